"""Which characters a person cannot see although they are drawn on the page."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pipeline.read.colours import WHITE
from pipeline.read.glyphs import MODE_3, SEEN, Glyphs
from pipeline.read.shapes import Drawn

MIN_SIZE = 1.0  # points; smaller text cannot be read
LARGEST = 1e5  # points; coordinates beyond this are damage

Mask = npt.NDArray[np.bool_]


def visible(glyphs: Glyphs, drawn: Drawn, *, width: float, height: float) -> Mask:
    """True for each character that stands on the page, has a size, and a colour that differs from what is below it."""
    g = glyphs
    edges = np.stack((g.x0, g.top, g.x1, g.bottom, g.baseline, g.size))
    x, y = (g.x0 + g.x1) / 2, (g.top + g.bottom) / 2
    with np.errstate(invalid="ignore"):
        keep = (np.abs(edges) < LARGEST).all(axis=0)  # false for NaN too
        keep &= (x >= 0) & (x <= width) & (y >= 0) & (y <= height) & (g.size >= MIN_SIZE)
    if g.shown.any():
        # Text of a scanned page stands invisibly above or below its picture.
        scanned = (g.shown == MODE_3) & keep
        for box in drawn.images if scanned.any() else ():
            g.shown[scanned & (x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom)] = SEEN
        keep &= g.shown == SEEN
    suspects = keep & np.isin(g.colour, list({WHITE, *(r.fill for r in drawn.rects if r.fill is not None)}))
    if suspects.any():
        index = np.flatnonzero(suspects)
        keep[index[_ground(glyphs, drawn, index, x, y) == g.colour[index]]] = False
    return keep


def _ground(
    glyphs: Glyphs, drawn: Drawn, index: npt.NDArray[np.int64], x: npt.NDArray[np.float64], y: npt.NDArray[np.float64]
) -> npt.NDArray[np.int64]:
    """The colour on which each character at `index` stands, -1 where it is not known."""
    x, y, run = x[index], y[index], glyphs.run[index]
    ground = np.full(len(index), WHITE, np.int64)
    painted = [(order, box, -1) for order, box in drawn.covers]
    for order, rect in zip(drawn.rect_order, drawn.rects, strict=True):
        if rect.fill is not None:
            painted.append((order, rect.box, rect.fill))
    for order, box, colour in sorted(painted, key=lambda layer: layer[0]):
        on = (run > order) & (x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom)
        ground[on] = colour
    return ground
