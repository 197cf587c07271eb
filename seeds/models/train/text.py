"""Text normalisation and the features of a word form: the same rules as
Sources/Language/WordForm.swift.

Everything works on Unicode code points, without Unicode tables, so that Python and Swift agree to
the bit.
"""

QUOTES = {
    0x2018: "'",
    0x2019: "'",
    0x201A: "'",
    0x201B: "'",
    0x60: "'",
    0xB4: "'",
    0x2032: "'",
    0x201C: '"',
    0x201D: '"',
    0x201E: '"',
    0x201F: '"',
    0xAB: '"',
    0xBB: '"',
    0x2033: '"',
    0x2026: "...",
    0x2010: "-",
    0x2011: "-",
    0x2015: "\u2014",
    0xAD: None,
    0x200B: None,
    0x200C: None,
    0x200D: None,
    0x2060: None,
    0xFEFF: None,
}


def straighten(form):
    """Typographic quotes, ellipses and odd hyphens → ASCII; '' and `` → "; without soft hyphens and
    joiners.
    """
    s = form.translate(QUOTES)
    return '"' if s == "''" else s


def lower(cp):
    """Lower-case code point: ASCII, Latin-1, Latin Extended-A, basic Greek and Cyrillic; others as
    they are.
    """
    if cp < 0x80:
        return cp + 32 if 65 <= cp <= 90 else cp
    if 0xC0 <= cp <= 0xDE:
        return cp if cp == 0xD7 else cp + 32
    if 0x100 <= cp <= 0x17F:
        if 0x139 <= cp <= 0x148 or 0x179 <= cp <= 0x17E:
            return cp + 1 if cp & 1 else cp
        if cp in (0x130, 0x131, 0x138, 0x149, 0x178, 0x17F):
            return cp
        return cp if cp & 1 else cp + 1
    if 0x391 <= cp <= 0x3A9 or 0x410 <= cp <= 0x42F:
        return cp + 32
    if 0x400 <= cp <= 0x40F:
        return cp + 80
    return cp


def is_letter(cp):
    """ASCII letters, and beyond ASCII all that is not a known block of signs."""
    if cp < 0x80:
        return 65 <= cp <= 90 or 97 <= cp <= 122
    return (
        cp >= 0xC0
        and cp not in (0xD7, 0xF7)
        and not 0x2000 <= cp <= 0x2BFF
        and not 0x3000 <= cp <= 0x303F
        and cp < 0x1F000
    )


def is_upper(cp):
    return lower(cp) != cp


def normal(form):
    """Straight, lower-cased, digits as 0: the key of the word table and the base of the affixes."""
    return "".join("0" if "0" <= c <= "9" else chr(lower(ord(c))) for c in straighten(form))


def shape(form):
    """X upper, x lower, d digit, other code points themselves; runs cut to 3, at most 8 in all."""
    out = []
    for c in straighten(form):
        cp = ord(c)
        k = "d" if 48 <= cp <= 57 else c if not is_letter(cp) else "X" if is_upper(cp) else "x"
        if len(out) >= 3 and out[-1] == out[-2] == out[-3] == k:
            continue
        out.append(k)
        if len(out) == 8:
            break
    return "".join(out)


TABLES = ("word", "ends", "prefix2", "prefix3", "suffix2", "suffix3", "suffix4", "shape")


def keys(form):
    """The keys of a form in the eight tables, in the order of TABLES."""
    n = normal(form) or "_"
    return n, n[0] + n[-1], n[:2], n[:3], n[-2:], n[-3:], n[-4:], shape(form)


def sentence_case(forms):
    """0 mixed, 1 capitals only, 2 headline (most words capitalised), 3 no capitals; over words with
    letters.
    """
    up = caps = n = 0
    for f in forms:
        if len(f) > 0 and is_letter(ord(f[0])):
            n += 1
            if is_upper(ord(f[0])):
                up += 1
                if all(is_upper(ord(c)) or not is_letter(ord(c)) for c in f):
                    caps += 1
    if n < 3:
        return 0
    return 1 if caps * 10 >= n * 8 else 2 if up * 10 >= n * 6 else 3 if up == 0 else 0


MASK = (1 << 64) - 1


def hash64(key, seed):
    """FNV-1a over code points from a seed for each table, then a final mix: the key in the exported
    tables.
    """
    h = (0xCBF29CE484222325 ^ (seed * 0x9E3779B97F4A7C15)) & MASK
    for c in key:
        h = ((h ^ ord(c)) * 0x100000001B3) & MASK
    h ^= h >> 32
    h = (h * 0xD6E8FEB86659FD93) & MASK
    return (h ^ (h >> 32)) or 1


PREFIXES = set(
    "anti auto bi co counter cross de e eco ex extra hyper inter intra mega meta micro mid mini "
    "mis mono multi neo non pan para poly post pre pro pseudo re semi sub super tele trans tri "
    "ultra un uni".split()
)


def split_hyphens(form):
    """UD English splits words at hyphens and slashes between letters, but not after a prefix
    (anti-war).
    """
    out, start = [], 0
    if "/" not in form and "-" not in form or "@" in form or "://" in form or "www." in form:
        return [form]
    for i, c in enumerate(form):
        if (
            c in "-/"
            and 0 < i < len(form) - 1
            and is_letter(ord(form[i - 1]))
            and is_letter(ord(form[i + 1]))
        ):
            if c == "-" and form[start:i].lower() in PREFIXES:
                continue
            if i > start:
                out.append(form[start:i])
            out.append(c)
            start = i + 1
    out.append(form[start:])
    return out
