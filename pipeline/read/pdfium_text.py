"""The characters of a page by PDFium: text in bulk, one box per character, the style once per text object.

What costs is the number of calls. A text object's characters are neighbours, so its ends are found by doubling steps
and bisection, and font, size, matrix and colour are asked for once per object.
"""

from __future__ import annotations

import math
from collections import deque
from ctypes import byref, c_double, c_float, create_string_buffer
from itertools import repeat
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.read import pdfium_calls as pdf
from pipeline.read.fonts import font_metrics, font_style
from pipeline.read.frame import Frame
from pipeline.read.normalise import REPLACEMENT, Glyphs, clean_codes, empty_chars, finish
from pipeline.read.pdfium_objects import Drawn, colour_of
from schemas.document import Chars, Font

HYPHEN = 0x2D
LINE_END_HYPHENS = (0x02, 0xFFFE)
"""PDFium's own marks for a hyphen at the end of a line, by character and in bulk text."""
UNSEEN_MODES = frozenset({3, 7})
"""Text render modes that draw nothing: invisible, clip only."""
STROKE_MODES = frozenset({1, 5})
BOLD_MODES = frozenset({2, 6})
"""Fill and stroke: how word processors make a bold face out of a regular one."""


class Style(NamedTuple):
    """What all characters of a text object share."""

    font: int
    size: float
    ascent: float
    """Points above the baseline."""
    descent: float
    """Points, below zero."""
    colour: int
    angle: int
    skewed: bool
    """Whether the line of writing is not level in the page's own space, so that loose boxes say nothing."""
    hidden: bool
    order: int


def read_chars(text: int, frame: Frame, drawn: Drawn) -> tuple[Chars, tuple[Font, ...], int]:
    """The visible characters of a text page, the page's fonts, and the number of characters left out."""
    count = pdf.count_chars(text)
    if count <= 0:
        return empty_chars(), (), 0
    code = _codes(text, count)
    object_of, first = _runs(text, code)
    drawn_at = np.flatnonzero(object_of)
    fonts = _Fonts()
    styles = {
        handle: _style(text, index, handle, frame=frame, drawn=drawn, fonts=fonts) for handle, index in first.items()
    }
    if not len(drawn_at):
        return empty_chars(), (), 0

    handles = list(styles)
    number = {handle: i for i, handle in enumerate(handles)}
    table = np.array([styles[handle] for handle in handles], dtype=np.float64)
    of = np.fromiter((number[h] for h in object_of[drawn_at].tolist()), np.int64, len(drawn_at))
    font, size, ascent, descent, colour, angle, skewed, hidden, order = table[of].T
    x0, top, x1, bottom, baseline = _boxes(text, drawn_at, of, frame, ascent, descent, angle, skewed > 0, count)
    glyphs = Glyphs(
        code=clean_codes(code[drawn_at]),
        x0=x0, top=top, x1=x1, bottom=bottom, baseline=baseline, size=size,
        font=font.astype(np.int32), colour=colour.astype(np.int32), angle=angle.astype(np.int32),
        run=order.astype(np.int64), hidden=hidden > 0,
    )  # fmt: skip
    return finish(glyphs, fonts.found, width=frame.width, height=frame.height)


def _codes(text: int, count: int) -> npt.NDArray[np.int32]:
    """One code point per character of the text page."""
    units = np.zeros(2 * count + 2, np.uint16)
    written = pdf.get_text(text, 0, count, units.ctypes.data)
    bulk = units[: max(0, written - 1)]
    code = bulk.astype(np.int32)
    high = (bulk & 0xFC00) == 0xD800
    if high.any():
        code = np.frombuffer(bulk.tobytes().decode("utf-16-le", "replace").encode("utf-32-le"), np.int32).copy()
    if len(code) != count:  # bulk text leaves out what has no code
        code = np.fromiter(map(pdf.char_unicode, repeat(text, count), range(count)), np.uint32, count).astype(np.int32)
    marks = np.flatnonzero((code == LINE_END_HYPHENS[0]) | (code == LINE_END_HYPHENS[1]))
    for i in marks.tolist():
        code[i] = HYPHEN if pdf.char_is_hyphen(text, i) else REPLACEMENT
    return code


def _runs(text: int, code: npt.NDArray[np.int32]) -> tuple[npt.NDArray[np.int64], dict[int, int]]:
    """For each character the handle of its text object (0: made up by PDFium), and each object's first character."""
    count = len(code)
    object_of = np.zeros(count, np.int64)
    first: dict[int, int] = {}
    breaks = np.flatnonzero((code == 0x0A) | (code == 0x0D) | (code == 0x20)).tolist()
    at = pdf.char_object
    start = 0
    for stop in [*breaks, count]:
        # A break may be a glyph of the file or made up: it is looked at alone.
        i = start
        last = at(text, stop - 1) if stop > start else 0
        while i < stop:
            handle = at(text, i)
            if handle == last:
                end = stop
            else:
                same, step = i, 1
                end = stop - 1
                while same + step < end and at(text, same + step) == handle:
                    same += step
                    step *= 2
                end = min(end, same + step)
                while end - same > 1:
                    middle = (same + end) // 2
                    if at(text, middle) == handle:
                        same = middle
                    else:
                        end = middle
            if handle:
                object_of[i:end] = handle
                first.setdefault(handle, i)
            i = end
        if stop < count and (handle := at(text, stop)):
            object_of[stop] = handle
            first.setdefault(handle, stop)
        start = stop + 1
    return object_of, first


def _boxes(  # noqa: PLR0917
    text: int,
    drawn_at: npt.NDArray[np.int64],
    of: npt.NDArray[np.int64],
    frame: Frame,
    ascent: npt.NDArray[np.float64],
    descent: npt.NDArray[np.float64],
    angle: npt.NDArray[np.float64],
    skewed: npt.NDArray[np.bool_],
    count: int,
) -> tuple[npt.NDArray[np.float64], ...]:
    """x0, top, x1, bottom and baseline of the characters at `drawn_at`."""
    chars = drawn_at.tolist()
    n = len(chars)
    loose = np.zeros((n, 4), np.float32)  # left, top, right, bottom
    start = loose.ctypes.data
    deque(map(pdf.char_loose_box, repeat(text, n), chars, range(start, start + 16 * n, 16)), maxlen=0)
    along = loose[:, 0].astype(np.float64), loose[:, 2].astype(np.float64)

    # Level text has one baseline per object: the origin of its first character. All others are asked.
    changes = np.flatnonzero(np.diff(of, prepend=-1))
    origin = np.empty((n, 2), np.float64)
    asked = np.union1d(changes, np.flatnonzero(skewed))
    where = origin.ctypes.data
    deque(
        map(
            pdf.char_origin,
            repeat(text, len(asked)),
            drawn_at[asked].tolist(),
            (where + 16 * asked).tolist(),
            (where + 16 * asked + 8).tolist(),
        ),
        maxlen=0,
    )
    level_of = changes[np.cumsum(np.isin(np.arange(n), changes)) - 1]
    y = np.where(skewed, origin[:, 1], origin[level_of, 1])
    ax, ay = frame.points(along[0], y)
    bx, by = frame.points(along[1], y)
    if skewed.any():
        sx, sy, ex, ey = _skewed(text, drawn_at, np.flatnonzero(skewed), of, origin, frame, angle)
        ax[skewed], ay[skewed], bx[skewed], by[skewed] = sx, sy, ex, ey
    return _around(ax, ay, bx, by, ascent, descent, angle)


def _around(  # noqa: PLR0917
    ax: npt.NDArray[np.float64],
    ay: npt.NDArray[np.float64],
    bx: npt.NDArray[np.float64],
    by: npt.NDArray[np.float64],
    ascent: npt.NDArray[np.float64],
    descent: npt.NDArray[np.float64],
    angle: npt.NDArray[np.float64],
) -> tuple[npt.NDArray[np.float64], ...]:
    """Boxes around the strokes from a to b on the baseline, for each of the four directions of writing."""
    x0, x1 = np.minimum(ax, bx), np.maximum(ax, bx)
    y0, y1 = np.minimum(ay, by), np.maximum(ay, by)
    flat = angle % 180 == 0
    up = np.where((angle == 0) | (angle == 90), 1.0, -1.0)  # letters of text at 90 stand on a line to their left
    top = np.where(flat, ay - np.where(up > 0, ascent, -descent), y0)
    bottom = np.where(flat, ay + np.where(up > 0, -descent, ascent), y1)
    left = np.where(flat, x0, ax - np.where(up > 0, -descent, ascent))
    right = np.where(flat, x1, ax + np.where(up > 0, ascent, -descent))
    return left, top, right, bottom, np.where(flat, ay, ax)


def _skewed(  # noqa: PLR0917
    text: int,
    drawn_at: npt.NDArray[np.int64],
    index: npt.NDArray[np.int64],
    of: npt.NDArray[np.int64],
    origin: npt.NDArray[np.float64],
    frame: Frame,
    angle: npt.NDArray[np.float64],
) -> tuple[npt.NDArray[np.float64], ...]:
    """Start and end on the baseline of characters that run up or down the page: from origin to next origin, or to the
    end of the ink where the next is far or another object's."""
    n = len(index)
    tight = np.empty((n, 4), np.float64)  # left, right, bottom, top
    base = tight.ctypes.data
    columns = [range(base + 8 * k, base + 32 * n + 8 * k, 32) for k in range(4)]
    deque(map(pdf.char_tight_box, repeat(text, n), drawn_at[index].tolist(), *columns), maxlen=0)
    sx, sy = frame.points(origin[index, 0], origin[index, 1])
    px, py = frame.points(tight[:, 0], tight[:, 2])
    qx, qy = frame.points(tight[:, 1], tight[:, 3])
    turn = angle[index]
    flat = turn % 180 == 0
    sign = np.where((turn == 0) | (turn == 90), 1.0, -1.0)
    begin = np.where(flat, sx, sy) * sign
    ink = np.where(flat, np.maximum(px * sign, qx * sign), np.maximum(py * sign, qy * sign))
    following = np.append(begin[1:], np.inf)
    following[np.append(of[index][1:] != of[index][:-1], True)] = np.inf
    stop = np.where((following > begin) & (following - ink < 0.5 * np.abs(ink - begin) + 1.0), following, ink)
    stop = np.maximum(stop, begin) * sign
    return sx, sy, np.where(flat, stop, sx), np.where(flat, sy, stop)


_six = (c_float * 6)()
_real, _metric = c_double(), c_float()


class _Fonts:
    """The fonts of one page: handles live as long as the page."""

    def __init__(self) -> None:
        self.found: list[Font] = []
        self._number: dict[Font, int] = {}
        self._known: dict[tuple[int, bool], tuple[int, float, float]] = {}

    def look_up(self, handle: int, *, bold: bool) -> tuple[int, float, float]:
        """Index of the font, ascent and descent as parts of the size."""
        key = (handle, bold)
        if key not in self._known:
            name, flags, weight, ascent, descent = _describe(handle)
            font = font_style(name, flags=flags, weight=weight, bold=bold)
            if font not in self._number:
                self._number[font] = len(self.found)
                self.found.append(font)
            self._known[key] = (self._number[font], *font_metrics(ascent, descent))
        return self._known[key]


def _describe(handle: int) -> tuple[str, int, int, float, float]:
    """Base name, flags, weight, ascent and descent (of the size) of a font."""
    if not handle:
        return "", 0, 0, 0.0, 0.0
    size = pdf.font_base_name(handle, None, 0)
    name = ""
    if 0 < size < 4096:
        buffer = create_string_buffer(size)
        pdf.font_base_name(handle, buffer, size)
        name = buffer.value.decode("utf-8", "replace")
    ascent = _metric.value if pdf.font_ascent(handle, 1.0, byref(_metric)) else 0.0
    descent = _metric.value if pdf.font_descent(handle, 1.0, byref(_metric)) else 0.0
    return name, max(0, pdf.font_flags(handle)), pdf.font_weight(handle), ascent, descent


def _style(text: int, index: int, handle: int, *, frame: Frame, drawn: Drawn, fonts: _Fonts) -> Style:
    """The style of a text object, by its first character."""
    pdf.char_matrix(text, index, byref(_six))
    a, b, c, d = _six[0], _six[1], _six[2], _six[3]
    size = pdf.char_font_size(text, index) * math.hypot(c, d)
    mode = pdf.text_mode(handle)
    font, ascent, descent = fonts.look_up(pdf.text_font(handle), bold=mode in BOLD_MODES)
    colour = colour_of(pdf.object_stroke if mode in STROKE_MODES else pdf.object_fill, handle)
    m = frame.matrix
    across, down = m.a * a + m.c * b, m.b * a + m.d * b
    angle = round(math.degrees(math.atan2(down, across)) / 90) % 4 * 90 if math.isfinite(across + down) else 0
    return Style(
        font=font,
        size=abs(size),
        ascent=ascent * abs(size),
        descent=descent * abs(size),
        colour=colour or 0,
        angle=angle,
        skewed=abs(b) > 0.01 * abs(a),
        hidden=mode in UNSEEN_MODES or colour is None,
        order=drawn.order.get(handle, len(drawn.order)),
    )
