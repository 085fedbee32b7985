"""A page drawn with and without some of its text: who sees no difference, sees no text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_float

import numpy as np
import numpy.typing as npt

from pipeline.read import pdfium_calls as pdf
from pipeline.read.form_fields import FormField, form_fields
from pipeline.read.frame import Frame, Matrix
from pipeline.read.glyphs import Glyphs
from pipeline.read.pdfium_calls import Handle, Size
from pipeline.read.pdfium_objects import Objects, read_objects
from pipeline.read.picture import BLANK, SCALE, Window, page_picture, whole_page
from pipeline.read.visible import Judge, Pictures

COARSE = 1.0  # pixels per point where much has to be drawn: what a person sees still changes them
LARGE = 50_000  # square points, a tenth of a sheet

Index = npt.NDArray[np.int64]
Text = tuple[Handle, int, Matrix]


def judge_of(page: Handle, objects: Objects, frame: Frame) -> Judge:
    """For the reader that has the page open, whose runs are numbers of text objects."""

    def pictures(glyphs: Glyphs, suspects: Index) -> Pictures:
        # With its copies, which PDFium's text page leaves out: a black text may have a white one below it.
        others = set(glyphs.run.tolist()) - set(glyphs.run[suspects].tolist())
        texts = [text for text in objects.texts if text[1] not in others]
        return _pictures(page, _around(glyphs, suspects, frame), texts)

    return pictures


def judge_of_file(data: bytes, number: int, glyphs: Glyphs, suspects: Index) -> Pictures:
    """For page `number` (from 1) of a file that another library has open: with and without all of its text."""
    with _page(data, number) as page:
        if not page:
            return Pictures(BLANK, BLANK, whole_page(1.0, 1.0))
        frame = frame_of(page)
        return _pictures(page, _around(glyphs, suspects, frame), read_objects(page, frame).texts)


def form_fields_of(data: bytes, number: int) -> list[FormField]:
    """The filled-in fields of page `number` of such a file."""
    if b"/AcroForm" not in data and b"/ObjStm" not in data:
        return []
    with _page(data, number) as page:
        return list(form_fields(page, frame_of(page))) if page else []


def frame_of(page: Handle) -> Frame:
    """The displayed part of the page; PDFium has already cut the crop box to the media box."""
    box = (c_float * 4)()  # left, top, right, bottom
    pdf.page_box(page, byref(box))
    return Frame.of(box[0], box[3], box[2], box[1], turn=90 * pdf.page_rotation(page))


def _around(glyphs: Glyphs, suspects: Index, frame: Frame) -> Window:
    """The pixels in which the suspects stand, all of the page without any: mostly a few lines, and what is drawn
    elsewhere on a page (its pictures above all) takes most of the time."""
    if not len(suspects):
        return whole_page(frame.width, frame.height, scale=COARSE)
    g = glyphs
    area = (g.x1[suspects].max() - g.x0[suspects].min()) * (g.bottom[suspects].max() - g.top[suspects].min())
    page = whole_page(frame.width, frame.height, scale=SCALE if area < LARGE else COARSE)
    across, down = page.columns / max(frame.width, 1.0), page.rows / max(frame.height, 1.0)
    left, top = int(g.x0[suspects].min() * across), int(g.top[suspects].min() * down)
    right, bottom = int(g.x1[suspects].max() * across) + 1, int(g.bottom[suspects].max() * down) + 1
    left, top = min(max(0, left), page.columns - 1), min(max(0, top), page.rows - 1)
    return page._replace(
        left=left, top=top, right=max(left + 1, min(right, page.columns)), bottom=max(top + 1, min(bottom, page.rows))
    )


def _pictures(page: Handle, window: Window, texts: list[Text]) -> Pictures:
    whole = page_picture(page, window)
    if not texts:
        return Pictures(whole, whole, window)
    for handle, _, _ in texts:
        pdf.object_set_active(handle, 0)
    try:
        return Pictures(whole, page_picture(page, window), window)
    finally:
        for handle, _, _ in texts:
            pdf.object_set_active(handle, 1)


@contextmanager
def _page(data: bytes, number: int) -> Iterator[Handle | None]:
    document = pdf.load_document(data, Size(len(data)), None)
    page = pdf.load_page(document, number - 1) if document else None
    try:
        yield page or None
    finally:
        if page:
            pdf.close_page(page)
        if document:
            pdf.close_document(document)
