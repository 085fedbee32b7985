"""Regions that no list has: what a title calls one is told by who acts for it: "AktivRegion Uthlande e. V."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.generic import family
from extractors.generic.place import read_place
from extractors.profile_blocks import ProfileBlocks
from schemas.evidence import Candidate
from schemas.passage import Passage

_CALLED = r"(?:[\w-]*[Rr]egion(?:almanagement)?|[\w-]*[Aa]llianz|Regionalverband|Regionalverein|LAG|ILE)"
"""What is said of a region in front of its name: "Gemeinde-Allianz Hofheimer Land", "LAG AktivRegion Uthlande"."""
_NAME = re.compile(r"[A-ZÄÖÜ][\w/-]+(?: (?:[A-ZÄÖÜ][\w/-]+|an|am|der|im|und|–|-)){0,4}")
MAX_WORDS = 5  # of a name


def region_of(profile: ProfileBlocks) -> Passage | None:
    """The title where it is the name of a region, and the profile calls it so; None for any other."""
    title = profile.title
    if title is None or title.role != "heading" or len(title.text.split()) > MAX_WORDS:
        return None
    if _NAME.fullmatch(title.text) is None or read_place(title.passage, profile.family.profile_start) is not None:
        return None
    called = re.compile(rf"\b{_CALLED}\s{re.escape(title.text)}(?![\w-])")
    texts = (text for block in profile.all_blocks for text in (block.text, *(cell.text for cell in block.cells)))
    return title.passage if any(called.search(text) for text in texts) else None


@family.rule("municipality")
def titled_region(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """A title that is the name of a region, by what the profile calls it elsewhere."""
    if name := region_of(profile):
        yield Candidate(name.text, name, 0.8)


@family.rule("municipality_type")
def type_of_region(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """What is named so is a region."""
    if name := region_of(profile):
        yield Candidate("Region", name, 0.8)
