"""Lists of contents: entries that end with the number of their page, behind dots or at the right edge of the column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from schemas.document import Line

SHARE = 0.3  # of the lines of a column: so many end with dots and a number in a list of contents
BARE_SHARE = 0.5  # the same where no dots lead to the numbers
BARE = 3  # numbers at least without dots
APART = 2.5  # of the font size: so far numbers without dots stand from most titles
NEAR = 0.6  # the same for the longest title
EDGE = 1.0  # of the font size: so close to the right edge it ends
_LEADER = re.compile(r"(?:\. ?){4,} *\d{1,4}$")
_NUMBER = re.compile(r"^\d{1,3}$")


def is_contents(lines: Sequence[Line], right: float) -> bool:
    """Whether the lines of a column are entries with their page numbers; `right` is its right edge."""
    led = sum(1 for line in lines if _LEADER.search(line.text))
    if led and led >= SHARE * len(lines):
        return True
    pages = [int(line.words[-1].text) for line in lines if _ends_bare(line, right, APART)]
    rising = all(a <= b for a, b in pairwise(pages))
    return len(pages) >= BARE and rising and pages[0] < pages[-1] and len(pages) >= BARE_SHARE * len(lines)


def ends_entry(line: Line, right: float) -> bool:
    """Whether an entry of such a column ends with this line: with its page number and nowhere else."""
    return _LEADER.search(line.text) is not None or _ends_bare(line, right, NEAR)


def _ends_bare(line: Line, right: float, apart: float) -> bool:
    words = line.words
    if len(words) < 2 or not _NUMBER.match(words[-1].text):
        return False
    return words[-1].box.x0 - words[-2].box.x1 > apart * line.size and right - line.box.x1 < EDGE * line.size
