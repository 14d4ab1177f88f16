"""Who includes whom: our own headers by the floor plan, others only in their homes."""

import re
from collections.abc import Iterable

from house import Finding, House, Layer, Rule, is_test, lines, without_strings

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')

# Where headers of others may be included: a layer, a folder that ends in "/", or "tests".
HOMES = {
    "sqlite3.h": ("sql",),
    "libpq-fe.h": ("sql",),
    "boost/json": ("json",),
    "boost/json": ("json",),
    "boost/": ("http", "app", "bench/"),
    "spdlog/": ("http", "app"),
    "curl/": ("http",),
    "toml++/": ("http", "app"),
    "CLI/": ("app",),
    "openssl/": ("base",),
    "argon2.h": ("base",),
    "date/": ("base",),
    "cairo": ("print",),
    "pango/": ("print",),
    "qrencode.h": ("print",),
    "pugixml": ("document",),
    "zip.h": ("document",),
    "xlsxwriter.h": ("document",),
    "unicode/": ("document",),
    "nlohmann/": (),
    "fmt/": ("server/", "tests", "bench/"),
    "gtest/": ("tests",),
    "rapidcheck": ("tests",),
    "benchmark/": ("bench/",),
    # POSIX: what touches the machine stays in the foundation.
    "sys/": ("base", "sql", "http", "app", "bench/"),
    "netinet/": ("http", "app", "bench/"),
    "arpa/": ("http", "app", "bench/"),
    "unistd.h": ("base", "sql", "http", "app", "bench/"),
    "fcntl.h": ("base", "sql", "http", "app", "bench/"),
    "signal.h": ("app", "bench/"),
}


def included(text: str) -> Iterable[tuple[int, bool, str]]:
    """Line, whether it is in quotes, and the header."""
    for number, line in lines(text):
        if match := INCLUDE.match(line):
            yield number, match.group(1) == '"', match.group(2)


def known_to(house: House, layer: Layer, path: str) -> set[str]:
    """The layers that this file may mention."""
    names = [layer.name, *layer.exposes]
    if path.endswith(".cpp"):
        names += layer.uses
    if is_test(path):
        names += (*layer.uses, *layer.test_uses)
    return house.exposed_by(names)


def target_layer(house: House, header: str) -> Layer | None:
    for layer in house.layers:
        if header in layer.generated:
            return layer
    return house.layer(header.rpartition("/")[0])


def own_headers(house: House) -> Iterable[Finding]:
    """Headers may include what their layer EXPOSES, sources also what it USES."""
    for path, text in house.sources(".hpp", ".cpp", under=("server/", "tests/support/")):
        layer = house.layer_of(path)
        if layer is None:
            yield Finding(path, 0, "no add_layer line in server/CMakeLists.txt has this folder")
            continue
        known = known_to(house, layer, path)
        for number, quoted, header in included(text):
            other = target_layer(house, header)
            if not quoted:
                if other is not None and "/" in header:
                    yield Finding(path, number, f'write "{header}": it is ours')
                continue
            if ".." in header or other is None:
                yield Finding(path, number, f'"{header}" is not a path from the root of a layer')
            elif other.name not in known:
                yield Finding(path, number, f"{layer.name} may not know {other.name} here")


def at_home(house: House, path: str, homes: tuple[str, ...]) -> bool:
    layer = house.layer_of(path)
    names = {layer.name} if layer else set()
    if is_test(path):
        names.add("tests")
    return any(home in names or (home.endswith("/") and path.startswith(home)) for home in homes)


def third_party(house: House) -> Iterable[Finding]:
    """A header of others is included only in its home."""
    for path, text in house.sources(".hpp", ".cpp"):
        for number, quoted, header in included(text):
            if quoted or re.fullmatch(r"[a-z_]+", header):
                continue
            home = next((homes for start, homes in HOMES.items() if header.startswith(start)), None)
            if home is None:
                yield Finding(path, number, f"<{header}> has no home: see HOMES in {__name__}.py")
            elif not at_home(house, path, home):
                where = ", ".join(home) or "nowhere"
                yield Finding(path, number, f"<{header}> is at home in: {where}")


IMPURE = re.compile(
    r"\b(system_clock|steady_clock|random_device|mt19937|mutex|jthread|thread|atomic|co_await"
    r"|co_return|co_yield|cout|cerr|printf|fopen|getenv|random_key|random_bytes|random_below"
    r"|std::time)\b|#include <(iostream|fstream|filesystem|random|cstdio|ctime)>")


def pure_domains(house: House) -> Iterable[Finding]:
    """A domain has no clock, no chance, no thread and no input or output."""
    for path, text in house.sources(".hpp", ".cpp", under="server/"):
        layer = house.layer_of(path)
        if layer is None or layer.kind != "domain" or is_test(path):
            continue
        for number, line in lines(without_strings(text)):
            if match := IMPURE.search(line):
                yield Finding(path, number, f"a domain is pure: no {match.group()}")


COROUTINE = re.compile(r"\b(co_await|co_return|co_yield)\b")


def coroutines(house: House) -> Iterable[Finding]:
    """g++ 12.2 miscompiles ordinary coroutine code, so it has three homes (docs/adr/0003)."""
    for path, text in house.sources(".hpp", ".cpp"):
        if path in ("server/http/listener.cpp", "server/http/client.cpp"):
            continue
        if path.startswith("server/app/"):
            continue
        for number, line in lines(without_strings(text)):
            if match := COROUTINE.search(line):
                yield Finding(path, number, f"{match.group()} outside its homes: see docs/adr/0003")


EXCEPTION = re.compile(r"\b(try\s*\{|catch\s*\(|throw\s+(?!sql::Breakdown|Breakdown))|\btry$")


def no_exceptions(house: House) -> Iterable[Finding]:
    """A room neither throws nor catches; a store may report a row it cannot read."""
    for path, text in house.sources(".hpp", ".cpp", under="server/"):
        layer = house.layer_of(path)
        if layer is None or not layer.kind or is_test(path):
            continue
        for number, line in lines(without_strings(text)):
            if EXCEPTION.search(line):
                yield Finding(path, number, "a room neither throws nor catches")


PLAN = [Layer("base", "server/base"),
        Layer("sql", "server/sql", exposes=("base",)),
        Layer("http", "server/http", exposes=("base",)),
        Layer("migrations", "", exposes=("sql",), generated=("sql/migrations.hpp",)),
        Layer("app", "server/app", uses=("migrations",)),
        Layer("quiz/domain", "server/quiz/domain", exposes=("base",)),
        Layer("quiz/store", "server/quiz/store", exposes=("quiz/domain", "sql")),
        Layer("quiz/service", "server/quiz/service", exposes=("quiz/domain", "sql"),
              uses=("quiz/store",), test_uses=("migrations",))]


def tree(path: str, text: str) -> House:
    return House({path: text}, PLAN)


RULES = (
    Rule("includes.own_headers", own_headers,
         bad=(tree("server/quiz/domain/a.hpp", '#include "sql/transaction.hpp"'),
              tree("server/quiz/domain/a.cpp", '#include "sql/transaction.hpp"'),
              tree("server/quiz/service/a.hpp", '#include "quiz/store/papers.hpp"'),
              tree("server/quiz/service/a.cpp", '#include "sql/migrations.hpp"'),
              tree("server/quiz/service/a.cpp", '#include "rules.hpp"'),
              tree("server/quiz/service/a.cpp", '#include "quiz/service/../store/papers.hpp"'),
              tree("server/quiz/service/a.cpp", "#include <quiz/store/papers.hpp>"),
              tree("server/attic/a.cpp", "")),
         good=(tree("server/quiz/service/a.cpp", '#include "quiz/store/papers.hpp"'),
               tree("server/quiz/service/a_test.cpp", '#include "sql/migrations.hpp"'),
               tree("server/quiz/service/a.hpp", '#include "base/id.hpp"\n#include <string>'))),
    Rule("includes.homes", third_party,
         bad=(tree("server/quiz/store/a.cpp", "#include <sqlite3.h>"),
              tree("server/quiz/service/a.cpp", "#include <boost/json.hpp>"),
              tree("server/app/a.cpp", "#include <nlohmann/json.hpp>"),
              tree("server/base/a.cpp", "#include <gtest/gtest.h>"),
              tree("server/base/a.cpp", "#include <surprise/surprise.h>")),
         good=(tree("server/sql/a.cpp", "#include <sqlite3.h>"),
               tree("server/base/a_test.cpp", "#include <gtest/gtest.h>\n#include <vector>"))),
    Rule("domain.purity", pure_domains,
         bad=(tree("server/quiz/domain/a.cpp", "auto now = std::chrono::system_clock::now();"),
              tree("server/quiz/domain/a.hpp", "std::mutex mutex_;"),
              tree("server/quiz/domain/a.cpp", "#include <iostream>"),
              tree("server/quiz/domain/a.cpp", "auto key = base::random_key();")),
         good=(tree("server/quiz/domain/a.cpp", "// The mutex of the lane guards this."),
               tree("server/quiz/service/a.cpp", "auto key = base::random_key();"))),
    Rule("coroutines.homes", coroutines,
         bad=(tree("server/http/json.cpp", "co_await read(stream);"),
              tree("server/quiz/service/a.cpp", "co_return 1;")),
         good=(tree("server/http/listener.cpp", "co_await read(stream);"),)),
    Rule("rooms.no_exceptions", no_exceptions,
         bad=(tree("server/quiz/service/a.cpp", "throw std::runtime_error{reason};"),
              tree("server/quiz/domain/a.cpp", "try {"),
              tree("server/quiz/store/a.cpp", "} catch (std::exception const& error) {")),
         good=(tree("server/quiz/store/a.cpp", 'throw sql::Breakdown{"no such state"};'),
               tree("server/http/a.cpp", "throw std::runtime_error{reason};"))),
)
