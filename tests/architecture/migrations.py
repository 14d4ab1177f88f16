"""Migrations: one sequence, each with its room, unchanged once they have been merged."""

import hashlib
import re
from collections.abc import Iterable

from house import Finding, House, Rule
from statements import MIGRATION, is_migration

LOCK = "docs/migrations.lock"


def found(house: House) -> list[tuple[str, str, str]]:
    """Room, name and path in the order in which they run."""
    matches = ((MIGRATION.match(path), path) for path in house.files)
    return sorted(((match.group(1), match.group(2), path) for match, path in matches if match),
                  key=lambda entry: entry[1])


def checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def numbering(house: House) -> Iterable[Finding]:
    """NNNN_room_thing.sql, each number once in the whole house."""
    owners: dict[str, str] = {}
    for room, name, path in found(house):
        if not re.fullmatch(rf"\d{{4}}_{room}_[a-z0-9_]+", name):
            yield Finding(path, 0, f"a migration is named NNNN_{room}_thing.sql")
            continue
        number = name[:4]
        if number in owners:
            yield Finding(path, 0, f"{number} is already {owners[number]}")
        owners[number] = path
    for path in house.files:
        if "/migrations/" in path and path.endswith(".sql") and not is_migration(path):
            yield Finding(path, 0, "migrations live in server/<room>/store/migrations")


def table_comments(house: House) -> Iterable[Finding]:
    """The first line of a table says what one row means."""
    for _, _, path in found(house):
        text = house.files[path]
        for match in re.finditer(r"CREATE TABLE (\w+) \((.*)\n(.*)", text):
            if match.group(2).strip() or not match.group(3).strip().startswith("-- "):
                line = text.count("\n", 0, match.start()) + 1
                yield Finding(path, line, f"{match.group(1)}: no first line says what a row means")


def locked(house: House) -> Iterable[Finding]:
    """A merged migration never changes: databases that have it would not get the change."""
    if LOCK not in house.files:
        return
    lock = dict(line.split() for line in house.files[LOCK].splitlines() if not line.startswith("#"))
    present = {name: path for _, name, path in found(house)}
    for name, digest in lock.items():
        if name not in present:
            yield Finding(LOCK, 0, f"{name} is gone; a merged migration stays")
        elif checksum(house.files[present[name]]) != digest:
            yield Finding(present[name], 0, "changed after it was merged; write a new migration")
    for name, path in present.items():
        if name not in lock:
            yield Finding(path, 0, f"not in {LOCK}: tools/lock_migrations.py adds it")


FILE = "server/quiz/store/migrations/0050_quiz_round.sql"
TABLE = "CREATE TABLE quiz_round (\n    -- One row per round.\n    id BIGINT\n);\n"

RULES = (
    Rule("migrations.numbering", numbering,
         bad=(House({"server/quiz/store/migrations/50_quiz_round.sql": ""}),
              House({"server/quiz/store/migrations/0050_ledger_round.sql": ""}),
              House({"server/quiz/migrations/x/0050_quiz_round.sql": ""}),
              House({FILE: "", "server/quiz/store/migrations/0050_quiz_answer.sql": ""})),
         good=(House({FILE: ""}),)),
    Rule("migrations.table_comments", table_comments,
         bad=(House({FILE: "CREATE TABLE quiz_round (\n    id BIGINT\n);\n"}),),
         good=(House({FILE: TABLE}),)),
    Rule("migrations.locked", locked,
         bad=(House({FILE: TABLE, LOCK: "0050_quiz_round 0000\n"}),
              House({FILE: TABLE, LOCK: "# none\n"}),
              House({LOCK: "0050_quiz_round 0000\n"})),
         good=(House({FILE: TABLE, LOCK: f"0050_quiz_round {checksum(TABLE)}\n"}),
               House({FILE: TABLE}))),
)
