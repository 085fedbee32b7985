"""Tables that the end of a page breaks: between two rows, or within one, whose rest stands beside an empty label."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.generic.entry import mended
from extractors.generic.labels import field_of
from pipeline.regroup.made_tables import places_of
from schemas.document import RUNNING, Block, Cell

COLUMNS = 2  # of labels and values
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
        if table is not None and last is not None:
            table, more = _mended(table, block)
            found[last] = table
        if more is not None:
            found.append(more)
            last = len(found) - 1 if more.cells else None
    return tuple(found)


def _mended(table: Block, below: Block) -> tuple[Block, Block | None]:
    """A table with what goes on with it in the one right behind it, and what is left of that."""
    more: Block | None = _without_first(below) if _has_head_of(below, table) else below
    if more is not None and _goes_on(table, more):
        table, more = _with_rest(table, more.rows[0]), _without_first(more) if len(more.rows) > 1 else None
    if more is not None and _has_further_rows(table, more):
        table, more = _with_rows(table, more), None
    return table, more


def _has_head_of(below: Block, table: Block) -> bool:
    """Whether the head of a table of labels and values is printed again on the next page."""
    heads = [[cell.text for cell in t.rows[0]] for t in (table, below)]
    again = heads[0] == heads[1] and len(heads[0]) == COLUMNS
    return again and below.page == table.pages[-1] + 1 and len(below.rows) > 1


def _has_further_rows(table: Block, below: Block) -> bool:
    """Whether labels and values of the next page have the columns and the type of those that ended their page, and
    other labels.

    Sheets that begin anew on each page have the labels of the sheet before, or name another municipality first.
    """
    row, last = below.rows[0], table.rows[-1]
    if below.page not in (table.pages[-1], table.pages[-1] + 1) or not len(row) == len(last) == COLUMNS:
        return False
    edges, others = _edges(table), _edges(below)
    alike = all(
        a.column == b.column and abs(edges[a.column] - others[b.column]) < EDGE and _type(a) == _type(b)
        for a, b in zip(last, row, strict=True)
    )
    labels = {r[0].text for r in table.rows}
    return alike and field_of(row[0].text) != "municipality" and not any(r[0].text in labels for r in below.rows)


def _edges(table: Block) -> dict[int, float]:
    """Where each column begins: the text of items stands in."""
    lefts: dict[int, float] = {}
    for cell in table.cells:
        lefts[cell.column] = min(lefts.get(cell.column, math.inf), _left(cell))
    return lefts


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
    places, edges = {cell.column: _left(cell) for cell in row}, _edges(table)
    return all(
        cell.column in places
        and min(abs(_left(cell) - places[cell.column]), abs(_left(cell) - edges[cell.column])) < EDGE
        for cell in rest
    )


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
