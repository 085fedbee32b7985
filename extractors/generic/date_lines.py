"""Lines that are nothing but the day to which the figure above them refers: "Stand: 31.12.2022", "(2022)"."""

from __future__ import annotations

import re

from extractors.values.dates import parse_date
from schemas.passage import Passage

_DATE_ALONE = re.compile(
    r"(?:\(?(?:Stand|Stichtag|[Aa]m|[Zz]um|[Pp]er)\b\s*:?\s*(?:zum\s|am\s)?|\()(?P<date>[^():]{4,24})\)?"
)


def date_alone(line: Passage) -> Passage | None:
    """The date of a line that says nothing but to which day the figure above it refers; None for any other line.

    >>> [bool(date_alone(Passage(text))) for text in ("Stand: 31.12.2022", "am 30.06.2022", "(2022)", "2019")]
    [True, True, True, False]
    """
    hit = _DATE_ALONE.fullmatch(line.text.strip())
    date = parse_date(hit["date"]) if hit else None
    return line.strip()[hit.start("date") : hit.end("date")] if hit and date and "/" not in date else None
