"""What a page draws besides text, by PDFium's page objects: rectangles, rules, images; and the order of its text."""

from __future__ import annotations

from ctypes import byref, c_float
from dataclasses import dataclass, field, replace

import numpy as np

from pipeline.read import pdfium_calls as pdf
from pipeline.read.colours import on_paper
from pipeline.read.frame import IDENTITY, Frame, Matrix, clip
from pipeline.read.pdfium_calls import Handle
from pipeline.read.shapes import MAX_SEGMENTS, Drawn, Paint, Part, Point
from schemas.box import Box

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
CURVES = 16  # per rounded corner
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
    paths: list[tuple[Handle, int, Matrix]] = field(default_factory=list)
    """Paths with their number and the matrix around them."""
    count: int = 0
    """Objects so far."""


def read_objects(page: Handle, frame: Frame, *, layers: bool = False) -> Objects:
    """All objects of the page, form XObjects opened; `layers`: whether the file may have optional content."""
    objects = Objects(layers=layers)
    count = max(0, pdf.count_objects(page))
    _collect(list(map(pdf.get_object, [page] * count, range(count))), IDENTITY, frame, objects)
    _read_paths(objects, frame)
    objects.order = {handle.value or 0: number for handle, number, _ in objects.texts}
    return objects


def marked_content(objects: Objects) -> dict[int, list[int]]:
    """The numbers of the page's own text objects by that of their marked content; forms count theirs anew."""
    found: dict[int, list[int]] = {}
    own = [(handle, number) for handle, number, matrix in objects.texts if matrix is IDENTITY]
    for (_, number), content in zip(own, map(pdf.object_content, [handle for handle, _ in own]), strict=True):
        if content >= 0:
            found.setdefault(content, []).append(number)
    return found


def _collect(handles: list[Handle], matrix: Matrix, frame: Frame, objects: Objects, depth: int = 0) -> None:
    """Adds objects in drawing order, those of forms in their place; `matrix` is the one around them."""
    for handle, kind in zip(handles, map(pdf.object_type, handles), strict=True):
        number = objects.count
        objects.count += 1
        if kind == pdf.OBJECT_TEXT:
            objects.texts.append((handle, number, matrix))
        elif kind == pdf.OBJECT_PATH:
            objects.paths.append((handle, number, matrix))
        elif kind == pdf.OBJECT_IMAGE:
            m = _matrix(handle).then(matrix).then(frame.matrix)
            objects.drawn.add_image(number, _bounds((0.0, 0.0, 1.0, 1.0), m, _window(handle, matrix, frame)))
        elif kind == pdf.OBJECT_SHADING:
            _cover(handle, number, matrix, frame, objects)
        elif kind == pdf.OBJECT_FORM and depth < MAX_DEPTH:
            count = max(0, pdf.form_count_objects(handle))
            inner = list(map(pdf.form_get_object, [handle] * count, range(count)))
            _collect(inner, _matrix(handle).then(matrix), frame, objects, depth + 1)


_six = (c_float * 6)()
_SIX = byref(_six)
_NO_CHANGE = (IDENTITY, (0.0,) * 6)
"""A matrix that changes nothing, and what is gathered where a path has none."""


def _matrix(handle: Handle) -> Matrix:
    return Matrix(*_six) if pdf.object_matrix(handle, _SIX) else IDENTITY


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


def _read_paths(objects: Objects, frame: Frame) -> None:
    """Sorts the paths into rectangles, rules and covers: every property of all of them at once, then path by path."""
    paths = objects.paths[:MAX_PATHS]
    if not paths:
        return
    handles = [handle for handle, _, _ in paths]
    counts = list(map(pdf.path_count, handles))
    modes = pdf.modes.gather(pdf.path_draw_mode, handles).tolist()  # fill mode, whether stroked; zeros if unknown
    fills, strokes = (pdf.colours.gather(get, handles).tolist() for get in (pdf.object_fill, pdf.object_stroke))
    kept: list[tuple[int, Paint]] = []
    segments = 0
    for n, (count, (filled, stroked)) in enumerate(zip(counts, modes, strict=True)):
        fill = on_paper(*fills[n]) if filled and count >= 2 else None
        stroke = on_paper(*strokes[n]) if stroked and count >= 2 else None
        if fill is None and stroke is None:
            continue
        if count > MAX_SEGMENTS or segments + count > MAX_PAGE_SEGMENTS or _is_drawing(handles[n], count):
            if fill is not None:
                handle, number, matrix = paths[n]
                _cover(handle, number, matrix, frame, objects)
            continue
        segments += count
        kept.append((n, Paint(fill, stroke)))
    if kept:
        _sort_paths([(*paths[n], counts[n], paint) for n, paint in kept], frame, objects)


def _sort_paths(paths: list[tuple[Handle, int, Matrix, int, Paint]], frame: Frame, objects: Objects) -> None:
    handles, numbers, around, counts, paints = (list(column) for column in zip(*paths, strict=True))
    own = pdf.matrices.gather(pdf.object_matrix, handles).tolist()
    widths = pdf.widths.gather(pdf.object_stroke_width, handles)[:, 0].tolist()
    outer = {id(matrix): matrix.then(frame.matrix) for matrix in around}
    whole = [
        outer[id(matrix)] if tuple(six) in _NO_CHANGE else Matrix(*six).then(outer[id(matrix)])
        for six, matrix in zip(own, around, strict=True)
    ]
    owners = [handle for handle, count in zip(handles, counts, strict=True) for _ in range(count)]
    segments = list(map(pdf.path_segment, owners, [n for count in counts for n in range(count)]))
    x, y = pdf.points.gather(pdf.segment_point, segments).astype(np.float64).T
    a, b, c, d, e, f = np.repeat(np.array(whole), counts, axis=0).T
    points = list(zip((a * x + c * y + e).tolist(), (b * x + d * y + f).tolist(), strict=True))
    kinds, closes = list(map(pdf.segment_type, segments)), list(map(pdf.segment_close, segments))
    clips = list(map(pdf.clip_count, map(pdf.object_clip, handles)))
    window, stop = frame.window, 0
    for n, count in enumerate(counts):
        start, stop = stop, stop + count
        paint = paints[n]
        if paint.stroke is not None:
            paint = replace(paint, width=widths[n] * whole[n].scale)
        within = _window(handles[n], around[n], frame) if clips[n] > 0 else window
        if all(segments[start:stop]):
            parts = _parts(points[start:stop], kinds[start:stop], closes[start:stop])
            objects.drawn.add_path(numbers[n], parts, paint, within)


def _is_drawing(handle: Handle, count: int) -> bool:
    """Whether a path is long and bent, which no rectangle, disc or rule is."""
    if count < BENT or _may_be_rounded(count):
        return False
    segments = map(pdf.path_segment, [handle] * BENT, range(BENT))
    return any(kind == pdf.SEGMENT_CURVE for kind in map(pdf.segment_type, segments))


def _may_be_rounded(count: int) -> bool:
    """Whether a path may be a rectangle with large rounded corners: four sides, the move to the first of them and the
    closing line, and four corners of as many curves, each with three points."""
    corners, rest = divmod(count - 4, 12)
    return corners <= CURVES and rest <= 2


def _parts(points: list[Point], kinds: list[int], closes: list[int]) -> list[Part]:
    """The path's pieces in displayed points; of a curve only its end."""
    parts: list[Part] = []
    curve = 0
    for point, kind, close in zip(points, kinds, closes, strict=True):
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
        if close:
            parts[-1].closed = True
    return parts
