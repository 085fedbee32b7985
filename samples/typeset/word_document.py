"""Verbandsgemeinde Montabaur: a text from the word processor, contact table, private-use bullets as Word has them, by LibreOffice."""

from __future__ import annotations

from samples.typeset.content import Sample, item, items, section
from samples.typeset.engines import libreoffice
from samples.typeset.gold import entities, fact, person, profile, quote
from samples.typeset.symbols import BULLET, FAMILY, SQUARE
from samples.typeset.writer_text import document, heading, paragraph, section_xml, table_xml

SERIES = "Praxisberichte Jugend und Dorf"
PUBLISHER = "Landesverband Offene Jugendarbeit Rheinland-Pfalz e. V."
TITLE = "Verbandsgemeinde Montabaur"
HEADLINE = "Der Bus, der bleibt"
SUMMARY = (
    "In den 24 Ortsgemeinden rund um Montabaur fehlte es an Treffpunkten für Jugendliche. Seit 2008 fährt ein Jugendbus die Dörfer an und bleibt jeweils eine Woche. "
    "Aus dem Provisorium ist ein Stück verlässlicher Jugend- und Gemeinwesenarbeit geworden."
)
FACT_ROWS = [("Einwohner:", "38.650"), ("Fläche:", "151,9 km²"), ("Projektzeitraum:", "seit August 2008")]
FACTS = [
    fact("Einwohner", "population", "38.650", None, 38650.0),
    fact("Fläche", "area_km2", "151,9", "km²", 151.9),
    fact("Projektzeitraum", "duration", "seit August 2008"),
]
BACKGROUND = section(
    "Ausgangssituation",
    "background",
    "Eine Befragung von 840 Jugendlichen ergab 2007 ein deutliches Bild:",
    items(
        "Vereine erreichen vor allem Kinder bis 13 Jahre",
        "Öffentliche Verkehrsmittel fahren nach 19 Uhr nicht mehr",
        "Nur sechs Ortsgemeinden halten einen Jugendraum vor",
    ),
)
GOALS = section(
    "Zielsetzung",
    "goals",
    items(
        "Treffpunkte dort schaffen, wo Jugendliche leben",
        "Beteiligung an Gemeinde- und Dorfentwicklung",
        "Haupt- und Ehrenamt verzahnen",
    ),
)
IMPLEMENTATION = section(
    "Umsetzung",
    "implementation",
    "Der Ablauf folgt in jedem Dorf demselben Muster:",
    items(
        item(
            "Vorbereitung mit der Ortsbürgermeisterin oder dem Ortsbürgermeister",
            "Standplatz, Strom und Wasser klären",
            "Einladung durch Aushang und über die Grundschule",
        ),
        item(
            "Jugendwoche", "täglich von 15 bis 21 Uhr geöffnet", "Abschlussabend mit Wunschliste an den Ortsgemeinderat"
        ),
        "Auswertungsgespräch nach drei Monaten",
        numbered="1.",
    ),
)
OFFERS = section(
    "Angebote im Bus",
    "measures",
    items(
        item(
            "Werkstatt und Medien",
            item(
                "Fahrrad- und Mopedwerkstatt",
                "Werkzeugausleihe gegen Pfand",
                "Kurs „Licht am Rad“ mit der Polizeiinspektion",
            ),
            item("Tonstudio mit Schnittplatz", "jährliche CD der Dorfbands"),
        ),
        item(
            "Beratung",
            "Bewerbungs- und Ausbildungsberatung mit dem Jobcenter Westerwald",
            item("Vertrauliche Sprechstunde", "Sucht- und Schuldnerberatung", "Vermittlung an das Kreisjugendamt"),
        ),
        "Kickerliga der Ortsgemeinden",
    ),
)
PARTNERS = section(
    "Kooperationspartner",
    "partners",
    "Kreisjugendamt, Polizeiinspektion Montabaur, Evangelisches Dekanat, Sportbund Rheinland und die Freiwilligen Feuerwehren.",
)
FUNDING = section(
    "Finanzierung",
    "funding",
    "Die jährlichen Kosten betragen 94.000 Euro. Davon trägt die Verbandsgemeinde 60 Prozent, das Land Rheinland-Pfalz ein Viertel; der Rest sind Spenden.",
)
QUOTE = quote(
    "Hans-Peter Dörsdorf",
    "Ortsbürgermeister von Holler",
    "Am ersten Tag kamen drei, am letzten dreißig. Seitdem haben wir einen Jugendbeirat.",
)
CONTACT_ROWS = [
    ("Kommune:", "Verbandsgemeinde Montabaur"),
    ("Bundesland:", "Rheinland-Pfalz"),
    ("Kontakt:", "Svenja Krah, Jugendpflegerin"),
    ("Anschrift:", "Verbandsgemeindeverwaltung Montabaur, Konrad-Zuse-Platz 2, 56410 Montabaur"),
    ("Postanschrift:", "Postfach 12 62, 56402 Montabaur"),
    ("Tel.:", "02602 / 126-317"),
    ("Mobil:", "0160 / 55 417 20"),
    ("E-Mail:", "s.krah@vg-montabaur.example"),
    ("Internet:", "www.jugendbus-montabaur.example"),
]
CONTACT = person(
    "Svenja Krah",
    role="Jugendpflegerin",
    organisation="Verbandsgemeindeverwaltung Montabaur",
    street="Konrad-Zuse-Platz 2",
    postcode="56410",
    city="Montabaur",
    po_box="Postfach 12 62",
    email="s.krah@vg-montabaur.example",
    email_kind="person",
    phone="+492602126317",
    mobile="+491605541720",
    website="http://www.jugendbus-montabaur.example",
)


def text() -> str:
    body = heading(TITLE, 1) + paragraph(HEADLINE, "Slogan") + paragraph(SUMMARY) + table_xml(FACT_ROWS)
    body += "".join(section_xml(s) for s in (BACKGROUND, GOALS, IMPLEMENTATION, OFFERS, PARTNERS, FUNDING))
    body += paragraph(f"„{QUOTE['text']}“", "Said") + paragraph(f"{QUOTE['speaker']}, {QUOTE['role']}", "Speaker")
    body += heading("Kontaktdaten", 2) + table_xml(CONTACT_ROWS)
    markers = [(BULLET, FAMILY), ("o", "Liberation Mono"), (SQUARE, FAMILY)]
    return document(
        body,
        title=TITLE,
        head=f"{SERIES}  |  {PUBLISHER}",
        foot="Stand: November 2012 – Seite",
        font="Liberation Sans",
        markers=markers,
    )


def sample() -> Sample:
    record = profile(
        pages=[1, 2],
        municipality="Montabaur",
        type="Verband",
        state="Rheinland-Pfalz",
        ags=None,
        headline=HEADLINE,
        summary=SUMMARY,
        contacts=[CONTACT],
        quotes=[QUOTE],
        facts=FACTS,
        sections=(BACKGROUND, GOALS, IMPLEMENTATION, OFFERS, PARTNERS, FUNDING),
        entities=entities(
            PER="Hans-Peter Dörsdorf",
            ORG="Jobcenter Westerwald|Kreisjugendamt|Polizeiinspektion Montabaur|Evangelisches Dekanat|Sportbund Rheinland",
            DATE="2008|2007",
            DURATION="drei Monaten",
            MONEY="94.000 Euro",
        ),
    )
    publication = {"series": SERIES, "publisher": PUBLISHER, "title": TITLE, "published_on": "2012-11"}
    return Sample("generic/word_document.pdf", libreoffice(text()), publication, (record,))
