"""Names in the training text changed for invented ones, and titles put before persons."""

import collections
import os
import re

from corpora import Sentence
from gazetteer import CLASSES, FIRST, LAST
from tags import O, TYPES, bits, masks
from text import normal

SWAPPED = ("person", "organization", "event", "law", "facility", "place", "country")
KINDS_OF_SLOTS = {
    "country": "country",
    "people": "group",
    "region": "place",
    "city": "place",
    "ministry": "organization",
}
SMALL = {"of", "the", "and", "de", "la", "del", "al", "du", "da", "do", "-", "'s", "on", "in"}
COMMON_NAMES = 2000


def capitals(phrase):
    return [w if i and w in SMALL else w[:1].upper() + w[1:] for i, w in enumerate(phrase)]


def hard_spans(names):
    """(start, end, kind) of the names that are certain to a tag."""
    out, start = [], None
    for i, m in enumerate(names):
        m = int(m)
        t = m.bit_length() - 1 if m & (m - 1) == 0 else -1
        if t <= 0:
            start = None
            continue
        kind, place = TYPES[(t - 1) // 4], "BIES"[(t - 1) % 4]
        if place in "BS":
            start = i
        if place in "ES" and start is not None:
            out.append((start, i + 1, kind))
            start = None
    return out


class Augmentation:
    """Draws names from the patterns of compositions.tsv and the gazetteer."""

    def __init__(self, gazetteer, rng):
        self.rng, self.lists = rng, collections.defaultdict(list)
        path = os.path.join(os.path.dirname(__file__), "compositions.tsv")
        for line in open(path, encoding="utf8"):
            if not line.startswith("#") and not line.startswith("kind\t"):
                kind, text = line.rstrip("\n").split("\t")
                self.lists[kind] += text.split("|")
        for p, c in sorted(gazetteer.phrases.items()):
            kind = {
                "country": "country",
                "people": "people",
                "region": "region",
                "city": "city",
            }.get(CLASSES[c])
            plural = kind == "people" and p[-1].endswith("s") and not p[-1].endswith("ss")
            if kind and not plural and all(any(x.isalpha() for x in w) or w == "-" for w in p):
                self.lists[kind].append(" ".join(capitals(p)))
        for w, b in gazetteer.names.items():
            for bit, kind in ((FIRST, "first"), (LAST, "last")):
                if b & bit and len(self.lists[kind]) < COMMON_NAMES:
                    self.lists[kind].append(w.capitalize())
        self.lists["initial"] = [c + "." for c in "ABCDEFGHJKLMNPRSTW"]

    def compose(self, kind):
        """Tokens, and the names inside them as (start, end, kind) where a slot is one by itself."""
        words, inside = [], []
        for part in re.findall(r"\{[^}]*\}|[^\s{}]+", self.rng.choice(self.lists[kind])):
            if part[0] != "{":
                words.append(part)
                continue
            slot = part[1:-1]
            own, deeper = self.compose(slot)
            inside += [(a + len(words), b + len(words), k) for a, b, k in deeper]
            if slot in KINDS_OF_SLOTS:
                inside.append((len(words), len(words) + len(own), KINDS_OF_SLOTS[slot]))
            words += own
        return words, inside

    def title(self):
        words, inside = self.compose("title")
        if words[0] in ("U.S.", "U.N."):
            inside.append((0, 1, "country"))
        return words, masks(len(words), [(a, b, (k,)) for a, b, k in inside])

    def name(self, kind, size):
        """A name to put in the place of one of `size` tokens, and its tags."""
        words, _ = self.compose(kind)
        if kind == "person" and size == 1:
            words = words[-1:] if self.rng.random() < 0.8 else words[:1]
        tags = masks(len(words), [(0, len(words), (kind,))])
        if kind == "organization" and len(words) > 2 and self.rng.random() < 0.2:
            letters = "".join(w[0] for w in words if w[0].isupper())
            if len(letters) > 1:
                words, tags = words + ["(", letters, ")"], tags + [O, bits((kind,), "S"), O]
        return words, tags

    def __call__(self, forms, names, share=0.6):
        """A changed copy (forms, names), or None where there is nothing to change."""
        out_forms, out_names, done, changed = [], [], 0, False
        for a, b, kind in hard_spans(names):
            out_forms += forms[done:a]
            out_names += names[done:a]
            own, tags, done = forms[a:b], names[a:b], b
            if kind in SWAPPED and self.rng.random() < share * (1 if b - a > 1 else 0.6):
                own, tags = self.name(kind, b - a)
                changed = True
            before = out_forms[-1] if out_forms else ""
            if kind == "person" and b - a > 1 and self.rng.random() < 0.5:
                if not before or before[0].islower() and normal(before) not in ("the", "a", "of"):
                    words, titles = self.title()
                    out_forms, out_names, changed = out_forms + words, out_names + titles, True
            out_forms, out_names = out_forms + list(own), out_names + list(tags)
        if not changed:
            return None
        return out_forms + forms[done:], out_names + names[done:]

    def examples(self, sources, encoder, count):
        """`count` changed copies of examples of names."""
        out, forms = [], list(encoder.forms)
        while len(out) < count:
            e = self.rng.choice(sources)
            copy = self([forms[i] for i in e.forms], [int(m) for m in e.names])
            if copy and len(copy[0]) <= 100:
                out.append(encoder(Sentence(forms=copy[0], names=copy[1], weight=e.weight)))
        return out
