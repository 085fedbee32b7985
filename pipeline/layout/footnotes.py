"""Footnotes: small type, or the last lines, at the foot of a page that open with a mark raised in the text above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from pipeline.layout.draft import Draft
from pipeline.layout.styles import Body
from schemas.document import Line

SMALLER = 0.93  # of the body size: footnotes are set smaller
RAISED = 0.8  # of the size of its line: a mark is smaller
FOOT = 0.5  # of the page height: footnotes stand in the lower half
_MARK = re.compile(r"^(?:\d{1,3}(?!\.\d)|\*{1,3}|†|‡|[a-e])(?=\W|$|[A-ZÄÖÜ])")  # "2.1" numbers a heading
_GLUED = re.compile(r"[a-zäöüß.,:;!?)“](\d{1,2})$")
"""Fonts with raised figures of their own draw marks as large as the text, right behind the word."""
_OPENING = re.compile(r"\d{1,2}(?=[A-ZÄÖÜ])")
"""So they open the note itself."""


def mark_footnotes(drafts: Sequence[Draft], heights: dict[int, float], base: Body) -> None:
    """Mark the footnotes; `heights` are those of the pages by number."""
    marks: dict[int, set[str]] = {}
    glued: dict[int, set[str]] = {}
    for draft in drafts:
        for line in draft.lines:
            for word in line.words:
                # What opens a line refers to nothing: the number in front of a heading, the footnote's own mark.
                if word is not line.words[0] and word.size < RAISED * line.size and (mark := _MARK.match(word.text)):
                    marks.setdefault(word.page, set()).add(mark.group())
                elif word.text[-1].isdigit() and (behind := _GLUED.search(word.text)):
                    glued.setdefault(word.page, set()).add(behind[1])
    if not marks and not glued:
        return
    for n, draft in enumerate(drafts):
        if draft.role not in ("paragraph", "list_item") or not draft.lines:
            continue
        if draft.size > SMALLER * base.size and not _is_last(drafts, n):
            continue
        first = (draft.marked or draft.lines[0]).words[0]
        mark = _MARK.match(first.text)
        low = draft.box.top > FOOT * heights[draft.page]
        known = marks.get(draft.page, set()) | (glued.get(draft.page, set()) if _OPENING.match(first.text) else set())
        if mark and low and mark.group() in known and not _is_lone_mark(draft):
            if draft.marked is not None:
                draft.lines[0] = draft.marked
            draft.role, draft.marker = "footnote", None
            draft.lines[0] = _parted(draft.lines[0])


def _parted(line: Line) -> Line:
    """A line with its number apart from the word that a font's own raised figures come close to: "1Grundlage"."""
    first, *rest = line.words
    glued = _OPENING.match(first.text)
    if glued is None:
        return line
    middle = first.box.x0 + first.box.width * glued.end() / len(first.text)
    number = first._replace(text=glued[0], box=first.box._replace(x1=middle))
    word = first._replace(text=first.text[glued.end() :], box=first.box._replace(x0=middle))
    return Line((number, word, *rest))


def notes_last(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the footnotes of each page behind the text of all its columns; what stands below them follows."""
    found: list[Draft] = []
    for _, on_page in groupby(drafts, key=lambda draft: draft.page):
        page = list(on_page)
        notes = [draft for draft in page if draft.role == "footnote" and draft.container < 0]
        text = [draft for draft in page if not any(draft is note for note in notes)]
        for note in notes:
            above = [n for n, other in enumerate(text) if other.box.top <= note.box.top]
            text.insert(max(above, default=-1) + 1, note)
        found += text
    return found


def _is_last(drafts: Sequence[Draft], n: int) -> bool:
    """Whether nothing but what opens with figures follows on the page: footnotes in the size of the text stand last."""
    page = drafts[n].page
    behind = [d for d in drafts[n:] if d.page == page and d.role in {"paragraph", "list_item"} and d.lines]
    above = any(d.page == page for d in drafts[:n])
    return above and all(re.match(r"\d{1,3}\b", (d.marked or d.lines[0]).words[0].text) for d in behind)


def _is_lone_mark(draft: Draft) -> bool:
    return sum(len(line.words) for line in draft.lines) == 1 and _MARK.fullmatch(draft.text) is not None
