"""Labels that their place tells: below a large figure, in a column beside their values, in other type above them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.generic.entry import Entry, lines_of
from extractors.generic.labels import FACT_FIELDS, MAX_LABEL, field_for
from extractors.values.dates import parse_date
from extractors.values.figures import parse_figure
from schemas.document import Block
from schemas.passage import Passage

MAX_VALUE_BELOW = 120  # characters of a value below its label
MAX_VALUE_BESIDE = 90  # characters of a value beside its label
NEAR = 8  # blocks behind a column of labels in which its values are looked for
DATED = frozenset({"founded", "duration"})
MAX_DATE = 24  # characters
OVER_CAPTION = 1.4  # times the size of the caption: a figure set large
_LARGE_FIGURE = re.compile(
    r"^(?:ca\.|rund|etwa|über|knapp)?\s*[+–-]?\s?\d[\d.,\s–/-]*(?:(?:Tsd|Mio|Mrd|Millionen|Milliarden)\.?)?\s*"
    r"(?:[€%]|[A-Za-zÄÖÜäöüß]{1,8}[²³.]?(?:\s[A-ZÄÖÜ₂][\w₂]{1,8})?)?$"
)
"""A number with at most a unit of one or two short words, whichever it is."""


def figure_over_caption(block: Block, below: Block | None, own: Mapping[str, str]) -> Entry | None:
    """A large figure with its label in small type below it: "73.170" over "Einwohnerinnen und Einwohner"."""
    if below is None or block.cells or below.cells or below.role != "paragraph" or len(below.text) > MAX_LABEL:
        return None
    field = field_for(below.text, own)
    dated = field in DATED and len(block.text) <= MAX_DATE and parse_date(block.text) is not None  # "Mai 2019"
    figure = _LARGE_FIGURE.match(block.text) or dated or (field in FACT_FIELDS and parse_figure(block.text) is not None)
    if block.page != below.page or block.size < OVER_CAPTION * below.size or not figure:
        return None
    beneath = 0 <= below.box.top - block.box.bottom + 0.5 * block.size <= 2 * block.size
    if not beneath or min(block.box.x1, below.box.x1) <= max(block.box.x0, below.box.x0):
        return None
    return Entry(below.passage, field, (), (block.passage,), (block, below), block, rung=field in FACT_FIELDS)


def label_column(blocks: Sequence[Block], n: int, own: Mapping[str, str]) -> tuple[Entry, ...]:
    """Labels one below the other whose values stand beside them, in blocks that follow."""
    block = blocks[n]
    labels = lines_of(block)
    if block.role != "paragraph" or block.cells or len(labels) < 2 or not all(bare_label(p.text, own) for p in labels):
        return ()
    entries = []
    for label in labels:
        hit = next(
            (
                (value, line)
                for value in blocks[n + 1 : n + 1 + NEAR]
                if value.role == "paragraph" and value.page == block.page and not value.cells
                for line in lines_of(value)
                if _beside(label, line)
            ),
            None,
        )
        if hit:
            entries.append(Entry(label, field_for(label.text, own), (), (hit[1],), (block, hit[0]), hit[0]))
    return tuple(entries) if len(entries) >= len(labels) - 1 else ()


def label_beside(behind: Sequence[Block], own: Mapping[str, str]) -> Entry | None:
    """The first block as the label of a fact whose short value is the second, right of it on its height.

    So are rows of tables read whose rules nobody saw. What goes on beside the label further down is a text.
    """
    if len(behind) < 2:
        return None
    label, value, below = behind[0], behind[1], behind[2] if len(behind) > 2 else None
    plain = label.role in {"heading", "paragraph"} and value.role == "paragraph" and not (label.cells or value.cells)
    if not plain or len(label.lines) > 1 or len(value.text) > MAX_VALUE_BESIDE or value.page != label.page:
        return None
    field = field_for(label.text, own)
    if field not in FACT_FIELDS or not bare_label(label.text, own) or not _beside(label.passage, lines_of(value)[0]):
        return None
    if below is not None and below.page == value.page and below.box.x0 > label.box.x1 and below.box.x0 <= value.box.x1:
        return None
    return Entry(label.passage, field, (value,), lines_of(value), (label, value), value)


def bare_label(text: str, own: Mapping[str, str]) -> bool:
    """Whether a text is a known label and nothing else: no figure, nothing behind a colon."""
    return field_for(text, own) is not None and not re.search(r"\d|:\s*\S", text)


def _beside(label: Passage, line: Passage) -> bool:
    """Whether a line begins right of a label on its height."""
    if not label.spans or not line.spans:
        return False
    a, b = label.spans[-1].box, line.spans[0].box
    return b.x0 > a.x1 and abs((a.top + a.bottom) - (b.top + b.bottom)) < a.height


def label_above(block: Block, below: Block | None, own: Mapping[str, str]) -> bool:
    """Whether a paragraph is a label in another type than the value below it, without a colon."""
    return (
        below is not None
        and block.role == below.role == "paragraph"
        and block.page == below.page
        and (block.size < below.size - 0.8 or (block.passage.bold and not below.passage.bold))
        and len(block.lines) <= 2
        and len(below.text) <= MAX_VALUE_BELOW
        and bare_label(block.text, own)
    )
