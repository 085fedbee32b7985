"""Tables of contacts: a row is a contact, the first row says what stands in which column."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractors.generic.contacts.signs import signals
from extractors.generic.entry import Entry, lines_of
from extractors.generic.labels import CONTACT_FIELDS, field_for
from schemas.document import Block, Cell

KNOWN = 2  # columns of a contact that the first row announces; the others are about something else
MAX_HEAD = 40  # characters


def contact_rows(table: Block, own: Mapping[str, str]) -> tuple[tuple[Entry, ...], ...]:
    """The rows below the first as entries, column by column; () for a table of anything else.

    Columns that the lexicon does not know ("Projekt") are no part of a contact.
    """
    rows = [row for row in table.rows if any(c.text for c in row)]
    if len(rows) < 2:
        return ()
    fields = {c.column: field for c in rows[0] if (field := _contact_field(c, own))}
    plain = all(len(c.text) <= MAX_HEAD and not re.search(r"[\d@]", c.text) for c in rows[0])
    if len(fields) < KNOWN or not plain or any(_contact_field(c, own) for row in rows[1:] for c in row):
        return ()
    head = {c.column: c for c in rows[0]}
    found = tuple(
        tuple(
            Entry(
                label=head[c.column].passage.strip(" :"),
                field=fields[c.column],
                values=c.blocks,
                lines=tuple(line for b in c.blocks for line in lines_of(b)),
                claims=c.blocks,
                source=table,
            )
            for c in row
            if c.column in fields and c.text
        )
        for row in rows[1:]
    )
    return found if all(signals("\n".join(line.text for e in row for line in e.lines)) for row in found) else ()


def _contact_field(cell: Cell, own: Mapping[str, str]) -> str | None:
    field = field_for(cell.text, own) if cell.text else None
    return field if field in CONTACT_FIELDS else None
