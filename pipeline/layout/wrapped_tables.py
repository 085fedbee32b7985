"""Tables of words without rules: rows that white parts, in which one cell or another goes on over several lines.

Three columns of text share their baselines as well, but all their lines stand equally far apart. In a table every row
begins in all its columns at once, further below the row before than the lines of one cell stand from each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.layout.addresses import are_people
from pipeline.layout.gutters import Item
from pipeline.layout.item_rows import Row, base, item_rows
from pipeline.layout.label_tables import Pairs
from schemas.box import Box

COLUMNS, ROWS = 3, 3
EXACT = 0.1  # of the font size by which baselines of a row differ: those of columns beside each other do by more
EDGE = 1.5  # points by which the left edges of cells in one column differ
WHITE = 1.06  # times the leading within a cell: rows stand at least so far apart
NEXT_ROW = 4.0  # of the font size: rows of a table are no further apart


def wrapped_table(items: Sequence[Item], em: float) -> tuple[Pairs, list[Item], list[Item]] | None:
    """The first such table of a region, and what stands above and below it; None where there is none."""
    lines = [item for item in items if item.chunk is not None]
    if len(lines) < COLUMNS * ROWS:
        return None
    rows = item_rows(lines, em, slack=EXACT)
    for start, row in enumerate(rows):
        if len(row) < COLUMNS:
            continue
        stop = _end(rows, start, em)
        if not _is_table(rows[start:stop], row):
            continue
        held = [item for row in rows[start:stop] for item in row]
        box = Box.around(item.box for item in held)
        above = [item for item in items if item not in held and item.box.bottom <= box.top + em]
        below = [item for item in items if item not in held and item.box.top >= box.bottom - em]
        entries = _entries(rows[start:stop], row)
        columns = ([i.chunk.text for cell in column for i in cell if i.chunk] for column in zip(*entries, strict=True))
        if len(above) + len(below) + len(held) == len(items) and not are_people(columns):
            return Pairs(entries, box), above, below
    return None


def _end(rows: Sequence[Row], start: int, em: float) -> int:
    """The number of the first row behind `start` that stands in other columns, or too far below."""
    stop = start + 1
    while stop < len(rows) and base(rows[stop][0]) - base(rows[stop - 1][0]) < NEXT_ROW * em:
        opens = abs(rows[stop][0].box.x0 - rows[start][0].box.x0) < EDGE
        if not _stands_in(rows[stop], rows[start]) or (opens and not _begins(rows[stop], rows[start])):
            break
        stop += 1
    return stop


def _stands_in(row: Row, first: Row) -> bool:
    """Whether every cell of a row begins at the edge of a column and ends before the next column."""
    edges = [item.box.x0 for item in first]
    for item in row:
        column = next((n for n, edge in enumerate(edges) if abs(item.box.x0 - edge) < EDGE), None)
        if column is None or (column + 1 < len(edges) and item.box.x1 > edges[column + 1]):
            return False
    return True


def _begins(row: Row, first: Row) -> bool:
    return abs(row[0].box.x0 - first[0].box.x0) < EDGE and len(row) == len(first)


def _is_table(rows: Sequence[Row], first: Row) -> bool:
    begun = [_begins(row, first) for row in rows]
    steps = [base(below[0]) - base(above[0]) for above, below in pairwise(rows)]
    within = [step for step, begins in zip(steps, begun[1:], strict=True) if not begins]
    between = [step for step, begins in zip(steps, begun[1:], strict=True) if begins]
    return sum(begun) >= ROWS and bool(within) and min(between) > WHITE * max(within)


def _entries(rows: Sequence[Row], first: Row) -> tuple[tuple[tuple[Item, ...], ...], ...]:
    cells: list[list[list[Item]]] = []
    for row in rows:
        if _begins(row, first):
            cells.append([[] for _ in first])
        for item in row:
            column = min(range(len(first)), key=lambda n: abs(first[n].box.x0 - item.box.x0))
            cells[-1][column].append(item)
    return tuple(tuple(tuple(cell) for cell in row) for row in cells)
