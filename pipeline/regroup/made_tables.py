"""Tables made of what the layout read as text: blocks as cells, labels with what belongs to each of them as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from schemas.box import Box
from schemas.document import Block, Cell
from schemas.passage import Passage


def with_tables(
    blocks: Sequence[Block], table_at: Callable[[Sequence[Block], int], tuple[int, Block | None]]
) -> tuple[Block, ...]:
    """The blocks with a table in place of those that make one.

    `table_at(blocks, n)` gives how many blocks from `n` on are a table, and that table; 0 and None where none begins.
    """
    found: list[Block] = []
    n = 0
    while n < len(blocks):
        taken, table = table_at(blocks, n)
        found.append(table or blocks[n])
        n += taken if table else 1
    return tuple(found)


def as_block(block: Block, passage: Passage, lines: Sequence[Passage] = ()) -> Block:
    """A paragraph of its own in the style of `block`."""
    boxes = tuple((page, Box.around(boxes)) for page, boxes in passage.boxes().items())
    part = replace(block, passage=passage, boxes=boxes, lines=tuple(lines) or (passage,))
    return part if lines else replace(part, role="paragraph", level=0, cells=())


def as_table(rows: Sequence[tuple[Block, list[Block]]]) -> Block:
    """Labels with what stands beside each as a table of two columns."""
    cells = []
    for r, (label, beside) in enumerate(rows):
        cells.append(Cell(r, 0, (replace(label, role="paragraph", level=0),), header=True))
        cells.append(Cell(r, 1, tuple(beside)))
    everything = [b.box for label, beside in rows for b in (label, *beside)]
    first = rows[0][0]
    return Block("table", Passage(""), ((first.page, Box.around(everything)),), size=first.size, cells=tuple(cells))


def pairs_as_table(first: Block, pairs: Iterable[tuple[Passage, Passage]]) -> Block:
    """Labels with their values, all in the style of the block with which they begin, as a table of two columns."""
    return as_table([(as_block(first, label.strip(" :")), [as_block(first, value.strip())]) for label, value in pairs])


def places_of(cells: Sequence[Cell]) -> tuple[tuple[int, Box], ...]:
    """The pages on which cells stand, each with the box around them there, in points."""
    boxes: dict[int, list[Box]] = {}
    for page, box in (place for cell in cells for block in cell.blocks for place in block.boxes):
        boxes.setdefault(page, []).append(box)
    return tuple((page, Box.around(found)) for page, found in boxes.items())
