#!/usr/bin/env python3
"""A top-up provider with the habits of real ones: tools/topup_simulator.py --secret S [--seed N].

It loses requests and replies, answers "processing", fails, says "failed" and succeeds later all the
same, takes a used order number again as a new order once it has failed, repeats callbacks up to
five times and mixes forged ones among them. What an order meets is decided by the seed and its
number alone, so a run can be repeated. Prints its port on the first line.

    POST /orders            {"order_number", "phone", "amount_fen"} -> {"status", "reason"?}
    GET  /orders/{number}   -> {"status"}: processing, succeeded, failed or not_found
    GET  /statement         a CSV of all orders that have ended
    GET  /truth             what has really been paid, for tests
    PUT  /control           {"callback": URL or null, "calm": true}: where callbacks go

Requests and callbacks carry X-Timestamp and X-Signature: HMAC-SHA256 in hexadecimal over
timestamp, method, path and body, one per line; the key is SHA-256 of the secret.
"""

import argparse
import collections
import hashlib
import heapq
import hmac
import http.client
import http.server
import itertools
import json
import random
import socket
import threading
import time
import urllib.parse

# The longest time between "failed" and a success after all, and until anything has ended.
LATE_S = 0.8
SLOW_S = 0.6


class Order:
    """One order number: when which answer becomes true."""

    def __init__(self, number, phone, amount_fen, seed, is_calm):
        chance = random.Random(f"{seed}:{number}")
        now = time.monotonic()
        self.number, self.phone, self.amount_fen = number, phone, amount_fen
        self.is_reply_lost = chance.random() < 0.15
        self.callbacks = chance.randint(1, 5) if chance.random() < 0.7 else 0
        self.is_forged = chance.random() < 0.3
        fate = 0.5 if is_calm else chance.random()
        # (from when, which status), in order.
        if fate < 0.10:
            self.course = [(now, "failed")]
        elif fate < 0.18:
            self.course = [(now, "failed"), (now + chance.uniform(0.1, LATE_S), "succeeded")]
        elif fate < 0.25:
            self.course = [(now, "processing"), (now + chance.uniform(0, SLOW_S), "failed")]
        elif fate < 0.55:
            self.course = [(now, "processing"), (now + chance.uniform(0, SLOW_S), "succeeded")]
        else:
            self.course = [(now, "succeeded")]

    def status(self):
        now = time.monotonic()
        return [status for since, status in self.course if since <= now][-1]


class Provider:
    def __init__(self, secret, seed):
        self.key = hashlib.sha256(secret.encode()).digest()
        self.seed = seed
        self.lock = threading.Lock()
        self.orders = {}
        self.requests = collections.Counter()
        self.twice = []
        self.forged_believed = 0
        self.callback = None
        self.is_calm = False
        self.due = []
        self.wake = threading.Condition()
        self.turns = itertools.count()
        for _ in range(4):
            threading.Thread(target=self.call_back, daemon=True).start()

    def signature(self, timestamp, method, path, body):
        text = f"{timestamp}\n{method}\n{path}\n{body}".encode()
        return hmac.new(self.key, text, hashlib.sha256).hexdigest()

    def is_signed(self, headers, method, path, body):
        expected = self.signature(headers.get("X-Timestamp", ""), method, path, body)
        return hmac.compare_digest(expected, headers.get("X-Signature", ""))

    def take(self, wanted):
        """Status of the reply, or None when the connection breaks instead."""
        number = wanted["order_number"]
        chance = random.Random(f"{self.seed}:lost:{number}:{self.requests[number]}")
        with self.lock:
            self.requests[number] += 1
            if not self.is_calm and chance.random() < 0.04:
                return None
            known = self.orders.get(number)
            if known and known.status() != "failed":
                return "duplicate"
            if known:
                # As documented: a failed number is a new order, and money may leave again.
                self.twice.append(number)
            order = Order(number, wanted["phone"], wanted["amount_fen"], self.seed, self.is_calm)
            self.orders[number] = order
        self.plan_callbacks(order)
        return None if order.is_reply_lost and not self.is_calm else order.status()

    def plan_callbacks(self, order):
        chance = random.Random(f"{self.seed}:calls:{order.number}")
        with self.wake:
            for since, status in order.course:
                for repeat in range(order.callbacks if status != "processing" else 0):
                    at = since + chance.uniform(0, 0.3) + 0.2 * repeat
                    heapq.heappush(self.due, (at, next(self.turns), order.number, status, True))
            if order.is_forged and not self.is_calm:
                lie = "failed" if order.course[-1][1] == "succeeded" else "succeeded"
                at = time.monotonic() + chance.uniform(0, 0.3)
                heapq.heappush(self.due, (at, next(self.turns), order.number, lie, False))
            self.wake.notify()

    def call_back(self):
        while True:
            with self.wake:
                while not self.due or self.due[0][0] > time.monotonic():
                    self.wake.wait(0.05)
                _, _, number, status, is_genuine = heapq.heappop(self.due)
            try:
                self.tell(number, status, is_genuine)
            except (OSError, http.client.HTTPException):
                pass  # Nobody is there; a query will ask.

    def tell(self, number, status, is_genuine):
        if self.callback is None:
            return
        address = urllib.parse.urlsplit(self.callback["url"])
        body = json.dumps({"order_number": number, "status": status})
        timestamp = str(int(time.time()) + self.callback["offset_s"])
        signature = self.signature(timestamp, "POST", address.path, body)
        if not is_genuine:
            signature = signature[::-1]
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=2)
        try:
            connection.request("POST", address.path, body, {
                "Content-Type": "application/json", "X-Timestamp": timestamp,
                "X-Signature": signature})
            answer = connection.getresponse()
            if not is_genuine and answer.status < 300:
                self.forged_believed += 1
        finally:
            connection.close()

    def statement(self):
        with self.lock:
            ended = [order for order in self.orders.values() if order.status() != "processing"]
        rows = [f"{order.number},{order.amount_fen},{order.status()}" for order in ended]
        return "\n".join(["order_number,amount_fen,status", *sorted(rows)]) + "\n"

    def truth(self):
        with self.lock:
            paid = {order.number: [order.phone, order.amount_fen]
                    for order in self.orders.values() if order.status() == "succeeded"}
            again = sorted(number for number, times in self.requests.items() if times > 1)
            return {"paid": paid, "requested_again": again, "taken_twice": self.twice,
                    "forged_believed": self.forged_believed, "orders": len(self.orders)}


class Desk(http.server.BaseHTTPRequestHandler):
    """Reads requests and writes answers."""

    protocol_version = "HTTP/1.1"
    provider = None

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        if not self.provider.is_signed(self.headers, "POST", self.path, body):
            return self.answer(401, {"status": "unsigned"})
        status = self.provider.take(json.loads(body))
        if status is None:
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        return self.answer(200, {"status": status})

    def do_GET(self):
        if self.path == "/truth":
            return self.answer(200, self.provider.truth())
        if self.path == "/statement":
            return self.write(200, "text/csv", self.provider.statement())
        if not self.provider.is_signed(self.headers, "GET", self.path, ""):
            return self.answer(401, {"status": "unsigned"})
        order = self.provider.orders.get(self.path.removeprefix("/orders/"))
        return self.answer(200, {"status": order.status() if order else "not_found"})

    def do_PUT(self):
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        if "callback" in body:
            self.provider.callback = body["callback"]
        self.provider.is_calm = body.get("calm", self.provider.is_calm)
        return self.answer(200, {})

    def answer(self, status, document):
        self.write(status, "application/json", json.dumps(document))

    def write(self, status, kind, text):
        payload = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def log_message(self, *_):
        pass


class Office(http.server.ThreadingHTTPServer):
    """A client that is killed in the middle of a request is nothing to report."""

    daemon_threads = True

    def handle_error(self, *_):
        pass


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--secret", required=True)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args()
    Desk.provider = Provider(options.secret, options.seed)
    server = Office(("127.0.0.1", options.port), Desk)
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
