"""Spielräume im Quartier: an overview with a table row per municipality over two landscape pages, by WeasyPrint."""

from __future__ import annotations

from typing import Any, NamedTuple

from samples.typeset.content import Sample, section
from samples.typeset.engines import weasyprint
from samples.typeset.gold import entities, fact, office, person, profile

TITLE = "Spielräume im Quartier"
SUBTITLE = "Die geförderten Vorhaben im Überblick"
PUBLISHER = "Landesstelle für Kinderfreundlichkeit Mitte"
INTRODUCTION = "Vier Kommunen richten mit Mitteln des Landesprogramms Plätze her, an denen Kinder sich ohne Aufsicht bewegen können."
HEADS = ("Kommune", "Vorhaben", "Beschreibung", "Laufzeit", "Ansprechperson")
IMPRINT = office(
    PUBLISHER,
    street="Domplatz 7",
    postcode="39104",
    city="Magdeburg",
    phone="+493915671240",
    email="post@kinderfreundlich-mitte.example",
    email_kind="function",
)


class Row(NamedTuple):
    """What one row of the table says, and the place with its key and state."""

    place: str
    type: str | None
    ags: str
    state: str
    page: int
    project: str
    text: str
    duration: str
    printed: str
    contact: dict[str, Any]
    entities: dict[str, str]


ROWS = (
    Row(
        "Stadt Stendal",
        "Stadt",
        "15090535",
        "Sachsen-Anhalt",
        1,
        "Das offene Ufer",
        "Am Stadtsee wird ein eingezäuntes Grundstück geöffnet. Eine Gruppe von Großeltern baut mit den Klassen der Petrikirchhofschule Stege, Sandflächen und eine Hütte für Werkzeug.",
        "2016–2018",
        "Ruth Anding<br>Amt für Jugend und Sport<br>Tel. 03931 65-1477<br>ruth.anding@stendal-stadt.example",
        person(
            "Ruth Anding",
            organisation="Amt für Jugend und Sport",
            phone="+493931651477",
            email="ruth.anding@stendal-stadt.example",
            email_kind="person",
        ),
        {"ORG": "Petrikirchhofschule"},
    ),
    Row(
        "Landkreis Nordhausen",
        "Landkreis",
        "16062",
        "Thüringen",
        1,
        "Bauwagen auf Reisen",
        "Zwei Bauwagen ziehen von Dorf zu Dorf. Sie bleiben sechs Wochen auf jedem Anger und bringen Bälle, Bretter und eine Fachkraft mit, die vor allem zuhört.",
        "2017–2020",
        "Dr. Jens Vogelsang<br>Fachbereich Jugend<br>Tel. 03631 911-2330<br>j.vogelsang@lk-nordhausen.example",
        person(
            "Jens Vogelsang",
            academic_title="Dr.",
            organisation="Fachbereich Jugend",
            phone="+4936319112330",
            email="j.vogelsang@lk-nordhausen.example",
            email_kind="person",
        ),
        {"DURATION": "sechs Wochen"},
    ),
    Row(
        "Stadt Quedlinburg",
        "Stadt",
        "15085235",
        "Sachsen-Anhalt",
        1,
        "Gassen gehören uns",
        "An vier Sonntagen im Jahr sperrt die Stadt sieben Gassen für Autos. Aus den Wünschen der Kinder ist ein Plan entstanden, der Tempo 10 für die ganze Altstadt vorsieht.",
        "2016–2017",
        "Merle von der Heydt<br>Stabsstelle Beteiligung<br>Tel. 03946 905-611<br>beteiligung@quedlinburg-rathaus.example",
        person(
            "Merle von der Heydt",
            organisation="Stabsstelle Beteiligung",
            phone="+493946905611",
            email="beteiligung@quedlinburg-rathaus.example",
            email_kind="function",
        ),
        {},
    ),
    Row(
        "Stadt Sömmerda",
        "Stadt",
        "16068051",
        "Thüringen",
        2,
        "Platz da!",
        "Auf dem Parkplatz hinter dem Bahnhof rollen jetzt Bretter. Jugendliche haben die Rampen gezeichnet, die Lehrwerkstatt des Werks hat sie gebaut, der Bauhof hat den Asphalt geglättet.",
        "2018–2021",
        "Oskar Lindig<br>Bauamt<br>Tel. 03634 350-282<br>oskar.lindig@soemmerda-stadt.example",
        person(
            "Oskar Lindig",
            organisation="Bauamt",
            phone="+493634350282",
            email="oskar.lindig@soemmerda-stadt.example",
            email_kind="person",
        ),
        {},
    ),
)

CSS = """
@page { size: A4 landscape; margin: 22mm 20mm 18mm; @bottom-right { content: counter(page); font: 8.5pt 'Liberation Sans' } @bottom-left { content: "Spielräume im Quartier"; font: 8.5pt 'Liberation Sans'; color: #555 } }
body { font: 10pt/1.4 'Liberation Sans'; margin: 0 } h1 { font-size: 24pt; color: #2f6b4f; margin: 0 } .sub { font-size: 13pt; margin: 1mm 0 6mm } .intro { width: 170mm; margin: 0 0 7mm }
table { border-collapse: collapse; width: 100% } th { background: #2f6b4f; color: white; text-align: left; padding: 2mm 3mm } td { border-bottom: .5pt solid #2f6b4f; padding: 3.5mm 3mm; vertical-align: top } tr { break-inside: avoid }
td:first-child { font-weight: bold; width: 32mm } td:nth-child(2) { width: 36mm } td:nth-child(4) { width: 22mm } td:nth-child(5) { width: 68mm } .foot { margin-top: 9mm; font-size: 8pt; color: #444 }
"""


def sheet() -> str:
    head = "".join(f"<th>{h}</th>" for h in HEADS)
    cells = ((r.place, r.project, r.text, r.duration, r.printed) for r in ROWS)
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in cells)
    return f"""<html lang="de"><head><title>{TITLE}</title><style>{CSS}</style></head><body><h1>{TITLE}</h1><p class="sub">{SUBTITLE}</p><p class="intro">{INTRODUCTION}</p>
<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
<p class="foot">Herausgeber: {PUBLISHER}, Domplatz 7, 39104 Magdeburg, Tel. 0391 5671240, post@kinderfreundlich-mitte.example<br>Stand: Oktober 2016</p></body></html>"""


def sample() -> Sample:
    records = tuple(
        profile(
            pages=[row.page],
            municipality=row.place.split(maxsplit=1)[1],
            type=row.type,
            state=row.state,
            ags=row.ags,
            contacts=[row.contact],
            facts=[fact("Vorhaben", None, row.project), fact("Laufzeit", "duration", row.duration)],
            sections=(section("Beschreibung", "other", row.text),),
            entities=entities(**row.entities),
        )
        for row in ROWS
    )
    publication = {"publisher": PUBLISHER, "title": TITLE, "published_on": "2016-10", "contacts": [IMPRINT]}
    return Sample("generic/overview.pdf", weasyprint(sheet()), publication, records)
