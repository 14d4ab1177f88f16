"""The source tree and its floor plan, as the architecture rules see them."""

import json
import re
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Finding:
    """A place that breaks a rule. Line 0 means the file as a whole."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}" if self.line else f"{self.path}: {self.text}"


@dataclass(frozen=True)
class Layer:
    """One add_layer line of server/CMakeLists.txt, as CMake wrote it into layers.json."""

    name: str
    folder: str = ""
    exposes: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    external: tuple[str, ...] = ()
    test_uses: tuple[str, ...] = ()
    generated: tuple[str, ...] = ()

    @property
    def room(self) -> str:
        return self.name.split("/")[0]

    @property
    def kind(self) -> str:
        """"domain", "store", "service", "api", or "" for a layer that is a room of its own."""
        return self.name.partition("/")[2]


@dataclass
class House:
    """Text files by their path from the root of the repository, and the layers."""

    files: dict[str, str] = field(default_factory=dict)
    layers: list[Layer] = field(default_factory=list)

    def layer(self, name: str) -> Layer | None:
        return next((layer for layer in self.layers if layer.name == name), None)

    def layer_of(self, path: str) -> Layer | None:
        """The layer whose folder holds the file itself."""
        folder = path.rpartition("/")[0]
        return next((layer for layer in self.layers if layer.folder == folder), None)

    def exposed_by(self, names: Iterable[str]) -> set[str]:
        """These layers and all that their headers may mention, however far."""
        reached: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            layer = self.layer(name)
            if name in reached or layer is None:
                continue
            reached.add(name)
            waiting.extend(layer.exposes)
        return reached

    def sources(self, *suffixes: str,
                under: str | tuple[str, ...] = "") -> Iterable[tuple[str, str]]:
        """Path and text of the files with one of these suffixes."""
        for path, text in sorted(self.files.items()):
            if path.startswith(under) and path.endswith(suffixes):
                yield path, text


@dataclass(frozen=True)
class Rule:
    """A check and the proof that it can fail: each of `bad` must be caught, none of `good`."""

    name: str
    check: Callable[[House], Iterable[Finding]]
    bad: tuple[House, ...]
    good: tuple[House, ...] = ()

    def self_test(self) -> list[str]:
        """What is wrong with the rule itself."""
        wrong = []
        for number, house in enumerate(self.bad):
            if not list(self.check(house)):
                wrong.append(f"counter-example {number} was not caught")
        for number, house in enumerate(self.good):
            for finding in self.check(house):
                wrong.append(f"lawful example {number} was refused: {finding}")
        if not self.bad:
            wrong.append("the rule has no counter-example")
        return wrong


def lines(text: str) -> Iterable[tuple[int, str]]:
    return enumerate(text.splitlines(), start=1)


def is_test(path: str) -> bool:
    return bool(re.search(r"(_test|_fuzz)\.[ch]pp$", path)) or path.startswith("tests/")


def without_comments(text: str) -> str:
    """C++ without comments; line numbers stay."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.DOTALL)

    def blank(match: re.Match) -> str:
        token = match.group()
        return token if token.startswith('"') else "\n" * token.count("\n")

    return pattern.sub(blank, text)


def without_strings(text: str) -> str:
    """C++ without comments and with empty string literals; line numbers stay."""
    return re.sub(r'"(?:\\.|[^"\\\n])*"', '""', without_comments(text))


def read_house(root: Path, layers_file: Path) -> House:
    """What git tracks or would track; files that are not text are left out."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root, check=True, capture_output=True).stdout
    house = House()
    for path in filter(None, listing.decode().split("\0")):
        try:
            house.files[path] = (root / path).read_bytes().decode("utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue
    for entry in json.loads(layers_file.read_text()):
        values = {key: tuple(value) if isinstance(value, list) else value
                  for key, value in entry.items()}
        house.layers.append(Layer(**values))
    return house
