"""The municipalities that an alliance is made of, listed below a heading: "Unsere Mitgliedskommunen"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from extractors.generic.place_lists import lists_places, names_in
from schemas.document import Block
from schemas.passage import Passage

_MEMBERS = re.compile(
    r"\b(?:(?!partnerst)\w*(?:kommunen|gemeinden|städte|märkte|gebietskörperschaften)|mitglieds?orte|mitglieder)\b",
    re.IGNORECASE,
)
"""Of towns that are twinned ("Partnerstädte") none belongs to the other."""
MAX_HEADING = 60  # characters of a heading that names no more than what it lists
FEWEST = 2


def listed_members(blocks: Iterable[Block]) -> list[Passage]:
    """The lines of the first list below such a heading that names nothing but municipalities of the official list."""
    remaining = list(blocks)
    for n, heading in enumerate(remaining):
        if heading.role != "heading" or len(heading.text) > MAX_HEADING or not _MEMBERS.search(heading.text):
            continue
        below = takewhile(lambda block: block.role in {"list_item", "paragraph"}, remaining[n + 1 :])
        lines = [block.passage.strip(" ,;") for block in below if not block.cells]
        if sum(len(names_in(line)) for line in lines) >= FEWEST and all(map(lists_places, lines)):
            return lines
    return []
