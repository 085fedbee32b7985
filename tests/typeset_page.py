"""Pages drawn by hand for the tests: a few characters with places, as a reader would give them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from schemas.box import Box
from schemas.document import Chars, Document, Font, Page, Rect, Rule

WIDTH = 0.5  # of the font size: every character is as wide
PLAIN, BOLD, SYMBOL, SERIF, ITALIC = range(5)
FONTS = (
    Font("Sans", False, False),
    Font("Sans-Bold", True, False),
    Font("Wingdings", False, False),
    Font("Serif", False, False),
    Font("Sans-Italic", False, True),
)


@dataclass
class Sheet:
    """A page in the making: `write` puts text on a baseline, `page()` gives what a reader would."""

    width: float = 595.0
    height: float = 842.0
    number: int = 1
    rects: list[Rect] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    _rows: list[tuple[int, float, float, float, float, float, int, int, int]] = field(default_factory=list)
    _runs: int = 0

    def write(
        self,
        x: float,
        baseline: float,
        text: str,
        *,
        size: float = 10.0,
        font: int = PLAIN,
        colour: int = 0,
        tracking: float = 0.0,
    ) -> float:
        """Write `text` from `x`; `tracking` is extra space after each character in points. Returns where it ends."""
        for character in text:
            right = x + WIDTH * size
            self._rows.append((ord(character), x, right, baseline, size, font, colour, self._runs, 0))
            x = right + tracking
        self._runs += 1
        return x - tracking

    def lines(self, x: float, baseline: float, texts: list[str], *, leading: float = 12.0, size: float = 10.0) -> None:
        for n, text in enumerate(texts):
            self.write(x, baseline + n * leading, text, size=size)

    def tint(self, x0: float, top: float, x1: float, bottom: float, colour: int = 0xE0E8F0) -> None:
        self.rects.append(Rect(Box(x0, top, x1, bottom), colour, None))

    def square(self, x0: float, top: float, side: float = 4.0) -> None:
        self.rects.append(Rect(Box(x0, top, x0 + side, top + side), 0x800000, None))

    def grid(self, xs: list[float], ys: list[float]) -> None:
        self.rules += [Rule(Box(xs[0], y, xs[-1], y + 0.5), 0) for y in ys]
        self.rules += [Rule(Box(x, ys[0], x + 0.5, ys[-1]), 0) for x in xs]

    def page(self) -> Page:
        code, x0, x1, baseline, size, font, colour, run, angle = (
            zip(*self._rows, strict=True) if self._rows else ((),) * 9
        )
        sizes = np.array(size, dtype=np.float32)
        base = np.array(baseline, dtype=np.float32)
        chars = Chars(
            code=np.array(code, dtype=np.int32),
            x0=np.array(x0, dtype=np.float32),
            top=base - np.float32(0.9) * sizes,
            x1=np.array(x1, dtype=np.float32),
            bottom=base + np.float32(0.2) * sizes,
            baseline=base,
            size=sizes,
            font=np.array(font, dtype=np.int16),
            colour=np.array(colour, dtype=np.int32),
            angle=np.array(angle, dtype=np.int16),
            run=np.array(run, dtype=np.int32),
        )
        return Page(self.number, self.width, self.height, chars, FONTS, tuple(self.rects), tuple(self.rules), (), ())


def document(*sheets: Sheet) -> Document:
    for number, sheet in enumerate(sheets, 1):
        sheet.number = number
    return Document("sha256:" + "0" * 64, "sheet.pdf", tuple(sheet.page() for sheet in sheets))
