"""Headings by an underline: word processors' authors draw a line under what is neither bold nor larger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.layout.draft import Draft
from pipeline.layout.markers import is_number_marker
from schemas.box import Box
from schemas.document import RUNNING, Line, Page

LONGEST = 90  # characters
BELOW = 0.35  # of the font size: so far below its baseline the line under a text lies at most
BEYOND = 3.0  # points by which it may be longer or shorter than the text
JOINT = 2.0  # points between the pieces of a line that is drawn word by word
OVER = 0.8  # of the font size: white between a heading and what it heads at most
_NO_TITLE = re.compile(r"[.;,!]$|\S@\S|www\.|https?:")
_LETTERS = re.compile(r"[^\W\d_]{3}")


def underlined_titles(drafts: Sequence[Draft], pages: Sequence[Page]) -> set[int]:
    """The drafts, by identity, that are one underlined line right over text in their own column; links are none."""
    by_number = {page.number: page for page in pages}
    strokes: dict[int, list[Box]] = {}
    found: set[int] = set()
    for draft, after in pairwise(d for d in drafts if d.role not in RUNNING):
        if not _may_head(draft, after):
            continue
        if draft.page not in strokes:
            strokes[draft.page] = list(_strokes(by_number[draft.page]))
        line = draft.lines[0]
        left = draft.marker_x if draft.marker else line.box.x0  # the number stands on the stroke, too
        under = [stroke for stroke in strokes[draft.page] if _is_under(stroke, line, left)]
        linked = any(_covers(link.box, line) for link in by_number[draft.page].links)
        if under and not linked:
            found.add(id(draft))
    return found


def _may_head(draft: Draft, after: Draft) -> bool:
    text = draft.text
    return (
        (draft.role == "paragraph" or (draft.role == "list_item" and is_number_marker(draft.marker or "")))
        and len(draft.lines) == 1
        and len(text) <= LONGEST
        and not _NO_TITLE.search(text)
        and _LETTERS.search(text) is not None
        and (after.page, after.column) == (draft.page, draft.column)
        and after.role in ("paragraph", "list_item", "table")
        and after.gap_before < OVER
    )


def _strokes(page: Page) -> Iterator[Box]:
    """The horizontal strokes of a page, those drawn end to end as one."""
    last: Box | None = None
    for rule in sorted((r.box for r in page.rules if r.horizontal), key=lambda b: (round(b.top), b.x0)):
        if last is not None and abs(rule.top - last.top) < 1 and 0 <= rule.x0 - last.x1 + JOINT <= 2 * JOINT:
            last = Box.around((last, rule))
            continue
        if last is not None:
            yield last
        last = rule
    if last is not None:
        yield last


def _is_under(stroke: Box, line: Line, left: float) -> bool:
    below = (stroke.top + stroke.bottom) / 2 - line.baseline
    ends = max(abs(stroke.x0 - left), abs(stroke.x1 - line.box.x1))
    return 0 < below < BELOW * line.size and ends < BEYOND


def _covers(link: Box, line: Line) -> bool:
    return link.x0 - 1 <= line.box.x0 and line.box.x1 <= link.x1 + 1 and link.top < line.baseline < link.bottom + 1
