"""Amounts of money, with thousands and millions written out or not."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.values import Hit
from extractors.values.plain import plain


class Money(NamedTuple):
    """An amount in one currency."""

    amount: float
    currency: str
    """ISO 4217: EUR, DEM, USD, CHF, GBP."""


NUMBER = r"\d{1,3}(?:[. ]\d{3})+(?:,\d{1,2}|,--?)?|\d+(?:,\d{1,3}|,--?)?"
"""A German number: dots or thin spaces between thousands, a comma before decimals."""
SCALES = {
    "tsd": 1e3,
    "tausend": 1e3,
    "t": 1e3,
    "mio": 1e6,
    "million": 1e6,
    "millionen": 1e6,
    "mrd": 1e9,
    "milliarden": 1e9,
}
_SCALE = r"(?P<scale>Tsd\.?|Tausend|T(?=€|EUR)|Mio\.?|Millionen|Million|Mrd\.?|Milliarden|Milliarde)"
_CURRENCY = r"(?P<currency>€|EUR\b|EURO?\b|Euro\b|euro\b|DM\b|D-Mark\b|US-Dollar|USD\b|\$|CHF\b|£|GBP\b)"
_AFTER = re.compile(rf"(?<![\w.,-])(?P<number>{NUMBER})[ ]?\n?[ ]?(?:{_SCALE}[ ]?\n?[ ]?)?{_CURRENCY}")
_BEFORE = re.compile(rf"(?<!\w){_CURRENCY}[ ]?(?P<number>{NUMBER})(?:[ ]?{_SCALE})?(?![\w])")
_CODES = {
    "€": "EUR",
    "dm": "DEM",
    "d-mark": "DEM",
    "us-dollar": "USD",
    "usd": "USD",
    "$": "USD",
    "chf": "CHF",
    "£": "GBP",
    "gbp": "GBP",
}


def find_money(text: str) -> list[Hit[Money]]:
    """All amounts with a currency; "rund" and "ca." stay outside of the span.

    >>> [h.value.amount for h in find_money("94.350 €, 6.200 Euro, 1,2 Mio. Euro, rund 3 Tsd. EUR, EUR 412.500,00")]
    [94350.0, 6200.0, 1200000.0, 3000.0, 412500.0]
    """
    shown = plain(text)
    hits: list[Hit[Money]] = []
    for pattern in (_AFTER, _BEFORE):
        for match in pattern.finditer(shown):
            amount = german_number(match["number"])
            if amount is None or any(h.start < match.end() and match.start() < h.stop for h in hits):
                continue
            scale = SCALES.get((match["scale"] or "").lower().rstrip("."), 1e6 if match["scale"] else 1.0)
            if match["scale"] and match["scale"].lower().startswith("milliarde"):
                scale = 1e9
            hits.append(Hit(Money(round(amount * scale, 2), _currency(match["currency"])), *match.span()))
    return sorted(hits, key=lambda h: h.start)


def german_number(printed: str) -> float | None:
    """The value of a printed number: dots and spaces separate thousands, the comma decimals.

    >>> german_number("1.520,28"), german_number("94.350"), german_number("147,8"), german_number("3.5")
    (1520.28, 94350.0, 147.8, 3.5)
    """
    digits = re.sub(r",-+$", "", plain(printed).strip()).replace("'", "")
    if re.fullmatch(r"[0-9]{1,3}(?:[. ][0-9]{3})+(?:,[0-9]+)?", digits):
        return float(re.sub(r"[. ]", "", digits).replace(",", "."))
    if re.fullmatch(r"[0-9]{1,15}(?:,[0-9]+)?", digits):
        return float(digits.replace(",", "."))
    return float(digits) if re.fullmatch(r"[0-9]{1,15}\.[0-9]{1,2}", digits) else None


def _currency(printed: str) -> str:
    return _CODES.get(printed.lower(), "EUR")
