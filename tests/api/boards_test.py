"""Boards of people and unions, around me, in pages, with ties said honestly."""

from stage import CONTESTS, EDUCATION, JINHUA, WUCHENG, ZHEJIANG, ApiTest, settings

BOARD = "/api/v1/quiz/contests/march/board"


class Boards(ApiTest):
    """Twelve players: 5 in Wucheng, 4 in the city of Jinhua itself, 3 in an industry union."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.players = []
        for place, union in enumerate([WUCHENG] * 5 + [JINHUA] * 4 + [EDUCATION] * 3):
            player = cls.stage.player(union)
            player.play(right=place % 3 + 3)
            cls.addClassCleanup(player.close)
            cls.players.append(player)

    def board(self, player=None, query=""):
        answer = (player or self.browser()).get(BOARD + query)
        self.assertEqual(answer.status, 200, answer.text)
        return answer.json

    def test_everybody_in_order_with_ties(self):
        board = self.board()
        self.assertEqual((board["players"], board["me"]), (12, None))
        self.assertEqual([(row["rank"], row["tied"], row["points"]) for row in board["items"]],
                         [(1, 4, 50)] * 4 + [(5, 4, 40)] * 4 + [(9, 4, 30)] * 4)

    def test_each_scope_holds_its_own(self):
        member = self.players[0]
        for scope, count in (("province", 12), ("city", 9), ("county", 5), ("own", 5)):
            with self.subTest(scope):
                self.assertEqual(self.board(member, f"?scope={scope}")["players"], count)
        self.assertEqual(self.board(self.players[-1], "?scope=industry")["players"], 3)
        self.assertEqual(self.board(None, f"?scope=city&union={JINHUA}")["players"], 9)

    def test_the_same_number_on_profile_board_and_result(self):
        for player in self.players[:3]:
            month = player.day()["month"]
            result = player.get(f"{player.contest}/attempts/2021-03-08/1").json["month"]
            board = self.board(player)
            mine = [row for row in board["items"] if row["is_me"]]
            self.assertEqual(len(mine), 1)
            for other in (mine[0], board["me"]):
                self.assertEqual((other["rank"], other["tied"], other["points"]),
                                 (month["rank"], month["rank_tied"], month["points"]))
            self.assertEqual(result["points"], month["points"])

    def test_nobody_sees_whose_phone_it_is(self):
        player = self.players[0]
        player.patch("/api/v1/me", {"display_name": "张三"})
        board = self.browser().get(BOARD)
        self.assertIn("张*", board.text)
        self.assertNotIn("张三", board.text)
        for somebody in self.players:
            self.assertNotIn(somebody.phone, board.text)
            self.assertIn(f"{somebody.phone[:3]}****{somebody.phone[-4:]}", board.text)

    def test_pages_hold_each_row_once(self):
        rows, cursor = [], ""
        while cursor is not None:
            page = self.board(None, "?limit=5" + (f"&cursor={cursor}" if cursor else ""))
            rows += page["items"]
            cursor = page["next_cursor"]
        self.assertEqual(len(rows), 12)
        self.assertEqual([row["rank"] for row in rows], sorted(row["rank"] for row in rows))
        self.assertEqual(len({row["phone_masked"] for row in rows}),
                         len({f"{player.phone[:3]}****{player.phone[-4:]}"
                              for player in self.players}))

    def test_a_cursor_holds_for_its_own_board_and_nobody_can_make_one(self):
        browser = self.browser()
        cursor = self.board(None, "?limit=5")["next_cursor"]
        self.assertNotRegex(cursor, r"^\d+[.]\d+$")
        for query in ("?cursor=-20.1", "?cursor=50.1", f"?cursor={cursor[:-4]}AAAA",
                      f"?scope=city&union={JINHUA}&cursor={cursor}",
                      f"?month=2021-04&cursor={cursor}"):
            with self.subTest(query):
                self.refuses(lambda query=query, **headers: browser.get(
                    BOARD + query, **headers), 422, "cursor_malformed", field="cursor")

    def test_around_me_holds_me(self):
        board = self.board(self.players[4], "?around=me")
        self.assertEqual(sum(row["is_me"] for row in board["items"]), 1)

    def test_unions_side_by_side(self):
        board = self.board(None, "?kind=union")
        rows = {row["code"]: row for row in board["items"]}
        self.assertEqual((rows[JINHUA]["participants"], rows[JINHUA]["person_times"]), (9, 9))
        self.assertEqual(rows[EDUCATION]["participants"], 3)
        self.assertEqual(sum(row["points"] for row in rows.values()), 4 * (50 + 40 + 30))
        jinhua = rows[JINHUA]
        self.assertAlmostEqual(jinhua["average_points"], jinhua["points"] / 9, delta=0.1)

    def test_the_month_before_the_contest_has_no_board(self):
        browser = self.browser()
        for month in ("2021-02", "2021-07"):
            self.refuses(lambda month=month, **headers: browser.get(
                f"{BOARD}?month={month}", **headers), 404, "month_unknown")
            self.refuses(lambda month=month, **headers: browser.get(
                f"{BOARD.replace('/board', '')}/months/{month}/list", **headers),
                404, "month_unknown")

    def test_boards_that_are_none(self):
        browser, homeless = self.browser(), self.player(union=None)
        for asker, query, status, code in (
                (browser, "?scope=own", 401, "sign_in_needed"),
                (browser, "?around=me", 401, "sign_in_needed"),
                (homeless, "?scope=own", 403, "union_missing"),
                (self.players[-1], "?scope=county", 404, "board_unknown"),
                (browser, "?scope=galaxy", 404, "board_unknown"),
                (browser, "?kind=horse", 404, "board_unknown"),
                (browser, "?scope=city&union=999999", 404, "union_unknown"),
                (browser, "?limit=101", 422, "limit_out_of_range"),
                (browser, "?cursor=zz!", 422, "cursor_malformed")):
            with self.subTest(query):
                self.refuses(lambda asker=asker, query=query, **headers: asker.get(
                    BOARD + query, **headers), status, code)

    def test_a_name_that_was_taken_away_is_gone_from_a_board_that_was_seen(self):
        viewer, player = self.player(), self.players[2]
        self.assertEqual(player.patch("/api/v1/me", {"display_name": "欧阳修"}).status, 200)
        seen = viewer.get(BOARD)
        self.assertIn("欧阳*", seen.text)
        tag = {"if_none_match": seen.headers["etag"]}
        self.assertEqual(viewer.get(BOARD, **tag).status, 304)
        self.assertEqual(player.patch("/api/v1/me", {"display_name": None}).status, 200)
        self.assertNotIn("欧阳*", viewer.get(BOARD, **tag).text)

    def test_no_cursor_that_somebody_made_up_stops_the_program(self):
        player = self.players[0]
        for path in (BOARD, f"{BOARD}?kind=union", f"{player.contest}/mistakes"):
            for cursor in ("-20.1", "-1", "20.1", "0", "9" * 30, "-" + "9" * 18 + ".1", "1.-1", "."):
                with self.subTest(f"{path} {cursor}"):
                    answer = player.get(f"{path}{'&' if '?' in path else '?'}cursor={cursor}")
                    self.assertIn(answer.status, (200, 422))
        self.assertTrue(self.stage.is_alive())

    def test_boards_that_the_contest_does_not_show(self):
        self.stage.create_contest(settings("quiet", person_board=False, union_board=False))
        for kind in ("person", "union"):
            with self.subTest(kind):
                self.refuses(lambda kind=kind, **headers: self.browser().get(
                    f"{CONTESTS}/quiet/board?kind={kind}", **headers), 404, "board_unknown",
                    field="kind")
        self.assertEqual(self.browser().get("/c/quiet").status, 200)

    def test_what_i_need_to_check_my_papers(self):
        player = self.players[0]
        proof = player.get(f"{player.contest}/verify/2021-03/me").json
        self.assertIsNone(proof["secret"])
        attempt = proof["attempts"][0]
        result = player.get(f"{player.contest}/attempts/2021-03-08/1").json
        self.assertEqual((attempt["points"], attempt["receipt"]),
                         (result["points"], result["receipt"]))
        self.refuses(lambda **headers: player.get(
            f"{player.contest}/verify/2020-01/me", **headers), 404, "month_unknown")

    def test_a_running_month_has_no_frozen_list(self):
        browser = self.browser()
        self.refuses(lambda **headers: browser.get(
            "/api/v1/quiz/contests/march/months/2021-03/list", **headers), 409, "month_not_frozen")

    def test_the_province_is_named(self):
        self.assertEqual(self.board()["scope"]["code"], ZHEJIANG)


class Versions(ApiTest):
    def test_an_etag_holds_until_somebody_hands_in(self):
        browser, newcomer = self.browser(), self.player()
        before = browser.get(BOARD)
        tag = before.headers["etag"]
        again = browser.get(BOARD, if_none_match=tag)
        self.assertEqual((again.status, again.body), (304, b""))
        paper = newcomer.start().json
        self.assertEqual(browser.get(BOARD, if_none_match=tag).status, 304)
        newcomer.hand_in(paper, self.stage.answers(paper, right=0))
        after = browser.get(BOARD, if_none_match=tag)
        self.assertEqual((after.status, after.json["players"]), (200, 1))
