"""Lists of labels with their values: "1. Kommune: X", "2. Gegründet: 2010" state facts, they are no bullets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extractors.generic.entries import split_label
from extractors.generic.entry import lines_of
from extractors.generic.labels import FACT_FIELDS, field_of
from schemas.document import Block

STATED = FACT_FIELDS | {"municipality", "federal_state", "municipality_type"}
FEWEST = 2  # items that state a fact


def with_labelled_lists(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the items of each list that says nothing but `Label: value` as paragraphs."""
    found: list[Block] = []
    for is_item, run in groupby(blocks, key=lambda b: b.role == "list_item"):
        group = list(run)
        found += [replace(b, role="paragraph", level=0) for b in group] if is_item and _is_labelled(group) else group
    return tuple(found)


def _is_labelled(items: Sequence[Block]) -> bool:
    fields = [_field(item) for item in items]
    return all(fields) and sum(field in STATED for field in fields) >= FEWEST


def _field(item: Block) -> str | None:
    split = split_label(lines_of(item)[0], {})
    return field_of(split[0].text) if split else None
