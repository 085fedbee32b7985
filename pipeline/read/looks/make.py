"""`python -m pipeline.read.looks.make FONT...`: draws the shapes of letters with the TrueType and OpenType files given.

What is shipped was made with the upright faces of the free families DejaVu, Liberation, Open Sans, Roboto, Lato, Inter,
Carlito, Caladea, EB Garamond, Linux Libertine and Biolinum as Debian packages them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pipeline.read.looks.shapes import CHARACTERS, FILE, Shape, shape_of

SIZE = 40  # pixels
NEW = 0.05  # of the cells in which a shape must differ from those that are known already


def drawn(font: ImageFont.FreeTypeFont, character: str) -> Shape | None:
    """The shape of a character in a font."""
    sheet = Image.new("L", (2 * SIZE, 2 * SIZE), 255)
    ImageDraw.Draw(sheet).text((SIZE // 2, SIZE // 4), character, font=font, fill=0)
    return shape_of(np.asarray(sheet))


def distinct(fonts: Iterable[Path]) -> tuple[str, list[Shape]]:
    """The shapes of all characters in all fonts, nearly equal ones once; the first string says whose each is."""
    characters, kept = "", []
    of: dict[str, list[Shape]] = {}
    for path in fonts:
        font = ImageFont.truetype(path, SIZE)
        for character in CHARACTERS:
            shape = drawn(font, character)
            known = of.setdefault(character, [])
            if shape is not None and all(float((shape != other).mean()) > NEW for other in known):
                known.append(shape)
                characters += character
                kept.append(shape)
    return characters, kept


if __name__ == "__main__":
    characters, shapes = distinct(map(Path, sys.argv[1:]))
    cells = np.packbits(np.array([shape.ravel() for shape in shapes]), axis=1)
    np.savez_compressed(FILE, characters=np.array(characters), cells=cells)
    sys.stdout.write(f"{len(shapes)} shapes, {FILE.stat().st_size:,} bytes\n")
