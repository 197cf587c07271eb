#!/usr/bin/env python3
"""Start to READY, and what an idle daemon takes; with RECORDS, the same with a journal of so many records, made of the
sample articles, and how fast it is replayed to one subscriber. usage: service.py DATELINED [SECONDS [RECORDS]]"""

import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

program = os.path.abspath(sys.argv[1])
seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 30
wanted = int(sys.argv[3]) if len(sys.argv) > 3 else 0
seeds = pathlib.Path(__file__).resolve().parent.parent / "seeds"


def cpu(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


ready = threading.Event()


def hear(notifications):
    """Takes what the daemon tells systemd: nobody may keep it waiting."""
    while True:
        if b"READY=1" in notifications.recv(4096):
            ready.set()


def start(folder):
    ready.clear()
    began = time.monotonic()
    process = subprocess.Popen([program, "--config", f"{folder}/dateline.toml"],
                               env={**os.environ, "NOTIFY_SOCKET": f"{folder}/notify"},
                               stderr=subprocess.DEVNULL)
    ready.wait()
    return process, time.monotonic() - began


def subscribe(folder, request):
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(f"{folder}/socket")
    connection.sendall(request + b"\n")
    return connection


def next_seq(folder):
    with subscribe(folder, b'{"subscribe":{}}') as connection:
        return json.loads(connection.makefile().readline())["next"]


def fill(folder, process):
    """Drops the sample articles, each time with another last line, until there are `wanted` records."""
    texts = [path.read_bytes() for path in sorted((seeds / "articles").glob("*.txt"))]
    number = 0
    while next_seq(folder) <= wanted:
        if len(os.listdir(f"{folder}/spool/incoming")) < 500:
            for text in texts * 10:
                number += 1
                outside = f"{folder}/spool/{number}.tmp"
                pathlib.Path(outside).write_bytes(text + f"\nReport {number}.\n".encode())
                os.rename(outside, f"{folder}/spool/incoming/{number}.txt")
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    process.wait()
    process, took = start(folder)
    count = next_seq(folder) - 1
    began, received, end = time.monotonic(), 0, b""
    with subscribe(folder, b'{"subscribe":{"from":"first","filter":{"kind":["quote","article"]}}}') as connection:
        while b'{"live"' not in end:
            data = connection.recv(1 << 20)
            received += data.count(b"\n")
            end = (end + data)[-60:]
    seconds = time.monotonic() - began
    print(f"{count} records: start to READY {1000 * took:.0f} ms; replay, filtered, {count / seconds:.0f} records a second "
          f"({received - 1} sent)", flush=True)
    process.kill()
    process.wait()


with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
    os.mkdir(f"{folder}/spool")
    pathlib.Path(f"{folder}/dateline.toml").write_text(
        "".join(f'[{name}]\npath = "{path}"\n' for name, path in
                [("spool", f"{folder}/spool"), ("journal", f"{folder}/journal"),
                 ("socket", f"{folder}/socket"), ("seeds", seeds)]))
    notifications = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    notifications.bind(f"{folder}/notify")
    threading.Thread(target=hear, args=[notifications], daemon=True).start()
    times = []
    for _ in range(5):
        process, took = start(folder)
        times.append(took)
        process.send_signal(signal.SIGTERM)
        process.wait()
    process, took = start(folder)
    # What is done right after the start is not idling.
    time.sleep(2)
    before = cpu(process.pid)
    time.sleep(seconds)
    used = cpu(process.pid) - before
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    resident = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")][0]
    process.send_signal(signal.SIGTERM)
    process.wait()
    print(f"start to READY: {1000 * sorted(times)[2]:.0f} ms (middle of 5; with the journal's first start: "
          f"{1000 * times[0]:.0f} ms)")
    print(f"idle: {int(resident) // 1024} MiB resident; {100 * used / seconds:.2f} % of a processor "
          f"over {seconds:.0f} s")
    if wanted:
        process, _ = start(folder)
        fill(folder, process)
