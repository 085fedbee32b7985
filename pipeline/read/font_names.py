"""Names for the fonts that PDFium leaves nameless: Type 3, as browsers write the fonts of web pages.

pdfminer.six walks the content of the page once more and says which font each show-text operator uses; both libraries
meet these operators in the same order. Only pages with nameless fonts pay for it.
"""

from __future__ import annotations

import logging
from io import BytesIO
from itertools import islice
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from pipeline.read.fonts import NamedFont, named_font

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every oddity of a font; nobody can act on that


class _Witness(PDFTextDevice):
    """Notes the font of each show-text operator that shows something."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.fonts: list[NamedFont] = []
        self._known: dict[int, NamedFont] = {}

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        if any(isinstance(part, bytes) and part for part in seq):
            font = textstate.font
            if id(font) not in self._known:
                self._known[id(font)] = named_font(font)
            self.fonts.append(self._known[id(font)])


class FontNames:
    """Looks up fonts of one file; opens it at the first question."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: PDFDocument | None = None

    def __call__(self, page: int) -> list[NamedFont]:
        """The font of each text object of page `page` (from 1) in stream order; empty where it cannot be known."""
        try:
            if self._document is None:
                self._document = PDFDocument(PDFParser(BytesIO(self._data)))
            manager = PDFResourceManager()
            witness = _Witness(manager)
            for found in islice(PDFPage.create_pages(self._document), page - 1, page):
                PDFPageInterpreter(manager, witness).process_page(found)
        except Exception:  # broken files make pdfminer.six raise anything; without a name the text is still read
            return []
        return witness.fonts
