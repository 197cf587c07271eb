"""Tags of names (BIOES) and the sets of them that a token may have.

The sets are bit masks: one bit is a hard label, several are a partial label.
"""

TYPES = (
    "person",
    "organization",
    "country",
    "place",
    "group",
    "facility",
    "product",
    "event",
    "law",
    "work",
)
O, ALL = 1, (1 << (1 + 4 * len(TYPES))) - 1


def tag(kind, position):
    """The number of a tag: 0 is O, else 1 + 4·type + B, I, E, S."""
    return 1 + 4 * TYPES.index(kind) + "BIES".index(position)


def bits(kinds, position):
    return sum(1 << tag(k, position) for k in kinds)


def anywhere(kinds):
    return sum(bits(kinds, p) for p in "BIES")


def masks(length, spans, outside=O):
    """Allowed tags a token; spans: (start, end, kinds)."""
    out = [outside] * length
    for a, b, kinds in spans:
        for i in range(a, b):
            p = "S" if b - a == 1 else "B" if i == a else "E" if i == b - 1 else "I"
            out[i] = bits(kinds, p)
    return out


def iob_spans(tags):
    """Spans of IOB1, IOB2 tags."""
    spans, cur = [], None
    for i, t in enumerate(tags):
        kind = t[2:]
        if t[:2] == "B-" or t[:2] == "I-" and (cur is None or cur[2] != kind):
            cur = [i, i + 1, kind]
            spans.append(cur)
        elif t[:2] == "I-":
            cur[1] = i + 1
        else:
            cur = None
    return [tuple(s) for s in spans]
