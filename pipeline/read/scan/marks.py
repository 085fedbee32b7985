"""List markers of scanned pages: little discs, squares and dashes, which are read as "e", "«", "°" or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from pipeline.read.scan.engine import DPI, Grey, Printed
from pipeline.read.scan.lines import pieces

Mask = npt.NDArray[np.bool_]

DISC, SQUARE, EMPTY_SQUARE, RING, DASH = "•", "■", "□", "o", "–"
APART = 0.22  # of the size, between a marker and its text
REACH = 3.2  # of the size: how far left of its text a marker may stand
SMALLEST, LARGEST = 0.1, 0.85  # of the size: the sides of a disc or a square
ROUND = 0.88  # of its bounding box that a disc does not fill and a square does
HOLLOW = 0.25  # of its middle that may be inked in an empty square
ALIGNED = 0.35  # of the size: markers of one list stand below each other so exactly
FOREIGN = frozenset("»«>*+°®©¢¤§=~•·■□▪-–—_<¢“'’`´\"|!:;,.")
"""What shapes that are no letters are read as."""
MISREAD = frozenset("eocCOQD0vVwWrFyYUuPp")
"""Letters that a marker is read as; they count where several stand below each other."""
SURE = 0.9
"""Confidence of a marker that was told by its shape."""


def with_markers(words: Sequence[Printed], sizes: Sequence[float], picture: Grey, paper: int) -> list[Printed]:
    """The words with what opens a line as a small shape in its right form; `sizes` in points, one per word."""
    dark = picture < 0.6 * paper
    lines = list(_lines(words))
    columns = [
        (words[line[0]].x0, _pixels(sizes[line[0]]))
        for line in lines
        if _stands_apart(words, line, sizes) and set(words[line[0]].text) <= MISREAD
    ]
    changed: dict[int, Printed | None] = {}
    added: list[tuple[int, Printed]] = []
    for line in lines:
        first, em = words[line[0]], _pixels(max(sizes[n] for n in line))
        if _stands_apart(words, line, sizes):
            if shape := _shape(dark[_rows(first, 2), _columns(first, 2)], em):
                changed[line[0]] = first._replace(text=shape, confidence=SURE)
                continue
            below = sum(abs(x - first.x0) < ALIGNED * size for x, size in columns)
            if set(first.text) <= FOREIGN or (set(first.text) <= MISREAD and below > 2):
                changed[line[0]] = first._replace(text=DISC, confidence=min(first.confidence, 0.7))
                continue
        if marker := _left_of(first, words, dark, em):
            added.append((line[0], marker))
    found: list[Printed] = []
    before = dict(added)
    for n, word in enumerate(words):
        if n in before:
            found.append(before[n])
        found.append(changed.get(n) or word)
    return found


def _lines(words: Sequence[Printed]) -> Iterator[list[int]]:
    """The places of the words of each line, lines of columns apart."""
    start = 0
    for piece in pieces(words):
        yield list(range(start, start + len(piece)))
        start += len(piece)


def _stands_apart(words: Sequence[Printed], line: Sequence[int], sizes: Sequence[float]) -> bool:
    """Whether a line begins with a few characters and a gap, as an item does."""
    if len(line) < 2:
        return False
    first, second = words[line[0]], words[line[1]]
    em = _pixels(sizes[line[1]])
    short = len(first.text) <= 3 and first.x1 - first.x0 <= 1.1 * em
    return short and APART * em <= second.x0 - first.x1 <= REACH * em


def _left_of(first: Printed, words: Sequence[Printed], dark: Mask, em: float) -> Printed | None:
    """A marker that nobody read before the first word of a line: one lone shape in the white to its left."""
    top, bottom = int(first.baseline - 0.8 * em), int(first.baseline + 0.12 * em)
    left, right = max(0, int(first.x0 - REACH * em)), max(0, int(first.x0 - 0.12 * em))
    beside = [w for w in words if w.x1 <= first.x0 and w.x1 > left and w.top < bottom and w.bottom > top]
    left = max([left, *(int(w.x1) + 2 for w in beside)])
    if right - left < SMALLEST * em or top < 0:
        return None
    window = dark[top:bottom, left:right]
    inked = np.flatnonzero(window.sum(axis=0) > 1)
    if not len(inked) or window[[0, 1, -2, -1]][:, inked[-1]].any():  # a stroke that goes on above or below
        return None
    last = np.split(inked, np.flatnonzero(np.diff(inked) > 0.15 * em) + 1)[-1]
    if last[0] == 0 and left > 0:  # goes on to the left: no lone shape
        return None
    shape = _shape(window[:, max(0, last[0] - 1) : last[-1] + 2], em)
    if not shape or shape in {DASH, RING}:
        return None
    rows = np.flatnonzero(window[:, last[0] : last[-1] + 1].any(axis=1))
    x0, x1 = left + float(last[0]), left + float(last[-1]) + 1
    return Printed(shape, x0, top + float(rows[0]), x1, top + float(rows[-1]) + 1, first.baseline, SURE, first.line)


def _shape(window: Mask, em: float) -> str:
    """The marker that a small window shows, "" where it is none."""
    rows, columns = np.flatnonzero(window.sum(axis=1) > 1), np.flatnonzero(window.sum(axis=0) > 1)
    if len(rows) < 3 or len(columns) < 3:
        return ""
    part = window[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    height, width = part.shape
    full = float(part.mean())
    if width >= 2.2 * height and 0.3 * em <= width <= 1.1 * em and height <= 0.16 * em and full > 0.8:
        return DASH
    if not (0.72 <= width / height <= 1.4 and SMALLEST * em <= min(part.shape) and max(part.shape) <= LARGEST * em):
        return ""
    if full >= ROUND:
        return SQUARE
    h, w = max(1, height // 4), max(1, width // 4)
    inner = float(part[h : height - h, w : width - w].mean())
    if inner > 0.95 and full > 0.68 and max(part.shape) <= 0.62 * em:
        return DISC
    if inner <= HOLLOW and max(part.shape) >= 0.3 * em:
        corners = float(np.mean([part[:2, :2], part[:2, -2:], part[-2:, :2], part[-2:, -2:]]))
        sides = [part[:2].any(axis=0), part[-2:].any(axis=0), part[:, :2].any(axis=1), part[:, -2:].any(axis=1)]
        if corners > 0.6 and min(float(s.mean()) for s in sides) > 0.85:
            return EMPTY_SQUARE
    return ""


def _pixels(points: float) -> float:
    return max(points, 4.0) * DPI / 72


def _rows(word: Printed, more: int) -> slice:
    return slice(max(0, int(word.top) - more), int(word.bottom) + more)


def _columns(word: Printed, more: int) -> slice:
    return slice(max(0, int(word.x0) - more), int(word.x1) + more)
