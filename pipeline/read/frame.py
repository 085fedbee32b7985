"""Where a page's own coordinates lie on the page as displayed.

A page counts from its lower left corner, before rotation and cropping; a `Document` counts from the top left corner of
what a person sees. `Frame` is that change, made once.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from schemas.box import Box

Floats = npt.NDArray[np.float64]


class Matrix(NamedTuple):
    """x' = a·x + c·y + e, y' = b·x + d·y + f, as in a content stream."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def then(self, other: Matrix) -> Matrix:
        """First this change, then `other`."""
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    @property
    def scale(self) -> float:
        """By how much lengths grow, on average over the directions."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))


IDENTITY = Matrix(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Frame(NamedTuple):
    """The displayed part of a page: the change of coordinates into it and its size in points."""

    matrix: Matrix
    width: float
    height: float

    @classmethod
    def of(cls, left: float, bottom: float, right: float, top: float, *, turn: int) -> Frame:
        """The frame of a crop box in the page's own points; `turn` is the page's /Rotate, clockwise in degrees."""
        width, height = right - left, top - bottom
        match turn % 360:
            case 90:
                return cls(Matrix(0.0, 1.0, 1.0, 0.0, -bottom, -left), height, width)
            case 180:
                return cls(Matrix(-1.0, 0.0, 0.0, 1.0, right, -bottom), width, height)
            case 270:
                return cls(Matrix(0.0, -1.0, -1.0, 0.0, top, right), height, width)
            case _:
                return cls(Matrix(1.0, 0.0, 0.0, -1.0, -left, top), width, height)

    def points(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        m = self.matrix
        return m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box | None:
        """The part of a rectangle that shows, None where nothing does (or where it is no number)."""
        ax, ay = self.matrix.point(x0, y0)
        bx, by = self.matrix.point(x1, y1)
        return clip(self.window, ax, ay, bx, by)

    @property
    def window(self) -> Box:
        """The displayed page."""
        return Box(0.0, 0.0, self.width, self.height)


def clip(window: Box, ax: float, ay: float, bx: float, by: float) -> Box | None:
    """Two corners in displayed points as a box cut to `window`, None where nothing is left or they are no numbers."""
    if not (math.isfinite(ax) and math.isfinite(ay) and math.isfinite(bx) and math.isfinite(by)):
        return None
    left, right = (ax, bx) if ax <= bx else (bx, ax)
    top, bottom = (ay, by) if ay <= by else (by, ay)
    if right < window.x0 or bottom < window.top or left > window.x1 or top > window.bottom:
        return None
    return Box(max(left, window.x0), max(top, window.top), min(right, window.x1), min(bottom, window.bottom))
