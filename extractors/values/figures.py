"""Key figures as fact sheets print them: value and unit apart, with the amount and the reference date."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.values.dates import find_dates, parse_date
from extractors.values.durations import durations_cover
from extractors.values.money import NUMBER, SCALES, german_number
from extractors.values.plain import plain, unbreak


class Figure(NamedTuple):
    """The content of a fact's cell."""

    value: str
    """As printed, without unit, reference date and "ca."."""
    unit: str | None
    """As printed ("km²", "€", "Einwohner"); None where none is printed and for durations, which are values."""
    amount: float | None
    """The number in whole units: "1,2" with the unit "Mio. Euro" is 1200000.0."""
    as_of: str | None
    """ISO date of "(Stichtag 21.12.2017)" or "Stand 2012", an interval for "(2022/23)"."""


_BEGINS_FIGURE = re.compile(r"(?:(?:ca\.|rund|etwa|über|knapp)\s*)?[+–−-]?\s?\d")
_ABOUT = re.compile(
    r"^(?:ca\.?|circa|rund|etwa|knapp|über|mehr als|ungefähr|gut|fast|insgesamt|je|jeweils|>|~|≈)[ ]+", re.IGNORECASE
)
_SIGN = re.compile(r"(?:[+−][ ]?|[–-])(?=\d)")
"""Of growth and loss: "+ 2.340", "–1,4 %"; a dash with white behind it may be a bullet."""
_SCALE = r"(?:Tsd\.?|Tausend|Mio\.?|Millionen|Million|Mrd\.?|Milliarden?)"
_EACH = (
    r"(?:[ ](?:jährlich|monatlich|im[ ]Jahr|p\.[ ]?a\.|"
    r"(?:pro|je|/)[ ]?(?:Jahr|Monat|Kopf|Kind|Person|Haushalt|Einwohner(?:in)?)(?:[ ]und[ ](?:Jahr|Monat))?))?"
)
_MEASURE = (
    rf"(?:{_SCALE}[ ]?)?(?:€|EUR\b|Euro\b|DM\b){_EACH}|{_SCALE}|"
    r"km²|km2|qkm|km\^2|Quadratkilometer[n]?|ha\b|Hektar|m²|qm\b|km\b|Kilometer|%|Prozent|v\.[ ]?H\.|"
    r"(?:t|Tonnen)(?:[ ]CO(?:₂|2))?\b|kg\b|Kilogramm|(?:[kMG]Wh|[kM]Wp?)\b|Kilowattstunden|Liter\b|Cent\b|"
    r"m³|Kubikmeter[n]?|Quadratmeter[n]?|Meter[n]?\b"
)
_UNIT = (
    rf"{_MEASURE}|Stellen|VZÄ|Vollzeitstellen|Plätze|Personen|Menschen|"
    r"Kinder[n]?(?:[ ]und[ ]Jugendliche[n]?)?|"
    r"(?:Einwohner|Einw\.|EW)[ ]?(?:/|pro|je)[ ]?km²|Einwohnerinnen[ ]und[ ]Einwohner[n]?|"
    r"Einwohner(?:[*:_/]?-?innen)?(?:[ ]und[ ]Einwohner(?:innen)?)?|EW\b|Einw\.|"
    r"Bürger(?:innen)?(?:[ ]und[ ]Bürger(?:innen)?)?|Familien|Haushalte|Schüler(?:innen)?(?:[ ]und[ ]Schüler)?|Schulen|"
    r"Kitas|Gemeinden|Städte|Ortsteile|Mitglieder|Mitarbeiter(?:innen)?|Exemplare|Stück|Teilnehmer(?:innen)?|"
    r"Einrichtungen|Partner|Stunden/Woche|Wochenstunden|Vollzeitäquivalente|"
    r"(?:pro|im|je|/)[ ]?(?:Jahr|Monat|Woche|Tag|Schuljahr)|jährlich|monatlich|wöchentlich|täglich"
)
_FIGURE = re.compile(rf"(?P<number>{NUMBER})(?P<gap>[ ]?)(?P<unit>{_UNIT})?(?P<rest>.*)", re.DOTALL)
_RANGE = re.compile(
    rf"(?P<number>(?!0\d)(?P<low>{NUMBER})(?:[ ]bis[ ](?:zu[ ])?|[ ]?[–-][ ]?)(?P<high>{NUMBER}))"
    rf"(?P<gap>[ ]?)(?P<unit>{_UNIT})?(?P<rest>.*)",
    re.DOTALL,
)
_CURRENCY_FIRST = re.compile(rf"(?P<unit>€|EUR|Euro)[ ]?(?P<number>{NUMBER})(?P<rest>.*)", re.DOTALL)
_COUNTED = re.compile(
    rf"(?:{_ABOUT.pattern[1:]})?(?!0|\d{{5}}|(?:19|20)\d\d\b)(?P<number>{NUMBER})[ ](?!Uhr\b)"
    r"(?P<unit>(?:[a-zäöüß-]{3,}[en]r?[ ])?[A-ZÄÖÜ][A-Za-zäöüß-]*[a-zäöüß]{2}(?:[*:_/]-?innen)?"
    r"(?:[ ]und[ ][A-ZÄÖÜ][\w-]+)?)"
)
MAX_COUNT = 60  # characters
_AS_OF = re.compile(
    r"[\s,;(\[]*(?:\((?:Stand|Stichtag|zum|am|per|Jahr)?[ :]*(?:vom|zum|am|:)?[ ]*(?P<inside>[^()]*)\)"
    r"|(?:Stand|Stichtag|zum|per|am)[ :]*(?:vom|zum|am)?[ ]*(?P<outside>[^()]{4,30}))\s*$",
    re.IGNORECASE,
)


def begins_figure(text: str) -> bool:
    """Whether a text begins with a figure, whatever its unit is.

    >>> begins_figure("rund 7.900 Plätze"), begins_figure("– 3,4 %"), begins_figure("Plätze: 7.900")
    (True, True, False)
    """
    return _BEGINS_FIGURE.match(text) is not None


def is_unit(text: str) -> bool:
    """Whether a text is nothing but a unit.

    >>> is_unit("Mio. €"), is_unit("Prozent"), is_unit("Prozent der Haushalte")
    (True, True, False)
    """
    return re.fullmatch(_UNIT, text.strip()) is not None


def is_measure(text: str) -> bool:
    """Whether a text is the unit of something measured; what is counted is none.

    >>> is_measure("Mio. €"), is_measure("km²"), is_measure("Kitas")
    (True, True, False)
    """
    return re.fullmatch(_MEASURE, text.strip()) is not None


def parse_figure(text: str) -> Figure | None:
    """The figure of a cell; None where the text is no number, amount or duration but a name or a sentence.

    >>> parse_figure("1.520,28 km²")
    Figure(value='1.520,28', unit='km²', amount=1520.28, as_of=None)
    >>> parse_figure("9343 (Stichtag 21.12.2017)")
    Figure(value='9343', unit=None, amount=9343.0, as_of='2017-12-21')
    >>> parse_figure("48 Monate")[:3], parse_figure("ca. 47.000")[:3]
    (('48 Monate', None, None), ('47.000', None, 47000.0))
    >>> parse_figure("142 kg")[:3], parse_figure("5,6 MWh")[:3]
    (('142', 'kg', 142.0), ('5,6', 'MWh', 5.6))
    >>> parse_figure("32 Euro pro Kopf und Jahr")[:3]
    ('32', 'Euro pro Kopf und Jahr', 32.0)
    >>> parse_figure("+ 2.340")[:3], parse_figure("–1,4 %")[:3]
    (('+ 2.340', None, 2340.0), ('–1,4', '%', -1.4))
    >>> parse_figure("60 bis 80 %")[:3], parse_figure("5.800–6.100")[:3], parse_figure("14-2")
    (('60 bis 80', '%', None), ('5.800–6.100', None, None), None)
    >>> parse_figure("Landkreis Ravensburg") is None
    True
    """
    line = unbreak(text).strip(" ;:|")
    shown = plain(line)
    if not line or len(line) > 120:
        return None
    cut, as_of = _reference_date(shown)
    line, shown = line[:cut].rstrip(" ,;"), shown[:cut].rstrip(" ,;")
    about = _ABOUT.match(shown)
    start = about.end() if about else 0
    sign = _SIGN.match(shown, start)
    start = sign.end() if sign else start
    body = shown[start:]
    if _is_period(body):
        return Figure(line[start:], None, None, as_of)
    match = _CURRENCY_FIRST.fullmatch(body) or _FIGURE.fullmatch(body)
    if not match or not _nothing(match["rest"]):
        return _range(line[start:], body, as_of)
    first = sign.start() if sign and not match.start("number") else start + match.start("number")
    value = line[first : start + match.end("number")]
    amount = german_number(match["number"])
    if sign and amount is not None and not sign[0].startswith("+"):
        amount = -amount
    unit = line[start + match.start("unit") : start + match.end("unit")] if match["unit"] else None
    if unit and amount is not None:
        amount = round(amount * _scale(unit), 4)
    return Figure(value, unit, amount, as_of)


def parse_count(text: str) -> Figure | None:
    """Like `parse_figure`, and the number of whatever noun stands behind it; None for years, codes and places.

    >>> parse_count("17 Kommunen")[:3], parse_count("rund 120 aktive Ehrenamtliche")[:3]
    (('17', 'Kommunen', 17.0), ('120', 'aktive Ehrenamtliche', 120.0))
    >>> parse_count("59423 Unna"), parse_count("12 von 14"), parse_count("3 Ziele und 5 Maßnahmen")
    (None, None, None)
    """
    if figure := parse_figure(text):
        return figure
    line = unbreak(text).strip(" ;:|")
    cut, as_of = _reference_date(plain(line))
    hit = _COUNTED.fullmatch(line[:cut].rstrip(" ,;"))
    amount = german_number(hit["number"]) if hit and len(line) <= MAX_COUNT else None
    return Figure(hit["number"], hit["unit"], amount, as_of) if hit and amount is not None else None


def _range(line: str, body: str, as_of: str | None) -> Figure | None:
    """ "400 bis 500" is a value whose amount nobody knows."""
    match = _RANGE.fullmatch(body)
    if not match or not _nothing(match["rest"]):
        return None
    low, high = german_number(match["low"]), german_number(match["high"])
    if low is None or high is None or low >= high:
        return None  # "14-2", a number to call
    unit = line[match.start("unit") : match.end("unit")] if match["unit"] else None
    return Figure(line[: match.end("number")], unit, None, as_of)


def _nothing(rest: str) -> bool:
    return not rest.strip(" .,;")


def _reference_date(shown: str) -> tuple[int, str | None]:
    """Where a reference date begins at the end of the string, and the date."""
    match = _AS_OF.search(shown)
    if (
        match
        and match.start() > 0
        and (date := parse_date(match["inside"] or match["outside"] or ""))
        and ("/" not in date or match["inside"])  # "6.340 (Schuljahr 2022/23)"
    ):
        return match.start(), date
    return len(shown), None


def _is_period(body: str) -> bool:
    """Durations and dates are values by themselves: "48 Monate", "2011–2013", "01.07.2010 bis 30.06.2013"."""
    if durations_cover(body):
        return True
    hits = find_dates(body)
    covered = sum(h.stop - h.start for h in hits)
    return bool(hits) and covered >= len(body.strip()) - 2 and not re.fullmatch(r"\d{4}", body.strip())


def _scale(unit: str) -> float:
    word = re.match(r"[A-Za-z]+", unit)
    if not word:
        return 1.0
    folded = word[0].lower()
    return 1e9 if folded.startswith("milliarde") else SCALES.get(folded, 1.0) if folded != "t" else 1.0
