#!/usr/bin/env python3
"""Start to READY, and what an idle daemon takes. usage: service.py DATELINED [SECONDS]"""

import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time

program = os.path.abspath(sys.argv[1])
seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 30
seeds = pathlib.Path(__file__).resolve().parent.parent / "seeds"


def cpu(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def start(folder, notifications):
    began = time.monotonic()
    process = subprocess.Popen([program, "--config", f"{folder}/dateline.toml"],
                               env={**os.environ, "NOTIFY_SOCKET": f"{folder}/notify"},
                               stderr=subprocess.DEVNULL)
    while b"READY=1" not in notifications.recv(4096):
        pass
    return process, time.monotonic() - began


with tempfile.TemporaryDirectory() as folder:
    os.mkdir(f"{folder}/spool")
    pathlib.Path(f"{folder}/dateline.toml").write_text(
        "".join(f'[{name}]\npath = "{path}"\n' for name, path in
                [("spool", f"{folder}/spool"), ("journal", f"{folder}/journal"),
                 ("socket", f"{folder}/socket"), ("seeds", seeds)]))
    notifications = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    notifications.bind(f"{folder}/notify")
    times = []
    for _ in range(5):
        process, took = start(folder, notifications)
        times.append(took)
        process.send_signal(signal.SIGTERM)
        process.wait()
    process, took = start(folder, notifications)
    # What is done right after the start is not idling.
    time.sleep(2)
    before = cpu(process.pid)
    time.sleep(seconds)
    used = cpu(process.pid) - before
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    resident = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")][0]
    # Nobody reads what it would say at its stop.
    process.kill()
    process.wait()
    print(f"start to READY: {1000 * sorted(times)[2]:.0f} ms (middle of 5; with the journal's first start: "
          f"{1000 * times[0]:.0f} ms)")
    print(f"idle: {int(resident) // 1024} MiB resident; {100 * used / seconds:.2f} % of a processor "
          f"over {seconds:.0f} s")
