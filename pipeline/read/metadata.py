"""What a file says about itself: producer, title, date of creation."""

from __future__ import annotations

import re

_DATE = re.compile(r"^\s*(?:D:)?\s*(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?\s*(?:([Zz])|([+-])(\d\d)'?(\d\d)?)?")
# Also marks without width and those that turn the direction of writing
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
MAX_LENGTH = 1000
"""Characters of one metadata value that are kept."""


def meta_text(value: str | None) -> str | None:
    """A metadata string on one line without control characters, None where nothing is left."""
    if not value:
        return None
    return " ".join(_CONTROL.sub("", value[:MAX_LENGTH]).split()) or None


def iso_date(value: str | None) -> str | None:
    """A PDF date as ISO 8601, as exact as it is stated; None where it is none.

    >>> iso_date("D:20120314153000+01'00'")
    '2012-03-14T15:30:00+01:00'
    >>> iso_date("D:2012"), iso_date("D:20120230120000Z"), iso_date("gestern")
    ('2012', None, None)
    """
    if not value or not (found := _DATE.match(value)):
        return None
    year, month, day, hour, minute, second, zulu, sign, off_hour, off_minute = found.groups()
    text = year
    if month:
        text += f"-{month}"
    if day:
        text += f"-{day}"
    if day and hour:
        text += f"T{hour}:{minute or '00'}:{second or '00'}"
        if zulu:
            text += "Z"
        elif sign:
            text += f"{sign}{off_hour}:{off_minute or '00'}"
    return text if _is_date(text) else None


def _is_date(text: str) -> bool:
    from datetime import date, datetime

    parts = text[:10].split("-")
    try:
        date(int(parts[0]), int(parts[1]) if len(parts) > 1 else 1, int(parts[2]) if len(parts) > 2 else 1)
        if "T" in text:
            datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
