"""Clients that waste the server's time, while honest ones go on being served."""

import threading
from contextlib import ExitStack

from corpus import HOST, LAST
from palmunion import Server
from wire import PATIENCE_S, connect, exchange, read_all, replies

CROWD = 300


class Honest:
    """Asks for health and a page over and over, from threads, and keeps count."""

    def __init__(self, port):
        self.port = port
        self.served = 0
        self.failures = []
        self.stopped = threading.Event()

    def ask(self):
        while not self.stopped.is_set():
            try:
                answered, _ = exchange(self.port, LAST)
                if [reply.status for reply in answered] == [200]:
                    self.served += 1
                else:
                    self.failures.append(answered)
            except OSError as error:
                self.failures.append(error)
            self.stopped.wait(0.02)

    def __enter__(self):
        self.threads = [threading.Thread(target=self.ask) for _ in range(2)]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stopped.set()
        for thread in self.threads:
            thread.join()


def crowd(stack, port, data):
    """Many connections that have sent `data` and mean to stay."""
    connections = []
    for _ in range(CROWD):
        connection = stack.enter_context(connect(port))
        connection.sendall(data)
        connections.append(connection)
    return connections


def drip(connections, stopped, text):
    """One byte to each from time to time, as slowloris does."""
    for byte in text * 1000:
        for connection in connections:
            try:
                connection.send(bytes([byte]))
            except OSError:
                continue
        if stopped.wait(1):
            return


def check(port, data, dripping=b""):
    """Sends a crowd of slow clients; returns what is wrong, or nothing.

    The limit is on the whole: whoever drips steadily is cut as well. How long an honest client
    waits depends on the machine; that it is served before the crowd is gone does not.
    """
    stopped = threading.Event()
    with ExitStack() as stack, Honest(port) as honest:
        connections = crowd(stack, port, data)
        dripper = threading.Thread(target=drip, args=(connections, stopped, dripping))
        if dripping:
            dripper.start()
        before = honest.served
        try:
            _, closed = read_all(connections[-1])
            meanwhile = honest.served - before
        finally:
            stopped.set()
            if dripping:
                dripper.join()
    if honest.failures:
        return f"{len(honest.failures)} honest requests failed, such as {honest.failures[0]}"
    if not closed:
        return f"a slow client was still borne after {PATIENCE_S} s"
    return "" if meanwhile else "no honest client was served beside the slow ones"


def slow_heads(port):
    return check(port, b"GET /healthz HTTP/1.1\r\n" + HOST, dripping=b"X-a: 1\r\n")


def silent_heads(port):
    return check(port, b"GET /hea")


def slow_bodies(port):
    head = (b"POST /api/v1/identity/proofs HTTP/1.1\r\n" + HOST
            + b"Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n")
    return check(port, head, dripping=b" ")


def silent_readers(port):
    """Ask for a lot and read nothing: their answers must not pile up in the server for ever."""
    with ExitStack() as stack, Honest(port) as honest:
        for connection in crowd(stack, port, b""):
            connection.settimeout(0.05)
            try:
                for _ in range(200):
                    connection.sendall(b"GET /openapi.json HTTP/1.1\r\n" + HOST + b"\r\n")
            except OSError:
                continue
    return f"{len(honest.failures)} honest requests failed" if honest.failures else ""


def patient_body(port):
    """Sends its body only when it is told to go on."""
    head = (b"POST /api/v1/identity/proofs HTTP/1.1\r\n" + HOST + b"Expect: 100-continue\r\n"
            b"Content-Type: application/json\r\nContent-Length: 2\r\n\r\n")
    with connect(port) as connection:
        connection.sendall(head)
        answered = replies(connection.recv(4096))
        if [reply.status for reply in answered] != [100]:
            return f"answered {answered} before the body"
        connection.sendall(b"{}" + LAST)
        statuses = [reply.status for reply in replies(read_all(connection)[0])]
    return "" if statuses == [201, 200] else f"answered {statuses}"


def crowd_beyond_the_maximum(_):
    """More silent connections than the server takes at all: honest clients still get in."""
    with Server(settings={"server.connections_max": "64"}) as server, ExitStack() as stack:
        for _ in range(200):
            stack.enter_context(connect(server.port))
        for _ in range(20):
            answered, _ = exchange(server.port, LAST)
            if [reply.status for reply in answered] != [200]:
                return f"an honest client got {answered}"
    return ""


ALL = [patient_body, crowd_beyond_the_maximum, slow_heads, silent_heads, slow_bodies,
       silent_readers]
