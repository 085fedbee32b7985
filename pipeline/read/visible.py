"""Which characters a person cannot see although they are drawn on the page.

Text in the colour of its ground, text below something drawn later, text out of its clip path and text on layers is
suspected, and left out only where the page as a picture stays the same when it is taken away: how patterns, clips and
blending look is not guessed at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.read.colours import WHITE
from pipeline.read.glyphs import DOUBTFUL, FILLED_IN, MODE_3, SEEN, Glyphs
from pipeline.read.picture import Window
from pipeline.read.shapes import Drawn
from schemas.box import Box

MIN_SIZE = 1.0  # points; smaller text cannot be read
NARROW = 0.04  # of the size; letters squeezed narrower than this cannot be read
LARGEST = 1e5  # points; coordinates beyond this are damage
CONTRAST = 10  # of 255 levels of grey; less cannot be seen
NEAR = 20  # of 255 levels in every channel; colours that differ less may not be told apart
MAX_LAYERS = 500  # shapes per page that are looked at as something that may hide text
SCAN = 0.4  # of the page that pictures cover at least where it was scanned
MANY = 40_000  # letters per page that are looked at where all are

Mask = npt.NDArray[np.bool_]
Index = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Picture = npt.NDArray[np.uint8]


class Pictures(NamedTuple):
    """The part of the displayed page where the suspects stand, in levels of grey."""

    whole: Picture
    without: Picture
    """The same without the suspects."""
    window: Window
    """Which part that is."""


Judge = Callable[[Glyphs, Index], Pictures]
"""Draws the page with and without the text objects of some characters; called only where text is suspected."""


class Sight(NamedTuple):
    """What a person sees, per character."""

    seen: Mask
    layer: Mask
    """Those of them that are not drawn themselves but say what a picture shows: the text layer of a scan."""


def visible(
    glyphs: Glyphs, drawn: Drawn, judge: Judge, *, width: float, height: float, thorough: bool = False
) -> Sight:
    """What stands on the page, has a size, and differs from what is around it. `thorough`: every character is
    suspected, where a reader knows nothing of clip paths."""
    g = glyphs
    x, y = (g.x0 + g.x1) / 2, (g.top + g.bottom) / 2
    with np.errstate(invalid="ignore"):  # every comparison is false for what is no number
        keep: Mask = (x >= 0) & (x <= width) & (y >= 0) & (y <= height) & (g.size >= MIN_SIZE) & (g.size < LARGEST)
        keep &= (g.x1 - g.x0 < LARGEST) & (g.bottom - g.top < LARGEST) & (np.abs(g.baseline) < LARGEST)
    keep &= ~_squeezed(g)
    pictured = _inside(drawn.images, x, y) if drawn.images else np.zeros(len(keep), np.bool_)
    layer = keep & (g.shown == MODE_3) & pictured
    filled_in = g.shown == FILLED_IN
    keep &= (g.shown == SEEN) | (g.shown == DOUBTFUL) | filled_in | layer
    letter = g.code != 0x20
    usual = keep & ~layer & ~filled_in
    below = usual & _covered(g, drawn, x, y)
    if thorough and len(keep) <= MANY:
        beside = usual & ~below
    else:
        beside = usual & ~below & (_same_as_ground(g, drawn, x, y) | (g.shown == DOUBTFUL))
    gone = np.zeros(len(keep), np.bool_)
    # Apart, because what is covered may lie below other suspects.
    for suspects in (np.flatnonzero(below & letter), np.flatnonzero(beside & letter)):
        if len(suspects):
            whole, without, window = judge(g, suspects)
            change = np.abs(whole.astype(np.int16) - without)
            gone[_unchanged(g, suspects, _Cells(change, window, width, height))] = True
    if (layer & letter).any():
        nobody = np.empty(0, np.int64)
        whole, _, window = judge(g, nobody)
        gone[_blank(g, np.flatnonzero(layer & letter), _Cells(whole, window, width, height))] = True
    if gone.any():
        # Text below the picture of a scanned page is what was read from it.
        under = gone & ~layer & pictured if _share(drawn.images, width, height) >= SCAN else np.zeros_like(gone)
        layer |= under & _covered_by_picture(g, drawn, x, y)
        keep &= ~gone | (layer & under)
        # Blanks go with the letters of their run.
        keep &= letter | ~np.isin(g.run, g.run[gone]) | np.isin(g.run, g.run[keep & letter])
    return Sight(keep, layer & keep)


def _squeezed(g: Glyphs) -> Mask:
    """Characters of runs in which all letters are set too narrow to be read."""
    with np.errstate(invalid="ignore"):
        length = np.where(g.angle % 180 == 0, g.x1 - g.x0, g.bottom - g.top)
        narrow = length < NARROW * g.size
    letter = (g.code > 0x20) & ~((g.code >= 0x300) & (g.code < 0x370))
    if not (narrow & letter).any():
        return np.zeros(len(g.code), np.bool_)
    runs, of = np.unique(g.run, return_inverse=True)
    letters, squeezed = np.bincount(of, letter, len(runs)), np.bincount(of, narrow & letter, len(runs))
    all_of_run: Mask = (letters > 1) & (squeezed == letters)
    return all_of_run[of]


def _inside(boxes: Sequence[Box], x: Floats, y: Floats) -> Mask:
    found = np.zeros(len(x), np.bool_)
    for box in boxes[:MAX_LAYERS]:
        found |= (x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom)
    return found


def _share(images: Sequence[Box], width: float, height: float) -> float:
    """The part of the page that is covered by pictures, at most."""
    return sum(box.width * box.height for box in images) / max(width * height, 1.0)


def _same_as_ground(glyphs: Glyphs, drawn: Drawn, x: Floats, y: Floats) -> Mask:
    """Characters that have nearly the colour of the rectangle or the paper they stand on, as far as that is known, and
    those on a ground that nobody looked at."""
    grounds = {WHITE, *(rect.fill for rect in drawn.rects if rect.fill is not None)}
    found = np.zeros(len(glyphs.code), np.bool_)
    for colour in np.unique(glyphs.colour).tolist():
        if any(_near(colour, ground) for ground in grounds):
            found |= glyphs.colour == colour
    found |= _inside([box for _, box in drawn.covers[-MAX_LAYERS:]], x, y) if drawn.covers else False
    if not found.any():
        return found
    index = np.flatnonzero(found)
    x, y, run = x[index], y[index], glyphs.run[index]
    ground = np.full(len(index), WHITE, np.int64)
    layers = [(order, box, -1) for order, box in drawn.covers]
    for order, rect in zip(drawn.rect_order, drawn.rects, strict=True):
        if rect.fill is not None:
            layers.append((order, rect.box, rect.fill))
    for order, box, colour in sorted(layers, key=lambda layer: layer[0])[-MAX_LAYERS:]:
        ground[(run > order) & (x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom)] = colour
    colour = glyphs.colour[index]
    differ = [np.abs((colour >> shift & 0xFF) - (ground >> shift & 0xFF)) for shift in (16, 8, 0)]
    found[index] = (ground < 0) | (np.max(differ, axis=0) <= NEAR)
    return found


def _near(a: int, b: int) -> bool:
    return all(abs((a >> shift & 0xFF) - (b >> shift & 0xFF)) <= NEAR for shift in (16, 8, 0))


def _covered(glyphs: Glyphs, drawn: Drawn, x: Floats, y: Floats) -> Mask:
    """Characters on which something was drawn afterwards."""
    found = np.zeros(len(glyphs.code), np.bool_)
    first = int(glyphs.run.min()) if len(glyphs.run) else 0
    layers = [
        (order, rect.box)
        for order, rect in zip(drawn.rect_order, drawn.rects, strict=True)
        if order > first and rect.fill is not None
    ]
    layers += [(order, box) for order, box in drawn.covers if order > first]
    for order, box in layers[-MAX_LAYERS:]:
        found |= (glyphs.run < order) & (x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom)
    return found


def _covered_by_picture(glyphs: Glyphs, drawn: Drawn, x: Floats, y: Floats) -> Mask:
    """Characters on which a picture, and nothing else, was drawn afterwards."""
    only = Drawn(images=drawn.images, covers=[c for c in drawn.covers if c[1] in drawn.images])
    plain = Drawn(rects=drawn.rects, rect_order=drawn.rect_order)
    return _covered(glyphs, only, x, y) & ~_covered(glyphs, plain, x, y)


def _unchanged(g: Glyphs, suspects: Index, change: _Cells) -> Index:
    """The suspects without which the page looks the same. What may be cut away is looked at letter by letter; of other
    runs some letters stand for all."""

    def shows(i: int) -> bool:
        part = change.of(g, i)
        return part.size > 0 and int(part.max()) >= CONTRAST

    unseen: list[int] = []
    for index in _by_run(g, suspects):
        if g.shown[index[0]] == DOUBTFUL:
            unseen += [i for i in index if not shows(i)]
        elif not any(map(shows, index[:: max(1, len(index) // 8)])):
            unseen += index
    return np.array(unseen, np.int64)


def _blank(g: Glyphs, layer: Index, picture: _Cells) -> Index:
    """Characters of runs where the picture behind which they stand shows nothing."""

    def shows(i: int) -> bool:
        part = picture.of(g, i)
        return part.size > 0 and int(part.max()) - int(part.min()) >= CONTRAST

    blank: list[int] = []
    for index in _by_run(g, layer):
        if not any(map(shows, index[:: max(1, len(index) // 8)])):
            blank += index
    return np.array(blank, np.int64)


def _by_run(g: Glyphs, index: Index) -> list[list[int]]:
    index = index[np.argsort(g.run[index], kind="stable")]
    return [part.tolist() for part in np.split(index, np.flatnonzero(np.diff(g.run[index])) + 1) if len(part)]


class _Cells(NamedTuple):
    """A picture of a part of the page, looked at character by character."""

    picture: npt.NDArray[np.generic]
    window: Window
    width: float
    """Of the page, in points."""
    height: float

    def of(self, g: Glyphs, i: int) -> npt.NDArray[np.generic]:
        """The cell of a character."""
        across, down = self.window.columns / max(self.width, 1.0), self.window.rows / max(self.height, 1.0)
        left, top = self.window.left, self.window.top
        return self.picture[
            max(0, int(g.top[i] * down) - top) : max(0, int(g.bottom[i] * down) + 1 - top),
            max(0, int(g.x0[i] * across) - left) : max(0, int(g.x1[i] * across) + 1 - left),
        ]
