"""Strict F1 of names on dev from given tokens, by `dateline-lab parse`: python score_names.py LAB
MODEL DATA.
"""

import os
import re
import subprocess
import sys

from alignment import retokenize
from corpora import columns
from evaluate import CROSSNER, OF, f1
from tags import iob_spans


def uner(data):
    blocks = (
        open(os.path.join(data, "ner", "uner", "en_ewt-ud-dev.iob2"), encoding="utf8")
        .read()
        .strip()
        .split("\n\n")
    )
    for b in blocks:
        rows = [l.split("\t") for l in b.split("\n") if l[:1].isdigit()]
        yield (
            [r[1] for r in rows],
            {s for s in iob_spans([r[2] for r in rows]) if s[2] in ("PER", "ORG", "LOC")},
        )


def crossner(data):
    for words, tags in columns(os.path.join(data, "ner", "crossner", "politics", "dev.txt"), "\t"):
        forms, spans = retokenize(words, iob_spans(tags))
        yield forms, {(a, b, CROSSNER[k]) for a, b, k in spans if k in CROSSNER}


def parse(lab, model, sentences):
    text = "".join(
        "".join(f"{i}\t{w}\t_\t_\t_\t_\t_\t_\t_\t_\n" for i, w in enumerate(s, 1)) + "\n"
        for s in sentences
    )
    run = subprocess.run(
        [lab, "parse"],
        input=text.encode(),
        capture_output=True,
        env={**os.environ, "DATELINE_MODEL": model},
        check=True,
    )
    for block in run.stdout.decode().strip().split("\n\n"):
        tags = [re.search(r"Entity=([BI]-\w+)", l.split("\t")[9]) for l in block.split("\n")]
        yield {
            (a, b, OF[k])
            for a, b, k in iob_spans([t.group(1) if t else "O" for t in tags])
            if k in OF
        }


def main():
    lab, model, data = sys.argv[1:4]
    for name, sets in (("uner-ewt-dev", uner(data)), ("crossner-politics-dev", crossner(data))):
        sentences, gold = zip(*sets)
        pred = list(parse(lab, model, sentences))
        each = {
            k: f1(
                [{s for s in g if s[2] == k} for g in gold],
                [{s for s in p if s[2] == k} for p in pred],
            )
            for k in ("PER", "ORG", "LOC")
        }
        print(
            name, " ".join(f"{k}={v:.1f}" for k, v in each.items()), f"micro={f1(gold, pred):.1f}"
        )


if __name__ == "__main__":
    main()
