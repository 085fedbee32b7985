"""When it was published: "Stand: April 2012", a place and a date, the year of a copyright line.

Always a year, a month or a day: an interval is when something happens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.generic import family
from extractors.generic.imprint_lines import MAX_BESIDE, outside_passages, running_parts, wide_parts
from extractors.generic.statements import is_date, statements
from extractors.profile_blocks import PublicationBlocks
from extractors.values import Hit
from extractors.values.dates import find_dates
from schemas.document import Passage
from schemas.evidence import Candidate

_STAND = re.compile(
    r"(?:(?:Zuletzt )?[Aa]ktualisiert(?: am)?|Stand(?:\s+der\s+\w+)?|Erschienen(?: im)?|Veröffentlicht(?: am| im)?|"
    r"Erscheinungs(?:datum|jahr|termin)|Datum|Ausgabe|Redaktionsschluss|"
    r"Auflage)\s*:?\s*(?:vom\s+|im\s+)?",
    re.IGNORECASE,
)


@family.rule("publication.published_on")
def stated_date(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """ "Stand: April 2012" outside the profiles; a date alone on the cover; weakly the year of a copyright line."""
    yield from _alone(publication)
    for passage in (s.passage for s in statements(publication)):
        for hit in _STAND.finditer(passage.text):
            dates = [d for d in days(passage.text) if hit.end() <= d.start <= hit.end() + 12]
            if dates:
                yield Candidate(dates[0].value, passage[dates[0].start : dates[0].stop], 0.92)
    for part in running_parts(publication):
        dates = days(part.text)
        # "Kiel, September 2011", "Ausgabe Oktober 2012": a date with hardly anything beside it.
        if len(dates) == 1 and len(part.text) - (dates[0].stop - dates[0].start) <= MAX_BESIDE:
            yield Candidate(dates[0].value, part[dates[0].start : dates[0].stop], 0.8)
    first = [b for b in publication.outside.all_blocks if b.page == 1]
    lines: list[tuple[Hit[str], Passage]] = []
    for block in first:
        for line in block.lines:
            for part in wide_parts(line):
                dates = days(part.text)
                if len(dates) == 1 and dates[0].stop == len(part.text.rstrip(".")) and "-" in dates[0].value:
                    at_end = re.search(r"[,|·]\s*$", part.text[: dates[0].start])
                    if at_end:  # "Servicestelle Familie, November 2013"
                        yield Candidate(dates[0].value, part[dates[0].start : dates[0].stop], 0.75)
                if len(dates) == 1 and dates[0].stop - dates[0].start >= len(part.text.strip(" ,.")) - 12:
                    lines.append((dates[0], part))
    yield from _only(lines, 0.85)
    for passage in outside_passages(publication):
        for year in re.finditer(r"(?:©|Copyright)\D{0,40}((?:19|20)\d\d)", passage.text):
            yield Candidate(year[1], passage[year.start(1) : year.end(1)], 0.6)


def _alone(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """A date that is a statement of its own."""
    passages = [s.passage for s in statements(publication) if is_date(s.text)]
    return _only([(date, passage) for passage in passages for date in days(passage.text)], 0.84)


def _only(dates: Sequence[tuple[Hit[str], Passage]], score: float) -> Iterator[Candidate[str]]:
    """Dates that stand alone, where all are the same; several different ones are those of events."""
    if len({date.value for date, _ in dates}) == 1:
        for date, passage in dates:
            yield Candidate(date.value, passage[date.start : date.stop], score)


def days(text: str) -> list[Hit[str]]:
    """The years, months and days that a text names.

    >>> [d.value for d in days("Stand: April 2012")], days("21.-22. Januar 2011")
    (['2012-04'], [])
    """
    return [date for date in find_dates(text) if "/" not in date.value]
