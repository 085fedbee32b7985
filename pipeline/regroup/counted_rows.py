"""Tables whose rows are counted: "3. | Fläche | 212 km²" states what "Fläche | 212 km²" states.

The number stands in a column of its own or in front of the label. It counts on over all tables of a form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from schemas.document import Block, Cell

Row = tuple[Cell, ...]

_COUNT = re.compile(r"\(?(\d{1,2})[.)]?")
_IN_FRONT = re.compile(r"(\d{1,2})[.)]\s+(?=[A-ZÄÖÜ])")
_HEAD = re.compile(r"(?:[Ll]fd\.\s?)?Nr\.?|#|Pos\.?", re.IGNORECASE)
FEWEST = 3  # rows in order; fewer may be figures


def with_rows_uncounted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with such tables without these numbers; each is the marker of the cell that it counts."""
    found: list[Block] = []
    last = 0
    for block in blocks:
        rows = [row for row in block.rows if len(row) > 1] if block.cells else []
        if columned := _columned(rows, last):
            found.append(_without_column(block, columned))
        elif fronted := _in_front(rows, last):
            found.append(_without_numbers(block, fronted))
        else:
            found.append(block)
            continue
        last = max((columned or fronted).values())
    return tuple(found)


def _columned(rows: Sequence[Row], last: int) -> dict[int, int]:
    """The number of each row, by row, where the first column holds nothing else; `last` ended the table before."""
    if not rows or max(len(row) for row in rows) < 3 or any(row[0].column > 0 for row in rows):
        return {}
    rows = rows[1:] if _HEAD.fullmatch(rows[0][0].text) else rows
    hits = [_COUNT.fullmatch(row[0].text) for row in rows]
    return _in_order(rows, [int(hit[1]) for hit in hits if hit], last)


def _in_front(rows: Sequence[Row], last: int) -> dict[int, int]:
    """The same where each number stands in front of its label, or marks it already; a row without goes on with one."""
    named = [row for row in rows if row[0].column == 0 and row[0].text]
    hits = [_number_of(row[0]) for row in named]
    return _in_order(named, [int(hit[1]) for hit in hits if hit], last)


def _number_of(cell: Cell) -> re.Match[str] | None:
    first = cell.blocks[0]
    return _IN_FRONT.match(f"{first.marker} {first.text}" if first.marker else first.text)


def _in_order(rows: Sequence[Row], numbers: Sequence[int], last: int) -> dict[int, int]:
    if not numbers or list(numbers) != list(range(numbers[0], numbers[0] + len(rows))):
        return {}
    begins = numbers[0] == last + 1 if last else numbers[0] == 1 and len(rows) >= FEWEST
    return dict(zip([row[0].row for row in rows], numbers, strict=True)) if begins else {}


def _without_numbers(table: Block, counted: dict[int, int]) -> Block:
    cells: list[Cell] = []
    for cell in table.cells:
        if cell.column > 0 or cell.row not in counted:
            cells.append(cell)
            continue
        first, *rest = cell.blocks
        hit = _IN_FRONT.match(first.text)
        passage = first.passage[hit.end() :] if hit else first.passage
        lines = tuple(line[hit.end() :] if hit and n == 0 else line for n, line in enumerate(first.lines))
        label = replace(first, role="paragraph", level=0, marker=f"{counted[cell.row]}.", passage=passage, lines=lines)
        cells.append(replace(cell, blocks=(label, *rest)))
    return replace(table, cells=tuple(cells))


def _without_column(table: Block, counted: dict[int, int]) -> Block:
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
