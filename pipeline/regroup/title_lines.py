"""Titles in whose block something else stands: "Stadt X" with its population, its slogan, the table below a project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.generic.place import read_place
from extractors.values.gazetteer import is_place
from schemas.box import Box
from schemas.document import Block, Cell
from schemas.passage import Passage

SMALLER = 1.5  # points by which what follows on a title's line is smaller
MAX_TITLE = 120  # characters
FEWEST = 3  # lines that begin with a bare name
_OPENS = re.compile(r"[A-ZÄÖÜ\d„]")


class Cut(NamedTuple):
    """Where a name ends in a block."""

    at: int
    says_so: bool
    """Whether the name comes with what it is: "Stadt X"."""


def with_title_lines(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with each title that names a municipality, says that it is one, and goes on with more, split there.

    Where several lines begin so with a bare name in larger type, as in a directory from A to Z, each is a title.
    A title that reads on in the next line ("Landkreis X / baut Brücken") stays whole. So is the first row of a table
    split off that is one cell in larger type than the others.
    """
    levels = {round(b.size): b.level for b in reversed(blocks) if b.role == "heading"}
    lowest = min(6, max(levels.values(), default=0) + 1)
    cuts = [_end_of_title(block) for block in blocks]
    series = sum(cut is not None and not cut.says_so for cut in cuts) >= FEWEST
    found: list[Block] = []
    for block, cut in zip(blocks, cuts, strict=True):
        level = levels.get(round(_size(block)), lowest)
        if block.cells:
            found += _without_title_row(block, level)
        elif cut is not None and (cut.says_so or series):
            found += _parted(block, cut.at, level)
        else:
            found.append(block)
    return tuple(found)


def _without_title_row(table: Block, level: int) -> Iterator[Block]:
    first, *others = table.rows
    title = first[0].blocks[0] if len(first) == 1 and len(first[0].blocks) == 1 else None
    rest = tuple(cell for row in others for cell in row)
    sizes = [b.size for cell in rest for b in cell.blocks]
    if title is None or not sizes or len(title.text) > MAX_TITLE or title.size < max(sizes) + SMALLER:
        yield table
        return
    yield replace(title, role="heading", level=level)
    yield replace(table, cells=rest, boxes=_around(rest), size=max(sizes))


def _around(cells: Sequence[Cell]) -> tuple[tuple[int, Box], ...]:
    boxes: dict[int, list[Box]] = {}
    for page, box in (place for cell in cells for b in cell.blocks for place in b.boxes):
        boxes.setdefault(page, []).append(box)
    return tuple((page, Box.around(found)) for page, found in boxes.items())


def _size(block: Block) -> float:
    """Of its first words; of a table that of its first cell."""
    if block.cells:
        return max((b.size for b in block.cells[0].blocks), default=block.size)
    return block.passage.spans[0].size if block.passage.spans else block.size


def _parted(block: Block, cut: int, level: int) -> Iterator[Block]:
    title, rest = block.passage[:cut].strip(), block.passage[cut:].strip(" ·|,–")
    size = _size(block)
    yield replace(block, role="heading", passage=title, boxes=_boxes(title), level=level, size=size, lines=(title,))
    below = replace(block, passage=rest, boxes=_boxes(rest), size=rest.spans[-1].size, lines=(rest,))
    slogan = block.role == "heading" and below.size > size - SMALLER
    yield (
        replace(below, role="heading", level=min(6, level + 1)) if slogan else replace(below, role="paragraph", level=0)
    )


def _end_of_title(block: Block) -> Cut | None:
    """Where the name of a municipality ends in a short block, None where it has none or nothing more."""
    spans = block.passage.spans
    if block.role not in {"heading", "paragraph"} or block.cells or not spans or len(block.lines) > 3:
        return None
    larger = next((s.start for s in spans if s.size < spans[0].size - SMALLER), None)
    if larger is None and (block.role != "heading" or len(block.lines) < 2):
        return None
    cut = larger if larger is not None else len(block.lines[0].text)
    rest = block.text[cut:].strip(" ·|,–")
    if not rest or not _OPENS.match(rest) or (larger is None and block.text[:cut] != block.lines[0].text):
        return None
    place = read_place(block.passage[:cut].strip())
    # "Zweckverband Jugend am / Ring" is one name.
    if place is None or place.slogan is not None or not is_place(place.name.text):
        return None
    if place.kind is None and larger is None:
        return None
    return Cut(cut, says_so=place.kind is not None)


def _boxes(passage: Passage) -> tuple[tuple[int, Box], ...]:
    return tuple((page, Box.around(boxes)) for page, boxes in passage.boxes().items())
