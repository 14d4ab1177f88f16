"""What is refused leaves nothing behind: the store is read before and after, row by row."""

import sqlite3

from stage import (BANK, CONTESTS, MORNING, OPERATOR, WUCHENG, ApiTest, Stage, fresh_phone, settings,
                   toml)

SESSIONS = "/api/v1/identity/sessions"

QUESTION = {"code": "T001", "type": "single", "period": "P1", "topic": "event", "difficulty": 1,
            "stem": "试题的正确选项是哪一个？",
            "options": {"A": "第一项", "B": "第二项", "C": "第三项", "D": "第四项"},
            "answer": ["B"], "explanation": "第二项正确。", "source": "测试用题"}
COLUMNS = "code,type,period,topic,difficulty,stem,A,B,C,D,answer,explanation,source"
ROW = "T00{},single,P1,event,1,第{}题的正确选项？,甲,乙,丙,丁,{},因为如此。,测试用题"


def rows(stage, spared=()):
    """Every row of every table, besides those that a refusal has to change."""
    store = sqlite3.connect(f"file:{stage.folder / 'data' / 'palmunion.db'}?mode=ro", uri=True)
    try:
        names = store.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return {name: sorted(store.execute(f"SELECT * FROM {name}"), key=repr)
                for (name,) in names.fetchall() if name not in spared}
    finally:
        store.close()


class NothingChanged:
    """The store before and after a block."""

    def __init__(self, test, spared=()):
        self.test, self.spared = test, spared

    def __enter__(self):
        self.before = rows(self.test.stage, self.spared)

    def __exit__(self, failure, *_):
        if failure is None:
            after = rows(self.test.stage, self.spared)
            for name, before in self.before.items():
                self.test.assertEqual(after[name], before, name)


class Files(ApiTest):
    """Commands that read a file, while no server runs."""

    @classmethod
    def setUpClass(cls):
        cls.stage = Stage(MORNING)
        cls.addClassCleanup(cls.stage.close)

    def refuses_file(self, name, text, *command):
        file = self.stage.folder / name
        file.write_text(text, encoding="utf-8")
        with NothingChanged(self):
            ended, out, errors = self.stage.run(*command, str(file))
        self.assertEqual(ended, 1, out + errors)
        self.assertTrue(out + errors)
        return out + errors

    def test_a_bad_csv(self):
        good = ROW.format(1, "一", "A")
        for what, text, says in (
                ("a row", [COLUMNS, good, ROW.format(2, "二", "E")], "E"),
                ("a column", ["code,stem", "T001,x"], "type"),
                ("a quote", [COLUMNS, good, '"torn'], "3"),
                ("twice", [COLUMNS, good, good], "T001")):
            with self.subTest(what):
                said = self.refuses_file("wrong.csv", "\n".join(text) + "\n",
                                         "import", "questions", "--bank", BANK)
                self.assertIn(says, said)
        said = self.refuses_file(
            "unions.csv", "code,name,short_name,level,parent_code\n"
            "330798,某区总工会,某区总工会,county,330700\n330799,某某总工会,某某,county,339900\n",
            "import", "unions", "--tree", "local")
        self.assertIn("339900", said)

    def test_a_bad_contest_file(self):
        for change, says in (({"tie_breakers": ["speed"]}, "tie_breakers"),
                             ({"bank": "nothing"}, "nothing"), ({"organiser": "999999"}, "organiser"),
                             ({"prize_tiers": [{"from": 1, "to": 100, "yuan": 20}]}, "prize_tiers"),
                             ({"time_limits": 5}, "time_limit_s")):
            with self.subTest(says):
                document = settings("wrong", **change)
                text = "".join(f"{name} = {toml(value)}\n" for name, value in document.items())
                self.assertIn(says, self.refuses_file("wrong.toml", text, "contest", "create"))


class Requests(ApiTest):
    def nothing_changes(self, ask, status, code, spared=(), **facts):
        with NothingChanged(self, spared):
            self.refuses(ask, status, code, **facts)

    def test_a_bad_contest_or_question(self):
        for path, document, code in (
                (CONTESTS, settings("wrong", starts_on="2021-07-01"), "dates_reversed"),
                (f"/api/v1/quiz/banks/{BANK}/questions", {**QUESTION, "answer": ["E"]},
                 "answer_unknown_option")):
            with self.subTest(code):
                self.nothing_changes(lambda accept_language, path=path, document=document:
                                     self.stage.operator.request(
                                         "POST", path, document,
                                         {**OPERATOR, "Accept-Language": accept_language}),
                                     422, code)

    def test_an_unknown_union(self):
        player = self.player()
        self.nothing_changes(lambda **headers: player.put(
            "/api/v1/me/union", {"code": "999999", "note": "某厂"}, **headers),
            404, "union_unknown")
        self.assertEqual(player.get("/api/v1/me").json["union"]["code"], WUCHENG)

    def test_a_third_attempt(self):
        player = self.player()
        player.share()
        player.play()
        player.play()
        self.nothing_changes(lambda **headers: player.start(**headers), 409, "attempt_quota_used")
        self.assertEqual(player.day()["month"]["points"], 100)

    def test_a_foreign_paper(self):
        owner, other = self.player(), self.player()
        paper = owner.start().json
        sheet = self.stage.answers(paper)
        self.nothing_changes(lambda **headers: other.hand_in(paper, sheet, **headers),
                             404, "attempt_unknown")
        self.nothing_changes(lambda **headers: other.put(
            other.attempt(paper, "/answers"), {"answers": sheet}, **headers),
            404, "attempt_unknown")
        self.assertEqual(owner.hand_in(paper, sheet).json["points"], 50)

    def test_edited_answers(self):
        player = self.player()
        paper = player.start().json
        result = player.hand_in(paper, self.stage.answers(paper, 2)).json
        better = self.stage.answers(paper, 5)
        self.nothing_changes(lambda **headers: player.hand_in(paper, better, **headers),
                             409, "already_handed_in")
        self.nothing_changes(lambda **headers: player.put(
            player.attempt(paper, "/answers"), {"answers": better}, **headers),
            409, "already_handed_in")
        self.assertEqual(player.get(player.attempt(paper)).json, result)


class CodesAndClocks(ApiTest):
    """Each test moves the one clock of the program, in the order of their numbers."""

    def test_1_a_wrong_code(self):
        browser, phone = self.browser(), fresh_phone()
        code_id = browser.ask_for_code(phone).json["code_id"]
        right = self.stage.code_for(phone)
        wrong = f"{(int(right) + 1) % 1000000:06d}"
        # That a try was used up has to stay, here and among everybody's.
        with NothingChanged(self, spared=("identity_code", "identity_wrong_code")):
            self.refuses(lambda **headers: browser.post(
                SESSIONS, {"code_id": code_id, "code": wrong}, **headers), 422, "code_wrong")
        self.assertEqual(browser.get("/api/v1/identity/session").json, {"signed_in": False})
        answer = browser.post(SESSIONS, {"code_id": code_id, "code": right})
        self.assertEqual(answer.status, 201)

    def test_2_an_expired_code(self):
        browser, phone = self.browser(), fresh_phone()
        code_id = browser.ask_for_code(phone).json["code_id"]
        body = {"code_id": code_id, "code": self.stage.code_for(phone)}
        self.stage.restart("2021-03-08 09:10")
        with NothingChanged(self):
            self.refuses(lambda **headers: browser.post(SESSIONS, body, **headers),
                         409, "code_expired")
        self.assertEqual(browser.get("/api/v1/identity/session").json, {"signed_in": False})

    def test_3_a_clock_moved_back(self):
        self.stage.restart("2021-03-09 12:00")
        player, idle = self.player(), self.player()
        player.play()
        paper = idle.start().json
        self.stage.restart("2021-03-08 12:00")
        sheet = self.stage.answers(paper)
        for what, ask in (("start", player.start),
                          ("hand in", lambda **headers: idle.hand_in(paper, sheet, **headers))):
            with self.subTest(what), NothingChanged(self):
                self.refuses(ask, 503, "clock_moved_back")
        self.stage.restart("2021-03-09 12:01")
        self.assertEqual(idle.hand_in(paper, sheet).json["points"], 50)
