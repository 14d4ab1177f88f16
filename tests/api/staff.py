"""People who work for the union, as the tests play them: an authenticator app and a browser."""

import base64
import hashlib
import hmac
import re
import struct

from palmunion import Browser

STAFF = "/api/v1/staff"
PASSWORD = "vier kalte fische schwimmen"


def code_of(secret, seconds):
    """What an authenticator app shows at this time (RFC 6238)."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(seconds) // 30),
                      hashlib.sha1).digest()
    start = digest[19] & 15
    number = struct.unpack(">I", digest[start:start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def link_token(text):
    """The secret of a set-up link that the program has printed."""
    return re.search(r"/staff/set-up#(\S+)", text).group(1)


class Colleague(Browser):
    """Somebody with a staff account, an authenticator app and a paper with recovery codes."""

    def __init__(self, server, login):
        super().__init__(server)
        self.login, self.secret, self.recovery_codes = login, None, []
        self.last_step = 0

    def code(self):
        """A code that fits now and was not used before: that of this half minute or of the next.
        A third one needs another time of day: see Server.restart."""
        now = self.server.now() // 30
        self.last_step = max(now, self.last_step + 1)
        assert self.last_step <= now + 1, "the app has no fresh code yet"
        return code_of(self.secret, self.last_step * 30)

    def set_up(self, token, password=PASSWORD):
        offer = self.post(f"{STAFF}/set-up", {"token": token})
        assert offer.status == 200, offer.body
        self.secret = offer.json["secret"]
        done = self.post(f"{STAFF}/set-up/finish", {"token": token, "password": password,
                                                    "code": self.code()})
        assert done.status == 201, done.body
        self.recovery_codes = done.json["recovery_codes"]
        return done

    def begin(self, password=PASSWORD, **headers):
        return self.post(f"{STAFF}/sign-in", {"login": self.login, "password": password}, **headers)

    def finish(self, ticket, **factor):
        return self.post(f"{STAFF}/sign-in/finish", {"ticket": ticket, **factor})

    def enter(self, password=PASSWORD):
        """Signs in with a recovery code, of which there are more than fresh codes of an app."""
        return self.finish(self.begin(password).json["ticket"],
                           recovery_code=self.recovery_codes.pop())

    def step_up(self, **headers):
        return self.post(f"{STAFF}/step-up", {"code": self.code()}, **headers)

    def on_another_device(self):
        other = Colleague(self.server, self.login)
        other.secret, other.recovery_codes = self.secret, self.recovery_codes
        return other

    def freshen(self):
        """Shows two factors again if the last time is too long ago."""
        if not self.get(f"{STAFF}/session").json.get("proven_until"):
            assert self.enter().status == 201
        if len(self.recovery_codes) < 3:
            self.recovery_codes = self.post(f"{STAFF}/recovery-codes").json["recovery_codes"]
        return self
