"""Pages in colour, as a person sees them: rotation and crop box applied, like the pages of a `Document`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
from PIL import Image

from schemas.errors import Unreadable

MOST_PIXELS = 6000
"""Longest side of a picture: a poster is drawn smaller than asked for."""


def rendered(data: bytes, pages: Sequence[int], *, scale: float, file_name: str) -> Iterator[Image.Image]:
    """The pages with these numbers (from 1), `scale` pixels a point, drawn as they are asked for.

    Raises `Unreadable` where PDFium cannot open the file or draw a page. Not thread safe, like all reading.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Unreadable("damaged", f"{file_name}: cannot be drawn ({error})") from error
    try:
        for number in pages:
            page = document[number - 1]
            longest = max(page.get_size())
            yield page.render(scale=min(scale, MOST_PIXELS / longest)).to_pil().convert("RGB")
    except pdfium.PdfiumError as error:
        raise Unreadable("damaged", f"{file_name}: page {number} cannot be drawn ({error})") from error
    finally:
        document.close()
