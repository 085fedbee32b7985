"""A block in the making: the lines that belong together, before it is settled what they are."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.box import Box
from schemas.document import Line


@dataclass
class Draft:
    """A block in the making: its lines, and the marker if it is a list item."""

    lines: list[Line]
    marker: str | None = None
    marked: Line | None = None
    """The first line with its marker."""
    marker_x: float = 0.0
    text_x: float = 0.0
    container: int = -1
    right: float = 0.0
    """Right edge of its column."""
    justified: bool = False
    """Whether the lines of its column are stretched to that edge."""
    role: str = "paragraph"
    level: int = 0
    gap_before: float = 99.0
    """Extra space above in font sizes; large at the top of a column."""
    column: int = 0
    """Number of its column on the page: neighbours in one column follow each other."""
    cells: list[tuple[int, int, list[Draft]]] = field(default_factory=list)
    bands: frozenset[int] = frozenset()
    """Of a table the rows that are one cell across several columns."""
    joined: list[Draft] = field(default_factory=list)
    """Parts in later columns or pages."""
    entry: bool = False
    """Whether it is an entry in a list of contents."""
    tag: str = ""
    """What the file's structure tree calls it, where that is heard."""
    _boxed: tuple[tuple[int, int], Box] = ((-1, -1), Box(0.0, 0.0, 0.0, 0.0))
    """The box of the lines there were when it was last asked for."""

    @property
    def page(self) -> int:
        return self.lines[0].page if self.lines else self.cells[0][2][0].page

    @property
    def box(self) -> Box:
        lines = self.lines
        key = (len(lines), id(lines[0]) if lines else 0)
        if key != self._boxed[0]:  # it is asked for many times between two changes
            boxes = [line.box for line in lines] or [d.box for _, _, drafts in self.cells for d in drafts]
            self._boxed = (key, boxes[0] if len(boxes) == 1 else Box.around(boxes))
        return self._boxed[1]

    @property
    def size(self) -> float:
        return self.lines[0].size if self.lines else 0.0

    @property
    def leans(self) -> bool:
        """Whether it is written at a slant, across the page."""
        return bool(self.lines) and self.lines[0].words[0].angle % 90 != 0

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def bold(self) -> float:
        total = sum(len(line.text) for line in self.lines)
        return sum(line.bold * len(line.text) for line in self.lines) / total if total else 0.0

    @property
    def look(self) -> tuple[float, int, bool]:
        """Size in half points, colour and whether it is bold: what headings of one kind share."""
        return round(2 * self.size) / 2, self.colour, self.bold > 0.5

    @property
    def colour(self) -> int:
        return self.lines[0].words[0].colour if self.lines else 0
