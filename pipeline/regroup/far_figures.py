"""Key figures at the end of a line whose beginning names the town: "**Stadt Unna**          Einwohner: 59.000 | …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.generic.fact_line import facts_in, unknown_in
from extractors.generic.labels import FACT_FIELDS, field_of
from extractors.generic.place import read_place
from schemas.box import Box
from schemas.document import Block
from schemas.passage import Passage

DEEPEST = 6  # level of a heading: what names the town over a title ranks below it
FAR = 5.0  # of the type size: nothing is tabbed further from its label


def with_far_figures_apart(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with such lines as two: what the line begins with, and the figures at its end."""
    return tuple(part for block in blocks for part in _parted(block))


def _parted(block: Block) -> Iterator[Block]:
    cut = _cut(block.passage) if len(block.lines) <= 1 and not block.cells and block.role != "list_item" else 0
    if not cut:
        yield block
        return
    name, figures = block.passage[:cut].strip(), block.passage[cut:].strip()
    role, level = (block.role, block.level) if read_place(name) is None else ("heading", block.level or DEEPEST)
    yield replace(_with(block, name), role=role, level=level)
    yield replace(_with(block, figures), role="paragraph", level=0, space=0.0)


def _with(block: Block, part: Passage) -> Block:
    box = Box.around(span.box for span in part.spans)
    return replace(block, passage=part, lines=(part,), boxes=((block.page, box),), size=part.spans[0].size)


def _cut(line: Passage) -> int:
    """Where the figures begin; 0 where the line states none at its far end, or nothing but figures."""
    gaps = [b.start for a, b in pairwise(line.spans) if b.box.x0 - a.box.x1 > FAR * max(a.size, b.size)]
    if len(gaps) != 1 or _states(line[: gaps[0]].strip()) or not _states(line[gaps[0] :].strip()):
        return 0
    return gaps[0]


def _states(part: Passage) -> bool:
    """Whether a part states key figures, or is the label of one."""
    one = unknown_in(part)
    labelled = one is not None and field_of(one[0].text) in FACT_FIELDS
    return labelled or bool(facts_in(part, {})) or field_of(part.text) in FACT_FIELDS
