"""Tables of figures without rules: rows of short cells one below the other, most of them numbers.

Only figures, rules over and under the names of the columns, or names in bold over wide rows are sure enough. Addresses
in three columns have short lines with common baselines as well, and whoever reads those across reads nonsense.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.layout.addresses import are_people
from pipeline.layout.gutters import Item
from pipeline.layout.item_rows import Row, base, item_rows
from pipeline.layout.label_tables import Pairs
from schemas.box import Box

COLUMNS, ROWS = 3, 3
MAX_CELL = 40  # characters
ROW_LEADING = 1.5  # of the font size: lines of text, addresses in columns above all, are set closer than rows
FIGURES = 0.6  # of the cells beside the first column and below the first row
NEXT_ROW = 3.0  # of the font size: rows of a table are no further apart
HEADER_GAP = 1.2  # of the font size, between the names of columns and the rules over and under them
_FIGURE = re.compile(
    r"^(?:ca\. )?[-–+±]?\s?\d[\d\s.,:/–-]*(?:%|‰|€|Euro|Prozent|T€|Mio\.?|km²?|ha|m²|Std\.?)?\*?$"
    r"|^[-–—x×•✓]$|^k\. ?A\.$"
)


def figure_table(
    items: Sequence[Item], em: float, dividers: Sequence[Box] = (), rules: Sequence[Box] = ()
) -> tuple[Pairs, list[Item], list[Item]] | None:
    """The first such table of a region, and what stands above and below it; None where there is none.

    A long upright rule within it (`dividers`) parts columns of text. Where horizontal `rules` frame the first row, its
    cells name the columns, and what stands below may be words. A box or another table may stand above or below it.
    """
    lines = [item for item in items if item.chunk is not None]
    boxes = [item for item in items if item.chunk is None]
    if len(lines) < COLUMNS * ROWS:
        return None
    rows = item_rows(lines, em)
    for start in range(len(rows)):
        if len(rows[start]) < COLUMNS:
            continue
        columns, stop = _grown(rows, start, em)
        if stop - start < ROWS:
            continue
        table = rows[start:stop]
        if _is_framed(rows[start], rules, em) or _holds_figures(table, columns) or _is_named(table):
            entries = tuple(_entry(row, columns) for row in table)
            if _are_people(entries) or _are_labelled(entries):
                continue
            box = Box.around(item.box for row in table for item in row)
            above = [item for row in rows[:start] for item in row] + [i for i in boxes if i.box.bottom <= box.top]
            below = [item for row in rows[stop:] for item in row] + [i for i in boxes if i.box.top >= box.bottom]
            alone = len(above) + len(below) + sum(map(len, table)) == len(items)
            if alone and not any(_parts(divider, box) for divider in dividers):
                return Pairs(entries, box), above, below
    return None


def _are_people(entries: Sequence[tuple[tuple[Item, ...], ...]]) -> bool:
    """Whether two of the columns say each how somebody can be reached."""
    columns = [[i.chunk.text for cell in column for i in cell if i.chunk] for column in zip(*entries, strict=True)]
    return are_people(columns)


def _are_labelled(entries: Sequence[tuple[tuple[Item, ...], ...]]) -> bool:
    """Whether labels stand in the first column and in another one: these are label tables side by side."""
    columns = [[i.chunk.text for cell in column for i in cell if i.chunk] for column in zip(*entries, strict=True)]
    labels = [n for n, texts in enumerate(columns) if texts and all(text.endswith(":") for text in texts)]
    return 0 in labels and len(labels) > 1


def _is_framed(row: Row, rules: Sequence[Box], em: float) -> bool:
    """Whether a rule runs over and another under the whole row."""
    box = Box.around(item.box for item in row)
    long = [rule for rule in rules if rule.x0 < box.x0 + em and rule.x1 > box.x1 - em]
    over = any(-0.3 * em < box.top - rule.bottom < HEADER_GAP * em for rule in long)
    return over and any(-0.3 * em < rule.top - box.bottom < HEADER_GAP * em for rule in long)


def _is_named(table: Sequence[Row]) -> bool:
    """Whether a first row in bold names the columns of whole rows of short cells, set wider than lines of a text.

    Names that come back are those of two tables beside each other.
    """
    lines = [[item.chunk for item in row if item.chunk is not None] for row in table]
    named = all(line.bold > 0.9 for line in lines[0]) and not any(line.bold > 0.5 for row in lines[1:] for line in row)
    whole = all(len(row) == len(lines[0]) and max(len(line.text) for line in row) <= MAX_CELL for row in lines)
    named = named and len({line.text for line in lines[0]}) == len(lines[0])
    steps = [below[0].baseline - above[0].baseline for above, below in pairwise(lines[1:])]
    return named and whole and min(steps) > ROW_LEADING * max(line.size for row in lines for line in row)


def _parts(divider: Box, box: Box) -> bool:
    beside = min(divider.bottom, box.bottom) - max(divider.top, box.top)
    return box.x0 < divider.x0 and divider.x1 < box.x1 and beside > 0.5 * box.height


def _grown(rows: list[Row], start: int, em: float) -> tuple[list[tuple[float, float]], int]:
    """The columns (from, to) that fit the rows from `start` on, and the row before which they end."""
    columns = [(item.box.x0, item.box.x1) for item in rows[start]]
    stop = start + 1
    while stop < len(rows) and base(rows[stop][0]) - base(rows[stop - 1][0]) < NEXT_ROW * em:
        grown = _with_row(columns, rows[stop])
        if len(rows[stop]) < COLUMNS or grown is None:
            break
        columns, stop = grown, stop + 1
    return columns, stop


def _with_row(columns: list[tuple[float, float]], row: Row) -> list[tuple[float, float]] | None:
    """The columns widened by a row whose every cell stands in a column of its own; None where one does not."""
    grown = list(columns)
    taken = set()
    for item in row:
        over = [n for n, (x0, x1) in enumerate(columns) if item.box.x0 < x1 and item.box.x1 > x0]
        if len(over) != 1 or over[0] in taken:
            return None
        taken.add(over[0])
        x0, x1 = grown[over[0]]
        grown[over[0]] = (min(x0, item.box.x0), max(x1, item.box.x1))
    return grown


def _holds_figures(rows: list[Row], columns: list[tuple[float, float]]) -> bool:
    """Whether most cells are figures, but not those of the first column."""
    first = [row[0] for row in rows[1:] if row[0].box.x0 < columns[0][1]]
    inner = [item for row in rows[1:] for item in row if item.box.x0 >= columns[0][1]]
    figures = sum(1 for item in inner if item.chunk is not None and _FIGURE.match(item.chunk.text))
    named = sum(1 for item in first if item.chunk is not None and not _FIGURE.match(item.chunk.text))
    return figures >= FIGURES * len(inner) and 2 * named > len(first)


def _entry(row: Row, columns: list[tuple[float, float]]) -> tuple[tuple[Item, ...], ...]:
    return tuple(tuple(i for i in row if i.box.x0 < x1 and i.box.x1 > x0) for x0, x1 in columns)
