"""What can be drawn on a page: boxes with a kind, which gives their colour, a number and a label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schemas.box import Box

Fill = Literal["tint", "frame", "line"]
"""A tinted box, a thick frame around other boxes, or a thin outline."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One box to draw on one page."""

    page: int
    box: Box
    kind: str
    """What it is, as the legend says; marks of one kind have one colour."""
    tag: str = ""
    """Short text at the box's upper left corner: a number in reading order."""
    note: str = ""
    """Text for the margin beside the page."""
    fill: Fill = "tint"
    pale: bool = False
    """Drawn grey: it is there but belongs to nothing."""
