"""What holds for every route: fields, methods, languages, origins, headers, limits."""

import itertools
import json
import re
from email.utils import parsedate_to_datetime

import contract
from palmunion import shanghai
from stage import OPERATOR, ApiTest

ME = "/api/v1/me"
CONTEST = "/api/v1/quiz/contests/march"
SENT_WITH_BODY = [
    ("POST", "/api/v1/identity/proofs"), ("POST", "/api/v1/identity/codes"),
    ("POST", "/api/v1/identity/sessions"), ("PATCH", ME), ("PUT", f"{ME}/union"),
    ("POST", f"{CONTEST}/attempts"), ("PUT", f"{CONTEST}/attempts/2021-03-08/1/answers"),
    ("POST", f"{CONTEST}/attempts/2021-03-08/1/hand-in"),
    ("POST", f"{CONTEST}/second-chance/share"), ("POST", f"{CONTEST}/second-chance/study"),
    ("POST", f"{CONTEST}/second-chance/study/check"), ("POST", f"{CONTEST}/practice"),
    ("POST", f"{CONTEST}/practice/check"), ("POST", f"{CONTEST}/question-reports"),
    ("POST", f"{CONTEST}/entries"),
]


class Bodies(ApiTest):
    def send(self, player, method, path, body, **headers):
        return player.request(method, path, body.encode(), {
            "Content-Type": "application/json",
            **{name.replace("_", "-"): value for name, value in headers.items()}})

    def test_an_unknown_field_is_refused_by_every_route(self):
        player = self.player()
        for method, path in SENT_WITH_BODY:
            with self.subTest(path):
                answer = self.send(player, method, path, '{"colour": "red"}')
                self.assert_refused(answer, 400, "field_unknown", field="colour")
        self.refuses(lambda **headers: player.patch(ME, {"colour": "red"}, **headers),
                     400, "field_unknown")

    def test_what_is_no_json_object_is_refused_by_every_route(self):
        player = self.player()
        for method, path in SENT_WITH_BODY:
            for body, code in (("{", "json_malformed"), ("[]", "json_not_object"),
                               ('"text"', "json_not_object"), ("{} {}", "json_malformed")):
                with self.subTest(f"{path} {body}"):
                    self.assert_refused(self.send(player, method, path, body), 400, code)

    def test_the_reader_is_strict(self):
        player = self.player()
        for body, code in (('{"display_name": "张三", "display_name": "李四"}',
                            "json_duplicate_key"),
                           ('{"a":' * 33 + "1" + "}" * 33, "json_too_deep"),
                           ('{"display_name": "a\\u0000b"}', "json_nul_character"),
                           ('{"display_name": 123456789012345678901234567890}',
                            "json_number_out_of_range"),
                           ('{"display_name": "\\ud800"}', "json_malformed"),
                           ("{'display_name': 'x'}", "json_malformed"),
                           ('{"display_name": "x",}', "json_malformed"),
                           ("", "json_malformed")):
            with self.subTest(body[:40]):
                self.refuses(lambda body=body, **headers: self.send(
                    player, "PATCH", ME, body, **headers), 400, code)
        self.assertIsNone(player.get(ME).json["display_name"])

    def test_missing_fields_and_wrong_types(self):
        player = self.player()
        self.refuses(lambda **headers: player.put(f"{ME}/union", {}, **headers),
                     422, "field_missing", field="code")
        for body in ({"code": 330702}, {"code": None}, {"code": ["330702"]}, {"code": True}):
            with self.subTest(body):
                self.refuses(lambda body=body, **headers: player.put(
                    f"{ME}/union", body, **headers), 422, "field_type", field="code")
        paper = player.start().json
        for sheet in ("01234", [0, 1, 2, 3, 4], [["0"]] * 5, [[0.5]] * 5, None):
            with self.subTest(sheet):
                answer = player.hand_in(paper, sheet)
                self.assertEqual((answer.status, answer.code), (422, "field_type"))

    def test_a_body_that_is_too_large_is_refused(self):
        player = self.player()
        body = json.dumps({"display_name": "长" * 100_000})
        answer = self.send(player, "PATCH", ME, body)
        self.assert_refused(answer, 413, "body_too_large")


class Routes(ApiTest):
    def test_what_is_not_there(self):
        browser = self.browser()
        for path in ("/api/v1/nothing", "/api/v1", "/api/v2/unions", "/api/v1/unions/"):
            with self.subTest(path):
                self.refuses(lambda path=path, **headers: browser.get(path, **headers),
                             404, "route_unknown")

    def test_a_method_that_a_route_does_not_answer(self):
        browser = self.browser()
        answer = browser.delete("/api/v1/unions")
        self.assert_refused(answer, 405, "method_not_allowed")
        self.assertIn("GET", answer.headers["allow"])

    def test_head_is_get_without_its_body(self):
        browser = self.browser()
        got = browser.get("/api/v1/unions/330702")
        head = browser.request("HEAD", "/api/v1/unions/330702")
        self.assertEqual((head.status, head.body), (200, b""))
        self.assertEqual(head.headers["etag"], got.headers["etag"])

    def test_another_site_cannot_act_for_a_player(self):
        player = self.player()
        for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"},
                        {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}):
            with self.subTest(headers):
                self.refuses(lambda headers=headers, accept_language=None: player.request(
                    "PATCH", ME, {"display_name": "张三"},
                    {**headers, "Accept-Language": accept_language}), 403, "origin_foreign")
        own = {"Origin": f"http://127.0.0.1:{self.stage.port}", "Sec-Fetch-Site": "same-origin"}
        self.assertEqual(player.request("PATCH", ME, {}, own).status, 200)

    def test_no_page_of_another_site_may_read_an_answer(self):
        answer = self.browser().request("GET", "/api/v1/unions", None,
                                        {"Origin": "https://evil.example"})
        self.assertFalse([name for name in answer.headers if name.startswith("access-control")])


class Headers(ApiTest):
    more_settings = {"log.requests": "all"}

    def answers(self):
        browser, player = self.browser(), self.player()
        yield "page", browser.get("/c/march")
        yield "api", browser.get("/api/v1/unions/330702")
        yield "private", player.get(ME)
        yield "refused", browser.get(ME)
        yield "unknown", browser.get("/api/v1/nothing")
        yield "malformed", browser.request("POST", "/api/v1/identity/proofs", "{",
                                           {"Content-Type": "application/json"})
        yield "health", browser.get("/healthz")

    def test_every_answer_is_hardened(self):
        """No browser may guess a type, frame a page, or send its address to another site."""
        for name, answer in self.answers():
            with self.subTest(name):
                headers = answer.headers
                self.assertEqual(headers.get("x-content-type-options"), "nosniff")
                # A page has forms, and a form must say where it comes from.
                self.assertEqual(headers.get("referrer-policy"),
                                 "same-origin" if name == "page" else "no-referrer")
                policy = headers.get("content-security-policy", "")
                for part in ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
                    self.assertTrue(part in policy or "default-src 'none'" in policy, policy)

    def test_every_answer_is_dated_by_the_clock_of_the_program(self):
        """The app learns from it how wrong the clock of its phone is."""
        for name, answer in self.answers():
            with self.subTest(name):
                dated = parsedate_to_datetime(answer.headers["date"])
                since = dated.timestamp() - shanghai(self.local_time)
                self.assertTrue(0 <= since < 3600, answer.headers["date"])

    def test_every_answer_has_a_trace_id_of_its_own(self):
        seen = [answer.headers["x-trace-id"] for _, answer in self.answers()]
        self.assertEqual(len(set(seen)), len(seen))

    def test_private_answers_are_not_kept(self):
        player = self.player()
        paper = player.start()
        for answer in (paper, player.get(ME), player.get(f"{CONTEST}/me"),
                       player.get(f"{CONTEST}/calendar"), player.get(player.attempt(paper.json))):
            self.assertEqual(answer.headers.get("cache-control"), "no-store")

    def test_the_log_tells_each_request_by_its_route_and_names_nobody(self):
        """No phone, no code, no token, and no path, which may hold one."""
        player = self.player()
        player.play()
        for answer in (player.get("/api/v1/unions/330702"), player.post(f"{CONTEST}/attempts")):
            [line] = [line for line in map(json.loads, self.stage.log_text().splitlines())
                      if line.get("trace_id") == answer.headers["x-trace-id"]]
            self.assertEqual((line["msg"], line["status"]), ("request", answer.status))
            self.assertIn("{", line["route"])
            self.assertGreaterEqual(line["ms"], 0)
        log = self.stage.log_text()
        for secret in (player.phone, player.cookie.partition("=")[2]):
            self.assertNotIn(secret, log)


class Languages(ApiTest):
    def test_accept_language_decides(self):
        browser = self.browser()
        for asked, chinese in ((None, True), ("zh-CN,zh;q=0.9,en;q=0.8", True), ("en", False),
                               ("en-GB,en;q=0.9,zh;q=0.1", False), ("en;q=0.1,zh;q=0.9", True),
                               ("fr", True), ("*", True)):
            with self.subTest(asked):
                headers = {} if asked is None else {"Accept-Language": asked}
                answer = browser.exchange("GET", ME, None, headers)
                self.assertEqual(answer.json["title"].isascii(), not chinese)


class Queries(ApiTest):
    """Whatever stands behind a question mark: an answer or a refusal, never the end."""

    HOSTILE = ("", "0", "-1", "-20.1", "20.1", "+1", "1.", ".1", "0.-1", "1-1", "-1--1", "1e9", "%00",
               "2147483648.1", "-2147483648.-9223372036854775808", "9223372036854775807",
               "-9223372036854775808", "18446744073709551615", "18446744073709551616",
               "0001-01", "9999-12", "%F0%9F%98%80", "A" * 2000)
    FILLED = {"slug": "march", "code": "330702", "month": "2021-03", "date": "2021-03-08",
              "number": "1", "bank": "party-history"}

    def questions(self):
        for method, _, operation, path in contract.operations():
            names = [contract.resolved(parameter) for parameter in operation.get("parameters", [])]
            for name in names:
                if method == "GET" and name["in"] == "query":
                    filled = re.sub(r"\{([^}]+)\}", lambda part: self.FILLED.get(part[1], "1"), path)
                    yield f"{filled}?{name['name']}="

    def test_no_value_ends_the_program(self):
        player = self.player()
        player.play()
        asked = list(self.questions())
        self.assertTrue(any("cursor" in question for question in asked))
        for question, value in itertools.product(asked, self.HOSTILE):
            for headers in ({}, OPERATOR):
                with self.subTest(question + value[:40]):
                    answer = player.get(question + value, **headers)
                    self.assertLess(answer.status, 500, answer.body[:300])
        self.assertTrue(self.stage.is_alive())
