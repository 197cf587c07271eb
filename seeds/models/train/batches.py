"""Sentences as arrays of feature rows and targets, and batches of them by length."""

from dataclasses import dataclass

import numpy as np
import torch

from corpora import Sentence
from network import TAGS
from text import normal, sentence_case


class Encoder:
    """Turns sentences into arrays; one row of features for each distinct form."""

    def __init__(self, vocabulary, gazetteer, tags, morphs, labels):
        self.vocabulary, self.gazetteer = vocabulary, gazetteer
        self.tags = {t: i for i, t in enumerate(tags)}
        self.morphs = {t: i for i, t in enumerate(morphs)}
        self.labels = {t: i for i, t in enumerate(labels)}
        self.forms, self.rows, self.norms = {}, [], []

    def form(self, f):
        i = self.forms.get(f)
        if i is None:
            i = self.forms[f] = len(self.rows)
            self.rows.append(self.vocabulary.row(f))
            self.norms.append(normal(f) or "_")
        return i

    def __call__(self, s):
        ids = [self.form(f) for f in s.forms]
        case = sentence_case(s.forms)
        e = Example(
            forms=np.array(ids, np.int32),
            cases=np.array([case * 2 + (i == 0) for i in range(len(ids))], np.int8),
            gaz=np.array(self.gazetteer.features(s.forms, [self.norms[i] for i in ids]), np.int16),
        )
        if s.heads:
            e.upos = np.array([self.tags[t] for t in s.upos], np.int8)
            e.morph = np.array([self.morphs.get(m, -1) for m in s.morph], np.int8)
            e.heads = np.array(s.heads, np.int16)
            e.labels = np.array(
                [self.labels.get(l, self.labels.get(l.split(":")[0], -1)) for l in s.labels],
                np.int8,
            )
        if s.names:
            e.names, e.weight = np.array(s.names, np.int64), s.weight
        if s.silver:
            e.silver = np.array(s.silver, np.int64)
        return e


@dataclass
class Example:
    forms: np.ndarray
    cases: np.ndarray
    gaz: np.ndarray
    upos: np.ndarray = None
    morph: np.ndarray = None
    heads: np.ndarray = None
    labels: np.ndarray = None
    names: np.ndarray = None
    weight: float = 0.0
    silver: np.ndarray = None
    soft: dict = None  # an ensemble's opinion, see soft.py
    key: tuple = None  # its set and its place there


def recased(s, how):
    """A copy in capitals, small letters or headline case."""
    change = {
        "upper": str.upper,
        "lower": str.lower,
        "title": lambda f: f if f.lower() in SMALL else f[:1].upper() + f[1:],
    }[how]
    forms = [change(f) for f in s.forms]
    return Sentence(
        **{**s.__dict__, "forms": forms, "weight": s.weight * (0.5 if how == "upper" else 0.3)}
    )


SOFT = {"upos": 3, "morph": 3, "heads": 8, "labels": 6, "names": 5}  # how many are kept a token
SMALL = set("a an the of to in on at for and or but as by with from n't 's ' 'll is".split())


def by_length(examples, words, rng):
    """Shuffled batches of about `words` words, of similar length."""
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].forms) + rng.random() * 4)
    batches, cur, n = [], [], 0
    for i in order:
        m = len(examples[i].forms)
        if cur and n + m > words:
            batches.append(cur)
            cur, n = [], 0
        cur.append(examples[i])
        n += m
    if cur:
        batches.append(cur)
    rng.shuffle(batches)
    return batches


def tensors(batch, rows):
    """A batch as padded tensors; targets that are missing are −1, names −1 allow everything."""
    B, T = len(batch), max(len(e.forms) for e in batch)
    out = {k: np.full((B, T), -1, np.int64) for k in ("upos", "morph", "heads", "labels", "names")}
    forms, cases, gaz = (np.zeros((B, T), np.int64) for _ in range(3))
    for b, e in enumerate(batch):
        n = len(e.forms)
        forms[b, :n], cases[b, :n], gaz[b, :n] = e.forms, e.cases, e.gaz
        for k in out:
            v = getattr(e, k)
            if v is not None:
                out[k][b, :n] = v
    out = {k: torch.from_numpy(v) for k, v in out.items()}
    out["rows"], out["cases"], out["gaz"] = (
        rows[torch.from_numpy(forms)],
        torch.from_numpy(cases),
        torch.from_numpy(gaz),
    )
    out["lengths"] = torch.tensor([len(e.forms) for e in batch])
    out["weights"] = torch.tensor([e.weight if e.names is not None else 0.0 for e in batch])
    out["allowed"] = ((out["names"][:, :, None] >> torch.arange(TAGS)) & 1).bool()
    if any(e.soft for e in batch):
        out["soft"] = soft_tensors(batch, B, T)
    return out


def soft_tensors(batch, B, T):
    """name → (numbers [B, T, k], their shares [B, T, k], zero where nobody has an opinion), and the
    heads that labels belong to.
    """
    heads, out = np.zeros((B, T), np.int64), {}
    for name, k in SOFT.items():
        out[name] = np.zeros((B, T, k), np.int64), np.zeros((B, T, k), np.float32)
    for b, e in enumerate(batch):
        if e.soft:
            n = len(e.forms)
            heads[b, :n] = e.soft["head"]
            for name in e.soft.keys() & SOFT.keys():
                numbers, shares = e.soft[name]
                k = numbers.shape[1]
                out[name][0][b, :n, :k], out[name][1][b, :n, :k] = numbers, shares
    out = {k: tuple(map(torch.from_numpy, v)) for k, v in out.items()}
    return out | {"head": torch.from_numpy(heads)}
