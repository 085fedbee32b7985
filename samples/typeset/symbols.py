"""A little symbol font whose glyphs sit in the private use area, as Symbol and Wingdings have them in real files."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

FAMILY = "Sample Symbol"
BULLET, SQUARE, ARROW = "\uf0b7", "\uf0a7", "\uf0d8"
SHAPES = {BULLET: "•", SQUARE: "▪", ARROW: "➢"}
DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


@cache
def symbol_font() -> bytes:
    """A TrueType font of three glyphs out of DejaVu Sans, moved to U+F0B7, U+F0A7 and U+F0D8."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(DEJAVU, recalcTimestamp=False)
    del font["FFTM"]
    chooser = subset.Subsetter(subset.Options(layout_features=[], notdef_outline=True, glyph_names=True))
    chooser.populate(unicodes=[ord(shape) for shape in SHAPES.values()])
    chooser.subset(font)
    glyphs = font.getBestCmap()
    for table in font["cmap"].tables:
        table.cmap = {ord(code): glyphs[ord(shape)] for code, shape in SHAPES.items()} if table.isUnicode() else {}
    font["cmap"].tables = [table for table in font["cmap"].tables if table.cmap and table.format == 4]
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = FAMILY.replace(" ", "") if record.nameID == 6 else FAMILY
    stream = BytesIO()
    font.save(stream)
    return stream.getvalue()
