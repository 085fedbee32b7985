"""Kreis Steinburg: two columns on one baseline grid with a tinted contact box, by ReportLab."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, FrameBreak, PageTemplate, Paragraph

from samples.typeset.content import Sample, items, section
from samples.typeset.gold import entities, person, profile, quote
from samples.typeset.reportlab_flow import register, section_flow, style

SERIES = "Kommunen gegen Kinderarmut"
PUBLISHER = "Forum Sozialplanung Nord e. V."
TITLE = "Kreis Steinburg (Schleswig-Holstein)"
HEADLINE = "Früh gefördert, weit gekommen"
SUMMARY = "Zwischen Elbmarsch und Geest hat der Kreis Steinburg eine Präventionskette aufgebaut, die mit dem Begrüßungsbesuch beginnt und erst mit dem Lehrvertrag endet."
QUOTE = quote(
    "Sönke Hinrichsen",
    "Kinder- und Jugendarzt in Glückstadt",
    "Seit es die Lotsinnen gibt, sehe ich Familien wieder, die ich längst verloren glaubte.",
)
BACKGROUND = section(
    "Ausgangslage",
    "background",
    "Der Kreis zählt 112 Gemeinden, viele davon mit weniger als 500 Einwohnerinnen und Einwohnern. Beratungsstellen gab es lange nur in Itzehoe. Der Armuts- und Reichtumsbericht 2009 zeigte zudem, dass 17 Prozent der Kinder in einkommensarmen Haushalten leben.",
)
GOALS = section(
    "Ziele",
    "goals",
    items(
        "Jede Familie mit einem Neugeborenen wird innerhalb von acht Wochen besucht",
        "Kein Kind kommt ohne ausreichende Sprachkenntnisse in die Schule",
        "Fach- und Lehrkräfte kennen die Angebote der anderen",
        "Bis 2015 halbiert sich die Zahl der Schulabgänger ohne Abschluss",
    ),
)
MEASURES = section(
    "Maßnahmen",
    "measures",
    "Die Angebote bauen aufeinander auf und sind durchweg kostenfrei.",
    items(
        "Begrüßungsbesuche durch Familienlotsinnen der Arbeiterwohlfahrt",
        "Sprach- und Bewegungsförderung in allen 61 Kindertageseinrichtungen",
        "Übergangsgespräche zwischen Kita und Grundschule nach einem kreisweit einheitlichen Bogen",
        "Ausbildungspatenschaften der Industrie- und Handelskammer für Jugendliche der Klassen 8 bis 10",
    ),
)
FUNDING = section(
    "Finanzierung",
    "funding",
    "Die Personalkosten von 186.000 Euro im Jahr tragen Kreis und Städte je zur Hälfte. Sachmittel kommen aus dem Europäischen Sozialfonds und von der Sparkassenstiftung Westholstein.",
)
RESULTS = section(
    "Ergebnisse",
    "results",
    items(
        "1.046 Begrüßungsbesuche im Jahr 2011, nur 38 Familien lehnten ab",
        "Teilnahme an der Früherkennungsuntersuchung U8 stieg von 81 auf 94 Prozent",
        "Neun Ämter haben eigene Kinder- und Jugendbeiräte eingerichtet",
    ),
)
MATERIALS = section(
    "Materialien",
    "materials",
    items(
        "Arbeitshilfe „Der erste Besuch“ (28 Seiten)",
        "Präventionsatlas im Netz: www.praevention-steinburg.example/atlas",
    ),
)
OUTLOOK = section(
    "Ausblick",
    "outlook",
    "Im Jahr 2014 soll die Präventionskette um Angebote für Jugendliche in der Berufsvorbereitung ergänzt werden. Gespräche mit der Agentur für Arbeit Heide haben begonnen.",
)
BOX_LEFT = [
    "Dr. Wiebke tho Rahde",
    "Leiterin der Stabsstelle Prävention",
    "Kreis Steinburg, Amt für Jugend und Soziales",
    "Viktoriastraße 16-18",
    "25524 Itzehoe",
]
BOX_RIGHT = ["Tel. 04821 / 69-4 40", "Fax 04821 / 69-4 99", "w.tho-rahde@praevention-steinburg.example"]
CONTACT = person(
    "Wiebke tho Rahde",
    academic_title="Dr.",
    role="Leiterin der Stabsstelle Prävention",
    organisation="Kreis Steinburg, Amt für Jugend und Soziales",
    street="Viktoriastraße 16-18",
    postcode="25524",
    city="Itzehoe",
    email="w.tho-rahde@praevention-steinburg.example",
    email_kind="person",
    phone="+49482169440",
    fax="+49482169499",
)
GRID = 15.0  # points from baseline to baseline, in both columns
LEFT, RIGHT, WIDTH, BOTTOM, TOP = 52.0, 308.0, 236.0, 62.0, 62.0 + 42 * GRID
BOX_LINES = 8


def furniture(canvas: Canvas, _: BaseDocTemplate) -> None:
    """Series line, footer, and the contact box at the foot, all drawn before the columns."""
    canvas.setTitle(TITLE)
    canvas.setFillColor(HexColor("#dfe9f1"))
    canvas.rect(LEFT - 8, BOTTOM - 4, RIGHT + WIDTH - LEFT + 16, BOX_LINES * GRID, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#222222"))
    canvas.setFont("Serif-Bold", 10.5)
    canvas.drawString(LEFT, BOTTOM + (BOX_LINES - 2) * GRID + 3, "Kontakt")
    canvas.setFont("Serif", 10.5)
    for x, lines in ((LEFT, BOX_LEFT), (RIGHT, BOX_RIGHT)):
        for n, line in enumerate(lines, 1):
            canvas.drawString(x, BOTTOM + (BOX_LINES - 2 - n) * GRID + 3, line)
    canvas.setFont("Sans", 8)
    canvas.setFillColor(HexColor("#1f4e79"))
    canvas.drawString(LEFT, A4[1] - 40, SERIES)
    canvas.drawString(LEFT, 34, f"{SERIES} · {PUBLISHER}")
    canvas.drawRightString(RIGHT + WIDTH, 34, "Stand: April 2012")


def sheet() -> bytes:
    register()
    heading = style("Sans-Bold", 11, GRID, color="#1f4e79", spaceBefore=GRID)
    body = style("Serif", 11, GRID, alignment=4, hyphenated=True)
    flow: list[Flowable] = [
        Paragraph(TITLE, style("Sans-Bold", 19, 27)),
        Paragraph(HEADLINE, style("Sans-Bold", 13, 20, color="#1f4e79")),
        Paragraph(SUMMARY, style("Serif-Italic", 11.5, 16)),
    ]
    columns: list[Flowable] = []
    for part in (BACKGROUND, GOALS, MEASURES, FUNDING):
        columns += section_flow(part, heading, body, ["•"], marker_font="Serif")
    columns += section_flow(RESULTS, heading, body, ["•"], marker_font="Serif")
    columns += [Paragraph(f"„{QUOTE['text']}“", style("Serif-Italic", 11, GRID, spaceBefore=GRID))]
    columns += [Paragraph(f"{QUOTE['speaker']}, {QUOTE['role']}", style("Serif", 9.5, GRID, alignment=2))]
    columns += section_flow(OUTLOOK, heading, body, ["•"], marker_font="Serif")
    columns += section_flow(MATERIALS, heading, body, ["•"], marker_font="Serif")
    stream = BytesIO()
    document = BaseDocTemplate(stream, pagesize=A4, title=TITLE, invariant=1)
    bare = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    frames = [
        Frame(LEFT, TOP, RIGHT + WIDTH - LEFT, A4[1] - TOP - 52, id="head", **bare),
        Frame(LEFT, BOTTOM + (BOX_LINES + 1) * GRID, WIDTH, TOP - BOTTOM - (BOX_LINES + 1) * GRID, id="left", **bare),
        Frame(RIGHT, BOTTOM + (BOX_LINES + 1) * GRID, WIDTH, TOP - BOTTOM - (BOX_LINES + 1) * GRID, id="right", **bare),
    ]
    document.addPageTemplates(PageTemplate("two", frames, onPage=furniture))
    document.build([*flow, FrameBreak(), *columns])
    return stream.getvalue()


def sample() -> Sample:
    record = profile(
        pages=[1],
        municipality="Steinburg",
        type="Landkreis",
        state="Schleswig-Holstein",
        ags="01061",
        headline=HEADLINE,
        summary=SUMMARY,
        contacts=[CONTACT],
        quotes=[QUOTE],
        sections=(BACKGROUND, GOALS, MEASURES, FUNDING, RESULTS, OUTLOOK, MATERIALS),
        links={"www.praevention-steinburg.example/atlas": "http://www.praevention-steinburg.example/atlas"},
        entities=entities(
            PER="Sönke Hinrichsen",
            ORG="Arbeiterwohlfahrt|Industrie- und Handelskammer|Agentur für Arbeit Heide|Sparkassenstiftung Westholstein",
            LOC="Itzehoe",
            DATE="2009|2015|2011|2014",
            DURATION="acht Wochen",
            MONEY="186.000 Euro",
            PROGRAMME="Europäischen Sozialfonds",
            URL="www.praevention-steinburg.example/atlas",
        ),
    )
    publication = {"series": SERIES, "publisher": PUBLISHER, "title": TITLE, "published_on": "2012-04"}
    return Sample("generic/two_columns.pdf", sheet(), publication, (record,))
