"""Players who start and hand in as fast as they are answered, until the server dies."""

import json
import threading

import wire
from palmunion import solution


class Gone(Exception):
    """The server has closed the connection or does not answer."""


class Line:
    """A keep-alive connection without any checking, for speed."""

    def __init__(self, port):
        try:
            self.socket = wire.connect(port)
        except OSError as error:
            raise Gone(str(error)) from error

    def ask(self, method, path, cookie="", body=None):
        """Status and JSON of the answer, and the cookie it sets."""
        payload = b"" if body is None else json.dumps(body).encode()
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n"
        if body is not None:
            head += f"Content-Type: application/json\r\nContent-Length: {len(payload)}\r\n"
        received = b""
        try:
            self.socket.sendall(head.encode() + b"\r\n" + payload)
            reply = None
            while reply is None:
                more = self.socket.recv(65536)
                if not more:
                    raise Gone("the connection was closed")
                received += more
                reply, _ = wire.first_reply(received)
        except OSError as error:
            raise Gone(str(error)) from error
        document = json.loads(reply.body) if reply.body else None
        return reply.status, document, reply.headers.get("set-cookie", "").split(";")[0]

    def close(self):
        self.socket.close()


class Player:
    def __init__(self, phone, contest):
        self.phone = phone
        self.contest = contest
        self.cookie = ""
        self.started_today = 0

    def sign_in(self, line, server, union):
        _, task, _ = line.ask("POST", "/api/v1/identity/proofs", body={})
        status, sent, _ = line.ask("POST", "/api/v1/identity/codes", body={
            "phone": self.phone, "purpose": "sign_in", "proof": solution(task)})
        assert status == 202, sent
        status, entered, self.cookie = line.ask("POST", "/api/v1/identity/sessions", body={
            "code_id": sent["code_id"], "code": server.code_for(self.phone)})
        assert status == 201, entered
        if entered["is_new"]:
            status, me, _ = line.ask("PUT", "/api/v1/me/union", self.cookie, {"code": union})
            assert status == 200, me

    def attempt(self, date, number, what=""):
        return f"{self.contest}/attempts/{date}/{number}{what}"


class Load(threading.Thread):
    """One connection that plays for its share of the players."""

    def __init__(self, server, players, journal, chance):
        super().__init__()
        self.server, self.players, self.journal = server, players, journal
        self.chance = chance
        self.wrong = []

    def run(self):
        try:
            line = Line(self.server.port)
            for _ in range(2):
                for player in self.players:
                    if player.started_today < 2:
                        self.play(line, player)
        except Gone:
            return
        except Exception as error:  # A thread that dies quietly would be a check that cannot fail.
            self.wrong.append(f"{type(error).__name__}: {error}")
        finally:
            self.journal.note_stop()

    def play(self, line, player):
        status, paper, _ = line.ask("POST", f"{player.contest}/attempts", player.cookie, {})
        if status == 409:
            player.started_today = 2
            return
        if status not in (200, 201):
            self.wrong.append(f"start answered {status}: {paper}")
            return
        key = (player.phone, paper["date"], paper["number"])
        self.note(self.journal.note_paper(key, paper))
        player.started_today = paper["number"]
        if self.chance.random() < 0.05:
            return  # Left open: the next start resumes it, or midnight expires it.
        sheet = [[self.chance.randrange(2)] for _ in paper["questions"]]
        self.journal.note_sent(key, sheet)
        self.hand_in(line, player, key, sheet)

    def hand_in(self, line, player, key, sheet):
        status, result, _ = line.ask("POST", player.attempt(key[1], key[2], "/hand-in"),
                                     player.cookie, {"answers": sheet})
        if status == 200:
            self.note(self.journal.note_result(key, result))
        elif status == 409 and result["code"] == "attempt_expired":
            self.note(self.journal.note_expired(key))  # Left open, and resumed too late.
        else:
            self.wrong.append(f"hand-in answered {status}: {result}")

    def note(self, trouble):
        if trouble:
            self.wrong.append(trouble)
