"""When a predicted value is the gold value: strictly, or softly, with small differences of spelling forgiven."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from rapidfuzz.distance import Levenshtein

from extractors.values.dates import parse_date

SOFT = 0.95
"""Similarity from which two texts are softly equal."""

# A digit more or less is another value, however alike the strings are.
EXACT = frozenset(
    {
        *("municipality_type", "federal_state", "ags", "postcode", "email", "phone", "fax", "mobile", "published_on"),
        *("kind", "email_kind", "language", "page_count", "has_text_layer", "level", "count", "pages", "family", "key"),
        *("amount", "as_of", "type", "rejection"),
    }
)
ADDRESSES = frozenset({"website", "url"})


def as_text(value: Any) -> str | None:
    """A value of a record as text; nothing, the empty string and the empty list are all nothing."""
    if value is None or value in ("", []):
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ",".join(str(v) for v in value)
    return str(value)


def equal(field: str, gold: str, predicted: str, *, soft: bool) -> bool:
    """Whether `predicted` is right; `field` is the name in the record without the parts that lead to it.

    Strictly: equal after NFC and with blanks squeezed. Softly: also in upper or lower case, with other punctuation, or
    0.95 alike by Levenshtein. Numbers, codes and addresses are never merely alike.
    """
    if field in ADDRESSES:
        return bare_url(gold) == bare_url(predicted)
    if field == "amount":
        return float(gold) == float(predicted)
    if field == "as_of":
        gold, predicted = dated(gold), dated(predicted)
    if field in EXACT:
        a, b = squeezed(gold), squeezed(predicted)
        return a.casefold() == b.casefold() if soft else a == b
    return similarity(gold, predicted) >= SOFT if soft else squeezed(gold) == squeezed(predicted)


def similarity(a: Any, b: Any) -> float:
    """How alike two values are as running text, 0 to 1; nothing is like nothing else."""
    left, right = as_text(a), as_text(b)
    if left is None or right is None:
        return 0.0
    left, right = levelled(left), levelled(right)
    return 1.0 if left == right else Levenshtein.normalized_similarity(left, right)


def squeezed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def levelled(text: str) -> str:
    """Case, punctuation and symbols away; hyphens, dashes and slashes part words."""
    kept = []
    for character in unicodedata.normalize("NFKC", text).casefold():
        if unicodedata.category(character)[0] not in "PSC":
            kept.append(character)
        elif character in "-–—/" or character.isspace():
            kept.append(" ")
    return " ".join("".join(kept).split())


def dated(text: str) -> str:
    """A date in ISO form, however it is printed; a text that is none as it is."""
    return parse_date(text) or text


def bare_url(text: str) -> str:
    """A web address without scheme, "www." and closing slash."""
    return re.sub(r"^https?://(www\.)?|^www\.", "", text.strip()).rstrip("/").casefold()
