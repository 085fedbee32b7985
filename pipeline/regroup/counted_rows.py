"""Tables whose first column counts their rows: "3. | Fläche | 212 km²" states what "Fläche | 212 km²" states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from schemas.document import Block, Cell

_COUNT = re.compile(r"\(?(\d{1,2})[.)]?")
_HEAD = re.compile(r"(?:[Ll]fd\.\s?)?Nr\.?|#|Pos\.?", re.IGNORECASE)
FEWEST = 3  # rows in order; fewer may be figures


def with_rows_uncounted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with such tables without that column; each number is the marker of the cell that it counts.

    What a page break parts from a counted table counts on.
    """
    found: list[Block] = []
    last = 0
    for block in blocks:
        counted = _counted(block, last) if block.cells else {}
        last = max(counted.values(), default=0 if block.cells else last)
        found.append(_uncounted(block, counted) if counted else block)
    return tuple(found)


def _counted(table: Block, last: int) -> dict[int, int]:
    """The number of each row, by row; {} where the first column holds anything else. `last` ended the table before."""
    rows = [row for row in table.rows if len(row) > 1]
    if not rows or max(len(row) for row in rows) < 3 or any(row[0].column > 0 for row in rows):
        return {}
    if _HEAD.fullmatch(rows[0][0].text):
        rows = rows[1:]
    hits = [_COUNT.fullmatch(row[0].text) for row in rows]
    numbers = [int(hit[1]) for hit in hits if hit]
    in_order = numbers == list(range(numbers[0], numbers[0] + len(rows))) if numbers else False
    begins = in_order and (numbers[0] == last + 1 if last else len(rows) >= FEWEST and numbers[0] == 1)
    return dict(zip([row[0].row for row in rows], numbers, strict=True)) if begins else {}


def _uncounted(table: Block, counted: dict[int, int]) -> Block:
    cells: list[Cell] = []
    for row in table.rows:
        if len(row) < 2:  # a band that names a group of rows
            cells += row
            continue
        count = row[0].text if row[0].row in counted else None
        first, *rest = (replace(cell, column=cell.column - 1) for cell in row[1:])
        if count and first.blocks:
            first = replace(first, blocks=(replace(first.blocks[0], marker=count), *first.blocks[1:]))
        cells += [first, *rest]
    return replace(table, cells=tuple(cells))
