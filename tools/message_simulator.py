#!/usr/bin/env python3
"""SMS gateways with the habits of real ones: tools/message_simulator.py --secret S [--key-id K].

Answers at one port as Aliyun (the action stands in x-acs-action), as Tencent (X-TC-Action) and as a
gateway of the operator's own (webhook-id), after it has checked the signature as they do. What it
does next is decided by PUT /control, so that a test can be repeated. Prints its port on the first
line.

    PUT  /control   {"mode": one of MODES, "times": how often (absent: until told otherwise)}
    GET  /truth     what has reached phones: [{"phone", "code", "id"}], and how often it was asked

Modes: calm; lose (takes the message, never answers); throttle (not now); full (the number has had its
messages of the day); refuse (not this number); unpaid (the account is empty).
"""

import argparse
import hashlib
import hmac
import http.server
import base64
import json
import re
import socket
import threading
import urllib.parse

MODES = ("calm", "lose", "throttle", "full", "refuse", "unpaid")
ALIYUN_HEADERS = ("host", "x-acs-action", "x-acs-content-sha256", "x-acs-date",
                  "x-acs-signature-nonce", "x-acs-version")
ALIYUN = {"calm": (200, "OK"), "throttle": (400, "Throttling.User"),
          "full": (200, "isv.BUSINESS_LIMIT_CONTROL"), "refuse": (200, "isv.MOBILE_NUMBER_ILLEGAL"),
          "unpaid": (200, "isv.AMOUNT_NOT_ENOUGH"), "forged": (400, "SignatureDoesNotMatch")}
TENCENT = {"calm": "Ok", "full": "LimitExceeded.PhoneNumberDailyLimit",
           "refuse": "InvalidParameterValue.IncorrectPhoneNumber",
           "unpaid": "FailedOperation.InsufficientBalanceInSmsPackage"}
TENCENT_ERRORS = {"throttle": "RequestLimitExceeded", "forged": "AuthFailure.SignatureFailure"}
LOCAL = {"calm": 202, "throttle": 503, "full": 429, "refuse": 422, "unpaid": 402, "forged": 401}


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def sign(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256)


class Gateway:
    def __init__(self, key_id, secret):
        self.key_id, self.secret = key_id, secret
        self.lock = threading.Lock()
        self.mode, self.times = "calm", None
        self.asked, self.messages, self.nonces = 0, [], set()

    def next_mode(self):
        with self.lock:
            self.asked += 1
            mode = self.mode
            if self.times is not None:
                self.times -= 1
                if self.times <= 0:
                    self.mode, self.times = "calm", None
            return mode

    def bring(self, phone, code, number):
        with self.lock:
            self.messages.append({"phone": phone, "code": code, "id": number})

    def truth(self):
        with self.lock:
            return {"messages": list(self.messages), "asked": self.asked}

    def is_aliyun(self, headers, method, query, body):
        """ACS3-HMAC-SHA256 over what arrived, and a nonce that is new."""
        signed = "".join(f"{name}:{headers.get(name, '')}\n" for name in ALIYUN_HEADERS)
        names = ";".join(ALIYUN_HEADERS)
        pairs = sorted(urllib.parse.parse_qsl(query, keep_blank_values=True))
        canonical_query = "&".join(f"{urllib.parse.quote(name, safe='-._~')}="
                                   f"{urllib.parse.quote(value, safe='-._~')}"
                                   for name, value in pairs)
        canonical = f"{method}\n/\n{canonical_query}\n{signed}\n{names}\n{sha256(body)}"
        expected = sign(self.secret.encode(), f"ACS3-HMAC-SHA256\n{sha256(canonical)}").hexdigest()
        wanted = (f"ACS3-HMAC-SHA256 Credential={self.key_id},SignedHeaders={names},"
                  f"Signature={expected}")
        nonce = headers.get("x-acs-signature-nonce")
        is_new = nonce not in self.nonces
        self.nonces.add(nonce)
        return is_new and hmac.compare_digest(wanted, headers.get("Authorization", ""))

    def is_tencent(self, headers, body):
        """TC3-HMAC-SHA256 over what arrived."""
        names = "content-type;host;x-tc-action"
        action = headers.get("X-TC-Action", "").lower()
        canonical = (f"POST\n/\n\ncontent-type:{headers.get('Content-Type')}\n"
                     f"host:{headers.get('Host')}\nx-tc-action:{action}\n\n{names}\n{sha256(body)}")
        found = re.search(r"Credential=([^/]+)/(\d{4}-\d\d-\d\d)/sms/tc3_request",
                          headers.get("Authorization", ""))
        if not found or found.group(1) != self.key_id:
            return False
        key = sign(f"TC3{self.secret}".encode(), found.group(2)).digest()
        key = sign(sign(key, "sms").digest(), "tc3_request").digest()
        text = (f"TC3-HMAC-SHA256\n{headers.get('X-TC-Timestamp')}\n{found.group(2)}/sms/"
                f"tc3_request\n{sha256(canonical)}")
        wanted = (f"TC3-HMAC-SHA256 Credential={self.key_id}/{found.group(2)}/sms/tc3_request, "
                  f"SignedHeaders={names}, Signature={sign(key, text).hexdigest()}")
        return hmac.compare_digest(wanted, headers.get("Authorization", ""))

    def is_local(self, headers, body):
        """Standard Webhooks; the key is SHA-256 of the secret."""
        key = hashlib.sha256(self.secret.encode()).digest()
        text = f"{headers.get('webhook-id')}.{headers.get('webhook-timestamp')}.{body}"
        wanted = "v1," + base64.b64encode(sign(key, text).digest()).decode()
        return hmac.compare_digest(wanted, headers.get("webhook-signature", ""))


class Desk(http.server.BaseHTTPRequestHandler):
    """Reads requests and writes answers."""

    protocol_version = "HTTP/1.1"
    gateway = None

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        if self.headers.get("x-acs-action"):
            return self.be_aliyun(body)
        if self.headers.get("X-TC-Action"):
            return self.be_tencent(body)
        return self.be_local(body)

    def be_aliyun(self, body):
        query = urllib.parse.urlsplit(self.path).query
        told = dict(urllib.parse.parse_qsl(query))
        is_signed = self.gateway.is_aliyun(self.headers, "POST", query, body)
        mode = self.mode_of(is_signed and self.headers["x-acs-action"] == "SendSms")
        if mode in ("calm", "lose"):
            self.gateway.bring(told["PhoneNumbers"], json.loads(told["TemplateParam"])["code"],
                               told["OutId"])
        if mode == "lose":
            return self.hang_up()
        status, code = ALIYUN[mode]
        return self.answer(status, {"Code": code, "Message": code, "RequestId": "r",
                                    "BizId": told.get("OutId", "")})

    def be_tencent(self, body):
        mode = self.mode_of(self.gateway.is_tencent(self.headers, body))
        if mode in TENCENT_ERRORS:
            code = TENCENT_ERRORS[mode]
            return self.answer(200, {"Response": {"Error": {"Code": code, "Message": code},
                                                  "RequestId": "r"}})
        told = json.loads(body)
        phone = told["PhoneNumberSet"][0].removeprefix("+86")
        if mode in ("calm", "lose"):
            self.gateway.bring(phone, told["TemplateParamSet"][0], "")
        if mode == "lose":
            return self.hang_up()
        return self.answer(200, {"Response": {"RequestId": "r", "SendStatusSet": [
            {"Code": TENCENT[mode], "PhoneNumber": "+86" + phone, "Fee": 1}]}})

    def be_local(self, body):
        mode = self.mode_of(self.gateway.is_local(self.headers, body))
        if mode in ("calm", "lose"):
            told = json.loads(body)
            code = re.search(r"\d{8}|\d{6}", told["words"]).group()
            self.gateway.bring(told["phone"], code, self.headers["webhook-id"])
        if mode == "lose":
            return self.hang_up()
        return self.answer(LOCAL[mode], {})

    def mode_of(self, is_signed):
        return self.gateway.next_mode() if is_signed else "forged"

    def hang_up(self):
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def do_GET(self):
        return self.answer(200, self.gateway.truth())

    def do_PUT(self):
        told = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        assert told["mode"] in MODES, told
        with self.gateway.lock:
            self.gateway.mode, self.gateway.times = told["mode"], told.get("times")
        return self.answer(200, {})

    def answer(self, status, document):
        payload = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
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
    parser.add_argument("--key-id", default="AKIDEXAMPLE")
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args()
    Desk.gateway = Gateway(options.key_id, options.secret)
    server = Office(("127.0.0.1", options.port), Desk)
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
