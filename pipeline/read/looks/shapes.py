"""Letters and digits by their shapes: small pictures of many typefaces, and which of them a glyph resembles."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

Grey = npt.NDArray[np.uint8]
Shape = npt.NDArray[np.bool_]

ROWS, COLUMNS = 20, 16
INK = 0.5  # of the way from paper to ink
SMALLEST = 5  # pixels; of a lower glyph the shape cannot be told
FAINT = 40  # levels of grey between ink and paper
CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
LOOKALIKES = (
    "0oOQD",
    "1lIi",
    "5sS",
    "2zZ",
    "cCGe",
    "vVyYu",
    "wW",
    "xX",
    "uU",
    "kK",
    "pP",
    "9gq",
    "6bG",
    "8B",
    "jJ",
    "fFt",
)
"""Characters that are told apart by their size or hardly at all: no contradiction."""
UNLIKE = 0.17  # of the cells that differ from the nearest shape of a character which a glyph does not look like
NEARER = 0.06  # by which another character's nearest shape is nearer
FILE = Path(__file__).with_name("shapes.npz")


def shape_of(picture: Grey) -> Shape | None:
    """The glyph of a picture, which is darker or lighter than its ground, brought to one size; None without one."""
    if picture.shape[0] < SMALLEST or picture.shape[1] < 2:
        return None
    border = (float(picture[0].mean()) + float(picture[-1].mean())) / 2
    dark, light = float(picture.min()), float(picture.max())
    if light - dark < FAINT:
        return None
    ink = (light - picture if border > (dark + light) / 2 else picture - dark) / (light - dark)
    rows, columns = np.flatnonzero((ink > INK).any(axis=1)), np.flatnonzero((ink > INK).any(axis=0))
    if len(rows) < SMALLEST:
        return None
    glyph = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    height, width = glyph.shape
    scale = min(ROWS / height, COLUMNS / width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = np.asarray(Image.fromarray((255 * glyph).astype(np.uint8)).resize(size, Image.Resampling.BOX))
    shape = np.zeros((ROWS, COLUMNS), np.bool_)
    top, left = (ROWS - size[1]) // 2, (COLUMNS - size[0]) // 2
    shape[top : top + size[1], left : left + size[0]] = small > 255 * INK
    return shape


def contradicts(shape: Shape, character: str) -> bool:
    """Whether a glyph looks like another character, and not at all like this one.

    Where a digit is claimed only other digits contradict: no letter is meant in a number.
    """
    alike, others = _shapes_for(character)
    cells = shape.ravel()
    nearest = int(np.count_nonzero(alike != cells, axis=1).min())
    if nearest <= UNLIKE * len(cells):
        return False
    return int(np.count_nonzero(others != cells, axis=1).min()) < nearest - NEARER * len(cells)


@lru_cache(maxsize=len(CHARACTERS))
def _shapes_for(character: str) -> tuple[Shape, Shape]:
    """The shapes of a character and its lookalikes, and those of all that contradict it; one a row."""
    known = _known()
    alike = {character, *(c for group in LOOKALIKES if character in group for c in group)} & known.keys()
    others = [known[c] for c in known if c not in alike and (c.isdigit() or not character.isdigit())]
    return np.concatenate([known[c] for c in sorted(alike)]), np.concatenate(others)


@lru_cache(maxsize=1)
def _known() -> Mapping[str, Shape]:
    """The shapes of each character, one a row."""
    with np.load(FILE) as held:
        cells = np.unpackbits(held["cells"], axis=1, count=ROWS * COLUMNS).astype(np.bool_)
        characters = np.array(list(str(held["characters"])))
    return {c: cells[characters == c] for c in CHARACTERS}
