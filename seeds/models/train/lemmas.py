"""Lemmas by rule: the rule of a form is looked up by (form, class), else by its longest known
suffix in the class.

A rule is (code points to strip, text to add, keep the case). A class is the part of speech and its inflection.
"""

import collections
import gzip
import os

from text import lower, straighten

UPOS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)
INFLECTIONS = 10
SUFFIX_MAX = 5


def inflection(bundle):
    """0 base, 1 plural, 2 past, 3 past participle, 4 -ing, 5 third person, 6 comparative, 7
    superlative, 8 accusative, 9 possessive.
    """
    f = set(bundle.split("|"))
    if "Degree=Cmp" in f or "Degree=Sup" in f:
        return 6 if "Degree=Cmp" in f else 7
    if "Poss=Yes" in f or "Case=Acc" in f:
        return 9 if "Poss=Yes" in f else 8
    if "VerbForm=Ger" in f or "VerbForm=Part" in f and "Tense=Pres" in f:
        return 4
    if "Tense=Past" in f:
        return 3 if "VerbForm=Part" in f else 2
    if "VerbForm=Fin" in f and "Person=3" in f and "Number=Sing" in f and "Tense=Pres" in f:
        return 5
    return 1 if "Number=Plur" in f and not any(x.startswith("VerbForm") for x in f) else 0


def small(form):
    return "".join(chr(lower(ord(c))) for c in straighten(form))


def rule(form, lemma, cased=True):
    """(strip, add, keep) that makes the lemma of the form; `cased` lets it keep the form's
    capitals.
    """
    lemma = straighten(lemma)
    best = None
    for keep, base in ((False, small(form)), (True, straighten(form)))[: 2 if cased else 1]:
        n = 0
        while n < min(len(base), len(lemma)) and base[n] == lemma[n]:
            n += 1
        r = (len(base) - n, lemma[n:], keep)
        if best is None or r[0] + len(r[1]) < best[0] + len(best[1]):
            best = r
    return best


def apply(r, form):
    base = straighten(form) if r[2] else small(form)
    return base[: len(base) - r[0]] + r[1]


class Lemmas:
    """rules: list; forms: (small form, class) → rule number; suffixes: (suffix, class) → rule
    number.
    """

    def __init__(self, trees, data):
        votes = collections.defaultdict(collections.Counter)
        for s in trees:
            for f, l, u, m in zip(s.forms, s.lemmas, s.upos, s.morph):
                if l != "_" and len(small(f)) < 40:
                    votes[small(f), UPOS.index(u) * INFLECTIONS + inflection(m)][
                        rule(f, l, u != "PRON")
                    ] += 2
        self._lemminflect(votes, os.path.join(data, "syntax", "lemma"))
        self._build(votes)

    def _lemminflect(self, votes, folder):
        for line in gzip.open(os.path.join(folder, "lemma_lu.csv.gz"), "rt", encoding="utf8"):
            form, pos, lemma = line.strip().split(",")
            lemma, u = (
                lemma.split("/")[0],
                {"noun": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV"}.get(pos),
            )
            if u is None or form == lemma and u in ("ADJ", "ADV"):
                continue
            if u == "NOUN":
                classes = (1,) if form != lemma else (0,)
            elif u == "VERB":
                classes = (
                    (0,)
                    if form == lemma
                    else (4,)
                    if form.endswith("ing")
                    else (5,)
                    if form.endswith("s")
                    else (2, 3)
                )
            else:
                classes = (6,) if form.endswith("r") else (7,)
            if u == "NOUN" and form[:1].isupper():
                u = "PROPN"
            for c in classes:
                votes[small(form), UPOS.index(u) * INFLECTIONS + c][rule(form, lemma)] += 1

    def _build(self, votes):
        number = {}
        chosen = {k: c.most_common(1)[0][0] for k, c in votes.items()}
        by_suffix = collections.defaultdict(collections.Counter)
        for (f, c), r in chosen.items():
            for n in range(0, min(SUFFIX_MAX, len(f) - 1) + 1):
                by_suffix[f[len(f) - n :], c][r] += 1
        best = {k: c.most_common(1)[0] for k, c in by_suffix.items()}
        self.suffixes, self.forms = {}, {}
        for suffix, c in sorted(best, key=lambda k: len(k[0])):
            r, n = best[suffix, c]
            if suffix == "" or n >= 2 and self._longest(suffix, c) != r:
                self.suffixes[suffix, c] = r
        for (f, c), r in chosen.items():
            if self._longest(f, c) != r or r[0] >= len(f):
                self.forms[f, c] = r
        for d in (self.suffixes, self.forms):
            for k, r in d.items():
                d[k] = number.setdefault(r, len(number))
        self.rules = list(number)

    def _longest(self, form, c):
        """Only while building: the rule itself of the longest suffix."""
        for n in range(min(SUFFIX_MAX, len(form)), -1, -1):
            r = self.suffixes.get((form[len(form) - n :], c))
            if r is not None:
                return r
        return None

    def lemma(self, form, upos, bundle):
        f, c = small(form), UPOS.index(upos) * INFLECTIONS + inflection(bundle)
        r = self.forms.get((f, c))
        if r is None:
            r = self._longest(f, c)
            if r is None or self.rules[r][0] >= len(f):
                return straighten(form) if upos in ("PROPN", "X") else small(form)
        return apply(self.rules[r], form)
