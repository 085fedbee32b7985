"""Tables told by their head: a line that names three columns or more, and below each name a strip of its own.

Nothing need be ruled: stripes, a bar behind the head, rules between rows or white between them tell where rows end. So
cells of running text are read whole, which gutters take for columns. Cards and addresses in columns have names above
them and common baselines as well: what is bold in every column again and again, or lists in the first, is no table.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.layout.grids import Grid
from pipeline.layout.markers import opens_item
from pipeline.layout.rule_tables import Rung
from pipeline.layout.table_bands import Band, bands_of
from schemas.box import Box
from schemas.document import Line

COLUMNS = 3
MAX_NAME = 40  # characters of a column's name
MAX_FIRST = 60  # characters of a first cell, in the median
SAME_LINE = 0.3  # of the font size by which baselines of a line differ
STRIP = 2.0  # points that stay empty between two columns
NEXT = 4.0  # of the font size: white within a table is less
LARGER = 1.3  # times the head's type: no cell is
ACROSS = 0.8  # of the width of a table that a rule or a stripe goes across
HEADING = 1.12  # times the type below it: larger is a heading
UNDER = 1.0  # of the font size: how far the rule under the head stands below it
HEAD_LINE = 0.6  # of the font size: white between the lines of a head
FILLED = 0.6  # of the rows have text in several columns
LEVEL = 0.35  # of the font size by which the first lines of the cells of a row differ
UNMARKED_ROWS = 3  # of a table with neither rules nor stripes

_NAME = re.compile(r"[^\W\d_]{2}")
_SENTENCE = re.compile(r"[.!?,;]$")

Row = list[Line]
Extent = tuple[float, float]


@dataclass(frozen=True)
class Headed:
    """A table as a grid, and from where to where the names of its columns go."""

    grid: Grid
    names: tuple[Extent, ...]


@dataclass(frozen=True)
class _Strips:
    """What the lines taken so far leave empty between neighbouring columns."""

    names: tuple[Extent, ...]
    free: tuple[Extent, ...]


def headed_tables(
    pieces: Sequence[Line], em: float, rungs: Sequence[Rung], *, before: Sequence[tuple[Extent, ...]] = ()
) -> list[Headed]:
    """Such tables among the chunks of a page.

    `rungs` are horizontal rules and the edges of stripes from the top; `before` says where the columns of the tables of
    the page before are, which may go on at the top of this one without a head.
    """
    rows = _rows(pieces, em)
    found: list[Headed] = []
    at = 0
    while at < len(rows):
        table, stop = _table(rows, at, em, rungs, before)
        if table is None and at == 0:
            table, stop = _continued(rows, em, rungs, before)
        if table is not None:
            found.append(table)
        at = stop if table is not None else at + 1
    return found


def _over_rule(row: Row, rungs: Sequence[Rung], em: float) -> Row:
    """What of a line stands over a rule right below it and names columns: other columns of the page stand beside."""
    if _names_columns(row):
        return row
    for rule in (rung.box for rung in rungs if rung.box.top > row[0].box.top):
        inside = [p for p in row if p.box.x0 > rule.x0 - STRIP and p.box.x1 < rule.x1 + STRIP]
        bottom = max((p.box.bottom for p in inside), default=0.0)
        if len(inside) < len(row) and bottom - 1 < rule.top < bottom + UNDER * em and _names_columns(inside):
            return inside
    return row


def _rows(pieces: Sequence[Line], em: float) -> list[Row]:
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda p: (p.baseline, p.box.x0)):
        if rows and piece.baseline - rows[-1][0].baseline < SAME_LINE * em:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda p: p.box.x0) for row in rows]


def _table(
    rows: Sequence[Row], at: int, em: float, rungs: Sequence[Rung], before: Sequence[tuple[Extent, ...]]
) -> tuple[Headed | None, int]:
    """The table whose head is the line at `at`, and the line behind it."""
    lines = rows
    line = head = _over_rule(rows[at], rungs, em)
    if not _names_columns(head):
        return None, at
    box = Box.around(piece.box for piece in head)
    across = [rung.box for rung in rungs if _goes_across(rung.box, box)]
    names = tuple((piece.box.x0, piece.box.x1) for piece in head)
    under = next((rung for rung in across if box.bottom - 1 < rung.top < box.bottom + UNDER * em), None)
    rows = [*rows[: at + 1], *_within(rows[at + 1 :], under)] if under is not None else rows
    body, strips = _grown(rows, at + 1, names, em, size=head[0].size, bottom=box.bottom)
    while body and _goes_on(head, body[0], em):
        head = [*head, *(piece for cell in body[0] for piece in cell)]
        body = body[1:]
    if not body or _are_headings(line, body, ruled=under is not None):
        return None, at
    bottom = max(piece.box.bottom for piece in head)
    below = min(piece.box.top for cell in body[0] for piece in cell)
    ruled = any(bottom - 1 < rung.top < below + 1 for rung in across) or any(_alike(names, other) for other in before)
    inner = [rung.top for rung in across if rung.top > below]
    bands = bands_of(body, em, inner, ruled=ruled)
    if not (ruled or _stands_out(line, bands)) or not _is_table(bands, em, inner, ruled=ruled):
        return None, at
    first = Band(tuple(tuple(p for p in head if _column(p.box, strips) == n) for n in range(len(names))))
    return _headed([first, *bands], strips), at + 1 + _taken(lines[at + 1 :], bands)


def _are_headings(head: Row, body: Sequence[Sequence[Row]], *, ruled: bool) -> bool:
    """Whether the names are headings of columns of text: in larger type than that, with no rule below them or in the
    same type again further down."""
    pieces = [piece for line in body for cell in line for piece in cell]
    size, look = head[0].size, (head[0].bold > 0.8, head[0].words[0].colour)
    again = any(abs(p.size - size) < 0.3 and (p.bold > 0.8, p.words[0].colour) == look for p in pieces)
    return (again or not ruled) and size > HEADING * statistics.median(p.size for p in pieces)


def _within(rows: Sequence[Row], rule: Box) -> list[Row]:
    """The lines without what stands beside the rule below the head: a box beside the table."""
    kept = ([p for p in row if p.box.x0 > rule.x0 - STRIP and p.box.x1 < rule.x1 + STRIP] for row in rows)
    return [row for row in kept if row]


def _continued(
    rows: Sequence[Row], em: float, rungs: Sequence[Rung], before: Sequence[tuple[Extent, ...]]
) -> tuple[Headed | None, int]:
    """The table of the page before, where the first lines of this page go on with it."""
    for names in before:
        body, strips = _grown(rows, 0, names, em, size=rows[0][0].size, bottom=rows[0][0].box.top)
        if not body or sum(map(bool, body[0])) < max(2, len(names) / 2):
            continue
        across = [r.box.top for r in rungs if r.box.x0 < names[0][0] + em and r.box.x1 > names[-1][0]]
        bands = bands_of(body, em, across, ruled=bool(across))
        if _is_table(bands, em, across, ruled=bool(across)):
            return _headed(bands, strips), _taken(rows, bands)
    return None, 0


def _taken(rows: Sequence[Row], bands: Sequence[Band]) -> int:
    """How many of the lines stand in the bands."""
    bottom = max(band.box.bottom for band in bands)
    return sum(row[0].baseline <= bottom for row in rows)


def _names_columns(head: Row) -> bool:
    """Whether all of a line's pieces are short names in one style."""
    if len(head) < COLUMNS:
        return False
    first = head[0].words[0]
    alike = all(
        abs(p.size - first.size) < 0.5 and p.words[0].font.bold == first.font.bold and p.words[0].colour == first.colour
        for p in head
    )
    named = sum(_NAME.search(p.text) is not None for p in head)
    brief = all(len(p.text) <= MAX_NAME and not _SENTENCE.search(p.text) and not opens_item(p.words) for p in head)
    return alike and brief and named > len(head) / 2 and _NAME.search(head[0].text) is not None


def _alike(names: Sequence[Extent], others: Sequence[Extent]) -> bool:
    """Whether a head is that of the table of the page before, printed again."""
    edges = [abs(x - y) for a, b in zip(names, others, strict=False) for x, y in zip(a, b, strict=True)]
    return len(names) == len(others) and max(edges) < STRIP


def _goes_across(rule: Box, head: Box) -> bool:
    return min(rule.x1, head.x1) - max(rule.x0, head.x0) >= ACROSS * head.width


def _goes_on(head: Sequence[Line], line: Sequence[Sequence[Line]], em: float) -> bool:
    """Whether a line is the second one of names: in their style, right below them, and not all bold type is."""
    pieces = [piece for cell in line for piece in cell]
    close = min(p.box.top for p in pieces) - max(p.box.bottom for p in head) < HEAD_LINE * em
    bold = all(p.bold > 0.8 and p.words[0].colour == head[0].words[0].colour for p in pieces)
    return close and bold and head[0].bold > 0.8 and sum(map(bool, line)) < len(line)


def _stands_out(head: Row, bands: Sequence[Band]) -> bool:
    """Whether the names are set in another style than what stands below them beside the first column."""
    below = [cell[0] for band in bands for cell in band.cells[1:] if cell]
    style = (head[0].bold > 0.8, head[0].words[0].colour)
    other = sum((piece.bold > 0.8, piece.words[0].colour) != style for piece in below)
    return bool(below) and other > 0.7 * len(below)


def _grown(
    rows: Sequence[Row], start: int, names: tuple[Extent, ...], em: float, *, size: float, bottom: float
) -> tuple[list[list[Row]], _Strips]:
    """The lines from `start` on, parted into cells, as long as all strips between the columns stay empty."""
    strips = _Strips(names, tuple((a[1], b[0]) for a, b in pairwise(names)))
    body: list[list[Row]] = []
    for row in rows[start:]:
        if min(p.box.top for p in row) - bottom > NEXT * em or any(p.size > LARGER * size for p in row):
            break
        if row[0].box.x0 < names[0][0] - em:
            break
        parted = _with_row(strips, row)
        if parted is None:
            break
        strips, cells = parted
        body.append(cells)
        bottom = max(bottom, *(p.box.bottom for p in row))
    return body, strips


def _with_row(strips: _Strips, row: Row) -> tuple[_Strips, list[Row]] | None:
    """The strips that a line leaves empty and its cells; None where it leaves one of them no room."""
    free = list(strips.free)
    cells: list[Row] = [[] for _ in strips.names]
    pieces = _cut(row, strips)
    whole = len(pieces) == len(cells)  # figures flush right may stand nearer to the name of the next column
    for n, piece in enumerate(pieces):
        at = n if whole else _column(piece.box, strips)
        cells[at].append(piece)
        if at < len(free):
            free[at] = (max(free[at][0], piece.box.x1), free[at][1])
        if at:
            free[at - 1] = (free[at - 1][0], min(free[at - 1][1], piece.box.x0))
    if any(right - left < STRIP for left, right in free):
        return None
    return replace(strips, free=tuple(free)), cells


def _cut(row: Row, strips: _Strips) -> Row:
    """The pieces of a line, parted where a word begins exactly below a name: cells may nearly touch."""
    lefts = [left for left, _ in strips.names[1:]]
    found: Row = []
    for piece in row:
        words = piece.words
        begins = [n for n, w in enumerate(words) if n and any(abs(w.box.x0 - left) < 1.0 for left in lefts)]
        for start, stop in pairwise([0, *begins, len(words)]):
            found.append(Line(words[start:stop]))
    return found


def _column(box: Box, strips: _Strips) -> int:
    """The column whose name a piece stands below; between two names the nearer one's."""
    return min(
        range(len(strips.names)),
        key=lambda n: (
            max(strips.names[n][0] - box.x1, box.x0 - strips.names[n][1], 0),
            abs(strips.names[n][0] - box.x0),
        ),
    )


def _is_table(bands: Sequence[Band], em: float, inner: Sequence[float], *, ruled: bool) -> bool:
    """Whether the rows are those of a table: no cards, no lists side by side, no columns of text."""
    if len(bands) < (1 if ruled else UNMARKED_ROWS if not inner else 2):
        return False
    several = [band for band in bands if sum(map(bool, band.cells)) > 1]
    if len(several) < max(1, FILLED * len(bands)):
        return False
    if 2 * sum(band.is_bold for band in several) >= len(several):
        return False
    first = [band.cells[0] for band in bands if band.cells[0]]
    if not first or 2 * sum(opens_item(cell[0].words) for cell in first) > len(first):
        return False
    if statistics.median(sum(len(p.text) for p in cell) for cell in first) > MAX_FIRST:
        return False
    if not inner and _run_on(bands):
        return False
    level = sum(band.is_level(LEVEL * em) for band in several)
    return bool(inner) or level >= FILLED * len(several)


def _run_on(bands: Sequence[Band]) -> bool:
    """Whether what looks like rows are lines of text in columns: in two of them sentences go on from row to row."""
    columns = zip(*(band.cells for band in bands), strict=True)
    running = 0
    for column in columns:
        cells = [cell for cell in column if cell]
        on = sum(b[0].text[:1].islower() or a[-1].text.endswith("-") for a, b in pairwise(cells))
        running += len(cells) > 2 and 2 * on > len(cells) - 1
    return running > 1


def _headed(bands: Sequence[Band], strips: _Strips) -> Headed:
    """The table as a grid whose cells meet in the middle of what is empty between them."""
    box = Box.around(band.box for band in bands)
    across = [box.x0 - 1, *((left + right) / 2 for left, right in strips.free), box.x1 + 1]
    down = [box.top - 1, *((a.box.bottom + b.box.top) / 2 for a, b in pairwise(bands)), box.bottom + 1]
    cells = tuple(
        (row, column, Box(across[column], down[row], across[column + 1], down[row + 1]))
        for row, band in enumerate(bands)
        for column, cell in enumerate(band.cells)
        if cell
    )
    return Headed(Grid(Box(across[0], down[0], across[-1], down[-1]), cells), strips.names)
