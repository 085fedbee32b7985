"""Gutters: upright strips that stay empty over several lines, with text on both sides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress, pairwise

import numpy as np
import numpy.typing as npt

from pipeline.layout.markers import is_marker, is_section_number
from schemas.box import Box
from schemas.document import Line

GUTTER = 0.75  # of the typical font size: narrower strips are word spaces, but beside a box
MIN_ROWS = 2  # lines that a column needs on either side of a gutter
SURE_ROWS = 5  # lines on both sides from which a narrow gutter is believed
SURE_GUTTER = 1.6  # of the font size: wider ones are believed with fewer lines
LINE_GAP = 1.2  # of the font size: white between the lines of a column, headings included
CLOSE, LOOSE = 0.4, 0.7  # of the font size: white between the lines of a paragraph, and of one whose lines are as far
RULE_SLACK = 0.3  # of the font size by which text may touch the rule between columns
SIGNED = 6  # lines of a place, a date and a signature
ENDS = 1.0  # of the font size: so close to its end both columns beside a rule end with it
DRIFT = 2.5  # of the font size: beyond such a gap a column does not go on beside a shorter neighbour

_FULL_HOUR = re.compile(r"^(?:[01]?\d|2[0-4])[.:]00(?: Uhr)?$")
_NUMBERS = re.compile(r"^[\d.,%€\s\-–—/()+]*$")


@dataclass(frozen=True)
class Item:
    """Something to put in order: a chunk of text, or a thing that is ordered inside on its own (`opaque` ≥ 0).

    With neither it is a picture: nothing to read, but part of its column.
    """

    box: Box
    chunk: Line | None = None
    opaque: int = -1
    size: float = 0.0
    """Of the largest type, in points."""

    @property
    def picture(self) -> bool:
        return self.chunk is None and self.opaque < 0


@dataclass(frozen=True)
class Gutter:
    left: tuple[Item, ...]
    right: tuple[Item, ...]
    top: float
    bottom: float
    height: float

    def without_pictures(self) -> Gutter:
        """The gutter between what is to be read."""
        left, right = (tuple(i for i in side if not i.picture) for side in (self.left, self.right))
        return replace(self, left=left, right=right)


def best_gutter(items: list[Item], em: float, dividers: Sequence[Box] = ()) -> Gutter | None:
    """The gutter with a drawn rule in it, else the tallest one of a region; None for a single column.

    `em` is the typical font size in points, `dividers` are long upright rules.
    """
    if len(items) < 2 * MIN_ROWS and not any(i.opaque >= 0 for i in items):
        return None
    lefts = sorted({round(i.box.x0, 1) for i in items if not i.picture})
    places = _Places.of(items)
    for divider in sorted(dividers, key=lambda box: -box.height):
        gutter = _gutter_along(divider, items, places, em)
        if gutter is not None:
            return gutter
    enough = 1 if any(i.opaque >= 0 for i in items) else MIN_ROWS
    at = np.array(lefts)
    before = np.searchsorted(np.sort(places.x1), at - GUTTER * em + 0.6, "right")
    after = len(items) - np.searchsorted(np.sort(places.x0), at - 0.6, "left")
    best: Gutter | None = None
    previous = -1e9
    for edge in at[(before >= enough) & (after >= enough)].tolist():
        if edge - previous < 1.0:  # the same edge once more
            continue
        previous = edge
        gutter = _gutter_before(edge, items, places, em)
        if gutter is not None and (best is None or gutter.height > best.height + 0.5 * em):
            best = gutter
    return best


def gutter_of_cut_column(gutter: Gutter, items: list[Item], em: float) -> Gutter | None:
    """The gutter beside a column that goes on above another, taller gutter, which would cut it in two: key figures
    beside the title and the first of the columns below it; None where none does."""
    inside = {id(i) for i in (*gutter.left, *gutter.right)}
    over = [i for i in items if id(i) not in inside and i.chunk is not None and i.box.top < gutter.top]
    for side, column_of in ((gutter.right, _right_of), (gutter.left, _left_of)):
        starts = {round(i.box.x0) for i in side}
        if not any(round(i.box.x0) in starts for i in over):
            continue
        inner = best_gutter([i for i in side if not i.picture], em)
        if inner is None:
            continue
        column = sorted(column_of(inner), key=lambda i: i.box.top)
        left = min(i.box.x0 for i in column)
        above = [i for i in over if abs(i.box.x0 - left) < 1]
        if not any(-1 <= column[0].box.top - i.box.bottom < CLOSE * em for i in above):
            continue
        edge = min(i.box.x0 for i in inner.right)
        whole = _gutter_before(edge, items, _Places.of(items), em)
        held = {id(i) for i in column_of(whole)} if whole is not None else set()
        if whole is not None and id(column[0]) in held and any(id(i) in held for i in above):
            return whole
    return None


def _right_of(gutter: Gutter) -> tuple[Item, ...]:
    return gutter.right


def _left_of(gutter: Gutter) -> tuple[Item, ...]:
    return gutter.left


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


def _gutter_before(edge: float, items: list[Item], places: _Places, em: float) -> Gutter | None:
    """The tallest empty strip that ends at `edge`, with text on both sides."""
    right = places.x0 >= edge - 0.6
    boxed = any(i.opaque >= 0 and abs(i.box.x0 - edge) < 1 for i in items)
    left = ~right & (places.x1 <= edge - (CLOSE if boxed else GUTTER) * em + 0.6)
    if not left.any() or not right.any():
        return None
    close = ~right & ~left & (places.x1 <= edge - CLOSE * em)
    if close.any() and _are_labels(_where(close, items), _where(right, items), edge):
        left |= close
    elif close.any() and int((abs(places.x0 - edge) < 1).sum()) >= SURE_ROWS > 2 * int(close.sum()):
        left |= close  # a long label, a line that runs up to the next column
    across = ~right & ~left
    best: Gutter | None = None
    for top, bottom in _free(sorted(zip(places.top[across].tolist(), places.bottom[across].tolist(), strict=True))):
        if bottom - top < MIN_ROWS * em:
            continue
        within = (places.middle >= top) & (places.middle <= bottom)
        beside = _where(left & within, items), _where(right & within, items)
        found = _between((top, bottom), *beside, em)
        if found is None or (best is not None and found.height <= best.height):
            continue
        if not _is_within_paragraph(found, _where(across, items), items, em):
            best = found
    return best


def _are_labels(close: list[Item], right: list[Item], edge: float) -> bool:
    """Whether what stands close to an edge at which text begins are labels, each with its colon."""
    ends = all(i.chunk is not None and i.chunk.text.endswith(":") for i in close)
    return ends and sum(abs(i.box.x0 - edge) < 1 for i in right) >= MIN_ROWS


def _gutter_along(divider: Box, items: list[Item], places: _Places, em: float) -> Gutter | None:
    """The gutter in which a rule is drawn, if it stands beside at least half of the gutter."""
    right, left = places.x0 >= divider.x0 - RULE_SLACK * em, places.x1 <= divider.x1 + RULE_SLACK * em
    if not left.any() or not right.any():
        return None
    across = ~right & ~left
    for top, bottom in _free(sorted(zip(places.top[across].tolist(), places.bottom[across].tolist(), strict=True))):
        within = (places.middle >= top) & (places.middle <= bottom)
        beside = _where(left & within, items), _where(right & within, items)
        found = _between((top, bottom), *_ended(divider, *beside, em), em)
        if found is not None:
            shared = min(divider.bottom, found.bottom) - max(divider.top, found.top)
            if shared > 0.5 * (found.bottom - found.top):
                return found
    return None


def _ended(divider: Box, left: list[Item], right: list[Item], em: float) -> tuple[list[Item], list[Item]]:
    """Both sides without what stands at one edge below the end of the rule, where the columns end with it: place, date
    and signature under a statute in two columns."""
    beyond = [i for i in (*left, *right) if i.box.top > divider.bottom]
    inside = [[i for i in side if i.box.top <= divider.bottom] for side in (left, right)]
    if not beyond or len(beyond) > SIGNED or not all(inside):
        return left, right
    ends = [max(i.box.bottom for i in side) for side in inside]
    balanced = all(abs(end - divider.bottom) < ENDS * em for end in ends)
    one_sided = all(i in left for i in beyond) or all(i in right for i in beyond)
    apart = min(i.box.top for i in beyond) - max(ends) > LINE_GAP * em
    return (inside[0], inside[1]) if balanced and one_sided and apart else (left, right)


def _where(mask: npt.NDArray[np.bool_], items: list[Item]) -> list[Item]:
    return list(compress(items, mask.tolist()))


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


def _between(limits: tuple[float, float], left: list[Item], right: list[Item], em: float) -> Gutter | None:
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
            return Gutter(
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
    if what follows stands closer to it than to what closes the strip, which a heading of text below does not, or has
    its lines broken at the edge of the column.
    """
    ordered = sorted(side, key=lambda i: i.box.top)
    inside = [n for n, i in enumerate(ordered) if i.box.bottom > start + 0.3 * em and i.box.top < stop - 0.3 * em]
    if not inside:
        return []
    first, last = inside[0], inside[-1]
    top = min(i.box.top for i in ordered[first : last + 1])
    while first > 0:
        gap, rest = top - ordered[first - 1].box.bottom, _run(ordered[first - 1 :: -1], em).top - limits[0]
        if gap > DRIFT * _type(ordered[first], em) or (gap > LINE_GAP * em and rest < gap):
            break
        first -= 1
        top = min(top, ordered[first].box.top)
    bottom = max(i.box.bottom for i in ordered[first : last + 1])
    while last + 1 < len(ordered):
        gap, rest = ordered[last + 1].box.top - bottom, limits[1] - _run(ordered[last + 1 :], em).bottom
        if gap > DRIFT * _type(ordered[last + 1], em):
            break
        if gap > LINE_GAP * em and rest < gap and not _is_broken_at(ordered, last + 1, em):
            break
        last += 1
        bottom = max(bottom, ordered[last].box.bottom)
    return ordered[first : last + 1]


def _is_broken_at(column: Sequence[Item], n: int, em: float) -> bool:
    """Whether lines from the item `n` of a column on are broken where those before it end."""
    edge = max(i.box.x1 for i in column[:n])
    return any(
        line.chunk is not None
        and below.chunk is not None
        and abs(line.box.x1 - edge) < em
        and below.box.x0 < line.box.x0 + em
        and line.chunk.size == below.chunk.size
        and below.box.top - line.box.bottom < CLOSE * em
        for line, below in pairwise(column[n:])
    )


def _type(item: Item, em: float) -> float:
    """The type size by which the white above an item is measured: a large heading stands further below its column."""
    return max(em, item.chunk.size if item.chunk is not None else em)


def _run(items: Sequence[Item], em: float) -> Box:
    """Where the first of these items stands with all that follow each other without a wider gap, up or down."""
    box = items[0].box
    for item in items[1:]:
        if max(item.box.top - box.bottom, box.top - item.box.bottom) > LINE_GAP * em:
            break
        box = Box.around((box, item.box))
    return box


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
    if rows >= SURE_ROWS or any(i.opaque >= 0 for i in (*left, *right)):
        return False
    return width < SURE_GUTTER * em or _are_stretched(right)


def _are_stretched(right: list[Item]) -> bool:
    """Whether words at the right begin anywhere and end at one edge, as in stretched lines; figures do so anyway."""
    rows = [[i.box for i in right if round(i.box.bottom) == base] for base in {round(i.box.bottom) for i in right}]
    starts, ends = [min(b.x0 for b in row) for row in rows], [max(b.x1 for b in row) for row in rows]
    words = [i.chunk.text for i in right if i.chunk is not None]
    told = sum(1 for text in words if not any(map(str.isdigit, text)))
    return max(ends) - min(ends) <= 1 and max(starts) - min(starts) > 1 and 2 * told > len(words)


def _is_within_paragraph(gutter: Gutter, across: list[Item], items: list[Item], em: float) -> bool:
    """Whether the strip lies between justified lines of one paragraph: a line that fills both sides to their outer
    edges stands right above or below the few that it parts."""
    both = [i.chunk for i in (*gutter.left, *gutter.right) if i.chunk is not None]
    if len(both) < len(gutter.left) + len(gutter.right) or len({round(line.baseline) for line in both}) > SURE_ROWS:
        return False
    x0, x1 = min(line.box.x0 for line in both), max(line.box.x1 for line in both)
    close = max(CLOSE * em, min(_leading(both) + 1, LOOSE * em))
    for item in across:
        line = item.chunk
        if line is None or abs(line.size - both[0].size) > 0.05 * line.size or abs(line.bold - both[0].bold) > 0.5:
            continue
        if min(abs(line.box.bottom - gutter.top), abs(line.box.top - gutter.bottom)) > close:
            continue
        row = [i.box for i in items if i.chunk is not None and abs(i.chunk.baseline - line.baseline) < 0.1 * em]
        row = [box for box in row if box.x0 > x0 - em and box.x1 < x1 + em]
        if row and min(b.x0 for b in row) < x0 + 0.5 * em and max(b.x1 for b in row) > x1 - 0.5 * em:
            return True
    return False


def _leading(lines: Sequence[Line]) -> float:
    """The least white between the rows in which lines stand, 0 for one row."""
    rows = sorted({round(line.baseline, 1): line.box for line in lines}.items())
    whites = [below.top - above.bottom for (_, above), (_, below) in pairwise(rows) if below.top > above.top + 1]
    return min(whites, default=0.0)


def _is_margin(left: list[Item], right: list[Item]) -> bool:
    """Whether one side is no column of its own: markers and numbers before lines, page numbers after them."""
    texts = [i.chunk.text for i in left if i.chunk is not None]
    if texts and len(texts) == len(left):
        hours = sum(1 for t in texts if _FULL_HOUR.match(t))  # "9.30" below "8.00" is no number of a section
        marks = sum(1 for t in texts if is_marker(t) or is_section_number(t) or len(t) <= 2)
        if not hours and marks >= 0.6 * len(texts):
            return True
    texts = [i.chunk.text for i in right if i.chunk is not None]
    if texts and len(texts) == len(right):
        numbers = sum(1 for t in texts if len(t) <= 4 and _NUMBERS.match(t))
        if numbers >= 0.8 * len(texts):
            return True
    return False
