"""Ruled tables: the cells between drawn lines."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipeline.layout.containers import PAGE_SHARE, is_paper
from schemas.box import Box
from schemas.document import Page, Rect, Word

SNAP = 2.5  # points: edges closer than this are one line
REACH = 3.0  # points by which a line may fall short of a corner
BAR = 0.5  # of the width of a box: a bar across it takes more
CARD_CELLS, CARD_LINES = 4, 4  # of a card at most, and of a text under a title at least
TILED = 0.6  # of the box around a few cells: they fill more of it
LARGER = 1.2  # times the usual size of a text: the type of its title
INDENT = 12.0  # points from the left edge of a cell to its text
WHITE = 0.5  # of the type size between the words of two cells
TICK = 24  # points: narrower boxes inside a cell are to be ticked
MAX_EDGES = 1200  # a page with more is a drawing


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: its box and the cells as (row, column, box), rows and columns counted from 0."""

    box: Box
    cells: tuple[tuple[int, int, Box], ...]

    @property
    def rows(self) -> int:
        return 1 + max(row for row, _, _ in self.cells)

    @property
    def bands(self) -> frozenset[int]:
        """The rows that are one cell across the columns of the others."""
        return frozenset(
            row for row, _, box in self.cells if len(self.lefts) > 1 and box.width > self.box.width - 2 * SNAP
        )

    @property
    def lefts(self) -> tuple[float, ...]:
        """The left edges of the columns."""
        return tuple(_levels([box.x0 for _, _, box in self.cells]))


@dataclass(frozen=True, slots=True)
class _Edge:
    at: float
    start: float
    stop: float


def grids(page: Page, words: Sequence[Word], *, columns: Collection[tuple[float, ...]] = ()) -> list[Grid]:
    """The ruled tables of a page: at least two rows and two columns, text in at least three cells.

    A tinted box with bars of colour across it is none.

    A single row counts where its columns are those of a table of the page, apart from which it stands, or of the page
    before (`columns`, the left edges of the cells): what had no room there stands here.
    """
    across, down = _edges(page)
    if not across or not down or len(across) + len(down) > MAX_EDGES:
        return []
    connected = _connected(_without_boxes(_cells(across, down)))
    if not connected:
        return []
    found: list[Grid] = []
    places = np.array([word.box for word in words])
    x, y = places[:, 0:4:2].mean(axis=1)[:, None], places[:, 1:4:2].mean(axis=1)[:, None]
    numbered = [_completed(_numbered(boxes), across) for boxes in connected]
    columns = [*columns, *(grid.lefts for grid in numbered if grid.rows > 1)]
    for grid in numbered:
        lone = grid.rows == 1
        if len(grid.lefts) < 2 or (lone and not any(_alike(grid.lefts, others) for others in columns)):
            continue
        x0, top, x1, bottom = np.array([box for _, _, box in grid.cells]).T
        filled = int(((x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)).any(axis=0).sum())
        enough = filled >= (2 if lone else 3) and filled >= 0.4 * len(grid.cells)
        if enough and not _is_card(grid, words):
            found.append(_with_bands_parted(grid, words))
    return found


def _completed(grid: Grid, across: Sequence[_Edge]) -> Grid:
    """The table with the cells at its right that no upright edge ends but the rules above and below them reach: tinted
    labels beside plain values, under a head with all columns. The last row may end with its page, where others end with
    rules: one box below a bar is a sidebar."""
    right, lefts = grid.box.x1, grid.lefts
    cells = list(grid.cells)
    for row in range(grid.rows):
        boxes = [box for number, _, box in grid.cells if number == row]
        last = max(boxes, key=lambda box: box.x1)
        reach = [e.at for e in across if e.start <= last.x1 + REACH and e.stop >= right - REACH]
        above, below = (any(abs(at - y) <= SNAP for at in reach) for y in (last.top, last.bottom))
        ends = below or (row == grid.rows - 1 and len(cells) > len(grid.cells))
        if last.x1 > right - SNAP or not above or not ends:
            continue
        edges = [last.x1, *(x for x in lefts if x > last.x1 + SNAP), right]
        cells += [
            (row, _level(list(lefts), x0), Box(x0, last.top, x1, last.bottom)) for x0, x1 in pairwise(edges) if x1 > x0
        ]
    return Grid(grid.box, tuple(sorted(cells))) if len(cells) > len(grid.cells) else grid


def _with_bands_parted(grid: Grid, words: Sequence[Word]) -> Grid:
    """The table with the columns of its other rows in each row that has none drawn but stands in them: table styles
    rule every second row."""
    bands = grid.bands
    drawn = Counter(row for row, _, _ in grid.cells)
    if not bands or max(drawn.values()) < len(grid.lefts):
        return grid
    cells: list[tuple[int, int, Box]] = []
    for row, column, box in grid.cells:
        lefts = [box.x0, *grid.lefts[1:], box.x1]
        parts = [Box(x0, box.top, x1, box.bottom) for x0, x1 in pairwise(lefts)]
        if row in bands and _stands_in(parts, [w for w in words if holds(box, w.box)]):
            cells += [(row, n, part) for n, part in enumerate(parts)]
        else:
            cells.append((row, column, box))
    return Grid(grid.box, tuple(cells))


def _stands_in(parts: Sequence[Box], words: Sequence[Word]) -> bool:
    """Whether words stand in nearly all parts of a row, each from its left edge on, with white between all parts."""
    inside = [[w for w in words if holds(part, w.box)] for part in parts]
    if not inside[0] or not inside[-1] or sum(map(bool, inside)) < max(2, len(parts) - 1):
        return False  # "A | Angaben zum Netzwerk" across the first columns is a title
    flush = all(min(w.box.x0 for w in own) - part.x0 < INDENT for own, part in zip(inside, parts, strict=True) if own)
    apart = all(
        right.box.x0 - left.box.x1 > WHITE * left.size
        for own, others in pairwise(inside)
        for left in own
        for right in others
        if abs(left.baseline - right.baseline) < 1
    )
    return flush and apart


def _is_card(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether the few cells are the fields of a card, or boxes that touch: two of them hold a text under titles."""
    if len(grid.cells) > CARD_CELLS:
        return False
    if sum(box.width * box.height for _, _, box in grid.cells) < TILED * grid.box.width * grid.box.height:
        return True  # a sidebar below a bar: the text beside it stands in no cell
    held = [[word for word in words if holds(box, word.box)] for _, _, box in grid.cells]
    return sum(map(_is_titled, held)) > 1


def _is_titled(words: Sequence[Word]) -> bool:
    """Whether words are several lines with larger ones among them, or several in another type than the others."""
    lines: dict[int, Word] = {}
    for word in words:
        if any(map(str.isalpha, word.text)):
            first = lines.setdefault(round(word.baseline), word)
            lines[round(word.baseline)] = min(first, word, key=lambda w: w.box.x0)
    if len(lines) < CARD_LINES:
        return False
    sizes = [word.size for word in lines.values()]
    looks = Counter((word.font.bold, word.colour) for word in lines.values())
    return max(sizes) > LARGER * statistics.median(sizes) or sum(looks.values()) - max(looks.values()) > 1


def _alike(lefts: Sequence[float], others: Sequence[float]) -> bool:
    return len(lefts) == len(others) and all(abs(a - b) <= SNAP for a, b in zip(lefts, others, strict=True))


def holds(box: Box, other: Box) -> bool:
    """Whether the middle of `other` stands in `box`."""
    x, y = (other.x0 + other.x1) / 2, (other.top + other.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _edges(page: Page) -> tuple[list[_Edge], list[_Edge]]:
    across: list[_Edge] = []
    down: list[_Edge] = []
    for rule in page.rules:
        b = rule.box
        if rule.horizontal:
            across.append(_Edge((b.top + b.bottom) / 2, b.x0, b.x1))
        else:
            down.append(_Edge((b.x0 + b.x1) / 2, b.top, b.bottom))
    for rect in page.rects:
        seen = any(colour is not None and not is_paper(colour) for colour in (rect.stroke, rect.fill))
        if not seen or rect.box.width < 8 or rect.box.height < 6 or _is_ground(rect, page):
            continue
        b = rect.box
        across += [_Edge(b.top, b.x0, b.x1), _Edge(b.bottom, b.x0, b.x1)]
        down += [_Edge(b.x0, b.top, b.bottom), _Edge(b.x1, b.top, b.bottom)]
    if len(across) + len(down) > 4 * MAX_EDGES:
        return [], []
    return _merged(across), _merged(down)


def _is_ground(rect: Rect, page: Page) -> bool:
    """Whether the page itself is tinted: bars across it would be rows, and what stands on it one cell."""
    paper = page.width * page.height
    return (rect.stroke is None or is_paper(rect.stroke)) and rect.box.width * rect.box.height > PAGE_SHARE * paper


def _merged(edges: list[_Edge]) -> list[_Edge]:
    """Edges on one line joined where they touch."""
    lines: list[list[_Edge]] = []
    for edge in sorted(edges, key=lambda e: e.at):
        if lines and edge.at - lines[-1][-1].at <= SNAP:
            lines[-1].append(edge)
        else:
            lines.append([edge])
    merged: list[_Edge] = []
    for line in lines:
        at = sum(e.at for e in line) / len(line)
        start, stop = float("nan"), float("-inf")
        for edge in sorted(line, key=lambda e: e.start):
            if edge.start <= stop + REACH:
                stop = max(stop, edge.stop)
            else:
                if stop > float("-inf"):
                    merged.append(_Edge(at, start, stop))
                start, stop = edge.start, edge.stop
        merged.append(_Edge(at, start, stop))
    return [e for e in merged if e.stop - e.start > 8]


def _cells(across: list[_Edge], down: list[_Edge]) -> list[Box]:
    """The smallest rectangles with an edge on all four sides."""
    cells: list[Box] = []
    across = sorted(across, key=lambda e: e.at)
    down = sorted(down, key=lambda e: e.at)
    for i, top in enumerate(across):
        left_edges = [d for d in down if top.start - REACH <= d.at <= top.stop + REACH]
        left_edges = [d for d in left_edges if d.start - REACH <= top.at < d.stop - REACH]
        for left, right in pairwise(left_edges):
            for bottom in across[i + 1 :]:
                if bottom.start - REACH <= left.at and bottom.stop + REACH >= right.at:
                    if left.stop + REACH >= bottom.at and right.stop + REACH >= bottom.at:
                        cells.append(Box(left.at, top.at, right.at, bottom.at))
                    break
    return [c for c in cells if c.width > 6 and c.height > 6]


def _connected(cells: list[Box]) -> list[list[Box]]:
    groups: list[list[Box]] = []
    for cell in cells:
        touching = [g for g in groups if any(_touch(cell, other) for other in g)]
        merged = [cell]
        for group in touching:
            merged += group
            groups.remove(group)
        groups.append(merged)
    return groups


def _touch(a: Box, b: Box) -> bool:
    """Whether two cells are neighbours: a box inside another is none of its cells."""
    if a.contains(b, slack=-SNAP) or b.contains(a, slack=-SNAP):
        return False
    return a.x0 <= b.x1 + SNAP and b.x0 <= a.x1 + SNAP and a.top <= b.bottom + SNAP and b.top <= a.bottom + SNAP


def _without_boxes(cells: list[Box]) -> list[Box]:
    """Cells without those that are a box around others: a bar inside, or a table, takes most of their width."""
    if not cells:
        return []
    x0, top, x1, bottom = np.array(cells).T
    inside = (x0[:, None] + SNAP < x0) & (x1 + SNAP < x1[:, None]) & (top[:, None] < top) & (bottom < bottom[:, None])
    inside &= (x1 - x0) > TICK
    taken = np.where(inside, x1, -np.inf).max(axis=1) - np.where(inside, x0, np.inf).min(axis=1)
    return [cell for cell, wide in zip(cells, taken > BAR * (x1 - x0), strict=True) if not wide]


def _numbered(cells: list[Box]) -> Grid:
    tops = _levels([c.top for c in cells])
    lefts = _levels([c.x0 for c in cells])
    numbered = sorted((_level(tops, c.top), _level(lefts, c.x0), c) for c in cells)
    return Grid(Box.around(cells), tuple(numbered))


def _levels(values: list[float]) -> list[float]:
    levels: list[float] = []
    for value in sorted(values):
        if not levels or value - levels[-1] > SNAP:
            levels.append(value)
    return levels


def _level(levels: list[float], value: float) -> int:
    return min(range(len(levels)), key=lambda i: abs(levels[i] - value))
