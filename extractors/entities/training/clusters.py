"""German Brown clusters as static vectors: what a small model cannot learn from a few thousand sentences.

A Brown cluster is a path in a binary tree of words; words that share the beginning of their paths are used alike.
Each of five prefixes of the path gives 12 numbers that are random but the same for every word with that prefix, so
two words are the closer the longer they go the same way. Behind them stands what the lists know of the word: whether
it is a given name, a surname, a place, how frequent it is, and whether it is written small as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.vectors import Vectors

from extractors.entities.gazetteer import given_names, is_surname, places
from extractors.entities.plausible import CLUSTER_COLUMNS
from extractors.values.name_lists import given_name_weight

PREFIXES = (4, 6, 8, 10, 32)  # bits; the last is the whole path
WIDTH = CLUSTER_COLUMNS // len(PREFIXES)  # numbers per prefix
WORDS = 400_000  # the most frequent; the rest would cost bytes and is hardly ever met
NO_CLUSTER = -1
STEPS = (-9.0, -11.5, -14.0, -16.5)  # log probability: where a word goes from everyday to rare
Kind = tuple[int, ...]


def cluster_vectors(
    nlp: Language, cluster: Mapping[str, float], probability: Mapping[str, float], *, words: int = WORDS
) -> None:
    """Puts the vectors into the vocabulary: one row per cluster and kind of word, the words pointing at it."""
    frequent = sorted(cluster, key=lambda word: -probability.get(word, -99.0))[:words]
    kinds = {
        word: (int(cluster[word]), *_kind(word, probability)) for word in [*frequent, *_names()] if word in cluster
    }
    kinds |= {word: (NO_CLUSTER, *_kind(word, probability)) for word in _names() if word not in cluster}
    rows = {kind: row for row, kind in enumerate(sorted(set(kinds.values())))}
    vectors = Vectors(strings=nlp.vocab.strings, data=np.stack([_row(k) for k in rows]), name="de_brown_clusters")
    for word, kind in kinds.items():
        vectors.key2row[get_string_id(word)] = rows[kind]
    nlp.vocab.vectors = vectors


def _names() -> Iterable[str]:
    """Names that the clusters may lack; surnames are too many to be worth their bytes."""
    clear, doubtful = places()
    return [*sorted(clear), *sorted(doubtful), *sorted(given_names())]


def _kind(word: str, probability: Mapping[str, float]) -> Kind:
    """(given name 0–2, surname, place 0–2, frequency 0–4, written small 0–2) of a word."""
    if not word[:1].isupper():
        return (0, 0, 0, 0, 0)
    clear, doubtful = places()
    given = 2 if word in given_names() else int(given_name_weight(word) > 0)
    place = 2 if word in clear else int(word in doubtful)
    frequency = sum(probability.get(word, -99.0) > step for step in STEPS)
    small = probability.get(word.lower(), -99.0) - probability.get(word, -20.0)
    return (given, int(is_surname(word)), place, frequency, int(small > -4.0) + int(small > -1.0))


def _row(kind: Kind) -> npt.NDArray[np.float32]:
    """The vector of a cluster and kind; the cluster's number is the path, the first step in the lowest bit."""
    cluster, given, surname, place, frequency, small = kind
    parts = [_prefix(bits, cluster & ((1 << bits) - 1)) if cluster >= 0 else np.zeros(WIDTH) for bits in PREFIXES]
    flags = [given / 2, float(given == 2), float(surname), place / 2, float(place == 2), frequency / 4, small / 2]
    row: npt.NDArray[np.float32] = np.concatenate([np.concatenate(parts) / np.sqrt(WIDTH), flags]).astype(np.float32)
    return row


@cache
def _prefix(bits: int, prefix: int) -> npt.NDArray[np.float64]:
    return np.random.default_rng([bits, prefix]).standard_normal(WIDTH)


def save(nlp: Language, path: Path) -> None:
    path.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(path)
