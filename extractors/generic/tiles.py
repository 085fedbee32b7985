"""Tiles: key figures side by side or boxes one below the other: a figure over its caption, or a label over its value.

One tile alone could be anything; a row of them at one height in the same two styles says one kind of thing. Where the
lexicon knows some of a row, the others are facts like them, whatever their labels and units are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.generic.entry import Entry
from extractors.generic.labels import FACT_FIELDS, MAX_LABEL, field_for
from extractors.values.figures import begins_figure
from schemas.document import Block

FEWEST, KNOWN = 3, 2  # tiles of a row, and how many of their labels the lexicon knows
ROW = 6  # tiles of a row of labels over a row of values
MAX_VALUE = 60  # characters
LABEL = 0.65  # of the type size of a figure
SAME_HEIGHT = 3.0  # points
SAME_STYLE = 0.6  # points by which type sizes of one style differ
APART = 1.5  # points between the type sizes of labels and values, where both or none are bold

Tile = tuple[Block, Block]
"""What stands above, and what stands below it."""


def tiles(blocks: Sequence[Block], own: Mapping[str, str]) -> dict[int, Entry]:
    """The entries of all rows of tiles, by the identity of the upper block of each."""
    found: dict[int, Entry] = {}
    left = list(_tiles(blocks))
    while left:
        row: list[Tile] = []
        for tile in left:  # of a grid of boxes each stands beside one of those before
            if not row or any(_beside(other, tile) for other in row):
                row.append(tile)
        left = [tile for tile in left if tile not in row]
        for entry in _entries(row, own):
            found[id(entry.claims[0])] = entry
    return found


def _tiles(blocks: Sequence[Block]) -> Iterator[Tile]:
    """Each block with the one read behind it, or, where a row of labels is read before a row of values, with the one
    below it."""
    for n, above in enumerate(blocks):
        for m, below in enumerate(blocks[n + 1 : n + 1 + ROW]):
            between = blocks[n + 1 : n + 1 + m]
            in_rows = all(_level(b, above) or _level(b, below) for b in between)
            flush = abs(below.box.x0 - above.box.x0) < SAME_HEIGHT
            if (not between or (in_rows and flush)) and _is_tile(above, below):
                yield above, below
                break


def _level(a: Block, b: Block) -> bool:
    return a.page == b.page and abs(a.box.top - b.box.top) < SAME_HEIGHT


def _is_tile(above: Block, below: Block) -> bool:
    """Whether two blocks stand close one below the other, both short, in two styles."""
    short = all(
        b.role in {"paragraph", "heading", "logo"} and not b.cells and len(b.text) <= MAX_VALUE and len(b.pages) == 1
        for b in (above, below)
    )
    if not short or (above.page, above.container) != (below.page, below.container):
        return False
    gap = below.box.top - above.box.bottom
    over = min(above.box.x1, below.box.x1) - max(above.box.x0, below.box.x0)
    styles = abs(above.size - below.size) > APART or _bold(above) != _bold(below)
    return styles and -0.3 * above.size < gap < 1.5 * max(above.size, below.size) and over > 0


def _bold(block: Block) -> bool:
    """Whether a block begins in bold type: the raised 2 of "km²" behind a figure may be set in another."""
    return block.passage.spans[0].bold if block.passage.spans else block.passage.bold


def _beside(a: Tile, b: Tile) -> bool:
    """Whether two tiles stand at one height, or each in a box at one edge, in the same styles."""
    boxed = a[0].container >= 0 <= b[0].container != a[0].container
    return (
        a[0].page == b[0].page
        and (abs(a[0].box.top - b[0].box.top) < SAME_HEIGHT or (boxed and abs(a[0].box.x0 - b[0].box.x0) < SAME_HEIGHT))
        and all(abs(x.size - y.size) < SAME_STYLE and _bold(x) == _bold(y) for x, y in zip(a, b, strict=True))
    )


def _entries(row: Sequence[Tile], own: Mapping[str, str]) -> Iterator[Entry]:
    if len(row) < FEWEST and not _are_figures(row):
        return
    figures_above = sum(begins_figure(above.text) for above, _ in row)
    value_first = 2 * figures_above > len(row)
    pairs = [(below, above) if value_first else (above, below) for above, below in row]
    fields = [field_for(label.text, own) for label, _ in pairs]
    if sum(field in FACT_FIELDS for field in fields) < KNOWN and not _are_figures(row):
        return
    for (above, below), (label, value), field in zip(row, pairs, fields, strict=True):
        if len(label.text) <= MAX_LABEL and (field in FACT_FIELDS or _states(label, value)):
            yield Entry(label.passage, field, (), (value.passage,), (above, below), value, rung=True)


def _are_figures(row: Sequence[Tile]) -> bool:
    """Whether all tiles of a row are figures in much larger type than their labels, whatever they count."""
    larger = [(a, b) if begins_figure(a.text) else (b, a) for a, b in row]
    return len(row) > 1 and all(
        begins_figure(value.text)
        and not begins_figure(label.text)
        and label.size < LABEL * value.size
        and len(label.text) <= MAX_LABEL
        for value, label in larger
    )


def _states(label: Block, value: Block) -> bool:
    """Whether an unknown tile can be a fact: a label without a sentence's end, and a value that is no sentence."""
    return not label.text.rstrip().endswith((".", "!", "?")) and not re.search(r"[.!?]\s+[A-ZÄÖÜ]", value.text)
