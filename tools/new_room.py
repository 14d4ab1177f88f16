#!/usr/bin/env python3
"""Writes the empty shape of a room: ./dev new-room NAME

A layer has a header and a test that fails until somebody writes the first rule; the lines of the
floor plan are added to server/CMakeLists.txt.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLAN = ROOT / "server" / "CMakeLists.txt"
MARK = "# The whole\n"

PLAN_LINES = """\
add_layer({room}/domain EXPOSES base)
add_layer({room}/store EXPOSES {room}/domain sql TEST_USES support)
add_layer({room}/service EXPOSES {room}/domain sql USES {room}/store TEST_USES support)
add_layer({room}/api EXPOSES {room}/domain http USES {room}/service TEST_USES support)

"""

FILES = {
    "server/{room}/domain/refusals.hpp": """\
#pragma once

#include "base/result.hpp"

/// Why {room} says no. Each token has words in server/app/words/{room}.toml.
namespace {room} {{
}} // namespace {room}
""",
    "server/{room}/domain/rules_test.cpp": """\
#include "{room}/domain/refusals.hpp"

#include <gtest/gtest.h>

namespace {{

TEST({Room}Rules, HasAFirstRule)
{{
    FAIL() << "Write the first rule of {room} as a sentence, then the code that keeps it.";
}}

}} // namespace
""",
    "server/app/words/{room}.toml": """\
# What people read when {room} says no: one [token] with zh and en per refusal.
""",
}


def faults(room: str) -> str:
    """Why this name cannot be a room, or nothing."""
    if not re.fullmatch(r"[a-z][a-z0-9]{1,30}", room):
        return f"{room!r} is not a name of lower-case letters: a room is one word, such as tea"
    if (ROOT / "server" / room).exists():
        return f"server/{room} exists already"
    return ""


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: ./dev new-room NAME", file=sys.stderr)
        return 2
    room = sys.argv[1]
    if reason := faults(room):
        print(f"new-room: {reason}", file=sys.stderr)
        return 2
    for path, text in FILES.items():
        file = ROOT / path.format(room=room)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.format(room=room, Room=room.capitalize()), encoding="utf-8")
        print(f"wrote {file.relative_to(ROOT)}")
    plan = PLAN.read_text()
    if MARK not in plan:
        print(f"new-room: {PLAN.name} has no line {MARK.strip()!r}", file=sys.stderr)
        return 1
    PLAN.write_text(plan.replace(MARK, PLAN_LINES.format(room=room) + MARK, 1))
    print("drew its layers in server/CMakeLists.txt; next: ./dev test " + room)
    return 0


if __name__ == "__main__":
    sys.exit(main())
