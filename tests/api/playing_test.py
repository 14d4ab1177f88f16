"""A worker plays: paper, saved answers, hand-in, result; and everything that is refused."""

import sqlite3
import threading

from stage import CONTESTS, EDUCATION, JINHUA, WUCHENG, ApiTest, settings


class Playing(ApiTest):
    def test_a_whole_attempt(self):
        player = self.player()
        day = player.day()
        self.assertEqual((day["ready"], day["can_start"], day["attempts_used"]), (True, True, 0))
        paper = player.start().json
        self.assertEqual((paper["date"], paper["number"], paper["state"]),
                         ("2021-03-08", 1, "issued"))
        self.assertEqual(len(paper["questions"]), 5)
        done = player.hand_in(paper, self.stage.answers(paper, right=3)).json
        self.assertEqual((done["points"], done["correct"], done["state"]), (30, 3, "submitted"))
        self.assertEqual([question["is_correct"] for question in done["questions"]],
                         [True, True, True, False, False])
        self.assertEqual(done["month"]["points"], 30)
        self.assertTrue(all(question["explanation"] and question["source"]
                            for question in done["questions"]))
        self.assertEqual(player.get(player.attempt(paper)).json, done)

    def test_answers_never_leave_before_the_hand_in(self):
        player = self.player()
        paper = player.start()
        saved = player.save(paper.json, [[0]] * 5)
        shown = player.get(player.attempt(paper.json))
        for answer in (paper, saved, shown):
            for word in ("answer\"", "is_correct", "explanation", "source", "code"):
                self.assertNotIn(word, answer.text)

    def test_a_refresh_and_another_device_show_the_same_paper(self):
        player = self.player()
        paper = player.start()
        self.assertEqual(paper.status, 201)
        sheet = [[0], [1], [], [0], []]
        self.assertEqual(player.save(paper.json, sheet).status, 200)
        again = player.on_another_device().start()
        self.assertEqual(again.status, 200)
        self.assertEqual([question["chosen"] for question in again.json["questions"]], sheet)
        stems = [[question["stem"] for question in answer.json["questions"]]
                 for answer in (paper, again)]
        self.assertEqual(stems[0], stems[1])
        self.assertEqual(again.json["deadline"], paper.json["deadline"])

    def test_parallel_starts_give_one_paper(self):
        player = self.player()
        answers = []

        def start():
            device = player.on_another_device()
            answers.append(device.start())
            device.close()

        threads = [threading.Thread(target=start) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(answer.status for answer in answers), [200] * 15 + [201])
        self.assertEqual(len({answer.body for answer in answers}), 1)
        self.assertEqual(player.day()["attempts_used"], 1)

    def test_the_same_hand_in_again_is_the_same_result_and_another_is_refused(self):
        player = self.player()
        paper = player.start().json
        sheet = self.stage.answers(paper, right=4)
        first = player.hand_in(paper, sheet)
        self.assertEqual(player.hand_in(paper, sheet).json, first.json)
        other = self.stage.answers(paper, right=5)
        self.refuses(lambda **headers: player.hand_in(paper, other, **headers),
                     409, "already_handed_in")
        self.refuses(lambda **headers: player.put(
            player.attempt(paper, "/answers"), {"answers": other}, **headers),
            409, "already_handed_in")
        self.assertEqual(player.day()["month"]["points"], 40)

    def test_an_unanswered_question_gives_nothing_and_costs_nothing(self):
        player = self.player()
        paper = player.start().json
        done = player.hand_in(paper, [[]] * 5).json
        self.assertEqual((done["points"], done["correct"]), (0, 0))

    def test_a_third_attempt_is_refused(self):
        player = self.player()
        player.play()
        self.refuses(lambda **headers: player.start(**headers), 409, "second_chance_needed")
        self.assertEqual(player.day()["second_chance"], {"mode": "share", "state": "offered"})
        self.assertTrue(player.share().json["granted"])
        player.play()
        self.refuses(lambda **headers: player.start(**headers), 409, "attempt_quota_used")
        day = player.day()
        self.assertEqual((day["attempts_used"], day["attempts_allowed"], day["can_start"]),
                         (2, 2, False))
        self.assertEqual((day["reason"], day["month"]["points"]), ("attempt_quota_used", 100))
        player.share()
        self.refuses(lambda **headers: player.start(**headers), 409, "attempt_quota_used")

    def test_no_question_twice_on_one_day(self):
        player = self.player()
        first = player.play()
        player.share()
        second = player.play()
        codes = [question["code"] for done in (first, second) for question in done["questions"]]
        self.assertEqual(len(set(codes)), 10)

    def test_the_channel_is_one_of_four(self):
        player = self.player()
        self.refuses(lambda **headers: player.post(f"{player.contest}/attempts",
                                                   {"channel": "poster"}, **headers),
                     422, "channel_unknown", field="channel")
        answer = player.post(f"{player.contest}/attempts", {"channel": "official_account_menu"})
        self.assertEqual(answer.status, 201)


class Gate(ApiTest):
    def test_no_question_before_the_union_is_stored(self):
        player = self.player(union=None)
        day = player.day()
        self.assertEqual((day["ready"], day["needs"], day["can_start"]), (False, "union", False))
        self.assertEqual(day["reason"], "union_missing")
        self.refuses(lambda **headers: player.start(**headers), 403, "union_missing")
        self.refuses(lambda **headers: player.post(
            f"{player.contest}/second-chance/share", **headers), 403, "union_missing")
        player.join("330702")
        self.assertEqual(player.start().status, 201)

    def test_a_contest_may_ask_for_a_union_further_down(self):
        self.stage.create_contest(settings("deep", union_min_depth=3))
        self.stage.create_contest(settings("deep-study", union_min_depth=3, second_chance="study"))
        player = self.player(union=JINHUA, slug="deep")
        day = player.day()
        self.assertEqual((day["ready"], day["needs"], day["reason"]),
                         (False, "union", "union_too_wide"))
        for path in (f"{CONTESTS}/deep/attempts", f"{CONTESTS}/deep/second-chance/share",
                     f"{CONTESTS}/deep-study/second-chance/study"):
            with self.subTest(path):
                self.refuses(lambda path=path, **headers: player.post(path, **headers), 403,
                             "union_too_wide", depth_min=3)
        self.assertEqual(self.player(union=WUCHENG, slug="deep").start().status, 201)
        self.assertEqual(self.player(union=EDUCATION, slug="deep").start().status, 201)

    def test_answers_that_do_not_fit_the_paper_are_refused_and_nothing_is_kept(self):
        player = self.player()
        paper = player.start().json
        single = next(question["index"] for question in paper["questions"]
                      if question["type"] != "multiple")
        two = [[0] for _ in range(5)]
        two[single] = [0, 1]
        cases = [([[0]] * 4, "answers_count", {"expected": 5}),
                 ([[0]] * 6, "answers_count", {"expected": 5}), ([], "answers_count", {}),
                 ([[0], [0], [7], [0], [0]], "answer_out_of_range", {}),
                 (two, "answer_not_single", {})]
        for sheet, code, facts in cases:
            for what in ("/answers", "/hand-in"):
                method = "PUT" if what == "/answers" else "POST"
                with self.subTest(f"{code} {what}"):
                    self.refuses(lambda m=method, w=what, s=sheet, accept_language=None:
                                 player.request(m, player.attempt(paper, w), {"answers": s},
                                                {"Accept-Language": accept_language}),
                                 422, code, **facts)
        shown = player.get(player.attempt(paper)).json
        self.assertEqual([question["chosen"] for question in shown["questions"]], [[]] * 5)
        self.assertEqual(shown["state"], "issued")

    def test_somebody_elses_paper_cannot_be_named(self):
        mine, theirs = self.player(), self.player()
        paper = theirs.start().json
        sheet = {"answers": [[0]] * 5}
        for method, what, body in (("GET", "", None), ("PUT", "/answers", sheet),
                                   ("POST", "/hand-in", sheet)):
            with self.subTest(f"{method} {what}"):
                self.refuses(lambda m=method, w=what, b=body, accept_language=None:
                             mine.request(m, mine.attempt(paper, w), b,
                                          {"Accept-Language": accept_language}),
                             404, "attempt_unknown")
        self.assertEqual(theirs.get(theirs.attempt(paper)).json["state"], "issued")

    def test_attempts_that_never_were(self):
        player = self.player()
        player.start()
        for date, number in (("2021-03-07", 1), ("2021-03-08", 2), ("2021-03-08", 3),
                             ("2021-03-08", 0), ("2021-02-30", 1), ("yesterday", 1),
                             ("2021-03-08", "one"), ("2021-03-08", "99999999999999999999")):
            with self.subTest(f"{date}/{number}"):
                answer = player.get(f"{player.contest}/attempts/{date}/{number}")
                self.assert_refused(answer, 404, "attempt_unknown")


class Idempotency(ApiTest):
    def test_same_key_and_content_is_the_former_answer(self):
        player = self.player()
        key = {"idempotency_key": "start:march:2021-03-08"}
        first = player.start(**key)
        again = player.start(**key)
        # What is new the first time is there the second time.
        self.assertEqual((first.status, again.status), (201, 200))
        self.assertEqual(first.body, again.body)
        paper, sheet = first.json, self.stage.answers(first.json)
        key = {"idempotency_key": "hand-in:march:2021-03-08:1"}
        self.assertEqual(player.hand_in(paper, sheet, **key).body,
                         player.hand_in(paper, sheet, **key).body)

    def test_same_key_and_other_content_is_a_conflict(self):
        player = self.player()
        key = {"idempotency_key": "name-1234"}
        self.assertEqual(player.patch("/api/v1/me", {"display_name": "张三"}, **key).status, 200)
        self.refuses(lambda **headers: player.patch(
            "/api/v1/me", {"display_name": "李四"}, **key, **headers),
            409, "idempotency_key_reused")
        self.assertEqual(player.get("/api/v1/me").json["display_name"], "张三")

    def test_a_key_belongs_to_one_person(self):
        one, two = self.player(), self.player()
        key = {"idempotency_key": "shared-key"}
        one.patch("/api/v1/me", {"display_name": "张三"}, **key)
        answer = two.patch("/api/v1/me", {"display_name": "李四"}, **key)
        self.assertEqual((answer.status, answer.json["display_name"]), (200, "李四"))

    def test_a_refused_request_may_be_mended_under_its_key(self):
        player = self.player()
        key = {"idempotency_key": "mended-key"}
        self.assertEqual(player.patch("/api/v1/me", {"display_name": "张"}, **key).status, 422)
        self.assertEqual(player.patch("/api/v1/me", {"display_name": "张三"}, **key).status, 200)

    def test_a_key_tells_methods_and_queries_apart(self):
        player = self.player()
        key = {"idempotency_key": "same-key-everywhere"}
        self.assertEqual(player.get("/api/v1/identity/session", **key).json["signed_in"], True)
        self.assertEqual(player.patch("/api/v1/me", {"display_name": "张三"}, **key).status, 200)
        self.refuses(lambda **headers: player.patch(
            "/api/v1/me?again=1", {"display_name": "张三"}, **key, **headers),
            409, "idempotency_key_reused")
        self.refuses(lambda **headers: player.delete("/api/v1/identity/session", **key, **headers),
                     409, "idempotency_key_reused")
        self.assertEqual(player.delete("/api/v1/identity/session").status, 204)
        self.assertEqual(player.get("/api/v1/identity/session").json["signed_in"], False)

    def test_one_person_cannot_fill_the_store_with_keys(self):
        player = self.player()
        for number in range(210):
            player.patch("/api/v1/me", {"display_name": "张三"}, idempotency_key=f"key-{number:06d}")
            player.get("/api/v1/me", idempotency_key=f"read-{number:06d}")
        person = player.get("/api/v1/me").json["phone_masked"]
        with sqlite3.connect(self.stage.folder / "data" / "palmunion.db") as store:
            counts = store.execute("SELECT count(*) FROM app_idempotency GROUP BY person_id "
                                   "ORDER BY 1 DESC").fetchall()
            bodies = "".join(row[0] for row in store.execute("SELECT body FROM app_idempotency"))
        self.assertLessEqual(counts[0][0], 200)
        self.assertGreater(counts[0][0], 100)
        # What is kept is sealed: it may hold what the store otherwise knows as a hash only.
        self.assertNotIn(person, bodies)
        self.assertNotIn("张三", bodies)

    def test_keys_that_are_none(self):
        player = self.player()
        for key in ("short", "x" * 101, "with space!"):
            with self.subTest(key):
                self.refuses(lambda key=key, **headers: player.patch(
                    "/api/v1/me", {}, idempotency_key=key, **headers),
                    422, "idempotency_key_malformed")
