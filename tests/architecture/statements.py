"""Reading our .sql files: named sections, tables, keys."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

SECTION = re.compile(r"^-- name:(.*)$", re.MULTILINE)
MIGRATION = re.compile(r"^server/(\w+)/(?:store/)?migrations/([^/]+)\.sql$")


@dataclass(frozen=True)
class Section:
    """One named query of a file, without its comments."""

    path: str
    line: int
    name: str
    text: str


def is_migration(path: str) -> bool:
    return bool(MIGRATION.match(path))


def room_of(path: str) -> str:
    return path.split("/")[1]


def without_comments(text: str) -> str:
    return re.sub(r"--[^\n]*", "", text)


def without_strings(text: str) -> str:
    return re.sub(r"'(?:[^']|'')*'", "''", text)


def sections(path: str, text: str) -> Iterable[Section]:
    marks = list(SECTION.finditer(text))
    for mark, after in zip(marks, [*marks[1:], None]):
        body = text[mark.end():after.start() if after else len(text)]
        line = text.count("\n", 0, mark.start()) + 1
        yield Section(path, line, mark.group(1).strip(), without_comments(body).strip())


def for_sqlite(text: str) -> str:
    """A migration as SQLite takes it; the same as sql::in_sqlite_dialect."""
    text = text.replace("-- sqlite: ", "")
    return re.sub(r"\bBIGINT NOT NULL PRIMARY KEY\b", "INTEGER NOT NULL PRIMARY KEY", text)


def ctes(statement: str) -> set[str]:
    """Names that the statement gives to its own parts."""
    return set(re.findall(r"(?:\bWITH(?:\s+RECURSIVE)?|,)\s+(\w+)\s*(?:\([^()]*\))?\s+AS\s*\(",
                          statement, re.IGNORECASE))


def tables(statement: str) -> set[str]:
    """Tables that the statement reads or writes, foreign keys not counted."""
    statement = without_strings(statement)
    statement = re.sub(r"\bIS\s+(NOT\s+)?DISTINCT\s+FROM\b|\bDO\s+UPDATE\b", " ", statement)
    named = re.findall(
        r"\b(?:FROM|JOIN|INTO|UPDATE|TABLE(?:\s+IF\s+NOT\s+EXISTS)?|INDEX\s+\w+\s+ON)\s+(\w+)",
        statement, re.IGNORECASE)
    listed = re.findall(r"\bFROM\s+\w+(?:\s+AS)?(?:\s+\w+)?\s*,\s*(\w+)", statement, re.IGNORECASE)
    return set(named + listed) - ctes(statement) - {"SET"}


def references(statement: str) -> set[str]:
    return set(re.findall(r"\bREFERENCES\s+(\w+)", statement, re.IGNORECASE))


def key_columns(migrations: Iterable[str]) -> set[str]:
    """Columns that take part in a primary key or a unique rule of any table."""
    columns: set[str] = set()
    for text in migrations:
        text = without_comments(text)
        columns.update(re.findall(
            r"^\s*(\w+)\s+(?:BIGINT|TEXT)\b[^,]*?\b(?:PRIMARY KEY|UNIQUE)\b", text, re.MULTILINE))
        lists = re.findall(r"\b(?:PRIMARY KEY|UNIQUE)\s*\(([^)]*)\)", text)
        lists += re.findall(r"\bUNIQUE\s+INDEX\s+\w+\s+ON\s+\w+\s*\(([^)]*)\)", text)
        for names in lists:
            columns.update(name.split()[0] for name in names.split(",") if name.split())
    return columns
