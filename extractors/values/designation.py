"""How publications name a municipality: type, bare name and state in one phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.values import Hit
from extractors.values.gazetteer import MunicipalityType, is_listed, is_place, namesakes, places
from extractors.values.plain import plain, squeeze, unbreak
from extractors.values.states import find_states


class Designation(NamedTuple):
    """A municipality as printed."""

    name: str
    """Bare and in the nominative: "Uckermark", "Main-Kinzig-Kreis", "Frankfurt (Oder)"."""
    type: MunicipalityType | None
    """What is printed or what every entry of the name in the official list is; None where that is open."""
    state: str | None
    """Printed right behind it."""


_TOWN = (
    r"(?:(?:Große[rn]? |Alte |Freie und |Freien und |Universitäts- und |Landes- und |Dom- und |Hanse- und )*"
    r"(?:Hanse|Landeshaupt|Universitäts|Kreis|Luther|Berg|Kur|Bundes|Wissenschafts|Residenz|Reuter|Klingen|Hochschul|"
    r"Haupt|Kaiser|Barbarossa|Brüder-Grimm-|Fontane|Messe|Rolands|Wein|Welterbe|Dom|See|"
    r"Bach|Goethe|Schiller|Nibelungen|Rosen|Porzellan|Hafen|Festspiel|Mühlen)?[Ss]tadt)"
)
_TYPE_WORDS: tuple[tuple[MunicipalityType, str], ...] = (
    ("Kreisfreie Stadt", r"[Kk]reisfreien? (?:Landeshaupts|S|Universitätss|Hanses)tadt|Stadtkreis(?:es)?|Stadtstaat"),
    (
        "Landkreis",
        r"Landkreis(?:es|s)?|Kreis(?:es)?|LK|Landratsamt(?:e?s)?|Kreisverwaltung|Kreisausschuss(?:es)? des Kreises",
    ),
    ("Verband", r"Samtgemeinde|Verbandsgemeinde|Amt(?:e?s)?|Regionalverband(?:e?s)?|Verwaltungsgemeinschaft"),
    ("Gemeinde", r"(?:Markt|Einheits|Orts)?[Gg]emeinde|Markt(?:e?s)?|Flecken"),
    ("Stadt", _TOWN),
    ("Region", r"Städte[Rr]egion|(?:Metropol|Modell)?[Rr]egion"),
)
_TYPE = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<t{n}>{words})" for n, (_, words) in enumerate(_TYPE_WORDS))
    + r")(?=[ \n]+[A-ZÄÖÜ])"
)
_PLURAL = re.compile(
    r"(?<![\w-])(?:(?P<kreise>(?:Land)?[Kk]reisen?)|(?P<towns>Städten?)|(?P<gemeinden>Gemeinden))(?=[ \n]+[A-ZÄÖÜ])"
)
_BOTH = re.compile(
    rf"(?<![\w-])(?:{_TOWN}(?: und |/)(?:Landkreis|Kreis)|(?:Landkreis|Kreis)(?: und |/){_TOWN})(?=[ \n]+[A-ZÄÖÜ])"
)
_LABEL = re.compile(
    r"(?:^|(?<=[\n|;•]))[ ]*(?:Die |Unsere )?(?:Beispiel|Modell|Partner|Muster|Pilot|Bündnis)?"
    r"(?:kommune|region|landkreis|stadt|standort)"
    r"(?:[/ ](?:Stadt|Landkreis|Gemeinde|Region))*[ ]?[:–—-][ ]*(?:\n[ ]*)?"
    r"|(?:^|(?<=\n))[ ]*(?:(?:Kommunal|Projekt)?[Ss]teckbrief|(?:Kommunen)?[Pp]rofil|Porträt|Name der [\w /]{4,40}|"
    r"Kommune|Landkreis/Stadt|Stadt/Landkreis|Gebietskörperschaft|Gebiet|Standort|Bündnis|(?:Praxis|Best-Practice-)?[Bb]eispiel)"
    r"[ ]*[:–—][ ]*(?:\n[ ]*)?",
    re.IGNORECASE,
)
_OWN_WORD = re.compile(
    r"(?<![\w-])(?:[A-ZÄÖÜ][a-zäöü]+(?:-[A-ZÄÖÜ][a-zäöü]+){0,4}isch(?:er|en|em|e)[ \n]+[A-ZÄÖÜ]?"
    r"|[A-ZÄÖÜ][\w]*(?:-\s?\w+){0,5}-?\s?)"
    r"[Kk]reis(?:es|s)?(?![\w])(?:[ ][A-ZÄÖÜ][\w-]+)?"
)
_TOKEN = re.compile(r"\S+")
_UNLISTED = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+(?:-\s?[A-ZÄÖÜ][a-zäöüß]+)*(?:[ ]\([A-ZÄÖÜ][a-zäöü]+\))?")
_BEHIND = re.compile(r"[ \n]*(?:[(,/|·–-]|in|im Land|im Bundesland)?[ \n]*\Z")
MAX_LENGTH = 200  # code points of a string that may be one designation
MAX_WORDS = 6  # of a place name: "Neustadt a. d. Aisch-Bad Windsheim"


def split_designation(text: str) -> Designation:
    """Type, name and state of a string that names one municipality; the string itself where nothing else is known.

    >>> split_designation("Landkreis Rostock (Mecklenburg-Vorpommern)")
    Designation(name='Rostock', type='Landkreis', state='Mecklenburg-Vorpommern')
    >>> split_designation("Saale-Orla-Kreis")[:2], split_designation("Plön")[:2]
    (('Saale-Orla-Kreis', 'Landkreis'), ('Plön', None))
    """
    line = unbreak(text[:MAX_LENGTH]).strip(" .,:;")
    if is_listed(line) and "kreis" not in line.casefold():
        return Designation(line, None, None)
    for hit in find_designations(line):
        if hit.start == 0 and line[: hit.stop] == hit.value.name and "kreis" not in hit.value.name.casefold():
            return hit.value._replace(type=None)
        if hit.start == 0 or _TYPE.match(line):
            return hit.value
    trailing = re.fullmatch(
        r"(.+?)[ ,]+\(?(Landkreis|Kreis|Stadt|kreisfreie Stadt|Gemeinde)\)?", line
    )  # "Rostock, Stadt"
    if trailing:
        typed = split_designation(f"{trailing[2]} {trailing[1]}")
        return typed if typed.type else Designation(trailing[1], None, None)
    return Designation(line, None, None)


def find_designations(text: str) -> list[Hit[Designation]]:
    """The hits of `find_municipalities`; those of "Stadt und Landkreis Osnabrück" share the phrase."""
    shown = plain(text)
    hits = sorted(_found(shown), key=lambda h: (h.start, -h.stop))
    kept: list[Hit[Designation]] = []
    for hit in hits:
        inside = kept and hit.start < kept[-1].stop
        if inside and (hit.start, hit.stop) != (kept[-1].start, kept[-1].stop):
            continue
        if inside and (hit.value.type in (None, kept[-1].value.type) or not _BOTH.match(shown, hit.start)):
            continue
        kept.append(hit)
    return kept


def _found(text: str) -> Iterator[Hit[Designation]]:
    for match in _BOTH.finditer(text):
        if (stop := _name_end(text, match.end())) is not None:
            name, state = _name(text, match.end(), stop), _state(text, stop)
            yield Hit(Designation(name, _exact_type(name, "Stadt"), state), match.start(), stop)
            yield Hit(Designation(name, "Landkreis", state), match.start(), stop)
    for match in _PLURAL.finditer(text):
        yield from _listed(text, match)
    for match in _OWN_WORD.finditer(text):
        yield from _carrying(text, match)
    for match in _TYPE.finditer(text):
        kind = next(k for n, (k, _) in enumerate(_TYPE_WORDS) if match[f"t{n}"])
        stop = _name_end(text, match.end())
        if stop is None and kind in ("Verband", "Region", "Landkreis") and match[0] not in ("Kreis", "Amt", "Region"):
            unlisted = _UNLISTED.match(text, match.end() + 1)  # Kreise of before 2011, associations of Gemeinden
            stop = unlisted.end() if unlisted else None
        if stop is None:
            continue
        name = _name(text, match.end(), stop)
        whole = f"{match[0]} {name}"
        if kind in ("Region", "Verband") and is_place(whole):  # "Region Hannover" is the official name
            name = whole
        yield Hit(Designation(name, _exact_type(name, kind), _state(text, stop)), match.start(), stop)
    for match in _LABEL.finditer(text):
        start = match.end()
        if _TYPE.match(text, start) or (stop := _name_end(text, start)) is None:
            continue
        yield _bare(text, start + _blank(text, start), stop)
    for match in re.finditer(r"(?:^|(?<=\n))[ ]*(?=[A-ZÄÖÜ])[^\n]{2,70}", text):
        start = match.start() + _blank(text, match.start())
        stop = _name_end(text, start)
        rest = text[stop : match.end()].strip() if stop is not None else None
        if (
            stop is not None
            and rest is not None
            and (not rest or (_state(text, stop) and re.fullmatch(r"\(?[\w -]+\)?", rest)))
        ):
            yield _bare(text, start, stop)


def _bare(text: str, start: int, stop: int) -> Hit[Designation]:
    name = _name(text, start, stop)
    types = {p.type for p in namesakes(name)}
    return Hit(Designation(name, types.pop() if len(types) == 1 else None, _state(text, stop)), start, stop)


def _listed(text: str, match: re.Match[str]) -> Iterator[Hit[Designation]]:
    """ "die Landkreise Uckermark, Barnim und Prignitz": one hit each, the first with the word."""
    kind: MunicipalityType = "Landkreis" if match["kreise"] else "Stadt" if match["towns"] else "Gemeinde"
    start, at = match.start(), match.end()
    while (stop := _name_end(text, at)) is not None:
        name = _name(text, at, stop)
        yield Hit(Designation(name, _exact_type(name, kind), _state(text, stop)), start, stop)
        joint = re.compile(r"[ ]?(?:,|und|sowie|/)[ \n]+").match(text, stop) or re.compile(
            r"[ \n]+(?:und|sowie)[ \n]+"
        ).match(text, stop)
        if not joint:
            return
        start = at = joint.end()


def _carrying(text: str, match: re.Match[str]) -> Iterator[Hit[Designation]]:
    """Names with the word in them, the genitive mended: "des Saale-Orla-Kreises"."""
    printed = match[0]
    words = printed.split()
    for length in range(len(words), 0, -1):
        stop = match.start() + _word_end(printed, length)
        name = unbreak(text[match.start() : stop])
        nominative = re.sub(r"([Kk]reis)(?:es|s)(?!\w)", r"\1", name)
        found = [p for p in places(nominative) if "kreis" in p.name.casefold()]
        if found:
            inflected = nominative != name or "ischen " in name or "ischem " in name
            yield Hit(
                Designation(found[0].name if inflected else name, found[0].type, _state(text, stop)),
                match.start(),
                stop,
            )
            return


def _word_end(text: str, count: int) -> int:
    ends = [m.end() for m in _TOKEN.finditer(text)]
    return ends[min(count, len(ends)) - 1] if ends else 0


def _blank(text: str, at: int) -> int:
    return len(text[at:]) - len(text[at:].lstrip(" \n"))


def _name_end(text: str, at: int) -> int | None:
    """Where the longest name of the official list ends that begins at `at`, blanks skipped."""
    start = at + _blank(text, at)
    ends: list[int] = []
    for token in _TOKEN.finditer(text, start, start + 120):
        ends.append(token.end())
        if len(ends) == MAX_WORDS:
            break
    if not ends or not text[start : start + 1].isupper():
        return None
    for end in reversed(ends):
        stripped = text[start:end].rstrip(" \n,;:!?\"'“”»«|·…-")
        for candidate in (stripped.rstrip("."), stripped.rstrip(").")):
            if candidate.count("(") != candidate.count(")") or "\n\n" in candidate:
                continue
            if is_place(unbreak(candidate)) and not candidate.endswith(" ("):
                abbreviated = candidate.endswith(("OPf", "Opf", "Westf", "Rhld", "Holst", "Weinstr"))
                return start + len(candidate) + (abbreviated and text[start + len(candidate) : end].startswith("."))
    # Bound to the next word: "Landkreis Friesland/Stadt Jever", "Elbe-Elster-Bündnis" is none
    first = re.compile(r"[A-ZÄÖÜ][\w-]*").match(text, start)
    if first and text[first.end() : first.end() + 1] in ("/", "(") and is_place(first[0]):
        return first.end()
    return None


def _name(text: str, start: int, stop: int) -> str:
    return unbreak(text[start:stop])


def _exact_type(name: str, kind: MunicipalityType) -> MunicipalityType:
    """ "Stadt Heidelberg" is kreisfrei where every town of that name is; "Region Hannover" stays what it says."""
    if kind == "Stadt":
        towns = {p.type for p in places(name)} & {"Stadt", "Kreisfreie Stadt"}
        if towns == {"Kreisfreie Stadt"}:
            return "Kreisfreie Stadt"
    return kind


def _state(text: str, stop: int) -> str | None:
    """A state right behind the name: in brackets, behind a comma, a dash or "in", or alone in the next line."""
    tail = text[stop : stop + 50]
    for hit in find_states(tail):
        lead = tail[: hit.start]
        bracketed = lead.strip() == "(" or lead.strip() in (",", "/", "|", "·", "-", "in", "im Land")
        alone = lead.strip() == "" and "\n" in lead and tail[hit.stop : hit.stop + 1] in ("", "\n")
        if _BEHIND.match(lead) and (bracketed or alone):
            return hit.value
        break
    bracket = re.match(r"\s*[(,]\s*(Berlin|Hamburg|Bremen)\s*\)", tail)
    return squeeze(bracket[1]) if bracket else None
