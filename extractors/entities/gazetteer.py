"""Names of places and people, as sets that are read once per process."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import get_args

from extractors.values.name_lists import surname_weight
from schemas.profile import FederalState

FOLDER = files("extractors.entities") / "data"
MONTHS = frozenset(
    [
        "Januar",
        "Jänner",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ]
)
STATES: list[str] = list(get_args(FederalState))


def lines(name: str) -> list[str]:
    """The lines of a data file, without empty ones and comments."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


@cache
def given_names() -> frozenset[str]:
    return frozenset(lines("given_names.txt") + " ".join(lines("given_names_older.txt")).split()) - MONTHS


@cache
def places() -> tuple[frozenset[str], frozenset[str]]:
    """(names that are hardly ever anything else, names that are also words), single words only."""
    doubtful = frozenset(name[:-1] for name in lines("places.txt") if name.endswith("?"))
    single = {name for name in lines("places.txt") if name.replace("-", "").isalpha()}
    return frozenset(single | regions()), doubtful


@cache
def regions() -> frozenset[str]:
    """Countries, states, landscapes and rivers."""
    return frozenset(STATES) | frozenset(" ".join(lines("regions.txt")).split())


def is_region(word: str) -> bool:
    """Whether the word is one of them, in the genitive too.

    >>> is_region("Oberpfalz"), is_region("Saarlandes"), is_region("Unna")
    (True, True, False)
    """
    return any(name in regions() for name in (word, word.removesuffix("s"), word.removesuffix("es")))


@cache
def long_places() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names of several words by their first word, the longest first: "Bad" → (("Bad", "Homburg", …), …)."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in lines("places.txt"):
        parts = tuple(split_name(name.rstrip("?")))
        if len(parts) > 1:
            found[parts[0]].append(parts)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


def split_name(name: str) -> list[str]:
    """The name as the tokenizer cuts it, near enough: brackets and slashes stand alone.

    >>> split_name("Forst (Lausitz)")
    ['Forst', '(', 'Lausitz', ')']
    """
    for mark in "()/":
        name = name.replace(mark, f" {mark} ")
    return name.split()


def is_place(word: str) -> bool:
    clear, doubtful = places()
    return word in clear or word in doubtful


def is_surname(word: str) -> bool:
    """Whether the word, or each part of a double name, is a known surname."""
    return all(surname_weight(part) for part in word.split("-"))


def is_given_name(word: str) -> bool:
    """Whether the word, or each part of a double name, is a known given name."""
    known = given_names()
    return word in known or ("-" in word and all(part in known for part in word.split("-")))
