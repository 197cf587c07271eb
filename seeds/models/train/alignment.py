"""Words of the tree banks' kind out of raw text and of other corpora, and spans that follow them."""

import re

from text import split_hyphens, straighten


def retokenize(words, spans):
    """Splits words at hyphens as the tree banks do; spans (start, end, kind) follow."""
    forms, first = [], []
    for w in words:
        first.append(len(forms))
        forms += split_hyphens(w)
    first.append(len(forms))
    return forms, [(first[a], first[b], k) for a, b, k in spans]


def align(forms, text, chars):
    """Spans by character → spans by token, or None where the tokens do not fit the text."""
    if chars is None:
        return None
    t, pos, edges = straighten1(text), 0, []
    for f in forms:
        f = straighten1(f)
        i = t.find(f, pos)
        if i < 0 or i > pos + 3:
            return None
        edges.append((i, i + len(f)))
        pos = i + len(f)
    out = []
    for a, b, k in chars:
        inside = [j for j, (x, y) in enumerate(edges) if x < b and a < y]
        if inside:
            out.append((inside[0], inside[-1] + 1, k))
    return out


def straighten1(text):
    """Straight quotes without a change of length."""
    return "".join(
        c if len(straighten(c)) != 1 else straighten(c)
        for c in text.replace("''", '" ').replace("``", '" ')
    )


WORD = re.compile(
    r"https?://\S+|[\w.+-]+@[\w-]+\.[\w.]+|(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gen|Col|Sen|Rep|Gov|Lt|Sgt|St|Jr|Inc|Corp|Co|Ltd|No|vs|"
    r"Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.|\d[\d,.:/]*\d|\w+(?:-\w+)*|\.\.+|--+|\S"
)


def tokenize(text):
    """A rough tokenizer in UD style, for the corpora that have none."""
    text = re.sub(r"(\w)(n['’]t)\b", r"\1 \2", text)
    out = []
    for w in re.findall(r"['’](?:s|re|ve|ll|d|m)\b|n['’]t\b|" + WORD.pattern, text):
        out += split_hyphens(w)
    return out
