"""Who publishes: named in an imprint, behind "Eine Initiative der …", in running heads, behind a copyright sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.generic import family
from extractors.generic.imprint_lines import (
    INITIATIVE,
    MAX_NAME,
    head_lines,
    is_body,
    outside_passages,
    running_parts,
    unsigned,
)
from extractors.generic.publication import names_profile
from extractors.generic.statements import leading, name_of, statements
from extractors.profile_blocks import PublicationBlocks
from extractors.values.nominative import nominative
from schemas.document import Passage
from schemas.evidence import Candidate

_PUBLISHER = re.compile(
    r"(?:Herausgeber(?:in)?(?: und Redaktion| und Copyright)?|Herausgegeben (?:von|vom|durch)|"
    r"Hrsg\.?|Verantwortlich(?:er Herausgeber)?)"
    r"\s*:?\s*(?:\n\s*)?(?P<article>der|dem|des)?\s*(?P<name>[A-ZÄÖÜ„][^\n]*)"
)
_EDITOR = re.compile(r"(?P<name>[A-ZÄÖÜ„][^\n·|•(]{3,80}?)\s*\((?:Hg|Hrsg)\.\)")


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
        passage = Passage.join(block.lines or (block.passage,), "\n")
        hit = _PUBLISHER.search(passage.text) or _EDITOR.search(passage.text)
        if hit:
            name = passage[hit.start("name") : hit.end("name")]
            cut = re.search(r",\s(?=.*\d|\w+$)|\s[|·•]\s|\s\(", name.text)
            name = (name[: cut.start()] if cut else name).strip(" ,;")
            if 3 < len(name.text) <= MAX_NAME:
                yield Candidate(nominative(name.text, hit.groupdict().get("article") or ""), name, 0.92)


@family.rule("publication.publisher")
def stated_publisher(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The name in a statement that says so: "Herausgeberin dieser Reihe ist X", "Impressum: X, Straße 2 …"."""
    for statement in statements(publication):
        if (found := leading(statement.passage)) is None:
            continue
        _, behind, article = found
        name = name_of(behind)
        # "Ein Projekt, um in einer gemeinsamen Welt zu leben" names nobody.
        if 3 < len(name.text) <= MAX_NAME and not name.text.endswith(":") and not name.text[0].islower():
            yield Candidate(nominative(name.text, article), name, 0.91)


@family.rule("publication.publisher")
def running_publisher(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """An organisation in the running heads, the footers or on the cover."""
    for part in [*running_parts(publication), *head_lines(publication)]:
        name = unsigned(part)
        if (
            is_body(name.text)
            and len(name.text) <= MAX_NAME
            and name.text != name.text.lower()
            and not names_profile(name, publication)
        ):
            yield Candidate(name.text, name, 0.85 if name.text == part.text else 0.8)
    for passage in outside_passages(publication):
        if re.match(r"©|\(c\)|Copyright", passage.text, re.IGNORECASE):
            name = unsigned(passage)
            name = name[: (cut.start() if (cut := re.search(r"[.,;](?:\s|$)", name.text)) else len(name.text))].strip()
            if is_body(name.text) and len(name.text) <= MAX_NAME:
                yield Candidate(name.text, name, 0.7)


def _club(passage: Passage, start: int, stop: int) -> Passage:
    """The name with its legal form: the dots of "e. V." end no sentence."""
    rest = re.match(r"\s?\.?\s?V\.", passage.text[stop:])
    if passage.text[:stop].endswith(" e") and rest:
        stop += rest.end()
    return passage[start:stop].strip()
