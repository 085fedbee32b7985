"""Running heads of which one part changes: the publication's name and, far beside it, the town of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.generic.labels import field_of
from schemas.document import Block
from schemas.passage import Passage

WIDE_GAP = 3.0  # of the type size: parts of one line stand farther apart than words
FEWEST = 3  # pages that one part must head, and more than half of all that have a line at their head
_LINES = {"paragraph", "heading", "running_head"}


def with_parted_heads(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the topmost line of each page as running head, parted, where one of its parts heads most pages.

    To the layout such a line is a text of its page, as it is another on every page. A label that comes again
    ("Kommune:   Stadt X" on every sheet) is no part of a head.
    """
    tops = _top_lines(blocks)
    parts = {id(top): _parts(top) for top in tops}
    often = Counter(part.text for top in tops for part in parts[id(top)] if not _is_label(part.text))
    same = {text for text, pages in often.items() if pages >= max(FEWEST, len(tops) // 2 + 1)}
    found: list[Block] = []
    for block in blocks:
        own = parts.get(id(block), [])
        if len(own) > 1 and any(part.text in same for part in own):
            found.append(replace(block, role="running_head", level=0, lines=tuple(own)))
        else:
            found.append(block)
    return tuple(found)


def _top_lines(blocks: Sequence[Block]) -> list[Block]:
    """The topmost block of each page where that is a single line."""
    tops: dict[int, Block] = {}
    for block in blocks:
        if block.role in _LINES and (block.page not in tops or block.box.top < tops[block.page].box.top):
            tops[block.page] = block
    return [b for b in tops.values() if not b.cells and len(b.lines) <= 1]


def _parts(line: Block) -> list[Passage]:
    cuts = [a.stop for a, b in pairwise(line.passage.spans) if b.box.x0 - a.box.x1 > WIDE_GAP * max(a.size, 1.0)]
    return [line.passage[a:b].strip() for a, b in pairwise([0, *cuts, len(line.passage)])]


def _is_label(text: str) -> bool:
    return text.endswith(":") or field_of(text) is not None
