"""Where PDFium's characters stand on the line of writing, in displayed points.

PDFium's loose box of a character is the box around its cell, which is as long as its advance and leans with the text
matrix. For text along an edge of the page that is what is wanted; for all other text the cell is worked out again.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.read import pdfium_calls as pdf
from pipeline.read.frame import Floats, Frame
from pipeline.read.glyphs import edge_and_lean
from pipeline.read.pdfium_calls import Handle

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
STRAIGHT = 0.01  # sine of the angle up to which text counts as level


class Slant(NamedTuple):
    """How each text object's matrix, seen on the displayed page, turns and leans its letters; columns over objects."""

    angle: Ints
    """Direction of writing, clockwise: 0, 90, 180 or 270 degrees, rounded."""
    turn: Ints
    """Degrees by which it leans from that, clockwise; as `Glyphs.lean`."""
    x: Floats
    """Origin of the first character."""
    y: Floats
    lean: Floats
    """How far the letters lean along the line per point of height (0 for upright ones)."""
    oblique: npt.NDArray[np.bool_]
    """Whether the line of writing follows no edge of the page."""
    scale: Floats
    """Height of one unit of font size, in points."""


def slants(matrix: Floats, frame: Frame) -> Slant:
    """From the text matrices (n, 6) in the page's own points."""
    m = frame.matrix
    a, b, c, d, e, f = matrix.T
    with np.errstate(invalid="ignore", over="ignore", divide="ignore"):
        ux, uy = m.a * a + m.c * b, m.b * a + m.d * b  # along the line
        vx, vy = m.a * c + m.c * d, m.b * c + m.d * d  # up the letters
        length = np.hypot(ux, uy)
        height = np.where(length > 0, np.abs(ux * vy - uy * vx) / length, np.hypot(vx, vy))
        turn = np.degrees(np.arctan2(uy, ux))
        lean = np.abs(np.where(np.abs(ux) >= np.abs(uy), vx / vy, vy / vx))
        oblique = np.minimum(np.abs(ux), np.abs(uy)) > STRAIGHT * length
    angle, off = edge_and_lean(turn)
    x, y = frame.points(e, f)
    return Slant(angle, off, x, y, np.where(np.isfinite(lean) & (lean > STRAIGHT), lean, 0.0), oblique, height)


def places(
    text: Handle, at: Ints, of: Ints, *, slant: Slant, frame: Frame, loose: Floats, marks: Mask
) -> tuple[Floats, Floats, Floats, Floats]:
    """Start x, y and end x, y of the characters `at` on their line; `of` is their object, `loose` their boxes (n, 4)
    as left, top, right, bottom in the page's own points."""
    left, top = frame.points(loose[:, 0], loose[:, 1])
    right, bottom = frame.points(loose[:, 2], loose[:, 3])
    flat = slant.angle[of] % 180 == 0
    x, y = slant.x[of], slant.y[of]
    if flat.all():
        ax, bx, ay, by = np.minimum(left, right), np.maximum(left, right), y, y.copy()
    else:
        ax = np.where(flat, np.minimum(left, right), x)
        bx = np.where(flat, np.maximum(left, right), x)
        ay = np.where(flat, y, np.minimum(top, bottom))
        by = np.where(flat, y, np.maximum(top, bottom))
    special = slant.oblique | (slant.lean > 0)
    if special.any() and len(index := np.flatnonzero(special[of])):
        part = _oblique(text, at[index], of[index], slant=slant, frame=frame, loose=loose[index])
        ax[index], ay[index], bx[index], by[index] = part
    else:
        _spread(ax, bx, of)
        _trim(ax, bx, of, (slant.angle[of] == 0) & ~marks)
    return ax, ay, bx, by


def _spread(ax: Floats, bx: Floats, of: Ints) -> None:
    """Characters that one glyph stands for (an fi ligature) share its box: each gets its part. Changes in place."""
    same = (ax[1:] == ax[:-1]) & (bx[1:] == bx[:-1]) & (of[1:] == of[:-1]) & (bx[1:] > ax[1:])
    if not same.any():
        return
    group = np.concatenate(([0], np.cumsum(~same)))
    size = np.bincount(group)
    rank = np.arange(len(ax)) - np.concatenate(([0], np.cumsum(size)[:-1]))[group]
    step = (bx - ax) / size[group]
    ax += rank * step
    bx[:] = ax + step


def _trim(ax: Floats, bx: Floats, of: Ints, level: Mask) -> None:
    """Boxes are as long as the advance, not as the ink that hangs over into the next box. Changes in place."""
    over = (bx[:-1] > ax[1:]) & (ax[1:] > ax[:-1] + 0.3 * (bx[:-1] - ax[:-1])) & (of[1:] == of[:-1]) & level[1:]
    index = np.flatnonzero(over)
    bx[index] = ax[index + 1]


def _oblique(
    text: Handle, at: Ints, of: Ints, *, slant: Slant, frame: Frame, loose: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    """The places of characters whose line follows no edge of the page or whose letters lean: from the origin to where
    the cell would end if it did not lean, or on oblique lines to the next origin, or to the end of the ink."""
    texts, chars = [text] * len(at), at.tolist()
    origin = pdf.origins.gather(pdf.char_origin, texts, chars)
    sx, sy = frame.points(origin[:, 0], origin[:, 1])
    px, py = frame.points(loose[:, 0], loose[:, 1])
    qx, qy = frame.points(loose[:, 2], loose[:, 3])
    angle = slant.angle[of]
    flat = angle % 180 == 0
    sign = np.where((angle == 0) | (angle == 90), 1.0, -1.0)
    begin = np.where(flat, sx, sy) * sign
    end = np.where(flat, np.maximum(px * sign, qx * sign), np.maximum(py * sign, qy * sign))
    # Letters lean forwards: the far edge of the box is that of the top of the cell.
    above = np.where(
        flat, sy - np.minimum(py, qy), np.where(angle == 90, np.maximum(px, qx) - sx, sx - np.minimum(px, qx))
    )
    above = np.where(angle == 180, np.maximum(py, qy) - sy, above)
    end -= np.where(slant.oblique[of], 0.0, slant.lean[of] * np.maximum(above, 0.0))
    following = np.append(begin[1:], np.inf)
    following[np.append(of[1:] != of[:-1], True)] = np.inf
    near = slant.oblique[of] & (following > begin) & (following - end < 0.5 * np.abs(end - begin) + 1.0)
    stop = np.maximum(np.where(near, following, end), begin) * sign
    return sx, sy, np.where(flat, stop, sx), np.where(flat, sy, stop)
