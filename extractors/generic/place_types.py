"""Words that say what a place is: "Landkreis", "Samtgemeinde", "Markt"."""

from __future__ import annotations

import re

from schemas.passage import Passage
from schemas.profile import MunicipalityType

TYPE_WORDS: tuple[tuple[str, MunicipalityType], ...] = (
    (r"kreisfreien? (?:stadt|hansestadt|universitätsstadt)|stadtkreis(?:es)?", "Kreisfreie Stadt"),
    (r"landkreis(?:es)?|kreis(?:es)?|lkr?\.", "Landkreis"),
    (
        r"(?:samt|verbands|verwaltungs|amts)gemeinde|verwaltungsgemeinschaft|amt(?:es)?|(?:zweck|"
        r"kommunal|gemeinde|planungs)?verband|(?:kommunal|gemeinde|städte)verbund|(?:inter)?kommunale allianz",
        "Verband",
    ),
    (
        r"(?:landes|bundes)hauptstadt|(?:freie )?(?:und )?hansestadt|(?:wissenschafts|"
        r"universitäts|kreis|große kreis|große kreisangehörige )?stadt|bergstadt|kurstadt|"
        r"(?:(?:alten?|große|kleine|neue|[a-zäöü-]+- und) )?[a-zäöüß-]{3,}stadt",
        "Stadt",
    ),
    (r"(?:orts|einheits|markt|land)?gemeinde|markt(?:es)?|flecken|ostseebad|seebad", "Gemeinde"),
    (r"(?:[a-z]+-)?(?:städte|metropol|bildungs|modell|leader-|aktiv)?region|regionalverband", "Region"),
)
_TYPE = re.compile(
    r"^(?:(?:der|die|das|im|in der|in|aus dem|aus der|bündnis|lokales bündnis|allianz)\s+)*"
    r"(?P<word>" + "|".join(p for p, _ in TYPE_WORDS) + r")\s+(?=(?-i:[A-ZÄÖÜ(]))",
    re.IGNORECASE,
)
_COMPILED = tuple((re.compile(p, re.IGNORECASE), kind) for p, kind in TYPE_WORDS)


def type_of(word: str) -> MunicipalityType | None:
    """The type that a word like "Landkreis" or "Samtgemeinde" means.

    >>> type_of("Landkreis"), type_of("Markt"), type_of("Haus")
    ('Landkreis', 'Gemeinde', None)
    """
    return next((kind for pattern, kind in _COMPILED if pattern.fullmatch(word.strip())), None)


def split_type(passage: Passage) -> tuple[MunicipalityType | None, Passage]:
    """The type word in front of a name and the bare name; names that carry the word ("Saalekreis") stay whole."""
    hit = _TYPE.match(passage.text)
    if not hit:
        return None, passage.strip()
    return type_of(hit["word"]), passage[hit.end() :].strip()
