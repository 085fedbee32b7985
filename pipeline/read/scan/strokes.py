"""Ruled lines of a scanned page: found in the picture, and wiped out so that they are not read as letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.read.scan.engine import Grey

Mask = npt.NDArray[np.bool_]

REDUCED = 2  # pixels that become one
LENGTH = 55  # reduced pixels; 0.37 inches at 300 dots an inch: the shortest rule
SOLID = 0.93  # of a rule's length that is inked
FAINTER = (0.45, 0.22, 0.11)  # of the paper's level by which ink is darker
THICK = 9  # reduced pixels; what is thicker is a box
ALONE = 0.25  # of the length beside a rule that may be inked: a row of serifs has letters above it
SLACK = 3  # reduced pixels by which the pieces of one rule may be apart
BRIDGED = 10  # the same along the rule
MANY = 400
"""Rules per page; one with more is a drawing."""


class Stroke(NamedTuple):
    """A straight line; pixels of the whole picture."""

    x0: int
    top: int
    x1: int
    bottom: int
    level: int
    """Of grey."""

    @property
    def horizontal(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


def strokes(picture: Grey, paper: int) -> list[Stroke]:
    """The horizontal and vertical rules; `paper` is the level of the bare page.

    Looked for in ever fainter ink: a hairline between white cells is lighter than a tint that another rule crosses.
    """
    rows, columns = (side // REDUCED for side in picture.shape)
    whole = picture[: rows * REDUCED, : columns * REDUCED]
    small = whole.reshape(rows, REDUCED, columns, REDUCED).mean(axis=(1, 3), dtype=np.float32)
    found: list[Stroke] = []
    for fainter in FAINTER:
        dark = small < (1 - fainter) * paper
        lying = [(x0, top, x1, bottom) for x0, top, x1, bottom in _level(dark)]
        standing = [(x0, top, x1, bottom) for top, x0, bottom, x1 in _level(dark.T)]
        for box in (*lying, *standing):
            x0, top, x1, bottom = (REDUCED * v for v in box)
            for n, known in enumerate(found):
                if _same(known, x0, top, x1, bottom):
                    x0, x1 = min(x0, known.x0), max(x1, known.x1)
                    found[n] = (
                        known._replace(x0=x0, x1=x1)
                        if known.horizontal
                        else known._replace(top=min(top, known.top), bottom=max(bottom, known.bottom))
                    )
                    break
            else:
                level = int(np.percentile(picture[top:bottom, x0:x1], 25))
                found.append(Stroke(x0, top, x1, bottom, level))
    return found if len(found) <= MANY else []


def _same(stroke: Stroke, x0: int, top: int, x1: int, bottom: int) -> bool:
    """Whether a rule lies upon one that was found already."""
    near = 4 * REDUCED
    return (
        stroke.horizontal == (x1 - x0 >= bottom - top)
        and min(stroke.x1, x1) - max(stroke.x0, x0) > -near
        and min(stroke.bottom, bottom) - max(stroke.top, top) > -near
    )


def without_strokes(picture: Grey, found: Sequence[Stroke], paper: int) -> Grey:
    """The picture with the rules in the colour of the paper."""
    if not found:
        return picture
    clean = picture.copy()
    for stroke in found:
        top, left = max(0, stroke.top - 2), max(0, stroke.x0 - 2)
        clean[top : stroke.bottom + 2, left : stroke.x1 + 2] = paper
    return clean


def _level(dark: Mask) -> list[tuple[int, int, int, int]]:
    """x0, top, x1, bottom of the horizontal rules of a mask."""
    rows, columns = dark.shape
    if columns <= LENGTH:
        return []
    ink = np.zeros((rows, columns + 1), np.int32)
    np.cumsum(dark, axis=1, out=ink[:, 1:])
    long = ink[:, LENGTH:] - ink[:, :-LENGTH] >= SOLID * LENGTH  # a rule may begin here
    found: list[list[int]] = []
    for row in np.flatnonzero(long.any(axis=1)).tolist():
        starts = np.flatnonzero(long[row])
        for part in np.split(starts, np.flatnonzero(np.diff(starts) > LENGTH) + 1):
            _join(found, [int(part[0]), row, int(part[-1]) + LENGTH, row + 1])
    return [tuple(box) for box in found if _is_rule(dark, ink, box)]  # type: ignore[misc]


def _join(found: list[list[int]], piece: list[int]) -> None:
    """Adds a piece of one row to the rule above it that it touches, or as a new one. Changes `found` in place."""
    for box in reversed(found[-60:]):
        if piece[1] - box[3] <= SLACK and piece[0] <= box[2] + BRIDGED and piece[2] >= box[0] - BRIDGED:
            box[0], box[2], box[3] = min(box[0], piece[0]), max(box[2], piece[2]), piece[3]
            return
    found.append(piece)


def _is_rule(dark: Mask, ink: npt.NDArray[np.int32], box: Sequence[int]) -> bool:
    x0, top, x1, bottom = box
    if bottom - top > THICK:
        return False
    beside = [r for r in (top - 4, bottom + 3) if 0 <= r < len(dark)]
    return all(ink[r, x1] - ink[r, x0] <= ALONE * (x1 - x0) for r in beside)
