"""Lists without markers: paragraphs set in below a colon are the items of what it announces.

Das Bündnis hat sich eine einfache Ordnung gegeben:
    Das Familienbüro führt die Geschäfte.
    Einmal im Jahr berichtet es in einer Versammlung.
Die Mitglieder zahlen keinen Beitrag.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from schemas.document import Block

FEWEST = 2  # items
MIN_INDENT, MAX_INDENT = 0.6, 4.0  # of the type size: how far they are set in
EDGE = 2.0  # points by which they may begin apart
SAME_SIZE = 0.6  # points
MIN_WORDS = 3  # shorter ones may be the lines of an address
ENDS = (".", ",", ";", "!", "?")
OPENINGS = '„»“"'


def with_announced_lists(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with each such run of paragraphs as list items."""
    found = list(blocks)
    for n, block in enumerate(blocks):
        if block.role != "paragraph" or block.cells or not block.text.rstrip().endswith(":"):
            continue
        items = list(takewhile(lambda b, above=block: _is_set_in(b, above), blocks[n + 1 :]))  # type: ignore[misc]
        if len(items) >= FEWEST and max(b.box.x0 for b in items) - min(b.box.x0 for b in items) < EDGE:
            found[n + 1 : n + 1 + len(items)] = [replace(b, role="list_item", level=1) for b in items]
    return tuple(found)


def _is_set_in(block: Block, above: Block) -> bool:
    """Whether a paragraph is a sentence, or part of one, that begins further right than the one that announces it."""
    indent = (block.box.x0 - above.box.x0) / max(above.size, 1.0)
    return (
        block.role == "paragraph"
        and not block.cells
        and block.page == above.page
        and block.container == above.container
        and abs(block.size - above.size) < SAME_SIZE
        and MIN_INDENT < indent < MAX_INDENT
        and len(block.text.split()) >= MIN_WORDS
        and block.text.rstrip().endswith(ENDS)
        and block.text[:1] not in OPENINGS
    )
