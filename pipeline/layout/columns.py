"""Reading order of what stands on a page: persistent gutters first, lines later.

A gutter is an upright strip that stays empty over several lines with text on both sides. The region is cut at the
tallest one: what stands above, then its left side, its right side, what stands below, each cut again in the same way
(a recursive X-Y cut, Nagy and Seth 1984, that looks for the tallest empty strip instead of the widest).
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from pipeline.layout.markers import is_marker, is_section_number
from schemas.document import Box, Line

GUTTER = 0.75  # of the typical font size: narrower strips are word spaces
MIN_ROWS = 2  # lines that a column needs on either side of a gutter
SURE_ROWS = 5  # lines on both sides from which a narrow gutter is believed
SURE_GUTTER = 1.6  # of the font size: wider ones are believed with fewer lines
LINE_GAP = 1.2  # of the font size: white between the lines of a column, headings included
SIDEBAR = 0.6  # of the width of the text beside it: a wider box is a column
SIDEBAR_LINES = 5  # of text beside a sidebar
DRIFT = 2.5  # of the font size: beyond such a gap a column does not go on beside a shorter neighbour
DEPTH = 24  # nested cuts; deeper is no layout

_NUMBERS = re.compile(r"^[\d.,%€\s\-–—/()+]*$")


@dataclass(frozen=True)
class Item:
    """Something to put in order: a chunk of text, or a thing that is ordered inside on its own (`opaque` ≥ 0)."""

    box: Box
    chunk: Line | None = None
    opaque: int = -1


@dataclass(frozen=True)
class Column:
    """Items that are read from top to bottom with nothing beside them."""

    items: tuple[Item, ...]
    box: Box = field(compare=False)


@dataclass(frozen=True)
class Pairs:
    """Labels at the left and what belongs to each of them at the right: read row by row."""

    rows: tuple[tuple[tuple[Item, ...], ...], ...]
    box: Box = field(compare=False)


Region = Column | Pairs


@dataclass(frozen=True)
class _Gutter:
    left: tuple[Item, ...]
    right: tuple[Item, ...]
    top: float
    bottom: float
    height: float


def regions(items: Sequence[Item], *, em: float) -> list[Region]:
    """Columns and label tables in reading order. `em` is the typical font size in points."""
    return _cut(list(items), em, 0)


def _cut(items: list[Item], em: float, depth: int) -> list[Region]:
    if not items:
        return []
    gutter = _best_gutter(items, em) if depth < DEPTH else None
    if gutter is None:
        ordered = sorted(items, key=lambda i: (i.box.top, i.box.x0))
        return [Column(tuple(ordered), Box.around(i.box for i in items))]
    labels = _without_overhang(gutter)
    table = _pairs(labels, em)
    if table is not None:
        gutter = labels
    beside = {id(i) for i in (*gutter.left, *gutter.right)}
    rest = [i for i in items if id(i) not in beside]
    middle = (gutter.top + gutter.bottom) / 2
    above = [i for i in rest if (i.box.top + i.box.bottom) / 2 < middle]
    below = [i for i in rest if (i.box.top + i.box.bottom) / 2 >= middle]
    inner: list[Region]
    bands = _bands((*gutter.left, *gutter.right), gutter, em) if table is None else []
    if table is not None:
        inner = [table]
    elif bands:
        inner = [region for band in bands for region in _cut(band, em, depth + 1)]
    else:
        sides = (gutter.right, gutter.left) if _is_sidebar(gutter) else (gutter.left, gutter.right)
        inner = [region for side in sides for region in _cut(list(side), em, depth + 1)]
    return [*_cut(above, em, depth + 1), *inner, *_cut(below, em, depth + 1)]


def _best_gutter(items: list[Item], em: float) -> _Gutter | None:
    if len(items) < 2 * MIN_ROWS and not any(i.opaque >= 0 for i in items):
        return None
    lefts = sorted({round(i.box.x0, 1) for i in items})
    places = _Places.of(items)
    first_end = float(places.x1.min())
    best: _Gutter | None = None
    previous = -1e9
    for edge in lefts:
        # Something must end before the strip, and the next edge is a new one
        if edge - previous < 1.0 or first_end > edge - GUTTER * em + 0.6:
            continue
        previous = edge
        gutter = _gutter_before(edge, items, places, em)
        if gutter is not None and (best is None or gutter.height > best.height + 0.5 * em):
            best = gutter
    return best


@dataclass(frozen=True)
class _Places:
    """The items of a region as columns of numbers."""

    x0: npt.NDArray[np.float64]
    x1: npt.NDArray[np.float64]
    top: npt.NDArray[np.float64]
    bottom: npt.NDArray[np.float64]
    middle: npt.NDArray[np.float64]
    """Height of the middle of each item: loose boxes overlap a little, so the middle decides where it stands."""

    @classmethod
    def of(cls, items: Sequence[Item]) -> _Places:
        x0, top, x1, bottom = np.array([i.box for i in items], dtype=np.float64).T
        return cls(x0, x1, top, bottom, (top + bottom) / 2)


def _gutter_before(edge: float, items: list[Item], places: _Places, em: float) -> _Gutter | None:
    """The tallest empty strip that ends at `edge`, with text on both sides."""
    right = places.x0 >= edge - 0.6
    left = ~right & (places.x1 <= edge - GUTTER * em + 0.6)
    if not left.any() or not right.any():
        return None
    across = ~right & ~left
    best: _Gutter | None = None
    for top, bottom in _free(sorted(zip(places.top[across].tolist(), places.bottom[across].tolist(), strict=True))):
        if bottom - top < MIN_ROWS * em:
            continue
        within = (places.middle >= top) & (places.middle <= bottom)
        beside = [items[n] for n in np.flatnonzero(left & within)], [items[n] for n in np.flatnonzero(right & within)]
        found = _between((top, bottom), *beside, em)
        if found is not None and (best is None or found.height > best.height):
            best = found
    return best


def _free(blocked: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The gaps between intervals that are sorted by their beginning, from minus to plus infinity."""
    gaps: list[tuple[float, float]] = []
    end = -1e9
    for top, bottom in blocked:
        if top > end:
            gaps.append((end, top))
        end = max(end, bottom)
    gaps.append((end, 1e9))
    return gaps


def _between(limits: tuple[float, float], left: list[Item], right: list[Item], em: float) -> _Gutter | None:
    """The gutter between two sides whose strip is closed at `limits`, if both are columns beside each other."""
    while left and right:
        start = max(min(i.box.top for i in left), min(i.box.top for i in right))
        stop = min(max(i.box.bottom for i in left), max(i.box.bottom for i in right))
        if stop <= start:
            return None
        kept_left = _neighbours(left, start, stop, limits, em)
        kept_right = _neighbours(right, start, stop, limits, em)
        if len(kept_left) == len(left) and len(kept_right) == len(right):
            if not (_is_column(left) and _is_column(right)) or _is_margin(left, right) or _is_river(left, right, em):
                return None
            return _Gutter(
                tuple(left),
                tuple(right),
                min(i.box.top for i in (*left, *right)),
                max(i.box.bottom for i in (*left, *right)),
                stop - start,
            )
        left, right = kept_left, kept_right
    return None


def _neighbours(side: list[Item], start: float, stop: float, limits: tuple[float, float], em: float) -> list[Item]:
    """The items of one side beside the other side, and what goes on above and below it.

    `limits`: where the strip is closed above and below. Across a gap wider than between lines a column goes on only
    if what follows stands closer to it than to what closes the strip: a heading of text below does not.
    """
    ordered = sorted(side, key=lambda i: i.box.top)
    inside = [n for n, i in enumerate(ordered) if i.box.bottom > start + 0.3 * em and i.box.top < stop - 0.3 * em]
    if not inside:
        return []
    first, last = inside[0], inside[-1]
    top = min(i.box.top for i in ordered[first : last + 1])
    while first > 0:
        gap, rest = top - ordered[first - 1].box.bottom, ordered[0].box.top - limits[0]
        if gap > DRIFT * em or (gap > LINE_GAP * em and rest < gap):
            break
        first -= 1
        top = min(top, ordered[first].box.top)
    bottom = max(i.box.bottom for i in ordered[first : last + 1])
    end = max(i.box.bottom for i in ordered)
    while last + 1 < len(ordered):
        gap, rest = ordered[last + 1].box.top - bottom, limits[1] - end
        if gap > DRIFT * em or (gap > LINE_GAP * em and rest < gap):
            break
        last += 1
        bottom = max(bottom, ordered[last].box.bottom)
    return ordered[first : last + 1]


def _is_column(side: list[Item]) -> bool:
    """Enough lines for a column; one opaque box is enough."""
    if any(i.opaque >= 0 for i in side):
        return True
    return len({round(i.box.bottom) for i in side}) >= MIN_ROWS


def _is_river(left: list[Item], right: list[Item], em: float) -> bool:
    """Whether the strip is only a few wide word spaces of justified text above each other."""
    width = min(i.box.x0 for i in right) - max(i.box.x1 for i in left)
    rows = min(len({round(i.box.bottom) for i in left}), len({round(i.box.bottom) for i in right}))
    edges = {round(i.box.x0) for i in right}
    if rows > MIN_ROWS and max(edges) - min(edges) <= 1:
        return False  # spaces of justified text do not end at one place
    return rows < SURE_ROWS and width < SURE_GUTTER * em and all(i.opaque < 0 for i in (*left, *right))


def _is_margin(left: list[Item], right: list[Item]) -> bool:
    """Whether one side is no column of its own: markers and numbers before lines, page numbers after them."""
    texts = [i.chunk.text for i in left if i.chunk is not None]
    if texts and len(texts) == len(left):
        marks = sum(1 for t in texts if is_marker(t) or is_section_number(t) or len(t) <= 2)
        if marks >= 0.6 * len(texts):
            return True
    texts = [i.chunk.text for i in right if i.chunk is not None]
    if texts and len(texts) == len(right):
        numbers = sum(1 for t in texts if len(t) <= 4 and _NUMBERS.match(t))
        if numbers >= 0.8 * len(texts):
            return True
    return False


def _bands(items: Sequence[Item], gutter: _Gutter, em: float) -> list[list[Item]]:
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
    return bands


def _heading_bases(side: Sequence[Item], em: float) -> list[float]:
    """Baselines of the lines in one side that look like headings: larger than the text, or bold throughout.

    Boxes begin with their heading.
    """
    boxed = [i.box.top + 1.3 * em for i in side if i.opaque >= 0]
    if boxed:
        return sorted(boxed)
    chunks = [i.chunk for i in side if i.chunk is not None]
    large = max((c.size for c in chunks), default=0.0)
    if large > 1.12 * em:
        return sorted({round(c.baseline, 1) for c in chunks if c.size > 0.95 * large})
    return sorted({round(c.baseline, 1) for c in chunks if c.bold > 0.9 and c.size > 0.95 * em})


def _is_sidebar(gutter: _Gutter) -> bool:
    """Whether the left side is one narrow tinted box beside the text: the text is read first, with its title."""
    if len(gutter.left) != 1 or gutter.left[0].opaque < 0:
        return False
    box, text = gutter.left[0].box, Box.around(i.box for i in gutter.right)
    lines = sum(1 for i in gutter.right if i.chunk is not None)
    return lines > SIDEBAR_LINES and box.width < SIDEBAR * text.width and box.height > 0.5 * text.height


def _without_overhang(gutter: _Gutter) -> _Gutter:
    """The gutter without what stands at its left above the first and below the last line at its right.

    In a label table that is a heading before or after it and no label.
    """
    first, last = min(i.box.top for i in gutter.right), max(i.box.bottom for i in gutter.right)
    left = tuple(i for i in gutter.left if i.box.bottom > first + 1 and i.box.top < last - 1)
    if not left or len(left) == len(gutter.left):
        return gutter
    both = (*left, *gutter.right)
    return _Gutter(left, gutter.right, min(i.box.top for i in both), max(i.box.bottom for i in both), gutter.height)


def _pairs(gutter: _Gutter, em: float) -> Pairs | None:
    """The gutter's sides as a label table, if that is what they are."""
    left = [i for i in gutter.left if i.chunk is not None]
    right = [i for i in gutter.right if i.chunk is not None]
    if len(left) != len(gutter.left) or len(right) != len(gutter.right):
        return None
    starts = _entries(left, right, em)
    if len(starts) < 2:
        return None
    texts = [" ".join(i.chunk.text for i in entry if i.chunk is not None) for entry in starts]
    colons = sum(1 for t in texts if t.rstrip().endswith(":"))
    bold_left = sum(1 for e in starts if e[0].chunk is not None and e[0].chunk.bold > 0.8)
    bold_right = sum(1 for i in right if i.chunk is not None and i.chunk.bold > 0.8)
    width_left = max(i.box.x1 for i in left) - min(i.box.x0 for i in left)
    width_right = max(i.box.x1 for i in right) - min(i.box.x0 for i in right)
    labelled = colons >= 0.6 * len(starts) or (
        bold_left >= 0.8 * len(starts) and bold_right <= 0.34 * len(right) and width_left < 0.8 * width_right
    )
    brief = statistics.median(len(t) for t in texts) <= 32 and max(len(t) for t in texts) <= 70
    plain = statistics.median(len(t) for t in texts) <= 20 and max(len(t) for t in texts) <= 40
    plain = plain and width_left < 0.6 * width_right and len(starts) >= 3 and _single(right, em)
    matched = sum(1 for e in starts if any(abs(_base(e[0]) - _base(i)) < 0.25 * em for i in right))
    if matched < 0.8 * len(starts) or not ((labelled and brief) or plain):
        return None
    return Pairs(_rows_of(starts, right, em), Box.around(i.box for i in (*left, *right)))


def _single(side: list[Item], em: float) -> bool:
    """Whether the side is one column: nothing stands beside anything in it."""
    bases = sorted(_base(i) for i in side)
    doubled = sum(1 for above, below in pairwise(bases) if below - above < 0.25 * em)
    return doubled <= 0.2 * len(bases)


def _base(item: Item) -> float:
    return item.chunk.baseline if item.chunk is not None else item.box.bottom


def _entries(left: list[Item], right: list[Item], em: float) -> list[list[Item]]:
    """The labels: a line with a partner at its right begins one, lines without go on with it."""
    entries: list[list[Item]] = []
    for item in sorted(left, key=lambda i: (_base(i), i.box.x0)):
        partner = any(abs(_base(item) - _base(r)) < 0.25 * em for r in right)
        if entries and abs(_base(entries[-1][0]) - _base(item)) < 0.25 * em:
            entries[-1].append(item)
            continue
        close = entries and item.box.top - entries[-1][-1].box.bottom < 0.5 * em
        ended = entries and (entries[-1][-1].chunk is not None) and entries[-1][-1].chunk.text.rstrip().endswith(":")
        if entries and close and not ended and (not partner or _goes_on(entries[-1], item, right, em)):
            entries[-1].append(item)
        else:
            entries.append([item])
    return entries


def _goes_on(entry: list[Item], item: Item, right: list[Item], em: float) -> bool:
    """Whether a label that has a partner still continues the one above: "Name der Kom-/mune"."""
    last = entry[-1].chunk
    return last is not None and last.text.endswith("-") and item.chunk is not None and item.chunk.text[:1].islower()


def _rows_of(starts: list[list[Item]], right: list[Item], em: float) -> tuple[tuple[tuple[Item, ...], ...], ...]:
    borders = [_base(e[0]) - 0.4 * em for e in starts]
    cells: list[list[Item]] = [[] for _ in starts]
    for item in sorted(right, key=lambda i: (_base(i), i.box.x0)):
        row = max((n for n, border in enumerate(borders) if _base(item) >= border), default=0)
        cells[row].append(item)
    return tuple((tuple(label), tuple(value)) for label, value in zip(starts, cells, strict=True))
