#!/usr/bin/env python3
"""Kills the server while it pays through a provider that lies: tests/payout/run.py PROGRAM.

Whatever is killed, lost, repeated, forged or told late, nobody is paid twice and
nobody is forgotten. PAYOUT_PEOPLE x PAYOUT_MONTHS prizes over PAYOUT_KILLS kills; PAYOUT_SEED
repeats the provider's part of a run. Ends in "N passed, N failed".
"""

import collections
import http.client
import json
import os
import pathlib
import random
import subprocess
import sys
import time

sys.dont_write_bytecode = True
TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / "api"), str(TESTS / "crash")]
if len(sys.argv) > 1:
    os.environ["PALMUNION_PROGRAM"] = sys.argv[1]

import stage  # noqa: E402
from load import Gone, Line, Player  # noqa: E402
from palmunion import OPERATOR_TOKEN, ROOT, shanghai  # noqa: E402
from staff import STAFF, Colleague, link_token  # noqa: E402

PEOPLE = int(os.environ.get("PAYOUT_PEOPLE", "100"))
MONTHS = int(os.environ.get("PAYOUT_MONTHS", "20"))
KILLS = int(os.environ.get("PAYOUT_KILLS", "60"))
SEED = int(os.environ.get("PAYOUT_SEED", time.time_ns() % 1_000_000))
# At most so many lists are on their way: the kills shall meet all of them at work.
LISTS_AT_ONCE = 3
SECRET = "the-secret-of-the-tests"
YUAN = 30
MORNING = "2021-03-08 09:00"
API = "/api/v1/payout"
# Longer than the provider's longest "failed, then succeeded" and its slowest answer.
RETRY_WAIT_S = 2


class Provider:
    """The simulator as a program of its own."""

    def __init__(self):
        command = [sys.executable, str(ROOT / "tools/topup_simulator.py"), "--secret", SECRET,
                   "--seed", str(SEED)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, json.dumps(body) if body is not None else None)
        answer = connection.getresponse().read()
        connection.close()
        return answer

    def truth(self):
        return json.loads(self.ask("GET", "/truth"))

    def close(self):
        self.process.kill()
        self.process.wait()


class Office:
    """The staff's side: a program plans, and a person approves and releases a list, whatever dies
    in between."""

    def __init__(self, server, phones):
        self.server = server
        self.phones = phones
        self.batches = {}
        self.open_months = [f"{2000 + number // 12}-{number % 12 + 1:02d}"
                            for number in range(MONTHS)]

    def hire(self):
        """Makes the account of the reviewer, and gives what sets it up."""
        code, said, errors = self.server.run("admin", "create", "reviewer", "--name", "李雷",
                                             "--role", "payment_reviewer")
        assert code == 0, errors
        self.reviewer = Colleague(self.server, "reviewer")
        return link_token(said)

    def ask(self, method, path, body=None, **headers):
        """Status and document, to the program; `Gone` when the server dies."""
        headers = headers or {"Authorization": f"Bearer {OPERATOR_TOKEN}"}
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=120)
        try:
            connection.request(method, path, json.dumps(body) if body else None, headers)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        except (OSError, http.client.HTTPException) as error:
            raise Gone(str(error)) from error
        finally:
            connection.close()

    def must(self, method, path, body=None):
        status, document = self.ask(method, API + path, body)
        assert status in (200, 201), f"{method} {path}: {status} {document}"
        return document

    def review(self, path, body=None):
        """The same by the reviewer, who shows the second factor again when it is asked for."""
        status, document = self.ask("POST", API + path, body, Cookie=self.reviewer.cookie)
        if status == 403 and document["code"] == "step_up_needed":
            shown, said = self.ask("POST", f"{STAFF}/step-up", {"code": self.reviewer.code()},
                                   Cookie=self.reviewer.cookie)
            assert shown == 200, said
            return self.review(path, body)
        assert status in (200, 201), f"{path}: {status} {document}"
        return document

    def grant(self):
        self.review("/budgets/long", {"decision": "2021-1", "yuan": PEOPLE * MONTHS * YUAN})

    def release_next(self):
        """Takes the next list as far as it goes. Every step may have been done before a kill."""
        month = self.open_months[0]
        prizes = [{"phone": phone, "yuan": YUAN, "place": place + 1}
                  for place, phone in enumerate(self.phones)]
        batch = self.must("POST", "/orders", {"contest": "long", "month": month,
                                              "prizes": prizes})
        path = f"/batches/{batch['id']}"
        if batch["state"] == "draft":
            batch = self.must("POST", f"{path}/submit")
        if batch["state"] == "submitted":
            batch = self.review(f"{path}/approve", {"list_hash": batch["list_hash"]})
        if batch["state"] == "approved":
            batch = self.review(f"{path}/release")
        self.batches[batch["id"]] = month
        self.open_months.pop(0)

    def counts(self):
        """How many orders of all lists are in each state."""
        sums = collections.Counter()
        for batch in self.must("GET", "/batches")["items"]:
            sums.update(batch["orders"])
        return sums


class Ordeal:
    def __init__(self):
        self.chance = random.Random(SEED)
        self.provider = Provider()
        self.server = stage.Stage(MORNING, **{
            "payout.provider_url": f"http://127.0.0.1:{self.provider.port}",
            "payout.provider_secret": SECRET,
            "payout.retry_wait_s": str(RETRY_WAIT_S),
            "payout.query_interval_s": "1",
            "payout.batch_yuan_max": str(PEOPLE * YUAN),
            "payout.contest_yuan_max": str(PEOPLE * MONTHS * YUAN),
        })
        # One clock for all lives, which never goes back.
        self.offset_s = shanghai(MORNING) - int(time.time())
        self.players = [Player(stage.fresh_phone(), "") for _ in range(PEOPLE)]
        self.office = Office(self.server, [player.phone for player in self.players])
        self.passed = self.failed = self.kills = self.kills_in_act = 0

    def judge(self, what, wrong):
        self.failed += bool(wrong)
        self.passed += not wrong
        for line in wrong[:5]:
            print(f"FAILED {what} (seed {SEED}): {line}", flush=True)

    def start(self):
        self.server.settings["clock.offset_s"] = str(self.offset_s)
        self.server.start()
        self.provider.ask("PUT", "/control", {"callback": {
            "url": f"http://127.0.0.1:{self.server.port}{API}/callbacks",
            "offset_s": self.offset_s}})

    def open(self):
        self.server.settings["clock.offset_s"] = str(self.offset_s)
        link = self.office.hire()
        self.start()
        self.office.reviewer.set_up(link)
        self.office.reviewer.close()
        line = Line(self.server.port)
        for player in self.players:
            player.sign_in(line, self.server, stage.WUCHENG)
        line.close()
        self.office.grant()
        assert self.server.stop() == 0

    def live_and_die(self):
        """One life: perhaps a list more, then a kill at any moment of its payments."""
        self.start()
        before = self.office.counts()
        on_the_way = before["queued"] + before["sent"] + before["unknown"]
        is_acting = self.office.open_months and on_the_way < LISTS_AT_ONCE * PEOPLE
        killer = None
        if is_acting and self.chance.random() < 0.5:
            # Killed by another process while the staff act.
            delay = self.chance.uniform(0.0, 0.25)
            killer = subprocess.Popen(["sh", "-c", f"sleep {delay}; kill -9 "
                                       f"{self.server.process.pid}"])
        try:
            if is_acting:
                self.office.release_next()
            time.sleep(self.chance.uniform(0.02, 0.5))
        except Gone:
            self.kills_in_act += 1
        if killer:
            killer.wait()
        self.server.kill()
        self.kills += 1

    def finish(self):
        """Lets the last life come to rest: nothing on its way for longer than any wait."""
        self.start()
        while self.office.open_months:
            self.office.release_next()
        rest_since = None
        last = None
        ends_at = time.monotonic() + 900
        while rest_since is None or time.monotonic() - rest_since < 3 * RETRY_WAIT_S:
            assert time.monotonic() < ends_at, f"it does not come to rest: {last}"
            time.sleep(0.25)
            counts = self.office.counts()
            is_resting = counts["queued"] + counts["sent"] + counts["unknown"] == 0
            if not is_resting or counts != last:
                rest_since = time.monotonic() if is_resting else None
            last = counts

    def orders(self):
        return [(self.office.phones[order["place"] - 1], order)
                for batch in self.office.batches
                for order in self.office.must("GET", f"/batches/{batch}/orders")["items"]]

    def compare(self):
        """Our orders against what the provider has really paid."""
        truth = self.provider.truth()
        orders = self.orders()
        wrong = []
        if len(orders) != PEOPLE * MONTHS:
            wrong.append(f"{len(orders)} orders instead of {PEOPLE * MONTHS}")
        ours = collections.Counter(phone for phone, order in orders
                                   if order["state"] == "succeeded")
        theirs = collections.Counter(phone for phone, _ in truth["paid"].values())
        for phone in self.office.phones:
            if ours[phone] != theirs[phone]:
                wrong.append(f"{phone}: {ours[phone]} succeeded, {theirs[phone]} paid")
        for _, order in orders:
            if order["state"] not in ("succeeded", "failed"):
                wrong.append(f"order {order['id']} is still {order['state']}")
            if (order["state"] == "succeeded") != (order["number"] in truth["paid"]):
                wrong.append(f"order {order['id']}: {order['state']}, and paid or not")
        wrong += [f"{number} was paid with another amount" for number, (_, fen)
                  in truth["paid"].items() if fen != YUAN * 100]
        self.judge("0 duplicates and 0 lost", wrong)
        self.judge("no number is sent twice",
                   truth["requested_again"] + truth["taken_twice"])
        self.judge("no forged callback is believed",
                   ["believed"] * truth["forged_believed"])
        budget = self.office.must("GET", "/budgets/long")
        count = sum(ours.values())
        self.judge("the ledger is what was paid", [] if budget == {
            "available_fen": 0, "spent_fen": count * YUAN * 100,
            "reserved_fen": (PEOPLE * MONTHS - count) * YUAN * 100} else [str(budget)])
        return truth, orders, count

    def close(self):
        self.provider.close()
        self.server.close()
        stage.remove_set_up_folder()


def run(ordeal):
    started = time.monotonic()
    ordeal.open()
    for _ in range(KILLS):
        ordeal.live_and_die()
    ordeal.finish()
    truth, orders, count = ordeal.compare()
    ordeal.judge("a graceful stop", [] if ordeal.server.stop() == 0 else ["it failed"])
    code, said, errors = ordeal.server.run("doctor", "--json")
    ordeal.judge("doctor", [] if code == 0 else [f"{code}: {said[:500]}{errors[:500]}"])
    tries = collections.Counter(order["tries"] for _, order in orders)
    print(f"{len(orders)} payouts over {ordeal.kills} kills ({ordeal.kills_in_act} while staff "
          f"acted): {count} paid, {len(orders) - count} failed for good, {truth['orders']} orders "
          f"at the provider, tries {dict(sorted(tries.items()))}, seed {SEED}, "
          f"{time.monotonic() - started:.0f} s")


def main():
    ordeal = Ordeal()
    try:
        run(ordeal)
    finally:
        ordeal.close()
    print(f"{ordeal.passed} passed, {ordeal.failed} failed")
    return 1 if ordeal.failed or ordeal.kills < KILLS else 0


if __name__ == "__main__":
    sys.exit(main())
