"""Tables with rules between their rows and none between their columns.

Rules of one width drawn one below the other part the rows; strips that stay empty over all rows part the columns.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.layout.gutters import GUTTER, Item
from pipeline.layout.label_tables import Pairs
from schemas.box import Box

EDGE = 3.0  # points by which the ends of the rules of one table may differ
JOINT = 4.0  # points between the pieces of a rule that is drawn cell by cell
ROW_LINES = 6  # at most in a row of a table with rules between its rows: what is taller is text between rules
LABELLED = 2  # rows of labels with their values over a taller one
LABEL_LINES = 3  # of a label
HEADER_LINES = 2  # at most over the first rule
REACH = 2.2  # of the font size: how far a row may stand above the first rule or below the last one
LINE = 0.7  # of the font size: white between the lines of a cell, at most
APART = 0.8  # of the font size: white above the first row, at least
ITEMS = 6  # at least in a table
FILLED = 0.6  # of the rows: so many have text in more than one column, and words in one
_WORD = re.compile(r"[^\W\d_]{2}")
_NUMBER = re.compile(r"^\d{1,3}\.?$")


@dataclass(frozen=True)
class Rung:
    """A horizontal rule."""

    box: Box
    breaks: tuple[float, ...] = ()
    """x of its joints, where it is drawn in pieces: tables are ruled cell by cell."""


def rule_tables(items: Sequence[Item], em: float, rules: Sequence[Rung]) -> list[Pairs]:
    """Such tables among the chunks of a region.

    `rules` are the horizontal rules of the page, as `joined` gives them.
    """
    found: list[Pairs] = []
    if len(rules) < 2 or len(items) < ITEMS:
        return found
    for rungs in _ladders(rules):
        ladder, breaks = [rung.box for rung in rungs], _breaks(rungs)
        for bands in _runs(items, em, ladder):
            rows = _split(bands, em) if len(bands) == 2 else bands
            table = _table(rows, em, breaks) and _table(_with_ends(rows, items, em, ladder), em, breaks)
            if table is not None and not any(map(table.overlaps, found)):
                found.append(table)
    return found


def joined(rules: Sequence[Box]) -> list[Rung]:
    """Horizontal rules from the top, pieces drawn end to end as one."""
    found: list[Rung] = []
    for rule in sorted(rules, key=lambda box: (round(box.top), box.x0)):
        last = found[-1].box if found else None
        if last is not None and abs(last.top - rule.top) < 1.5 and last.x0 <= rule.x0 <= last.x1 + JOINT:
            found[-1] = Rung(Box.around((last, rule)), (*found[-1].breaks, (last.x1 + rule.x0) / 2))
        else:
            found.append(Rung(rule))
    return found


def _ladders(rules: Sequence[Rung]) -> list[list[Rung]]:
    """Rules of one place and width, from the top."""
    ladders: list[list[Rung]] = []
    for rule in rules:
        for ladder in ladders:
            first = ladder[0].box
            if abs(first.x0 - rule.box.x0) < EDGE and abs(first.x1 - rule.box.x1) < EDGE:
                ladder.append(rule)
                break
        else:
            ladders.append([rule])
    return [ladder for ladder in ladders if len(ladder) > 1]


def _breaks(ladder: Sequence[Rung]) -> list[float]:
    """Where all rules have a joint: between two columns."""
    return [x for x in ladder[0].breaks if all(any(abs(x - y) < EDGE for y in rung.breaks) for rung in ladder)]


def _runs(items: Sequence[Item], em: float, ladder: Sequence[Box]) -> list[list[list[Item]]]:
    """Bands between neighbouring rules that can be rows, those that follow each other together."""
    runs: list[list[list[Item]]] = [[]]
    bands = [_within(items, ladder[0], upper.top - 1, lower.bottom + 1) for upper, lower in pairwise(ladder)]
    if len(bands) > LABELLED and are_labelled(bands, em):
        return [bands]
    for (upper, lower), band in zip(pairwise(ladder), bands, strict=True):
        row = band if runs[-1] else _last_lines(band, em)
        if _is_row(row, ladder[0], em) or _is_tall_row(runs[-1], row, em):
            runs[-1].append(row)
        elif lower.top - upper.top > 2:  # else a double rule
            runs.append([])
    return [run for run in runs if run]


def _is_tall_row(rows: Sequence[Sequence[Item]], band: Sequence[Item], em: float) -> bool:
    """Whether a band that is too tall for a row is one of a table all the same: below rows of a label with its value, a
    label with a text."""
    return len(rows) >= LABELLED and len(band) > 1 and are_labelled([*rows, band], em)


def are_labelled(rows: Sequence[Sequence[Item]], em: float) -> bool:
    """Whether each row is a label with what it labels, both in one place: labels flush left or flush right.

    The first may go on with the last row of the page before, and have no label.
    """
    edges = [label_and_value(row, em) if row else None for row in rows]
    labelled = [edge for edge in edges if edge is not None]
    if len(labelled) < len(rows) - 1 or not labelled:
        return False
    left, right, values = (max(x) - min(x) < EDGE for x in zip(*labelled, strict=True))
    goes_on = bool(rows[0]) and all((i.chunk or i).box.x0 > labelled[0][2] - EDGE for i in rows[0])
    return values and (left or right) and (len(labelled) == len(rows) or (edges[0] is None and goes_on))


def label_and_value(band: Sequence[Item], em: float) -> tuple[float, float, float] | None:
    """Where the label at the left of a band begins and ends, and where what stands beside it begins; None where it is
    no such row."""
    boxes = [(i.chunk or i).box for i in band]  # a line on a bar is as wide as the bar
    label, *values = columns(boxes, em)
    labels = [box for box in boxes if box.x0 < label[1]]
    if not values or len(labels) > LABEL_LINES:
        return None
    begin, first = (
        min(side, key=lambda box: box.top) for side in (labels, [box for box in boxes if box not in labels])
    )
    return (*label, values[0][0]) if abs(begin.bottom - first.bottom) < 0.5 * em else None


def _last_lines(band: Sequence[Item], em: float) -> list[Item]:
    """What stands together over a rule: a heading far above it, below the rule under a running head, is no row."""
    kept: list[Item] = []
    for item in sorted(band, key=lambda i: -i.box.bottom):
        if kept and min(i.box.top for i in kept) - item.box.bottom > APART * em:
            break
        kept.append(item)
    return kept


def _is_row(band: Sequence[Item], rule: Box, em: float) -> bool:
    if not band:
        return False
    if any(item.box.x0 < rule.x0 - em or item.box.x1 > rule.x1 + em for item in band):
        return False
    return len({round(_base(item) / em) for item in band}) <= ROW_LINES


def _with_ends(bands: list[list[Item]], items: Sequence[Item], em: float, ladder: Sequence[Box]) -> list[list[Item]]:
    """The rows with the lines right above their first rule that name columns, and the row right below their last."""
    rows = list(bands)
    for _ in range(HEADER_LINES):
        line = _over(rows[0], items, em, ladder[0])
        if len(line) < 2 or not _is_row(line, ladder[0], em):
            break
        rows.insert(0, line)
    if len(rows) > LABELLED and are_labelled(rows, em):
        last = _together([i for i in _within(items, ladder[0], ladder[-1].top - 1, math.inf) if i.chunk], em)
        if last and are_labelled([*rows, last], em):
            return [*rows, last]
    bottom = max(i.box.bottom for i in rows[-1])
    under = [i for i in _within(items, ladder[0], bottom, bottom + 2 * REACH * em) if i.box.top < bottom + REACH * em]
    line = [i for i in under if abs(_base(i) - min(map(_base, under))) < 0.3 * em]
    if len(line) > 1 and _is_row(line, ladder[0], em):
        line.sort(key=lambda i: i.box.x0)
        rest = sorted((i for i in items if _base(i) > _base(line[0]) + 0.3 * em), key=lambda i: i.box.top)
        for item in rest:
            inside = ladder[0].x0 - 1 < item.box.x0 and item.box.x1 < ladder[0].x1 + em
            if inside and _goes_on_below(line, item, em):
                line.append(item)
        rows.append(line)
    return rows


def _together(items: Sequence[Item], em: float) -> list[Item]:
    """The uppermost items, down to the first white between them."""
    found: list[Item] = []
    for item in sorted(items, key=lambda i: i.box.top):
        if found and item.box.top - max(i.box.bottom for i in found) > APART * em:
            break
        found.append(item)
    return found


def _goes_on_below(row: Sequence[Item], item: Item, em: float) -> bool:
    """Whether a line goes on with a cell of the row above: a value ("10.000 Euro" / "im Jahr"), or a label that leaves
    the place of the values free ("So 29.9." / "17.00 Uhr")."""
    under = [i for i in row if item.box.x0 < i.box.x1 and item.box.x1 > i.box.x0]
    close = bool(under) and -0.5 * em < item.box.top - max(i.box.bottom for i in under) < 0.4 * em
    return close and (row[0] not in under or item.box.x1 < row[1].box.x0)


def _over(row: Sequence[Item], items: Sequence[Item], em: float, rule: Box) -> list[Item]:
    """The line over a row that has something in several columns, with the further lines of its values below it:
    "Eröffnung mit dem" / "Bürgermeister"."""
    found: list[Item] = []
    while len(found) < ROW_LINES:
        top = min(i.box.top for i in (*row, *found))
        over = [i for i in _within(items, rule, top - 2 * REACH * em, top) if i.box.bottom > top - REACH * em]
        line = [i for i in over if abs(_base(i) - max(map(_base, over))) < 0.3 * em]
        if found and any(top - i.box.bottom > LINE * em for i in line):
            return []
        found += line
        if len(line) != 1 or line[0].box.x0 < min(i.box.x0 for i in row) + em:
            return found
    return []


def _split(bands: list[list[Item]], em: float) -> list[list[Item]]:
    """The rows of a table that has rules at its head and foot alone: a line with a first cell begins one."""
    head, body = bands
    if len(head) < 2:
        return bands  # a heading over text
    first = min(i.box.x0 for i in body)
    rows: list[list[Item]] = [head]
    for item in sorted(body, key=lambda i: (_base(i), i.box.x0)):
        opens = item.box.x0 < first + em and sum(1 for i in body if abs(_base(i) - _base(item)) < 0.3 * em) > 1
        if len(rows) == 1 or (opens and _base(item) - _base(rows[-1][0]) > 0.5 * em):
            rows.append([])
        rows[-1].append(item)
    return rows


def _table(rows: list[list[Item]], em: float, breaks: Sequence[float]) -> Pairs | None:
    if len(rows) < 2:
        return None
    # A line on a bar is as wide as the bar, which in a table is the tint of its cell.
    spans = columns([item.chunk.box if item.chunk else item.box for row in rows for item in row], em, breaks)
    if len(spans) < 2:
        return None
    entries = [tuple(tuple(i for i in row if x0 <= (i.chunk or i).box.x0 < x1) for x0, x1 in spans) for row in rows]
    several = sum(1 for entry in entries if sum(1 for cell in entry if cell) > 1)
    named = sum(1 for row in rows if any(i.chunk is not None and _WORD.search(i.chunk.text) for i in row))
    if several < FILLED * len(entries) or named < FILLED * len(entries):
        return None  # lines of text between rules, or the grid of a chart
    if len(spans) == 2 and any(_counts_up([entry[n] for entry in entries]) for n in (0, 1)):
        return None  # a list of contents, a numbered list
    return Pairs(tuple(entries), Box.around(item.box for row in rows for item in row))


def _counts_up(cells: Sequence[Sequence[Item]]) -> bool:
    """Whether a column holds rising numbers and nothing else."""
    texts = [item.chunk.text for cell in cells for item in cell if item.chunk is not None]
    numbers = [int(text.rstrip(".")) for text in texts if _NUMBER.match(text)]
    return len(numbers) == len(texts) and all(a < b for a, b in pairwise(numbers))


def columns(boxes: Sequence[Box], em: float, breaks: Sequence[float] = ()) -> list[tuple[float, float]]:
    """From where to where each column goes: parted by strips that no cell crosses, narrow ones where rules break."""
    spans: list[tuple[float, float]] = []
    for box in sorted(boxes, key=lambda b: b.x0):
        parted = bool(spans) and any(spans[-1][1] - 1 < x < box.x0 + 1 for x in breaks)
        if spans and not parted and box.x0 < spans[-1][1] + GUTTER * em:
            spans[-1] = (spans[-1][0], max(spans[-1][1], box.x1))
        else:
            spans.append((box.x0, box.x1))
    return spans


def _within(items: Sequence[Item], rule: Box, top: float, bottom: float) -> list[Item]:
    """What stands between two heights over or under a rule, if only in part."""
    beside = [i for i in items if i.box.x1 > rule.x0 and i.box.x0 < rule.x1]
    return [i for i in beside if top < (i.box.top + i.box.bottom) / 2 < bottom]


def _base(item: Item) -> float:
    return item.chunk.baseline if item.chunk is not None else item.box.bottom
