"""Text objects that PDFium's text page leaves out: blanks drawn alone, and copies that make letters bold."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import numpy.typing as npt

from pipeline.read import pdfium_calls as pdf
from pipeline.read.frame import Frame
from pipeline.read.glyphs import Glyphs, make_bold
from pipeline.read.pdfium_objects import Objects
from schemas.document import Font

Ints = npt.NDArray[np.int64]

BLANK = 0x20
INK = 0.01  # points; an object narrower than this draws nothing but a blank
WIDTH = 0.3  # of the size; a blank before a wide gap is no wider than this
GAP = 3.0  # of the size; a wider gap parts columns, and a blank in it says nothing
LINE = 0.1  # of the size; objects whose baselines differ less stand on one line
NEAR = 0.25  # of the size; a copy stands no further than this from what it makes bold
MANY = 2000
"""Lost objects per page that are looked at."""


def restore(glyphs: Glyphs, fonts: list[Font], known: Ints, objects: Objects, frame: Frame) -> Glyphs:
    """The glyphs with the blanks between words that were lost; those that were drawn twice become bold.

    `known` are the stream numbers of the objects that the text page has.
    """
    present = set(known.tolist())
    lost = [text for text in objects.texts if text[1] not in present][:MANY]
    if not lost or not len(glyphs.code):
        return glyphs
    bounds = pdf.bounds.gather(pdf.object_bounds, [handle for handle, _, _ in lost])  # left, bottom, right, top
    first = np.flatnonzero(np.diff(glyphs.run, prepend=-1))
    last = np.append(first[1:], len(glyphs.run)) - 1
    in_order = np.argsort(glyphs.run[first], kind="stable")
    first, last = first[in_order], last[in_order]
    runs = glyphs.run[first]
    inked = np.abs(bounds[:, 2] - bounds[:, 0]) >= INK
    for i in np.flatnonzero(inked).tolist():
        whole = lost[i][2].then(frame.matrix)
        left, bottom, right, top = bounds[i].tolist()
        ax, ay = whole.point(left, bottom)
        bx, by = whole.point(right, top)
        box = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        before = int(np.searchsorted(runs, lost[i][1])) - 1
        if not _embolden(glyphs, fonts, box) and before >= 0:
            _lengthen(glyphs, int(last[before]), box)
    numbers = np.array([number for _, number, _ in lost], np.int64)[~inked]
    following, one = np.unique(np.searchsorted(runs, numbers), return_index=True)
    between = (following > 0) & (following < len(runs))
    following, numbers = following[between], numbers[one[between]]
    return _with_blanks(glyphs, last[following - 1], first[following], numbers) if len(following) else glyphs


def _with_blanks(glyphs: Glyphs, before: Ints, after: Ints, number: Ints) -> Glyphs:
    """A blank with stream number `number` for each two characters `before` and `after` that stand apart on one line."""
    g = glyphs
    gap = g.x0[after] - g.x1[before]
    good = (
        (g.angle[before] == 0)
        & (g.angle[after] == 0)
        & (np.abs(g.baseline[before] - g.baseline[after]) <= LINE * g.size[before])
        & (gap > 0)
        & (gap <= GAP * g.size[before])
        & (g.code[before] != BLANK)
        & (g.code[after] != BLANK)
    )
    before, after, number, gap = before[good], after[good], number[good], gap[good]
    new = g.take(before)
    new.code[:] = BLANK
    new.run[:] = number
    new.x0, new.x1 = g.x1[before], g.x1[before] + np.minimum(gap, WIDTH * g.size[before])
    return Glyphs(**{f.name: np.concatenate((getattr(g, f.name), getattr(new, f.name))) for f in fields(Glyphs)})


def _lengthen(glyphs: Glyphs, i: int, box: tuple[float, float, float, float]) -> None:
    """Draws out character `i` over an object next to it: a text that stands for several objects (ActualText) is placed
    at the first of them. Changes in place."""
    left, top, right, bottom = box
    slack = NEAR * float(glyphs.size[i])
    on_line = glyphs.angle[i] == 0 and top - slack <= glyphs.baseline[i] <= bottom + slack
    if on_line and abs(left - glyphs.x1[i]) <= 2 * slack:
        glyphs.x1[i] = right


def _embolden(glyphs: Glyphs, fonts: list[Font], box: tuple[float, float, float, float]) -> bool:
    """Makes bold the text object whose ink has nearly the box of a copy; false where there is none."""
    left, top, right, bottom = box
    g = glyphs
    with np.errstate(invalid="ignore"):
        inside = (g.x0 >= left - NEAR * g.size) & (g.x1 <= right + NEAR * g.size)
        inside &= (g.baseline >= top - NEAR * g.size) & (g.baseline <= bottom + NEAR * g.size) & (g.angle == 0)
    for run in np.unique(g.run[inside]).tolist():
        of = g.run == run
        slack = NEAR * float(g.size[of][0])
        if inside[of].all() and g.x0[of].min() <= left + slack and g.x1[of].max() >= right - slack:
            make_bold(g, of, fonts)
            return True
    return False
