"""Key figures in rows: labels and values that stand side by side on one height but were read column by column.

Blocks follow paragraphs, and a column of short labels looks like one. Where lines begin at two edges only and the
lexicon knows their labels, each height is a row of a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.generic.entries import table_entries
from extractors.generic.entry import lines_of
from extractors.generic.labels import FACT_FIELDS, field_of
from pipeline.label_columns import as_block, as_table
from schemas.document import RUNNING, Block, Passage

MAX_LABEL, MAX_VALUE = 50, 90  # characters
EDGE = 5.0  # points by which lines of one column may begin apart
TOUCHING = 1.0  # points from the edge at which a value begins inside a line
WIDE = 1.0  # of the type size: a gap between label and value in one line
ROWS, KNOWN = 3, 2  # at least, and how many of their labels are known
FEW_ROWS = 2  # where all labels are known


@dataclass(frozen=True)
class _Piece:
    """A part of a printed line that begins at an edge."""

    passage: Passage
    block: Block

    @property
    def left(self) -> float:
        return self.passage.spans[0].box.x0

    @property
    def middle(self) -> float:
        box = self.passage.spans[0].box
        return (box.top + box.bottom) / 2


def with_fact_rows(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with each such group of rows as a table."""
    found: list[Block] = []
    n = 0
    while n < len(blocks):
        taken, table = _rows(blocks, n)
        found.append(table or blocks[n])
        n += taken if table else 1
    return tuple(found)


def _rows(blocks: Sequence[Block], n: int) -> tuple[int, Block | None]:
    if blocks[n].cells or not _may_belong(blocks[n], blocks[n]):
        return 0, None
    first = next(_pieces(blocks[n]), None)
    if first is None or field_of(first.passage.text.strip(" :")) not in FACT_FIELDS:
        return 0, None
    run: list[Block] = []
    pieces: list[_Piece] = []
    edge: float | None = None
    for block in blocks[n:]:
        own = list(_pieces(block))
        if not _may_belong(block, blocks[n]) or not own or _is_read(block):
            break
        rights = [p.left for p in own if p.left > first.left + EDGE]
        if edge is None and rights:
            edge = min(rights)
        if any(not _at_edge(p.left, first.left, edge) for p in own):
            break
        run.append(block)
        pieces += own
    if edge is not None:
        pieces = [part for piece in pieces for part in _cut_at(piece, edge)]
    rows = _paired(pieces, first.left, edge) if edge is not None else []
    labels = [field_of(label.text.strip(" :")) for label, _ in rows]
    known = sum(label is not None for label in labels)
    enough = (len(rows) >= ROWS and known >= KNOWN) or (len(rows) >= FEW_ROWS and known == len(rows))
    # A block that gives each of its rows whole is read by others already.
    if not enough or len(run) < 2:
        return 0, None
    cells = [(as_block(blocks[n], label), [as_block(blocks[n], value)]) for label, value in rows]
    return len(run), as_table(cells)


def _is_read(block: Block) -> bool:
    """Whether a table pairs its labels already, each with one line."""
    rows = table_entries(block, {}) if block.cells else ()
    return bool(rows) and all(len(row.lines) <= 1 for row in rows)


def _may_belong(block: Block, first: Block) -> bool:
    return (
        block.role not in RUNNING
        and block.role in {"paragraph", "heading", "table"}
        and block.page == first.page
        and len(block.text) <= 4 * MAX_VALUE
        and block.box.top >= first.box.top - EDGE
        and abs(block.size - first.size) < 1.0
    )


def _pieces(block: Block) -> Iterator[_Piece]:
    """The lines of a block, of a table those of its cells, cut at wide gaps."""
    for line in lines_of(block):
        at = 0
        for a, b in zip(line.spans, line.spans[1:], strict=False):
            if b.box.x0 - a.box.x1 > WIDE * max(a.size, 1.0) or (a.bold != b.bold and b.box.x0 - a.box.x1 > a.size / 2):
                yield _Piece(line[at : a.stop], block)
                at = b.start
        if line.spans:
            yield _Piece(line[at:], block)


def _cut_at(piece: _Piece, edge: float) -> Iterator[_Piece]:
    """A long label touches its value: what begins at the edge of the values is one."""
    spans = piece.passage.spans
    cut = next((b.start for a, b in pairwise(spans) if abs(b.box.x0 - edge) < TOUCHING and b.box.x0 > a.box.x1), None)
    if cut is None:
        yield piece
        return
    yield _Piece(piece.passage[:cut].strip(), piece.block)
    yield _Piece(piece.passage[cut:], piece.block)


def _at_edge(left: float, label: float, value: float | None) -> bool:
    return abs(left - label) < EDGE or (value is not None and abs(left - value) < EDGE)


def _paired(pieces: Sequence[_Piece], label: float, value: float) -> list[tuple[Passage, Passage]]:
    """Labels with what stands right of them, from their height to the next one's; [] where one has nothing there."""
    left = sorted((p for p in pieces if abs(p.left - label) < EDGE), key=lambda p: p.middle)
    right = sorted((p for p in pieces if abs(p.left - value) < EDGE), key=lambda p: p.middle)
    rows: list[tuple[Passage, Passage]] = []
    used = 0
    for piece, below in pairwise([*left, None]):
        assert piece is not None
        slack = 0.5 * piece.passage.spans[0].size
        beside = [p for p in right[used:] if below is None or p.middle < below.middle - slack]
        used += len(beside)
        name, text = piece.passage.strip(" :"), Passage.join([p.passage.strip() for p in beside])
        on_height = bool(beside) and abs(beside[0].middle - piece.middle) < slack
        if not on_height or len(name.text) > MAX_LABEL or len(text.text) > MAX_VALUE:
            return []
        rows.append((name, text))
    return rows
