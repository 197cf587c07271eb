"""Numbers for the features of forms, from counts in the training text; row 0 of each table is the
unknown.
"""

import collections
import os

import numpy as np

from text import TABLES, keys

MINIMUM = {
    "word": 2,
    "ends": 3,
    "prefix2": 3,
    "prefix3": 4,
    "suffix2": 3,
    "suffix3": 4,
    "suffix4": 6,
    "shape": 3,
}
NAMES_MINIMUM = 5
GLOVE_ROWS = 60_000


class Vocabulary:
    """tables: name → {key: row}; glove: normal form → row of `vectors` (row 0 is zero)."""

    def __init__(self, tree_sentences, name_sentences, data):
        trees, names = collections.Counter(), collections.Counter()
        for s in tree_sentences:
            trees.update(s.forms)
        for s in name_sentences:
            names.update(s.forms)
        counts = {t: collections.Counter() for t in TABLES}
        extra = collections.Counter()
        for form, n in trees.items():
            for t, k in zip(TABLES, keys(form)):
                counts[t][k] += n
        for form, n in names.items():
            ks = keys(form)
            extra[ks[0]] += n
            for t, k in zip(TABLES[1:], ks[1:]):
                counts[t][k] += n / 3
        self.tables = {}
        for t in TABLES:
            ks = {k for k, n in counts[t].items() if n >= MINIMUM[t]}
            if t == "word":
                ks |= {k for k, n in extra.items() if n >= NAMES_MINIMUM}
            self.tables[t] = {k: i + 1 for i, k in enumerate(sorted(ks))}
        self._glove(os.path.join(data, "ner", "glove"))

    def _glove(self, folder):
        words = open(os.path.join(folder, "vocab.txt"), encoding="utf8").read().split("\n")
        vectors = (
            np.fromfile(os.path.join(folder, "vectors_50d_f16le.bin"), dtype="<f2")
            .reshape(-1, 50)
            .astype(np.float32)
        )
        self.glove, rows = {}, [np.zeros(50, np.float32)]
        for i, w in enumerate(words[: len(vectors)]):
            k = keys(w)[0]
            known = k in self.tables["word"]
            if k not in self.glove and (i < GLOVE_ROWS or known):
                self.glove[k] = len(rows)
                rows.append(vectors[i])
        self.vectors = np.stack(rows)
        self.vectors /= self.vectors.std()

    def row(self, form):
        """The rows of a form in the eight tables, then its GloVe row."""
        ks = keys(form)
        return [self.tables[t].get(k, 0) for t, k in zip(TABLES, ks)] + [self.glove.get(ks[0], 0)]
