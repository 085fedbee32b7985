"""Wartburgkreis: another sheet of the series Bündnisse für Chancengerechtigkeit, by Typst, with nested items and private-use bullets."""

from __future__ import annotations

from samples.typeset.content import Sample, item, items, section
from samples.typeset.elbe_elster import FUNDERS, INITIATIVE, SERIES
from samples.typeset.engines import typst
from samples.typeset.gold import entities, person, profile, quote
from samples.typeset.symbols import FAMILY
from samples.typeset.typst_markup import typst_parts, typst_section, words

TITLE = "Beispielkommune: Wartburgkreis"
HEADLINE = "Kein Kind bleibt an der Haltestelle stehen"
SUMMARY = (
    "Weite Wege, kleine Schulen, wenige Busse: Der Wartburgkreis hat sich vorgenommen, dass Herkunft und Wohnort nicht länger über Bildungswege entscheiden. "
    "Seit dem Kreistagsbeschluss vom 14. Dezember 2010 arbeiten Jugendamt, Jobcenter und Schulamt nach einem gemeinsamen Leitfaden. "
    "Das Land Thüringen fördert das Vorhaben mit 85.000 Euro aus dem Landesprogramm „Bildungschancen im ländlichen Raum“."
)
QUOTES = [
    quote(
        "Gerlinde Ostermeyer",
        "Leiterin des Amtes für Bildung und Jugendhilfe",
        "Wir haben aufgehört zu fragen, wer zuständig ist, und angefangen zu fragen, was dem Kind hilft. Das klingt banal, war aber ein weiter Weg.",
    ),
    quote(
        "Thilo Brandes",
        "Schulleiter der Regelschule am Hainich",
        "Früher lagen die Anträge im Sekretariat. Heute kommt die Beraterin auf den Elternabend – und die Eltern kommen auch.",
    ),
]
SUPERVISION = "Sozialdezernentin und stellvertretende Landrätin"
LABELS = [
    ("Kommune:", "Wartburgkreis"),
    ("Bundesland:", "Thüringen"),
    ("Ansprechpartnerin:", f"Dr. Henriette von Saalfeld, {SUPERVISION}"),
    ("Adresse:", "Landratsamt Wartburgkreis, Am Burgsee 41, 36433 Bad Salzungen"),
    ("E-Mail:", "h.vonsaalfeld@landratsamt-wak.example"),
    ("Telefon:", "03695 / 71 90-220"),
    ("Fax:", "03695 / 71 90-229"),
]
CONTACT = person(
    "Henriette von Saalfeld",
    academic_title="Dr.",
    role=SUPERVISION,
    organisation="Landratsamt Wartburgkreis",
    street="Am Burgsee 41",
    postcode="36433",
    city="Bad Salzungen",
    email="h.vonsaalfeld@landratsamt-wak.example",
    email_kind="person",
    phone="+4936957190220",
    fax="+4936957190229",
)
MATERIALS = section(
    "Materialien zum Weiterlesen",
    "materials",
    items(
        "Leitfaden „Ein Antrag, eine Adresse“ für Schulen und Kindertageseinrichtungen",
        "Elternbrief zum Bildungspaket in Deutsch, Russisch und Türkisch (www.landratsamt-wak.example/elternbrief)",
        "Bildungsbericht 2011 mit Daten zu allen 34 Gemeinden, bestellbar beim Kreisarchiv",
    ),
)
STRUCTURES = section(
    "Strukturen und Strategien gegen Bildungsarmut",
    "structures_and_strategies",
    "Gesteuert wird das Vorhaben aus dem Landratsamt, gearbeitet wird in fünf Planungsräumen.",
    items(
        item(
            "Lenkungsgruppe unter Vorsitz der Sozialdezernentin, sie tagt viermal im Jahr",
            "Jugendamt, Schulamt und Jobcenter mit je einer Stimme",
            "Kreiselternvertretung und Kreisjugendring beratend",
        ),
        item(
            "Fünf Planungsräume mit je einer Bildungslotsin",
            "Sprechstunden in Schulen, Kitas und Mehrgenerationenhäusern",
            "Sozialraum- und Bildungsdaten werden jährlich fortgeschrieben",
            "Hausbesuche nur auf Wunsch der Familien",
        ),
        "Abgestimmte Jugendhilfe-, Schul- und Nahverkehrsplanung nach § 80 SGB VIII",
    ),
)
IMPLEMENTATION = section(
    "Umsetzung des Bildungspakets",
    "implementation",
    items(
        "Ein einziges Formular für alle Leistungen; Folgeanträge gelten für zwölf Monate als gestellt",
        item(
            "Busfahrkarten werden direkt mit dem Verkehrsunternehmen abgerechnet",
            "kein Vorstrecken durch die Familien",
            "auch für Arbeitsgemeinschaften am Nachmittag",
        ),
        "Von 4.120 anspruchsberechtigten Kindern nutzten im Schuljahr 2011/12 rund 68 Prozent mindestens eine Leistung",
    ),
)
OUTLOOK = section(
    "Wie es weitergeht",
    "outlook",
    "Ab August 2013 sollen die Bildungslotsinnen auch in den Berufsschulen beraten. Eine Auswertung durch die Fachhochschule Erfurt ist vereinbart.",
)

SETUP = f"""
#set document(title: {words(TITLE)[1:-1]})
#let accent = rgb("#8a1538")
#set page(paper: "a4", margin: (top: 38mm, bottom: 30mm, x: 25mm),
  header: grid(columns: (1fr, auto), align: (left + bottom, right + bottom),
    text(15pt, weight: "bold", fill: accent)[{words(SERIES)}],
    text(9pt, weight: "bold", fill: luma(90))[deutsche kinder-\\ und jugendstiftung]) + v(-6pt) + line(length: 100%, stroke: .8pt + accent),
  footer: text(7pt, fill: luma(90))[{words(INITIATIVE)}])
#set text(font: "Open Sans", size: 9.8pt, lang: "de", hyphenate: true)
#set par(justify: true, leading: .72em, spacing: 1em)
#let mark = text(font: "{FAMILY}", "\\u{{f0b7}}")
#set list(marker: (mark, [–]), indent: 2mm, body-indent: 2.5mm, spacing: .85em)
#show heading: set text(hyphenate: false)
#show heading.where(level: 1): set text(18pt, fill: accent)
#show heading.where(level: 2): it => block(above: 1.6em, below: .8em)[#box(width: 7pt, height: 7pt, stroke: 1pt + accent)#h(6pt)#text(12.5pt, fill: accent, it.body)]
"""


def sheet() -> str:
    quotes = "\n\n".join(
        f"*{words(q['speaker'] + ', ' + q['role'] + ':')}*\\\n#emph[{words('„' + q['text'] + '“')}]" for q in QUOTES
    )
    cells = ", ".join(f"strong[{words(label)}], [{words(value)}]" for label, value in LABELS)
    return f"""{SETUP}
= {words(TITLE)}
#text(13pt, weight: "bold")[{words(HEADLINE)}]

{words(SUMMARY)}

{quotes}

#block(fill: rgb("#f3ecee"), inset: 8pt, width: 100%, table(columns: (41mm, 1fr), stroke: none, inset: (x: 0pt, y: 2.5pt), {cells}))

#text(11pt, weight: "bold")[{words(MATERIALS.heading)}]

{typst_parts(MATERIALS)}
#pagebreak()
{typst_section(STRUCTURES)}
{typst_section(IMPLEMENTATION)}
{typst_section(OUTLOOK)}
"""


def sample() -> Sample:
    record = profile(
        pages=[1, 2],
        municipality="Wartburgkreis",
        type="Landkreis",
        state="Thüringen",
        ags="16063",
        headline=HEADLINE,
        summary=SUMMARY,
        contacts=[CONTACT],
        quotes=QUOTES,
        sections=(MATERIALS, STRUCTURES, IMPLEMENTATION, OUTLOOK),
        links={"www.landratsamt-wak.example/elternbrief": "http://www.landratsamt-wak.example/elternbrief"},
        entities=entities(
            PER="Gerlinde Ostermeyer|Thilo Brandes",
            ORG="Jugendamt|Jobcenter|Schulamt|Kreisjugendring|Fachhochschule Erfurt",
            DATE="14. Dezember 2010|2011/12|August 2013",
            DURATION="zwölf Monate",
            MONEY="85.000 Euro",
            PROGRAMME="„Bildungschancen im ländlichen Raum“",
            LAW="§ 80 SGB VIII",
            URL="www.landratsamt-wak.example/elternbrief",
        ),
    )
    publication = {
        "series": SERIES,
        "publisher": "Deutsche Kinder- und Jugendstiftung",
        "funders": FUNDERS,
        "title": TITLE,
    }
    return Sample("chancengerechtigkeit/wartburgkreis.pdf", typst(sheet()), publication, (record,))
