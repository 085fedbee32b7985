"""Which characters a person cannot see although they are drawn on the page.

Text in the colour of its ground, text below something drawn later, text out of its clip path and text on layers is
suspected, and left out only where the page as a picture shows nothing in its place: how patterns, clips and blending
look is not guessed at.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from pipeline.read.colours import WHITE
from pipeline.read.glyphs import DOUBTFUL, MODE_3, SEEN, Glyphs
from pipeline.read.shapes import Drawn

MIN_SIZE = 1.0  # points; smaller text cannot be read
LARGEST = 1e5  # points; coordinates beyond this are damage
CONTRAST = 10  # of 255 levels of grey; less cannot be seen
MAX_LAYERS = 500  # rectangles per page that are looked at as something that may hide text

Mask = npt.NDArray[np.bool_]
Index = npt.NDArray[np.int64]
Picture = Callable[[], npt.NDArray[np.uint8]]
"""The displayed page in levels of grey, any resolution; called only where text is suspected."""


def visible(glyphs: Glyphs, drawn: Drawn, picture: Picture, *, width: float, height: float) -> Mask:
    """True for each character that stands on the page, has a size, and differs from what is around it."""
    g = glyphs
    x, y = (g.x0 + g.x1) / 2, (g.top + g.bottom) / 2
    with np.errstate(invalid="ignore"):  # every comparison is false for what is no number
        keep: Mask = (x >= 0) & (x <= width) & (y >= 0) & (y <= height) & (g.size >= MIN_SIZE) & (g.size < LARGEST)
        keep &= (g.x1 - g.x0 < LARGEST) & (g.bottom - g.top < LARGEST) & (np.abs(g.baseline) < LARGEST)
    if g.shown.any():
        # Text of a scanned page stands invisibly above or below its picture.
        scanned = (g.shown == MODE_3) & keep
        for box in drawn.images if scanned.any() else ():
            g.shown[scanned & (x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom)] = SEEN
        keep &= (g.shown == SEEN) | (g.shown == DOUBTFUL)
    suspects = keep & (_same_as_ground(g, drawn, x, y) | _covered(g, drawn, x, y) | (g.shown == DOUBTFUL))
    letters = np.flatnonzero(suspects & (g.code != 0x20))
    if len(letters):
        keep[_unseen(g, letters, picture(), width, height)] = False
        # Blanks go with the letters of their run.
        keep &= ~(suspects & (g.code == 0x20) & ~np.isin(g.run, g.run[keep & (g.code != 0x20)]))
    return keep


def _same_as_ground(glyphs: Glyphs, drawn: Drawn, x: npt.NDArray[np.float64], y: npt.NDArray[np.float64]) -> Mask:
    """Characters that have the colour of the rectangle or the paper they stand on, as far as that is known."""
    colours = set(glyphs.colour[np.flatnonzero(np.diff(glyphs.colour, prepend=-1))].tolist())
    suspected = colours & {WHITE, *(rect.fill for rect in drawn.rects)}
    found = np.zeros(len(glyphs.code), np.bool_)
    if not suspected:
        return found
    for colour in suspected:
        found |= glyphs.colour == colour
    index = np.flatnonzero(found)
    x, y, run = x[index], y[index], glyphs.run[index]
    ground = np.full(len(index), WHITE, np.int64)
    layers = [(order, box, -1) for order, box in drawn.covers]
    for order, rect in zip(drawn.rect_order, drawn.rects, strict=True):
        if rect.fill is not None:
            layers.append((order, rect.box, rect.fill))
    for order, box, colour in sorted(layers, key=lambda layer: layer[0])[-MAX_LAYERS:]:
        ground[(run > order) & (x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom)] = colour
    found[index] = ground == glyphs.colour[index]
    return found


def _covered(glyphs: Glyphs, drawn: Drawn, x: npt.NDArray[np.float64], y: npt.NDArray[np.float64]) -> Mask:
    """Characters on which a filled rectangle was drawn afterwards. (Pictures may cover the text that was read from
    them.)"""
    found = np.zeros(len(glyphs.code), np.bool_)
    first = int(glyphs.run.min()) if len(glyphs.run) else 0
    layers = [
        (order, rect.box)
        for order, rect in zip(drawn.rect_order, drawn.rects, strict=True)
        if order > first and rect.fill is not None
    ]
    for order, box in layers[-MAX_LAYERS:]:
        found |= (glyphs.run < order) & (x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom)
    return found


def _unseen(g: Glyphs, suspects: Index, picture: npt.NDArray[np.uint8], width: float, height: float) -> Index:
    """The suspects of which the picture shows nothing. What may be cut away is looked at letter by letter; of other
    runs some letters stand for all."""
    rows, columns = picture.shape
    across, down = columns / max(width, 1.0), rows / max(height, 1.0)

    def shows(i: int) -> bool:
        part = picture[
            max(0, int(g.top[i] * down)) : int(g.bottom[i] * down) + 1,
            max(0, int(g.x0[i] * across)) : int(g.x1[i] * across) + 1,
        ]
        return part.size > 0 and int(part.max()) - int(part.min()) >= CONTRAST

    unseen: list[int] = []
    suspects = suspects[np.argsort(g.run[suspects], kind="stable")]
    for of_run in np.split(suspects, np.flatnonzero(np.diff(g.run[suspects])) + 1):
        index = of_run.tolist()
        if g.shown[index[0]] == DOUBTFUL:
            unseen += [i for i in index if not shows(i)]
        elif not any(map(shows, index[:: max(1, len(index) // 8)])):
            unseen += index
    return np.array(unseen, np.int64)
