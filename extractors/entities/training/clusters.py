"""German Brown clusters as static vectors: what a small model cannot learn from a few thousand sentences.

A Brown cluster is a path in a binary tree of words; words that share the beginning of their paths are used alike.
Each of five prefixes of the path gives 16 numbers that are random but the same for every word with that prefix, so
two words are the closer the longer they go the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.vectors import Vectors

PREFIXES = (4, 6, 8, 10, 32)  # bits; the last is the whole path
WIDTH = 16  # numbers per prefix
WORDS = 400_000  # the most frequent; the rest would cost bytes and is hardly ever met


def cluster_vectors(
    nlp: Language, cluster: Mapping[str, float], probability: Mapping[str, float], *, words: int = WORDS
) -> None:
    """Puts the vectors into the vocabulary: one row per cluster, frequent words pointing at it."""
    numbers = sorted({int(c) for c in cluster.values()})
    table = np.stack([_row(number) for number in numbers])
    row_of = {number: row for row, number in enumerate(numbers)}
    frequent = sorted(cluster, key=lambda word: -probability.get(word, -99.0))[:words]
    vectors = Vectors(strings=nlp.vocab.strings, data=table, name="de_brown_clusters")
    for word in frequent:
        vectors.key2row[get_string_id(word)] = row_of[int(cluster[word])]
    nlp.vocab.vectors = vectors


def _row(number: int) -> npt.NDArray[np.float32]:
    """The vector of a cluster; its number is the path, the first step in the lowest bit."""
    parts = []
    for bits in PREFIXES:
        prefix = number & ((1 << bits) - 1)
        rng = np.random.default_rng([bits, prefix])
        parts.append(rng.standard_normal(WIDTH))
    row: npt.NDArray[np.float32] = (np.concatenate(parts) / np.sqrt(WIDTH)).astype(np.float32)
    return row


def save(nlp: Language, path: Path) -> None:
    path.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(path)
