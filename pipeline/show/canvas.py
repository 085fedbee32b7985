"""Marks on the picture of a page: tinted boxes with tags, notes in the margin, a legend below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PIL import Image, ImageDraw, ImageFont

from pipeline.show.marks import Mark
from schemas.box import Box

Colour = tuple[int, int, int]
Pixels = tuple[float, float, float, float]

# Of the block roles, so that a role looks alike in all pictures; other kinds take what is left, in order.
KNOWN: Mapping[str, Colour] = {
    "heading": (214, 39, 40),
    "paragraph": (31, 119, 180),
    "list item": (44, 160, 44),
    "table": (148, 103, 189),
    "caption": (140, 86, 75),
    "footnote": (188, 140, 34),
    "pull quote": (227, 119, 194),
    "running head": (127, 127, 127),
    "footer": (127, 127, 127),
    "page number": (160, 160, 160),
    "logo": (90, 90, 90),
    "cell": (148, 103, 189),
    "column": (255, 127, 14),
    "column in a box": (180, 60, 0),
    "elsewhere": (150, 150, 150),
}
PALETTE: tuple[Colour, ...] = (
    *((31, 119, 180), (214, 39, 40), (44, 160, 44), (148, 103, 189), (255, 127, 14), (23, 158, 170)),
    *((227, 119, 194), (140, 86, 75), (150, 150, 20), (0, 60, 140), (120, 0, 60), (0, 100, 50)),
)
INK: Colour = (20, 20, 20)
PAPER: Colour = (255, 255, 255)
TEXT = 15  # height of tags and notes in pixels
GAP = 5
MARGIN = 0.42  # of the page's width, for notes
TINT, PALE = 50, 22  # opacity of tinted boxes, of 255


def draw(picture: Image.Image, marks: Sequence[Mark], *, points_wide: float, title: str) -> Image.Image:
    """The page with its marks; `points_wide` is the page's width in points."""
    scale = picture.width / points_wide
    colours = colours_of(marks)
    page = picture.convert("RGBA")
    layer = Image.new("RGBA", page.size)
    pencil = ImageDraw.Draw(layer)
    for mark in marks:
        _outline(pencil, _pixels(mark.box, scale), mark, colours[mark.kind])
    boxes = [_pixels(mark.box, scale) for mark in marks if mark.fill == "tint"]
    for mark in marks:
        _tag(pencil, _pixels(mark.box, scale), mark, colours[mark.kind], boxes=boxes, page_width=page.width)
    page = Image.alpha_composite(page, layer)
    notes = [mark for mark in marks if mark.note]
    if notes:
        page = _with_notes(page, notes, scale, colours)
    return _with_legend(page, marks, colours, title).convert("RGB")


def colours_of(marks: Sequence[Mark]) -> dict[str, Colour]:
    """A colour for every kind, in the order in which the kinds are met."""
    kinds = list(dict.fromkeys(mark.kind for mark in marks))
    free = [kind for kind in kinds if kind not in KNOWN]
    return {k: KNOWN[k] if k in KNOWN else PALETTE[free.index(k) % len(PALETTE)] for k in kinds}


def _pixels(box: Box, scale: float) -> Pixels:
    x0, top, x1, bottom = (v * scale for v in box)
    return min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom)


def _outline(pencil: ImageDraw.ImageDraw, box: Pixels, mark: Mark, colour: Colour) -> None:
    x0, top, x1, bottom = box
    if mark.fill == "frame":
        pencil.rectangle((x0 - GAP, top - GAP, x1 + GAP, bottom + GAP), outline=(*colour, 255), width=4)
    elif mark.fill == "line":
        pencil.rectangle(box, outline=(*colour, 200), width=1)
    else:
        tint = PALE if mark.pale else TINT
        pencil.rectangle(box, fill=(*colour, tint), outline=(*colour, 230), width=2)


def _tag(
    pencil: ImageDraw.ImageDraw,
    box: Pixels,
    mark: Mark,
    colour: Colour,
    *,
    boxes: Sequence[Pixels],
    page_width: float,
) -> None:
    """Left of the box; above it, where another one stands left of it; a column's number above its frame."""
    if not mark.tag:
        return
    width, height = pencil.textlength(mark.tag, font=_font()) + 6, TEXT + 4
    x, y = (box[0] - width - 1, box[1]) if mark.fill != "frame" else (box[2] - width, box[1] - height - GAP)
    if mark.fill == "tint" and any(_meet((x, y, x + width, y + height), other) for other in boxes):
        x, y = box[0], box[1] - height
    x, y = min(max(x, 0), page_width - width), max(y, 0)
    pencil.rectangle((x, y, x + width, y + height), fill=(*colour, 225))
    pencil.text((x + 3, y + 1), mark.tag, font=_font(), fill=(*PAPER, 255))


def _meet(a: Pixels, b: Pixels) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _with_notes(page: Image.Image, notes: Sequence[Mark], scale: float, colours: Mapping[str, Colour]) -> Image.Image:
    """Each note at the height of its box, or as far below as the notes above it need."""
    pencil = ImageDraw.Draw(page)
    room = int(page.width * MARGIN)
    placed: list[tuple[float, str, Colour]] = []
    y = 2.0
    for mark in sorted(notes, key=lambda m: (m.box.top, m.box.x0)):
        y = max(y, mark.box.top * scale)
        for line in _wrapped(pencil, mark.note, room - 16):
            placed.append((y, line, colours[mark.kind]))
            y += TEXT + 3
        y += 3
    wide = Image.new("RGBA", (page.width + room, max(page.height, int(y) + GAP)), (*PAPER, 255))
    wide.paste(page, (0, 0))
    pencil = ImageDraw.Draw(wide)
    pencil.line((page.width, 0, page.width, wide.height), fill=(200, 200, 200, 255))
    for y, line, colour in placed:
        pencil.text((page.width + 8, y), line, font=_font(), fill=(*colour, 255))
    return wide


def _wrapped(pencil: ImageDraw.ImageDraw, text: str, width: float) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and pencil.textlength(longer, font=_font()) > width:
            lines.append(f"    {word}")
        else:
            lines[-1] = longer if lines[-1] else word
    return lines


def _with_legend(page: Image.Image, marks: Sequence[Mark], colours: Mapping[str, Colour], title: str) -> Image.Image:
    """The title, then every kind with its colour and how many marks it has."""
    pencil = ImageDraw.Draw(page)
    counts = {kind: sum(m.kind == kind for m in marks) for kind in colours}
    entries = [(title, None), *((f"{kind} ({counts[kind]})", colour) for kind, colour in colours.items())]
    x, y, row = GAP * 2.0, GAP * 1.0, TEXT + 2 * GAP
    places: list[tuple[float, float, str, Colour | None]] = []
    for text, colour in entries:
        width = pencil.textlength(text, font=_font()) + (TEXT + 4 if colour else 0) + 4 * GAP
        if x + width > page.width and x > 2 * GAP:
            x, y = GAP * 2.0, y + row
        places.append((x, y, text, colour))
        x += width
    tall = Image.new("RGBA", (page.width, page.height + int(y) + row), (245, 245, 245, 255))
    tall.paste(page, (0, 0))
    pencil = ImageDraw.Draw(tall)
    for x, y, text, colour in places:
        top = page.height + y
        if colour:
            pencil.rectangle((x, top + 2, x + TEXT - 2, top + TEXT), fill=(*colour, 255))
        pencil.text((x + (TEXT + 4 if colour else 0), top), text, font=_font(), fill=(*INK, 255))
    return tall


def _font() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(TEXT)
