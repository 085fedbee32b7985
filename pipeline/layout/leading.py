"""The usual distance of baselines in a publication, and what a line stands further off than that."""

from __future__ import annotations

import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from schemas.document import Line

SIZE_STEP = 0.07  # relative difference of font sizes that makes another style
SAME_SIZE = 0.3  # points
SURE_STEPS = 3  # within sentences: enough to leave all other steps out
NEAR = 0.6  # points: distances of baselines that differ less are one leading


def leading(lines: Sequence[Line]) -> dict[float, float]:
    """Usual distance of baselines in points for each font size (rounded to half points) of a set of columns."""
    steps: dict[float, list[float]] = {}
    sure: dict[float, list[float]] = {}  # a sentence runs on: surely no step between paragraphs
    for above, below in pairwise(lines):
        step = below.baseline - above.baseline
        size = below.size
        if above.page == below.page and _of_one_style(above, below) and 0.8 * size < step < 2.2 * size:
            steps.setdefault(round(2 * size) / 2, []).append(step)
            if below.words[0].text[:1].islower() and above.text[-1:] not in ".!?:":
                sure.setdefault(round(2 * size) / 2, []).append(step)
    for size, found in sure.items():
        if len(found) >= SURE_STEPS:
            steps[size] = found
    return {size: _usual(found) for size, found in steps.items() if len(found) >= 2}


def _of_one_style(above: Line, below: Line) -> bool:
    """Not a heading below a text, however little larger it is: that step says nothing about either."""
    return abs(above.size - below.size) < SAME_SIZE and abs(above.bold - below.bold) < 0.85


def _usual(steps: list[float]) -> float:
    """The smallest step that occurs often: within paragraphs, not between them."""
    steps = sorted(steps)
    best, count = statistics.median_low(steps), 0
    for step in sorted({round(4 * step) / 4 for step in steps}):
        near = bisect_right(steps, step + NEAR) - bisect_left(steps, step - NEAR)
        if near > 1.3 * count:
            best, count = step, near
    return statistics.median(steps[bisect_left(steps, best - NEAR) : bisect_right(steps, best + NEAR)] or steps)


def extra(previous: Line, line: Line, usual: dict[float, float]) -> float:
    """Space above a line beyond the usual leading (what `leading` found), in font sizes."""
    size = max(line.size, 1.0)
    expected = usual.get(round(2 * size) / 2, 1.25 * size)
    step = line.baseline - previous.baseline
    if abs(previous.size - line.size) > SIZE_STEP * size:
        # Different sizes: compare the white between them with that of the smaller style
        white = line.box.top - previous.box.bottom
        return (white - max(0.0, expected - 1.2 * size)) / size
    return (step - expected) / size
