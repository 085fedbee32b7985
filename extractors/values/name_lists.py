"""Given names and surnames of Germany: how common a word is as a part of a person's name."""

from __future__ import annotations

import gzip
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "á": "a", "ó": "o", "ç": "c"})

_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i"})


def fold_name(name: str) -> str:
    """Lower case without umlauts and the commonest accents, so that "Ruedlin" and "Rüdlin" are one.

    >>> fold_name("Özbay"), fold_name("Zoë")
    ('oezbay', 'zoë')
    """
    return name.strip().lower().translate(_FOLD)


def given_name_weight(word: str) -> int:
    """0 for no given name; otherwise 1 (given once) to 9 (given more than 255 times) in the source.

    >>> given_name_weight("Sophie") > given_name_weight("Wilhelmine") > 0
    True
    >>> given_name_weight("Bildungsbüro")
    0
    """
    folded = fold_name(word)
    return _given().get(folded, 0) or _given().get(_without_accents(folded), 0)


def surname_weight(word: str) -> int:
    """1 for a known surname, 0 otherwise.

    >>> surname_weight("Neumann"), surname_weight("Koordinierungsstelle"), surname_weight("Novotný")
    (1, 0, 1)
    """
    folded = fold_name(word)
    return int(folded in _surnames() or _without_accents(folded) in _surnames())


def _without_accents(folded: str) -> str:
    """As German lists spell names from elsewhere: "Tomáš Novotný" is in them as "Tomas Novotny"."""
    if folded.isascii():
        return folded
    parts = unicodedata.normalize("NFD", folded.translate(_STROKES))
    return "".join(c for c in parts if not unicodedata.combining(c))


@cache
def _given() -> dict[str, int]:
    return {name: int(weight) for name, _, weight in (line.partition(" ") for line in _lines("given_names.txt.gz"))}


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset(_lines("surnames.txt.gz"))


def _lines(name: str) -> list[str]:
    return gzip.decompress((files("extractors.values.data") / name).read_bytes()).decode("utf-8").split("\n")
