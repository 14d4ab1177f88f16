#!/usr/bin/env python3
"""Adds new migrations to docs/migrations.lock; what is in the lock stays as it is.

Run it when migrations are merged: from then on the architecture test refuses any change of them.
"""

import hashlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "docs" / "migrations.lock"
HEAD = "# SHA-256 of merged migrations, which never change. Written by tools/lock_migrations.py.\n"


def main() -> int:
    known = LOCK.read_text().splitlines() if LOCK.exists() else []
    locked = dict(line.split() for line in known if not line.startswith("#"))
    files = [*ROOT.glob("server/*/store/migrations/*.sql"), *ROOT.glob("server/*/migrations/*.sql")]
    added = 0
    for file in files:
        if file.stem not in locked:
            locked[file.stem] = hashlib.sha256(file.read_bytes()).hexdigest()
            added += 1
    LOCK.write_text(HEAD + "".join(f"{name} {digest}\n" for name, digest in sorted(locked.items())))
    print(f"{added} added, {len(locked)} locked")
    return 0


if __name__ == "__main__":
    sys.exit(main())
