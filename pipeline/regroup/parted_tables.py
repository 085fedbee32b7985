"""Forms ruled as one grid: titles and texts across it, labels with values, and lists with heads of their own.

Each of these is what it would be on the page: a band with a title over a text a section, what stands between two bands
a table, and the rows below a head in bold, which has other columns than the rows above it, another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.regroup.made_tables import places_of
from pipeline.regroup.open_boxes import headed
from schemas.document import Block, Cell

Row = tuple[Cell, ...]
HEAD = 3  # cells of a head at least
MAX_TITLE = 80  # characters of a band that names the rows below it


def with_tables_parted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with each such grid taken apart, every band in a container of its own."""
    free = 1 + max((b.container for b in blocks), default=-1)
    found: list[Block] = []
    for block in blocks:
        for part in _parts(block) if block.cells else ():
            if isinstance(part, Block):
                found.append(part)
            else:
                found += (replace(inner, container=free) for inner in headed(part))
                free += 1
        if not block.cells:
            found.append(block)
    return tuple(found)


def _parts(table: Block) -> Iterator[Block | tuple[Block, ...]]:
    """Tables and the blocks of bands, from the top; the table itself where it is one."""
    rows = table.rows
    heads = [n for n, row in enumerate(rows) if n and _is_head(row, rows[n - 1])]
    if not heads and not any(map(_is_band, rows)):
        yield table
        return
    run: list[Row] = []
    for n, row in enumerate(rows):
        if run and (n in heads or _is_band(row)):
            yield _table(run, table)
            run = []
        if not _is_band(row):
            run.append(row)
        elif _is_title(row):
            yield replace(row[0].blocks[0], role="caption", level=0, container=table.container)
        else:
            yield row[0].blocks
    if run:
        yield _table(run, table)


def _is_band(row: Row) -> bool:
    return len(row) == 1 and row[0].band


def _is_title(row: Row) -> bool:
    return len(row[0].blocks) == 1 and len(row[0].text) <= MAX_TITLE


def _is_head(row: Row, above: Row) -> bool:
    """Whether a row names columns: in bold, without a figure, and not parted as the row above it."""
    named = all(cell.passage.bold and not any(map(str.isdigit, cell.text)) for cell in row)
    return len(row) >= HEAD and named and {c.column for c in row} != {c.column for c in above}


def _table(rows: Sequence[Row], whole: Block) -> Block:
    columns = sorted({cell.column for row in rows for cell in row})
    cells = tuple(
        replace(cell, row=n, column=columns.index(cell.column), header=n == 0 and all(c.passage.bold for c in row))
        for n, row in enumerate(rows)
        for cell in row
    )
    return replace(whole, boxes=places_of(cells), cells=cells)
