"""Cards without a box: rules as long as each other, side by side, over a few lines each or at their left."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from schemas.box import Box
from schemas.document import Page, Word

THIN = 0.5  # of the typical font size: what is higher is a bar
SHORTEST = 4.0  # of the typical font size: a shorter rule is a dash
LEVEL = 1.5  # points by which the rules of a row differ in height
LENGTH = 0.05  # of their length by which they differ in length
GAP = 0.3  # of the typical font size between two of them, at least
CLOSE = 2.5  # of the typical font size between a rule and the text below it
APART = 1.0  # the same between it and the text above it: a closer rule underlines what names a column
NEXT = 2.0  # of the typical font size: white between the lines of a card, at most
DEEPEST = 0.3  # of the page height: what is deeper is a column of text
PAIR = 0.15  # the same where there are but two
LINES = 2  # of each card at least
INSET = 2.0  # of the typical font size: white between an upright rule and its text, at most


def open_cards(page: Page, words: Sequence[Word], *, em: float) -> list[Box]:
    """The boxes of such cards, from their rule to the last line of their row. `em` is the typical font size."""
    below = (card for row in _rows(page, em) for card in _cards(row, words, page, em))
    return [*below, *(card for row in _upright(page, em) for card in _beside(row, words, page, em))]


def _rows(page: Page, em: float) -> Iterator[list[Box]]:
    """Rules that stand side by side at one height and are as long as each other, from the left."""
    filled = (rect.box for rect in page.rects if rect.fill is not None and rect.box.height < THIN * em)
    drawn = (rule.box for rule in page.rules if rule.horizontal)
    for row in _level({box for box in (*filled, *drawn) if box.width > SHORTEST * em}):
        row.sort()
        alike = all(abs(cap.width - row[0].width) < LENGTH * row[0].width for cap in row)
        if len(row) > 1 and alike and all(b.x0 - a.x1 > GAP * em for a, b in pairwise(row)):
            yield row


def _upright(page: Page, em: float) -> Iterator[list[Box]]:
    """Upright rules that stand side by side from one height to another, from the left."""
    filled = (rect.box for rect in page.rects if rect.fill is not None and rect.box.width < THIN * em)
    drawn = (rule.box for rule in page.rules if not rule.horizontal)
    for row in _level({box for box in (*filled, *drawn) if box.height > LINES * em}):
        if len(row) > 1 and all(abs(bar.bottom - row[0].bottom) < LEVEL for bar in row):
            yield sorted(row)


def _level(rules: Collection[Box]) -> Iterator[list[Box]]:
    """Rules by the height at which they begin, from the top."""
    row: list[Box] = []
    for rule in sorted(rules, key=lambda box: box.top):
        if row and rule.top - row[0].top > LEVEL:
            yield row
            row = []
        row.append(rule)
    if row:
        yield row


def _beside(row: Sequence[Box], words: Sequence[Word], page: Page, em: float) -> list[Box]:
    """The cards at the right of a row of upright rules; [] where text stands left of them too: they part columns."""
    top, bottom = row[0].top - 1, row[0].bottom + 1
    level = [w for w in words if w.box.bottom > top and w.box.top < bottom]
    if bottom - top > DEEPEST * page.height or any(w.box.x0 < row[0].x0 for w in level):
        return []
    cards: list[Box] = []
    for bar, after in zip(row, [*row[1:], None], strict=True):
        own = [w for w in level if w.box.x0 >= bar.x1 - 1 and (after is None or w.box.x0 < after.x0)]
        lines = {round(w.baseline) for w in own}
        inside = all(w.box.top > top and w.box.bottom < bottom and (not after or w.box.x1 < after.x0) for w in own)
        if len(lines) < LINES or not inside or min(w.box.x0 for w in own) - bar.x1 > INSET * em:
            return []
        cards.append(Box(bar.x0, bar.top, max(w.box.x1 for w in own) + 1, bar.bottom))
    return cards


def _cards(row: Sequence[Box], words: Sequence[Word], page: Page, em: float) -> list[Box]:
    """The cards below a row of rules; [] where one has no text of its own, or what stands there is a table's."""
    left, right, top = row[0].x0, row[-1].x1, row[0].bottom
    across = [w for w in words if w.box.x1 > left and w.box.x0 < right]
    if any(-1 < row[0].top - w.box.bottom < APART * em for w in across):
        return []
    below = sorted((w for w in across if w.box.top > top - 1), key=lambda w: w.box.top)
    bottoms: list[float] = []
    for cap in row:
        bottom, lines = top, 0
        for word in below:
            if word.box.x0 < cap.x0 - 1 or word.box.x1 > cap.x1 + 1:
                if word.box.x1 > cap.x0 + 1 and word.box.x0 < cap.x1 - 1:
                    break  # a line over several cards: there the row has ended
                continue
            if word.box.top - bottom > (NEXT if lines else CLOSE) * em:
                break
            lines += word.box.bottom > bottom + 0.5 * word.size
            bottom = max(bottom, word.box.bottom)
        if lines < LINES:
            return []
        bottoms.append(bottom)
    deepest = (DEEPEST if len(row) > LINES else PAIR) * page.height
    return [Box(cap.x0, cap.top, cap.x1, max(bottoms) + 1) for cap in row] if max(bottoms) - top < deepest else []
