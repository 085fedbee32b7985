"""Drafts to finished blocks: mended text, boxes, cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast, overload

from pipeline.layout.draft import Draft
from pipeline.layout.mend import Vocabulary, mend
from schemas.box import Box
from schemas.document import Block, Cell, Line, Role
from schemas.passage import Passage


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
        lines=_Printed(lines),
        container=draft.container,
        space=draft.gap_before,
    )


class _Printed(Sequence[Passage]):
    """Lines as printed, made into passages when somebody asks for them: most blocks are read as a whole."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._passages: list[Passage] | None = None

    @property
    def passages(self) -> list[Passage]:
        if self._passages is None:
            self._passages = [mend([line], {}) for line in self._lines]
        return self._passages

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, index: int) -> Passage: ...
    @overload
    def __getitem__(self, index: slice) -> list[Passage]: ...
    def __getitem__(self, index: int | slice) -> Passage | list[Passage]:
        return self.passages[index]


def _table(draft: Draft, known: Vocabulary) -> Block:
    cells = tuple(
        Cell(
            row,
            column,
            tuple(_block(inner, known) for inner in drafts),
            header=_is_header(row, drafts),
            band=row in draft.bands,
        )
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
