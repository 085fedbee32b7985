"""Headings that go on with what stands below them in the same type: "Kontakt" / "Ada Beispiel", "Daten" / "Fläche"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.generic.kinds import kind_of
from extractors.generic.labels import FACT_FIELDS, field_of
from extractors.values.open_ends import waits
from extractors.values.organisation import is_organisation
from extractors.values.person import is_person_name
from schemas.box import Box
from schemas.document import Block
from schemas.passage import Passage

_TITLE = re.compile(r"(?:Frau|Herr|Dr\.|Prof\.|Dipl\.-)\s?\S")
SURE_NAME = 0.85  # of `is_person_name`
SURE_OFFICE = 0.85  # of `is_organisation`


def with_named_heads(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with each heading split before the person or office that it announces, or before a label of a fact.

    To the layout both are one heading of several lines.
    """
    return tuple(part for block in blocks for part in _parts(block))


def _parts(block: Block) -> Iterator[Block]:
    at = _name_at(block) if block.role == "heading" and len(block.lines) > 1 else 0
    if not at:
        yield block
        return
    yield _of_lines(block, block.lines[:at])
    for line in block.lines[at:]:
        yield replace(_of_lines(block, [line]), role="paragraph", level=0)


def _name_at(heading: Block) -> int:
    """The number of the line in which somebody is named below a label that announces it, or a fact; 0 for none."""
    for n in range(1, len(heading.lines)):
        title, name = " ".join(line.text for line in heading.lines[:n]), heading.lines[n].text
        named = _TITLE.match(name) or is_person_name(name) > SURE_NAME or is_organisation(name) > SURE_OFFICE
        if named and field_of(title) == "person":
            return n
        if field_of(name) in FACT_FIELDS and kind_of(title) != "other" and not waits(title):
            return n
    return 0


def _of_lines(block: Block, lines: Sequence[Passage]) -> Block:
    passage = Passage.join(lines)
    boxes = tuple((page, Box.around(found)) for page, found in passage.boxes().items())
    return replace(block, passage=passage, lines=tuple(lines), boxes=boxes)
