"""Dates and intervals as stated: a year, a month, a day, "seit 2009", "2011–2013", "Schuljahr 2014/15"."""

from __future__ import annotations

import calendar
import re

from extractors.values import Hit
from extractors.values.durations import find_durations, parse_duration
from extractors.values.plain import plain

__all__ = ["find_dates", "find_durations", "parse_date", "parse_duration"]

_MONTH_NAMES = (
    "januar|jänner|jan",
    "februar|feb",
    "märz|maerz|mrz|mär",
    "april|apr",
    "mai",
    "juni|jun",
    "juli|jul",
    "august|aug",
    "september|sept|sep",
    "oktober|okt",
    "november|nov",
    "dezember|dez",
)
_MONTHS = {name: n for n, names in enumerate(_MONTH_NAMES, 1) for name in names.split("|")}
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?(?![a-zäöüß])"
_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_POINT = (
    rf"(?:(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"
    rf"|(?P<d>{_DAY})\.[ ]?(?:(?P<mn>0?[1-9]|1[0-2])\.[ ]?|(?P<mw>{_MONTH})[ ]?\n?[ ]?)(?P<y>{_YEAR}|\d\d(?!\d))"
    rf"|(?P<mw2>{_MONTH})[ ]?(?:/[ ]?{_MONTH})?[ ]?\n?[ ]?(?P<y2>{_YEAR})"
    rf"|(?P<mn3>0?[1-9]|1[0-2])[/.](?P<y3>{_YEAR})"
    rf"|(?P<q>[1-4]|[IV]{{1,3}})\.?[ ]?(?:Quartal|Q)[ ]?(?:von[ ])?(?P<y4>{_YEAR})|Q(?P<q2>[1-4])[/ ](?P<y5>{_YEAR})"
    rf"|(?P<h>1|2|erste[sn]?|zweite[sn]?)\.?[ ]?(?:Halbjahr|Hj\.?)[ ]?(?P<y6>{_YEAR})"
    rf"|(?P<season>Anfang|Mitte|Ende|Herbst|Frühjahr|Sommer|Frühling)[ ](?P<y7>{_YEAR})"
    rf"|(?P<y8>{_YEAR}))"
)


def _point(prefix: str) -> str:
    """The pattern of one date with its group names prefixed, so that two of them fit one pattern."""
    return _POINT.replace("(?P<", f"(?P<{prefix}")


_TO = r"[ ]?(?:-|bis(?:[ ]zum|[ ]Ende)?|/(?=[ ]?(?:1[89]|20)\d\d)|to)[ ]?\n?[ ]?"
_EDGE = r"(?<![\w/.,-])"
_END = r"(?![\w%€]|[.,]\d|-\d|/\d|[ ]?(?:€|EUR|Euro|km|Einwohner|Uhr|Kinder|Personen|Menschen|Schüler|Exemplare))"
_SCHOOL_YEAR = re.compile(rf"{_EDGE}(?P<a>{_YEAR})[ ]?/[ ]?(?P<b>\d\d)(?!\d)(?![\w])")
_SHORT_RANGE = re.compile(  # "01.-03.09.2012", "März bis Juni 2012", "01.03. bis 30.06.2012"
    rf"{_EDGE}(?:(?P<d1>{_DAY})\.(?:[ ]?(?P<m1>0?[1-9]|1[0-2])\.)?|(?P<w1>{_MONTH}))[ ]?(?:-|bis(?:[ ]zum)?|/)[ ]?"
    rf"(?:(?P<d2>{_DAY})\.[ ]?(?:(?P<m2>0?[1-9]|1[0-2])\.|(?P<w2>{_MONTH}))|(?P<w3>{_MONTH}))[ ]?(?P<y>{_YEAR}){_END}",
    re.IGNORECASE,
)
_INTERVAL = re.compile(
    rf"{_EDGE}(?:(?:vom?|zwischen|von)[ ])?{_point('a')}(?:{_TO})(?:dem[ ])?{_point('b')}{_END}", re.IGNORECASE
)
_OPEN = re.compile(rf"{_EDGE}(?:seit|ab)[ ](?:dem[ ]|Anfang[ ]|Ende[ ])?{_point('a')}{_END}", re.IGNORECASE)
_ENDED = re.compile(rf"{_EDGE}bis(?:[ ]zum|[ ]Ende)?[ ]{_point('a')}{_END}", re.IGNORECASE)
_SINGLE = re.compile(rf"{_EDGE}{_point('a')}{_END}", re.IGNORECASE)
_NOT_A_YEAR = re.compile(
    r"(?:Tel\.?|Telefon|Fax|Nr\.|§|Seite|S\.|Agenda|Artikel|Art\.|Postfach|Höhe von|rund|etwa|ca\.|mit)[ ]*\Z", re.I
)


def parse_date(text: str) -> str | None:
    """The date of a string, as precise as it is stated; intervals as `find_dates` gives them; None without a date.

    >>> parse_date("15. März 2012"), parse_date("Stand: April 2012"), parse_date("2012"), parse_date("1.7.10")
    ('2012-03-15', '2012-04', '2012', '2010-07-01')
    """
    hits = find_dates(text)
    return hits[0].value if hits else None


def find_dates(text: str) -> list[Hit[str]]:
    """All dates in ISO 8601, intervals with a solidus, open ones with "..".

    >>> [h.value for h in find_dates("Seit 2009; 2011–2013; März 2021 - Oktober 2022; Schuljahr 2014/15")]
    ['2009/..', '2011/2013', '2021-03/2022-10', '2014/2015']
    >>> [h.value for h in find_dates("01.10.2012 - 30.09.2014, im 2. Quartal 2011, 3.-5. Mai 2012")]
    ['2012-10-01/2014-09-30', '2011-04/2011-06', '2012-05-03/2012-05-05']
    """
    shown = plain(text)
    found: list[Hit[str]] = []

    def add(start: int, stop: int, value: str | None) -> None:
        if value and not any(h.start < stop and start < h.stop for h in found):
            found.append(Hit(value, start, stop))

    for match in _SCHOOL_YEAR.finditer(shown):
        if (int(match["a"]) + 1) % 100 == int(match["b"]):
            add(*match.span(), f"{match['a']}/{int(match['a']) + 1}")
    for match in _INTERVAL.finditer(shown):
        first, last = _iso(match, "a"), _iso(match, "b")
        if first and last and first.split("/")[0][:4] <= last[:4]:
            add(*match.span(), f"{first.split('/')[0]}/{last.split('/')[-1]}")
    for match in _SHORT_RANGE.finditer(shown):
        add(*match.span(), _short_range(match))
    for match in _OPEN.finditer(shown):
        if value := _iso(match, "a"):
            add(*match.span(), f"{value.split('/')[0]}/..")
    for match in _ENDED.finditer(shown):
        if value := _iso(match, "a"):
            add(*match.span(), f"../{value.split('/')[-1]}")
    for match in _SINGLE.finditer(shown):
        before = shown[: match.start()][-16:] if match["ay8"] else ""
        if not (_NOT_A_YEAR.search(before) or re.search(r"\d[ ]\Z", before)):
            add(*match.span(), _iso(match, "a"))
    return sorted(found, key=lambda h: h.start)


def _iso(match: re.Match[str], prefix: str) -> str | None:
    """The date of the groups with that prefix; quarters and half-years are intervals of months."""
    group = {k[len(prefix) :]: v for k, v in match.groupdict().items() if k.startswith(prefix) and v is not None}
    if "iso" in group:
        return _day(int(group["iso"][:4]), int(group["iso"][5:7]), int(group["iso"][8:]))
    if "d" in group:
        month = int(group["mn"]) if "mn" in group else _month(group["mw"])
        return _day(_full_year(group["y"]), month, int(group["d"]))
    for month_group, year_group in (("mw2", "y2"), ("mn3", "y3")):
        if month_group in group:
            printed = group[month_group]
            return f"{group[year_group]}-{int(printed) if printed.isdigit() else _month(printed):02}"
    for quarter_group, year_group in (("q", "y4"), ("q2", "y5")):
        if quarter_group in group:
            quarter = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(group[quarter_group].lower()) or _digit(
                group[quarter_group]
            )
            year = group[year_group]
            return f"{year}-{3 * quarter - 2:02}/{year}-{3 * quarter:02}" if quarter else None
    if "h" in group:
        second = group["h"].lower().startswith(("2", "zweit"))
        year = group["y6"]
        return f"{year}-07/{year}-12" if second else f"{year}-01/{year}-06"
    return group.get("y7") or group.get("y8")


def _short_range(match: re.Match[str]) -> str | None:
    year = int(match["y"])
    end_month = _month(match["w3"] or match["w2"]) if (match["w3"] or match["w2"]) else int(match["m2"])
    if match["w1"]:
        first = f"{year}-{_month(match['w1']):02}"
        last = _day(year, end_month, int(match["d2"])) if match["d2"] else f"{year}-{end_month:02}"
        return f"{first}/{last}" if last and first <= last[:7] else None
    if not match["d2"]:
        return None
    begin = _day(year, int(match["m1"]) if match["m1"] else end_month, int(match["d1"]))
    end = _day(year, end_month, int(match["d2"]))
    return f"{begin}/{end}" if begin and end and begin <= end else None


def _day(year: int, month: int, day: int) -> str | None:
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year}-{month:02}-{day:02}"


def _month(printed: str) -> int:
    return _MONTHS.get(printed.lower().rstrip("."), 0)


def _digit(printed: str) -> int:
    return int(printed) if printed.isdigit() else 0


def _full_year(printed: str) -> int:
    """Two digits mean the years 1970 to 2069."""
    year = int(printed)
    return year if year > 99 else year + (2000 if year < 70 else 1900)
