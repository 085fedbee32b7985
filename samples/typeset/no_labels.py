"""Landkreis Leer: contact lines without labels, two people at one address, bullets drawn as squares, by ReportLab."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

from samples.typeset.content import Sample, item, items, section
from samples.typeset.gold import entities, person, profile, quote
from samples.typeset.reportlab_flow import register, section_flow, style

SERIES = "Bildung an der Küste"
PUBLISHER = "Niedersächsische Bildungsagentur"
TITLE = "Landkreis Leer"
HEADLINE = "Mit dem Lesekahn durch das Fehn"
SUMMARY = "Wo der Bus nur zweimal am Tag fährt, kommt die Bücherei übers Wasser: Im Landkreis Leer bringt ein umgebautes Torfschiff Bücher, Beratung und Sprachförderung in die Fehndörfer."
GOALS = section(
    "Worum es geht",
    "background",
    "Der Landkreis will, dass Kinder auch außerhalb der Städte Zugang zu Büchern und Beratung haben.",
    items(
        "Vorlesen als festes Ritual in Kitas und Familien",
        "Plattdeutsch und Hochdeutsch gleichermaßen fördern",
        "Alphabetisierung von Eltern ohne Umwege",
    ),
)
MEASURES = section(
    "Angebote und Projekte",
    "measures",
    items(
        item(
            "„Lesekahn“ mit elf Anlegestellen zwischen Papenburg und Großefehn",
            "an Bord: 2.300 Medien, zwei Lesepatinnen, eine Beraterin des Jobcenters",
            "Fahrplan von April bis Oktober, im Winter als Lesebus",
        ),
        item("Vorlese- und Erzählwerkstatt für Großeltern", "sechs Abende, Teilnahmegebühr 12 €"),
        "Kurse „Lesen und Schreiben für Erwachsene“ in Zusammenarbeit mit der Volkshochschule Leer",
    ),
)
PARTNERS = section(
    "Beteiligte",
    "partners",
    "Kreisvolkshochschule, Ostfriesische Landschaft, Schiffergilde Barßel e. V., Deutscher Kinderschutzbund (Ortsverband Leer) und 17 Büchereien.",
)
RESULTS = section(
    "Bilanz nach drei Jahren",
    "results",
    items(
        "41.000 Ausleihen, davon zwei Drittel durch Kinder unter zehn Jahren",
        "78 Lesepatinnen und -paten, ausgebildet zwischen 2009 und 2012",
    ),
)
QUOTE = quote("Tomke Eilers", "Lesepatin aus Rhauderfehn", "Wenn die Glocke läutet, stehen die Kinder schon am Kanal.")
PEOPLE = [
    ["Frau Dipl.-Päd. Antje Boekhoff", "Bildungsplanerin", "04 91 / 9 26 15 41", "antje.boekhoff@bildung-leer.example"],
    ["Herr Focko zu Knyphausen", "Projektleiter „Lesekahn“", "04 91 / 9 26 15 48", "lesekahn@bildung-leer.example"],
]
OFFICE = ["Landkreis Leer", "Amt für Schule und Kultur", "Bergmannstraße 37", "26789 Leer (Ostfriesland)"]
ADDRESS = {
    "organisation": "Landkreis Leer, Amt für Schule und Kultur",
    "street": "Bergmannstraße 37",
    "postcode": "26789",
    "city": "Leer (Ostfriesland)",
}
CONTACTS = [
    person(
        "Antje Boekhoff",
        academic_title="Dipl.-Päd.",
        role="Bildungsplanerin",
        email="antje.boekhoff@bildung-leer.example",
        email_kind="person",
        phone="+494919261541",
        **ADDRESS,
    ),
    person(
        "Focko zu Knyphausen",
        role="Projektleiter „Lesekahn“",
        email="lesekahn@bildung-leer.example",
        email_kind="function",
        phone="+494919261548",
        **ADDRESS,
    ),
]


def furniture(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont("DejaVu", 7)
    canvas.setFillColor(HexColor("#666666"))
    canvas.drawString(62, A4[1] - 36, SERIES)
    canvas.drawString(62, 30, f"{PUBLISHER} | Ausgabe Oktober 2012")
    canvas.drawRightString(A4[0] - 62, 30, f"Seite {document.page}")


def sheet() -> bytes:
    register()
    heading = style("DejaVu-Bold", 10.5, 14, color="#7a1f2b", spaceBefore=9, spaceAfter=2)
    body = style("DejaVu", 8.8, 12.4, spaceAfter=2)
    lines = style("DejaVu", 8.8, 12.4)
    flow: list[Flowable] = [
        Paragraph(TITLE, style("DejaVu-Bold", 20, 26)),
        Paragraph(HEADLINE, style("DejaVu", 13.5, 20, color="#7a1f2b", spaceAfter=4)),
        Paragraph(SUMMARY, style("DejaVu-Bold", 9.2, 13.5)),
    ]
    for part in (GOALS, MEASURES, PARTNERS, RESULTS):
        flow += section_flow(part, heading, body, ["", "–"], marker_font="DejaVu", gap=2)
    flow += [
        Spacer(0, 8),
        Paragraph(f"„{QUOTE['text']}“", style("DejaVu-Italic", 9.5, 13)),
        Paragraph(f"{QUOTE['speaker']}, {QUOTE['role']}", style("DejaVu", 7.8, 12)),
        Spacer(0, 14),
    ]
    flow += [Paragraph(line, lines) for line in OFFICE]
    for person_lines in PEOPLE:
        flow += [Spacer(0, 7), *(Paragraph(line, lines) for line in person_lines)]
    stream = BytesIO()
    document = SimpleDocTemplate(
        stream, pagesize=A4, leftMargin=56, rightMargin=56, topMargin=56, bottomMargin=50, title=TITLE, invariant=1
    )
    document.build(flow, onFirstPage=furniture, onLaterPages=furniture)
    return stream.getvalue()


def sample() -> Sample:
    record = profile(
        pages=[1],
        municipality="Leer",
        type="Landkreis",
        state="Niedersachsen",
        ags="03457",
        headline=HEADLINE,
        summary=SUMMARY,
        contacts=CONTACTS,
        quotes=[QUOTE],
        sections=(GOALS, MEASURES, PARTNERS, RESULTS),
        entities=entities(
            PER="Tomke Eilers",
            ORG="Jobcenters|Volkshochschule Leer|Kreisvolkshochschule|Ostfriesische Landschaft|Schiffergilde Barßel e. V.|Deutscher Kinderschutzbund",
            LOC="Papenburg|Großefehn|Rhauderfehn",
            DATE="2009|2012",
            MONEY="12 €",
        ),
    )
    publication = {"series": SERIES, "publisher": PUBLISHER, "title": TITLE, "published_on": "2012-10"}
    return Sample("generic/no_labels.pdf", sheet(), publication, (record,))
