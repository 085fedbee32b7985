"""Pages set by hand: blocks with words in boxes, without a PDF."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.family import Family
from extractors.generic import family as generic
from extractors.profile_blocks import ProfileBlocks
from schemas.box import Box
from schemas.document import Block, Cell, Role
from schemas.passage import Passage, Span

LETTER = 5.0  # points


def passage(
    text: str, *, page: int = 1, top: float = 0.0, left: float = 50.0, bold: bool = False, size: float = 10.0
) -> Passage:
    """One printed line, a box for each word."""
    spans, at = [], 0
    for word in text.split(" "):
        box = Box(left + at * LETTER, top, left + (at + len(word)) * LETTER, top + 10)
        spans.append(Span(at, at + len(word), page, box, bold, size))
        at += len(word) + 1
    return Passage(text, tuple(spans))


class Sheet:
    """Sets one block below the other."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.top = 50.0
        self.left = 50.0
        self.page = 1

    def move(self, *, left: float, top: float) -> None:
        """Go on at another place of the page."""
        self.left, self.top = left, top

    def turn(self) -> None:
        """The next page."""
        self.page += 1
        self.top = 50.0

    def set(
        self,
        role: Role,
        *lines: str,
        level: int = 0,
        size: float = 10.0,
        bold: bool = False,
        marker: str | None = None,
        container: int = -1,
    ) -> Block:
        """A block of one or several printed lines."""
        printed = tuple(self._line(line, bold=bold, left=self.left, size=size) for line in lines)
        whole = Passage.join(printed)
        box = Box.around(s.box for s in whole.spans)
        block = Block(role, whole, ((self.page, box),), level, marker, size, 0, printed, (), container)
        self.top += 6
        self.blocks.append(block)
        return block

    def title(self, text: str) -> Block:
        return self.set("heading", text, level=1, size=20.0, bold=True)

    def heading(self, text: str, level: int = 2) -> Block:
        return self.set("heading", text, level=level, size=16.0 - 2 * level, bold=True)

    def text(self, *lines: str, **style: float) -> Block:
        return self.set("paragraph", *lines, size=style.get("size", 10.0))

    def foot(self, *parts: str) -> Block:
        """A line of small print whose parts stand far from each other."""
        lefts = [self.left + 200 * n for n in range(len(parts))]
        line = Passage.join([self._line(p, bold=False, left=x, feed=False) for p, x in zip(parts, lefts, strict=True)])
        box = Box.around(s.box for s in line.spans)
        block = Block("paragraph", line, ((self.page, box),), size=7.0, lines=(line,))
        self.blocks.append(block)
        return block

    def item(self, text: str, level: int = 1) -> Block:
        return self.set("list_item", text, level=level, marker="•")

    def table(self, *rows: Sequence[str | Sequence[Block]]) -> Block:
        """Cells are a text, or blocks set apart (`Sheet().item(…)`)."""
        cells = []
        for r, row in enumerate(rows):
            for c, content in enumerate(row):
                if isinstance(content, str):
                    line = self._line(content, bold=c == 0, left=50.0 + 200 * c, feed=False)
                    box = Box.around(s.box for s in line.spans)
                    role: Role = "paragraph"
                    blocks: tuple[Block, ...] = (Block(role, line, ((self.page, box),), size=10.0, lines=(line,)),)
                else:
                    blocks = tuple(content)
                cells.append(Cell(r, c, blocks))
            self.top += 14
        block = Block("table", Passage(""), ((self.page, Box(50, 50, 500, self.top)),), size=10.0, cells=tuple(cells))
        self.blocks.append(block)
        return block

    def _line(self, text: str, *, bold: bool, left: float = 50.0, size: float = 10.0, feed: bool = True) -> Passage:
        line = passage(text, page=self.page, top=self.top, bold=bold, left=left, size=size)
        self.top += 12 if feed else 0
        return line

    def profile(self, family: Family = generic) -> ProfileBlocks:
        """All blocks as one profile; the first heading is its title."""
        title = next((b for b in self.blocks if b.role == "heading"), None)
        return ProfileBlocks(tuple(self.blocks), family, title=title)
