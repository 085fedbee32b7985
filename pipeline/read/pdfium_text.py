"""The characters of a page by PDFium: text in bulk, one box per character, the style once per text object.

What costs is the number of calls: font, size, matrix and colour are asked for once per text object, not per character.
"""

from __future__ import annotations

from ctypes import byref, c_float
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.read import pdfium_calls as pdf
from pipeline.read.boxes import around
from pipeline.read.colours import on_paper
from pipeline.read.frame import Floats, Frame
from pipeline.read.glyphs import (
    BOLD_MODES,
    DOUBTFUL,
    MODE_3,
    REPLACEMENT,
    SEEN,
    STROKE_MODES,
    TRANSPARENT,
    UNSEEN_MODES,
    Glyphs,
    clean_codes,
)
from pipeline.read.pdfium_calls import Handle
from pipeline.read.pdfium_doubts import clipped, layered
from pipeline.read.pdfium_fonts import Fonts, Names, fonts_without_name, ink_scale, names_by_vote
from pipeline.read.pdfium_lost import restore
from pipeline.read.pdfium_objects import Objects
from pipeline.read.pdfium_places import Slant, places, slants
from schemas.document import Font

Ints = npt.NDArray[np.int64]

HYPHEN = 0x2D
LINE_END_HYPHENS = (0x02, 0xFFFE)
"""PDFium's own marks for a hyphen at the end of a line, by character and in bulk text."""
SECOND_HALF = -1
"""In place of the second character of a surrogate pair."""
STRIDE = 4
"""Characters from one that is asked for its text object to the next."""
STROKED, EMBOLDENED, UNSEEN = (np.isin(range(8), modes) for modes in (STROKE_MODES, BOLD_MODES, UNSEEN_MODES))
"""By text render mode."""


class Runs(NamedTuple):
    """The text objects of a page as neighbouring characters of its text page; an object may have several pieces."""

    start: Ints
    stop: Ints
    number: Ints
    """Of the object: its place in `handles`."""
    handles: list[Handle]
    """Per object."""
    addresses: list[int]
    first: list[int]
    """Per object its first character."""


class Styles(NamedTuple):
    """What all characters of a text object share, as columns over the objects. Displayed points."""

    font: Ints
    size: Floats
    ascent: Floats
    """Above the baseline, in points."""
    descent: Floats
    """In points, below zero."""
    colour: Ints
    shown: Ints
    order: Ints


def read_glyphs(text: Handle, frame: Frame, objects: Objects, names: Names) -> tuple[Glyphs, list[Font]] | None:
    """The characters that a text page draws and the page's fonts; None where there are none. `names` says the fonts of
    all text objects and is asked only where PDFium knows no name."""
    count = pdf.count_chars(text)
    if count <= 0:
        return None
    code = _codes(text, count)
    runs = _runs(text, code)
    if not runs.handles:
        return None
    matrix = pdf.matrices.gather(pdf.char_matrix, [text] * len(runs.first), runs.first).astype(np.float64)
    slant = slants(matrix, frame)
    styles, fonts = _styles(text, runs, slant, objects, names)
    lengths = runs.stop - runs.start
    at = np.repeat(runs.start - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths) + np.arange(lengths.sum())
    of = np.repeat(runs.number, lengths)
    if (code < 0).any():
        at, of = at[code[at] >= 0], of[code[at] >= 0]

    loose = pdf.boxes.gather(pdf.char_loose_box, [text] * len(at), at.tolist()).astype(np.float64)
    made_up = (loose[:, 0] == loose[:, 2]) & (loose[:, 1] == loose[:, 3]) & (code[at] == 0x20)
    if made_up.any():
        # A blank that PDFium put into a wide gap of an object looks like one of its characters.
        for i in np.flatnonzero(made_up).tolist():
            made_up[i] = pdf.char_is_made_up(text, int(at[i]))
        at, of, loose = at[~made_up], of[~made_up], loose[~made_up]
    angle = slant.angle[of]
    ax, ay, bx, by = places(text, at, of, slant=slant, frame=frame, loose=loose, marks=_marks(code[at]))
    x0, top, x1, bottom, baseline = around((ax, ay), (bx, by), angle, styles.ascent[of], styles.descent[of])
    glyphs = Glyphs(
        code=clean_codes(code[at]),
        x0=x0, top=top, x1=x1, bottom=bottom, baseline=baseline, size=styles.size[of],
        font=styles.font[of], colour=styles.colour[of], angle=angle, lean=slant.turn[of],
        run=styles.order[of],
        shown=styles.shown[of],
    )  # fmt: skip
    _doubt(glyphs, of, runs, objects, frame)
    return restore(glyphs, fonts, styles.order, objects, frame), fonts


def _doubt(glyphs: Glyphs, of: Ints, runs: Runs, objects: Objects, frame: Frame) -> None:
    """Marks the characters that may be cut away or switched off. Changes in place."""
    doubtful = layered(runs.handles)[of] if objects.layers else np.zeros(len(of), np.bool_)
    if windows := clipped(runs.handles, objects.texts, frame):
        boxes = np.array([windows.get(number, frame.window) for number in range(len(runs.handles))])[of]
        x, y = (glyphs.x0 + glyphs.x1) / 2, (glyphs.top + glyphs.bottom) / 2
        doubtful |= (x < boxes[:, 0]) | (y < boxes[:, 1]) | (x > boxes[:, 2]) | (y > boxes[:, 3])
    glyphs.shown[doubtful & (glyphs.shown == SEEN)] = DOUBTFUL


def _codes(text: Handle, count: int) -> npt.NDArray[np.int32]:
    """One code point per character of the text page; `SECOND_HALF` for the second character of a surrogate pair."""
    units = (c_float * (count + 1))()  # two UTF-16 units each
    written = pdf.get_text(text, 0, count, byref(units))
    bulk = np.frombuffer(bytes(units), np.uint16, max(0, min(written - 1, 2 * count)))
    code: npt.NDArray[np.int32] = bulk.astype(np.int32)
    if len(code) != count:  # bulk text leaves out what has no code
        code = np.fromiter(map(pdf.char_unicode, [text] * count, range(count)), np.uint32, count).astype(np.int32)
    for i in np.flatnonzero((code == LINE_END_HYPHENS[0]) | (code == LINE_END_HYPHENS[1])).tolist():
        code[i] = HYPHEN if pdf.char_is_hyphen(text, i) else REPLACEMENT
    high = np.flatnonzero(((code[:-1] & ~0x3FF) == 0xD800) & ((code[1:] & ~0x3FF) == 0xDC00))
    code[high] = 0x10000 + ((code[high] & 0x3FF) << 10) + (code[high + 1] & 0x3FF)
    code[high + 1] = SECOND_HALF
    return code


def _marks(code: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
    """Combining marks, which are drawn over the letter before them."""
    return (code >= 0x300) & (code < 0x370)


def _runs(text: Handle, code: npt.NDArray[np.int32]) -> Runs:
    """Where each text object begins and ends; what PDFium made up between objects belongs to none."""
    count = len(code)
    handle = _objects(text, count)
    start = np.flatnonzero(np.diff(handle, prepend=np.uint64(0)))
    stop = np.append(start[1:], count)
    drawn = handle[start] != 0
    start, stop = start[drawn], stop[drawn]
    handles, piece, number = np.unique(handle[start], return_index=True, return_inverse=True)
    first = start[piece]
    # A blank that PDFium put before an object's first glyph knows nothing of its matrix.
    blank = (code[first] == 0x20) & (stop[piece] - first > 1)
    first[blank] += np.array([pdf.char_is_made_up(text, i) for i in first[blank].tolist()], np.int64)
    return Runs(
        start, stop, number.astype(np.int64), list(map(Handle, handles.tolist())), handles.tolist(), first.tolist()
    )


def _objects(text: Handle, count: int) -> npt.NDArray[np.uint64]:
    """The text object of each character, 0 for what PDFium made up. An object's characters are neighbours, so every
    fourth is asked, and those between only where two askings differ or meet what is made up."""
    asked = np.append(np.arange(0, count - 1, STRIDE), count - 1)
    found = np.fromiter(map(pdf.char_object, [text] * len(asked), asked.tolist()), np.uint64, len(asked))
    handle = np.repeat(found, np.diff(asked, append=count))
    between = np.zeros(count, np.bool_)
    differ = np.flatnonzero((found[1:] != found[:-1]) | (found[1:] == 0))
    for step in range(1, STRIDE):
        between[np.minimum(asked[differ] + step, count - 1)] = True
    index = np.flatnonzero(between)
    handle[index] = np.fromiter(map(pdf.char_object, [text] * len(index), index.tolist()), np.uint64, len(index))
    return handle


def _styles(text: Handle, runs: Runs, slant: Slant, objects: Objects, names: Names) -> tuple[Styles, list[Font]]:
    """The style of each text object, by its first character, and the page's fonts."""
    count = len(runs.handles)
    texts, handles = [text] * count, runs.handles
    nominal = np.fromiter(map(pdf.char_font_size, texts, runs.first), np.float64, count)
    size = np.abs(nominal) * slant.scale
    mode = np.fromiter(map(pdf.text_mode, handles), np.int64, count) & 7
    levels = pdf.colours.gather(pdf.object_fill, handles)
    if len(index := np.flatnonzero(STROKED[mode])):
        levels[index] = pdf.colours.gather(pdf.object_stroke, [handles[i] for i in index.tolist()])
    red, green, blue, alpha = levels.astype(np.int64).T
    colour = red << 16 | green << 8 | blue
    for i in np.flatnonzero(alpha < 255).tolist():
        colour[i] = on_paper(*levels[i].tolist()) or 0
    order = [objects.order.get(handle, len(objects.order)) for handle in runs.addresses]
    fonts = list(map(pdf.text_font, handles))
    nameless = fonts_without_name(fonts)
    if nameless:
        size *= ink_scale(text, runs.first, fonts, size, nameless)
    look_up = Fonts(names_by_vote(fonts, order, objects.texts, names) if nameless else {})
    looks = list(zip(fonts, EMBOLDENED[mode].tolist(), strict=True))
    place = {look: n for n, look in enumerate(dict.fromkeys(looks))}
    font = np.array([look_up(*look) for look in place], np.float64)[[place[look] for look in looks]]

    styles = Styles(
        font=font[:, 0].astype(np.int64),
        size=size,
        ascent=font[:, 1] * size,
        descent=font[:, 2] * size,
        colour=colour,
        shown=np.where(UNSEEN[mode], MODE_3, np.where(alpha == 0, TRANSPARENT, SEEN)),
        order=np.array(order, np.int64),
    )
    return styles, look_up.found
