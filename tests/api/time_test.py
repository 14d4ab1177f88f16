"""The edges of time: deadline, midnight, month, contest, and a clock that is moved back."""

import hashlib

from stage import CONTESTS, ApiTest, settings


class Edges(ApiTest):
    def at(self, local_time):
        self.stage.restart(local_time)

    def test_1_an_attempt_of_31_march_handed_in_on_1_april_counts_in_march(self):
        """Scenario D4, step 4."""
        player = self.player()
        self.at("2021-03-31 23:58:30")
        paper = player.start().json
        self.at("2021-04-01 00:02:10")
        done = player.hand_in(paper, self.stage.answers(paper)).json
        self.assertEqual((done["date"], done["state"], done["points"]),
                         ("2021-03-31", "submitted", 50))
        self.assertEqual(done["month"]["month"], "2021-03")
        day = player.on_another_device().day()
        self.assertEqual((day["today"], day["month"]["month"], day["month"]["points"]),
                         ("2021-04-01", "2021-04", 0))
        self.assertEqual(day["previous_month"]["points"], 50)
        self.assertEqual(player.play()["date"], "2021-04-01")

    def test_2_a_late_hand_in_is_scored_with_the_answers_that_were_saved(self):
        player = self.player()
        paper = player.start().json
        player.save(paper, self.stage.answers(paper, right=2))
        # Five minutes to answer and five of grace: then it is over.
        self.at("2021-04-01 00:25:00")
        sheet = self.stage.answers(paper)
        self.refuses(lambda **headers: player.hand_in(paper, sheet, **headers),
                     409, "attempt_expired")
        self.refuses(lambda **headers: player.put(
            player.attempt(paper, "/answers"), {"answers": sheet}, **headers),
            409, "attempt_expired")
        shown = player.get(player.attempt(paper)).json
        self.assertEqual((shown["state"], shown["points"]), ("expired", 20))
        self.assertEqual(player.day()["month"]["points"], 20)

    def test_3_within_the_grace_it_still_counts(self):
        player = self.player()
        paper = player.start().json
        self.at("2021-04-01 00:33:00")
        done = player.hand_in(paper, self.stage.answers(paper))
        self.assertEqual((done.status, done.json["points"]), (200, 50))

    def test_4_a_frozen_month_reveals_its_secret(self):
        self.at("2021-04-02 09:00")
        browser = self.browser()
        path = f"{CONTESTS}/march/months/2021-03/list"
        if browser.get(path).status == 409:
            self.assertEqual(self.stage.stop(), 0)
            code, _, errors = self.stage.run("contest", "close", "march", "2021-03")
            self.assertEqual(code, 0, errors)
            self.stage.start()
        frozen = browser.get(path).json
        self.assertEqual([row["rank"] for row in frozen["items"]], [1])
        self.assertEqual((frozen["items"][0]["points"], frozen["items"][0]["yuan"]), (50, 100))
        month = browser.get(f"{CONTESTS}/march").json["months"][0]
        self.assertEqual((month["state"], month["secret"]), ("provisional", frozen["secret"]))
        digest = hashlib.sha256(frozen["secret"].encode()).hexdigest()
        self.assertEqual(digest, month["secret_hash"])
        tag = browser.get(path).headers["etag"]
        self.assertEqual(browser.get(path, if_none_match=tag).status, 304)
        self.assertEqual(self.stage.stop(), 0)
        code, said, errors = self.stage.run("verify", "contest", "march")
        self.assertEqual(code, 0, said + errors)
        self.stage.start()

    def test_5_before_the_first_day_and_after_the_last(self):
        self.stage.create_contest(settings("later", starts_on="2021-05-01",
                                           ends_on="2021-05-31"))
        self.stage.create_contest(settings("study-later", starts_on="2021-05-01",
                                           ends_on="2021-05-31", second_chance="study"))
        player, student = self.player(slug="later"), self.player(slug="study-later")
        self.refuses(lambda **headers: player.start(**headers), 409, "contest_not_begun")
        day = player.day()
        self.assertEqual((day["can_start"], day["reason"]), (False, "contest_not_begun"))
        self.check_chances(player, student, "contest_not_begun")
        self.at("2021-04-30 23:59:59")
        # A second may pass while it answers: not yet, or just begun.
        self.assertIn(player.start().status, (409, 201))
        self.at("2021-05-31 23:57:00")
        player.sign_in(player.phone)
        student.sign_in(student.phone)
        self.assertEqual(player.start().status, 201)
        self.at("2021-06-01 00:00:01")
        self.refuses(lambda **headers: player.start(**headers), 409, "contest_ended")
        self.assertEqual(player.day()["reason"], "contest_ended")
        self.check_chances(player, student, "contest_ended")

    def check_chances(self, player, student, code):
        self.refuses(lambda **headers: player.post(
            f"{player.contest}/second-chance/share", **headers), 409, code)
        self.refuses(lambda **headers: student.post(
            f"{student.contest}/second-chance/study", **headers), 409, code)

    def test_6_a_clock_moved_back_starts_nothing(self):
        self.at("2021-06-01 00:00:30")
        player = self.player()
        player.play()
        late = self.player()
        paper = late.start().json
        self.at("2021-05-20 09:00")
        for refused in (lambda **headers: self.player().start(**headers),
                        lambda **headers: late.hand_in(paper, [[0]] * 5, **headers)):
            self.refuses(refused, 503, "clock_moved_back")
        ready = self.browser().get("/readyz?verbose")
        self.assertEqual(ready.status, 503)
        # Later than anything that was stored, however long that took, and before the deadline.
        self.at("2021-06-01 00:04:00")
        self.assertEqual(late.hand_in(paper, [[0]] * 5).status, 200)
