"""What a winner does: sees the prize, takes it, has it paid to another number, gives it up."""

import re
import time

from month_end import MARCH, MonthEndTest
from stage import ZHEJIANG, fresh_phone
from staff import Colleague

PRIZES = "/api/v1/me/prizes"
MINE = f"{PRIZES}/march/2021-03"
ONE = {"real_name": "张伟", "id_number": "11010519491231002X"}
TWO = {"real_name": "李娜", "id_number": "440524188001010014"}
THREE = {"real_name": "王芳", "id_number": "330702199003077723"}


class PrizesTest(MonthEndTest):
    """Seven winners of one March: one is paid, one claims twice, one gives up, one is too late."""

    right_answers = (5, 4, 3, 2, 1, 1, 1)
    more_settings = {"payout.retry_wait_s": "1"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        _, login, token = cls.invite("payment_reviewer", ZHEJIANG)
        cls.colleagues["releaser"] = Colleague(cls.stage, login)
        cls.colleagues["releaser"].set_up(token)
        cls.addClassCleanup(cls.colleagues["releaser"].close)

    def move_on(self, local_time):
        super().move_on(local_time)
        for player in self.players:
            if not player.get("/api/v1/identity/session").json["signed_in"]:
                player.sign_in(player.phone)

    def prize(self, player):
        return self.players[player].get(PRIZES).json["items"][0]

    def state(self, player):
        return self.prize(player)["state"]

    def claim(self, player, card=None, **more):
        return self.players[player].post(f"{MINE}/claim", {**(card or {}), **more})

    def claims(self, player, card):
        answer = self.claim(player, card)
        self.assertEqual(answer.status, 200, answer.text)
        return answer.json

    def refused(self, status, code, player, step, body=None, path=MINE):
        self.refuses(lambda **headers: self.players[player].post(f"{path}/{step}", body, **headers),
                     status, code)

    def code_for_another_phone(self, player):
        phone = fresh_phone()
        browser = self.players[player]
        sent = browser.post("/api/v1/identity/codes", {
            "phone": phone, "purpose": "prize_phone", "proof": browser.prove()})
        self.assertEqual(sent.status, 202, sent.text)
        return phone, {"code_id": sent.json["code_id"], "code": self.stage.code_for(phone)}

    def pays(self, method, path, body=None, status=200, staff="payer"):
        answer = self.ask(method, f"/api/v1/payout{path}", body, staff)
        self.assertEqual(answer.status, status, answer.text)
        return answer

    def refuses_every_bad_code(self, player, step, more):
        """A code is asked for in the same way wherever it is given."""
        def refused(status, code, given):
            self.refused(status, code, player, step, {**more, **given})

        refused(422, "prize_code_missing", {"code_id": "x"})
        refused(422, "code_malformed", {"code_id": "x", "code": "12"})
        refused(404, "code_unknown", {"code_id": "x", "code": "123456"})
        _, good = self.code_for_another_phone(player)
        wrong = {**good, "code": f"{(int(good['code']) + 1) % 1_000_000:06}"}
        refused(422, "code_wrong", wrong)
        for _ in range(3):
            self.players[player].post(f"{MINE}/{step}", {**more, **wrong})
        refused(429, "code_locked", wrong)
        # The code of a sign-in opens nothing here.
        asked = self.players[player].ask_for_code(fresh_phone())
        refused(404, "code_unknown", {"code_id": asked.json["code_id"], "code": "123456"})

    def test_0_nobody_has_won_before_the_list_is_out(self):
        self.assertEqual(self.players[0].get(PRIZES).json, {"items": []})
        self.refuses(lambda **headers: self.browser().get(PRIZES, **headers), 401, "sign_in_needed")
        for step in ("claim", "give-up", "phone"):
            body = {"code_id": "x", "code": "123456"} if step == "phone" else ONE
            body = None if step == "give-up" else body
            self.refused(404, "prize_unknown", 0, step, body)
            self.refused(422, "month_malformed", 0, step, body, f"{PRIZES}/march/soon")
            self.refuses(lambda **headers: self.browser().post(f"{MINE}/{step}", body, **headers),
                         401, "sign_in_needed")
        self.refuses(lambda **headers: self.ask("GET", f"{MARCH}/claims", **headers),
                     409, "month_not_frozen")
        self.refuses(lambda **headers: self.ask(
            "POST", f"{MARCH}/claims", {"person": "x", "decision": "pay", "reason": "x"},
            **headers), 409, "month_not_frozen")

    def test_1_winners_take_their_prizes_while_the_list_is_on_notice(self):
        self.freeze_march()
        for finding in self.desk()["findings"]:
            self.takes("keep", subject=finding["number"], reason="当面核实")
        self.takes("submit")
        self.takes("approve", 2, **self.approval())
        self.takes("publish", 2)
        seen = self.prize(0)
        self.assertEqual((seen["state"], seen["place"], seen["yuan"], seen["last_day"]),
                         ("to_claim", 1, 100, "2021-05-08"))
        self.assertEqual(self.players[0].get(seen["notice_path"], accept="text/html").status, 200)
        self.refused(422, "real_name_missing", 0, "claim", {})
        self.refused(422, "real_name_malformed", 0, "claim", {**ONE, "real_name": "1"})
        self.refused(422, "id_number_malformed", 0, "claim", {**ONE, "id_number": "1"})
        self.refuses_every_bad_code(0, "claim", ONE)
        phone, code = self.code_for_another_phone(0)
        self.assertEqual(self.claim(0, ONE, **code).json["phone_masked"],
                         f"{phone[:3]}****{phone[7:]}")
        self.assertEqual(self.claim(0, ONE, **code).status, 200)
        self.refused(409, "prize_claimed_otherwise", 0, "claim", TWO)
        self.refused(409, "code_used", 1, "claim", {**TWO, **code})
        self.refused(409, "prize_phone_changed_already", 0, "phone", code)

    def test_2_one_person_with_two_phones_wins_once(self):
        self.claims(4, TWO)
        self.claims(1, TWO)
        self.assertEqual((self.state(1), self.state(4)), ("confirmed", "struck_out"))
        self.assertEqual(self.prize(4)["evidence"], "same_person")
        self.refused(409, "prize_not_open", 4, "claim", THREE)
        cases = self.desk()["cases"]
        self.assertEqual([(case["state"], case["evidence"]) for case in cases],
                         [("struck_out", "same_person")])
        self.refused(409, "prize_not_open", 2, "phone", {"code_id": "x", "code": "123456"})

    def test_3_who_gives_up_before_the_result_makes_room(self):
        self.assertEqual(self.players[2].post(f"{MINE}/give-up").json["state"], "given_up")
        self.refused(409, "prize_not_open", 2, "give-up")
        self.takes("approve", 2, **self.approval())
        self.takes("correct", 2)
        self.assertEqual(self.prize(3)["place"], 3)
        self.assertEqual([row["state"]
                          for row in self.ask("GET", f"{MARCH}/claims").json["items"]],
                         ["confirmed", "struck_out", "confirmed"])

    def test_3b_who_is_held_can_appeal(self):
        self.refused(409, "prize_not_open", 6, "appeal", {"reason": "是我"})
        self.refused(422, "month_malformed", 6, "appeal", {"reason": "是我"}, f"{PRIZES}/march/soon")
        self.refused(404, "prize_unknown", 6, "appeal", {"reason": "是我"}, f"{PRIZES}/march/2021-04")
        self.refuses(lambda **headers: self.browser().post(
            f"{MINE}/appeal", {"reason": "x"}, **headers), 401, "sign_in_needed")
        row = next(row for row in self.ask("GET", f"{MARCH}/list").json["places"]
                   if row["place"] == self.prize(6)["place"])
        self.takes("hold", person=row["person"], evidence="other", reason="同一台手机")
        self.assertEqual((self.state(6), self.prize(6)["reason"]), ("held", "同一台手机"))
        self.refused(422, "act_reason_missing", 6, "appeal", {"reason": " "})
        self.refused(422, "act_reason_too_long", 6, "appeal", {"reason": "长" * 501})
        said = self.players[6].post(f"{MINE}/appeal", {"reason": "手机是我的，家人偶尔也用"})
        self.assertTrue(said.json["has_appealed"], said.text)
        self.refused(409, "appeal_open_already", 6, "appeal", {"reason": "再说一次"})
        self.refused_act(403, "appeal_needs_other", "release", person=row["person"], reason="x")
        self.takes("release", 2, person=row["person"], reason="家人作证")
        self.assertEqual(self.state(6), "to_claim")

    def test_4_a_number_is_changed_once_with_a_code_of_its_own(self):
        self.refused(422, "prize_code_missing", 1, "phone", {})
        self.refuses_every_bad_code(1, "phone", {})
        _, late = self.code_for_another_phone(1)
        _, also_late = self.code_for_another_phone(3)
        self.stage.restart("2021-04-01 10:00")
        self.refused(409, "code_expired", 1, "phone", late)
        self.refused(409, "code_expired", 3, "claim", {**THREE, **also_late})
        phone, code = self.code_for_another_phone(1)
        self.refused(409, "code_used", 1, "phone", self.used(code))
        self.assertTrue(self.prize(1)["can_change_phone"])
        phone, code = self.code_for_another_phone(1)
        changed = self.players[1].post(f"{MINE}/phone", code).json
        self.assertEqual(changed["phone_masked"][-4:], phone[-4:])
        self.assertFalse(self.prize(1)["can_change_phone"])

    def used(self, code):
        """The same code after somebody else has had a prize paid by it."""
        answer = self.players[5].post(f"{MINE}/claim", {**THREE, **code})
        self.assertEqual(answer.status, 200, answer.text)
        return code

    def test_5_only_claimed_prizes_are_paid(self):
        self.move_on("2021-04-09 00:01")
        self.takes("finalise", 3)
        self.assertEqual(self.prize(0)["state"], "confirmed")
        self.pays("POST", "/budgets/march", {"decision": "2021-17", "yuan": 1000},
                  staff="releaser")
        batch = self.pays("GET", "/batches").json["items"][0]
        path = f"/batches/{batch['id']}"
        # The last two have as many points: their places are by lot.
        self.assertEqual(sorted(order["claim"] for order in self.pays("GET", f"{path}/orders")
                                .json["items"]), ["awaited"] * 2 + ["made"] * 3)
        listed = self.pays("POST", f"{path}/submit").json
        self.pays("POST", f"{path}/approve", {"list_hash": listed["list_hash"]}, staff="releaser")
        self.pays("POST", f"{path}/release", staff="releaser")
        self.assertEqual(self.state(0), "handed_over")
        self.refused(409, "prize_not_open", 0, "give-up")
        self.pays("POST", f"{path}/file")
        first, second, *_ = self.pays("GET", f"{path}/orders").json["items"]
        self.pays("POST", f"{path}/results",
                  f"订单号,结果,原因\n{first['number']},成功,\n{second['number']},失败,空号\n".encode())
        paid, failed = self.prize(0), self.prize(1)
        self.assertEqual((paid["state"], failed["state"], failed["reason"]),
                         ("arrived", "failed", "空号"))
        for step in ("claimed_at", "handed_over_at", "arrived_at"):
            self.assertTrue(paid[step], step)

    def test_6_who_claims_twice_after_the_result_waits_for_staff(self):
        self.assertEqual(self.claims(3, ONE)["state"], "held")
        waiting = next(row for row in self.ask("GET", f"{MARCH}/claims").json["items"]
                       if row["doubted_with"])
        self.assertEqual((waiting["doubted_with"]["place"], waiting["name_masked"]), (1, "张*"))

        def decide(decision="forfeit", person=waiting["person"], reason="同一人", **headers):
            return self.ask("POST", f"{MARCH}/claims", {
                "person": person, "decision": decision, "reason": reason}, **headers)

        self.refuses(lambda **headers: decide("burn", **headers), 422, "act_unknown")
        self.refuses(lambda **headers: decide(reason=" ", **headers), 422, "act_reason_missing")
        self.refuses(lambda **headers: decide(person="x", **headers), 409, "claim_not_doubted")
        self.assertEqual(decide().status, 200)
        self.assertEqual((self.state(3), self.prize(3)["reason"]), ("forfeited", "同一人"))

    def test_7_a_prize_is_gone_after_the_last_day(self):
        self.assertEqual((self.state(6), self.prize(6)["last_day"]), ("to_claim", "2021-05-09"))
        self.move_on("2021-05-10 00:01")
        self.refused(409, "prize_claim_over", 6, "claim",
                     {"real_name": "赵敏", "id_number": "330106198512120038"})
        # What the program does by itself, it does once a minute.
        order = self.order_of(6)
        self.assertEqual((self.state(6), order["state"]), ("expired", "forfeited"))

    def order_of(self, player):
        """The payment of a player's prize, once nobody waits for its claim any more."""
        place, until = self.prize(player)["place"], time.monotonic() + 60
        while time.monotonic() < until:
            for batch in self.pays("GET", "/batches").json["items"]:
                for order in self.pays("GET", f"/batches/{batch['id']}/orders").json["items"]:
                    if order["place"] == place and order["state"] == "forfeited":
                        return order
            time.sleep(0.05)
        raise AssertionError("the prize is still to be had")

    def receipt(self, player, **of):
        made = self.players[player].post("/api/v1/me/receipts", {"contest": "march", **of})
        self.assertEqual(made.status, 200, made.text)
        return made.json

    def test_8_anybody_can_check_a_receipt(self):
        page = self.browser()
        self.stage.restart("2021-05-10 00:03")
        prize = self.receipt(0, kind="prize", month="2021-03")
        self.assertEqual(self.receipt(0, kind="prize", month="2021-03"), prize)
        shown = page.get(prize["path"], accept="text/html", accept_language="zh-CN")
        self.assertEqual(shown.status, 200)
        for words in ("✓ 已到账", "获奖名单定稿", "本人确认领取", "发放名单放行"):
            self.assertIn(words, shown.text)
        self.assertNotIn("<script", shown.text)
        self.assertNotIn("张伟", shown.text)
        for leaf, size in re.findall(r"inclusion\?leaf=(\d+)&amp;size=(\d+)", shown.text):
            proof = page.get(f"/api/v1/audit/proof/inclusion?leaf={leaf}&size={size}").json
            self.assertIn(proof["leaf_hash"], shown.text)
            self.assertIn(proof["root"], shown.text)
        attempt = self.receipt(0, kind="attempt", date="2021-03-08", number=1)
        shown = page.get(attempt["path"], accept="text/html", accept_language="en")
        self.assertIn("✓ Valid", shown.text)
        self.assertIn("The month was frozen", shown.text)
        self.refuses(lambda **headers: page.get("/v/nothing", **headers), 404, "receipt_unknown")

    def test_9_a_receipt_is_made_of_what_is_there(self):
        def refused(status, code, **of):
            self.refuses(lambda **headers: self.players[0].post(
                "/api/v1/me/receipts", {"contest": "march", **of}, **headers), status, code)

        attempt = {"kind": "attempt", "date": "2021-03-08", "number": 1}
        refused(422, "receipt_kind_unknown", kind="medal")
        refused(422, "month_malformed", kind="prize", month="soon")
        refused(422, "date_malformed", **{**attempt, "date": "soon"})
        refused(404, "contest_unknown", **{**attempt, "contest": "none"})
        refused(404, "attempt_unknown", **{**attempt, "date": "2021-03-09"})
        refused(404, "prize_unknown", kind="prize", month="2021-04")
        self.refuses(lambda **headers: self.browser().post(
            "/api/v1/me/receipts", {"contest": "march", **attempt}, **headers),
            401, "sign_in_needed")
        started = self.players[0].start().json
        refused(409, "attempt_not_handed_in", **{**attempt, "date": started["date"]})

    def test_90_acts_of_winners_stand_in_the_log_without_their_names(self):
        entries = self.operator("GET", "/api/v1/audit/entries?limit=100&act=settlement_prize_claimed")
        self.assertEqual({row["entry"]["who"]["kind"] for row in entries.json["items"]}, {"person"})
        self.assertGreaterEqual(len(entries.json["items"]), 4)
        self.assertNotIn("张伟", entries.text)
