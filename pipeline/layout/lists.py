"""Nesting levels of list items, by where their markers stand and what they look like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.layout.draft import Draft
from pipeline.layout.markers import marker_kind

_INITIAL = re.compile(r"^[B-Z]\.$")
_ORDINAL = re.compile(r"^\d{1,2}\.$")
ORDINAL_WORDS = 4  # at most after a number that counts something instead of an item
DASHES = ("—", "–", "-", "―")
SAME_LEVEL = 0.45  # of the font size: markers closer than this stand on one level


@dataclass
class _Level:
    x: float
    kind: str


def unmark_lone(drafts: Sequence[Draft]) -> None:
    """Take back markers that stand alone: a dash before a speaker ("„…“ / — Name"), an initial ("N. (Leitung)"),
    an ordinal ("5. Wahlperiode") that no number leads up to or goes on from."""
    numbers = {int(d.marker[:-1]) for d in drafts if d.marker is not None and _ORDINAL.match(d.marker)}
    for n, draft in enumerate(drafts):
        if draft.role != "list_item" or draft.marker is None or draft.marked is None:
            continue
        if _ORDINAL.match(draft.marker) and len(draft.lines) == 1 and len(draft.text.split()) <= ORDINAL_WORDS:
            number = int(draft.marker[:-1])
            if number > 1 and not numbers & {number - 1, number + 1}:
                _unmark(draft)
            continue
        initial = _INITIAL.match(draft.marker) is not None
        if draft.marker not in DASHES and not initial:
            continue
        beside = [*drafts[max(0, n - 2) : n], *drafts[n + 1 : n + 3]]
        if any(d.marker is not None and marker_kind(d.marker) == marker_kind(draft.marker) for d in beside):
            continue
        before = drafts[n - 1] if n else None
        after_quote = before is not None and before.lines and before.text[-1:] in "“”\"«»‘'"
        if initial or after_quote or draft.marker == "—":
            _unmark(draft)


def _unmark(draft: Draft) -> None:
    if draft.marked is not None:
        draft.role, draft.marker = "paragraph", None
        draft.lines[0] = draft.marked


def set_levels(drafts: Sequence[Draft]) -> None:
    """Give each list item its nesting level; a list goes on over columns and pages until something else follows."""
    stack: list[_Level] = []
    previous: Draft | None = None
    shift = 0.0
    for draft in drafts:
        if draft.role != "list_item" or draft.marker is None:
            if draft.role in ("heading", "table") or (draft.role == "paragraph" and not _inside_item(draft, stack)):
                stack, previous = [], None
            continue
        kind = marker_kind(draft.marker)
        moved = previous is not None and (previous.page, previous.column) != (draft.page, draft.column)
        if moved and stack:
            # A new column: the same marker stands on the level that it had before the break
            known = next((n for n, level in enumerate(stack) if level.kind == kind), 0)
            shift = draft.marker_x - stack[known].x
            stack = [_Level(level.x + shift, level.kind) for level in stack]
        slack = SAME_LEVEL * max(draft.size, 1.0)
        while stack and draft.marker_x < stack[-1].x - slack:
            stack.pop()
        if not stack or draft.marker_x > stack[-1].x + slack:
            stack.append(_Level(draft.marker_x, kind))
        else:
            stack[-1].kind = kind
        draft.level = len(stack)
        previous = draft


def _inside_item(draft: Draft, stack: Sequence[_Level]) -> bool:
    """Whether a paragraph is indented like a part of the item above it, so that the list goes on after it."""
    return bool(stack) and draft.box.x0 > stack[-1].x + 0.5 * max(draft.size, 1.0)
