"""A contact block as lines: its rows and printed lines, the label in front of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.generic.entry import Entry
from schemas.document import Block
from schemas.passage import Passage

_SENTENCE = re.compile(
    r"\b(?:Ansprech\w+|Kontakt\w*) (?:ist|sind|für)\b|"
    r"\b(?:erreichen|erteilt|erteilen|gibt|geben|beantwortet|wenden) (?:Sie|Ihnen|sich|\w+)\b"
)


@dataclass(frozen=True)
class Line:
    """A printed line, or `Label: value` of a table row."""

    passage: Passage
    """With the label and a colon in front, where there is one."""
    label: Passage
    field: str | None
    block: Block


@dataclass(frozen=True)
class Region:
    """A contact block: its lines joined by line feeds."""

    lines: tuple[Line, ...]
    source: str
    """Mended text of its blocks."""
    claims: tuple[Block, ...]

    @property
    def passage(self) -> Passage:
        return Passage.join([line.passage for line in self.lines], "\n")


def region_of(entries: Sequence[Entry], claims: Sequence[Block] = ()) -> Region:
    """The region of consecutive entries, labels in front of their first lines."""
    lines: list[Line] = []
    used: list[Block] = list(claims)
    texts: list[str] = []
    for entry in entries:
        texts += [b.text for b in entry.claims if b.text]
        used += [b for b in entry.claims if all(b is not u for u in used)]
        label = entry.label.strip(" :")
        first = True
        spoken = len(entry.lines) > 1 and not entry.values and _SENTENCE.search(entry.passage.text)
        for passage in ((entry.passage,) if spoken else entry.lines) or ((Passage(""),) if label.text else ()):
            whole = passage
            if first and label.text:
                whole = (
                    Passage.join([label, passage], ": ") if passage.text else Passage.join([label, Passage(" ")], ":")
                )
            lines.append(Line(whole, label if first else Passage(""), entry.field if first else None, entry.source))
            first = False
    return Region(tuple(line for line in lines if line.passage.text), " ".join(texts), tuple(used))
