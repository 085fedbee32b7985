"""Pictures: what fills a place in a column and is not to be read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.layout.containers import is_paper
from schemas.box import Box
from schemas.document import Page, Word

SMALLEST = 4.0  # of the typical font size, in both directions: what is smaller is an ornament
PAGE_SHARE = 0.4  # of the page: what is larger is its background
MOST = 60  # a page with more is a drawing


def pictures(page: Page, words: Sequence[Word], others: Sequence[Box], *, em: float) -> list[Box]:
    """The images and filled shapes in which no word and none of the `others` (boxes of text, tables) stands.

    `em` is the typical font size in points.
    """
    shapes = [rect.box for rect in page.rects if rect.fill is not None and not is_paper(rect.fill)]
    largest = PAGE_SHARE * page.width * page.height
    found = [
        box
        for box in (*page.images, *shapes)
        if min(box.width, box.height) >= SMALLEST * em and box.width * box.height <= largest
    ]
    if not found or len(found) > MOST or not words:
        return []
    x0, top, x1, bottom = np.array([word.box for word in words]).T
    free: list[Box] = []
    for box in sorted(found, key=lambda b: -b.width * b.height):
        across, along = np.minimum(box.x1, x1) - np.maximum(box.x0, x0), np.minimum(box.bottom, bottom)
        covered = (across > 1) & (along - np.maximum(box.top, top) > 1)
        if not covered.any() and not any(_overlap(box, other) for other in (*others, *free)):
            free.append(box)
    return free


def _overlap(a: Box, b: Box) -> bool:
    return min(a.x1, b.x1) - max(a.x0, b.x0) > 1 and min(a.bottom, b.bottom) - max(a.top, b.top) > 1
