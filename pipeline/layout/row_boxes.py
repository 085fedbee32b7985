"""Tables whose rows are boxes drawn one below the other, edge to edge, with a label at the left of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.layout.grids import Grid, holds
from pipeline.layout.gutters import Item
from pipeline.layout.lines import cells_apart, chunks
from pipeline.layout.rule_tables import are_labelled, columns, label_and_value
from schemas.box import Box
from schemas.document import Page, Word

FEWEST = 3  # rows
COLUMNS = 2
FLUSH = 1.5  # points between the edges of two boxes that touch
MARGIN = 2.0  # points that belong to a cell left of its text


def row_boxes(page: Page, words: Sequence[Word], *, em: float) -> list[Grid]:
    """Such tables, each a grid of labels and values; boxes one below the other without labels are no rows."""
    found: list[Grid] = []
    for stack in _stacks(page):
        rows = [[word for word in words if holds(box, word.box)] for box in stack]
        if not all(rows):
            continue
        items = [[Item(chunk.box, chunk) for chunk in cells_apart(chunks(row))] for row in rows]
        texts = [item.box for row in items for item in row]
        if are_labelled(items, em) and len(columns(texts, em)) == COLUMNS:
            found.append(_grid(stack, items, em))
    return found


def _stacks(page: Page) -> Iterator[list[Box]]:
    """Boxes of one width that touch, from the top."""
    run: list[Box] = []
    for box in sorted({rect.box for rect in page.rects}, key=lambda b: (round(b.x0), round(b.x1), b.top)):
        flush = run and abs(box.x0 - run[-1].x0) < FLUSH and abs(box.x1 - run[-1].x1) < FLUSH
        if flush and abs(box.top - run[-1].bottom) < FLUSH:
            run.append(box)
            continue
        if len(run) >= FEWEST:
            yield run
        run = [box]
    if len(run) >= FEWEST:
        yield run


def _grid(stack: Sequence[Box], rows: Sequence[Sequence[Item]], em: float) -> Grid:
    values = next(edges[2] for row in rows if (edges := label_and_value(row, em))) - MARGIN
    cells = [
        cell
        for n, box in enumerate(stack)
        for cell in (
            (n, 0, Box(box.x0, box.top, values, box.bottom)),
            (n, 1, Box(values, box.top, box.x1, box.bottom)),
        )
    ]
    return Grid(Box.around(stack), tuple(cells))
