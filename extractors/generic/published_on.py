"""When it was published: "Stand: April 2012", a place and a date, the year of a copyright line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.generic import family
from extractors.generic.imprint_lines import MAX_BESIDE, outside_passages, running_parts, wide_parts
from extractors.generic.statements import is_date, statements
from extractors.profile_blocks import PublicationBlocks
from extractors.values.dates import find_dates
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
    for statement in statements(publication):
        passage = statement.passage
        if date := is_date(passage.text):
            alone = find_dates(passage.text)[0]
            yield Candidate(date, passage[alone.start : alone.stop], 0.84)
        for hit in _STAND.finditer(passage.text):
            dates = [d for d in find_dates(passage.text) if hit.end() <= d.start <= hit.end() + 12]
            if dates:
                yield Candidate(dates[0].value, passage[dates[0].start : dates[0].stop], 0.92)
    for part in running_parts(publication):
        dates = find_dates(part.text)
        # "Kiel, September 2011", "Ausgabe Oktober 2012": a date with hardly anything beside it.
        if len(dates) == 1 and len(part.text) - (dates[0].stop - dates[0].start) <= MAX_BESIDE:
            yield Candidate(dates[0].value, part[dates[0].start : dates[0].stop], 0.8)
    first = [b for b in publication.outside.all_blocks if b.page == 1]
    for block in first:
        for line in block.lines:
            for part in wide_parts(line):
                dates = find_dates(part.text)
                if len(dates) == 1 and dates[0].stop == len(part.text.rstrip(".")) and "-" in dates[0].value:
                    at_end = re.search(r"[,|·]\s*$", part.text[: dates[0].start])
                    if at_end:  # "Servicestelle Familie, November 2013"
                        yield Candidate(dates[0].value, part[dates[0].start : dates[0].stop], 0.75)
                if len(dates) == 1 and dates[0].stop - dates[0].start >= len(part.text.strip(" ,.")) - 12:
                    yield Candidate(dates[0].value, part[dates[0].start : dates[0].stop], 0.85)
    for passage in outside_passages(publication):
        for year in re.finditer(r"(?:©|Copyright)\D{0,40}((?:19|20)\d\d)", passage.text):
            yield Candidate(year[1], passage[year.start(1) : year.end(1)], 0.6)
