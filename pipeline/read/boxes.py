"""Boxes of characters from where they stand on the line of writing."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pipeline.read.frame import Floats


def around(
    start: tuple[Floats, Floats],
    stop: tuple[Floats, Floats],
    angle: npt.NDArray[np.int64],
    ascent: Floats,
    descent: Floats,
) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """x0, top, x1, bottom, baseline around strokes on the baseline, for the four directions of writing."""
    (ax, ay), (bx, by) = start, stop
    x0, x1 = np.minimum(ax, bx), np.maximum(ax, bx)
    if not angle.any():
        return x0, ay - ascent, x1, ay - descent, ay
    y0, y1 = np.minimum(ay, by), np.maximum(ay, by)
    flat = angle % 180 == 0
    below = np.where(angle == 0, -descent, ascent)  # of the line of writing on the page
    right = np.where(angle == 90, ascent, -descent)  # of it, where it runs down or up
    extent = ascent - descent
    return (
        np.where(flat, x0, ax + right - extent),
        np.where(flat, ay + below - extent, y0),
        np.where(flat, x1, ax + right),
        np.where(flat, ay + below, y1),
        np.where(flat, ay, ax),
    )
