#!/usr/bin/env python3
"""Clients that mean no good, or know no better. usage: hostile.py SOCKET SEED

Each way of being a nuisance must end in an answer or an end, and leave the daemon as it was.
Prints HOSTILE-TEST-PASSED.
"""

import json
import random
import socket
import sys

path, seed = sys.argv[1], int(sys.argv[2])
chance = random.Random(seed)
print("hostile.py: seed", seed)


def connect(timeout=30):
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    # With a time limit, Python would not wait where the queue is full for a moment.
    connection.connect(path)
    connection.settimeout(timeout)
    return connection


def send(connection, data):
    """What the daemon takes of it; it may have closed already."""
    try:
        connection.sendall(data)
    except OSError:
        pass


def rest(connection):
    """Everything up to the end; the end may be a reset where something was left unread."""
    data = b""
    try:
        while chunk := connection.recv(1 << 16):
            data += chunk
    except ConnectionResetError:
        pass
    connection.close()
    return data


def last(connection):
    return json.loads(rest(connection).splitlines()[-1])


def status():
    connection = connect()
    connection.sendall(b'{"status":{}}\n')
    return last(connection)["status"]


def answer(data):
    connection = connect()
    send(connection, data)
    return last(connection)


before = status()

# Requests of any length, nesting and encoding.
for data in [b"x" * 70_000, b"[" * 60_000 + b"\n", b'{"a":' * 10_000 + b"\n", b"\xff\xfe\n", b"\0\n",
             b"\n", b'{"subscribe":{"filter":' + b'{"not":' * 63 + b"{}" + b"}" * 63 + b"}}\n" * 2,
             b'{"subscribe":{"from":1e300}}\n', b'{"subscribe":{"from":-1}}\n',
             b'{"subscribe":{"from":18446744073709551616}}\n', '{"suscríbe":{}}\n'.encode("utf-16"),
             b"POST /records HTTP/1.1\r\n\r\n"]:
    message = answer(data)
    assert message["error"] == "bad_request" and message["message"], (data[:40], message)
for head in [b"GET / HTTP/1.1\r\n\r\n", b"GET /records?from=%%% HTTP/1.1\r\n\r\n", b"GET \n\n",
             b"GET /records HTTP/1.1\r\n" + b"X: y\r\n" * 20_000, b"GET \xff HTTP/1.1\r\n\r\n"]:
    connection = connect()
    send(connection, head)
    assert rest(connection).startswith(b"HTTP/1.1 4"), head[:40]

# Good requests with bytes changed at random: some answer or some records, and never a hang.
good = [b'{"subscribe":{"from":"first","filter":{"or":[{"kind":["quote"]},{"entity":"Arden"}]}}}\n',
        b'{"status":{}}\n', b"GET /records?from=first&until=live&kind=quote HTTP/1.1\r\n\r\n"]
for _ in range(1_500):
    data = bytearray(chance.choice(good))
    for _ in range(chance.randrange(1, 6)):
        place = chance.randrange(len(data))
        data[place:place + chance.randrange(2)] = bytes(
            chance.randrange(256) for _ in range(chance.randrange(3)))
        data = data or bytearray(b"\n")
    connection = connect()
    send(connection, bytes(data))
    connection.shutdown(socket.SHUT_WR)
    try:
        assert connection.recv(64)
    except ConnectionResetError:
        pass
    connection.close()

# More after the request than anybody needs.
connection = connect()
connection.sendall(b'{"subscribe":{}}\n')
send(connection, b"more\n" * 100_000)
assert b"bad_request" in rest(connection)

# Gone in the middle; connected and gone, 10,000 times.
for _ in range(10_000):
    connection = connect()
    if chance.random() < 0.3:
        send(connection, b'{"subscribe":{"from":"first"}}\n'[:chance.randrange(32)])
    connection.close()

# A busy daemon sees them go late, and turns others away meanwhile: until it has room for all that come next.
while True:
    guests = [connect() for _ in range(42)]
    for guest in guests:
        send(guest, b'{"status":{}}\n')
    if all([b'"status"' in rest(guest) for guest in guests]):
        break

# Slowloris: a byte now and then, and many that say nothing at all. Others are served meanwhile,
# and each is told that its time is over.
idle = [connect() for _ in range(40)]
loris = connect()
loris.settimeout(0.3)
heard = b""
request = b'{"subscribe":{"from":"first","filter":{"kind":"quote"}}}' * 4
for byte in request:
    try:
        loris.sendall(bytes([byte]))
        heard += loris.recv(1 << 16)
    except socket.timeout:
        pass
    except OSError:
        break
    if b"error" in heard:
        break
assert b'"timeout"' in heard, heard
while status()["subscribers"]:
    pass
for connection in idle:
    assert last(connection)["error"] == "timeout"

# No more than are allowed: the next is told so, and gets in when somebody has gone.
subscribers = []
for _ in range(8):
    connection = connect()
    connection.sendall(b'{"subscribe":{}}\n')
    lines = connection.makefile("rb")
    assert b"hello" in lines.readline() and b"live" in lines.readline()
    subscribers.append((connection, lines))
assert answer(b'{"subscribe":{}}\n') == {"error": "too_many_subscribers", "limit": len(subscribers)}
connection = connect()
connection.sendall(b"GET /records HTTP/1.1\r\n\r\n")
assert rest(connection).startswith(b"HTTP/1.1 503 ")
for connection, lines in subscribers:
    lines.close()
    connection.close()

# As it was: nothing stays open, nobody stays on the list.
while (now := status())["subscribers"] or now["openFiles"] > before["openFiles"]:
    pass
assert now["next"] == before["next"]
print("HOSTILE-TEST-PASSED")
