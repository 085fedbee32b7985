"""Brings the characters of either reader to the one form that `Chars` promises."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pipeline.read.doubles import doubles
from pipeline.read.frame import Frame, clip
from pipeline.read.glyphs import REPLACEMENT, TAKES_ROOM, Glyphs, make_bold
from pipeline.read.rules import join_rules
from pipeline.read.shapes import Drawn
from pipeline.read.visible import SCAN, Judge, visible
from schemas.box import Box
from schemas.document import Chars, Font, Link, Page
from schemas.doubt import Doubt
from schemas.tag import Tag

BLANK = 0x20
BESIDE = 0.25  # of the text layer of a scan; where more text is drawn itself, the page is no scan
UNSEEN = 0.4  # probability of text that nobody sees, or whose letters nobody knows
Mask = npt.NDArray[np.bool_]


def finish(
    number: int,
    frame: Frame,
    drawn: Drawn,
    *,
    links: list[Link],
    found: tuple[Glyphs, list[Font]] | None,
    judge: Judge,
    thorough: bool = False,
    doubts: list[Doubt] | None = None,
    tags: tuple[Tag, ...] = (),
) -> Page:
    """The page as a person sees it: unseen characters counted and left out, doubled ones merged, stream order."""
    chars, hidden, in_layer = empty_chars(), 0, 0
    doubts = list(doubts or ())
    fonts: list[Font] = []
    if found:
        glyphs, fonts = found
        seen, layer = visible(glyphs, drawn, judge, width=frame.width, height=frame.height, thorough=thorough)
        hidden = int((~seen & (glyphs.code != BLANK)).sum())
        doubts += _unseen_layer(glyphs, seen, layer, drawn, frame)
        doubts += _without_codes(glyphs, seen, frame)
        in_layer = int((layer & (glyphs.code != BLANK)).sum())
        index = np.flatnonzero(seen & TAKES_ROOM.take(glyphs.code, mode="clip"))
        if len(index) and (np.diff(glyphs.run[index]) < 0).any():
            index = index[np.argsort(glyphs.run[index], kind="stable")]
        glyphs = glyphs.take(index)
        repeated, bold = doubles(glyphs)
        if bold.any():
            make_bold(glyphs, bold, fonts)
        chars = _columns(glyphs.take(~repeated) if repeated.any() else glyphs)
    return Page(
        number=number,
        width=frame.width,
        height=frame.height,
        chars=chars,
        fonts=tuple(fonts),
        rects=tuple(drawn.rects),
        rules=tuple(join_rules(drawn.rules)),
        images=tuple(drawn.images),
        links=tuple(links),
        hidden_chars=hidden,
        layer_chars=in_layer,
        doubts=tuple(doubts),
        tags=tags,
    )


def _unseen_layer(glyphs: Glyphs, seen: Mask, layer: Mask, drawn: Drawn, frame: Frame) -> list[Doubt]:
    """Doubts of text behind pictures on a page that was not scanned as a whole."""
    letter = glyphs.code != BLANK
    if not layer.any():
        return []
    scanned = sum(box.width * box.height for box in drawn.images) >= SCAN * frame.width * frame.height
    if scanned and (seen & ~layer & letter).sum() <= BESIDE * (layer & letter).sum():
        return []
    index = np.flatnonzero(layer & letter)
    doubts = []
    for run in np.unique(glyphs.run[index]).tolist():
        of = index[glyphs.run[index] == run]
        box = _around(glyphs, of, frame)
        if box:
            doubts.append(Doubt(box, "unseen_layer", UNSEEN))
    return doubts


def _without_codes(glyphs: Glyphs, seen: Mask, frame: Frame) -> list[Doubt]:
    """Doubts of the runs whose font does not say which letters its glyphs are."""
    unknown = seen & (glyphs.code == REPLACEMENT)
    found = []
    for run in np.unique(glyphs.run[unknown]).tolist():
        of = np.flatnonzero(seen & (glyphs.run == run))
        box = _around(glyphs, of, frame)
        if box and len(of) > 1:  # a single one is a bullet of a symbol font
            found.append(Doubt(box, "no_unicode", UNSEEN))
    return found


def _around(glyphs: Glyphs, index: npt.NDArray[np.int64], frame: Frame) -> Box | None:
    g = glyphs
    edges = (g.x0[index].min(), g.top[index].min(), g.x1[index].max(), g.bottom[index].max())
    return clip(frame.window, *(float(v) for v in edges))


def _columns(glyphs: Glyphs) -> Chars:
    return Chars(
        code=glyphs.code,
        x0=glyphs.x0.astype(np.float32),
        top=glyphs.top.astype(np.float32),
        x1=glyphs.x1.astype(np.float32),
        bottom=glyphs.bottom.astype(np.float32),
        baseline=glyphs.baseline.astype(np.float32),
        size=glyphs.size.astype(np.float32),
        font=glyphs.font.astype(np.int16),
        colour=glyphs.colour.astype(np.int32),
        angle=((glyphs.angle + glyphs.lean) % 360).astype(np.int16),
        run=glyphs.run.astype(np.int32),
    )


def empty_chars() -> Chars:
    """No characters."""
    real, whole, short = np.empty(0, np.float32), np.empty(0, np.int32), np.empty(0, np.int16)
    return Chars(
        code=whole, x0=real, top=real, x1=real, bottom=real, baseline=real, size=real,
        font=short, colour=whole, angle=short, run=whole,
    )  # fmt: skip


def empty_page(number: int) -> Page:
    """A page that is in the file but cannot be loaded."""
    return Page(number, 0.0, 0.0, empty_chars(), (), (), (), (), ())
