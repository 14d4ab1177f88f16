#!/usr/bin/env python3
"""Proves that the demo can be played: tools/check_run.py PROGRAM

Fills a demo in a folder of its own, serves it on a free port, plays one quiz through the API and
one in headless Chromium, and says what it saw. Exits 0 only if both worked.
"""

import datetime
import os
import subprocess
import sys
import tempfile
import urllib.parse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "api"))
sys.dont_write_bytecode = True

PHONE_API = "19900009001"
PHONE_BROWSER = "19900009002"
UNION = "婺城区"


def play_by_api(server) -> None:
    """Signs in, joins a union, plays one paper and looks at the board."""
    import palmunion

    browser = palmunion.Browser(server)
    browser.sign_in(PHONE_API)
    print(f"api: signed in as {browser.get('/api/v1/me').json['phone_masked']}")
    found = browser.get(f"/api/v1/unions?query={urllib.parse.quote(UNION)}").json["items"]
    union = next(item for item in found if item["choosable"])
    browser.join(union["code"])
    print(f"api: joined {union['name']}")

    contest = next(item for item in browser.get("/api/v1/quiz/contests").json["items"]
                   if item["status"] == "running")
    path = f"/api/v1/quiz/contests/{contest['slug']}"
    paper = browser.post(f"{path}/attempts", {"channel": "direct"}).json
    print(f"api: {contest['title']}, {paper['date']}, {len(paper['questions'])} questions")
    answers = [[0] for _ in paper["questions"]]
    attempt = f"{path}/attempts/{paper['date']}/{paper['number']}"
    handed_in = browser.post(f"{attempt}/hand-in", {"answers": answers})
    assert handed_in.status == 200, handed_in.body
    result = handed_in.json
    board = browser.get(f"{path}/board?kind=person&scope=province&around=me").json
    assert board["me"]["points"] == result["month"]["points"], "the board and the result disagree"
    print(f"api: {result['points']} points, receipt {result['receipt']}, "
          f"rank {board['me']['rank']} of {board['players']}")


def play_in_browser(server) -> None:
    """The same by clicks: tests/browser/play.mjs says what it does."""
    environment = {**os.environ, "PALMUNION_SMS_LOG": str(server.folder / "sms.jsonl")}
    subprocess.run(["node", ROOT / "tests/browser/play.mjs", f"http://127.0.0.1:{server.port}",
                    PHONE_BROWSER], check=True, env=environment)


def main() -> int:
    os.environ["PALMUNION_PROGRAM"] = str(Path(sys.argv[1]).resolve())
    import palmunion

    failed = 0
    with tempfile.TemporaryDirectory(prefix="palmunion-check-") as folder:
        server = palmunion.Server(folder)
        # Ten in the morning of today, whatever the time is: a paper begun now is of today.
        now = datetime.datetime.now(palmunion.SHANGHAI)
        server.set_clock(f"{now:%Y-%m-%d} 10:00")
        code, output, errors = server.run("demo")
        if code != 0:
            print(f"demo: ended with {code}\n{output}{errors}")
            return 1
        try:
            server.start()
        except RuntimeError as error:
            print(f"serve: {error}")
            return 1
        print(f"serving on http://127.0.0.1:{server.port}", flush=True)
        try:
            for name, play in (("api", play_by_api), ("browser", play_in_browser)):
                try:
                    play(server)
                    print(f"{name}: ok", flush=True)
                except Exception as error:  # noqa: BLE001 - both are tried, whatever happens to one
                    print(f"{name}: FAILED: {error!r}", flush=True)
                    failed += 1
        finally:
            server.close()
    print(f"{2 - failed} of 2 ways to play work")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
