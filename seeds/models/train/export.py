"""Writes the weight file and a file of activations: python export.py --model work/model --out
FOLDER --data FOLDER.
"""

import argparse
import os

import numpy as np
import torch

import container
from batches import tensors
from corpora import Sentence, conllu
from lemmas import Lemmas
from network import TAGS, Network
from tags import TYPES
from text import TABLES, hash64
from train import corpus

WORD_BITS, PHRASE_BITS, LEMMA_BITS = 24, 12, 16
FORM_SEED, SUFFIX_SEED = 1000, 2000
MASK = (1 << 64) - 1


def quantised(m):
    """int8 rows and their scales."""
    scale = np.maximum(np.abs(m).max(1), 1e-8) / 127
    return np.clip(np.rint(m / scale[:, None]), -127, 127).astype(np.int8), scale.astype(np.float32)


def padded(m, columns=16):
    """Columns filled up with zeros to a multiple of 16."""
    m = np.atleast_2d(m).astype(np.float32)
    return np.pad(m, ((0, 0), (0, -m.shape[1] % columns)))


def strings(items):
    return np.frombuffer("\n".join(items).encode(), np.uint8)


def combined(h, token):
    """The hash of a phrase and one more token."""
    h = ((h ^ token) * 0x9E3779B97F4A7C15) & MASK
    return h ^ (h >> 29)


def phrase_hash(tokens):
    h = 0x243F6A8885A308D3
    for t in tokens:
        h = combined(h, hash64(t, 0))
    return h


def embeddings(net, vocabulary):
    """All tables in one: rows of words (word + GloVe), then of affixes and shapes; entries (hash,
    row + 1); first rows unknown.
    """
    g = net.glove(net.vectors).detach().numpy()
    word = net.tables[0].weight.detach().numpy()
    rows, entries = [word[0]] + [net.tables[i].weight.detach().numpy()[0] for i in range(1, 8)], []
    known = vocabulary.tables["word"]
    for k in sorted(set(known) | set(vocabulary.glove)):
        entries.append((hash64(k, 0), len(rows) + 1))
        rows.append(word[known.get(k, 0)] + g[vocabulary.glove.get(k, 0)])
    for i, t in enumerate(TABLES[1:], 1):
        w = net.tables[i].weight.detach().numpy()
        for k, r in vocabulary.tables[t].items():
            entries.append((hash64(k, i), len(rows) + 1))
            rows.append(w[r])
    return np.stack(rows), container.slots(entries, WORD_BITS)


def gazetteer_slots(gazetteer):
    """Phrases and single tokens → class | longest phrase from here · 16 | name bits · 128 | 1024."""
    values = {}
    for p, c in gazetteer.phrases.items():
        values[phrase_hash(p)] = values.get(phrase_hash(p), 0) | c
    for t, n in gazetteer.longest.items():
        values[phrase_hash((t,))] = values.get(phrase_hash((t,)), 0) | n << 4
    for t, b in gazetteer.names.items():
        values[phrase_hash((t,))] = values.get(phrase_hash((t,)), 0) | b << 7
    return container.slots([(h, v | 1024) for h, v in values.items()], PHRASE_BITS)


def lemma_tensors(lemmas):
    blob, table = b"", []
    for strip, add, keep in lemmas.rules:
        raw = add.encode()
        table.append((strip, int(keep), len(raw), len(blob)))
        blob += raw
    entries = [(hash64(f, FORM_SEED + c), r + 1) for (f, c), r in lemmas.forms.items()]
    entries += [(hash64(s[::-1], SUFFIX_SEED + c), r + 1) for (s, c), r in lemmas.suffixes.items()]
    return {
        "lemma.slots": container.slots(entries, LEMMA_BITS),
        "lemma.rules": np.array(table, np.uint32),
        "lemma.text": np.frombuffer(blob, np.uint8),
    }


UNIT = 4096  # the largest integer of an input, KERNELS_UNIT in C


def steps(depth):
    """The largest integer of a weight, so that a sum over the depth fits 32 bits."""
    return min(32767, (2**31 - 1) // (depth * UNIT))


def in_steps(linear):
    """Rounds the rows of a weight matrix [out, in], in place, to what the file can say."""
    with torch.no_grad():
        top = steps(linear.shape[1])
        scale = linear.abs().amax(1, keepdim=True).clamp_min(1e-8) / top
        linear.copy_((linear / scale).round().clamp(-top, top) * scale)


def integers(name, m):
    """[in, out] → int16 in pairs of the depth, [in / 2, 2 · out], and a scale for each output;
    columns filled up to 16.
    """
    m = padded(m)
    scale = np.maximum(np.abs(m).max(0), 1e-8) / steps(m.shape[0])
    q = np.rint(m / scale).astype(np.int16)
    pairs = (
        q.reshape(m.shape[0] // 2, 2, m.shape[1]).transpose(0, 2, 1).reshape(m.shape[0] // 2, -1)
    )
    return {name: pairs, name + ".scale": scale.astype(np.float32)}


def round_weights(net):
    for g in net.gru:
        for n, p in g.named_parameters():
            if n.startswith("weight"):
                in_steps(p)
    for linear in (net.conv, *(getattr(net, h) for h in HEADS)):
        in_steps(linear.weight)


def gru_tensors(net):
    """Input weights of both directions side by side [in, 6H]; recurrent ones [H, 3H] each; gates in
    the order r, z, n.
    """
    out = {}
    for i, g in enumerate(net.gru):
        w = {n: p.detach().numpy() for n, p in g.named_parameters()}
        H = net.H
        bias = []
        for d in ("", "_reverse"):
            b = w["bias_ih_l0" + d].copy()
            b[: 2 * H] += w["bias_hh_l0" + d][: 2 * H]
            bias.append(b)
        out |= integers(
            f"gru{i}.input", np.concatenate([w["weight_ih_l0"], w["weight_ih_l0_reverse"]]).T
        )
        out[f"gru{i}.bias"] = padded(np.concatenate(bias))[0]
        for d, name in (("", "forward"), ("_reverse", "backward")):
            out |= integers(f"gru{i}.{name}", w["weight_hh_l0" + d].T)
            out[f"gru{i}.{name}.bias"] = w["bias_hh_l0" + d][2 * H :].astype(np.float32)
    return out


HEADS = ("arc_dep", "arc_head", "label_dep", "label_head", "name_hidden", "upos", "morph")


def network_tensors(net):
    n = lambda p: p.detach().numpy().astype(np.float32)
    zero = np.zeros(net.label_head.out_features, np.float32)
    heads = [getattr(net, h) for h in HEADS]
    return {
        "root": n(net.root),
        "cases": n(net.cases.weight),
        "gazetteer": n(net.gazetteer.weight),
        "norm0": np.stack([n(net.norm0.weight), n(net.norm0.bias)]),
        "norm1": np.stack([n(net.norm1.weight), n(net.norm1.bias)]),
        **integers("conv", n(net.conv.weight).T),
        "conv.bias": n(net.conv.bias),
        **gru_tensors(net),
        **integers("heads", np.concatenate([n(h.weight) for h in heads]).T),
        "heads.bias": padded(
            np.concatenate([n(h.bias) if h.bias is not None else zero for h in heads])
        )[0],
        "arc": padded(np.concatenate([n(net.bilinear), n(net.far).T], 1)),
        "arc.head": n(net.head_bias),
        "arc.far": n(net.far_bias),
        "label": padded(n(net.label.weight).T),
        "label.bias": padded(n(net.label.bias))[0],
        "label.far": n(net.label_far),
        "name": padded(n(net.name.weight).T),
        "name.bias": padded(n(net.name.bias))[0],
        "name.follow": n(net.follow + net.no_follow),
        "name.start": n(net.start + net.no_start),
        "name.end": n(net.end + net.no_end),
    }


def compatible(trees, tags, morphs):
    """1 where a part of speech was seen with a feature bundle."""
    out = np.zeros((len(tags), len(morphs)), np.uint8)
    out[:, morphs.get("", 0)] = 1
    for s in trees:
        for u, m in zip(s.upos, s.morph):
            if m in morphs:
                out[tags[u], morphs[m]] = 1
    return out


class Served(Network):
    """The network with its tables as they come out of the file: what Swift must reproduce."""

    def embed(self, rows, cases, gaz):
        return self.served[rows].sum(2) + self.cases(cases) + self.gazetteer(gaz)


def served_rows(vocabulary, form, index):
    from text import keys

    ks = keys(form)
    return [index.get((i, k), i) for i, k in enumerate(ks)]


SAMPLES = (
    "The quick brown fox jumps over the lazy dog .|Hello|“ We met Gen. Wang in Beijing , ” said Donald Trump , who isn’t here .|"
    "CHINA REFUSES TO TALK TO U.S. DEFENSE SECRETARY|Xi Jinping Says Taiwan Trip by House Speaker Nancy Pelosi ‘ a Mistake ’|"
    "On Jan. 28 , 1,200 demonstrators marched through Łódź - Północ and the Place de l’ Étoile ; nobody was hurt !|😀 ☃ naïve"
)


def activations(net, encoder, served, slots_index, lemmas):
    out = {"sentences": strings(SAMPLES.replace(" ", "\t").split("|"))}
    tags, morphs = list(encoder.tags), list(encoder.morphs)
    net.served = torch.tensor(served)
    net.eval()
    for i, text in enumerate(SAMPLES.split("|")):
        s = Sentence(forms=text.split())
        e = encoder(s)
        b = tensors([e], torch.zeros(len(encoder.rows), 9, dtype=torch.long))
        rows = torch.tensor([[served_rows(encoder.vocabulary, f, slots_index) for f in s.forms]])
        with torch.no_grad():
            x = net.encode(rows, b["cases"], b["gaz"], b["lengths"])
            arcs = net.arcs(x, b["lengths"])
            heads = arcs.argmax(2)
            lab, names = net.labels(x, heads), net.name_scores(x)
            f = lambda t: t[0].numpy().astype(np.float32)
            out |= {
                f"{i}.encoder": f(x),
                f"{i}.arcs": f(arcs),
                f"{i}.labels": f(lab),
                f"{i}.names": f(names),
                f"{i}.upos": f(net.upos(x[:, 1:])),
                f"{i}.morph": f(net.morph(x[:, 1:])),
                f"{i}.heads": heads[0].numpy().astype(np.uint32),
                f"{i}.tags": net.name_tags(names, b["lengths"])[0].numpy().astype(np.uint32),
                f"{i}.rows": rows[0].numpy().astype(np.uint32),
                f"{i}.gazetteer": e.gaz.astype(np.uint32),
                f"{i}.cases": e.cases.astype(np.uint32),
            }
            u, m = (
                net.upos(x[:, 1:])[0].argmax(1).tolist(),
                net.morph(x[:, 1:])[0].argmax(1).tolist(),
            )
            out[f"{i}.lemmas"] = strings(
                [lemmas.lemma(w, tags[a], morphs[c]) for w, a, c in zip(s.forms, u, m)]
            )
    return out


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", default="../shared/data")
    p.add_argument("--model", default="work/model")
    p.add_argument("--cache", default="work/corpus.pickle")
    p.add_argument("--out", default="seeds/models")
    p.add_argument("--cases", default="Tests/Cases/language")
    p.add_argument("--name", default="english")
    p.add_argument("--outside", type=float, default=0.4, help="added to the score of no name")
    opt = p.parse_args()
    torch.set_num_threads(1)
    encoder = corpus(opt.data, opt.cache)["encoder"]
    saved = torch.load(os.path.join(opt.model, "model.pt"), weights_only=True)
    sizes = [len(t) + 1 for t in encoder.vocabulary.tables.values()]
    arguments = (
        sizes,
        encoder.vocabulary.vectors,
        len(encoder.tags),
        len(encoder.morphs),
        len(encoder.labels),
    )
    net = Served(*arguments, **saved["shape"])
    net.load_state_dict(saved["net"], strict=False)
    with torch.no_grad():
        net.name.bias[0] += opt.outside
    round_weights(net)
    trees = [
        s
        for f in ("ewt/en_ewt-ud-train.conllu", "gum/en_gum-free-train.conllu")
        for s in conllu(os.path.join(opt.data, "syntax", f))
    ]
    lemmas = Lemmas(trees, opt.data)
    rows, slots = embeddings(net, encoder.vocabulary)
    q, scale = quantised(rows)
    shape = [
        net.D,
        net.H,
        len(net.gru),
        net.arc_dep.out_features,
        len(encoder.tags),
        len(encoder.morphs),
        len(encoder.labels),
        TAGS,
    ]
    out = {
        "shape": np.array(shape, np.uint32),
        "tags": strings(encoder.tags),
        "morphs": strings(encoder.morphs),
        "labels": strings(encoder.labels),
        "types": strings(TYPES),
        "compatible": compatible(trees, encoder.tags, encoder.morphs),
        "embeddings": q,
        "embeddings.scale": scale,
        "vocabulary.slots": slots,
        "gazetteer.slots": gazetteer_slots(encoder.gazetteer),
        **lemma_tensors(lemmas),
        **network_tensors(net),
    }
    os.makedirs(opt.out, exist_ok=True)
    size = container.write(os.path.join(opt.out, opt.name + ".dateline"), out)
    index, n = {}, 8
    for k in sorted(set(encoder.vocabulary.tables["word"]) | set(encoder.vocabulary.glove)):
        index[0, k], n = n, n + 1
    for i, t in enumerate(TABLES[1:], 1):
        for k in encoder.vocabulary.tables[t]:
            index[i, k], n = n, n + 1
    acts = activations(net, encoder, q.astype(np.float32) * scale[:, None], index, lemmas)
    os.makedirs(opt.cases, exist_ok=True)
    more = container.write(os.path.join(opt.cases, opt.name + ".activations"), acts)
    print("bytes", size, "activations", more, "rows", rows.shape, "slots", len(slots))


if __name__ == "__main__":
    main()
