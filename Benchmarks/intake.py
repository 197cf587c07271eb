#!/usr/bin/env python3
"""How fast the daemon takes files in, against the bare loop write + fdatasync + rename on the same disk, in one run.

usage: Benchmarks/intake.py [--seconds 120] [--backlog 20000] [--folder DIR]      after `make build`

Files have 4 KiB of German: nothing is extracted of what is not English, so that the program as it is shipped has
nothing to do but to take files in. A file is durable when the journal's fdatasync has ended, which a library between the
daemon and libc notes (Tests/Torture/failpoints.c). Machines differ and are shared: quote the ratios.
"""
import argparse, glob, os, random, shutil, socket, struct, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, f"{HERE}/../Tests/Torture")
from harness import BIN, ROOT, SYLLABLES, Daemon, compile_failpoints  # noqa: E402

SIZE = 4_096
GERMAN = ["Der {} hat am {} nach langer Rede mit nur einer Stimme mehr für den neuen {} gestimmt.",
          "Die {} wollen das nicht und haben für den {} einen Streik auf allen {} geplant.",
          "Wann mit dem {} begonnen wird, ist noch nicht bekannt, aber das {} ist schon da, sagte der {}."]


class German:
    """Articles of about SIZE bytes from which nothing is extracted, no two alike."""

    def __init__(self):
        self.count, self.random = 0, random.Random(1)

    def word(self):
        return "".join(self.random.choices(SYLLABLES, k=3)).capitalize()

    def next(self):
        self.count += 1
        text = f"{self.word()} {self.count}\n\n"
        while len(text.encode()) < SIZE:
            text += self.random.choice(GERMAN).format(self.word(), self.word(), self.word()) + "\n\n"
        return f"{self.count}.txt", text.encode()


def quantile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))]


def bare_loop(folder, seconds):
    """Milliseconds of each write + fdatasync + rename."""
    times, number, end = [], 0, time.monotonic() + seconds
    os.makedirs(folder, exist_ok=True)
    while time.monotonic() < end:
        began, number = time.perf_counter(), number + 1
        with open(f"{folder}/.x", "wb", buffering=0) as file:
            file.write(b"x" * SIZE)
            os.fdatasync(file.fileno())
        os.rename(f"{folder}/.x", f"{folder}/x{number}")
        times.append(1_000 * (time.perf_counter() - began))
    return times


def latency(daemon, articles, count, folder):
    """Milliseconds from the rename of one file to the end of the journal's fdatasync, and to its record at a
    subscriber. As in the bare loop, the next file is written when the last one is there."""
    clock = f"{folder}/synced"
    with open(clock, "wb") as file:
        file.write(bytes(8))
    daemon.start(library=compile_failpoints(folder), FAILPOINTS_SYNCED=clock)
    durable, told = [], []
    with socket.socket(socket.AF_UNIX) as connection, open(clock, "rb", buffering=0) as synced:
        connection.connect(daemon.socket)
        connection.sendall(b'{"subscribe":{"filter":{"kind":"article"}}}\n')
        lines = connection.makefile("rb")
        while b'"live"' not in lines.readline():
            pass
        for _ in range(count):
            name, data = articles.next()
            outside, wanted = f"{daemon.spool}/.outside-{name}", f'"source":{{"name":"{name}"'.encode()
            with open(outside, "wb") as file:
                file.write(data)
            began = time.monotonic()
            os.rename(outside, f"{daemon.spool}/incoming/{name}")
            while wanted not in lines.readline():
                pass
            told.append(1_000 * (time.monotonic() - began))
            durable.append(1_000 * (struct.unpack("<q", os.pread(synced.fileno(), 8, 0))[0] / 1e9 - began))
    daemon.end()
    return durable, told


def throughput(daemon, articles, seconds):
    """Files a second, the drop folder never empty and never long."""
    began, count = time.monotonic(), 0
    while time.monotonic() < began + seconds:
        for _ in range(200):
            daemon.drop(*articles.next())
            count += 1
        while len(os.listdir(f"{daemon.spool}/incoming")) > 400:
            time.sleep(0.002)
    daemon.drain(300)
    return count / (time.monotonic() - began)


def backlog(daemon, articles, count):
    """Files a second, and peak memory in MiB, of a start with so many files waiting."""
    os.makedirs(f"{daemon.spool}/incoming", exist_ok=True)
    for _ in range(count):
        name, data = articles.next()
        with open(f"{daemon.spool}/incoming/{name}", "wb") as file:
            file.write(data)
    began = time.monotonic()
    daemon.start()
    ready = time.monotonic() - began
    daemon.drain(3_000)
    rate = count / (time.monotonic() - began)
    with open(f"/proc/{daemon.process.pid}/status") as file:
        peak = next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))
    return rate, peak / 1_024, ready


def extraction(jobs, copies=int(os.environ.get("COPIES","30"))):
    """Seconds to extract the sample articles, so many times over, with so many jobs."""
    import json
    texts = [open(path, encoding="utf-8").read() for path in sorted(glob.glob(f"{ROOT}/seeds/articles/*.txt"))] * copies
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts).encode()
    command = [f"{BIN}/dateline", "extract", "--seeds", f"{ROOT}/seeds", "--jsonl", "--jobs", str(jobs)]
    began = time.monotonic()
    subprocess.run(command, input=lines, stdout=subprocess.DEVNULL, check=True)
    return time.monotonic() - began


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--backlog", type=int, default=20_000)
    parser.add_argument("--folder", default="/var/tmp")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="dateline-intake-", dir=options.folder)
    articles = German()
    daemon = Daemon(f"{folder}/one", subscribe=False, segment=64)
    late = Daemon(f"{folder}/two", subscribe=False, segment=64)
    try:
        bare = bare_loop(f"{folder}/bare", 5)
        durable, told = latency(daemon, articles, 1_000, folder)
        bare += bare_loop(f"{folder}/bare", 5)
        for name, share in (("p50", 0.5), ("p99", 0.99)):
            a, b, c = quantile(durable, share), quantile(bare, share), quantile(told, share)
            print(f"rename to durable, {name}: {a:.2f} ms; bare loop {b:.2f} ms; ratio {a / b:.1f}; "
                  f"record at a subscriber {c:.2f} ms, ratio {c / b:.1f}", flush=True)
        daemon.start()
        rate = throughput(daemon, articles, options.seconds)
        bare = bare_loop(f"{folder}/bare", 5)
        print(f"4 KiB files: {rate:.0f} a second; bare loop {1_000 / (sum(bare) / len(bare)):.0f}; "
              f"ratio {rate * sum(bare) / len(bare) / 1_000:.2f}", flush=True)
        daemon.end()
        rate, peak, ready = backlog(late, articles, options.backlog)
        print(f"backlog of {options.backlog} files: ready in {ready:.1f} s, {rate:.0f} a second, at most {peak:.0f} MiB", flush=True)
        one, two = extraction(1), extraction(2)
        print(f"extraction: one job {one:.1f} s, two jobs {two:.1f} s: {one / two:.2f} times as fast", flush=True)
    finally:
        daemon.close()
        late.close()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
