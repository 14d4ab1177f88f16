"""Tidiness: what a reader should never have to say in a review."""

import re
from collections.abc import Iterable

from house import Finding, House, Rule, is_test, lines, without_comments, without_strings

# clang-format wraps code at 100; this is for what it cannot break: texts, comments, queries.
LINE_MAX = 120
# A template of HTML carries the names of the house in every attribute.
WEB_LINE_MAX = 120
FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 70
CODE = (".cpp", ".hpp", ".py", ".cmake", ".sql", ".ts", ".vue", ".css", ".mjs", ".js", ".sh",
        "CMakeLists.txt")
TEXT = (*CODE, ".md", ".toml", ".yaml", ".yml", ".json", ".html", "dev", ".ci/run")
MADE = re.compile(
    r"package-lock\.json$|(^|/)(generated|fixtures|artefacts)/|\.generated\.|\.d\.ts$")
OURS = ("server/", "tests/", "bench/", "tools/", "cmake/", "web/", "docs/", "deploy/", ".ci/")


def our_files(house: House, suffixes: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    """Files that people write; what a tool writes is not read for its beauty."""
    for path, text in house.sources(*suffixes):
        if not MADE.search(path) and (path.startswith(OURS) or "/" not in path):
            yield path, text


def layout(house: House) -> Iterable[Finding]:
    """Lines of at most 100 characters, no tab, no trailing space, one newline at the end."""
    for path, text in our_files(house, TEXT):
        is_code = path.endswith(CODE) or path in ("dev", ".ci/run")
        fits = WEB_LINE_MAX if path.startswith("web/") else LINE_MAX
        for number, line in lines(text):
            if is_code and len(line) > fits and not re.search(r"https?://\S{60}", line):
                yield Finding(path, number, f"{len(line)} characters; {fits} fit")
            if line != line.rstrip():
                yield Finding(path, number, "ends in a space")
            if "\t" in line:
                yield Finding(path, number, "a tab")
        if text and not text.endswith("\n"):
            yield Finding(path, 0, "the last line has no end")
        if text.endswith("\n\n"):
            yield Finding(path, 0, "empty lines at the end")


def size(house: House) -> Iterable[Finding]:
    """A file that needs a table of contents is two files; a function fits a screen."""
    for path, text in our_files(house, CODE):
        count = len(text.splitlines())
        if count > FILE_LINES_MAX:
            yield Finding(path, 0, f"{count} lines; {FILE_LINES_MAX} are a file")
    for path, text in our_files(house, (".cpp", ".hpp")):
        opened: dict[str, int] = {}
        for number, line in lines(text):
            if match := re.fullmatch(r"( *)\{", line):
                opened[match.group(1)] = number
            elif match := re.fullmatch(r"( *)\}[;)]*", line):
                start = opened.pop(match.group(1), number)
                if number - start - 1 > FUNCTION_LINES_MAX:
                    yield Finding(path, start, f"a function of {number - start - 1} lines")


LEFTOVER = re.compile(r"\b(FIXME|XXX|HACK)\b|\bTODO\b(?!\(#\d+\))")
MACHINE = re.compile(r"(?<![\w.$}])/(work|root|farm|home/\w+)/|/tmp/build")
NAME = re.compile(
    r"\b(?:class|struct|enum class|interface|type)\s+(\w+(?:Manager|Helper|Utils?|Impl|Info))\b")
VAGUE = re.compile(r"(^|_|-)(manager|helpers?|utils?|impl|misc|common)$")
GETTER = re.compile(r"(?<![\w:.>])get_\w+\s*\(")
CODE_COMMENT = re.compile(r"^\s*//(?!/)[^`]*[;{]\s*$")
BANNER = re.compile(r"^\s*(//|#|--|/\*)\s*[-=*#/]{4,}")


def names(house: House) -> Iterable[Finding]:
    """Full words that say what a thing is."""
    for path, text in our_files(house, (".cpp", ".hpp", ".ts", ".vue")):
        for number, line in lines(without_strings(text)):
            if match := NAME.search(line):
                yield Finding(path, number, f"{match.group(1)}: say what it does")
            if path.startswith("server/") and (match := GETTER.search(line)):
                yield Finding(path, number, f"{match.group().strip()}: a getter is a bare noun")
    for path in house.files:
        stem = path.rpartition("/")[2].partition(".")[0].lower()
        if path.startswith(OURS) and VAGUE.search(stem):
            yield Finding(path, 0, f"a file called {stem} holds anything")


def leftovers(house: House) -> Iterable[Finding]:
    """Nothing half done, nothing of one machine, nothing that only decorates."""
    for path, text in our_files(house, TEXT):
        if path.startswith("tests/architecture/"):
            continue
        for number, line in lines(text):
            if match := LEFTOVER.search(line):
                yield Finding(path, number, f"{match.group()} does not merge; TODO(#issue) may")
            if match := MACHINE.search(line):
                yield Finding(path, number, f"{match.group()} is a path of one machine")
            if path.endswith((".cpp", ".hpp")) and CODE_COMMENT.match(line):
                yield Finding(path, number, "commented-out code")
            if path.endswith(CODE) and BANNER.match(line):
                yield Finding(path, number, "a banner")


SHARED = re.compile(r"^\s*std::shared_ptr<.*>\s+\w+_( = .*)?;")


def headers(house: House) -> Iterable[Finding]:
    """#pragma once first, no using namespace, and a sentence for what is shared."""
    for path, text in our_files(house, (".hpp",)):
        rows = text.splitlines()
        if not rows or rows[0] != "#pragma once":
            yield Finding(path, 1, "a header begins with #pragma once")
        for number, line in enumerate(rows, start=1):
            if re.match(r"\s*using namespace\b", line):
                yield Finding(path, number, "using namespace in a header")
            if SHARED.match(line) and not re.match(r"\s*//", rows[number - 2]):
                yield Finding(path, number, "say above it who shares it")


SLEEP = re.compile(r"\b(sleep_for|sleep_until|usleep|nanosleep)\b")


def patient_tests(house: House) -> Iterable[Finding]:
    """A test sets the clock; it does not wait for it."""
    for path, text in house.sources(".cpp", ".hpp"):
        if not is_test(path):
            continue
        for number, line in lines(without_comments(text)):
            if match := SLEEP.search(line):
                yield Finding(path, number, f"{match.group()} in a test: the clock is a value")


def file(text: str, path: str = "server/quiz/domain/a.cpp") -> House:
    return House({path: text})


HEADER = "server/quiz/domain/a.hpp"
RULES = (
    Rule("tidy.layout", layout,
         bad=(file("x" * 121 + "\n"), file("int a; \n"), file("\tint a;\n"), file("int a;"),
              file("int a;\n\n")),
         good=(file("int a;\n"), file("x" * 150 + "\n", "docs/TESTING.md"))),
    Rule("tidy.size", size,
         bad=(file("int a;\n" * 401), file("void f()\n{\n" + "    g();\n" * 71 + "}\n")),
         good=(file("int a;\n" * 400), file("void f()\n{\n" + "    g();\n" * 70 + "}\n"))),
    Rule("tidy.names", names,
         bad=(file("class PaperManager {\n"), file("int get_points() const;\n"),
              file("", "server/quiz/domain/utils.hpp")),
         good=(file("struct Paper {\n"), file("auto x = std::get_if<int>(&v);\n"))),
    Rule("tidy.leftovers", leftovers,
         bad=(file("// FIXME later\n"), file("// TODO: later\n"), file("// return points;\n"),
              file("// ==========\n"), file("See /work/shared.\n", "docs/TESTING.md")),
         good=(file("// TODO(#12): ranks of unions\n"), file("// Why; and how.\n"),
               file("See https://example.org/work/1.\n", "docs/TESTING.md"))),
    Rule("tidy.headers", headers,
         bad=(file("int a;\n", HEADER), file("#pragma once\nusing namespace std;\n", HEADER),
              file("#pragma once\n\n    std::shared_ptr<Rules> rules_;\n", HEADER)),
         good=(file("#pragma once\n\n    // Shared: all copies.\n    std::shared_ptr<R> r_;\n",
                    HEADER),)),
    Rule("tidy.patient_tests", patient_tests,
         bad=(file("std::this_thread::sleep_for(1s);\n", "server/app/lanes_test.cpp"),),
         good=(file("// No sleep_for here.\n", "server/app/lanes_test.cpp"),)),
)
