"""Brings the characters of either reader to the one form that `Chars` promises."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from schemas.document import Chars, Page

REPLACEMENT = 0xFFFD
MIN_SIZE = 1.0  # points; smaller text cannot be read
LARGEST = 1e5  # points; coordinates beyond this are damage
FAKE_BOLD = 0.35  # of a glyph's width: the same glyph drawn again nearer than this is one bold glyph
DENSE = 4  # characters of one code within one em that make a search for doubles worth while

UNSEEN_MODES = (3, 7)
"""Text render modes that draw nothing: invisible, clip only."""
STROKE_MODES = (1, 5)
BOLD_MODES = (2, 6)
"""Fill and stroke: how word processors make a bold face out of a regular one."""


@dataclass(slots=True)
class Glyphs:
    """The characters of one page as columns, nothing left out yet. Displayed points, float64."""

    code: npt.NDArray[np.int32]
    x0: npt.NDArray[np.float64]
    top: npt.NDArray[np.float64]
    x1: npt.NDArray[np.float64]
    bottom: npt.NDArray[np.float64]
    baseline: npt.NDArray[np.float64]
    size: npt.NDArray[np.float64]
    font: npt.NDArray[np.int64]
    colour: npt.NDArray[np.int64]
    angle: npt.NDArray[np.int64]
    run: npt.NDArray[np.int64]
    unseen: npt.NDArray[np.bool_]
    """Drawn so that nothing shows: render mode 3, wholly transparent."""


def clean_codes(code: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Blank for every kind of white space that is a control character, 0xFFFD for what is no character."""
    low = code < 0x20
    if not (low.any() or (code >= 0x7F).any()):
        return code
    code = code.copy()
    code[(code >= 0x09) & (code <= 0x0D)] = 0x20
    code[(code < 0x20) | ((code >= 0x7F) & (code < 0xA0)) | ((code >= 0xD800) & (code < 0xE000))] = REPLACEMENT
    code[((code & 0xFFFE) == 0xFFFE) | (code > 0x10FFFF)] = REPLACEMENT
    return code


def finish(glyphs: Glyphs, *, width: float, height: float) -> tuple[Chars, int]:
    """The characters a person sees in stream order, and how many were left out."""
    g = glyphs
    edges = np.stack((g.x0, g.top, g.x1, g.bottom, g.baseline, g.size))
    sane = (np.abs(edges) < LARGEST).all(axis=0)  # false for NaN too
    middle_x, middle_y = (g.x0 + g.x1) / 2, (g.top + g.bottom) / 2
    with np.errstate(invalid="ignore"):
        on_page = (middle_x >= 0) & (middle_x <= width) & (middle_y >= 0) & (middle_y <= height)
        keep = sane & on_page & (g.size >= MIN_SIZE) & ~g.unseen
    hidden = int(len(keep) - keep.sum())
    index = np.flatnonzero(keep)
    if len(index) and (np.diff(g.run[index]) < 0).any():
        index = index[np.argsort(g.run[index], kind="stable")]
    chars = Chars(
        code=g.code[index],
        x0=g.x0[index].astype(np.float32),
        top=g.top[index].astype(np.float32),
        x1=g.x1[index].astype(np.float32),
        bottom=g.bottom[index].astype(np.float32),
        baseline=g.baseline[index].astype(np.float32),
        size=g.size[index].astype(np.float32),
        font=g.font[index].astype(np.int16),
        colour=g.colour[index].astype(np.int32),
        angle=g.angle[index].astype(np.int16),
        run=g.run[index].astype(np.int32),
    )
    return chars, hidden


def empty_chars() -> Chars:
    """No characters."""
    real, whole, short = np.empty(0, np.float32), np.empty(0, np.int32), np.empty(0, np.int16)
    return Chars(
        code=whole, x0=real, top=real, x1=real, bottom=real, baseline=real, size=real,
        font=short, colour=whole, angle=short, run=whole,
    )  # fmt: skip


def empty_page(number: int) -> Page:
    """A page that is in the file but cannot be loaded."""
    return Page(number, 0.0, 0.0, empty_chars(), (), (), (), (), ())
