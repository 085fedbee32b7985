"""Money, and the addresses by which somebody is reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.entities.mention import Mention, Passage
from extractors.values.email import find_emails
from extractors.values.phone import find_phones
from extractors.values.web import find_urls

AMOUNT = r"\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?:,\d{1,2})?|\d+(?:,\d{1,2})?"
SCALE = r"(?:Tausend|Tsd\.?|T€|TEUR|Mio\.?|Millionen|Million|Mrd\.?|Milliarden|Milliarde)"
MONEY = re.compile(
    rf"(?<![\w.,])(?:(?P<number>{AMOUNT})(?:,-+|,–)?[ \u00a0]?(?P<scale>{SCALE})?[ \u00a0]?(?P<unit>€|"
    rf"Euro\b|EUR\b|Cent\b)"
    rf"|(?:€|EUR)[ \u00a0]?(?P<after>{AMOUNT})(?:,-+|,–)?(?:[ \u00a0](?P<after_scale>{SCALE}))?"
    r"|(?P<words>(?:ein(?:e|er)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|fünfzehn|zwanzig|"
    r"fünfzig|hundert) (?:(?:halben?|Million(?:en)?|Milliarden?) )?)Euro\b)"
)
FIVE_DIGITS = re.compile(r"(?:\d\D*){5}")  # no telephone number has fewer
FACTORS = {"T": 1_000, "M": 1_000_000}
WORDS = {
    "ein": 1,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
    "zehn": 10,
    "zwölf": 12,
    "fünfzehn": 15,
    "zwanzig": 20,
    "fünfzig": 50,
    "hundert": 100,
}


def money(passage: Passage) -> Iterator[Mention]:
    """Amounts in Euro."""
    for hit in MONEY.finditer(passage.text):
        yield Mention("MONEY", hit[0], hit.start(), hit.end(), in_euro(hit), "rule:money", 0.97)


def in_euro(hit: re.Match[str]) -> str:
    """The amount as a plain number of Euro.

    >>> [in_euro(h) for h in MONEY.finditer("6.200 Euro, 1,2 Mio. €, EUR 50,-, zwei Millionen Euro, 80 Cent")]
    ['6200 EUR', '1200000 EUR', '50 EUR', '2000000 EUR', '0.8 EUR']
    """
    if hit["words"]:
        word, *scale = hit["words"].split()
        amount = Decimal(next(n for w, n in WORDS.items() if word == w or (w == "ein" and word.startswith("ein"))))
        factor = _factor(scale[-1] if scale else "")
    else:
        amount = Decimal(re.sub(r"[. \u00a0\u202f]", "", hit["number"] or hit["after"]).replace(",", "."))
        factor = _factor(hit["scale"] or hit["after_scale"] or "")
        if hit["unit"] == "Cent":
            factor = Decimal("0.01")
    return f"{(amount * factor).normalize():f} EUR"


def _factor(scale: str) -> Decimal:
    if scale.startswith(("Mrd", "Milliard")):
        return Decimal(1_000_000_000)
    return Decimal(FACTORS.get(scale[:1], 1))


def addresses(passage: Passage) -> Iterator[Mention]:
    """E-mail and web addresses and telephone numbers."""
    text = passage.text
    if "@" in text or "(at)" in text or "[at]" in text:
        for mail in find_emails(text):
            yield Mention("EMAIL", text[mail.start : mail.stop], mail.start, mail.stop, mail.value, "rule:email", 0.98)
    if "." in text:
        for url in find_urls(text):
            yield Mention("URL", text[url.start : url.stop], url.start, url.stop, url.value, "rule:url", 0.97)
    if FIVE_DIGITS.search(text):
        for phone in find_phones(text):
            number = text[phone.start : phone.stop]
            yield Mention("PHONE", number, phone.start, phone.stop, phone.value.e164, "rule:phone", 0.9)
