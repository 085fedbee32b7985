"""A device for pdfplumber that remembers what pdfminer.six forgets: the text state of every character.

pdfplumber keeps the number of the marked content that an object belongs to (`mcid`). Here that number is the object's
place in the stream instead, and a text object's state is found under it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from pdfminer.layout import LTCurve
from pdfminer.pdffont import PDFType3Font
from pdfplumber.page import PDFPageAggregatorWithMarkedContent

from pipeline.read.colours import spot_to_grey
from pipeline.read.fonts import font_metrics, font_name, named_font, number

TALL = 1.6  # of the size; no honest font is taller
HEIGHT = 1.2  # of the size; from the deepest to the highest point of a usual font


class TextState(NamedTuple):
    """What all characters of one show-text operator share."""

    font: str
    flags: int
    weight: int
    """400 = normal; 0 where the font does not say."""
    stem: float
    """Width of a vertical stem, in thousandths of the size; 0 where the font does not say."""
    ascent: float
    """Of the size."""
    descent: float
    size: float
    """Nominal, before the text matrix."""
    rise: float
    mode: int
    """Text render mode."""
    layer: bool
    """Whether it belongs to optional content, which may be switched off."""


class Device(PDFPageAggregatorWithMarkedContent):
    """Builds pdfplumber's layout objects and numbers them in stream order."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.states: dict[int, TextState] = {}
        self._order = 0
        self._layers: list[bool] = []
        self.contents: dict[int, list[int]] = {}
        """Number of marked content -> the page's own text objects in it; forms count theirs anew."""
        self._marks: list[int | None] = []
        self._forms = 0

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        self._layers.append(getattr(tag, "name", None) == "OC")
        around = self._marks[-1] if self._marks else None
        mark = props.get("MCID") if isinstance(props, dict) else None
        self._marks.append(mark if isinstance(mark, int) else around)

    def end_tag(self) -> None:
        if self._layers:
            self._layers.pop()
            self._marks.pop()

    def begin_figure(self, *arguments: Any, **options: Any) -> None:
        self._forms += 1
        super().begin_figure(*arguments, **options)

    def end_figure(self, *arguments: Any, **options: Any) -> None:
        self._forms -= 1
        super().end_figure(*arguments, **options)

    def tag_cur_item(self) -> None:
        """Gives the newest object its place in the stream."""
        if self.cur_item._objs:
            newest: Any = self.cur_item._objs[-1]
            newest.mcid = self._order

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self._order += 1
        if not self._forms and self._marks and (mark := self._marks[-1]) is not None:
            self.contents.setdefault(mark, []).append(self._order)
        font = textstate.font
        type3 = isinstance(font, PDFType3Font)
        named = named_font(font)
        # Under the name of a standard font pdfminer.six forgets the descriptor, and `fontname` is the standard one.
        metrics = (0.0, 0.0) if type3 else (number(font.get_ascent()), number(font.get_descent()))
        ascent, descent = font_metrics(font_name(str(font.fontname)), *metrics)
        self.states[self._order] = TextState(
            font=named.name,
            flags=named.flags,
            weight=named.weight,
            stem=0.0 if type3 else number(font.descriptor.get("StemV")),
            ascent=ascent,
            descent=descent,
            size=number(textstate.fontsize) * (_glyph_scale(font) if type3 else 1.0),
            rise=number(textstate.rise),
            mode=int(number(textstate.render)),
            layer=any(self._layers),
        )
        graphicstate.ncolor = spot_to_grey(graphicstate.ncolor, ncs.name if ncs else "")
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_image(self, *arguments: Any, **options: Any) -> None:
        self._order += 1
        super().render_image(*arguments, **options)

    def paint_path(self, *arguments: Any, **options: Any) -> None:
        self._order += 1
        before = len(self.cur_item._objs)
        super().paint_path(*arguments, **options)
        state = arguments[0]
        for item in self.cur_item._objs[before:]:
            painted: Any = item
            if isinstance(painted, LTCurve):
                painted.stroking_color = spot_to_grey(state.scolor, state.scs.name)  # type: ignore[assignment]
                painted.non_stroking_color = spot_to_grey(state.ncolor, state.ncs.name)  # type: ignore[assignment]


def _glyph_scale(font: PDFType3Font) -> float:
    """By how much larger the glyphs of a Type 3 font are than one unit of size."""
    height = abs(number(font.bbox[3]) - number(font.bbox[1])) * abs(number(font.vscale))
    return height / HEIGHT if height > TALL else 1.0
