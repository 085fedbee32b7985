"""Footnote marks: raised figures behind a word, which are no part of the text.

Most are small; a font with raised figures of its own draws them as large as the text, and only the note at the foot of
the page tells that "gestaffelt:2" ends with a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from schemas.document import Block
from schemas.passage import Passage, Span

SMALL = 0.8  # of the type size of the word before
RAISED = 0.12  # of the height of the word before: a subscript ("CO2") stands as low as its word or lower
_MARK = re.compile(r"\d{1,2}\)?|\*{1,3}|[†‡]")
_NUMBER = re.compile(r"(\d{1,2})\)?\s")
_GLUED = re.compile(r"(?<=[a-zäöüß.,:;!?)“])(?<!\d[.,:])(\d{1,2})(?=\s|$)")
_UNIT = re.compile(r"(?:^|[\s\d])(?:k?m|cm|mm|q)$")


def with_text_unmarked(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a publication without the marks in their text; the same objects where they have none."""
    noted: dict[int, set[str]] = {}
    for block in blocks:
        if block.role == "footnote" and (number := _NUMBER.match(block.text)):
            noted.setdefault(block.page, set()).add(number[1])
    return tuple(unmarked(block, frozenset(noted.get(block.page, ()))) for block in blocks)


def without_marks(passage: Passage, notes: frozenset[str] = frozenset()) -> Passage:
    """The passage without raised figures behind words, and without glued numbers of `notes`; "km2" and "CO2" stay."""
    cuts = [
        (mark.start, mark.stop)
        for word, mark in zip(passage.spans, passage.spans[1:], strict=False)
        if _is_mark(passage.text, word, mark)
    ]
    cuts += _glued(passage.text, notes) if notes else ()
    cuts = sorted(set(cuts))
    if not cuts:
        return passage
    parts, at = [], 0
    for start, stop in cuts:
        parts.append(passage[at:start])
        at = stop
    parts.append(passage[at:])
    return Passage.join(parts, "")


def _glued(text: str, notes: frozenset[str]) -> Iterator[tuple[int, int]]:
    return (hit.span(1) for hit in _GLUED.finditer(text) if hit[1] in notes and not _UNIT.search(text[: hit.start(1)]))


def unmarked(block: Block, notes: frozenset[str] = frozenset()) -> Block:
    """The block without footnote marks, those of the `notes` of its page among them."""
    passage = without_marks(block.passage, notes)
    if passage is block.passage or block.role == "footnote":
        return block
    return replace(block, passage=passage, lines=tuple(without_marks(line, notes) for line in block.lines))


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
