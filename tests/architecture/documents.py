"""Documents: what they name is there."""

import re
from collections.abc import Iterable

from house import Finding, House, Rule, is_test, lines

TEST = re.compile(r"^TEST\w*\(\s*(\w+),\s*(\w+)", re.MULTILINE)
NAMED = re.compile(r"`([A-Z]\w*)\.([A-Z]\w*)`")
# A row of docs/RULES.md whose test is a case of a table, named like the question.
ROW = re.compile(r"^\| AMB-(Q\d+) \|.*\| [AM] \|$")


def named_tests(house: House) -> Iterable[Finding]:
    """A document that says which test holds a rule names one that exists."""
    tests = [text for path, text in house.sources(".cpp") if is_test(path)]
    names = {match.groups() for text in tests for match in TEST.finditer(text)}
    for path, text in house.sources(".md"):
        if not path.startswith(("docs/", "server/")):
            continue
        for number, line in lines(text):
            for suite, case in NAMED.findall(line):
                if not any(one == suite and other.startswith(case) for one, other in names):
                    yield Finding(path, number, f"there is no test {suite}.{case}")
            if (row := ROW.search(line)) and not any(f'"AMB_{row[1]}"' in text for text in tests):
                yield Finding(path, number, f"there is no case AMB_{row[1]}")


TESTS = "server/quiz/domain/a_test.cpp"
DOCUMENT = "docs/RULES.md"
RULES = (
    Rule("documents.named_tests", named_tests,
         bad=(House({DOCUMENT: "`Walk.Goes`\n", TESTS: "TEST(Walk, Stands)\n"}),
              House({"server/quiz/README.md": "`Walk.Goes`\n", TESTS: "TEST(Run, Goes)\n"}),
              House({DOCUMENT: "| AMB-Q1 | Ties? | draw | fixed | A |\n", TESTS: '"AMB_Q2"\n'})),
         good=(House({DOCUMENT: "`Walk.Goes` and `a.b`\n", TESTS: "TEST_F(\n    Walk, GoesOn)\n"}),
               House({DOCUMENT: "| AMB-Q1 | Ties? | draw | fixed | M |\n", TESTS: '"AMB_Q1"\n'}))),
)
