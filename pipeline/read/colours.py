"""Colours of any colour space as 0xRRGGBB on white paper."""

from __future__ import annotations

WHITE = 0xFFFFFF
BLACK = 0x000000


def on_paper(red: int, green: int, blue: int, alpha: int = 255) -> int | None:
    """A colour of levels 0 to 255 as it looks on white paper; None for what is wholly transparent.

    >>> hex(on_paper(255, 0, 0)), hex(on_paper(0, 0, 0, 128)), on_paper(0, 0, 0, 0)
    ('0xff0000', '0x7f7f7f', None)
    """
    if alpha >= 255:
        return red << 16 | green << 8 | blue
    if alpha <= 0:
        return None
    red, green, blue = (255 + (level - 255) * alpha // 255 for level in (red, green, blue))
    return red << 16 | green << 8 | blue


def rgb(components: object) -> int:
    """Components of 0 to 1 as pdfplumber gives them: one is grey, three RGB, four CMYK; anything else is black.

    >>> hex(rgb((1.0, 0.5, 0.0))), hex(rgb((0.5,))), hex(rgb((0, 1, 1, 0))), rgb(None)
    ('0xff8000', '0x808080', '0xff0000', 0)
    """
    match components:
        case (int() | float() as grey,) | (int() | float() as grey):
            return _pack(grey, grey, grey)
        case (int() | float() as red, int() | float() as green, int() | float() as blue):
            return _pack(red, green, blue)
        case (int() | float() as c, int() | float() as m, int() | float() as y, int() | float() as k):
            return _pack((1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k))
        case _:
            return BLACK


def _pack(red: float, green: float, blue: float) -> int:
    r, g, b = (min(255, max(0, int(level * 255 + 0.5))) if level == level else 0 for level in (red, green, blue))  # noqa: PLR0124
    return r << 16 | g << 8 | b


def spot_to_grey(components: object, space: str) -> object:
    """Components of a spot colour (which count ink, not light) as a grey level; others as they are.

    >>> spot_to_grey(0.8, "Separation"), spot_to_grey((1.0, 0.0, 0.0), "DeviceRGB")
    (0.19999999999999996, (1.0, 0.0, 0.0))
    """
    if space == "Lab" and isinstance(components, tuple) and len(components) == 3:
        lightness = components[0]
        return min(1.0, max(0.0, lightness / 100)) if isinstance(lightness, int | float) else 0.0
    if space not in {"Separation", "DeviceN"}:
        return components
    if isinstance(components, tuple):
        numbers = [c for c in components if isinstance(c, int | float)]
        return 1 - max(numbers, default=1.0)
    return 1 - components if isinstance(components, int | float) else 0.0
