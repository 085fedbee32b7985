"""What the name of a font, its flags and its metrics say about the look of its text."""

from __future__ import annotations

import math
import re
from typing import Any, NamedTuple

from schemas.document import Font

_SUBSET = re.compile(r"^[A-Z]{6}\+")
# "Semilight" and "Demi" alone are weights of their own: Franklin Gothic "Demi" is bold, "DemiLight" is not.
_BOLD = re.compile(r"bold|black|heavy|semibold|demi(?!li)|(?<![a-z])(?:bd|fett|halbfett)(?![a-z])", re.IGNORECASE)
_BOLD_TAIL = re.compile(r"(?:[-, ]|(?<=[a-z]))(?:Bd|BD|B|BI|Blk|Hv|Fett)(?:It|Ital|Italic|MT|PS)?$")
_ITALIC = re.compile(r"italic|oblique|kursiv|slanted|[-, ](?:it|ital|obl|bi)\b", re.IGNORECASE)

FLAG_ITALIC = 1 << 6
FLAG_FORCE_BOLD = 1 << 18
BOLD_WEIGHT = 600

ASCENT, DESCENT = 0.95, -0.25
"""Of the font size; for fonts that do not say, or say something absurd."""
_STANDARD: dict[str, tuple[float, float]] = {
    "Courier": (0.833, -0.3),
    "Helvetica": (0.905, -0.212),
    "Symbol": (1.005, -0.216),
    "Times": (0.891, -0.216),
    "ZapfDingbats": (0.82, -0.143),
}
"""Of the standard fonts, which files need not describe; every reader has other ideas about them."""


def font_name(base_font: str) -> str:
    """The name without the prefix that marks a subset.

    >>> font_name("ABCDEF+Calibri-Bold")
    'Calibri-Bold'
    """
    return _SUBSET.sub("", base_font).strip() or "unknown"


def font_style(base_font: str, *, flags: int = 0, weight: int = 0, bold: bool = False) -> Font:
    """The font by its name, its descriptor's flags and its weight (400 = normal, 0 = unknown).

    Only a stated weight counts, and those are hundreds: one derived from the stem says bold of regular faces too.

    >>> font_style("ABCDEF+MetaPlusMedium-Bold").bold, font_style("FranklinGothic-DemiLight").bold
    (True, False)
    >>> font_style("TheSans-B7BoldItalic")
    Font(name='TheSans-B7BoldItalic', bold=True, italic=True)
    """
    name = font_name(base_font)
    heavy = bool(
        bold
        or flags & FLAG_FORCE_BOLD
        or (weight >= BOLD_WEIGHT and weight % 100 == 0)
        or _BOLD.search(name)
        or _BOLD_TAIL.search(name)
    )
    return Font(name, heavy, bool(flags & FLAG_ITALIC or _ITALIC.search(name)))


def font_metrics(name: str, ascent: float, descent: float) -> tuple[float, float]:
    """Ascent and descent as parts of the size, within what a line of text can look like.

    >>> font_metrics("Calibri", 0.75, -0.25), font_metrics("Calibri", 0.7, 0.0), font_metrics("Courier-Bold", 0, 0)
    ((0.75, -0.25), (0.95, -0.25), (0.833, -0.3))
    """
    if known := _STANDARD.get(name.partition("-")[0]):
        return known
    descent = -abs(descent)
    # A descent of nothing means that a reader measured some glyphs of the subset, so the ascent is chance as well.
    if not (math.isfinite(ascent + descent) and 0.5 <= ascent <= 1.3 and -0.6 <= descent <= -0.1):
        return ASCENT, DESCENT
    return min(ascent, 1.1), max(descent, -0.4)


def stated_weight(font_weight: int, stem: float) -> int:
    """The weight as PDFium has it: the stated one, or else one derived from the width of a vertical stem.

    >>> stated_weight(700, 0), stated_weight(0, 80), stated_weight(0, 0)
    (700, 400, 0)
    """
    if 0 < font_weight <= 1000:
        return font_weight
    if not 0 < stem < 1000:
        return 0
    return int(stem * 5 if stem < 140 else stem * 4 + 140)


class NamedFont(NamedTuple):
    """What the file says about a font's look."""

    name: str
    flags: int
    weight: int
    """400 = normal, 0 where the file does not say."""


def named_font(font: Any) -> NamedFont:
    """What a font object of pdfminer.six says about itself."""
    name = getattr(font, "basefont", None) or font.fontname
    return NamedFont(
        name.decode("utf-8", "replace") if isinstance(name, bytes) else str(name or ""),
        int(number(font.flags)),
        int(number(font.descriptor.get("FontWeight"))),
    )


def number(value: object) -> float:
    """A number out of a file, 0 for anything else."""
    return float(value) if isinstance(value, int | float) and abs(value) < 1e9 else 0.0
