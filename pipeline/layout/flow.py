"""Paragraphs and list items that go on in the next column or on the next page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from extractors.values.open_ends import waits
from pipeline.layout.draft import Draft
from pipeline.layout.footnotes import RAISED
from pipeline.layout.leading import SIZE_STEP
from pipeline.layout.mend import HYPHENS
from pipeline.layout.paragraphs import FLUSH, INDENT
from schemas.document import RUNNING, Line

_ADDRESS_END = re.compile(r"^(?:D[ -]{1,3})?\d{5} [A-ZÄÖÜ]|\S@\S+\.[a-z]{2,}$")
"""The town, or the address for letters of another kind, with which the lines of a contact end."""
LEADING = 0.6  # of the font size: white between the lines of one paragraph
SET_IN = 3  # blocks that are set into a paragraph, at most
_TEXT = ("paragraph", "list_item")
_COMMA_END = re.compile(r"[^\W\d],$")  # with which no paragraph and no item ends


def rejoined(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with each line of text over several columns put together with its last line, which fills but one.

    The cut into columns takes that line to the column that it fills.
    """
    kept: list[Draft] = []
    for draft in drafts:
        if kept and _ends_below(kept[-1], draft):
            kept[-1].lines += draft.lines
        else:
            kept.append(draft)
    return kept


def _ends_below(first: Draft, second: Draft) -> bool:
    if first.role != "paragraph" or second.role != "paragraph" or not first.lines or len(second.lines) > 1:
        return False
    above, below = first.lines[-1], second.lines[0]
    if (first.page, first.container) != (second.page, second.container) or first.column == second.column:
        return False
    gap, em = below.box.top - above.box.bottom, max(above.size, 1.0)
    alike = abs(above.size - below.size) < 0.03 * em and abs(above.bold - below.bold) < 0.2
    flush = abs(first.box.x0 - below.box.x0) < 1 and above.box.x1 > second.right + em
    begun = above.text[-1:] not in ".!?:" and above.words[0].colour == below.words[0].colour
    return alike and flush and begun and -0.3 * em < gap < LEADING * em


def join_continued(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with continued ones put into the one that they continue (`Draft.joined`)."""
    kept: list[Draft] = []
    last: Draft | None = None
    for draft, after in zip_longest(drafts, drafts[1:]):
        if draft.role in RUNNING or draft.role in ("caption", "footnote", "pull_quote"):
            kept.append(draft)
            continue
        if last is not None and (
            _continues(last, draft, after) or _hangs_on(last, draft, after) or _ends_note(last, draft, after)
        ):
            last.joined.append(draft)
            continue
        if (torn := _torn(kept, draft)) is not None:
            torn.joined.append(draft)
            last = torn
            continue
        kept.append(draft)
        last = draft
    return kept


def _continues(first: Draft, second: Draft, after: Draft | None) -> bool:
    tail = first.joined[-1] if first.joined else first
    if (tail.page, tail.column) == (second.page, second.column):
        return False
    if first.role not in _TEXT or second.role != "paragraph" or first.container != second.container:
        return False
    if second.page - tail.page > 1 or not tail.lines or not second.lines:
        return False
    if abs(tail.size - second.size) > SIZE_STEP * second.size or abs(tail.bold - second.bold) > 0.85:
        return False
    end, begin = _end(tail.lines[-1]), second.lines[0].text
    if _ADDRESS_END.search(end):
        return False
    if end[-1:] in HYPHENS and begin[:1].isalpha():
        return True
    if waits(end) or _COMMA_END.search(end):
        return True
    full = tail.right - tail.lines[-1].box.x1 < 0.15 * (tail.right - tail.box.x0)
    if begin[:1].islower() or begin[:1] in ",;)":
        return end[-1:] not in ".!?:" or full
    if first.role != second.role or len(tail.lines) < 2 or (after is not None and _stands_below(tail, after)):
        return False
    # A capital may continue a sentence too, and a sentence may end with its line
    if tail.justified and not _is_indented(second):
        stretched = tail.right - tail.lines[-1].box.x1 < FLUSH * tail.size  # which a paragraph's last line is not
        return stretched and end[-1:] != ":"
    return full and end[-1:] not in '.!?:;“”"'


def _end(line: Line) -> str:
    """The text of a line without the raised mark of a note at its end: "… konnte.1" ends a sentence."""
    *words, last = line.words
    raised = bool(words) and last.text.isdigit() and last.size < RAISED * words[-1].size
    return " ".join(word.text for word in words) if raised else line.text


def _torn(kept: Sequence[Draft], rest: Draft) -> Draft | None:
    """The paragraph that goes on with `rest` behind what was set into it in another type: a pull quote with its
    speaker, a picture's caption."""
    set_in = 0
    for first in reversed(kept[-SET_IN - 1 :]):
        tail = first.joined[-1] if first.joined else first
        if first.role in RUNNING:
            continue
        alike = bool(tail.lines and rest.lines) and abs(tail.size - rest.size) <= SIZE_STEP * rest.size
        if not alike or first.role in ("caption", "pull_quote", "footnote"):
            set_in += 1
            continue
        if not set_in or first.role not in _TEXT or rest.role != "paragraph" or tail.page != rest.page:
            return None
        end, begin = tail.lines[-1].text, rest.lines[0].text[:1]
        broken = end[-1:] in HYPHENS and begin.isalpha()
        full = len(tail.lines) > 1 and _is_full(tail, rest)
        goes_on = broken or (full and begin.islower() and end[-1:] not in '.!?:;)“”"')
        return first if goes_on and first.container == rest.container and abs(tail.bold - rest.bold) < 0.5 else None
    return None


def _is_full(tail: Draft, rest: Draft) -> bool:
    """Whether the first word of what follows had no room at the end of a draft."""
    return tail.right - tail.lines[-1].box.x1 < rest.lines[0].words[0].box.width + 0.25 * rest.size


def _stands_below(tail: Draft, after: Draft) -> bool:
    """Whether the column of a draft goes on right below it, as labels in a chart do."""
    em = max(tail.size, 1.0)
    inside = after.box.x0 > tail.box.x0 - em and after.box.x1 < tail.box.x1 + em
    return after.page == tail.page and inside and -em < after.box.top - tail.box.bottom < LEADING * em


def _hangs_on(item: Draft, rest: Draft, after: Draft | None) -> bool:
    """Whether a column begins with the rest of an item: it stands where the text of the next item stands, right of
    that item's marker, and its first word had no room in the column before."""
    tail = item.joined[-1] if item.joined else item
    if (tail.page, tail.column) == (rest.page, rest.column) or item.container != rest.container:
        return False
    if item.role != "list_item" or rest.role != "paragraph" or after is None or after.role != "list_item":
        return False
    if (after.page, after.column) != (rest.page, rest.column) or rest.page - tail.page > 1 or not rest.lines:
        return False
    hangs = abs(rest.box.x0 - after.text_x) < INDENT * rest.size < after.text_x - after.marker_x
    alike = abs(tail.size - rest.size) <= SIZE_STEP * rest.size and abs(tail.bold - rest.bold) <= 0.85
    return hangs and alike and _is_full(tail, rest)


def _ends_note(note: Draft, rest: Draft, after: Draft | None) -> bool:
    """Whether a column begins with the rest of a line in a type of its own, which had no room for the next word: the
    speaker of a quotation, a caption. Labels of a row stand at one height."""
    if (note.page, note.column) == (rest.page, rest.column) or note.container != rest.container or after is None:
        return False
    lines = (len(note.lines), len(note.joined), len(rest.lines))
    if note.role != "paragraph" or rest.role != "paragraph" or lines not in {(1, 0, 1), (1, 0, 2)} or not after.lines:
        return False
    alike = abs(note.size - rest.size) < 0.1 and abs(note.bold - rest.bold) < 0.2
    apart = abs(after.size - rest.size) > SIZE_STEP * rest.size
    end = note.lines[-1]
    open_ = end.text[-1:] not in ".!?:“”«" and not _ADDRESS_END.search(end.text)
    beside = note.page == rest.page and abs(note.box.bottom - rest.box.bottom) < 0.5 * note.size
    return alike and apart and open_ and not beside and _is_full(note, rest)


def _is_indented(draft: Draft) -> bool:
    """Whether the first line stands in from the next: a paragraph begins."""
    return len(draft.lines) > 1 and draft.lines[0].box.x0 > draft.lines[1].box.x0 + INDENT * draft.size
