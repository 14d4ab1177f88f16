"""What a player looks at: calendar, year, mistakes, practice; and what a player reports."""

from stage import ApiTest


class Looking(ApiTest):
    def test_calendar_and_year_show_the_days_played(self):
        player = self.player()
        for day in (8, 9, 11):
            self.stage.restart(f"2021-03-{day:02} 09:00")
            player.play(right=4)
        calendar = player.get(f"{player.contest}/calendar?month=2021-03").json
        self.assertEqual([(day["date"], day["points"]) for day in calendar["days"]],
                         [("2021-03-08", 40), ("2021-03-09", 40), ("2021-03-11", 40)])
        self.assertEqual((calendar["points"], calendar["played_days"]), (120, 3))
        self.assertEqual((calendar["streak_days"], calendar["longest_streak"]), (1, 2))
        year = player.get(f"{player.contest}/year?year=2021").json
        self.assertEqual([day["date"] for day in year["days"]],
                         ["2021-03-08", "2021-03-09", "2021-03-11"])
        self.assertEqual(player.day()["month"]["played_days"], [8, 9, 11])

    def test_months_and_years_that_are_none(self):
        player = self.player()
        for path, code in (("calendar?month=2021-13", "month_malformed"),
                           ("calendar?month=March", "month_malformed"),
                           ("year?year=abc", "year_malformed"),
                           ("year?year=1999999999999999999999", "year_malformed"),
                           ("board?month=2021-1", "month_malformed"),
                           ("verify/2021-99/me", "month_malformed"),
                           ("months/soon/list", "month_malformed")):
            with self.subTest(path):
                self.refuses(lambda path=path, **headers: player.get(
                    f"{player.contest}/{path}", **headers), 422, code)
        self.refuses(lambda **headers: player.get(
            f"{player.contest}/calendar?month=2020-12", **headers), 404, "month_unknown")

    def test_mistakes_come_back_with_their_explanation(self):
        player = self.player()
        done = player.play(right=2)
        wrong = [question for question in done["questions"] if not question["is_correct"]]
        mistakes = player.get(f"{player.contest}/mistakes").json["items"]
        self.assertEqual({item["code"] for item in mistakes}, {item["code"] for item in wrong})
        self.assertEqual({item["times_wrong"] for item in mistakes}, {1})
        self.assertTrue(all(item["explanation"] for item in mistakes))

    def test_mistakes_in_pages_are_each_there_once(self):
        player = self.player()
        player.play(right=0)
        player.share()
        player.play(right=0)
        codes, cursor = [], ""
        while cursor is not None:
            page = player.get(f"{player.contest}/mistakes?limit=3"
                              + (f"&cursor={cursor}" if cursor else "")).json
            codes += [item["code"] for item in page["items"]]
            cursor = page["next_cursor"]
        self.assertEqual((len(codes), len(set(codes))), (10, 10))
        for query, code in (("cursor=zz!", "cursor_malformed"), ("limit=0", "limit_out_of_range")):
            self.refuses(lambda query=query, **headers: player.get(
                f"{player.contest}/mistakes?{query}", **headers), 422, code)

    def test_practice_needs_a_history_and_moves_no_points(self):
        player = self.player()
        path = f"{player.contest}/practice"
        self.refuses(lambda **headers: player.post(path, **headers), 409,
                     "practice_needs_history")
        player.play(right=1)
        before = player.day()
        practice = player.post(path).json
        sheet = self.stage.answers(practice, right=len(practice["questions"]))
        body = {"token": practice["token"], "answers": sheet}
        checked = player.post(f"{path}/check", body)
        self.assertEqual((checked.status, checked.json["correct"]), (200, len(sheet)))
        self.assertEqual(player.day(), before)

    def test_practice_of_another_or_with_other_answers_is_refused(self):
        player, other = self.player(), self.player()
        player.play()
        path = f"{player.contest}/practice"
        practice = player.post(path).json
        count = len(practice["questions"])
        for browser, token, sheet, status, code in (
                (player, "made-up", [[0]] * count, 404, "practice_unknown"),
                (other, practice["token"], [[0]] * count, 404, "practice_unknown"),
                (player, practice["token"] + "A", [[0]] * count, 404, "practice_unknown"),
                (player, practice["token"], [[0]] * (count + 1), 422, "answers_count"),
                (player, practice["token"], [[7]] + [[0]] * (count - 1), 422,
                 "answer_out_of_range"),
                (player, practice["token"], [[0, 1]] * count, 422, "answer_not_single")):
            with self.subTest(code):
                body = {"token": token, "answers": sheet}
                self.refuses(lambda browser=browser, body=body, **headers: browser.post(
                    f"{path}/check", body, **headers), status, code)


class Reporting(ApiTest):
    def test_a_question_of_my_paper_can_be_reported(self):
        player = self.player()
        path = f"{player.contest}/question-reports"
        paper = player.start().json
        report = {"date": paper["date"], "number": 1, "index": 2, "reason": "typo"}
        self.refuses(lambda **headers: player.post(path, report, **headers), 409,
                     "attempt_not_handed_in")
        player.hand_in(paper, self.stage.answers(paper))
        sent = player.post(path, {**report, "text": "年份多了一个空格"})
        self.assertEqual(sent.status, 201)
        for changes, status, code in (
                ({"index": 5}, 422, "question_out_of_range"),
                ({"index": -1}, 422, "question_out_of_range"),
                ({"reason": "boring"}, 422, "report_reason_unknown"),
                ({"text": "长" * 201}, 422, "report_text_too_long"),
                ({"text": "第一行\n第二行"}, 422, "report_text_untidy"),
                ({"date": "昨天"}, 422, "date_malformed"),
                ({"number": 2}, 404, "attempt_unknown"),
                ({"date": "2021-03-07"}, 404, "attempt_unknown")):
            with self.subTest(changes):
                self.refuses(lambda body={**report, **changes}, **headers: player.post(
                    path, body, **headers), status, code)

    def test_doors_are_counted_for_anybody(self):
        browser = self.browser()
        path = "/api/v1/quiz/contests/march/entries"
        for channel in ("qr", "official_account_menu", "share", "direct"):
            body = {"channel": channel, "placement": "workshop-3"}
            self.assertEqual(browser.post(path, body).status, 204)
        self.assertEqual(browser.post(path, {"channel": "qr"}).status, 204)
        for body, code in (({"channel": "poster"}, "channel_unknown"),
                           ({"channel": "qr", "placement": "车间"}, "placement_malformed"),
                           ({"channel": "qr", "placement": "x" * 41}, "placement_malformed")):
            with self.subTest(body):
                self.refuses(lambda body=body, **headers: browser.post(path, body, **headers),
                             422, code)


class Posters(ApiTest):
    def test_a_poster_and_its_qr_code(self):
        browser = self.browser()
        contest = "/api/v1/quiz/contests/march"
        for paper in ("a4", "a3"):
            poster = browser.get(f"{contest}/poster.pdf?placement=workshop-3&paper={paper}")
            self.assertEqual(poster.status, 200)
            self.assertTrue(poster.body.startswith(b"%PDF-"))
        picture = browser.get(f"{contest}/qr.svg?placement=workshop-3")
        self.assertIn("<svg", picture.text)
        for path, code in (("poster.pdf?paper=a2", "paper_size_unknown"),
                           ("poster.pdf?placement=A%20B", "placement_malformed"),
                           ("qr.svg?placement=%2e%2e", "placement_malformed")):
            with self.subTest(path):
                self.refuses(lambda path=path, **headers: browser.get(
                    f"{contest}/{path}", **headers), 422, code)
