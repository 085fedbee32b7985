"""The words about the head of an organisation's name: adjectives, bodies, legal forms, articles that end it."""

from __future__ import annotations

import re

from extractors.entities.gazetteer import is_given_name, is_surname
from extractors.entities.word_pattern import WordPattern

HYPHENED = WordPattern(
    r"[A-ZÄÖÜ][\wäöüß.]+-(?:[\wäöüß.]+-)*(?:[A-Z][a-zäöüß]*)?(?:[Ss]tiftung|[Ss]chule|[Gg]ymnasiums?|"
    r"[Hh]ause?s?|[Kk]olleg|[Kk]linik|[Aa]potheke|[Ii]nstituts?|[Vv]ereins?"
    r"|[Uu]niversität|[Ww]erk|Kita|[Kk]indergarten|[Vv]erband|[Aa]kademie|[Zz]entrum|[Gg]esellschaft|[Gg]emeinde|"
    r"[Hh]ochschule|[Kk]lubs?|[Cc]lubs?)$"
)
"""Named after somebody: "Körber-Stiftung", "Albert-Schweitzer-Schule"."""
ADJECTIVES = WordPattern(
    r"(?:[A-ZÄÖÜ][a-zäöüß]+-)?(?:[A-ZÄÖÜ][a-zäöüß]*(?:isch|tsch)|Staatlich|Kommunal|Regional|Überregional|Öffentlich|Allgemein|Freiwillig|"
    r"International|Unter|Ober|Oberst|Christlich|Höher"
    r"|Bischöflich|Rot)e[rsmn]?$|Thüringer$|(?:Ev|Evang|Ev\.-[Ll]uth|Ev\.-[Rr]ef|Kath|Röm\.-[Kk]ath)\.$|Welcome$"
)
REGIONAL = WordPattern(r"(?:Nord|Süd)?-?(?:[Oo]st|[Ww]est)|Nord|Süd|Mitte|Mittel(?:deutschland|rhein)|Bund$")
"""What closes the name of a branch: "AOK Nordost", "CJD Nord"."""
DEFINITE = frozenset({"der", "dem", "den", "des", "vom", "beim", "zum", "Der", "Dem", "Vom", "Beim", "Zum"})
"""Before a club that has no name of its own these say that a certain one is meant."""
HOUSE = WordPattern(
    r"(?:Familien?|Jugend|Kinder|Begegnung|Generationen|Kulturen?|Nationen|Vereine|Bildung|Musik|Kunst|Künste|"
    r"Wirtschaft|Natur|Gesundheit|Hoffnung|Diakonie|Offenen|Parität|Geschichte|Literatur|Technik|Sports?|Handwerks|"
    r"Ehrenamtes|Gastes|Buches|Lernens|Kindes|Wissenschaft|Integration|Demokratie|Vielfalt)$"
)
"""What a house that is an organisation is a house of: "Haus der Familie"."""
SHORT_NAME = WordPattern(
    r"(?!(?:NRW|II|III|IV|VI|VII|VIII|XII|EU|SGB|PLZ|CD|DVD|PC|TV|ADHS|USA|DDR|BRD)$)[A-ZÄÖÜ]{2,5}$"
)
"""An unknown abbreviation; before a place it is an organisation of that place."""
ADJECTIVE = re.compile(r"[A-ZÄÖÜ]\w*(?:al|ich|isch|ell|iv|üh|ung|lter|wandt)en?")
"""A capitalised adjective inside a name: "Soziale Dienste"."""
KREIS = re.compile(r"[A-ZÄÖÜ]\w+(?:-[A-ZÄÖÜ]\w+)+|[A-ZÄÖÜ]\w+kreis")
LEGAL = WordPattern(r"(?:g?GmbH|AG|gAG|e\.?V\.?|eG|KG|mbH|OHG|gUG|UG|AöR|KdöR|KöR)\.?$")
ARTICLES = frozenset(
    [
        "Der",
        "Die",
        "Das",
        "Den",
        "Dem",
        "Des",
        "Ein",
        "Eine",
        "Einen",
        "Einem",
        "Einer",
        "Eines",
        "Im",
        "In",
        "Am",
        "Vom",
        "Zum",
        "Zur",
        "Bei",
        "Beim",
        "Mit",
        "Für",
        "Von",
        "Seit",
        "Durch",
        "Nach",
        "Alle",
        "Hier",
        "Wir",
        "Sie",
        "Es",
        "Und",
        "Binnen",
        "Teil",
        "Herr",
        "Frau",
    ]
)
LINKS = frozenset(["und", "&", "für"])
OWNED = WordPattern(
    r"(?:[A-ZÄÖÜ][a-zäöüß]*)?(?:[Vv]erein|[Ww]erk|[Vv]erband|[Bb]und|[Gg]esellschaft|[Ff]reunde|[Ff]reundeskreis|"
    r"[Gg]emeinschaft|[Ii]nitiative)s?$"
)
QUOTES = {"„": '“”"', "»": "«", "«": "»", '"': '"', "“": "”", "‚": "‘’"}
BODIES = {
    "des": re.compile(r"(?:[A-ZÄÖÜ]\w*-)*(?:Land)?[Kk]reises$|Landes$|Bezirks$|Amtes$|Marktes$|[A-ZÄÖÜ][\w-]*kreises$"),
    "der": re.compile(
        r"(?:Hanse|Landeshaupt|Kreis|Universitäts|Lutherstadt)?[Ss]tadt$|[GV]erbandsgemeinde$|"
        r"Samtgemeinde$|Verbandsgemeinde$|Gemeinde$|Region$"
    ),
}
NAMED_HOUSE = re.compile(
    r"(?P<whom>[A-ZÄÖÜ][a-zäöüß]{3,})(?:(?:grund|ober|real|mittel)?schule|gymnasiums?|kirchengemeinde)$"
)
NOBODY = re.compile(
    r"(?:Grund|Haupt|Real|Ober|Mittel|Förder|Sonder|Berufs|Fach|Hoch|Musik|Tanz|Fahr|Volks|Sommer|Winter|Abend|Kunst|Sprach|"
    r"Gesamt|Gemeinschafts|Ganztags|Wirtschafts|Handels|Bau|Technik|Sport|Ski|Vor|Stadt|Kreis|Land|Dorf|Pflege|Bildungs|"
    r"Jugend|Kinder|Eltern|Nachbar|Umwelt|Natur|Hunde|Reit|Segel|Mode|Meister|Haus)$"
)
"""First parts of words for kinds of schools; some of them are surnames too."""


def named_after(word: str) -> bool:
    """ "Goetheschule", "Lutherkirchengemeinde": a house that has its founder or patron in the same word.

    >>> named_after("Goetheschule"), named_after("Musikschule"), named_after("Schule")
    (True, False, False)
    """
    house = NAMED_HOUSE.match(word)
    whom = house["whom"] if house else ""
    return not NOBODY.match(whom) and (is_given_name(whom) or is_surname(whom))
