"""Blocks in reading order -> markdown.

Headings are `#`, unnumbered items `-`, numbered ones keep their printed number, nesting is two spaces a level, tables
are pipe tables where that loses nothing and HTML otherwise. Every page begins with `<!-- page N -->`; running heads,
footers, page numbers and logos are left out. Printed characters that a markdown reader would take for markup are
escaped, so that the rendered result shows the printed text and nothing else.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from schemas.document import RUNNING, Block, Cell
from schemas.passage import Passage

MAX_HEADING = 6

# "1.", "12)", "1.)", "a)": numbers that people and most markdown readers take for a list item as they stand.
_NUMBER = re.compile(r"\d{1,3}(?:\.\)|[.)])|[A-Za-z][.)]")
# What would turn a line into an item, a heading, a quotation, a rule, a table row, a code fence or a link definition.
_START = re.compile(r"[-+*](?=\s|$)|#{1,6}(?=\s|$)|[>|]|[-=_]{2,}\s*$|~{3}|`{3}|\[(?=[^\]]*\]:)")
_START_NUMBER = re.compile(r"(\d{1,9}|[A-Za-z])([.)])(?=\s|\)|$)")
# A backslash before punctuation, tags and comments, entities, links, struck-out text.
_INLINE = re.compile(r"\\(?=[!-/:-@\[-`{-~])|<(?=[A-Za-z/!?])|&(?=#?\w+;)|\](?=[(\[])|~(?=~)")
# Underscores only mark at the edge of a word: "max_muster" stays readable.
_UNDERSCORE = re.compile(r"(?<!\w)_++(?=\S)|(?<=[^\s_])_++(?!\w)")


def markdown(blocks: Sequence[Block]) -> str:
    """The publication in reading order, page by page; empty for no blocks, else it ends with a line break.

    Pages stay together even in a folded leaflet, whose outer page is read partly before the inner one, partly after.
    A block that runs over a page break carries the mark of the next page at the very word, on a line that is indented
    so far that markdown reads the paragraph or item on: nothing is cut, and every word stands behind its page's mark.
    The footnotes of the page that it leaves stand before it.
    """
    shown = sorted((b for b in blocks if b.role not in RUNNING and (b.text or b.cells)), key=lambda block: block.page)
    printed = _with_notes_ahead(shown)
    parts: list[str] = []
    page, was_item = 0, False
    for place, block in enumerate(printed):
        if block.page > page:
            parts += _marks(page, block.page)
            page, was_item = block.page, False
        # Not where more of the first page is to follow, a footnote for example.
        ends = block.pages[-1]
        reach = ends if all(b.page >= ends for b in printed[place + 1 : place + 2]) else block.page
        text, page = _block(block, page, reach)
        is_item = block.role == "list_item"
        if was_item and is_item:
            parts[-1] += "\n" + text
        else:
            parts.append(text)
        was_item = is_item
    parts += _marks(page, max((p for b in blocks for p in b.pages), default=0))
    return "\n\n".join(parts) + "\n" if parts else ""


def _with_notes_ahead(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, footnotes before the block that runs on from their page to the next one."""
    found: list[Block] = []
    for block in blocks:
        last = next((n for n in range(len(found) - 1, -1, -1) if found[n].role != "footnote"), -1)
        ahead = block.role == "footnote" and last >= 0 and found[last].page == block.page < found[last].pages[-1]
        found.insert(last if ahead else len(found), block)
    return found


def _marks(done: int, page: int) -> list[str]:
    """The marks of the pages after `done` up to `page`: pages without text are counted, too."""
    return [f"<!-- page {n} -->" for n in range(done + 1, page + 1)]


def _block(block: Block, page: int, reach: int) -> tuple[str, int]:
    """The block's markdown and the page on which the reader now stands."""
    if block.cells:
        return _table(block), page
    if block.role == "heading":
        number = f"{block.marker} " if _counts(block.marker) else ""
        text = re.sub(r"(#+)$", r"\\\1", _inline(number + block.text))
        return f"{'#' * min(max(1, block.level), MAX_HEADING)} {text}", page
    if block.role != "list_item":
        return _running_on(block.passage, page, reach, indent=4)
    indent = 2 * max(0, block.level - 1)
    bullet = _bullet(block.marker)
    text, page = _running_on(block.passage, page, reach, indent=indent + len(bullet) + 4)
    return " " * indent + bullet + text, page


def _bullet(marker: str | None) -> str:
    """`- ` for glyphs, the number itself for "1." and "a)", both for "(1)" and "1.1", which alone make no item."""
    if not _counts(marker):
        return "- "
    return f"{marker} " if marker and _NUMBER.fullmatch(marker) else f"- {marker} "


def _counts(marker: str | None) -> bool:
    """Whether the marker says more than that an item begins; Word's hollow bullet is the letter "o"."""
    return marker is not None and marker != "o" and re.search(r"[^\W_]", marker) is not None


def _running_on(passage: Passage, page: int, reach: int, *, indent: int) -> tuple[str, int]:
    """Escaped text with the marks of the pages up to `reach` that begin inside it, and the last page reached.

    `indent` must be more than three spaces beyond the text's own column: there, a comment cannot end a paragraph.
    """
    blank = "\n" + " " * indent
    text, done = "", 0
    for start, number in _page_turns(passage):
        if not page < number <= reach:
            continue
        text += _line(passage.text[done:start]) + "".join(blank + mark for mark in _marks(page, number)) + blank
        page, done = number, start
    return text + _line(passage.text[done:]), page


def _page_turns(passage: Passage) -> Iterator[tuple[int, int]]:
    """Offset and number of every page after the first; a word broken over the page break belongs to the page before."""
    page = passage.spans[0].page if passage.spans else 0
    for span in passage.spans:
        if span.page > page:
            page = span.page
            start = span.start
            if passage.text[start - 1 : start].strip():
                start = passage.text.find(" ", start) + 1
            if 0 < start < len(passage.text):
                yield start, page


def _line(text: str) -> str:
    """`text` as one line that markdown reads as plain words."""
    text = _inline(text)
    text = _START.sub(lambda m: "\\" + m[0], text, count=1) if _START.match(text) else text
    return _START_NUMBER.sub(r"\1\\\2", text, count=1) if _START_NUMBER.match(text) else text


def _inline(text: str) -> str:
    """`text` without line breaks, markup in it escaped."""
    text = _INLINE.sub(lambda m: "\\" + m[0], " ".join(text.split()))
    if "_" in text:
        text = _UNDERSCORE.sub(lambda m: "\\_" * len(m[0]), text)
    # One star or one backtick marks nothing; "Schüler*innen und Lehrer*innen" would come out half in italics.
    for mark in "*`":
        if text.count(mark) > 1:
            text = text.replace(mark, "\\" + mark)
    return text


def _table(block: Block) -> str:
    """A pipe table where every cell is one line of plain text and the grid has no hole but empty cells, else HTML."""
    places: dict[tuple[int, int], list[Cell]] = {}
    for cell in block.cells:
        places.setdefault((cell.row, cell.column), []).append(cell)
    columns = range(max(column for _, column in places) + 1)
    grid = [[places.get((row, column), []) for column in columns] for row in sorted({row for row, _ in places})]
    plain = len(columns) > 1 and all(_plain(cells) for cells in places.values())
    return _pipes(grid) if plain else _html(grid)


def _plain(cells: Sequence[Cell]) -> bool:
    blocks = [block for cell in cells for block in cell.blocks]
    lone = len(blocks) <= 1 and not any(b.cells or b.role == "list_item" for b in blocks)
    return lone and not any("|" in b.text for b in blocks)


def _pipes(grid: Sequence[Sequence[Sequence[Cell]]]) -> str:
    """A pipe table must have a head: an empty one where the printed table has none."""
    lines = ["| " + " | ".join(" ".join(_inline(cell.text) for cell in cells) for cells in row) + " |" for row in grid]
    width = len(grid[0])
    if not any(cell.header for cells in grid[0] for cell in cells):
        lines.insert(0, "|" + "  |" * width)
    lines.insert(1, "|" + " --- |" * width)
    return "\n".join(lines)


def _html(grid: Sequence[Sequence[Sequence[Cell]]]) -> str:
    rows = []
    for row in grid:
        tags = ["th" if any(cell.header for cell in cells) else "td" for cells in row]
        texts = ["<br>".join(line for cell in cells for line in _cell(cell)) for cells in row]
        rows.append("".join(f"<{tag}>{text}</{tag}>" for tag, text in zip(tags, texts, strict=True)))
    return "\n".join(("<table>", *(f"<tr>{row}</tr>" for row in rows), "</table>"))


def _cell(cell: Cell) -> Iterator[str]:
    """The blocks of a cell line by line; items keep their number or get a bullet."""
    for block in cell.blocks:
        marker = "" if block.role != "list_item" else f"{block.marker} " if _counts(block.marker) else "• "
        text = " · ".join(c.text for c in block.cells) if block.cells else block.text
        yield html.escape(marker + " ".join(text.split()), quote=False)
