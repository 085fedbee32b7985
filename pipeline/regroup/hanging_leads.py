"""Lists without markers: paragraphs that hang from a bold lead are the items of one.

**Wohnen für Hilfe:** Junge Menschen ziehen ein und
    zahlen mit Zeit.
**Mittagstisch:** an drei Tagen in der Woche.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extractors.generic.labels import field_of
from schemas.document import Block

FEWEST = 2  # items of a list
MIN_INDENT, MAX_INDENT = 0.8, 4.0  # of the type size: how far the further lines hang in
EDGE = 2.0  # points by which the items begin apart
MAX_LEAD = 60  # characters


def with_hanging_lists(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with each run of such paragraphs as list items; one of them at least has a line that hangs in."""
    found: list[Block] = []
    for (leads, _), run in groupby(blocks, key=lambda b: (_has_lead(b), b.page)):
        group = list(run)
        listed = leads and len(group) >= FEWEST and any(map(_hangs, group)) and not any(map(_is_flush, group))
        aligned = max(b.box.x0 for b in group) - min(b.box.x0 for b in group) < EDGE
        found += [replace(b, role="list_item", level=1) for b in group] if listed and aligned else group
    return tuple(found)


def _has_lead(block: Block) -> bool:
    """Whether a paragraph begins in bold up to a colon and goes on in plain type; known labels announce values."""
    if block.role != "paragraph" or block.cells:
        return False
    stop = next((span.start for span in block.passage.spans if not span.bold), 0)
    lead = block.text[:stop].rstrip()
    return 0 < len(lead) <= MAX_LEAD and lead.endswith(":") and field_of(lead.strip(" :")) is None


def _indents(block: Block) -> list[float]:
    """How far the lines behind the first begin right of it, in type sizes."""
    lefts = [line.spans[0].box.x0 for line in block.lines if line.spans]
    return [(left - lefts[0]) / max(block.size, 1.0) for left in lefts[1:]]


def _hangs(block: Block) -> bool:
    indents = _indents(block)
    return bool(indents) and all(MIN_INDENT < indent < MAX_INDENT for indent in indents)


def _is_flush(block: Block) -> bool:
    """Whether a paragraph has further lines that do not hang in."""
    return bool(block.lines[1:]) and not _hangs(block)
