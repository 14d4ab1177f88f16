#!/usr/bin/env python3
"""Checks that the building is still the plan: tests/architecture/run.py [options] [path ...].

Every rule first meets its own counter-examples: a rule that cannot fail protects nothing. With
paths, only findings in these files count, as the commit hook needs it.
"""

import argparse
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import documents  # noqa: E402
import includes  # noqa: E402
import migrations  # noqa: E402
import plan  # noqa: E402
import queries  # noqa: E402
import refusals  # noqa: E402
import tidiness  # noqa: E402
from house import read_house  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
RULES = (*plan.RULES, *includes.RULES, *queries.RULES, *migrations.RULES, *refusals.RULES,
         *tidiness.RULES, *documents.RULES)
SHOWN_MAX = 25


def current_layers(asked: Path | None) -> Path:
    """layers.json as the present floor plan gives it; configures a build folder if it must."""
    layers = asked or ROOT / "build" / "dev" / "layers.json"
    plans = (ROOT / "CMakeLists.txt", ROOT / "server/CMakeLists.txt", ROOT / "cmake/Layers.cmake")
    newest = max(file.stat().st_mtime for file in plans)
    fresh = layers.exists() and layers.stat().st_mtime >= newest
    if not fresh:
        subprocess.run(["cmake", "--preset", "dev", "-B", layers.parent], cwd=ROOT, check=True,
                       stdout=subprocess.DEVNULL)
        layers.touch()
    return layers


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--layers", type=Path, help="layers.json of a build folder")
    parser.add_argument("paths", nargs="*", help="count only findings in these files")
    arguments = parser.parse_args()
    for path in arguments.paths:
        if not (ROOT / path).is_file():
            parser.error(f"there is no file {path}")

    house = read_house(ROOT, current_layers(arguments.layers))
    passed = failed = 0
    for rule in RULES:
        wrong = [f"the rule itself: {reason}" for reason in rule.self_test()]
        wrong += [str(finding) for finding in rule.check(house)
                  if not arguments.paths or finding.path in arguments.paths]
        for line in wrong[:SHOWN_MAX]:
            print(f"FAILED {rule.name}: {line}")
        if len(wrong) > SHOWN_MAX:
            print(f"FAILED {rule.name}: and {len(wrong) - SHOWN_MAX} more")
        failed += bool(wrong)
        passed += not wrong
    print(f"architecture: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
