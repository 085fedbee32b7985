"""Writing that follows no edge of the page: a stamp ("ENTWURF"), a watermark, a note stuck on at a slant.

Readers give its characters the nearest of the four directions. Taken for level, its letters would each stand in a row
of their own, among the lines of the text that they cross. Whether it leans is seen from where the characters of one
text object stand: on one line that rises or falls.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from schemas.document import Chars

LETTERS = 3  # at least: two characters may differ for other reasons
LEAST = 4.0  # degrees: what leans less is a scan that was laid down askew
STRAIGHT = 0.1  # of the font size: so near to the line stand its characters

Ints = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Tilted:
    """Characters of one or more text objects that lean alike."""

    index: Ints
    """Their places among the characters of the page."""
    degrees: int
    """Direction of writing on the displayed page, clockwise, 0 to 359."""


def tilted(chars: Chars) -> list[Tilted]:
    """The tilted writing of a page."""
    alike: dict[int, list[Ints]] = {}
    for of in _climbing_runs(chars):
        if (degrees := _direction(chars, of)) is not None:
            alike.setdefault(degrees, []).append(of)
    return [Tilted(np.sort(np.concatenate(parts)), degrees) for degrees, parts in alike.items()]


def _climbing_runs(chars: Chars) -> Iterator[Ints]:
    """The characters of each text object whose baselines differ: level writing, nearly all there is, costs no loop."""
    run = chars.run
    if len(run) < LETTERS:
        return
    order = np.argsort(run, kind="stable")
    starts = np.flatnonzero(np.diff(run[order], prepend=run[order[0]] - 1))
    base = chars.baseline[order]
    range_ = np.maximum.reduceat(base, starts) - np.minimum.reduceat(base, starts)
    count = np.diff(np.append(starts, len(order)))
    for n in np.flatnonzero((range_ > 0.5) & (count >= LETTERS)).tolist():
        yield order[starts[n] : starts[n] + count[n]]


def _direction(chars: Chars, of: Ints) -> int | None:
    """The direction in which these characters stand on one line, None where they do not or it follows an edge."""
    angle = int(chars.angle[of[0]])
    x, y = _pens(chars, of, angle)
    dx, dy = x[-1] - x[0], y[-1] - y[0]
    length = math.hypot(dx, dy)
    size = float(chars.size[of].max())
    if length < size or float(np.abs((x - x[0]) * dy - (y - y[0]) * dx).max()) > STRAIGHT * size * length:
        return None
    degrees = math.degrees(math.atan2(dy, dx)) % 360
    if abs((degrees - angle + 180) % 360 - 180) < LEAST:
        return None
    return round(degrees) % 360


def _pens(chars: Chars, of: Ints, angle: int) -> tuple[Floats, Floats]:
    """Where each character begins on the displayed page."""
    base = chars.baseline[of].astype(np.float64)
    edge = {0: chars.x0, 90: chars.top, 180: chars.x1, 270: chars.bottom}[angle][of].astype(np.float64)
    return (edge, base) if angle % 180 == 0 else (base, edge)
