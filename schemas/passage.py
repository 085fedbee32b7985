"""Text that knows where each of its words was drawn: what rules take out of it is its own evidence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from schemas.box import Box
from schemas.glyph_widths import extent


class Span(NamedTuple):
    """The part `text[start:stop]` of a passage was drawn in `box` on `page`."""

    start: int
    stop: int
    page: int
    box: Box
    bold: bool
    size: float


_START, _STOP = itemgetter(0), itemgetter(1)  # of a span


@dataclass(frozen=True)
class Passage:
    """Mended text that knows where each of its words was drawn.

    Cutting keeps the places: `passage[3:9]` has the text and the boxes of these characters, so that whatever a rule
    takes out of a passage is its own evidence. A word broken over two lines has two spans.
    """

    text: str
    spans: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def __getitem__(self, cut: slice) -> Passage:
        start, stop, step = cut.indices(len(self.text))
        if step != 1:
            raise ValueError("a passage is cut in one piece")
        if start == 0 and stop == len(self.text):
            return self
        if stop <= start:
            return Passage("")
        first = bisect_right(self.spans, start, key=_STOP)
        kept = self.spans[first : bisect_left(self.spans, stop, first, key=_START)]
        spans = tuple(
            Span(
                max(s.start, start) - start,
                min(s.stop, stop) - start,
                s.page,
                _cut_box(self.text, s, start, stop),
                s.bold,
                s.size,
            )
            for s in kept
        )
        return Passage(self.text[start:stop], spans)

    def strip(self, characters: str | None = None) -> Passage:
        left = len(self.text) - len(self.text.lstrip(characters))
        right = len(self.text.rstrip(characters))
        return self if right - left == len(self.text) else self[left:right]

    @classmethod
    def join(cls, passages: Sequence[Passage], separator: str = " ") -> Passage:
        """One passage of all that are not empty."""
        text: list[str] = []
        spans: list[Span] = []
        offset = 0
        for passage in passages:
            if not passage.text:
                continue
            if text:
                text.append(separator)
                offset += len(separator)
            spans += [Span(s.start + offset, s.stop + offset, s.page, s.box, s.bold, s.size) for s in passage.spans]
            text.append(passage.text)
            offset += len(passage.text)
        return cls("".join(text), tuple(spans))

    def split(self, separator: str) -> Iterator[Passage]:
        """The parts between `separator`, not stripped; the places stay."""
        at = 0
        while (hit := self.text.find(separator, at)) >= 0:
            yield self[at:hit]
            at = hit + len(separator)
        yield self[at:]

    @property
    def pages(self) -> tuple[int, ...]:
        return tuple(sorted({s.page for s in self.spans}))

    def boxes(self) -> dict[int, list[Box]]:
        """Per page the boxes of the text, neighbouring words of one line joined."""
        found: dict[int, list[Box]] = {}
        for span in self.spans:
            boxes = found.setdefault(span.page, [])
            if boxes and _same_line(boxes[-1], span.box):
                boxes[-1] = Box.around((boxes[-1], span.box))
            else:
                boxes.append(span.box)
        return found

    @property
    def bold(self) -> bool:
        """Whether most of the characters are bold."""
        total = sum(s.stop - s.start for s in self.spans)
        return total > 0 and 2 * sum(s.stop - s.start for s in self.spans if s.bold) > total


def _cut_box(text: str, span: Span, start: int, stop: int) -> Box:
    """The box of a part of a word."""
    if span.stop <= span.start or (start <= span.start and stop >= span.stop):
        return span.box
    left, right = extent(text[span.start : span.stop], start - span.start, stop - span.start)
    x0, width = span.box.x0, span.box.width
    return Box(x0 + left * width, span.box.top, x0 + right * width, span.box.bottom)


def _same_line(a: Box, b: Box) -> bool:
    overlap = min(a.bottom, b.bottom) - max(a.top, b.top)
    return overlap > 0.5 * min(a.height, b.height) and -1.0 <= b.x0 - a.x1 <= 2.5 * max(a.height, b.height)
