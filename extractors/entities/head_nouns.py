"""The head nouns by which an organisation is told, by kind: `data/organisations.txt`."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from extractors.entities.gazetteer import lines
from extractors.entities.word_pattern import WordPattern

PARTS = r"(?:[A-ZÄÖÜ][\wäöüß.]*-)*"  # "Ausländer-", "Baden-Württemberg-"
FIRST = r"[A-ZÄÖÜ][^\W\d_]*"  # what stands before a stem in the same word
GENITIVE = "(?:e?s)?"


def is_head(word: str, *kinds: str) -> bool:
    """Whether the word is a head noun of one of the kinds, a section of the list each.

    >>> is_head("Jugendamtes", "authorities"), is_head("Ehrenamt", "authorities"), is_head("Amt", "authorities")
    (True, False, False)
    >>> is_head("Schinkel-Gymnasium", "facilities"), is_head("Vereine", "clubs", "facilities")
    (True, False)
    """
    return any(heads_of(kind).match(word) for kind in kinds) and not heads_of("none").match(word)


@cache
def heads_of(kind: str) -> WordPattern:
    """One section of the list as a pattern for whole words."""
    return WordPattern(rf"(?:{'|'.join(_pattern(line) for line in _sections()[kind])})$")


def _pattern(line: str) -> str:
    """A stem with what may stand around it, or the line as it is.

    >>> import re
    >>> [bool(re.fullmatch(_pattern("-amt"), word)) for word in ("Jugend-Amtes", "Jugendamt", "Amt")]
    [True, True, False]
    """
    stem = line.removeprefix("-")
    if not stem[0].islower():
        return line
    alone = "" if line.startswith("-") else f"|{stem.capitalize()}"
    hyphened = rf"(?:[A-ZÄÖÜ][\wäöüß.]*-)+(?:{stem.capitalize()}|{stem})"
    return rf"(?:{hyphened}|{PARTS}{FIRST}{stem}{alone}){GENITIVE}"


@cache
def known_names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Full names of several words by their first word, the longest first; a trailing "~" lets the ending vary."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in _sections()["phrases"]:
        words = tuple(line.split())
        found[words[0].rstrip("~")].append(words)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


@cache
def _sections() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for line in lines("organisations.txt"):
        if line.startswith("["):
            section = found[line.strip("[]")] = []
        else:
            section.append(line.strip())
    return {name: tuple(held) for name, held in found.items()}
