"""Bytes to the server and bytes back, below anything that would mend a wrong request."""

import socket
from dataclasses import dataclass


@dataclass
class Reply:
    status: int
    headers: dict
    body: bytes


# For what a healthy server does at once, on the slowest machine: only a failure takes so long.
PATIENCE_S = 60.0


def connect(port, timeout_s=PATIENCE_S):
    return socket.create_connection(("127.0.0.1", port), timeout_s)


def first_reply(data):
    """The first whole answer in `data` and what follows it, or nothing."""
    head, mark, rest = data.partition(b"\r\n\r\n")
    if not mark:
        return None, data
    lines = head.decode("latin-1").split("\r\n")
    headers = {name.strip().lower(): value.strip() for name, _, value in
               (line.partition(":") for line in lines[1:])}
    length = int(headers.get("content-length", 0))
    status = int(lines[0].split(" ")[1])
    if status < 200 or status in (204, 304):
        length = 0
    if len(rest) < length:
        return None, data
    return Reply(status, headers, rest[:length]), rest[length:]


def replies(data):
    """All whole answers in `data`."""
    found = []
    while data:
        reply, data = first_reply(data)
        if reply is None:
            break
        found.append(reply)
    return found


def read_all(connection):
    """What comes until the server closes, or says nothing more in time; and whether it closed."""
    data = b""
    while True:
        try:
            more = connection.recv(65536)
        except TimeoutError:
            return data, False
        except ConnectionResetError:
            return data, True
        if not more:
            return data, True
        data += more


def exchange(port, data):
    """Sends bytes as they are; gives the answers and whether the server closed."""
    with connect(port) as connection:
        try:
            connection.sendall(data)
        except (BrokenPipeError, ConnectionResetError):
            pass  # It had read enough to refuse.
        answered, closed = read_all(connection)
    return replies(answered), closed


def exchange_and_finish(port, data):
    """The same, and says that nothing more will come, so that the server need not wait for it."""
    with connect(port) as connection:
        try:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # It had read enough to refuse.
        answered, closed = read_all(connection)
    return replies(answered), closed
