"""Which of a page's drawn paths are rectangles and rules.

Both readers hand in the parts of a path as points of the displayed page; what is neither a rectangle nor a straight
horizontal or vertical stroke (a drawing, a letter as outline) is only remembered as something that covers the paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.read.frame import clip
from schemas.box import Box
from schemas.document import Rect, Rule

THIN = 1.51  # points; a filled rectangle thinner than this is a stroke (one and a half, and rounding)
LEVEL = 0.5  # points; a line that rises less is horizontal
DOT = 14.0  # points; a disc, a triangle, a tick up to this size may be a list marker, so it counts as a rectangle
CORNERS = 12  # of such a polygon at most
STRETCHED = 2.0  # times its height, or its width, at most
ROUND = 16.0  # points; corners are not rounded further
MAX_SEGMENTS = 3000
"""Paths with more are drawings (maps, outlines of letters) and not looked at."""

Point = tuple[float, float]


@dataclass(slots=True)
class Part:
    """One closed or open piece of a path in displayed points: its corners, and which of its sides are curves."""

    points: list[Point]
    curved: list[bool] = field(default_factory=list)
    """For each point but the first whether a curve leads to it."""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Paint:
    """How a path is painted: colours 0xRRGGBB, None for not at all; the width of the stroke in points."""

    fill: int | None
    stroke: int | None
    width: float = 0.0


@dataclass(slots=True)
class Drawn:
    """What stands on a page besides characters."""

    rects: list[Rect] = field(default_factory=list)
    rect_order: list[int] = field(default_factory=list)
    """Number in stream order, one per rectangle."""
    rules: list[Rule] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    covers: list[tuple[int, Box]] = field(default_factory=list)
    """Number in stream order and place of what covers the paper with colours that nobody looked at."""

    def add_path(self, order: int, parts: Sequence[Part], paint: Paint, window: Box) -> None:
        """Sorts a path into rectangles and rules; `window` is the part of the page in which it shows."""
        rects: list[Rect] = []
        for part in parts:
            if len(part.points) < 2:
                continue
            xs = [x for x, _ in part.points]
            ys = [y for _, y in part.points]
            box = clip(window, min(xs), min(ys), max(xs), max(ys))
            if box is None:
                continue
            thin = min(box.width, box.height) < THIN
            if paint.fill is not None and thin:
                if max(box.width, box.height) >= LEVEL and (len(part.points) > 2 or paint.stroke is None):
                    self.rules.append(Rule(box, paint.fill))
            elif _is_rectangle(part, xs, ys) or _is_dot(part, box) or _is_small_polygon(part, box):
                if not thin:
                    rects.append(Rect(box, paint.fill, paint.stroke))
                elif paint.stroke is not None:
                    self.rules.append(Rule(_thicken(box, paint.width), paint.stroke))
            elif paint.fill is not None:
                self.covers.append((order, box))
            elif paint.stroke is not None:
                self.rules += _strokes(part, paint.stroke, paint.width, window)
        rects = _rings(rects, paint.fill)
        self.rects += rects
        self.rect_order += [order] * len(rects)

    def add_image(self, order: int, box: Box | None) -> None:
        if box and box.width > 0 and box.height > 0:
            self.images.append(box)
            self.covers.append((order, box))


def _is_rectangle(part: Part, xs: list[float], ys: list[float]) -> bool:
    """Every corner lies on the outline of the box, most of which is straight: corners may be rounded.

    A rounded corner may be drawn in several curves, whose joints lie inside, near the corner of the box.
    """
    points = part.points
    if len(points) < 4:
        return False
    x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    radius = min(ROUND, 0.35 * min(x1 - x0, bottom - top))
    straight = 0.0
    previous = points[0]
    for (x, y), curved in (*zip(points[1:], part.curved, strict=False), (points[0], False)):
        across, along = min(abs(x - x0), abs(x - x1)), min(abs(y - top), abs(y - bottom))
        if min(across, along) > LEVEL and not (curved and max(across, along) <= radius):
            return False
        dx, dy = abs(x - previous[0]), abs(y - previous[1])
        if curved and max(dx, dy) > 0.5 * min(x1 - x0, bottom - top) + LEVEL:
            return False  # a whole side is bent
        if not curved:
            if min(dx, dy) > LEVEL:
                return False
            straight += max(dx, dy)
        previous = (x, y)
    return straight >= x1 - x0 + bottom - top


def _is_dot(part: Part, box: Box) -> bool:
    """A small disc or circle, drawn as curves."""
    return (
        4 <= len(part.points) <= 24
        and sum(part.curved) >= 4
        and max(box.width, box.height) <= DOT
        and abs(box.width - box.height) <= 0.15 * max(box.width, box.height)
    )


def _is_small_polygon(part: Part, box: Box) -> bool:
    """A small triangle, arrow, diamond or tick of straight sides, one of them at a slant."""
    if not 3 <= len(part.points) <= CORNERS or any(part.curved):
        return False
    small = max(box.width, box.height) <= DOT
    even = max(box.width, box.height) <= STRETCHED * min(box.width, box.height)
    slants = any(min(abs(ax - bx), abs(ay - by)) > LEVEL for (ax, ay), (bx, by) in pairwise(part.points))
    return small and even and slants


def _strokes(part: Part, colour: int, width: float, window: Box) -> list[Rule]:
    """The horizontal and vertical sides of a stroked line."""
    found = []
    points = [*part.points, part.points[0]] if part.closed else part.points
    curved = [*part.curved, False]
    for (ax, ay), (bx, by), bent in zip(points, points[1:], curved, strict=False):
        dx, dy = abs(bx - ax), abs(by - ay)
        if bent or min(dx, dy) > LEVEL or max(dx, dy) < LEVEL:
            continue
        if box := clip(window, ax, ay, bx, by):
            found.append(Rule(_thicken(box, width), colour))
    return found


def _thicken(box: Box, width: float) -> Box:
    """The ink of a stroke of `width` along a box without thickness."""
    half = max(width, 0.1) / 2
    if box.width >= box.height:
        y = (box.top + box.bottom) / 2
        return Box(box.x0, y - half, box.x1, y + half)
    x = (box.x0 + box.x1) / 2
    return Box(x - half, box.top, x + half, box.bottom)


def _rings(rects: list[Rect], fill: int | None) -> list[Rect]:
    """A border drawn as one filled rectangle with another cut out of it is a stroked rectangle."""
    if len(rects) != 2 or fill is None:
        return rects
    outer, inner = sorted((rect.box for rect in rects), key=lambda box: -box.width * box.height)
    border = max(outer.width - inner.width, outer.height - inner.height)
    return [Rect(outer, None, fill)] if outer.contains(inner) and border < 6 * THIN else rects
