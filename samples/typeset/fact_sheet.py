"""Markt Garmisch-Partenkirchen: a fact sheet that is one table, figures with units and bullets in its cells, by Typst."""

from __future__ import annotations

from samples.typeset.content import Items, Sample, Section, items, section
from samples.typeset.engines import typst
from samples.typeset.gold import entities, fact, person, profile
from samples.typeset.typst_markup import typst_list, words

SERIES = "Familienfreundliche Kommunen in Bayern"
PUBLISHER = "Arbeitskreis Familienorte Oberland"
TITLE = "Steckbrief Markt Garmisch-Partenkirchen"
HEADLINE = "Drei Generationen, ein Dach"
ROWS = [
    ("Kommune", "Garmisch-Partenkirchen"),
    ("Land", "Bayern"),
    ("Einwohner", "26.178 (Stand: 30.06.2011)"),
    ("Fläche", "205,66 km²"),
    ("Gründungsjahr", "2007"),
    ("Träger", "Bürgerstiftung Loisachtal"),
    ("Zielgruppe", "Familien, Alleinerziehende, Senioren"),
    ("Laufzeit", "01.09.2010 – 31.08.2013"),
    ("Gesamtkosten", "1.240.000 EUR"),
]
FACTS = [
    fact("Einwohner", "population", "26.178", None, 26178.0, "2011-06-30"),
    fact("Fläche", "area_km2", "205,66", "km²", 205.66),
    fact("Gründungsjahr", "founded", "2007"),
    fact("Träger", "operator", "Bürgerstiftung Loisachtal"),
    fact("Zielgruppe", "target_group", "Familien, Alleinerziehende, Senioren"),
    fact("Laufzeit", "duration", "01.09.2010 – 31.08.2013"),
    fact("Gesamtkosten", "budget_eur", "1.240.000", "EUR", 1240000.0),
]
ABSTRACT = section(
    "Hintergrund",
    "background",
    "In der ehemaligen Molkerei an der Partnach wohnen, spielen und lernen drei Generationen unter einem Dach. Das Haus ersetzt kein Amt, aber es erspart vielen den Weg dorthin.",
)
GOALS = section(
    "Ziele",
    "goals",
    items(
        "Einsamkeit im Alter vorbeugen",
        "Alleinerziehenden Zeit verschaffen",
        "Jugend- und Seniorenarbeit räumlich verbinden",
    ),
)
MEASURES = section(
    "Maßnahmen",
    "measures",
    items(
        "Offener Mittagstisch, montags bis freitags für 4,50 €",
        "Hausaufgabenzeit mit pensionierten Lehrkräften",
        "Leihgroßeltern-Börse mit derzeit 34 vermittelten Patenschaften",
        "Technik-Sprechstunde: Jugendliche erklären Smartphone und Fahrkartenautomat",
    ),
)
PARTNERS = section(
    "Partner",
    "partners",
    items("Katholische Jugendfürsorge Oberland", "Kreisklinikum", "Skiclub Wank e. V.", "Staatliches Schulamt"),
)
RESULTS = section(
    "Ergebnisse", "results", "Rund 220 Gäste je Woche; das Defizit sank von 31.000 € auf 12.500 € im Jahr."
)
OUTLOOK = section(
    "Ausblick",
    "outlook",
    "Ab 2014 übernimmt der Markt die Trägerschaft; ein zweites Haus im Ortsteil Burgrain ist in Planung.",
)
SECTIONS = (ABSTRACT, GOALS, MEASURES, PARTNERS, RESULTS, OUTLOOK)
CONTACT_ROW = [
    "Ludwig Freiherr von Gumppenhofen",
    "Geschäftsführer",
    "Generationenhaus Alte Molkerei",
    "Partnachuferweg 8, 82467 Garmisch-Partenkirchen",
    "Tel.: +49 (8821) 910-4417, Fax: +49 (8821) 910-4418",
    "info(at)alte-molkerei-gap.example",
]
CONTACT = person(
    "Ludwig Freiherr von Gumppenhofen",
    role="Geschäftsführer",
    organisation="Generationenhaus Alte Molkerei",
    street="Partnachuferweg 8",
    postcode="82467",
    city="Garmisch-Partenkirchen",
    email="info@alte-molkerei-gap.example",
    email_kind="function",
    phone="+4988219104417",
    fax="+4988219104418",
)

SETUP = f"""
#set document(title: {words(TITLE)[1:-1]})
#set page(paper: "a4", margin: (top: 30mm, bottom: 24mm, x: 22mm),
  header: align(right, text(8pt, style: "italic")[{words(SERIES)}]),
  footer: text(8pt)[{words(PUBLISHER)} #h(1fr) Stand: Dezember 2011])
#set text(font: "Libertinus Serif", size: 10.5pt, lang: "de", hyphenate: true)
#set par(leading: .62em)
#set list(marker: [•], indent: 0pt, body-indent: 2mm, spacing: .7em)
#show heading.where(level: 1): set text(19pt)
"""


def cell(section: Section) -> str:
    return "".join(typst_list(p) if isinstance(p, Items) else words(p) for p in section.parts)


def sheet() -> str:
    rows = [f"strong[{words(label)}], [{words(value)}]" for label, value in ROWS]
    rows += [f"strong[{words(s.heading)}], [{cell(s)}]" for s in SECTIONS]
    rows.append("strong[Ansprechpartner], [" + " \\\n".join(words(line) for line in CONTACT_ROW) + "]")
    return f"""{SETUP}
= {words(TITLE)}
#text(14pt, style: "italic")[{words(HEADLINE)}]
#v(2mm)
#table(columns: (38mm, 1fr), stroke: .6pt + rgb("#7a8b99"), inset: 5pt, fill: (x, y) => if x == 0 {{ rgb("#e9eef2") }},
{", ".join(rows)})
"""


def sample() -> Sample:
    record = profile(
        pages=[1],
        municipality="Garmisch-Partenkirchen",
        type="Gemeinde",
        state="Bayern",
        ags="09180117",
        headline=HEADLINE,
        contacts=[CONTACT],
        facts=FACTS,
        sections=SECTIONS,
        entities=entities(
            ORG="Katholische Jugendfürsorge Oberland|Skiclub Wank e. V.|Staatliches Schulamt",
            LOC="Burgrain",
            MONEY="4,50 €|31.000 €|12.500 €",
            DATE="2014",
        ),
    )
    publication = {"series": SERIES, "publisher": PUBLISHER, "title": TITLE, "published_on": "2011-12"}
    return Sample("generic/fact_sheet.pdf", typst(sheet()), publication, (record,))
