"""Trains the network: python train.py --data FOLDER --out FOLDER [--epochs N …]. Resumes from
OUT/state.pt; prints progress and time left.
"""

import argparse
import collections
import os
import pickle
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

from augmentation import Augmentation
from batches import Encoder, by_length, recased, tensors
from cleaning import mend
from corpora import conllu
from evaluate import evaluate, predict
from gazetteer import Gazetteer
from names import Names
from network import Network
from vocabulary import Vocabulary

SEED = 20261121


def options():
    p = argparse.ArgumentParser()
    p.add_argument("--data", default="../shared/data")
    p.add_argument("--out", default="work/model")
    p.add_argument("--cache", default="work/corpus.pickle")
    p.add_argument("--epochs", type=int, default=16)
    p.add_argument("--layers", type=int, default=2)
    p.add_argument("--width", type=int, default=96)
    p.add_argument("--hidden", type=int, default=96)
    p.add_argument("--space", type=int, default=64, help="width of the arc, label and name spaces")
    p.add_argument("--seed", type=int, default=SEED)
    p.add_argument("--words", type=int, default=1200)
    p.add_argument("--rate", type=float, default=3e-3)
    p.add_argument("--share", type=float, default=0.33, help="of GMB in each epoch")
    p.add_argument("--names", type=float, default=1.0, help="share of the names in each epoch")
    p.add_argument("--swapped", type=int, default=0, help="copies with other names in each epoch")
    p.add_argument("--name-loss", type=float, default=1.0)
    p.add_argument("--drop", type=float, default=0.25)
    p.add_argument("--start", help="folder of a model to go on from, for a last pass at a low rate")
    p.add_argument("--soft", help="file of an ensemble's opinions to learn as well, see soft.py")
    p.add_argument(
        "--teacher", help="folder of a first model, to agree or differ with the silver labels"
    )
    return p.parse_args()


def corpus(data, cache):
    """Everything as arrays, kept in a pickle."""
    if os.path.exists(cache):
        return pickle.load(open(cache, "rb"))
    rng, syntax = random.Random(SEED), os.path.join(data, "syntax")
    gazetteer = Gazetteer(data)
    names = Names(data, gazetteer)
    names.silver_cache = names.silver()
    ewt = list(conllu(os.path.join(syntax, "ewt", "en_ewt-ud-train.conllu")))
    gum = list(conllu(os.path.join(syntax, "gum", "en_gum-free-train.conllu")))
    names.label_trees(ewt, "ewt")
    names.label_trees(gum, "gum", names.gum_mentions())
    sets = {
        "trees": ewt + gum,
        "small": list(names.small_sets()),
        "politics": list(names.politics()),
        "gmb": list(names.consensus()),
        "digitalgov": list(names.digitalgov(0.3, rng)),
        "re3d": list(names.re3d()),
    }
    vocabulary = Vocabulary(
        sets["trees"],
        [s for k in ("small", "politics", "gmb", "digitalgov", "re3d") for s in sets[k]],
        data,
    )
    count = lambda f: collections.Counter(x for s in sets["trees"] for x in f(s))
    tags = sorted(count(lambda s: s.upos))
    morphs = sorted(k for k, n in count(lambda s: s.morph).items() if n >= 5)
    labels = sorted(k for k, n in count(lambda s: s.labels).items() if n >= 20)
    encoder = Encoder(vocabulary, gazetteer, tags, morphs, labels)
    copies = [
        recased(rng.choice(sets["trees"]), how)
        for how, n in (("upper", 600), ("lower", 300), ("title", 400))
        for _ in range(n)
    ]
    name_copies = [
        recased(s, how)
        for k in ("gmb", "small")
        for how, p in (("upper", 0.04), ("title", 0.02), ("lower", 0.01))
        for s in sets[k]
        if rng.random() < p
    ]
    out = {"encoder": encoder, "sets": {k: [encoder(s) for s in v] for k, v in sets.items()}}
    out["sets"]["copies"], out["sets"]["name_copies"] = (
        [encoder(s) for s in copies],
        [encoder(s) for s in name_copies],
    )
    os.makedirs(os.path.dirname(cache) or ".", exist_ok=True)
    pickle.dump(out, open(cache, "wb"), protocol=4)
    return out


def build(enc, shape):
    sizes = [len(t) + 1 for t in enc.vocabulary.tables.values()]
    return Network(
        sizes, enc.vocabulary.vectors, len(enc.tags), len(enc.morphs), len(enc.labels), **shape
    )


def load(folder, enc):
    """A trained network."""
    saved = torch.load(os.path.join(folder, "model.pt"), weights_only=True)
    net = build(enc, saved["shape"])
    net.load_state_dict(saved["net"], strict=False)
    return net.eval()


def consult(teachers, enc, sets):
    """Where the teachers and the silver labels agree the name tags become hard, else any of them may
    hold.
    """
    examples = [e for k in ("trees", "digitalgov") for e in sets[k] if e.silver is not None]
    for e in examples:
        e.names = e.silver
    for net in teachers:
        for e, (_, _, _, tags) in zip(examples, predict(net, enc, examples)):
            e.names = e.names | (np.int64(1) << np.array(tags, np.int64))


def take(soft, sets):
    """Gives the examples the opinions that soft.py has stored."""
    saved = pickle.load(open(soft, "rb"))
    for (k, i), opinion in saved["soft"].items():
        sets[k][i].soft = opinion
    for k, masks in saved["names"].items():
        for e, m in zip(sets[k], masks):
            e.names = e.names if m is None else m


def epoch_batches(sets, enc, opt, epoch):
    """The trees with their recased copies, a part of the names, and copies of them with other names:
    mixed batches of one kind each.
    """
    rng = random.Random(f"{opt.seed} {opt.start} {epoch}" if opt.start else opt.seed + epoch)
    trees = sets["trees"] + sets["copies"]
    gmb = [e for e in sets["gmb"] if e.soft] if opt.soft else sets["gmb"]
    names = (
        sets["small"]
        + sets["politics"] * 3
        + sets["re3d"]
        + rng.sample(gmb, int(len(sets["gmb"]) * opt.share))
    )
    names += rng.sample(sets["name_copies"], int(len(sets["name_copies"]) * 0.5)) + rng.sample(
        sets["digitalgov"], len(sets["digitalgov"]) // 4
    )
    names = rng.sample(names, int(len(names) * opt.names))
    swapped = Augmentation(enc.gazetteer, rng).examples(
        gmb + (sets["small"] + sets["politics"] * 10) * 2, enc, opt.swapped
    )
    batches = by_length(trees, opt.words, rng) + by_length(names, opt.words, rng)
    batches += by_length(swapped, opt.words, rng)
    rng.shuffle(batches)
    return batches


def tree_loss(net, x, b):
    """Of the trees that the corpora have, a word."""
    h = x[:, 1:]
    ce = lambda s, t: F.cross_entropy(s.reshape(-1, s.shape[-1]), t.reshape(-1), ignore_index=-1)
    return (
        0.7 * ce(net.upos(h), b["upos"])
        + 0.35 * ce(net.morph(h), b["morph"])
        + ce(net.arcs(x, b["lengths"]), b["heads"])
        + ce(net.labels(x, b["heads"].clamp_min(0)), b["labels"])
    )


def soft_loss(net, x, soft, lengths):
    """The same against an ensemble's distributions."""

    def ce(scores, name):
        numbers, shares = soft[name]
        numbers = numbers.clamp_max(scores.shape[2] - 1)
        return -(scores.log_softmax(2).gather(2, numbers) * shares).sum() / shares.sum().clamp_min(
            1
        )

    h = x[:, 1:]
    return (
        0.7 * ce(net.upos(h), "upos")
        + 0.35 * ce(net.morph(h), "morph")
        + ce(net.arcs(x, lengths), "heads")
        + ce(net.labels(x, soft["head"]), "labels")
    )


def name_loss(net, x, b):
    """Of all names, a word: against the ensemble's where there are some, else the allowed tags."""
    scores, each = net.name_scores(x), b["weights"].clone()
    words, total = int(b["lengths"].sum()), x.new_zeros(())
    if "soft" in b:
        tags, shares = b["soft"]["names"]
        i = ((shares.sum((1, 2)) > 0) & (each > 0)).nonzero()[:, 0]
        if len(i):
            n = net.name_divergence(scores[i], tags[i], shares[i], b["lengths"][i])
            total, each[i] = total + (n * b["weights"][i]).sum(), 0
    i = (each > 0).nonzero()[:, 0]
    if len(i):
        n = net.name_loss(scores[i], b["allowed"][i], b["lengths"][i])
        total = total + (n * each[i]).sum()
    return total / words


def loss(net, b, name_weight):
    """The sum of the losses that the batch has targets for, a word."""
    x = net.encode(b["rows"], b["cases"], b["gaz"], b["lengths"])
    total, trees = x.new_zeros(()), bool((b["heads"] >= 0).any())
    if trees:
        total = total + tree_loss(net, x, b) * (0.5 if "soft" in b else 1.0)
    if "soft" in b:
        total = total + soft_loss(net, x, b["soft"], b["lengths"]) * (0.5 if trees else 1.0)
    if bool((b["weights"] > 0).any()):
        total = total + name_weight * name_loss(net, x, b)
    return total


def main():
    opt = options()
    torch.set_num_threads(1)
    torch.manual_seed(opt.seed)
    os.makedirs(opt.out, exist_ok=True)
    data = corpus(opt.data, opt.cache)
    enc, sets = data["encoder"], data["sets"]
    mend(sets, enc)
    print(
        {k: (len(v), sum(len(e.forms) for e in v)) for k, v in sets.items()},
        {k: len(v) for k, v in enc.vocabulary.tables.items()},
        len(enc.vocabulary.glove),
        len(enc.tags),
        len(enc.morphs),
        len(enc.labels),
        flush=True,
    )
    if opt.teacher:
        consult([load(opt.teacher, enc)], enc, sets)
    if opt.soft:
        take(opt.soft, sets)
    shape = dict(D=opt.width, H=opt.hidden, layers=opt.layers, A=opt.space, drop=opt.drop)
    net = build(enc, shape)
    if opt.start:
        net.load_state_dict(
            torch.load(os.path.join(opt.start, "model.pt"), weights_only=True)["net"], strict=False
        )
    adam = torch.optim.Adam(net.parameters(), lr=opt.rate, betas=(0.9, 0.95), fused=True)
    per_epoch = len(epoch_batches(sets, enc, opt, 0))
    steps = per_epoch * opt.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda i: min((i + 1) / (steps * 0.05), max(0.0, (steps - i) / (steps * 0.95)))
    )
    state, first = os.path.join(opt.out, "state.pt"), 0
    if os.path.exists(state):
        s = torch.load(state, weights_only=True)
        (
            net.load_state_dict(s["net"], strict=False),
            adam.load_state_dict(s["adam"]),
            schedule.load_state_dict(s["schedule"]),
        )
        first = s["epoch"]
        torch.manual_seed(opt.seed + first)
    start, cpu = time.time(), time.process_time()
    for epoch in range(first, opt.epochs):
        net.train()
        total = words = 0
        batches = epoch_batches(sets, enc, opt, epoch)
        table = torch.tensor(enc.rows)
        for i, batch in enumerate(batches):
            b = tensors(batch, table)
            l = loss(net, b, opt.name_loss)
            adam.zero_grad()
            l.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            adam.step()
            schedule.step()
            total, words = total + l.item(), words + int(b["lengths"].sum())
            if i % 100 == 99:
                done = (epoch - first) * per_epoch + i + 1
                left = (time.time() - start) / done * (steps - first * per_epoch - done)
                print(
                    f"epoch {epoch} batch {i + 1}/{len(batches)} "
                    f"loss {total / (i + 1):.3f} left {left / 60:.1f} min",
                    flush=True,
                )
        torch.save(
            {
                "net": net.state_dict(),
                "adam": adam.state_dict(),
                "schedule": schedule.state_dict(),
                "epoch": epoch + 1,
            },
            state,
        )
        line = f"epoch {epoch} loss {total / len(batches):.3f} words {words} "
        line += f"cpu {time.process_time() - cpu:.0f}s wall {time.time() - start:.0f}s"
        if epoch % 2 == 1 or epoch == opt.epochs - 1:
            line += " " + evaluate(net, enc, opt.data)
        print(line, flush=True)
    torch.save({"net": net.state_dict(), "shape": shape}, os.path.join(opt.out, "model.pt"))


if __name__ == "__main__":
    main()
