"""Headings in a face of their own: neither larger nor bold by name, but set in type in which nothing else is set.

Sans serif titles over serif text, titles in a medium weight or in italics, fonts whose names are lost in the file. That
a line is a heading is told by all that is set in its face: every one stands alone, apart from what is above it and
right over other type. One caption, one sentence, one cell of a table in it, and the face is no heading's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pipeline.layout.draft import Draft
from schemas.document import RUNNING, Word

SEVERAL = 2  # at least in a publication: one line is in a face of its own by chance
LONGEST = 90  # characters
APART = 0.3  # of the font size: white above beyond that between lines
OVER = 0.8  # of the white above: so much at most is below
LARGER = 1.3  # times the body's size: what is set so large is a title anyway, over which others may stand
SMALLEST = 0.97  # of the body's size: smaller type is a caption's
SMALLEST_BOLD = 0.8  # the same of bold type over text in the body's size
_NO_TITLE = re.compile(
    r"[.;,!:]$|^(?:Tab(?:elle|\.)|Abb(?:ildung|\.)|Fotos?\b|Bild\b|Quellen?\b|[^\W\d_]?\W*$)|\S@\S|www\."
)
_LETTERS = re.compile(r"[^\W\d_]{3}")


def in_own_face(drafts: Sequence[Draft], size: float) -> set[int]:
    """The headings among the drafts, by identity; `size` is that of the body."""
    titles: dict[str, list[Draft]] = {}
    others: set[str] = set()
    for n, draft in enumerate(drafts):
        if draft.role in RUNNING or draft.size > LARGER * size:
            continue
        face = _face(word for line in draft.lines for word in line.words)
        if face and _is_title(drafts, n, face, size):
            titles.setdefault(face, []).append(draft)
        else:
            others.update(_faces(draft))
    return {
        id(draft) for face, found in titles.items() if face not in others and len(found) >= SEVERAL for draft in found
    }


def _face(words: Iterable[Word]) -> str:
    """The name of the font in which all words are set; empty where there are several."""
    names = {word.font.name for word in words}
    return names.pop() if len(names) == 1 else ""


def _faces(draft: Draft) -> Iterator[str]:
    """The fonts that set whole lines: emphasis within a line says nothing about headings."""
    for line in draft.lines:
        yield _face(line.words)
    for _, _, cell in draft.cells:
        for inner in cell:
            yield from _faces(inner)


def _is_title(drafts: Sequence[Draft], n: int, face: str, size: float) -> bool:
    draft, text = drafts[n], drafts[n].text
    if draft.role != "paragraph" or draft.entry or len(draft.lines) > 2:
        return False
    if draft.size < (SMALLEST_BOLD if draft.bold > 0.85 else SMALLEST) * size:
        return False
    if len(text) > LONGEST or _NO_TITLE.search(text) or not _LETTERS.search(text) or draft.gap_before < APART:
        return False
    after = next((d for d in islice(drafts, n + 1, None) if d.role not in RUNNING), None)
    if (
        after is None
        or (after.page, after.column) != (draft.page, draft.column)
        or after.gap_before > OVER * draft.gap_before
    ):
        return False
    if draft.size < SMALLEST * size and after.size < SMALLEST * size:
        return False
    return after.role == "table" or (bool(after.lines) and after.lines[0].words[0].font.name != face)
