"""Fonts, styles and lists for the samples that ReportLab typesets."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph

from samples.typeset.content import Item, Items, Section
from samples.typeset.symbols import symbol_font

FONTS = Path("/usr/share/fonts/truetype")
FAMILIES = {
    "Serif": (
        "liberation/LiberationSerif-Regular.ttf",
        "liberation/LiberationSerif-Bold.ttf",
        "liberation/LiberationSerif-Italic.ttf",
    ),
    "Sans": (
        "liberation/LiberationSans-Regular.ttf",
        "liberation/LiberationSans-Bold.ttf",
        "liberation/LiberationSans-Italic.ttf",
    ),
    "DejaVu-Serif": (
        "dejavu/DejaVuSerif.ttf",
        "dejavu/DejaVuSerif-Bold.ttf",
        "dejavu/DejaVuSerif-Italic.ttf",
    ),
    "DejaVu": ("dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf", "dejavu/DejaVuSans-Oblique.ttf"),
}


def register() -> None:
    """Makes the families known as "Serif", "Serif-Bold", "Serif-Italic" and so on, and the symbol font as "Symbols"."""
    for family, files in FAMILIES.items():
        names = [family, f"{family}-Bold", f"{family}-Italic"]
        for name, file in zip(names, files, strict=True):
            pdfmetrics.registerFont(TTFont(name, str(FONTS / file)))
        pdfmetrics.registerFontFamily(family, normal=names[0], bold=names[1], italic=names[2], boldItalic=names[1])
    pdfmetrics.registerFont(TTFont("Symbols", BytesIO(symbol_font())))


def style(
    font: str, size: float, leading: float, *, color: str = "#222222", hyphenated: bool = False, **options: object
) -> ParagraphStyle:
    """A paragraph style; sizes in points."""
    language = {"hyphenationLang": "de_DE", "embeddedHyphenation": 1} if hyphenated else {}
    return ParagraphStyle(
        font, fontName=font, fontSize=size, leading=leading, textColor=HexColor(color), **language, **options
    )


class DrawnSquare(Flowable):
    """A paragraph with a square drawn before its first line instead of a glyph."""

    def __init__(self, paragraph: Paragraph, size: float, color: Color, x: float) -> None:
        super().__init__()
        self.paragraph, self.size, self.color, self.x = paragraph, size, color, x
        self.spaceBefore, self.spaceAfter = paragraph.getSpaceBefore(), paragraph.getSpaceAfter()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = self.paragraph.wrap(width, height)
        return self.width, self.height

    def draw(self) -> None:
        style = self.paragraph.style
        self.canv.setFillColor(self.color)
        baseline = self.height - style.leading + (style.leading - style.fontSize) / 2
        self.canv.rect(self.x, baseline + style.fontSize * 0.33, self.size, self.size, stroke=0, fill=1)
        self.paragraph.drawOn(self.canv, 0, 0)


def list_flow(
    block: Items, base: ParagraphStyle, markers: Sequence[str], *, marker_font: str, step: float = 12, gap: float = 0
) -> list[Flowable]:
    """The items as paragraphs with hanging indents; `step` is the indent of a level in points, a marker "" a drawn square."""

    def rows(entries: Sequence[Item], level: int) -> list[Flowable]:
        out: list[Flowable] = []
        for number, entry in enumerate(entries, 1):
            marker = markers[level - 1] if not block.numbered or level > 1 else f"{number}."
            row = ParagraphStyle(
                f"l{level}", base, leftIndent=step * level, bulletIndent=step * (level - 1) + 1, firstLineIndent=0, spaceAfter=gap,
                bulletFontName=base.fontName if block.numbered and level == 1 else marker_font, bulletFontSize=base.fontSize,
            )  # fmt: skip
            if marker:
                out.append(Paragraph(entry.text, row, bulletText=marker))
            else:
                out.append(
                    DrawnSquare(
                        Paragraph(entry.text, row), base.fontSize * 0.36, HexColor("#7a1f2b"), step * (level - 1) + 1
                    )
                )
            out += rows(entry.items, level + 1)
        return out

    return rows(block.items, 1)


def section_flow(
    section: Section,
    heading: ParagraphStyle,
    body: ParagraphStyle,
    markers: Sequence[str],
    *,
    marker_font: str,
    step: float = 12,
    gap: float = 0,
) -> list[Flowable]:
    flow: list[Flowable] = [Paragraph(section.heading, heading)]
    for part in section.parts:
        flow += (
            list_flow(part, body, markers, marker_font=marker_font, step=step, gap=gap)
            if isinstance(part, Items)
            else [Paragraph(part, body)]
        )
    return flow
