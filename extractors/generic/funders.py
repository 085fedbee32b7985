"""Who pays: "unterstützt von A, B und C", "Gefördert durch A und B" in initiative lines, footers and imprints."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.generic import family
from extractors.generic.funder_lists import is_payer, payers
from extractors.generic.imprint_lines import outside_passages
from extractors.generic.publisher_names import without_stop
from extractors.profile_blocks import PublicationBlocks
from extractors.values.nominative import nominative
from schemas.evidence import Candidate

MAX_FUNDERS = 12
LONGEST = 120  # characters of a name


@family.rule("publication.funders")
def stated_funders(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The members of the lists of payers, each in the nominative."""
    seen: set[str] = set()
    for passage in outside_passages(publication):
        for member in payers(passage.text):
            name = without_stop(passage[member.start : member.stop].strip(" ,;:"))
            value = nominative(name.text, member.by)
            if value not in seen and 2 < len(value) <= LONGEST and is_payer(value) and len(seen) < MAX_FUNDERS:
                seen.add(value)
                yield Candidate(value, name, 0.9)
