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
