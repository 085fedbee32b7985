"""From the characters of a publication to its blocks with roles, in the order in which a person reads them."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.layout.blocks import finished
from pipeline.layout.columns import Column, Item, Pairs, regions
from pipeline.layout.containers import Container, containers, innermost
from pipeline.layout.flow import join_continued
from pipeline.layout.grids import Grid, grids
from pipeline.layout.lines import chunks, lines
from pipeline.layout.lists import set_levels, unmark_dashes
from pipeline.layout.markers import with_drawn_markers
from pipeline.layout.mend import vocabulary
from pipeline.layout.paragraphs import Draft, leading, paragraphs
from pipeline.layout.running import mark_running
from pipeline.layout.styles import body, mark_headings
from pipeline.layout.words import words
from schemas.document import Block, Box, Document, Line, Page, Word

__all__ = ["arrange"]


def arrange(document: Document) -> tuple[Block, ...]:
    """The blocks of a publication in reading order, running matter included with its own roles."""
    sheets = [_sheet(page) for page in document.pages]
    every_line = [line for sheet in sheets for line in sheet.lines]
    usual = leading(every_line)
    base = body(every_line)
    drafts = [draft for sheet in sheets for draft in sheet.drafts(usual)]
    mark_running(drafts, document.pages, base)
    unmark_dashes(drafts)
    drafts = mark_headings(drafts, base)
    drafts = join_continued(drafts)
    set_levels(drafts)
    return finished(drafts, vocabulary(every_line))


@dataclass(frozen=True)
class _Cells:
    """A table before its lines are blocks: (row, column, lines)."""

    cells: tuple[tuple[int, int, tuple[Line, ...]], ...]


@dataclass(frozen=True)
class _Sheet:
    """A page taken apart: columns of lines and tables, in reading order."""

    parts: tuple[tuple[int, tuple[Line | _Cells, ...]], ...]
    """(container, lines and tables from top to bottom)."""

    @property
    def lines(self) -> list[Line]:
        found: list[Line] = []
        for _, things in self.parts:
            for thing in things:
                if isinstance(thing, Line):
                    found.append(thing)
                else:
                    found += [line for _, _, cell in thing.cells for line in cell]
        return found

    def drafts(self, usual: dict[float, float]) -> list[Draft]:
        found: list[Draft] = []
        for number, (container, things) in enumerate(self.parts):
            run: list[Line] = []
            for thing in things:
                if isinstance(thing, Line):
                    run.append(thing)
                    continue
                found += paragraphs(run, usual, container=container, column=number)
                run = []
                table = Draft([], role="table", container=container, column=number)
                for row, column, cell in thing.cells:
                    inner = paragraphs(cell, usual, container=container, column=number)
                    if inner:
                        table.cells.append((row, column, inner))
                if table.cells:
                    found.append(table)
            found += paragraphs(run, usual, container=container, column=number)
        return found


def _sheet(page: Page) -> _Sheet:
    found = words(page)
    if not found:
        return _Sheet(())
    upright = with_drawn_markers(found, page)
    em = statistics.median(w.size for w in upright)
    tables = grids(page, upright)
    boxes = containers(page, [w for w in upright if _in_grid(tables, w) < 0], em=em)
    parts: list[tuple[int, tuple[Line | _Cells, ...]]] = []
    _order(-1, upright, boxes, tables, em, parts)
    return _Sheet(tuple(parts))


def _in_grid(tables: Sequence[Grid], word: Word) -> int:
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
    for n, grid in enumerate(tables):
        if grid.box.x0 <= x <= grid.box.x1 and grid.box.top <= y <= grid.box.bottom:
            return n
    return -1


def _order(
    container: int,
    found: Sequence[Word],
    boxes: Sequence[Container],
    tables: Sequence[Grid],
    em: float,
    parts: list[tuple[int, tuple[Line | _Cells, ...]]],
) -> None:
    """Append the parts of one container (or of the page, -1) in reading order, boxes inside it at their place."""
    own: list[Word] = []
    inner: dict[int, list[Word]] = {}
    gridded: dict[int, list[Word]] = {}
    children = [b for b in boxes if b.parent == container]
    for word in found:
        table = _in_grid(tables, word)
        child = innermost(children, word.box)
        if table >= 0 and (child < 0 or not tables[table].box.contains(boxes[child].box, slack=3)):
            if child >= 0:
                inner.setdefault(child, []).append(word)
            else:
                gridded.setdefault(table, []).append(word)
        elif child >= 0:
            inner.setdefault(child, []).append(word)
        else:
            own.append(word)
    items = [Item(chunk.box, chunk) for chunk in chunks(own)]
    opaque: list[tuple[str, int]] = []
    for number in inner:
        items.append(Item(boxes[number].box, None, len(opaque)))
        opaque.append(("box", number))
    for number in gridded:
        items.append(Item(Box.around(w.box for w in gridded[number]), None, len(opaque)))
        opaque.append(("table", number))
    for region in regions(items, em=em):
        if isinstance(region, Pairs):
            parts.append((container, (_pair_cells(region),)))
            continue
        _column(region, opaque, container, inner, gridded, boxes, tables, em, parts)


def _column(
    region: Column,
    opaque: list[tuple[str, int]],
    container: int,
    inner: dict[int, list[Word]],
    gridded: dict[int, list[Word]],
    boxes: Sequence[Container],
    tables: Sequence[Grid],
    em: float,
    parts: list[tuple[int, tuple[Line | _Cells, ...]]],
) -> None:
    run: list[Line] = []
    things: list[Line | _Cells] = []
    for item in region.items:
        if item.chunk is not None:
            run.append(item.chunk)
            continue
        kind, number = opaque[item.opaque]
        things += lines(run)
        run = []
        if kind == "table":
            things.append(_grid_cells(tables[number], gridded[number]))
            continue
        if things:
            parts.append((container, tuple(things)))
            things = []
        _order(number, inner[number], boxes, tables, em, parts)
    things += lines(run)
    if things:
        parts.append((container, tuple(things)))


def _pair_cells(region: Pairs) -> _Cells:
    cells: list[tuple[int, int, tuple[Line, ...]]] = []
    for row, entry in enumerate(region.rows):
        for column, items in enumerate(entry):
            chunks_here = [i.chunk for i in items if i.chunk is not None]
            if chunks_here:
                cells.append((row, column, tuple(lines(chunks_here))))
    return _Cells(tuple(cells))


def _grid_cells(grid: Grid, found: Sequence[Word]) -> _Cells:
    cells: list[tuple[int, int, tuple[Line, ...]]] = []
    left = list(found)
    for row, column, box in grid.cells:
        inside = [w for w in left if _middle_in(box, w.box)]
        taken = {id(w) for w in inside}
        left = [w for w in left if id(w) not in taken]
        if inside:
            cells.append((row, column, tuple(lines(chunks(inside)))))
    for word in left:  # between the cells: no word is lost
        row, column, _ = min(grid.cells, key=lambda c: _distance(c[2], word.box))
        cells.append((row, column, (Line((word,)),)))
    merged: dict[tuple[int, int], list[Line]] = {}
    for row, column, inside_lines in cells:
        merged.setdefault((row, column), []).extend(inside_lines)
    return _Cells(tuple((row, column, tuple(merged[row, column])) for row, column in sorted(merged)))


def _middle_in(box: Box, other: Box) -> bool:
    x, y = (other.x0 + other.x1) / 2, (other.top + other.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _distance(box: Box, other: Box) -> float:
    x, y = (other.x0 + other.x1) / 2, (other.top + other.bottom) / 2
    return abs(x - min(max(x, box.x0), box.x1)) + abs(y - min(max(y, box.top), box.bottom))
