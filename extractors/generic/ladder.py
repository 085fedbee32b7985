"""Ladders: labels in one style, each with its value in another below it, as sidebars print key figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from extractors.generic.date_lines import date_alone
from extractors.generic.entry import UNDATED, Entry, lines_of
from extractors.generic.labels import FACT_FIELDS, MAX_LABEL, field_for
from schemas.document import Block
from schemas.passage import Passage

MAX_VALUE = 90  # characters of a line of a value
MAX_LINES = 3  # of a value
MAX_LABEL_LINES = 2
EDGE = 6.0  # points by which labels and values may begin apart
OPENINGS = '„»“"—–'
RUNGS, KNOWN = 2, 2  # labels at least, and how many of them the lexicon knows
MANY = 3  # from so many on one that it knows is enough
LONG = 120  # characters of a paragraph of the text
SMALLER = 0.95  # of the type size of the text


Style = tuple[bool, int, int]
"""Whether it is bold, its size in half points, its colour 0xRRGGBB."""


@dataclass(frozen=True)
class _Line:
    passage: Passage
    block: Block

    @property
    def style(self) -> Style:
        """The type with which it begins: a value in bold type may end with its date in another."""
        first = self.passage.spans[0] if self.passage.spans else None
        bold, size = (first.bold, first.size) if first else (self.passage.bold, self.block.size)
        return bold, round(2 * size), self.block.colour

    @property
    def left(self) -> float:
        return self.passage.spans[0].box.x0 if self.passage.spans else self.block.box.x0


@dataclass(frozen=True)
class _Rung:
    label: list[_Line]
    value: list[_Line]
    note: list[_Line]
    """The line below the value that says to which day it refers, in the style of the labels."""

    @property
    def lines(self) -> list[_Line]:
        return [*self.label, *self.value, *self.note]


def ladder(blocks: Sequence[Block], n: int, own: Mapping[str, str]) -> tuple[Entry, ...]:
    """The entries of the ladder that begins at block `n`, () where none does.

    Labels that the lexicon does not know count by their style. A ladder ends where a block goes on differently.
    """
    lines = list(_lines(blocks, n))
    rungs = list(_rungs(lines))
    while rungs and not _ends_block(rungs[-1], lines):
        rungs.pop()
    fields = [field_for(_label(rung.label).text, own) for rung in rungs]
    known = sum(field is not None for field in fields)
    if not (FACT_FIELDS & set(fields)) or not (
        (len(rungs) >= RUNGS and known >= KNOWN)
        or (known and (len(rungs) >= MANY or (len(rungs) >= RUNGS and _is_beside_text(blocks, n))))
    ):
        return ()
    return tuple(
        Entry(
            label=_label(rung.label),
            field=field,
            values=(),
            lines=tuple(line.passage for line in rung.value),
            claims=tuple({id(line.block): line.block for line in rung.lines}.values()),
            source=rung.value[0].block,
            rung=True,
            dated=next((date for line in rung.note if (date := date_alone(line.passage))), UNDATED),
        )
        for rung, field in zip(rungs, fields, strict=True)
    )


def _lines(blocks: Sequence[Block], n: int) -> Iterator[_Line]:
    first = blocks[n]
    for block in blocks[n:]:
        if (
            block.cells
            or block.role not in {"paragraph", "heading"}
            or (block.page, block.container) != (first.page, first.container)
        ):
            return
        for line in lines_of(block):
            yield _Line(line, block)


def _rungs(lines: Sequence[_Line]) -> Iterator[_Rung]:
    at = 0
    style = lines[0].style if lines else None
    below: Style | None = None
    while at < len(lines):
        label = _run(lines, at)
        value = [*takewhile(lambda line: line.passage.text[:1] not in OPENINGS, _run(lines, at + len(label)))]
        fits = (
            len(label) <= MAX_LABEL_LINES
            and 0 < len(value) <= MAX_LINES
            and label[0].style == style
            and (below is None or _is_alike(value[0].style, below, style))
            and len(_label(label).text) <= MAX_LABEL
            and all(len(line.passage.text) <= MAX_VALUE for line in value)
            and not label[-1].passage.text.endswith((".", ":", "?"))
            and abs(label[0].left - value[0].left) < EDGE
        )
        if not fits:
            return
        below = below or value[0].style
        rung = _Rung(label, value, _note(lines, at + len(label) + len(value)))
        yield rung
        at += len(rung.lines)


def _is_alike(value: Style, others: Style, label: Style) -> bool:
    """Whether a value is set as the others are; words among large figures may be smaller, but not as labels are."""
    return value == others or (value[0] == others[0] and label[1] < value[1] < others[1])


def _run(lines: Sequence[_Line], at: int) -> list[_Line]:
    """The lines of one style from `at` on that begin at one edge: those of the next column are none of them."""
    first = lines[at] if at < len(lines) else None
    return list(takewhile(lambda x: first and x.style == first.style and abs(x.left - first.left) < EDGE, lines[at:]))


def _note(lines: Sequence[_Line], at: int) -> list[_Line]:
    return [line for line in lines[at : at + 1] if date_alone(line.passage)]


def _ends_block(rung: _Rung, lines: Sequence[_Line]) -> bool:
    """Whether the last line of a rung is the last one of its block."""
    last = rung.lines[-1]
    return [line for line in lines if line.block is last.block][-1] is last


def _is_beside_text(blocks: Sequence[Block], n: int) -> bool:
    """Whether what begins there is set smaller than the text of its page, as a column of notes is."""
    text = [b.size for b in blocks if b.role == "paragraph" and b.page == blocks[n].page and len(b.text) > LONG]
    return bool(text) and blocks[n].size < SMALLER * min(text)


def _label(lines: Sequence[_Line]) -> Passage:
    return Passage.join([line.passage for line in lines]).strip(" :")
