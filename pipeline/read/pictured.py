"""Which pages are read from their picture: those without text, those whose text is no use, all or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.ocr import INSTALL, installed
from pipeline.read.glyphs import REPLACEMENT
from schemas.document import Document, Page
from schemas.errors import Unreadable
from schemas.settings import OcrMode

BLANK = 0x20
MOST_PAGES = 40  # about a minute of CPU; of a longer scan the other pages get a finding
NO_CODE = 0.3  # of a page's characters; more without a code make its text useless


def with_pictures_read(document: Document, data: bytes, *, mode: OcrMode) -> Document:
    """The document with its scanned pages recognised, as far as `mode` and the installation allow.

    Raises `Unreadable` with `no_text_layer` where no page has any text in the end.
    """
    wanted = [] if mode == "never" else [p for p in document.pages if p.width and (mode == "always" or _useless(p))]
    if wanted and installed():
        from pipeline.read.scan import recognised

        document = _replaced(document, recognised(data, wanted[:MOST_PAGES]))
    if any(_has_text(page) for page in document.pages):
        return document
    count = len(document.pages)
    pages = f"{document.file_name}: {count} {'page' if count == 1 else 'pages'} without visible text; "
    if mode == "never":
        reason = "reading scanned pages is switched off (--ocr never)"
    elif not installed():
        reason = f"reading scanned pages needs OCR, which is not installed: {INSTALL}"
    else:
        reason = "OCR finds nothing on their pictures either"
    raise Unreadable("no_text_layer", pages + reason)


def _has_text(page: Page) -> bool:
    return bool((page.chars.code != BLANK).any())


def _useless(page: Page) -> bool:
    """No text, or mostly letters without a code."""
    if not _has_text(page):
        return True
    return float((page.chars.code == REPLACEMENT).mean()) > NO_CODE


def _replaced(document: Document, pages: Sequence[Page]) -> Document:
    """The document with those of `pages` that say anything."""
    better = {page.number: page for page in pages if _has_text(page)}
    return replace(document, pages=tuple(better.get(page.number, page) for page in document.pages))
