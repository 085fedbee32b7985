"""Rows of a label table for which its page had no room: they stand at the head of the next one, often a single one, or
the rest of one.

One label beside one value says little by itself; where both begin below those of the table that ended the page before,
they are its next row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.layout.gutters import GUTTER, Item
from pipeline.layout.item_rows import base
from pipeline.layout.label_tables import Pairs, label_rows
from schemas.box import Box

EDGE = 3.0  # points by which a column may begin elsewhere on the next page
INDENT = 2.0  # of the font size: so far the items of a list stand in their column
APART = 2.5  # of the font size: white between two rows at most
BESIDE = 0.3  # of the font size by which the baselines of a label and its value differ


@dataclass(frozen=True)
class LabelColumns:
    """Where the columns of a label table begin."""

    labels: float
    values: float


def continued_rows(items: Sequence[Item], columns: LabelColumns, em: float) -> Pairs | None:
    """The rows at the head of a page that go on with the table of the page before; None where none do."""
    left: list[Item] = []
    right: list[Item] = []
    bottom: float | None = None
    for item in sorted(items, key=lambda i: (base(i), i.box.x0)):
        box = item.chunk.box if item.chunk is not None else item.box  # a line on a tint is as wide as that
        if bottom is not None and box.top - bottom > APART * em:
            break
        if item.chunk is not None and abs(box.x0 - columns.labels) < EDGE and box.x1 < columns.values - GUTTER * em:
            left.append(item)
        elif columns.values - EDGE < box.x0 and (right or box.x0 < columns.values + INDENT * em):
            right.append(item)
        else:
            break
        bottom = max(bottom or 0.0, box.bottom)
    if not left and right and abs(right[0].box.x0 - columns.values) < EDGE:
        # The rest of the last row, beside a label that stands on the page before.
        return Pairs((((), tuple(right)),), Box.around(item.box for item in right))
    if not left or not right or abs(base(left[0]) - base(right[0])) > BESIDE * em:
        return None
    return label_rows(left, right, em)
