"""Stadt Neumünster: a form whose labels all precede their values in the file, with place and phone in two columns, by ReportLab."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame

from samples.typeset.content import Sample, items, section
from samples.typeset.gold import entities, fact, person, profile
from samples.typeset.pictures import picture
from samples.typeset.reportlab_flow import register, section_flow, style

SERIES = "Kommunalwettbewerb „Alle an Bord“ 2011"
PUBLISHER = "Landeszentrale für Bürgerbeteiligung Schleswig-Holstein"
TITLE = "Projektsteckbrief"
HEADLINE = "Vom Bahnhofsviertel zum Bildungsviertel"
FORM = [
    ("Name der Stadt/der Gemeinde:", "Neumünster"),
    ("Bundesland:", "Schleswig-Holstein"),
    ("Typ:", "kreisfrei"),
    ("Einwohner:", "76.830 (Stichtag 31.12.2010)"),
    ("Titel des Wettbewerbsbeitrags:", HEADLINE),
    ("Projektlaufzeit:", "1. Mai 2010 bis 31. Dezember 2012"),
    ("Träger:", "Diakonisches Werk Altholstein GmbH"),
    ("Fördersumme:", "48.600 €"),
    ("Ansprechpartner:", "Herr Jens-Uwe Petersen"),
    ("Funktion:", "Fachdienstleiter Stadtteilarbeit"),
    ("Dienststelle:", "Stadt Neumünster, Fachbereich Schule, Jugend und Sport"),
    ("Straße/Postfach:", "Postfach 26 40"),
]
PAIRS = [
    ("PLZ:", "24516", "Telefon:", "04321 942-25 50"),
    ("Ort:", "Neumünster", "Telefax:", "04321 942-25 99"),
    ("E-Mail:", "stadtteilarbeit@neumuenster.example", "Internet:", "www.neumuenster.example"),
]
FACTS = [
    fact("Einwohner", "population", "76.830", None, 76830.0, "2010-12-31"),
    fact("Projektlaufzeit", "duration", "1. Mai 2010 bis 31. Dezember 2012"),
    fact("Träger", "operator", "Diakonisches Werk Altholstein GmbH"),
    fact("Fördersumme", "budget_eur", "48.600", "€", 48600.0),
]
CONTACT = person(
    "Jens-Uwe Petersen",
    role="Fachdienstleiter Stadtteilarbeit",
    organisation="Stadt Neumünster, Fachbereich Schule, Jugend und Sport",
    po_box="Postfach 26 40",
    postcode="24516",
    city="Neumünster",
    email="stadtteilarbeit@neumuenster.example",
    email_kind="function",
    phone="+4943219422550",
    fax="+4943219422599",
    website="http://www.neumuenster.example",
)
CAUSE = section(
    "Anlass",
    "background",
    "Im Bahnhofsviertel lebten 2009 rund 40 Prozent der Kinder von Leistungen nach dem SGB II. Zugleich standen zwei Ladenlokale und das alte Stellwerk leer.",
)
APPROACH = section(
    "Vorgehen",
    "implementation",
    "Zunächst wurden die Bewohnerinnen und Bewohner befragt, dann die Räume vergeben:",
    items(
        "Befragung von 612 Haushalten durch Studierende der Fachhochschule Kiel",
        "Umbau des Stellwerks zum Lern- und Spielhaus in Eigenleistung",
        "Öffnung an sechs Tagen in der Woche, betreut von zwei Fachkräften und 19 Freiwilligen",
        numbered="1.",
    ),
)
EFFECTS = section(
    "Wirkungen",
    "results",
    items(
        "Täglich nutzen etwa 70 Kinder und Jugendliche das Haus",
        "Die Grundschule im Viertel meldet weniger Klassenwiederholungen",
        "Drei Mütter haben eine Ausbildung zur Erzieherin begonnen",
    ),
)
LESSONS = section(
    "Lessons Learned",
    "results",
    "Beteiligung braucht Zeit, und sie braucht einen Ort. Ohne das leere Stellwerk gäbe es das Bildungsviertel nicht.",
)


def sheet() -> bytes:
    register()
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    canvas.setTitle(TITLE)
    canvas.setFillColor(HexColor("#00457c"))
    canvas.rect(0, A4[1] - 44, A4[0], 44, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#ffffff"))
    canvas.setFont("Sans-Bold", 11)
    canvas.drawString(54, A4[1] - 28, SERIES)
    canvas.setFillColor(HexColor("#222222"))
    canvas.setFont("Sans-Bold", 18)
    canvas.drawString(54, A4[1] - 84, TITLE)
    canvas.drawImage(ImageReader(BytesIO(picture(2))), 400, A4[1] - 150, 141, 94)
    canvas.setFont("Sans", 7)
    canvas.drawString(400, A4[1] - 159, "Das alte Stellwerk (Foto: Stadt Neumünster)")
    top, step = A4[1] - 112, 16.5
    rows = [top - n * step for n in range(len(FORM) + len(PAIRS))]
    canvas.setFont("Sans-Bold", 9)
    for y, (label, _) in zip(rows, FORM, strict=False):
        canvas.drawString(54, y, label)
    for y, (left, _, right, _) in zip(rows[len(FORM) :], PAIRS, strict=True):
        canvas.drawString(54, y, left)
        canvas.drawString(380, y, right)
    canvas.setFont("Sans", 9)
    for y, (_, value) in zip(rows, FORM, strict=False):
        canvas.drawString(204, y, value)
    for y, (_, left, _, right) in zip(rows[len(FORM) :], PAIRS, strict=True):
        canvas.drawString(204, y, left)
        canvas.drawString(432, y, right)
    heading, body = (
        style("Sans-Bold", 11, 15, color="#00457c", spaceBefore=8, spaceAfter=2),
        style("Sans", 9.6, 13.2, hyphenated=True),
    )
    flow: list[Flowable] = []
    for part in (CAUSE, APPROACH, EFFECTS, LESSONS):
        flow += section_flow(part, heading, body, ["\uf0a7"], marker_font="Symbols", step=14, gap=2)
    Frame(48, 50, A4[0] - 102, rows[-1] - 62, showBoundary=0).addFromList(flow, canvas)
    canvas.setFont("Sans", 7)
    canvas.drawString(54, 30, f"{PUBLISHER} · Kiel, September 2011")
    canvas.showPage()
    canvas.save()
    if flow:
        raise ValueError(f"{TITLE}: {len(flow)} paragraphs do not fit on the page")
    return stream.getvalue()


def sample() -> Sample:
    record = profile(
        pages=[1],
        municipality="Neumünster",
        type="Kreisfreie Stadt",
        state="Schleswig-Holstein",
        ags="01004",
        headline=HEADLINE,
        contacts=[CONTACT],
        facts=FACTS,
        sections=(CAUSE, APPROACH, EFFECTS, LESSONS),
        entities=entities(ORG="Fachhochschule Kiel", LOC="Bahnhofsviertel", DATE="2009", LAW="SGB II"),
    )
    publication = {"series": SERIES, "publisher": PUBLISHER, "title": TITLE, "published_on": "2011-09"}
    return Sample("generic/labels_first.pdf", sheet(), publication, (record,))
