"""The reliability diagram as SVG: how often values of a confidence are right, and how many there are."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.evaluate.calibration import Bin, Calibration

SIDE = 400  # of the square, in pixels
LEFT, TOP, COUNTS = 60, 50, 80  # margins; height of the counts below
BAR, TOO_SURE, TOO_SHY, INK, GREY = "#4477aa", "#cc6677", "#88ccee", "#222222", "#999999"


def diagram(calibration: Calibration, *, title: str = "Confidence against truth") -> str:
    """One bar per bin, as high as the share of right values; the diagonal is what it should be."""
    error = calibration.error
    caption = "no values with a confidence" if error is None else f"{len(calibration.values)} values, ECE {error:.3f}"
    width, height = LEFT + SIDE + 30, TOP + SIDE + 50 + COUNTS + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="sans-serif" font-size="12" fill="{INK}">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
        _text(LEFT, 22, title, size=15),
        _text(LEFT, 40, caption, colour=GREY),
        _text(LEFT + SIDE, 28, "surer than right", anchor="end", colour=TOO_SURE),
        _text(LEFT + SIDE, 42, "more often right than sure", anchor="end", colour=TOO_SHY),
        *_grid(),
        *(line for b in calibration.bins if b.values for line in _bar(b)),
        _line(LEFT, TOP + SIDE, LEFT + SIDE, TOP, INK, dash=True),
        _text(LEFT + SIDE / 2, TOP + SIDE + 34, "confidence", anchor="middle"),
        f'<text transform="translate(18 {TOP + SIDE / 2}) rotate(-90)" text-anchor="middle">share right</text>',
        *_counts(calibration),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _grid() -> Iterator[str]:
    for step in range(0, 11, 2):
        share = step / 10
        x, y = LEFT + SIDE * share, TOP + SIDE * (1 - share)
        yield _line(LEFT, y, LEFT + SIDE, y, "#e5e5e5")
        yield _line(x, TOP, x, TOP + SIDE, "#e5e5e5")
        yield _text(LEFT - 8, y + 4, f"{share:.1f}", anchor="end", colour=GREY)
        yield _text(x, TOP + SIDE + 16, f"{share:.1f}", anchor="middle", colour=GREY)


def _bar(b: Bin) -> Iterator[str]:
    """The share that is right, and in another colour what is missing to the confidence or goes beyond it."""
    x, width = LEFT + SIDE * b.low + 2, SIDE * (b.high - b.low) - 4
    low, high = min(b.right, b.confidence), max(b.right, b.confidence)
    tip = f"{b.values} values, mean confidence {b.confidence:.3f}, right {b.right:.3f}"
    colour = TOO_SURE if b.confidence > b.right else TOO_SHY
    yield f"<g><title>{tip}</title>"
    yield _rect(x, TOP + SIDE * (1 - low), width, SIDE * low, BAR)
    yield _rect(x, TOP + SIDE * (1 - high), width, SIDE * (high - low), colour)
    yield "</g>"


def _counts(calibration: Calibration) -> Iterator[str]:
    bottom = TOP + SIDE + 50 + COUNTS
    most = max((b.values for b in calibration.bins), default=0) or 1
    for b in calibration.bins:
        height = (COUNTS - 16) * b.values / most
        x, width = LEFT + SIDE * b.low + 2, SIDE * (b.high - b.low) - 4
        yield _rect(x, bottom - height, width, height, GREY)
        if b.values:
            yield _text(x + width / 2, bottom - height - 4, str(b.values), anchor="middle", size=10)
    yield _line(LEFT, bottom, LEFT + SIDE, bottom, GREY)


def _rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}"/>'


def _line(x0: float, y0: float, x1: float, y1: float, colour: str, *, dash: bool = False) -> str:
    dashes = ' stroke-dasharray="5 4"' if dash else ""
    return f'<line x1="{x0:.1f}" y1="{y0:.1f}" x2="{x1:.1f}" y2="{y1:.1f}" stroke="{colour}"{dashes}/>'


def _text(x: float, y: float, text: str, *, anchor: str = "start", colour: str = INK, size: int = 12) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {place} fill="{colour}" font-size="{size}">{text}</text>'
