"""Which of a page's drawn paths are rectangles and rules.

Both readers hand in the parts of a path as points of the displayed page; what is neither a rectangle nor a straight
horizontal or vertical stroke (a drawing, a letter as outline) is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.read.frame import Frame
from schemas.document import Box, Rect, Rule

THIN = 1.5  # points; a filled rectangle thinner than this is a stroke
LEVEL = 0.5  # points; a line that rises less is horizontal
DOT = 14.0  # points; a filled disc up to this size may be a list marker, so it counts as a rectangle
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


def sort_shapes(
    parts: Sequence[Part], *, fill: int | None, stroke: int | None, width: float, frame: Frame
) -> tuple[list[Rect], list[Rule]]:
    """The rectangles and rules of one path; `width` is that of the stroke in points."""
    rects: list[Rect] = []
    rules: list[Rule] = []
    for part in parts:
        if len(part.points) < 2:
            continue
        xs = [x for x, _ in part.points]
        ys = [y for _, y in part.points]
        box = frame.clip(min(xs), min(ys), max(xs), max(ys))
        if box is None:
            continue
        if fill is not None and min(box.width, box.height) < THIN:
            if max(box.width, box.height) >= LEVEL and (len(part.points) > 2 or stroke is None):
                rules.append(Rule(box, fill))
        elif _is_rectangle(part, box) or (fill is not None and _is_dot(part, box)):
            if min(box.width, box.height) >= THIN:
                rects.append(Rect(box, fill, stroke))
            elif stroke is not None:
                rules.append(Rule(_thicken(box, width), stroke))
        elif stroke is not None:
            rules += _strokes(part, stroke, width, frame)
    return _rings(rects, fill), rules


def _is_rectangle(part: Part, box: Box) -> bool:
    """Every corner lies on the box and straight sides make up most of its outline: rounded corners are allowed."""
    points = part.points
    if len(points) < 4:
        return False
    x0, top, x1, bottom = box
    straight = 0.0
    previous = points[0]
    ends = [*zip(points[1:], part.curved, strict=False), (points[0], False)]
    for point, curved in ends:
        x, y = point
        if min(abs(x - x0), abs(x - x1), abs(y - top), abs(y - bottom)) > LEVEL:
            return False
        dx, dy = abs(x - previous[0]), abs(y - previous[1])
        if not curved:
            if min(dx, dy) > LEVEL:
                return False
            straight += max(dx, dy)
        previous = point
    return straight >= box.width + box.height


def _is_dot(part: Part, box: Box) -> bool:
    """A small disc, drawn as curves."""
    return (
        4 <= len(part.points) <= 14
        and sum(part.curved) >= 4
        and max(box.width, box.height) <= DOT
        and abs(box.width - box.height) <= 0.15 * max(box.width, box.height)
    )


def _strokes(part: Part, colour: int, width: float, frame: Frame) -> list[Rule]:
    """The horizontal and vertical sides of a stroked line."""
    found = []
    points = [*part.points, part.points[0]] if part.closed else part.points
    curved = [*part.curved, False]
    for (ax, ay), (bx, by), bent in zip(points, points[1:], curved, strict=False):
        dx, dy = abs(bx - ax), abs(by - ay)
        if bent or min(dx, dy) > LEVEL or max(dx, dy) < LEVEL:
            continue
        if box := frame.clip(ax, ay, bx, by):
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
    outer, inner = sorted(rects, key=lambda r: -r.box.width * r.box.height)
    if (
        outer.box.contains(inner.box)
        and outer.box.width - inner.box.width < 4 * THIN > outer.box.height - inner.box.height
    ):
        return [Rect(outer.box, None, fill)]
    return rects
