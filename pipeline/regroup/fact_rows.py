"""Key figures in rows: labels and values that stand side by side on one height but were read column by column.

Blocks follow paragraphs, and a column of short labels looks like one. Where every line is either flush with the labels
or flush with the values (at their left, or at their right as columns of figures are set), and the lexicon knows some
of the labels, each height is a row of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.generic.entry import lines_of
from extractors.generic.kinds import kind_of
from extractors.generic.labels import FACT_FIELDS, field_of
from extractors.generic.table_entries import table_entries
from extractors.values.figures import parse_figure
from extractors.values.open_ends import WAITING
from pipeline.regroup.made_tables import pairs_as_table, with_tables
from pipeline.regroup.pieces import WIDE, Piece, in_rows, pieces_of
from schemas.document import RUNNING, Block
from schemas.passage import Passage

MAX_LABEL, MAX_VALUE = 50, 90  # characters
EDGE = 5.0  # points by which lines of one column may begin apart
TOUCHING = 1.0  # points from the edge at which a value begins inside a line
SLACK = 0.5  # of the type size by which the middles of a label and its value differ
NEXT_LINE = 1.6  # of the type size: how far below a label its second line may stand
ROWS, KNOWN = 3, 2  # at least, and how many of their labels are known
FEW_ROWS = 2  # where all labels are known
STRIP = 3.5  # of the type size: the height of a row of two lines
SMALLER = 1.0  # points by which a note under figures is smaller than they are

_OPEN = re.compile(rf"(?:\b(?:{WAITING}|je|pro)|[-/,&])$")  # the end of a line that goes on

Rows = list[tuple[Passage, Passage]]
"""Labels with their values."""


def with_fact_rows(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with each such group of rows as a table."""
    return with_tables(blocks, _rows)


def _rows(blocks: Sequence[Block], n: int) -> tuple[int, Block | None]:
    """How many blocks from `n` on are rows of key figures, and their table; 0 and None where none are."""
    first = blocks[n]
    if not _may_belong(first, first) or any(len(line.text) > MAX_VALUE for line in lines_of(first)):
        return 0, None
    run = list(_run(blocks, n))
    for stop in range(len(run), 0, -1):
        held: list[Block] = []
        notes: list[Block] = []
        for block in run[:stop]:
            (notes if _is_note(block, first) else held).append(block)
        if notes[-1:] == run[stop - 1 : stop]:
            continue  # a note belongs between rows; behind the last one it stands for itself
        pieces = [piece for block in held for piece in pieces_of(block)]
        # A block that gives each of its rows whole is read by others already.
        rows = _side_by_side(pieces) or (_paired(pieces) if len(held) > 1 else [])
        if _are_facts(rows):
            return stop, pairs_as_table(first, rows)
    return 0, None


def _run(blocks: Sequence[Block], n: int) -> Iterator[Block]:
    """The blocks from `n` on of which rows could be made; none where no label of a fact is among them."""
    run: list[Block] = []
    for block in blocks[n:]:
        if not _may_belong(block, blocks[n]) or (_is_read(block) and not run):
            break
        run.append(block)
    labels = (field_of(piece.text.strip(" :")) for block in run for piece in pieces_of(block))
    if any(label in FACT_FIELDS for label in labels):
        yield from run


def _are_facts(rows: Rows) -> bool:
    fields = [field_of(label.text.strip(" :")) for label, _ in rows]
    known = sum(field is not None for field in fields)
    figures = all(parse_figure(value.text) is not None for _, value in rows)
    enough = (len(rows) >= ROWS and known >= KNOWN) or (len(rows) >= FEW_ROWS and (known == len(rows) or figures))
    return enough and bool(FACT_FIELDS & set(fields))


def _is_read(block: Block) -> bool:
    """Whether a table pairs its labels already, each with one line that holds nothing far apart."""
    rows = table_entries(block, {}) if block.cells else ()
    wide = any(b.box.x0 - a.box.x1 > WIDE * a.size for row in rows for x in row.lines for a, b in pairwise(x.spans))
    return bool(rows) and not wide and all(len(row.lines) <= 1 for row in rows)


def _may_belong(block: Block, first: Block) -> bool:
    return (
        block.role not in RUNNING
        and block.role in {"paragraph", "heading", "table", "footnote"}
        and block.page == first.page
        # The rows of striped tables stand on strips of their own.
        and (block.container == first.container or (not block.cells and block.box.height < STRIP * block.size))
        and len(block.text) <= 4 * MAX_VALUE
        and block.box.top >= first.box.top - EDGE
        and (abs(block.size - first.size) < SMALLER or _is_note(block, first))
    )


def _is_note(block: Block, first: Block) -> bool:
    """Whether a block is set smaller than the rows: a reference date, a source."""
    return block.size <= first.size - SMALLER and not block.cells


def _cut_at(piece: Piece, edge: float) -> Iterator[Piece]:
    """A long label touches its value: what begins at the edge of the values is one."""
    spans = piece.passage.spans
    cut = next((b.start for a, b in pairwise(spans) if abs(b.box.x0 - edge) < TOUCHING and b.box.x0 > a.box.x1), None)
    if cut is None:
        yield piece
        return
    yield Piece(piece.passage[:cut].strip(), piece.block)
    yield Piece(piece.passage[cut:], piece.block)


def _paired(pieces: Sequence[Piece]) -> Rows:
    """Labels with what stands right of them, from their height to the next one's; [] where a piece fits no row."""
    edge = min(p.left for p in pieces)
    beside = [p for p in pieces if p.left > edge + EDGE]
    if not beside:
        return []
    left_edge, right_edge = min(p.left for p in beside), max(p.right for p in beside)
    if all(p.left - left_edge < EDGE for p in beside):
        pieces = [part for piece in pieces for part in _cut_at(piece, left_edge)]
        beside = [p for p in pieces if p.left > edge + EDGE]
    elif not all(right_edge - p.right < EDGE for p in beside):
        return []
    labels = list(_labels([p for p in pieces if p.left <= edge + EDGE], beside))
    rows: Rows = []
    used = 0
    right = sorted(beside, key=lambda p: p.middle)
    for label, below in pairwise([*labels, None]):
        assert label is not None
        slack = _slack(label[0])
        values = [p for p in right[used:] if below is None or p.middle < below[0].middle - slack]
        used += len(values)
        name = Passage.join([p.passage.strip() for p in label]).strip(" :")
        text = Passage.join([p.passage.strip() for p in values])
        on_height = bool(values) and abs(values[0].middle - label[0].middle) < slack
        if not on_height or len(name.text) > MAX_LABEL or len(text.text) > MAX_VALUE:
            return []
        rows.append((name, text))
    return rows


def _side_by_side(pieces: Sequence[Piece]) -> Rows:
    """Rows of several labels with their values, one of the two in bold: "**Träger**  Verein   **Start**  2016"; [] for
    others."""
    rows = in_rows(pieces, slack=SLACK)
    if len(rows) < FEW_ROWS or not any(len(row) > 2 for row in rows) or any(len(row) % 2 for row in rows):
        return []
    found: Rows = []
    for row in rows:
        for label, value in zip(row[::2], row[1::2], strict=True):
            if len(label.passage.text) > MAX_LABEL or len(value.passage.text) > MAX_VALUE:
                return []
            found.append((label.passage.strip(" :"), value.passage.strip()))
    # A value may end with its date in another weight.
    weights = [(label.spans[0].bold, value.spans[0].bold) for label, value in found if label.spans and value.spans]
    marked = max(weights.count((True, False)), weights.count((False, True)))
    known = sum(field_of(label.text) is not None for label, _ in found)
    return found if max(marked, known) > len(found) / 2 else []


def _labels(pieces: Sequence[Piece], values: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The labels from top to bottom, each with its further lines: those close below it with no value beside them."""
    label: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: p.middle):
        alone = not any(abs(v.middle - piece.middle) < _slack(piece) for v in values)
        close = bool(label) and piece.middle - label[-1].middle < NEXT_LINE * piece.size
        # What is a label by itself is no second line: its value is missing.
        text = piece.text
        known = text[:1].isupper() and (field_of(text) is not None or kind_of(text) != "other")
        goes_on = bool(label) and _OPEN.search(label[-1].passage.text) is not None
        if label and not (alone and close and (goes_on or not known)):
            yield label
            label = []
        label.append(piece)
    if label:
        yield label


def _slack(piece: Piece) -> float:
    return SLACK * piece.size
