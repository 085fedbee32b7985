"""Text objects that PDFium's text page leaves out: blanks drawn alone, and copies that make letters bold."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pipeline.read import pdfium_calls as pdf
from pipeline.read.frame import Frame, Matrix
from pipeline.read.glyphs import SEEN, TRANSPARENT, UNSEEN_MODES, Glyphs, make_bold
from pipeline.read.lone_blanks import ends_of_runs, with_lone_blanks
from pipeline.read.pdfium_calls import Handle
from pipeline.read.pdfium_objects import Objects
from schemas.document import Font

Ints = npt.NDArray[np.int64]

INK = 0.01  # points; an object narrower than this draws nothing but a blank
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
    _, last, runs = ends_of_runs(glyphs)
    inked = np.abs(bounds[:, 2] - bounds[:, 0]) >= INK
    for i in np.flatnonzero(inked).tolist():
        whole = lost[i][2].then(frame.matrix)
        left, bottom, right, top = bounds[i].tolist()
        ax, ay = whole.point(left, bottom)
        bx, by = whole.point(right, top)
        box = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        before = int(np.searchsorted(runs, lost[i][1])) - 1
        run = _copied(glyphs, box)
        if run >= 0:
            _draw_again(glyphs, fonts, run, lost[i])
        elif before >= 0:
            _lengthen(glyphs, int(last[before]), box)
    numbers = np.array([number for _, number, _ in lost], np.int64)[~inked]
    return with_lone_blanks(glyphs, numbers)


def _lengthen(glyphs: Glyphs, i: int, box: tuple[float, float, float, float]) -> None:
    """Draws out character `i` over an object next to it: a text that stands for several objects (ActualText) is placed
    at the first of them. Changes in place."""
    left, top, right, bottom = box
    slack = NEAR * float(glyphs.size[i])
    on_line = glyphs.angle[i] == 0 and top - slack <= glyphs.baseline[i] <= bottom + slack
    if on_line and abs(left - glyphs.x1[i]) <= 2 * slack:
        glyphs.x1[i] = right


def _draw_again(glyphs: Glyphs, fonts: list[Font], run: int, copy: tuple[Handle, int, Matrix]) -> None:
    """Makes bold the text object that a copy was drawn over. Changes in place.

    Browsers draw letters with a shadow twice, transparent and in their colour: such a copy shows what it lies on, and
    a transparent one changes nothing.
    """
    handle, number, _ = copy
    of = glyphs.run == run
    red, green, blue, alpha = pdf.colours.gather(pdf.object_fill, [handle])[0].tolist()
    if pdf.text_mode(handle) & 7 in UNSEEN_MODES or alpha == 0:
        return
    if (glyphs.shown[of] == TRANSPARENT).all():
        glyphs.shown[of], glyphs.colour[of], glyphs.run[of] = SEEN, int(red) << 16 | int(green) << 8 | int(blue), number
    else:
        make_bold(glyphs, of, fonts)


def _copied(glyphs: Glyphs, box: tuple[float, float, float, float]) -> int:
    """The number of the text object whose ink has nearly the box of a copy; -1 where there is none."""
    left, top, right, bottom = box
    g = glyphs
    with np.errstate(invalid="ignore"):
        inside = (g.x0 >= left - NEAR * g.size) & (g.x1 <= right + NEAR * g.size)
        inside &= (g.baseline >= top - NEAR * g.size) & (g.baseline <= bottom + NEAR * g.size) & (g.angle == 0)
    for run in np.unique(g.run[inside]).tolist():
        of = g.run == run
        slack = NEAR * float(g.size[of][0])
        if inside[of].all() and g.x0[of].min() <= left + slack and g.x1[of].max() >= right - slack:
            return int(run)
    return -1
