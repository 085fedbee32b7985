"""The municipality that a domain is named after: "landkreis-stade.de", "herzberg-elster.de"."""

from __future__ import annotations

import re

from extractors.values.gazetteer import Municipality, fold_place, places
from extractors.values.states import STATES

_OFFICES = (
    r"(?:land)?kreis(?:verwaltung)?|stadt(?:verwaltung)?|gemeinde(?:verwaltung)?|landratsamt|rathaus|markt|"
    r"hansestadt|landeshauptstadt|samtgemeinde|verbandsgemeinde|amt|lra|lk|kv|vg|vgv|sg"
)
_OFFICE_FIRST = re.compile(
    rf"^(?:{_OFFICES})-(?P<name>.+)$|^(?:landkreis|stadt|kreis|gemeinde|lra|lk|kv)(?P<joined>.+)$"
)
_OFFICE_LAST = re.compile(rf"^(?P<name>.+)-(?:{_OFFICES})$")
_LAENDER = frozenset(fold_place(state) for state in STATES if state not in ("Berlin", "Hamburg", "Bremen"))
"""Theirs are the domains "sachsen.de" and "brandenburg.de", not those of the towns that bear the name."""
SHORTEST = 4  # letters of a name; "au.de" and "elz.de" are more often somebody's initials


def places_of_domain(domain: str) -> tuple[Municipality, ...]:
    """Entries of the official list whose whole name the domain is, an office's word beside it left out.

    `domain` may be an e-mail address or a web address. A name that is only a part of it says nothing.

    >>> [p.ags for p in places_of_domain("kita@landkreis-stade.de")], places_of_domain("www.lkee.de")
    (['03359', '03359038'], ())
    >>> [p.name for p in places_of_domain("https://www.herzberg-elster.de/rathaus")]
    ['Herzberg (Elster)']
    """
    host = re.sub(r"^[a-z]+://", "", domain.lower().rpartition("@")[2]).partition("/")[0]
    parts = host.split(".")
    if len(parts) < 2:
        return ()
    own = parts[-2]
    names = [own]
    for pattern in (_OFFICE_FIRST, _OFFICE_LAST):
        hit = pattern.match(own)
        names += [name for name in hit.groupdict().values() if name] if hit else []
    return next((found for name in reversed(names) if (found := _named(name))), ())


def _named(name: str) -> tuple[Municipality, ...]:
    if len(name) < SHORTEST or fold_place(name) in _LAENDER:
        return ()
    return places(name) or places(name.replace("-", "/", 1))  # "neustadt-holstein" is Neustadt in Holstein
