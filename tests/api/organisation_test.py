"""The two trees of unions: search, children, levels, versions."""

from stage import EDUCATION, JINHUA, WUCHENG, ZHEJIANG, ApiTest

UNIONS = "/api/v1/unions"


class Finding(ApiTest):
    def find(self, query, **more):
        rest = "".join(f"&{name}={value}" for name, value in more.items())
        answer = self.browser().get(f"{UNIONS}?query={query}{rest}")
        self.assertEqual(answer.status, 200, answer.text)
        return [item["code"] for item in answer.json["items"]]

    def test_by_pinyin_initials_name_code_and_alias(self):
        for query in ("wcq", "WCQ", "%E5%A9%BA%E5%9F%8E", "330702"):
            with self.subTest(query):
                self.assertEqual(self.find(query)[0], WUCHENG)

    def test_within_one_tree(self):
        self.assertEqual(self.find("%E6%95%99%E8%82%B2", tree="industry")[0], EDUCATION)
        self.assertNotIn(EDUCATION, self.find("%E6%95%99%E8%82%B2", tree="local"))

    def test_what_nobody_is_called_finds_nothing(self):
        self.assertEqual(self.find("qqqqqqqqqqqq"), [])

    def test_a_query_has_an_end(self):
        browser = self.browser()
        self.refuses(lambda **headers: browser.get(f"{UNIONS}?query={'w' * 41}", **headers),
                     422, "query_too_long")


class Browsing(ApiTest):
    def test_from_the_province_down_to_the_county(self):
        browser = self.browser()
        roots = browser.get(f"{UNIONS}?tree=local").json["items"]
        self.assertEqual([root["code"] for root in roots], [ZHEJIANG])
        cities = browser.get(f"{UNIONS}?tree=local&parent={ZHEJIANG}").json["items"]
        self.assertEqual(len(cities), 11)
        jinhua = browser.get(f"{UNIONS}?parent={JINHUA}&limit=100").json["items"]
        self.assertIn(WUCHENG, [county["code"] for county in jinhua])
        self.assertEqual({tuple(step["code"] for step in county["path"]) for county in jinhua},
                         {(ZHEJIANG, JINHUA)})

    def test_what_may_be_chosen_is_said(self):
        browser = self.browser()
        choosable = {code: browser.get(f"{UNIONS}/{code}").json["choosable"]
                     for code in (ZHEJIANG, JINHUA, WUCHENG, EDUCATION)}
        self.assertEqual(choosable,
                         {ZHEJIANG: False, JINHUA: True, WUCHENG: True, EDUCATION: True})

    def test_pages_hold_each_child_once(self):
        browser, codes, cursor = self.browser(), [], ""
        while cursor is not None:
            page = browser.get(f"{UNIONS}?parent={ZHEJIANG}&tree=local&limit=4"
                               + (f"&cursor={cursor}" if cursor else "")).json
            self.assertLessEqual(len(page["items"]), 4)
            codes += [item["code"] for item in page["items"]]
            cursor = page["next_cursor"]
        self.assertEqual(len(codes), 11)
        self.assertEqual(len(set(codes)), 11)

    def test_detail_counts_the_children(self):
        browser = self.browser()
        detail = browser.get(f"{UNIONS}/{JINHUA}").json
        children = browser.get(f"{UNIONS}?parent={JINHUA}&limit=100").json["items"]
        self.assertEqual(detail["children_count"], len(children))

    def test_etags_save_what_has_not_changed(self):
        browser = self.browser()
        for path in (f"{UNIONS}?query=wcq", f"{UNIONS}/{WUCHENG}"):
            with self.subTest(path):
                first = browser.get(path)
                again = browser.get(path, if_none_match=first.headers["etag"])
                self.assertEqual((again.status, again.body), (304, b""))
                self.assertEqual(browser.get(path, if_none_match='"other"').status, 200)

    def test_refusals(self):
        browser = self.browser()
        for path, status, code in (
                (f"{UNIONS}/999999", 404, "union_unknown"),
                (f"{UNIONS}?parent=999999", 404, "union_unknown"),
                (f"{UNIONS}?tree=family", 422, "tree_unknown"),
                (f"{UNIONS}?limit=0", 422, "limit_out_of_range"),
                (f"{UNIONS}?limit=101", 422, "limit_out_of_range"),
                (f"{UNIONS}?limit=x", 422, "limit_out_of_range"),
                (f"{UNIONS}?parent={ZHEJIANG}&cursor=zzz!", 422, "cursor_malformed")):
            with self.subTest(path):
                self.refuses(lambda path=path, **headers: browser.get(path, **headers),
                             status, code)
