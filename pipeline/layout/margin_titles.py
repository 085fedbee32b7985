"""Titles in the margin of text that has no gutter: each stands beside the first line below it, few and far between.

Columns need a strip that stays empty over several lines with text on both sides. A lone title in the margin has one
line at its left, and what runs over the whole width (a quotation, a picture's caption) ends the strip again.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.gutters import Item
from pipeline.layout.item_rows import item_rows

APART = 1.0  # of the font size: so far the text stands from its title
EDGE = 2.0  # points by which items at one edge differ
MAX_TITLE = 40  # characters of a line of a title
FEWEST = 3  # lines of text beside a title and below it
CLOSE = 0.5  # of the font size: white between the lines of one title


def titled_in_margin(items: Sequence[Item], em: float) -> list[list[Item]]:
    """What to read one after the other: each title, then its text; [] where no title stands in the margin."""
    left = min(i.box.x0 for i in items)
    if not any(_is_title_line(item, left) for item in items):
        return []
    ordered = [item for row in item_rows(items, em) for item in row]
    parts: list[list[Item]] = [[]]
    at = 0
    while at < len(ordered):
        title = _title_at(ordered[at:], left, em)
        if not title:
            parts[-1].append(ordered[at])
            at += 1
            continue
        # Titles are read before their text, although their further lines stand beside it.
        edge = _text_edge(ordered[at:], title[0], em)
        body: list[Item] = []
        at += 1
        while at < len(ordered):
            item = ordered[at]
            if item in title:
                at += 1
                continue
            if item.box.x0 < edge - EDGE or _title_at(ordered[at:], left, em):
                break
            body.append(item)
            at += 1
        parts += [title, body, []]
    return [part for part in parts if part] if len(parts) > 1 else []


def _title_at(rest: Sequence[Item], left: float, em: float) -> list[Item]:
    """The lines of the title that begins with the first of the items, [] for none."""
    first = rest[0]
    if not _is_title_line(first, left):
        return []
    edge = _text_edge(rest, first, em)
    if edge <= 0:
        return []
    title = [first]
    body = 0
    for item in rest[1:]:
        if _is_title_line(item, left) and item.box.x1 < edge and item.box.top - title[-1].box.bottom < CLOSE * em:
            title.append(item)
        elif item.box.x0 >= edge - EDGE:
            body += 1
        else:
            break
    return title if body >= FEWEST else []


def _is_title_line(item: Item, left: float) -> bool:
    line = item.chunk
    return line is not None and line.bold > 0.8 and line.box.x0 - left < EDGE and len(line.text) <= MAX_TITLE


def _text_edge(rest: Sequence[Item], title: Item, em: float) -> float:
    """Where the text beside a title begins, 0 where none stands beside it."""
    line = title.chunk
    beside = [
        i.chunk
        for i in rest[:4]
        if i.chunk is not None and line is not None and abs(i.chunk.baseline - line.baseline) < 0.25 * em
    ]
    partner = min((c for c in beside if c.box.x0 > title.box.x1 + APART * em), key=lambda c: c.box.x0, default=None)
    return partner.box.x0 if partner is not None and partner.bold < 0.2 else 0.0
