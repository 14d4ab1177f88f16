#!/usr/bin/env python3
"""How long does a start take when 20 million people have played this month?

bench/start_up.py PROGRAM [--json FILE] [--people N] [--deltas N]

Fills the program's own tables with made-up standings and with the board rows that belong to them
(one checkpoint, and as many delta rows as a busy machine writes before the next), then starts the
program. A start folds the board rows and reads no standing, so it must not grow with the people.
Takes some minutes and 4 GB of disk for 20 million; the floor is the same start with nobody.
"""

import argparse
import json
import pathlib
import sqlite3
import sys
import time

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "api"))

import palmunion  # noqa: E402
import stage  # noqa: E402

LEVELS = 311
CHUNK = 1_000_000
UNIONS = (stage.WUCHENG, stage.JINHUA, stage.EDUCATION, "330102", "330203")

FILL_STANDINGS = f"""
WITH RECURSIVE person (id) AS (
    SELECT :first UNION ALL SELECT id + 1 FROM person WHERE id + 1 < :end)
INSERT INTO quiz_standing
       (bucket, month_id, person_id, union_id, points, correct, served, elapsed_ms, started,
        finished, walk, played_days, updated_at_ms)
SELECT 0, :month, id, CASE id % 5 WHEN 0 THEN :u0 WHEN 1 THEN :u1 WHEN 2 THEN :u2 WHEN 3 THEN :u3
       ELSE :u4 END, 10 * (id * 7919 % {LEVELS}), id * 7919 % {LEVELS}, 310, 3100000, 62, 62,
       '1.300.124,1.300.124,1.120.62,0.0.0', 2147483647, 0
  FROM person"""

COUNT_LEVELS = """
SELECT union_id, points / 10, COUNT(*), SUM(points) FROM quiz_standing
 WHERE month_id = ? GROUP BY union_id, points"""


def changes_of(rows):
    """The text of a board row: union, attempts, points, people by level."""
    unions = {}
    for union, level, people, points in rows:
        entry = unions.setdefault(union, [0, 0, []])
        entry[0] += 62 * people
        entry[1] += points
        entry[2].append(f"{level}+{people}")
    return "".join(f"{union}:{attempts}:{points}:{','.join(levels)};"
                   for union, (attempts, points, levels) in sorted(unions.items()))


def fill(database, people, deltas):
    month = database.execute("SELECT id FROM quiz_month ORDER BY month LIMIT 1").fetchone()[0]
    codes = {code: number for number, code in
             database.execute("SELECT id, code FROM organisation_union")}
    unions = {f"u{place}": codes[code] for place, code in enumerate(UNIONS)}
    for first in range(0, people, CHUNK):
        end = min(first + CHUNK, people)
        database.execute(FILL_STANDINGS, {"first": first + 1, "end": end + 1, "month": month,
                                          **unions})
        database.commit()
        print(f"\r{end:,} standings", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    add_row = "INSERT INTO quiz_board_delta VALUES (0, 0, ?, ?, ?, ?, 0)"
    text = changes_of(database.execute(COUNT_LEVELS, (month,)))
    database.execute(add_row, (1_000_000, month, "checkpoint", text))
    # People of five unions who each went up by a few levels, as one batch of 256 moves them.
    moved = "".join(f"{union}:51:2000:" + ",".join(
        f"{level}{sign}{5}" for level, sign in zip(range(10, 30), "-+" * 10)) + ";"
        for union in sorted(unions.values()))
    database.executemany(add_row, ((1_000_001 + number, month, "delta", moved)
                                   for number in range(deltas)))
    database.commit()


def start_s(server):
    """Seconds from the call of the program until it says that it serves."""
    started = time.monotonic()
    server.start()
    took = time.monotonic() - started
    board = palmunion.Browser(server).get("/api/v1/quiz/contests/march/board?limit=1")
    assert board.status == 200, board.body
    players = board.json["players"]
    memory = int(pathlib.Path(f"/proc/{server.process.pid}/statm").read_text().split()[1]) * 4096
    assert server.stop() == 0
    return took, players, memory / (1 << 20)


def measure(people, deltas):
    figures = {"standings": people, "delta_rows": deltas}
    server = stage.Stage()
    try:
        figures["start_up_empty_s"], _, _ = start_s(server)
        database = sqlite3.connect(server.folder / "data" / "palmunion.db")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA cache_size = -1000000")
        fill(database, people, deltas)
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
        figures["start_up_s"], players, figures["rss_mb"] = start_s(server)
        assert players == people, f"{players} people on the board"
        figures["database_mb"] = sum(
            file.stat().st_size for file in (server.folder / "data").iterdir()) / (1 << 20)
    finally:
        server.close()
        stage.remove_set_up_folder()
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("--people", type=int, default=20_000_000)
    parser.add_argument("--deltas", type=int, default=10_000)
    arguments = parser.parse_args()
    palmunion.os.environ["PALMUNION_PROGRAM"] = arguments.program
    figures = measure(arguments.people, arguments.deltas)
    for name, value in figures.items():
        print(f"{name:<34} {value:>14.4g}")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
