#!/usr/bin/env python3
"""Tests of the tools that judge and count: a judge that sees nothing protects nothing."""

import contextlib
import io
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
TOOLS = Path(__file__).resolve().parents[2] / "tools"
sys.path.insert(0, str(TOOLS))

import check_commit  # noqa: E402
import new_room  # noqa: E402
import run_ctest  # noqa: E402
import run_vitest  # noqa: E402


class CommitMessages(unittest.TestCase):
    def test_refuses_what_is_not_one_imperative_sentence(self):
        for message in ("Add ranks", "quiz: add ranks", "quiz: Added ranks", "quiz: Adding ranks",
                        "quiz: Adds ranks.", "quiz: Add ranks.", "quiz: Add " + "r" * 72,
                        "quiz: Add ranks\nbecause", ""):
            with self.subTest(message):
                self.assertTrue(check_commit.faults(message))

    def test_accepts_room_and_sentence(self):
        for message in ("quiz: Add ranks\n\nPlayers ask.\n# a comment", "Merge branch 'x'",
                        "http/tls: Embed the certificate", "organisation: Bring the unions"):
            with self.subTest(message):
                self.assertEqual(check_commit.faults(message), [])


class CountingCases(unittest.TestCase):
    def count(self, report):
        with tempfile.TemporaryDirectory() as folder:
            if report is not None:
                (Path(folder) / "quiz_domain_test.json").write_text(report)
            with contextlib.redirect_stdout(io.StringIO()):
                return run_ctest.count(Path(folder), "quiz_domain_test")

    def test_counts_each_case_once_however_often_it_fails(self):
        cases = [{"name": "A"}, {"name": "B", "failures": [{"failure": "x"}, {"failure": "y"}]}]
        report = {"tests": 2, "disabled": 0, "testsuites": [{"name": "S", "testsuite": cases}]}
        self.assertEqual(self.count(json.dumps(report)), (1, 1))

    def test_a_program_that_crashed_is_a_failure(self):
        self.assertEqual(self.count(None), (0, 1))
        self.assertEqual(self.count('{"tests": 2, '), (0, 1))

    def test_reads_the_summary_of_vitest(self):
        self.assertEqual(run_vitest.counted(0, "\n      Tests  12 passed (12)\n"), (12, 0))
        self.assertEqual(run_vitest.counted(1, "  Tests  1 failed | 11 passed (12)\n"), (11, 1))

    def test_a_run_that_ends_badly_is_a_failure_even_without_a_summary(self):
        self.assertEqual(run_vitest.counted(1, "cannot find vitest\n"), (0, 1))
        self.assertEqual(run_vitest.counted(1, "  Tests  12 passed (12)\n"), (12, 1))


class NewRooms(unittest.TestCase):
    def test_refuses_names_that_are_no_room(self):
        for name in ("Tea", "tea-room", "../tea", "", "t", "quiz"):
            with self.subTest(name):
                self.assertTrue(new_room.faults(name))

    def test_accepts_one_word(self):
        self.assertEqual(new_room.faults("tea"), "")


class PlayingTheDemo(unittest.TestCase):
    """A check that is content with a broken program protects nobody who types `./dev run`."""

    def check(self, script):
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder) / "program"
            program.write_text(f"#!/usr/bin/python3\nimport http.server, sys\n{script}\n")
            program.chmod(0o755)
            # No browser is started: there is no node on this path.
            done = subprocess.run(["/usr/bin/python3", TOOLS / "check_run.py", program],
                                  capture_output=True, text=True, env={"PATH": folder})
        return done.returncode, done.stdout + done.stderr

    def test_fails_when_the_demo_cannot_be_filled(self):
        status, said = self.check("sys.exit(7)")
        self.assertEqual(status, 1)
        self.assertIn("demo: ended with 7", said)

    def test_fails_when_the_program_does_not_serve(self):
        status, said = self.check("sys.exit(7 if sys.argv[1] == 'serve' else 0)")
        self.assertEqual(status, 1)
        self.assertIn("serve: the program ended with 7", said)

    def test_fails_when_nothing_can_be_played(self):
        status, said = self.check("""
if sys.argv[1] == "demo":
    sys.exit(0)
server = http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
""")
        self.assertEqual(status, 1)
        self.assertIn("0 of 2 ways to play work", said)


def main() -> int:
    result = unittest.TextTestRunner(verbosity=0).run(
        unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__]))
    failed = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
