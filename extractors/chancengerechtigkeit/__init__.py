"""Bündnisse für Chancengerechtigkeit: two-page profile sheets of the Deutsche Kinder- und Jugendstiftung."""

from __future__ import annotations

from extractors.family import Family

family = Family(
    name="chancengerechtigkeit",
    recognise=(r"Bündnisse für Chancengerechtigkeit", r"DKJS|Deutschen? Kinder-\s?und Jugendstiftung"),
    series="Bündnisse für Chancengerechtigkeit",
    publisher="Deutsche Kinder- und Jugendstiftung",
    publisher_patterns=(r"Deutschen? Kinder- und Jugendstiftung",),
    profile_start=(r"^Beispielkommune:?\s+(?P<name>.+)$",),
    section_kinds={
        r"^strukturen und strategien": "structures_and_strategies",
        r"^umsetzung des (?:bildungs- und teilhabe)?pakets": "implementation",
        r"^vorhandene materialien": "materials",
    },
)
