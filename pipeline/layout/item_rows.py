"""Items in rows: what stands on one baseline, from the left."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.layout.gutters import Item

SAME_ROW = 0.3  # of the font size by which baselines of a row differ

Row = list[Item]


def base(item: Item) -> float:
    """The baseline of a line, the lower edge of a box."""
    return item.chunk.baseline if item.chunk is not None else item.box.bottom


def item_rows(items: Iterable[Item], em: float, *, slack: float = SAME_ROW) -> list[Row]:
    """The rows from the top, the items of each from the left; `em` is the typical font size in points.

    By `slack` times that size baselines of one row may differ.
    """
    rows: list[Row] = []
    first = 0.0  # the baseline of the row's first item
    for at, _, _, item in sorted((base(item), item.box.x0, n, item) for n, item in enumerate(items)):
        if rows and at - first < slack * em:
            rows[-1].append(item)
        else:
            rows.append([item])
            first = at
    return [sorted(row, key=lambda i: i.box.x0) if len(row) > 1 else row for row in rows]
