"""Whether a place of a page looks like what its file says stands there.

Fonts lie about their letters (ToUnicode), marked text about its glyphs (ActualText), the text layer of a scan about its
picture. What is drawn is compared with the shapes of many typefaces, and where that speaks against a text, or nothing
is known, recognised by OCR where it is installed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.fuzz import partial_ratio

from pipeline import ocr
from pipeline.read.looks.shapes import contradicts, shape_of
from pipeline.read.picture import parts
from schemas.box import Box
from schemas.document import Document, Page

SCALE = 4.2  # pixels per point, that is 300 dots an inch: what OCR and the shapes want
HANGING = frozenset("gjpqyQJ")
BELOW = 0.04  # of the size below the baseline that letters without a tail reach
MARGIN = 3.0  # points around a place
MOST = 120  # characters per place that are looked at
WRONG = 0.12  # of the letters of a place that look like others: a few do in fancy type
CONFIDENT = 0.6  # of OCR's confidence, from which it contradicts
OTHERS = 0.25  # of the characters in which two readings must differ, letters like "l" and "1" taken as equal

_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "i": "1", "|": "1", "–": "-", "—": "-"})


class Place(NamedTuple):
    """A text and where it should be seen; `figures`: every digit of it counts."""

    page: int
    boxes: tuple[Box, ...]
    text: str
    figures: bool


def contradicted(data: bytes, document: Document, places: Sequence[Place]) -> Iterator[tuple[int, str]]:
    """The indices of the places that show something else than their text, with what they show ("" if nobody knows)."""
    wanted: dict[int, list[Box]] = {}
    of: dict[tuple[int, Box], list[int]] = {}
    for n, place in enumerate(places):
        for box in map(_widened, place.boxes):
            of.setdefault((place.page, box), []).append(n)
            if box not in wanted.setdefault(place.page, []):
                wanted[place.page].append(box)
    pages = {page.number: page for page in document.pages}
    seen: dict[int, list[tuple[bool, str | None]]] = {}
    for number, box, picture in parts(data, wanted, scale=SCALE):
        for n in of[number, box]:
            suspected = _suspected(pages[number], box, picture, figures=places[n].figures)
            recognised = _recognised(picture) if suspected and ocr.installed() else None
            seen.setdefault(n, []).append((suspected, recognised))
    for n, found in seen.items():
        if not any(suspected for suspected, _ in found):
            continue
        if any(suspected and text is None for suspected, text in found):
            # Where OCR is at a loss, so may be the shapes; without it they are all there is.
            if not ocr.installed() and not pages[places[n].page].layer_chars:
                yield n, ""
            continue
        shown = " ".join(text for _, text in found if text)
        nothing = not shown and bool(pages[places[n].page].layer_chars)
        if all(suspected for suspected, _ in found) and (nothing or _differ(places[n], shown)):
            yield n, shown


def _widened(box: Box) -> Box:
    return Box(box.x0 - MARGIN, box.top - MARGIN, box.x1 + MARGIN, box.bottom + MARGIN)


def _suspected(page: Page, box: Box, picture: npt.NDArray[np.uint8], *, figures: bool) -> bool:
    """Whether letters of a place do not look like themselves. Of a scan's text layer nobody knows."""
    if page.layer_chars:
        return True
    c = page.chars
    x, y = (c.x0 + c.x1) / 2, (c.top + c.bottom) / 2
    index = np.flatnonzero((x > box.x0) & (x < box.x1) & (y > box.top) & (y < box.bottom) & (c.angle == 0))
    letters = wrong = 0
    for i in index[:MOST].tolist():
        character = chr(int(c.code[i]))
        if not (character.isascii() and character.isalnum()):
            continue
        left, right = (int(SCALE * (v - box.x0)) for v in (float(c.x0[i]), float(c.x1[i])))
        below = float(c.bottom[i]) if character in HANGING else float(c.baseline[i] + BELOW * c.size[i])
        top, bottom = (int(SCALE * (v - box.top)) for v in (float(c.baseline[i] - c.size[i]), below))
        shape = shape_of(_without_underline(picture[max(0, top) : bottom + 1, max(0, left) : right + 1]))
        letters += 1
        if shape is None or contradicts(shape, character):
            wrong += 1
            if figures and character.isdigit():
                return True
    return wrong > max(1, WRONG * letters)


def _without_underline(glyph: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """A glyph's cell with the rows whitened that are inked from edge to edge: no letter fills its whole advance."""
    if glyph.size == 0 or glyph.shape[1] < 6:
        return glyph
    ground, range_ = int(np.sort(glyph, axis=None)[glyph.size // 2]), int(glyph.max()) - int(glyph.min())
    differs: npt.NDArray[np.bool_] = np.abs(glyph.astype(np.int16) - ground) > range_ // 2
    lined = np.flatnonzero(differs.sum(axis=1) == glyph.shape[1])
    if len(lined):
        glyph = glyph.copy()
        glyph[lined] = ground
    return glyph


def _recognised(picture: npt.NDArray[np.uint8]) -> str | None:
    """What OCR reads in a line, "" where it sees nothing; None where it is not sure of anything."""
    from pipeline.read.scan.amend import amended
    from pipeline.read.scan.engine import printed_words

    words = amended(list(printed_words(picture, one_line=True)))
    sure = [word for word in words if word.confidence >= CONFIDENT or len(word.text) > 8]
    return " ".join(word.text for word in words) if sure or not words else None


def _differ(place: Place, shown: str) -> bool:
    """Whether what is shown is another text: other digits, or other letters."""
    if place.figures:
        claimed, seen = (re.sub(r"\D", "", text) for text in (place.text, shown.translate(_LOOKALIKES)))
        return bool(shown) and claimed not in seen
    claimed, seen = (re.sub(r"[^\w@.-]", "", text.translate(_LOOKALIKES)).casefold() for text in (place.text, shown))
    return bool(seen) and partial_ratio(claimed, seen) < 100 * (1 - OTHERS)
