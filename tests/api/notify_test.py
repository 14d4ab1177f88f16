"""Codes by SMS through gateways that lose, throttle, refuse and break (security.md A3)."""

import http.client
import json
import subprocess
import sys
import time

from palmunion import ROOT
from stage import ApiTest, fresh_phone

IDENTITY = "/api/v1/identity"
CODES = "/api/v1/notify/codes"
SECRET = "SECRETEXAMPLE"
# What the breaker takes for a gateway that does not work.
FAILURES = 3


class Simulator:
    """tools/message_simulator.py as a program of its own."""

    def __init__(self):
        command = [sys.executable, str(ROOT / "tools/message_simulator.py"), "--secret", SECRET]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, json.dumps(body) if body is not None else None)
        answer = json.loads(connection.getresponse().read())
        connection.close()
        return answer

    def become(self, mode, **more):
        self.ask("PUT", "/control", {"mode": mode, **more})

    def brought(self, phone):
        """The codes that have reached a phone."""
        return [message["code"] for message in self.ask("GET", "/truth")["messages"]
                if message["phone"] == phone]

    def asked(self):
        return self.ask("GET", "/truth")["asked"]

    def close(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class GatewayTest(ApiTest):
    """A server whose codes leave through the simulator."""

    gateway = "aliyun"
    caps = {}

    @classmethod
    def setUpClass(cls):
        cls.simulator = Simulator()
        cls.addClassCleanup(cls.simulator.close)
        cls.more_settings = {
            "sms.gateway": cls.gateway, "sms.url": f"http://127.0.0.1:{cls.simulator.port}",
            "sms.key_id": "AKIDEXAMPLE", "sms.key_secret": SECRET, "sms.sign_name": "掌上工会",
            "sms.template_sign_in": "SMS_000000001", "sms.app_id": "1400000000", **cls.caps}
        super().setUpClass()

    def setUp(self):
        self.simulator.become("calm")

    def ended(self, browser, code_id):
        """What became of a message, once it is known."""
        ends_at = time.monotonic() + 120
        while time.monotonic() < ends_at:
            answer = browser.get(f"{CODES}/{code_id}")
            if answer.status != 200 or answer.json["state"] in ("accepted", "unknown"):
                return answer
            time.sleep(0.05)
        raise AssertionError(f"still {answer.json}")

    def ask_for_code(self, browser, phone):
        asked = browser.ask_for_code(phone)
        self.assertEqual(asked.status, 202, asked.text)
        return asked.json["code_id"]

    def state(self, browser, code_id):
        answer = self.ended(browser, code_id)
        self.assertEqual(answer.status, 200, answer.text)
        return answer.json["state"]

    def sign_in_through_the_gateway(self):
        browser, phone = self.browser(), fresh_phone()
        code_id = self.ask_for_code(browser, phone)
        self.assertEqual(self.state(browser, code_id), "accepted")
        codes = self.simulator.brought(phone)
        self.assertEqual(len(codes), 1)
        done = browser.post(f"{IDENTITY}/sessions", {"code_id": code_id, "code": codes[0]})
        self.assertEqual(done.status, 201, done.text)

    def open_breaker(self):
        """Gives so many messages to a gateway that takes none that it is left alone."""
        self.simulator.become("unpaid")
        browser = self.browser()
        for _ in range(FAILURES):
            answer = self.ended(browser, self.ask_for_code(browser, fresh_phone()))
            self.assert_refused(answer, 503, "sms_not_sent")
        return browser


class ThroughAliyun(GatewayTest):
    def test_a_code_signs_in(self):
        self.sign_in_through_the_gateway()

    def test_a_reply_that_is_lost_sends_no_second_message(self):
        browser, phone = self.browser(), fresh_phone()
        self.simulator.become("lose", times=1)
        code_id = self.ask_for_code(browser, phone)
        self.assertEqual(self.state(browser, code_id), "unknown")
        codes = self.simulator.brought(phone)
        self.assertEqual(len(codes), 1)
        done = browser.post(f"{IDENTITY}/sessions", {"code_id": code_id, "code": codes[0]})
        self.assertEqual(done.status, 201, done.text)

    def test_a_throttled_message_goes_out_a_little_later(self):
        browser, phone = self.browser(), fresh_phone()
        self.simulator.become("throttle", times=1)
        asked = self.simulator.asked()
        self.assertEqual(self.state(browser, self.ask_for_code(browser, phone)), "accepted")
        self.assertEqual(len(self.simulator.brought(phone)), 1)
        self.assertEqual(self.simulator.asked(), asked + 2)

    def test_the_worker_is_told_why_no_code_will_come(self):
        for mode, status, code in (("full", 429, "sms_number_full"),
                                   ("refuse", 409, "sms_number_refused"),
                                   ("unpaid", 503, "sms_not_sent")):
            browser = self.browser()
            self.simulator.become(mode)
            code_id = self.ask_for_code(browser, fresh_phone())
            self.ended(browser, code_id)
            self.refuses(lambda **headers: browser.get(f"{CODES}/{code_id}", **headers),
                         status, code)
            self.simulator.become("calm")
            self.sign_in_through_the_gateway()

    def test_nobody_learns_of_messages_that_were_not_asked_for(self):
        browser = self.browser()
        self.refuses(lambda **headers: browser.get(f"{CODES}/made-up", **headers),
                     404, "message_unknown")

    def test_a_code_stands_nowhere_in_the_clear(self):
        browser, phone = self.browser(), fresh_phone()
        self.simulator.become("throttle")
        self.ask_for_code(browser, phone)
        self.simulator.become("calm")
        ends_at = time.monotonic() + 120
        while not self.simulator.brought(phone) and time.monotonic() < ends_at:
            time.sleep(0.05)
        code = self.simulator.brought(phone)[0].encode()
        for file in (self.stage.folder / "data").glob("palmunion.db*"):
            self.assertNotIn(phone.encode(), file.read_bytes())
            self.assertNotIn(b'"code":"' + code, file.read_bytes())
        self.assertNotIn(phone, self.stage.log_text())


class ThroughTencent(GatewayTest):
    gateway = "tencent"

    def test_a_code_signs_in(self):
        self.sign_in_through_the_gateway()

    def test_a_number_that_has_had_its_messages_is_told_so(self):
        browser = self.browser()
        self.simulator.become("full")
        answer = self.ended(browser, self.ask_for_code(browser, fresh_phone()))
        self.assert_refused(answer, 429, "sms_number_full")


class ThroughAGatewayOfTheirOwn(GatewayTest):
    gateway = "local"

    def test_a_code_signs_in(self):
        self.sign_in_through_the_gateway()


class BrokenGateway(GatewayTest):
    def test_the_breaker_opens_says_so_and_closes_again(self):
        browser = self.open_breaker()
        asked = self.simulator.asked()
        phone = fresh_phone()
        self.refuses(lambda **headers: browser.ask_for_code(phone, **headers),
                     503, "sms_unavailable")
        answer = browser.ask_for_code(phone)
        self.assertIn(answer.json["retry_after_s"], range(1, 31))
        self.assertEqual(answer.headers["retry-after"], str(answer.json["retry_after_s"]))
        self.assertEqual(self.simulator.asked(), asked)
        self.simulator.become("calm")
        self.stage.restart("2021-03-08 09:10")
        self.sign_in_through_the_gateway()
        self.sign_in_through_the_gateway()


class SilentGateway(GatewayTest):
    def test_a_gateway_that_is_not_there_is_found_out(self):
        self.simulator.close()
        browser = self.browser()
        for _ in range(FAILURES):
            self.ask_for_code(browser, fresh_phone())
        ends_at = time.monotonic() + 120
        while time.monotonic() < ends_at:
            answer = browser.ask_for_code(fresh_phone())
            if answer.status != 202:
                return self.assert_refused(answer, 503, "sms_unavailable")
        raise AssertionError("the breaker stays closed")

    def setUp(self):
        pass


class FewMessages(GatewayTest):
    caps = {"sms.per_number_day": "1", "sms.per_day": "2"}

    def test_a_number_and_the_installation_have_so_many_messages_a_day(self):
        browser, phone = self.browser(), fresh_phone()
        self.state(browser, self.ask_for_code(browser, phone))
        self.stage.restart("2021-03-08 09:10")
        self.refuses(lambda **headers: browser.ask_for_code(phone, **headers),
                     429, "sms_number_cap", wait_hours=15)
        self.state(browser, self.ask_for_code(browser, fresh_phone()))
        self.refuses(lambda **headers: browser.ask_for_code(fresh_phone(), **headers),
                     503, "sms_day_cap", wait_hours=15)
        self.stage.restart("2021-03-09 09:00")
        self.state(browser, self.ask_for_code(browser, phone))
