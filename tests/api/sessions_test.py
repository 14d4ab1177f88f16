"""How long a session lives, how it ends, and what time does to codes and proofs."""

from stage import ApiTest, fresh_phone

IDENTITY = "/api/v1/identity"
DEVICES = f"{IDENTITY}/devices"


class Devices(ApiTest):
    def signed_in_on(self, phone, device_name, local_time):
        self.stage.restart(local_time)
        return self.browser().sign_in(phone, device_name)

    def test_a_device_signed_out_is_out_at_its_next_request(self):
        phone = fresh_phone()
        old = self.signed_in_on(phone, "旧手机", "2021-03-08 09:10")
        new = self.signed_in_on(phone, "新手机", "2021-03-08 09:20")
        devices = new.get(DEVICES).json["items"]
        self.assertEqual([device["name"] for device in devices], ["新手机", "旧手机"])
        self.assertEqual([device["current"] for device in devices], [True, False])
        self.assertEqual(old.get("/api/v1/me").status, 200)
        self.assertEqual(new.delete(f"{DEVICES}/{devices[1]['id']}").status, 204)
        self.assert_refused(old.get("/api/v1/me"), 401, "sign_in_needed")
        self.assertEqual(new.get("/api/v1/me").status, 200)

    def test_somebody_elses_device_cannot_be_named(self):
        mine, theirs = self.player(), self.player()
        identifier = theirs.get(DEVICES).json["items"][0]["id"]
        for name in (identifier, "d-0", "x"):
            with self.subTest(name):
                self.refuses(lambda name=name, **headers: mine.delete(
                    f"{DEVICES}/{name}", **headers), 404, "device_unknown")
        self.assertEqual(theirs.get("/api/v1/me").status, 200)

    def test_sign_out_ends_this_session_only(self):
        phone = fresh_phone()
        one = self.signed_in_on(phone, "一", "2021-03-08 09:30")
        two = self.signed_in_on(phone, "二", "2021-03-08 09:40")
        token = one.cookie
        self.assertEqual(one.delete(f"{IDENTITY}/session").status, 204)
        # A copied cookie is worth nothing either: the store has forgotten the session.
        one.cookie = token
        self.assert_refused(one.get("/api/v1/me"), 401, "sign_in_needed")
        self.assertEqual(two.get("/api/v1/me").status, 200)

    def test_sign_out_everywhere_ends_them_all(self):
        phone = fresh_phone()
        one = self.signed_in_on(phone, "一", "2021-03-08 09:50")
        two = self.signed_in_on(phone, "二", "2021-03-08 10:00")
        tokens = one.cookie, two.cookie
        self.assertEqual(two.delete(DEVICES).status, 204)
        one.cookie, two.cookie = tokens
        for browser in (one, two):
            self.assert_refused(browser.get("/api/v1/me"), 401, "sign_in_needed")

    def test_nobody_without_a_session_comes_anywhere(self):
        nobody = self.browser()
        contest = "/api/v1/quiz/contests/march"
        paper = f"{contest}/attempts/2021-03-08/1"
        sheet = {"answers": [[0]] * 5}
        doors = [
            ("GET", DEVICES, None), ("DELETE", DEVICES, None), ("DELETE", f"{DEVICES}/x", None),
            ("GET", "/api/v1/me", None), ("PATCH", "/api/v1/me", {}),
            ("PUT", "/api/v1/me/union", {"code": "330702"}), ("GET", f"{contest}/me", None),
            ("POST", f"{contest}/attempts", {}), ("GET", paper, None),
            ("PUT", f"{paper}/answers", sheet), ("POST", f"{paper}/hand-in", sheet),
            ("POST", f"{contest}/second-chance/share", {}),
            ("POST", f"{contest}/second-chance/study", {}),
            ("POST", f"{contest}/second-chance/study/check", {"card": "C1", "answer": 0}),
            ("GET", f"{contest}/calendar", None), ("GET", f"{contest}/year", None),
            ("GET", f"{contest}/mistakes", None), ("POST", f"{contest}/practice", {}),
            ("POST", f"{contest}/practice/check", {"token": "x", "answers": []}),
            ("POST", f"{contest}/question-reports",
             {"date": "2021-03-08", "number": 1, "index": 0, "reason": "typo"}),
            ("GET", f"{contest}/board?around=me", None),
            ("GET", f"{contest}/verify/2021-03/me", None),
        ]
        for method, path, body in doors:
            for cookie in (None, "__Host-palmunion=", "__Host-palmunion=" + "A" * 32):
                with self.subTest(f"{method} {path} {cookie}"):
                    nobody.cookie = cookie
                    self.refuses(lambda m=method, p=path, b=body, accept_language=None:
                                 nobody.request(m, p, b, {"Accept-Language": accept_language}),
                                 401, "sign_in_needed")


class Time(ApiTest):
    """Each test moves the one clock of the program forward."""

    def test_1_a_code_dies_after_five_minutes(self):
        browser, phone = self.browser(), fresh_phone()
        sent = browser.ask_for_code(phone).json
        body = {"code_id": sent["code_id"], "code": self.stage.code_for(phone)}
        self.stage.restart("2021-03-08 09:06")
        self.refuses(lambda **headers: browser.post(f"{IDENTITY}/sessions", body, **headers),
                     409, "code_expired")

    def test_2_a_proof_dies_too(self):
        browser = self.browser()
        body = {"phone": fresh_phone(), "purpose": "sign_in", "proof": browser.prove()}
        self.stage.restart("2021-03-08 09:10")
        self.refuses(lambda **headers: browser.post(f"{IDENTITY}/codes", body, **headers),
                     409, "proof_expired")

    def test_3_four_codes_an_hour_and_eight_a_day_whoever_asks(self):
        browser, phone = self.browser(), fresh_phone()
        self.stage.settings["server.trusted_proxies"] = "127.0.0.1"
        self.addCleanup(self.stage.settings.pop, "server.trusted_proxies")

        def send(network, **headers):
            return browser.ask_for_code(phone, x_forwarded_for=f"198.51.100.{network}", **headers)

        def allowed(network):
            answer = send(network)
            self.assertEqual(answer.status, 429)
            return answer.json["allowed"]

        self.stage.restart("2021-03-08 09:20")
        self.assertEqual(send(1).status, 202)
        # Another network is not told that somebody has just asked.
        self.assertEqual(send(2).status, 202)
        self.stage.restart("2021-03-08 09:22")
        self.assertEqual(send(1).status, 202)
        self.stage.restart("2021-03-08 09:24")
        self.refuses(lambda **headers: send(1, **headers), 429, "code_hour_limit")
        self.assertEqual(allowed(1), 2)
        # The owner is not kept out by what the first network used up.
        self.assertEqual(send(3).status, 202)
        self.refuses(lambda **headers: send(4, **headers), 429, "code_hour_limit")
        self.assertEqual(allowed(4), 4)
        self.stage.restart("2021-03-08 11:30")
        self.assertEqual([send(network).status for network in (1, 2, 3)], [202] * 3)
        self.stage.restart("2021-03-08 13:00")
        self.refuses(lambda **headers: send(1, **headers), 429, "code_day_limit")
        self.assertEqual(allowed(1), 3)
        self.assertEqual(send(5).status, 202)
        self.refuses(lambda **headers: send(6, **headers), 429, "code_day_limit")
        self.assertEqual(allowed(6), 8)
        self.stage.restart("2021-03-09 09:27")
        self.assertEqual(send(1).status, 202)

    def test_4_a_session_lives_thirty_days(self):
        player = self.player()
        for local_time, status in (("2021-04-08 09:20", 200), ("2021-04-08 09:40", 401)):
            self.stage.restart(local_time)
            self.assertEqual(player.get("/api/v1/me").status, status, local_time)

    def test_5_codes_of_many_proofs_from_one_address_are_limited(self):
        self.stage.settings["identity.codes_per_address_hour"] = "2"
        self.stage.restart("2021-04-09 09:00")
        browser = self.browser()
        answers = [browser.ask_for_code(fresh_phone()) for _ in range(3)]
        self.assertEqual([answer.status for answer in answers], [202, 202, 429])
