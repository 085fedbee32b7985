"""Lines that name who governs a place, and the place: "Bürgermeisterin Eva Licht, Gronau (Westfalen)"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.generic.place import PlaceTitle, read_place
from extractors.values.gazetteer import is_place
from extractors.values.person import parse_person
from schemas.passage import Passage

_GOVERNS = re.compile(
    r"bürgermeister|landr[aä]t|beigeordnete|(?:stadt|kreis|gemeinde)direktor|amtsdirektor|amtsvorsteher|dezernent|"
    r"(?:kreis|stadt)r[aä]t|bezirksstadtr[aä]t",
    re.IGNORECASE,
)
_BEFORE_PLACE = re.compile(r",\s+|\s[·|]\s|\s(?:der|des|von|in|aus)\s(?=[A-ZÄÖÜ])")
LONGEST = 100  # characters


def place_governed(passage: Passage) -> PlaceTitle | None:
    """The place of whoever such a line names, which says that it is one; None for people who govern nothing."""
    if len(passage.text) > LONGEST or not _GOVERNS.search(passage.text):
        return None
    for cut in _BEFORE_PLACE.finditer(passage.text):
        who, place = passage.text[: cut.start()], read_place(passage[cut.end() :])
        if place and is_place(place.name.text) and _GOVERNS.search(who) and parse_person(who.strip(" ,")):
            return replace(place, marked=True)
    return None
