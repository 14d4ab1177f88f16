"""Lists of payments, the file for payment by hand, the provider's voice."""

import hashlib
import hmac
import itertools
import time
import unittest

from stage import ZHEJIANG
from staff import STAFF, Colleague
from staff_test import StaffTest

API = "/api/v1/payout"
BROKEN_CSV = {
    b"\xff": "csv_not_utf8", b"a\0": "csv_nul_character", b"": "csv_empty",
    b'"a': "csv_quote_unclosed", b'"a"b': "csv_text_after_quote", b"a\rb": "csv_stray_return",
    b"a,\n": "csv_column_unnamed", b"a,a\n": "csv_column_twice",
    b",".join(b"c%d" % number for number in range(65)): "csv_too_many_columns",
    b"a\n": "csv_column_missing",
}
RESULTS = "订单号,手机号,金额(元),结果,原因\n"
STATEMENT = "order_number,amount_fen,status\n"
months = itertools.count(1)


class PayoutTest(StaffTest):
    """Wang makes lists and may approve those of others; Li approves."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for name, *roles in (("wang", "payment_handler", "payment_reviewer"),
                             ("li", "payment_reviewer")):
            number, login, token = cls.invite(roles[0], ZHEJIANG)
            for role in roles[1:]:
                cls.warden.post(f"{STAFF}/people/{number}/posts",
                                {"role": role, "union": ZHEJIANG})
            colleague = Colleague(cls.stage, login)
            colleague.set_up(token)
            colleague.id = number
            cls.addClassCleanup(colleague.close)
            setattr(cls, name, colleague)

    def ask(self, method, path, body=None, by=None, **headers):
        if isinstance(body, str):
            body = body.encode()
        return (by or self.wang).request(method, API + path, body, {
            name.replace("_", "-").title(): value for name, value in headers.items()})

    def must(self, method, path, body=None, status=200, by=None):
        answer = self.ask(method, path, body, by)
        self.assertEqual(answer.status, status, answer.text)
        return answer.json if answer.body else None

    def refused(self, status, code, method, path, body=None, by=None):
        self.refuses(lambda **headers: self.ask(method, path, body, by, **headers), status, code)

    def grant(self, yuan, contest="march"):
        return self.must("POST", f"/budgets/{contest}", {
            "decision": f"d-{next(months)}", "yuan": yuan})

    def plan(self, *prizes, contest="march", month=None):
        """A list of its own month: each prize is (player, yuan)."""
        month = month or f"{2030 + next(months) // 12}-{next(months) % 12 + 1:02d}"
        return self.must("POST", "/orders", {"contest": contest, "month": month, "prizes": [
            {"phone": player.phone, "yuan": yuan, "place": place + 1}
            for place, (player, yuan) in enumerate(prizes)]}, 201)

    def approved(self, *prizes, **more):
        path = f"/batches/{self.plan(*prizes, **more)['id']}"
        submitted = self.must("POST", f"{path}/submit")
        self.must("POST", f"{path}/approve", {"list_hash": submitted["list_hash"]}, by=self.li)
        return path

    def released(self, *prizes, **more):
        self.grant(sum(yuan for _, yuan in prizes))
        path = self.approved(*prizes, **more)
        self.must("POST", f"{path}/release", by=self.li)
        return path

    def orders(self, path):
        return self.must("GET", f"{path}/orders")["items"]


class ByHand(PayoutTest):
    def test_two_people_pay_a_list_from_a_file_and_hand_the_results_back(self):
        one, two = self.player(), self.player()
        path = self.released((one, 100), (two, 80))
        file = self.ask("POST", f"{path}/file")
        self.assertEqual(file.status, 200)
        self.assertTrue(file.text.startswith("\ufeff订单号,手机号,金额(元),结果,原因\r\n"))
        self.assertIn(f",{one.phone},100.00,,", file.text)
        first, second = self.orders(path)
        self.assertEqual((first["state"], first["phone_masked"][3:7]), ("sent", "****"))
        done = self.must("POST", f"{path}/results", f"{RESULTS}{first['number']},,100,成功,\n"
                         f"{second['number']},,,失败,空号\n")
        self.assertEqual(done, {"succeeded": 1, "failed": 1, "unchanged": 0, "problems": []})
        self.assertEqual([order["state"] for order in self.orders(path)],
                         ["succeeded", "failed"])
        self.assertEqual(self.orders(path)[1]["reason"], "空号")
        budget = self.must("GET", "/budgets/march")
        self.assertGreaterEqual(budget["spent_fen"], 10_000)
        self.assertIn("succeeded", self.must("GET", path)["orders"])
        self.assertTrue(self.must("GET", "/batches")["items"])
        with self.subTest("a day compared"):
            made = self.must("POST", "/reconciliations/2021-03-08",
                             f"{STATEMENT}PU0,3000,succeeded\n", 201)
            self.assertIn({"kind": "unknown_to_us", "number": "PU0", "detail": "30.00"},
                          made["findings"])
            self.assertIn(made, self.must("GET", "/reconciliations")["items"])

    def test_wrong_rows_are_named_and_nothing_is_taken(self):
        path = self.released((self.player(), 30))
        self.must_file(path)
        number = self.orders(path)[0]["number"]
        done = self.must("POST", f"{path}/results", f"{RESULTS}{number},19900000000,30,成功,\n"
                         "PU0,,,成功,\nPU1,,,好,\n")
        self.assertEqual([(row["row"], row["code"]) for row in done["problems"]],
                         [(4, "result_word_unknown"), (2, "result_phone_differs"),
                          (3, "result_order_unknown")])
        self.assertEqual(self.orders(path)[0]["state"], "sent")

    def must_file(self, path):
        self.assertEqual(self.ask("POST", f"{path}/file").status, 200)

    def test_a_list_is_refused_for_its_reasons(self):
        player = self.player()
        plan = {"contest": "march", "month": "2040-01",
                "prizes": [{"phone": player.phone, "yuan": 60, "place": 1}]}
        self.must("POST", "/orders", plan, 201)

        def changed(**prize):
            return {**plan, "prizes": [{**plan["prizes"][0], **prize}]}
        for status, code, body in (
                (422, "month_malformed", {**plan, "month": "March"}),
                (422, "phone_malformed", changed(phone="1")),
                (422, "phone_of_machine", changed(phone="1440000000001")),
                (422, "phone_of_landline", changed(phone="057188888888")),
                (404, "winner_unknown", changed(phone="19988887777")),
                (409, "prize_planned_otherwise", changed(yuan=50)),
                (409, "cap_per_person", {**plan, "contest": "other"}),
                (422, "prize_out_of_range", {**changed(yuan=101), "month": "2040-02"}),
                (409, "batch_empty", {**plan, "prizes": []})):
            self.refused(status, code, "POST", "/orders", body)

    def test_a_list_takes_two_people_and_the_same_list(self):
        player = self.player()
        batch = self.plan((player, 30), contest="poor")
        path = f"/batches/{batch['id']}"
        order = self.orders(path)[0]["id"]
        self.refused(409, "batch_state", "POST", f"{path}/approve", {
            "list_hash": batch["list_hash"]})
        self.refused(409, "batch_state", "POST", f"{path}/release")
        self.refused(409, "batch_state", "POST", f"{path}/file")
        self.refused(409, "batch_state", "POST", f"{path}/results", RESULTS)
        self.must("POST", f"{path}/submit")
        self.refused(409, "batch_state", "POST", f"{path}/submit")
        seen = {"list_hash": batch["list_hash"]}
        self.refused(403, "batch_own", "POST", f"{path}/approve", seen)
        self.refused(409, "batch_changed", "POST", f"{path}/approve",
                     {"list_hash": "0" * 64}, by=self.li)
        self.must("POST", f"{path}/approve", seen, by=self.li)
        self.refused(409, "account_overdrawn", "POST", f"{path}/release")
        self.must("POST", f"/orders/{order}/phone", {"phone": "19977776666"}, 204)
        self.assertEqual(self.must("GET", path)["state"], "draft")
        self.must("POST", f"/orders/{order}/forfeit", {"reason": "left"}, 204)
        self.refused(409, "batch_empty", "POST", f"{path}/submit")
        for step, more in (("phone", {"phone": "19977776666"}), ("forfeit", {"reason": "left"})):
            self.refused(409, "order_state", "POST", f"/orders/{order}/{step}", more)
            self.refused(404, "order_unknown", "POST", f"/orders/0/{step}", more)

    def test_an_order_is_changed_for_a_reason_and_to_a_phone(self):
        order = self.orders(f"/batches/{self.plan((self.player(), 30))['id']}")[0]["id"]
        self.refused(422, "reason_missing", "POST", f"/orders/{order}/forfeit",
                     {"reason": ""})
        for phone, code in (("1", "phone_malformed"), ("1440000000001", "phone_of_machine"),
                            ("057188888888", "phone_of_landline")):
            self.refused(422, code, "POST", f"/orders/{order}/phone",
                         {"phone": phone})

    def test_the_switch_stops_everything_that_has_not_left(self):
        self.grant(30)
        path = self.approved((self.player(), 30))
        off = {"on": False, "reason": "checking"}
        self.refused(422, "reason_missing", "PUT", "/switch", {**off, "reason": ""})
        self.must("PUT", "/switch", off)
        self.addCleanup(self.must, "PUT", "/switch", {**off, "on": True})
        self.assertEqual(self.must("GET", "/switch"),
                         {"on": False, "reason": "checking", "turned_by": "韩梅梅"})
        self.refused(409, "payout_stopped", "POST", f"{path}/release", by=self.li)
        self.must("PUT", "/switch", {**off, "on": True})
        self.must("POST", f"{path}/release", by=self.li)
        self.must("PUT", "/switch", off)
        self.refused(409, "payout_stopped", "POST", f"{path}/file")

    def test_a_budget_is_granted_once_for_a_decision(self):
        grant = {"decision": "2021-17", "yuan": 5300}
        for _ in range(2):
            self.assertEqual(self.must("POST", "/budgets/once", grant)["available_fen"], 530_000)
        self.refused(409, "entry_key_reused", "POST", "/budgets/once", {**grant, "yuan": 1})
        self.refused(422, "entry_key_malformed", "POST", "/budgets/once",
                     {**grant, "decision": "two words"})
        self.refused(422, "entry_amount_out_of_range", "POST", "/budgets/once",
                     {**grant, "decision": "new", "yuan": 0})

    def test_broken_files_are_refused(self):
        path = self.released((self.player(), 30))
        day = "/reconciliations/2021-03-08"
        for csv, code in BROKEN_CSV.items():
            self.refused(422, code, "POST", f"{path}/results", csv)
            self.refused(422, code, "POST", day, csv)
        self.refused(422, "csv_column_unknown", "POST", f"{path}/results", "订单号,结果,x\n")
        self.refused(422, "csv_column_unknown", "POST", day, "order_number,amount_fen,status,x\n")
        self.refused(422, "csv_field_count", "POST", day, STATEMENT + "PU1\n")
        self.refused(422, "status_unknown", "POST", day, STATEMENT + "PU1,1,odd\n")
        self.refused(422, "date_malformed", "POST", "/reconciliations/today", STATEMENT)

    def test_unknown_lists_are_refused(self):
        for method, path, body in (
                ("GET", "/batches/0", None), ("GET", "/batches/x/orders", None),
                ("POST", "/batches/0/submit", None),
                ("POST", "/batches/0/approve", {"list_hash": ""}),
                ("POST", "/batches/0/release", None),
                ("POST", "/batches/0/file", None),
                ("POST", "/batches/0/results", RESULTS)):
            self.refused(404, "batch_unknown", method, path, body)

    def test_money_goes_by_the_hands_of_people_who_showed_themselves(self):
        path = f"/batches/{self.plan((self.player(), 30))['id']}"
        # A program may make lists, and nothing more.
        self.assertEqual(self.operator("POST", f"{API}{path}/submit").status, 200)
        for step in ("approve", "release"):
            self.assert_refused(self.operator("POST", f"{API}{path}/{step}"), 403, "not_permitted")
        who = self.must("GET", path)["submitted_by"]
        self.assertEqual(who, "token:operator")
        self.assertEqual(self.must("POST", f"{path}/approve", {
            "list_hash": self.must("GET", path)["list_hash"]}, by=self.li)["approved_by"], "韩梅梅")
        self.later(minutes=11)
        for way in (f"{path}/approve", f"{path}/release", "/budgets/march"):
            self.refused(403, "step_up_needed", "POST", way, by=self.li)
        for colleague in (self.wang, self.li):
            self.assertEqual(colleague.step_up().status, 200)

    def test_every_act_stands_in_the_log(self):
        path = self.released((self.player(), 30))
        self.ask("POST", f"{path}/file")
        number = path.rpartition("/")[2]
        items = self.operator("GET", f"/api/v1/audit/entries?subject=payout-list:{number}").json[
            "items"]
        self.assertEqual([item["entry"]["act"] for item in reversed(items)], [
            "payout_prizes_planned", "payout_list_submitted", "payout_list_approved",
            "payout_list_released", "payout_file_taken"])
        self.assertEqual([item["entry"]["who"]["id"] for item in reversed(items)], [
            colleague.id for colleague in (self.wang, self.wang, self.li, self.li, self.wang)])


class WithProvider(PayoutTest):
    more_settings = {"payout.provider_url": "http://127.0.0.1:9",
                     "payout.provider_secret": "shared", "payout.batch_yuan_max": "50",
                     "payout.contest_yuan_max": "80"}

    def tell(self, body, age_s=0, secret="shared"):
        path = f"{API}/callbacks"
        timestamp = str(stage_now(self.stage) - age_s)
        key = hashlib.sha256(secret.encode()).digest()
        text = f"{timestamp}\nPOST\n{path}\n{body}".encode()
        signature = hmac.new(key, text, hashlib.sha256).hexdigest()
        return self.stage.operator.request("POST", path, body.encode(), {
            "X-Timestamp": timestamp, "X-Signature": signature})

    def test_a_signed_callback_pays_once_and_a_forged_one_never(self):
        path = self.released((self.player(), 30))
        number = self.wait_for_number(path)
        paid = f'{{"order_number":"{number}","status":"succeeded"}}'
        self.assert_refused(self.tell(paid, secret="guessed"), 403, "callback_forged")
        self.assert_refused(self.tell(paid, age_s=700), 403, "callback_stale")
        self.assert_refused(self.tell(paid.replace("succeeded", "odd")), 422, "status_unknown")
        self.assertNotEqual(self.orders(path)[0]["state"], "succeeded")
        for _ in range(5):
            self.assertEqual(self.tell(paid).status, 204)
        self.assertEqual(self.tell(paid.replace("succeeded", "failed")).status, 204)
        self.assertEqual(self.tell(paid.replace(number, "PU0")).status, 204)
        self.assertEqual(self.orders(path)[0]["state"], "succeeded")
        self.assertEqual(self.must("GET", "/budgets/march")["spent_fen"], 3000)
        self.refused(409, "channel_is_provider", "POST", f"{path}/file")
        self.refused(409, "channel_is_provider", "POST", f"{path}/results", RESULTS)

    def wait_for_number(self, path):
        ends_at = time.monotonic() + 60
        while time.monotonic() < ends_at:
            if number := self.orders(path)[0]["number"]:
                return number
            time.sleep(0.05)
        raise AssertionError("nothing is sent")

    def test_a_list_stays_below_the_caps(self):
        batch = self.plan((self.player(), 30), (self.player(), 30), contest="big")
        self.refused(409, "cap_per_batch", "POST", f"/batches/{batch['id']}/submit")
        self.grant(100, "full")
        for _ in range(2):
            self.released_of("full")
        batch = self.plan((self.player(), 30), contest="full")
        self.refused(409, "cap_per_contest", "POST", f"/batches/{batch['id']}/submit")

    def released_of(self, contest):
        path = self.approved((self.player(), 30), contest=contest)
        self.must("POST", f"{path}/release", by=self.li)


def stage_now(server):
    """Seconds since 1970 by the program's clock."""
    return int(time.time()) + int(server.settings["clock.offset_s"])


if __name__ == "__main__":
    unittest.main()
