"""Which pages are read from their picture: those without text, those whose text is no use, all or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.ocr import INSTALL, installed
from pipeline.read.glyphs import REPLACEMENT
from pipeline.read.legible import is_legible, legible
from schemas.document import Document, Page
from schemas.errors import Unreadable
from schemas.settings import OcrMode

BLANK = 0x20
MOST_PAGES = 30  # about a minute of CPU; of a longer scan the other pages get a finding
NO_CODE = 0.3  # of a page's characters; more without a code make its text useless
LEAST = 0.5  # of the words of a page that must be able to be words
LEAST_OF_LAYER = 0.8  # the same where the text is what somebody recognised on a scan before
BETTER = 0.05  # by which the share must rise for the picture to be believed


def with_pictures_read(document: Document, data: bytes, *, mode: OcrMode) -> Document:
    """The document with its scanned pages recognised, as far as `mode` and the installation allow.

    Raises `Unreadable` with `no_text_layer` where no page has any text in the end.
    """
    wanted = [] if mode == "never" else [p for p in document.pages if p.width and (mode == "always" or _useless(p))]
    if wanted and installed():
        from pipeline.read.scan import recognised

        document = _replaced(document, recognised(data, wanted[:MOST_PAGES]), always=mode == "always")
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
    """No text, letters without a code, or strings that are no words, as in the text layer of a poor scan."""
    if not _has_text(page):
        return True
    code = page.chars.code
    if float(((code == REPLACEMENT) | ((code >= 0xE000) & (code < 0xF900))).mean()) > NO_CODE:
        return True
    return not is_legible(page.chars, LEAST_OF_LAYER if 2 * page.layer_chars > len(code) else LEAST)


def _says_more(page: Page, before: Page) -> bool:
    if not _has_text(before):
        return True
    now, then = legible(page.chars), legible(before.chars)
    return now is not None and (then is None or now > then + BETTER)


def _replaced(document: Document, pages: Sequence[Page], *, always: bool) -> Document:
    """The document with those of `pages` that say anything, and more than the text of the file did."""
    before = {page.number: page for page in document.pages}
    better = {p.number: p for p in pages if _has_text(p) and (always or _says_more(p, before[p.number]))}
    return replace(document, pages=tuple(better.get(page.number, page) for page in document.pages))
