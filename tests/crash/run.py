#!/usr/bin/env python3
"""Kills the server under load and looks for what it had acknowledged: tests/crash/run.py PROGRAM.

Whatever was answered is there after `kill -9`, exactly once, with the same paper
and the same result. What was sent and not answered is done or not done, and sending it again gives
one result. After each restart the program's own `doctor` must find the store whole, and the boards
equal to the attempts. Ends in "N passed, N failed"; CRASH_KILLS sets how many kills.
"""

import datetime
import math
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "api"))
if len(sys.argv) > 1:
    os.environ["PALMUNION_PROGRAM"] = sys.argv[1]

import stage  # noqa: E402
from journal import Journal, month_of  # noqa: E402
from load import Gone, Line, Load, Player  # noqa: E402
from palmunion import ROOT, shanghai  # noqa: E402

KILLS = int(os.environ.get("CRASH_KILLS", "200"))
KILLS_AT_COMMIT = 12
PLAYERS = 240
THREADS = 6
SESSION_DAYS = 28
# A life has at least as many commands: an attempt for each player, started and handed in by six at
# a time. A commit takes at most one command of each thread, so the last of these commits comes, too.
COMMANDS_BEFORE_KILL = 400
CALLS_BEFORE_KILL = 60
SEED = int(os.environ.get("CRASH_SEED", time.time_ns() % 1_000_000))
FIRST_DAY = datetime.datetime(2021, 3, 1, 8)


class Ordeal:
    """A store that is killed again and again, and the players on it."""

    def __init__(self):
        self.chance = random.Random(SEED)
        self.server = stage.Stage(f"{FIRST_DAY:%Y-%m-%d %H:%M}")
        self.journal = Journal()
        contest = f"{stage.CONTESTS}/long"
        self.players = [Player(stage.fresh_phone(), contest) for _ in range(PLAYERS)]
        self.by_phone = {player.phone: player for player in self.players}
        self.day = 0
        self.signed_in_on = 0
        # One offset for the whole of a day: no restart moves the clock back.
        self.began_at_s = int(time.time())
        self.passed = self.failed = self.kills = 0

    def judge(self, what, wrong):
        if wrong and not self.failed:
            kept = ROOT / "var" / "artefacts" / f"crash-{SEED}"
            shutil.copytree(self.server.folder, kept, dirs_exist_ok=True)
            print(f"the store as it was at the first failure: {kept}")
        self.failed += bool(wrong)
        self.passed += not wrong
        for line in wrong[:5]:
            print(f"FAILED {what} (seed {SEED}): {line}", flush=True)

    def open(self):
        """The contest: two attempts a day without more ado, over two years."""
        self.server.provision(stage.settings(
            slug="long", second_chance="two_attempts", ends_on="2022-12-31"))
        self.server.start()
        self.sign_everybody_in()
        assert self.server.stop() == 0

    def sign_everybody_in(self):
        line = Line(self.server.port)
        for player in self.players:
            player.sign_in(line, self.server, stage.WUCHENG)
        line.close()
        self.signed_in_on = self.day

    def start(self, wrapper=()):
        """Starts the program, on the next day when most quotas are used up."""
        left = sum(2 - player.started_today for player in self.players)
        if left < PLAYERS:
            self.day += 1
            for player in self.players:
                player.started_today = 0
        offset_s = shanghai(str(FIRST_DAY)) - self.began_at_s + self.day * 86_400
        self.server.settings["clock.offset_s"] = str(offset_s)
        self.server.wrapper = list(wrapper)
        self.server.start()

    def play_until_killed(self, commands):
        """Load from several threads; the kill comes after so many commands, or from the wrapper."""
        moment = self.journal.moment(commands or math.inf, THREADS)
        threads = [Load(self.server, self.players[number::THREADS], self.journal,
                        random.Random(self.chance.random())) for number in range(THREADS)]
        for thread in threads:
            thread.start()
        moment()
        if commands:
            time.sleep(self.chance.uniform(0, 0.01))  # Anywhere within a commit and its answers.
            is_well = self.server.is_alive()
        else:
            is_well = self.server.ended_within(60) == -signal.SIGKILL
        self.server.kill()
        for thread in threads:
            thread.join()
        self.kills += 1
        wrong = [line for thread in threads for line in thread.wrong]
        if not is_well:
            wrong.append(f"it did not end by the kill: {self.server.log_text()[-500:]}")
        return wrong

    def look(self, keys):
        """Asks the restarted server for these attempts."""
        wrong = []
        line = Line(self.server.port)
        for phone, date, number in sorted(keys):
            key = (phone, date, number)
            player = self.by_phone[phone]
            status, document, _ = line.ask("GET", player.attempt(date, number), player.cookie)
            wrong.append(self.journal.wrong_with(key, status, document))
        line.close()
        return [one for one in wrong if one]

    def look_at_sums(self, months):
        """The points of a month are those of its acknowledged results, each counted once.

        Only when nothing is unanswered: what was done without an answer counts as well.
        """
        line = Line(self.server.port)
        wrong = []
        for phone, month in sorted(months):
            player = self.by_phone[phone]
            points = self.journal.points.get((phone, month), 0)
            _, calendar, _ = line.ask("GET", f"{player.contest}/calendar?month={month}",
                                      player.cookie)
            days = sum(row["points"] for row in calendar["days"])
            if not points == calendar["points"] == days:
                wrong.append(f"{phone}: {points} points acknowledged in {month}, "
                             f"{calendar['points']} in the calendar, {days} in its days")
        line.close()
        return wrong

    def send_again(self):
        """What was not answered is sent again, as the app's outbox does."""
        wrong = []
        line = Line(self.server.port)
        for key, sheet in list(self.journal.unanswered.items()):
            player = self.by_phone[key[0]]
            path = player.attempt(key[1], key[2], "/hand-in")
            status, result, _ = line.ask("POST", path, player.cookie, {"answers": sheet})
            if status == 200:
                wrong.append(self.journal.note_result(key, result))
                again = line.ask("POST", path, player.cookie, {"answers": sheet})[1]
                wrong.append(self.journal.note_result(key, again))
            elif status == 409 and result["code"] == "attempt_expired":
                wrong.append(self.journal.note_expired(key))  # Midnight came before the restart.
            else:
                wrong.append(f"{key}: sent again, answered {status}: {result}")
        line.close()
        return [one for one in wrong if one]

    def survive(self, what, commands, wrapper=()):
        """One life: start, play, die, start again, look, and have it examined."""
        try:
            self.start(wrapper)
        except RuntimeError as reason:
            # Killed before it could serve: nothing was acknowledged, and the store must still open.
            self.kills += 1
            was_killed = wrapper and f"ended with {-signal.SIGKILL}:" in str(reason)
            wrong = [] if was_killed else [str(reason)]
        else:
            wrong = self.play_until_killed(commands)
        self.start()
        wrong += self.ask(self.look_again)
        self.server.kill()
        self.judge(what, wrong + self.examine())

    def look_again(self):
        touched = self.journal.take_fresh() | self.journal.unanswered.keys()
        wrong = self.look(touched)
        wrong += self.send_again()
        wrong += self.look_at_sums({month_of(key) for key in touched})
        if self.day - self.signed_in_on >= SESSION_DAYS:
            self.sign_everybody_in()
        return wrong

    def look_at_all(self):
        return (self.look(self.journal.papers.keys() | self.journal.results.keys())
                + self.look_at_sums(self.journal.points))

    def ask(self, look):
        """What a look finds wrong; a server that does not answer it is wrong, too."""
        try:
            return look()
        except Gone as reason:
            state = "it lives" if self.server.is_alive() else self.server.log_text()[-500:]
            return [f"the server did not answer: {reason}; {state}"]

    def examine(self):
        """The program's own judgement of its store, after the last kill as it is."""
        code, said, errors = self.server.run("doctor", "--json")
        well = said.splitlines()[-1:] == ['{"ok":true}']
        return [] if code == 0 and well else [f"doctor, {code}: {said[:600]}{errors[:600]}"]


def may_trace():
    """Whether a program here may be traced and killed: some containers forbid it."""
    if not shutil.which("strace"):
        return False
    probe = subprocess.run([*killed_at("write", 1), "echo"], capture_output=True)
    return probe.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL)


def killed_at(call, when):
    """The wrapper that kills a program at this call of one of its threads.

    Not with --seccomp-bpf, under which strace 6.1 injects no signal.
    """
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
            "-e", f"inject={call}:signal=KILL:when={when}"]


def run(ordeal):
    started = time.monotonic()
    ordeal.open()
    for number in range(KILLS):
        ordeal.survive(f"kill {number}", ordeal.chance.randint(1, COMMANDS_BEFORE_KILL))
    at_commit = KILLS_AT_COMMIT if may_trace() else 0
    for number in range(at_commit):
        call = ordeal.chance.choice(("fdatasync", "pwrite64"))
        when = ordeal.chance.randint(5, CALLS_BEFORE_KILL)
        ordeal.survive(f"kill at {call} {when}", None, killed_at(call, when))
    if not at_commit:
        print("skipped: kills at the commit, strace is missing or may not trace here")
    ordeal.start()
    ordeal.judge("everything acknowledged", ordeal.ask(ordeal.look_at_all))
    ordeal.judge("a graceful stop", [] if ordeal.server.stop() == 0 else ["it failed"])
    code, said, errors = ordeal.server.run("verify", "contest", "long")
    ordeal.judge("verify contest", [] if code == 0 else [f"{said[:500]}{errors[:500]}"])
    journal = ordeal.journal
    print(f"{ordeal.kills} kills ({at_commit} at a commit), {len(journal.papers)} papers and "
          f"{len(journal.results)} results acknowledged over {ordeal.day + 1} days, "
          f"seed {SEED}, {time.monotonic() - started:.0f} s")


def main():
    ordeal = Ordeal()
    try:
        run(ordeal)
    finally:
        ordeal.server.close()
        stage.remove_set_up_folder()
    print(f"{ordeal.passed} passed, {ordeal.failed} failed")
    return 1 if ordeal.failed or ordeal.kills < KILLS else 0


if __name__ == "__main__":
    sys.exit(main())
