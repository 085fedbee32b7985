"""What is seen of paragraphs only when they are whole: a line of the next one, a masthead beside its subtitle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.layout.draft import Draft
from schemas.document import Line

MASTHEAD = 1.8  # times the size of what stands far beside it
TAB = 2.5  # of the font size: a wider gap within a line is no space, however the line is justified


def parted(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with such lines and mastheads in drafts of their own."""
    _reopen(drafts)
    return [part for draft in drafts for part in _parted_by_size(draft)]


def _reopen(drafts: Sequence[Draft]) -> None:
    """Gives a paragraph its first line back that is set in to where the text of the item above it stands."""
    for item, below in pairwise(drafts):
        if item.marker is None or below.marker is not None or len(item.lines) < 2:
            continue
        above, line = item.lines[-2:]
        open_end = line.text[-1] not in ".!?:" and below.lines[0].text[:1].islower()
        if above.text[-1:] in ".!?" and line.text[:1].isupper() and open_end:
            below.lines.insert(0, item.lines.pop())


def _parted_by_size(draft: Draft) -> Iterator[Draft]:
    """A line of which one part stands far from the other in much smaller type, in two: a masthead and its subtitle."""
    words = draft.lines[0].words
    for n, (left, right) in enumerate(pairwise(words) if len(draft.lines) == 1 else (), 1):
        small, large = sorted((left.size, right.size))
        if right.box.x0 - left.box.x1 > TAB * small and large > MASTHEAD * small:
            for part in (Line(words[:n]), Line(words[n:])):
                yield replace(draft, lines=[part], marker_x=part.box.x0, text_x=part.box.x0)
            return
    yield draft
