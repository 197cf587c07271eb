#!/usr/bin/env python3
"""What it takes to make claims durable: one sync after the other, or side by side, against the bare loop
write + fdatasync + rename on the same disk, in turns. usage: syncs.py [FOLDER]   (default /var/tmp)
A claim is a rename from incoming/ to work/; then the file and both folders are synced (decision 0022)."""
import collections, os, shutil, sys, tempfile, time
from concurrent.futures import ThreadPoolExecutor

FOLDER = tempfile.mkdtemp(prefix="dateline-syncs-", dir=sys.argv[1] if len(sys.argv) > 1 else "/var/tmp")
THREADS = {count: ThreadPoolExecutor(count) for count in (2, 4, 8)}


def write(path, durably=False):
    with open(path, "wb", buffering=0) as file:
        file.write(b"x" * 4_096)
        if durably:
            os.fdatasync(file.fileno())


def sync(path):
    number = os.open(path, os.O_RDONLY)
    (os.fsync if os.path.isdir(path) else os.fdatasync)(number)
    os.close(number)


def claim(count):
    for number in range(count):
        os.rename(f"{FOLDER}/incoming/{number}", f"{FOLDER}/work/{number}")
    return [f"{FOLDER}/work/{number}" for number in range(count)] + [f"{FOLDER}/work", f"{FOLDER}/incoming"]


def one_by_one(count):
    for path in claim(count):
        sync(path)


def side_by_side(threads):
    return lambda count: list(THREADS[threads].map(sync, claim(count)))


def bare(count):
    for number in range(count):
        write(f"{FOLDER}/incoming/.x", durably=True)
        os.rename(f"{FOLDER}/incoming/.x", f"{FOLDER}/work/{number}")


WAYS = {"bare loop": bare, "one by one": one_by_one, **{f"{count} threads": side_by_side(count) for count in THREADS}}
try:
    for count, rounds in ((1, 60), (64, 15)):
        times = collections.defaultdict(list)
        for _ in range(rounds):
            for name, way in WAYS.items():
                for part in ("incoming", "work"):
                    shutil.rmtree(f"{FOLDER}/{part}", ignore_errors=True)
                    os.mkdir(f"{FOLDER}/{part}")
                if way is not bare:
                    for number in range(count):
                        write(f"{FOLDER}/incoming/{number}")
                began = time.perf_counter()
                way(count)
                times[name].append(1_000 * (time.perf_counter() - began))
        for name, values in times.items():
            values.sort()
            print(f"{count:3} files, {name:10}: p50 {values[len(values) // 2]:7.2f} ms, p90 {values[len(values) * 9 // 10]:7.2f} ms")
finally:
    shutil.rmtree(FOLDER, ignore_errors=True)
