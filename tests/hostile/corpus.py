"""Requests that no honest client sends, and what the server must say to each.

A server that reads a stream otherwise than the proxy before it is how requests are smuggled. So
each case is followed on the wire by a request for /healthz: whatever is refused must end the
connection, and that second request must never be answered.
"""

from dataclasses import dataclass

HOST = b"Host: 127.0.0.1\r\n"
CANARY = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
# The same, and then the connection ends: nobody has to wait for more.
LAST = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"


@dataclass(frozen=True)
class Case:
    name: str
    data: bytes
    status: int
    code: str


def get(target=b"/healthz", headers=b"", version=b"HTTP/1.1"):
    return b"GET " + target + b" " + version + b"\r\n" + HOST + headers + b"\r\n"


def post(headers, body=b""):
    return (b"POST /api/v1/identity/proofs HTTP/1.1\r\n" + HOST
            + b"Content-Type: application/json\r\n" + headers + b"\r\n" + body)


def chunked(body):
    return post(b"Transfer-Encoding: chunked\r\n", body)


LENGTHS = [
    Case("length and chunked", post(b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
                                    b"0\r\n\r\n"), 400, "body_length_ambiguous"),
    Case("chunked and length", post(b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                                    b"0\r\n\r\n"), 400, "body_length_ambiguous"),
    Case("two lengths that differ", post(b"Content-Length: 2\r\nContent-Length: 40\r\n", b"{}"),
         400, "body_length_ambiguous"),
    Case("two lengths that agree", post(b"Content-Length: 2\r\nContent-Length: 2\r\n", b"{}"),
         400, "body_length_ambiguous"),
    Case("a list of lengths", post(b"Content-Length: 2, 2\r\n", b"{}"), 400,
         "body_length_ambiguous"),
    Case("a length with a sign", post(b"Content-Length: +2\r\n", b"{}"), 400,
         "body_length_ambiguous"),
    Case("a length below zero", post(b"Content-Length: -1\r\n", b""), 400,
         "body_length_ambiguous"),
    Case("a length in hexadecimal", post(b"Content-Length: 0x2\r\n", b"{}"), 400,
         "body_length_ambiguous"),
    Case("a length with a fraction", post(b"Content-Length: 2.0\r\n", b"{}"), 400,
         "body_length_ambiguous"),
    Case("no length", post(b"Content-Length:\r\n", b""), 400, "body_length_ambiguous"),
    Case("a length beyond 64 bits", post(b"Content-Length: 18446744073709551618\r\n", b"{}"),
         None, None),
    Case("a length beyond all bodies", post(b"Content-Length: 999999999\r\n", b"{}"), 413,
         "body_too_large"),
    Case("a length one byte too long", post(b"Content-Length: 65537\r\n", b" " * 65537), 413,
         "body_too_large"),
]

CODINGS = [
    Case("gzip before chunked", post(b"Transfer-Encoding: gzip, chunked\r\n", b"0\r\n\r\n"),
         None, "transfer_encoding_unsupported"),
    Case("identity", post(b"Transfer-Encoding: identity\r\n", b"0\r\n\r\n"), None,
         "transfer_encoding_unsupported"),
    Case("chunked twice", post(b"Transfer-Encoding: chunked, chunked\r\n", b"0\r\n\r\n"), None,
         "transfer_encoding_unsupported"),
    Case("chunked in two headers", post(b"Transfer-Encoding: chunked\r\n" * 2, b"0\r\n\r\n"),
         400, "body_length_ambiguous"),
    Case("a word like chunked", post(b"Transfer-Encoding: xchunked\r\n", b"0\r\n\r\n"), None,
         "transfer_encoding_unsupported"),
    Case("chunked in quotes", post(b'Transfer-Encoding: "chunked"\r\n', b"0\r\n\r\n"), None,
         "transfer_encoding_unsupported"),
    Case("chunked to HTTP/1.0", post(b"Transfer-Encoding: chunked\r\n", b"0\r\n\r\n").replace(
        b"HTTP/1.1", b"HTTP/1.0"), None, "transfer_encoding_unsupported"),
    Case("a space before the colon", post(b"Transfer-Encoding : chunked\r\n", b"0\r\n\r\n"), 400,
         "header_malformed"),
    Case("a vertical tab before the value", post(b"Transfer-Encoding:\x0bchunked\r\n",
                                                 b"0\r\n\r\n"), 400, None),
]

CHUNKS = [
    Case("a chunk extension", chunked(b"2;ext=1\r\n{}\r\n0\r\n\r\n"), 400, "chunk_malformed"),
    Case("a size that is no number", chunked(b"zz\r\n{}\r\n0\r\n\r\n"), 400, "chunk_malformed"),
    Case("a size with 0x", chunked(b"0x2\r\n{}\r\n0\r\n\r\n"), 400, "chunk_malformed"),
    Case("a size with a sign", chunked(b"+2\r\n{}\r\n0\r\n\r\n"), 400, "chunk_malformed"),
    Case("a size below zero", chunked(b"-2\r\n{}\r\n0\r\n\r\n"), 400, "chunk_malformed"),
    Case("a size with a space", chunked(b"2 \r\n{}\r\n0\r\n\r\n"), 400, "chunk_malformed"),
    Case("a size that overflows", chunked(b"ffffffffffffffff2\r\n{}\r\n0\r\n\r\n"), None, None),
    Case("a chunk too large", chunked(b"1000000\r\n{}\r\n0\r\n\r\n"), 413, "body_too_large"),
    Case("chunks that are too much together", chunked(
        (b"4000\r\n" + b" " * 0x4000 + b"\r\n") * 5 + b"0\r\n\r\n"), 413, "body_too_large"),
    Case("a chunk ended by a bare newline", chunked(b"2\n{}\n0\n\n"), 400, None),
    Case("a chunk longer than its size", chunked(b"1\r\n{}\r\n0\r\n\r\n"), 400,
         "chunk_malformed"),
    Case("no size at all", chunked(b"\r\n{}\r\n0\r\n\r\n"), 400, "chunk_malformed"),
    Case("a trailer that brings a length", chunked(
        b"2\r\n{}\r\n0\r\nContent-Length: 5\r\n\r\n"), None, None),
]

HEADS = [
    Case("a bare newline after the request line", b"GET /healthz HTTP/1.1\n" + HOST + b"\r\n",
         400, "line_ending_malformed"),
    Case("a bare newline after a header",
         b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\nX: 1\r\n\r\n", 400,
         "line_ending_malformed"),
    Case("a bare return in a header", get(headers=b"X: a\rb\r\n"), 400, "line_ending_malformed"),
    Case("a zero byte in a header", get(headers=b"X: a\0b\r\n"), 400, None),
    Case("a folded header", get(headers=b"X: a\r\n b\r\n"), 400, "header_folded"),
    Case("a folded first header", b"GET /healthz HTTP/1.1\r\n Host: x\r\n\r\n", 400,
         "header_folded"),
    Case("a header without a colon", get(headers=b"Nothing\r\n"), 400, "header_malformed"),
    Case("a header without a name", get(headers=b": x\r\n"), 400, "header_malformed"),
    Case("a header name with a bracket", get(headers=b"X(y): 1\r\n"), 400, "header_malformed"),
    Case("a header name in Chinese", get(headers="请求: 1\r\n".encode()), 400,
         "header_malformed"),
    Case("a header value that is no UTF-8", get(headers=b"X: \xff\xfe\r\n"), 400,
         "header_malformed"),
    Case("no host", b"GET /healthz HTTP/1.1\r\n\r\n", 400, "host_malformed"),
    Case("two hosts", get(headers=b"Host: evil.example\r\n"), 400, "host_malformed"),
    Case("an empty host", b"GET /healthz HTTP/1.1\r\nHost:\r\n\r\n", 400, "host_malformed"),
    Case("a host with a path", b"GET /healthz HTTP/1.1\r\nHost: a/b\r\n\r\n", 400,
         "host_malformed"),
    Case("a host with a user", b"GET /healthz HTTP/1.1\r\nHost: a@b\r\n\r\n", 400,
         "host_malformed"),
    Case("101 headers", get(headers=b"".join(b"X-%d: 1\r\n" % n for n in range(101))), 431,
         "headers_too_many"),
    Case("a header of 20 KiB", get(headers=b"X: " + b"a" * 20_480 + b"\r\n"), 431,
         "headers_too_large"),
    Case("headers of 20 KiB", get(headers=b"".join(
        b"X-%d: %s\r\n" % (n, b"a" * 1000) for n in range(20))), 431, "headers_too_large"),
    Case("an expectation nobody can meet", post(b"Expect: miracles\r\nContent-Length: 2\r\n",
                                                b"{}"), None, "expectation_unsupported"),
]

LINES = [
    Case("no version", b"GET /healthz\r\n" + HOST + b"\r\n", 400, None),
    Case("HTTP/0.9", b"GET /healthz\r\n\r\n", 400, None),
    Case("HTTP/2.0", get(version=b"HTTP/2.0"), 505, "version_unsupported"),
    Case("HTTP/1.10", get(version=b"HTTP/1.10"), None, None),
    Case("http in small letters", get(version=b"http/1.1"), None, None),
    Case("two spaces", b"GET  /healthz HTTP/1.1\r\n" + HOST + b"\r\n", 400, None),
    Case("a tab for a space", b"GET\t/healthz\tHTTP/1.1\r\n" + HOST + b"\r\n", 400, None),
    Case("a space at the end", b"GET /healthz HTTP/1.1 \r\n" + HOST + b"\r\n", 400, None),
    Case("an empty first line", b"\r\n" + get(), 400, "request_malformed"),
    Case("a preface of HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", None, None),
    Case("a TLS greeting", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 64, 400,
         None),
    Case("a method in small letters", b"get /healthz HTTP/1.1\r\n" + HOST + b"\r\n", None,
         "method_unsupported"),
    Case("TRACE", b"TRACE /healthz HTTP/1.1\r\n" + HOST + b"\r\n", None, "method_unsupported"),
    Case("CONNECT", b"CONNECT evil.example:443 HTTP/1.1\r\n" + HOST + b"\r\n", None,
         "method_unsupported"),
    Case("a method of 9 KiB", b"A" * 9000 + b" / HTTP/1.1\r\n" + HOST + b"\r\n", None, None),
]

TARGETS = [
    Case("a target of 9 KiB", get(b"/" + b"a" * 9000), 414, "target_too_long"),
    Case("no slash at the front", get(b"healthz"), 400, "target_malformed"),
    Case("another host's address", get(b"http://evil.example/healthz"), 400, "target_malformed"),
    Case("an asterisk", get(b"*"), 400, "target_malformed"),
    Case("dots that climb", get(b"/../etc/passwd"), 400, "target_malformed"),
    Case("encoded dots that climb", get(b"/%2e%2e/etc/passwd"), 400, "target_malformed"),
    Case("dots twice encoded", get(b"/%252e%252e/etc/passwd"), 404, None),
    Case("an encoded zero byte", get(b"/healthz%00.html"), 400, "target_malformed"),
    Case("a torn encoding", get(b"/healthz%2"), 400, "target_malformed"),
    Case("an encoding of no digits", get(b"/healthz%zz"), 400, "target_malformed"),
    Case("an encoding that is no UTF-8", get(b"/%ff%fe"), 400, "target_malformed"),
    Case("an overlong encoding", get(b"/%c0%ae%c0%ae/"), 400, "target_malformed"),
    Case("a raw byte above 127", get(b"/\xe4\xbd\xa0"), 400, "target_malformed"),
    Case("a fragment", get(b"/healthz#x"), 400, "target_malformed"),
    Case("a thousand parameters", get(b"/api/v1/unions?" + b"&".join([b"a=1"] * 1000)), 400,
         "query_too_many"),
]

ALL = LENGTHS + CODINGS + CHUNKS + HEADS + LINES + TARGETS
# Refused for what they say, not for how they are framed: the connection may live on.
HARMLESS = {"dots twice encoded"}
