"""Stadt Wolfenbüttel: a printer's file with crop box, slug line outside it, a rotated page and decomposed umlauts, by ReportLab."""

from __future__ import annotations

import unicodedata
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame, Paragraph

from samples.typeset.content import Sample, items, section
from samples.typeset.gold import entities, fact, office, profile
from samples.typeset.reportlab_flow import register, section_flow, style

SERIES = "Kulturelle Bildung konkret"
PUBLISHER = "Landesverband Kultur und Schule Niedersachsen e. V."
TITLE = "Stadt Wolfenbüttel (Niedersachsen)"
HEADLINE = "Lessings Erben lesen weiter"
SUMMARY = "Eine Stadt mit weltberühmter Bibliothek und leeren Jugendräumen: Wolfenbüttel hat beides zusammengebracht. Seit 2010 gehört jede Schulklasse einmal im Jahr für eine Woche in ein Museum, ein Theater oder ein Archiv."
FACTS = [
    fact("Einwohner", "population", "53.400", None, 53400.0),
    fact("Zielgruppe", "target_group", "Kinder und Jugendliche von 6 bis 18 Jahren"),
    fact("Gesamtbudget", "budget_eur", "96.500", "€", 96500.0),
]
GOALS = section(
    "Ziele",
    "goals",
    items(
        "Kulturelle Bildung für alle Schulformen öffnen",
        "Künstlerinnen und Künstler dauerhaft an Schulen binden",
        "Bibliotheks- und Museumspädagogik verknüpfen",
    ),
)
MEASURES = section(
    "Maßnahmen",
    "measures",
    "Die Kulturwochen sind im Schulkalender fest verankert.",
    items(
        "Schreibwerkstatt „Nathan heute“ in der Herzog August Bibliothek",
        "Bühnenbau und Bürgertheater mit der Berufsbildenden Schule",
        "Führungen von Schülern für Schüler – auch auf Türkisch und Arabisch",
        "Kulturbüro-Mobil für die Ortsteile Fümmelse und Ahlum",
    ),
)
RESULTS = section(
    "Ergebnisse",
    "results",
    items("118 Klassen in zwei Schuljahren", "Besucherzahlen unter 18-Jähriger um 40 Prozent erhöht"),
)
FUNDING = section(
    "Förderung",
    "funding",
    "Bürgerstiftung, Lotto-Sport-Stiftung und Braunschweigischer Kulturbesitz geben zusammen 61.500 Euro. Die übrigen Mittel stammen aus dem städtischen Haushalt.",
)
OUTLOOK = section(
    "Ausblick",
    "outlook",
    "Für das Schuljahr 2013/14 haben sich erstmals auch Förderschulen aus dem Umland angemeldet. Gesucht werden weitere Künstlerinnen und Künstler, vor allem für Tanz- und Filmprojekte.",
)
CONTACT_LINE = "Kontakt: Stadt Wolfenbüttel, Kulturbüro | Stadtmarkt 3–6 | 38300 Wolfenbüttel | Tel. 05331.86-455 | Fax 05331.86-456 | kulturbuero@wolfenbuettel-stadt.example"
CONTACT = office(
    "Stadt Wolfenbüttel, Kulturbüro",
    street="Stadtmarkt 3–6",
    postcode="38300",
    city="Wolfenbüttel",
    phone="+49533186455",
    fax="+49533186456",
    email="kulturbuero@wolfenbuettel-stadt.example",
    email_kind="function",
)
BLEED = 34.0  # points between the sheet's edge and the page that the reader sees


def nfd(text: str) -> str:
    """The text with its umlauts as letter and combining mark, as some Mac programs write it."""
    return unicodedata.normalize("NFD", text)


def furniture(canvas: Canvas, width: float, height: float, page: int) -> None:
    """Running line inside the page; crop marks and the slug line outside of it, where no reader sees them."""
    canvas.setFillColor(HexColor("#4a4a4a"))
    canvas.setFont("Sans", 8)
    canvas.drawString(50, height - 34, SERIES)
    canvas.drawRightString(width - 50, height - 34, PUBLISHER)
    canvas.drawCentredString(width / 2, 26, str(page))
    canvas.setFont("Sans", 6)
    canvas.drawString(40, -20, f"KBK_Wolfenbuettel_Druckbogen.indd   {page}   21.08.12   09:41")
    canvas.setLineWidth(0.3)
    for x in (0, width):
        canvas.line(x, -BLEED, x, -8)
        canvas.line(x, height + 8, x, height + BLEED)


def sheet() -> bytes:
    register()
    stream = BytesIO()
    width, height = A4
    canvas = Canvas(stream, pagesize=(width + 2 * BLEED, height + 2 * BLEED), invariant=1)
    canvas.setTitle(TITLE)
    heading, body = (
        style("Serif-Bold", 13, 17, color="#5b2a86", spaceBefore=11, spaceAfter=2),
        style("Serif", 11.5, 15.5),
    )
    small = style("Sans", 9.2, 13)

    canvas.setCropBox((BLEED, BLEED, BLEED + width, BLEED + height))
    canvas.translate(BLEED, BLEED)
    furniture(canvas, width, height, 1)
    flow: list[Flowable] = [
        Paragraph(nfd(TITLE), style("DejaVu-Serif-Bold", 19, 26)),
        Paragraph(HEADLINE, style("Serif-Italic", 16, 24, color="#5b2a86", spaceAfter=6)),
        Paragraph(nfd(SUMMARY), style("DejaVu-Serif", 10.5, 15.5, spaceAfter=8)),
    ]
    flow += [Paragraph(f"<b>{f['label']}:</b> {f['value']} {f['unit'] or ''}", body) for f in FACTS]
    for part in (GOALS, MEASURES, RESULTS):
        flow += section_flow(part, heading, body, ["·"], marker_font="Serif-Bold", step=11, gap=2)
    Frame(44, 60, width - 88, height - 116, showBoundary=0).addFromList(flow, canvas)
    canvas.showPage()

    # The second page lies on its side in the file and is turned upright by /Rotate.
    canvas.setCropBox((BLEED, BLEED, BLEED + width, BLEED + height))
    canvas.setPageSize((height + 2 * BLEED, width + 2 * BLEED))  # ReportLab swaps the sides of a rotated page
    canvas.setPageRotation(90)
    canvas.translate(BLEED + width, BLEED)
    canvas.rotate(90)
    furniture(canvas, height, width, 2)
    left = section_flow(FUNDING, heading, body, ["·"], marker_font="Serif")
    right = section_flow(OUTLOOK, heading, body, ["·"], marker_font="Serif")
    Frame(44, 200, height / 2 - 70, width - 260, showBoundary=0).addFromList(left, canvas)
    Frame(height / 2 + 20, 200, height / 2 - 70, width - 260, showBoundary=0).addFromList(right, canvas)
    Frame(44, 60, height - 88, 60, showBoundary=0).addFromList([Paragraph(CONTACT_LINE, small)], canvas)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def sample() -> Sample:
    record = profile(
        pages=[1, 2],
        municipality="Wolfenbüttel",
        type="Stadt",
        state="Niedersachsen",
        ags="03158037",
        headline=HEADLINE,
        summary=SUMMARY,
        contacts=[CONTACT],
        facts=FACTS,
        sections=(GOALS, MEASURES, RESULTS, FUNDING, OUTLOOK),
        entities=entities(
            ORG="Herzog August Bibliothek|Lotto-Sport-Stiftung|Braunschweigischer Kulturbesitz",
            LOC="Fümmelse|Ahlum",
            DATE="2010|2013/14",
            MONEY="61.500 Euro",
        ),
    )
    publication = {"series": SERIES, "publisher": PUBLISHER, "title": TITLE}
    return Sample("generic/print_sheet.pdf", sheet(), publication, (record,))
