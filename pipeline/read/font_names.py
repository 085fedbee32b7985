"""Names for the fonts that PDFium leaves nameless: Type 3, as browsers write the fonts of web pages.

The content of the page is looked through once more for the operators that set a font and those that show text, which
PDFium meets in the same order. Only pages with nameless fonts pay for it. pdfminer.six opens the file and its streams;
walking the content with it would cost ten times as much, because it also runs every other operator.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, dict_value, resolve1, stream_value
from pdfminer.psparser import literal_name

from pipeline.read.fonts import NamedFont, number

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every oddity of a font; nobody can act on that

MAX_DEPTH = 16
"""Form XObjects within form XObjects."""
MOST_OF_FONT = 1 << 16
"""Bytes of a font's dictionary that are looked through for its descriptor."""
_DESCRIPTOR = re.compile(rb"/FontDescriptor\s+(\d+)\s+\d+\s+R\b")
_NAMELESS = NamedFont("", 0, 0)
_INNER = rb"(?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))"
_NAME = rb"[^\s/<>\[\](){}%]+"
_TOKEN = re.compile(
    rb"(?=[(<>/TqQB'\"%])(?:"
    rb"\((?P<string>" + _INNER + rb"*)\)"
    rb"|<<|>>|<(?P<hex>[0-9A-Fa-f\s]*)>"
    rb"|/(?P<font>" + _NAME + rb")\s+[-+\d.]+\s+Tf(?![\w*])"
    rb"|/(?P<form>" + _NAME + rb")\s+Do(?![\w*])"
    rb"|/" + _NAME + rb"|(?<![\w*])(?:(?P<show>T[Jj])|(?P<save>q)|(?P<restore>Q)|BI\s.*?\sEI)(?![\w*])"
    rb"|(?P<next>['\"])|%[^\r\n]*)",
    re.DOTALL,
)
"""Strings, names, comments and inline images are matched so that nothing in them is taken for an operator.

The first line says with what any of them begins: most bytes are those of numbers, and to try every alternative on each
of them takes twice as long."""


class FontNames:
    """Looks up fonts of one file; opens it at the first question."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pages: list[PDFPage] | None = None

    def __call__(self, page: int) -> list[NamedFont]:
        """The font of each text object of page `page` (from 1) in stream order; empty where it cannot be known."""
        try:
            if self._pages is None:
                self._pages = list(PDFPage.create_pages(PDFDocument(PDFParser(BytesIO(self._data)))))
            found = self._pages[page - 1]
            content = b"\n".join(stream_value(part).get_data() for part in found.contents)
            return list(_shown(content, found.resources, {}, 0))
        except Exception:  # broken files make pdfminer.six raise anything; without a name the text is still read
            return []


def _shown(content: bytes, resources: Any, known: dict[int, NamedFont], depth: int) -> Iterator[NamedFont]:
    """The font of each operator that shows text, forms opened in their place."""
    fonts, forms = (dict_value(resolve1(resources.get(kind)) or {}) for kind in ("Font", "XObject"))
    font, kept, written = _NAMELESS, [], False
    for token in _TOKEN.finditer(content):
        kind = token.lastgroup
        if kind in ("string", "hex"):
            written = written or bool(token[kind].strip() if kind == "hex" else token[kind])
        elif kind in ("show", "next"):
            if written:
                yield font
            written = False
        elif kind == "font":
            font, written = _named(fonts.get(token[kind].decode("latin-1")), known), False
        elif kind == "save":
            kept.append(font)
        elif kind == "restore":
            font = kept.pop() if kept else font
        elif kind == "form" and depth < MAX_DEPTH:
            form = resolve1(forms.get(token[kind].decode("latin-1")))
            if form is not None and literal_name(form.get("Subtype")) == "Form":
                inner = resolve1(form.get("Resources")) or resources
                yield from _shown(form.get_data(), inner, known, depth + 1)


def _dictionary(reference: Any) -> Mapping[str, Any]:
    """A font's dictionary; of an indirect one in plain sight only what leads to its descriptor.

    The dictionary of a Type 3 font has an entry for every glyph, and reading them all costs more than the page's text.
    """
    document, number_ = getattr(reference, "doc", None), getattr(reference, "objid", None)
    if document is not None and number_ is not None:
        for xref in document.xrefs:
            try:
                stream, offset, _ = xref.get_pos(number_)
            except KeyError:
                continue
            if stream is None:
                data: bytes = document._parser.fp.getbuffer()[offset : offset + MOST_OF_FONT].tobytes()
                if found := _DESCRIPTOR.search(data.partition(b"endobj")[0]):
                    return {"FontDescriptor": PDFObjRef(document, int(found[1]))}
            break
    return resolve1(reference) or {}


def _named(reference: Any, known: dict[int, NamedFont]) -> NamedFont:
    """What a font's dictionary and its descriptor say."""
    key = getattr(reference, "objid", None) or id(reference)
    if key not in known:
        font = _dictionary(reference)
        descriptor: Mapping[str, Any] = resolve1(font.get("FontDescriptor")) or {}
        name = resolve1(descriptor.get("FontName")) or resolve1(font.get("BaseFont")) or resolve1(font.get("Name"))
        flags, weight = (int(number(resolve1(descriptor.get(entry)))) for entry in ("Flags", "FontWeight"))
        known[key] = NamedFont(literal_name(name) if name is not None else "", flags, weight)
    return known[key]
