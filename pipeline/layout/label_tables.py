"""Label tables without rules: labels at the left, what belongs to each of them at the right."""

from __future__ import annotations

import re
import statistics
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.values.open_ends import waits
from pipeline.layout.addresses import are_people
from pipeline.layout.gutters import Gutter, Item
from pipeline.layout.item_rows import base
from schemas.box import Box

LABEL_CHARS = 32  # median length of labels
TOLD = 160  # characters of running text beside a heading in the margin
PLAIN_CHARS = 20  # the same where neither colons nor bold type mark them
COLONS = 0.7  # of the lines of labels: so many end with one where each label does
WIDE = 1.5  # times the width of the values: labels in a narrow sidebar are no wider
NEXT_LINE = 0.6  # of the height of a line: white above its next one
EDGE = 2.0  # points by which the labels of a second table differ
_LABEL = re.compile(r"[A-ZÄÖÜ][^:]{1,40}:(?:\s|$)")
SURE = 4  # bold labels beside plain values: so many are a table however wide they are
FIGURES = 0.6  # of the values: so many hold a figure where a wide column of labels stands beside them


@dataclass(frozen=True)
class Pairs:
    """Labels at the left and what belongs to each of them at the right: read row by row."""

    rows: tuple[tuple[tuple[Item, ...], ...], ...]
    box: Box = field(compare=False)

    def overlaps(self, other: Pairs) -> bool:
        a, b = self.box, other.box
        return a.top < b.bottom and a.bottom > b.top and a.x0 < b.x1 and a.x1 > b.x0


def without_overhang(gutter: Gutter) -> Gutter:
    """The gutter without what stands at its left above the first and below the last line at its right.

    In a label table that is a heading before or after it and no label; the second line of the last label is its own.
    """
    first, last = min(i.box.top for i in gutter.right), max(i.box.bottom for i in gutter.right)
    left = tuple(i for i in gutter.left if i.box.bottom > first + 1 and i.box.top < last - 1)
    if below := next((i for i in gutter.left if left and _goes_on_below(left[-1], i)), None):
        left = (*left, below)
    if not left or len(left) == len(gutter.left):
        return gutter
    both = (*left, *gutter.right)
    return Gutter(left, gutter.right, min(i.box.top for i in both), max(i.box.bottom for i in both), gutter.height)


def _goes_on_below(label: Item, item: Item) -> bool:
    """Whether a line is the rest of a label that waits for it: "Einwohnerinnen und" / "Einwohner"."""
    if label.chunk is None or item.chunk is None or not waits(label.chunk.text):
        return False
    gap = item.box.top - label.box.bottom
    flush = abs(item.box.x0 - label.box.x0) < EDGE and item.chunk.bold == label.chunk.bold
    return flush and -1 < gap < NEXT_LINE * label.box.height


def label_table(gutter: Gutter, em: float) -> Pairs | None:
    """The gutter's sides as a label table, if that is what they are; boxes may stand among the values."""
    left = [i for i in gutter.left if i.chunk is not None]
    right = [i for i in gutter.right if i.chunk is not None]
    if len(left) != len(gutter.left) or not right:
        return None
    starts = _entries(left, right, em)
    if len(starts) < 2:
        return None
    texts = [" ".join(i.chunk.text for i in entry if i.chunk is not None) for entry in starts]
    colons = sum(1 for t in texts if t.rstrip().endswith(":"))
    bold_left = sum(1 for e in starts if e[0].chunk is not None and e[0].chunk.bold > 0.8)
    bold_right = sum(1 for i in right if i.chunk is not None and i.chunk.bold > 0.8)
    width_left = max(i.box.x1 for i in left) - min(i.box.x0 for i in left)
    width_right = max(i.box.x1 for i in right) - min(i.box.x0 for i in right)
    colours = {i.chunk.words[0].colour for e in starts for i in e if i.chunk is not None}
    own_colour = len(colours) == 1 and not any(w.colour in colours for i in right if i.chunk for w in i.chunk.words)
    in_bold = bold_left >= 0.8 * len(starts) and bold_right <= 0.34 * len(right)
    plainly = len(starts) >= SURE and not bold_right and width_left < WIDE * width_right  # in a narrow sidebar
    labelled = colons >= 0.6 * len(starts) or (
        (in_bold or (own_colour and len(starts) >= SURE)) and (plainly or width_left < 0.8 * width_right)
    )
    brief = statistics.median(len(t) for t in texts) <= LABEL_CHARS and max(len(t) for t in texts) <= 70
    plain = statistics.median(len(t) for t in texts) <= PLAIN_CHARS and max(len(t) for t in texts) <= 40
    plain = plain and len(starts) >= 3 and _single(right, em)
    plain = plain and (width_left < 0.6 * width_right or _holds_figures(texts, right))
    matched = sum(1 for e in starts if any(abs(base(e[0]) - base(i)) < _reach(e[0], em) for i in right))
    if matched < 0.8 * len(starts) or not ((labelled and brief) or plain):
        return None
    return Pairs(_rows_of(starts, list(gutter.right), em), Box.around(i.box for i in (*left, *gutter.right)))


def label_rows(left: list[Item], right: list[Item], em: float) -> Pairs:
    """Labels and values that are known to be a table as its rows."""
    rows = _rows_of(_entries(left, right, em), right, em)
    return Pairs(rows, Box.around(item.box for item in (*left, *right)))


def tables_beside(table: Pairs, em: float) -> list[list[Item]]:
    """The two label tables that stand side by side in what looks like one, each from top to bottom; [] for one.

    Lines of one are no lines of the other where a value of either goes on over two.
    """
    first = [cell[0] for row in table.rows for cell in row[:1] if cell]
    values = [item for row in table.rows for cell in row[1:] for item in cell if item.chunk is not None]
    labels = [i for i in values if i.chunk is not None and _LABEL.match(i.chunk.text)]
    if len(labels) < 2 or sum(i.chunk is not None and i.chunk.text.endswith(":") for i in first) < len(first):
        return []
    edge = min(i.box.x0 for i in labels)
    left = [i for i in values if i.box.x1 < edge]
    right = [i for i in values if i.box.x0 > edge - 0.5]
    flush = all(abs(i.box.x0 - edge) < EDGE for i in labels)
    apart = bool(left) and edge - max(i.box.x1 for i in left) > em
    held = [item for row in table.rows for cell in row for item in cell]
    if not flush or not apart or len(left) + len(right) < len(values) or any(i.chunk is None for i in held):
        return []
    beside = {id(i) for i in right}
    return [[i for i in held if id(i) not in beside], right]


def are_addresses(gutter: Gutter) -> bool:
    """Whether each side holds an address: those stand beside each other line by line and are read one by one."""
    sides = (gutter.left, gutter.right)
    return are_people([i.chunk.text for i in side if i.chunk is not None] for side in sides)


def _holds_figures(labels: list[str], right: list[Item]) -> bool:
    """Whether most values are figures, short as such, and most labels are not."""
    values = [i.chunk.text for i in right if i.chunk is not None]
    figures = sum(1 for text in values if any(map(str.isdigit, text)))
    named = sum(1 for text in labels if not any(map(str.isdigit, text)))
    brief = statistics.median(len(text) for text in values) <= PLAIN_CHARS
    return brief and figures >= FIGURES * len(values) and named >= FIGURES * len(labels)


def read_apart(table: Pairs, em: float) -> list[tuple[Item, ...]]:
    """What to read one after the other where the table is none to print: headings in the margin, boxes among values."""
    if any(item.opaque >= 0 for _, value in table.rows for item in value):
        first = table.rows[0][0][0].box.top
        over = tuple(i for i in table.rows[0][1] if i.box.bottom < first)
        parts = [over, *(tuple(i for i in part if i not in over) for row in table.rows for part in row)]
        return [part for part in parts if part]
    return margin_headings(table, em)


def margin_headings(table: Pairs, em: float) -> list[tuple[Item, ...]]:
    """What to read one after the other where the labels are headings in the margin beside running text; [] elsewhere.

    A heading of several lines is one: its further lines stand close below the first, each beside one line of text.
    What stands over the first heading at its right is read before it.
    """
    first = table.rows[0][0][0].box.top
    over = tuple(i for i in table.rows[0][1] if i.box.bottom < first)
    rows: list[tuple[list[Item], list[Item]]] = []
    for label, value in table.rows:
        beside = [i for i in value if i not in over]
        close = bool(rows) and label[0].box.top - rows[-1][0][-1].box.bottom < 0.5 * em
        if close and len(rows[-1][1]) <= len(rows[-1][0]):
            rows[-1][0].extend(label)
            rows[-1][1].extend(beside)
        else:
            rows.append((list(label), beside))
    told = [sum(len(i.chunk.text) for i in value if i.chunk is not None) for _, value in rows]
    bold = all(i.chunk is not None and i.chunk.bold > 0.8 for label, _ in rows for i in label)
    if len(rows) < 2 or not bold or statistics.median(told) < TOLD or min(told) < TOLD / 2:
        return []
    parts = [over, *(tuple(part) for row in rows for part in row)]
    return [part for part in parts if part]


def _single(side: list[Item], em: float) -> bool:
    """Whether the side is one column: nothing stands beside anything in it."""
    bases = sorted(base(i) for i in side)
    doubled = sum(1 for above, below in pairwise(bases) if below - above < 0.25 * em)
    return doubled <= 0.2 * len(bases)


def _reach(label: Item, em: float) -> float:
    """How far the baselines of a label and of its value may lie apart: one in larger type hangs from the same top."""
    size = label.chunk.size if label.chunk is not None else em
    return 0.25 * em if size < 1.1 * em else 0.45 * size


def _is_near(value: float, others: list[float], reach: float) -> bool:
    """Whether one of the sorted `others` is closer than `reach`."""
    after = bisect_right(others, value - reach)
    return after < len(others) and others[after] < value + reach


def _entries(left: list[Item], right: list[Item], em: float) -> list[list[Item]]:
    """The labels: a line with a partner at its right begins one, lines without go on with it.

    Where labels end with a colon, one without goes on as well: "Ihre" / "Ansprechpartnerin:"; and where they begin with
    a capital, so does what begins in small letters: "Wie wir organisiert" / "sind".
    """
    entries: list[list[Item]] = []
    ends = [i.chunk.text.rstrip().endswith(":") for i in left if i.chunk is not None]
    capitals = sum(i.chunk.text[:1].isupper() for i in left if i.chunk is not None) >= COLONS * len(left)
    colons = sum(ends) >= COLONS * len(ends)
    bases = sorted(base(item) for item in right)
    for item in sorted(left, key=lambda i: (base(i), i.box.x0)):
        partner = _is_near(base(item), bases, _reach(item, em))
        if entries and abs(base(entries[-1][0]) - base(item)) < 0.25 * em:
            entries[-1].append(item)
            continue
        close = entries and item.box.top - entries[-1][-1].box.bottom < 0.5 * em
        ended = entries and (entries[-1][-1].chunk is not None) and entries[-1][-1].chunk.text.rstrip().endswith(":")
        small = capitals and item.chunk is not None and item.chunk.text[:1].islower()
        on = not partner or colons or small or _goes_on(entries[-1], item, right, em) if entries else False
        if close and not ended and on:
            entries[-1].append(item)
        else:
            entries.append([item])
    return entries


def _goes_on(entry: list[Item], item: Item, right: list[Item], em: float) -> bool:
    """Whether a label that has a partner still continues the one above: "Name der Kom-/mune", "Wer entscheidet, wer" /
    "arbeitet" beside a sentence that goes on as well, "Zielgruppen und" / "Ziele"."""
    last = entry[-1].chunk
    if last is None or item.chunk is None:
        return False
    if waits(last.text) or last.text.endswith(("&", "-", "\u2010")):
        return True
    row = [i for i in right if i.chunk is not None and abs(base(i) - base(item)) < 0.25 * em]
    above = [i for i in right if base(entry[0]) - 0.25 * em <= base(i) < base(item) - 0.25 * em]
    if row and above and min(i.box.x0 for i in row) > min(i.box.x0 for i in above) + 0.5 * em and last.bold > 0.8:
        return True  # beside the second line of an item begins no row
    if not item.chunk.text[:1].islower():
        return False
    beside = [i.chunk.text for i in row if i.chunk is not None]
    return any(text[:1].islower() for text in beside)


def _rows_of(starts: list[list[Item]], right: list[Item], em: float) -> tuple[tuple[tuple[Item, ...], ...], ...]:
    borders = [base(e[0]) - 0.4 * em for e in starts]
    cells: list[list[Item]] = [[] for _ in starts]
    for item in sorted(right, key=lambda i: (base(i), i.box.x0)):
        at = item.box.top + em if item.opaque >= 0 else base(item)
        row = max((n for n, border in enumerate(borders) if at >= border), default=0)
        cells[row].append(item)
    return tuple((tuple(label), tuple(value)) for label, value in zip(starts, cells, strict=True))
