"""Columns that are addresses or people to be asked: they stand side by side line by line and are read one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TOWN = re.compile(r"(?:D[ -]{1,3})?\d{5} [A-ZÄÖÜ][^\d:]*$")
_WAYS = (
    _TOWN,
    re.compile(
        r"(?:[^\w\s]\s)?(?:(?:Tel|Fon|Telefon|Telefax|Fax|[Mm]obil|Handy|T|F|M)\b[.:]?\s*[+(]?\d|\(?0\d{2,5}[ )./-])"
    ),
    re.compile(r"(?:[^\w\s]\s)?(?:\S+@|\S*\.de$|(?:E-?)?Mail\b)", re.IGNORECASE),
)
WAYS = 2
"""In a table one column holds the numbers and another one the mail addresses; in a column of somebody's stand both."""


def holds_town(lines: Iterable[str]) -> bool:
    """Whether one of some lines is a postcode with its town."""
    return any(map(_TOWN.match, lines))


def tells_how_to_reach(lines: Iterable[str]) -> bool:
    """Whether lines that stand one below the other name a town, a number, a mail address: two of these.

    >>> tells_how_to_reach(["Ada Beispiel", "Fon 04521 7930-61", "ada@stadt.example"])
    True
    >>> tells_how_to_reach(["Telefon", "04521 7930-61", "04521 7930-62"])
    False
    """
    found = list(lines)
    return sum(any(map(way.match, found)) for way in _WAYS) >= WAYS


def are_people(columns: Iterable[Iterable[str]]) -> bool:
    """Whether two of several columns say each how somebody can be reached, or in which town an office is."""
    return sum(tells_how_to_reach(column) or holds_town(column) for column in map(list, columns)) > 1
