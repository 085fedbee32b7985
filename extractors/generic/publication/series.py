"""The series: what running heads repeat, what a line at the head or small print calls one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from extractors.generic import family
from extractors.generic.head_matter import head_matter
from extractors.generic.place import names_state
from extractors.generic.publication.imprint_dates import is_date_line
from extractors.generic.publication.imprint_lines import (
    INITIATIVE,
    head_lines,
    is_name,
    is_publisher,
    running_lines,
    wide_parts,
)
from extractors.generic.publication.publisher_names import leading
from extractors.generic.publication.rights import states_rights
from extractors.generic.publication.series_names import (
    COUNTED,
    SeriesLine,
    is_periodical,
    named_series,
    published_work,
    read_series,
)
from extractors.generic.publication.statements import statements
from extractors.generic.publication.title import cover_title, names_profile
from extractors.profile_blocks import PublicationBlocks
from extractors.values.dates import find_dates
from extractors.values.gazetteer import is_place
from extractors.values.municipality import find_municipalities
from schemas.evidence import Candidate
from schemas.passage import Passage

NUMBERED, CALLED, REPEATED, ONCE = 0.94, 0.92, 0.9, 0.75
_OF_PRINTING = re.compile(r"\b(?:[Gg]edruckt|Fassung|Stand|Version|Druck|Papier|\w+papier)\b")
"""How a sheet was made: "Gedruckt auf Recyclingpapier"."""
_SESSION = re.compile(r"\d\.\s(?:\w*[Ss]itzung|Wahlperiode|Legislatur\w*)")
"""Which session of a parliament it was."""
YEAR = len("2020")
SHEET = 2  # pages of a sheet or a leaflet, whose head may stand on the first alone
SHORTEST = 4  # characters of a name that another line may hold
_IN_QUOTES = re.compile(
    r"^(?!\w*(?:[Kk]ongress|[Kk]onferenz|[Tt]ag(?:ung)?|[Mm]esse|[Ss]ymposium)\b)"
    r"[A-ZÄÖÜ]\w+ [„»][^“«]+[“«](?:\s(?:19|20)\d\d)?$"
)
_WORD = re.compile(r"\w+")
HEAD = 4  # blocks of the first page among which a newsletter's head stands


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
    """What the running heads or footers repeat and is neither the title nor the publisher.

    Behind the name of a place only what says that it is a series: there stands the office that sends it.
    """
    # The head of an agenda or a letter names whoever sent it.
    letter = not publication.profiles and publication.page_count == 1
    found: list[SeriesLine] = []
    offices: set[str] = set()
    for parts in running_lines(publication):
        behind_place = behind_body = False
        for line in _numbered_beside([read_series(part) for part in parts]):
            behind_place = behind_place or names_profile(line.name, publication)
            if (line.says_so or not (behind_place or letter)) and _may_be_series(
                line.name, publication, numbered=line.numbered
            ):
                found.append(line)
                offices |= {line.name.text} if behind_body else set()
            behind_body = behind_body or is_publisher(line.name.text)
    counts = Counter(line.name.text for line in found)
    for line in sorted(found, key=lambda f: (-counts[f.name.text], " " not in f.name.text)):
        again = counts[line.name.text] > 1 or publication.page_count == 1
        at_head = publication.page_count <= SHEET and line.name.text not in offices
        if line.says_so or again or at_head:
            usual = REPEATED if again else ONCE
            yield Candidate(line.name.text, line.name, NUMBERED if line.numbered else CALLED if line.called else usual)


def _numbered_beside(lines: Sequence[SeriesLine]) -> Iterator[SeriesLine]:
    """A name beside the bare number of an issue counts issues: "komm.unal" and far from it "Heft 11"."""
    for line, beside in zip_longest(lines, lines[1:]):
        counted = beside is not None and beside.is_number and line.name.text != ""
        yield line._replace(numbered=line.numbered or counted)


@family.rule("publication.series")
def stated_series(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """What a statement calls a series, or says that somebody publishes: "Praxisblätter „X“, herausgegeben von …"."""
    for statement in statements(publication):
        if named := named_series(statement.passage) or named_series(statement.whole):
            yield Candidate(named.text, named, 0.95)
        if (paper := published_work(statement.passage)) and is_name(paper.text) and not is_publisher(paper.text):
            yield Candidate(paper.text, paper, 0.9)
        line = read_series(statement.passage)
        if line.numbered and _may_be_series(line.name, publication):
            yield Candidate(line.name.text, line.name, 0.83)


@family.rule("publication.series")
def head_series(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """A line at the head of the first page that counts issues or calls itself a series, or that running heads repeat.

    So is one above the bare number of an issue, and the name of a programme or a competition in quotation marks.
    A sheet may have it in small type above its title; any other line of a cover is its subtitle.
    """
    if not publication.profiles:
        return
    lines = head_lines(publication)
    heads = [line for p in publication.profiles[:1] for b in head_matter(p) for line in b.lines or (b.passage,)]
    lines += [part for line in heads for part in wide_parts(line)]
    for line, below in pairwise([*lines, Passage("")]):
        read = read_series(line)
        numbered = read_series(below).is_number and not COUNTED.match(line.text)  # "Sechs gute Beispiele"
        said = read.says_so or numbered or _IN_QUOTES.search(read.name.text)
        if (said or _recurs(read.name.text, publication)) and _may_be_series(read.name, publication):
            yield Candidate(read.name.text, read.name, NUMBERED if read.numbered else 0.85)
        elif _is_kicker(line, publication) and _may_be_series(read.name, publication):
            yield Candidate(read.name.text, read.name, ONCE)


@family.rule("publication.series")
def newsletter(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The title over "Newsletter der X · Ausgabe 28", or one that counts issues; "X – Mitteilungen" above one."""
    first = [b for b in publication.blocks if b.page == 1][:HEAD]
    for title, below in pairwise(first):
        masthead = title.role == "heading" and title.size > below.size
        if masthead and (is_periodical(below.text) or is_periodical(f"{title.text}, {below.text}")):
            yield Candidate(title.text, title.passage, CALLED)
        line = read_series(title.passage)
        above = below.role == "heading" and title.size < below.size
        if not publication.profiles and above and line.called and _may_be_series(line.name, publication):
            yield Candidate(line.name.text, line.name, ONCE)
    sheets = [p.title.passage for p in publication.profiles[:1] if p.title and publication.page_count <= SHEET]
    cover = cover_title(publication) or next(iter(sheets), None)
    if cover and (line := read_series(cover)).numbered and is_name(line.name.text):
        yield Candidate(line.name.text, line.name, 0.85)


def _is_kicker(line: Passage, publication: PublicationBlocks) -> bool:
    """Whether a line stands above the title of a sheet, on its page and in smaller type."""
    title = publication.profiles[0].title
    if title is None or not line.spans or cover_title(publication) is not None:
        return False
    return line.pages == (title.page,) and line.spans[0].size < title.size and line.spans[0].box.top < title.box.top


def _recurs(text: str, publication: PublicationBlocks) -> bool:
    return len(text) > SHORTEST and sum(text in block.text for block in publication.running) > 1


def _may_be_series(name: Passage, publication: PublicationBlocks, *, numbered: bool = False) -> bool:
    """Whether a name is not that of something else: of the publication, a place, a section, whoever publishes.

    One that counts issues may be written in small letters.
    """
    text = name.text
    sections = {b.text for profile in publication.profiles for b in profile.all_blocks if b.role == "heading"}
    return (
        (is_name(text) or (numbered and is_name(text.capitalize())))
        and not is_publisher(text)
        and leading(name) is None
        and not INITIATIVE.search(text)
        and not is_date_line(text)
        and not _OF_PRINTING.search(text)
        and not states_rights(text)
        and not _SESSION.search(text)
        and not any(len(date.value) > YEAR for date in find_dates(text))  # "Demografie 2030" may be one
        and not names_state(text)
        and 2 * sum(map(str.isalpha, text)) > len(text)  # else a number with a word beside it
        and not names_profile(name, publication)
        and not _is_title(text, publication)
        and (numbered or read_series(name).says_so or not _is_of_profile(text, publication))
        and (text not in sections or read_series(name).says_so)
    )


def _is_of_profile(text: str, publication: PublicationBlocks) -> bool:
    """Whether a name ends with the place of the only profile: "Demenz-Netzwerk Unna" is who acts there."""
    if len(publication.profiles) != 1:
        return False
    last = text.rsplit(maxsplit=1)[-1]
    blocks = [b for b in publication.profiles[0].all_blocks if b.role in {"heading", "paragraph"}]
    return is_place(last) and any(
        hit.value.name == last and hit.value.type for b in blocks for hit in find_municipalities(b.text)
    )


def _is_title(text: str, publication: PublicationBlocks) -> bool:
    """Whether a name is the publication's title, begins with it, is short for it, or is a line of it."""
    cover = cover_title(publication)
    titles = [cover.text] if cover else [p.title.text for p in publication.profiles[:1] if p.title]
    words = set(_WORD.findall(text.casefold()))
    return any(
        text.startswith(title)
        or (" " in title and text.endswith(title))  # "Dokumentation Frühe Hilfen"
        or words <= set(_WORD.findall(title.casefold()))
        for title in titles
    )
