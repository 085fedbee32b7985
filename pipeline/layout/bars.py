"""Bars: a strip of colour behind one line. What stands on a bar spans what the bar spans, however short its words."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.containers import is_paper
from schemas.box import Box
from schemas.document import Line, Page

HIGHEST = 4.0  # times the typical font size: what is higher is a box or a picture
LOWEST = 0.8  # the same: what is lower underlines or strikes out
SLACK = 2.0  # points by which type may hang over its bar
BESIDE = 3.0  # points between strips side by side that are the cells of one row


def bars(page: Page, *, em: float) -> list[Box]:
    """The strips of colour of a page that could lie behind a line; `em` is the typical font size in points."""
    filled = {rect.box for rect in page.rects if rect.fill is not None and not is_paper(rect.fill)}
    flat = [box for box in filled if LOWEST * em <= box.height <= HIGHEST * em and box.width > box.height]
    return sorted(box for box in flat if not any(_are_cells(box, other) for other in flat))


def stripes(page: Page, *, em: float) -> list[Box]:
    """The upper and lower edges of fills that may be rows of a table, or the cells of one, as rules without height."""
    filled = (rect.box for rect in page.rects if rect.fill is not None and not is_paper(rect.fill))
    high = [box for box in filled if box.height >= LOWEST * em]
    return [edge for box in high for edge in (box._replace(bottom=box.top), box._replace(top=box.bottom))]


def _are_cells(a: Box, b: Box) -> bool:
    """Whether two strips of one height adjoin: the head of a table, each of its cells filled."""
    level = abs(a.top - b.top) < BESIDE and abs(a.bottom - b.bottom) < BESIDE
    return level and min(abs(a.x1 - b.x0), abs(b.x1 - a.x0)) < BESIDE


def spans(parts: Sequence[Line], strips: Sequence[Box]) -> dict[int, Box]:
    """The boxes of those chunks that stand alone on a bar, as wide as it is, by identity.

    Several chunks on one strip are a row of a table or columns on a common ground.
    """
    found: dict[int, Box] = {}
    for strip in strips:
        on = [part for part in parts if _overlaps(strip, part.box)]
        if len(on) == 1 and strip.contains(on[0].box, slack=SLACK):
            box = found.get(id(on[0]), on[0].box)
            found[id(on[0])] = box._replace(x0=min(box.x0, strip.x0), x1=max(box.x1, strip.x1))
    return found


def _overlaps(strip: Box, box: Box) -> bool:
    middle = (box.top + box.bottom) / 2
    return strip.top < middle < strip.bottom and box.x0 < strip.x1 and strip.x0 < box.x1
