"""What a page draws besides text, by PDFium's page objects: rectangles, rules, images; and the order of its text."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_float, c_int, c_uint
from dataclasses import dataclass, field
from typing import Any

from pipeline.read import pdfium_calls as pdf
from pipeline.read.colours import on_paper
from pipeline.read.frame import IDENTITY, Frame, Matrix
from pipeline.read.pdfium_calls import Handle
from pipeline.read.shapes import MAX_SEGMENTS, Part, sort_shapes
from schemas.document import Box, Rect, Rule

MAX_DEPTH = 16
"""Form XObjects within form XObjects."""
MAX_PATHS = 5_000
"""Paths per page that are looked at; a page with more is a drawing."""
MAX_PAGE_SEGMENTS = 20_000
"""Segments of paths per page that are looked at."""


@dataclass(slots=True)
class Drawn:
    """What stands on a page besides characters, and the place of each text object in the stream."""

    order: dict[int, int] = field(default_factory=dict)
    """Address of a text object -> its number in stream order."""
    rects: list[Rect] = field(default_factory=list)
    rect_order: list[int] = field(default_factory=list)
    """Number in stream order, one per rectangle."""
    rules: list[Rule] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    segments: int = 0
    paths: int = 0


def read_objects(page: Handle, frame: Frame) -> Drawn:
    """All objects of the page, form XObjects opened."""
    drawn = Drawn()
    count = max(0, pdf.count_objects(page))
    handles = list(map(pdf.get_object, [page] * count, range(count)))
    for number, (handle, kind, matrix) in enumerate(_walk(handles, IDENTITY, 0)):
        if kind == pdf.OBJECT_TEXT:
            drawn.order[handle.value or 0] = number
        elif kind == pdf.OBJECT_PATH:
            before = len(drawn.rects)
            _read_path(handle, matrix, frame, drawn)
            drawn.rect_order += [number] * (len(drawn.rects) - before)
        elif kind == pdf.OBJECT_IMAGE:
            _read_image(handle, matrix, frame, drawn)
    return drawn


def _walk(handles: list[Handle], matrix: Matrix, depth: int) -> Iterator[tuple[Handle, int, Matrix]]:
    """Handle, kind and surrounding matrix of each object in drawing order, those of forms in their place."""
    for handle, kind in zip(handles, map(pdf.object_type, handles), strict=True):
        if kind != pdf.OBJECT_FORM:
            yield handle, kind, matrix
        elif depth < MAX_DEPTH:
            count = max(0, pdf.form_count_objects(handle))
            inner = list(map(pdf.form_get_object, [handle] * count, range(count)))
            yield from _walk(inner, _matrix(handle).then(matrix), depth + 1)


_six, _four = (c_float * 6)(), (c_uint * 4)()
_fill_mode, _stroked, _width = c_int(), c_int(), c_float()
_R, _G, _B, _A = (byref(_four, 4 * i) for i in range(4))
_SIX, _FILL_MODE, _STROKED, _WIDTH = byref(_six), byref(_fill_mode), byref(_stroked), byref(_width)


def _matrix(handle: Handle) -> Matrix:
    return Matrix(*_six) if pdf.object_matrix(handle, _SIX) else IDENTITY


def _colour(get: Any, handle: Handle) -> int | None:
    return on_paper(*_four) if get(handle, _R, _G, _B, _A) else None


def _read_path(handle: Handle, matrix: Matrix, frame: Frame, drawn: Drawn) -> None:
    count = pdf.path_count(handle)
    drawn.paths += 1
    if drawn.paths > MAX_PATHS or not 2 <= count <= MAX_SEGMENTS:
        return
    drawn.segments += count
    if drawn.segments > MAX_PAGE_SEGMENTS or not pdf.path_draw_mode(handle, _FILL_MODE, _STROKED):
        return
    fill = _colour(pdf.object_fill, handle) if _fill_mode.value else None
    stroke = _colour(pdf.object_stroke, handle) if _stroked.value else None
    if fill is None and stroke is None:
        return
    whole = _matrix(handle).then(matrix).then(frame.matrix)
    width = 0.0
    if stroke is not None and pdf.object_stroke_width(handle, _WIDTH):
        width = _width.value * whole.scale
    rects, rules = sort_shapes(_parts(handle, count, whole), fill=fill, stroke=stroke, width=width, frame=frame)
    drawn.rects += rects
    drawn.rules += rules


def _parts(handle: Handle, count: int, matrix: Matrix) -> list[Part]:
    """The path's pieces in displayed points; of a curve only its end."""
    segments = list(map(pdf.path_segment, [handle] * count, range(count)))
    if not all(segments):
        return []
    parts: list[Part] = []
    curve = 0
    ends = pdf.points.gather(pdf.segment_point, segments).tolist()
    for (x, y), kind, closes in zip(
        ends, map(pdf.segment_type, segments), map(pdf.segment_close, segments), strict=True
    ):
        if kind == pdf.SEGMENT_MOVE or not parts:
            parts.append(Part([matrix.point(x, y)]))
            curve = 0
        elif kind == pdf.SEGMENT_CURVE:
            curve += 1  # two control points, then the end
            if curve == 3:
                curve = 0
                parts[-1].points.append(matrix.point(x, y))
                parts[-1].curved.append(True)
        else:
            parts[-1].points.append(matrix.point(x, y))
            parts[-1].curved.append(False)
        if closes:
            parts[-1].closed = True
    return parts


def _read_image(handle: Handle, matrix: Matrix, frame: Frame, drawn: Drawn) -> None:
    """The box of the unit square under the image's matrix."""
    m = _matrix(handle).then(matrix)
    xs = (m.e, m.e + m.a, m.e + m.c, m.e + m.a + m.c)
    ys = (m.f, m.f + m.b, m.f + m.d, m.f + m.b + m.d)
    if (box := frame.box(min(xs), min(ys), max(xs), max(ys))) and box.width > 0 and box.height > 0:
        drawn.images.append(box)
