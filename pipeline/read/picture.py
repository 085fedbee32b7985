"""A page as a person sees it, in levels of grey: the judge over text that may be hidden."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from pipeline.read import pdfium_calls as pdf
from pipeline.read.pdfium_calls import Handle, Size

SCALE = 2.0  # pixels per point
MAX_PIXELS = 4_000_000
GREY = 1  # PDFium's number of the format with one byte per pixel
BLANK = np.full((1, 1), 255, np.uint8)


def page_picture(page: Handle, width: float, height: float) -> npt.NDArray[np.uint8]:
    """The displayed page, shape (rows, columns); a single white pixel where it cannot be drawn."""
    scale = min(SCALE, math.sqrt(MAX_PIXELS / max(width * height, 1.0)))
    columns, rows = max(1, round(width * scale)), max(1, round(height * scale))
    pixels = np.full((rows, columns), 255, np.uint8)
    bitmap = pdf.create_bitmap(columns, rows, GREY, Handle(pixels.ctypes.data), columns)
    if not bitmap:
        return BLANK
    try:
        pdf.render_page(bitmap, page, 0, 0, columns, rows, 0, 0)
    finally:
        pdf.destroy_bitmap(bitmap)
    return pixels


def picture_of(data: bytes, number: int, width: float, height: float) -> npt.NDArray[np.uint8]:
    """The same for page `number` (from 1) of a file that another library has open."""
    document = pdf.load_document(data, Size(len(data)), None)
    if not document:
        return BLANK
    try:
        page = pdf.load_page(document, number - 1)
        if not page:
            return BLANK
        try:
            return page_picture(page, width, height)
        finally:
            pdf.close_page(page)
    finally:
        pdf.close_document(document)
