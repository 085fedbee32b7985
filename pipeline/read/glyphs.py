"""The characters of one page as a reader finds them, before anything is left out."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from schemas.document import Font

REPLACEMENT = 0xFFFD
SEEN, MODE_3, TRANSPARENT, DOUBTFUL, FILLED_IN = 0, 1, 2, 3, 4
"""What is known about whether a character shows: nothing against it, drawn in an invisible mode, no ink, may be cut
away or switched off, what a viewer shows in a form field."""

UNSEEN_MODES = (3, 7)
"""Text render modes that draw nothing: invisible, clip only."""
STROKE_MODES = (1, 5)
BOLD_MODES = (2, 6)
"""Fill and stroke: how word processors make a bold face out of a regular one."""


LEAST_LEAN = 4.0
"""Degrees; what leans less is a scan that was laid down askew."""


@dataclass(slots=True)
class Glyphs:
    """The characters of one page as columns, nothing left out yet. Displayed points, float64."""

    code: npt.NDArray[np.int32]
    x0: npt.NDArray[np.float64]
    top: npt.NDArray[np.float64]
    x1: npt.NDArray[np.float64]
    bottom: npt.NDArray[np.float64]
    baseline: npt.NDArray[np.float64]
    size: npt.NDArray[np.float64]
    font: npt.NDArray[np.int64]
    colour: npt.NDArray[np.int64]
    angle: npt.NDArray[np.int64]
    """That of the page's edge which the writing follows most nearly: 0, 90, 180, 270."""
    lean: npt.NDArray[np.int64]
    """Degrees by which it leans from that edge, clockwise; 0 for less than `LEAST_LEAN`."""
    run: npt.NDArray[np.int64]
    shown: npt.NDArray[np.int64]
    """`SEEN`, `MODE_3`, `TRANSPARENT`, `DOUBTFUL` or `FILLED_IN`."""

    def take(self, index: npt.NDArray[np.int64] | npt.NDArray[np.bool_]) -> Glyphs:
        """The characters at `index`."""
        return Glyphs(**{f.name: getattr(self, f.name)[index] for f in fields(self)})


DIRECTIONS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Marks that turn the direction of writing: a number read between two of them looks like another one."""

TAKES_ROOM = np.ones(0xFF01, np.bool_)
"""By code point, for `take` with mode "clip"; false for what is drawn as nothing and seen by some readers alone."""
TAKES_ROOM[[0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *DIRECTIONS]] = False


_WINDOWS = np.array([ord(bytes((byte,)).decode("cp1252", "replace")) for byte in range(0x80, 0xA0)], np.int32)
"""What the control characters from 0x80 on mean: files that hold them mean the Windows character."""


def clean_codes(code: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Blank for every kind of white space that is a control character, 0xFFFD for what is no character.

    >>> [hex(c) for c in clean_codes(np.array([0x41, 0x0A, 0x95, 0x01, 0xFFFF], np.int32)).tolist()]
    ['0x41', '0x20', '0x2022', '0xfffd', '0xfffd']
    """
    if not ((code < 0x20) | (code >= 0x7F)).any():
        return code
    code = code.copy()
    code[((code >= 0x09) & (code <= 0x0D)) | (code == 0x2028) | (code == 0x2029)] = 0x20
    windows = (code >= 0x80) & (code < 0xA0)
    code[windows] = _WINDOWS[code[windows] - 0x80]
    code[(code < 0x20) | (code == 0x7F) | ((code >= 0xD800) & (code < 0xE000))] = REPLACEMENT
    code[((code & 0xFFFE) == 0xFFFE) | (code > 0x10FFFF)] = REPLACEMENT
    return code


def make_bold(glyphs: Glyphs, which: npt.NDArray[np.bool_], fonts: list[Font]) -> None:
    """Gives characters the bold twin of their font, which is added to `fonts` if need be. Changes both in place."""
    for number in np.unique(glyphs.font[which]).tolist():
        if fonts[number].bold:
            continue
        twin = fonts[number]._replace(bold=True)
        if twin not in fonts:
            fonts.append(twin)
        glyphs.font[which & (glyphs.font == number)] = fonts.index(twin)


def edge_and_lean(turn: npt.NDArray[np.float64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """(angle, lean) of writing whose direction on the displayed page is `turn` degrees, clockwise."""
    finite = np.where(np.isfinite(turn), turn, 0.0)
    nearest = np.rint(finite / 90)
    lean = finite - 90 * nearest
    return nearest.astype(np.int64) % 4 * 90, np.where(np.abs(lean) < LEAST_LEAN, 0, np.rint(lean)).astype(np.int64)
