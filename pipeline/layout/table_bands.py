"""The rows of a table whose columns are known: lines that stand between two rules or between two gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from schemas.box import Box
from schemas.document import Line

CONTRAST = 0.3  # of the font size by which white between rows is more than white between lines
FULL = 0.8  # of the cells stand in a line that begins a row, where nothing else says so
LOWER = 0.2  # of the lines may begin small where every line is a row

Cells = Sequence[Sequence[Line]]
"""The pieces of a line or of a row, column by column."""


@dataclass(frozen=True)
class Band:
    """One row: for each column its pieces from the top."""

    cells: tuple[tuple[Line, ...], ...]

    @cached_property
    def box(self) -> Box:
        return Box.around(piece.box for cell in self.cells for piece in cell)

    @property
    def is_bold(self) -> bool:
        """Whether every cell begins in bold type: cards do, and rows of addresses."""
        return all(cell[0].bold > 0.8 for cell in self.cells if cell)

    def is_level(self, slack: float) -> bool:
        """Whether its cells begin on one height."""
        first = [cell[0].baseline for cell in self.cells if cell]
        return max(first) - min(first) <= slack


def bands_of(lines: Sequence[Cells], em: float, rules: Sequence[float], *, ruled: bool) -> list[Band]:
    """The rows that the lines of a table make up, without notes below it.

    `rules` are the heights of rules and edges of stripes among the lines. Where neither they nor white part the lines,
    each with nearly all cells begins a row, if a rule under the head (`ruled`) says that this is a table.
    """
    gaps = _gaps(lines)
    usual = min((max(gap, 0.0) for gap in gaps), default=0.0)
    cuts = [
        _is_ruled(a, b, rules) or (gap > usual + CONTRAST * em and _opens(b))
        for (a, b), gap in zip(pairwise(lines), gaps, strict=True)
    ]
    if lines and not any(cuts) and ruled and _are_rows(lines):
        cuts = [bool(line[0]) and sum(map(bool, line)) >= FULL * len(line) for line in lines[1:]]
    bands: list[Band] = []
    run = list(lines[:1])
    for line, cut in zip(lines[1:], cuts, strict=True):
        if cut:
            bands.append(_band(run))
            run = []
        run.append(line)
    if run:
        bands.append(_band(run))
    while (
        len(bands) > 1 and sum(map(bool, bands[-1].cells)) < 2 and not any(y > bands[-1].box.bottom - 1 for y in rules)
    ):
        bands.pop()
    return bands


def _gaps(lines: Sequence[Cells]) -> list[float]:
    """The white between each line and the lowest before it, in points."""
    gaps: list[float] = []
    bottom = float("-inf")
    for a, b in pairwise(lines):
        bottom = max(bottom, *(piece.box.bottom for cell in a for piece in cell))
        gaps.append(min(piece.box.top for cell in b for piece in cell) - bottom)
    return gaps


def _is_ruled(above: Cells, below: Cells, rules: Sequence[float]) -> bool:
    """Whether a rule goes through between two lines."""
    upper = max(piece.baseline for cell in above for piece in cell)
    lower = min(piece.box.top for cell in below for piece in cell)
    return any(upper - 1 < y < lower + 2 for y in rules)


def _opens(line: Cells) -> bool:
    """Whether a line behind white begins a row: it has a first cell and others, or most of the others."""
    filled = sum(map(bool, line))
    return (bool(line[0]) and filled > 1) or 2 * filled > len(line)


def _are_rows(lines: Sequence[Cells]) -> bool:
    """Whether every line can be a row: first cells that go on do so in small letters."""
    starts = [line[0][0].text[:1] for line in lines if line[0]]
    return sum(start.islower() for start in starts) <= LOWER * len(starts)


def _band(lines: Sequence[Cells]) -> Band:
    return Band(tuple(tuple(piece for line in lines for piece in line[n]) for n in range(len(lines[0]))))
