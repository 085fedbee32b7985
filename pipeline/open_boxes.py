"""Tables of one cell: a frame around paragraphs pairs nothing; what it holds is read as it stands on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schemas.document import Block


def with_boxes_open(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with each table of a single cell replaced by the blocks in it, in a container of their own."""
    free = 1 + max((b.container for b in blocks), default=-1)
    found: list[Block] = []
    for block in blocks:
        if len(block.cells) == 1:
            found += [replace(b, container=free) for b in block.cells[0].blocks]
            free += 1
        else:
            found.append(block)
    return tuple(found)
