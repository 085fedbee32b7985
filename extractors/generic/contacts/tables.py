"""Tables of contacts, one a row: below a row that says what stands in which column, or each beginning with a name.

Or one a column, beside labels: `Name | Ada Beispiel | Otto Muster`, `Tel. | … | …`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.generic.contacts.signs import signals
from extractors.generic.entry import Entry, lines_of
from extractors.generic.labels import CONTACT_FIELDS, field_for
from extractors.values.person import is_person_name, parse_person
from schemas.document import Block, Cell
from schemas.passage import Passage

KNOWN = 2  # columns of a contact that the first row announces; the others are about something else
MAX_HEAD = 40  # characters
SURE_NAME = 0.5  # of `is_person_name`


def contact_rows(table: Block, own: Mapping[str, str]) -> tuple[tuple[Entry, ...], ...]:
    """The contacts as entries, without what says what stands in rows or columns; () for any other table.

    Columns that the lexicon does not know ("Projekt") are no part of a contact.
    """
    rows = [row for row in table.rows if any(c.text for c in row)]
    if len(rows) < 2:
        return ()
    if all(_begins_with_name(row) for row in rows):
        found = tuple(tuple(_entry(c, Passage(""), None, table) for c in row if c.text) for row in rows)
        return found if _all_reach(found) else ()
    if abreast := _abreast(rows, table, own):
        return abreast
    fields = {c.column: field for c in rows[0] if (field := _contact_field(c, own))}
    plain = all(len(c.text) <= MAX_HEAD and not re.search(r"[\d@]", c.text) for c in rows[0])
    if len(fields) < KNOWN or not plain or any(_contact_field(c, own) for row in rows[1:] for c in row):
        return ()
    head = {c.column: c.passage.strip(" :") for c in rows[0]}
    found = tuple(
        tuple(_entry(c, head[c.column], fields[c.column], table) for c in row if c.column in fields and c.text)
        for row in rows[1:]
    )
    return found if _all_reach(found) else ()


def _abreast(rows: Sequence[Sequence[Cell]], table: Block, own: Mapping[str, str]) -> tuple[tuple[Entry, ...], ...]:
    """People in columns beside their labels; what stands alone in its row is everybody's."""
    named = next((row for row in rows if _names(row, own)), ())
    people = [cell.column for cell in named[1:]]
    found: dict[int, list[Entry]] = {column: [] for column in people}
    for label, *values in (row for row in rows if len(row) > 1):
        field = _contact_field(label, own)
        if field is None and label is not next(iter(named), None):
            continue
        for column in people:
            cell = next((c for c in values if c.column == column), None) if len(values) > 1 else values[0]
            if cell is not None and re.search(r"\w", cell.text):  # a dash says that there is none
                found[column].append(_entry(cell, label.passage.strip(" :"), field, table))
    contacts = tuple(tuple(entries) for entries in found.values())
    return contacts if contacts and _all_reach(contacts) else ()


def _names(row: Sequence[Cell], own: Mapping[str, str]) -> bool:
    """Whether a row names one person in each of several cells behind its label, or behind none."""
    label, *values = row
    expected = _contact_field(label, own) == "person"
    lines = [next(iter(lines_of(cell.blocks[0])), None) if cell.blocks else None for cell in values]
    told = expected or not label.text
    return len(values) > 1 and told and all(ln is not None and parse_person(ln.text, expected=expected) for ln in lines)


def _entry(cell: Cell, label: Passage, field: str | None, table: Block) -> Entry:
    lines = tuple(line for b in cell.blocks for line in lines_of(b))
    return Entry(label=label, field=field, values=cell.blocks, lines=lines, claims=cell.blocks, source=table)


def _all_reach(rows: Sequence[Sequence[Entry]]) -> bool:
    return all(signals("\n".join(line.text for e in row for line in e.lines)) for row in rows)


def _begins_with_name(row: Sequence[Cell]) -> bool:
    """Whether the first of several cells, as they stand in a row without labels, begins with a person."""
    cells = [cell for cell in row if cell.text]
    first = next(iter(lines_of(cells[0].blocks[0])), None) if len(cells) > 1 else None
    return first is not None and is_person_name(first.text) > SURE_NAME


def _contact_field(cell: Cell, own: Mapping[str, str]) -> str | None:
    field = field_for(cell.text, own) if cell.text else None
    return field if field in CONTACT_FIELDS else None
