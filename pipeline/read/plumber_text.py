"""The characters of a page by pdfplumber: boxes from the matrices, style from the text state."""

from __future__ import annotations

import math
import re
from typing import Any

import numpy as np
from pdfplumber.page import Page as PlumberPage

from pipeline.read.boxes import around
from pipeline.read.colours import rgb
from pipeline.read.fonts import font_style, stated_weight
from pipeline.read.frame import Matrix
from pipeline.read.glyphs import (
    BOLD_MODES,
    DOUBTFUL,
    MODE_3,
    REPLACEMENT,
    SEEN,
    STROKE_MODES,
    UNSEEN_MODES,
    Glyphs,
    clean_codes,
    edge_and_lean,
)
from pipeline.read.lone_blanks import with_lone_blanks, without_lone_blanks
from pipeline.read.plumber_device import Device, TextState
from schemas.document import Font

_NO_CODE = re.compile(r"\(cid:\d+\)")


def read_glyphs(page: PlumberPage, device: Device, space: Matrix) -> tuple[Glyphs, list[Font]] | None:
    """The characters that a page draws and its fonts; None where there are none."""
    codes: list[int] = []
    rows: list[tuple[float, ...]] = []
    fonts: dict[Font, int] = {}
    known: dict[TextState, tuple[int, float, float]] = {}
    for char in page.chars:
        state = device.states[char["mcid"]]
        if state not in known:
            font = font_style(
                state.font,
                flags=state.flags,
                weight=stated_weight(state.weight, state.stem),
                bold=state.mode in BOLD_MODES,
            )
            known[state] = (fonts.setdefault(font, len(fonts)), state.ascent, state.descent)
        row = _row(char, state, *known[state], space=space)
        text = char["text"]
        points = [REPLACEMENT] if not text or _NO_CODE.fullmatch(text) else [ord(c) for c in text]
        codes += points
        rows += _spread(row, len(points))
    if not rows:
        return None
    ax, ay, bx, by, size, ascent, descent, turn, font, colour, run, shown = np.array(rows, np.float64).T
    angle, lean = edge_and_lean(turn)
    x0, top, x1, bottom, baseline = around((ax, ay), (bx, by), angle, ascent, descent)
    glyphs = Glyphs(
        code=clean_codes(np.array(codes, np.int32)),
        x0=x0, top=top, x1=x1, bottom=bottom, baseline=baseline, size=size,
        font=font.astype(np.int64), colour=colour.astype(np.int64), angle=angle, lean=lean,
        run=run.astype(np.int64), shown=shown.astype(np.int64),
    )  # fmt: skip
    return with_lone_blanks(*without_lone_blanks(glyphs)), list(fonts)


def _row(
    char: dict[str, Any], state: TextState, font: int, ascent: float, descent: float, *, space: Matrix
) -> tuple[float, ...]:
    """Start and end on the baseline, size, ascent, descent, direction, font, colour, run, shown."""
    matrix = Matrix(*(float(value) for value in char["matrix"])).then(space)
    length = math.hypot(matrix.a, matrix.b)
    area = abs(matrix.a * matrix.d - matrix.b * matrix.c)
    size = abs(state.size) * (area / length if length else math.hypot(matrix.c, matrix.d))
    ax, ay = matrix.point(0.0, state.rise)
    bx, by = matrix.point(float(char["adv"]), state.rise)
    turn = math.degrees(math.atan2(matrix.b, matrix.a))
    colour = rgb(char["stroking_color"] if state.mode in STROKE_MODES else char["non_stroking_color"])
    return (
        ax, ay, bx, by, size, ascent * size, descent * size, turn, font, colour, char["mcid"],
        _shown(state),
    )  # fmt: skip


def _shown(state: TextState) -> int:
    if state.mode in UNSEEN_MODES:
        return MODE_3
    return DOUBTFUL if state.layer else SEEN


def _spread(row: tuple[float, ...], count: int) -> list[tuple[float, ...]]:
    """The row once for each of the characters that one glyph stands for, side by side."""
    if count == 1:
        return [row]
    ax, ay, bx, by, *style = row
    dx, dy = (bx - ax) / count, (by - ay) / count
    return [(ax + i * dx, ay + i * dy, ax + (i + 1) * dx, ay + (i + 1) * dy, *style) for i in range(count)]
