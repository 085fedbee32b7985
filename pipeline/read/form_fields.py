"""Filled-in form fields: what a person sees in them as characters of the page, and where the file says another value.

A text field has a value and an appearance; a viewer shows the appearance, and without one sets the value itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ctypes import byref, c_float, create_string_buffer
from dataclasses import fields as columns
from typing import NamedTuple

import numpy as np

from pipeline.read import pdfium_calls as pdf
from pipeline.read.frame import Frame
from pipeline.read.glyphs import FILLED_IN, Glyphs
from pipeline.read.pdfium_calls import Handle, Size
from schemas.box import Box
from schemas.document import Font
from schemas.doubt import Doubt

FONT = Font("form field", bold=False, italic=False)
WIDGET = 20
HIDDEN, NO_VIEW = 1 << 1, 1 << 5
MANY = 1000
"""Annotations per page that are looked at."""
LONGEST = 1 << 16
SIZE = 10.0  # points; of fields that leave the size to the viewer
WIDTH = 0.5  # of the size; characters of a usual typeface
LEADING = 1.15  # of the size
CONTRADICTED = 0.4  # probability of what a field shows but does not hold
_SIZE = re.compile(rb"([\d.]+)\s+Tf")
_SHOWN = re.compile(
    rb"\[((?:\((?:\\.|[^\\)])*\)|[^\]])*)\]\s*TJ|(\((?:\\.|[^\\)])*\))\s*(?:Tj|'|\")|(T\*|T[dD])", re.DOTALL
)
_STRING = re.compile(rb"\(((?:\\.|[^\\)])*)\)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_CONTROL = {b"n": b"\n", b"r": b"\r", b"t": b"\t"}


class FormField(NamedTuple):
    """A text field of a page."""

    box: Box
    value: str
    shown: str
    """What its appearance prints, the value where it has none."""
    size: float


def form_fields(page: Handle, frame: Frame) -> Iterator[FormField]:
    """The text fields that are filled in and can be seen."""
    rect = (c_float * 4)()  # left, top, right, bottom
    for n in range(min(MANY, max(0, pdf.count_annotations(page)))):
        annotation = pdf.get_annotation(page, n)
        if not annotation:
            continue
        try:
            if pdf.annotation_subtype(annotation) != WIDGET or pdf.annotation_flags(annotation) & (HIDDEN | NO_VIEW):
                continue
            if _string(annotation, b"FT") not in {"", "Tx", "Ch"} or not pdf.annotation_rect(annotation, byref(rect)):
                continue
            box = frame.box(rect[0], rect[3], rect[2], rect[1])
            value = _string(annotation, b"V").strip()
            appearance = _appearance(annotation)
            shown = value if appearance is None else appearance
            if box and (value or shown):
                stated = _SIZE.search(_string(annotation, b"DA").encode("latin-1", "ignore"))
                size = float(stated[1]) if stated else 0.0
                yield FormField(box, value, shown, size if 2 <= size <= 72 else min(SIZE, 0.7 * box.height))
        finally:
            pdf.close_annotation(annotation)


def with_fields(
    found: tuple[Glyphs, list[Font]] | None, fields: Sequence[FormField]
) -> tuple[tuple[Glyphs, list[Font]] | None, list[Doubt]]:
    """The characters of a page and after them those that its fields show; a doubt for each that holds another value."""
    doubts = [
        Doubt(field.box, "filled_in", CONTRADICTED, field.value or "nothing")
        for field in fields
        if _letters(field.value) != _letters(field.shown)
    ]
    written = [field for field in fields if field.shown]
    if not written:
        return found, doubts
    glyphs, fonts = found or (None, [])
    run = int(glyphs.run.max()) + 1 if glyphs is not None and len(glyphs.run) else 0
    added = [_set(field, run + n, len(fonts)) for n, field in enumerate(written)]
    parts = [glyphs, *added] if glyphs is not None else added
    whole = Glyphs(**{c.name: np.concatenate([getattr(part, c.name) for part in parts]) for c in columns(Glyphs)})
    return (whole, [*fonts, FONT]), doubts


def _set(field: FormField, run: int, font: int) -> Glyphs:
    """The text of a field set from its upper left corner; one line stands in the middle."""
    size, box = field.size, field.box
    lines = field.shown.splitlines()
    first = box.top + 0.9 * size if len(lines) > 1 else (box.top + box.bottom) / 2 + 0.35 * size
    rows = [
        (ord(c), box.x0 + 2 + k * WIDTH * size, first + n * LEADING * size)
        for n, line in enumerate(lines)
        for k, c in enumerate(line)
    ]
    code, x, baseline = np.array(rows, np.float64).T
    count = len(rows)

    def same(value: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        return np.full(count, value, np.int64)

    return Glyphs(
        code=code.astype(np.int32), x0=x, top=baseline - 0.9 * size, x1=x + WIDTH * size, bottom=baseline + 0.2 * size,
        baseline=baseline, size=np.full(count, size), font=same(font), colour=same(0), angle=same(0), lean=same(0),
        run=same(run),
        shown=same(FILLED_IN),
    )  # fmt: skip


def _letters(text: str) -> str:
    return "".join(text.split())


def _string(annotation: Handle, key: bytes) -> str:
    size = pdf.annotation_string(annotation, key, None, Size(0))
    if not 2 < size < LONGEST:
        return ""
    buffer = create_string_buffer(size)
    pdf.annotation_string(annotation, key, buffer, Size(size))
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _appearance(annotation: Handle) -> str | None:
    """The text that the normal appearance prints; None where there is none, or in no letters of its own."""
    size = pdf.annotation_appearance(annotation, 0, None, Size(0))
    if not 2 < size < LONGEST:
        return None
    buffer = create_string_buffer(size)
    pdf.annotation_appearance(annotation, 0, buffer, Size(size))
    content = buffer.raw.decode("utf-16-le", "replace").rstrip("\0").encode("latin-1", "replace")
    if b"BT" not in content or re.search(rb"<[0-9A-Fa-f\s]+>\s*(?:Tj|\])", content):
        return None
    lines: list[str] = [""]
    for operator in _SHOWN.finditer(content):
        if operator[3]:
            lines.append("")
        else:
            strings = _STRING.findall(operator[1] or operator[2])
            lines[-1] += b"".join(_ESCAPE.sub(_unescaped, s) for s in strings).decode("cp1252", "replace")
    return "\n".join(line for line in lines if line.strip()).strip()


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes((int(code, 8) & 0xFF,)) if code[:1].isdigit() else _CONTROL.get(code, code)
