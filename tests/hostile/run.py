#!/usr/bin/env python3
"""Sends the server what no honest client sends: tests/hostile/run.py PROGRAM.

Malformed, slow, oversized and smuggled requests get a clear no and cost the server nothing lasting:
after every case an honest client must still be served. Ends in
"N passed, N failed".
"""

import json
import os
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "api"))
if len(sys.argv) > 1:
    os.environ["PALMUNION_PROGRAM"] = sys.argv[1]

import bodies  # noqa: E402
import contract  # noqa: E402
import corpus  # noqa: E402
import slow  # noqa: E402
from palmunion import Server  # noqa: E402
from wire import exchange, exchange_and_finish  # noqa: E402

# The address sanitizer keeps freed memory in quarantine; a short one shows what really grows.
os.environ.setdefault("ASAN_OPTIONS", "quarantine_size_mb=16")

MUTANTS = 400
SEED = 20210308
# What the program may grow by under all of this, in MiB.
GROWTH_MAX = 160


def lawful():
    """What the contract lets any operation refuse, and the one that gets the bodies."""
    operation, _ = contract.find("POST", bodies.PATH.decode())
    return {**contract.document()["x-refusals-everywhere"], **operation["x-refusals"]}


def check_case(port, case):
    """What is wrong with the server's answer to this case, or nothing."""
    answered, closed = exchange(port, case.data + corpus.LAST)
    statuses = [reply.status for reply in answered]
    if case.name in corpus.HARMLESS or case in bodies.BODIES:
        if statuses != [case.status, 200]:
            return f"answered {statuses}, not {case.status} and then the next request"
    elif len(answered) != 1 or not closed:
        return f"answered {statuses}{'' if closed else ' and stays open'}: a request was smuggled"
    first = answered[0]
    if not 400 <= first.status < 600 or case.status not in (None, first.status):
        return f"answered {first.status}, not {case.status}"
    if "problem+json" not in first.headers.get("content-type", ""):
        return f"answered {first.headers.get('content-type')}"
    problem = json.loads(first.body)
    if case.code not in (None, problem["code"]):
        return f"refused with {problem['code']}, not {case.code}"
    if lawful().get(problem["code"]) != first.status:
        return f"the contract does not name {problem['code']} {first.status}"
    return ""


def check_lawful(port, data, expected):
    answered, _ = exchange(port, data)
    statuses = [reply.status for reply in answered]
    return "" if statuses == expected else f"answered {statuses}, not {expected}"


def check_mutants(port):
    for number, data in enumerate(bodies.mutants(MUTANTS, SEED)):
        answered, closed = exchange_and_finish(port, data)
        if not closed:
            return f"mutant {number} of seed {SEED} was left without an end: {data!r}"
        for reply in answered:
            if reply.status >= 500 and reply.status not in (501, 505):
                return f"mutant {number} of seed {SEED} was answered {reply.status}: {data!r}"
    return ""


def resident_mb(process):
    pages = int(pathlib.Path(f"/proc/{process.pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / (1 << 20)


def cases(server):
    """(name, a function that returns what is wrong)"""
    for case in corpus.ALL + bodies.BODIES:
        yield case.name, lambda case=case: check_case(server.port, case)
    for name, data, expected in bodies.LAWFUL:
        yield name, lambda d=data, e=expected: check_lawful(server.port, d, e)
    yield f"{MUTANTS} mutants", lambda: check_mutants(server.port)
    for check in slow.ALL:
        yield check.__name__.replace("_", " "), lambda check=check: check(server.port)


def main():
    passed = failed = 0
    with Server() as server:
        before = resident_mb(server.process)
        for name, check in cases(server):
            wrong = check()
            if not wrong and check_lawful(server.port, corpus.LAST, [200]):
                wrong = "afterwards an honest client was not served"
            failed += bool(wrong)
            passed += not wrong
            if wrong:
                print(f"FAILED {name}: {wrong}", flush=True)
            if not server.is_alive():
                print(f"FAILED the program ended: {server.log_text()[-2000:]}")
                break
        grown = resident_mb(server.process) - before if server.is_alive() else 0
        print(f"memory grew by {grown:.0f} MiB")
        if grown > GROWTH_MAX:
            print(f"FAILED memory: more than {GROWTH_MAX} MiB")
        failed += grown > GROWTH_MAX
        passed += grown <= GROWTH_MAX
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
