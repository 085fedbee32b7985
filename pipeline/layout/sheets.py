"""A page taken apart: its lines and tables in reading order, boxes and columns each on their own."""

from __future__ import annotations

import statistics
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

import numpy as np

from pipeline.layout.bars import bars, spans, stripes
from pipeline.layout.columns import Column, regions
from pipeline.layout.containers import Container, containers, innermost
from pipeline.layout.continued_rows import LabelColumns, continued_rows
from pipeline.layout.grids import Grid, grids, holds
from pipeline.layout.gutters import Item
from pipeline.layout.headed_tables import Extent, headed_tables
from pipeline.layout.label_tables import Pairs
from pipeline.layout.lines import cells_apart, chunks, lines
from pipeline.layout.margins import Margins, margins
from pipeline.layout.markers import with_drawn_markers
from pipeline.layout.pictures import pictures
from pipeline.layout.row_boxes import row_boxes
from pipeline.layout.rule_tables import Rung, joined, rule_tables
from pipeline.layout.words import words
from schemas.box import Box
from schemas.document import Line, Page, Word

DIVIDER = 6.0  # times the typical font size: an upright rule so long parts columns
CARD_ROWS = 3  # lines in a card; what is less may be a tinted cell
CARD_GAP = 2.0  # points between cards; the tints of columns touch
RULE = 2.0  # times the typical font size: a shorter one is a dash or an underline


@dataclass(frozen=True)
class Table:
    """A table before its lines are blocks."""

    cells: tuple[tuple[int, int, tuple[Line, ...]], ...]
    """(row, column, lines from top to bottom)."""
    bands: frozenset[int] = frozenset()
    """The rows that are one cell across several columns."""


@dataclass(frozen=True)
class Part:
    """Lines and tables of one column, from top to bottom."""

    container: int
    """Number of the box in which the column stands, -1 for the page."""
    things: tuple[Line | Table, ...]


@dataclass(frozen=True)
class Sheet:
    """A page as a sequence of columns in reading order."""

    parts: tuple[Part, ...] = ()

    @property
    def lines(self) -> list[Line]:
        """All lines, those of tables included, in reading order."""
        found: list[Line] = []
        for part in self.parts:
            for thing in part.things:
                if isinstance(thing, Line):
                    found.append(thing)
                else:
                    found += [line for _, _, cell in thing.cells for line in cell]
        return found


def sheets(pages: Sequence[Page]) -> list[Sheet]:
    """The pages in reading order; every word stands in exactly one line."""
    found = [words(page) for page in pages]
    apart = margins(pages, found) if len(pages) > 1 else [Margins((), tuple(found[0]), ())] if pages else []
    taken_apart: list[Sheet] = []
    before = _Before()
    for page, parts in zip(pages, apart, strict=True):
        sheet, before = _sheet(page, parts, before)
        taken_apart.append(sheet)
    return taken_apart


@dataclass(frozen=True)
class _Before:
    """Where the columns of the tables of the page before are: a table may go on."""

    ruled: Collection[tuple[float, ...]] = ()
    headed: Sequence[tuple[Extent, ...]] = ()
    labelled: LabelColumns | None = None
    """Of the label table with which the page ended."""


def _sheet(page: Page, apart: Margins, before: _Before) -> tuple[Sheet, _Before]:
    """A page in reading order, and where the columns of its tables are."""
    turned = [word for word in apart.text if word.angle]
    upright = [word for word in apart.text if not word.angle]
    text = with_drawn_markers(upright, page)
    if not text:
        return Sheet(tuple(_turned_parts(turned))), _Before()
    em = statistics.median(word.size for word in text)
    tables = grids(page, upright, columns=before.ruled)  # a drawn marker fills no cell
    tables += row_boxes(page, [word for word in upright if _grid_of(tables, word) < 0], em=em)
    free = [word for word in text if _grid_of(tables, word) < 0] if tables else text
    dividers = [rule.box for rule in page.rules if rule.box.height >= DIVIDER * em]
    drawn = [rule.box for rule in page.rules if rule.horizontal and rule.box.width > RULE * em]
    rules = joined(drawn)
    after = _Before({table.lefts for table in tables})
    pieces = cells_apart(chunks(free, dividers))
    headed = headed_tables(pieces, em, joined([*drawn, *stripes(page, em=em)]), before=before.headed)
    if headed:
        cards = containers(page, free, em=em)
        headed = [table for table in headed if not _is_row_of_cards(table.grid, cards)]
    if headed:
        tables = [*tables, *(table.grid for table in headed)]
        free = [word for word in free if _grid_of(tables, word) < 0]
        after = replace(after, headed=[table.names for table in headed])
    boxes = containers(page, free, em=em)
    shown = pictures(page, text, [*(box.box for box in boxes), *(table.box for table in tables)], em=em)
    order = _Order(em, boxes, tables, dividers, rules, shown, bars(page, em=em))
    if apart.head:
        order.add(-1, apart.head)
    order.add(-1, text, pieces, before.labelled)
    after = replace(after, labelled=_label_columns(order.parts))
    order.parts += _turned_parts(turned)
    if apart.foot:
        order.add(-1, apart.foot)
    return Sheet(tuple(order.parts)), after


def _label_columns(parts: Sequence[Part]) -> LabelColumns | None:
    """Where labels and values begin in the table with which a page ends, if it does."""
    last = parts[-1].things[-1] if parts and parts[-1].container < 0 else None
    if not isinstance(last, Table) or {column for _, column, _ in last.cells} != {0, 1}:
        return None
    labels, values = (min(line.box.x0 for _, n, cell in last.cells if n == side for line in cell) for side in (0, 1))
    return LabelColumns(labels, values)


def _is_row_of_cards(grid: Grid, boxes: Sequence[Container]) -> bool:
    """Whether what looks like columns with names are boxes beside each other, with a title at the head of each."""
    cards: list[Box] = []
    for box in boxes:
        inside = [(row, column) for row, column, cell in grid.cells if holds(box.box, cell)]
        rows, columns = {row for row, _ in inside}, {column for _, column in inside}
        if len(rows) >= CARD_ROWS and len(columns) < len(grid.lefts):
            cards.append(box.box)
    cards.sort(key=lambda card: card.x0)
    return any(right.x0 - left.x1 > CARD_GAP for left, right in pairwise(cards))


def _turned_parts(found: Sequence[Word]) -> Iterator[Part]:
    """Each line of turned text on its own: it stands beside the text and not in it."""
    for _, line in groupby(found, key=lambda word: (word.angle, round(word.baseline))):
        yield Part(-1, (Line(tuple(line)),))


def _grid_of(tables: Sequence[Grid], word: Word) -> int:
    """Number of the table in which the word stands, -1 for none."""
    return next((n for n, grid in enumerate(tables) if holds(grid.box, word.box)), -1)


@dataclass
class _Order:
    """Collects the parts of a page: the page first, a box inside it where it is met."""

    em: float
    boxes: Sequence[Container]
    tables: Sequence[Grid]
    dividers: Sequence[Box]
    """Long upright rules."""
    rules: Sequence[Rung]
    """Horizontal rules."""
    pictures: Sequence[Box]
    bars: Sequence[Box]
    parts: list[Part] = field(default_factory=list)

    def add(
        self,
        container: int,
        found: Sequence[Word],
        made: Sequence[Line] = (),
        columns: LabelColumns | None = None,
    ) -> None:
        """Append the parts of one container (-1: the page) that holds these words.

        `made`: the chunks of all that no table holds, where they are made already. `columns`: of a table of the page
        before, which may go on.
        """
        own: list[Word] = []
        boxed: dict[int, list[Word]] = {}
        gridded: dict[int, list[Word]] = {}
        children = [box for box in self.boxes if box.parent == container]
        if not children and not self.tables:
            own = list(found)
            found = ()
        for word in found:
            child, table = innermost(children, word.box), _grid_of(self.tables, word)
            around = child >= 0 and (table < 0 or self.boxes[child].box.contains(self.tables[table].box, slack=3))
            if around:
                boxed.setdefault(child, []).append(word)
            elif table >= 0:
                gridded.setdefault(table, []).append(word)
            else:
                own.append(word)
        pieces = (
            made if len(own) == sum(len(piece.words) for piece in made) else cells_apart(chunks(own, self.dividers))
        )
        wide = spans(pieces, self.bars)
        items = [Item(wide.get(id(chunk), chunk.box), chunk) for chunk in pieces]
        inside: list[tuple[int, list[Word]] | Table] = []
        # The type of a box may be smaller than that of the page.
        em = statistics.median(word.size for word in own) if container >= 0 and own else self.em
        paired = rule_tables(items, em, self.rules)
        if columns and (more := continued_rows(items, columns, em)) and not any(map(more.overlaps, paired)):
            paired.append(more)
        for rows in paired:
            held_by = {id(item) for row in rows.rows for cell in row for item in cell}
            items = [*(item for item in items if id(item) not in held_by), Item(rows.box, None, len(inside))]
            inside.append(_unruled(rows))
        for child, held in boxed.items():
            named = [word.size for word in held if any(map(str.isalpha, word.text))]  # large figures are no title
            items.append(Item(self.boxes[child].box, None, len(inside), max(named, default=0.0)))
            inside.append((child, held))
        for table, held in gridded.items():
            items.append(Item(Box.around(word.box for word in held), None, len(inside)))
            inside.append(_ruled(self.tables[table], held))
        items += [Item(box) for box in self.pictures if innermost(self.boxes, box) == container]
        rules = [rung.box for rung in self.rules]
        for region in regions(items, em=em, dividers=self.dividers, rules=rules):
            if isinstance(region, Pairs):
                self.parts.append(Part(container, (_unruled(region),)))
            else:
                self._column(container, region, inside)

    def _column(self, container: int, column: Column, inside: Sequence[tuple[int, list[Word]] | Table]) -> None:
        run: list[Line] = []
        things: list[Line | Table] = []
        for item in column.items:
            if item.chunk is not None:
                run.append(item.chunk)
                continue
            things += lines(run)
            run = []
            held = inside[item.opaque]
            if isinstance(held, Table):
                things.append(held)
                continue
            if things:
                self.parts.append(Part(container, tuple(things)))
                things = []
            self.add(*held)
        things += lines(run)
        if things:
            self.parts.append(Part(container, tuple(things)))


def _unruled(region: Pairs) -> Table:
    cells: list[tuple[int, int, tuple[Line, ...]]] = []
    for row, entry in enumerate(region.rows):
        for column, items in enumerate(entry):
            parts = [item.chunk for item in items if item.chunk is not None]
            if parts:
                cells.append((row, column, tuple(lines(parts))))
    return Table(tuple(cells))


def _ruled(grid: Grid, words: Sequence[Word]) -> Table:
    """The words of a ruled table in its cells; one between the cells goes to the nearest, so that no word is lost."""
    x0, top, x1, bottom = np.array([box for _, _, box in grid.cells]).T
    places = np.array([word.box for word in words])
    x, y = places[:, 0:4:2].mean(axis=1)[:, None], places[:, 1:4:2].mean(axis=1)[:, None]
    nearest = (np.abs(x - np.clip(x, x0, x1)) + np.abs(y - np.clip(y, top, bottom))).argmin(axis=1)
    cells: dict[tuple[int, int], list[Word]] = {}
    for word, place in zip(words, nearest.tolist(), strict=True):
        row, column, _ = grid.cells[place]
        cells.setdefault((row, column), []).append(word)
    found = tuple((row, column, tuple(lines(chunks(held)))) for (row, column), held in sorted(cells.items()))
    return Table(found, grid.bands)
