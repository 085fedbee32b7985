"""Stadt Pforzheim: six cards in a grid and two contact cards, by Chromium."""

from __future__ import annotations

from samples.typeset.content import Sample, Section, html_parts, items, section
from samples.typeset.engines import chromium
from samples.typeset.gold import entities, person, profile

SERIES = "Auf einen Blick – Kommunen integrieren"
PUBLISHER = "Integrationswerk Südwest"
TITLE = "Stadt Pforzheim"
HEADLINE = "Goldene Brücken"
SUMMARY = "In der Schmuckstadt leben Menschen aus 137 Nationen. Mit „Goldene Brücken“ finden neu zugewanderte Familien schneller in Kita, Schule und Arbeit."
BACKGROUND = section(
    "Ausgangslage",
    "background",
    "Mehr als die Hälfte der Kinder spricht zu Hause eine andere Sprache als Deutsch. Viele Eltern kennen weder Kitaplatz- noch Ausbildungssuche.",
)
GOALS = section("Ziele", "goals", items("Sprache von Anfang an", "Abschlüsse anerkennen", "Nachbarschaften stärken"))
MEASURES = section(
    "Bausteine",
    "measures",
    items(
        "Elternmentoren in zwölf Sprachen",
        "Sprach-Café im Schmuckmuseum",
        "Praktikumswochen in 60 Handwerks- und Industriebetrieben",
    ),
)
PARTNERS = section(
    "Partner",
    "partners",
    items("Caritasverband e. V.", "Jugendmigrationsdienst", "Kreishandwerkerschaft Pforzheim-Enzkreis"),
)
FUNDING = section(
    "Förderung", "funding", "Bundesprogramm „BIWAQ“ und Stadt Pforzheim, zusammen 540.000 Euro bis Ende 2014."
)
RESULTS = section(
    "Ergebnisse",
    "results",
    items("320 Familien begleitet", "Kitaquote der Dreijährigen von 71 auf 88 Prozent gestiegen"),
)
SECTIONS = (BACKGROUND, GOALS, MEASURES, PARTNERS, FUNDING, RESULTS)
ADDRESS = {
    "organisation": "Stadt Pforzheim, Dezernat II",
    "street": "Östliche Karl-Friedrich-Straße 9",
    "postcode": "75175",
    "city": "Pforzheim",
}
CONTACTS = [
    person(
        "Elif Arslan-Vogt",
        role="Integrationsbeauftragte",
        email="elif.arslan-vogt@pforzheim-stadt.example",
        email_kind="person",
        phone="+497231394011",
        **ADDRESS,
    ),
    person(
        "Bernhard Zügel",
        academic_title="Dr.",
        role="Abteilungsleiter Schulen",
        email="b.zuegel@pforzheim-stadt.example",
        email_kind="person",
        phone="+497231394086",
        **ADDRESS,
    ),
]
CARD = """<div class="card who"><h3>{name}</h3>{role}<br>Stadt Pforzheim, Dezernat II<br>Östliche Karl-Friedrich-Straße 9<br>75175 Pforzheim<br>Fon {phone}<br><span class="mail">{mail}</span></div>"""

CSS = """
@page { size: A4; margin: 0 } * { box-sizing: border-box }
html { font: 10pt/1.42 'Open Sans'; color: #333 } body { margin: 0; padding: 0 16mm }
header { margin: 0 -16mm 8mm; background: #c98b1b; color: #fff; padding: 9mm 16mm 7mm } header div { font-size: 9pt } h1 { font-size: 25pt; margin: 9mm 0 0; line-height: 1.1 } h2.slogan { font-size: 14pt; margin: 1mm 0 0; font-weight: 400 }
.summary { font-size: 11.5pt; font-weight: 600; margin: 0 0 7mm }
.grid { display: grid; grid-template-columns: repeat(3, 1fr); gap: 5mm } .card { background: #faf3e3; border-top: 1.2mm solid #c98b1b; padding: 4mm; border-radius: 1mm }
.card h2 { font-size: 12.5pt; color: #8a5b00; margin: 0 0 2mm } .card p { margin: 0 } ul { margin: 0; padding-left: 4.2mm } li { margin-bottom: 1mm } li::marker { color: #c98b1b }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 5mm; margin-top: 4mm } .who { background: #eceff1; border-color: #607d8b; font-size: 9.5pt } .who h3 { margin: 0; font-size: 10.5pt }
h2.contact { font-size: 13pt; color: #455a64; margin: 9mm 0 0 } .mail { word-break: break-all }
footer { position: absolute; bottom: 9mm; left: 16mm; right: 16mm; font-size: 7.5pt; color: #777; border-top: .3mm solid #ccc; padding-top: 2mm; display: flex; justify-content: space-between }
"""


def card(section: Section) -> str:
    return f'<div class="card"><h2>{section.heading}</h2>{html_parts(section)}</div>'


def sheet() -> str:
    people = [
        ("Elif Arslan-Vogt", "Integrationsbeauftragte", "(07231) 39-40 11", CONTACTS[0]["email"]),
        ("Dr. Bernhard Zügel", "Abteilungsleiter Schulen", "(07231) 39-40 86", CONTACTS[1]["email"]),
    ]
    cards = "".join(CARD.format(name=name, role=role, phone=phone, mail=mail) for name, role, phone, mail in people)
    return f"""<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{TITLE}</title><style>{CSS}</style></head><body>
<header><div>{SERIES}</div><h1>{TITLE}</h1><h2 class="slogan">{HEADLINE}</h2></header><p class="summary">{SUMMARY}</p>
<div class="grid">{"".join(card(s) for s in SECTIONS)}</div>
<h2 class="contact">Ansprechpersonen</h2><div class="two">{cards}</div>
<footer><span>Herausgeber: {PUBLISHER}</span><span>Juni 2013</span></footer></body></html>"""


def sample() -> Sample:
    record = profile(
        pages=[1],
        municipality="Pforzheim",
        type="Kreisfreie Stadt",
        state="Baden-Württemberg",
        ags="08231",
        headline=HEADLINE,
        summary=SUMMARY,
        contacts=CONTACTS,
        sections=SECTIONS,
        entities=entities(
            ORG="Caritasverband e. V.|Jugendmigrationsdienst|Kreishandwerkerschaft Pforzheim-Enzkreis",
            MONEY="540.000 Euro",
            PROGRAMME="„BIWAQ“",
            DATE="2014",
        ),
    )
    publication = {"series": SERIES, "publisher": PUBLISHER, "title": TITLE, "published_on": "2013-06"}
    return Sample("generic/cards.pdf", chromium(sheet()), publication, (record,))
