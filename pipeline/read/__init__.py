"""Opens a PDF: the only place that does. Bytes in, `Document` out, whichever reader is used."""

from __future__ import annotations

import hashlib

from pipeline.read.pictured import with_pictures_read
from schemas.document import Document
from schemas.errors import Unreadable
from schemas.settings import Limits, OcrMode, ReaderName, Settings, TagsMode

HEADER_WITHIN = 1024
"""Bytes from the start in which the header must stand (ISO 32000-1, annex H.3.4.1)."""


def read(
    data: bytes,
    *,
    file_name: str,
    reader: ReaderName = "pdfium",
    ocr: OcrMode = "auto",
    tags: TagsMode = "auto",
    limits: Limits = Limits(),  # noqa: B008  frozen
) -> Document:
    """The publication that these bytes are.

    Raises `Unreadable` with the rejection code `empty`, `not_a_pdf`, `damaged`, `encrypted`, `too_large`,
    `too_many_pages` or `no_text_layer`. `ocr`: which pages are read from their pictures;
    `tags`: whether pages bring what the file's structure tree says of them.
    Files that open with the empty password are read. Not thread safe:
    PDFium must not be called from two threads at once, so read in one thread or in several processes.
    """
    if not data:
        raise Unreadable("empty", f"{file_name}: the file has no bytes")
    if len(data) > limits.file_bytes:
        raise Unreadable(
            "too_large",
            f"{file_name}: {len(data)} bytes, at most {limits.file_bytes} are read",
            limit=f"file_bytes={limits.file_bytes}",
        )
    publication_id = f"sha256:{hashlib.sha256(data).hexdigest()}"
    if reader == "pdfplumber":
        from pipeline.read.plumber import read_plumber as read_pages
    else:
        from pipeline.read.pdfium import read_pdfium as read_pages
    try:
        document = read_pages(data, file_name=file_name, publication_id=publication_id, limits=limits, tags=tags)
    except Unreadable as error:
        if error.code == "damaged" and b"%PDF-" not in data[:HEADER_WITHIN]:
            raise Unreadable("not_a_pdf", f"{file_name}: no %PDF- header, so no PDF") from error
        raise
    return with_pictures_read(document, data, mode=ocr)


def read_as(settings: Settings, data: bytes, *, file_name: str) -> Document:
    """The publication, read as the settings say; raises as `read` does."""
    return read(
        data,
        file_name=file_name,
        reader=settings.reader,
        ocr=settings.ocr,
        tags=settings.tags,
        limits=settings.limits,
    )
