"""Stand-ins for photographs: small pictures of hills under a sky, so that captions have something to stand under."""

from __future__ import annotations

import base64
import math
from io import BytesIO

from PIL import Image


def picture(seed: int, *, width: int = 240, height: int = 160) -> bytes:
    """A PNG of the given size in pixels; the seed moves the hills and changes the colours."""
    image = Image.new("RGB", (width, height))
    for x in range(width):
        hills = [
            height * (0.45 + 0.15 * n + 0.08 * math.sin((x + 62 * seed * (n + 1)) / (18.0 + 8 * n))) for n in range(3)
        ]
        for y in range(height):
            layer = sum(y > hill for hill in hills)
            sky = (200 - y // 2, 215 - y // 4, 235)
            image.putpixel(
                (x, y), sky if not layer else ((37 * seed) % 90 + 20 * layer, 150 - 25 * layer, 80 + 10 * layer)
            )
    stream = BytesIO()
    image.quantize(32).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def picture_url(seed: int) -> str:
    """The picture as a data URL for HTML."""
    return "data:image/png;base64," + base64.b64encode(picture(seed)).decode()
