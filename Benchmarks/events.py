#!/usr/bin/env python3
"""Measures events against gold data under DATELINE_DATA (default ../shared/data), after a release build.
usage: events.py aw|ih2 [-v]
aw   who is source and who is target: pairs of one event, given as heads. Joined: some event has one of the two among its
     sources and the other among its targets. Right: in the given order, or in either where the event's roles are alike
     (participants). Figures: right of the joined pairs, and right of all pairs.
ih2  did it happen: predicates whose mean label is below 1 (denied or uncertain); right where the sign is the gold's.
     Beside it the same over all predicates."""
import collections, json, os, re, subprocess, sys

DATA = os.environ.get("DATELINE_DATA", "../shared/data")
VERBOSE = "-v" in sys.argv


def aw():
    lines = [l.rstrip("\n").split("\t") for l in open(f"{DATA}/events/AW_train_wikievents_only.tsv", encoding="utf8")]
    rows = [dict(zip(lines[0], l)) for l in lines[1:]]
    text = "".join(json.dumps({"id": str(i), "text": r["sentence"]}) + "\n" for i, r in enumerate(rows))
    out = subprocess.run([".build/release/dateline", "extract", "--jsonl"], input=text.encode(), capture_output=True)
    joined = right = 0
    for line in out.stdout.splitlines():
        d = json.loads(line)
        r = rows[int(d["id"])]
        (s_role, source), (t_role, target) = (r[k].split(":", 1) for k in ("source", "target"))
        alike = s_role == t_role
        ways = set()
        for x in d.get("records", []):
            if x["kind"] != "event":
                continue
            e = x["event"]
            sides = [[p["text"].lower() for p in e[k]] for k in ("sources", "targets")]
            if e.get("object"):
                sides[1].append(e["object"]["text"].lower())
            near = lambda xs, y: any(re.search(rf"\b{re.escape(y.lower())}", x) or x in y.lower() for x in xs)
            if near(sides[0], source) and near(sides[1], target):
                ways.add("right")
            if near(sides[0], target) and near(sides[1], source):
                ways.add("right" if alike else "turned")
        joined += bool(ways)
        right += "right" in ways
        if VERBOSE and "right" not in ways:
            print(sorted(ways), r["source"], "|", r["target"], "|", r["trigger"], "|", r["sentence"])
    print(f"aw pairs={len(rows)} joined={joined} right_of_joined={100 * right / max(1, joined):.1f} "
          f"right_of_all={100 * right / len(rows):.1f}")


def ih2():
    blocks = open(f"{DATA}/claims/UDS_IH2/dev.conll", encoding="utf8").read().strip().split("\n\n")
    gold, words = [], []
    for block in blocks:
        rows = [l.split("\t") for l in block.split("\n")]
        gold.append([None if r[2] == "_" else float(r[2]) for r in rows])
        words.append([r[1] for r in rows])
    text = "".join("".join("\t".join([str(i + 1), w] + ["_"] * 8) + "\n" for i, w in enumerate(ws)) + "\n" for ws in words)
    out = subprocess.run([".build/release/dateline-lab", "factuality"], input=text.encode(), capture_output=True)
    count = collections.Counter()
    for ws, labels, signs in zip(words, gold, out.stdout.decode().splitlines()):
        for i, label in enumerate(labels):
            if label is None:
                continue
            ok = (label > 0) == (signs[i] == "+")
            for part in ["all"] + (["low"] if label < 1 else []):
                count[part, ok] += 1
            if VERBOSE and not ok:
                print(f"{label:5.2f} {signs[i]} {ws[i]:14} {' '.join(ws)}")
    for part in ("low", "all"):
        right, wrong = count[part, True], count[part, False]
        print(f"ih2 {part} n={right + wrong} right={100 * right / max(1, right + wrong):.1f}")


if __name__ == "__main__":
    {"aw": aw, "ih2": ih2}.get(sys.argv[1] if len(sys.argv) > 1 else "", lambda: sys.exit(__doc__))()
