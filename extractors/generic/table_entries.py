"""Rows of tables as entries: labels in the first column or in the first row, with what belongs to each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.generic.entry import UNDATED, Entry, lines_of
from extractors.generic.kinds import kind_of
from extractors.generic.labels import FACT_FIELDS, MAX_LABEL, field_for
from extractors.generic.statistics_tables import statistics_entries
from extractors.generic.ticked import ticked
from extractors.values.dates import parse_date
from extractors.values.figures import begins_figure
from schemas.document import Block, Cell
from schemas.passage import Passage

_DIGIT = re.compile(r"\d")
_HEAD = re.compile(
    r"(?:Merkmale?|Kriteri(?:um|en)|Rubrik|Kategorie|Punkt|Thema|Aspekt|Bereich|Feld|Stichwort) "
    r"(?:Angaben?|Inhalte?|Beschreibung|Erläuterung(?:en)?|Ausprägung|Details?|Eintrag|Antwort|Information(?:en)?)"
)
"""Over the two columns of a table of labels and values."""
KNOWN = 2  # rows of a table that make it one of key figures
MAX_DATE = 24  # characters


def is_label(text: str, own: Mapping[str, str]) -> bool:
    """Whether a text is nothing but a label: known to the lexicon, or short with a colon at its end."""
    return field_for(text, own) is not None or (len(text) <= MAX_LABEL and text.rstrip().endswith(":"))


def table_entries(table: Block, own: Mapping[str, str]) -> tuple[Entry, ...]:
    """The rows of a table as entries, () for a table that does not pair labels with values.

    Labels in the first column (or in the first and the third), or all in the first row with the values below. A row
    without label goes on with the row above (tables broken by a page).
    """
    rows = [row for row in table.rows if any(c.text for c in row)]
    if len(rows) > 1 and _HEAD.fullmatch(" ".join(c.text for c in rows[0])):
        rows = rows[1:]  # what stands in the columns, and nothing of its own
    if not rows:
        return ()
    if stated := statistics_entries(table, own):
        return stated
    # Heads flush left stand over figures flush right: the columns are those of the rows below.
    below = rows[1:] if len(rows) > 1 and all(c.header for c in rows[0]) else rows
    columns = sorted({c.column for row in below for c in row})
    if len(columns) < 2:
        return ()
    first = [c for row in rows for c in row if c.column == columns[0] and c.text]
    known = sum(field_for(c.text, own) is not None for c in first)
    head = [c for c in rows[0] if c.text]
    if len(rows) > 1 and len(head) > 1 and known <= 1 and _are_labels(head, rows[1:], own):
        return tuple(e for row in rows[1:] for e in _below(head, row, table, own))
    labels = sum(_label_like(c, own) for c in first)
    if len(columns) > 3 and len(columns) % 2 == 0:
        second = [c for row in rows for c in row if c.column == columns[2] and c.text]
        labelled = sum(_label_like(c, own) for c in second) > len(second) / 2
        if second and (labelled or (known > 0 and (_alternate(rows, columns) or _are_set_apart(rows, columns)))):
            return tuple(_pairs(rows, columns, table, own))
    if len(columns) == 2 and (known > 0 or labels > len(first) / 2):
        return tuple(_pairs(rows, columns, table, own))
    if len(columns) == 3 and _is_dated(rows, columns[2]):
        figures = sum(begins_figure(c.text) for row in rows for c in row if c.column == columns[1])
        if labels > len(first) / 2 or (known >= KNOWN and 2 * figures > len(rows)) or figures >= len(rows) - 1:
            return tuple(_dated(below, columns, table, own))
    if len(columns) == 3 and labels > len(first) / 2:
        return tuple(_pairs(rows, columns, table, own))
    return ()


def _alternate(rows: Sequence[Sequence[Cell]], columns: Sequence[int]) -> bool:
    """Whether every other column holds words alone, and those behind them a figure each."""
    cells = [(columns.index(c.column), c.text) for row in rows for c in row if c.text]
    labels = [text for n, text in cells if n % 2 == 0]
    values = [text for n, text in cells if n % 2]
    return not any(map(_DIGIT.search, labels)) and all(map(_DIGIT.search, values)) and len(labels) == len(values)


def _are_set_apart(rows: Sequence[Sequence[Cell]], columns: Sequence[int]) -> bool:
    """Whether every other column is in one type and those behind them in another: labels and values of a form."""
    styles: tuple[set[tuple[bool, int]], ...] = (set(), set())
    for cell in (c for row in rows for c in row if c.text):
        size = cell.blocks[0].size
        styles[columns.index(cell.column) % 2].add((cell.passage.bold, round(2 * size)))
    return len(styles[0]) == 1 and styles[0].isdisjoint(styles[1])


def _is_dated(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    """Whether a column holds nothing but reference dates, below its head if it has one."""
    cells = [c.text for row in rows for c in row if c.column == column and c.text]
    dates = [parse_date(text) is not None and len(text) <= MAX_DATE for text in cells]
    return sum(dates) >= KNOWN and all(dates[1:])


def _dated(
    rows: Sequence[Sequence[Cell]], columns: Sequence[int], table: Block, own: Mapping[str, str]
) -> Iterator[Entry]:
    """Rows of a label, its value and the date of which that is true; a head of the columns is no row."""
    for row in rows:
        cells = {c.column: c for c in row if c.text}
        label, value, date = (cells.get(c) for c in columns)
        if label and value and (date is None or parse_date(date.text)):
            found = _entry(label, [value], table, own)
            yield replace(
                found,
                dated=date.passage.strip() if date else UNDATED,
                claims=(*found.claims, *(date.blocks if date else ())),
            )


def _are_labels(head: Sequence[Cell], below: Sequence[Sequence[Cell]], own: Mapping[str, str]) -> bool:
    """Whether the cells of a first row are labels: all known; or one of a fact, over a row of figures and dates."""
    fields = [field_for(c.text, own) for c in head]
    if all(fields):
        return True
    values = [c.text for row in below for c in row if c.text]
    figures = sum(begins_figure(value) or parse_date(value) is not None for value in values)
    return (
        len(below) == 1
        and bool(FACT_FIELDS & set(fields))
        and not any(re.search(r"\d", c.text) for c, field in zip(head, fields, strict=True) if field is None)
        and len(values) == len(head)
        and 2 * figures > len(values)
    )


def _label_like(cell: Cell, own: Mapping[str, str]) -> bool:
    text = cell.text
    if not text or len(text) > MAX_LABEL or any(b.role == "list_item" for b in cell.blocks):
        return False
    return is_label(text, own) or cell.header or cell.passage.bold or kind_of(text) != "other"


def _pairs(
    rows: Sequence[Sequence[Cell]], columns: Sequence[int], table: Block, own: Mapping[str, str]
) -> Iterator[Entry]:
    step = 2 if len(columns) % 2 == 0 else len(columns)
    for left in range(0, len(columns), step):
        label: Cell | None = None
        values: list[Cell] = []
        for row in rows:
            cells = {c.column: c for c in row}
            head = cells.get(columns[left])
            found = [cells[c] for c in columns[left + 1 : left + step] if c in cells and cells[c].text]
            if head is not None and head.text:
                if label is not None or values:
                    yield _entry(label, values, table, own)
                label, values = head, found
            else:
                values = [*values, *found]
        if label is not None or values:
            yield _entry(label, values, table, own)


def _below(head: Sequence[Cell], row: Sequence[Cell], table: Block, own: Mapping[str, str]) -> Iterator[Entry]:
    for label in head:
        values = [c for c in row if c.column == label.column and c.text]
        if values:
            yield _entry(label, values, table, own)


def _entry(label: Cell | None, values: Sequence[Cell], table: Block, own: Mapping[str, str]) -> Entry:
    """The entry of a row; without label where a table begins with what belongs to the last row of the page before."""
    blocks = tuple(b for cell in values for b in cell.blocks)
    # A quotation set large makes no captions of the text around it.
    largest = max((b.size for b in blocks if b.text[:1] not in "„»“"), default=0.0)
    if len(blocks) > 1:  # the caption of a picture beside the table
        blocks = tuple(b for b in blocks if b.size > 0.85 * largest)
    chosen = ticked(blocks)
    return Entry(
        label=label.passage.strip() if label else Passage(""),
        field=field_for(label.text, own) if label else None,
        values=blocks if chosen is None else (),
        lines=tuple(line for b in blocks for line in lines_of(b)) if chosen is None else chosen,
        claims=(*(label.blocks if label else ()), *blocks),
        source=table,
    )
