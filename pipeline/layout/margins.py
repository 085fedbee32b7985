"""Rows that come back in one place at the head or foot of pages: taken out before the page is cut into columns.

A running head stands over both columns and is no part of either; left in its place it would carry a column up to the
page's edge. What it is (running head, page number) is decided later, with everything else that comes back.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from schemas.document import Page, Word

ZONE = 0.12  # of the page height, above and below
PLACE = 3.0  # points by which the place may differ from page to page
LARGER = 1.15  # times the usual size of the page: larger type may be a title
APART = 2.5  # of the font size: so far the parts of a head stand from each other
FLUSH = 2.0  # of the font size: so close a head's outer parts come to the edges of the text
CLOSE = 0.6  # of the font size: white below a heading, less than below a running head
LIKE = 0.8  # times the size of a heading: the text below it is hardly smaller
RAISED = 0.8  # of the font size: a mark is smaller, stands closer and is raised by less
_DIGITS = re.compile(r"\d+")

Row = tuple[tuple[str, ...], int]


@dataclass(frozen=True)
class Margins:
    """The words of a page: those of rows that come back at its head and foot, and all others."""

    head: tuple[Word, ...]
    text: tuple[Word, ...]
    foot: tuple[Word, ...]


def margins(pages: Sequence[Page], found: Sequence[Sequence[Word]]) -> list[Margins]:
    """The words of each page apart. Facing pages mirror their heads, so the order within a row does not matter."""
    rows = [_rows(page, words) for page, words in zip(pages, found, strict=True)]
    places: dict[tuple[str, ...], list[tuple[float, int]]] = {}
    for number, on_page in enumerate(rows):
        for baseline, row in on_page:
            for key in {_key(row), *map(_key, _parts(row, found[number]))}:
                places.setdefault(key, []).append((baseline, number))
    apart: list[Margins] = []
    for number, (page, words) in enumerate(zip(pages, found, strict=True)):
        taken: dict[int, bool] = {}  # by identity of the word: whether it stands at the foot
        once: list[tuple[float, list[Word]]] = []
        for baseline, row in sorted(rows[number], key=lambda r: -abs(r[0] - page.height / 2)):
            again = any(
                other != number and abs(at - baseline) < PLACE
                for part in (row, *_parts(row, words))
                for at, other in places[_key(part)]
            )
            if not again:
                once.append((baseline, row))
            elif any(
                _lies_beyond(row, outer, at < page.height / 2) for at, outer in once if _same_zone(at, baseline, page)
            ):
                continue  # "Telefon #" above the address that ends its box
            if again and max(w.size for w in row) <= LARGER * statistics.median(w.size for w in words):
                taken |= {id(word): baseline > page.height / 2 for word in row}
        for heads in _heads_of_text(rows[number], words, taken, page):
            taken = {key: side for key, side in taken.items() if key not in heads}
        text = tuple(w for w in words if id(w) not in taken)
        if taken and text:
            head, foot = (tuple(w for w in words if taken.get(id(w)) is side) for side in (False, True))
            apart.append(Margins(head, text, foot))
        else:
            apart.append(Margins((), tuple(words), ()))
    return apart


def _heads_of_text(
    rows: Sequence[tuple[float, list[Word]]], words: Sequence[Word], taken: Mapping[int, bool], page: Page
) -> Iterator[set[int]]:
    """The rows, by identities of their words, right below which text begins at their left edge: "Ausgangslage" over
    the first paragraph on each page. White parts a running head from the text.
    """
    own = {id(word) for _, row in rows for word in row if id(word) in taken and not taken[id(word)]}
    for _, row in sorted(rows, key=lambda r: -r[0]):
        if not row or id(row[0]) not in own:
            continue
        left, bottom = min(w.box.x0 for w in row), max(w.box.bottom for w in row)
        text = [w for w in words if id(w) not in own and w.size > LIKE * row[0].size]
        below = [w for w in text if w.box.top >= bottom - 1 and abs(w.box.x0 - left) < 2 * w.size]
        if below and min(w.box.top for w in below) - bottom < CLOSE * row[0].size and bottom < page.height / 2:
            own -= {id(word) for word in row}
            yield {id(word) for word in row}


def _same_zone(a: float, b: float, page: Page) -> bool:
    return (a < page.height / 2) is (b < page.height / 2)


def _lies_beyond(row: Sequence[Word], outer: Sequence[Word], head: bool) -> bool:
    """Whether text of the same type and edge goes on between a row and the edge of the page."""
    first, beyond = min(row, key=lambda w: w.box.x0), min(outer, key=lambda w: w.box.x0)
    further = beyond.baseline < first.baseline if head else beyond.baseline > first.baseline
    return further and abs(beyond.box.x0 - first.box.x0) < first.size and abs(beyond.size - first.size) < 0.5


def _parts(row: Sequence[Word], text: Sequence[Word]) -> list[Sequence[Word]]:
    """The outer parts of a row that stands at both edges of the text: the chapter changes, the publication's name and
    the page number beside it come back."""
    ordered = sorted(row, key=lambda w: w.box.x0)
    size = ordered[0].size
    wide = [n for n in range(1, len(ordered)) if ordered[n].box.x0 - ordered[n - 1].box.x1 > APART * size]
    if not wide or ordered[wide[0] - 1].text[-1] == ":":
        return []  # "Name:      Kreis Unna" is a label and its value
    upright = [w.box for w in text if not w.angle]
    left, right = min(box.x0 for box in upright), max(box.x1 for box in upright)
    if ordered[0].box.x0 - left > FLUSH * size or right - ordered[-1].box.x1 > FLUSH * size:
        return []
    return [ordered[: wide[0]], ordered[wide[-1] :]]


def _rows(page: Page, words: Sequence[Word]) -> list[tuple[float, list[Word]]]:
    """The rows of upright type in the zones, with their baselines."""
    top, bottom = ZONE * page.height, (1 - ZONE) * page.height
    near = [w for w in words if not w.angle and (w.box.bottom <= top or w.box.top >= bottom)]
    if not near:
        return []
    rows: list[tuple[float, list[Word]]] = []
    for word in sorted(near, key=lambda w: w.baseline):
        if rows and word.baseline - rows[-1][0] < 1.0:
            rows[-1][1].append(word)
        elif rows and _is_raised(rows[-1], word):
            rows[-1] = (word.baseline, [*rows[-1][1], word])
        else:
            rows.append((word.baseline, [word]))
    return rows


def _is_raised(row: tuple[float, Sequence[Word]], word: Word) -> bool:
    """Whether a row is but the mark of the footnote that begins with a word."""
    baseline, marks = row
    close = word.baseline - baseline < RAISED * word.size and 0 <= word.box.x0 - marks[-1].box.x1 < RAISED * word.size
    return close and all(mark.size < RAISED * word.size for mark in marks)


def _key(row: Sequence[Word]) -> tuple[str, ...]:
    return tuple(sorted(_DIGITS.sub("#", word.text) for word in row))
