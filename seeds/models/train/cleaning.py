"""Faults of the name labels that a rule can mend: titles inside persons, portfolios as organisations,
countries as organisations, summits as places.
"""

import re

import numpy as np

from augmentation import hard_spans
from tags import ALL, O, TYPES, bits, masks
from text import normal

PORTFOLIOS = set(
    "defense defence justice treasury interior information transportation state commerce labor energy "
    "agriculture education finance foreign health oil trade intelligence transport planning".split()
)
OFFICES = {"secretary", "minister", "secretaries", "ministers"}
MEETING = re.compile("(Summit|Dialogue|Talks|Games|Cup|Olympics|Marathon|Festival)$")
TITLES = set(
    "president minister general gen. col. secretary senator sen. rep. gov. chancellor ambassador "
    "ayatollah mullah the mr. mrs. ms. dr. prime foreign defense chairman spokesman u.s. u.n. deputy "
    "vice former".split()
)
ALONE = O | bits(TYPES, "S")  # tags that leave the neighbours free


def mended(forms, names, gazetteer):
    """Allowed tags as the rules have them."""
    words, out = [normal(f) for f in forms], list(map(int, names))
    for a, b, kind in hard_spans(names):
        start, other = a, kind
        if kind == "person":
            if words[a] in ("of", "for"):  # "of State Antony Blinken": nobody knows where it starts
                out[a:b] = [ALL] * (b - a)
                continue
            while start < b - 1 and words[start] in TITLES:
                start += 1
        elif kind == "organization" and gazetteer.is_country(words[a:b]):
            other = "country"
        elif kind in ("organization", "place", "facility") and MEETING.search(forms[b - 1]):
            other = "event" if b - a > 1 else kind
        elif kind == "place" and words[a:b] == ["america"]:
            other = "country"
        if (start, other) != (a, kind):
            out[a:start] = [O] * (start - a)
            out[start:b] = masks(b - start, [(0, b - start, (other,))])
    for i, w in enumerate(words):
        if w in PORTFOLIOS and out[i] != ALL and portfolio_in_title(words, out, i):
            if all(m & ALONE for m in out[max(i - 1, 0) : i + 2]):
                out[i] = O
    return out


def portfolio_in_title(words, names, i):
    """Defense in "Defense Secretary", State in "Secretary of State", where no longer name has it."""
    before = i > 0 and bool(names[i - 1] & ~O)
    if i + 1 < len(words) and words[i + 1] in OFFICES:
        return not before
    after = i + 1 < len(words) and bool(names[i + 1] & ~O) and not names[i + 1] & O
    return i > 1 and words[i - 1] == "of" and words[i - 2] in OFFICES and not before and not after


def mend(sets, encoder):
    """All examples, in place."""
    vocabulary = list(encoder.forms)
    for e in (e for examples in sets.values() for e in examples):
        for target in ("names", "silver"):
            old = getattr(e, target)
            if old is not None and (old != O).any():
                new = mended([vocabulary[i] for i in e.forms], old, encoder.gazetteer)
                setattr(e, target, np.array(new, np.int64))
