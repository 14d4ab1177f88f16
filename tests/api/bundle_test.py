"""A frozen month can be recomputed by anybody, without the program and without our code."""

import json
import pathlib
import sqlite3
import subprocess
import sys

from palmunion import ROOT
from stage import EDUCATION, WUCHENG, ApiTest, Stage

VERIFIER = pathlib.Path(ROOT) / "tools" / "verify_bundle.py"


def recompute(file, *more):
    """What the independent program says: its exit code and its words."""
    done = subprocess.run([sys.executable, "-B", str(VERIFIER), str(file), *more],
                          capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout + done.stderr


class Bundle(ApiTest):
    @classmethod
    def setUpClass(cls):
        cls.stage = Stage("2021-02-26 09:00")
        cls.addClassCleanup(cls.stage.close)
        cls.stage.start()
        cls.players = [cls.stage.player(union) for union in (WUCHENG, EDUCATION, WUCHENG, WUCHENG)]
        for day in ("2021-03-01", "2021-03-02", "2021-03-30"):
            cls.stage.restart(f"{day} 09:00")
            for number, player in enumerate(cls.players):
                player.sign_in(player.phone)
                player.share()
                player.play(right=5 - number % 2)
                player.play(right=number)
        cls.stage.restart("2021-03-31 09:00")
        left_open = cls.players[0].start()
        assert left_open.status == 201, left_open.body
        cls.stage.restart("2021-04-01 09:00")
        assert cls.stage.stop() == 0
        assert cls.stage.run("contest", "close", "march", "2021-03")[0] == 0
        cls.bundle = cls.stage.folder / "march.jsonl"
        ended, out, errors = cls.stage.run("export", "bundle", "march", "2021-03",
                                           "--output", str(cls.bundle))
        assert ended == 0, out + errors
        cls.lines = [json.loads(line) for line in cls.bundle.read_text().splitlines()]

    def of(self, kind):
        return [line for line in self.lines if line["kind"] == kind]

    def changed(self, kind, which, **fields):
        """The bundle with other fields in one line of a kind."""
        lines = [dict(line) for line in self.lines]
        [line for line in lines if line["kind"] == kind][which].update(fields)
        return self.written(lines)

    def written(self, lines):
        file = self.stage.folder / f"changed-{len(list(self.stage.folder.glob('changed*')))}.jsonl"
        file.write_text("".join(json.dumps(line) + "\n" for line in lines))
        return file

    def test_an_independent_program_finds_the_same_month(self):
        code, words = recompute(self.bundle, "--hash", self.of("head")[0]["secret_hash"])
        self.assertEqual(code, 0, words)
        self.assertIn(f"march 2021-03: {len(self.of('attempt'))} attempts, 4 standings, 4 places, "
                      "0 differences", words)
        self.assertEqual(len(self.of("attempt")), 25)

    def test_whatever_is_changed_is_named(self):
        best = next(index for index, attempt in enumerate(self.of("attempt"))
                    if attempt["points"] == 50)
        attempt, place = self.of("attempt")[best], self.of("place")[1]
        where = f"{attempt['person']} {attempt['date']} {attempt['number']}"
        other = self.of("place")[0]["person"]
        for what, file in (
                (f"score: {where}", self.changed("attempt", best, points=40)),
                (f"paper: {where}", self.changed("attempt", best, paper=attempt["paper"][::-1])),
                ("list: place", self.changed("attempt", best, answers=";;;;", points=0)),
                ("list: place 2", self.changed("place", 1, yuan=place["yuan"] + 1)),
                ("list: place 2", self.changed("place", 1, person=other)),
                ("list: hash", self.changed("head", 0, list_hash="0" * 64)),
                ("secret: hash", self.changed("head", 0, secret="0" * 64)),
                ("list: place 4", self.written(self.lines[:-1]))):
            with self.subTest(what):
                code, words = recompute(file)
                self.assertEqual(code, 1, words)
                self.assertIn(what, words)
        code, words = recompute(self.bundle, "--hash", "0" * 64)
        self.assertEqual((code, "published before the month" in words), (1, True))

    def test_a_damaged_file_is_no_bundle(self):
        for text in ("", "{}\n", '{"kind":"attempt"}\n', "no json\n",
                     self.bundle.read_text()[:-20]):
            with self.subTest(text[:20]):
                file = self.stage.folder / "damaged.jsonl"
                file.write_text(text)
                self.assertEqual(recompute(file)[0], 2)
        self.assertEqual(recompute(self.stage.folder / "nothing")[0], 2)

    def test_it_tells_nobody_who_somebody_is_or_what_to_choose_next_month(self):
        text = self.bundle.read_text()
        with sqlite3.connect(self.stage.folder / "data" / "palmunion.db") as store:
            people = [row[0] for row in store.execute("SELECT id FROM identity_account")]
            stems = [row[0] for row in store.execute("SELECT stem FROM quiz_question_version")]
        self.assertEqual(len(people), 4)
        for secret in [*map(str, people), *stems, *(player.phone for player in self.players)]:
            self.assertNotIn(secret, text)

    def test_the_program_names_the_row_that_no_longer_fits_what_was_published(self):
        words = ("verify", "contest", "march", "--month", "2021-03", "--bundle", str(self.bundle))
        self.assertEqual(self.stage.run(*words)[0], 0)
        database = self.stage.folder / "data" / "palmunion.db"
        with sqlite3.connect(database) as store:
            store.execute("UPDATE quiz_attempt SET elapsed_ms = elapsed_ms + 1 WHERE number = 2")
        try:
            code, out, _ = self.stage.run(*words)
            self.assertEqual(code, 1)
            self.assertIn("bundle: line", out)
            self.assertIn('"number":2', out)
        finally:
            with sqlite3.connect(database) as store:
                store.execute("UPDATE quiz_attempt SET elapsed_ms = elapsed_ms - 1 "
                              "WHERE number = 2")

    def test_refusals(self):
        target = self.stage.folder / "other.jsonl"
        for words, says in (
                (("export", "bundle", "march", "2021-04", "--output", str(target)), "not closed"),
                (("export", "bundle", "march", "2021-3", "--output", str(target)), "2021-03"),
                (("export", "bundle", "march", "2021-03", "--output", "/nowhere/b"), "/nowhere/b"),
                (("verify", "contest", "march", "--month", "2021-03", "--bundle", "/nowhere/b"),
                 "/nowhere/b")):
            with self.subTest(words):
                code, out, errors = self.stage.run(*words)
                self.assertEqual(code, 1)
                self.assertIn(says, out + errors)
        self.assertEqual(sorted(file.name for file in self.stage.folder.glob("other*")), [])
