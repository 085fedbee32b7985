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
    for item in sorted(items, key=lambda i: (base(i), i.box.x0)):
        if rows and base(item) - base(rows[-1][0]) < slack * em:
            rows[-1].append(item)
        else:
            rows.append([item])
    return [sorted(row, key=lambda i: i.box.x0) for row in rows]
