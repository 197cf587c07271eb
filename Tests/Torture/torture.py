#!/usr/bin/env python3
"""Tortures the daemon as it is shipped: kills, power cuts, failing disks, and the spool's own troubles.

usage: torture.py NAME [--seed N]           one case; `torture.py list` names them
       torture.py all [--kills N] [--cuts N] [--files N] [--articles N] [--seed N] [--table FILE]
           everything, for hours if wanted; rows are added to FILE as they come

The seed is printed and replays a run's choices. Needs clang and python3; mounts need root: without it the
cases that mount are skipped, and say so. DATELINE_BIN is the folder of the programs (.build/release).
"""
import argparse, datetime, os, secrets, subprocess, sys, time, traceback

import endurance, faults, kills, power_cuts
from harness import BIN, ROOT

MOUNTS = {"full_disk", "full_inode_table", "read_only_spool", "changed_permissions", "unread_systemd_journal", "power_cuts"}


def cases(options):
    named = {case.__name__: case for case in faults.CASES}
    named["stopped"] = lambda seed: faults.stopped(seed, options.files)
    named["kills"] = lambda seed: kills.run(seed, options.kills)
    named["power_cuts"] = lambda seed: power_cuts.run(seed, options.cuts)
    named["endurance"] = lambda seed: endurance.run(seed, options.articles)
    return named


def commit():
    words = ["git", "-C", ROOT, "rev-parse", "--short", "HEAD"]
    return subprocess.run(words, capture_output=True, text=True).stdout.strip() or "?"


def attempt(name, case, seed, table):
    """True where it went well, or was skipped; a row of the table is written."""
    began = time.monotonic()
    if name in MOUNTS and os.geteuid() != 0:
        outcome, good = "skipped: needs root", True
    else:
        try:
            outcome, good = case(seed), True
        except Exception as error:
            traceback.print_exc()
            outcome, good = f"FAILED: {error}", False
    seconds = time.monotonic() - began
    print(f"{name}: {outcome} ({seconds:.0f} s, seed {seed})", flush=True)
    if table:
        date = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M")
        row = f"| {date} | {commit()} | {name} | {seed} | {seconds:.0f} | {outcome.splitlines()[0]} |\n"
        is_new = not os.path.exists(table)
        with open(table, "a") as file:
            if is_new:
                file.write("# Torture\n\nAdded to by `make torture`; docs/decisions/0011 says how.\n\n"
                           "| Date, UTC | Commit | Case | Seed | Seconds | Outcome |\n|---|---|---|---|---|---|\n")
            file.write(row)
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", nargs="+")
    parser.add_argument("--seed", type=int, default=int(os.environ.get("DATELINE_SEED", secrets.randbits(32))))
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--cuts", type=int, default=200)
    parser.add_argument("--files", type=int, default=50_000)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--table")
    options = parser.parse_args()
    named = cases(options)
    if options.name == ["list"]:
        return print("\n".join(named))
    wanted = list(named) if options.name == ["all"] else options.name
    unknown = [name for name in wanted if name not in named]
    if unknown:
        sys.exit(f"no such case: {unknown[0]}; torture.py list names them")
    print(f"seed {options.seed}, programs in {BIN}", flush=True)
    good = [attempt(name, named[name], options.seed, options.table) for name in wanted]
    sys.exit(0 if all(good) else 1)


if __name__ == "__main__":
    main()
