"""A scanned sheet put straight: by how much its lines lean, and the picture turned back."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from PIL import Image

from pipeline.read.scan.engine import Grey

MOST = 5.0  # degrees; sheets that lie more askew were photographed, not scanned
STEPS = (0.25, 0.05)  # degrees between the angles that are tried, first over all, then around the best
LEAST = 0.07  # degrees; over a page's width less than a pixel at the size that is looked at
NEARLY = 0.995  # of the greatest sharpness
REDUCED = 3  # pixels that become one before lines are looked for
MOST_POINTS = 120_000


def lean(picture: Grey) -> float:
    """Degrees by which lines rise to the right (clockwise lean is negative); 0 where nothing is printed.

    The angle at which the ink gathers most in rows (Postl's method: the sum of squared differences of the rows' ink).
    """
    rows, columns = (side // REDUCED * REDUCED for side in picture.shape)
    small = picture[:rows, :columns].reshape(rows // REDUCED, REDUCED, columns // REDUCED, REDUCED).mean(axis=(1, 3))
    y, x = np.nonzero(small < _between(small))
    if len(y) < 200:
        return 0.0
    if len(y) > MOST_POINTS:
        y, x = (v[:: len(y) // MOST_POINTS + 1] for v in (y, x))
    angles = np.arange(-MOST, MOST + STEPS[0], STEPS[0])
    best = _sharpest(y, x, angles)
    best = _sharpest(y, x, best + np.arange(-STEPS[0], STEPS[0] + STEPS[1], STEPS[1]))
    return best if abs(best) >= LEAST else 0.0


def straight(picture: Grey, angle: float) -> Grey:
    """The picture turned about its middle so that lines that rise by `angle` degrees become level."""
    if not angle:
        return picture
    turned = Image.fromarray(picture).rotate(-angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    return np.asarray(turned)


def _between(picture: npt.NDArray[np.float64]) -> float:
    """A level between ink and paper."""
    dark, light = np.percentile(picture, (0.5, 60))
    return float(dark + 0.55 * (light - dark))


def _sharpest(y: npt.NDArray[np.int64], x: npt.NDArray[np.int64], angles: npt.NDArray[np.float64]) -> float:
    """The middle of the angles at which rows are sharpest, or nearly so."""
    sharp = np.zeros(len(angles))
    for n, angle in enumerate(angles.tolist()):
        row = (y + x * math.tan(math.radians(angle))).astype(np.int64)
        ink = np.bincount(row - row.min()).astype(np.float64)
        sharp[n] = (np.diff(ink) ** 2).sum()
    return round(float(angles[sharp >= NEARLY * sharp.max()].mean()), 3)
