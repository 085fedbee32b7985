"""Headings in the text's own size: bold lines that name a kind of section, as word processors are often used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.generic.kinds import kind_of
from extractors.generic.labels import FACT_FIELDS, field_of
from schemas.document import Block

MAX_HEADING = 60  # characters of a bold line that is a heading
MAX_PLAIN = 3  # words of a line in plain type that is a heading by its colon


def with_bold_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with such lines as headings; the layout sees none in a line that is set like the text below it."""
    deepest = max((b.level for b in blocks if b.role == "heading"), default=1)
    found = list(blocks)
    for n, (block, below) in enumerate(pairwise(blocks)):
        if (
            block.role == "paragraph"
            and not block.cells
            and block.container < 0
            and (
                all(span.bold for span in block.passage.spans)
                or (block.text.rstrip().endswith(":") and len(block.text.split()) <= MAX_PLAIN)
            )
            and len(block.lines) <= 1
            and len(block.text) <= MAX_HEADING
            and not block.text.rstrip().endswith((".", ",", ";", "“"))
            and below.role in {"paragraph", "list_item"}
            and not below.passage.bold
            and abs(block.size - below.size) < 1
            and kind_of(block.text) not in {"other", "quote"}
            and field_of(block.text) not in FACT_FIELDS
        ):
            found[n] = replace(block, role="heading", level=deepest + 1)  # "Ziele:" above a list as well
    return tuple(found)
