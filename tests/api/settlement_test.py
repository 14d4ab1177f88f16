"""The end of a month: two people settle it, the public reads and objects."""

from month_end import MARCH, MonthEndTest
from palmunion import Browser


class SettlementTest(MonthEndTest):
    def test_0_nothing_is_settled_before_the_month_is_frozen(self):
        for path in ("", "/list", "/acts", "/objections"):
            self.refuses(lambda **headers: self.ask("GET", MARCH + path, **headers),
                         409, "month_not_frozen")
            self.refuses(lambda **headers: self.browser().get(MARCH + path, **headers),
                         401, "staff_sign_in_needed")
        self.refused_act(409, "month_not_frozen", "freeze")
        self.refuses(lambda **headers: self.browser().post(f"{MARCH}/acts", {"act": "freeze"},
                                                           **headers), 401, "staff_sign_in_needed")
        note = {"words": "x"}
        self.refuses(lambda **headers: self.ask("POST", f"{MARCH}/objections", note, **headers),
                     409, "month_not_frozen")
        self.refuses(lambda **headers: self.browser().post(f"{MARCH}/objections", note, **headers),
                     401, "staff_sign_in_needed")
        for path, status, code in ((MARCH.replace("march", "none"), 404, "contest_unknown"),
                                   (MARCH.replace("2021-03", "2021-09"), 404, "month_unknown"),
                                   (MARCH.replace("2021-03", "march"), 422, "month_malformed")):
            self.refuses(lambda **headers: self.ask("GET", path, **headers), status, code)

    def test_1_places_are_questioned_and_answered(self):
        self.freeze_march()
        first = self.people()[0]
        self.refused_act(409, "act_not_now", "publish")
        self.refuses(lambda **headers: self.ask("POST", f"{MARCH}/objections", {"words": "x"},
                                                **headers), 404, "notice_unknown")
        self.refused_act(422, "act_unknown", "pardon")
        self.refused_act(409, "settlement_moved_on", "submit", revision=99)
        self.refuses(lambda **headers: self.ask("GET", f"{MARCH}/list?version=1", **headers),
                     404, "version_unknown")
        self.refused_act(409, "findings_open", "submit")
        self.refused_act(404, "finding_unknown", "keep", subject=99, reason="x")
        finding = self.desk()["findings"][0]
        self.assertEqual((finding["person"], finding["evidence"]), (first, "too_fast"))
        self.takes("keep", subject=finding["number"], reason="当面核实")
        self.refused_act(409, "finding_decided", "keep", subject=finding["number"], reason="x")
        self.refused_act(422, "evidence_unknown", "hold", person=first, reason="x")
        self.refused_act(422, "act_reason_missing", "hold", person=first, evidence="other")
        self.refused_act(422, "act_reason_too_long", "hold", person=first, evidence="other",
                         reason="x" * 501)
        self.refused_act(404, "candidate_unknown", "hold", person="p" + "9" * 32, evidence="other",
                         reason="x")
        self.refused_act(409, "place_not_held", "disqualify", person=first, reason="x")
        self.takes("hold", person=first, evidence="other", reason="核查")
        self.refused_act(409, "place_held_already", "hold", person=first, evidence="other",
                         reason="x")
        self.refused_act(409, "places_held", "submit")
        self.takes("disqualify", person=first, reason="不是职工")
        self.takes("appeal", person=first, reason="我是职工")
        self.refused_act(409, "appeal_open_already", "appeal", person=first, reason="x")
        self.refused_act(409, "appeals_open", "submit")
        self.refused_act(403, "appeal_needs_other", "release", person=first, reason="x")
        self.takes("release", 3, person=first, reason="已核实")
        self.assertEqual(self.people()[0], first)

    def test_2_a_second_person_approves_and_it_goes_on_notice(self):
        self.takes("submit")
        self.refused_act(409, "approval_missing", "publish")
        self.refused_act(403, "approver_prepared", "approve", 1, **self.approval())
        self.refused_act(409, "approval_stale", "approve", 2, **self.approval(hash="0"))
        self.refused_act(422, "approval_total_wrong", "approve", 2, **self.approval(yuan=1))
        # Money follows from it: whoever approves has just shown the second factor.
        self.later(minutes=11)
        self.refused_act(403, "step_up_needed", "approve", 2, **self.approval())
        self.assertEqual(self.colleagues[2].step_up().status, 200)
        self.takes("approve", 2, **self.approval())
        self.refused_act(409, "approved_already", "approve", 2, **self.approval())
        self.refused_act(422, "notice_begins_too_early", "publish", starts_on="2021-03-31")
        self.refused_act(422, "date_malformed", "publish", starts_on="tomorrow")
        desk = self.takes("publish", 2)
        self.assertEqual((desk["state"], desk["notice"]["last_day"]),
                         ("public_notice", "2021-04-08"))
        self.assertEqual(desk["versions"][0]["approved_by"], self.colleagues[2].number)
        self.refused_act(409, "nothing_to_correct", "correct", 2)
        self.refused_act(409, "notice_running", "finalise")

    def test_3_the_public_reads_and_objects(self):
        notice = self.desk()["notice"]
        page = Browser(self.stage)
        self.addCleanup(page.close)
        shown = page.get(notice["path"], accept="text/html")
        self.assertEqual((shown.status, shown.headers["x-robots-tag"]),
                         (200, "noindex, nofollow, noarchive"))
        self.assertRegex(shown.text, r"199\*\*\*\*\d{4}")
        self.assertNotIn("<script", shown.text)
        told = page.request("POST", notice["path"] + "/objections", "words=x&objector=",
                            {"Content-Type": "application/x-www-form-urlencoded"})
        self.assertEqual(told.status, 303)
        public = page.get(f"/api/v1/notices/{notice['id']}").json
        self.assertEqual((public["state"], len(public["versions"][0]["rows"])),
                         ("handling_objections", 3))
        self.refuses(lambda **headers: page.get("/api/v1/notices/nothing", **headers),
                     404, "notice_unknown")
        note = {"words": "第一名不是职工", "objector": "王女士"}
        self.assertEqual(self.ask("POST", f"{MARCH}/objections", note).json, {"number": 2})
        self.refuses(lambda **headers: self.ask("POST", f"{MARCH}/objections", {"words": ""},
                                                **headers), 422, "objection_words_length")
        self.refused_act(409, "objections_open", "finalise")
        self.refused_act(404, "objection_unknown", "decide", subject=9, reason="x")
        for number in (1, 2):
            self.takes("decide", subject=number, is_upheld=number == 2, reason="查实")
        channels = [row["channel"]
                    for row in self.ask("GET", f"{MARCH}/objections").json["items"]]
        self.assertEqual(channels, ["form", "telephone"])

    def test_4_whoever_falls_out_is_replaced_and_the_list_becomes_final(self):
        first, second, third = self.people()
        self.takes("hold", person=first, evidence="objection", reason="异议属实")
        self.takes("disqualify", person=first, reason="不是职工")
        self.refused_act(409, "correction_pending", "finalise")
        self.takes("approve", 2, **self.approval())
        self.takes("correct", 2)
        self.assertEqual(self.people(2), [second, third])
        moves = self.ask("GET", f"{MARCH}/list?version=2").json["moves_from_version_before"]
        self.assertEqual(moves[0], {"person": first, "place_before": 1, "place_after": 0,
                                    "yuan_before": 100, "yuan_after": 0})
        self.move_on("2021-04-09 00:01")
        desk = self.takes("finalise", 3)
        self.assertEqual(desk["state"], "final")
        self.refuses(lambda **headers: self.ask("POST", f"{MARCH}/objections", {"words": "x"},
                                                **headers), 409, "notice_takes_no_objection")
        acts = [row["act"] for row in self.ask("GET", f"{MARCH}/acts").json["items"]]
        self.assertEqual((acts[0], acts[-1]), ("freeze", "finalise"))

    def test_5_its_prizes_are_on_a_list_of_payments_until_they_have_an_end(self):
        self.refused_act(409, "payments_open", "pay", 3)
        listed = self.ask("GET", "/api/v1/payout/batches", staff="payer").json["items"][0]
        self.assertEqual((listed["contest"], listed["month"], listed["orders"]),
                         ("march", "2021-03", {"planned": 2}))
        orders = self.ask("GET", f"/api/v1/payout/batches/{listed['id']}/orders", staff="payer")
        for order in orders.json["items"]:
            given_up = self.ask("POST", f"/api/v1/payout/orders/{order['id']}/forfeit",
                                {"reason": "不再领取"}, staff="payer")
            self.assertEqual(given_up.status, 204)
        self.assertEqual(self.takes("pay", 3)["state"], "paid")

    def test_6_every_step_stands_in_the_log(self):
        entries = self.operator("GET", "/api/v1/audit/entries?limit=100&subject=month:march%202021-03")
        told = [(item["entry"]["act"], item["entry"]["who"])
                for item in reversed(entries.json["items"])]
        self.assertEqual(told[0], ("settlement_freeze", {
            "kind": "staff", "id": str(self.colleagues[1].number)}))
        self.assertIn(("settlement_find", {"kind": "system", "id": "settlement"}), told)
        self.assertIn(("settlement_approve", {
            "kind": "staff", "id": str(self.colleagues[2].number)}), told)
        self.assertIn("settlement_objection_noted", [act for act, _ in told])
        self.assertEqual(told[-1][0], "settlement_pay")
