"""Pages without JavaScript, the contract's own page, health."""

import html.parser

import contract
from stage import ApiTest


class Tags(html.parser.HTMLParser):
    """The tags and links of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.links = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.links += [value for name, value in attributes if name in ("href", "src", "action")]


class Pages(ApiTest):
    def page(self, path, status=200, **headers):
        answer = self.browser().get(path, **headers)
        self.assertEqual(answer.status, status, answer.text[:300])
        self.assertIn("text/html", answer.headers["content-type"])
        return answer, Tags(answer.text)

    def test_the_page_of_a_contest_needs_no_script_and_nobody_else(self):
        for path in ("/c/march", "/c/march?ch=qr&p=workshop-3"):
            with self.subTest(path):
                answer, tags = self.page(path)
                self.assertNotIn("script", tags.tags)
                self.assertTrue(any(link.startswith("/quiz/march") for link in tags.links))
                self.assertFalse([link for link in tags.links if "://" in link])
                self.assertIn("全省职工党史知识竞赛", answer.text)

    def test_it_speaks_english_too(self):
        chinese, _ = self.page("/c/march")
        english, _ = self.page("/c/march", accept_language="en")
        self.assertIn('lang="en"', english.text)
        self.assertNotEqual(chinese.text, english.text)

    def test_what_people_type_is_escaped(self):
        player = self.player()
        name = "<b>张三</b>"
        if player.patch("/api/v1/me", {"display_name": name}).status == 200:
            player.play()
            answer, tags = self.page("/c/march")
            self.assertNotIn("b", tags.tags)
        answer = self.browser().get("/c/march?p=%3Cscript%3Ealert(1)%3C/script%3E")
        self.assertNotIn("<script>alert", answer.text)

    def test_the_console_has_a_page_of_its_own_behind_every_address(self):
        worker, _ = self.page("/")
        for path in ("/staff", "/staff/", "/staff/colleagues/7?q=a"):
            with self.subTest(path):
                answer, tags = self.page(path)
                self.assertNotEqual(answer.text, worker.text)
                self.assertTrue(any(link.startswith("/staff/assets/") for link in tags.links))
                policy = answer.headers["content-security-policy"]
                self.assertNotIn("unsafe", policy)
                self.assertIn("style-src 'self';", policy)
        answer, tags = self.page("/staff")
        script = next(link for link in tags.links if link.endswith(".js"))
        self.assertIn("immutable", self.browser().get(script).headers["cache-control"])
        self.assertEqual(self.browser().get("/staff/assets/nothing.js").status, 404)

    def test_a_contest_nobody_made_has_no_page(self):
        for path in ("/c/nowhere", "/s/" + "a" * 22):
            with self.subTest(path):
                answer, tags = self.page(path, status=404, accept="text/html,*/*")
                self.assertIn("/", tags.links)
                self.assertIn("回到首页", answer.text)

    def test_programs_get_a_problem_where_people_get_a_page(self):
        answer = self.browser().get("/c/nowhere")
        self.assertEqual(answer.json["code"], "contest_unknown")

    def test_the_board_of_the_page_masks_everybody(self):
        player = self.player()
        player.patch("/api/v1/me", {"display_name": "张三"})
        player.play()
        answer, _ = self.page("/c/march")
        self.assertNotIn("张三", answer.text)
        self.assertNotIn(player.phone, answer.text)


class Service(ApiTest):
    def test_the_contract_is_served(self):
        served = self.browser().get("/openapi.json").json
        self.assertEqual(set(served["paths"]), set(contract.document()["paths"]))

    def test_its_page_lists_the_refusals(self):
        page = self.browser().get("/docs/problems")
        self.assertEqual(page.status, 200)
        for code in ("attempt_quota_used", "union_missing", "code_wrong", "field_unknown"):
            self.assertIn(code, page.text)
        self.assertEqual(self.browser().get("/docs").status, 200)

    def test_health_and_readiness(self):
        browser = self.browser()
        self.assertEqual(browser.get("/healthz").json, {"status": "ok"})
        self.assertEqual(browser.get("/readyz").status, 200)
        checks = browser.get("/readyz?verbose").json["checks"]
        self.assertTrue(checks and all(check["ok"] for check in checks))

    def test_a_graceful_stop_is_a_success(self):
        self.assertEqual(self.stage.stop(), 0)
        self.stage.start()
