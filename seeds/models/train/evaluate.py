"""Dev figures in Python: a check during training; the figures that count come from `dateline-lab
evaluate`.
"""

import os
import random

import torch

from batches import by_length, tensors
from alignment import retokenize
from corpora import Sentence, columns, conllu
from tags import TYPES, iob_spans

LOCATIONS = ("country", "place", "facility")
OF = {"person": "PER", "organization": "ORG", **{k: "LOC" for k in LOCATIONS}}
CROSSNER = {
    "politician": "PER",
    "person": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "LOC",
    "location": "LOC",
}


def spans_of(tags):
    """(start, end, type) of a BIOES tag sequence."""
    out, start = set(), 0
    for i, t in enumerate(tags):
        if t:
            p = (t - 1) % 4
            if p in (0, 3):
                start = i
            if p in (2, 3):
                out.add((start, i + 1, TYPES[(t - 1) // 4]))
    return out


def run(net, enc, sentences):
    """Predictions for sentences, in their order: (upos, heads, labels, name tags)."""
    return predict(net, enc, [enc(s) for s in sentences])


def predict(net, enc, examples):
    """The same for examples."""
    for i, e in enumerate(examples):
        e.index = i
    rows, out = torch.tensor(enc.rows), [None] * len(examples)
    net.eval()
    with torch.no_grad():
        for batch in by_length(examples, 3000, random.Random(0)):
            b = tensors(batch, rows)
            x = net.encode(b["rows"], b["cases"], b["gaz"], b["lengths"])
            heads = net.arcs(x, b["lengths"]).argmax(2)
            labels, upos = net.labels(x, heads).argmax(2), net.upos(x[:, 1:]).argmax(2)
            names = net.name_tags(net.name_scores(x), b["lengths"])
            for i, e in enumerate(batch):
                n = len(e.forms)
                out[e.index] = tuple(t[i, :n].tolist() for t in (upos, heads, labels, names))
    return out


def f1(gold, pred):
    tp, p, g = sum(len(a & b) for a, b in zip(gold, pred)), sum(map(len, pred)), sum(map(len, gold))
    return 200 * tp / max(1, p + g)


def mapped(tags):
    return {(a, b, OF[k]) for a, b, k in spans_of(tags) if k in OF}


def trees(net, enc, path):
    gold = list(conllu(path))
    n = up = ua = la = 0
    names = list(enc.labels)
    upos = list(enc.tags)
    for s, (u, h, l, _) in zip(gold, run(net, enc, gold)):
        for i in range(len(s.forms)):
            ok = s.heads[i] == h[i]
            n, up, ua = n + 1, up + (upos[u[i]] == s.upos[i]), ua + ok
            la += ok and names[l[i]].split(":")[0] == s.labels[i].split(":")[0]
    return f"{100 * up / n:.2f}/{100 * ua / n:.2f}/{100 * la / n:.2f}"


def uner(net, enc, data):
    blocks = (
        open(os.path.join(data, "ner", "uner", "en_ewt-ud-dev.iob2"), encoding="utf8")
        .read()
        .strip()
        .split("\n\n")
    )
    gold, sents = [], []
    for b in blocks:
        rows = [l.split("\t") for l in b.split("\n") if l[:1].isdigit()]
        gold.append({s for s in iob_spans([r[2] for r in rows]) if s[2] in ("PER", "ORG", "LOC")})
        sents.append(Sentence(forms=[r[1] for r in rows]))
    return f1(gold, [mapped(t) for _, _, _, t in run(net, enc, sents)])


def crossner(net, enc, data):
    gold, sents = [], []
    for words, tags in columns(os.path.join(data, "ner", "crossner", "politics", "dev.txt"), "\t"):
        forms, spans = retokenize(words, iob_spans(tags))
        sents.append(Sentence(forms=forms))
        gold.append({(a, b, CROSSNER[k]) for a, b, k in spans if k in CROSSNER})
    return f1(gold, [mapped(t) for _, _, _, t in run(net, enc, sents)])


def evaluate(net, enc, data):
    s = os.path.join(data, "syntax")
    return (
        f"ewt {trees(net, enc, os.path.join(s, 'ewt', 'en_ewt-ud-dev.conllu'))} "
        f"gum {trees(net, enc, os.path.join(s, 'gum', 'en_gum-free-dev.conllu'))} "
        f"uner {uner(net, enc, data):.2f} crossner {crossner(net, enc, data):.2f}"
    )
