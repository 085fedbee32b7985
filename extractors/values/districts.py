"""Bezirke of Berlin, Hamburg and Bavaria: they have an office but stand in no list of municipalities."""

from __future__ import annotations

from collections.abc import Mapping

from extractors.values.gazetteer import fold_place

_NAMES: Mapping[str, str] = {
    "Berlin": (
        "Mitte, Friedrichshain-Kreuzberg, Pankow, Charlottenburg-Wilmersdorf, Spandau, Steglitz-Zehlendorf, "
        "Tempelhof-Schöneberg, Neukölln, Treptow-Köpenick, Marzahn-Hellersdorf, Lichtenberg, Reinickendorf"
    ),
    "Hamburg": "Hamburg-Mitte, Altona, Eimsbüttel, Hamburg-Nord, Wandsbek, Bergedorf, Harburg",
    "Bayern": "Oberbayern, Niederbayern, Oberpfalz, Oberfranken, Mittelfranken, Unterfranken, Schwaben",
}
_STATES = {fold_place(name): state for state, names in _NAMES.items() for name in names.split(", ")}


def district_state(name: str) -> str | None:
    """The state of a Bezirk, None for a name that none bears.

    >>> district_state("Eimsbüttel"), district_state("Berlin-Lichtenberg"), district_state("Oberbayern")
    ('Hamburg', 'Berlin', 'Bayern')
    >>> district_state("Uckermark") is None
    True
    """
    folded = fold_place(name)
    return (
        _STATES.get(folded) or _STATES.get(folded.removeprefix("berlin")) or _STATES.get(folded.removeprefix("hamburg"))
    )
