"""Lists that are none: "1. Kommune: X", "2. Gegründet: 2010" state facts, "→ 02303 103-0" is a number to call."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extractors.generic.entries import split_label
from extractors.generic.entry import lines_of
from extractors.generic.labels import FACT_FIELDS, field_of
from extractors.values.email import find_emails
from extractors.values.phone import find_phones
from extractors.values.web import find_urls
from schemas.document import Block

STATED = FACT_FIELDS | {"municipality", "federal_state", "municipality_type"}
FEWEST = 2  # items that state a fact


def with_labelled_lists(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the items of each list that says nothing but `Label: value`, or how to reach somebody, as
    paragraphs."""
    found: list[Block] = []
    for is_item, run in groupby(blocks, key=lambda b: b.role == "list_item"):
        group = list(run)
        plain = is_item and (_is_labelled(group) or all(map(_is_reach, group)))
        found += [replace(b, role="paragraph", level=0) for b in group] if plain else group
    return tuple(found)


def _is_labelled(items: Sequence[Block]) -> bool:
    fields = [_field(item) for item in items]
    return all(fields) and sum(field in STATED for field in fields) >= FEWEST


def _is_reach(item: Block) -> bool:
    """Whether an item is a number, a mail address or a page of the web and nothing else: an arrow leads to it."""
    text = item.text.strip()
    hits = [(hit.start, hit.stop) for find in (find_emails, find_urls, find_phones) for hit in find(text)]
    return any(stop >= len(text) and re.fullmatch(r"(?:[A-Z][\w-]*[.:]?)?\s*", text[:start]) for start, stop in hits)


def _field(item: Block) -> str | None:
    split = split_label(lines_of(item)[0], {})
    return field_of(split[0].text) if split else None
