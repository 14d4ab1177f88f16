"""Contests and banks: reading them, and managing them with the operator's token."""

import json

from palmunion import Browser
from stage import BANK, CONTESTS, OPERATOR, ApiTest, book, settings

QUESTIONS = f"/api/v1/quiz/banks/{BANK}/questions"


class Reading(ApiTest):
    def test_the_rules_of_the_page_are_the_defaults(self):
        rules = self.browser().get(f"{CONTESTS}/march").json["rules"]
        self.assertEqual((rules["questions_per_attempt"], rules["points_per_question"]), (5, 10))
        self.assertEqual((rules["attempts_per_day"], rules["time_limit_s"]), (2, 300))
        self.assertEqual(rules["second_chance"], "share")
        self.assertEqual(rules["tie_breakers"], ["points", "accuracy", "draw"])
        self.assertEqual(rules["prize_total_yuan_per_month"], 5300)
        self.assertEqual(rules["winners_per_month"], 100)

    def test_each_month_has_its_hash_and_keeps_its_secret(self):
        months = self.browser().get(f"{CONTESTS}/march").json["months"]
        self.assertEqual([(month["month"], month["state"], month["secret"]) for month in months],
                         [("2021-03", "open", None), ("2021-04", "ahead", None),
                          ("2021-05", "ahead", None), ("2021-06", "ahead", None)])
        self.assertEqual(len({month["secret_hash"] for month in months}), 4)

    def test_the_rules_in_words_follow_the_language(self):
        browser = self.browser()
        chinese = browser.get(f"{CONTESTS}/march", accept_language="zh-CN").json["rules_text"]
        english = browser.get(f"{CONTESTS}/march", accept_language="en").json["rules_text"]
        self.assertEqual(len(chinese), len(english))
        self.assertTrue(all(line.isascii() for line in english), english)
        self.assertFalse(any(line.isascii() for line in chinese), chinese)

    def test_the_list_says_which_run(self):
        self.stage.create_contest(settings("later", starts_on="2021-07-01", ends_on="2021-07-31"))
        self.stage.create_contest(settings("over", starts_on="2021-01-01", ends_on="2021-01-31"))
        items = self.browser().get(CONTESTS).json["items"]
        states = {item["slug"]: item["status"] for item in items}
        self.assertEqual((states["march"], states["later"], states["over"]),
                         ("running", "announced", "ended"))

    def test_an_etag_holds_until_the_contest_changes(self):
        browser = self.browser()
        self.stage.create_contest(settings("etag", starts_on="2021-07-01", ends_on="2021-07-31"))
        for path in (f"{CONTESTS}/etag", CONTESTS):
            with self.subTest(path):
                tag = browser.get(path).headers["etag"]
                self.assertEqual(browser.get(path, if_none_match=tag).status, 304)
                changed = settings("etag", starts_on="2021-07-01", ends_on="2021-07-31",
                                   title=f"新的标题 {path[-4:]}")
                self.assertEqual(self.operator("PUT", f"{CONTESTS}/etag/settings",
                                               changed).status, 200)
                self.assertEqual(browser.get(path, if_none_match=tag).status, 200)

    def test_a_contest_nobody_made_is_unknown_everywhere(self):
        player = self.player(slug="nowhere")
        contest, paper = player.contest, f"{player.contest}/attempts/2021-03-08/1"
        sheet = {"answers": [[0]] * 5}
        for method, path, body in (
                ("GET", contest, None), ("GET", f"{contest}/me", None),
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
                ("POST", f"{contest}/entries", {"channel": "qr"}),
                ("GET", f"{contest}/board", None), ("GET", f"{contest}/months/2021-03/list", None),
                ("GET", f"{contest}/verify/2021-03/me", None),
                ("GET", f"{contest}/poster.pdf", None), ("GET", f"{contest}/qr.svg", None)):
            with self.subTest(f"{method} {path}"):
                self.refuses(lambda m=method, p=path, b=body, accept_language=None:
                             player.request(m, p, b, {"Accept-Language": accept_language}),
                             404, "contest_unknown")


TIERS = [{"from": 1, "to": 10, "yuan": 100}, {"from": 11, "to": 100, "yuan": 30}]
WRONG_SETTINGS = [
    ({"slug": "March!"}, 422, "slug_malformed"),
    ({"time_limit": 60}, 400, "setting_unknown"),
    ({"bank": "nowhere"}, 404, "bank_unknown"),
    ({"organiser": "999999"}, 404, "union_unknown"),
    ({"bank": "tiny"}, 409, "bank_too_small"),
    ({"title": ""}, 422, "setting_missing"),
    ({"title": "长" * 61}, 422, "setting_too_long"),
    ({"ends_on": "2021-06-31"}, 422, "date_malformed"),
    ({"timezone": "Asia/Hangzhou"}, 422, "time_zone_unknown"),
    ({"ends_on": "2023-12-31"}, 422, "contest_too_long"),
    ({"tie_breakers": ["draw"]}, 422, "tie_breakers_not_by_points"),
    ({"tie_breakers": ["points"]}, 422, "tie_breakers_without_draw"),
    ({"tie_breakers": ["points", "accuracy", "accuracy", "draw"]}, 422, "tie_breaker_twice"),
    ({"questions_per_attempt": 0}, 422, "setting_out_of_range"),
    ({"time_limit_s": -1}, 422, "setting_out_of_range"),
    ({"second_chance": "lottery"}, 422, "setting_unknown_value"),
    ({"tie_breakers": ["luck"]}, 422, "setting_unknown_value"),
    ({"starts_on": "2022-07-01"}, 422, "dates_reversed"),
    ({"draw_mix": {"easy": 5, "medium": 5, "hard": 5}}, 422, "draw_mix_count"),
    ({"prize_tiers": TIERS[:1]}, 422, "prize_tiers_end"),
    ({"prize_tiers": [{**TIERS[0], "to": 0}]}, 422, "prize_tier_reversed"),
    ({"prize_tiers": [{"from": 1, "to": 100, "yuan": 50}]}, 422, "prize_first_not_top"),
    ({"prize_tiers": [TIERS[0], {**TIERS[1], "from": 12}]}, 422, "prize_tiers_gap"),
    ({"prize_tiers": [TIERS[0], {**TIERS[1], "from": 10}]}, 422, "prize_tiers_overlap"),
    ({"prize_tiers": [TIERS[0], {**TIERS[1], "yuan": 29}]}, 422, "prize_tiers_range"),
    ({"prize_tiers": [TIERS[0], {"from": 11, "to": 50, "yuan": 30},
                      {"from": 51, "to": 100, "yuan": 40}]}, 422, "prize_tiers_increasing"),
]


class Settings(ApiTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        assert cls.stage.stop() == 0
        file = cls.stage.folder / "tiny.json"
        file.write_text(json.dumps([question("TINY1")]), encoding="utf-8")
        code, _, errors = cls.stage.run("import", "questions", str(file), "--bank", "tiny")
        assert code == 0, errors
        cls.stage.start()

    def refuses_settings(self, method, path, document, status, code):
        self.refuses(lambda accept_language: self.stage.operator.request(
            method, path, document, {**OPERATOR, "Accept-Language": accept_language}),
            status, code)

    def test_each_wrong_setting_is_refused_by_its_name(self):
        for changes, status, code in WRONG_SETTINGS:
            with self.subTest(changes):
                document = settings(**{"slug": "wrong", **changes})
                self.refuses_settings("POST", CONTESTS, document, status, code)
        self.refuses_settings("POST", CONTESTS, settings("march"), 409, "contest_exists")
        listed = self.browser().get(CONTESTS).json["items"]
        self.assertNotIn("wrong", [item["slug"] for item in listed])

    def test_the_same_wrong_settings_are_refused_as_a_new_version(self):
        later = {"slug": "draft", "starts_on": "2021-07-01", "ends_on": "2021-07-31"}
        self.stage.create_contest(settings(**later))
        for changes, status, code in WRONG_SETTINGS:
            with self.subTest(changes):
                self.refuses_settings("PUT", f"{CONTESTS}/draft/settings",
                                      settings(**{**later, **changes}), status, code)
        self.assertEqual(self.browser().get(f"{CONTESTS}/draft").json["version"], 1)

    def test_rules_are_locked_once_a_contest_has_begun_and_words_are_not(self):
        path = f"{CONTESTS}/march/settings"
        before = self.browser().get(f"{CONTESTS}/march").json["version"]
        self.refuses(lambda accept_language: self.stage.operator.request(
            "PUT", path, settings(time_limit_s=60), {**OPERATOR,
                                                     "Accept-Language": accept_language}),
            409, "contest_started", field="time_limit_s")
        answer = self.operator("PUT", path, settings(slogan="跟党走"))
        self.assertEqual((answer.status, answer.json["version"]), (200, before + 1))
        self.assertEqual(self.browser().get(f"{CONTESTS}/march").json["slogan"], "跟党走")

    def test_a_slug_that_stands_on_posters_stays(self):
        self.refuses_settings("PUT", f"{CONTESTS}/march/settings", settings("april"),
                              409, "slug_fixed")

    def test_a_contest_that_nobody_made_has_no_settings(self):
        self.refuses(lambda accept_language: self.stage.operator.request(
            "PUT", f"{CONTESTS}/nowhere/settings", settings("nowhere"),
            {**OPERATOR, "Accept-Language": accept_language}), 404, "contest_unknown")


class Operators(ApiTest):
    def test_only_the_operator_manages(self):
        player = self.player()
        nobody = Browser(self.stage)
        document = settings("mine")
        for method, path, body in (
                ("POST", CONTESTS, document), ("PUT", f"{CONTESTS}/march/settings", document),
                ("GET", QUESTIONS, None), ("POST", QUESTIONS, question("Q1")),
                ("GET", f"{CONTESTS}/march/entries", None), ("GET", "/api/v1/union-hints", None),
                ("PATCH", f"{QUESTIONS}/CN001", {"enabled": False})):
            with self.subTest(f"{method} {path}"):
                wrong = {"authorization": "Bearer guessed"}
                for browser, headers in ((nobody, {}), (nobody, wrong), (player, {}),
                                         (player, wrong)):
                    answer = browser.request(method, path, body, headers)
                    self.assertIn((answer.status, answer.code),
                                  ((401, "sign_in_needed"), (401, "staff_sign_in_needed")))
        self.assertEqual(nobody.get(f"{CONTESTS}/march").json["title"], settings()["title"])
        nobody.close()


def question(code, **changes):
    return {"code": code, "type": "single", "period": "P1", "topic": "event", "difficulty": 1,
            "stem": f"试题 {code} 的正确选项是哪一个？",
            "options": {"A": "第一项", "B": "第二项", "C": "第三项", "D": "第四项"},
            "answer": ["B"], "explanation": "第二项正确。", "source": "测试用题", **changes}


class Entries(ApiTest):
    def test_doors_are_counted_by_channel_and_placement(self):
        self.stage.create_contest(settings("doors"))
        path = f"{CONTESTS}/doors/entries"
        for body in ({"channel": "qr", "placement": "workshop-3"}, {"channel": "direct"}) * 2:
            self.assertEqual(self.browser().post(path, body).status, 204)
        counts = self.operator("GET", path).json["items"]
        self.assertEqual([(row["channel"], row["placement"], row["entries"]) for row in counts],
                         [("direct", None, 2), ("qr", "workshop-3", 2)])
        self.refuses(lambda accept_language: self.stage.operator.request(
            "GET", f"{CONTESTS}/nowhere/entries", None,
            {**OPERATOR, "Accept-Language": accept_language}), 404, "contest_unknown")


class Banks(ApiTest):
    def test_a_question_is_added_switched_off_and_on(self):
        added = self.operator("POST", QUESTIONS, question("T001"))
        self.assertEqual((added.status, added.json["version"], added.json["enabled"]),
                         (201, 1, True))
        off = self.operator("PATCH", f"{QUESTIONS}/T001", {"enabled": False})
        self.assertEqual((off.status, off.json["enabled"]), (200, False))
        on = self.operator("PATCH", f"{QUESTIONS}/T001", {"enabled": True})
        self.assertTrue(on.json["enabled"])

    def test_another_wording_is_the_next_version(self):
        self.operator("POST", QUESTIONS, question("T002"))
        again = self.operator("POST", QUESTIONS, question("T002", explanation="说得更清楚。"))
        self.assertEqual((again.status, again.json["version"]), (201, 2))

    def test_wrong_questions_are_refused(self):
        options = question("x")["options"]
        for changes, code in (
                ({"type": "essay"}, "question_type_unknown"),
                ({"stem": "长" * 500 + "？"}, "question_text_length"),
                ({"options": {"A": "只有一项"}}, "options_count"),
                ({"options": {**options, "B": "第一项"}}, "options_same"),
                ({"answer": ["E"]}, "answer_unknown_option"),
                ({"answer": ["A", "B"]}, "answer_count"),
                ({"stem": ""}, "question_field_empty"),
                ({"source": "书 "}, "question_text_untidy"),
                ({"code": "T 900"}, "question_code_malformed"),
                ({"period": "P8"}, "period_unknown"),
                ({"topic": "labour"}, "topic_unknown"),
                ({"options": {**options, "D": "以上都对"}}, "option_names_others"),
                ({"type": "true_false", "options": {"A": "对", "B": "错"}, "answer": ["A"]},
                 "options_not_true_false"),
                ({"period": "L", "topic": "union_law"}, "valid_from_missing"),
                ({"valid_from": "2022-02-31"}, "date_malformed"),
                ({"difficulty": 4}, "difficulty_out_of_range")):
            with self.subTest(code):
                document = {**question("T900"), **changes}
                self.refuses(lambda document=document, accept_language=None:
                             self.stage.operator.request("POST", QUESTIONS, document, {
                                 **OPERATOR, "Accept-Language": accept_language}), 422, code)

    def test_a_question_stays_as_hard_as_it_is(self):
        self.operator("POST", QUESTIONS, question("T003"))
        self.refuses(lambda accept_language: self.stage.operator.request(
            "POST", QUESTIONS, question("T003", difficulty=3),
            {**OPERATOR, "Accept-Language": accept_language}), 409, "difficulty_fixed")

    def test_a_stem_stands_in_a_bank_once(self):
        stem = next(iter(book()))
        document = question("T901", stem=stem)
        self.refuses(lambda accept_language: self.stage.operator.request(
            "POST", QUESTIONS, document, {**OPERATOR, "Accept-Language": accept_language}),
            409, "question_duplicate")

    def test_what_is_not_there(self):
        for method, path, body, status, code in (
                ("GET", "/api/v1/quiz/banks/nowhere/questions", None, 404, "bank_unknown"),
                ("POST", "/api/v1/quiz/banks/nowhere/questions", question("T1"), 404,
                 "bank_unknown"),
                ("PATCH", "/api/v1/quiz/banks/nowhere/questions/T1", {"enabled": True}, 404,
                 "bank_unknown"),
                ("PATCH", f"{QUESTIONS}/NOBODY", {"enabled": True}, 404, "question_unknown"),
                ("GET", f"{QUESTIONS}?cursor=!", None, 422, "cursor_malformed"),
                ("GET", f"{QUESTIONS}?limit=0", None, 422, "limit_out_of_range")):
            with self.subTest(path):
                self.refuses(lambda m=method, p=path, b=body, accept_language=None:
                             self.stage.operator.request(m, p, b, {
                                 **OPERATOR, "Accept-Language": accept_language}), status, code)

    def test_a_bank_in_use_keeps_enough_questions(self):
        """Switching off question after question is refused before a paper could not be drawn."""
        page = self.operator("GET", f"{QUESTIONS}?limit=100").json
        items = list(page["items"])
        while page["next_cursor"]:
            page = self.operator("GET",
                                 f"{QUESTIONS}?limit=100&cursor={page['next_cursor']}").json
            items += page["items"]
        hard = [item["code"] for item in items if item["difficulty"] == 3 and item["enabled"]]
        for code in hard:
            answer = self.operator("PATCH", f"{QUESTIONS}/{code}", {"enabled": False})
            if answer.status != 200:
                break
        self.assert_refused(answer, 409, "bank_too_small")
        player = self.player()
        self.assertEqual(player.start().status, 201)
