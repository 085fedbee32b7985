"""Durations: "1 Jahr", "fünf Tage", "anderthalb Jahre", "48 Monate" as ISO 8601 periods."""

from __future__ import annotations

import re

from extractors.values import Hit
from extractors.values.plain import plain

_SMALL = (
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn zwanzig"
)
NUMBER_WORDS: dict[str, float] = {word: float(n) for n, word in enumerate(_SMALL.split())} | {
    "eine": 1.0,
    "einem": 1.0,
    "einen": 1.0,
    "einer": 1.0,
    "eines": 1.0,
    "zwo": 2.0,
    "anderthalb": 1.5,
    "eineinhalb": 1.5,
    "zweieinhalb": 2.5,
    "dreieinhalb": 3.5,
    "vierundzwanzig": 24.0,
    "dreißig": 30.0,
    "sechsunddreißig": 36.0,
    "vierzig": 40.0,
    "fünfzig": 50.0,
    "hundert": 100.0,
    "halbes": 0.5,
    "halbe": 0.5,
}
"""German number words up to what durations use."""

_UNITS = (
    ("Y", r"jahre?[ns]?|jährige?[nrsm]?"),
    ("Q", r"quartale?n?"),
    ("M", r"monate?n?|monatige?[nrsm]?"),
    ("W", r"wochen?|wöchige?[nrsm]?"),
    ("D", r"tage?[ns]?|tägige?[nrsm]?"),
    ("H", r"stunden?|std\.?|stündige?[nrsm]?"),
    ("MIN", r"minuten?|min\.?|minütige?[nrsm]?"),
)
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{1,2}})?(?:[ ]?½)?|½|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
_UNIT = "|".join(f"(?P<u{n}>{words})" for n, (_, words) in enumerate(_UNITS))
_DURATION = re.compile(
    rf"(?<![\w,.-])(?P<number>{_NUMBER})(?:[ ]?(?:-|bis|oder)[ ]?(?P<upper>{_NUMBER}))?"
    rf"[ ]?-?[ ]?\n?(?:{_UNIT})(?![\w-])",
    re.IGNORECASE,
)
_CODES = {"Y": "P{}Y", "M": "P{}M", "W": "P{}W", "D": "P{}D", "H": "PT{}H", "MIN": "PT{}M"}
_PARTS = {"Y": ("M", 12), "D": ("H", 24), "H": ("MIN", 60), "M": ("D", 30), "W": ("D", 7), "MIN": ("MIN", 1)}
# "in fünf Jahren", "Kinder bis zehn Jahre", "15 Jahre alt" are points in time and ages, not durations
_AGE_BEFORE = re.compile(
    r"(?:\b(?:unter|bis|ab|von|vor|nach|im Alter|Kinder|zwischen|alle|in|seit|und)|\bim)\s*(?:zu |von )?\Z",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(r"\s*(?:alt\b|jung\b|später|zuvor|her\b|nach\b|vor\b)")


def parse_duration(text: str) -> str | None:
    """The duration that a whole string states, perhaps with a label; None for anything else.

    >>> parse_duration("1 Jahr"), parse_duration("fünf Tage"), parse_duration("48 Monate"), parse_duration("2,5 Jahre")
    ('P1Y', 'P5D', 'P48M', 'P30M')
    >>> parse_duration("seit 2009") is None
    True
    """
    hits = _all(text)
    return hits[0].value if hits else None


def find_durations(text: str) -> list[Hit[str]]:
    """All durations of running text; ages and points in time ("vor fünf Jahren") are left out.

    >>> [h.value for h in find_durations("Projektlaufzeit 1 Jahr, Kinder bis zehn Jahre, ein dreitägiger Kurs")]
    ['P1Y', 'P3D']
    """
    shown = plain(text)
    return [
        hit
        for hit in _all(text)
        if not _AGE_BEFORE.search(shown[: hit.start][-24:]) and not _AGE_AFTER.match(shown, hit.stop)
    ]


def durations_cover(text: str) -> bool:
    """Whether a string is a duration and nothing else.

    >>> durations_cover("48 Monate"), durations_cover("Kinder bis zehn Jahre")
    (True, False)
    """
    return any(hit.stop - hit.start >= len(text.strip()) for hit in _all(text))


def _all(text: str) -> list[Hit[str]]:
    hits: list[Hit[str]] = []
    for match in _DURATION.finditer(plain(text)):
        unit = next(code for n, (code, _) in enumerate(_UNITS) if match[f"u{n}"])
        number = _value(match["upper"] or match["number"])
        if unit == "Q":
            unit, number = "M", number * 3
        period = _period(number, unit)
        if period:
            hits.append(Hit(period, *match.span()))
    return hits


def _period(number: float, unit: str) -> str | None:
    """A period of whole numbers: half a year is six months."""
    if not number.is_integer():
        unit, parts = _PARTS[unit]
        number = number * parts
        if not number.is_integer():
            return None
    return _CODES[unit].format(int(number)) if number > 0 else None


def _value(printed: str) -> float:
    word = printed.lower().strip()
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    half = 0.5 if "½" in word else 0.0
    digits = word.replace("½", "").strip().replace(",", ".")
    return (float(digits) if digits else 0.0) + half
