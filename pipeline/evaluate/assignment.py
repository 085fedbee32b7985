"""Which predicted list member answers to which gold one: the assignment with the greatest total similarity.

Shortest augmenting paths with dual prices (Jonker and Volgenant 1987), O(n³) with rows of NumPy.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

G = TypeVar("G")
P = TypeVar("P")


class Alignment(NamedTuple):
    """Places in the gold list and in the predicted list."""

    pairs: list[tuple[int, int]]
    missed: list[int]
    """Gold members without an answer."""
    spurious: list[int]
    """Predicted members that answer to nothing."""

    def all(self) -> list[tuple[int | None, int | None]]:
        """Pairs first, then what stands alone, with None on the other side."""
        return [*self.pairs, *((g, None) for g in self.missed), *((None, p) for p in self.spurious)]


def align(gold: Sequence[G], predicted: Sequence[P], likeness: Callable[[G, P], float], *, floor: float) -> Alignment:
    """The best one-to-one assignment; pairs less alike than `floor` are taken apart again."""
    if not gold or not predicted:
        return Alignment([], list(range(len(gold))), list(range(len(predicted))))
    matrix = np.array([[likeness(g, p) for p in predicted] for g in gold], dtype=np.float64)
    pairs = [(g, p) for g, p in best_pairs(matrix) if matrix[g, p] >= floor]
    hit, used = {g for g, _ in pairs}, {p for _, p in pairs}
    return Alignment(
        pairs, [g for g in range(len(gold)) if g not in hit], [p for p in range(len(predicted)) if p not in used]
    )


def best_pairs(weights: npt.NDArray[np.float64]) -> list[tuple[int, int]]:
    """(row, column) pairs with the greatest sum of weights, min(rows, columns) of them, by row."""
    rows, columns = weights.shape
    if rows > columns:
        return sorted((row, column) for column, row in best_pairs(weights.T))
    cost = weights.max() - weights
    row_of = np.full(columns, -1)
    row_price, column_price = np.zeros(rows), np.zeros(columns)
    for start in range(rows):
        # Dijkstra over the columns from the free row `start` to the nearest free column.
        distance, before = np.full(columns, np.inf), np.full(columns, -1)
        done = np.zeros(columns, dtype=bool)
        row, column, length = start, -1, 0.0
        while row >= 0:
            through = length + cost[row] - row_price[row] - column_price
            nearer = ~done & (through < distance)
            distance[nearer], before[nearer] = through[nearer], column
            column = int(np.where(done, np.inf, distance).argmin())
            done[column], length = True, distance[column]
            row = int(row_of[column])
        row_price[start] += length
        settled = done & (row_of >= 0)
        row_price[row_of[settled]] += length - distance[settled]
        column_price[done] += distance[done] - length
        while column >= 0:
            previous = int(before[column])
            row_of[column] = start if previous < 0 else row_of[previous]
            column = previous
    return sorted((int(row), column) for column, row in enumerate(row_of) if row >= 0)
