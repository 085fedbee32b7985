"""Who pays: "unterstützt von A, B und C", "Gefördert durch A und B" in initiative lines, footers and imprints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from extractors.generic import family
from extractors.generic.head_matter import head_matter
from extractors.generic.publication.funder_lists import is_name, is_payer, payers
from extractors.generic.publication.imprint_lines import outside_paragraphs
from extractors.generic.publication.publisher_names import without_stop
from extractors.generic.publication.statements import undated
from extractors.profile_blocks import PublicationBlocks
from extractors.values.dates import find_dates
from extractors.values.nominative import nominative
from schemas.evidence import Candidate
from schemas.passage import Passage

MAX_FUNDERS = 12
SURE, ANNOUNCED = 0.9, 0.7
LONGEST = 120  # characters of a name
_OPEN = re.compile(
    r"\b(?:gefördert|unterstützt|finanziert|Förderer|Förderung|Unterstützung)\b.{0,30}:$"
    r"|^(?:gefördert|unterstützt|finanziert) (?:durch|von)$|^mit (?:\w+ )?Unterstützung (?:durch|von)$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:Gefördert|Finanziert|Unterstützt|Ermöglicht|Mit (?:\w+ )?(?:Unterstützung|Förderung)) (?:durch|von|aus)"
    r"\s?:\s(?=\S)"
)
_OF_PROGRAMME = re.compile(r"\w*programms\s")
"""Behind "mit Mitteln des" a programme is what the money is for; behind "gefördert durch das" it stands for a body."""


@family.rule("publication.funders")
def stated_funders(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The members of the lists of payers, each in the nominative."""
    seen: set[str] = set()
    for passage in _paying(publication):
        for member in payers(passage.text):
            name = _without_month(without_stop(passage[member.start : member.stop].strip(" ,;:·|•–")))
            value = nominative(name.text, member.by)
            if _OF_PROGRAMME.match(name.text):
                continue
            known = is_payer(value)
            pays = known or (member.announced and is_name(value))
            if value not in seen and 2 < len(value) <= LONGEST and pays and len(seen) < MAX_FUNDERS:
                seen.add(value)
                yield Candidate(value, name, SURE if known else ANNOUNCED)


def _without_month(name: Passage) -> Passage:
    """A name without the month that stands far behind it in its line: "Stiftung Mittelrhein        November 2018"."""
    date = next((d for d in find_dates(name.text) if d.stop == len(name.text) and "-" in d.value), None)
    return name[: date.start].strip(" ,") if date and date.start else name


def _paying(publication: PublicationBlocks) -> Iterator[Passage]:
    """What is said outside the profiles and at the head of the first, a list below "gefördert durch:" with its lead."""
    paragraphs = outside_paragraphs(publication)
    for n, (_, passage) in enumerate(paragraphs):
        if _OPEN.search(passage.text):
            below = takewhile(lambda found: is_payer(found[1].text), paragraphs[n + 2 :])
            listed = [block for block, _ in (*paragraphs[n + 1 : n + 2], *below)]
            lines = [line for block in listed for line in block.lines or (block.passage,)]
            yield Passage.join([passage, *lines], "\n")
        yield undated(passage)
    yield from (block.passage for profile in publication.profiles[:1] for block in head_matter(profile))
    # Where one profile is all that there is, a line of it that says so with a colon says it of the publication.
    alone = publication.profiles if len(publication.profiles) == 1 else ()
    yield from (b.passage for p in alone for b in p.all_blocks if not b.cells and _LABELLED.match(b.text))
