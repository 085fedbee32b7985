"""What names the publication: series, publisher, title, date, rights, language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extractors.generic import family
from extractors.generic.headline import slogan_heading
from extractors.generic.imprint_lines import (
    MAX_BESIDE,
    MAX_NAME,
    head_lines,
    is_date_line,
    is_name,
    is_publisher,
    nominative,
    outside_passages,
    running_parts,
    unsigned,
    wide_parts,
    without_issue,
)
from extractors.generic.place import read_place
from extractors.profile_blocks import PublicationBlocks
from extractors.values.dates import find_dates
from schemas.document import Passage
from schemas.evidence import Candidate

_INITIATIVE = re.compile(
    r"(?:^|[.\n]\s*)(?:Eine?|Ein gemeinsames?)\s+(?:gemeinsame\s+)?(?:Initiative|Projekt|"
    r"Programm|Angebot|Publikation|Veröffentlichung|"
    r"Schriftenreihe|Reihe|Service|Aktion|Broschüre)\s+(?P<article>der|des|von|"
    r"vom)\s+(?P<name>.+?)(?=\.(?:\s|$)|\s*[;|]|,?\s+(?:gefördert|unterstützt)|$)"
)
_PUBLISHER = re.compile(
    r"(?:Herausgeber(?:in)?(?: und Redaktion| und Copyright)?|Herausgegeben (?:von|vom|durch)|"
    r"Hrsg\.?|Verantwortlich(?:er Herausgeber)?)"
    r"\s*:?\s*(?:\n\s*)?(?P<article>der|dem|des)?\s*(?P<name>[A-ZÄÖÜ„][^\n]*)"
)
_EDITOR = re.compile(r"(?P<name>[A-ZÄÖÜ„][^\n·|•(]{3,80}?)\s*\((?:Hg|Hrsg)\.\)")
_STAND = re.compile(
    r"(?:Stand(?:\s+der\s+\w+)?|Erschienen(?: im)?|Veröffentlicht(?: am| im)?|"
    r"Erscheinungs(?:datum|jahr|termin)|Datum|Ausgabe|Redaktionsschluss|"
    r"Auflage)\s*:?\s*(?:vom\s+|im\s+)?",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"©|\(c\)\s|Copyright|Alle Rechte vorbehalten|Creative Commons|\bCC[ -](?:BY|0)|Nachdruck", re.IGNORECASE
)


@family.rule("publication.series")
def own_series(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The series that the family stands for, where the pages print it."""
    name = publication.family.series
    if name:
        for block in publication.blocks:
            if (at := block.text.casefold().find(name.casefold())) >= 0:
                yield Candidate(name, block.passage[at : at + len(name)], 0.98)
                return


@family.rule("publication.series")
def running_series(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """What the running heads or footers repeat and is neither the title nor the publisher."""
    title = cover_title(publication)
    if not publication.profiles and publication.page_count == 1:
        return  # an agenda, a letter: whose head names whoever sent it
    parts = [p for p in map(without_issue, running_parts(publication)) if is_name(p.text) and not is_publisher(p.text)]
    counts = Counter(p.text for p in parts)
    sections = {b.text for profile in publication.profiles for b in profile.all_blocks if b.role == "heading"}
    for part in sorted(parts, key=lambda p: -counts[p.text]):
        if (
            is_date_line(part.text)
            or (title and part.text == title.text)
            or part.text in sections
            or _is_profile_name(part, publication)
        ):
            continue
        yield Candidate(part.text, part, 0.9 if counts[part.text] > 1 or publication.page_count == 1 else 0.75)


@family.rule("publication.series")
def head_series(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """A short line above the title of a profile."""
    if not publication.profiles:
        return
    title = cover_title(publication)
    for line in map(without_issue, head_lines(publication)):
        if (
            is_name(line.text)
            and not is_publisher(line.text)
            and line is not title
            and not (title and line.text == title.text)
        ):
            if _INITIATIVE.search(line.text) or is_date_line(line.text) or line.text == line.text.lower():
                continue
            yield Candidate(line.text, line, 0.8)
            return


@family.rule("publication.publisher")
def own_publisher(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The publisher of the family's series, where the pages name it in any form."""
    known = publication.family
    for block in publication.blocks if known.publisher else ():
        for pattern in known.publisher_patterns:
            if known.publisher and (hit := re.search(pattern, block.text)):
                yield Candidate(known.publisher, block.passage[hit.start() : hit.end()], 0.97)
                return


@family.rule("publication.publisher")
def initiative(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """ "Eine Initiative der X", in the nominative."""
    for passage in outside_passages(publication):
        hit = _INITIATIVE.search(passage.text)
        if hit and len(hit["name"]) <= MAX_NAME:
            name = _club(passage, hit.start("name"), hit.end("name"))
            yield Candidate(nominative(name.text, hit["article"]), name, 0.9)


@family.rule("publication.publisher")
def imprint_publisher(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """`Herausgeber: X` in an imprint."""
    for block in publication.outside.all_blocks + publication.running:
        passage = Passage.join(block.lines or (block.passage,), "\n")
        hit = _PUBLISHER.search(passage.text) or _EDITOR.search(passage.text)
        if hit:
            name = passage[hit.start("name") : hit.end("name")]
            cut = re.search(r",\s(?=.*\d|\w+$)|\s[|·•]\s|\s\(", name.text)
            name = (name[: cut.start()] if cut else name).strip(" ,;")
            if 3 < len(name.text) <= MAX_NAME:
                yield Candidate(nominative(name.text, hit.groupdict().get("article") or ""), name, 0.92)


@family.rule("publication.publisher")
def running_publisher(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """An organisation in the running heads, the footers or on the cover."""
    for part in [*running_parts(publication), *head_lines(publication)]:
        name = unsigned(part)
        if (
            is_publisher(name.text)
            and len(name.text) <= MAX_NAME
            and name.text != name.text.lower()
            and not _is_profile_name(name, publication)
        ):
            yield Candidate(name.text, name, 0.85 if name.text == part.text else 0.8)
    for passage in outside_passages(publication):
        if re.match(r"©|\(c\)|Copyright", passage.text, re.IGNORECASE):
            name = unsigned(passage)
            name = name[: (cut.start() if (cut := re.search(r"[.,;](?:\s|$)", name.text)) else len(name.text))].strip()
            if is_publisher(name.text) and len(name.text) <= MAX_NAME:
                yield Candidate(name.text, name, 0.7)


@family.rule("publication.title")
def title_of_cover(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The largest heading in front of the profiles of a brochure; a sheet's own title otherwise."""
    title = cover_title(publication)
    if title:
        yield Candidate(title.text, title, 0.9)
    elif len(publication.profiles) == 1 and (heading := publication.profiles[0].title):
        slogan = slogan_heading(publication.profiles[0])
        if slogan is not None and slogan.size > heading.size:
            heading = slogan  # the municipality is a kicker above the title
        yield Candidate(heading.text, heading.passage, 0.6)


def cover_title(publication: PublicationBlocks) -> Passage | None:
    """The largest heading of the first page outside the profiles, where there are several profiles or none."""
    if len(publication.profiles) == 1 and publication.profiles[0].pages[:1] == (1,):
        return None
    headings = [b for b in publication.outside.all_blocks if b.role == "heading" and b.page == 1]
    if not headings:
        return None
    return max(headings, key=lambda b: b.size).passage


@family.rule("publication.published_on")
def stated_date(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """ "Stand: April 2012" outside the profiles; a date alone on the cover; weakly the year of a copyright line."""
    for passage in outside_passages(publication):
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


@family.rule("publication.rights")
def rights(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The line with the copyright sign, a licence, or that forbids reprinting."""
    for block in [*publication.outside.all_blocks, *publication.running]:
        for line in block.lines or (block.passage,):
            hit = _RIGHTS.search(line.text)
            if hit and len(line.text) < 300:
                sentence = (
                    hit.start() and re.search(r"[.!?]\s", line.text[: hit.start()]) and line.text[hit.start()] in "©("
                )
                right = line[hit.start() :] if sentence else line
                yield Candidate(right.text, right, 0.9)


def _club(passage: Passage, start: int, stop: int) -> Passage:
    """The name with its legal form: the dots of "e. V." end no sentence."""
    rest = re.match(r"\s?\.?\s?V\.", passage.text[stop:])
    if passage.text[:stop].endswith(" e") and rest:
        stop += rest.end()
    return passage[start:stop].strip()


def _is_profile_name(part: Passage, publication: PublicationBlocks) -> bool:
    if read_place(part) is not None:
        return True
    titles = [p.title.text for p in publication.profiles if p.title]
    return part.text in titles
