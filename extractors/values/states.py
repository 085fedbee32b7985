"""The sixteen Länder: their names, abbreviations and keys."""

from __future__ import annotations

import re

from extractors.values import Hit
from extractors.values.plain import plain, squeeze

STATES: dict[str, tuple[str, ...]] = {
    "Schleswig-Holstein": ("SH", "S-H"),
    "Hamburg": ("HH",),
    "Niedersachsen": ("NI", "NDS", "Nds."),
    "Bremen": ("HB",),
    "Nordrhein-Westfalen": ("NW", "NRW"),
    "Hessen": ("HE",),
    "Rheinland-Pfalz": ("RP", "RLP"),
    "Baden-Württemberg": ("BW", "BaWü", "Ba-Wü"),
    "Bayern": ("BY",),
    "Saarland": ("SL",),
    "Berlin": ("BE",),
    "Brandenburg": ("BB",),
    "Mecklenburg-Vorpommern": ("MV", "M-V"),
    "Sachsen": ("SN",),
    "Sachsen-Anhalt": ("ST", "LSA"),
    "Thüringen": ("TH",),
}
"""Official spelling → abbreviations, in the order of the official keys 01 to 16."""

STATE_BY_KEY: dict[str, str] = {f"{n:02}": name for n, name in enumerate(STATES, 1)}
"""The first two digits of an official municipality key → state."""

CITY_STATES = frozenset({"Hamburg", "Bremen", "Berlin"})
_SAFE_ABBREVIATIONS = {"NRW", "RLP", "BaWü", "Ba-Wü", "M-V", "LSA", "Nds."}  # the others only in brackets or alone
_BY_ABBREVIATION = {short.casefold(): name for name, shorts in STATES.items() for short in shorts}


def _spelt(name: str) -> str:
    """The name as a pattern: a break or a space may follow the hyphen, umlauts may be written out."""
    pattern = re.escape(name).replace(r"\-", r"[ ]?-\s*").replace("ü", "(?:ü|ue)")
    return rf"{pattern}s?"


_NAMES = "|".join(_spelt(n) for n in sorted(STATES, key=len, reverse=True))
_STATE = re.compile(
    rf"(?<![\w-])(?:(?P<land>(?:Bundes)?[Ll]and(?:es)?|Freistaat(?:e?s)?|Freien? Hansestadt|"
    rf"Freien? und Hansestadt|Freie und Hansestadt)\s+)?(?P<name>{_NAMES})(?![\w]|-\w)"
    rf"|(?<=\()(?P<bracketed>{'|'.join(re.escape(s) for shorts in STATES.values() for s in shorts)})(?=\))"
    rf"|(?<![\w-])(?P<short>{'|'.join(re.escape(s) for s in sorted(_SAFE_ABBREVIATIONS))})(?![\w]|-\w)"
)
# "Brandenburg an der Havel", "Hessen-Kassel" and "Bremen-Nord" are no Länder.
_TOWN_NEXT = re.compile(r"\s+(?:an der|a\.|a\. ?d\.|\(Havel\)|bei)\b")
_KEYS = {squeeze(n).casefold().replace("ü", "ue"): n for n in STATES}


def find_states(text: str) -> list[Hit[str]]:
    """All Länder that the text names; Berlin, Hamburg and Bremen only where they are named as Länder.

    >>> [h.value for h in find_states("gefördert vom Land Brandenburg, in NRW und in Berlin")]
    ['Brandenburg', 'Nordrhein-Westfalen']
    >>> [h.value for h in find_states("Kreis Plön (Schleswig-\\nHolstein)")]
    ['Schleswig-Holstein']
    """
    shown = plain(text)
    alone = _stripped(shown)
    hits: list[Hit[str]] = []
    if (whole := _alone(alone)) is not None:
        start = shown.index(alone) if alone else 0
        return [Hit(whole, start, start + len(alone))]
    for match in _STATE.finditer(shown):
        short = match["bracketed"] or match["short"]
        if short:
            hits.append(Hit(_BY_ABBREVIATION[short.casefold()], match.start(), match.end()))
            continue
        name = _official(match["name"])
        bracketed = shown[match.start() - 1 : match.start()] == "(" and shown[match.end() : match.end() + 1] == ")"
        if name is None or _TOWN_NEXT.match(shown, match.end()):
            continue
        if name in CITY_STATES and not (match["land"] or bracketed):
            continue
        hits.append(Hit(name, match.start("name"), match.end("name")))
    return hits


def find_state(text: str) -> str | None:
    """The first of the Länder that the text names, in official spelling.

    >>> find_state("Berlin"), find_state("MV"), find_state("Freistaat Sachsen"), find_state("Beginn")
    ('Berlin', 'Mecklenburg-Vorpommern', 'Sachsen', None)
    """
    hits = find_states(text)
    return hits[0].value if hits else None


def _stripped(text: str) -> str:
    return text.strip(" \n\t.,;:()[]|")


def _alone(text: str) -> str | None:
    if len(text) > 40:
        return None
    return _official(text) or _BY_ABBREVIATION.get(text.casefold()) or _BY_ABBREVIATION.get(text.casefold() + ".")


def _official(printed: str) -> str | None:
    key = re.sub(r"\s*-\s*", "-", squeeze(printed)).casefold().replace("ü", "ue")
    return _KEYS.get(key) or (_KEYS.get(key[:-1]) if key.endswith("s") else None)
