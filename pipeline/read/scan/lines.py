"""Recognised words put on lines anew: the engine takes lines of several columns for one, with one baseline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from pipeline.read.scan.engine import Printed

APART = 1.1  # of the height of a capital: a wider gap may part columns
MARKED = 3.5  # the same behind what may be a list marker
HANGING = frozenset("gjpqyQ,;()[]{}|/§Jç@_&„‚")
"""Characters that may reach below the baseline."""
LETTERS = 3  # of a word that says where its line is
AGREE = 0.1  # of the height of a word by which feet of one line differ
OFF = 0.32  # of the height of a word by which its foot may miss the baseline of the others


def on_lines(words: Sequence[Printed]) -> list[Printed]:
    """The words with lines that end at wide gaps, each with the baseline on which its words stand."""
    lines: list[list[Printed]] = []
    for piece in pieces(words):
        if lines and piece[0].line == lines[-1][-1].line and _level(lines[-1], piece):
            lines[-1] += piece
        else:
            lines.append(piece)
    return [
        word._replace(line=number, baseline=baseline)
        for number, line in enumerate(lines)
        for baseline in (_baseline(line),)
        for word in line
    ]


def _level(left: Sequence[Printed], right: Sequence[Printed]) -> bool:
    """Whether two pieces of a line stand on one baseline, as in justified text and in the cells of a row."""
    height = min(float(np.median([w.bottom - w.top for w in piece])) for piece in (left, right))
    a, b = _foot(left), _foot(right)
    return right[0].x0 > left[-1].x0 and (a is None or b is None or abs(a - b) <= OFF * height)


def pieces(words: Sequence[Printed]) -> Iterator[list[Printed]]:
    """The lines cut at gaps that may part columns."""
    piece: list[Printed] = []
    for word in words:
        opens = len(piece) == 1 and len(piece[0].text) <= 3  # a list marker stays with its text
        if piece and (word.line != piece[-1].line or _is_apart(piece[-1], word, MARKED if opens else APART)):
            yield piece
            piece = []
        piece.append(word)
    if piece:
        yield piece


def _is_apart(left: Printed, right: Printed, most: float) -> bool:
    height = min(max(right.bottom - right.top, 20.0), 60.0)
    return right.x0 - left.x1 > most * height or right.x0 < left.x0


def _baseline(piece: Sequence[Printed]) -> float:
    """That of the engine, which fits a line through all feet, where the words stand on it; else by their feet."""
    said = float(np.median([w.baseline for w in piece]))
    height = float(np.median([w.bottom - w.top for w in piece]))
    foot = _foot(piece)
    return said if foot is None or abs(said - foot) <= OFF * height else foot


def _foot(piece: Sequence[Printed]) -> float | None:
    """Where words stand: the foot on which two or more without tails agree, None where they do not."""
    feet = [w.bottom for w in piece if sum(c.isalnum() for c in w.text) >= LETTERS and not set(w.text) & HANGING]
    if len(feet) < 2:
        return None
    foot = float(np.median(feet))
    height = float(np.median([w.bottom - w.top for w in piece]))
    return foot if sum(abs(f - foot) <= AGREE * height for f in feet) >= max(2, 0.6 * len(feet)) else None
