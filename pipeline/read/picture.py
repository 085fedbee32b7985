"""A page as a person sees it, in levels of grey: the judge over text that may be hidden, and what OCR reads."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.read import pdfium_calls as pdf
from pipeline.read.pdfium_calls import Handle, Size
from schemas.box import Box

SCALE = 2.0  # pixels per point
MAX_PIXELS = 4_000_000
GREY = 1  # PDFium's number of the format with one byte per pixel
WITH_ANNOTATIONS = 1
BLANK = np.full((1, 1), 255, np.uint8)


class Window(NamedTuple):
    """A rectangle of pixels in the picture of a page that has `columns` times `rows` of them."""

    left: int
    top: int
    right: int
    bottom: int
    columns: int
    rows: int


def whole_page(width: float, height: float, *, scale: float = SCALE, most: int = MAX_PIXELS) -> Window:
    """All of a page with `scale` pixels per point, fewer where it had more than `most` pixels."""
    scale = min(scale, math.sqrt(most / max(width * height, 1.0)))
    columns, rows = max(1, round(width * scale)), max(1, round(height * scale))
    return Window(0, 0, columns, rows, columns, rows)


def page_picture(page: Handle, window: Window) -> npt.NDArray[np.uint8]:
    """The displayed page within the window; shape (rows, columns). A single white pixel where it cannot be drawn."""
    columns, rows = window.right - window.left, window.bottom - window.top
    pixels = np.full((rows, columns), 255, np.uint8)
    bitmap = pdf.create_bitmap(columns, rows, GREY, Handle(pixels.ctypes.data), columns)
    if not bitmap:
        return BLANK
    try:
        pdf.render_page(bitmap, page, -window.left, -window.top, window.columns, window.rows, 0, 0)
    finally:
        pdf.destroy_bitmap(bitmap)
    return pixels


def pictures(
    data: bytes, pages: Sequence[tuple[int, float, float]], *, scale: float, most: int
) -> Iterator[npt.NDArray[np.uint8]]:
    """The pages (number from 1, width, height in points) one by one, whichever library has read them."""
    document = pdf.load_document(data, Size(len(data)), None)
    try:
        for number, width, height in pages:
            page = pdf.load_page(document, number - 1) if document else None
            if not page:
                yield BLANK
                continue
            try:
                picture = page_picture(page, whole_page(width, height, scale=scale, most=most))
            finally:
                pdf.close_page(page)
            yield picture
    finally:
        if document:
            pdf.close_document(document)


def parts(
    data: bytes, places: Mapping[int, Sequence[Box]], *, scale: float
) -> Iterator[tuple[int, Box, npt.NDArray[np.uint8]]]:
    """Pieces of pages (by number from 1) as a person sees them, form fields filled in: page, box and picture."""
    document = pdf.load_document(data, Size(len(data)), None)
    try:
        for number, boxes in places.items():
            page = pdf.load_page(document, number - 1) if document else None
            if not page:
                continue
            try:
                for box in boxes:
                    yield number, box, _part(page, box, scale)
            finally:
                pdf.close_page(page)
    finally:
        if document:
            pdf.close_document(document)


def _part(page: Handle, box: Box, scale: float) -> npt.NDArray[np.uint8]:
    width, height = pdf.page_width(page), pdf.page_height(page)
    columns, rows = max(1, math.ceil(box.width * scale)), max(1, math.ceil(box.height * scale))
    if columns * rows > MAX_PIXELS:
        return BLANK
    pixels = np.full((rows, columns), 255, np.uint8)
    bitmap = pdf.create_bitmap(columns, rows, GREY, Handle(pixels.ctypes.data), columns)
    if not bitmap:
        return BLANK
    left, top, across, down = (round(scale * v) for v in (-box.x0, -box.top, width, height))
    try:
        pdf.render_page(bitmap, page, left, top, across, down, 0, WITH_ANNOTATIONS)
    finally:
        pdf.destroy_bitmap(bitmap)
    return pixels
