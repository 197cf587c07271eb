"""The corpora of names, their types mapped to ours."""

import collections
import csv
import glob
import gzip
import json
import os
import re

from alignment import align, retokenize, tokenize
from corpora import Sentence, columns
from tags import ALL, O, anywhere, iob_spans, masks
from text import normal, straighten

TITLES = set(
    "mr mrs ms president prime minister dr general gen secretary senator chancellor king queen "
    "pope prince ambassador chief sen rep gov foreign justice judge colonel lieutenant governor "
    "mayor sir lord chairman spokesman defense vice deputy premier former".split()
)


def strip_titles(words, a, b):
    """The start of a person's name without titles."""
    while a < b - 1 and words[a].lower().rstrip(".") in TITLES:
        a += 1
    return a


class Names:
    """The corpora of names, their types mapped to ours."""

    def __init__(self, data, gazetteer):
        self.data, self.gazetteer = data, gazetteer

    def locate(self, forms, others=("place",)):
        """A location is a country when the gazetteer says so."""
        p = [normal(f) for f in forms]
        p = p[1:] if p[:1] == ["the"] else p
        return ("country",) if self.gazetteer.is_country(p) else tuple(others)

    def gold(self, path, kinds, outside, split=None, limit=120):
        """A corpus with columns; kinds: label → types, or 'location'."""
        for words, tags in columns(path, split):
            forms, spans = retokenize(words, iob_spans(tags))
            out = []
            for a, b, k in spans:
                ks = kinds.get(k)
                if ks == "location":
                    ks = self.locate(forms[a:b], ("place", "facility"))
                if ks:
                    out.append((a, b, ks))
            out = [
                (strip_titles(forms, a, b) if ks == ("person",) else a, b, ks) for a, b, ks in out
            ]
            ms = [
                m if m != outside or f[0].isupper() else O
                for f, m in zip(forms, masks(len(forms), out, outside))
            ]
            ms = [
                ALL if f[0] == "@" or i and forms[i - 1] == "@" else m
                for i, (f, m) in enumerate(zip(forms, ms))
            ]
            if len(forms) <= limit:
                yield Sentence(forms=forms, names=ms, weight=1.0)

    def small_sets(self):
        """wikigold, BTC, WNUT17."""
        d, other = os.path.join(self.data, "ner"), ("group", "product", "event", "law", "work")
        free = O | anywhere(other)
        misc = ("group", "product", "event", "law", "work")
        for f in glob.glob(os.path.join(d, "wikigold", "CONLL-format", "data", "*")):
            yield from self.gold(
                f,
                {"PER": ("person",), "ORG": ("organization",), "LOC": "location", "MISC": misc},
                O,
            )
        yield from self.gold(
            os.path.join(d, "BTC", "btc.train"),
            {"PER": ("person",), "ORG": ("organization",), "LOC": "location"},
            free,
            "\t",
        )
        yield from self.gold(
            os.path.join(d, "WNUT17", "wnut17train.conll"),
            {
                "person": ("person",),
                "location": "location",
                "corporation": ("organization",),
                "group": ("organization", "group"),
                "product": ("product",),
                "creative-work": ("work", "law"),
            },
            O | anywhere(("group", "event", "law")),
            "\t",
        )

    def politics(self):
        """CrossNER politics, its train part."""
        d, misc = os.path.join(self.data, "ner"), ("group", "product", "event", "law", "work")
        yield from self.gold(
            os.path.join(d, "crossner", "politics", "train.txt"),
            {
                "politician": ("person",),
                "person": ("person",),
                "organisation": ("organization",),
                "politicalparty": ("organization",),
                "country": ("country",),
                "location": "location",
                "election": ("event",),
                "event": ("event",),
                "misc": misc,
            },
            O | anywhere(("group", "product", "law", "work")),
            "\t",
        )

    def silver(self):
        """source → list of (text, spans by character with our types)."""
        kinds = {
            "PERSON": ("person",),
            "ORG": ("organization",),
            "NORP": ("group",),
            "FAC": ("facility",),
            "LOC": ("place",),
            "PRODUCT": ("product",),
            "EVENT": ("event",),
            "LAW": ("law",),
            "WORK_OF_ART": ("work",),
            "GPE": "gpe",
        }
        out = collections.defaultdict(list)
        with gzip.open(
            os.path.join(self.data, "ner", "silver", "ner_silver.jsonl.gz"), "rt", encoding="utf8"
        ) as f:
            for line in f:
                d = json.loads(line)
                spans = []
                for a, b, k in d["ents"]:
                    ks = kinds.get(k)
                    if not ks:
                        continue
                    s = (
                        straighten(d["text"][a:b])
                        if len(straighten(d["text"][a:b])) == b - a
                        else d["text"][a:b]
                    )
                    m = re.match(r"(?i)(the|a|an)\s+", s)
                    a += m.end() if m else 0
                    b -= 2 if s.endswith("'s") else 0
                    spans.append((a, b, self.locate(d["text"][a:b].split()) if ks == "gpe" else ks))
                out[d["source"]].append((d["text"], spans))
        return out

    def gmb(self):
        """GMB sentences: words and spans with our types, persons without titles."""
        kinds = {
            "per": ("person",),
            "org": ("organization",),
            "art": ("product", "work", "law", "facility"),
            "eve": ("event",),
        }
        for words, tags in columns(os.path.join(self.data, "ner", "GMB", "gmb_kaggle.conll"), "\t"):
            out = []
            for a, b, k in iob_spans(tags):
                if k == "per":
                    a = strip_titles(words, a, b)
                if words[a].lower() == "the" and b - a > 1:
                    a += 1
                if k == "geo":
                    ks = self.locate(words[a:b], ("place",))
                elif k == "gpe":
                    ks = self.locate(words[a:b], ("group",))
                else:
                    ks = kinds.get(k)
                if ks:
                    out.append((a, b, ks))
            yield words, out

    def consensus(self):
        """GMB and the silver labels on it: where they agree hard, else either; but the silver ones alone
        for the types that GMB hardly has, where it sees no other name.
        """
        rare = anywhere(("facility", "product", "event", "law", "work"))
        silver = self.silver_cache["gmb-voa"]
        for (words, spans), (text, chars) in zip(self.gmb(), silver):
            forms, spans = retokenize(words, spans)
            other = align(forms, text, chars)
            if other is None or len(forms) > 100:
                continue
            a, b = masks(len(forms), spans), masks(len(forms), other)
            names = [y if x == O and y & rare else x | y for x, y in zip(a, b)]
            yield Sentence(forms=forms, names=names, weight=0.4)

    def digitalgov(self, share, rng):
        for text, chars in self.silver_cache["digitalgov"]:
            if rng.random() < share:
                forms = tokenize(text)
                spans = align(forms, text, chars)
                if spans is not None and 3 <= len(forms) <= 80:
                    hard = masks(len(forms), spans)
                    yield Sentence(
                        forms=forms,
                        names=[m if m == O else m | O for m in hard],
                        weight=0.5,
                        silver=hard,
                    )

    def re3d(self):
        kinds = {
            "Organisation": ("organization", "group"),
            "Location": "location",
            "Person": ("person",),
            "Nationality": ("group",),
            "MilitaryPlatform": ("product",),
            "Weapon": ("product",),
            "Vehicle": ("product",),
            "DocumentReference": ("law", "work"),
        }
        for folder in sorted(glob.glob(os.path.join(self.data, "ner", "re3d", "*", ""))):
            docs = {
                d["_id"]: d["text"]
                for d in map(json.loads, open(folder + "documents.json", encoding="utf8"))
            }
            ents = collections.defaultdict(list)
            for e in map(json.loads, open(folder + "entities.json", encoding="utf8")):
                if e["confidence"] >= 0.5 and e["type"] in kinds:
                    ents[e["documentId"]].append((e["begin"], e["end"], e["type"]))
            for i, text in docs.items():
                yield from self._re3d(text, ents[i], kinds)

    def _re3d(self, text, ents, kinds):
        for m in re.finditer(r"[^\n]+?(?:[.!?][\"”']?(?=\s+[A-Z\"“])|(?=\n)|$)", text):
            a, b = m.start(), m.end()
            forms = tokenize(text[a:b])
            if not 3 <= len(forms) <= 80:
                continue
            taken, spans, free = [], [], []
            for s, e, k in sorted(
                (x for x in ents if a <= x[0] and x[1] <= b), key=lambda x: x[0] - x[1]
            ):
                t = re.match(r"(?i)(the|a|an)\s+", text[s:e])
                s += t.end() if t else 0
                if any(s < y and x < e for x, y in taken):
                    continue
                taken.append((s, e))
                w = text[s:e].split()
                at = strip_titles(w, 0, len(w)) if k == "Person" else 0
                s, w = s + len(" ".join(w[:at])) + (at > 0), w[at:]
                named = (
                    w
                    and all(
                        x[0].isupper() or x in ("of", "the", "and", "al", "for", "-") for x in w
                    )
                    and w[0].lower()
                    not in (
                        "he",
                        "she",
                        "it",
                        "they",
                        "we",
                        "his",
                        "her",
                        "their",
                        "our",
                        "i",
                        "secretary",
                        "minister",
                        "president",
                        "northern",
                    )
                )
                ks = self.locate(w, ("place", "facility")) if kinds[k] == "location" else kinds[k]
                (spans if named else free).append((s - a, e - a, ks))
            spans, free = align(forms, text[a:b], spans), align(forms, text[a:b], free)
            if spans is None or free is None:
                continue
            ms = masks(len(forms), spans)
            for x, y, _ in free:
                ms[x:y] = [ALL] * (y - x)
            yield Sentence(forms=forms, names=ms, weight=0.5)

    def label_trees(self, trees, source, gum=None):
        """Names for the tree banks' train sentences: silver as partial labels, with GUM's own
        mentions where there are some.
        """
        silver = {re.sub(r"\s+", "", straighten(t)): (t, s) for t, s in self.silver_cache[source]}
        main = ("person", "organization", "country", "place", "facility")
        for s in trees:
            text, chars = silver.get(re.sub(r"\s+", "", straighten(s.text)), ("", None))
            spans = align(s.forms, text, chars) if chars is not None else None
            if spans is None:
                continue
            if gum is not None:
                own = masks(len(s.forms), self.gum_spans(s, gum.get(s.key, ())))
                s.names = [a | b for a, b in zip(own, masks(len(s.forms), spans))]
                s.weight = 1.0
            else:
                s.silver = masks(len(s.forms), spans)
                s.names = [
                    m if p == "PROPN" or m == O else m | O
                    for m, p in zip(
                        masks(
                            len(s.forms),
                            [
                                (a, b, ks if set(ks) - set(main) else set(ks) | set(main))
                                for a, b, ks in spans
                            ],
                        ),
                        s.upos,
                    )
                ]
                s.names = [
                    m | anywhere(main)
                    if p == "PROPN" and m == O and not re.search("[@/]|www", f)
                    else m
                    for m, p, f in zip(s.names, s.upos, s.forms)
                ]
                s.weight = 0.5

    def gum_mentions(self):
        out = collections.defaultdict(list)
        rows = csv.DictReader(
            open(os.path.join(self.data, "ner", "gum", "gum_entities.tsv"), encoding="utf8"),
            delimiter="\t",
            quoting=csv.QUOTE_NONE,
        )
        for r in rows:
            if r["split"] == "train" and r["head_upos"] == "PROPN":
                out[r["sent_id"]].append((int(r["start_tok"]) - 1, int(r["end_tok"]), r["type"]))
        return out

    def gum_spans(self, s, mentions):
        """The names inside GUM's mentions: the run of proper nouns (joined by of, the, and) around
        the head.
        """
        kinds = {
            "person": ("person",),
            "organization": ("organization",),
            "event": ("event",),
            "place": "location",
            "object": ("product", "work", "facility"),
            "abstract": ("work", "law", "group", "event", "product"),
        }
        spans, taken = [], set()
        for a, b, k in sorted(mentions, key=lambda m: m[1] - m[0]):
            if k not in kinds:
                continue
            heads = [i for i in range(a, b) if not a <= s.heads[i] - 1 < b]
            if not heads or s.upos[heads[0]] != "PROPN":
                continue
            lo = hi = heads[0]
            proper = lambda i: (
                s.upos[i] == "PROPN"
                or s.forms[i][:1].isupper()
                and s.upos[i] in ("NOUN", "ADJ", "VERB", "NUM")
            )
            while lo > a and (
                proper(lo - 1) or s.forms[lo - 1] == "-" and lo - 2 >= a and proper(lo - 2)
            ):
                lo -= 1
            while hi < b - 1:
                if proper(hi + 1) or s.forms[hi + 1] == "-" and hi + 2 < b and proper(hi + 2):
                    hi += 1
                elif (
                    s.forms[hi + 1].lower() == "of"
                    and hi + 2 < b
                    and proper(hi + 2)
                    and k in ("organization", "event", "abstract")
                ):
                    hi += 2
                else:
                    break
            if any(i in taken for i in range(lo, hi + 1)):
                continue
            taken.update(range(lo, hi + 1))
            ks = kinds[k]
            spans.append(
                (
                    lo,
                    hi + 1,
                    self.locate(s.forms[lo : hi + 1], ("place", "facility"))
                    if ks == "location"
                    else ks,
                )
            )
        return spans
