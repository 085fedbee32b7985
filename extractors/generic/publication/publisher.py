"""Who publishes: named in an imprint, behind "Eine Initiative der …", in running heads, behind a copyright sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.generic import family
from extractors.generic.line_ends import with_line_ends
from extractors.generic.place import read_place
from extractors.generic.publication.imprint_dates import tail_date
from extractors.generic.publication.imprint_lines import (
    INITIATIVE,
    MAX_NAME,
    PERSON,
    head_lines,
    is_body,
    is_name,
    outside_passages,
    running_parts,
    unsigned,
)
from extractors.generic.publication.publisher_names import (
    SURE,
    department_end,
    leading,
    name_of,
    without_company,
    without_unit,
)
from extractors.generic.publication.publishing import EDITOR, PUBLISHED_BY, PUBLISHER, RESPONSIBLE
from extractors.generic.publication.statements import sentence_end, statements
from extractors.generic.publication.title import names_profile
from extractors.profile_blocks import PublicationBlocks
from extractors.values.address import find_addresses
from extractors.values.nominative import nominative
from extractors.values.organisation import is_organisation
from extractors.values.person import is_person_name
from extractors.values.states import STATES
from schemas.evidence import Candidate
from schemas.passage import Passage

_PUBLISHER = re.compile(
    rf"(?:{RESPONSIBLE}(?: und Redaktion| und Copyright| (?:der|dieser) [A-ZÄÖÜ]\w+(?=:)|\s+v(?:on|\.))?|"
    rf"(?=[A-Z]){PUBLISHED_BY})"
    r"\s*:?\s*(?:\n\s*)?(?:(?P<article>der|dem|des)\s+)?(?P<name>[A-ZÄÖÜ„][^\n]*)"
)
_HEADING = re.compile(rf"^(?:Impressum|{PUBLISHER}|{PUBLISHED_BY})\s*:?$", re.IGNORECASE)
_PRESIDES = re.compile(
    r"^(?:Der|Die)\s+(?:\w*[Bb]ürgermeister(?:in)?|Landrat|Landrätin|Magistrat|Kreisausschuss|Präsident(?:in)?|Senator(?:in)?)"
    r"(?=\s|$)"
)
_NEXT = re.compile(r",\s(?=.*\d|\w+$)|\s[|·•]\s|\s\(")
"""What parts a publisher from its address, its host or the next statement."""
_LIES_IN = re.compile(r"\((?:" + "|".join(map(re.escape, STATES)) + r")\)$")
"""Behind the name of a place the Land in which it lies: that says where, and not who publishes."""
_TITLED = re.compile(r"(?:Prof|Dr)\.\s")
MAX_BODY = 160  # characters of a body that is one beyond doubt: ministries list what they are for
HEAD = 6  # blocks of the first page among which a letterhead stands
_EDITOR = re.compile(rf"(?P<name>[A-ZÄÖÜ„][^\n·|•(:]{{3,80}}?)\s*{EDITOR}(?!\s*(?:\((?:19|20)\d\d\w?\)\s*)?:)")
"""Behind the brackets of a work that is quoted stand its year and a colon."""


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
        hit = INITIATIVE.search(passage.text)
        if hit and len(hit["name"]) <= MAX_NAME:
            name = _club(passage, hit.start("name"), hit.end("name"))
            yield Candidate(nominative(name.text, hit["article"]), name, 0.9)


@family.rule("publication.publisher")
def imprint_publisher(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """`Herausgeber: X` in an imprint."""
    for block in publication.outside.all_blocks + publication.running:
        passage = with_line_ends(block)
        hit = _PUBLISHER.search(passage.text) or _EDITOR.search(passage.text)
        if hit:
            start = hit.start("name")
            line = passage[start : min(hit.end("name"), sentence_end(passage.text, start))]
            cut = _NEXT.search(passage.text, start + department_end(line.text), hit.end("name"))
            name = without_unit(name_of(line[: cut.start() - start] if cut else line))
            if _is_body_name(name):
                yield Candidate(nominative(name.text, hit.groupdict().get("article") or ""), name, 0.92)


@family.rule("publication.publisher")
def stated_publisher(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The name in a statement that says so: "Herausgeberin dieser Reihe ist X", "Impressum: X, Straße 2 …"."""
    for statement in statements(publication):
        if (found := leading(statement.passage)) is None:
            continue
        _, behind, article = found
        name = without_unit(name_of(behind))
        # "Ein Projekt, um in einer gemeinsamen Welt zu leben" names nobody.
        if _is_body_name(name) and not name.text.endswith(":") and not name.text[0].islower():
            yield Candidate(nominative(name.text, article), name, 0.91)


@family.rule("publication.publisher")
def first_in_imprint(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The body in the first line below a heading that is nothing but "Impressum"; no one of several places."""
    places = [p.name.text for q in publication.profiles if q.title and (p := read_place(q.title.passage))]
    own = places if len(publication.profiles) > 1 else []
    for heading, below in pairwise(publication.outside.all_blocks):
        if _HEADING.match(heading.text) and below.page == heading.page and not below.cells:
            name = without_unit(name_of(with_line_ends(below)))
            named = any(place in name.text for place in own)
            if _is_body_name(name) and is_organisation(name.text) > SURE and ":" not in name.text and not named:
                yield Candidate(name.text, name, 0.88)


@family.rule("publication.publisher")
def letterhead(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """An administration at the head of the first page, with whoever presides over it in the next line."""
    head = [b for b in publication.blocks if b.page == 1 and not b.cells and b.role not in {"page_number", "list_item"}]
    for body, below in pairwise(head[:HEAD]):
        if _PRESIDES.match(below.text) and is_organisation(body.text) > SURE and _is_body_name(body.passage):
            yield Candidate(body.text, body.passage, 0.8)


@family.rule("publication.publisher")
def running_publisher(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """An organisation in the running heads, the footers or on the cover."""
    for part in [*running_parts(publication), *head_lines(publication)]:
        name = without_unit(without_company(part if tail_date(part.text) else unsigned(part)))
        if find_addresses(name.text):
            name = name_of(name)
        if (
            is_body(name.text)
            and not _is_bare_unit(name.text)
            and len(name.text) <= MAX_NAME
            and name.text != name.text.lower()
            and ":" not in name.text
            and not names_profile(name, publication)
            and not _LIES_IN.search(name.text)
        ):
            yield Candidate(name.text, name, 0.85 if name.text == part.text else 0.8)
    for passage in (s.passage for s in statements(publication)):
        if re.match(r"©|\(c\)|Copyright", passage.text, re.IGNORECASE):
            name = unsigned(passage)
            name = without_unit(name_of(name[: sentence_end(name.text, 0)]))
            at_home = bool(find_addresses(passage.text)) and is_name(name.text)  # "© Netzwerk X, Y-Straße 2, 12345 Z"
            if (is_body(name.text) or at_home) and len(name.text) <= MAX_NAME:
                yield Candidate(name.text, name, 0.7)


def _is_body_name(name: Passage) -> bool:
    longest = MAX_BODY if is_organisation(name.text) > SURE else MAX_NAME
    return 3 < len(name.text) <= longest and is_person_name(name.text) < PERSON and not _TITLED.match(name.text)


def _is_bare_unit(text: str) -> bool:
    """Whether a name is only what every such house is called: "Koordinierungs- und Fachstelle"."""
    words = text.split()
    names = [word for word in words if word[0].isupper() and not word.endswith("-")]
    return len(names) < 2 < len(words)


def _club(passage: Passage, start: int, stop: int) -> Passage:
    """The name with its legal form: the dots of "e. V." end no sentence."""
    rest = re.match(r"\s?\.?\s?V\.", passage.text[stop:])
    if passage.text[:stop].endswith(" e") and rest:
        stop += rest.end()
    return passage[start:stop].strip()
