"""Sentences as the corpora have them, and the readers of CoNLL-U and of columns."""

import re
from dataclasses import dataclass

TREE_FEATURES = set("Tense VerbForm Number Person PronType Voice Mood Case Poss Degree".split())


@dataclass
class Sentence:
    forms: list
    names: list = None  # allowed tags a token
    weight: float = 0.0  # of the names
    silver: list = None  # one labeller's tags, for a consensus with a teacher's
    upos: list = None
    morph: list = None  # feature bundle a token, as in CoNLL-U
    heads: list = None
    labels: list = None
    lemmas: list = None
    key: str = ""
    text: str = ""


def conllu(path):
    """Trees of a CoNLL-U file; multiword tokens and empty nodes are skipped."""
    for block in open(path, encoding="utf8").read().strip().split("\n\n"):
        rows = [l.split("\t") for l in block.split("\n") if re.match(r"\d+\t", l)]
        sid = re.search(r"^# sent_id = (.*)$", block, re.M)
        text = re.search(r"^# text = (.*)$", block, re.M)
        yield Sentence(
            forms=[r[1] for r in rows],
            upos=[r[3] for r in rows],
            heads=[int(r[6]) for r in rows],
            labels=[r[7] for r in rows],
            lemmas=[r[2] for r in rows],
            key=sid.group(1) if sid else "",
            text=text.group(1) if text else "",
            morph=[
                "|".join(f for f in r[5].split("|") if f.split("=")[0] in TREE_FEATURES)
                for r in rows
            ],
        )


def columns(path, split=None):
    """Blocks of token lines → (words, last column)."""
    for block in re.split(r"\n\s*\n", open(path, encoding="utf8").read()):
        rows = [l.split(split) for l in block.split("\n") if l.strip()]
        rows = [r for r in rows if len(r) >= 2 and r[0].strip()]
        if rows:
            yield [r[0].strip() for r in rows], [r[-1].strip() for r in rows]
