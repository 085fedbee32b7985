"""People: names with their titles, salutations and roles, told from German nouns and offices by lists of names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.values import Hit
from extractors.values.gazetteer import is_place
from extractors.values.name_lists import given_name_weight, surname_weight
from extractors.values.organisation import HEADS, LEGAL_FORM, is_organisation
from extractors.values.plain import plain, unbreak
from extractors.values.role import begins_with_role, find_roles, is_role, role_at

__all__ = ["Person", "find_persons", "given_name_weight", "is_person_name", "parse_person", "surname_weight"]


class Person(NamedTuple):
    """A person as printed."""

    name: str
    """Without title and salutation; the surname alone where nothing else is printed ("Frau Schulze")."""
    academic_title: str | None
    salutation: str | None
    """ "Herr" or "Frau"."""
    role: str | None
    spans: tuple[tuple[str, int, int], ...] = ()
    """("name" | "academic_title" | "role", start, stop) in the text that was read."""


_TITLE = (
    r"(?:(?:apl\.|Jun\.-|ao\.|em\.)?[ ]?Prof(?:\.|essor(?:in)?)(?:in)?|Dres\.|"
    r"Dr(?:\.|in\.)(?:[ -]?(?:med|phil|rer|iur|jur|theol|päd|"
    r"paed|oec|nat|pol|vet|soc|sc|agr|Ing|ing|dent|h|c|habil|troph|hum|mult)\b\.?){0,4}|"
    r"PD|Priv\.-Doz\.|Dipl\.?[ -]+[A-ZÄÖÜ][\w.-]*"
    r"(?:[ ]?\([A-Z]+\))?|Mag\.|M\.[ ]?[AS]c?\.|B\.[ ]?[AS]c?\.|LL\.M\.|MBA|MPH|Ph\.?D\.?|StD|OStD|OStR|MdB|MdL)"
)
_TITLES = rf"(?:{_TITLE}(?:[ ]{{0,2}}\n?|(?<=\.))){{1,6}}"
_BEHIND = (
    r"(?:,[ ]?(?:M\.[ ]?[AS]c?\.|B\.[ ]?[AS]c?\.|MBA|MPH|Ph\.?D\.?|LL\.M\.|Dipl\.[ -][A-ZÄÖÜ][\w.-]*|MdB|MdL)"
    r"(?=[\s,;)]|$))"
)
_SALUTATION = r"(?:Herrn?|Frau|Hr\.|Fr\.)"
_PARTICLE = (
    r"(?:von und zum?|von|vom|van|zu|zur|zum|de|den|der|del|della|di|da|dos|du|la|le|ten|ter|el|al|bin|ibn|"
    r"Freiherr|Freifrau|"
    r"Frhr\.|Graf|Gräfin|v\.|Van|De|Di|Von)"
)
_CAPITAL = "[A-ZÄÖÜÁÉÓÇŞŠŽČŁÅØİ]"
_WORD = (
    rf"(?!(?:Dr|Prof|Dipl|PD|Herrn?|Frau|Hr|Fr)\b){_CAPITAL}[^\W\d_]*(?:['’][A-ZÄÖÜ]?[^\W\d_]+)?"
    rf"(?:-[ ]?\n?[ ]?{_CAPITAL}[^\W\d_]+)*"
)
_INITIAL = r"(?:[A-ZÄÖÜ]\.(?:[ ]?-?[A-ZÄÖÜ]\.)?)"
_NAME = (
    rf"(?:{_PARTICLE}[ ]+){{0,3}}(?:{_WORD}|{_INITIAL})"
    rf"(?:[ ]+(?:{_PARTICLE}[ ]*\n?[ ]*){{0,3}}(?:{_WORD}|{_INITIAL})){{0,6}}"
)
_RUN = re.compile(
    rf"(?<![\w@.-])(?:(?P<salutation>{_SALUTATION})[ ]+\n?)?(?P<titles>{_TITLES})?(?P<name>{_NAME})(?![\w@])"
    rf"(?P<behind>{_BEHIND})?"
)
_PIECE = re.compile(rf"{_PARTICLE}(?=[ \n])|{_WORD}|{_INITIAL}")
_ROLE_GAP = re.compile(r"[ ]*(?:,|\n|–|-|\||·|\(|:|;)[ ]*\n?[ ]*(?:als[ ])?")

# Nouns that stand in lists of surnames or look like names beside one; of offices, programmes and headings.
_NOUNS_LIST = (
    "allen kindern den da ohne um damen herren art zahl life san viel wenn weil während damit dann so als dass diese "
    "dieser dieses jede jeder jedes kein keine man nicht gibt hier dort heute ganz sowie "
    "bündnis bündnisse kommune kommunen landkreis kreis stadt gemeinde land bund region bildung jugend familie "
    "familien kinder kind eltern schule schulen kita kitas sport kultur soziales gesundheit arbeit projekt projekte "
    "programm netzwerk koordinierungsstelle fachbereich amt verein stiftung haus zentrum kontakt telefon fax mobil "
    "handy email mail internet adresse anschrift ansprechpartner ansprechpartnerin bundesland straße platz weg "
    "markt ziele ziel maßnahmen ergebnisse ergebnis ausblick hintergrund umsetzung strukturen strategien strategie "
    "materialien material praxis teilhabe chancen chancengerechtigkeit lokale lokales gute gutes neue neuer neues "
    "große großer kleine erste deutsche deutscher deutschland deutschen europäische freie freier öffentliche "
    "öffentlicher gemeinsame gemeinsam starke stark frühe frühen hilfen hilfe kindertagesstätte pakt paket "
    "initiative forum tag tage woche jahr jahre montag dienstag mittwoch donnerstag freitag samstag sonntag januar "
    "februar märz april mai juni juli august september oktober november dezember herausgeber redaktion impressum "
    "stand auflage druck gestaltung foto fotos layout text quelle bild seite kapitel tabelle abbildung norden süden "
    "osten westen nord süd ost west bad sankt herzog heilige unser unsere mehr alle viele für mit von und oder der "
    "die das ein eine im in am an auf bei aus über unter nach vor zu zum zur wie was wer wir ich sie er es ihr ihre "
    "sein seine auch nur noch schon bis seit steckbrief kurzfilm broschüre katalog flyer bericht leitfaden handbuch "
    "dokumentation wegweiser konzept evangelische katholische städtische kreisfreie bürger rathaus verwaltung "
    "politik wirtschaft umwelt verkehr wohnen integration migration demografie übergang schule beruf ausbildung "
    "studium förderung beratung betreuung prävention gewalt schulstraße bahnhofstraße hauptstraße partner träger "
    "laufzeit zeitraum förderer sponsoren danke impulse fazit zielgruppe zielgruppen inhalt inhalte einleitung "
    "vorwort grußwort zusammenfassung überblick interview fragen lieber liebe sehr geehrte geehrter hallo guten "
    "international national regional kommunal landesverband open knowledge"
)
_NOUNS = frozenset(_NOUNS_LIST.split())
_NOUN_ENDING = re.compile(
    r"(?:ungs?|heit|keit|schaft|tion|tät|ismus|amt|stelle|büro|verein|verband|stiftung|schule|dienst|bereich|zentrum|kreis|"
    r"bündnis|netzwerk|konferenz|straße|platz|bildung|arbeit|hilfe|förderung|planung|projekt|programm|gruppe|haus|kita|"
    r"gymnasium|rat|ring|tag|treff|papier|kasse|gebiet|gemeinde|stadt|schutz|recht|wesen|material(?:ien)?|initiative|pädagogik)$"
)
_STREETS_LIST = "Straße Str Strasse Platz Allee Weg Ring Ufer Damm Foundation Preis Verlag"
_STREETS = frozenset(_STREETS_LIST.split())
THRESHOLD = 0.6  # of is_person_name for a name in running text


def is_person_name(text: str) -> float:
    """How much a whole string looks like the name of a person, 0 to 1; titles and "Frau" count for it.

    >>> is_person_name("Carola Spindler-Jahn") > 0.9, is_person_name("Stefan von Bredelow") > 0.9
    (True, True)
    >>> max(map(is_person_name, ["Landkreis Friesland", "Gute Bildung", "Koordinierungsstelle Bildung"])) < 0.2
    True
    """
    line = unbreak(plain(text)).strip(" ,;:")
    match = _RUN.fullmatch(line)
    if not match or len(line) > 80:
        return 0.0
    score = _name_score(match["name"])
    if match["salutation"] or match["titles"] or match["behind"]:
        return max(score, 0.9) if _plausible(match["name"]) else score
    return score


def parse_person(text: str) -> Person | None:
    """The person that a whole string names, perhaps with title, salutation and role; None for anything else.

    >>> parse_person("Frau Dr. Beate Wollschläger, Vorsitzende des Elternbeirats")[:4]
    ('Beate Wollschläger', 'Dr.', 'Frau', 'Vorsitzende des Elternbeirats')
    >>> parse_person("Bürgermeister Michael Kramer")[:4]
    ('Michael Kramer', None, None, 'Bürgermeister')
    >>> parse_person("Landkreis Friesland") is None
    True
    """
    shown = plain(text)
    hits = find_persons(text)
    if not hits:
        return _surname_first(shown)
    hit = hits[0]
    person = hit.value
    start = min([hit.start, *(s for _, s, _ in person.spans)])
    stop = max([hit.stop, *(s for _, _, s in person.spans)])
    before = shown[:start].strip(" \n,;:|·-•")
    after = shown[stop:].strip(" \n,;:|·-.)")
    if before and not (is_role(before) > 0.5 and person.role is None):
        return None
    if before:
        person = person._replace(role=unbreak(text[:start].strip(" \n,;:|·-•")))
    if after and person.role is None:
        rest = re.sub(r"^[\s,;:|·()–-]+", "", shown[hit.stop :]).strip(" \n,;:|)")
        if is_role(rest) < 0.5:
            return person if is_organisation(rest) > 0.7 else None
        at = shown.index(rest, hit.stop)
        person = person._replace(
            role=unbreak(text[at : at + len(rest)]), spans=(*person.spans, ("role", at, at + len(rest)))
        )
    elif after and not before:
        return None
    return person


def find_persons(text: str) -> list[Hit[Person]]:
    """All people of the text; the span holds salutation, title and name, the role has its own in `spans`.

    >>> [(h.value.name, h.value.role) for h in find_persons("Schulleiterin: Frau Schulze\\nSekretärin: Frau Barthelt")]
    [('Schulze', 'Schulleiterin'), ('Barthelt', 'Sekretärin')]
    """
    shown = plain(text)
    hits: list[Hit[Person]] = []
    for match in _RUN.finditer(shown):
        hits.extend(_in_run(text, shown, match))
    return _with_roles(text, shown, hits)


def _in_run(text: str, shown: str, match: re.Match[str]) -> Iterator[Hit[Person]]:
    """The names within one run of capitalised words."""
    name_start = match.start("name")
    pieces = [(name_start + p.start(), name_start + p.end(), p[0]) for p in _PIECE.finditer(match["name"])]
    honoured = bool(match["salutation"] or match["titles"])
    while pieces:
        found = _best_window(pieces, honoured=honoured)
        if found is None:
            return
        first, last = found
        start, stop = pieces[first][0], pieces[last - 1][1]
        name, spans = unbreak(text[start:stop]), [("name", start, stop)]
        title = salutation = None
        begin = start
        if honoured and first == 0:
            begin = match.start()
            if match["salutation"]:
                salutation = "Frau" if match["salutation"].startswith("Fr") else "Herr"
            if match["titles"]:
                titles = match["titles"].rstrip()
                title = re.sub(r"(?<=\.)(?=(?:Dr|Prof)\.)", " ", unbreak(titles))
                spans.append(("academic_title", match.start("titles"), match.start("titles") + len(titles)))
        if match["behind"] and last == len(pieces):
            title = title or match["behind"].lstrip(", ")
            stop = match.end("behind")
        yield Hit(Person(name, title, salutation, None, tuple(spans)), begin, stop)
        pieces, honoured = pieces[last:], False


def _best_window(pieces: list[tuple[int, int, str]], *, honoured: bool) -> tuple[int, int] | None:
    """First and last + 1 of the pieces that make the likeliest name."""
    best: tuple[float, int, int] | None = None
    for first in range(len(pieces)):
        if re.fullmatch(_PARTICLE, pieces[first][2]) and not (honoured and first == 0):
            continue
        for last in range(first + 1, min(len(pieces), first + 6) + 1):
            if re.fullmatch(_PARTICLE, pieces[last - 1][2]):
                continue
            behind = pieces[last][2] if last < len(pieces) else ""
            if behind and not re.fullmatch(_PARTICLE, behind) and (_is_noun(behind) or behind in _STREETS):
                continue  # "Robert Bosch Stiftung", "Ernst Thälmann Straße"
            name = " ".join(p[2] for p in pieces[first:last])
            score = _name_score(name)
            if honoured and first == 0 and _plausible(name):
                score = max(score, 0.7 - 0.01 * last if last == 1 else 0.75)
            score += 0.004 * (last - first)
            if score > THRESHOLD and (best is None or score > best[0] + 0.02):
                best = (score, first, last)
    return (best[1], best[2]) if best else None


def _plausible(name: str) -> bool:
    """Whether nothing speaks against a name: no noun, no office."""
    words = [w for w in re.findall(r"[^\W\d_]+", name) if not re.fullmatch(_PARTICLE, w)]
    if not words or len(words) > 5 or begins_with_role(unbreak(name)):
        return False
    if any(len(w) < 4 and w.isupper() for w in words) and not name.isupper():
        return False  # "Frau Meier von der AG"
    return not any(_is_noun(w) and not surname_weight(w) for w in words)


def _is_noun(word: str) -> bool:
    folded = word.lower()
    return folded in _NOUNS or folded in HEADS or bool(len(word) > 4 and _NOUN_ENDING.search(folded))


def _name_score(name: str) -> float:
    """Of two to five words: given names before, a surname behind."""
    words = unbreak(name).split()
    core = [w for w in words if not re.fullmatch(_PARTICLE, w)]
    if not 2 <= len(core) <= 5 or LEGAL_FORM.search(name):
        return 0.0
    if core[-1].endswith(".") or re.fullmatch(_PARTICLE, words[-1]):
        return 0.0
    particle = len(core) < len(words)
    first, last = core[0], core[-1]
    if any(w.lower() in _NOUNS for w in core[:-1]) or last.lower() in _NOUNS or last.lower() in HEADS:
        return 0.02
    if any(_is_noun(w) and not given_name_weight(w) for w in core[:-1]):
        return 0.02
    initial = bool(re.fullmatch(_INITIAL, first))
    given = 4 if initial else min(given_name_weight(p) for p in first.split("-") if p) if first.strip("-") else 0
    given = max(given, given_name_weight(first))
    surname = any(surname_weight(p) for p in last.split("-")) or surname_weight(last)
    middles = all(
        given_name_weight(p) or re.fullmatch(_INITIAL, w) or surname_weight(p) for w in core[1:-1] for p in w.split("-")
    )
    if _is_noun(last) and not (surname and given >= 4):
        return 0.05
    score = 0.1
    if given >= 3:
        score = 0.97 if surname else 0.88
    elif given >= 1:
        score = 0.92 if surname else 0.62
    elif surname:
        score = 0.45
    if initial:
        score = 0.75 if surname else 0.4
    if particle:
        score = min(0.97, score + 0.1)
    if not middles:
        score *= 0.6
    if len(core) >= 4:
        score *= 0.8
    if is_place(name) or (is_place(last) and given < 3 and not surname):
        score *= 0.3
    if given < 3 and is_place(first):
        score *= 0.5
    return round(score, 3)


def _with_roles(text: str, shown: str, hits: list[Hit[Person]]) -> list[Hit[Person]]:
    """Each person with the role right behind the name or else right before it.

    Where lines of roles and lines of names alternate, the first line says which of them comes first.
    """
    if not hits:
        return []
    roles = find_roles(text)
    above = [_role_before(shown, roles, hit.start) for hit in hits]
    behind = [_role_behind(shown, hits, number) for number in range(len(hits))]
    roles_first = above[0] is not None and behind[-1] is None and len(hits) > 1 and all(above)
    found: list[Hit[Person]] = []
    taken = 0
    for hit, ahead, after in zip(hits, above, behind, strict=True):
        before = ahead if ahead is not None and ahead.start >= taken else None
        role = (before or after) if roles_first else (after or before)
        if role is None:
            found.append(hit)
            continue
        taken = max(role.stop, hit.stop)
        person = hit.value._replace(role=role.value, spans=(*hit.value.spans, ("role", role.start, role.stop)))
        found.append(hit._replace(value=person))
    return found


def _role_behind(shown: str, hits: list[Hit[Person]], number: int) -> Hit[str] | None:
    stop = hits[number].stop
    limit = hits[number + 1].start if number + 1 < len(hits) else len(shown)
    gap = _ROLE_GAP.match(shown, stop)
    role = role_at(shown, gap.end()) if gap else None
    if role is None or gap is None or role.stop > limit:
        return None
    if limit < len(shown) and re.fullmatch(r"[ ]*:?[ ]*", shown[role.stop : limit]):
        return None  # "Frau A" / "Schulleiterin: Frau B"
    if "\n" in gap[0] and re.match(r"[ ]*:[ ]*\S", shown[role.stop :]):
        return None
    return role


def _role_before(shown: str, roles: list[Hit[str]], start: int) -> Hit[str] | None:
    for role in reversed(roles):
        if role.stop <= start:
            gap = shown[role.stop : start]
            return role if re.fullmatch(r"[ ]*[:,–-]?[ ]*(?:ist[ ]|war[ ])?|[ ]*:?\n[ ]*", gap) else None
    return None


def _surname_first(shown: str) -> Person | None:
    """ "Neumann, Roland": a list of names in the order of surnames."""
    match = re.fullmatch(rf"\s*({_WORD}),[ ]*((?:{_TITLES})?)({_WORD}(?:[ ]{_WORD})?)\s*", shown)
    if not match or not surname_weight(match[1]) or _is_noun(match[1]):
        return None
    if min(given_name_weight(part) for part in re.split(r"[ -]", match[3])) < 3:
        return None
    return Person(f"{match[3]} {match[1]}", match[2].strip() or None, None, None, (("name", *match.span()),))
