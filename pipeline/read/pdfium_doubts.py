"""Text objects of which PDFium's text page does not say whether they show: cut away by a clip path, or on a layer that
may be switched off."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import byref, c_ulong, create_string_buffer

import numpy as np
import numpy.typing as npt

from pipeline.read import pdfium_calls as pdf
from pipeline.read.frame import IDENTITY, Frame, Matrix, clip
from pipeline.read.pdfium_calls import Handle, Size
from schemas.box import Box

Mask = npt.NDArray[np.bool_]

LAYER = "OC\0".encode("utf-16-le")
"""The tag of optional content (ISO 32000-1, 8.11.3.2) as PDFium writes it."""
MAX_CLIPS = 8
"""Clip paths per object that are looked at."""
CORNERS = 5
"""Segments of a rectangle as a path: one that is no rectangle is looked at as a whole."""
MAX_SEGMENTS = 60
JUTS_OUT = 1.0  # points by which ink must stand out of its clip path to be doubted
_name, _length = create_string_buffer(16), c_ulong()
_ROOM, _LENGTH = Size(len(_name)), byref(_length)


def layered(handles: Sequence[Handle]) -> Mask:
    """Which text objects belong to optional content."""
    found = np.zeros(len(handles), np.bool_)
    for i, count in enumerate(map(pdf.count_marks, handles)):
        for index in range(count):
            mark = pdf.get_mark(handles[i], Size(index))
            if pdf.mark_name(mark, _name, _ROOM, _LENGTH) and _name.raw[: _length.value] == LAYER:
                found[i] = True
    return found


def clipped(handles: Sequence[Handle], texts: Sequence[tuple[Handle, int, Matrix]], frame: Frame) -> dict[int, Box]:
    """For each text object that juts out of its clip path (by its place in `handles`) the part of the displayed page
    to which it is cut. `texts` are all text objects with the matrices around them."""
    paths = list(map(pdf.object_clip, handles))
    counts = list(map(pdf.clip_count, paths))
    if max(counts, default=0) <= 0:
        return {}
    asked = [(i, index) for i, count in enumerate(counts) for index in range(min(count, MAX_CLIPS))]
    owners, indices = [paths[i] for i, _ in asked], [index for _, index in asked]
    lengths = list(map(pdf.clip_count_segments, owners, indices))
    first, third = (
        pdf.points.gather(pdf.segment_point, list(map(pdf.clip_segment, owners, indices, [k] * len(asked))))
        for k in (0, 2)
    )
    low, high = np.minimum(first, third), np.maximum(first, third)
    for k, length in enumerate(lengths):
        if length != CORNERS:
            low[k], high[k] = _extent(owners[k], indices[k], length)
    objects = np.array([i for i, _ in asked])
    ink = pdf.bounds.gather(pdf.object_bounds, [handles[i] for i in objects.tolist()])  # left, bottom, right, top
    out = (ink[:, :2] < low - JUTS_OUT).any(axis=1) | (ink[:, 2:] > high + JUTS_OUT).any(axis=1)
    if not out.any():
        return {}
    around = {handle.value: matrix for handle, _, matrix in texts}
    windows: dict[int, Box] = {}
    for k in np.flatnonzero(out).tolist():
        i = int(objects[k])
        whole = around.get(handles[i].value, IDENTITY).then(frame.matrix)
        corners = [whole.point(x, y) for x in (low[k, 0], high[k, 0]) for y in (low[k, 1], high[k, 1])]
        xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
        window = windows.get(i, frame.window)
        windows[i] = clip(window, min(xs), min(ys), max(xs), max(ys)) or Box(0.0, 0.0, 0.0, 0.0)
    return windows


def _extent(path: Handle, index: int, length: int) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Lower left and upper right corner of a clip path; the whole plane where it is too long to look at."""
    if not 2 <= length <= MAX_SEGMENTS:
        return np.full(2, -np.inf, np.float32), np.full(2, np.inf, np.float32)
    segments = list(map(pdf.clip_segment, [path] * length, [index] * length, range(length)))
    found = pdf.points.gather(pdf.segment_point, segments)
    return found.min(axis=0), found.max(axis=0)
