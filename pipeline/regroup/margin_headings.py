"""Headings in the margin: a column of section names beside their text is no table but sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extractors.generic.contacts.signs import signals
from extractors.generic.entry import Entry
from extractors.generic.facts import is_fact
from extractors.generic.kinds import kind_of
from extractors.generic.labels import CONTACT_FIELDS
from extractors.generic.table_entries import table_entries
from schemas.document import Block

FEWEST = 3  # rows with running text
SHARE = 0.6  # of all rows that must have running text
MAX_HEADING = 60  # characters
LINES = 2  # of a contact at least


def with_margin_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with each such table as headings and what stands beside them, row by row.

    Quotes, lists and contacts beside a heading are then read as everywhere; rows with short values stay a table. So are
    contacts beside a name that is no label.
    """
    level = min(6, 1 + max((b.level for b in blocks if b.role == "heading"), default=1))
    return tuple(part for block in blocks for part in (_unfolded(block, level) if block.cells else (block,)))


def _unfolded(table: Block, level: int) -> Iterator[Block]:
    rows = table_entries(table, {})
    texts = [row for row in rows if row.running_text]
    kinds = {kind_of(row.label.text) for row in texts} - {"other"}
    sections = len(texts) >= max(FEWEST, SHARE * len(rows)) and len(kinds) >= FEWEST and all(map(_is_headed, rows))
    if not sections and not any(map(_is_contact, rows)):
        yield table
        return
    for kept, group in groupby(rows, key=_is_pair if sections else lambda row: not _is_contact(row)):
        if kept:
            yield _with_rows(table, list(group))
            continue
        for row in group:
            label = row.claims[0]
            yield replace(label, role="heading", level=level, container=-1)
            yield from row.values


def _with_rows(table: Block, rows: Sequence[Entry]) -> Block:
    """The table of these rows alone: figures and short values above the text."""
    kept = {id(block) for row in rows for block in row.claims}
    return replace(table, cells=tuple(c for c in table.cells if any(id(block) in kept for block in c.blocks)))


def _is_pair(row: Entry) -> bool:
    """Whether a row is a label with its value: a key figure, what the project is called, whom to ask."""
    return is_fact(row) or row.field in CONTACT_FIELDS or (row.field == "headline" and not row.running_text)


def _is_contact(row: Entry) -> bool:
    """Whether a row says whom to ask under a name that no lexicon knows: "Wer Auskunft gibt | Ada Muster, Tel. …"."""
    text = "\n".join(line.text for line in row.lines)
    return row.field is None and _is_headed(row) and len(row.lines) >= LINES and signals(text)


def _is_headed(row: Entry) -> bool:
    return 0 < len(row.label.text) <= MAX_HEADING and bool(row.values) and len(row.claims) > len(row.values)
