"""The municipality of a profile in the official list: key, type, state, and what speaks against them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from extractors.generic.place_types import type_of
from extractors.values.districts import district_state
from extractors.values.municipality import Resolution, resolve
from extractors.values.states import STATE_BY_KEY
from schemas.profile import MunicipalityRef, MunicipalityType


@dataclass(frozen=True)
class Place:
    """What is known of a municipality after looking it up."""

    name: str
    kind: MunicipalityType | None
    state: str | None
    ags: str | None
    edition: str | None
    score: float
    """How sure the key is."""
    reason: str
    found: bool
    """Whether the official list has the name at all."""
    state_fits: bool = True
    """False where the printed state is another than that of the only entry of the name."""


def look_up(
    name: str,
    *,
    kind: str | None,
    state: str | None,
    postcodes: Sequence[str],
    published_on: str | None,
    context: str,
    kreise: frozenset[str] = frozenset(),
) -> Place:
    """The entry that fits name, printed type and state, and where the contacts lie; printed values stay.

    `kreise` are the keys of the Kreise to which towns, area codes and domains of the contacts point.
    """
    if (of := district_state(name)) and re.search(rf"\bBezirk(?:s|es|samt(?:e?s)?)?\s+{re.escape(name)}\b", context):
        return Place(name, None, state or of, None, None, 0.9, "a Bezirk has no key in the list", True)
    postcode = _agreed(postcodes)
    known: dict[str, Any] = {"published_on": published_on, "context": context, "kreise": kreise}
    result = resolve(name, type=kind, state=state, postcode=postcode, **known)
    if result.best is None and postcode is not None:
        result = _better(result, resolve(name, type=kind, state=state, **known))
    state_fits = True
    if (
        result.best is None
        and state is not None
        and result.candidates
        and all(c.state != state for c in result.candidates)
    ):
        state_fits = False
    best = result.best
    printed: MunicipalityType | None = kind  # type: ignore[assignment]  # rules yield the contract's types
    called = _association(name, context) if kind is None else "Verband" if kind == "Verband" and best is None else None
    town = resolve(name, type=None, state=state, postcode=postcode, **known).best if called and best is None else best
    if called and (kind is None or town is not None):
        # It lies in the state of the town after which it is called.
        in_state = state or (town.state if town else None)
        return Place(name, called, in_state, None, None, 0.8, "an association has no key in the list", True)
    if best is None:
        if state is None and kind in {"Region", "Verband"}:
            state = _state_of(kreise)
        return Place(name, printed, state, None, None, 0.0, result.reason, bool(result.candidates), state_fits)
    kind_found = best.type if printed in (None, "Stadt", "Gemeinde") or best.type == "Kreisfreie Stadt" else printed
    return Place(
        name, kind_found, state or best.state, best.ags, best.edition, result.score, result.reason, True, state_fits
    )


def _state_of(kreise: frozenset[str]) -> str | None:
    """The Land in which all Kreise lie to which the contacts point: that of a region which no list has."""
    states = {STATE_BY_KEY[kreis[:2]] for kreis in kreise}
    return states.pop() if len(states) == 1 else None


def _association(name: str, context: str) -> MunicipalityType | None:
    """The type of an association that is called like its chief town, where the text never speaks of that town itself.

    >>> _association("Fürstenau", "Rathaus der Samtgemeinde Fürstenau")
    'Verband'
    >>> _association("Fürstenau", "Samtgemeinde Fürstenau, früher Stadt Fürstenau") is None
    True
    """
    words = re.findall(rf"\b([A-ZÄÖÜ][\w-]*)\s+{re.escape(name)}(?![\w-])", context)
    kinds = [kind for word in words if (kind := type_of(word)) is not None]
    return kinds[0] if kinds and all(kind in {"Verband", "Region"} for kind in kinds) else None


def reference(place: Place) -> MunicipalityRef:
    """The entry of the profile's list of municipalities."""
    return MunicipalityRef(name=place.name, type=place.kind, ags=place.ags)


def _better(first: Resolution, second: Resolution) -> Resolution:
    return second if second.best is not None else first


def _agreed(postcodes: Sequence[str]) -> str | None:
    found = [p for p in postcodes if p]
    return max(set(found), key=found.count) if found else None
