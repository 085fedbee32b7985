"""The 16 Länder as tiles of equal size, roughly where they lie, so that Bremen is seen beside Bayern."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

# Column and row of each tile; abbreviations as on official forms.
TILES: Mapping[str, tuple[str, int, int]] = {
    "Schleswig-Holstein": ("SH", 1, 0),
    "Mecklenburg-Vorpommern": ("MV", 2, 0),
    "Bremen": ("HB", 0, 1),
    "Hamburg": ("HH", 1, 1),
    "Brandenburg": ("BB", 2, 1),
    "Berlin": ("BE", 3, 1),
    "Nordrhein-Westfalen": ("NW", 0, 2),
    "Niedersachsen": ("NI", 1, 2),
    "Sachsen-Anhalt": ("ST", 2, 2),
    "Sachsen": ("SN", 3, 2),
    "Rheinland-Pfalz": ("RP", 0, 3),
    "Hessen": ("HE", 1, 3),
    "Thüringen": ("TH", 2, 3),
    "Saarland": ("SL", 0, 4),
    "Baden-Württemberg": ("BW", 1, 4),
    "Bayern": ("BY", 2, 4),
}
SIZE, GAP = 76, 6


def tile_map(counts: Mapping[str, int]) -> str:
    """An SVG; the number in each tile is also said by its depth of colour and by its title."""
    most = max([*counts.values(), 1])
    step = SIZE + GAP
    parts = [
        f'<svg class="tiles" viewBox="0 0 {4 * step - GAP} {5 * step - GAP}" role="img" '
        'aria-labelledby="tiles-title"><title id="tiles-title">Profiles by Land; the table below says the same.</title>'
    ]
    for state, (short, column, row) in TILES.items():
        number = counts.get(state, 0)
        level = 0 if not number else 1 + round(4 * (number / most) ** 0.5)
        x, y = column * step, row * step
        parts.append(
            f'<g class="tile level-{level}"><title>{escape(state)}: {number:,}</title>'
            f'<rect x="{x}" y="{y}" width="{SIZE}" height="{SIZE}" rx="10"/>'
            f'<text class="short" x="{x + 11}" y="{y + 24}">{short}</text>'
            f'<text class="number" x="{x + SIZE - 11}" y="{y + SIZE - 13}" text-anchor="end">{number:,}</text></g>'
        )
    return "".join([*parts, "</svg>"])
