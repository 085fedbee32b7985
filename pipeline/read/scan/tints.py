"""Tinted and dark boxes of a scanned page: even areas that are not paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.read.scan.engine import Grey

BLOCK = 10  # pixels square that are judged as one
DARKER = 9  # levels of grey between paper and the lightest tint
UNEVEN = 30  # levels by which paper differs from its most frequent level at most
SLOPE = 6  # levels from edge to edge; a smaller slope of the light does no harm
EVEN = 14  # levels within a tint
MOST_TURNS = 60
"""Times that numbers are spread; an area that winds more is no box."""
SMALLEST = 12  # blocks; 0.4 inches at 300 dots an inch
FULL = 0.8  # of its bounding box that an area must fill: a box, and no picture


class Tint(NamedTuple):
    """A box; pixels of the whole picture."""

    x0: int
    top: int
    x1: int
    bottom: int
    level: int
    """Of grey."""


def grounds(picture: Grey) -> npt.NDArray[np.int16]:
    """The level of the ground in each block, without the print on it."""
    rows, columns = (side // BLOCK for side in picture.shape)
    blocks = picture[: rows * BLOCK, : columns * BLOCK].reshape(rows, BLOCK, columns, BLOCK)
    parted: npt.NDArray[np.int16] = np.percentile(blocks[:, ::2, :, ::2], 70, axis=(1, 3)).astype(np.int16)
    return parted


def paper_level(ground: npt.NDArray[np.int16]) -> int:
    """The level of bare paper: the most frequent of the light ones."""
    counts = np.bincount(ground.ravel(), minlength=256)[:256].astype(np.float64)
    smooth = np.convolve(counts, np.ones(5), "same")
    smooth[:120] = 0
    return int(smooth.argmax()) if smooth.any() else 255


def evenly_lit(picture: Grey, ground: npt.NDArray[np.int16], paper: int) -> Grey:
    """The picture with the slope of the light taken out, which is one plane over the paper."""
    y, x = np.nonzero(np.abs(ground - paper) < UNEVEN)
    if len(y) < 50:
        return picture
    plane = np.stack([x, y, np.ones(len(x))], axis=1).astype(np.float64)
    (across, down, offset), *_ = np.linalg.lstsq(plane[::7], ground[y, x][::7].astype(np.float64), rcond=None)
    rows, columns = ground.shape
    if abs(across) * columns + abs(down) * rows < SLOPE:
        return picture
    rows, columns = picture.shape
    light = (paper - offset - across * (np.arange(columns) / BLOCK)).astype(np.int16)[None, :]
    light = light - (down * (np.arange(rows) / BLOCK)).astype(np.int16)[:, None]
    even: Grey = np.clip(picture + light, 0, 255).astype(np.uint8)
    return even


def tints(ground: npt.NDArray[np.int16], paper: int) -> list[Tint]:
    """The boxes, by their grounds."""
    found = []
    for rows, columns in _areas(ground < paper - DARKER):
        top, bottom, left, right = (int(v) for v in (rows.min(), rows.max() + 1, columns.min(), columns.max() + 1))
        if bottom - top < 4 or right - left < SMALLEST or len(rows) < FULL * (bottom - top) * (right - left):
            continue
        values = ground[rows, columns]
        middle = int(np.median(values))
        if float(np.percentile(np.abs(values - middle), 70)) <= EVEN:
            found.append(Tint(BLOCK * left, BLOCK * top, BLOCK * right, BLOCK * bottom, max(0, middle)))
    return found


def _areas(mask: npt.NDArray[np.bool_]) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
    """Rows and columns of each connected area (by sides), found by spreading its smallest number."""
    number: npt.NDArray[np.int64] = np.where(mask, np.arange(1, mask.size + 1).reshape(mask.shape), 0)
    for _ in range(MOST_TURNS):
        before = number.copy()
        for axis in (0, 1):
            for way in (1, -1):
                flow = number if way == 1 else np.flip(number, axis)
                _spread(flow, axis)
        if (number == before).all():
            break
    for label in np.unique(number[mask]).tolist():
        rows, columns = np.nonzero(number == label)
        if len(rows) >= 4 * SMALLEST:
            yield rows, columns


def _spread(number: npt.NDArray[np.int64], axis: int) -> None:
    """Carries numbers along one axis within the area. Changes in place."""
    lines = number if axis == 0 else number.T
    for n in range(1, len(lines)):
        both = (lines[n] > 0) & (lines[n - 1] > 0)
        lines[n][both] = np.minimum(lines[n], lines[n - 1])[both]
