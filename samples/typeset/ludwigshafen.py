"""Ludwigshafen: a third sheet of the series Bündnisse für Chancengerechtigkeit, by Chromium, with drawn squares, soft hyphens, two contacts."""

from __future__ import annotations

from samples.typeset.content import Sample, Section, html_section, item, items, section, soft_hyphened
from samples.typeset.elbe_elster import FUNDERS, INITIATIVE, SERIES
from samples.typeset.engines import chromium
from samples.typeset.gold import entities, person, profile, quote

TITLE = "Beispielkommune: Ludwigshafen am Rhein"
HEADLINE = "Zwischen Werkstor und Wochenmarkt"
SUMMARY = (
    "In Ludwigshafen wächst jedes dritte Kind in einer Familie auf, die Leistungen der Grundsicherung bezieht. Die Stadt setzt deshalb auf kurze Wege: "
    "Wer Hilfe sucht, soll sie im eigenen Stadtteil finden – in der Kita, auf dem Wochenmarkt oder im Betriebskindergarten."
)
QUOTES = [
    quote(
        "Aylin Demirtaş",
        "Leiterin des Quartiersbüros West",
        "Die Mütter kommen wegen des Frühstücks und bleiben wegen der Beratung.",
    ),
    quote(
        "Ulrich Kesselring",
        "Beigeordneter für Soziales und Integration",
        "Bildung ist bei uns keine Frage des Stadtteils mehr. Dafür haben wir Personal- und Sachmittel dorthin verlagert, wo sie am dringendsten gebraucht werden.",
    ),
]
ORGANISATION = "Stadtverwaltung Ludwigshafen am Rhein, Bereich Bildung und Chancen"
ADDRESS = {"organisation": ORGANISATION, "street": "Pegelstraße 11–13", "postcode": "67059", "city": "Ludwigshafen"}
LABELS = [
    ("Kommune:", "Ludwigshafen am Rhein"),
    ("Bundesland:", "Rheinland-Pfalz"),
    ("Ansprechpartner:", "Prof. Dr. Ulrich Kesselring, Beigeordneter für Soziales und Integration"),
    ("Telefon:", "(0621) 504-99 01"),
    ("E-Mail:", "u.kesselring@stadt-lu.example"),
    ("Ansprechpartnerin:", "Mareike Thoma, Koordinatorin Bildungs- und Teilhabepaket"),
    ("Telefon:", "(0621) 504-99 14"),
    ("E-Mail:", "bildungspaket@stadt-lu.example"),
    ("Adresse:", f"{ORGANISATION}, Pegelstraße 11–13, 67059 Ludwigshafen"),
]
CONTACTS = [
    person(
        "Ulrich Kesselring",
        academic_title="Prof. Dr.",
        role="Beigeordneter für Soziales und Integration",
        email="u.kesselring@stadt-lu.example",
        email_kind="person",
        phone="+496215049901",
        **ADDRESS,
    ),
    person(
        "Mareike Thoma",
        role="Koordinatorin Bildungs- und Teilhabepaket",
        email="bildungspaket@stadt-lu.example",
        email_kind="function",
        phone="+496215049914",
        **ADDRESS,
    ),
]
MATERIALS = section(
    "Vorhandene Materialien",
    "materials",
    items(
        "Stadtteilbroschüren „Hemshof“, „Oggersheim“ und „Gartenstadt“",
        "Antragsmappe zum Herunterladen: http://www.stadt-lu.example/bildung-und-chancen/antragsmappe",
        "Film „Vier Wochen Wochenmarkt“ (12 Minuten), auszuleihen in der Stadtbibliothek",
    ),
)
BACKGROUND = section(
    "Ausgangslage",
    "background",
    "Ludwigshafen ist eine junge Stadt mit hoher Zuwanderung. Im Jahr 2010 verließen 9,4 Prozent der Jugendlichen die Schule ohne Abschluss, im Stadtteil West war es fast jeder Fünfte.",
)
STRUCTURES = section(
    "Strukturen und Strategien in Bezug auf Bildungsarmut",
    "structures_and_strategies",
    items(
        item(
            "Stadtratsbeschluss „Chancen im Quartier“ vom 7. Februar 2011",
            "Ziel: jedes Jahr ein weiterer Stadtteil",
            "Berichtspflicht gegenüber dem Jugendhilfeausschuss",
        ),
        "Quartiersbüros in Hemshof, West und Oggersheim, getragen von der Stadt und der Ökumenischen Fördergemeinschaft",
        "Arbeitsgemeinschaft nach § 78 SGB VIII mit Kita-, Schul- und Vereinsvertretungen",
    ),
)
IMPLEMENTATION = section(
    "Umsetzung des Bildungs- und Teilhabepakets",
    "implementation",
    items(
        "Beratung auf dem Wochenmarkt an jedem ersten Samstag im Monat",
        item(
            "Gutscheinheft statt Einzelanträge",
            "Mittagessen, Lernförderung und Vereinsbeitrag in einem Heft",
            "Abrechnung über die Schulsekretariate",
        ),
        "Ehrenamtliche Bildungspaten, geschult durch die Volkshochschule",
    ),
)
RESULTS = section(
    "Was erreicht wurde",
    "results",
    items(
        "Die Zahl der Anträge hat sich zwischen März 2011 und März 2012 verdreifacht",
        "24 Vereine rechnen inzwischen direkt mit der Stadt ab",
        "Betriebe der Region geben jährlich 40.000 Euro für Ferienkurse",
    ),
)

CSS = """
@page { size: A4; margin: 40mm 22mm 32mm 22mm }
@page { @top-left { content: "Bündnisse für Chancengerechtigkeit"; font: bold 15pt 'Nimbus Sans'; color: #0b5d66; vertical-align: middle }
  @top-right { content: "deutsche kinder-\\a und jugendstiftung"; white-space: pre; font: bold 9pt/1.15 'Nimbus Sans'; color: #555; text-align: right; vertical-align: middle }
  @bottom-left { content: "INITIATIVE"; font: 7pt/1.4 'Nimbus Sans'; color: #555; text-align: left; vertical-align: top; padding-top: 4mm } }
html { font: 10pt/1.4 'Nimbus Sans'; color: #222; hyphens: manual } body { margin: 0 }
h1 { font-size: 18pt; color: #0b5d66; margin: 0 0 1.5mm } h2.slogan { font-size: 13pt; margin: 0 0 3mm }
h3 { font-size: 10pt; margin: 4mm 0 .5mm } p { margin: 0 0 2.5mm } .said { font-style: italic; text-align: justify }
table { width: 100%; border: .8pt solid #0b5d66; padding: 2mm; margin: 5mm 0 } td { vertical-align: top; padding: .5mm 1mm } td:first-child { width: 36mm; font-weight: bold }
h2 { font-size: 12.5pt; color: #0b5d66; margin: 6mm 0 2mm; break-after: avoid }
.marked h2::before { content: ""; display: inline-block; width: 2.4mm; height: 2.4mm; border: .9pt solid #0b5d66; margin-right: 2.2mm }
ul { list-style: none; margin: 0 0 2mm; padding: 0 } li { position: relative; padding-left: 5mm; margin-bottom: 1.2mm }
li::before { content: ""; position: absolute; left: .8mm; top: 1.75mm; width: 1.5mm; height: 1.5mm; background: #0b5d66 }
ul ul { margin-top: 1mm } ul ul li::before { height: .35mm; top: 2.4mm; background: #444 }
.page { break-before: page }
"""


def marked(section: Section) -> str:
    return soft_hyphened(html_section(section)).replace("\u00ad", "&shy;")


def sheet() -> str:
    quotes = "".join(
        f'<h3>{q["speaker"]}, {q["role"]}:</h3><p class="said">„{soft_hyphened(q["text"])}“</p>' for q in QUOTES
    )
    quotes = quotes.replace("<h3>Ulrich", "<h3>Prof. Dr. Ulrich")
    rows = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in LABELS)
    return f"""<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{TITLE}</title><style>{CSS.replace("INITIATIVE", INITIATIVE)}</style></head><body>
<h1>{TITLE}</h1><h2 class="slogan">{HEADLINE}</h2><p>{soft_hyphened(SUMMARY)}</p>{quotes}<table>{rows}</table>{html_section(MATERIALS)}
<div class="page marked">{marked(BACKGROUND)}{marked(STRUCTURES)}{marked(IMPLEMENTATION)}{marked(RESULTS)}</div></body></html>"""


def sample() -> Sample:
    record = profile(
        pages=[1, 2],
        municipality="Ludwigshafen am Rhein",
        type="Kreisfreie Stadt",
        state="Rheinland-Pfalz",
        ags="07314",
        headline=HEADLINE,
        summary=SUMMARY,
        contacts=CONTACTS,
        quotes=QUOTES,
        sections=(MATERIALS, BACKGROUND, STRUCTURES, IMPLEMENTATION, RESULTS),
        links={"http://www.stadt-lu": "http://www.stadt-lu.example/bildung-und-chancen/antragsmappe"},
        entities=entities(
            PER="Aylin Demirtaş|Ulrich Kesselring",
            ORG="Stadtbibliothek|Jugendhilfeausschuss|Volkshochschule|Ökumenischen Fördergemeinschaft",
            LOC="Hemshof|Oggersheim",
            DATE="2010|7. Februar 2011|März 2011|März 2012",
            MONEY="40.000 Euro",
            LAW="§ 78 SGB VIII",
            URL="http://www.stadt-lu.example/bildung-und-chancen/antragsmappe",
        ),
    )
    publication = {
        "series": SERIES,
        "publisher": "Deutsche Kinder- und Jugendstiftung",
        "funders": FUNDERS,
        "title": TITLE,
    }
    return Sample("chancengerechtigkeit/ludwigshafen.pdf", chromium(sheet()), publication, (record,))
