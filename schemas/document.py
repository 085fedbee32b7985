"""A publication as drawn: characters, words, lines, blocks. Points from the top left corner of the displayed page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from schemas.box import Box
from schemas.doubt import Doubt
from schemas.passage import Passage
from schemas.tag import Tag

Role = Literal[
    "heading",
    "paragraph",
    "list_item",
    "table",
    "caption",
    "footnote",
    "pull_quote",
    "running_head",
    "footer",
    "page_number",
    "logo",
]
RUNNING: frozenset[Role] = frozenset({"running_head", "footer", "page_number", "logo"})
"""Roles of matter that belongs to the page and not to the text."""


class Font(NamedTuple):
    """A font as the file names it, without the subset prefix."""

    name: str
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Chars:
    """The characters of one page in the order of the file's text stream, as columns of equal length n.

    Only characters that are drawn: no line breaks, no spaces that the reader made up. Space glyphs of the file stay,
    because they say where words end. A line-end hyphen is "-" (U+002D), a soft hyphen U+00AD, however the reader
    reports them. Ligature code points stay one character; the layout expands them.
    """

    code: npt.NDArray[np.int32]
    """Unicode code point; 0xFFFD where the font gives none."""
    x0: npt.NDArray[np.float32]
    top: npt.NDArray[np.float32]
    """Baseline minus the font's ascent: the same for all glyphs of a style, not the ink."""
    x1: npt.NDArray[np.float32]
    bottom: npt.NDArray[np.float32]
    baseline: npt.NDArray[np.float32]
    """y of the glyph's origin; for text turned by about 90 or 270 degrees the x of the origin (see `angle`)."""
    size: npt.NDArray[np.float32]
    """Font size as displayed: text matrix applied."""
    font: npt.NDArray[np.int16]
    """Index into `Page.fonts`."""
    colour: npt.NDArray[np.int32]
    """Fill colour 0xRRGGBB."""
    angle: npt.NDArray[np.int16]
    """Direction of writing in degrees, clockwise. Boxes are those along the page's nearest edge."""
    run: npt.NDArray[np.int32]
    """Number of the text object that drew it, in stream order."""

    def __len__(self) -> int:
        return len(self.code)


class Rect(NamedTuple):
    """A drawn rectangle (or a path that is one)."""

    box: Box
    fill: int | None
    """0xRRGGBB, None where not filled."""
    stroke: int | None


class Rule(NamedTuple):
    """A straight horizontal or vertical stroke; rectangles thinner than 1.5 points count as strokes."""

    box: Box
    colour: int

    @property
    def horizontal(self) -> bool:
        return self.box.width >= self.box.height


class Link(NamedTuple):
    """A link annotation with its target (http:, mailto:, tel: …)."""

    box: Box
    uri: str


@dataclass(frozen=True, slots=True)
class Page:
    """One displayed page: crop box and /Rotate applied."""

    number: int
    """Counted from 1."""
    width: float
    height: float
    chars: Chars
    fonts: tuple[Font, ...]
    rects: tuple[Rect, ...]
    rules: tuple[Rule, ...]
    images: tuple[Box, ...]
    links: tuple[Link, ...]
    hidden_chars: int = 0
    """Characters left out because a person cannot see them (off the page, render mode 3, zero size)."""
    layer_chars: int = 0  # not drawn, but standing where a picture is: the text layer of a scan
    recognised: bool = False  # from the page's picture
    lean: float = 0.0
    """Degrees by which a scan's lines rise to the right; places are those of the sheet put straight."""
    doubts: tuple[Doubt, ...] = ()
    tags: tuple[Tag, ...] = ()  # in logical order; empty for untagged pages


@dataclass(frozen=True, slots=True)
class Document:
    """A publication as read: what the layout starts from."""

    publication_id: str
    """`sha256:` and 64 hex digits."""
    file_name: str
    pages: tuple[Page, ...]
    producer: str | None = None
    creator: str | None = None
    title: str | None = None
    """The title in the file's metadata; often wrong, so a witness only."""
    created_at: str | None = None
    """ISO 8601."""
    size_bytes: int = 0


class Word(NamedTuple):
    """Characters between two gaps on one baseline."""

    text: str
    page: int
    box: Box
    baseline: float
    size: float
    font: Font
    colour: int
    run: int
    """Stream position of the first character: the witness of the file's own order."""
    angle: int = 0
    """Direction of writing in degrees, clockwise. The baseline of a turned word is that of its own direction."""


@dataclass(frozen=True)
class Line:
    """Words on one baseline within one column, left to right."""

    words: tuple[Word, ...]
    """At least one."""
    box: Box = field(init=False, compare=False, repr=False)
    text: str = field(init=False, compare=False, repr=False)
    page: int = field(init=False, compare=False, repr=False)
    baseline: float = field(init=False, compare=False, repr=False)
    size: float = field(init=False, compare=False, repr=False)
    """Size of most of its characters."""

    def __post_init__(self) -> None:
        # Every line is asked for all of them, and many times: as properties they take a twentieth of the layout's time.
        words, first = self.words, self.words[0]
        box, text, size = first.box, first.text, first.size
        if len(words) > 1:
            box = Box.around([w.box for w in words])
            texts = [w.text for w in words]
            text = " ".join(texts)
            lengths = list(map(len, texts))
            size = words[lengths.index(max(lengths))].size
        self.__dict__.update(box=box, text=text, page=first.page, baseline=first.baseline, size=size)

    @cached_property
    def bold(self) -> float:
        """Share of bold characters, 0 to 1."""
        total = sum(len(w.text) for w in self.words)
        return sum(len(w.text) for w in self.words if w.font.bold) / total if total else 0.0


@dataclass(frozen=True)
class Cell:
    """One cell of a table: its place in the grid and the blocks that stand in it."""

    row: int
    column: int
    blocks: tuple[Block, ...]
    header: bool = False
    band: bool = False
    """Whether it goes across all columns of a ruled table."""

    @cached_property
    def passage(self) -> Passage:
        return Passage.join([b.passage for b in self.blocks])

    @property
    def text(self) -> str:
        return self.passage.text


@dataclass(frozen=True)
class Block:
    """A piece of text with one role: a heading, a paragraph, one list item, a whole table."""

    role: Role
    passage: Passage
    """The mended text without list marker; empty for a table, whose text is in `cells`."""
    boxes: tuple[tuple[int, Box], ...]
    """(page, box), one per column and page that the block runs through."""
    level: int = 0
    """Headings: 1 = top. List items: nesting, 1 = top. Otherwise 0."""
    marker: str | None = None
    """The printed list marker ("•", "1.", "a)"); a heading's drawn or printed square likewise."""
    size: float = 0.0
    colour: int = 0
    lines: Sequence[Passage] = ()
    """The text line by line as printed, line-end hyphens in place: address blocks live on their line breaks."""
    cells: tuple[Cell, ...] = field(default=())
    container: int = -1
    """Number of the tinted box or frame on the page in which the block stands, -1 for none."""
    space: float = 99.0
    """White above beyond the usual leading, in font sizes; near 0 where it follows the block above without a gap
    (the lines of an address are blocks of this kind), 99 at the top of a column."""

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def page(self) -> int:
        """The page on which it begins."""
        return self.boxes[0][0]

    @property
    def box(self) -> Box:
        """The box on the page on which it begins."""
        return self.boxes[0][1]

    @property
    def pages(self) -> tuple[int, ...]:
        return tuple(sorted({page for page, _ in self.boxes}))

    @cached_property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells of a table row by row, left to right."""
        rows: dict[int, list[Cell]] = {}
        for cell in self.cells:
            rows.setdefault(cell.row, []).append(cell)
        return tuple(tuple(sorted(rows[r], key=lambda c: c.column)) for r in sorted(rows))
