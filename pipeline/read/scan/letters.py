"""Recognised words as the characters of a page: the same columns that a reader gives of a page with text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from pipeline.read.normalise import empty_chars
from pipeline.read.scan.engine import Printed
from pipeline.read.scan.look import Look
from schemas.document import Chars, Font

FONTS = (Font("scan", bold=False, italic=False), Font("scan-bold", bold=True, italic=False))
ASCENT, DESCENT = 0.9, 0.22  # of the size
BLANK = 0x20


def characters(words: Sequence[Printed], looks: Sequence[Look], scale: float) -> Chars:
    """One row per character, spread evenly over its word; a blank between the words of a line. Points,
    `scale` to a pixel."""
    rows = list(_rows(words, looks, scale))
    if not rows:
        return empty_chars()
    code, x0, x1, baseline, size, bold, level, run = np.array(rows, np.float64).T
    return Chars(
        code=code.astype(np.int32),
        x0=x0.astype(np.float32),
        top=(baseline - ASCENT * size).astype(np.float32),
        x1=x1.astype(np.float32),
        bottom=(baseline + DESCENT * size).astype(np.float32),
        baseline=baseline.astype(np.float32),
        size=size.astype(np.float32),
        font=bold.astype(np.int16),
        colour=(level.astype(np.int32) * 0x010101).astype(np.int32),
        angle=np.zeros(len(rows), np.int16),
        run=run.astype(np.int32),
    )


def _rows(words: Sequence[Printed], looks: Sequence[Look], scale: float) -> Iterator[tuple[float, ...]]:
    """Code, x0, x1, baseline, size, bold, level, run."""
    levels = _baselines(words, scale)
    for n, (word, look) in enumerate(zip(words, looks, strict=True)):
        style = (levels[word.line], look.size, float(look.bold), float(look.level), float(word.line))
        left, right = word.x0 * scale, word.x1 * scale
        if n and words[n - 1].line == word.line and left > (end := words[n - 1].x1 * scale):
            yield (BLANK, end, min(left, end + 0.3 * look.size), *style)
        step = (right - left) / len(word.text)
        for k, character in enumerate(word.text):
            yield (ord(character), left + k * step, left + (k + 1) * step, *style)


def _baselines(words: Sequence[Printed], scale: float) -> dict[int, float]:
    """The baseline of each line in points: sheets have been put straight, so the words of a line share it."""
    found: dict[int, list[float]] = {}
    for word in words:
        found.setdefault(word.line, []).append(word.baseline)
    return {line: float(np.median(values)) * scale for line, values in found.items()}
