"""When it was published: "Stand: April 2012", a place and a date, the year of a copyright line.

Always a year, a month or a day: an interval is when something happens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.generic import family
from extractors.generic.head_matter import head_matter
from extractors.generic.publication.imprint_dates import days, is_date, is_date_line, is_month_number, tail_date
from extractors.generic.publication.imprint_lines import is_body, outside_passages, running_parts, wide_parts
from extractors.generic.publication.publisher_names import leading
from extractors.generic.publication.series_names import read_series
from extractors.generic.publication.statements import statements
from extractors.profile_blocks import PublicationBlocks
from extractors.values import Hit
from schemas.evidence import Candidate
from schemas.passage import Passage

_STAND = re.compile(
    r"(?:(?:Zuletzt )?[Aa]ktualisiert(?: am)?|Letzte (?:Änderung|Aktualisierung)|Zuletzt geändert(?: am)?|"
    r"(?:Ausgefüllt|Erstellt|Abgeschlossen)(?: am| im)?|Heft(?=\s*:)|"
    r"Stand(?:\s+der\s+\w+)?|Fassung|Erschienen(?: im)?|(?:Veröffentlicht|Herausgegeben)(?: am| im)?|"
    r"Erscheinungs(?:datum|jahr|termin)|Datum|Ausgabe|Redaktionsschluss|"
    r"Auflage)\s*:?\s*(?:vom\s+|im\s+)?",
    re.IGNORECASE,
)
YEAR_ALONE = 0.02  # of a score: what says the month as well comes first
_DATA = re.compile(
    r"\bnächste[nrs]?\b|^(?:Quellen?|Daten(?:quellen?|basis)?|Zahlen)\b|\bStatisti\w+|\bZensus\b|\bMelderegister\b|\bEinwohner\w*\s*:|"
    r"\b(?:[Ii]nkrafttreten|[Ii]n Kraft)\b",
)
"""A statement about figures, about the next issue or about what a statute rules: its date is theirs."""
_PRINT = re.compile(
    r"\b(?:[Gg]edruckt|[Ee]rstellt|[Ee]ntstanden|Stück|Exemplare|Auflage|Druck|Redaktion|Satz|Ausgabe|Magazin|Zeitschrift|Heft)\b"
)


@family.rule("publication.published_on")
def stated_date(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """ "Stand: April 2012" outside the profiles; a date alone, or behind who publishes; weakly that of a copyright."""
    passages = [s.passage for s in statements(publication) if not _DATA.search(s.text)]
    yield from _only([(date, p) for p in passages if is_date(p.text) for date in days(p.text)], 0.84)
    for passage in passages:
        yield from _labelled(passage, 0.92)
        if (tail := tail_date(passage.text)) and _is_of_imprint(passage, tail):
            yield Candidate(tail.value, passage[tail.start : tail.stop], 0.78)
    for part in running_parts(publication):
        if _DATA.search(part.text):
            continue
        dates = days(part.text)
        issue = read_series(part).numbered  # "ORTSBLATT 2/2021" is no February
        if len(dates) == 1 and not issue and is_date_line(part.text) and _is_precise(dates[0], part):
            yield Candidate(dates[0].value, part[dates[0].start : dates[0].stop], 0.8)
        elif not issue:
            yield from _labelled(part, 0.8)
    for passage in outside_passages(publication):
        for year in re.finditer(r"(?:©|Copyright)\D{0,40}((?:19|20)\d\d)", passage.text):
            yield Candidate(year[1], passage[year.start(1) : year.end(1)], 0.6)


@family.rule("publication.published_on")
def date_of_first_page(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """A line of the cover, or of the head of a sheet, that is nothing but a town and a date."""
    lines: list[tuple[Hit[str], Passage]] = []
    for block in publication.outside.all_blocks:
        for part in (p for line in block.lines if block.page == 1 for p in wide_parts(line)):
            dates = days(part.text)
            if len(dates) != 1:
                continue
            alone = dates[0].stop - dates[0].start >= len(part.text.strip(" ,.")) - MAX_ALONE
            if alone and _is_precise(dates[0], part):
                lines.append((dates[0], part))
            elif tail_date(part.text) and "-" in dates[0].value:  # "Servicestelle Familie, November 2013"
                yield Candidate(dates[0].value, part[dates[0].start : dates[0].stop], 0.75)
    yield from _only(lines, 0.85)
    heads = [p for q in publication.profiles[:1] for b in head_matter(q) for line in b.lines for p in wide_parts(line)]
    # "RUNDBRIEF     Nr. 2/2018     Juli 2018": the banner of a sheet is its title
    titles = [q.title.passage for q in publication.profiles[:1] if q.title and q.title.page == 1]
    banners = [part for title in titles for part in wide_parts(title)[1:] if read_series(part).is_number]
    yield from ((Candidate(d.value, part[d.start : d.stop], 0.75)) for part in banners for d in days(part.text)[-1:])
    yield from _only([(date, part) for part in heads if is_date(part.text) for date in days(part.text)], 0.8)


MAX_ALONE = 12  # characters beside a date that has a line of the cover to itself


def _is_precise(date: Hit[str], part: Passage) -> bool:
    """Whether a date beside a word is one of publication: the year alone may belong to the word, "Bericht 2014"."""
    return "-" in date.value or is_date(part.text) is not None


def _is_of_imprint(passage: Passage, tail: Hit[str]) -> bool:
    """Whether a statement that ends with a date says who publishes, or speaks of the printing."""
    name = passage.text[: tail.start].split(",")[0].strip(" ©")
    return leading(passage) is not None or _PRINT.search(passage.text) is not None or is_body(name)


def _only(dates: Sequence[tuple[Hit[str], Passage]], score: float) -> Iterator[Candidate[str]]:
    """Dates that stand alone, where all are the same; several different ones are those of events.

    Beside "September 2024" is "3/2024" the number of an issue.
    """
    written = [(date, passage) for date, passage in dates if not is_month_number(passage.text[date.start : date.stop])]
    dates = written or dates
    if len({date.value for date, _ in dates}) == 1:
        for date, passage in dates:
            yield Candidate(date.value, passage[date.start : date.stop], score)


def _labelled(passage: Passage, score: float) -> Iterator[Candidate[str]]:
    """The dates right behind a word that says what they are: "Stand: April 2012", "Fassung Januar 2020"."""
    for hit in _STAND.finditer(passage.text):
        dates = [d for d in days(passage.text) if hit.end() <= d.start <= hit.end() + 12]
        # "Redaktionsschluss ist der 15. Februar" asks for what is still to come
        if dates and not re.search(r"\bist\b", passage.text[hit.end() : dates[0].start]):
            # "Ausgabe 2022" stands on a cover, "Stand: April 2022" in its imprint.
            sure = score - YEAR_ALONE if len(dates[0].value) == len("2022") else score
            yield Candidate(dates[0].value, passage[dates[0].start : dates[0].stop], sure)
