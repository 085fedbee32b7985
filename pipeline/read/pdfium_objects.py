"""What a page draws besides text, by PDFium's page objects: rectangles, rules, images; and the order of its text."""

from __future__ import annotations

from ctypes import byref, c_float, c_int, c_uint
from dataclasses import dataclass, field
from typing import Any

from pipeline.read import pdfium_calls as pdf
from pipeline.read.colours import on_paper
from pipeline.read.frame import IDENTITY, Frame, Matrix, clip
from pipeline.read.pdfium_calls import Handle
from pipeline.read.shapes import MAX_SEGMENTS, Drawn, Paint, Part
from schemas.document import Box

MAX_DEPTH = 16
"""Form XObjects within form XObjects."""
MAX_PATHS = 5_000
"""Paths per page that are looked at; a page with more is a drawing."""
MAX_PAGE_SEGMENTS = 20_000
"""Segments of paths per page that are looked at."""
MAX_CLIPS = 16
"""Clip paths per object that are looked at, from the outermost."""
MAX_CLIP_SEGMENTS = 200
"""Segments per clip path that are looked at."""
BENT = 64
"""Segments; a disc or a rounded box drawn by a browser has 16 curves and so 49 to 53 (samples/generic/cards.pdf)."""
NOWHERE = Box(-1.0, -1.0, -1.0, -1.0)


@dataclass(slots=True)
class Objects:
    """The objects of a page: what is drawn, and the place of each text object in the stream."""

    drawn: Drawn = field(default_factory=Drawn)
    order: dict[int, int] = field(default_factory=dict)
    """Address of a text object -> its number in stream order."""
    texts: list[tuple[Handle, int, Matrix]] = field(default_factory=list)
    """Text objects with their number and the matrix around them."""
    layers: bool = False
    """Whether text of this page may stand on a layer that is switched off."""
    count: int = 0
    """Objects so far."""
    paths: int = 0
    segments: int = 0


def read_objects(page: Handle, frame: Frame, *, layers: bool = False) -> Objects:
    """All objects of the page, form XObjects opened; `layers`: whether the file may have optional content."""
    objects = Objects(layers=layers)
    count = max(0, pdf.count_objects(page))
    _collect(list(map(pdf.get_object, [page] * count, range(count))), IDENTITY, frame, objects)
    objects.order = {handle.value or 0: number for handle, number, _ in objects.texts}
    return objects


def _collect(handles: list[Handle], matrix: Matrix, frame: Frame, objects: Objects, depth: int = 0) -> None:
    """Adds objects in drawing order, those of forms in their place; `matrix` is the one around them."""
    for handle, kind in zip(handles, map(pdf.object_type, handles), strict=True):
        number = objects.count
        objects.count += 1
        if kind == pdf.OBJECT_TEXT:
            objects.texts.append((handle, number, matrix))
        elif kind == pdf.OBJECT_PATH:
            _read_path(handle, number, matrix, frame, objects)
        elif kind == pdf.OBJECT_IMAGE:
            m = _matrix(handle).then(matrix).then(frame.matrix)
            objects.drawn.add_image(number, _bounds((0.0, 0.0, 1.0, 1.0), m, _window(handle, matrix, frame)))
        elif kind == pdf.OBJECT_SHADING:
            _cover(handle, number, matrix, frame, objects)
        elif kind == pdf.OBJECT_FORM and depth < MAX_DEPTH:
            count = max(0, pdf.form_count_objects(handle))
            inner = list(map(pdf.form_get_object, [handle] * count, range(count)))
            _collect(inner, _matrix(handle).then(matrix), frame, objects, depth + 1)


_six, _four = (c_float * 6)(), (c_uint * 4)()
_fill_mode, _stroked, _width = c_int(), c_int(), c_float()
_R, _G, _B, _A = (byref(_four, 4 * i) for i in range(4))
_SIX, _FILL_MODE, _STROKED, _WIDTH = byref(_six), byref(_fill_mode), byref(_stroked), byref(_width)


def _matrix(handle: Handle) -> Matrix:
    return Matrix(*_six) if pdf.object_matrix(handle, _SIX) else IDENTITY


def _colour(get: Any, handle: Handle) -> int | None:
    return on_paper(*_four) if get(handle, _R, _G, _B, _A) else None


def _window(handle: Handle, matrix: Matrix, frame: Frame) -> Box:
    """The part of the page in which an object shows: the boxes around its clip paths."""
    window = frame.window
    if not (path := pdf.object_clip(handle)) or (count := pdf.clip_count(path)) <= 0:
        return window
    whole = matrix.then(frame.matrix)
    for index in range(min(count, MAX_CLIPS)):
        length = pdf.clip_count_segments(path, index)
        if not 2 <= length <= MAX_CLIP_SEGMENTS:
            continue
        segments = list(map(pdf.clip_segment, [path] * length, [index] * length, range(length)))
        if not all(segments):
            continue
        corners = [whole.point(x, y) for x, y in pdf.points.gather(pdf.segment_point, segments).tolist()]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        window = clip(window, min(xs), min(ys), max(xs), max(ys)) or NOWHERE
    return window


def _bounds(box: tuple[float, float, float, float], matrix: Matrix, window: Box) -> Box | None:
    """The box around a rectangle of the page's own points, as far as it shows."""
    x0, y0, x1, y1 = box
    xs, ys = zip(*(matrix.point(x, y) for x in (x0, x1) for y in (y0, y1)), strict=True)
    return clip(window, min(xs), min(ys), max(xs), max(ys))


def _cover(handle: Handle, number: int, matrix: Matrix, frame: Frame, objects: Objects) -> None:
    """Notes that something covers the paper, whatever it is."""
    left, bottom, right, top = pdf.bounds.gather(pdf.object_bounds, [handle])[0].tolist()
    window = _window(handle, matrix, frame)
    if box := _bounds((left, bottom, right, top), matrix.then(frame.matrix), window):
        objects.drawn.covers.append((number, box))


def _read_path(handle: Handle, number: int, matrix: Matrix, frame: Frame, objects: Objects) -> None:
    count = pdf.path_count(handle)
    objects.paths += 1
    if objects.paths > MAX_PATHS or count < 2:
        return
    if not pdf.path_draw_mode(handle, _FILL_MODE, _STROKED) or not (_fill_mode.value or _stroked.value):
        return
    fill = _colour(pdf.object_fill, handle) if _fill_mode.value else None
    if count > MAX_SEGMENTS or objects.segments + count > MAX_PAGE_SEGMENTS or _is_drawing(handle, count):
        if fill is not None:
            _cover(handle, number, matrix, frame, objects)
        return
    stroke = _colour(pdf.object_stroke, handle) if _stroked.value else None
    if fill is None and stroke is None:
        return
    objects.segments += count
    whole = _matrix(handle).then(matrix).then(frame.matrix)
    width = _width.value * whole.scale if stroke is not None and pdf.object_stroke_width(handle, _WIDTH) else 0.0
    parts = _parts(handle, count, whole)
    objects.drawn.add_path(number, parts, Paint(fill, stroke, width), _window(handle, matrix, frame))


def _is_drawing(handle: Handle, count: int) -> bool:
    """Whether a path is long and bent, which no rectangle, disc or rule is."""
    if count < BENT:
        return False
    segments = map(pdf.path_segment, [handle] * BENT, range(BENT))
    return any(kind == pdf.SEGMENT_CURVE for kind in map(pdf.segment_type, segments))


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
