"""The stages of the data's way as marks: what to draw to see what a stage has made of a publication."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, get_args

from pipeline.show.marks import Mark
from schemas.box import Box
from schemas.document import Block, Document, Line
from schemas.settings import Settings

Stage = Literal["words", "lines", "columns", "blocks", "layout", "sections", "fields"]
STAGES: tuple[Stage, ...] = get_args(Stage)


def marks_of(document: Document, stage: Stage, *, settings: Settings) -> list[Mark]:
    """The marks of all pages, in the order of drawing: what lies around other things comes first."""
    return list(_DRAWN[stage](document, settings))


def _words(document: Document, _: Settings) -> Iterator[Mark]:
    from pipeline.layout.words import words

    for page in document.pages:
        for word in words(page):
            style = " ".join(name for name, on in (("bold", word.font.bold), ("italic", word.font.italic)) if on)
            yield Mark(page.number, word.box, f"{style or 'plain'} word", fill="line")
        yield from (Mark(page.number, link.box, "link", fill="frame") for link in page.links)


def _lines(document: Document, _: Settings) -> Iterator[Mark]:
    from pipeline.layout.sheets import sheets

    for page, sheet in zip(document.pages, sheets(document.pages), strict=True):
        for number, line in enumerate(sheet.lines, 1):
            yield Mark(page.number, line.box, "line", tag=str(number))


def _columns(document: Document, _: Settings) -> Iterator[Mark]:
    """Columns, numbered over each page in reading order, with the tables in them."""
    from pipeline.layout.sheets import sheets

    for page, sheet in zip(document.pages, sheets(document.pages), strict=True):
        for number, part in enumerate(sheet.parts, 1):
            kind = "column" if part.container < 0 else "column in a box"
            boxes = [thing.box for thing in part.things if isinstance(thing, Line)]
            for thing in part.things:
                if not isinstance(thing, Line) and (cells := [line.box for _, _, c in thing.cells for line in c]):
                    boxes.append(Box.around(cells))
                    yield Mark(page.number, boxes[-1], "table", fill="line")
            if boxes:
                yield Mark(page.number, Box.around(boxes), kind, tag=str(number), fill="frame")


def _blocks(document: Document, _: Settings) -> Iterator[Mark]:
    from pipeline.layout import arrange

    yield from _block_marks(arrange(document), _role_kind)


def _layout(document: Document, settings: Settings) -> Iterator[Mark]:
    yield from (mark for mark in _columns(document, settings) if mark.kind != "table")
    yield from _blocks(document, settings)


def _sections(document: Document, settings: Settings) -> Iterator[Mark]:
    """Blocks in the colour of their section; pale where they belong to no section, paler still to no profile."""
    from pipeline.extract import examine

    extraction = examine(document, settings=settings)
    kinds: dict[int, str] = {}
    for block, row in zip(extraction.blocks, extraction.record.blocks, strict=True):
        if row.profile is None:
            continue
        kinds[id(block)] = f"profile {row.profile}"
        if row.section is not None:
            section = extraction.record.profiles[row.profile - 1].sections[row.section - 1]
            kinds[id(block)] = f"profile {row.profile}, section {row.section}: {section.kind}"
    yield from _block_marks(extraction.blocks, lambda block: kinds.get(id(block), ""))


def _fields(document: Document, settings: Settings) -> Iterator[Mark]:
    """The evidence of all values; values that were read in the same place share their marks."""
    from pipeline.extract import examine

    record = examine(document, settings=settings).record
    alone = len(record.profiles) == 1
    places: dict[tuple[int, tuple[tuple[float, ...], ...]], list[tuple[str, float]]] = {}
    for entry in record.evidence:
        boxes = tuple(tuple(box) for box in entry.boxes)
        places.setdefault((entry.page, boxes), []).append((entry.path, entry.confidence))
    for number, ((page, boxes), values) in enumerate(places.items(), 1):
        names = [path.removeprefix("/profiles/0" if alone else "").lstrip("/") for path, _ in values]
        note = f"{number} {_together(names)}  {min(sure for _, sure in values):.2f}"
        for n, box in enumerate(boxes):
            first = n == 0
            yield Mark(page, Box(*box), _field_kind(names[0]), str(number) if first else "", note if first else "")


def _block_marks(blocks: Sequence[Block], kind_of: Callable[[Block], str]) -> Iterator[Mark]:
    """The blocks' boxes, numbered in reading order over the publication; a block that runs on keeps its number."""
    for number, block in enumerate(blocks, 1):
        kind = kind_of(block)
        for place, (page, box) in enumerate(block.boxes):
            tag = f"{number}{'…' if place else ''}{_level(block)}"
            yield Mark(page, box, kind or "elsewhere", tag=tag, pale=not kind)
        for cell in block.cells:
            for inner in cell.blocks:
                yield from (Mark(page, box, "cell", fill="line") for page, box in inner.boxes)


def _role_kind(block: Block) -> str:
    return block.role.replace("_", " ")


def _level(block: Block) -> str:
    """Levels and printed markers are what goes wrong most, so they are to be seen."""
    if block.role == "heading":
        return f" H{block.level}"
    return f" L{block.level}" if block.role == "list_item" else ""


def _field_kind(name: str) -> str:
    """The list or the single field to which a path leads: "contacts/0/phone" is one of the contacts."""
    parts = name.split("/")
    if parts[0] == "profiles":
        parts = parts[2:]
    if parts[0] == "publication":
        return "publication"
    return parts[0] if len(parts) > 1 else "profile"


def _together(names: Sequence[str]) -> str:
    """Paths that differ in their end only: "contacts/0/postcode, city"."""
    groups: Mapping[str, list[str]] = {}
    joined = dict(groups)
    for name in names:
        stem, _, end = name.rpartition("/")
        joined.setdefault(stem, []).append(end)
    return "; ".join(f"{stem}/{', '.join(ends)}" if stem else ", ".join(ends) for stem, ends in joined.items())


_DRAWN: Mapping[Stage, Callable[[Document, Settings], Iterator[Mark]]] = {
    "words": _words,
    "lines": _lines,
    "columns": _columns,
    "blocks": _blocks,
    "layout": _layout,
    "sections": _sections,
    "fields": _fields,
}
