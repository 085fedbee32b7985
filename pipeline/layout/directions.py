"""The characters of a page by their direction of writing, each turned so that they stand level."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from schemas.box import Box
from schemas.document import Chars

SLIGHT = 12  # degrees: a title or a box of a leaflet may lean so far and still stand in the flow of the page


class Columns:
    """The characters of one direction of writing, turned upright, in stream order."""

    __slots__ = ("baseline", "bottom", "code", "colour", "font", "run", "size", "top", "x0", "x1")

    def __init__(self, chars: Chars, index: npt.NDArray[np.intp] | slice) -> None:
        self.code = chars.code[index]
        self.x0, self.x1 = chars.x0[index].astype(np.float64), chars.x1[index].astype(np.float64)
        self.top, self.bottom = chars.top[index].astype(np.float64), chars.bottom[index].astype(np.float64)
        self.baseline = chars.baseline[index].astype(np.float64)
        self.size = np.maximum(chars.size[index].astype(np.float64), 0.5)
        self.font, self.colour, self.run = chars.font[index], chars.colour[index], chars.run[index]


@dataclass(frozen=True)
class Direction:
    """Characters turned level, and the way back to the displayed page."""

    columns: Columns
    angle: int
    """That of the page's edge which they follow most nearly: 0, 90, 180, 270."""
    lean: int = 0
    """Degrees by which they lean from it, clockwise."""
    pivot: tuple[float, float] = (0.0, 0.0)
    """About which they were levelled."""

    @property
    def degrees(self) -> int:
        """Direction of writing on the displayed page, clockwise, 0 to 359; what leans a little is read as level."""
        return (self.angle + (self.lean if abs(self.lean) > SLIGHT else 0)) % 360

    def on_page(self, box: Box) -> Box:
        """The box on the displayed page around a box of the level characters."""
        if self.lean:
            cos, sin = math.cos(math.radians(self.lean)), math.sin(math.radians(self.lean))
            px, py = self.pivot
            corners = [(x - px, y - py) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
            xs, ys = zip(*((px + x * cos - y * sin, py + x * sin + y * cos) for x, y in corners), strict=True)
            box = Box(min(xs), min(ys), max(xs), max(ys))
        return _back(box, self.angle) if self.angle else box


def directions(chars: Chars) -> Iterator[Direction]:
    """The level writing first, then what is turned, then what leans: a stamp ("ENTWURF"), a watermark, a note stuck on.

    Taken for level, the letters of a stamp would each stand in a row of their own, among the lines that they cross.
    """
    if not chars.angle.any():
        yield Direction(Columns(chars, slice(None)), 0)
        return
    for degrees in sorted(set(chars.angle.tolist()), key=lambda d: (d % 90 != 0, d)):
        angle = round(degrees / 90) % 4 * 90
        lean = (degrees - angle + 180) % 360 - 180
        columns = _turned(chars, np.flatnonzero(chars.angle == degrees), angle)
        if not lean:
            yield Direction(columns, angle)
            continue
        pivot = float(columns.x0.mean()), float(columns.baseline.mean())
        yield Direction(_levelled(columns, lean, pivot), angle, lean, pivot)


def _turned(chars: Chars, index: npt.NDArray[np.intp] | slice, angle: int) -> Columns:
    columns = Columns(chars, index)
    x0, top, x1, bottom = columns.x0, columns.top, columns.x1, columns.bottom
    if angle == 90:
        columns.x0, columns.x1, columns.top, columns.bottom = top, bottom, -x1, -x0
        columns.baseline = -columns.baseline
    elif angle == 180:
        columns.x0, columns.x1, columns.top, columns.bottom = -x1, -x0, -bottom, -top
        columns.baseline = -columns.baseline
    elif angle == 270:
        columns.x0, columns.x1, columns.top, columns.bottom = -bottom, -top, x0, x1
    return columns


def _levelled(columns: Columns, lean: int, pivot: tuple[float, float]) -> Columns:
    """Turned about the pivot; every cell keeps its height, and its length along the line of writing."""
    cos, sin = math.cos(math.radians(lean)), math.sin(math.radians(lean))
    x, y = columns.x0 - pivot[0], columns.baseline - pivot[1]
    along, across = pivot[0] + x * cos + y * sin, pivot[1] + y * cos - x * sin
    columns.x1 = along + (columns.x1 - columns.x0) / max(cos, 0.1)
    columns.top, columns.bottom = across - (columns.baseline - columns.top), across + columns.bottom - columns.baseline
    columns.x0, columns.baseline = along, across
    return columns


def _back(box: Box, angle: int) -> Box:
    x0, top, x1, bottom = box
    if angle == 90:
        return Box(-bottom, x0, -top, x1)
    if angle == 180:
        return Box(-x1, -bottom, -x0, -top)
    return Box(top, -x1, bottom, -x0)
