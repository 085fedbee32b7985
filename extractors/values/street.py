"""Streets and house numbers: where the street begins in a run of words that ends with its number."""

from __future__ import annotations

import re

from extractors.values.gazetteer import is_place
from extractors.values.name_lists import given_name_weight
from extractors.values.organisation import HEADS
from extractors.values.plain import plain, unbreak

HOUSE_NUMBER = (
    r"(?:(?:Nr\.[ ]?)?\d{1,4}(?:[ ]?[a-zA-Z](?:[ ]?[-–][ ]?[a-z])?(?![\w]))?"
    r"(?:[ ]?(?:-|/|\+|bis|und|u\.)[ ]?\n?[ ]?\d{1,4}(?:[ ]?[a-zA-Z](?!\w))?){0,3}"
    r"|(?:o\.|ohne)[ ]Nr\.)"
)
_EXTRA = (
    r"(?:[ ]*[,(·|/-]?[ ]*\n?[ ]*(?:(?:\d{1,2}\.|I{1,3}\.)[ ]?(?:OG|Etage|Stock|Obergeschoss)|Erdgeschoss|EG|"
    r"(?:Haus|Gebäude|Zimmer|Zi\.|Raum|Block|Aufgang|Eingang|Etage)[ ]+[\w.-]{1,8}(?:[ ]?[a-z])?|Hinterhaus|"
    r"Rathaus[ ][A-Z])\)?){0,3}"
)
# Words that end a street's name when they are glued to its first part ("Bahnhofstraße").
_GLUED = (
    r"(?:stra(?:ß|ss)e|str\.?|weg|platz|allee|gasse|gässchen|gäßchen|ring|damm|ufer|markt|graben|wall|steig|chaussee|promenade|"
    r"stieg|twiete|pfad|zeile|anger|winkel|bogen|garten|gärten|halde|leite|kamp|brücke|tor|hof|berg|feld|wiese|rain|park|"
    r"insel|siedlung|höhe|höfe|stiege|steg|treppe|terrasse|blick|grund|tal|kai|deich|hang|bühl|brink|esch|trift|busch|"
    r"reihe|schleuse|schloss|freiheit|plan|mühle|hagen|dorf|kirchhof|bleiche|hafen|horst|loh|aue|eck|ecke|plätzchen|passage)"
)
_SURE_GLUED = re.compile(
    r"[A-ZÄÖÜ][\w.'-]*(?:stra(?:ß|ss)e|str\.?|weg|platz|allee|gasse|ring|damm|ufer|markt|graben|chaussee|promenade|stieg|"
    r"twiete|pfad|anger|kamp|-Straße|-Str\.?|-Weg|-Platz|-Allee|-Ring|-Ufer|-Damm|-Markt|-Promenade|-Gasse|-Chaussee|-Hof|-Park)$",
    re.IGNORECASE,
)
_ANY_GLUED = re.compile(rf"[A-ZÄÖÜ][\w.'-]*{_GLUED}$", re.IGNORECASE)
_STANDING_LIST = (
    "straße strasse str. str platz weg allee ring damm ufer markt gasse chaussee promenade wall graben park hof tor "
    "berg steig brücke landstraße landstr. hauptstraße höfe kirchplatz garten bleichen wiese esplanade"
)
_STANDING = frozenset(_STANDING_LIST.split())
_PREPOSITIONS_LIST = (
    "Am An Auf Aufm Bei Beim Hinter Hinterm Im In Unter Unterm Vor Vorm Zum Zur Zu Ob Über Neben Zwischen Op Achter "
    "Ober Ans Ins Vom Von Nach Gegenüber Um"
)
_PREPOSITIONS = frozenset(_PREPOSITIONS_LIST.split())
_ARTICLES = frozenset(
    {"der", "den", "dem", "des", "die", "das", "de", "dat", "alten", "neuen", "hohen", "langen", "la"}
)
_OF = frozenset({"Straße", "Strasse", "Str.", "Platz", "Allee", "Weg", "Ring", "Haus", "Ufer", "Promenade"})
_QUALIFIER = re.compile(
    r"(?:Gro(?:ß|ss)|Klein|Alt|Neu|Hoh|Lang|Breit|Ober|Unter|Vorder|Hinter|Inner|Äu(?:ß|ss)er|Erst|Zweit|Dritt|Mittler|Kurz|Weit|"
    r"Grün|Rot|Weiß|Schwarz|Golden|Krumm|Steinern|Lieb|Nieder|Link|Recht|Schmal|Tief|Still|Nördlich|Südlich|Östlich|Westlich)"
    r"e?(?:[rsn]?e?[rsn]?)$|(?:St\.|Sankt|Bad|Dr\.|Prof\.|Alt)$"
)
_SQUARE = re.compile(
    r"(?:^|[\s,|:;·])(?P<street>[A-U][ ]?\d{1,2}[ ]?,[ ]?\d{1,2}[a-z]?(?:[ ]?-[ ]?\d{1,2})?)\Z"
)  # Mannheim
_NUMBERED = re.compile(
    rf"(?P<name>\S.*?)[ ]*\n?[ ]*(?P<number>(?<![\d.,-]){HOUSE_NUMBER})(?P<extra>{_EXTRA})\Z", re.DOTALL
)
# A bracket that opens before a street holds an address: "Stadtverwaltung Unna (Rathausplatz 1, 59423 Unna)"
_SEPARATOR = re.compile(r"[,|·;:•\uf0b7]|[ ]-[ ]|\n|\t|[ ]/[ ]|[ ]\((?=[A-ZÄÖÜ])(?![^()]*\))")
# What a house number behind it only numbers: "Förderreferat 34"
_UNIT = re.compile(r"(?:referat|amt|dezernat|bereich|abteilung|sachgebiet|dienst|stelle|büro|team|gruppe|ministerium)$")
ROLE = 0.3  # of `is_role`
MAX_NAME = 60  # code points of a street's name; longer runs are sentences
_COUNTED = re.compile(
    r"(?:\b(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Heft|Nr\.|Band|Tel\.?|"
    r"Punkt|Teil|SGB|ca\.|etwa|rund|über)|Seite|Jahr|Telefon|Fax|Kapitel|Ausgabe|Phase|Stufe|Klasse|Postfach|§|Artikel|"
    r"Raum|Zimmer|Absatz)$",
    re.IGNORECASE,
)
"""What a number behind it counts or dates; "Römergrund" ends with no word of its own."""


def street_before(text: str, stop: int) -> tuple[int, int] | None:
    """Start and stop of the street with house number behind which nothing but a floor or room stands before `stop`.

    None where no street ends there.

    >>> run = "Landkreis Elbe-Elster Ludwig-Jahn-Straße 2"
    >>> run[slice(*street_before(run, len(run)))]
    'Ludwig-Jahn-Straße 2'
    """
    if square := _SQUARE.search(text, max(0, stop - 30), stop):
        return square.span("street")
    floor = max(0, stop - MAX_NAME - 40)
    line_floor = _segment_start(text, floor, stop)
    segment = text[line_floor:stop]
    match = _NUMBERED.fullmatch(segment)
    if not match:
        return (line_floor, stop) if _is_numberless(segment) else None
    name = match["name"].rstrip()
    if _COUNTED.search(name) and name.split()[0] not in _OF:
        return None
    begin = _name_begin(name)
    if begin is None or len(name) - begin > MAX_NAME:
        return None
    return line_floor + begin, line_floor + match.end("number")


def _is_numberless(segment: str) -> bool:
    """ "Marktplatz", "Am Markt": a whole line or item that is a street without a number."""
    words = segment.split()
    if not 1 <= len(words) <= 3 or not (_SURE_GLUED.match(words[-1]) or words[-1].lower() in _STANDING):
        return False
    return len(words) == 1 or words[0] in _PREPOSITIONS or bool(_QUALIFIER.match(words[0]))


def parse_street(text: str) -> str | None:
    """The street with its number of a string that is one; None for anything else.

    >>> parse_street("Lindenthaler Straße 11 – 13"), parse_street("Unter den Linden 5"), parse_street("am 12. Mai")
    ('Lindenthaler Straße 11 – 13', 'Unter den Linden 5', None)
    """
    shown = plain(text)
    stop = len(shown.rstrip(" \n,;|·"))
    found = street_before(shown, stop)
    if found is None or shown[: found[0]].strip(" \n"):
        return None
    return unbreak(text[found[0] : found[1]])


def _segment_start(text: str, floor: int, stop: int) -> int:
    """Behind the last separator before the street; a break behind a hyphen or inside of a name does not separate."""
    start = floor
    for match in _SEPARATOR.finditer(text, floor, stop):
        rest = text[match.end() : stop]
        if not re.search(r"[^\W\d_]{2,}", rest) or re.fullmatch(_EXTRA, text[match.start() : stop]):
            break  # nothing but the number would be left: "Erich-Kästner-Straße" / "5"
        if match[0].strip(" ") == "-" and re.fullmatch(r"[ ]*\d{1,4}[ ]?[a-z]?", rest):
            break
        if match[0] == "\n":
            before = text[floor : match.start()].rstrip(" ")
            words = before.split()
            if (
                before.endswith("-")
                or (words and words[-1] in _PREPOSITIONS | _ARTICLES)
                or _standing_first(rest, before)
            ):
                continue
        start = match.end()
    return start + len(text[start:stop]) - len(text[start:stop].lstrip())


def _standing_first(rest: str, before: str) -> bool:
    """ "Helsingforser" / "Straße 11": the line begins with a word that needs another before it."""
    words = rest.split()
    last = before.rsplit(maxsplit=1)[-1] if before.strip() else ""
    waits = last.endswith("-") or (last.endswith("er") and not is_place(last) and not _is_somebody(last))
    return len(words) == 2 and words[0].lower() in _STANDING and waits


def _name_begin(name: str) -> int | None:
    """Where the street's name begins in the words before the number."""
    # "Otto-" / "Nuschke-Straße": what a line broke at its hyphen is one word.
    words = [(m.start(), re.sub(r"\s", "", m[0])) for m in re.finditer(r"(?:\S+-[ ]*\n[ ]*)*\S+", name)]
    last = words[-1][1].rstrip(",") if words else ""
    if not last:
        return None
    # "Am Alten Markt", "Unter den Linden", "An der Ostbahn", "Straße der Jugend": from the word that opens the name
    for back in range(min(5, len(words)), 0, -1):
        start, word = words[-back]
        tail = [w for _, w in words[-back:]]
        if word in _PREPOSITIONS and back > 1 and all(w in _ARTICLES or w[0].isupper() for w in tail[1:]):
            return start
        if word in _OF and back > 1 and tail[1] in {"der", "des", "von", "am", "im", "zum", "zur"}:
            return start
        if back > 2 and tail[1] in {"am", "an", "im", "beim"} and _names_street(word):
            return _with_qualifiers(words[: len(words) - back + 1])  # "Poststraße am Schloss", "Lange Reihe am Fluss"
    if last.lower() in _STANDING and len(words) > 1:
        return _before_standing(words)
    if _SURE_GLUED.match(last) and not _is_office(last):
        return _with_qualifiers(words)
    capitals = all(w[0].isupper() or w in _ARTICLES or w[0].isdigit() for _, w in words)
    if not last[0].isupper() or _is_office(last):
        return None
    if _ANY_GLUED.match(last):
        return (
            _with_qualifiers(words)
            if len(words) > 3 or _has_office(words)
            else (words[0][0] if capitals else words[-1][0])
        )
    if len(words) <= 3 and capitals and not _has_office(words):
        return words[0][0]  # "Hafen 3", "Hohe Bleichen 7"
    return None


def _names_street(word: str) -> bool:
    """Whether a word is one for streets, or ends with one, and no office's."""
    glued = _ANY_GLUED.match(word) or re.fullmatch(_GLUED, word, re.IGNORECASE)
    return word[0].isupper() and glued is not None and not _is_office(word)


def _before_standing(words: list[tuple[int, str]]) -> int:
    """ "Berliner Straße", "Karl Marx Straße", "Bad Nauheimer Straße": how far the name reaches back."""
    at = len(words) - 2
    if words[at][1].endswith(("er", "-", "ische", "ischer")) or words[at][1] in ("Alter", "Neuer"):
        while at > 0 and _QUALIFIER.match(words[at - 1][1]):
            at -= 1
    else:
        while at > 0 and (given_name_weight(words[at - 1][1].rstrip("-")) >= 2 or _QUALIFIER.match(words[at - 1][1])):
            at -= 1
    return words[at][0]


def _with_qualifiers(words: list[tuple[int, str]]) -> int:
    at = len(words) - 1
    if at > 0 and (_of_town(words[at - 1][1]) or (at == 1 and _of_quarter(words[0][1]))):
        return words[at - 1][0]  # "Harburger Rathausplatz", "Bilker Gartenallee" on a line of its own
    while at > 0 and _QUALIFIER.match(words[at - 1][1]):
        at -= 1
    return words[at][0]


def _of_town(word: str) -> bool:
    """Whether a word is a place's adjective: "Harburger"."""
    return word[:1].isupper() and word.endswith("er") and (is_place(word[:-2]) or is_place(word[:-2] + "en"))


def _of_quarter(word: str) -> bool:
    """Whether a word has the shape of a place's adjective and is nobody's role: "Bilker", and not "Bürgermeister"."""
    shaped = re.fullmatch(r"[A-ZÄÖÜ][a-zäöüß]{3,}er", word) is not None
    return shaped and not _is_somebody(word) and not given_name_weight(word)


def _is_somebody(word: str) -> bool:
    """Whether a word is a role: "Bürgermeister" ends like an adjective of a place."""
    from extractors.values.role import is_role

    return is_role(word) > ROLE


def _is_office(word: str) -> bool:
    """ "Landkreis 2", "Rathaus 1" (the house) may be a street's name; an office with a number is none."""
    tail = word.rsplit("-", maxsplit=1)[-1].lower()
    return (tail in HEADS or _UNIT.search(tail) is not None) and tail not in ("schloss", "rathaus", "haus", "markt")


def _has_office(words: list[tuple[int, str]]) -> bool:
    return any(_is_office(w.strip("().")) for _, w in words[:-1]) or any(w in ("e.V.", "GmbH", "V.") for _, w in words)
