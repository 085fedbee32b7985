"""Pieces: the parts of printed lines that stand far apart, with which labels and figures are paired by their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.generic.entry import lines_of
from schemas.document import Block
from schemas.kept import kept
from schemas.passage import Passage

WIDE = 1.0  # of the type size: a gap between label and value in one line


@dataclass(frozen=True)
class Piece:
    """A part of a printed line that begins at an edge."""

    passage: Passage
    block: Block

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def left(self) -> float:
        return self.passage.spans[0].box.x0

    @property
    def right(self) -> float:
        return self.passage.spans[-1].box.x1

    @property
    def middle(self) -> float:
        """Height of the middle of its first word."""
        box = self.passage.spans[0].box
        return (box.top + box.bottom) / 2

    @property
    def size(self) -> float:
        """Of the type with which it begins, in points."""
        return self.passage.spans[0].size


@kept
def pieces_of(block: Block) -> tuple[Piece, ...]:
    """The lines of a block, of a table those of its cells, cut at wide gaps."""
    return tuple(Piece(part, block) for line in lines_of(block) for part in _apart(line))


def _apart(line: Passage) -> Iterator[Passage]:
    if line.spans:
        at = 0
        for a, b in zip(line.spans, line.spans[1:], strict=False):
            if b.box.x0 - a.box.x1 > WIDE * max(a.size, 1.0) or (a.bold != b.bold and b.box.x0 - a.box.x1 > a.size / 2):
                yield line[at : a.stop]
                at = b.start
        yield line[at:]


def in_rows(pieces: Iterable[Piece], *, slack: float) -> list[list[Piece]]:
    """The pieces that stand on one height together, from the top, each row from the left.

    `slack`: of the type size, by which the middles of a row may differ.
    """
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.middle, p.left)):
        if rows and piece.middle - rows[-1][0].middle < slack * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda p: p.left) for row in rows]
