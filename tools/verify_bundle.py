#!/usr/bin/env python3
"""Recomputes a month from its published bundle: tools/verify_bundle.py FILE [--hash HASH]

Papers, scores, standings, lots and the list follow from the secret and the answers, or this says
where they do not. It shares no code with the program: docs/bundle.md describes the form, and only
Python's standard library is needed. `--hash` is what was published before the month began.

Exits 0 when everything follows, 1 when something differs, 2 when the file cannot be read.
"""

import argparse
import datetime
import hashlib
import hmac
import json
import sys
from fractions import Fraction

FORM = "palmunion bundle 1"
WORD = (1 << 64) - 1
GROUNDS = {"easy": 0, "medium": 1, "hard": 2, "whole": 3}
FEISTEL_ROUNDS = 6
EPOCH = datetime.date(1970, 1, 1)


class Damaged(Exception):
    """The file is not a whole bundle."""


# --- SipHash-2-4 of one number (Aumasson and Bernstein, 2012), and what is built on it ---

def sip_round(v0, v1, v2, v3):
    v0 = (v0 + v1) & WORD
    v1 = ((v1 << 13 | v1 >> 51) & WORD) ^ v0
    v0 = (v0 << 32 | v0 >> 32) & WORD
    v2 = (v2 + v3) & WORD
    v3 = ((v3 << 16 | v3 >> 48) & WORD) ^ v2
    v0 = (v0 + v3) & WORD
    v3 = ((v3 << 21 | v3 >> 43) & WORD) ^ v0
    v2 = (v2 + v1) & WORD
    v1 = ((v1 << 17 | v1 >> 47) & WORD) ^ v2
    v2 = (v2 << 32 | v2 >> 32) & WORD
    return v0, v1, v2, v3


def mix(key, word):
    low, high = key
    v = (low ^ 0x736f6d6570736575, high ^ 0x646f72616e646f6d,
         low ^ 0x6c7967656e657261, high ^ 0x7465646279746573)
    for block in (word, 8 << 56):
        v = sip_round(*sip_round(v[0], v[1], v[2], v[3] ^ block))
        v = (v[0] ^ block, *v[1:])
    v = (v[0], v[1], v[2] ^ 0xff, v[3])
    for _ in range(4):
        v = sip_round(*v)
    return v[0] ^ v[1] ^ v[2] ^ v[3]


def derive(key, purpose):
    return mix(key, 2 * purpose), mix(key, 2 * purpose + 1)


class Stream:
    """Numbers that only the key decides."""

    def __init__(self, key):
        self.key, self.counter = key, 0

    def below(self, bound):
        fair = (1 << 32) - (1 << 32) % bound
        while True:
            number = mix(self.key, self.counter) & 0xffffffff
            self.counter += 1
            if number < fair:
                return number % bound

    def shuffle(self, items):
        for left in range(len(items), 1, -1):
            other = self.below(left)
            items[left - 1], items[other] = items[other], items[left - 1]


def place_in_order(key, size, position):
    """The number at a position of a keyed order of 0..size-1."""
    half = max(1, ((size - 1).bit_length() + 1) // 2)
    mask = (1 << half) - 1
    number = position
    while True:
        left, right = number >> half, number & mask
        for turn in range(FEISTEL_ROUNDS):
            left, right = right, left ^ (mix(key, turn << 32 | right) & mask)
        number = left << half | right
        if number < size:
            return number


# --- Papers ---

class Bank:
    """The questions of one state of the bank: per ground (id, version, is enabled)."""

    def __init__(self, text):
        *parts, rest = text.split(";")
        if len(parts) != 3 or rest:
            raise Damaged("a bank has three strata")
        strata = [[self.item(word) for word in part.split(",") if word] for part in parts]
        self.grounds = [*strata, sorted(item for part in strata for item in part)]

    @staticmethod
    def item(word):
        question, _, version = word.rstrip("-").partition(".")
        return int(question), int(version), not word.endswith("-")


class Player:
    """What the attempts read so far say about one person."""

    def __init__(self, secret, head, key):
        message = f"draw|{head['contest_id']}|{head['month']}|{key}"
        digest = hmac.new(secret, message.encode(), hashlib.sha256).digest()
        halves = [int.from_bytes(digest[at:at + 8], "little") for at in range(0, 32, 8)]
        self.walk_key, self.paper_key = tuple(halves[:2]), tuple(halves[2:])
        self.walk = [[0, 0, 0] for _ in GROUNDS]  # cycle, size, position
        self.avoided, self.avoided_until = set(), None
        self.seen = []
        self.points = self.correct = self.served = self.elapsed_ms = self.finished = 0

    def take(self, bank, ground, count, date, recent, no_repeat, taken):
        if self.avoided_until is None or date >= self.avoided_until:
            self.avoided, self.avoided_until = set(), None
        items, place = bank.grounds[ground], self.walk[ground]
        wanted, passed_over = len(taken) + count, 0
        while len(taken) < wanted:
            if place[2] >= place[1]:
                place[:] = [place[0] + 1, len(items), 0]
                self.avoided = set(recent)
                self.avoided_until = date + no_repeat if recent else None
            key = derive(self.walk_key, ground << 32 | place[0])
            while place[2] < place[1] and len(taken) < wanted:
                item = items[place_in_order(key, place[1], place[2])]
                place[2] += 1
                is_avoided = item[0] in self.avoided and passed_over <= len(items)
                if not item[2] or item[0] in (known[0] for known in taken) or is_avoided:
                    passed_over += 1
                    if passed_over > 4 * len(items):
                        raise Damaged("a bank that is too small")
                    continue
                taken.append(item)

    def draw(self, bank, rules, date, number, questions):
        no_repeat = datetime.timedelta(rules["no_repeat_days"])
        self.seen = [(day, question) for day, question in self.seen if day >= date - no_repeat]
        recent = [question for _, question in self.seen]
        shares = zip(("easy", "medium", "hard"), rules["mix"])
        if rules["draw"] == "uniform":
            shares = [("whole", rules["questions"])]
        taken = []
        for name, count in shares:
            self.take(bank, GROUNDS[name], count, date, recent, no_repeat, taken)
        stream = Stream(derive(self.paper_key, (date - EPOCH).days << 8 | number))
        stream.shuffle(taken)
        paper = []
        for question, version, _ in taken:
            if (question, version) not in questions:
                return None  # The published papers never showed it.
            kind, options, _ = questions[question, version]
            order = list(range(options))
            if kind != "true_false":
                stream.shuffle(order)
            paper.append((question, version, order))
        return paper


def text_of(paper):
    return ";".join(f"{question}.{version}:{''.join(map(str, order))}"
                    for question, version, order in paper)


def right_answers(paper, answers, questions):
    chosen = [set(map(int, word)) for word in answers.split(";")]
    if len(chosen) != len(paper):
        raise Damaged("answers that do not fit their paper")
    return sum(1 for (question, version, order), words in zip(paper, chosen)
               if words and {order[shown] for shown in words} == questions[question, version][2])


# --- The month ---

class Month:
    def __init__(self):
        self.head, self.secret = None, None
        self.banks, self.questions, self.players = {}, {}, {}
        self.places, self.differences, self.attempts = [], [], 0

    def differ(self, what, where):
        self.differences.append(f"{what}: {where}")

    def read(self, line):
        kind = line.get("kind")
        if (kind == "head") != (self.head is None):
            raise Damaged("a bundle begins with its head")
        if kind not in ("head", "bank", "question", "seen", "attempt", "place"):
            raise Damaged(f"an unknown line: {kind}")
        getattr(self, f"read_{kind}")(line)

    def read_head(self, line):
        if line["form"] != FORM:
            raise Damaged(f"another form: {line['form']}")
        self.head, self.secret = line, bytes.fromhex(line["secret"])
        if hashlib.sha256(line["secret"].encode()).hexdigest() != line["secret_hash"]:
            self.differ("secret", "hash")

    def read_bank(self, line):
        self.banks[line["version"]] = Bank(line["items"])

    def read_question(self, line):
        self.questions[line["id"], line["version"]] = (
            line["type"], line["options"], set(line["answer"]))

    def player(self, key):
        if key not in self.players:
            self.players[key] = Player(self.secret, self.head, key)
        return self.players[key]

    def read_seen(self, line):
        date = datetime.date.fromisoformat(line["date"])
        self.player(line["person"]).seen += [(date, question) for question in line["questions"]]

    def read_attempt(self, line):
        self.attempts += 1
        rules, player = self.head["rules"], self.player(line["person"])
        where = f"{line['person']} {line['date']} {line['number']}"
        date = datetime.date.fromisoformat(line["date"])
        paper = player.draw(self.banks[line["bank"]], rules, date, line["number"], self.questions)
        if paper is None or text_of(paper) != line["paper"]:
            return self.differ("paper", where)
        player.seen += [(date, question) for question, _, _ in paper]
        if line["state"] not in ("submitted", "expired"):
            return None
        correct = right_answers(paper, line["answers"], self.questions)
        if correct * rules["points_per_question"] != line["points"]:
            self.differ("score", where)
        floor_ms = rules["elapsed_floor_ms_per_question"] * len(paper)
        player.points += correct * rules["points_per_question"]
        player.correct += correct
        player.served += len(paper)
        player.elapsed_ms += max(line["elapsed_ms"], floor_ms)
        player.finished += 1
        return None

    def read_place(self, line):
        self.places.append({name: value for name, value in line.items() if name != "kind"})

    def expected_places(self):
        head, rules = self.head, self.head["rules"]
        lots = {key: hashlib.sha256(f"{head['secret']}|{head['contest']}|{head['month']}|{key}"
                                    .encode()).hexdigest() for key in self.players}
        order = {"points": lambda key: -self.players[key].points,
                 "accuracy": lambda key: -Fraction(self.players[key].correct,
                                                   self.players[key].served),
                 "elapsed": lambda key: self.players[key].elapsed_ms, "draw": lots.get}
        breakers = [order[name] for name in [*rules["tie_breakers"], "draw"]]
        played = [key for key, player in self.players.items() if player.finished]
        ranked = sorted(played, key=lambda key: [breaker(key) for breaker in breakers])
        winners = max((last for _, last, _ in rules["prize_tiers"]), default=0)
        for place, key in enumerate(ranked[:winners], 1):
            player = self.players[key]
            yuan = next((yuan for first, last, yuan in rules["prize_tiers"]
                         if first <= place <= last), 0)
            yield {"place": place, "person": key, "points": player.points,
                   "correct": player.correct, "served": player.served,
                   "elapsed_ms": player.elapsed_ms, "draw": lots[key], "yuan": yuan}

    def check_list(self):
        expected = list(self.expected_places())
        for place in range(max(len(expected), len(self.places))):
            if expected[place:place + 1] != self.places[place:place + 1]:
                self.differ("list", f"place {place + 1}")
        text = f"palmunion list 1\n{self.head['contest']}\n{self.head['month']}\n" + "".join(
            "\t".join(str(place[name]) for name in (
                "place", "person", "points", "correct", "served", "elapsed_ms", "draw", "yuan"))
            + "\n" for place in self.places)
        if hashlib.sha256(text.encode()).hexdigest() != self.head["list_hash"]:
            self.differ("list", "hash")


def verify(path, published_hash):
    month = Month()
    number = 0
    with open(path, encoding="utf-8") as lines:
        for number, text in enumerate(lines, 1):
            try:
                month.read(json.loads(text))
            except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
                raise Damaged(f"line {number}: {error!r}") from error
            except Damaged as error:
                raise Damaged(f"line {number}: {error}") from error
    if month.head is None:
        raise Damaged("the file is empty")
    if published_hash and published_hash != month.head["secret_hash"]:
        month.differ("secret", "not the one that was published before the month")
    month.check_list()
    return month


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("file")
    arguments.add_argument("--hash", help="the secret's hash as published before the month")
    options = arguments.parse_args()
    try:
        month = verify(options.file, options.hash)
    except (Damaged, OSError, UnicodeDecodeError) as error:
        print(f"verify_bundle: {error}", file=sys.stderr)
        return 2
    played = sum(1 for player in month.players.values() if player.finished)
    print(f"{month.head['contest']} {month.head['month']}: {month.attempts} attempts, "
          f"{played} standings, {len(month.places)} places, {len(month.differences)} differences")
    for difference in month.differences:
        print(f"  {difference}")
    return 1 if month.differences else 0


if __name__ == "__main__":
    sys.exit(main())
