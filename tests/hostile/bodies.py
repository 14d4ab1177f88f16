"""Bodies that are well framed and wrong inside, and streams that are unusual and lawful."""

import json
import random

from corpus import CANARY, HOST, LAST, Case, chunked, get, post

PATH = b"/api/v1/identity/codes"


def body(content, content_type=b"application/json"):
    return (b"POST " + PATH + b" HTTP/1.1\r\n" + HOST + b"Content-Type: " + content_type
            + b"\r\nContent-Length: %d\r\n\r\n" % len(content) + content)


def text(string):
    return b'{"phone": "' + string + b'"}'


BODIES = [
    Case("nothing", body(b""), 400, "json_malformed"),
    Case("half an object", body(b'{"phone": '), 400, "json_malformed"),
    Case("two objects", body(b"{}{}"), 400, "json_malformed"),
    Case("a byte order mark", body(b"\xef\xbb\xbf{}"), 400, "json_malformed"),
    Case("UTF-16", body('{"phone": "1"}'.encode("utf-16")), 400, "json_malformed"),
    Case("GB18030", body(text("电话".encode("gb18030"))), 400, "json_malformed"),
    Case("a torn sequence", body(text(b"\xe4\xbd")), 400, "json_malformed"),
    Case("an overlong slash", body(text(b"\xc0\xaf")), 400, "json_malformed"),
    Case("a surrogate in UTF-8", body(text(b"\xed\xa0\x80")), 400, "json_malformed"),
    Case("beyond the last character", body(text(b"\xf4\x90\x80\x80")), 400, "json_malformed"),
    Case("a lone surrogate", body(text(b"\\ud800")), 400, "json_malformed"),
    Case("surrogates the wrong way round", body(text(b"\\udc00\\ud800")), 400, "json_malformed"),
    Case("a zero character", body(text(b"\\u0000")), 400, "json_nul_character"),
    Case("a raw newline in a text", body(text(b"a\nb")), 400, "json_malformed"),
    Case("an unknown escape", body(text(b"\\x41")), 400, "json_malformed"),
    Case("a key twice", body(b'{"phone": "1", "phone": "2"}'), 400, "json_duplicate_key"),
    Case("a key twice, once escaped", body(b'{"phone": "1", "ph\\u006fne": "2"}'), 400,
         "json_duplicate_key"),
    Case("a key twice, deep inside", body(b'{"proof": {"counter": 1, "counter": 2}}'), 400,
         "json_duplicate_key"),
    Case("33 levels", body(b'{"a":' * 33 + b"1" + b"}" * 33), 400, "json_too_deep"),
    Case("30,000 levels", body(b"[" * 30_000), 400, None),
    Case("a number beyond 64 bits", body(b'{"proof": {"counter": 9223372036854775808}}'), 400,
         "json_number_out_of_range"),
    Case("a number with 400 digits", body(b'{"phone": ' + b"9" * 400 + b"}"), 400,
         "json_number_out_of_range"),
    Case("an exponent of 400", body(b'{"phone": 1e400}'), 400, None),
    Case("a number with a leading zero", body(b'{"phone": 01}'), 400, "json_malformed"),
    Case("not a number", body(b'{"phone": NaN}'), 400, "json_malformed"),
    Case("infinity", body(b'{"phone": Infinity}'), 400, "json_malformed"),
    Case("a comment", body(b'{"phone": "1" /* x */}'), 400, "json_malformed"),
    Case("a trailing comma", body(b'{"phone": "1",}'), 400, "json_malformed"),
    Case("an array", body(b"[1, 2, 3]"), 400, "json_not_object"),
    Case("the prototype", body(b'{"__proto__": {"admin": true}}'), 400, "field_unknown"),
    Case("a thousand fields", body(json.dumps({f"f{n}": n for n in range(1000)}).encode()), 400,
         "field_unknown"),
    Case("a wrong type", body(b'{"phone": {"$gt": ""}}'), 422, "field_type"),
    Case("SQL for a phone", body(json.dumps({
        "phone": "1' OR '1'='1", "purpose": "sign_in", "proof": {"challenge": "x", "counter": 0}
    }).encode()), 422, None),
]

# Unusual and lawful: each stream must give exactly these statuses.
LAWFUL = [
    ("two requests at once", CANARY + LAST, [200, 200]),
    ("a hundred requests at once", CANARY * 99 + LAST, [200] * 100),
    ("a body in chunks", chunked(b"1\r\n{\r\n1\r\n}\r\n0\r\n\r\n") + LAST, [201, 200]),
    ("a chunk size with leading zeros", chunked(b"0002\r\n{}\r\n000\r\n\r\n") + LAST, [201, 200]),
    ("a body that would have waited for 100",
     post(b"Expect: 100-continue\r\nContent-Length: 2\r\n", b"{}") + LAST, [201, 200]),
    ("HTTP/1.0 ends the connection", get(version=b"HTTP/1.0") + CANARY, [200]),
    ("close ends the connection", get(headers=b"Connection: close\r\n") + CANARY, [200]),
    ("a GET with a body", get(headers=b"Content-Length: 5\r\n") + b"hello" + LAST, [200, 200]),
]


def mutants(count, seed):
    """Honest requests with a few bytes changed, cut out, doubled or put in."""
    chance = random.Random(seed)
    honest = [get(), get(b"/api/v1/unions?query=wcq&limit=5"), chunked(b"2\r\n{}\r\n0\r\n\r\n"),
              body(b'{"phone": "19900000001", "purpose": "sign_in"}'),
              get(b"/c/march", b"Cookie: __Host-palmunion=x\r\nAccept-Language: en\r\n")]
    for _ in range(count):
        data = bytearray(chance.choice(honest))
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    del data[at:at + chance.randint(1, 16)]
                case 2:
                    data[at:at] = data[at:at + chance.randint(1, 64)]
                case 3:
                    data[at:at] = bytes(chance.randrange(256) for _ in range(4))
            if not data:
                data = bytearray(b"\r\n")
        yield bytes(data)
