"""Key figures in a grid: a row of labels over a row of values, or of figures over captions, again and again.

Einwohner    Förderphase
112.613      2020-2025
Volumen      Staffel
11,3 Mio. €  2

A ruled table of one such pair of rows is turned as well, whichever row is on top.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractors.generic.labels import FACT_FIELDS, field_of
from extractors.values.figures import begins_figure
from pipeline.regroup.made_tables import as_table, pairs_as_table, with_tables
from pipeline.regroup.pieces import Piece, in_rows, pieces_of
from schemas.document import Block
from schemas.passage import Passage

MAX_TEXT = 40  # characters of a label or a value
MOST = 14  # blocks into which a grid may have been parted
EDGE = 5.0  # points by which a value may begin beside its label's beginning
APART = 1.0  # points between the type sizes of labels and values, where both or none are bold
SLACK = 0.6  # of the type size by which the middles of a row differ
BELOW = 2.5  # of its size: how far a value stands below its label
MIN_ROWS, MIN_COLUMNS = 2, 2
ROWS = 2  # of a table of one row of figures and their captions
FEWEST, KNOWN = 3, 2  # pairs, and how many of their labels state facts

Pairs = list[tuple[Piece, Piece]]


def with_stacked_rows(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with each such grid as a table of two columns."""
    return with_tables([_upright(block) for block in blocks], _grid)


def _upright(table: Block) -> Block:
    """A ruled table of one row of figures with their captions below or above, turned: a pair in each row."""
    rows = [[cell.blocks[0] if len(cell.blocks) == 1 else None for cell in row] for row in table.rows]
    if len(rows) != ROWS or len(rows[0]) != len(rows[1]) or len(rows[0]) < MIN_COLUMNS:
        return table
    above, below = ([block for block in row if block is not None] for row in rows)
    if len(above) != len(below) or len(above) != len(rows[0]):
        return table
    figures = [sum(begins_figure(block.text) for block in row) for row in (above, below)]
    labels, values = (below, above) if figures[0] > figures[1] else (above, below)
    known = sum(field_of(label.text) in FACT_FIELDS for label in labels)
    if known < KNOWN or 2 * max(figures) <= len(values) or any(len(b.text) > MAX_TEXT for b in (*labels, *values)):
        return table
    return as_table([(label, [value]) for label, value in zip(labels, values, strict=True)])


def _grid(blocks: Sequence[Block], n: int) -> tuple[int, Block | None]:
    """How many blocks from `n` on are a grid, and its table; 0 and None where none is."""
    run = list(takewhile(lambda b: _may_belong(b, blocks[n]), blocks[n : n + MOST]))
    for stop in range(len(run), 0, -1):
        pairs = _labels_first(list(_pairs([piece for block in run[:stop] for piece in pieces_of(block)])))
        if _are_facts(pairs):
            return stop, pairs_as_table(run[0], [(label.passage, value.passage) for label, value in pairs])
    return 0, None


def _labels_first(pairs: Pairs) -> Pairs:
    """The pairs turned where most of what stands above is a figure and nothing below it is."""
    figures = sum(begins_figure(above.passage.text) for above, _ in pairs)
    captioned = 2 * figures > len(pairs) and not any(begins_figure(below.passage.text) for _, below in pairs)
    return [(below, above) for above, below in pairs] if captioned else pairs


def _may_belong(block: Block, first: Block) -> bool:
    return (
        block.role in {"paragraph", "heading", "table"}
        and block.page == first.page
        and len(block.pages) == 1
        and all(len(piece.text) <= MAX_TEXT for piece in pieces_of(block))
    )


def _pairs(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Labels with the values below them; nothing where a piece has no partner."""
    rows = in_rows(_whole(pieces), slack=SLACK)
    found: Pairs = []
    for labels, values in zip(rows[::2], rows[1::2], strict=False):
        matched = list(zip(labels, values, strict=False))
        if len(labels) != len(values) or not all(_is_under(value, label) for label, value in matched):
            return
        found += matched
    # A single column is a ladder, a single row are tiles: others read them.
    if (
        len(rows) % 2 == 0
        and len(rows) >= 2 * MIN_ROWS
        and all(len(row) >= MIN_COLUMNS for row in rows[: 2 * MIN_ROWS])
    ):
        yield from found


def _whole(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the second lines of a value joined to it."""
    found: list[Piece] = []
    for piece in pieces:
        above = found[-1] if found else None
        if (
            above is not None
            and above.block is piece.block
            and abs(above.left - piece.left) < 1
            and _style(above) == _style(piece)
            and 0 < piece.middle - above.passage.spans[-1].box.bottom < piece.size
        ):
            found[-1] = Piece(Passage.join([above.passage, piece.passage]), piece.block)
        else:
            found.append(piece)
    return found


def _is_under(value: Piece, label: Piece) -> bool:
    flush = abs(value.left - label.left) < EDGE
    centred = abs(value.left + value.right - label.left - label.right) < 2 * EDGE
    return (flush or centred) and value.middle - label.middle < BELOW * value.size


def _are_facts(pairs: Pairs) -> bool:
    if len(pairs) < FEWEST or len({_style(label) for label, _ in pairs}) > 1 or len({_style(v) for _, v in pairs}) > 1:
        return False
    label, value = pairs[0]
    apart = abs(label.size - value.size) > APART or _style(label)[0] != _style(value)[0]
    fields = [field_of(label.passage.text.strip(" :")) for label, _ in pairs]
    return apart and sum(field in FACT_FIELDS for field in fields) >= KNOWN


def _style(piece: Piece) -> tuple[bool, int]:
    return piece.passage.bold, round(2 * piece.size)
