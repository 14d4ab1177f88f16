#!/usr/bin/env python3
"""Checks a commit message: tools/check_commit.py FILE

`room: Do one thing`: an area in lower case, then a sentence in the imperative that begins with a
capital and has no full stop, at most 72 characters. The body says why.
"""

import re
import sys
from pathlib import Path

TITLE_MAX = 72
TITLE = re.compile(r"^(?P<area>[a-z][a-z0-9_-]*(?:/[a-z0-9_-]+)?): (?P<first>[A-Z][a-z]*)\b.*$")
# Forms that are plainly not imperative; a dictionary would refuse good verbs.
NOT_IMPERATIVE = re.compile(
    r"(?<!e)ed$|ing$|^(Fixes|Adds|Makes|Moves|Removes|Changes|Updates|Uses)$")
LAWFUL_ED_ING = {"Bring", "Ring", "String", "Embed", "Shed", "Spread", "Need", "Feed", "Bed", "Wed"}


def faults(message: str) -> list[str]:
    """What is wrong with the message; what git itself writes is left alone."""
    rows = [row for row in message.splitlines() if not row.startswith("#")]
    while rows and not rows[0].strip():
        rows.pop(0)
    title = rows[0] if rows else ""
    if title.startswith(("Merge ", "Revert ", "fixup! ", "squash! ")):
        return []
    wrong = []
    match = TITLE.match(title)
    if not match:
        wrong.append('write the title as "room: Do one thing"')
    elif NOT_IMPERATIVE.search(match["first"]) and match["first"] not in LAWFUL_ED_ING:
        wrong.append(f'"{match["first"]}" is not an imperative: "Add", not "Added" or "Adds"')
    if len(title) > TITLE_MAX:
        wrong.append(f"the title has {len(title)} characters; {TITLE_MAX} fit")
    if title.endswith("."):
        wrong.append("the title has no full stop")
    if len(rows) > 1 and rows[1].strip():
        wrong.append("an empty line stands between title and body")
    return wrong


def main() -> int:
    wrong = faults(Path(sys.argv[1]).read_text(encoding="utf-8"))
    for reason in wrong:
        print(f"commit message: {reason}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
