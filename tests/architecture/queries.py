"""SQL: where it stands, whose tables it names, and that it runs on a freshly migrated database."""

import re
import sqlite3
from collections.abc import Iterable

from house import Finding, House, Rule, is_test, lines, without_comments
from statements import (Section, for_sqlite, is_migration, key_columns, references, room_of,
                        sections, tables)
from statements import without_comments as without_sql_comments
from statements import without_strings as without_sql_strings

VERB = re.compile(
    r'"[^"\n]*\b(SELECT\s+\S+.*FROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|ON\s+CONFLICT'
    r"|(?:CREATE|DROP|ALTER)\s+(?:TABLE|INDEX)|PRAGMA\s)")


def query_files(house: House) -> Iterable[tuple[str, str]]:
    for path, text in house.sources(".sql"):
        if path.startswith(("server/", "tests/support/")) and not is_migration(path):
            yield path, text


def all_sections(house: House) -> Iterable[Section]:
    for path, text in query_files(house):
        yield from sections(path, text)


def only_in_sql_files(house: House) -> Iterable[Finding]:
    """No SQL in a .cpp: a query has a name and a file. Drivers and tests may speak it directly."""
    for path, text in house.sources(".cpp", ".hpp", under="server/"):
        if path.startswith("server/sql/") or is_test(path):
            continue
        for number, line in lines(without_comments(text)):
            if match := VERB.search(line):
                yield Finding(path, number, f"SQL belongs into a .sql file: {match.group(1)}")


def said_names(house: House) -> set[tuple[str, str]]:
    """All pairs a::b in the code, with aliases such as `namespace rows = quiz::rounds_sql`."""
    pairs: set[tuple[str, str]] = set()
    for _, text in house.sources(".cpp", ".hpp"):
        here = set(re.findall(r"\b(\w+)::(\w+)\b", text))
        aliases = dict(re.findall(r"\bnamespace (\w+) = [\w:]*?(\w+_sql);", text))
        pairs |= here | {(aliases[left], right) for left, right in here if left in aliases}
    return pairs


def named_sections(house: House) -> Iterable[Finding]:
    """Every statement has a name of its own, and somebody runs it."""
    run = said_names(house)
    for path, text in query_files(house):
        head = without_sql_comments(text.split("-- name:")[0])
        if head.strip():
            yield Finding(path, 1, "a statement stands before the first `-- name:`")
        seen: set[str] = set()
        stem = path.rpartition("/")[2].removesuffix(".sql")
        for section in sections(path, text):
            if not re.fullmatch(r"[a-z][a-z0-9_]*", section.name):
                yield Finding(path, section.line, f"{section.name!r} is not a snake_case name")
            if section.name in seen:
                yield Finding(path, section.line, f"{section.name} is named twice")
            if len([part for part in section.text.split(";") if part.strip()]) != 1:
                yield Finding(path, section.line, f"{section.name} is not exactly one statement")
            if (f"{stem}_sql", section.name) not in run:
                yield Finding(path, section.line, f"nobody runs {section.name}")
            seen.add(section.name)


def own_tables(house: House) -> Iterable[Finding]:
    """A query names only tables of its own room."""
    for section in all_sections(house):
        if section.path.startswith("tests/"):
            continue
        room = room_of(section.path)
        for table in sorted(tables(section.text)):
            if not table.startswith(f"{room}_"):
                yield Finding(section.path, section.line, f"{section.name} reaches for {table}")
    for path, text in house.sources(".sql"):
        if not is_migration(path):
            continue
        bare = without_sql_comments(text)
        for table in sorted(tables(bare)):
            if not table.startswith(f"{room_of(path)}_"):
                yield Finding(path, 0, f"{table} is not a table of this room")
        for table in sorted(references(bare)):
            if not below(house, room_of(path), table):
                yield Finding(path, 0, f"REFERENCES {table}: foreign keys point downwards only")


def below(house: House, room: str, table: str) -> bool:
    """Whether the table is of this room or of one that its layers may know."""
    known = {room}
    for layer in house.layers:
        if layer.room == room:
            known |= {name.split("/")[0] for name in layer.exposes + layer.uses}
    return any(table.startswith(f"{name}_") for name in known)


BANNED = {
    r"SELECT\s+(\w+\.)?\*|,\s*\w+\.\*|RETURNING\s+\*": "name the columns",
    r"\b(AUTOINCREMENT|SERIAL|BIGSERIAL)\b": "ids come from the program",
    r"\b(BOOLEAN|INTEGER|INT|REAL|DOUBLE|FLOAT|NUMERIC|BLOB|BYTEA|TIMESTAMP|VARCHAR|STRICT)\b":
        "columns are BIGINT or TEXT",
    r"\bFOR\s+UPDATE\b|->>|\bINSERT\s+OR\b|\bREPLACE\s+INTO\b": "not in both dialects",
    r"\b(datetime|strftime|unixepoch|now|random)\s*\(": "a query knows neither clock nor chance",
    r"(?<![\w$])\?\d*": "parameters are $1 to $n",
}


def one_dialect(house: House) -> Iterable[Finding]:
    """What SQLite and PostgreSQL both take, and what a reader can check."""
    for path, text in house.sources(".sql", under=("server/", "tests/support/")):
        if path.startswith("server/sql/"):
            continue
        for number, line in lines(without_sql_strings(without_sql_comments(text))):
            for pattern, reason in BANNED.items():
                if match := re.search(pattern, line, re.IGNORECASE):
                    yield Finding(path, number, f"{match.group().strip()}: {reason}")


def ordered_limits(house: House) -> Iterable[Finding]:
    """A LIMIT without a full order gives other rows tomorrow."""
    keys = key_columns(text for path, text in house.sources(".sql") if is_migration(path))
    for section in all_sections(house):
        statement = without_sql_strings(section.text)
        for limit in re.finditer(r"\bLIMIT\b", statement):
            order = re.findall(r"\bORDER\s+BY\s+((?:(?!\bORDER\s+BY\b).)*)$",
                               statement[:limit.start()], re.DOTALL)
            if not order:
                yield Finding(section.path, section.line, f"{section.name}: LIMIT without ORDER BY")
                continue
            last = re.sub(r"\b(ASC|DESC)\b", "", order[-1]).split(",")[-1].strip()
            if keys and last.rpartition(".")[2] not in keys:
                yield Finding(section.path, section.line,
                              f"{section.name}: the order ends in {last}, which is no key column")


def prepares(house: House) -> Iterable[Finding]:
    """Every migration runs and every query prepares on the database that they make."""
    database = sqlite3.connect(":memory:")
    found = [(path.rpartition("/")[2], path, text) for path, text in house.sources(".sql")
             if is_migration(path)]
    for _, path, text in sorted(found):
        try:
            database.executescript(for_sqlite(text))
        except sqlite3.Error as error:
            yield Finding(path, 0, f"SQLite refuses it: {error}")
    for section in all_sections(house):
        if section.path.startswith(("server/sql/", "tests/")):
            continue
        values = {number: None for number in re.findall(r"\$(\d+)", section.text)}
        try:
            database.execute("EXPLAIN " + section.text, values)
        except sqlite3.Error as error:
            yield Finding(section.path, section.line, f"{section.name} does not prepare: {error}")
    database.close()


SCHEMA = ("server/quiz/store/migrations/0050_quiz_round.sql",
          "CREATE TABLE quiz_round (\n    -- One row per round.\n"
          "    id BIGINT NOT NULL PRIMARY KEY,\n    points BIGINT NOT NULL\n);\n")


def query(text: str, name: str = "find", user: str = "run(rounds_sql::find)") -> House:
    return House({"server/quiz/store/rounds.sql": f"-- name: {name}\n{text}\n",
                  "server/quiz/store/rounds.cpp": user, SCHEMA[0]: SCHEMA[1]})


LAWFUL = query(
    "SELECT id, points FROM quiz_round WHERE points > $1 ORDER BY points DESC, id LIMIT 5;")

RULES = (
    Rule("sql.only_in_sql_files", only_in_sql_files,
         bad=(House({"server/quiz/store/a.cpp": 'run("SELECT id FROM quiz_round");'}),
              House({"server/quiz/store/a.cpp": 'run("DELETE FROM quiz_round");'})),
         good=(House({"server/quiz/store/a.cpp": '// SELECT id FROM here.\nlog("UPDATE later");'}),
               House({"server/sql/a.cpp": 'run("PRAGMA foreign_keys = ON");'}))),
    Rule("sql.named_sections", named_sections,
         bad=(query("SELECT 1;", name="Find"),
              query("SELECT 1;", user=""),
              query("SELECT 1; SELECT 2;"),
              query("SELECT 1;\n-- name: find\nSELECT 2;"),
              House({"server/quiz/store/rounds.sql": "SELECT 1;"})),
         good=(LAWFUL,)),
    Rule("sql.own_tables", own_tables,
         bad=(query("SELECT id FROM ledger_entry;"),
              query("SELECT r.id FROM quiz_round r JOIN identity_person p ON p.id = r.id;"),
              query("UPDATE ledger_entry SET points = 1;"),
              House({"server/quiz/store/migrations/0050_quiz_round.sql":
                     "CREATE TABLE quiz_a (id BIGINT REFERENCES works_item(id));"})),
         good=(LAWFUL,
               query("WITH best AS (SELECT id FROM quiz_round) SELECT id FROM best;"),
               query("INSERT INTO quiz_round (id) VALUES ($1) "
                     "ON CONFLICT (id) DO UPDATE SET points = 1;"))),
    Rule("sql.one_dialect", one_dialect,
         bad=(query("SELECT * FROM quiz_round;"),
              query("SELECT id FROM quiz_round WHERE id = ?;"),
              query("SELECT CAST(id AS INTEGER) FROM quiz_round;"),
              query("INSERT OR IGNORE INTO quiz_round (id) VALUES ($1);")),
         good=(LAWFUL, query("SELECT COUNT(*) FROM quiz_round WHERE state = '?';"))),
    Rule("sql.ordered_limits", ordered_limits,
         bad=(query("SELECT id FROM quiz_round LIMIT 1;"),
              query("SELECT id FROM quiz_round ORDER BY points LIMIT 1;")),
         good=(LAWFUL,)),
    Rule("sql.prepares", prepares,
         bad=(query("SELECT nothing FROM quiz_round;"), query("SELECT id FORM quiz_round;"),
              House({SCHEMA[0]: "CREATE TABLE quiz_round id BIGINT;"})),
         good=(LAWFUL,)),
)
