"""A place on a page: points from the top left corner of the displayed page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in points from the top left corner of the displayed page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @classmethod
    def around(cls, boxes: Iterable[Box]) -> Box:
        """The smallest box that holds all `boxes`; at least one is needed."""
        left, top, right, bottom = zip(*boxes)  # noqa: B905  boxes have four sides each
        return cls(min(left), min(top), max(right), max(bottom))

    def contains(self, other: Box, *, slack: float = 0.0) -> bool:
        across = self.x0 - slack <= other.x0 and self.x1 + slack >= other.x1
        return across and self.top - slack <= other.top and self.bottom + slack >= other.bottom
