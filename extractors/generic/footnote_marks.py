"""Footnote marks: small raised figures behind a word, which are no part of the text."""

from __future__ import annotations

import re
from dataclasses import replace

from schemas.document import Block
from schemas.passage import Passage, Span

SMALL = 0.8  # of the type size of the word before
RAISED = 0.12  # of the height of the word before: a subscript ("CO2") stands as low as its word or lower
_MARK = re.compile(r"\d{1,2}\)?|\*{1,3}|[†‡]")
_UNIT = re.compile(r"(?:^|[\s\d])(?:k?m|cm|mm|q)$")


def without_marks(passage: Passage) -> Passage:
    """The passage without raised figures behind words; "km2" and "CO2" stay."""
    cuts = [
        (mark.start, mark.stop)
        for word, mark in zip(passage.spans, passage.spans[1:], strict=False)
        if _is_mark(passage.text, word, mark)
    ]
    if not cuts:
        return passage
    parts, at = [], 0
    for start, stop in cuts:
        parts.append(passage[at:start])
        at = stop
    parts.append(passage[at:])
    return Passage.join(parts, "")


def unmarked(block: Block) -> Block:
    """The block without footnote marks; the same object where it has none."""
    passage = without_marks(block.passage)
    if passage is block.passage or block.role == "footnote":
        return block
    return replace(block, passage=passage, lines=tuple(without_marks(line) for line in block.lines))


def _is_mark(text: str, word: Span, mark: Span) -> bool:
    raised = mark.box.bottom < word.box.bottom - RAISED * word.box.height
    return (
        mark.start == word.stop
        and mark.page == word.page
        and mark.size < SMALL * word.size
        and raised
        and _MARK.fullmatch(text[mark.start : mark.stop]) is not None
        and not _UNIT.search(text[: word.stop])
    )
