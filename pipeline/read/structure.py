"""The structure tree of a tagged page: which text makes up which heading, paragraph or item, in logical order.

PDFium reads the tree for both readers, its role map applied (ISO 32000-1, 14.7.3). What a person sees as one block is
one `Tag`: spans and links belong to the block around them, so does a paragraph within an item or a cell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from ctypes import create_string_buffer
from dataclasses import dataclass, field

from pipeline.read import pdfium_calls as pdf
from pipeline.read.pdfium_calls import Handle, Size
from schemas.tag import Tag

OWN = frozenset({"LI", "TD", "TH", "TOCI", "Note", "FENote", "Caption", "H", "Title", *(f"H{n}" for n in range(1, 7))})
"""Elements that are a block wherever they stand."""
WITHIN = frozenset({"P", "BlockQuote", "Figure", "Formula", "Code", "Index", "BibEntry", "Lbl"})
"""Elements that are a block unless they stand in another."""
MAX_DEPTH = 60
MAX_ELEMENTS = 20_000
"""Elements of a page that are looked at; a tree with more is damaged."""

Runs = Mapping[int, Sequence[int]]
"""Number of marked content -> numbers of its text objects in the stream."""


def page_tags(page: Handle, runs: Runs) -> tuple[Tag, ...]:
    """The blocks of the page's tree that hold text, in logical order; none where the page has no tree."""
    tree = pdf.open_structure(page) if runs else Handle(0)
    if not tree:
        return ()
    try:
        walk = _Walk(runs)
        for n in range(max(0, pdf.structure_count(tree))):
            walk.into(pdf.structure_child(tree, n), None, 0)
        return tuple(Tag(role, tuple(numbers)) for role, numbers in walk.found if numbers)
    finally:
        pdf.close_structure(tree)


@dataclass
class _Walk:
    """Goes through a tree and collects its blocks: role and text objects."""

    runs: Runs
    found: list[tuple[str, list[int]]] = field(default_factory=list)
    elements: int = 0

    def into(self, element: Handle, block: list[int] | None, depth: int) -> None:
        """Add the blocks below an element; `block` takes what stands directly in the one around it."""
        self.elements += 1
        if not element or depth > MAX_DEPTH or self.elements > MAX_ELEMENTS:
            return
        role = _role(element)
        if role in OWN or (role in WITHIN and block is None):
            block = self._opened(role)
        for n in range(max(0, pdf.element_count(element))):
            child = pdf.element_child(element, n)
            if child:
                self.into(child, block, depth + 1)
            elif (held := self.runs.get(pdf.element_child_content(element, n))) is not None:
                block = self._opened("P") if block is None else block
                block += held

    def _opened(self, role: str) -> list[int]:
        numbers: list[int] = []
        self.found.append((role, numbers))
        return numbers


def _role(element: Handle) -> str:
    size = pdf.element_type(element, None, Size(0))
    if not 2 < size < 256:
        return ""
    buffer = create_string_buffer(size)
    pdf.element_type(element, buffer, Size(size))
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def tags_of(data: bytes) -> Callable[[int, Runs], tuple[Tag, ...]]:
    """The tags of a page (from 1) of a file that another library reads; none for a file without tags."""

    def tags(number: int, runs: Runs) -> tuple[Tag, ...]:
        document = pdf.load_document(data, Size(len(data)), None)
        if not document:
            return ()
        try:
            page = pdf.load_page(document, number - 1) if pdf.is_tagged(document) else Handle(0)
            if not page:
                return ()
            try:
                return page_tags(page, runs)
            finally:
                pdf.close_page(page)
        finally:
            pdf.close_document(document)

    return tags
