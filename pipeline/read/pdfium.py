"""The default reader: PDFium through pypdfium2's raw interface.

PDFium is not thread safe: one process reads one document at a time, in one thread. All handles are closed before
`read_pdfium` returns or raises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import byref, c_float, c_int, create_string_buffer
from functools import partial
from typing import NamedTuple

from pipeline.read import pdfium_calls as pdf
from pipeline.read.fonts import NamedFont
from pipeline.read.form_fields import form_fields, with_fields
from pipeline.read.frame import Frame
from pipeline.read.metadata import iso_date, meta_text
from pipeline.read.normalise import empty_page, finish
from pipeline.read.pdfium_calls import Handle, Size
from pipeline.read.pdfium_objects import marked_content, read_objects
from pipeline.read.pdfium_text import read_glyphs
from pipeline.read.structure import page_tags
from pipeline.read.taken_away import frame_of, judge_of
from schemas.document import Document, Link, Page
from schemas.errors import Unreadable
from schemas.settings import Limits, TagsMode

MAX_URI = 1 << 16
LAYER_MARKS = (b"/OCProperties", b"/ObjStm")
"""A file without layers has neither of these; with compressed objects one cannot know."""


class Source(NamedTuple):
    """What a page needs to know of its file."""

    names: Callable[[int], list[NamedFont]]
    layers: bool
    tagged: bool


def read_pdfium(
    data: bytes, *, file_name: str, publication_id: str, limits: Limits, tags: TagsMode = "auto"
) -> Document:
    """The publication that these bytes are; raises `Unreadable` (not for a missing text layer)."""
    with _opened(data, file_name) as document:
        count = pdf.count_pages(document)
        if count <= 0:
            raise Unreadable("empty", f"{file_name}: the file has no pages")
        if count > limits.pages:
            raise Unreadable(
                "too_many_pages",
                f"{file_name}: {count} pages, at most {limits.pages} are read",
                limit=f"pages={limits.pages}",
            )
        source = Source(
            _font_names(data),
            layers=any(mark in data for mark in LAYER_MARKS),
            tagged=tags != "never" and bool(pdf.is_tagged(document)),
        )
        pages = tuple(_read_page(document, number, source) for number in range(1, count + 1))
        if all(page is None for page in pages):
            raise Unreadable("damaged", f"{file_name}: none of its {count} pages can be loaded")
        return Document(
            publication_id=publication_id,
            file_name=file_name,
            pages=tuple(page or empty_page(number) for number, page in enumerate(pages, 1)),
            producer=meta_text(_meta(document, b"Producer")),
            creator=meta_text(_meta(document, b"Creator")),
            title=meta_text(_meta(document, b"Title")),
            created_at=iso_date(_meta(document, b"CreationDate")),
            size_bytes=len(data),
        )


@contextmanager
def _opened(data: bytes, file_name: str) -> Iterator[Handle]:
    """The handle of a document; `data` must live as long as the handle."""
    document = pdf.load_document(data, Size(len(data)), None)
    if not document:
        error = pdf.last_error()
        if error == pdf.ERROR_PASSWORD:
            raise Unreadable("encrypted", f"{file_name}: needs a password")
        if error == pdf.ERROR_SECURITY:
            raise Unreadable("encrypted", f"{file_name}: encrypted in a way that only the program of its maker opens")
        raise Unreadable("damaged", f"{file_name}: cannot be opened as a PDF (PDFium error {error})")
    try:
        yield document
    finally:
        pdf.close_document(document)


def _font_names(data: bytes) -> Callable[[int], list[NamedFont]]:
    """The fonts of a page's text objects by another library, which is loaded at the first question."""
    opened: list[Callable[[int], list[NamedFont]]] = []

    def names(number: int) -> list[NamedFont]:
        if not opened:
            from pipeline.read.font_names import FontNames

            opened.append(FontNames(data))
        return opened[0](number)

    return names


def _meta(document: Handle, key: bytes) -> str:
    size = pdf.meta_text(document, key, None, Size(0))
    if not 2 < size < 1 << 20:
        return ""
    buffer = create_string_buffer(size)
    pdf.meta_text(document, key, buffer, Size(size))
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _read_page(document: Handle, number: int, source: Source) -> Page | None:
    """One page, None where PDFium cannot load it."""
    page = pdf.load_page(document, number - 1)
    if not page:
        return None
    text = Handle(0)
    try:
        frame = frame_of(page)
        objects = read_objects(page, frame, layers=source.layers)
        text = pdf.load_text(page)
        found = read_glyphs(text, frame, objects, partial(source.names, number)) if text else None
        found, doubts = with_fields(found, list(form_fields(page, frame)))
        return finish(
            number,
            frame,
            objects.drawn,
            links=list(_links(document, page, frame)),
            found=found,
            judge=judge_of(page, objects, frame),
            doubts=doubts,
            tags=page_tags(page, marked_content(objects)) if source.tagged else (),
        )
    finally:
        if text:
            pdf.close_text(text)
        pdf.close_page(page)


def _links(document: Handle, page: Handle, frame: Frame) -> Iterator[Link]:
    """The link annotations that lead to an address."""
    position, link = c_int(0), Handle(0)
    rect = (c_float * 4)()  # left, top, right, bottom
    while pdf.next_link(page, byref(position), byref(link)):
        action = pdf.link_action(link)
        if not action or pdf.action_type(action) != pdf.ACTION_URI or not pdf.link_rect(link, byref(rect)):
            continue
        size = pdf.action_uri(document, action, None, Size(0))
        if not 1 < size < MAX_URI:
            continue
        buffer = create_string_buffer(size)
        pdf.action_uri(document, action, buffer, Size(size))
        uri = meta_text(buffer.raw.decode("utf-8", "replace"))
        box = frame.box(rect[0], rect[3], rect[2], rect[1])
        if uri and box:
            yield Link(box, uri)
