"""Entries: labels with what they label, from table rows, `Label: value` lines, a label line above its value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.generic.entry import Entry, lines_of
from extractors.generic.fact_line import facts_in, lone_figure, stated, unknown_in
from extractors.generic.kinds import kind_of
from extractors.generic.label_places import figure_over_caption, label_above, label_column
from extractors.generic.labels import FACT_FIELDS, MAX_LABEL, field_for
from extractors.generic.ladder import ladder
from schemas.document import Block, Cell, Passage


def is_label(text: str, own: Mapping[str, str]) -> bool:
    """Whether a text is nothing but a label: known to the lexicon, or short with a colon at its end."""
    return field_for(text, own) is not None or (len(text) <= MAX_LABEL and text.rstrip().endswith(":"))


def table_entries(table: Block, own: Mapping[str, str]) -> tuple[Entry, ...]:
    """The rows of a table as entries, () for a table that does not pair labels with values.

    Labels in the first column (or in the first and the third), or all in the first row with the values below. A row
    without label goes on with the row above (tables broken by a page).
    """
    rows = [row for row in table.rows if any(c.text for c in row)]
    if not rows:
        return ()
    columns = sorted({c.column for c in table.cells})
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
        if second and sum(_label_like(c, own) for c in second) > len(second) / 2:
            return tuple(_pairs(rows, columns, table, own))
    if len(columns) == 2 and (known > 0 or labels > len(first) / 2):
        return tuple(_pairs(rows, columns, table, own))
    if len(columns) == 3 and labels > len(first) / 2:
        return tuple(_pairs(rows, columns, table, own))
    return ()


def _are_labels(head: Sequence[Cell], below: Sequence[Sequence[Cell]], own: Mapping[str, str]) -> bool:
    """Whether the cells of a first row are labels: all known; or one of a fact, over a single row of figures."""
    fields = [field_for(c.text, own) for c in head]
    if all(fields):
        return True
    values = [c.text for row in below for c in row if c.text]
    figures = sum(bool(re.match(r"(?:(?:ca\.|rund|etwa|über|knapp)\s)?\d", value)) for value in values)
    return (
        len(below) == 1
        and bool(FACT_FIELDS & set(fields))
        and not any(re.search(r"\d", c.text) for c in head)
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
    return Entry(
        label=label.passage.strip() if label else Passage(""),
        field=field_for(label.text, own) if label else None,
        values=blocks,
        lines=tuple(line for b in blocks for line in lines_of(b)),
        claims=(*(label.blocks if label else ()), *blocks),
        source=table,
    )


SAME_SIZE = 0.6  # points by which the paragraphs of one value may differ
GAP = 2.0  # of the type size; what stands further below is no part of the value
MAX_FIGURE_LABEL = 40  # characters of an unknown label in front of a figure
_FIGURE = re.compile(
    r"(?:ca\.|rund|etwa|über|knapp)?\s*\d[\d.,]*\s?(?:%|€|Euro|km²|qkm|ha|Prozent|Mio\.?|"
    r"[A-ZÄÖÜ][a-zäöü]+)?(?:\s\([^)]{4,30}\))?$"
)
_LABELLED = re.compile(rf"\s*([^:\n]{{1,{MAX_LABEL}}}?)\s?:(?!//)(?:\s+|$)")


def split_label(line: Passage, own: Mapping[str, str]) -> tuple[Passage, str | None, Passage] | None:
    """(label, field, rest) of a line that begins with a label, None for other lines.

    A label that the lexicon does not know counts in front of a figure ("Kinder in Kitas: 2.480").
    """
    hit = _LABELLED.match(line.text)
    if hit:
        field = field_for(hit[1], own)
        rest = line[hit.end() :].strip()
        if field or (len(hit[1]) <= MAX_FIGURE_LABEL and hit[1][0].isupper() and _FIGURE.match(rest.text)):
            return line[hit.start(1) : hit.end(1)], field, rest
    return None


def entries_of(blocks: Sequence[Block], own: Mapping[str, str]) -> tuple[Entry, ...]:
    """All entries of consecutive blocks: of tables, of `Label: value` lines, of labels above their values.

    Lines without label belong to the label above while they stand in the same paragraph or box, or where the label
    has no value yet; other lines make an entry whose label is empty. List items and headings end one.
    """
    found: list[Entry] = []
    open_entry: Entry | None = None
    beside: set[int] = set()
    figures = stated(blocks, own)
    for n, block in enumerate(blocks):
        if id(block) in beside:
            continue
        if column := label_column(blocks, n, own) or ladder(blocks, n, own):
            found += column
            beside |= {id(b) for e in column for b in e.claims}
            open_entry = None
            continue
        if block.cells:
            rows = table_entries(block, own)
            if rows and open_entry is not None and not rows[0].label.text:
                found[-1] = replace(
                    open_entry,
                    values=(*open_entry.values, *rows[0].values),
                    lines=(*open_entry.lines, *rows[0].lines),
                    claims=(*open_entry.claims, *rows[0].claims),
                )
                rows = rows[1:]
            found += rows or (_unlabelled(block),)
            open_entry = found[-1] if rows else None
            continue
        if figure := figure_over_caption(block, blocks[n + 1] if n + 1 < len(blocks) else None, own):
            found.append(figure)
            beside.add(id(blocks[n + 1]))
            open_entry = None
            continue
        if label_above(block, blocks[n + 1] if n + 1 < len(blocks) else None, own):
            open_entry = Entry(block.passage, field_for(block.text, own), (), (), (block,), block)
            found.append(open_entry)
            continue
        for i, line in enumerate(lines_of(block)):
            if block.role != "list_item" and (several := facts_in(line, own)):
                found += [Entry(label, field, (), (value,), (block,), block) for label, field, value in several]
                open_entry = None
                continue
            split = split_label(line, own) if block.role != "list_item" else None
            if split:
                label, field, rest = split
                open_entry = Entry(label, field, (), (rest,) if rest.text else (), (block,), block)
                found.append(open_entry)
                continue
            if block.role == "paragraph" and len(block.lines) == 1 and (lone := lone_figure(line, own)):
                label, field, rest = lone
                found.append(Entry(label, field, (), (rest,), (block,), block))
                open_entry = None
                continue
            if id(block) in figures and (unknown := unknown_in(line)):
                label, field, rest = unknown
                open_entry = Entry(label, field, (), (rest,), (block,), block, rung=True)
                found.append(open_entry)
                continue
            goes_on = open_entry is not None and (
                (i > 0 and open_entry.claims[-1] is block)
                or (not open_entry.lines and block.role in {"paragraph", "heading"})
                or (block.role == "paragraph" and _beneath(open_entry, block))
            )
            if goes_on and open_entry is not None:
                open_entry = found[-1] = _longer(open_entry, (line,), (block,))
            elif found and not found[-1].label.text and found[-1].source is block:
                found[-1] = _longer(found[-1], (line,), ())
            else:
                open_entry = None
                found.append(Entry(Passage(""), None, (), (line,), (block,), block))
    return tuple(found)


def _beneath(entry: Entry, block: Block) -> bool:
    """Whether a paragraph of the same box goes on with a value: close below it and in its type."""
    last = entry.claims[-1]
    return (
        block.container >= 0
        and (block.container, block.page) == (entry.source.container, entry.source.page)
        and block.text[:1] not in "„»“"
        and abs(block.size - last.size) < SAME_SIZE
        and block.passage.bold == entry.lines[-1].bold
        and block.box.top - last.box.bottom < GAP * block.size
    )


def _longer(entry: Entry, lines: tuple[Passage, ...], blocks: tuple[Block, ...]) -> Entry:
    claims = entry.claims if blocks and entry.claims[-1] is blocks[0] else (*entry.claims, *blocks)
    return replace(entry, lines=(*entry.lines, *lines), claims=claims)


def _unlabelled(table: Block) -> Entry:
    return Entry(Passage(""), None, (table,), lines_of(table), (table,), table)
