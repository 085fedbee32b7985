"""Drafts to finished blocks: mended text, boxes, cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from pipeline.layout.mend import Vocabulary, mend
from pipeline.layout.paragraphs import Draft
from schemas.document import Block, Box, Cell, Passage, Role


def finished(drafts: Sequence[Draft], known: Vocabulary) -> tuple[Block, ...]:
    """Blocks of all drafts, in their order."""
    return tuple(_block(draft, known) for draft in drafts)


def _block(draft: Draft, known: Vocabulary) -> Block:
    if draft.role == "table":
        return _table(draft, known)
    parts = [draft, *draft.joined]
    lines = [line for part in parts for line in part.lines]
    boxes: list[tuple[int, Box]] = []
    for part in parts:
        boxes.append((part.page, part.box))
    return Block(
        role=cast("Role", draft.role),
        passage=mend(lines, known),
        boxes=tuple(boxes),
        level=draft.level if draft.role in ("heading", "list_item") else 0,
        marker=draft.marker,
        size=draft.size,
        colour=draft.colour,
        lines=tuple(mend([line], known) for line in lines),
        container=draft.container,
        space=draft.gap_before,
    )


def _table(draft: Draft, known: Vocabulary) -> Block:
    cells = tuple(
        Cell(row, column, tuple(_block(inner, known) for inner in drafts), header=_is_header(row, drafts))
        for row, column, drafts in draft.cells
    )
    return Block(
        role="table",
        passage=Passage(""),
        boxes=((draft.page, draft.box),),
        size=cells[0].blocks[0].size if cells else 0.0,
        cells=cells,
        container=draft.container,
    )


def _is_header(row: int, drafts: Sequence[Draft]) -> bool:
    return row == 0 and all(d.bold > 0.8 for d in drafts)
