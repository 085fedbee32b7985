"""Tinted boxes, frames and cards beside rules: text inside of one is read together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.layout.open_cards import open_cards
from schemas.box import Box
from schemas.document import Page, Rect, Word

WHITE = 0xF8F8F8  # fills at least this light in all channels are paper
MIN_LINES = 1.9  # of the typical font size: lower boxes are bands behind a line
PAGE_SHARE = 0.8  # of the page: larger boxes are its background
MAX_RECTS = 600  # a page with more is a drawing
CROSSED = 2  # so many rules go through a tint behind a column of a table, or begin at its edge, and on beside it
BEYOND = 3.0  # of the typical font size: so far they go on at least
TOUCHING = 2.0  # points from the edge of a tint to a rule that begins there


@dataclass(frozen=True, slots=True)
class Container:
    """A box on the page; `parent` is the number of the box around it, -1 for the page."""

    number: int
    box: Box
    parent: int


def containers(page: Page, words: Sequence[Word], *, em: float) -> list[Container]:
    """The boxes that hold text, larger ones first. `em` is the typical font size in points."""
    if len(page.rects) > MAX_RECTS:
        return []
    counted = [r for r in page.rects if _counts(r, page, em)]
    candidates = [*_stacked(_uncovered(counted)), *open_cards(page, words, em=em)]
    if not candidates or not words:
        return []
    x0, top, x1, bottom = np.array([w.box for w in words]).T
    row = np.rint(np.array([w.baseline for w in words]) / (0.5 * em))
    boxes: list[Box] = []
    for box in candidates:
        inside = (box.x0 - 2 <= x0) & (box.top - 2 <= top) & (box.x1 + 2 >= x1) & (box.bottom + 2 >= bottom)
        count = int(inside.sum())
        if count >= 0.95 * len(words) or len(set(row[inside].tolist())) < 2:
            continue
        if _is_column(box, page, em):
            continue
        # A word that stands half inside: the box is decoration behind the text
        across, along = np.minimum(box.x1, x1) - np.maximum(box.x0, x0), np.minimum(box.bottom, bottom)
        along -= np.maximum(box.top, top)
        crossing = (across > 2) & (along > 0.5 * (bottom - top)) & (across < x1 - x0 - 2)
        if int(crossing.sum()) <= 0.1 * count:
            boxes.append(box)
    boxes.sort(key=lambda b: -b.width * b.height)
    distinct: list[Box] = []
    for box in boxes:
        if not any(_alike(box, other) or _tangled(box, other) for other in distinct):
            distinct.append(box)
    found: list[Container] = []
    for number, box in enumerate(distinct):
        around = [c.number for c in found if c.box.contains(box, slack=2.0)]
        found.append(Container(number, box, around[-1] if around else -1))
    return found


def innermost(found: Sequence[Container], box: Box) -> int:
    """Number of the smallest container that holds the middle of `box`, -1 for none."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    best = -1
    for container in found:
        b = container.box
        if b.x0 <= x <= b.x1 and b.top <= y <= b.bottom:
            best = container.number
    return best


def _counts(rect: Rect, page: Page, em: float) -> bool:
    box = rect.box
    if box.height < MIN_LINES * em or box.width < 6 * em:
        return False
    if box.width * box.height > PAGE_SHARE * page.width * page.height:
        return False
    tinted = rect.fill is not None and not is_paper(rect.fill)
    framed = rect.stroke is not None and not is_paper(rect.stroke)
    return tinted or framed


def _is_column(box: Box, page: Page, em: float) -> bool:
    """Whether rules that go on beside a box part it into rows: it lies behind one column of a table.

    They run through it, or begin where it ends: cells may be tinted in the one column and ruled in the others.
    """
    crossing = {
        round(rule.box.top)
        for rule in page.rules
        if rule.horizontal
        and box.top + em < rule.box.top < box.bottom - em
        and rule.box.x0 < box.x1 + TOUCHING
        and rule.box.x1 > box.x0 - TOUCHING
        and rule.box.width - _shared(rule.box, box) > BEYOND * em
    }
    return len(crossing) >= CROSSED


def _shared(rule: Box, box: Box) -> float:
    """How much of the width of a rule lies over a box."""
    return max(0.0, min(rule.x1, box.x1) - max(rule.x0, box.x0))


def is_paper(colour: int) -> bool:
    """Whether a colour (0xRRGGBB) cannot be told from white paper."""
    return all(channel >= WHITE & 0xFF for channel in (colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF))


def _uncovered(rects: Sequence[Rect]) -> list[Rect]:
    """The boxes without what a bar hides of them that is drawn later and goes on beside them: the head of a card over
    its sidebar."""
    found: list[Rect] = []
    for n, rect in enumerate(rects):
        box = rect.box
        for bar in (later.box for later in rects[n + 1 :] if later.fill is not None and later.fill != rect.fill):
            if bar.x0 > box.x0 + 2 or bar.x1 < box.x1 - 2 or bar.width < box.width + BEYOND:
                continue
            if bar.top <= box.top + 2 < bar.bottom < box.bottom:
                box = box._replace(top=bar.bottom)
            elif box.top < bar.top < box.bottom - 2 <= bar.bottom:
                box = box._replace(bottom=bar.top)
        found.append(rect._replace(box=box))
    return found


def _stacked(rects: Sequence[Rect]) -> list[Box]:
    """Boxes, with strips of one colour and width that lie upon each other joined (so paragraph shading is drawn)."""
    joined: list[tuple[Box, int | None]] = []
    for rect in sorted(rects, key=lambda r: (round(r.box.x0), r.box.top)):
        if joined:
            box, fill = joined[-1]
            same = fill == rect.fill and fill is not None
            wide = abs(box.x0 - rect.box.x0) < 1.5 and abs(box.x1 - rect.box.x1) < 1.5
            if same and wide and -2.0 <= rect.box.top - box.bottom <= 1.5:
                joined[-1] = (Box.around((box, rect.box)), fill)
                continue
        joined.append((rect.box, rect.fill))
    return [box for box, _ in joined]


def _alike(a: Box, b: Box) -> bool:
    return max(abs(p - q) for p, q in zip(a, b, strict=True)) < 5


def _tangled(a: Box, b: Box) -> bool:
    """Whether the boxes overlap without one holding the other."""
    overlap_x = min(a.x1, b.x1) - max(a.x0, b.x0)
    overlap_y = min(a.bottom, b.bottom) - max(a.top, b.top)
    if overlap_x <= 3 or overlap_y <= 3:
        return False
    return not (a.contains(b, slack=3) or b.contains(a, slack=3))
