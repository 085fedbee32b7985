"""Tesseract within this process: printed words with places and confidences from a picture."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image

from pipeline.ocr import LANGUAGE, model_folder

DPI = 300
"""Dots an inch for which the model was trained; pictures are drawn this large."""

Grey = npt.NDArray[np.uint8]


class Printed(NamedTuple):
    """A recognised word; pixels from the top left corner of the picture."""

    text: str
    x0: float
    top: float
    """Of the ink, like the other three sides."""
    x1: float
    bottom: float
    baseline: float
    """At the middle of the word."""
    confidence: float
    """0 to 1, as the engine says it."""
    line: int
    """Words of one printed line of one column have the same number."""


def printed_words(picture: Grey, *, one_line: bool = False) -> Iterator[Printed]:
    """The words of a picture of `DPI` dots an inch, in the order in which the engine reads; `one_line`: it holds no
    more than one line."""
    import tesserocr

    api = _engine()
    api.SetPageSegMode(tesserocr.PSM.SINGLE_LINE if one_line else tesserocr.PSM.AUTO)
    api.SetImage(Image.fromarray(picture))
    api.SetSourceResolution(DPI)
    try:
        if api.Recognize():
            yield from _words(api.GetIterator(), tesserocr.RIL.WORD, tesserocr.RIL.TEXTLINE)
    finally:
        api.Clear()


@lru_cache(maxsize=1)
def _engine() -> Any:
    import tesserocr

    return tesserocr.PyTessBaseAPI(path=str(model_folder()), lang=LANGUAGE)


def _words(found: Any, word: int, textline: int) -> Iterator[Printed]:
    """What the engine's iterator holds; its last word ends it."""
    line = -1
    a = b = c = d = 0.0
    while found is not None:
        if found.IsAtBeginningOf(textline):
            line += 1
            (a, b), (c, d) = found.Baseline(textline) or ((0, 0), (0, 0))
        text = "" if found.Empty(word) else found.GetUTF8Text(word).strip()
        if text:
            x0, top, x1, bottom = found.BoundingBox(word)
            middle = (x0 + x1) / 2
            baseline = b + (d - b) * (middle - a) / (c - a) if c > a else float(bottom)
            yield Printed(text, x0, top, x1, bottom, baseline, found.Confidence(word) / 100, line)
        if not found.Next(word):
            return
