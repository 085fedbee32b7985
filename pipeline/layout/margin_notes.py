"""Notes in the margin: sentences or catchwords in small type, well apart, each beside the paragraph that it is about.

Beside one column of text a note is read behind its paragraph, beside several columns behind them all.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.layout.bands import HEADED
from pipeline.layout.gutters import Gutter, Item, best_gutter
from schemas.box import Box

WIDTH = 0.6  # of that of the text beside it
SMALL = 0.92  # times the typical font size: the type of notes is smaller
FILLED = 0.6  # of the height of the text beside them: so little of the margin they fill
CATCHWORDS = 3  # lines of a note that is no sentence
PARAGRAPH = 0.35  # of the typical font size: white between two paragraphs beyond that between lines


def sides_with_notes(seen: Gutter, gutter: Gutter, em: float, dividers: Sequence[Box]) -> list[list[Item]]:
    """Both sides of a gutter in reading order, notes behind what they stand beside; `seen` is it with its pictures."""
    left, right = list(gutter.left), list(seen.right)
    pictures = [i for i in seen.left if i.picture]
    if _are_notes(left, gutter.right, em):
        return [*_beside(left, right, em, dividers), *([pictures] if pictures else [])]
    if _are_notes(gutter.right, left, em, sentences=False):
        return _beside(list(gutter.right), [*left, *pictures], em, dividers)
    first = min(left, key=lambda i: i.box.x0)
    if first.chunk is not None and first.chunk.size <= SMALL * em:
        inner = best_gutter(left, em, dividers)  # the notes may stand beside the first of several columns
        if inner is not None and _are_notes(inner.left, inner.right, em):
            apart = {id(i) for i in inner.left}
            text = [i for i in left if id(i) not in apart]
            return [[*text, *pictures], right, list(inner.left)]
    last = max(gutter.right, key=lambda i: i.box.x0)
    if last.chunk is not None and last.chunk.size <= SMALL * em:
        inner = best_gutter(list(gutter.right), em, dividers)  # or beside the last of them
        if inner is not None and _are_notes(inner.right, inner.left, em, sentences=False):
            apart = {id(i) for i in inner.right}
            return [[*left, *pictures], [i for i in right if id(i) not in apart], list(inner.right)]
    return [[*left, *pictures], right]


def _are_notes(side: Sequence[Item], text: Sequence[Item], em: float, *, sentences: bool = True) -> bool:
    """Whether one side is notes beside the text: sentences, or catchwords in a type of their own."""
    notes = [i.chunk for i in side if i.chunk is not None]
    if len(notes) < len(side) or any(line.size > SMALL * em for line in notes):
        return False
    around, box = Box.around(i.box for i in text), Box.around(line.box for line in notes)
    if box.width > WIDTH * around.width or sum(line.box.height for line in notes) > FILLED * around.height:
        return False
    runs = list(_runs(side, em))
    ends = [run[-1].chunk for run in runs]
    told = all(line is not None and line.text[-1:] in ".!?" for line in ends)
    if sentences or told:
        return len(notes) > len(ends) and told
    looks = {(line.bold > 0.8, line.words[0].colour) for line in notes}
    others = {
        (i.chunk.bold > 0.8, i.chunk.words[0].colour)
        for i in text
        if i.chunk is not None and i.chunk.size < HEADED * em
    }
    brief = all(len(run) <= CATCHWORDS for run in runs) and len(runs) > 1 and len(notes) > len(runs)
    return brief and len(looks) == 1 and looks.isdisjoint(others)


def _runs(notes: Sequence[Item], em: float) -> Iterator[list[Item]]:
    """The notes, each with its lines from the top."""
    ordered = sorted(notes, key=lambda i: i.box.top)
    start = 0
    for n, (above, below) in enumerate(pairwise(ordered), 1):
        if below.box.top - above.box.bottom > em:
            yield ordered[start:n]
            start = n
    yield ordered[start:]


def _beside(notes: Sequence[Item], text: list[Item], em: float, dividers: Sequence[Box]) -> list[list[Item]]:
    """The text cut behind the paragraphs that have notes, each with its note behind it."""
    lines = [i for i in text if not i.picture]
    if best_gutter(lines, em, dividers) is not None:
        return [text, list(notes)]
    ordered = sorted(text, key=lambda i: i.box.top)
    parts: list[list[Item]] = []
    at = 0
    for run in _runs(notes, em):
        stop = max(at, _paragraph_end(ordered, run[0].box.top, em))
        parts += [ordered[at:stop], run]
        at = stop
    return [part for part in (*parts, ordered[at:]) if part]


def _paragraph_end(text: Sequence[Item], top: float, em: float) -> int:
    """The number of the item behind the paragraph that stands beside a height; a heading there is none."""
    first = next((n for n, i in enumerate(text) if i.box.bottom > top and not _is_headlike(i, em)), len(text))
    usual = _usual_white(text)
    for n in range(first, len(text) - 1):
        if text[n + 1].box.top - max(i.box.bottom for i in text[first : n + 1]) > usual + PARAGRAPH * em:
            return n + 1
    return len(text)


def _usual_white(text: Sequence[Item]) -> float:
    """The white between most lines of a column, 0 where they touch."""
    whites = [b.box.top - a.box.bottom for a, b in pairwise(text) if b.box.top > a.box.top + 1]
    return max(0.0, statistics.median(whites)) if whites else 0.0


def _is_headlike(item: Item, em: float) -> bool:
    return item.chunk is not None and item.chunk.size >= HEADED * em
