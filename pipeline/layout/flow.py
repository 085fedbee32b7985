"""Paragraphs and list items that go on in the next column or on the next page."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.draft import Draft
from pipeline.layout.leading import SIZE_STEP
from pipeline.layout.mend import HYPHENS
from pipeline.layout.paragraphs import FLUSH, INDENT
from schemas.document import RUNNING

_TEXT = ("paragraph", "list_item")


def join_continued(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with continued ones put into the one that they continue (`Draft.joined`)."""
    kept: list[Draft] = []
    last: Draft | None = None
    for draft in drafts:
        if draft.role in RUNNING or draft.role in ("caption", "footnote", "pull_quote"):
            kept.append(draft)
            continue
        if last is not None and _continues(last, draft):
            last.joined.append(draft)
            continue
        kept.append(draft)
        last = draft
    return kept


def _continues(first: Draft, second: Draft) -> bool:
    tail = first.joined[-1] if first.joined else first
    if (tail.page, tail.column) == (second.page, second.column):
        return False
    if first.role not in _TEXT or second.role != "paragraph" or first.container != second.container:
        return False
    if second.page - tail.page > 1 or not tail.lines or not second.lines:
        return False
    if abs(tail.size - second.size) > SIZE_STEP * second.size or abs(tail.bold - second.bold) > 0.85:
        return False
    end, begin = tail.lines[-1].text, second.lines[0].text
    if end[-1:] in HYPHENS and begin[:1].isalpha():
        return True
    full = tail.right - tail.lines[-1].box.x1 < 0.15 * (tail.right - tail.box.x0)
    if begin[:1].islower() or begin[:1] in ",;)":
        return end[-1:] not in ".!?:" or full
    if first.role != second.role or len(tail.lines) < 2:
        return False
    # A capital may continue a sentence too, and a sentence may end with its line
    if tail.justified and not _is_indented(second):
        stretched = tail.right - tail.lines[-1].box.x1 < FLUSH * tail.size  # which a paragraph's last line is not
        return stretched and end[-1:] != ":"
    return full and end[-1:] not in '.!?:;“”"'


def _is_indented(draft: Draft) -> bool:
    """Whether the first line stands in from the next: a paragraph begins."""
    return len(draft.lines) > 1 and draft.lines[0].box.x0 > draft.lines[1].box.x0 + INDENT * draft.size
