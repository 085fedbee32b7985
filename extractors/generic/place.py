"""Titles that name a municipality: "Beispielkommune: Unna", "Steckbrief Kreis X", "Landkreis Y (Hessen): Slogan"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from extractors.generic import family as generic
from extractors.generic.place_lists import several_places
from extractors.generic.place_types import split_type, type_of
from extractors.values.districts import district_state
from extractors.values.gazetteer import is_place, is_shortened
from extractors.values.organisation import is_organisation
from extractors.values.states import CITY_STATES, STATES, find_states
from schemas.passage import Passage
from schemas.profile import MunicipalityType

_STATE_BEHIND = re.compile(
    r"\s*(?:\(|,|[|·•∙]|/|\s[–—-]\s)\s*(?P<state>(?:Land )?[A-ZÄÖÜ][\w-]+(?:-\s?[A-ZÄÖÜ][\w-]+)?)\s*\)?\s*$"
)
_STATE_BESIDE = re.compile(rf"\s+(?P<state>{'|'.join(map(re.escape, STATES))})$")  # "COBURG Bayern", in two colours
_DATELINE = re.compile(r"(?P<place>[A-ZÄÖÜ][\w()/-]+(?: [\w()./-]+){0,3}?)(?:\. (?=[A-ZÄÖÜ„])| [–—] (?=[A-ZÄÖÜ„]))")
_GENRE = re.compile(
    r"[\w-]*(?:blatt|bogen|studie|bericht|beispiel|besuch|dossier|monitor|analyse)\s?[:–—|]\s+", re.IGNORECASE
)
"""What kind of paper a title heads. It may be about anything, so the place behind it has to be known as one."""
_COUNTED = re.compile(
    r"\d{1,2}(?:\.\d{1,2})?[.)]?\s+(?:[|·–]\s+)?(?=[A-ZÄÖÜ])"
)  # "2 Stadt Murrhardt", "2.1 Landkreis Holzminden"
_KREIS_BEHIND = re.compile(
    r"\s*(?:\((?:(?:Land)?[Kk]reis |LK )?|(?:,|\s[|·•∙/])\s(?:(?:Land)?[Kk]reis |LK ))(?P<kreis>[A-ZÄÖÜ][\w -]+?)\)?$"
)
_TYPE_BEHIND = re.compile(r"\s*\((?P<word>(?:[Kk]reisfreie )?[A-ZÄÖÜ][a-zäöü]+)\)$")  # "Kronach (Landkreis)"
_POPULATION = re.compile(r"[\s·,|(]+(?:(?:ca\.|rund|etwa)\s)?\d[\d.]*\s(?:Einwohner\w*|Einw\.|EW)\)?$")
_DISTRICT = re.compile(r"^Bezirk\s+(?P<name>[A-ZÄÖÜ][\w-]+)$")
_SLOGAN = re.compile(r"\s*(?::|\s[–—|-])\s+(?P<slogan>\S.*)$")
_JOINT = re.compile(r"(?:\s(?:der|des|dem|den|die|im|in|am|an|vom|von|für|bei|zum|zur|–|-|\|))+$")
_OF_THINGS = frozenset({"an", "am", "auf", "mit", "ein", "eine", "kein", "keine", "ohne", "viel", "mehr"})
"""Words behind which a noun is a thing, though a place may be called so: "Alle Mann an Buch", "Zeit für mehr Wald"."""
_CARRIES_WORD = re.compile(
    r"\w(?:kreis|stadt|gemeinde|region)$|^(?:Märkischer|Hochsauerland|Rhein-\w+-)\s?Kreis|-Kreis$|\w+ischer Kreis$",
    re.IGNORECASE,
)
_ITS_OWN = re.compile(r"(?:Unsere?|Meine?|Ihre?|Euer|Der|Die|Das)\s")
"""What is called so is not named: "Unser Landkreis"."""
MAX_NAME = 60  # characters of one name
SURE = 0.7  # of `is_organisation`


@dataclass(frozen=True)
class PlaceTitle:
    """A heading read as the name of a municipality."""

    name: Passage
    kind: MunicipalityType | None
    state: Passage | None
    slogan: Passage | None
    marked: bool
    """Whether it says that it is one: by a start pattern, a type word, a state behind the name."""


def read_place(passage: Passage, starts: Iterable[str] = ()) -> PlaceTitle | None:
    """The municipality that a title names, None for a title that names none.

    Any name is taken after a type word or one of the `starts` patterns; a bare name must stand in the official list.
    """
    started = False
    if hit := _POPULATION.search(passage.text):
        passage = passage[: hit.start()]
    if hit := _COUNTED.match(passage.text):
        passage = passage[hit.end() :]
    for pattern in (*starts, *generic.profile_start):
        hit = re.search(pattern, passage.text, re.IGNORECASE)
        if hit:
            passage, started = passage[hit.start("name") : hit.end("name")].strip(), True
            break
    if genre := None if started else _GENRE.match(passage.text):
        passage = passage[genre.end() :]
    if (hit := _DISTRICT.match(passage.text)) and district_state(hit["name"]):
        passage, started = passage[hit.start("name") :], True
    passage, slogan = _cut_slogan(passage)
    passage, state = _cut_state(passage)
    if (hit := _KREIS_BEHIND.search(passage.text)) and is_place(hit["kreis"]) and not is_place(passage.text):
        passage = passage[: hit.start()].strip()
    several = several_places(passage)
    kind, name = several or split_type(passage)
    if kind is None and (hit := _TYPE_BEHIND.search(name.text)) and (behind := type_of(hit["word"])):
        kind, name = behind, name[: hit.start()]
    text = name.text
    if not text or (len(text) > MAX_NAME and several is None) or not text[0].isupper() or _ITS_OWN.match(text):
        return None
    if text.endswith((".", "?", "!", ":")) and not is_shortened(text):
        return None
    if kind is None and text in STATES and text not in CITY_STATES:
        return None  # "Brandenburg" below the name of a Kreis, "Sachsen: …" over news
    known = several is not None or is_place(text)
    if not known and not re.fullmatch(
        r"[A-ZÄÖÜ][\w.'/()-]*(?:\s+(?:[A-ZÄÖÜ(][\w.'/()-]*|an|am|der|die|den|im|in|bei|ob|vor|und|auf|&|a\.|d\.)){0,6}",
        text,
    ):
        return None
    carries = bool(_CARRIES_WORD.search(text))
    if carries and kind is None and re.search(r"kreis$", text, re.IGNORECASE):
        kind = "Landkreis"
    open_list = kind in {"Landkreis", "Verband", "Region"} and len(text.split()) <= 4
    # Towns and Gemeinden are all in the list; Kreise of before 2011 and associations are not.
    named = kind is not None and (known or started or state is not None or open_list)
    short = len(text.split()) <= 3 and " in " not in text  # "Gute Praxis: Wohnen in Sachsen" names a subject
    if not (known or named or (started and state is not None) or (started and short)):
        return None
    return PlaceTitle(name, kind, state, slogan, bool(started or genre or kind is not None or state is not None))


def split_designation(passage: Passage, starts: Iterable[str] = ()) -> tuple[str, PlaceTitle] | None:
    """What a place is called in a title, and the place: "Partnerschaft für Demokratie der Stadt Unna"; None without.

    Says little of a title that stands alone ("Haushaltsplan der Stadt Unna"); several called alike are a series.
    """
    found: list[tuple[str, PlaceTitle]] = []
    words = list(re.finditer(r"\S+", passage.text))
    for before, word in pairwise(words):
        if before[0] in _OF_THINGS:
            continue
        if (place := read_place(passage[word.start() :], starts)) is not None:
            found.append((_JOINT.sub("", passage.text[: word.start()].strip()), place))
    return next((f for f in found if is_place(f[1].name.text)), found[0] if found else None)


def body_with_slogan(passage: Passage) -> tuple[Passage, Passage] | None:
    """An institution and what is told of it behind a colon ("Netzwerk Nord: Hebammen auf Rädern"), else None."""
    body, colon, slogan = passage.text.partition(": ")
    if not colon or len(slogan.split()) < 2 or body[-1:].isdigit() or is_organisation(body) < SURE:
        return None  # "Forum 1: Auf dem Land" is a chapter
    return passage[: len(body)], passage[len(body) + len(colon) :]


def _cut_state(passage: Passage) -> tuple[Passage, Passage | None]:
    hit = _STATE_BEHIND.search(passage.text)
    beside = _STATE_BESIDE.search(passage.text) if hit is None else None
    if beside and is_place(split_type(passage[: beside.start()].strip())[1].text) and not is_place(passage.text):
        hit = beside
    if not hit:
        return passage, None
    inside = passage.text[hit.start("state") : hit.end("state")]
    found = find_states(inside) or find_states(f"Land {inside}")
    if not found or not passage.text[: hit.start()].strip():
        return passage, None
    return passage[: hit.start()].strip(), passage[hit.start("state") : hit.end("state")]


def _cut_slogan(passage: Passage) -> tuple[Passage, Passage | None]:
    """A slogan behind a colon or a dash on the title's own line; a state there is no slogan."""
    hit = _SLOGAN.search(passage.text)
    if not hit or find_states(hit["slogan"]):
        return passage, None
    if len(hit["slogan"].split()) < 2 and not is_place(passage.text[: hit.start()].strip()):
        return passage, None
    return passage[: hit.start()].strip(), passage[hit.start("slogan") :].strip()


def dateline_of(passage: Passage) -> Passage | None:
    """The place with which a report opens ("Unna. Der Regen hängt tief …", "Hamm – Seit …"), None without.

    A lone name before a sentence is one in reports; elsewhere a sentence of one word is no place.
    """
    hit = _DATELINE.match(passage.text)
    return passage[: hit.end("place")] if hit and is_place(hit["place"]) else None


def names_state(text: str) -> bool:
    """Whether a short line says nothing but a state.

    >>> names_state("(Brandenburg)"), names_state("gefördert vom Land Brandenburg seit 2009")
    (True, False)
    """
    bare = text.strip(" ().,:|")
    if not 4 <= len(bare) <= 40:
        return False
    hits = find_states(bare) or find_states(f"Land {bare}")
    return bool(hits) and len(hits[0].value) >= 0.7 * len(bare.removeprefix("Land ").removeprefix("Freistaat "))
