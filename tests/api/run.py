#!/usr/bin/env python3
"""Plays the whole contract against the program: tests/api/run.py PROGRAM [name ...].

With names only the tests whose id contains one of them run. Ends in "N passed, N failed".
"""

import os
import pathlib
import sys
import time
import traceback
import unittest

sys.dont_write_bytecode = True
if len(sys.argv) > 1:
    os.environ["PALMUNION_PROGRAM"] = sys.argv[1]

import contract  # noqa: E402
import stage  # noqa: E402

# Refusals of the contract that no test of this folder can provoke in time, and who shows them.
OUT_OF_REACH = {
    "attempt_voided": "nobody can void an attempt yet; quiz_domain_test",
    "study_cards_missing": "the bank that is large enough has cards; quiz_service_test",
    "month_closed": "a month is closed when its days are over; quiz_service_test",
    "notice_end_unknown": "the shipped calendar knows the years of the tests; settlement_domain_test",
    "POST /api/v1/quiz/contests/{slug}/months/{month}/settlement/acts: prize_planned_otherwise":
        "nothing else plans the prizes of this month here; payout_service_test",
    **{f"POST /api/v1/quiz/contests/{{slug}}/months/{{month}}/settlement/claims: {refusal}":
       "no winner here has another prize in the month; settlement_api_test"
       for refusal in ("prize_out_of_range", "cap_per_person", "person_unknown")},
    "POST /api/v1/quiz/contests/{slug}/attempts: bank_too_small":
        "settings and switches that would lead there are refused; quiz_domain_test",
}


def tests_in(suite, names):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from tests_in(test, names)
        elif not names or any(name in test.id() for name in names):
            yield test


class Lines(unittest.TestResult):
    """One line per test, and what went wrong right below it."""

    def startTest(self, test):
        super().startTest(test)
        self.started_at = time.monotonic()
        self.troubles = []

    def addError(self, test, error):
        self.note(test, error)

    def addFailure(self, test, error):
        self.note(test, error)

    def addSubTest(self, test, subtest, error):
        if error:
            self.note(subtest, error)

    def note(self, test, error):
        text = "".join(traceback.format_exception(*error))
        if isinstance(test, unittest.TestCase):
            self.troubles.append(f"{test}\n{text}")
        else:
            # A class that could not be set up: none of its tests has run.
            self.failed += 1
            print(f"FAILED {test}\n{text}", flush=True)

    def stopTest(self, test):
        super().stopTest(test)
        seconds = time.monotonic() - self.started_at
        self.failed += bool(self.troubles)
        self.passed += not self.troubles
        print(f"{'FAILED' if self.troubles else 'passed'} {test.id()} ({seconds:.1f} s)")
        print(*self.troubles, sep="\n", end="", flush=True)

    passed = 0
    failed = 0


def check_coverage(result):
    """The contract itself is two tests more: nothing of it goes unseen."""
    for what, missing in (("operations that no test calls", contract.unseen()),
                          ("refusals that no test meets", contract.unmet(OUT_OF_REACH))):
        result.failed += bool(missing)
        result.passed += not missing
        print(f"{'FAILED' if missing else 'passed'} contract: {what}: {len(missing)}")
        print(*(f"    {line}\n" for line in missing), sep="", end="")


def main():
    folder = pathlib.Path(__file__).resolve().parent
    names = sys.argv[2:]
    loaded = unittest.defaultTestLoader.discover(str(folder), "*_test.py")
    result = Lines()
    try:
        unittest.TestSuite(tests_in(loaded, names)).run(result)
        if not names:
            check_coverage(result)
    finally:
        stage.remove_set_up_folder()
    print(f"{result.passed} passed, {result.failed} failed")
    return 1 if result.failed or not result.passed else 0


if __name__ == "__main__":
    sys.exit(main())
