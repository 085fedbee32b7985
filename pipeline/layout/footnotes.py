"""Footnotes: small type at the foot of a page that opens with a mark which stands raised in the text above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.layout.paragraphs import Draft
from pipeline.layout.styles import Body

SMALLER = 0.93  # of the body size: footnotes are set smaller
RAISED = 0.8  # of the size of its line: a mark is smaller
FOOT = 0.5  # of the page height: footnotes stand in the lower half
_MARK = re.compile(r"^(?:\d{1,3}|\*{1,3}|†|‡|[a-e])(?=\W|$|[A-ZÄÖÜ])")


def mark_footnotes(drafts: Sequence[Draft], heights: dict[int, float], base: Body) -> None:
    """Mark the footnotes; `heights` are those of the pages by number."""
    marks: dict[int, set[str]] = {}
    for draft in drafts:
        for line in draft.lines:
            for word in line.words:
                if word.size < RAISED * line.size and (mark := _MARK.match(word.text)):
                    marks.setdefault(word.page, set()).add(mark.group())
    if not marks:
        return
    for draft in drafts:
        if draft.role not in ("paragraph", "list_item") or not draft.lines or draft.size > SMALLER * base.size:
            continue
        first = (draft.marked or draft.lines[0]).words[0]
        mark = _MARK.match(first.text)
        low = draft.box.top > FOOT * heights[draft.page]
        if mark and low and mark.group() in marks.get(draft.page, ()) and not _is_lone_mark(draft):
            if draft.marked is not None:
                draft.lines[0] = draft.marked
            draft.role, draft.marker = "footnote", None


def _is_lone_mark(draft: Draft) -> bool:
    return sum(len(line.words) for line in draft.lines) == 1 and _MARK.fullmatch(draft.text) is not None
