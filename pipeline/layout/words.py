"""Characters to words: by gaps and space glyphs on each baseline, whatever order the file drew them in."""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from pipeline.layout.directions import Columns, Direction, directions
from schemas.box import Box
from schemas.document import Font, Page, Word

BASELINE_STEP = 0.14  # of the font size: characters closer than this share a row
WORD_GAP = 0.17  # of the font size: a gap that separates words even where no space glyph stands in it
NARROW_GAP = 0.1  # the same where no space glyph is drawn at all and words are clearly apart
TOUCHING = 0.05  # of the font size: characters of one word are hardly farther apart
CLOSE_SHARE = 0.6  # of the gaps of a row that are inside words, where its letters are not spaced
AMBIGUOUS = 0.01  # share of gaps between the two at which nothing is clear
SPACED_SHARE = 0.2  # of the gaps between words that hold a space glyph, where the file draws them
SPACE_GAP = -0.12  # a space glyph between characters that overlap more than this separates nothing
SPAN_GAP = 1.2  # of the font size: farther apart, characters say nothing about each other's spacing
LETTER_SPACED = 0.6  # share of wide gaps in a span from which it counts as letter-spaced
CLOSE_SET = 0.08  # of the font size: in lines set closer than this, spaces overlap their neighbours too
THIN_SPACE = 0.04  # of the font size: a space glyph narrower than this is none
SWALLOWED = 0.85  # of a space glyph: so much lies under the next glyph only where that is drawn in its place
OVERPRINTED = 0.2  # of the font size: characters of two texts that overlap more lie over each other
SCRAP = 0.1  # of the font size: no space is narrower
LIGATED_PIECES = 4
SOFT_HYPHEN = 0xAD
LIGATED = tuple(np.array([ord(letter) for letter in letters]) for letters in ("ft", "fijlt"))
"""Letters with which ligatures begin and go on."""
DRAWN = 0.22  # of the font size: a hyphen is wider; a soft one that is part of a ligature's text ("f" + "l") is not
LEADER = ord(".")
DROP_CAP = 1.8  # of the size of the text beside it

LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
INVISIBLE = (0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)
_IS_SPACE, _IS_UNSEEN = (np.zeros(0xFF01, np.bool_) for _ in range(2))
"""By code point, for `take` with mode "clip": the last place is that of all higher code points."""
_IS_SPACE[[0x20, 0x09, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]] = True
_IS_UNSEEN[[*range(0x20), *INVISIBLE]] = True
_LIGATURE = re.compile(r"[\ufb00-\ufb06]")
_COMBINING = (0x0300, 0x036F)


def words(page: Page) -> list[Word]:
    """The words of a page, row by row from the top, left to right; rotated text last.

    Boxes are those on the displayed page, baselines those of the direction of writing.
    """
    return [word for direction in directions(page.chars) for word in _upright_words(direction, page)]


def _upright_words(direction: Direction, page: Page) -> list[Word]:
    c, angle = direction.columns, direction.degrees
    space = _IS_SPACE.take(c.code, mode="clip")
    order = _row_order(c)
    order = order[~_IS_UNSEEN.take(c.code[order], mode="clip")]
    if not len(order):
        return []
    row = _rows(c.baseline[order], c.size[order])
    order = order[np.lexsort((_sort_x(c)[order], row))]
    order = _apart_where_overprinted(order, row, c)

    solid = ~space[order]
    glyph = order[solid]
    if not len(glyph):
        return []
    row = row[solid]
    # A space glyph before the glyph, in the same row
    spaced = np.zeros(len(glyph), dtype=bool)
    position = np.flatnonzero(solid)
    spaced[1:] = np.diff(position) > 1

    x0, size = c.x0[glyph], c.size[glyph]
    right = c.x1[glyph]
    gap = np.empty(len(glyph))
    gap[0] = 1e6
    gap[1:] = (x0[1:] - right[:-1]) / np.maximum(size[1:], size[:-1])
    new_row = np.ones(len(glyph), dtype=bool)
    new_row[1:] = row[1:] != row[:-1]
    gap[new_row] = 1e6
    resized = np.zeros(len(glyph), dtype=bool)
    ratio = size[1:] / size[:-1]
    resized[1:] = (ratio > 1.25) | (ratio < 0.8)
    tracking = _tracking(gap, spaced | new_row, row)
    after = np.flatnonzero(spaced & (gap < 0.1))
    after = after[after > 0]
    blank = order[position[after] - 1]
    width = c.x1[blank] - c.x0[blank]
    # A space drawn over the glyph before it parts nothing ("fi" + " " + "nden" in files that replace ligatures),
    # nor does one that the next glyph is drawn over (browsers print a soft hyphen within a line as such)
    over = (right[after - 1] - c.x0[blank] > 0.5 * width) | (c.x1[blank] - x0[after] > SWALLOWED * width)
    over &= tracking[after] > -CLOSE_SET
    over &= ~_figures_after(c.code[glyph], after)
    spaced[after[over | (width < THIN_SPACE * size[after]) | _are_scraps(blank, c)]] = False
    # nor one that is no wider than the space between letters, as which browsers print a soft hyphen in spaced type.
    spaced[_as_wide_as_between_letters(gap, spaced | new_row)] = False
    apart = gap - tracking > (WORD_GAP if _are_spaced(gap, spaced, new_row) else _word_gaps(gap, row))
    cut = new_row | apart | (spaced & (gap - tracking > SPACE_GAP)) | resized | (gap < -1.0)
    _close_letter_spacing(cut, gap, new_row | resized, c.code[glyph])

    codes = _with_drawn_hyphens(c.code[glyph], gap, size=size, width=right - x0, font=c.font[glyph])
    text = _decode(codes)
    starts = np.flatnonzero(cut)
    stops = np.append(starts[1:], len(glyph))
    tops = np.minimum.reduceat(c.top[glyph], starts)
    bottoms = np.maximum.reduceat(c.bottom[glyph], starts)
    rights = np.maximum.reduceat(right, starts)
    lefts = np.minimum.reduceat(x0, starts)
    baselines, sizes = c.baseline[glyph][starts], size[starts]
    fonts, colours, runs = c.font[glyph][starts], c.colour[glyph][starts], c.run[glyph][starts]
    number, plain = page.number, Font("", bold=False, italic=False)
    table = page.fonts or (plain,)
    found: list[Word] = []
    for a, b, x, t, r, m, base, pt, f, colour, run in zip(
        starts.tolist(),
        stops.tolist(),
        lefts.tolist(),
        tops.tolist(),
        rights.tolist(),
        bottoms.tolist(),
        baselines.tolist(),
        sizes.tolist(),
        fonts.tolist(),
        colours.tolist(),
        runs.tolist(),
        strict=True,
    ):
        box = direction.on_page(Box(x, t, r, m)) if angle else Box(x, t, r, m)
        found.append(Word(_mended(text[a:b]), number, box, base, pt, table[min(f, len(table) - 1)], colour, run, angle))
    return found if angle else _with_drop_caps(found)


def _are_scraps(blank: npt.NDArray[np.intp], c: Columns) -> npt.NDArray[np.bool_]:
    """Whether a narrow space is a piece of a ligature's text, behind a soft hyphen that is one: "f", "-", "l", " "."""
    scraps = np.zeros(len(blank), dtype=bool)
    for back in range(1, LIGATED_PIECES):
        scraps |= c.code[np.maximum(blank - back, 0)] == SOFT_HYPHEN
    return scraps & (c.x1[blank] - c.x0[blank] < SCRAP * c.size[blank])


def _figures_after(code: npt.NDArray[np.int32], at: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
    """Whether a figure follows a letter of a word in lower case: figures are kerned over the space before them."""
    before, here = code[at - 1], code[at]
    return (before >= ord("a")) & (before <= ord("z")) & (here >= ord("0")) & (here <= ord("9"))


def _apart_where_overprinted(
    order: npt.NDArray[np.intp], row: npt.NDArray[np.intp], c: Columns
) -> npt.NDArray[np.intp]:
    """Rows in which two texts lie over each other, in stream order: by place their letters would be woven together."""
    left, right = order[:-1], order[1:]
    over = c.x0[right] - c.x1[left] < -OVERPRINTED * np.minimum(c.size[left], c.size[right])
    over &= (row[1:] == row[:-1]) & (c.run[left] != c.run[right])
    if not over.any():
        return order
    count = np.bincount(row)
    woven = np.bincount(row[1:], over, minlength=len(count)) > np.maximum(3, 0.3 * count)
    if not woven.any():
        return order
    place = np.arange(len(order))
    return order[np.lexsort((np.where(woven[row], order, place), row))]


def _tracking(
    gap: npt.NDArray[np.float64], open_: npt.NDArray[np.bool_], row: npt.NDArray[np.intp]
) -> npt.NDArray[np.float64]:
    """Per character the mean gap between letters in its row where that is negative (letters set closer), else 0."""
    beside = ~open_ & (gap <= WORD_GAP) & (gap > -1.0)
    total = np.bincount(row, np.where(beside, gap, 0.0))
    count = np.bincount(row, beside)
    return np.minimum(total / np.maximum(count, 1), 0.0)[row]


def _as_wide_as_between_letters(gap: npt.NDArray[np.float64], open_: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Whether a gap is that of spaced letters, by the one before it or behind it."""
    same = np.zeros(len(gap), dtype=bool)
    near = np.abs(np.diff(gap)) < THIN_SPACE / 2
    same[1:] = near & ~open_[:-1]
    same[:-1] |= near & ~open_[1:]
    return same & (gap > THIN_SPACE) & (gap < WORD_GAP)


def _row_order(c: Columns) -> npt.NDArray[np.intp]:
    return np.argsort(c.baseline, kind="stable")


def _rows(baseline: npt.NDArray[np.float64], size: npt.NDArray[np.float64]) -> npt.NDArray[np.intp]:
    """Row numbers for characters sorted by baseline: a new row begins where the baseline jumps."""
    jump = np.zeros(len(baseline), dtype=np.intp)
    jump[1:] = np.diff(baseline) > np.maximum(0.6, BASELINE_STEP * np.minimum(size[1:], size[:-1]))
    return np.cumsum(jump)


def _sort_x(c: Columns) -> npt.NDArray[np.float64]:
    """Where a character stands in its row; a combining mark directly after its base, wherever its box lies."""
    x = c.x0
    marks = np.flatnonzero((c.code >= _COMBINING[0]) & (c.code <= _COMBINING[1]))
    if len(marks) and len(x) > 1:
        x = x.copy()
        marks = marks[marks > 0]
        x[marks] = x[marks - 1] + 0.01
    return x


def _are_spaced(gap: npt.NDArray[np.float64], spaced: npt.NDArray[np.bool_], new_row: npt.NDArray[np.bool_]) -> bool:
    """Whether the file draws its spaces: readers invent a single one where the pen jumps back."""
    wide = (gap > WORD_GAP) & (gap < SPAN_GAP) & ~new_row
    return bool(np.count_nonzero(spaced) > SPACED_SHARE * np.count_nonzero(wide))


def _word_gaps(gap: npt.NDArray[np.float64], row: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """For each glyph the gap that parts words in type without any space glyph, as TeX sets it: narrow in full lines.

    Where nothing lies between the gaps inside words and a narrow blank, all that is as wide as a blank is one; not so
    in a row whose letters are spaced.
    """
    between = np.count_nonzero((gap > TOUCHING) & (gap < NARROW_GAP))
    found = np.full(len(gap), WORD_GAP)
    if between <= AMBIGUOUS * len(gap):
        close = np.bincount(row, weights=gap <= TOUCHING) >= CLOSE_SHARE * np.bincount(row)
        found[close[row]] = NARROW_GAP
    return found


def _close_letter_spacing(
    cut: npt.NDArray[np.bool_],
    gap: npt.NDArray[np.float64],
    border_here: npt.NDArray[np.bool_],
    code: npt.NDArray[np.int32],
) -> None:
    """Take back the cuts within "Z I E L E": in a span of evenly wide gaps only the wider ones part words.

    Dotted leaders are evenly spaced too, and stay as they are.
    """
    border = np.flatnonzero(border_here | (gap > SPAN_GAP))
    wide = np.cumsum(cut)
    ends = np.append(border[1:], len(cut))
    inner = ends - border - 1
    cuts = wide[ends - 1] - wide[border]
    for start, stop in zip(
        border[(inner >= 3) & (cuts >= LETTER_SPACED * inner)].tolist(),
        ends[(inner >= 3) & (cuts >= LETTER_SPACED * inner)].tolist(),
        strict=True,
    ):
        if float(np.mean(code[start:stop] == LEADER)) > 0.3:
            continue
        gaps = gap[start + 1 : stop]
        tracking = float(np.median(gaps))
        if tracking > 0.08 and float(np.mean(np.abs(gaps - tracking) < 0.35 * tracking)) >= LETTER_SPACED:
            cut[start + 1 : stop] = gaps > tracking + max(0.16, 0.5 * tracking)


def _with_drawn_hyphens(
    code: npt.NDArray[np.int32],
    gap: npt.NDArray[np.float64],
    *,
    size: npt.NDArray[np.float64],
    width: npt.NDArray[np.float64],
    font: npt.NDArray[np.int16],
) -> npt.NDArray[np.int32]:
    """The codes with soft hyphens that are drawn as hyphens: fonts share one glyph between the two, and readers differ
    in which they name. Where a font draws one within a word, before a letter that stands after it, it draws all."""
    soft = np.flatnonzero(code == SOFT_HYPHEN)
    inner = soft[soft + 1 < len(code)]
    if not len(inner):
        return code
    drawn = (width[inner] > DRAWN * size[inner]) & (np.abs(gap[inner + 1]) < 0.1)
    drawn &= ~_within_ligature(code, width, inner)
    code = code.copy()
    code[soft[np.isin(font[soft], font[inner[drawn]])]] = ord("-")
    return code


def _within_ligature(
    code: npt.NDArray[np.int32], width: npt.NDArray[np.float64], soft: npt.NDArray[np.int64]
) -> npt.NDArray[np.bool_]:
    """Which soft hyphens are part of the text of a ligature: its letters share its width evenly."""
    even = (np.abs(width[soft - 1] - width[soft]) < 0.01) & (np.abs(width[soft + 1] - width[soft]) < 0.01)
    return even & np.isin(code[soft - 1], LIGATED[0]) & np.isin(code[soft + 1], LIGATED[1]) & (soft > 0)


def _decode(codes: npt.NDArray[np.int32]) -> str:
    codes = np.where((codes > 0x10FFFF) | ((codes >= 0xD800) & (codes < 0xE000)) | (codes < 0), 0xFFFD, codes)
    return codes.astype("<u4").tobytes().decode("utf-32-le")


def _mended(text: str) -> str:
    """Ligatures expanded, accents composed."""
    if text.isascii():
        return text
    if _LIGATURE.search(text):
        text = text.translate(LIGATURES)
    if "\u00a8" in text:
        text = text.replace("\u00a8", "\u0308")
    return unicodedata.normalize("NFC", text)


def _with_drop_caps(found: list[Word]) -> list[Word]:
    """A large initial put before the word at its upper right (the first line of its paragraph)."""
    letters = [w for w in found if len(w.text) == 1 and w.text.isalpha()]
    typical = statistics.median(w.size for w in found) if letters else 0.0
    for initial in [w for w in letters if w.size > DROP_CAP * typical]:
        beside = list(_right_of(initial, found))
        if len({round(w.baseline) for w in beside}) < 2:
            continue
        first = min(beside, key=lambda w: (round(w.baseline), w.box.x0))
        if first.text[:1].islower() or first.text.isupper():
            at = found.index(first)
            found[at] = Word(
                initial.text + first.text,
                first.page,
                first.box._replace(x0=initial.box.x0),
                first.baseline,
                first.size,
                first.font,
                first.colour,
                initial.run,
            )
            found.remove(initial)
    return found


def _right_of(initial: Word, found: list[Word]) -> Iterator[Word]:
    top = initial.baseline - 0.75 * initial.size
    for word in found:
        if (
            word.size < initial.size / DROP_CAP
            and -1 <= word.box.x0 - initial.box.x1 < 0.5 * initial.size
            and top <= word.baseline <= initial.baseline + 0.2 * word.size
        ):
            yield word
