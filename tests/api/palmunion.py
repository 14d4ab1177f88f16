"""Starts the real program on a free port and talks to it as a browser would.

Every answer, and every request body, is checked against docs/api/openapi.yaml: an answer that the
contract does not describe fails the test that got it. So does one that shows a phone number, or
whose words are in the wrong language.
"""

import datetime
import hashlib
import http.client
import itertools
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time

import contract

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))
OPERATOR_TOKEN = "the-operator-of-the-tests"
# Eleven digits that stand alone: hashes and ids may hold as many in a row by chance.
PHONE = re.compile(rb"(?<![0-9A-Za-z.])1[3-9]\d{9}(?![0-9A-Za-z])")
# What the words of a refusal show as a number well written; nobody can have it.
EXAMPLE_PHONE = b"13800138000"
CHINESE = re.compile("[\u4e00-\u9fff]")


def program():
    """The program under test: PALMUNION_PROGRAM, or what the dev preset has built."""
    built = os.environ.get("PALMUNION_PROGRAM", str(ROOT / "build" / "dev" / "palmunion"))
    return str(pathlib.Path(built).resolve())


def shanghai(text):
    """A local time such as "2021-03-08 09:00", as seconds since 1970."""
    return int(datetime.datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).timestamp())


class Server:
    """A running program with its own data folder. Use as a context manager."""

    def __init__(self, folder=None, settings=None, wrapper=()):
        self.is_own_folder = folder is None
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="palmunion-"))
        self.settings = {
            "store.data_dir": str(self.folder / "data"),
            "server.listen": "127.0.0.1:0",
            "identity.proof_bits": "4",
            "identity.codes_per_address_hour": "1000000",
            "identity.sms_log": str(self.folder / "sms.jsonl"),
            "operator.token_hash": hashlib.sha256(OPERATOR_TOKEN.encode()).hexdigest(),
            "log.format": "json",
            **(settings or {}),
        }
        self.wrapper = list(wrapper)
        self.process = None
        self.port = None

    def set_clock(self, local_time):
        """What the program's clock shows at its next start."""
        self.settings["clock.offset_s"] = str(shanghai(local_time) - int(time.time()))

    def now(self):
        """What the program's clock shows, in seconds since 1970."""
        return int(time.time()) + int(self.settings.get("clock.offset_s", "0"))

    def command(self, *words):
        flags = [word for name, value in self.settings.items() for word in (f"--{name}", value)]
        return [*self.wrapper, program(), *words, *flags]

    def run(self, *words):
        """Runs one command of the program on this data folder; gives exit code and output."""
        done = subprocess.run(self.command(*words), capture_output=True, text=True, timeout=300,
                              env={**os.environ, "LANG": "en_US.UTF-8"})
        return done.returncode, done.stdout, done.stderr

    def start(self):
        self.port = None
        self.log = open(self.folder / "server.log", "a", encoding="utf-8")
        self.process = subprocess.Popen(self.command("serve"), stdout=subprocess.PIPE,
                                        stderr=self.log, text=True)
        self.said, self.heard = "", threading.Condition()
        for line in self.process.stdout:
            self.said += line
            if found := re.search(r"http://[^\s:]+:(\d+)", line):
                self.port = int(found.group(1))
                break
        if self.port is None:
            code = self.process.wait()
            raise RuntimeError(f"the program ended with {code}: {self.log_text()[-2000:]}")
        # Codes are printed there too: a full pipe would stop the program.
        self.drainer = threading.Thread(target=self.drain, args=(self.process.stdout,),
                                        daemon=True)
        self.drainer.start()
        return self

    def drain(self, stream):
        with stream:
            for line in stream:
                with self.heard:
                    self.said += line
                    self.heard.notify_all()

    def said_until(self, words):
        """What the program has printed since it started, once these words are among it."""
        with self.heard:
            if not self.heard.wait_for(lambda: words in self.said, timeout=60):
                raise AssertionError(f"the program does not say {words!r}: {self.said}")
            return self.said

    def log_text(self):
        return (self.folder / "server.log").read_text(encoding="utf-8")

    def is_alive(self):
        return self.process is not None and self.process.poll() is None

    def kill(self):
        if self.wrapper and self.is_alive():
            # A wrapper that dies would leave the program behind.
            pid = self.process.pid
            children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            for child in children:
                os.kill(int(child), signal.SIGKILL)
        self.process.kill()
        self.process.wait()
        self.log.close()

    def ended_within(self, timeout_s):
        """The exit code of a program that ends by itself, or nothing while it still runs."""
        try:
            return self.process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            return None

    def stop(self):
        """Asks the program to stop as systemd does; gives its exit code."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=60)
        self.log.close()
        return code

    def restart(self, local_time=None):
        """Stops it, and starts it again with its clock at another time."""
        assert self.stop() == 0
        if local_time:
            self.set_clock(local_time)
        return self.start()

    def code_for(self, phone):
        """The newest code sent to this phone."""
        sent = (self.folder / "sms.jsonl").read_text(encoding="utf-8").splitlines()
        for message in map(json.loads, reversed(sent)):
            if message["phone"] == phone:
                return message["code"]
        raise AssertionError(f"no code was sent to {phone}")

    def close(self):
        if self.is_alive():
            self.stop()
        if self.is_own_folder:
            shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.close()


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def code(self):
        """The stable token of a refusal."""
        return self.json["code"]

    @property
    def text(self):
        return self.body.decode()


class Browser:
    """One keep-alive connection with its cookies."""

    def __init__(self, server):
        self.server = server
        self.cookie = None
        self.connection = None

    def request(self, method, path, body=None, headers=None):
        sent = {"Accept": "application/json", **(headers or {})}
        if self.cookie:
            sent["Cookie"] = self.cookie
        payload = body
        if body is not None and not isinstance(body, (bytes, str)):
            payload = json.dumps(body).encode()
            sent.setdefault("Content-Type", "application/json")
        answer = self.exchange(method, path, payload, sent)
        if cookie := answer.headers.get("set-cookie"):
            self.keep(cookie)
        contract.check(method, path, body if isinstance(body, (dict, list)) else None, answer)
        check_privacy(path, answer)
        languages = [value for name, value in sent.items() if name.lower() == "accept-language"]
        check_words(answer, languages[0] if languages else "zh")
        return answer

    def keep(self, cookie):
        """Holds one cookie of a name, whatever path it is for."""
        pair = cookie.split(";")[0]
        name = pair.split("=")[0]
        others = [one for one in (self.cookie or "").split("; ")
                  if one and one.split("=")[0] != name]
        self.cookie = "; ".join([*others, pair])

    def exchange(self, method, path, payload, headers):
        if self.connection is not None and self.connection.port != self.server.port:
            self.close()  # The server was started anew.
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        try:
            self.connection.request(method, path, payload, headers)
            response = self.connection.getresponse()
            fields = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, fields, response.read())
        except (OSError, http.client.HTTPException):
            self.close()
            raise

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def get(self, path, **headers):
        return self.request("GET", path, headers=named(headers))

    def post(self, path, body=None, **headers):
        return self.request("POST", path, {} if body is None else body, named(headers))

    def put(self, path, body, **headers):
        return self.request("PUT", path, body, named(headers))

    def patch(self, path, body, **headers):
        return self.request("PATCH", path, body, named(headers))

    def delete(self, path, **headers):
        return self.request("DELETE", path, headers=named(headers))

    def prove(self):
        """Does the work that is asked before a code is sent."""
        return solution(self.post("/api/v1/identity/proofs").json)

    def ask_for_code(self, phone, **headers):
        body = {"phone": phone, "purpose": "sign_in", "proof": self.prove()}
        return self.post("/api/v1/identity/codes", body, **headers)

    def sign_in(self, phone, device_name=None):
        asked = self.ask_for_code(phone)
        assert asked.status == 202, asked.body
        body = {"code_id": asked.json["code_id"], "code": self.server.code_for(phone)}
        if device_name is not None:
            body["device_name"] = device_name
        answer = self.post("/api/v1/identity/sessions", body)
        assert answer.status == 201, answer.body
        return self

    def join(self, code):
        answer = self.put("/api/v1/me/union", {"code": code})
        assert answer.status == 200, answer.body
        return self


def named(headers):
    """Keyword arguments as header names: `if_none_match` is `If-None-Match`."""
    return {name.replace("_", "-").title(): value for name, value in headers.items()}


def solves(task, counter):
    digest = hashlib.sha256(f"{task['challenge']}:{counter}".encode()).digest()
    return int.from_bytes(digest, "big") >> (256 - task["difficulty_bits"]) == 0


def solution(task):
    counter = next(counter for counter in itertools.count() if solves(task, counter))
    return {"challenge": task["challenge"], "counter": counter}


def check_privacy(path, answer):
    kind = answer.headers.get("content-type", "")
    if "pdf" in kind or "text/csv" in kind:
        return  # A file for payment by hand holds the numbers that are paid.
    for found in PHONE.findall(answer.body):
        if found != EXAMPLE_PHONE:
            raise AssertionError(f"{path} shows the phone number {found.decode()}")


def check_words(answer, language):
    """A refusal speaks to a person, in the language that was asked for."""
    if "problem+json" not in answer.headers.get("content-type", ""):
        return
    title = answer.json["title"]
    if not title or re.search(r"\{\w+\}", title):
        raise AssertionError(f"{answer.code}: its words are unfinished: {title!r}")
    for fact in answer.json.values():
        if isinstance(fact, str) and fact != title:
            title = title.replace(fact, "")
    if bool(CHINESE.search(title)) != language.startswith("zh"):
        raise AssertionError(f"{answer.code}: these words are not {language}: {title!r}")
