"""Specks of dust and noise of a scan, which widen letters and are read as dots: taken out where there are many."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageFilter

from pipeline.read.scan.engine import Grey

NOISY = 3.0  # levels of grey by which neighbouring pixels of the paper differ: more is noise
SAMPLE = 7  # every so many rows are looked at


def without_specks(picture: Grey) -> Grey:
    """The picture, each pixel the median of its neighbourhood where the paper is noisy; else as it is."""
    rows = picture[::SAMPLE].astype(np.int16)
    light = rows > np.percentile(rows, 30)
    steps = np.abs(np.diff(rows, axis=1))[light[:, 1:] & light[:, :-1]]
    if not len(steps) or float(np.percentile(steps, 60)) < NOISY:
        return picture
    return np.asarray(Image.fromarray(picture).filter(ImageFilter.MedianFilter(3)))
