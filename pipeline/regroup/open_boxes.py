"""Tables of one cell: a frame around paragraphs pairs nothing; what it holds is read as it stands on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schemas.document import Block

LARGER = 1.1  # times the size of what stands below


def with_boxes_open(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with each table of a single cell replaced by the blocks in it, in a container of their own."""
    free = 1 + max((b.container for b in blocks), default=-1)
    found: list[Block] = []
    for block in blocks:
        if len(block.cells) == 1:
            inside = [replace(b, container=free) for b in block.cells[0].blocks]
            found += headed(inside)
            free += 1
        else:
            found.append(block)
    return tuple(found)


def headed(inside: Sequence[Block]) -> list[Block]:
    """What a frame holds, with a first line in bold or larger type as its heading."""
    if len(inside) < 2 or inside[0].role != "paragraph" or len(inside[0].lines) > 1:
        return list(inside)
    first, below = inside[0], inside[1]
    stands_out = first.size > LARGER * below.size or (first.passage.bold and not below.passage.bold)
    return [replace(first, role="heading", level=6) if stands_out else first, *inside[1:]]
