"""What the tests play on: a set-up store, contests in March 2021, players, and their answers."""

import functools
import itertools
import json
import pathlib
import shutil
import tempfile
import unittest

from palmunion import OPERATOR_TOKEN, ROOT, Browser, Server

OPERATOR = {"authorization": f"Bearer {OPERATOR_TOKEN}"}
CONTESTS = "/api/v1/quiz/contests"
BANK = "party-history"
# A county of Jinhua, a city, a provincial industry union, the province.
WUCHENG, JINHUA, EDUCATION, ZHEJIANG = "330702", "330700", "33C01", "330000"
MORNING = "2021-03-08 09:00"
numbers = itertools.count(1)


def fresh_phone():
    """A number nobody has used yet; each in a block of its own, whose messages are counted."""
    return f"199{next(numbers):04d}0001"


@functools.cache
def set_up_folder():
    """A data folder with the shipped unions and questions, made once and copied for each stage."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="palmunion-set-up-"))
    server = Server(folder)
    server.set_clock("2021-02-01 09:00")
    code, _, errors = server.run("setup")
    assert code == 0, errors
    return folder / "data"


def remove_set_up_folder():
    if set_up_folder.cache_info().currsize:
        shutil.rmtree(set_up_folder().parent)


def settings(slug="march", **changes):
    """The template of the page, from March to June 2021."""
    return {"slug": slug, "title": "全省职工党史知识竞赛", "theme": "我心向党", "slogan": "学党史",
            "organiser": ZHEJIANG, "bank": BANK, "starts_on": "2021-03-01",
            "ends_on": "2021-06-30", **changes}


def toml(value):
    """A JSON value as TOML: the two differ in tables only."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {toml(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


@functools.cache
def book():
    """The right options of every shipped question: what a well-prepared player knows."""
    questions = [question for file in (ROOT / "deploy/content/questions").glob("*.json")
                 for question in json.loads(file.read_text(encoding="utf-8"))]
    return {question["stem"]: {question["options"][letter] for letter in question["answer"]}
            for question in questions}


class Player(Browser):
    """A signed-in person in a contest."""

    def __init__(self, server, slug="march"):
        super().__init__(server)
        self.contest = f"{CONTESTS}/{slug}"
        self.phone = fresh_phone()

    def on_another_device(self):
        other = Player(self.server, self.contest.rpartition("/")[2])
        other.phone, other.cookie = self.phone, self.cookie
        return other

    def start(self, **headers):
        return self.post(f"{self.contest}/attempts", **headers)

    def attempt(self, paper, what=""):
        return f"{self.contest}/attempts/{paper['date']}/{paper['number']}{what}"

    def hand_in(self, paper, answers, **headers):
        return self.post(self.attempt(paper, "/hand-in"), {"answers": answers}, **headers)

    def save(self, paper, answers):
        return self.put(self.attempt(paper, "/answers"), {"answers": answers})

    def share(self):
        return self.post(f"{self.contest}/second-chance/share")

    def day(self):
        return self.get(f"{self.contest}/me").json

    def play(self, right=5):
        """One whole attempt with so many right answers; gives its result."""
        started = self.start()
        assert started.status == 201, started.body
        paper = started.json
        done = self.hand_in(paper, self.server.answers(paper, right))
        assert done.status == 200, done.body
        return done.json


class Stage(Server):
    """A server with the shipped content and one contest, "march", at nine on 8 March 2021."""

    def __init__(self, local_time=MORNING, **more_settings):
        super().__init__(settings=more_settings)
        shutil.copytree(set_up_folder(), self.folder / "data")
        self.set_clock(local_time)

        self.operator = Browser(self)
        self.provision(settings())

    def provision(self, document):
        """Creates a contest as an operator does who has a file, before the program serves."""
        file = self.folder / "contest.toml"
        file.write_text("".join(f"{name} = {toml(value)}\n" for name, value in document.items()),
                        encoding="utf-8")
        code, _, errors = self.run("contest", "create", str(file))
        assert code == 0, errors

    def create_contest(self, document):
        answer = self.operator.post(CONTESTS, document, **OPERATOR)
        assert answer.status == 201, answer.body

    def answers(self, paper, right=5):
        """An answer sheet on which the first `right` questions are answered rightly."""
        sheet = []
        for question in paper["questions"]:
            good = book()[question["stem"]]
            chosen = [place for place, option in enumerate(question["options"]) if option in good]
            wrong = next(place for place in range(len(question["options"]))
                         if [place] != chosen)
            sheet.append(chosen if question["index"] < right else [wrong])
        return sheet

    def player(self, union=WUCHENG, slug="march"):
        player = Player(self, slug)
        player.sign_in(player.phone)
        if union:
            player.join(union)
        return player


class ApiTest(unittest.TestCase):
    """Tests that share one stage; each brings its own players."""

    local_time = MORNING
    more_settings = {}

    @classmethod
    def setUpClass(cls):
        cls.stage = Stage(cls.local_time, **cls.more_settings)
        cls.addClassCleanup(cls.stage.close)
        cls.stage.start()

    def browser(self):
        browser = Browser(self.stage)
        self.addCleanup(browser.close)
        return browser

    def player(self, union=WUCHENG, slug="march"):
        player = self.stage.player(union, slug)
        self.addCleanup(player.close)
        return player

    def operator(self, method, path, body=None):
        return self.stage.operator.request(method, path, body, OPERATOR)

    def assert_refused(self, answer, status, code, **facts):
        self.assertEqual((answer.status, answer.json.get("code")), (status, code), answer.text)
        self.assertEqual(answer.headers["content-type"], "application/problem+json")
        self.assertEqual(answer.json["type"], f"/docs/problems#{code}")
        self.assertEqual(answer.json["status"], status)
        self.assertEqual(answer.json["trace_id"], answer.headers["x-trace-id"])
        for name, value in facts.items():
            self.assertEqual(answer.json.get(name), value, f"{code}: {name}")

    def refuses(self, ask, status, code, **facts):
        """`ask` is called twice, and must be refused in Chinese and then in English."""
        chinese = ask(accept_language="zh-CN")
        self.assert_refused(chinese, status, code, **facts)
        english = ask(accept_language="en")
        self.assert_refused(english, status, code)
        self.assertNotEqual(chinese.json["title"], english.json["title"])
