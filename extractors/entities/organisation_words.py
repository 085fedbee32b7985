"""The words by which an organisation is told: heads, legal forms, adjectives of names."""

from __future__ import annotations

import re
from functools import cache

from extractors.entities.gazetteer import lines
from extractors.entities.word_pattern import WordPattern

OFFICE = WordPattern(r"(?:[A-ZÄÖÜ][a-zäöüß]+-?)+?(?:amte?s?|behörde|ministeriums?|inspektion|präsidiums?)$")
"""One word that names an authority: "Jugendamt", "Ausländerbehörde", "Kultusministerium"."""
NO_OFFICE = WordPattern(r"(?:(?:Ehren|Lehr|Beichts|Haupt|Neben|Pfarr|Insges|Ges|Alt)amt|Beamt|Gesamt)")
WITH_OWNER = WordPattern(
    r"(?:[A-ZÄÖÜ][a-zäöüß]+-?)*(?:amte?s?|behörde|[Dd]ezernate?s?|[Ff]achbereiche?s?|[Ff]achdienste?s?|[Aa]bteilung"
    r"|[Ss]achgebiete?s?|[Rr]eferate?s?|[Jj]ob-?[Cc]enters?|[Aa]gentur|[Bb]üros?|[Ss]telle|[Vv]erwaltung"
    r"|[Vv]olkshochschule|[Bb]eirate?s?|[Rr]ate?s?|[Ss]tabsstelle)$"
)
"""Heads whose name may be closed by the body that they belong to: "… des Landkreises Unna"."""
DIVISION = WordPattern(
    r"(?:[A-ZÄÖÜ][a-zäöüß]+-?)*(?:[Dd]ezernate?s?|[Ff]achbereiche?s?|[Ff]achdienste?s?|[Aa]bteilung|[Ss]achgebiete?s?"
    r"|[Rr]eferate?s?|[Ss]tabsstelle)$"
)
"""Parts of an administration; without its name they are no organisation that one could tell from the next town's."""
FOR_HEAD = WordPattern(
    r"(?:[A-ZÄÖÜ][a-zäöüß]+-?)*(?:[Aa]mte?s?|[Mm]inisteriums?|[Aa]gentur|[Ii]nstituts?|[Vv]ereinigung|"
    r"[Zz]entrale|[Aa]rbeitsgemeinschaft|[Aa]rbeitsstelle|[Mm]useums?|[Dd]ezernate?s?|"
    r"[Ff]achbereiche?s?"
    r"|[Ff]achdienste?s?|[Aa]bteilung|[Ss]enatsverwaltung|[Zz]entrums?|[Ss]tiftung|[Vv]ereins?|[Gg]esellschaft"
    r"|[Vv]ereinigung|[Zz]entrale|[Aa]rbeitsgemeinschaft|[Aa]rbeitsstelle|[Mm]useums?|[Vv]erbande?s?|"
    r"[Ss]tabsstelle|[Rr]eferate?s?|[Bb]üros?|[Hh]ochschule|[Aa]kademie|[Ll]andesstelle)$"
)
"""Heads that take "für …": "Amt für Jugend und Soziales"."""
FOR_ALONE = WordPattern(
    r"(?:(?:[A-ZÄÖÜ][\wäöü]+-)*(?:Amte?s?|(?:Landes|Bundes|Staats|Kreis)[a-z]*amte?s?|(?:Bundes|Landes|"
    r"Staats)?[Mm]inisteriums?"
    r"|(?:Bundes)?[Aa]gentur|(?:Landes|Staats|Forschungs)?[Ii]nstituts?|Senatsverwaltung|Landesstelle|"
    r"Hochschule|Akademie"
    r"|Zentrums?|Museums?|(?:Bundes|Landes)?[Zz]entrale|(?:Bundes|Landes)?[Vv]ereinigung|(?:Bundes|"
    r"Landes)[Aa]rbeitsgemeinschaft"
    r"|(?:Bundes|Landes|Regional)?[Aa]rbeitsstelle|Gesellschaft))$"
)
"""Of these, the ones that are an organisation with their complement alone, without an owner."""
FACILITY = WordPattern(
    r"(?:[A-ZÄÖÜ][a-zäöüß]+-)*(?:[A-ZÄÖÜ][a-zäöüß]*)?(?:[Gg]ymnasiums?|[Ss]chule|[Kk]ollegs?|"
    r"[Uu]niversität|[Kk]ita|[Kk]indertagesstätte"
    r"|[Kk]indergartens?|[Bb]ildungsstätte|[Zz]entrums?|[Jj]ugendtreffs?|[Kk]indertreffs?|[Kk]linikums?|"
    r"[Kk]rankenhause?s?"
    r"|[Bb]egegnungsstätte|Mehrgenerationenhause?s?|[Bb]ürgerhause?s?|[Mm]useums?|[Tt]heaters?|"
    r"[Gg]emeinschaftszentrums?|Hort|"
    r"Jugendhaus|[Jj]ugendclubs?"
    r"|[Kk]irchengemeinde|[Ww]erkstatt|[Gg]alerie|[Bb]ühne|[Oo]rchester|[Cc]enters?|[Ff]reibad|(?:Kinder|Familien|Gemeinde|Nachbarschafts|Frauen)haus(?:es)?|Lyzeum)$"
)
"""Places run by an organisation; they are one only with a name: "Gymnasium am Wall"."""
CLUB = WordPattern(
    r"(?:[A-ZÄÖÜ][a-zäöüß]+-)*(?:[A-ZÄÖÜ][a-zäöüß]*)?(?:[Vv]ereins?|[Vv]erbande?s?|[Bb]unde?s?|[Ss]tiftung|"
    r"[Ss]tadtwerken?|[Ss]parkasse|[Vv]olksbank"
    r"|[Rr]aiffeisenbank|[Gg]enossenschaft|[Bb]augesellschaft|[Kk]irchenkreise?s?|[Dd]ekanate?s?|[Bb]ildungswerke?s?"
    r"|[Jj]ugendwerke?s?|[Vv]erkehrsbetrieben?|[Vv]erlage?s?|Tafel|Kreisverwaltung|Stadtverwaltung|Gemeindeverwaltung"
    r"|Bezirksregierung|Regierungspräsidiums?|Bildungsbüro|Familienbüro|Jugendbüro|Freundeskreis|Bistums?|"
    r"Erzbistums?|[Cc]lubs?|Bäckerei|Autohaus|Zoo|Stadthalle|[Bb]ücherei|[Bb]ibliothek|Amtsgerichte?s?|"
    r"Zentrums?|[Aa]rchivs?|[Jj]ugendfeuerwehr|[Bb]üros?|[Ii]nstituts?|[Kk]linik|[Vv]ereinigung|"
    r"[Ll]andeszentrale|[Bb]undeszentrale|[Mm]igrationsdienste?s?|[Ss]tifts?|Werk|"
    r"Caritas"
    r"|Diakonie|Lebenshilfe|Hilfswerk|Bundesverband|Ring|Kreisgruppe|Akademie|Landschaftsverband|Verkehrsverbund)$"
)
HYPHENED = WordPattern(
    r"[A-ZÄÖÜ][\wäöüß.]+-(?:[\wäöüß.]+-)*(?:[A-Z][a-zäöüß]*)?(?:[Ss]tiftung|[Ss]chule|[Gg]ymnasiums?|"
    r"[Hh]ause?s?|[Kk]olleg|[Ii]nstituts?|[Vv]erein"
    r"|[Uu]niversität|[Ww]erk|Kita|[Kk]indergarten|[Vv]erband|[Aa]kademie|[Zz]entrum|[Gg]esellschaft|[Gg]emeinde|"
    r"[Hh]ochschule|[Kk]lubs?|[Cc]lubs?)$"
)
"""Named after somebody: "Körber-Stiftung", "Albert-Schweitzer-Schule"."""
ADJECTIVES = WordPattern(
    r"(?:[A-ZÄÖÜ][a-zäöüß]+-)?(?:[A-ZÄÖÜ][a-zäöüß]*(?:isch|tsch)|Staatlich|Kommunal|Regional|Überregional|Öffentlich|Allgemein|Freiwillig|"
    r"International"
    r"|Bischöflich|Rot)e[rsmn]?$|Thüringer$|(?:Ev|Evang|Ev\.-[Ll]uth|Ev\.-[Rr]ef|Kath|Röm\.-[Kk]ath)\.$|Welcome$"
)
ADJECTIVE_HEAD = WordPattern(
    r"(?:[A-ZÄÖÜ][a-zäöüß]+-?)*?(?:[Bb]unde?s?|[Ww]erke?s?|[Vv]erbande?s?|[Kk]reuze?s?|[Ss]tiftung|"
    r"[Kk]irche|[Kk]irchengemeinde|[Kk]irchenkreise?s?"
    r"|[Ff]euerwehr|[Vv]erein[s]?|[Gg]esellschaft|[Aa]kademie|[Ii]nstituts?|[Uu]niversität|[Hh]ochschule|"
    r"[Jj]ugendrings?|Ring|Gemeinde|[Ff]ördergemeinschaft|[Jj]ugendfürsorge|Dekanate?s?|[Kk]rankenkasse|"
    r"Erwachsenenbildung|[Jj]ugend"
    r"|[Kk]reditbank|[Bb]ank|[Tt]ag|[Rr]entenversicherung|[Vv]olkshochschule|[Dd]ienste?s?|"
    r"Wohlfahrtsverbande?s?|[Rr]ate?s?"
    r"|Caritasverbande?s?|[Ff]amilienbildungsstätte|[Mm]usikschule|[Aa]rbeitsgemeinschaft|[Aa]rbeitsstelle|[Pp]lanungsgemeinschaft|[Jj]ugendbüro|[Kk]itas?|"
    r"[Kk]indertagesstätte|Schulamte?s?|[Zz]weckverbande?s?)$"
)
BUREAU = WordPattern(
    r"(?:[A-ZÄÖÜ][a-zäöüß]+-?)*(?:[Bb]üros?|[Ss]telle|[Aa]gentur|[Ii]nstituts?|[Ww]erke?s?|[Bb]etriebe?s?|"
    r"[Zz]entrums?)$"
)
"""Heads that are an organisation with the body that they belong to: "Bildungsbüro der Stadt Herten"."""
SERVICE = WordPattern(
    r"(?:[A-ZÄÖÜ][a-zäöüß]+-?)*(?:[Dd]ienste?s?|[Kk]reisgruppe|[Oo]rtsgruppe|[Bb]eratungsstelle|"
    r"[Hh]ause?s?|[Ii]nitiative)$"
)
"""Heads that, like clubs and bureaus, are an organisation as a part of one: "Kreisgruppe des BUND"."""
REGIONAL = WordPattern(r"(?:Nord|Süd)?-?(?:[Oo]st|[Ww]est)|Nord|Süd|Mitte|Mittel(?:deutschland|rhein)|Bund$")
"""What closes the name of a branch: "AOK Nordost", "CJD Nord"."""
UNION = WordPattern(
    r"(?:(?:Bundes|Landes|Dach|Spitzen|Kreis|Regional)?[Vv]erband|(?:Bundes|Landes)?[Aa]rbeitsgemeinschaft|Liga|Zentralrat|"
    r"(?:Bundes|Landes)?[Vv]ereinigung|(?:Bundes|Landes)?[Aa]rbeitskreis)e?s?$"
)
"""Heads that are a name with those whom they unite: "Landesverband der Tafeln"."""
SINGLE_CLUB = WordPattern(
    r"(?!(?:Sport|Dach|Spitzen|Bundes|Landes|Kreis|Orts|Träger|Wohlfahrts|Gesamt|Mit|Ver|Träger|Staaten)v)"
    r"[A-ZÄÖÜ][a-zäöüß]+(?:vereins?|verbande?s?)$"
)
DEFINITE = frozenset({"der", "dem", "den", "des", "vom", "beim", "zum", "Der", "Dem", "Vom", "Beim", "Zum"})
"""Before a club that has no name of its own these say that a certain one is meant."""
HOUSE = WordPattern(
    r"(?:Familien?|Jugend|Kinder|Begegnung|Generationen|Kulturen?|Nationen|Vereine|Bildung|Musik|Kunst|Künste|"
    r"Wirtschaft|Natur|Gesundheit|Hoffnung|Diakonie|Offenen|Parität|Geschichte|Literatur|Technik|Sports?|Handwerks|"
    r"Ehrenamtes|Gastes|Buches|Lernens|Kindes|Wissenschaft|Integration|Demokratie|Vielfalt)$"
)
"""What a house that is an organisation is a house of: "Haus der Familie"."""
NETWORK = WordPattern(r"(?:Netzwerke?s?|Bündnis(?:ses)?|Forum|Verbund|Allianz|Arbeitskreis)$")
"""Heads that are a name only with what follows and a place at its end: "Netzwerk Elternbildung Unna"."""
NAMED_FURTHER = WordPattern(r".*(?:[Ss]tiftung|[Bb]und|[Vv]erband|[Rr]ing|[Kk]ammer|[Zz]entrale)(?:e?s)?$")
"""Of those that are one by themselves, the ones after which a capitalised word goes on with the name."""
SHORT_NAME = WordPattern(
    r"(?!(?:NRW|II|III|IV|VI|VII|VIII|XII|EU|SGB|PLZ|CD|DVD|PC|TV|ADHS|USA|DDR|BRD)$)[A-ZÄÖÜ]{2,5}$"
)
"""An unknown abbreviation; before a place it is an organisation of that place."""
ADJECTIVE = re.compile(r"[A-ZÄÖÜ]\w*(?:al|ich|isch|ell|iv|üh|ung|lter)en?")
"""A capitalised adjective inside a name: "Soziale Dienste"."""
FOR_CLUB = WordPattern(r".*(?:[Vv]erein|[Vv]erband|[Ss]tiftung|[Vv]ereinigung|[Gg]esellschaft|[Ww]erk|[Zz]entrum)s?$")
"""Clubs that take "für …": "Verein für Jugendhilfe"."""
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


@cache
def patterns(section: str) -> WordPattern:
    """One of the lists in `organisations.txt` as a pattern for whole tokens."""
    wanted, found = False, []
    for line in lines("organisations.txt"):
        if line.startswith("["):
            wanted = line == f"[{section}]"
        elif wanted:
            found.append(line.strip())
    return WordPattern(rf"(?:{'|'.join(found)})$")


@cache
def phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Full names of several words by their first word; a trailing "~" lets the ending vary."""
    found: dict[str, list[tuple[str, ...]]] = {}
    wanted = False
    for line in lines("organisations.txt"):
        if line.startswith("["):
            wanted = line == "[phrases]"
        elif wanted:
            words = tuple(line.split())
            found.setdefault(words[0].rstrip("~"), []).append(words)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}
