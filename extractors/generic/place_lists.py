"""Several places in one value, title or sentence: "Stadt Aßlar und Stadt Solms", "Burghaun, Nüsttal und Rasdorf"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.generic.place_types import split_type
from extractors.values.gazetteer import is_place, places
from extractors.values.states import find_state
from schemas.passage import Passage
from schemas.profile import MunicipalityType

_LEADS = r"(?:\s\((?:[Ff]ederführ|[Kk]onsortialführ|[Ss]precher|[Ss]itz)[^)]*\))?"
"""Behind the one of several that acts for the others."""
_ARTICLE = r"(?:(?:der|dem|den)\s)?"
_SEPARATOR = re.compile(rf"{_LEADS}\s*(?:;|,|\n|\s\|\s|/|\bund\b|\bsowie\b|\bmit\b)\s*{_ARTICLE}")
_PLURALS: dict[str, MunicipalityType] = {
    "Städte": "Stadt",
    "Gemeinden": "Gemeinde",
    "Märkte": "Gemeinde",
    "Landkreise": "Landkreis",
    "Kreise": "Landkreis",
    "Samtgemeinden": "Verband",
    "Verbandsgemeinden": "Verband",
}
_AND = re.compile(rf"{_LEADS}(?:, | und | sowie | mit (?=de[rmn] )){_ARTICLE}")
_NAME = r"[A-ZÄÖÜ][\w/.-]*\w(?: \([A-ZÄÖÜ][\w.]+\))?(?: (?:am|an der|bei|im|in|ob der) [A-ZÄÖÜ]\w+)?"
_CALLED = rf"(?:Kommunen|Orte|\w+(?:gemeinden|kommunen|städte|orte|märkte)|{'|'.join(_PLURALS)})"
_SUBJECT = re.compile(
    rf"(?:^|(?<=[.!?] ))(?:Die (?:\w+ )?(?P<word>{_CALLED}) )?(?P<names>{_NAME}(?:, {_NAME})* und {_NAME}) [a-zäöü]"
)
_SEVERAL = re.compile(rf"(?:Die )?(?P<word>{'|'.join(_PLURALS)}) (?P<names>[A-ZÄÖÜ].+)")

_BELONG = re.compile(
    r"\b(?:gehören(?: die)?|umfass(?:t|en)|(?:besteht|bestehend|setzt sich) aus|(?:Mitglieder|Mitgliedskommunen) sind|"
    r"(?:Zusammenschluss|Verbund)(?: aus| von)?|arbeiten|bilden|vereint|verbindet)\s+(?=d(?:ie|er|en)\s|[A-ZÄÖÜ])"
)
"""In front of what something larger is made of: "Zur Region gehören die Stadt Unna und die Gemeinde Bönen"."""
_NEXT = re.compile(r",\s+(?:sowie\s+|und\s+)?|\s+(?:und|sowie|als auch)\s+")
_LED = re.compile(
    r"(?:(?:die|der|den|dem)\s+)?(?:(?:\d+|[a-zäöüß]+)\s+)?"
    rf"(?:(?:(?:{'|'.join(_PLURALS)}|Orte)n?|Kommunen)\s+)?(?=[A-ZÄÖÜ])"
)
"""In front of one of them: "die vier Gemeinden Bönen"."""
MAX_WORDS = 6  # of a place with its type


def are_places(lines: Sequence[Passage]) -> bool:
    """Whether each of several lines names one place: "Stadt Kyritz"."""
    return len(lines) > 1 and all(_is_place(line.strip(" ,;")) for line in lines)


def lists_places(passage: Passage) -> bool:
    """Whether a line or paragraph is nothing but names of places, each with or without its type.

    >>> lists_places(Passage("Stadt Unna, Kamen und Gemeinde Bönen")), lists_places(Passage("Unna und sein Umland"))
    (True, False)
    """
    return _is_place(passage) or all(_is_place(part) for part in _parts(passage, _SEPARATOR))


def _is_place(name: Passage) -> bool:
    return is_place(split_type(name)[1].text)


def several_places(passage: Passage) -> tuple[MunicipalityType | None, Passage] | None:
    """The type of the first of several places and their names as printed: "Städte Bünde und Löhne", "Stadt Aßlar und
    Gemeinde Solms"; None for anything else."""
    hit = _SEVERAL.fullmatch(passage.text)
    names = passage[hit.start("names") :] if hit else passage
    typed = [split_type(part) for part in _parts(names, _AND)]
    if len(typed) < 2 or not all(is_place(name.text) and (hit or kind) for kind, name in typed):
        return None
    return (_PLURALS[hit["word"]], names) if hit else split_type(passage)


def places_told_of(passage: Passage) -> list[Passage]:
    """The places that are the subject of a sentence; two behind a word that says what they are, three without.

    >>> [name.text for name in places_told_of(Passage("Die Städte Unna und Kamen führen ein Archiv."))]
    ['Unna', 'Kamen']
    >>> [name.text for name in places_told_of(Passage("Dazu gehören die Stadt Unna und die Orte Bönen und Werl."))]
    ['Stadt Unna', 'Bönen', 'Werl']
    """
    if belonging := _belonging(passage):
        return belonging
    hit = _SUBJECT.search(passage.text)
    if hit is None:
        return []
    names = _parts(passage[hit.start("names") : hit.end("names")], _AND)
    several = len(names) > (1 if hit["word"] else 2)
    return names if several and all(is_place(name.text) for name in names) else []


def _belonging(passage: Passage) -> list[Passage]:
    """The places that a sentence says to belong to something larger, as far as nothing but places stands in the row."""
    for verb in _BELONG.finditer(passage.text):
        found: list[Passage] = []
        for part in _parts(passage[verb.end() :], _NEXT):
            led = _LED.match(part.text)
            place = _place_at_start(part[led.end() :] if led else part)
            if place is None:
                break
            found.append(place)
        if len(found) > 1:
            return found
    return []


def _place_at_start(passage: Passage) -> Passage | None:
    """The longest place with which a text begins: "Unna" in "Unna mit zusammen 80.000 Menschen"."""
    ends = [hit.end() for hit in re.finditer(r"\S+", passage.text)][:MAX_WORDS]
    prefixes = (passage[:end].strip(" .") for end in reversed(ends))
    return next((prefix for prefix in prefixes if _is_place(prefix)), None)


def names_in(passage: Passage) -> list[tuple[str, Passage]]:
    """The bare names in a value: "Stadt und Landkreis X", "A, B und C"; one where it is one official name."""
    behind = re.search(r"\s*\(([^)]+)\)$", passage.text)
    if behind and find_state(behind[1]):  # "Forst (Lausitz)" keeps what tells it from its namesakes
        passage = passage[: behind.start()]
    _, bare = split_type(passage)
    if is_place(bare.text) or not _SEPARATOR.search(bare.text):
        return [(bare.text, bare)]
    typed = [split_type(part) for part in _parts(bare, _SEPARATOR)]
    names = [name for kind, name in typed if name.text[:1].isupper() and (kind or places(name.text))]
    return [(name.text, name) for name in names or [bare]]


def _parts(passage: Passage, separator: re.Pattern[str]) -> list[Passage]:
    """What stands between the separators, each with its place on the page."""
    cuts = [0, *(cut for hit in separator.finditer(passage.text) for cut in hit.span()), len(passage.text)]
    return [passage[start:stop].strip() for start, stop in zip(cuts[::2], cuts[1::2], strict=True)]
