"""The program by hand: settings, imports and contests that are wrong are refused by name."""

import json
import os
import pathlib
import tempfile
import unittest

from palmunion import ROOT, Browser, Server
from stage import MORNING, Stage, settings

QUESTION = {"code": "T001", "type": "single", "period": "P1", "topic": "event", "difficulty": 1,
            "stem": "试题的正确选项是哪一个？",
            "options": {"A": "第一项", "B": "第二项", "C": "第三项", "D": "第四项"},
            "answer": ["B"], "explanation": "第二项正确。", "source": "测试用题"}


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.stage = Stage(MORNING)
        self.addCleanup(self.stage.close)

    def write(self, name, text):
        file = self.stage.folder / name
        file.write_text(text, encoding="utf-8")
        return str(file)

    def refused(self, *words, says, code=1):
        ended, out, errors = self.stage.run(*words)
        self.assertEqual(ended, code, out + errors)
        for part in says if isinstance(says, tuple) else (says,):
            self.assertIn(part, out + errors)
        return out

    def import_errors(self, name, text, *more):
        file = self.write(name, text)
        ended, out, errors = self.stage.run("import", "questions", file, "--json", *more)
        self.assertEqual(ended, 1, out + errors)
        return [json.loads(line) for line in out.splitlines()]

    def test_an_unknown_setting_names_the_nearest(self):
        file = self.write("wrong.toml", '[server]\nlisten_on = "127.0.0.1:0"\n')
        self.refused("config", "check", "--config", file, says=("listen_on", "server.listen"))

    def test_a_setting_out_of_range_says_what_is_allowed(self):
        file = self.write("wrong.toml", "[lanes]\nbatch_max = 0\n")
        self.refused("config", "check", "--config", file, says=("lanes.batch_max", "1..4096"))

    def test_a_broken_settings_file_names_the_line(self):
        file = self.write("wrong.toml", "[lanes]\nbatch_max = \n")
        self.refused("config", "check", "--config", file, says="2")

    def test_words_that_are_no_command(self):
        self.refused(says="--help", code=2)
        for words, nearest in (
                (("verfy", "contest", "march"), "palmunion verify"),
                (("import", "question", "FILE"), "palmunion import questions"),
                (("audit", "verfiy"), "palmunion audit verify")):
            with self.subTest(words=words):
                self.refused(*words, says=("There is no command", nearest), code=2)

    def test_an_unknown_flag_names_the_nearest(self):
        for words, flag, nearest in (
                (("serve", "--server.listn", "127.0.0.1:0"), "--server.listn",
                 "palmunion serve --server.listen"),
                (("serve", "--lanes.reader=3"), "--lanes.reader", "palmunion serve --lanes.readers"),
                (("import", "questions", "--chek", str(self.stage.folder)), "--chek",
                 "palmunion import questions --check"),
                (("contest", "create", "--sulg", "nowhere.toml"), "--sulg",
                 "palmunion contest create --"),
                (("--server.listen", "127.0.0.1:0", "serve"), "--server.listen",
                 "palmunion serve --server.listen"),
                (("--halp",), "--halp", "palmunion --help")):
            with self.subTest(flag):
                self.refused(*words, says=(flag, nearest), code=2)

    def test_an_unknown_variable_names_the_nearest(self):
        os.environ["PALMUNION_LANES_READERZ"] = "3"
        self.addCleanup(os.environ.pop, "PALMUNION_LANES_READERZ")
        self.refused("config", "check", says=("PALMUNION_LANES_READERZ", "lanes.readers"))

    def test_questions_with_errors_are_refused_row_by_row_and_none_is_kept(self):
        rows = [QUESTION, {**QUESTION, "code": "T002", "answer": ["E"], "stem": "另一道题？"},
                {**QUESTION, "code": "T003", "options": {"A": "只有一项"}, "stem": "第三道？"}]
        report = self.import_errors("wrong.json", json.dumps(rows))
        text = json.dumps(report)
        for token in ("answer_unknown_option", "options_count"):
            self.assertIn(token, text)
        self.assertEqual(self.questions_named("T00"), [])

    def test_a_file_that_is_no_json_says_where(self):
        file = self.write("wrong.json", '[{"code": ')
        self.refused("import", "questions", file, says="10")

    def test_a_csv_with_a_missing_column_or_a_torn_quote(self):
        file = self.write("wrong.csv", "code,stem\nT001,x\n")
        self.refused("import", "questions", file, says="type")
        file = self.write("torn.csv", 'code,type,stem\nT001,single,"torn\n')
        self.refused("import", "questions", file, says="2")

    def test_check_writes_nothing(self):
        file = self.write("good.json", json.dumps([QUESTION]))
        ended, out, errors = self.stage.run("import", "questions", file, "--check")
        self.assertEqual(ended, 0, out + errors)
        self.assertEqual(self.questions_named("T001"), [])
        ended, out, errors = self.stage.run("import", "questions", file)
        self.assertEqual(ended, 0, out + errors)
        self.assertEqual(self.questions_named("T001"), ["T001"])

    def questions_named(self, start):
        self.stage.start()
        path = "/api/v1/quiz/banks/party-history/questions?limit=100"
        page = self.stage.operator.get(path, authorization="Bearer the-operator-of-the-tests").json
        codes = [item["code"] for item in page["items"]]
        while page["next_cursor"]:
            page = self.stage.operator.get(f"{path}&cursor={page['next_cursor']}",
                                           authorization="Bearer the-operator-of-the-tests").json
            codes += [item["code"] for item in page["items"]]
        self.stage.stop()
        return [code for code in codes if code.startswith(start)]

    def test_unions_with_an_unknown_parent_are_refused(self):
        lines = (ROOT / "deploy/content/organisation/local_unions.csv").read_text(
            encoding="utf-8").splitlines()
        header = lines[0].split(",")
        row = dict.fromkeys(header, "")
        row.update(code="999901", name="某区总工会", short_name="某区", level="county",
                   parent_code="999900", region_code="999901", pinyin_initials="mq")
        text = f"{lines[0]}\n{','.join(row[name] for name in header)}\n"
        file = self.write("unions.csv", text)
        self.refused("import", "unions", "--tree", "local", file, says="999900")

    def test_contest_files_that_are_wrong(self):
        shipped = ROOT / "deploy" / "contests"
        file = self.write("empty.toml", "")
        self.refused("contest", "create", file, says="slug")
        file = self.write("torn.toml", "slug = \n")
        self.refused("contest", "create", file, says="1")
        self.assertTrue(list(shipped.glob("*.toml")), "no contest is shipped")

    def test_a_second_program_may_not_write_to_the_same_store(self):
        self.stage.start()
        other = Server(self.stage.folder)
        ended, out, errors = other.run("setup")
        self.assertNotEqual(ended, 0, out)
        self.assertIn("palmunion", errors)

    def test_a_healthy_store_is_found_healthy(self):
        self.stage.start()
        self.stage.player().play()
        self.stage.stop()
        ended, out, errors = self.stage.run("doctor", "--json")
        self.assertEqual(ended, 0, out + errors)
        self.assertEqual(json.loads(out.splitlines()[-1]), {"ok": True})

    def test_an_answered_healthcheck(self):
        self.stage.start()
        self.stage.settings["server.listen"] = f"127.0.0.1:{self.stage.port}"
        self.assertEqual(self.stage.run("healthcheck")[0], 0)
        self.stage.stop()
        self.assertEqual(self.stage.run("healthcheck")[0], 1)


class FirstStart(unittest.TestCase):
    def test_a_missing_folder_is_made_and_the_master_key_is_for_its_owner_only(self):
        with tempfile.TemporaryDirectory() as folder:
            server = Server(folder)
            code, _, errors = server.run("setup")
            self.assertEqual(code, 0, errors)
            key = pathlib.Path(folder) / "data" / "master.key"
            self.assertEqual(key.stat().st_mode & 0o777, 0o600)

    def test_a_demonstration_can_be_filled_at_any_time_and_again(self):
        with tempfile.TemporaryDirectory() as folder:
            server = Server(folder)
            # The month before is over, but for its last papers; then long after the contest.
            for local_time in ("2027-01-01 00:00:30", "2027-01-01 00:30", "2027-09-30 12:00"):
                server.set_clock(local_time)
                code, said, errors = server.run("demo", "--players", "20")
                self.assertEqual(code, 0, errors)
                self.assertIn("19900000001", said)
                with server:
                    contests = Browser(server).get("/api/v1/quiz/contests").json["items"]
                self.assertEqual([one["status"] for one in contests], ["running"], local_time)

    def test_the_shipped_contest_is_the_template(self):
        self.assertEqual(settings()["bank"], "party-history")
