"""The language of a publication, by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extractors.generic import family
from extractors.profile_blocks import PublicationBlocks
from schemas.evidence import Candidate
from schemas.passage import Passage

_GERMAN = frozenset(
    [
        "der",
        "die",
        "das",
        "und",
        "in",
        "den",
        "von",
        "zu",
        "mit",
        "sich",
        "des",
        "auf",
        "für",
        "ist",
        "im",
        "dem",
        "nicht",
        "ein",
        "eine",
        "als",
        "auch",
        "es",
        "an",
        "werden",
        "aus",
        "er",
        "hat",
        "dass",
        "sie",
        "nach",
        "wird",
        "bei",
        "einer",
        "um",
        "am",
        "sind",
        "noch",
        "wie",
        "einem",
        "über",
        "einen",
        "so",
        "zum",
        "haben",
        "nur",
        "oder",
        "aber",
        "vor",
        "zur",
        "bis",
        "mehr",
        "durch",
    ]
)
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "is",
        "that",
        "for",
        "with",
        "as",
        "on",
        "are",
        "this",
        "be",
        "by",
        "from",
        "at",
        "or",
        "an",
        "it",
        "was",
        "which",
    ]
)


@family.rule("publication.language")
def language(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """German or English by their commonest words."""
    words = Counter(re.findall(r"[a-zäöüß]+", publication.text.lower()))
    german, english = (sum(words[w] for w in known) for known in (_GERMAN, _ENGLISH))
    passages = [p for b in publication.blocks for p in (b.passage, *(c.passage for c in b.cells))]
    longest = max(passages, key=len, default=Passage(""))
    if not longest:
        return
    if german >= english and (german > 2 or re.search(r"[äöüß]", publication.text)):
        yield Candidate("de", longest, 0.98, "derived:language")
    elif english > 5:
        yield Candidate("en", longest, 0.9, "derived:language")
