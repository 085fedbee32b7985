"""How printed words look: size of type, weight of its strokes, lightness; what a font would say if there were one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pipeline.read.scan.engine import DPI, Grey, Printed

TALL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZbdfhklß")
"""Letters as high as a capital."""
LOW = frozenset("acemnorsuvwxz")
CAPITAL, SMALL, DIGIT = 0.71, 0.52, 0.67  # of the size; heights in usual typefaces
SAME = 0.1  # of the size; words whose sizes differ less are of one size
HEAVY = 1.24  # times the usual stroke of its size: bold
MANY = 150  # letters of one size that say themselves how wide its strokes usually are
RESOLVED = 0.65  # of a stroke that grows with the size; the rest is blur
LIGHTER = 55  # levels of grey that ink must be lighter than the text's to be of another colour
POINTS = 72 / DPI


class Look(NamedTuple):
    """One word's type, in points and levels of grey."""

    size: float
    bold: bool
    level: int
    """Of the ink: 0 for what is as dark as the text, else its level of grey."""


class Measured(NamedTuple):
    """What the picture says of one word; 0 where it says nothing."""

    size: float
    stroke: float
    """Mean width of a stroke, in pixels."""
    ink: float
    """Level of grey of the ink's core, 0 to 255; of light type on a dark ground the ground's."""


def measured(word: Printed, picture: Grey) -> Measured:
    """Size, stroke and ink of a word of the picture."""
    part = picture[int(word.top) : int(word.bottom) + 1, int(word.x0) : int(word.x1) + 1].astype(np.float64)
    if part.size < 12:
        return Measured(0.0, 0.0, 0.0)
    dark, light = np.percentile(part, (4, 96))
    ground = float(np.median(np.concatenate((part[0], part[-1], part[:, 0], part[:, -1]))))
    if ground < (dark + light) / 2:
        part, dark, light = 255 - part, 255 - light, 255 - dark
    contrast = max(light - dark, 1.0)
    # Halfway between ink and ground, so that a blurred stroke is as wide as a sharp one; noise of both is cut off.
    ink = np.clip((0.65 * contrast + dark - part) / (0.3 * contrast), 0.0, 1.0)
    edges = float(np.abs(np.diff(ink, axis=1)).sum() + ink[:, 0].sum() + ink[:, -1].sum())
    stroke = 2 * float(ink.sum()) / edges if edges else 0.0
    return Measured(_size(word), stroke, dark)


def looks(words: Sequence[Printed], measures: Sequence[Measured]) -> list[Look]:
    """The type of all words of a publication: words of one line agree, sizes come in steps."""
    sizes = _stepped(_by_line(words, [m.size for m in measures]), [len(w.text) for w in words])
    letters = [sum(c.isalnum() for c in w.text) for w in words]
    usual = _usual_strokes(sizes, [m.stroke for m in measures], letters)
    ink = _weighted_median([m.ink for m in measures], letters)
    found: list[Look] = []
    for n, (measure, size) in enumerate(zip(measures, sizes, strict=True)):
        bold = letters[n] > 2 and measure.stroke > HEAVY * usual[size]
        if letters[n] <= 2 and found and n and words[n - 1].line == words[n].line:
            bold = found[-1].bold  # too little ink to judge: as the word before
        lighter = measure.ink - ink
        level = int(measure.ink) // 16 * 16 if letters[n] > 2 and lighter > LIGHTER else 0
        found.append(Look(size, bold, level))
    return found


def _size(word: Printed) -> float:
    """In points, by the height above the baseline; 0 where the letters do not say it."""
    height = word.baseline - word.top
    letters = set(word.text)
    if letters & set("ÄÖÜ") or height <= 0:
        return 0.0
    if letters & TALL:
        return height * POINTS / CAPITAL
    if word.text[:1].isdigit() and not any(c.isalpha() for c in word.text):
        return height * POINTS / DIGIT
    if len(word.text) > 1 and letters <= LOW:
        return height * POINTS / SMALL
    return 0.0


def _by_line(words: Sequence[Printed], sizes: Sequence[float]) -> list[float]:
    """The size of each word's line: the median of what its words say, by their length."""
    of_line: dict[int, list[int]] = {}
    for n, word in enumerate(words):
        of_line.setdefault(word.line, []).append(n)
    found = [0.0] * len(words)
    for members in of_line.values():
        said = [n for n in members if any(c.isalpha() for c in words[n].text)] or members
        size = _weighted_median([sizes[n] for n in said], [len(words[n].text) for n in said])
        if not size:
            size = max(words[n].bottom - words[n].top for n in members) * POINTS / CAPITAL
        for n in members:
            own = sizes[n]
            # A label beside a title, a raised note: of their own size.
            apart = own and len(words[n].text) > 3 and abs(own - size) > 0.3 * size
            found[n] = own if apart else size
    return found


def _stepped(sizes: Sequence[float], weights: Sequence[int]) -> list[float]:
    """Sizes that are nearly equal made equal, the most frequent first."""
    left = list(range(len(sizes)))
    found = list(sizes)
    while left:
        rounded: dict[float, int] = {}
        for n in left:
            key = round(2 * sizes[n]) / 2
            rounded[key] = rounded.get(key, 0) + weights[n]
        centre = max(rounded, key=lambda size: rounded[size])
        near = [n for n in left if abs(sizes[n] - centre) <= max(SAME * centre, 0.3)]
        step = round(_weighted_median([sizes[n] for n in near], [weights[n] for n in near]), 1)
        for n in near:
            found[n] = max(step, 1.0)
        left = [n for n in left if abs(sizes[n] - centre) > max(SAME * centre, 0.3)]
    return found


def _usual_strokes(sizes: Sequence[float], strokes: Sequence[float], letters: Sequence[int]) -> dict[float, float]:
    """How wide a stroke of regular type is, for each size: by its own words, or else by those of the text's size."""
    of_size: dict[float, list[int]] = {}
    for n, size in enumerate(sizes):
        of_size.setdefault(size, []).append(n)

    def count(size: float) -> int:
        return sum(letters[n] for n in of_size[size])

    def median(size: float) -> float:
        return _weighted_median([strokes[n] for n in of_size[size]], [letters[n] for n in of_size[size]])

    if not of_size:
        return {}
    text = max(of_size, key=count)
    usual = median(text)

    def grown(size: float) -> float:
        part = RESOLVED if size > text else 1 - RESOLVED
        return usual * (1 - part + part * size / text)

    return {size: median(size) if size < text and count(size) >= MANY else grown(size) for size in of_size}


def _weighted_median(values: Sequence[float], weights: Sequence[int]) -> float:
    """Of those that are not 0; 0 where there are none."""
    known = sorted((v, w) for v, w in zip(values, weights, strict=True) if v > 0 and w > 0)
    half = sum(w for _, w in known) / 2
    for value, weight in known:
        half -= weight
        if half <= 0:
            return value
    return 0.0
