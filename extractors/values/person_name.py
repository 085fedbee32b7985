"""Names of people: their grammar, and how likely a run of capitalised words is one."""

from __future__ import annotations

import re

from extractors.values.gazetteer import is_place
from extractors.values.name_lists import given_name_weight, surname_weight
from extractors.values.organisation import HEADS, LEGAL_FORM
from extractors.values.plain import plain, unbreak
from extractors.values.role import begins_with_role

_TITLE = (
    r"(?:(?:apl\.|Jun\.-|ao\.|em\.)?[ ]?Prof(?:\.|essor(?:in)?)(?:in)?|Dres\.|"
    r"Dr(?:\.|in\.)(?:[ -]?(?:med|phil|rer|iur|jur|theol|päd|"
    r"paed|oec|nat|pol|vet|soc|sc|agr|Ing|ing|dent|h|c|habil|troph|hum|mult)\b\.?){0,4}|"
    r"PD|Priv\.-Doz\.|Dipl\.?[ -]+[A-ZÄÖÜ][\w.-]*"
    r"(?:[ ](?:agr|silv|oec|troph|rer|pol|soc|paed|päd)\.){0,2}(?:[ ]?\([A-Z]+\))?|"
    r"Mag\.|[MB]\.[ ]?(?:A|Sc|Ed|Eng)\.|LL\.M\.|MBA|MPH|Ph\.?D\.?|StD|OStD|OStR|MdB|MdL)"
)
TITLES = rf"(?:{_TITLE}(?:[ ]{{0,2}}\n?|(?<=\.))){{1,6}}"
_BEHIND = (
    r"(?:,?[ ]?(?<=[ ,])\(?(?:[MB]\.[ ]?(?:A|Sc|Ed|Eng)\.|MBA|MPH|Ph\.?D\.?|LL\.M\.|Dipl\.[ -][A-ZÄÖÜ][\w.-]*"
    r"(?:[ ]?\([A-Z]+\))?|MdB|MdL)\)?(?=[\s,;)]|$))"
)
_SALUTATION = r"(?:Herrn?|Frau|Hr\.|Fr\.)"
_LOWER = (
    r"von und zum?|(?:von|van|de)[ ](?:der|den|dem|la|las|los)|von|vom|van|zu|zur|zum|de|del|della|di|da|"
    r"dos|du|la|le|ten|ter|tom|el|al|bin|ibn"
)
PARTICLE = (
    rf"(?:{_LOWER}|"
    r"Freiherr|Freifrau|Edler|Edle|Ritter|Baron|Baronin|Fürst|Fürstin|Prinz|Prinzessin|"
    r"Frhr\.|Graf|Gräfin|v\.|Van|De|Di|Von|El|Al)"
)
_CAPITAL = "[A-ZÄÖÜÁÉÓÇŞŠŽČŁÅØİ]"
WORD = (
    rf"(?!(?:Dr|Prof|Dipl|PD|Herrn?|Frau|Hr|Fr)\b){_CAPITAL}(?:[^\W\d_]+|(?=['’]))(?:['’][A-ZÄÖÜ]?[^\W\d_]+)?"
    rf"(?:-[ ]?\n?[ ]?{_CAPITAL}[^\W\d_]+)*"
)
_INITIAL = r"(?:(?![MB]\.[ ]?(?:A|Sc|Ed|Eng)\.)[A-ZÄÖÜ]\.(?:[ ]?-?[A-ZÄÖÜ]\.)?)"
_NAME = (
    rf"(?:{PARTICLE}[ ]+){{0,3}}(?:{_INITIAL}|{WORD})"
    rf"(?:[ ]+(?:{PARTICLE}[ ]+|(?:{_LOWER})[ ]*\n[ ]*){{0,3}}(?:{_INITIAL}|{WORD})){{0,6}}"
)
RUN = re.compile(
    rf"(?<![\w@.-])(?:(?P<salutation>{_SALUTATION})[ ]+\n?)?(?P<titles>{TITLES})?(?P<name>{_NAME})(?![\w@])"
    rf"(?P<behind>{_BEHIND})?"
)
PIECE = re.compile(rf"{PARTICLE}(?=[ \n])|{_INITIAL}|{WORD}")
# Nouns that stand in lists of surnames or look like names beside one; of offices, programmes and headings.
_NOUNS_LIST = (
    "school group house comics theatre society council college band river the my till fall happy mio take welt "
    "orkan vornamen new york times lage allen kindern den da ohne um damen herren art zahl life san viel wenn weil "
    "während damit dann so als dass diese dieser dieses jede jeder jedes kein keine man nicht gibt hier dort heute "
    "ganz sowie bündnis bündnisse kommune kommunen landkreis kreis stadt gemeinde land bund region bildung jugend "
    "familie familien kinder kind eltern schule schulen kita kitas sport kultur soziales gesundheit arbeit projekt "
    "projekte programm netzwerk koordinierungsstelle fachbereich amt verein stiftung haus zentrum kontakt telefon "
    "fax mobil handy email mail internet adresse anschrift ansprechpartner ansprechpartnerin bundesland straße "
    "platz weg markt ziele ziel maßnahmen ergebnisse ergebnis ausblick hintergrund umsetzung strukturen strategien "
    "strategie materialien material praxis teilhabe chancen chancengerechtigkeit lokale lokales gute gutes neue "
    "neuer neues große großer kleine erste deutsche deutscher deutschland deutschen europäische freie freier "
    "öffentliche öffentlicher gemeinsame gemeinsam starke stark frühe frühen hilfen hilfe kindertagesstätte pakt "
    "paket initiative forum tag tage woche jahr jahre montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "januar februar märz april mai juni juli august september oktober november dezember herausgeber redaktion "
    "impressum stand auflage druck gestaltung foto fotos layout text quelle bild seite kapitel tabelle abbildung "
    "norden süden osten westen nord süd ost west bad sankt herzog heilige unser unsere mehr alle viele für mit von "
    "und oder der die das ein eine im in am an auf bei aus über unter nach vor zu zum zur wie was wer wir ich sie "
    "er es ihr ihre sein seine auch nur noch schon bis seit steckbrief kurzfilm broschüre katalog flyer bericht "
    "leitfaden handbuch dokumentation wegweiser konzept evangelische katholische städtische kreisfreie bürger "
    "rathaus verwaltung politik wirtschaft umwelt verkehr wohnen integration migration demografie übergang schule "
    "beruf ausbildung studium förderung beratung betreuung prävention gewalt schulstraße bahnhofstraße hauptstraße "
    "partner träger laufzeit zeitraum förderer sponsoren danke impulse fazit zielgruppe zielgruppen inhalt inhalte "
    "einleitung vorwort grußwort zusammenfassung überblick interview fragen lieber liebe sehr geehrte geehrter "
    "hallo guten international national regional kommunal landesverband open knowledge"
)
_NOUNS = frozenset(_NOUNS_LIST.split())
_SURNAMES_TOO_LIST = (
    "weil oder ohne ganz mehr freitag samstag sonntag montag donnerstag märz herzog neuer große großer kleine liebe "
    "lieber stark starke freier kind fall nord west osten westen norden kammer"
)
_SURNAMES_TOO = frozenset(_SURNAMES_TOO_LIST.split())
"""Those of them that are surnames behind a common given name: "Frauke Weil", "Jana Freitag"."""
_NOUN_ENDING = re.compile(
    r"(?:ungs?|heit|keit|schaft|tion|tät|ismus|amt|stelle|büro|verein|verband|stiftung|schule|dienst|bereich|zentrum|kreis|"
    r"bündnis|netzwerk|konferenz|straße|platz|bildung|arbeit|hilfe|förderung|planung|projekt|programm|gruppe|haus|kita|"
    r"gymnasium|rat|ring|tag|treff|papier|kasse|gebiet|gemeinde|stadt|schutz|recht|wesen|material(?:ien)?|initiative|pädagogik|"
    r"management|monitoring|marketing)$"
)
_NAME_ENDING = re.compile(r"(?:ring|recht|haus|tag|rat|stadt|treff)$")  # Albrecht, Döring, Althaus, Freitag
_STREETS_LIST = "Straße Str Strasse Platz Allee Weg Ring Ufer Damm Foundation Preis Verlag"
STREETS = frozenset(_STREETS_LIST.split())
_ARTICLED = re.compile(r"(?:Al|El|Abu|Ben|Bin|Ibn|Ait)-[A-ZÄÖÜ][a-zäöü]{2}")
"""Surnames with the Arabic article or "son of": "Al-Khatib", "Ben-Said"."""
COMMON = 5  # of `given_name_weight`
THRESHOLD = 0.6  # of is_person_name for a name in running text


def is_person_name(text: str) -> float:
    """How much a whole string looks like the name of a person, 0 to 1; titles and "Frau" count for it.

    >>> is_person_name("Carola Senkel-Brand") > 0.9, is_person_name("Stefan von Altrock") > 0.9
    (True, True)
    >>> is_person_name("Rimala Al-Zubeidi") > 0.6, is_person_name("Rimala Zubeidi") > 0.6
    (True, False)
    >>> max(map(is_person_name, ["Landkreis Friesland", "Gute Bildung", "Koordinierungsstelle Bildung"])) < 0.2
    True
    """
    line = unbreak(plain(text)).strip(" ,;:")
    match = RUN.fullmatch(line)
    if not match or len(line) > 80:
        return 0.0
    score = name_score(match["name"])
    if match["salutation"] or match["titles"] or match["behind"]:
        return max(score, 0.9) if plausible(match["name"]) else score
    return score


def plausible(name: str) -> bool:
    """Whether nothing speaks against a name: no noun, no office."""
    words = [w for w in re.findall(r"[^\W\d_]+", name) if not re.fullmatch(PARTICLE, w)]
    if not words or len(words) > 5 or begins_with_role(unbreak(name)):
        return False
    if any(len(w) < 4 and w.isupper() for w in words) and not name.isupper():
        return False  # "Frau Meier von der AG"
    return not any(is_noun(w) and not surname_weight(w) for w in words)


def is_noun(word: str) -> bool:
    folded = word.lower()
    return folded in _NOUNS or folded in HEADS or bool(len(word) > 4 and _NOUN_ENDING.search(folded))


def name_score(name: str) -> float:
    """Of two to five words: given names before, a surname behind."""
    words = [p[0] for p in PIECE.finditer(unbreak(name))]
    core = [w for w in words if not re.fullmatch(PARTICLE, w)]
    if not 2 <= len(core) <= 5 or LEGAL_FORM.search(name):
        return 0.0
    if core[-1].endswith(".") or re.fullmatch(PARTICLE, words[-1]):
        return 0.0
    particle = len(core) < len(words)
    first, last = core[0], core[-1]
    noble = particle and given_name_weight(first) >= 4  # "Graf von der Osten"
    named = noble or (given_name_weight(first) >= COMMON and last.lower() in _SURNAMES_TOO)
    if len(first) > 2 and first.isupper() and not name.isupper() and not given_name_weight(first):
        return 0.05  # "OASE Wiehl"
    given_too = [w for n, w in enumerate(core[:-1]) if w == "Till" or (n > 0 and w == "Mai")]
    nouns = any(w.lower() in _NOUNS for w in core[:-1] if w not in given_too)
    if nouns or (not named and (last.lower() in _NOUNS or last.lower() in HEADS)):
        return 0.02
    if any(is_noun(w) and not given_name_weight(w) for w in core[:-1]):
        return 0.02
    initial = bool(re.fullmatch(_INITIAL, first))
    given = 4 if initial else min(given_name_weight(p) for p in first.split("-") if p) if first.strip("-") else 0
    given = max(given, given_name_weight(first))
    surname = any(surname_weight(p) for p in last.split("-")) or surname_weight(last)
    middles = all(
        given_name_weight(p) or re.fullmatch(_INITIAL, w) or surname_weight(p) for w in core[1:-1] for p in w.split("-")
    )
    like_a_name = given >= 5 and len(last) <= 9 and _NAME_ENDING.search(last.lower()) and last.lower() not in HEADS
    if is_noun(last) and not (surname and given >= 4) and not noble and not like_a_name:
        return 0.05
    score = 0.1
    if given >= 3:
        score = 0.97 if surname else 0.9
    elif given >= 1:
        score = 0.92 if surname else 0.62
    elif surname:
        score = 0.45
    if _ARTICLED.match(last):
        score = max(score, 0.7)  # whatever the lists have of either name
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
