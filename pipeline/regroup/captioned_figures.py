"""Key figures in a row, each set large over its caption, that were read as fewer or more blocks than there are figures.

67.135      15.420                25.000 Euro
Einwohner   davon unter 27        Jugendbudget
            Jahren

Captions come as close to each other as words do, and a caption as close to its figure as the next line does. What
tells them apart is where the figures begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.generic.labels import FACT_FIELDS, MAX_LABEL, field_of
from extractors.values.dates import parse_date
from extractors.values.figures import begins_figure, is_unit
from pipeline.regroup.made_tables import pairs_as_table, with_tables
from pipeline.regroup.pieces import Piece, pieces_of
from schemas.document import Block
from schemas.passage import Passage

MAX_TEXT = 70  # characters of a block's line: three captions
MAX_FIGURE = 30  # characters
MOST = 12  # blocks into which such a row may have been parted
FEWEST = 3  # figures
LARGER = 1.3  # times the size of the captions
EDGE = 2.0  # points by which a caption may begin beside its figure's beginning
CENTRED = 5.0  # points between their middles
SAME_SIZE = 0.3  # points
BELOW = 3.5  # of the captions' size: how far the last line of one stands below its figure

Pair = tuple[Passage, Piece]
"""A caption and its figure."""


def with_captioned_figures(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with each such row, or several below each other, as a table of two columns: captions and figures."""
    return with_tables(blocks, _table)


def _table(blocks: Sequence[Block], n: int) -> tuple[int, Block | None]:
    """How many blocks from `n` on are such rows, and their table; 0 and None where none begins."""
    taken, pairs = _row(blocks, n) if _is_figure(blocks[n].text) else (0, [])
    further = taken
    while further and n + taken < len(blocks):
        further, more = _row(blocks, n + taken, above=pairs)
        pairs += more
        taken += further
    return taken, pairs_as_table(blocks[n], [(label, figure.passage) for label, figure in pairs]) if taken else None


def _row(blocks: Sequence[Block], n: int, above: Sequence[Pair] = ()) -> tuple[int, list[Pair]]:
    """How many blocks from `n` on are figures and captions, and these; 0 and none where they are none.

    A first row needs a caption that states a fact; what stands in the columns of the row above it needs none.
    """
    run = list(_run(blocks, n))
    for stop in range(len(run), 0, -1):
        pieces = [piece for block in run[:stop] for piece in pieces_of(block)]
        pairs = list(_pairs(pieces, fewest=1 if above else FEWEST))
        stated = any(field_of(caption.text) in FACT_FIELDS for caption, _ in pairs)
        if pairs and (all(_goes_on(figure, above) for _, figure in pairs) if above else stated):
            return stop, pairs
    return 0, []


def _goes_on(figure: Piece, above: Sequence[Pair]) -> bool:
    """Whether a figure stands below one of those above, in the same type; a long one may be smaller."""
    return any(abs(figure.left - a.left) < EDGE and figure.size < a.size + SAME_SIZE for _, a in above)


def _run(blocks: Sequence[Block], n: int) -> Iterator[Block]:
    for block in blocks[n : n + MOST]:
        plain = block.role in {"paragraph", "heading", "logo"} and not block.cells and len(block.pages) == 1
        short = all(len(line.text) <= MAX_TEXT for line in block.lines or (block.passage,))
        if not plain or not short or block.page != blocks[n].page:
            return
        yield block


def _pairs(pieces: Sequence[Piece], *, fewest: int) -> Iterator[Pair]:
    """Captions with their figures from the left; nothing where a piece is neither or a figure has no caption."""
    large = max((piece.size for piece in pieces), default=0.0)
    figures = sorted((p for p in pieces if p.size > 0.9 * large), key=lambda p: p.left)
    small = [p for p in pieces if p.size <= 0.9 * large]
    if len(figures) < fewest or not small or large < LARGER * max(p.size for p in small):
        return
    level = figures[0].middle
    if not all(_may_stand(p.text, alone=fewest == 1) and abs(p.middle - level) < 0.3 * large for p in figures):
        return
    under: list[list[Piece]] = [[] for _ in figures]
    for piece in sorted(small, key=lambda p: p.middle):
        for part in _cut(piece, [figure.left for figure in figures]):
            at = next((n for n, figure in enumerate(figures) if _is_under(part, figure)), None)
            if at is None or not 0 < part.middle - level < large + BELOW * part.size:
                return
            under[at].append(part)
    for n, found in enumerate(under):
        unit = found[0].passage.text.strip() if len(found) > 1 else ""
        if is_unit(unit) and field_of(unit) is None:  # "38" / "Prozent" / "weniger Verbrauch"
            whole = Passage.join([figures[n].passage, found.pop(0).passage.strip()])
            figures[n] = Piece(whole, figures[n].block)
    captions = [Passage.join([p.passage.strip() for p in found]).strip(" :") for found in under]
    if all(0 < len(c.text) <= MAX_LABEL and not _is_figure(c.text) and c.text[-1] not in ".!?" for c in captions):
        yield from zip(captions, figures, strict=True)


def _cut(piece: Piece, edges: Sequence[float]) -> Iterator[Piece]:
    """A line of several captions, cut where a word begins right below the beginning of a figure."""
    at = 0
    for a, b in pairwise(piece.passage.spans):
        if b.box.x0 > a.box.x1 and any(abs(b.box.x0 - edge) < EDGE for edge in edges):
            yield Piece(piece.passage[at : a.stop], piece.block)
            at = b.start
    yield Piece(piece.passage[at:], piece.block)


def _is_under(caption: Piece, figure: Piece) -> bool:
    centred = abs(caption.left + caption.right - figure.left - figure.right) < 2 * CENTRED
    return centred or abs(caption.left - figure.left) < EDGE


def _may_stand(text: str, *, alone: bool) -> bool:
    """Whether a text can be what a caption explains: a figure; below other figures a date, too."""
    return _is_figure(text) or (alone and len(text) <= MAX_FIGURE and parse_date(text) is not None)


def _is_figure(text: str) -> bool:
    return len(text) <= MAX_FIGURE and begins_figure(text)
