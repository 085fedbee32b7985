"""Headings that a typewriter underlines: a short line over a line of hyphens or equals signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from schemas.box import Box
from schemas.document import RUNNING, Block
from schemas.passage import Passage

MAX_HEADING = 80  # characters
_RULE = re.compile(r"\s*([-=_–—*])(?:\s?\1){3,}\s*")


def with_typed_rules(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with each line over typed rules as a heading; the rules themselves are no text."""
    level = min(6, 1 + max((b.level for b in blocks if b.role == "heading"), default=1))
    found: list[Block] = []
    for block in blocks:
        if block.role in RUNNING or block.cells or not _is_ruled(block):
            found.append(block)
            continue
        lines = [line for line in block.lines or (block.passage,) if line.text.strip()]
        at = next(n for n, line in enumerate(lines) if _RULE.fullmatch(line.text))
        if at == 0 and found and _may_head(found[-1], block):
            found[-1] = replace(found[-1], role="heading", level=level, marker=None)
        elif at == 1:
            found.append(replace(_part(block, lines[:1]), role="heading", level=level))
        elif at > 1:
            found.append(_part(block, lines[:at]))
        if lines[at + 1 :]:
            found.append(_part(block, lines[at + 1 :]))
    return tuple(found)


def _is_ruled(block: Block) -> bool:
    return any(_RULE.fullmatch(line.text) for line in block.lines or (block.passage,))


def _may_head(above: Block, rule: Block) -> bool:
    """Whether the line above a typed rule stands close over it and is one line."""
    return (
        above.role in {"paragraph", "heading"}
        and not above.cells
        and above.page == rule.page
        and len(above.lines) <= 1
        and len(above.text) <= MAX_HEADING
        and 0 <= rule.box.top - above.box.bottom + rule.size < 2 * rule.size
    )


def _part(block: Block, lines: Sequence[Passage]) -> Block:
    passage = lines[0] if len(lines) == 1 else Passage.join(lines)
    boxes = tuple((page, Box.around(around)) for page, around in passage.boxes().items())
    return replace(block, passage=passage, boxes=boxes, lines=tuple(lines))
