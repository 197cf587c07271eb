#!/usr/bin/env python3
"""Trains seeds/models/sentence-ends.tsv: where sentences end between two tokens of a paragraph.

usage: sentence-ends.py DATA OUT [CONLLU…]   DATA holds syntax/ewt and syntax/gum (CoNLL-U, train parts)
and ner/GMB (wire news, of which sentence ends alone are read); further CONLLU files are scored with gold tokens. Python 3 and numpy; two minutes, fixed seed, no other input.

A logistic regression over features of the two tokens on each side, with L1 so that few weights remain.
The features are those of Sources/Prose/SentenceFeatures.swift, by the same names: change both or none.
"""
import os, re, sys
import numpy as np

SEEDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
MARKS = "([{-–—/"


def table(name):
    lines = [l.rstrip("\n").split("\t") for l in open(f"{SEEDS}/lexicons/{name}.tsv", encoding="utf8") if not l.startswith("#")]
    return [dict(zip(lines[0], l)) for l in lines[1:] if len(l) == len(lines[0])]


ABBREVIATIONS = {r["form"].lower(): r["kind"][0] + "." for r in table("abbreviations")}
OPENERS = {r["word"].lower() for r in table("sentence-openers")}
EMOTICONS = {r["form"].lower() for r in table("web-words") if r["kind"] == "emoticon"}
SAYINGS = {f for r in table("reporting-verbs") if r["quoted"] == "yes" for f in r["forms"].split("|")}


class Token:
    def __init__(self, form, space_after):
        self.form, self.space_after = form, space_after
        if len(form.encode()) > 16:  # too long to be seen again
            self.word, self.opens, self.closes = "~", False, False
            return
        low = "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in form)
        self.word = re.sub(r"[0-9]", "0", low.replace("’", "'").replace("‘", "'"))
        self.opens = self.closes = False


def token_class(t):
    """One of some thirty classes; see SentenceFeatures.swift."""
    f, n, first, last = t.form, len(t.form.encode()), t.form[0], t.form[-1]
    if t.opens: return "“"
    if t.closes: return "”"
    if first.isascii() and first.isalpha():
        if last == ".":
            if n == 2 and "A" <= first <= "Z": return "I."
            return ABBREVIATIONS.get(f.lower()[:-1], "u.")
        if n > 4 and ("@" in f or ":/" in f or f.startswith("www.")): return "@"
        if not "A" <= first <= "Z": return "x"
        if n == 1: return "X"
        return "Xx" if any(c.islower() for c in f) else "XX"
    if first in "0123456789":
        if all(c in "0123456789" for c in f): return "0" * min(n, 4)
        return "0/0" if "/" in f or ":" in f else "0x"
    if not first.isascii():
        if first.isupper(): return "Xx"
        if first == "…": return "..."
        if first in "–—": return "--"
        if f == "’": return "'"
        return "w" if first.islower() else "y"
    if last == ".": return "." if n == 1 else "..."
    if last in "!?": return last
    if n > 1 and t.word in EMOTICONS: return ":)"
    if first == "-": return "-" if n == 1 else "--" if n == 2 else "---"
    return first if n == 1 else first * 2


def mark_quotes(tokens):
    """Which quotation marks open and which close, as the tokenizer tells them apart."""
    single = False
    for i, t in enumerate(tokens):
        if t.form in ("“", "„", "«", "‘", "‘‘", "``"): t.opens = True
        elif t.form in ("”", "»"): t.closes = True
        elif t.form in ('"', "''", "'", "’", "’’"):
            free = i == 0 or tokens[i - 1].space_after
            before = free or tokens[i - 1].opens or tokens[i - 1].form[-1] in MARKS
            opens = before and not t.space_after and i + 1 < len(tokens) and t.form not in ("’", "’’")
            if t.form in ("'", "’"):
                if opens: single = True; t.opens = True
                elif single: single = False; t.closes = True
            else: t.opens, t.closes = opens, not opens
        if t.form == "‘": single = True


def bucket(n, edges):
    return sum(n >= e for e in edges)


WIRE_SENTENCES = 9000
DISTANCES, REMAINING = (2, 3, 4, 5, 7, 10, 15, 25), (2, 3, 5, 10)
MARK_CLASSES = set("“”.!?,()[]-") | {"...", "--", "---"}
NOT_FIRST = set(",;:.?!%)]}") | {"..."}


class Paragraph:
    def __init__(self, tokens):
        self.tokens = tokens
        mark_quotes(tokens)
        for t in tokens: t.cls = token_class(t)
        self.informal = int(any(t.form == "i" for t in tokens) or tokens[0].cls == "x")
        end = len(tokens) - 1
        while end > 0 and tokens[end].cls in ("”", ")", "]"): end -= 1
        self.stopped = int(tokens[end].cls in (".", "!", "?", "..."))
        self.style = str(self.informal * 2 + self.stopped)

    def is_candidate(self, i):
        """Whether a sentence may begin at token i."""
        left, right = self.tokens[i - 1], self.tokens[i]
        if right.cls in NOT_FIRST or right.cls == "”": return False
        if left.cls == "x" and right.cls == "x": return False
        if not left.space_after and left.cls not in (".", "!", "?", "...", "”", ")", "]", ":)", "@"): return False
        return not (left.cls in (",", "“", "(", "[", "$", "#") and right.cls != "XX" and right.cls != "Xx")

    def features(self, i, start, depth, quoted):
        T, n = self.tokens, len(self.tokens)
        word = lambda k: T[k].word if 0 <= k < n else "^"
        cls = lambda k: T[k].cls if 0 <= k < n else "^"
        l, m, r, s = i - 1, i - 2, i, i + 1
        if m < start: wm, cm = "^", "^"
        else: wm, cm = word(m), cls(m)
        wl, wr, ws, cl, cr, cs = word(l), word(r), word(s), cls(l), cls(r), cls(s)
        space = "_" if T[l].space_after else ""
        yield "l", wl, ""
        yield "m", wm, ""
        yield "r", wr, ""
        yield "s", ws, ""
        yield "L", cl, cr + space
        yield "lR", wl, cr
        yield "Lr", cl, wr
        yield "lr", wl, wr
        yield "ml", wm, wl
        yield "ML", cm, cl
        yield "mL", wm, cl
        yield "RS", cr, cs
        yield "rS", wr, cs
        yield "LS", cl, cs
        yield "d" + str(bucket(i - start, DISTANCES)), cl, cr
        yield "e" + str(bucket(n - i, REMAINING)), cl, cr
        yield "p" + self.style, cl, cr
        yield "b" + str(depth > 0) [0] + str(quoted > 0)[0], cl, cr
        yield "f", T[start].cls, cr
        if cr in ("Xx", "X") and wr in OPENERS: yield "o", cl, cm
        if cl == "”" and self.says_soon(i): yield "q", cm, cr

    def says_soon(self, i):
        for t in self.tokens[i:i + 5]:
            if t.cls in MARK_CLASSES: return False
            if t.word in SAYINGS: return True
        return False


def depth_after(t, depth, quoted):
    depth = depth + 1 if t.cls in ("(", "[") else max(0, depth - 1) if t.cls in (")", "]") else depth
    quoted = quoted + 1 if t.cls == "“" else max(0, quoted - 1) if t.cls == "”" else quoted
    return depth, quoted


def read(path):
    """Paragraphs with the indices at which gold sentences begin."""
    current, starts = [], set()
    for block in open(path, encoding="utf8").read().strip().split("\n\n"):
        if ("# newpar" in block or "# newdoc" in block) and current:
            yield Paragraph(current), starts
            current, starts = [], set()
        starts.add(len(current))
        rows = [l.split("\t") for l in block.split("\n") if re.match(r"\d+(-\d+)?\t", l)]
        inside, tight = 0, False
        for row in rows:
            if "-" in row[0]:
                inside, tight = int(row[0].split("-")[1]), "SpaceAfter=No" in row[9]
            else:
                i = int(row[0])
                after = "SpaceAfter=No" not in row[9] if i > inside else i == inside and not tight
                current.append(Token(row[1], after))
    if current: yield Paragraph(current), starts


def read_wire(path, sentences):
    """Wire news by GMB, three sentences a paragraph; what seems ill cut is left out."""
    tight_before = set(".,;:?!%)]}") | {"'s", "'", "n't", "'re", "'ve", "'ll", "'d", "'m", "..."}
    current, starts, count = [], set(), 0
    for block in open(path, encoding="utf8").read().strip().split("\n\n")[:sentences]:
        forms = [l.split("\t")[0] for l in block.split("\n")]
        if len(forms) < 6 or not (forms[0][0].isupper() or forms[0] == '"') or forms[-1] not in (".", "?", "!", '"'): continue
        starts.add(len(current)); inside = False
        for i, form in enumerate(forms):
            if form == '"': inside = not inside
            follows = forms[i + 1] if i + 1 < len(forms) else None
            after = follows not in tight_before and form not in ("(", "[", "$") and not (form == '"' and inside) and not (follows == '"' and inside)
            current.append(Token(form, after or follows is None))
        count += 1
        if count % 3 == 0:
            yield Paragraph(current), starts
            current, starts = [], set()


def examples(sources):
    ids, lines, labels = {}, [], []
    for source in sources:
        for p, starts in source:
            start = depth = quoted = 0
            for i in range(1, len(p.tokens)):
                depth, quoted = depth_after(p.tokens[i - 1], depth, quoted)
                if p.is_candidate(i):
                    lines.append([ids.setdefault(f, len(ids)) for f in p.features(i, start, depth, quoted)])
                    labels.append(i in starts)
                if i in starts: start, depth, quoted = i, 0, 0
    return list(ids), lines, np.array(labels, float)


def train(names, lines, labels, epochs=20, l1=4e-5, rate=.1, seed=3):
    counts = np.bincount(np.concatenate([np.array(l) for l in lines]), minlength=len(names))
    new = np.full(len(names), -1); kept = np.flatnonzero(counts >= 3); new[kept] = np.arange(len(kept))
    names = [names[k] for k in kept]
    lines = [new[np.array(l)] for l in lines]; lines = [l[l >= 0] for l in lines]
    random = np.random.default_rng(seed)
    w, g2, bias = np.zeros(len(names)), np.full(len(names), 1e-3), 0.
    for epoch in range(epochs):
        order = random.permutation(len(lines)); loss = 0
        for at in range(0, len(order), 256):
            batch = order[at:at + 256]; size = [len(lines[k]) for k in batch]
            flat = np.concatenate([lines[k] for k in batch]); row = np.repeat(np.arange(len(batch)), size)
            z = bias + np.bincount(row, w[flat], minlength=len(batch)); p = 1 / (1 + np.exp(-z))
            y = labels[batch]; loss -= np.sum(np.log(np.where(y > 0, p, 1 - p) + 1e-9))
            delta = p - y; bias -= .002 * delta.sum() / 16
            touched = np.unique(flat); grad = np.bincount(flat, delta[row], minlength=len(names))[touched]
            g2[touched] += grad * grad; step = rate / np.sqrt(g2[touched])
            v = w[touched] - step * grad
            w[touched] = np.sign(v) * np.maximum(0, np.abs(v) - step * l1 * len(order) / 256)
        print(f"epoch {epoch + 1}/{epochs} loss {loss / len(lines):.4f} weights {np.count_nonzero(w)}", flush=True)
    return names, w, bias


def score(path, weights, bias, shift=0.):
    hit = predicted = gold = 0
    for p, starts in read(path):
        start = depth = quoted = 0; cuts = {0}
        for i in range(1, len(p.tokens)):
            depth, quoted = depth_after(p.tokens[i - 1], depth, quoted)
            if p.is_candidate(i) and bias - shift + sum(weights.get(f, 0.) for f in p.features(i, start, depth, quoted)) > 0:
                cuts.add(i); start, depth, quoted = i, 0, 0
        spans = lambda c: set(zip(sorted(c), sorted(c)[1:] + [len(p.tokens)]))
        a, b = spans(cuts), spans(starts); hit += len(a & b); predicted += len(a); gold += len(b)
    return 200 * hit / (predicted + gold)


if __name__ == "__main__":
    data, out = sys.argv[1:3]
    names, lines, labels = examples([
        read(f"{data}/syntax/ewt/en_ewt-ud-train.conllu"), read(f"{data}/syntax/gum/en_gum-free-train.conllu"),
        read_wire(f"{data}/ner/GMB/gmb_kaggle.conll", WIRE_SENTENCES)])
    print(len(lines), "places,", len(names), "features")
    names, w, bias = train(names, lines, labels)
    rows = sorted((*f, round(x * 100)) for f, x in zip(names, w) if round(x * 100))
    with open(out, "w", encoding="utf8") as f:
        f.write("# Weights of the places where a sentence ends: their sum, with the bias, is above 0 where one does.\n"
                "# Source: trained by seeds/models/train/sentence-ends.py on the training parts of UD English EWT and GUM\n"
                "# (CC BY-SA 4.0) and wire news of the Groningen Meaning Bank (public domain): this file is CC BY-SA 4.0.\n"
                "# feature: see Sources/Prose/SentenceFeatures.swift; weight: in hundredths\n"
                "feature\tfirst\tsecond\tweight\n")
        lines = ["\t".join(map(str, r)) for r in [("bias", "", "", round(bias * 100))] + rows]
        f.write("\n".join(sorted(lines, key=str.encode)) + "\n")
    weights = {r[:3]: r[3] / 100 for r in rows}; bias = round(bias * 100) / 100
    print(len(rows), "weights,", os.path.getsize(out), "bytes")
    for path in sys.argv[3:]: print(path.split("/")[-1], *(f"{s:+}: {score(path, weights, bias, s):.2f}" for s in (-.5, 0, .5, 1)))
