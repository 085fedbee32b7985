"""Reading order of what stands on a page: persistent gutters first, lines later.

The region is cut at the tallest gutter: what stands above, then its left side, its right side, what stands below, each
cut again in the same way (a recursive X-Y cut, Nagy and Seth 1984, that looks for the tallest empty strip instead of
the widest). Rows of cards are read row by row, a sidebar after the text beside it, label tables line by line.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.layout.figure_tables import figure_table
from pipeline.layout.gutters import SURE_ROWS, Gutter, Item, best_gutter
from pipeline.layout.label_tables import Pairs, label_table, margin_headings, without_overhang
from schemas.document import Box, Line

SIDEBAR = 0.6  # of the width of the text beside it: a wider box is a column
NOTE = 0.92  # times the typical font size: the type of notes is smaller
NOTES = 0.6  # of the height of the text beside them: so little of the margin they fill
SIDEBAR_LINES = 5  # of text beside a sidebar
WHITE = 0.8  # of the typical font size: so much above a heading that begins columns anew
TITLE = 1.5  # times the typical font size, and
HEADED = 1.12  # times the typical font size: the type of a heading
LARGER = 1.15  # times the largest type beside it: a box with such type holds the page's title
SENTENCE_ENDS = ".!?:…“”"
ROW = 2.0  # of the font size: the height of a line in a box, its white included
DEPTH = 24  # nested cuts; deeper is no layout


@dataclass(frozen=True)
class Column:
    """Items that are read from top to bottom with nothing beside them."""

    items: tuple[Item, ...]
    box: Box = field(compare=False)


Region = Column | Pairs


def regions(
    items: Sequence[Item], *, em: float, dividers: Sequence[Box] = (), rules: Sequence[Box] = ()
) -> list[Region]:
    """Columns and label tables in reading order.

    `em` is the typical font size in points, `dividers` are the long upright rules of the page, `rules` the horizontal
    ones.
    """
    return _cut(list(items), _Page(em, dividers, rules), 0)


@dataclass(frozen=True)
class _Page:
    em: float
    dividers: Sequence[Box]
    rules: Sequence[Box]


def _cut(items: list[Item], page: _Page, depth: int) -> list[Region]:
    texts = [i for i in items if not i.picture]
    if not texts:
        return []
    em = page.em
    if depth < DEPTH and (found := figure_table(texts, em, page.dividers, page.rules)) is not None:
        rows, upper, lower = found
        return [*_cut(upper, page, depth + 1), rows, *_cut(lower, page, depth + 1)]
    seen = _gutter(items, texts, page) if depth < DEPTH else None
    seen = _without_rows_of_boxes(seen, em) if seen is not None else None
    if seen is None:
        ordered = sorted(texts, key=lambda i: (i.box.top, i.box.x0))
        return [Column(tuple(ordered), Box.around(i.box for i in texts))]
    gutter = seen.without_pictures()
    labels = without_overhang(gutter)
    table = label_table(labels, em)
    if table is not None:
        gutter = labels
    parted = gutter if table is not None else seen
    beside = {id(i) for i in (*parted.left, *parted.right)}
    rest = [i for i in items if id(i) not in beside]
    middle = (gutter.top + gutter.bottom) / 2
    above = [i for i in rest if (i.box.top + i.box.bottom) / 2 < middle]
    below = [i for i in rest if (i.box.top + i.box.bottom) / 2 >= middle]
    inner: list[Region]
    bands = _bands((*gutter.left, *gutter.right), gutter, em) if table is None else []
    bands = bands or (_headed_bands(gutter, em) if table is None else [])
    if table is not None and (parts := margin_headings(table, em)):
        inner = [region for part in parts for region in _cut(list(part), page, depth + 1)]
    elif table is not None:
        inner = [table]
    elif bands:
        inner = [region for band in bands for region in _cut(band, page, depth + 1)]
    else:
        notes, text = _notes(gutter, page)
        text += [i for i in seen.left if i.picture]
        sides = (seen.right, seen.left) if _is_sidebar(gutter, em) else (text, seen.right, notes)
        inner = [region for side in sides for region in _cut(list(side), page, depth + 1)]
    return [*_cut(above, page, depth + 1), *inner, *_cut(below, page, depth + 1)]


def _gutter(items: list[Item], texts: list[Item], page: _Page) -> Gutter | None:
    """The gutter between the texts; with the pictures in its columns where it goes on beside those."""
    found = best_gutter(texts, page.em, page.dividers)
    if found is None or len(texts) == len(items):
        return found
    if min(_rows(found.left, page.em), _rows(found.right, page.em)) < SURE_ROWS:
        return found
    longer = best_gutter(items, page.em, page.dividers)
    if longer is None or not (set(found.left) <= set(longer.left) and set(found.right) <= set(longer.right)):
        return found
    return longer


def _rows(side: Sequence[Item], em: float) -> float:
    """About how many lines a side holds: a box as many as have room in it."""
    return sum(1 if i.chunk is not None else i.box.height / (ROW * em) for i in side if not i.picture)


def _bands(items: Sequence[Item], gutter: Gutter, em: float) -> list[list[Item]]:
    """Rows of cards: where headings stand side by side again and again, each row of them is read on its own."""
    left, right = _heading_bases(gutter.left, em), _heading_bases(gutter.right, em)
    starts = [base for base in left if any(abs(base - other) < 0.3 * em for other in right)]
    matched = sum(1 for base in (*left, *right) if any(abs(base - start) < 0.3 * em for start in starts))
    if len(starts) < 2 or matched < 0.9 * (len(left) + len(right)):
        return []
    tops = [base - 1.3 * em for base in starts]
    if any(i.box.top < top - 0.3 * em and i.box.bottom > top + 0.6 * em for i in items for top in tops[1:]):
        return []
    bands: list[list[Item]] = [[] for _ in tops]
    for item in items:
        middle = (item.box.top + item.box.bottom) / 2
        bands[max((n for n, top in enumerate(tops) if middle >= top), default=0)].append(item)
    return bands if all(bands) else []


def _headed_bands(gutter: Gutter, em: float) -> list[list[Item]]:
    """Columns that begin anew below a heading: nothing stands beside it, and white goes through both columns above it.

    In columns that run on, the right one has no gap just there.
    """
    right = sorted((i.box for i in gutter.right), key=lambda box: box.top)
    heads = [i for i in gutter.right if i.chunk is not None and _is_headlike(i.chunk, em)]
    cuts: list[float] = []
    for item in gutter.left:
        if item.chunk is None or item.chunk.size < HEADED * em:
            continue
        top, bottom = item.box.top, item.box.bottom
        above, below = [b.bottom for b in right if b.bottom <= top], [b.top for b in right if b.top >= bottom]
        clear = bool(above and below) and len(above) + len(below) == len(right)
        over = [i.box.bottom for i in gutter.left if i is not item and i.box.top < top]
        if not clear or not over or max(over) > top - WHITE * em or max(above) > top - WHITE * em:
            continue
        if any(abs(i.box.top - min(below)) < 0.1 * em for i in heads):
            continue  # the gap is that over a heading of the right column
        following = min((i.box.top for i in gutter.left if i.box.top > top), default=math.inf)
        if abs(following - min(below)) < 0.5 * em:
            cuts.append((max(*over, *above) + top) / 2)
    if not cuts:
        return []
    edges = [-math.inf, *sorted(cuts), math.inf]
    items = (*gutter.left, *gutter.right)
    return [[i for i in items if start <= i.box.top < stop] for start, stop in pairwise(edges)]


def _is_headlike(line: Line, em: float) -> bool:
    return line.size >= HEADED * em or line.bold > 0.9


def _heading_bases(side: Sequence[Item], em: float) -> list[float]:
    """Baselines of the lines in one side that look like headings: larger than the text, or bold throughout.

    Boxes begin with their heading.
    """
    boxed = {round(i.box.top + 1.3 * em, 1) for i in side if i.opaque >= 0}
    if boxed:
        return sorted(boxed)
    chunks = [i.chunk for i in side if i.chunk is not None]
    large = max((c.size for c in chunks), default=0.0)
    if large > 1.12 * em:
        return sorted({round(c.baseline, 1) for c in chunks if c.size > 0.95 * large})
    return sorted({round(c.baseline, 1) for c in chunks if c.bold > 0.9 and c.size > 0.95 * em})


def _without_rows_of_boxes(gutter: Gutter, em: float) -> Gutter:
    """The gutter beside its text alone: boxes in one row above or below the text of both sides are read before or after
    it, where the text runs on from the left side to the right one, or where the row has more boxes than columns."""
    sides = (gutter.left, gutter.right)
    lines = [[i for i in side if i.chunk is not None] for side in sides]
    if not all(lines) or all(i.opaque < 0 for side in sides for i in side):
        return gutter
    last = max(lines[0], key=lambda i: i.box.bottom).chunk
    runs_on = last is not None and last.text[-1:] not in SENTENCE_ENDS
    apart: set[int] = set()
    for above in (True, False):
        row = [
            [i for i in side if i.opaque >= 0 and _clears(i, text, above)]
            for side, text in zip(sides, lines, strict=True)
        ]
        tops = [i.box.top for boxes in row for i in boxes]
        if all(row) and max(tops) - min(tops) < em and (runs_on or len(tops) > len(row)):
            apart |= {id(i) for boxes in row for i in boxes}
    left, right = (tuple(i for i in side if id(i) not in apart) for side in sides)
    boxes = [i.box for i in (*left, *right)]
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    return replace(gutter, left=left, right=right, top=top, bottom=bottom, height=bottom - top) if apart else gutter


def _clears(box: Item, lines: Sequence[Item], above: bool) -> bool:
    """Whether a box stands wholly above, or wholly below, all of some lines."""
    if above:
        return box.box.bottom <= min(i.box.top for i in lines)
    return box.box.top >= max(i.box.bottom for i in lines)


def _is_sidebar(gutter: Gutter, em: float) -> bool:
    """Whether the left side is one narrow tinted box beside the text: the text is read first, with its title.

    A box that holds the title itself is none, nor one whose heading is as large as any of the text: a column as others.
    """
    if len(gutter.left) != 1 or gutter.left[0].opaque < 0:
        return False
    largest = max(i.chunk.size if i.chunk is not None else i.size for i in gutter.right)
    head = gutter.left[0].size
    if head > max(TITLE * em, LARGER * largest) or (largest > HEADED * em and head > 0.98 * largest):
        return False
    box, text = gutter.left[0].box, Box.around(i.box for i in gutter.right)
    lines = sum(1 for i in gutter.right if i.chunk is not None)
    return lines > SIDEBAR_LINES and box.width < SIDEBAR * text.width and box.height > 0.5 * text.height


def _notes(gutter: Gutter, page: _Page) -> tuple[list[Item], list[Item]]:
    """The left side parted into notes in the margin, which are read after the text beside them, and all else."""
    left = list(gutter.left)
    if _is_marginal(gutter, page.em):
        return left, []
    first = min(left, key=lambda i: i.box.x0)
    if first.chunk is None or first.chunk.size > NOTE * page.em:
        return [], left
    inner = best_gutter(left, page.em, page.dividers)  # the notes may stand beside the first of several columns
    if inner is None or not _is_marginal(inner, page.em):
        return [], left
    apart = {id(i) for i in inner.left}
    return list(inner.left), [i for i in left if id(i) not in apart]


def _is_marginal(gutter: Gutter, em: float) -> bool:
    """Whether the left side is notes in the margin: a few sentences in small type, well apart, beside the text."""
    notes = [i.chunk for i in gutter.left if i.chunk is not None]
    if len(notes) < len(gutter.left) or any(line.size > NOTE * em for line in notes):
        return False
    text = Box.around(i.box for i in gutter.right)
    box = Box.around(line.box for line in notes)
    if box.width > SIDEBAR * text.width or sum(line.box.height for line in notes) > NOTES * text.height:
        return False
    ordered = sorted(notes, key=lambda line: line.baseline)
    ends = [a for a, b in pairwise(ordered) if b.box.top - a.box.bottom > em] + [ordered[-1]]
    return len(notes) > len(ends) and all(line.text[-1:] in ".!?" for line in ends)
