"""Rows that the end of a page breaks: what stands beside an empty label at the top of the next one is their rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.generic.entry import mended
from pipeline.regroup.made_tables import places_of
from schemas.document import RUNNING, Block, Cell

EDGE = 5.0  # points by which a column may begin elsewhere on the next page
ENDS = (".", "!", "?", ":", "“", "«")


def with_rows_mended(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the rest of each broken row taken back to the table in which the row began."""
    found: list[Block] = []
    last: int | None = None  # where the table stands behind which nothing but running matter has come
    for block in blocks:
        if block.role in RUNNING:
            found.append(block)
            continue
        if block.cells and last is not None and _goes_on(found[last], block):
            found[last] = _with_rest(found[last], block.rows[0])
            if len(block.rows) > 1:
                found.append(_without_first(block))
        else:
            found.append(block)
        last = len(found) - 1 if block.cells else None
    return tuple(found)


def _goes_on(table: Block, below: Block) -> bool:
    """Whether a table begins on the next page with a row that has no label, in the columns of the one before it."""
    rest, row = below.rows[0], table.rows[-1]
    if below.page != table.pages[-1] + 1 or len(row) < 2 or any(cell.column == row[0].column for cell in rest):
        return False
    places = {cell.column: _left(cell) for cell in row}
    return all(cell.column in places and abs(_left(cell) - places[cell.column]) < EDGE for cell in rest)


def _left(cell: Cell) -> float:
    return min((block.box.x0 for block in cell.blocks), default=0.0)


def _with_rest(table: Block, rest: Sequence[Cell]) -> Block:
    further = {cell.column: cell.blocks for cell in rest}
    number = table.rows[-1][0].row
    cells = tuple(
        replace(c, blocks=_joined(c.blocks, further.get(c.column, ()))) if c.row == number else c for c in table.cells
    )
    return replace(table, cells=cells, boxes=(*table.boxes, *places_of(rest)))


def _joined(begun: tuple[Block, ...], rest: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a cell, an open sentence with its end as one."""
    if not begun or not rest or begun[-1].text.endswith(ENDS) or rest[0].role != "paragraph":
        return (*begun, *rest)
    open_, end = begun[-1], rest[0]
    whole = replace(
        open_,
        passage=mended([open_.passage, end.passage], ""),
        boxes=(*open_.boxes, *end.boxes),
        lines=(*open_.lines, *end.lines),
    )
    return (*begun[:-1], whole, *rest[1:])


def _without_first(table: Block) -> Block:
    _, *others = table.rows
    cells = tuple(replace(cell, row=cell.row - 1) for row in others for cell in row)
    return replace(table, cells=cells, boxes=places_of(cells))
