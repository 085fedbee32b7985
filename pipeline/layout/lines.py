"""Words to chunks (nothing between them but word spaces) and chunks to lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.layout.markers import is_glyph_marker, is_number_marker, is_section_number, marker_kind, opens_item
from schemas.box import Box
from schemas.document import Line, Word

CHUNK_GAP = 0.62  # of the font size: wider gaps may be gutters
SPACED, SPACED_GAP = 0.8, 1.3  # of the font size: wider letters are spaced, and so are the words of such type
MARKER_GAP = 4.5  # of the font size: how far the text of a list item may stand from its marker
NUMBER_GAP = 2.6  # the same for a number
SAME_LINE = 0.8  # points: baselines that differ less are one
LEVEL = 0.12  # of the smaller font size: the same for large type
RAISED = 0.85  # of the size of its line: marks of notes and indices are smaller
OFF_LINE = 0.45  # of the font size: a raised or lowered word stands no further off its line
ROUNDING = 0.01  # points: two readers find 110.06 and 112.22 a hair less or more than 2.16 apart
CELL_GAP = 0.35  # of the font size: a narrower gap is a word space, whatever begins below it
WIDER = 1.25  # times the other gaps of a line: so much wider is the one that parts cells
CELL_REACH = 6.0  # of the font size: cells that witness a column stand no further above or below
WITNESSES = 2
EVEN = 0.08  # of the font size by which the spaces of a stretched line differ
STRETCHED = 4  # spaces alike in a line, at least
WIDEST = 3.0  # of the font size: no line is stretched further
ITEMS_APART = 1.0  # of the font size: two items on one line stand at least so far apart


def rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words that share a baseline, or nearly (superscripts, mixed sizes), left to right, rows from the top."""
    found: list[list[Word]] = []
    last: list[float] = []  # the lowest baseline of each row
    for word in sorted(words, key=lambda w: (w.baseline, w.box.x0)):
        for n in range(len(found) - 1, max(len(found) - 4, -1), -1):
            row, step = found[n], word.baseline - last[n]
            if step >= OFF_LINE * word.size and step > SAME_LINE:
                continue
            near = step <= SAME_LINE or step <= LEVEL * min(word.size, row[0].size) + ROUNDING
            if near or (step < OFF_LINE * word.size and _fits_between(word, row)):
                row.append(word)
                last[n] = max(last[n], word.baseline)
                break
        else:
            found.append([word])
            last.append(word.baseline)
    found = _with_raised(found)
    for row in found:
        row.sort(key=lambda w: w.box.x0)
    return found


def _with_raised(found: list[list[Word]]) -> list[list[Word]]:
    """Rows of small type off the line (footnote marks, indices) and lone bullets put into the row beside them."""
    sizes = [max([w.size for w in row]) for row in found]
    _move_marks(found, sizes)
    kept: list[list[Word]] = []
    for n, row in enumerate(found):
        bullet = len(row) == 1 and is_glyph_marker(row[0].text)
        for m in (n - 1, n + 1, n + 2):
            if not 0 <= m < len(found) or (sizes[n] >= RAISED * sizes[m] and not bullet):
                continue
            near = abs(found[m][0].baseline - row[0].baseline) < 0.6 * sizes[m]
            if near and all(_fits_between(word, found[m]) for word in row):
                found[m].extend(row)
                break
        else:
            kept.append(row)
    return kept


def _move_marks(found: list[list[Word]], sizes: Sequence[float]) -> None:
    """Puts raised words that share a baseline with the line of another column into the row of the word they mark."""
    for n, row in enumerate(found):
        for word in [w for w in row if w.size < RAISED * sizes[n]] if len(row) > 1 else ():
            others = [w for w in row if w is not word]
            if any(-CHUNK_GAP * w.size < _gap(word, w) < CHUNK_GAP * w.size for w in others):
                continue
            for m in (n + 1, n + 2, n - 1):
                near = 0 <= m < len(found) and abs(found[m][0].baseline - word.baseline) < 0.6 * sizes[m]
                if near and word.size < RAISED * sizes[m] and _fits_between(word, found[m]):
                    row.remove(word)
                    found[m].append(word)
                    break


def _gap(word: Word, other: Word) -> float:
    return max(other.box.x0 - word.box.x1, word.box.x0 - other.box.x1)


def _fits_between(word: Word, row: Sequence[Word]) -> bool:
    """Whether a word of a slightly other baseline stands in the row without covering anything: "m²", "Wort¹"."""
    near = min(row, key=lambda w: _gap(word, w))
    gap = _gap(word, near)
    ratio = word.size / near.size
    first, second = (near, word) if near.box.x0 < word.box.x0 else (word, near)
    if is_glyph_marker(first.text):  # a bullet of another font, a little off the baseline
        return -0.2 * word.size <= second.box.x0 - first.box.x1 < MARKER_GAP * max(word.size, near.size)
    return -0.2 * word.size <= gap < 0.5 * word.size and (ratio < 0.85 or ratio > 1.18)


def chunks(words: Sequence[Word], dividers: Sequence[Box] = ()) -> list[Line]:
    """Runs of words with no gap wider than a word space; a list marker stays with its text.

    None goes on across one of the `dividers`, the upright rules of the page.
    """
    return [line for row in rows(words) for part in _divided(row, dividers) for line in _parted(part)]


def _divided(row: Sequence[Word], dividers: Sequence[Box]) -> Iterator[Sequence[Word]]:
    """A row cut where a rule stands between two words."""
    start = 0
    for n, (left, right) in enumerate(pairwise(row), 1) if dividers else ():
        base = right.baseline
        if any(left.box.x1 <= d.x0 and d.x1 <= right.box.x0 and d.top < base < d.bottom for d in dividers):
            yield row[start:n]
            start = n
    yield row[start:]


def _parted(row: Sequence[Word]) -> Iterator[Line]:
    """The chunks of a row."""
    wide = [
        n
        for n, (left, right) in enumerate(pairwise(row), 1)
        if right.box.x0 - left.box.x1 > CHUNK_GAP * max(left.size, right.size)
    ]
    even = _even_gaps(row) if wide else ()
    start = 0
    for n in wide:
        if n not in even and _parts(row[start:n], row[n], before=row[start - 1] if start else None):
            yield Line(tuple(row[start:n]))
            start = n
    yield Line(tuple(row[start:]))


def _parts(run: Sequence[Word], word: Word, *, before: Word | None) -> bool:
    """Whether a gap wider than a word space parts a word from those before it: behind a list marker, and where letters
    are spaced, it may be wider yet. A number nearer to the word before it is no marker: "vom 12." ends a line."""
    reach = SPACED_GAP if _is_spaced(run[-1]) and _is_spaced(word) else CHUNK_GAP
    ends = before is not None and run[0].box.x0 - before.box.x1 < word.box.x0 - run[0].box.x1
    if len(run) == 1 and not ends and opens_item((run[0], word)):
        # A dash may be an empty cell, and what stands far behind it the next column.
        near = is_number_marker(run[0].text) or run[0].text in "–—-"
        reach = NUMBER_GAP if near else MARKER_GAP
    return word.box.x0 - run[-1].box.x1 > reach * max(word.size, run[-1].size)


def _is_spaced(word: Word) -> bool:
    """Whether the letters of a word stand apart: "Z I E L E"."""
    return len(word.text) > 1 and word.box.width > SPACED * word.size * len(word.text)


def _even_gaps(row: Sequence[Word]) -> set[int]:
    """The numbers of the words of a row before which a wide gap is one of several alike: stretched text.

    Figures at even distances are cells of a table, and so are names; running text has words in small letters.
    """
    gaps = [right.box.x0 - left.box.x1 for left, right in pairwise(row)]
    found: set[int] = set()
    start = 0
    for n in range(1, len(gaps) + 1):
        if n < len(gaps) and abs(gaps[n] - gaps[start]) < EVEN * row[n].size:
            continue
        if n - start >= STRETCHED and max(gaps[start:n]) < WIDEST * row[start].size:
            told = sum(word.text[:1].islower() for word in row[start : n + 1])
            if 3 * told > n - start:
                found.update(range(start + 1, n + 1))
        start = n
    return found


def cells_apart(parts: Sequence[Line]) -> list[Line]:
    """Chunks parted where a word begins exactly where cells above and below begin: a long label comes close to its
    value."""
    edges: dict[int, list[float]] = {}
    for before, part in pairwise(parts):
        if part.box.x0 > before.box.x1 and abs(part.baseline - before.baseline) < 0.1 * part.size:
            edges.setdefault(round(part.box.x0), []).append(part.baseline)
    edges = {edge: found for edge, found in edges.items() if len(found) >= WITNESSES}
    if not edges:
        return list(parts)
    return [piece for part in parts for piece in _cells_of(part, edges)]


def _cells_of(part: Line, edges: Mapping[int, Sequence[float]]) -> Iterator[Line]:
    words = part.words
    gaps = [right.box.x0 - left.box.x1 for left, right in pairwise(words)]
    for n, gap in enumerate(gaps):
        if gap < CELL_GAP * part.size or any(gap < WIDER * other for m, other in enumerate(gaps) if m != n):
            continue
        x, reach = words[n + 1].box.x0, CELL_REACH * part.size
        near = [y for edge in (int(x), int(x) + 1) for y in edges.get(edge, ()) if abs(y - part.baseline) < reach]
        if len(near) >= WITNESSES and not opens_item(words[: n + 2]):
            yield Line(words[: n + 1])
            yield Line(words[n + 1 :])
            return
    yield part


def lines(parts: Sequence[Line]) -> list[Line]:
    """Chunks of one column to whole lines, from the top."""
    found: list[list[Line]] = []
    for part in sorted(parts, key=lambda p: (p.baseline, p.words[0].box.x0)):
        row = found[-1] if found else None
        near = row is not None and part.baseline - row[0].baseline <= max(
            SAME_LINE, LEVEL * min(part.size, row[0].size) + ROUNDING
        )
        if row is not None and not near:
            near = _is_bullet_of(row, part)
        # "a) …    b) …" side by side are two items
        if row is not None and near and not _are_items(row, part):
            row.append(part)
        else:
            found.append([part])
    return [row[0] if len(row) == 1 else _line(row) for row in found]


def _is_bullet_of(row: Sequence[Line], part: Line) -> bool:
    """Whether a row is a lone bullet, or a number on a disc, that stands a little above the line it opens."""
    words = row[0].words
    if len(row) > 1 or len(words) > 1:
        return False
    number = (
        is_section_number(words[0].text) and part.box.top - 1 < words[0].box.top < words[0].box.bottom < part.box.bottom
    )
    if not number and not is_glyph_marker(words[0].text):
        return False
    gap = part.box.x0 - words[0].box.x1
    return part.baseline - words[0].baseline < OFF_LINE * part.size and 0 <= gap < MARKER_GAP * part.size


def _are_items(row: Sequence[Line], part: Line) -> bool:
    first = row[0]
    if part.box.x0 - row[-1].box.x1 < ITEMS_APART * part.size:
        return False  # a dash in a justified line
    both = opens_item(first.words) and opens_item(part.words)
    return both and marker_kind(first.words[0].text) == marker_kind(part.words[0].text)


def _line(row: Sequence[Line]) -> Line:
    return Line(tuple(sorted([word for part in row for word in part.words], key=lambda w: w.box.x0)))
