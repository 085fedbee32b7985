"""An entry: a label with what it labels, line by line as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.document import Block
from schemas.kept import kept
from schemas.passage import Passage

UNDATED = Passage("")


@dataclass(frozen=True)
class Entry:
    """A label and its value."""

    label: Passage
    """Empty for lines without label."""
    field: str | None
    """What the lexicon says the label announces; None also for a label that it does not know."""
    values: tuple[Block, ...]
    """The blocks of the value; empty where the value is a part of a line (see `lines`)."""
    lines: tuple[Passage, ...]
    """The value line by line as printed."""
    claims: tuple[Block, ...]
    """The blocks that are nothing but this entry."""
    source: Block
    """The table or paragraph in which it stands."""
    rung: bool = False
    """Whether it is one of a ladder: labels in one style with their values in another below them."""
    dated: Passage = UNDATED
    """The reference date of the row in a table that has a column of them."""

    @property
    def passage(self) -> Passage:
        """The mended value."""
        if self.values and not any(b.cells for b in self.values):
            return Passage.join([b.passage for b in self.values])
        return mended(self.lines, " ".join(b.text for b in self.claims))

    @property
    def running_text(self) -> bool:
        """Whether the value is text to read (bullets, sentences) and not a short value."""
        text = self.passage.text
        if any(b.role == "list_item" for b in self.values):
            return True
        sentences = re.findall(r"[a-zäöüß)“\"][.!?](?:\s(?!\d)|$)", text)  # "Feb. 2019" ends none
        return len(text) > 140 or (len(text) > 60 and bool(sentences)) or len(sentences) > 1


@kept
def lines_of(block: Block) -> tuple[Passage, ...]:
    """The printed lines of a block; of a table cell by cell."""
    if block.cells:
        return tuple(line for cell in block.cells for b in cell.blocks for line in lines_of(b))
    return tuple(line.strip() for line in block.lines if line.text.strip()) or ((block.passage,) if block.text else ())


def mended(lines: Sequence[Passage], source: str) -> Passage:
    """The lines as one passage, hyphens at their ends mended as in `source`, the mended text of their block."""
    joined = [line for line in lines if line.text.strip()]
    if not joined:
        return Passage("")
    found = joined[0]
    for line in joined[1:]:
        found = _join(found, line, source)
    return found


def _join(a: Passage, b: Passage, source: str) -> Passage:
    if not a.text.endswith(("-", "\u2010")):
        return Passage.join([a, b])
    before = a.text.split()[-1].lstrip("„(\"'")
    after = b.text.split()[0].rstrip(".,;:)“\"'")
    if before[:-1] + after in source:
        return Passage.join([a[: len(a) - 1], b], "")
    if f"{before} {after}" in source:
        return Passage.join([a, b])
    if before + after in source or after[:1].isupper() or "@" in before or "." in after:
        return Passage.join([a, b], "")
    suspended = after in {"und", "oder", "bzw.", "sowie", "bis"}
    return Passage.join([a, b]) if suspended else Passage.join([a[: len(a) - 1], b], "")
