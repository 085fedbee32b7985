"""The fonts of a page by PDFium; and of Type 3 fonts what it does not say: names, and how large the letters are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from ctypes import byref, c_float, create_string_buffer

import numpy as np

from pipeline.read import pdfium_calls as pdf
from pipeline.read.fonts import NamedFont, font_metrics, font_style
from pipeline.read.frame import Floats, Matrix
from pipeline.read.pdfium_calls import Handle, Size
from schemas.document import Font

Names = Callable[[], list[NamedFont]]
"""The fonts of a page's text objects in stream order, by another library."""

TALL = 1.0  # of the size; no letter of a font with an honest size is both wider and taller
LETTER = 0.7  # of the size; the smaller side of a font's largest letters
SAMPLE = 200  # characters per page that are measured


class Fonts:
    """The fonts of one page: handles live as long as the page."""

    def __init__(self, names: dict[int, NamedFont]) -> None:
        """`names` of the fonts that PDFium knows none of, by handle."""
        self.found: list[Font] = []
        self._names = names
        self._number: dict[Font, int] = {}
        self._known: dict[tuple[int, bool], tuple[int, float, float]] = {}

    def __call__(self, handle: int, bold: bool) -> tuple[int, float, float]:
        """Index of the font, ascent and descent as parts of the size."""
        if found := self._known.get((handle, bold)):
            return found
        name, flags, weight, ascent, descent = _describe(Handle(handle))
        if not name:  # Type 3: what PDFium says of its height is that of the glyphs in use
            name, flags, weight = self._names.get(handle, NamedFont("", 0, 0))
            ascent = descent = 0.0
        font = font_style(name, flags=flags, weight=weight, bold=bold)
        number = self._number.setdefault(font, len(self.found))
        if number == len(self.found):
            self.found.append(font)
        self._known[handle, bold] = found = (number, *font_metrics(font.name, ascent, descent))
        return found


def _describe(handle: Handle) -> tuple[str, int, int, float, float]:
    """Base name, flags, weight, ascent and descent (of the size) of a font."""
    if not handle:
        return "", 0, 0, 0.0, 0.0
    name = ""
    if 0 < (size := pdf.font_base_name(handle, None, Size(0))) < 4096:
        buffer = create_string_buffer(size)
        pdf.font_base_name(handle, buffer, Size(size))
        name = buffer.value.decode("utf-8", "replace")
    metric = c_float()
    ascent = metric.value if pdf.font_ascent(handle, c_float(1.0), byref(metric)) else 0.0
    descent = metric.value if pdf.font_descent(handle, c_float(1.0), byref(metric)) else 0.0
    return name, max(0, pdf.font_flags(handle)), pdf.font_weight(handle), ascent, descent


def fonts_without_name(fonts: Sequence[int]) -> set[int]:
    """Those of the handles that PDFium knows no name of: Type 3 fonts."""
    return {font for font in set(fonts) if pdf.font_base_name(Handle(font), None, Size(0)) <= 1}


def names_by_vote(
    fonts: Sequence[int], order: Sequence[int], texts: Sequence[tuple[Handle, int, Matrix]], names: Names
) -> dict[int, NamedFont]:
    """For each font the name that most of its text objects have by `names`; `order` are the objects' stream numbers,
    `texts` all text objects of the page."""
    found = names()
    if len(found) != len(texts):
        return {}
    said = dict(zip((number for _, number, _ in texts), found, strict=True))
    names_of: dict[int, NamedFont] = {}
    for (font, name), _ in Counter(
        (font, said[number]) for font, number in zip(fonts, order, strict=True) if number in said
    ).most_common():
        names_of.setdefault(font, name)
    return names_of


def ink_scale(text: Handle, first: Sequence[int], fonts: Sequence[int], size: Floats, nameless: set[int]) -> Floats:
    """By how much larger the letters of each text object are than its size says: the glyphs of a Type 3 font may have
    any size at all (bitmaps of old TeX files). 1 for all other fonts; `first` are the objects' first characters."""
    scale = np.ones(len(fonts))
    of = [i for i, font in enumerate(fonts) if font in nameless][:SAMPLE]
    ink = pdf.tight_boxes.gather(
        pdf.char_tight_box, [text] * len(of), [first[i] for i in of]
    )  # left, right, bottom, top
    sides = np.minimum(np.abs(ink[:, 1] - ink[:, 0]), np.abs(ink[:, 3] - ink[:, 2]))
    for font in nameless:
        largest = max((sides[k] / size[i] for k, i in enumerate(of) if fonts[i] == font and size[i] > 0), default=0.0)
        if np.isfinite(largest) and largest > TALL:
            scale[[i for i, other in enumerate(fonts) if other == font]] = largest / LETTER
    return scale
