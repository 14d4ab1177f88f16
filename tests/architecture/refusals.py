"""Refusals: declared in one place, with words for people in both languages."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable

from house import Finding, House, Rule, is_test, without_comments

DECLARED = re.compile(
    r'\bRefusal\s+(\w+)\s*(?:=\s*(?:base::)?(?:Refusal)?)?'
    r'\{\s*(?:base::)?ErrorKind::\w+,\s*"([^"]*)"\s*\}')
WORDS = "server/app/words/"


def declared(house: House) -> Iterable[tuple[str, int, str, str]]:
    """Path, line, name and token of every refusal."""
    for path, text in house.sources(".hpp", ".cpp", under="server/"):
        if is_test(path):
            continue
        bare = without_comments(text)
        for match in DECLARED.finditer(bare):
            yield path, bare.count("\n", 0, match.start()) + 1, match.group(1), match.group(2)


def declarations(house: House) -> Iterable[Finding]:
    """A room lists its refusals in domain/refusals.hpp; a token is unique and is its name."""
    owners: dict[str, str] = {}
    said: Counter[str] = Counter()
    for path, text in house.sources(".cpp", ".hpp", under="server/"):
        if not is_test(path):
            said.update(re.findall(r"\w+", text))
    for path, line, name, token in declared(house):
        is_room = re.match(r"server/\w+/(domain|store|service|api)/", path)
        if is_room and not path.endswith("/domain/refusals.hpp"):
            yield Finding(path, line, f"{token} belongs into the room's domain/refusals.hpp")
        if name != token or not re.fullmatch(r"[a-z][a-z0-9_]*", token):
            yield Finding(path, line, f"the constant {name} and its token {token!r} differ")
        if token in owners:
            yield Finding(path, line, f"{token} is already declared in {owners[token]}")
        owners[token] = path
        if said[name] < 3:
            # Twice in its declaration, at least once where it is said.
            yield Finding(path, line, f"nobody refuses with {token}")


def tested(house: House) -> Iterable[Finding]:
    """A refusal of a room has a test that provokes it: the list of refusals is a list of tests."""
    said: set[str] = set()
    for path, text in house.sources(".cpp", ".hpp", ".py", ".mjs"):
        if is_test(path) and not path.startswith("tests/architecture/"):
            said.update(re.findall(r"\w+", text))
    for path, line, _, token in declared(house):
        if "/domain/" in path and token not in said:
            yield Finding(path, line, f"no test provokes {token}")


def words(house: House) -> Iterable[Finding]:
    """Every token has words in Chinese and English, and no words are left over."""
    tokens = {token: (path, line) for path, line, _, token in declared(house)}
    worded: dict[str, str] = {}
    for path, text in house.sources(".toml", under=WORDS):
        try:
            entries = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            yield Finding(path, 0, f"not TOML: {error}")
            continue
        for token, entry in entries.items():
            yield from word_faults(path, token, entry)
            if token in worded:
                yield Finding(path, 0, f"[{token}] is already in {worded[token]}")
            if token not in tokens:
                yield Finding(path, 0, f"[{token}] is no refusal")
            worded[token] = path
    for token, (path, line) in tokens.items():
        if token not in worded:
            yield Finding(path, line, f"{token} has no words in {WORDS}*.toml")


def word_faults(path: str, token: str, entry: object) -> Iterable[Finding]:
    if not isinstance(entry, dict) or set(entry) != {"zh", "en"}:
        yield Finding(path, 0, f"[{token}] has exactly zh and en")
        return
    facts = {language: set(re.findall(r"\{(\w+)\}", text)) for language, text in entry.items()}
    if facts["zh"] != facts["en"]:
        yield Finding(path, 0, f"[{token}] zh and en name different facts: {facts}")
    if not re.search(r"[\u4e00-\u9fff]", entry["zh"]) or re.search(r"[\u4e00-\u9fff]", entry["en"]):
        yield Finding(path, 0, f"[{token}] zh is Chinese and en is not")


HEADER = "server/quiz/domain/refusals.hpp"
ONE = 'inline constexpr base::Refusal round_closed{base::ErrorKind::conflict, "round_closed"};'
USE = {"server/quiz/domain/a.cpp": "return refuse(round_closed);"}
TOML = '[round_closed]\nzh = "本轮已于 {at} 结束"\nen = "The round closed at {at}"\n'


def worded(toml: str) -> House:
    return House({HEADER: ONE, WORDS + "quiz.toml": toml, **USE})


RULES = (
    Rule("refusals.declarations", declarations,
         bad=(House({HEADER: ONE}),
              House({HEADER: ONE.replace('"round_closed"', '"closed"'), **USE}),
              House({HEADER: ONE, "server/ledger/domain/refusals.hpp": ONE, **USE}),
              House({"server/quiz/service/a.hpp": ONE, **USE})),
         good=(House({HEADER: ONE, **USE}),)),
    Rule("refusals.tested", tested,
         bad=(House({HEADER: ONE, **USE}),),
         good=(House({HEADER: ONE, "server/quiz/domain/a_test.cpp": "is_refused(x, round_closed)"}),
               House({HEADER: ONE, "tests/api/a_test.py": 'self.refused("round_closed")'}))),
    Rule("refusals.words", words,
         bad=(House({HEADER: ONE}),
              worded(TOML.replace("{at}", "", 1)),
              worded(TOML.replace("en =", "fr =")),
              worded(TOML + '[round_opened]\nzh = "开"\nen = "open"\n'),
              worded(TOML.replace("本轮已于 {at} 结束", "Closed at {at}")),
              worded("[round_closed")),
         good=(worded(TOML),)),
)
