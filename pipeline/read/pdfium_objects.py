"""What a page draws besides text, by PDFium's page objects: rectangles, rules, images; and the order of its text."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterator
from ctypes import byref, c_float, c_int, c_uint
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np

from pipeline.read import pdfium_calls as pdf
from pipeline.read.frame import IDENTITY, Frame, Matrix
from pipeline.read.shapes import MAX_SEGMENTS, Part, sort_shapes
from schemas.document import Box, Rect, Rule

MAX_DEPTH = 16
"""Form XObjects within form XObjects."""
MAX_PATHS = 20_000
"""Paths per page that are looked at."""


@dataclass(slots=True)
class Drawn:
    """What stands on a page besides characters, and the place of each text object in the stream."""

    order: dict[int, int] = field(default_factory=dict)
    """Handle of a text object -> its number in stream order."""
    rects: list[Rect] = field(default_factory=list)
    rect_order: list[int] = field(default_factory=list)
    """Number in stream order, one per rectangle."""
    rules: list[Rule] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)


def read_objects(page: int, frame: Frame) -> Drawn:
    """All objects of the page, form XObjects opened."""
    drawn = Drawn()
    paths = 0
    for number, (handle, kind, matrix) in enumerate(_walk(page, pdf.count_objects, pdf.get_object, IDENTITY, 0)):
        if kind == pdf.OBJECT_TEXT:
            drawn.order[handle] = number
        elif kind == pdf.OBJECT_PATH:
            paths += 1
            if paths <= MAX_PATHS:
                before = len(drawn.rects)
                _read_path(handle, matrix, frame, drawn)
                drawn.rect_order += [number] * (len(drawn.rects) - before)
        elif kind == pdf.OBJECT_IMAGE:
            _read_image(handle, matrix, frame, drawn)
    return drawn


def _walk(
    owner: int, count: Callable[[int], int], get: Callable[[int, int], int], matrix: Matrix, depth: int
) -> Iterator[tuple[int, int, Matrix]]:
    """Handle, kind and surrounding matrix of each object in drawing order, those of forms in their place."""
    for index in range(count(owner)):
        handle = get(owner, index)
        kind = pdf.object_type(handle)
        if kind == pdf.OBJECT_FORM:
            if depth < MAX_DEPTH:
                inner = _matrix(handle).then(matrix)
                yield from _walk(handle, pdf.form_count_objects, pdf.form_get_object, inner, depth + 1)
        else:
            yield handle, kind, matrix


_six = (c_float * 6)()
_four = (c_uint * 4)()
_R, _G, _B, _A = (ctypes.addressof(_four) + 4 * i for i in range(4))
_fill_mode, _stroked, _width = c_int(), c_int(), c_float()


def _matrix(handle: int) -> Matrix:
    return Matrix(*_six) if pdf.object_matrix(handle, byref(_six)) else IDENTITY


def colour_of(get: Callable[..., int], handle: int) -> int | None:
    """0xRRGGBB as it looks on white paper; None for what is wholly transparent."""
    if not get(handle, _R, _G, _B, _A):
        return 0
    red, green, blue, alpha = _four
    if alpha >= 255:
        return int(red << 16 | green << 8 | blue)
    if alpha == 0:
        return None
    red, green, blue = (255 + (level - 255) * alpha // 255 for level in (red, green, blue))
    return int(red << 16 | green << 8 | blue)


def _read_path(handle: int, matrix: Matrix, frame: Frame, drawn: Drawn) -> None:
    count = pdf.path_count(handle)
    if not 2 <= count <= MAX_SEGMENTS or not pdf.path_draw_mode(handle, byref(_fill_mode), byref(_stroked)):
        return
    fill = colour_of(pdf.object_fill, handle) if _fill_mode.value else None
    stroke = colour_of(pdf.object_stroke, handle) if _stroked.value else None
    if fill is None and stroke is None:
        return
    whole = _matrix(handle).then(matrix).then(frame.matrix)
    width = 0.0
    if stroke is not None and pdf.object_stroke_width(handle, byref(_width)):
        width = _width.value * abs(whole.a * whole.d - whole.b * whole.c) ** 0.5
    rects, rules = sort_shapes(_parts(handle, count, whole), fill=fill, stroke=stroke, width=width, frame=frame)
    drawn.rects += rects
    drawn.rules += rules


def _parts(handle: int, count: int, matrix: Matrix) -> list[Part]:
    """The path's pieces in displayed points; of a curve only its end."""
    segments = list(map(pdf.path_segment, repeat(handle, count), range(count)))
    if not all(segments):
        return []
    xy = np.empty((count, 2), np.float32)
    start, stop = xy.ctypes.data, xy.ctypes.data + 8 * count
    deque(map(pdf.segment_point, segments, range(start, stop, 8), range(start + 4, stop + 4, 8)), maxlen=0)
    parts: list[Part] = []
    curve = 0
    for segment, (px, py) in zip(segments, xy.tolist(), strict=True):
        kind = pdf.segment_type(segment)
        point = matrix.point(px, py)
        if kind == pdf.SEGMENT_MOVE or not parts:
            parts.append(Part([point]))
            curve = 0
        elif kind == pdf.SEGMENT_CURVE:
            curve += 1  # two control points, then the end
            if curve == 3:
                curve = 0
                parts[-1].points.append(point)
                parts[-1].curved.append(True)
        else:
            parts[-1].points.append(point)
            parts[-1].curved.append(False)
        if pdf.segment_close(segment):
            parts[-1].closed = True
    return parts


def _read_image(handle: int, matrix: Matrix, frame: Frame, drawn: Drawn) -> None:
    """The box of the unit square under the image's matrix."""
    m = _matrix(handle).then(matrix)
    xs = (m.e, m.e + m.a, m.e + m.c, m.e + m.a + m.c)
    ys = (m.f, m.f + m.b, m.f + m.d, m.f + m.b + m.d)
    if (box := frame.box(min(xs), min(ys), max(xs), max(ys))) and box.width > 0 and box.height > 0:
        drawn.images.append(box)
