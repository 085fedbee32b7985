"""Columns that are read band by band: rows of cards, columns that begin anew below a heading, rows of boxes apart."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from pipeline.layout.gutters import Gutter, Item, best_gutter
from schemas.document import Line

HEADED = 1.12  # times the typical font size: the type of a heading
KICKER = 0.6  # of the typical font size: white between a heading and the line above it that belongs to it
NEXT_LINE = 1.45  # of a heading's size: its second line stands no further below the first
WHITE = 0.8  # of the typical font size: so much above a heading that begins columns anew
PADDING = 2.0  # of the typical font size: white in a box above its first line
FAR = 6.0  # times the typical font size: no column goes on beyond so much white on both sides
SENTENCE_ENDS = ".!?:…“”"


def far_apart(gutter: Gutter, em: float) -> list[list[Item]]:
    """The bands of a gutter between which nothing stands on either side, not even a picture; none where it is one.

    Boxes stand further below the column that they end.
    """
    items = sorted((*gutter.left, *gutter.right), key=lambda i: i.box.top)
    if any(item.opaque >= 0 for item in items):
        return []
    found: list[list[Item]] = []
    end = -math.inf
    for item in items:
        if item.box.top - end > FAR * em:
            found.append([])
        found[-1].append(item)
        end = max(end, item.box.bottom)
    return found if len(found) > 1 else []


def bands(gutter: Gutter, em: float) -> list[list[Item]]:
    """What stands on both sides of a gutter in the bands in which it is read, none where each side is read at once."""
    rows = _rows_of_cards(gutter, em) or _boxes_with_text(gutter, em)
    return rows or _below_headings(gutter, em) or _below_columns(gutter, em)


def _rows_of_cards(gutter: Gutter, em: float) -> list[list[Item]]:
    """Rows of cards: where headings stand side by side again and again, each row of them is read on its own."""
    items = (*gutter.left, *gutter.right)
    left, right = _heading_bases(gutter.left, em), _heading_bases(gutter.right, em)
    starts = [base for base in left if any(abs(base - other) < 0.3 * em for other in right)]
    matched = sum(1 for base in (*left, *right) if any(abs(base - start) < 0.3 * em for start in starts))
    if len(starts) < 2 or matched < 0.9 * (len(left) + len(right)):
        return []
    tops = [_top(base, gutter, em) for base in starts]
    if any(i.box.top < top - 0.3 * em and i.box.bottom > top + 0.6 * em for i in items for top in tops[1:]):
        return []
    bands: list[list[Item]] = [[] for _ in tops]
    for item in items:
        middle = (item.box.top + item.box.bottom) / 2
        bands[max((n for n, top in enumerate(tops) if middle >= top), default=0)].append(item)
    return bands if all(bands) else []


def _boxes_with_text(gutter: Gutter, em: float) -> list[list[Item]]:
    """Boxes one below the other with a text beside each, which begins with a heading at its head: name and figures of a
    municipality, and what it does."""
    for boxes, text in ((gutter.left, gutter.right), (gutter.right, gutter.left)):
        if len(boxes) < 2 or any(i.opaque < 0 for i in boxes) or any(i.chunk is None for i in text):
            continue
        tops = sorted(i.box.top for i in boxes)
        starts = _heading_starts(text, em)
        headed = len(starts) == len(tops) and all(
            -em < start - top < PADDING * em for start, top in zip(starts, tops, strict=True)
        )
        crossed = any(i.box.top < top - em and i.box.bottom > top for i in text for top in tops[1:])
        if not headed or crossed or any(i.box.top < tops[0] - em for i in text):
            continue
        edges = [-math.inf, *(top - em for top in tops[1:]), math.inf]
        items = (*gutter.left, *gutter.right)
        return [[i for i in items if start <= i.box.top < stop] for start, stop in pairwise(edges)]
    return []


def _heading_starts(side: Sequence[Item], em: float) -> list[float]:
    """Where the headings in the largest type of one side begin, from the top; further lines of one begin none."""
    chunks = [i.chunk for i in side if i.chunk is not None]
    large = max(line.size for line in chunks)
    heads = sorted((line for line in chunks if line.size > 0.95 * large), key=lambda line: line.baseline)
    if large <= HEADED * em:
        return []
    return [
        line.box.top
        for line, above in zip(heads, [None, *heads], strict=False)
        if above is None or line.baseline - above.baseline > NEXT_LINE * large
    ]


def _top(base: float, gutter: Gutter, em: float) -> float:
    """Where a row of cards begins whose headings stand on a baseline: above the kickers, where both sides have one."""
    top = base - 1.3 * em
    kickers: list[Item] = []
    for side in (gutter.left, gutter.right):
        head = min(
            (i.box.top for i in side if i.chunk is not None and abs(i.chunk.baseline - base) < 0.3 * em), default=top
        )
        over = sorted((i for i in side if i.box.bottom < head + 0.3 * em), key=lambda i: i.box.bottom)
        if not over or over[-1].chunk is None or head - over[-1].box.bottom > KICKER * em:
            return top
        if len(over) > 1 and over[-1].box.top - over[-2].box.bottom < WHITE * em:
            return top
        kickers.append(over[-1])
    tops = [kicker.box.top for kicker in kickers]
    return min(tops) - 0.3 * em if max(tops) - min(tops) < 0.3 * em else top


def _below_headings(gutter: Gutter, em: float) -> list[list[Item]]:
    """Columns that begin anew below a heading: nothing stands beside it, and white goes through both columns above it.

    In columns that run on, the right one has no gap just there. Boxes in the margin are no column.
    """
    if all(i.opaque >= 0 for i in gutter.right):
        return []
    right = sorted((i.box for i in gutter.right), key=lambda box: box.top)
    boxes = {i.box.top for i in gutter.right if i.opaque >= 0}
    heads = [i for i in gutter.right if i.chunk is not None and _is_headlike(i.chunk, em)]
    cuts: list[float] = []
    for item in gutter.left:
        if item.chunk is None or item.chunk.size < HEADED * em:
            continue
        kickers = [i for i in gutter.left if -1 <= item.box.top - i.box.bottom < KICKER * em]
        top, bottom = min(i.box.top for i in (item, *kickers)), item.box.bottom
        above, below = [b.bottom for b in right if b.bottom <= top], [b.top for b in right if b.top >= bottom - 1]
        clear = bool(above and below) and len(above) + len(below) == len(right)
        over = [i.box.bottom for i in gutter.left if i.box.top < top]
        if not clear or not over or max(over) > top - WHITE * em or max(above) > top - WHITE * em:
            continue
        if any(abs(i.box.top - min(below)) < 0.1 * em for i in heads):
            continue  # the gap is that over a heading of the right column
        following = min((i.box.top for i in gutter.left if i.box.top > item.box.top), default=math.inf)
        level = abs(following - min(below)) < 0.5 * em
        # A box begins above its first line.
        if level or (min(below) in boxes and 0 < following - min(below) < PADDING * em):
            cuts.append((max(*over, *above) + top) / 2)
    if not cuts:
        return []
    edges = [-math.inf, *sorted(cuts), math.inf]
    items = (*gutter.left, *gutter.right)
    return [[i for i in items if start <= i.box.top < stop] for start, stop in pairwise(edges)]


def _below_columns(gutter: Gutter, em: float) -> list[list[Item]]:
    """What stands below the inner columns of the sides, across them, with white between.

    The strip between the sides goes on there, and yet the columns above it end: three columns over a table and a box,
    four figures over two columns of text. Text alone ends them only where most of it crosses those of both sides.
    """
    items = (*gutter.left, *gutter.right)
    boxes = {i.box.top for i in items if i.opaque >= 0}
    for top in _tops_below_white(items, em):
        parted = [
            [[i for i in side if (i.box.top < top) is over] for over in (True, False)]
            for side in (gutter.left, gutter.right)
        ]
        if not all(upper and lower for upper, lower in parted):
            continue
        starts = [min(i.box.top for i in lower) for _, lower in parted]
        if max(starts) - min(starts) > PADDING * em:
            continue
        crossed = [_share_across(upper, lower, em) for upper, lower in parted]
        if min(crossed) > 0.5 or (max(crossed) > 0 and not boxes.isdisjoint(starts)):
            return [[i for part in parted for i in part[n]] for n in (0, 1)]
    return []


def _tops_below_white(items: Sequence[Item], em: float) -> Iterator[float]:
    """Where something begins below white that goes through everything."""
    ordered = sorted(items, key=lambda i: i.box.top)
    bottoms = accumulate((item.box.bottom for item in ordered), max)
    for bottom, item in zip(bottoms, ordered[1:], strict=False):
        if item.box.top - bottom >= WHITE * em:
            yield item.box.top


def _share_across(upper: Sequence[Item], lower: Sequence[Item], em: float) -> float:
    """The share of what stands below that crosses the strip between the columns above, 0 where those are one."""
    inner = best_gutter(list(upper), em)
    return sum(_crosses(item, inner) for item in lower) / len(lower) if inner is not None else 0.0


def _crosses(item: Item, gutter: Gutter) -> bool:
    """Whether something stands across the strip of a gutter."""
    return item.box.x0 < max(i.box.x1 for i in gutter.left) and item.box.x1 > min(i.box.x0 for i in gutter.right)


def _is_headlike(line: Line, em: float) -> bool:
    return line.size >= HEADED * em or line.bold > 0.9


def _heading_bases(side: Sequence[Item], em: float) -> list[float]:
    """First baselines of what looks like headings in one side: lines larger than the text, or bold throughout.

    Boxes begin with their heading.
    """
    boxed = {round(i.box.top + 1.3 * em, 1) for i in side if i.opaque >= 0}
    if boxed:
        return sorted(boxed)
    chunks = [i.chunk for i in side if i.chunk is not None]
    large = max((c.size for c in chunks), default=0.0)
    if large > HEADED * em:
        heads = [c for c in chunks if c.size > 0.95 * large]
    else:
        heads = [c for c in chunks if c.bold > 0.9 and c.size > 0.95 * em]
    bases = sorted({round(c.baseline, 1) for c in heads})
    size = max((c.size for c in heads), default=em)
    return [base for n, base in enumerate(bases) if not n or base - bases[n - 1] > NEXT_LINE * size]


def without_rows_of_boxes(gutter: Gutter, em: float) -> Gutter:
    """The gutter beside its text alone: boxes in one row above or below the text of both sides are read before or after
    it, where the text runs on from the left side to the right one, or where the row has more boxes than columns."""
    sides = (gutter.left, gutter.right)
    lines = [[i for i in side if i.chunk is not None] for side in sides]
    if not all(lines):
        return _without_last_row(gutter, em)
    if all(i.opaque < 0 for side in sides for i in side):
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


def _without_last_row(gutter: Gutter, em: float) -> Gutter:
    """The gutter between text and a sidebar of boxes without the row of boxes below both, more than there are columns,
    and without its title."""
    items = (*gutter.left, *gutter.right)
    boxes = [i for i in items if i.opaque >= 0]
    lowest = max((i.box.top for i in boxes), default=0.0)
    row = [i for i in boxes if lowest - i.box.top < em]
    sides = [[i for i in side if i in row] for side in (gutter.left, gutter.right)]
    rest = [i for i in items if i not in row]
    if len(row) < 3 or not all(sides) or not rest or max(i.box.bottom for i in rest) > lowest:
        return gutter
    foot = max((i.box.bottom for i in gutter.right if i not in row), default=lowest)
    title = [i for i in rest if i.chunk is not None and i.box.top > foot and _is_headlike(i.chunk, em)]
    apart = {id(i) for i in (*row, *(i for i in title if lowest - i.box.bottom < PADDING * em))}
    left, right = (tuple(i for i in side if id(i) not in apart) for side in (gutter.left, gutter.right))
    if not left or not right:
        return gutter
    bottom = max(i.box.bottom for i in (*left, *right))
    return replace(gutter, left=left, right=right, bottom=bottom, height=bottom - gutter.top)


def without_next_heads(gutter: Gutter, items: Sequence[Item], em: float) -> Gutter:
    """The gutter between boxes without the headings right below them, where columns of text begin with these."""
    sides = (gutter.left, gutter.right)
    lines = [[i for i in side if i.chunk is not None] for side in sides]
    boxes = [[i for i in side if i.opaque >= 0] for side in sides]
    if not all(lines) or not all(boxes):
        return gutter
    heads = [i for i in (*lines[0], *lines[1]) if i.chunk is not None]
    over, top = max(i.box.bottom for side in boxes for i in side), min(i.box.top for i in heads)
    bottom = max(i.box.bottom for i in heads)
    below = min((i.box.top for i in items if i.box.top >= bottom - 1), default=math.inf)
    in_a_row = bottom - top < NEXT_LINE * max(i.chunk.size for i in heads if i.chunk is not None)
    if not in_a_row or top < over or below - bottom > top - over:
        return gutter
    if not all(_is_headlike(i.chunk, em) for i in heads if i.chunk is not None):
        return gutter
    left, right = (tuple(side) for side in boxes)
    return replace(gutter, left=left, right=right, bottom=over, height=over - gutter.top)


def _clears(box: Item, lines: Sequence[Item], above: bool) -> bool:
    """Whether a box stands wholly above, or wholly below, all of some lines."""
    if above:
        return box.box.bottom <= min(i.box.top for i in lines)
    return box.box.top >= max(i.box.bottom for i in lines)
