"""Puts rules together again that are drawn in pieces: dotted lines, borders cell by cell."""

from __future__ import annotations

import math
from collections import defaultdict

from schemas.box import Box
from schemas.document import Rule

TOUCH = 1.0  # points; pieces nearer than this are one rule
DASH = 6.0  # points; pieces no longer than this may be dashes or dots
DASH_GAP = 2.0  # of the longer piece; dashes further apart than this are no line
SQUARE = 0.1  # points; a dot that is higher than wide by less belongs to a horizontal line
MANY = 4000  # rules; a page with more is a drawing, whose strokes are left as they are


Numbered = tuple[int, Rule]
"""A rule with its place among all."""


def join_rules(rules: list[Rule]) -> list[Rule]:
    """The rules with pieces on one line joined, in the order of their first pieces."""
    if not 1 < len(rules) <= MANY:
        return rules
    numbered = list(enumerate(rules))
    level = _joined([piece for piece in numbered if _is_level(piece[1].box)], level=True)
    dots = [piece for piece in level if _is_dot(piece[1].box)]  # of an upright line, if of any
    upright = [piece for piece in numbered if not _is_level(piece[1].box)]
    whole = [piece for piece in level if not _is_dot(piece[1].box)] + _joined(sorted(dots + upright), level=False)
    return [rule for _, rule in sorted(whole, key=lambda piece: piece[0])]


def _joined(numbered: list[Numbered], *, level: bool) -> list[Numbered]:
    lines: dict[tuple[int, int, int], list[Numbered]] = defaultdict(list)
    for number, rule in numbered:
        box = rule.box
        middle, thick = (box.top + box.bottom, box.height) if level else (box.x0 + box.x1, box.width)
        # The odd offsets keep the usual quarters of a point away from the borders between buckets.
        lines[rule.colour, math.floor(middle + 0.37), math.floor(thick + 0.4)].append((number, rule))
    joined: list[Numbered] = []
    for pieces in lines.values():
        if len(pieces) == 1:
            joined += pieces
            continue
        pieces.sort(key=lambda piece: piece[1].box.x0 if level else piece[1].box.top)
        first, current = pieces[0]
        longest = _length(current.box, level)
        for number, piece in pieces[1:]:
            length = _length(piece.box, level)
            gap = piece.box.x0 - current.box.x1 if level else piece.box.top - current.box.bottom
            dashes = max(length, longest) <= DASH and gap <= DASH_GAP * max(length, longest)
            if gap <= TOUCH or dashes:
                current = Rule(Box.around((current.box, piece.box)), current.colour)
                longest, first = max(longest, length), min(first, number)
            else:
                joined.append((first, current))
                first, current, longest = number, piece, length
        joined.append((first, current))
    return joined


def _is_level(box: Box) -> bool:
    return box.width >= box.height - SQUARE


def _is_dot(box: Box) -> bool:
    return abs(box.width - box.height) <= SQUARE


def _length(box: Box, level: bool) -> float:
    return box.width if level else box.height
