"""Dates of publication as small print gives them: alone, behind a town, at the end of what a statement says."""

from __future__ import annotations

import re

from extractors.values import Hit
from extractors.values.dates import find_dates
from extractors.values.gazetteer import is_place

MAX_BESIDE = 20  # characters beside a date in a running head that is the publication's
_ISSUE_NUMBER = re.compile(r"(?:0?\d|1[0-2])/(?:19|20)\d\d")
_CALLS_ISSUE = re.compile(r"(?:\b(?:Ausgabe|Nr\.?|Nummer|Heft|Folge|Jahrgang)|[A-ZÄÖÜ.]{4,})\s*:?\s*$")
_TOWN = re.compile(r"(?:\d{5}\s+)?(?P<town>[A-ZÄÖÜ][^,;:|·]{1,40}?)(?P<comma>,)?(?:\s(?:den|im|am))?")
_WORDS = re.compile(r"(?:im|den|am|Stand|Ausgabe|Erschienen(?: im)?|)")
_BEFORE_TAIL = re.compile(r"[,|·]\s*(?:(?:im|den|am)\s+|(?:Stand|Ausgabe)\s*:?\s+)?$")
_TOWN_BEFORE_TAIL = re.compile(r",\s*(?P<town>[A-ZÄÖÜ][^,;:|·]{1,40}?)\s*$")
MAX_WORDS = 2  # of a town abroad, before a comma


def days(text: str) -> list[Hit[str]]:
    """The years, months and days that a text names; the number of an issue is none of them.

    >>> [d.value for d in days("Stand: April 2012")], days("21.-22. Januar 2011"), days("Ausgabe 3/2023")
    (['2012-04'], [], [])
    """
    return [d for d in find_dates(text) if "/" not in d.value and not _is_issue(text, d)]


def _is_issue(text: str, date: Hit[str]) -> bool:
    return is_month_number(text[date.start : date.stop]) and _CALLS_ISSUE.search(text[: date.start]) is not None


def is_month_number(text: str) -> bool:
    """Whether a date is written as the number of an issue may be: "3/2024"."""
    return _ISSUE_NUMBER.fullmatch(text) is not None


def is_date(text: str) -> str | None:
    """The date that a statement is, with a place in front or a word that announces it; None for any other text.

    >>> is_date("Frankfurt am Main, 11. November 2020"), is_date("Dezember 2018"), is_date("Im Mai 2014 war es")
    ('2020-11-11', '2018-12', None)
    >>> is_date("Schwerin 2023"), is_date("Jahresbericht 2014")
    ('2023', None)
    """
    dates = days(text)
    if len(dates) != 1 or len(find_dates(text)) != 1:
        return None
    before, after = text[: dates[0].start].strip(" .,:("), text[dates[0].stop :].strip(" .,:)")
    if after:
        return None
    alone = _WORDS.fullmatch(before) is not None or _is_town(text[: dates[0].start].strip(" ("))
    return dates[0].value if alone else None


def _is_town(text: str) -> bool:
    """Whether a text is a town before a date: any name of a word or two where a comma follows, else one of the list."""
    hit = _TOWN.fullmatch(text)
    if hit is None:
        return False
    town = hit["town"].strip()
    return is_place(town) or (hit["comma"] is not None and len(town.split()) <= MAX_WORDS)


def tail_date(text: str) -> Hit[str] | None:
    """The date with which a statement ends, behind a comma or a town: "2.000 Stück, Hannover, Mai 2014".

    >>> tail_date("2.000 Stück, Hannover, Mai 2014"), tail_date("Verein Wegweiser e. V., Schwerin 2023.").value
    (Hit(value='2014-05', start=23, stop=31), '2023')
    >>> tail_date("Akademie der Kultur, Frühjahr 2013").value
    '2013'
    >>> tail_date("Bericht 2023"), tail_date("Tagung am 6. Mai 2014")
    (None, None)
    """
    dates = days(text)
    if not dates or text[dates[-1].stop :].strip(" .)"):
        return None
    before = text[: dates[-1].start]
    told = not text[dates[-1].start : dates[-1].stop].isdigit()  # a month, a season, and more than a year
    if told and _BEFORE_TAIL.search(before):
        return dates[-1]
    town = _TOWN_BEFORE_TAIL.search(before)
    return dates[-1] if town and is_place(town["town"]) else None


def is_date_line(text: str) -> bool:
    """Whether a text is a date with hardly anything beside it: "Kiel, September 2011", "Ausgabe Oktober 2012"."""
    dates = find_dates(text)
    return len(dates) == 1 and len(text) - (dates[0].stop - dates[0].start) <= MAX_BESIDE
