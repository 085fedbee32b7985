"""Towns in addresses: where a town's name ends behind its postcode."""

from __future__ import annotations

import re

from extractors.values.gazetteer import is_place
from extractors.values.plain import unbreak

_JOINTS = (
    r"(?:am|an der|an|in der|im|in|bei|ob der|vor der|auf|unter|a\.[ ]?d\.|i\.[ ]?d\.|v\.[ ]?d\.|o\.[ ]?d\.|a\.|i\.|"
    r"b\.|OT)"
)
_FIRST = re.compile(r"[A-ZÄÖÜ][\w.'-]*(?:/[A-ZÄÖÜ][\w.-]*)?")
_TOKEN = re.compile(r"[^\s,;:|·]+")
_ADDITION = re.compile(rf"[ ]?\n?(?:\((?=[A-ZÄÖÜ])[A-ZÄÖÜ][\w. -]{{1,25}}\)|[ ]{_JOINTS}[ ]?[A-ZÄÖÜ][\w.-]*)")
_SECOND = re.compile(r"[ ](?P<word>[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)*)(?=[ ]*(?:$|[\n,;|·.)]))")
# Nouns behind five digits that are counted things and no towns; a label that follows directly is none either.
_COUNTED = re.compile(
    r"(?:Einwohner|Euro|EUR|Personen|Menschen|Kinder|Jugendliche|Schüler|Haushalte|Mitglieder|Familien|Bürger|Exemplare|Stück|Quadrat|"
    r"Stunden|Tage|Besucher|Teilnehm|Studierende|Beschäftigte|Hektar|Arbeitslose|Betriebe|Frauen|Männer|Telefon|Tel\b|Fax|Mobil|"
    r"E-Mail|Ort\b|Plätze|Bücher|Meter|Uhr|Seiten|Prozent|Unternehmen|Wohnungen|Fälle|Eltern|Unterschriften|Mark\b|Stimmen|Bürgerinnen)"
)
_HONOUR = frozenset(
    {"Lutherstadt", "Hansestadt", "Landeshauptstadt", "Universitätsstadt", "Bad", "Sankt", "St.", "Markt", "Ostseebad"}
)
MAX_WORDS = 6


def city_end(text: str, start: int) -> int | None:
    """Where the town that begins at `start` ends; None where no town can begin there.

    The longest name of the official list wins; a town that is not in it (a district with its own postcode) is one
    capitalised word with its addition.

    >>> run = "60311 Frankfurt am Main Telefon 069"
    >>> run[6:city_end(run, 6)]
    'Frankfurt am Main'
    """
    first = _FIRST.match(text, start)
    if not first or _COUNTED.match(first[0]):
        return None
    listed = _listed_end(text, start)
    if listed is not None:
        return _with_district(text, listed)
    end = first.end()
    word = first[0]
    if "/" in word and is_place(word.partition("/")[0]):
        end = start + word.index("/")
    elif word in _HONOUR and (second := re.compile(r"[ ][A-ZÄÖÜ][\w-]+").match(text, end)):
        end = second.end()
    if addition := _ADDITION.match(text, end):
        end = addition.end()
    elif (second := _SECOND.match(text, end)) and not re.match(
        r"(?:Tel|Fon|Fax|Mobil|Deutschland|Germany)", second["word"]
    ):
        end = second.end() if not is_place(word) else end
    while text[end - 1] in ".-'" and end - 1 > start:
        end -= 1
    name = text[start:end]
    return end if re.search(r"[a-zäöüß]{2}|^[A-ZÄÖÜ]{3,}", name) else None


def _listed_end(text: str, start: int) -> int | None:
    ends: list[int] = []
    for token in _TOKEN.finditer(text, start, start + 100):
        if ends and re.fullmatch(r"[ ]*", text[ends[-1] : token.start()]) is None:
            gap = text[ends[-1] : token.start()]
            if gap.strip(" ") != "\n" or not (
                token[0][0] == "(" or re.match(rf"{_JOINTS}$", token[0]) or not is_place(text[start : ends[-1]])
            ):
                break  # a name that is whole does not go on in the next line: "Bad" / "Belzig" does
        if not re.match(r"[\w(]", token[0]):
            break
        ends.append(token.end())
        if len(ends) == MAX_WORDS:
            break
    for end in reversed(ends):
        for name in dict.fromkeys((text[start:end].rstrip('.!?"“/-'), text[start:end].rstrip(').!?"“/-'))):
            if name.count("(") == name.count(")") and is_place(unbreak(name)):
                return start + len(name)
    return None


def _with_district(text: str, end: int) -> int:
    """ "Berlin-Mitte" is one word; "Zeuthen OT Miersdorf" and "Halle (Saale)" end behind the addition."""
    if addition := re.compile(r"[ ]\([A-ZÄÖÜ][a-zäöüß]{2,20}\)").match(text, end):
        return addition.end()
    if district := re.compile(r"[ ]OT[ ][A-ZÄÖÜ][\w-]+").match(text, end):
        return district.end()
    return end
