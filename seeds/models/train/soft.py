"""The opinion of an ensemble on the training text: python soft.py --models FOLDER … --out FILE.
For each token the likeliest tags, heads, labels at the best head (trees: the gold one), and names
among the tags that the corpora allow; with their shares, as float16.
"""

import argparse
import os
import pickle
import random
import time

import numpy as np
import torch

from batches import SOFT, by_length, tensors
from cleaning import mend
from train import SEED, consult, corpus, load

PARTS = {"trees": 1.0, "politics": 1.0, "re3d": 1.0, "small": 1.0, "digitalgov": 0.5, "gmb": 0.36}
CONSENSUS = ("trees", "digitalgov", "gmb")  # sets whose names the ensemble may decide


def opinion(nets, weights, b):
    """Mean distributions of the networks over a batch: tags, heads, labels, names; and the heads that
    the labels belong to.
    """
    mean = lambda parts: sum(w * p for w, p in zip(weights, parts))
    xs = [n.encode(b["rows"], b["cases"], b["gaz"], b["lengths"]) for n in nets]
    out = {
        "upos": mean(n.upos(x[:, 1:]).softmax(2) for n, x in zip(nets, xs)),
        "morph": mean(n.morph(x[:, 1:]).softmax(2) for n, x in zip(nets, xs)),
        "heads": mean(n.arcs(x, b["lengths"]).softmax(2) for n, x in zip(nets, xs)),
    }
    head = torch.where(b["heads"] >= 0, b["heads"], out["heads"].argmax(2))
    out["labels"] = mean(n.labels(x, head).softmax(2) for n, x in zip(nets, xs))
    if bool((b["weights"] > 0).any()):
        out["names"] = mean(
            n.marginals(n.name_scores(x), b["allowed"], b["lengths"]) for n, x in zip(nets, xs)
        )
    return out, head


def sparse(p, k):
    """The k likeliest and their shares."""
    shares, numbers = p.topk(min(k, p.shape[2]), 2)
    shares = shares / shares.sum(2, keepdim=True)
    return numbers.numpy().astype(np.int16), shares.numpy().astype(np.float16)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", default="../shared/data")
    p.add_argument("--cache", default="work/corpus.pickle")
    p.add_argument("--models", nargs="+", required=True)
    p.add_argument("--weights", type=float, nargs="+", required=True)
    p.add_argument("--out", default="work/soft.pickle")
    opt = p.parse_args()
    torch.set_num_threads(1)
    data = corpus(opt.data, opt.cache)
    encoder, sets, rng = data["encoder"], data["sets"], random.Random(SEED)
    mend(sets, encoder)
    nets = [load(m, encoder) for m in opt.models]
    weights = [w / sum(opt.weights) for w in opt.weights]
    consult([n for n, w in zip(nets, weights) if w == max(weights)], encoder, sets)
    rows, start, out = torch.tensor(encoder.rows), time.time(), {}
    chosen = [
        (k, i)
        for k, share in PARTS.items()
        for i in sorted(rng.sample(range(len(sets[k])), int(len(sets[k]) * share)))
    ]
    for k, i in chosen:
        sets[k][i].key = k, i
    batches = by_length([sets[k][i] for k, i in chosen], 2500, rng)
    for done, batch in enumerate(batches):
        b = tensors(batch, rows)
        with torch.no_grad():
            full, head = opinion(nets, weights, b)
        kept = {name: sparse(q, SOFT[name]) for name, q in full.items()}
        for j, e in enumerate(batch):
            n = len(e.forms)
            own = {name: (a[j, :n].copy(), s[j, :n].copy()) for name, (a, s) in kept.items()}
            if e.names is None or e.key[0] not in CONSENSUS:
                own.pop("names", None)
            out[e.key] = own | {"head": head[j, :n].numpy().astype(np.int16)}
        if done % 100 == 99:
            left = (time.time() - start) / (done + 1) * (len(batches) - done - 1)
            print(f"batch {done + 1}/{len(batches)} left {left / 60:.1f} min", flush=True)
    names = {k: [(e.names if e.silver is not None else None) for e in sets[k]] for k in CONSENSUS}
    with open(opt.out + ".part", "wb") as f:
        pickle.dump({"soft": out, "names": names}, f, protocol=4)
    os.replace(opt.out + ".part", opt.out)


if __name__ == "__main__":
    main()
