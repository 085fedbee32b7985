"""Places of a sheet that was put straight, as they lie on the displayed page."""

from __future__ import annotations

import math

from schemas.box import Box
from schemas.document import Page


def as_displayed(box: Box, page: Page) -> Box:
    """The box around a place of the straight sheet on the page, which leans by `page.lean`.

    Only its middle is turned: a box of one line stays as high as the line.
    """
    if not page.lean:
        return box
    turn = math.radians(-page.lean)
    dx, dy = (box.x0 + box.x1) / 2 - page.width / 2, (box.top + box.bottom) / 2 - page.height / 2
    x = page.width / 2 + dx * math.cos(turn) - dy * math.sin(turn)
    y = page.height / 2 + dx * math.sin(turn) + dy * math.cos(turn)
    half, tall = box.width / 2, box.height / 2 + abs(math.sin(turn)) * box.width / 2
    return Box(x - half, y - tall, x + half, y + tall)
