"""Bündnis Werratal: labels above their values, three municipalities, and a contact in prose, by Typst."""

from __future__ import annotations

from samples.typeset.content import Sample, items, section
from samples.typeset.engines import typst
from samples.typeset.gold import entities, fact, person, profile
from samples.typeset.typst_markup import typst_parts, words

SERIES = "Gemeinsam für Familien – Hessische Bündnisse stellen sich vor"
PUBLISHER = "Regionalbüro Nordhessen"
TITLE = "Familienbündnis Werratal"
HEADLINE = "Drei Rathäuser, eine Telefonnummer"
SUMMARY = "Eschwege, Witzenhausen und Meinhard haben ihre Familienberatung zusammengelegt. Seither erreicht jede Familie mit einem Anruf die richtige Stelle – auch am Wochenende."
PAIRS = [
    ("Federführende Kommune", "Stadt Eschwege"),
    ("Weitere Kommunen", "Stadt Witzenhausen, Gemeinde Meinhard"),
    ("Bundesland", "Hessen"),
    ("Einwohner", "ca. 39.400"),
    ("Laufzeit", "Januar 2009 – Dezember 2012"),
    ("Budget", "72.000 Euro"),
]
FACTS = [
    fact("Einwohner", "population", "ca. 39.400", None, 39400.0),
    fact("Laufzeit", "duration", "Januar 2009 – Dezember 2012"),
    fact("Budget", "budget_eur", "72.000", "Euro", 72000.0),
]
PROSE = (
    "Ansprechpartnerin ist Katharina Ruhland-Mey, Leiterin der Geschäftsstelle des Familienbündnisses, Stad 19, 37269 Eschwege. "
    "Sie erreichen sie unter der Telefonnummer 05651 8030-77 oder per E-Mail an ruhland-mey@familie-werratal.example."
)
CONTACT = person(
    "Katharina Ruhland-Mey",
    role="Leiterin der Geschäftsstelle des Familienbündnisses",
    street="Stad 19",
    postcode="37269",
    city="Eschwege",
    email="ruhland-mey@familie-werratal.example",
    email_kind="person",
    phone="+495651803077",
)
GOALS = section(
    "Was wir erreichen wollen",
    "goals",
    items(
        "Familien- und Pflegeberatung aus einer Hand",
        "Verlässliche Betreuung auch in Rand- und Ferienzeiten",
        "Fachkräfte in der Region halten",
    ),
)
MEASURES = section(
    "Was wir tun",
    "measures",
    "Zum Angebot gehören eine gemeinsame Rufnummer, ein Betreuungspool und ein Ferienprogramm. Die Beschäftigten der drei Rathäuser vertreten sich gegenseitig.",
    items(
        "Rufnummer mit Bereitschaftsdienst bis 20 Uhr",
        "Betreuungspool mit 27 qualifizierten Tagesmüttern und -vätern",
        "Ferienprogramm „Werra-Piraten“ für Sechs- bis Zwölfjährige",
        "Väterabende in Kooperation mit der Handwerkskammer Kassel",
    ),
)
FUNDING = section(
    "Wer das bezahlt",
    "funding",
    "Die Kommunen teilen die Kosten nach der Zahl ihrer Einwohner. Das Hessische Sozialministerium gab 2009 einen Zuschuss von 20.000 Euro.",
)
OUTLOOK = section(
    "Wie es weitergehen soll",
    "outlook",
    "2013 wird das Bündnis in einen Zweckverband überführt, dem auch Wanfried beitreten möchte.",
)

SETUP = f"""
#set document(title: {words(TITLE)[1:-1]})
#set page(paper: "a4", margin: (top: 34mm, bottom: 26mm, left: 24mm, right: 24mm),
  header: text(8.5pt, tracking: .4pt, fill: rgb("#5b4a1e"))[{words(SERIES)}],
  footer: text(8pt, fill: luma(80))[© {words(PUBLISHER + " 2012")} #h(1fr) #context counter(page).display()])
#set text(font: "New Computer Modern", size: 10.8pt, lang: "de", hyphenate: true)
#set par(justify: true, leading: .66em, spacing: .95em)
#set list(marker: [▸], indent: 1mm, body-indent: 2.5mm, spacing: .8em)
#show heading: set text(hyphenate: false, fill: rgb("#7a5c00"))
#show heading.where(level: 1): set text(21pt)
#show heading.where(level: 2): it => block(above: 1.5em, below: .7em, text(13pt, it.body))
"""


def sheet() -> str:
    cells = ", ".join(
        f'[#text(7.5pt, fill: luma(90), weight: "bold")[{words(label)}] \\ {words(value)}]' for label, value in PAIRS
    )
    parts = "\n".join(f"== {words(s.heading)}\n{typst_parts(s)}" for s in (GOALS, MEASURES, FUNDING, OUTLOOK))
    return f"""{SETUP}
= {words(TITLE)}
#text(13pt, weight: "bold")[{words(HEADLINE)}]

{words(SUMMARY)}

#v(2mm)
#grid(columns: (1fr, 1fr, 1fr), row-gutter: 5mm, column-gutter: 6mm, {cells})
{parts}

== Kontakt
{words(PROSE)}
"""


def sample() -> Sample:
    covered: list[tuple[str, str | None, str | None]] = [
        ("Eschwege", "Stadt", "06636003"),
        ("Witzenhausen", "Stadt", "06636016"),
        ("Meinhard", "Gemeinde", "06636007"),
    ]
    record = profile(
        pages=[1],
        municipality="Eschwege",
        type="Stadt",
        state="Hessen",
        ags="06636003",
        municipalities=covered,
        headline=HEADLINE,
        summary=SUMMARY,
        contacts=[CONTACT],
        facts=FACTS,
        sections=(GOALS, MEASURES, FUNDING, OUTLOOK),
        entities=entities(
            ORG="Handwerkskammer Kassel|Hessische Sozialministerium",
            LOC="Wanfried",
            DATE="2009|2013",
            MONEY="20.000 Euro",
        ),
    )
    publication = {
        "series": SERIES,
        "publisher": PUBLISHER,
        "title": TITLE,
        "published_on": "2012",
        "rights": "© Regionalbüro Nordhessen 2012",
    }
    return Sample("generic/labels_above.pdf", typst(sheet()), publication, (record,))
