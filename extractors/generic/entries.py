"""Entries: labels with what they label, from table rows, `Label: value` lines, a label line above its value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.generic.labels import MAX_LABEL, field_for
from schemas.document import Block, Cell, Passage


@dataclass(frozen=True)
class Entry:
    """A label and its value."""

    label: Passage
    """Empty for lines without label."""
    field: str | None
    """What the lexicon says the label announces; None also for a label that it does not know."""
    values: tuple[Block, ...]
    """The blocks of the value; empty where the value is a part of a line (see `lines`)."""
    lines: tuple[Passage, ...]
    """The value line by line as printed."""
    claims: tuple[Block, ...]
    """The blocks that are nothing but this entry."""
    source: Block
    """The table or paragraph in which it stands."""

    @property
    def passage(self) -> Passage:
        """The mended value."""
        if self.values and not any(b.cells for b in self.values):
            return Passage.join([b.passage for b in self.values])
        return mended(self.lines, " ".join(b.text for b in self.claims))

    @property
    def running_text(self) -> bool:
        """Whether the value is text to read (bullets, sentences) and not a short value."""
        text = self.passage.text
        if any(b.role == "list_item" for b in self.values):
            return True
        sentences = re.findall(r"[a-zäöüß)“\"][.!?](?:\s|$)", text)
        return len(text) > 140 or (len(text) > 60 and bool(sentences)) or len(sentences) > 1


def lines_of(block: Block) -> tuple[Passage, ...]:
    """The printed lines of a block; of a table cell by cell."""
    if block.cells:
        return tuple(line for cell in block.cells for b in cell.blocks for line in lines_of(b))
    return tuple(line.strip() for line in block.lines if line.text.strip()) or ((block.passage,) if block.text else ())


def mended(lines: Sequence[Passage], source: str) -> Passage:
    """The lines as one passage, hyphens at their ends mended as in `source`, the mended text of their block."""
    joined = [line for line in lines if line.text.strip()]
    if not joined:
        return Passage("")
    found = joined[0]
    for line in joined[1:]:
        found = _join(found, line, source)
    return found


def _join(a: Passage, b: Passage, source: str) -> Passage:
    if not a.text.endswith(("-", "\u2010")):
        return Passage.join([a, b])
    before = a.text.split()[-1].lstrip("„(\"'")
    after = b.text.split()[0].rstrip(".,;:)“\"'")
    if before[:-1] + after in source:
        return Passage.join([a[: len(a) - 1], b], "")
    if f"{before} {after}" in source:
        return Passage.join([a, b])
    if before + after in source or after[:1].isupper() or "@" in before or "." in after:
        return Passage.join([a, b], "")
    suspended = after in {"und", "oder", "bzw.", "sowie", "bis"}
    return Passage.join([a, b]) if suspended else Passage.join([a[: len(a) - 1], b], "")


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
    if len(rows) > 1 and len(head) > 1 and all(field_for(c.text, own) for c in head) and known <= 1:
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


def _label_like(cell: Cell, own: Mapping[str, str]) -> bool:
    text = cell.text
    if not text or len(text) > MAX_LABEL or any(b.role == "list_item" for b in cell.blocks):
        return False
    return is_label(text, own) or cell.header or cell.passage.bold


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
    largest = max((b.size for b in blocks), default=0.0)
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


MAX_VALUE_BELOW = 120  # characters of a value below its label
NEAR = 8  # blocks behind a column of labels in which its values are looked for
MAX_FIGURE_LABEL = 40  # characters of an unknown label in front of a figure
_FIGURE = re.compile(
    r"(?:ca\.|rund|etwa|über|knapp)?\s*\d[\d.,]*\s?(?:%|€|Euro|km²|qkm|ha|Prozent|Mio\.?|"
    r"[A-ZÄÖÜ][a-zäöü]+)?(?:\s\([^)]{4,30}\))?$"
)
OVER_CAPTION = 1.4  # times the size of the caption: a figure set large
_LARGE_FIGURE = re.compile(
    r"^(?:ca\.|rund|etwa|über|knapp)?\s*\d[\d.,\s–/-]*(?:(?:Tsd|Mio|Mrd|Millionen|Milliarden)\.?)?\s*"
    r"(?:€|Euro|EUR|%|Prozent|km²|qkm|ha|m²|km|Jahre?|Monate?)?$"
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
    for n, block in enumerate(blocks):
        if id(block) in beside:
            continue
        if column := _label_column(blocks, n, own):
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
        if figure := _figure_over_caption(block, blocks[n + 1] if n + 1 < len(blocks) else None, own):
            found.append(figure)
            beside.add(id(blocks[n + 1]))
            open_entry = None
            continue
        if _label_above(block, blocks[n + 1] if n + 1 < len(blocks) else None, own):
            open_entry = Entry(block.passage, field_for(block.text, own), (), (), (block,), block)
            found.append(open_entry)
            continue
        for i, line in enumerate(lines_of(block)):
            split = split_label(line, own) if block.role != "list_item" else None
            if split:
                label, field, rest = split
                open_entry = Entry(label, field, (), (rest,) if rest.text else (), (block,), block)
                found.append(open_entry)
                continue
            goes_on = open_entry is not None and (
                (i > 0 and open_entry.claims[-1] is block)
                or (not open_entry.lines and block.role in {"paragraph", "heading"})
                or (
                    block.container >= 0
                    and block.container == open_entry.source.container
                    and block.role == "paragraph"
                    and block.page == open_entry.source.page
                )
            )
            if goes_on and open_entry is not None:
                open_entry = found[-1] = _longer(open_entry, (line,), (block,))
            elif found and not found[-1].label.text and found[-1].source is block:
                found[-1] = _longer(found[-1], (line,), ())
            else:
                open_entry = None
                found.append(Entry(Passage(""), None, (), (line,), (block,), block))
    return tuple(found)


def _figure_over_caption(block: Block, below: Block | None, own: Mapping[str, str]) -> Entry | None:
    """A large figure with its label in small type below it: "73.170" over "Einwohnerinnen und Einwohner"."""
    if below is None or block.cells or below.cells or below.role != "paragraph" or len(below.text) > MAX_LABEL:
        return None
    if block.page != below.page or block.size < OVER_CAPTION * below.size or not _LARGE_FIGURE.match(block.text):
        return None
    beneath = 0 <= below.box.top - block.box.bottom + 0.5 * block.size <= 2 * block.size
    if not beneath or min(block.box.x1, below.box.x1) <= max(block.box.x0, below.box.x0):
        return None
    return Entry(below.passage, field_for(below.text, own), (), (block.passage,), (block, below), block)


def _label_column(blocks: Sequence[Block], n: int, own: Mapping[str, str]) -> tuple[Entry, ...]:
    """Labels one below the other whose values stand beside them, in blocks that follow."""
    block = blocks[n]
    labels = lines_of(block)
    if block.role != "paragraph" or block.cells or len(labels) < 2 or not all(_bare_label(p.text, own) for p in labels):
        return ()
    entries = []
    for label in labels:
        hit = next(
            (
                (value, line)
                for value in blocks[n + 1 : n + 1 + NEAR]
                if value.role == "paragraph" and value.page == block.page and not value.cells
                for line in lines_of(value)
                if _beside(label, line)
            ),
            None,
        )
        if hit:
            entries.append(Entry(label, field_for(label.text, own), (), (hit[1],), (block, hit[0]), hit[0]))
    return tuple(entries) if len(entries) >= len(labels) - 1 else ()


def _bare_label(text: str, own: Mapping[str, str]) -> bool:
    """Whether a text is a known label and nothing else: no figure, nothing behind a colon."""
    return field_for(text, own) is not None and not re.search(r"\d|:\s*\S", text)


def _beside(label: Passage, line: Passage) -> bool:
    """Whether a line begins right of a label on its height."""
    if not label.spans or not line.spans:
        return False
    a, b = label.spans[-1].box, line.spans[0].box
    return b.x0 > a.x1 and abs((a.top + a.bottom) - (b.top + b.bottom)) < a.height


def _label_above(block: Block, below: Block | None, own: Mapping[str, str]) -> bool:
    """Whether a paragraph is a label in another type than the value below it, without a colon."""
    return (
        below is not None
        and block.role == below.role == "paragraph"
        and block.page == below.page
        and (block.size < below.size - 0.8 or (block.passage.bold and not below.passage.bold))
        and len(block.lines) <= 2
        and len(below.text) <= MAX_VALUE_BELOW
        and _bare_label(block.text, own)
    )


def _longer(entry: Entry, lines: tuple[Passage, ...], blocks: tuple[Block, ...]) -> Entry:
    claims = entry.claims if blocks and entry.claims[-1] is blocks[0] else (*entry.claims, *blocks)
    return replace(entry, lines=(*entry.lines, *lines), claims=claims)


def _unlabelled(table: Block) -> Entry:
    return Entry(Passage(""), None, (table,), lines_of(table), (table,), table)
