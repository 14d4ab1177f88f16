"""The audit log: what is written down, and that anybody can check it with another program."""

import base64
import shutil
import sqlite3
import unittest

from merkle import leaf_hash, root, root_by_inclusion, roots_by_consistency
from palmunion import Browser, Server
from stage import BANK, CONTESTS, OPERATOR, ApiTest, Stage, settings

AUDIT = "/api/v1/audit"
LATER = {"starts_on": "2021-07-01", "ends_on": "2021-07-31"}
QUESTION = {"code": "A001", "type": "single", "period": "P1", "topic": "event", "difficulty": 1,
            "stem": "审计日志的试题是哪一个？", "options": {"A": "甲", "B": "乙", "C": "丙", "D": "丁"},
            "answer": ["A"], "explanation": "甲。", "source": "测试用题"}


class Log(ApiTest):
    def entries(self, query=""):
        answer = self.operator("GET", f"{AUDIT}/entries{query}")
        self.assertEqual(answer.status, 200, answer.text)
        return answer.json["items"]

    def leaves(self):
        return [bytes.fromhex(text)
                for text in self.browser().get(f"{AUDIT}/leaves?limit=4096").json["hashes"]]

    def test_an_act_is_written_down_before_it_is_answered(self):
        made = self.operator("POST", CONTESTS, settings("acts", **LATER))
        self.operator("PUT", f"{CONTESTS}/acts/settings",
                      settings("acts", **{**LATER, "title": "另一个名称"}))
        changed, created = self.entries("?subject=contest:acts")
        self.assertEqual((created["entry"]["act"], changed["entry"]["act"]),
                         ("contest_created", "contest_changed"))
        self.assertEqual(created["entry"]["who"], {"id": "operator", "kind": "token"})
        self.assertEqual(created["entry"]["trace_id"], made.headers["x-trace-id"])
        self.assertEqual(changed["entry"]["details"]["version"], 2)

    def test_what_is_refused_or_changes_nothing_is_no_act(self):
        self.stage.create_contest(settings("once", **LATER))
        self.operator("PUT", f"{CONTESTS}/once/settings", settings("once", **LATER))
        self.operator("POST", CONTESTS, settings("once", **LATER))
        self.assertEqual(len(self.entries("?subject=contest:once")), 1)

    def test_the_bank_is_kept_in_the_log(self):
        questions = f"/api/v1/quiz/banks/{BANK}/questions"
        self.assertEqual(self.operator("POST", questions, QUESTION).status, 201)
        for enabled in (False, True):
            self.operator("PATCH", f"{questions}/A001", {"enabled": enabled})
        acts = [item["entry"]["act"] for item in self.entries(f"?subject=question:{BANK}/A001")]
        self.assertEqual(acts, ["question_enabled", "question_disabled", "question_worded"])
        self.assertEqual(self.entries("?act=questions_imported")[0]["entry"]["who"],
                         {"id": "setup", "kind": "system"})

    def test_every_entry_hashes_to_its_leaf_in_another_language(self):
        leaves = self.leaves()
        self.stage.create_contest(settings("hashed", **LATER))
        items = self.entries(f"?before={len(leaves)}")
        self.assertGreaterEqual(len(items), 4)
        for item in items:
            self.assertEqual(leaf_hash(item["entry"]).hex(), item["hash"])
            self.assertEqual(leaves[item["leaf"]].hex(), item["hash"])

    def test_every_proof_holds_in_another_language(self):
        browser, leaves = self.browser(), self.leaves()
        size = len(leaves)
        for leaf in range(size):
            proof = browser.get(f"{AUDIT}/proof/inclusion?leaf={leaf}&size={size}").json
            found = root_by_inclusion(leaf, size, leaves[leaf], map(bytes.fromhex, proof["path"]))
            self.assertEqual(found, root(leaves))
            self.assertEqual(proof["root"], root(leaves).hex())
        for start in range(1, size):
            proof = browser.get(f"{AUDIT}/proof/consistency?from={start}&to={size}").json
            found = roots_by_consistency(start, size, root(leaves[:start]),
                                         map(bytes.fromhex, proof["path"]))
            self.assertEqual(found, (root(leaves[:start]), root(leaves)))

    def test_checkpoints_name_the_root_of_their_size(self):
        browser, leaves = self.browser(), self.leaves()
        origin = browser.get(f"{AUDIT}/key").json["origin"]
        checkpoints = browser.get(f"{AUDIT}/checkpoints?after=0").json["items"]
        self.assertIn(browser.get(f"{AUDIT}/checkpoint").json, checkpoints)
        for checkpoint in checkpoints:
            lines = checkpoint["note"].split("\n")
            size = checkpoint["size"]
            self.assertEqual(lines[:4], [origin, str(size),
                                         base64.b64encode(root(leaves[:size])).decode(), ""])
            self.assertTrue(lines[4].startswith(f"— {origin} "))
        last = checkpoints[-1]["size"]
        self.assertEqual(browser.get(f"{AUDIT}/checkpoints?after={last}").json["items"], [])

    def test_a_proof_without_a_size_is_about_the_newest_checkpoint(self):
        browser = self.browser()
        size = browser.get(f"{AUDIT}/checkpoint").json["size"]
        self.assertEqual(browser.get(f"{AUDIT}/proof/inclusion?leaf=0").json["size"], size)
        self.assertEqual(browser.get(f"{AUDIT}/proof/consistency?from=1").json["to"], size)

    def test_what_the_tree_does_not_have_is_refused(self):
        browser = self.browser()
        for query in ("inclusion?leaf=0&size=9999", "inclusion?leaf=-1", "inclusion?leaf=9999",
                      "consistency?from=0", "consistency?from=2&to=1"):
            self.refuses(lambda **headers: browser.get(f"{AUDIT}/proof/{query}", **headers),
                         422, "tree_number_out_of_range")
        for query in ("proof/inclusion", "proof/inclusion?leaf=x", "proof/consistency?from=1.5",
                      "proof/consistency?from=1&to=", "leaves?from=x", "checkpoints?after=x"):
            self.refuses(lambda **headers: browser.get(f"{AUDIT}/{query}", **headers),
                         400, "tree_number_malformed")
        for query in ("leaves?limit=4097", "checkpoints?limit=0"):
            self.refuses(lambda **headers: browser.get(f"{AUDIT}/{query}", **headers),
                         422, "limit_out_of_range")

    def test_a_token_that_opens_nothing_is_written_down(self):
        wrong = {"authorization": "Bearer guessed"}
        for method, path in (("GET", f"{AUDIT}/entries"), ("POST", CONTESTS)):
            answer = self.browser().request(method, path, headers=wrong)
            self.assertEqual((answer.status, answer.code), (401, "staff_sign_in_needed"))
            newest = self.entries("?act=access_refused&limit=1")[0]["entry"]
            self.assertEqual(newest["subject"], f"route:{method} {path}")
            self.assertEqual(newest["trace_id"], answer.headers["x-trace-id"])
            self.assertEqual(newest["details"], {"code": "staff_sign_in_needed", "passed_over": 0})

    def test_the_token_that_counts_is_written_down_at_the_start(self):
        begun = self.entries("?act=operator_token_counts")
        self.assertEqual(len(begun), 1)
        self.assertEqual(begun[0]["entry"]["who"], {"id": "start", "kind": "system"})

    def test_nobody_without_a_token_fills_the_log(self):
        before = len(self.leaves())
        self.assertEqual(self.browser().get(f"{AUDIT}/entries").status, 401)
        self.assertEqual(len(self.leaves()), before)

    def test_entries_are_for_the_operator(self):
        browser = self.browser()
        self.refuses(lambda **headers: browser.get(f"{AUDIT}/entries", **headers),
                     401, "staff_sign_in_needed")
        for query, status, code in (("before=x", 400, "tree_number_malformed"),
                                    ("limit=0", 422, "limit_out_of_range")):
            self.refuses(
                lambda **headers: browser.get(f"{AUDIT}/entries?{query}", **OPERATOR, **headers),
                status, code)


class Nothing(unittest.TestCase):
    def test_has_been_signed_before_the_first_act(self):
        with Server(settings={"operator.token_hash": ""}) as server:
            browser = Browser(server)
            for path in ("checkpoint", "proof/inclusion?leaf=0", "proof/consistency?from=1"):
                answer = browser.get(f"{AUDIT}/{path}")
                self.assertEqual((answer.status, answer.code), (404, "checkpoint_missing"))
            self.assertEqual(browser.get(f"{AUDIT}/leaves").json, {"from": 0, "hashes": []})
            browser.close()


class Tampering(unittest.TestCase):
    """Somebody changes the file while nobody serves."""

    def setUp(self):
        self.stage = Stage()
        self.addCleanup(self.stage.close)
        self.file = self.stage.folder / "data" / "palmunion.db"
        self.state = self.stage.folder / "witness"

    def edit(self, *statements):
        with sqlite3.connect(self.file) as database:
            for statement in statements:
                database.execute(statement)
        database.close()

    def grow(self, *slugs):
        """Serves while contests are made; gives what a witness then says."""
        self.stage.start()
        for slug in slugs:
            self.stage.create_contest(settings(slug, **LATER))
        assert self.stage.stop() == 0

    def look(self):
        """What a witness says of the log as it is served now."""
        self.stage.start()
        code, out, errors = self.stage.run("audit", "witness", "--file", str(self.state), "--url",
                                           f"http://127.0.0.1:{self.stage.port}")
        assert self.stage.stop() == 0
        return code, out + errors

    def seen_before(self):
        code, said = self.look()
        self.assertEqual(code, 0, said)

    def assert_alarm(self, words):
        code, said = self.look()
        self.assertEqual(code, 1, said)
        self.assertIn(words, said)

    def assert_found(self, words):
        code, out, errors = self.stage.run("audit", "verify")
        self.assertEqual((code, words in errors), (1, True), out + errors)
        self.assertIn("audit:", out)
        code, out, errors = self.stage.run("doctor")
        self.assertEqual((code, words in out), (1, True), out + errors)

    def test_a_whole_log_is_said_to_be_whole(self):
        self.grow("one", "two")
        code, out, errors = self.stage.run("audit", "verify")
        self.assertEqual(code, 0, errors)
        self.assertRegex(out, r"audit: 7 entries, 4 nodes, \d+ checkpoints")
        self.assertEqual(self.stage.run("doctor")[0], 0)
        self.seen_before()
        self.grow("three")
        self.seen_before()

    def test_an_edited_entry(self):
        self.seen_before()
        self.edit("UPDATE audit_entry SET details = '{}' WHERE leaf = 1")
        self.assert_found("audit_entry 1")
        self.assert_alarm("are not those that were signed")

    def test_an_edited_entry_with_its_hash_made_right(self):
        self.seen_before()
        self.edit("UPDATE audit_entry SET details = '{}' WHERE leaf = 3")
        with sqlite3.connect(self.file) as database:
            self.edit_hash(database)
        database.close()
        self.assert_found("audit_node 1/1")
        self.assert_alarm("are not those that were signed")

    @staticmethod
    def edit_hash(database):
        columns = "act, at_ms, details, reason, subject, trace_id, author_id, author_kind"
        row = database.execute(f"SELECT {columns} FROM audit_entry WHERE leaf = 3").fetchone()
        entry = dict(zip(("act", "at_ms", "details", "reason", "subject", "trace_id"), row))
        entry.update(details={}, form=1, who={"id": row[6], "kind": row[7]})
        database.execute("UPDATE audit_entry SET hash = ? WHERE leaf = 3",
                         (leaf_hash(entry).hex(),))

    def test_a_deleted_entry(self):
        self.seen_before()
        self.edit("DELETE FROM audit_entry WHERE leaf = 2")
        self.assert_found("audit_entry 2")
        self.assert_alarm("are not those that were signed")

    def test_two_entries_in_another_order(self):
        self.seen_before()
        self.edit("UPDATE audit_entry SET leaf = -1 WHERE leaf = 1",
                  "UPDATE audit_entry SET leaf = 1 WHERE leaf = 2",
                  "UPDATE audit_entry SET leaf = 2 WHERE leaf = -1")
        self.assert_found("audit_node 1/0")
        self.assert_alarm("are not those that were signed")

    def test_a_log_cut_off_at_its_end_with_every_trace_of_it(self):
        self.grow("one", "two")
        self.seen_before()
        self.edit("DELETE FROM audit_entry WHERE leaf >= 4", "DELETE FROM audit_node WHERE"
                  " (level = 1 AND position >= 2)", "DELETE FROM audit_checkpoint WHERE size > 4",
                  "UPDATE audit_frontier SET size = 4, hashes = (SELECT hash FROM audit_node"
                  " WHERE level = 2 AND position = 0)")
        self.assertEqual(self.stage.run("audit", "verify")[0], 0)
        self.assert_alarm("became shorter: 7 entries were seen, now there are 5")

    def test_an_older_copy(self):
        copy = self.stage.folder / "copy"
        shutil.copytree(self.stage.folder / "data", copy)
        self.grow("one", "two")
        self.seen_before()
        shutil.rmtree(self.stage.folder / "data")
        copy.rename(self.stage.folder / "data")
        self.assert_alarm("became shorter: 7 entries were seen, now there are 5")
        self.grow("three", "four")
        self.assert_alarm("do not begin with the 7 seen before")
        self.grow("five")
        self.assertEqual(self.stage.run("audit", "verify")[0], 0)
        self.assert_alarm("do not begin with the 7 seen before")

    def test_another_key(self):
        self.seen_before()
        with Server() as other:
            code, _, errors = self.stage.run("audit", "witness", "--file", str(self.state),
                                             "--url", f"http://127.0.0.1:{other.port}")
        self.assertEqual((code, "another one than last time" in errors), (1, True), errors)

    def test_a_witness_that_finds_nobody(self):
        code, _, errors = self.stage.run("audit", "witness", "--file", str(self.state), "--url",
                                         "http://127.0.0.1:1")
        self.assertEqual((code, "cannot be reached" in errors), (1, True), errors)
        self.assertFalse(self.state.exists())
