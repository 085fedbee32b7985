"""Scanned pages: a picture in, a `Page` out, with characters, rules and boxes as if the file had said them.

drawn at 300 dpi -> put straight -> boxes and rules -> words (Tesseract) -> markers, misreadings -> sizes and weights
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipeline.read.picture import pictures
from pipeline.read.scan.amend import amended
from pipeline.read.scan.engine import DPI, Grey, Printed, printed_words
from pipeline.read.scan.letters import FONTS, characters
from pipeline.read.scan.lines import on_lines
from pipeline.read.scan.look import POINTS, Look, Measured, looks, measured
from pipeline.read.scan.marks import with_markers
from pipeline.read.scan.specks import without_specks
from pipeline.read.scan.strokes import Stroke, strokes, without_strokes
from pipeline.read.scan.tints import Tint, evenly_lit, grounds, paper_level, tints
from pipeline.read.scan.upright import lean, straight
from schemas.box import Box
from schemas.document import Page, Rect, Rule
from schemas.doubt import Doubt

MOST_PIXELS = 20_000_000
"""Per page: A3 at 300 dots an inch; larger pages are drawn smaller."""
NOISE = 0.2  # words the engine is less sure of are specks and pieces of pictures
LONE_NOISE = 0.55  # the same for what has no two letters or digits
RIGHT = ((0.0, 0.5), (0.5, 0.62), (0.7, 0.9), (0.85, 0.96), (0.95, 0.995))
"""Confidence of the engine and share of words that are right; it is seldom sure of long addresses."""
FAINT = 24  # levels of grey between the darkest ink and the paper: less is an empty page


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the picture of one page says."""

    page: Page
    scale: float
    """Points per pixel."""
    lean: float
    words: tuple[Printed, ...]
    measures: tuple[Measured, ...]
    strokes: tuple[Stroke, ...]
    tints: tuple[Tint, ...]


def recognised(data: bytes, pages: Sequence[Page]) -> list[Page]:
    """The pages as their pictures show them. Sizes of type are made equal over all of them."""
    wanted = [(page.number, page.width, page.height) for page in pages]
    drawn = pictures(data, wanted, scale=DPI / 72, most=MOST_PIXELS)
    sheets = [_sheet(page, picture) for page, picture in zip(pages, drawn, strict=True)]
    words: list[Printed] = []
    for sheet in sheets:
        first = words[-1].line + 1 if words else 0
        words += [word._replace(line=first + word.line) for word in sheet.words]
    styles = looks(words, [m for sheet in sheets for m in sheet.measures])
    found, start = [], 0
    for sheet in sheets:
        stop = start + len(sheet.words)
        found.append(_page(sheet, styles[start:stop]))
        start = stop
    return found


def _sheet(page: Page, picture: Grey) -> Sheet:
    empty = Sheet(page, POINTS, 0.0, (), (), (), ())
    if picture.size < 10_000 or int(np.percentile(picture, 99)) - int(np.percentile(picture, 0.05)) < FAINT:
        return empty
    picture = without_specks(picture)
    angle = lean(picture)
    picture = straight(picture, angle)
    ground = grounds(picture)
    paper = paper_level(ground)
    picture = evenly_lit(picture, ground, paper)
    boxes = tints(grounds(picture), paper)
    rules = strokes(picture, paper)
    plain = without_strokes(picture, rules, paper)
    words = on_lines([word for word in printed_words(plain) if not _is_noise(word)])
    measures = [measured(word, plain) for word in words]
    sizes = [look.size for look in looks(words, measures)]
    words = amended(with_markers(words, sizes, plain, paper))
    measures = [measured(word, plain) for word in words]
    return Sheet(page, page.width / picture.shape[1], angle, tuple(words), tuple(measures), tuple(rules), tuple(boxes))


def _sure(confidence: float) -> float:
    """How often words of such a confidence are right, as measured on scans of publications whose text is known."""
    return float(np.interp(confidence, *np.transpose(RIGHT)))


def _is_noise(word: Printed) -> bool:
    letters = sum(c.isalnum() for c in word.text)
    # Of long addresses the engine is hardly ever sure, and noise is never long.
    return letters <= 3 and word.confidence < (NOISE if letters > 1 else LONE_NOISE if letters else NOISE / 2)


def _page(sheet: Sheet, styles: Sequence[Look]) -> Page:
    """The page with its characters; what a reader found of links stays."""
    scale = sheet.scale

    def box(x0: float, top: float, x1: float, bottom: float) -> Box:
        return Box(x0 * scale, top * scale, x1 * scale, bottom * scale)

    return replace(
        sheet.page,
        chars=characters(sheet.words, styles, scale),
        fonts=FONTS,
        rects=tuple(Rect(box(*t[:4]), t.level * 0x010101, None) for t in sheet.tints),
        rules=tuple(Rule(box(*s[:4]), s.level * 0x010101) for s in sheet.strokes),
        images=(),
        recognised=True,
        lean=sheet.lean,
        doubts=tuple(
            Doubt(box(w.x0, w.top, w.x1, w.bottom), "recognised", _sure(w.confidence), w.text) for w in sheet.words
        ),
    )
