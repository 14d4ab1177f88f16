#!/usr/bin/env python3
"""Runs the web's type check and unit tests and counts them: tools/run_vitest.py WEB_FOLDER"""

import os
import re
import subprocess
import sys
from pathlib import Path


def run(folder: Path, script: str) -> tuple[int, str]:
    print(f"npm run {script}")
    done = subprocess.run(["npm", "run", "--silent", script], cwd=folder, text=True,
                          env={**os.environ, "CI": "1", "NO_COLOR": "1"},
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    print(done.stdout)
    return done.returncode, done.stdout


def counted(status: int, output: str) -> tuple[int, int]:
    """From vitest's summary, such as "Tests  1 failed | 11 passed (12)"."""
    summary = re.findall(r"^\s*Tests\s+(.*)$", output, re.MULTILINE)
    found = re.findall(r"(\d+) (passed|failed)", " ".join(summary))
    numbers = {word: int(number) for number, word in found}
    failed = numbers.get("failed", 0)
    return numbers.get("passed", 0), failed or int(status != 0)


def main(folder: Path) -> int:
    scripts = (folder / "package.json").read_text()
    passed, failed = counted(*run(folder, "test"))
    for script in ("check", "lint"):
        if f'"{script}":' in scripts:
            status, _ = run(folder, script)
            passed += status == 0
            failed += status != 0
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
