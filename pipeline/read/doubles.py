"""Text drawn twice with a small shift, which is how some programs make bold letters."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pipeline.read.glyphs import Glyphs

SHIFT = 0.35  # of a glyph's width: the same glyph drawn again nearer than this is one bold glyph
RISE = 0.15  # of the size: by how much the second copy may stand higher or lower
BUCKET = 3.0  # points of baseline that are compared with one another

Mask = npt.NDArray[np.bool_]


def doubles(glyphs: Glyphs) -> tuple[Mask, Mask]:
    """Which characters repeat an earlier one in its place, and which are the first of several and so look bold.

    A copy in another colour is a shadow: it goes, but makes nothing bold.
    """
    repeated = np.zeros(len(glyphs.code), np.bool_)
    bold = repeated.copy()
    if len(repeated) < 2:
        return repeated, bold
    level = glyphs.angle % 180 == 0
    start = np.where(level, glyphs.x0, glyphs.top)
    stop = np.where(level, glyphs.x1, glyphs.bottom)
    if not _overlap(glyphs, start, stop):
        return repeated, bold
    for half in (0.0, 0.5):  # twice, so that no two neighbours are parted by the border of a bucket
        bucket = np.floor(glyphs.baseline / BUCKET + half)
        order = np.lexsort((start, bucket, glyphs.angle, glyphs.code))
        a, b = order[:-1], order[1:]
        same = (
            (glyphs.code[a] == glyphs.code[b])
            & (glyphs.angle[a] == glyphs.angle[b])
            & (bucket[a] == bucket[b])
            & (start[b] - start[a] < SHIFT * np.minimum(stop[a] - start[a], stop[b] - start[b]))
            & (np.abs(glyphs.baseline[a] - glyphs.baseline[b]) <= RISE * glyphs.size[a])
            & (np.abs(glyphs.size[a] - glyphs.size[b]) <= 0.05 * glyphs.size[a])
        )
        first, second = np.minimum(a[same], b[same]), np.maximum(a[same], b[same])
        repeated[second] = True
        bold[first[glyphs.colour[first] == glyphs.colour[second]]] = True
    return repeated, bold & ~repeated


def _overlap(glyphs: Glyphs, start: npt.NDArray[np.float64], stop: npt.NDArray[np.float64]) -> bool:
    """Whether any two runs lie upon each other: most pages have none, and are done with quickly."""
    borders = np.flatnonzero(np.diff(glyphs.run, prepend=-1))
    if len(borders) < 2:
        return False
    begin, end = np.minimum.reduceat(start, borders), np.maximum.reduceat(stop, borders)
    baseline, slack = glyphs.baseline[borders], 0.2 * glyphs.size[borders]
    for half in (0.0, 0.5):
        line = (np.floor(baseline / BUCKET + half) + 1e4 * (glyphs.angle[borders] // 90)) * 1e6
        order = np.argsort(line + begin)
        reached = np.maximum.accumulate((line + end)[order])[:-1]
        if (reached - (line + begin)[order][1:] > slack[order][1:]).any():
            return True
    return False
