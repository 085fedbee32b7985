"""Bars as SVG. Every chart has a name for those who do not see it, and its numbers stand in a table beside it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT, FOOT, HEAD = 640, 190, 22, 18


def columns(
    name: str, values: Sequence[tuple[str, int]], *, every: int = 1, kind: str = "", numbers: bool = True
) -> str:
    """Upright bars; `values` are labels and heights, every `every`th label is written below."""
    most = max([number for _, number in values] + [1])
    step = WIDTH / max(len(values), 1)
    bar = step * 0.82
    floor = HEIGHT - FOOT
    parts = [
        f'<svg class="columns {kind}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(name)}">'
        f'<line class="axis" x1="0" x2="{WIDTH}" y1="{floor + 0.5}" y2="{floor + 0.5}"/>'
    ]
    for n, (label, number) in enumerate(values):
        height = (floor - HEAD) * number / most
        height = max(height, 2.0) if number else 0.0
        middle = n * step + step / 2
        parts.append(
            f"<g><title>{escape(label)}: {number:,}</title>"
            f'<rect class="hit" x="{n * step:.1f}" y="0" width="{step:.1f}" height="{floor}"/>'
            f'<rect class="bar" x="{middle - bar / 2:.1f}" y="{floor - height:.1f}" width="{bar:.1f}" '
            f'height="{height:.1f}" rx="{min(3.0, bar / 4, height / 2):.1f}"/>'
        )
        if number and numbers:
            above = f'x="{middle:.1f}" y="{floor - height - 5:.1f}" text-anchor="middle"'
            parts.append(f'<text class="value" {above}>{number:,}</text>')
        if n % every == 0:
            parts.append(
                f'<text class="label" x="{middle:.1f}" y="{HEIGHT - 5}" text-anchor="middle">{escape(label)}</text>'
            )
        parts.append("</g>")
    return "".join([*parts, "</svg>"])


def meter(share: float | None, *, label: str = "") -> str:
    """A share as a bar with its number, for a cell of a table."""
    if share is None:
        return '<span class="none" title="no rows">–</span>'
    percent = f"{share:.0%}"
    level = "low" if share < 0.5 else "middle" if share < 0.9 else "high"
    return (
        f'<span class="meter {level}"{f" title={chr(34)}{escape(label)}{chr(34)}" if label else ""}>'
        f'<span class="track" aria-hidden="true"><span style="width:{share:.1%}"></span></span>'
        f'<span class="percent">{percent}</span></span>'
    )


def beam(number: int, most: int) -> str:
    """A number with a bar behind it, for a cell of a table."""
    width = 100 * number / max(most, 1)
    return (
        f'<span class="beam"><span class="track" aria-hidden="true"><span style="width:{width:.1f}%"></span></span>'
        f'<span class="percent">{number:,}</span></span>'
    )
