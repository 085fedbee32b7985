"""Foreign text made harmless for the place where it goes: a terminal, JSON, a spreadsheet.

Text of publications and names of files belong to whoever wrote them. HTML has `html.escape`, SQL has parameters.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

# Controls, marks that change the direction of writing or have no width, separators of lines, halves of characters.
UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})
FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""What begins a formula in Excel, LibreOffice or Google Sheets."""

_NUMBER = re.compile(r"[+-]?[\d .,]+")
_OBEYED = re.compile(
    "[\x7f-\x9f\xad\u0600-\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\U000e0000-\U000e007f]"
)


def printable(value: object) -> str:
    """One line for a terminal: what could move the cursor, hide or turn round text is replaced.

    >>> printable("rot\\x1b[31m"), printable(None)
    ('rot�[31m', '')
    """
    text = "" if value is None else str(value)
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in UNSEEN else c for c in text)


def json_text(value: Any, *, indent: int | None = None) -> str:
    """JSON in UTF-8 that loses nothing, with everything escaped that a terminal would obey.

    >>> json_text({"city": "Köln\\x9b2J"})
    '{"city": "Köln\\\\u009b2J"}'
    """
    return escaped(json.dumps(value, ensure_ascii=False, indent=indent, default=str))


def escaped(text: str) -> str:
    """What a terminal would obey as `\\u` and four digits, for strings in double quotes of JSON and YAML."""
    return _OBEYED.sub(lambda found: json.dumps(found[0])[1:-1], text)


def harmless(value: Any) -> Any:
    """A value that no spreadsheet takes for a formula: text that begins like one gets an apostrophe, numbers do not.

    >>> harmless("=HYPERLINK(1)"), harmless("+493535463000"), harmless("- erstens")
    ("'=HYPERLINK(1)", '+493535463000', "'- erstens")
    """
    if isinstance(value, str) and value[:1] in FORMULA and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value
