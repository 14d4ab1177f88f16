"""A person's name, union and preferences; exactly one union, changed at most once a month (Q7)."""

import contract
from stage import EDUCATION, JINHUA, OPERATOR, WUCHENG, ZHEJIANG, ApiTest

ME = "/api/v1/me"
UNION = f"{ME}/union"


class Me(ApiTest):
    def test_a_newcomer_has_no_name_and_no_union(self):
        me = self.player(union=None).get(ME).json
        self.assertEqual((me["display_name"], me["union"], me["union_change_from"]),
                         (None, None, None))
        self.assertEqual(me["board_name"], me["phone_masked"])

    def test_others_see_a_masked_name(self):
        player = self.player()
        for name, shown in (("张三", "张*"), ("张晓明", "张*"), ("Li Ming", "L*")):
            with self.subTest(name):
                me = player.patch(ME, {"display_name": name}).json
                self.assertEqual((me["display_name"], me["board_name"]), (name, shown))

    def test_the_example_of_the_contract_is_what_the_server_answers(self):
        example = contract.document()["components"]["responses"]["Me"]
        example = example["content"]["application/json"]["example"]
        player = self.player(union=example["union"]["code"])
        me = player.patch(ME, {"display_name": example["display_name"]}).json
        for member in ("display_name", "board_name", "union"):
            with self.subTest(member):
                self.assertEqual(me[member], example[member])

    def test_the_name_can_be_taken_back(self):
        player = self.player()
        player.patch(ME, {"display_name": "张三"})
        self.assertIsNone(player.patch(ME, {"display_name": None}).json["display_name"])

    def test_a_change_touches_only_what_it_names(self):
        player = self.player()
        player.patch(ME, {"display_name": "张三"})
        me = player.patch(ME, {"time_accommodation": True}).json
        self.assertEqual(me["display_name"], "张三")
        self.assertTrue(me["preferences"]["time_accommodation"])

    def test_names_that_are_none(self):
        player = self.player()
        for name, code in (("张", "display_name_length"), ("长" * 21, "display_name_length"),
                           ("a\u0007b", "display_name_characters"),
                           ("张\u202e三", "display_name_characters")):
            with self.subTest(name):
                self.refuses(lambda name=name, **headers: player.patch(
                    ME, {"display_name": name}, **headers), 422, code, field="display_name")
        self.assertIsNone(player.get(ME).json["display_name"])


class Choosing(ApiTest):
    def test_a_union_of_either_tree(self):
        for code, tree in ((WUCHENG, "local"), (JINHUA, "local"), (EDUCATION, "industry")):
            with self.subTest(code):
                me = self.player(union=code).get(ME).json
                self.assertEqual((me["union"]["code"], me["union"]["tree"]), (code, tree))

    def test_refusals_leave_the_choice_open(self):
        player = self.player(union=None)
        for code, status, refusal in (("999999", 404, "union_unknown"), ("", 404, "union_unknown"),
                                      (ZHEJIANG, 422, "union_too_high")):
            with self.subTest(code):
                self.refuses(lambda code=code, **headers: player.put(
                    UNION, {"code": code}, **headers), status, refusal)
        self.assertIsNone(player.get(ME).json["union"])
        player.join(WUCHENG)

    def test_a_note_about_a_unit_that_the_tree_lacks(self):
        player = self.player(union=None)
        for note in ("长" * 101, "a\u0007b"):
            with self.subTest(note):
                self.refuses(lambda note=note, **headers: player.put(
                    UNION, {"code": WUCHENG, "note": note}, **headers),
                    422, "union_hint_malformed")
        answer = player.put(UNION, {"code": WUCHENG, "note": "第三车间工会小组"})
        self.assertEqual((answer.status, answer.json["union"]["code"]), (200, WUCHENG))
        hints = self.operator("GET", "/api/v1/union-hints?limit=1").json["items"]
        self.assertEqual([(hint["note"], hint["union"]["code"]) for hint in hints],
                         [("第三车间工会小组", WUCHENG)])

    def test_a_page_of_notes_that_is_none(self):
        for query, refusal in (("cursor=yesterday", "cursor_malformed"),
                               ("limit=0", "limit_out_of_range")):
            with self.subTest(query):
                self.refuses(lambda accept_language, query=query: self.stage.operator.request(
                    "GET", f"/api/v1/union-hints?{query}", None,
                    {**OPERATOR, "Accept-Language": accept_language}), 422, refusal)

    def test_the_same_union_again_is_no_change(self):
        player = self.player()
        self.assertEqual(player.put(UNION, {"code": WUCHENG}).status, 200)

    def test_a_second_change_waits_for_the_next_month(self):
        player = self.player()
        first = player.put(UNION, {"code": JINHUA})
        if first.status == 200:
            self.assertEqual(first.json["union_change_from"], "2021-04-01")
        other = WUCHENG if first.status == 200 else JINHUA
        self.refuses(lambda **headers: player.put(UNION, {"code": other}, **headers),
                     409, "union_change_used", next_change_on="2021-04-01")
        self.stage.restart("2021-04-01 00:00:01")
        self.assertEqual(player.put(UNION, {"code": other}).status, 200)


class Closed(ApiTest):
    def test_a_union_that_has_ended_takes_nobody_in(self):
        """Jianggan of Hangzhou was merged into Shangcheng in April 2021."""
        player = self.player(union="330104")
        self.assertIn("江干区", player.get(ME).json["union"]["name"])
        self.stage.restart("2021-05-01 09:00")
        late = self.player(union=None)
        self.refuses(lambda **headers: late.put(UNION, {"code": "330104"}, **headers),
                     409, "union_closed")
