"""Lists of contents: entries that end with the number of their page, behind dots or at the right edge of the column,
or begin with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal

from schemas.document import Line

SHARE = 0.3  # of the lines of a column: so many end with dots and a number in a list of contents
BARE_SHARE = 0.5  # the same where no dots lead to the numbers
BARE = 3  # numbers at least without dots
APART = 2.5  # of the font size: so far numbers without dots stand from most titles
NEAR = 0.6  # the same for the longest title
EDGE = 1.0  # of the font size: so close to the right edge it ends
TITLES = 1.0  # points by which titles behind their numbers differ in place
_LEADER = re.compile(r"(?:(?:\. ?){4,}|…|\.{3}) *\d{1,4}$")
_NUMBER = re.compile(r"^\d{1,3}$")

Side = Literal["", "end", "apart", "start"]
"""Where the numbers of the entries stand, well apart from their titles where text stands in the column too; nowhere in
a column that is no list of contents."""


def numbered_at(lines: Sequence[Line], right: float) -> Side:
    """At which end the lines of a column have the numbers of their pages; `right` is its right edge."""
    led = sum(1 for line in lines if _LEADER.search(line.text))
    if led > 1 and led >= SHARE * len(lines):
        return "end"
    if _rise([int(line.words[-1].text) for line in lines if _ends_bare(line, right, APART)], len(lines)):
        return "end"
    if any(_rise(run, len(run)) for run in _runs(lines, right)):
        return "apart"
    first = [line for line in lines if _starts_bare(line)]
    flush = first and max(t := [line.words[1].box.x0 for line in first]) - min(t) < TITLES
    return "start" if flush and _rise([int(line.words[0].text) for line in first], len(lines)) else ""


def parts_entries(above: Line, below: Line, right: float, side: Side) -> bool:
    """Whether an entry of such a column ends with the line above: at its page number and nowhere else."""
    return _starts_bare(below) if side == "start" else is_numbered(above, right, side)


def is_numbered(line: Line, right: float, side: Side) -> bool:
    """Whether a line of such a column holds the number of a page."""
    if side == "start":
        return _starts_bare(line)
    if side == "apart":
        return _ends_bare(line, right, APART)
    return side == "end" and (_LEADER.search(line.text) is not None or _ends_bare(line, right, NEAR))


def _runs(lines: Sequence[Line], right: float) -> Iterator[list[int]]:
    """The numbers of lines one below the other that all end with one well apart."""
    for ends, run in groupby(lines, key=lambda line: _ends_bare(line, right, APART)):
        if ends:
            yield [int(line.words[-1].text) for line in run]


def _rise(pages: Sequence[int], lines: int) -> bool:
    """Whether these numbers out of so many lines are those of pages."""
    enough = len(pages) >= BARE and len(pages) >= BARE_SHARE * lines
    return enough and all(a <= b for a, b in pairwise(pages)) and pages[0] < pages[-1]


def _starts_bare(line: Line) -> bool:
    return len(line.words) > 1 and _NUMBER.match(line.words[0].text) is not None and line.words[1].text[0].isupper()


def _ends_bare(line: Line, right: float, apart: float) -> bool:
    words = line.words
    if len(words) < 2 or not _NUMBER.match(words[-1].text):
        return False
    return words[-1].box.x0 - words[-2].box.x1 > apart * line.size and right - line.box.x1 < EDGE * line.size
