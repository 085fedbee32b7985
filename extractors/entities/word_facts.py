"""What is known of a word by itself: its Brown cluster, whether it is a name, how frequent it is.

A table of 430,000 German words (`data/words.npz`, made by `training/words.py`) as sorted arrays, so that loading costs
nothing and a look-up is a binary search. A word that is not in it counts as the longest known word that it ends in:
"Sozialraumanalyse" as "Analyse". German makes new nouns faster than any list can follow, and what a compound is, its
last part says.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from spacy.strings import get_string_id

from extractors.entities.gazetteer import FOLDER

SHORTEST = 4  # letters; shorter ends are endings, not words
UNKNOWN, TAIL, OTHER_CASE, KNOWN = 0, 1, 2, 3


class Facts(NamedTuple):
    """What the table says of a word."""

    found: int
    """`KNOWN`, or by its `OTHER_CASE`, or by its `TAIL`, or `UNKNOWN`: then everything else is 0 or -1."""
    cluster: int
    """The path in the binary tree of words, the first step in the lowest bit; -1 where the word is in no cluster."""
    given: int
    """1 for a word that is also a given name, 2 for one that is hardly anything else."""
    surname: int
    place: int
    """1 for a place's name that is also a word, 2 for one that is hardly anything else."""
    frequency: int
    """0 (rare) to 4 (everyday)."""
    small: int
    """0 hardly ever written small, 1 now and then, 2 mostly."""


NOTHING = Facts(UNKNOWN, -1, 0, 0, 0, 0, 0)


class Table(NamedTuple):
    """`kinds[rows[i]]` holds the facts of the word whose key is `keys[i]`; the keys are sorted."""

    keys: npt.NDArray[np.uint32]
    rows: npt.NDArray[np.uint16]
    kinds: npt.NDArray[np.int32]

    def row(self, word: str) -> int:
        """The row of the word's facts; -1 for a word that is not in the table."""
        key = key_of(word)
        at = int(np.searchsorted(self.keys, key))
        return int(self.rows[at]) if at < len(self.keys) and self.keys[at] == key else -1


def key_of(word: str) -> np.uint32:
    """32 bits of hash: of 10,000 unknown words one is taken for a known one."""
    return np.uint32(get_string_id(word) & 0xFFFFFFFF)


@cache
def table() -> Table:
    with (FOLDER / "words.npz").open("rb") as file, np.load(file) as held:
        return Table(held["keys"], held["rows"], held["kinds"])


def facts_of(word: str) -> Facts:
    """What is known of the word, or of the longest known word at its end."""
    known = table()
    if (row := known.row(word)) >= 0:
        return Facts(KNOWN, *known.kinds[row].tolist())
    for found, form in _forms(word):
        if (row := known.row(form)) >= 0:
            return Facts(found, *known.kinds[row].tolist())
    return NOTHING


def _forms(word: str) -> list[tuple[int, str]]:
    """What to look for in place of an unknown word, the closest first: other case, then ever shorter ends as nouns."""
    forms = [(OTHER_CASE, word.capitalize()), (OTHER_CASE, word.lower())] if word.isalpha() else []
    tail = word.rsplit("-", 1)[-1]
    if tail != word:
        forms += [(TAIL, tail), (TAIL, tail.capitalize())]
    if tail.isalpha():
        plain = tail.lower()
        first = 1 if tail != word else 2
        forms += [(TAIL, plain[at:].capitalize()) for at in range(first, len(plain) - SHORTEST + 1)]
    return forms
