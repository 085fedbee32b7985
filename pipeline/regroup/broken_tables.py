"""Tables that the end of a page breaks: between two rows, or within one, whose rest stands beside an empty label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.generic.entry import mended
from extractors.generic.labels import field_of
from pipeline.regroup.made_tables import places_of
from schemas.document import RUNNING, Block, Cell

EDGE = 5.0  # points by which a column may begin elsewhere on the next page
_ENDS = re.compile(r"[.!?:“«]$|(?:https?:|www\.|@)\S+$")
"""The end of a sentence, or an address."""


def with_tables_mended(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the rest of each broken row, and the rows behind a break, taken back to where the table began."""
    found: list[Block] = []
    last: int | None = None  # where the table stands behind which nothing but running matter has come
    for block in blocks:
        if block.role in RUNNING:
            found.append(block)
            continue
        table = found[last] if block.cells and last is not None else None
        more: Block | None = block
        if table is not None and last is not None and _goes_on(table, block):
            table = found[last] = _with_rest(table, block.rows[0])
            more = _without_first(block) if len(block.rows) > 1 else None
        if table is not None and last is not None and more is not None and _has_further_rows(table, more):
            found[last] = _with_rows(table, more)
        elif more is not None:
            found.append(more)
        last = (len(found) - 1 if more is not None and found[-1] is more else last) if block.cells else None
    return tuple(found)


def _has_further_rows(table: Block, below: Block) -> bool:
    """Whether a table of the next page has the columns and the type of the one that ended its page, and other labels.

    Sheets that begin anew on each page have the labels of the sheet before, or name another municipality first.
    """
    row, last = below.rows[0], table.rows[-1]
    if below.page not in (table.pages[-1], table.pages[-1] + 1) or len(row) < 2 or len(row) != len(last):
        return False
    alike = all(
        a.column == b.column and abs(_left(a) - _left(b)) < EDGE and _type(a) == _type(b)
        for a, b in zip(last, row, strict=True)
    )
    labels = {r[0].text for r in table.rows}
    return alike and field_of(row[0].text) != "municipality" and not any(r[0].text in labels for r in below.rows)


def _type(cell: Cell) -> tuple[bool, float]:
    return (cell.passage.bold, round(cell.blocks[0].size, 1)) if cell.blocks else (False, 0.0)


def _with_rows(table: Block, below: Block) -> Block:
    start = table.rows[-1][0].row + 1 - below.rows[0][0].row
    further = tuple(
        replace(cell, row=cell.row + start, header=cell.header and cell.column == 0) for cell in below.cells
    )
    return replace(table, cells=(*table.cells, *further), boxes=(*table.boxes, *below.boxes))


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
    if not begun or not rest or rest[0].role != "paragraph" or _ENDS.search(begun[-1].text):
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
