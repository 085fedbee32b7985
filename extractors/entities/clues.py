"""What the tagger looks at: clues of a word itself, of its neighbours, and of words that stand together.

Every clue is a 64-bit key, the same in training and afterwards. Clues of single words are computed once a word
(`of_word`), clues of neighbours for whole batches at once (`of_neighbours`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from spacy.lang.lex_attrs import word_shape
from spacy.strings import get_string_id

from extractors.entities.word_facts import NOTHING, Facts, facts_of

Keys = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
OFFSETS = (-2, -1, 0, 1, 2)
"""The words whose own clues are looked at for a word, itself in the middle."""
COARSE, FINE = (4, 6, 8, 10), (12, 14, 32)  # bits of a cluster's path; the last is the whole path
NEAR_COARSE, NEAR_FINE = (4, 6, 10), (32,)
BEYOND = -2  # for the cluster of what is beyond a text
DIGIT = re.compile(r"\d")
PRIME = np.uint64(0x9E3779B97F4A7C15)
PAIR_BITS = 1023  # of the clusters in a pair: the first ten steps of the path


class Word(NamedTuple):
    """A word as the tagger sees it."""

    special: tuple[tuple[int, ...], ...]
    """Where it stands at each of `OFFSETS`: the clues that few other words share."""
    general: tuple[tuple[int, ...], ...]
    """Likewise: its shape, its ending, what kind of word it is."""
    cluster: int
    shape: int


def of_word(word: str, *, clusters: bool = True) -> Word:
    """The clues of a word by itself; "" stands for what is before the first and behind the last word.

    Without `clusters` the letters are all that is looked at.
    """
    if not word:
        return Word(((),) * len(OFFSETS), tuple((get_string_id(f"{at} beyond"),) for at in OFFSETS), BEYOND, 0)
    known = facts_of(word) if clusters else NOTHING
    plain, shape = DIGIT.sub("0", word.lower()), word_shape(word)
    own, near = _own(word, plain, shape, known), _near(plain, shape, known)
    special, general = zip(*(_at(at, near if at else own) for at in OFFSETS), strict=True)
    return Word(special, general, known.cluster, get_string_id(shape))


Clues = tuple[list[str], list[str]]
"""(special, general)"""


def _at(offset: int, clues: Clues) -> tuple[tuple[int, ...], tuple[int, ...]]:
    special, general = clues
    return tuple(get_string_id(f"{offset} {c}") for c in special), tuple(
        get_string_id(f"{offset} {c}") for c in general
    )


def _own(word: str, plain: str, shape: str, known: Facts) -> Clues:
    special = [f"word {plain}", *(f"begin {plain[:n]}" for n in (3, 4)), *(f"end {plain[-n:]}" for n in (4, 5))]
    general = [f"begin {plain[:n]}" for n in (1, 2)] + [f"end {plain[-n:]}" for n in (1, 2, 3)]
    general += [f"shape {shape}", f"name {_name(known)}", f"use {known.found} {known.frequency} {known.small}"]
    general += ["hyphen"] * ("-" in word)
    return special + _paths(known, FINE), general + _paths(known, COARSE)


def _near(plain: str, shape: str, known: Facts) -> Clues:
    general = [f"shape {shape}", f"name {_name(known)}", f"end {plain[-3:]}"]
    return [f"word {plain}", *_paths(known, NEAR_FINE)], general + _paths(known, NEAR_COARSE)


def _name(known: Facts) -> str:
    return f"{known.given} {known.surname} {known.place}"


def _paths(known: Facts, depths: tuple[int, ...]) -> list[str]:
    """How the path of the word's cluster begins."""
    return [f"cluster {bits} {known.cluster & ((1 << bits) - 1)}" for bits in depths] if known.cluster >= 0 else []


def of_neighbours(clusters: Numbers, shapes: Keys) -> Keys:
    """Per word, in rows, the keys of the clues that it has together with the words beside it.

    `clusters` and `shapes` hold a row of words with two of what is beyond at both ends; the result leaves those out.
    """
    near = np.asarray(clusters & PAIR_BITS, dtype=np.uint64)
    before, here, after = near[1:-3], near[2:-2], near[3:-1]
    return np.stack(
        [
            _mixed(1, before, here),
            _mixed(2, here, after),
            _mixed(3, before, after),
            _mixed(4, shapes[1:-3], shapes[2:-2], shapes[3:-1]),
        ],
        axis=1,
    )


def _mixed(kind: int, *columns: Keys) -> Keys:
    """One key out of several numbers; arithmetic of 64 bits that runs over on purpose."""
    mixed = np.full(len(columns[0]), kind, dtype=np.uint64)
    for column in columns:
        mixed = (mixed ^ column) * PRIME
        mixed ^= mixed >> np.uint64(29)
    return mixed
