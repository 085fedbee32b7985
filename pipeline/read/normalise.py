"""Brings the characters of either reader to the one form that `Chars` promises."""

from __future__ import annotations

import numpy as np

from pipeline.read.doubles import doubles
from pipeline.read.frame import Frame
from pipeline.read.glyphs import NO_WIDTH, Glyphs, make_bold
from pipeline.read.rules import join_rules
from pipeline.read.shapes import Drawn
from pipeline.read.visible import Picture, visible
from schemas.document import Chars, Font, Link, Page


def finish(
    number: int,
    frame: Frame,
    drawn: Drawn,
    *,
    links: list[Link],
    found: tuple[Glyphs, list[Font]] | None,
    picture: Picture,
) -> Page:
    """The page as a person sees it: unseen characters counted and left out, doubled ones merged, stream order."""
    chars, hidden = empty_chars(), 0
    fonts: list[Font] = []
    if found:
        glyphs, fonts = found
        seen = visible(glyphs, drawn, picture, width=frame.width, height=frame.height)
        hidden = int(len(seen) - seen.sum())
        index = np.flatnonzero(seen & ~np.isin(glyphs.code, NO_WIDTH) if (glyphs.code > 0x2000).any() else seen)
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
    )


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
        angle=glyphs.angle.astype(np.int16),
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
