#!/usr/bin/env python3
"""Runs the C++ tests of a build folder and counts cases, not programs.

tools/run_ctest.py BUILD_FOLDER JOBS [ROOM]
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path


def programs(build: Path, pattern: str) -> list[str]:
    shown = subprocess.run(["ctest", "--test-dir", build, "--show-only=json-v1", "-R", pattern],
                           check=True, capture_output=True).stdout
    return [test["name"] for test in json.loads(shown)["tests"]]


def count(results: Path, program: str) -> tuple[int, int]:
    """Passed and failed cases; a program that left no results has crashed, which is one failure."""
    try:
        report = json.loads((results / f"{program}.json").read_text())
    except (FileNotFoundError, json.JSONDecodeError):
        print(f"FAILED {program}: it ended without results")
        return 0, 1
    failed = 0
    for suite in report["testsuites"]:
        for case in suite["testsuite"]:
            if case.get("failures"):
                failed += 1
                print(f"FAILED {program}: {suite['name']}.{case['name']}")
    return report["tests"] - report["disabled"] - failed, failed


def main(build: Path, jobs: str, room: str) -> int:
    results = build / "results"
    shutil.rmtree(results, ignore_errors=True)
    pattern = f"^{room}(_[a-z]+)?_test$" if room else "."
    status = subprocess.run(["ctest", "--test-dir", build, "-R", pattern, "-j", jobs,
                             "--output-on-failure"]).returncode
    counts = [count(results, program) for program in programs(build, pattern)]
    passed, failed = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0)
    if status and not failed:
        # A program can fail after its last case, for example by a leak that the sanitizer finds.
        print("FAILED a program ended badly after its cases had passed")
        failed = 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else ""))
