"""Reading order of what stands on a page: persistent gutters first, lines later.

The region is cut at the tallest gutter: what stands above, then its left side, its right side, what stands below, each
cut again in the same way (a recursive X-Y cut, Nagy and Seth 1984, that looks for the tallest empty strip instead of
the widest). Rows of cards are read row by row, a sidebar after the text beside it, label tables line by line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.layout.bands import HEADED, bands, far_apart, without_next_heads, without_rows_of_boxes
from pipeline.layout.figure_tables import figure_table
from pipeline.layout.gutters import SURE_ROWS, Gutter, Item, best_gutter, gutter_of_cut_column
from pipeline.layout.label_tables import Pairs, are_addresses, label_table, read_apart, tables_beside, without_overhang
from pipeline.layout.margin_notes import sides_with_notes
from pipeline.layout.margin_titles import titled_in_margin
from pipeline.layout.wrapped_tables import wrapped_table
from schemas.box import Box

SIDEBAR = 0.6  # of the width of the text beside it: a wider box is a column
NOTE = 0.92  # times the typical font size: the type of notes is smaller
MOSTLY = 0.8  # of a column's characters
SIDEBAR_LINES = 5  # of text with a heading beside a sidebar; twice as many of text without one
TITLE = 1.5  # times the typical font size, and
LARGER = 1.15  # times the largest type beside it: a box with such type holds the page's title
ROW = 2.0  # of the font size: the height of a line in a box, its white included
TITLE_GAP = 1.5  # of the font size: white between a table and its title
WIDE = 0.95  # of the width of the columns: a rule across all of them
THROUGH = 0.8  # of the height of a gutter: so much of it a rule in it takes
SAID = 25  # characters of more than a label
DEPTH = 24  # nested cuts; deeper is no layout


@dataclass(frozen=True)
class Column:
    """Items that are read from top to bottom with nothing beside them."""

    items: tuple[Item, ...]
    box: Box = field(compare=False)


Region = Column | Pairs


def regions(
    items: Sequence[Item], *, em: float, dividers: Sequence[Box] = (), rules: Sequence[Box] = ()
) -> list[Region]:
    """Columns and label tables in reading order.

    `em` is the typical font size in points, `dividers` are the long upright rules of the page, `rules` the horizontal
    ones.
    """
    return _cut(list(items), _Page(em, dividers, rules), 0)


@dataclass(frozen=True)
class _Page:
    em: float
    dividers: Sequence[Box]
    rules: Sequence[Box]


def _cut(items: list[Item], page: _Page, depth: int) -> list[Region]:
    texts = [i for i in items if not i.picture]
    if not texts:
        return []
    em = page.em
    found = figure_table(texts, em, page.dividers, page.rules) or wrapped_table(texts, em) if depth < DEPTH else None
    if found is not None:
        rows, upper, lower = found
        over, title = _without_title(upper, rows.box, em)
        return [region for part in (over, title) for region in _cut(part, page, depth + 1)] + [
            rows,
            *_cut(lower, page, depth + 1),
        ]
    seen = _gutter(items, texts, page) if depth < DEPTH else None
    seen = _between_rules(_below_ruled_band(seen, texts, page), page) if seen is not None else None
    if seen is not None and not _is_drawn(seen, page):
        seen = without_rows_of_boxes(without_next_heads(seen, texts, em), em)
    if seen is None:
        if depth < DEPTH and (titled := titled_in_margin(texts, em)):
            return [region for part in titled for region in _cut(part, page, depth + 1)]
        ordered = sorted(texts, key=lambda i: (i.box.top, i.box.x0))
        return [Column(tuple(ordered), Box.around(i.box for i in texts))]
    gutter = seen.without_pictures()
    labels = without_overhang(gutter)
    table = None if are_addresses(gutter) else label_table(labels, em)
    if table is not None:
        gutter = labels
    parted = gutter if table is not None else seen
    beside = {id(i) for i in (*parted.left, *parted.right)}
    rest = [i for i in items if id(i) not in beside]
    middle = (gutter.top + gutter.bottom) / 2
    above = [i for i in rest if (i.box.top + i.box.bottom) / 2 < middle]
    below = [i for i in rest if (i.box.top + i.box.bottom) / 2 >= middle]
    inner: list[Region]
    if apart := far_apart(seen, em):
        inner = [region for band in apart for region in _cut(band, page, depth + 1)]
    elif table is not None and (parts := read_apart(table, em)):
        inner = [region for part in parts for region in _cut(list(part), page, depth + 1)]
    elif table is not None and (both := tables_beside(table, em)):
        inner = [region for part in both for region in _cut(part, page, depth + 1)]
    elif table is not None:
        inner = [table]
    elif ruled := _parted_by_rules(seen, page):
        inner = [region for band in ruled for region in _cut(band, page, depth + 1)]
    elif in_bands := [] if _is_drawn(gutter, page) else bands(gutter, em):
        inner = [region for band in in_bands for region in _cut(band, page, depth + 1)]
    else:
        sides = (
            (seen.right, seen.left) if _is_sidebar(gutter, em) else sides_with_notes(seen, gutter, em, page.dividers)
        )
        inner = [region for side in sides for region in _cut(list(side), page, depth + 1)]
    return [*_cut(above, page, depth + 1), *inner, *_cut(below, page, depth + 1)]


def _without_title(upper: list[Item], table: Box, em: float) -> tuple[list[Item], list[Item]]:
    """What stands above a table, and apart from it the lines right over the table, which no column above goes on to."""
    ordered = sorted(upper, key=lambda i: -i.box.bottom)
    title: list[Item] = []
    top = table.top
    for item in ordered:
        if top - item.box.bottom > TITLE_GAP * em:
            break
        title.append(item)
        top = min(top, item.box.top)
    rest = [i for i in upper if i not in title]
    if not title or not rest:
        return upper, []
    above, below = top - max(i.box.bottom for i in rest), table.top - max(i.box.bottom for i in title)
    return (rest, title) if below < above else (upper, [])


def _gutter(items: list[Item], texts: list[Item], page: _Page) -> Gutter | None:
    """The gutter between the texts; with the pictures in its columns where it goes on beside those."""
    found = best_gutter(texts, page.em, page.dividers)
    if found is not None and (whole := gutter_of_cut_column(found, texts, page.em)) is not None:
        found = whole
    if found is None or len(texts) == len(items):
        return found
    if min(_rows(found.left, page.em), _rows(found.right, page.em)) < SURE_ROWS:
        return found
    longer = best_gutter(items, page.em, page.dividers)
    if longer is None or not (set(found.left) <= set(longer.left) and set(found.right) <= set(longer.right)):
        return found
    return longer


def _is_drawn(gutter: Gutter, page: _Page) -> bool:
    """Whether a rule runs down all of a gutter: nothing is read across it."""
    left, right = max(i.box.x1 for i in gutter.left), min(i.box.x0 for i in gutter.right)
    return any(
        left - page.em < divider.x0 < right + page.em
        and min(divider.bottom, gutter.bottom) - max(divider.top, gutter.top) > THROUGH * (gutter.bottom - gutter.top)
        for divider in page.dividers
    )


def _parted_by_rules(gutter: Gutter, page: _Page) -> list[list[Item]]:
    """The bands into which rules across both sides part them, from the top; [] where none parts text on both sides.

    The lines of a chart have but numbers and names between them.
    """
    items = [*gutter.left, *gutter.right]
    box = Box.around(i.box for i in items)
    edges: list[float] = []
    for rule in page.rules:
        wide = rule.x1 - rule.x0 >= WIDE * box.width and rule.x0 < box.x0 + page.em and rule.x1 > box.x1 - page.em
        through = any(i.box.top < rule.top - 1 and i.box.bottom > rule.bottom + 1 for i in items)
        if not wide or through:
            continue
        quarters = [
            [i for i in side if (i.box.top < rule.top) is over]
            for side in (gutter.left, gutter.right)
            for over in (True, False)
        ]
        if all(map(_tells, quarters)):
            edges.append(rule.top)
    if not edges:
        return []
    parted: dict[int, list[Item]] = {}
    for item in items:
        parted.setdefault(sum(edge <= item.box.top for edge in edges), []).append(item)
    return [parted[band] for band in sorted(parted)]


def _tells(items: Sequence[Item]) -> bool:
    """Whether something stands there that is more than a label: a box, a table, a sentence."""
    said = sum(len(i.chunk.text) for i in items if i.chunk is not None)
    return said >= SAID or any(i.opaque >= 0 for i in items)


def _below_ruled_band(gutter: Gutter, texts: Sequence[Item], page: _Page) -> Gutter:
    """The gutter without what stands on its both sides in a band between two rules, where a line there crosses it.

    A band of key figures over two columns: some of its labels stand across the strip between the columns.
    """
    x0, x1 = min(i.box.x0 for i in _text_of(gutter.left)), max(i.box.x1 for i in _text_of(gutter.right))
    wide = sorted(
        (r.top for r in page.rules if min(r.x1, x1) - max(r.x0, x0) >= WIDE * (x1 - x0)),
    )
    inner, outer = max(i.box.x1 for i in gutter.left), min(i.box.x0 for i in gutter.right)
    for top, bottom in pairwise(wide):
        crossing = [i for i in texts if top < i.box.top < bottom and i.box.x0 < inner and i.box.x1 > outer]
        sides = [[i for i in side if i.box.top > bottom] for side in (gutter.left, gutter.right)]
        if crossing and bottom < gutter.bottom and all(sides):
            gutter = replace(gutter, left=tuple(sides[0]), right=tuple(sides[1]))
    return gutter


def _between_rules(gutter: Gutter, page: _Page) -> Gutter:
    """The gutter without what a rule as wide as both sides parts from them and only one of them has: foot or head.

    So are the headings of a foot whose own columns stand elsewhere.
    """
    for rule in page.rules:
        left, right = gutter.left, gutter.right
        x0, x1 = min(i.box.x0 for i in _text_of(left)), max(i.box.x1 for i in _text_of(right))
        if min(rule.x1, x1) - max(rule.x0, x0) < WIDE * (x1 - x0):
            continue
        upper, lower = (
            [[i for i in side if (i.box.top < rule.top) is over] for side in (left, right)] for over in (True, False)
        )
        headed = all(map(_tells, upper)) and not any(map(_tells, lower))
        if all(upper) and any(lower) and (headed or not all(lower)):
            gutter = replace(gutter, left=tuple(upper[0]), right=tuple(upper[1]))
        elif all(lower) and any(upper) and not all(upper):
            gutter = replace(gutter, left=tuple(lower[0]), right=tuple(lower[1]))
    return gutter


def _text_of(side: Sequence[Item]) -> Sequence[Item]:
    """The lines of a side, where it has any: a box may reach out to the edge of the paper."""
    return [i for i in side if i.chunk is not None] or side


def _rows(side: Sequence[Item], em: float) -> float:
    """About how many lines a side holds: a box as many as have room in it."""
    return sum(1 if i.chunk is not None else i.box.height / (ROW * em) for i in side if not i.picture)


def _is_sidebar(gutter: Gutter, em: float) -> bool:
    """Whether the left side is a narrow tinted box, or several, beside the text: it is read first, with its title.

    A box that holds the title itself is none, nor one whose heading is as large as any of the text: a column as others.
    """
    if any(i.opaque < 0 for i in gutter.left):
        return _is_side_column(gutter, em)
    largest = max(i.chunk.size if i.chunk is not None else i.size for i in gutter.right)
    head = max(i.size for i in gutter.left)
    if head > max(TITLE * em, LARGER * largest) or (largest > HEADED * em and head > 0.98 * largest):
        return False
    box, text = Box.around(i.box for i in gutter.left), Box.around(i.box for i in gutter.right)
    chunks = [i.chunk for i in gutter.right if i.chunk is not None]
    headed = any(line.bold > 0.8 or line.size > LARGER * em for line in chunks)
    enough = len(chunks) > (SIDEBAR_LINES if headed else 2 * SIDEBAR_LINES)
    return enough and box.width < SIDEBAR * text.width and box.height > 0.5 * text.height


def _is_side_column(gutter: Gutter, em: float) -> bool:
    """Whether the left side is narrow and in small type, beside the title of the page and its text."""
    left = [i.chunk for i in gutter.left if i.chunk is not None]
    right = [i.chunk for i in gutter.right if i.chunk is not None]
    if len(left) < len(gutter.left) or not right:
        return False
    small = sum(len(line.text) for line in left if line.size < NOTE * em) > MOSTLY * sum(
        len(line.text) for line in left
    )
    first = min(right, key=lambda line: line.baseline)
    titled = first.size > HEADED * em and first.size > LARGER * max(line.size for line in left)
    box, text = Box.around(line.box for line in left), Box.around(line.box for line in right)
    return small and titled and len(right) > SIDEBAR_LINES and box.width < SIDEBAR * text.width
