"""Stadt Wernigerode: the agenda of a committee, with an imprint and without any profile, by LibreOffice."""

from __future__ import annotations

from samples.typeset.content import Sample, items
from samples.typeset.engines import libreoffice
from samples.typeset.gold import office
from samples.typeset.writer_text import document, heading, list_xml, paragraph

TITLE = "Tagesordnung"
TOP = items(
    "Eröffnung der Sitzung, Feststellung der ordnungsgemäßen Ladung und der Beschlussfähigkeit",
    "Genehmigung der Niederschrift vom 17. April 2012",
    "Einwohnerfragestunde",
    "Vorlage 044/2012: Fortschreibung der Kindertagesstättenbedarfsplanung",
    "Vorlage 051/2012: Zuschüsse an Vereine und Verbände der Jugend- und Seniorenarbeit",
    "Bericht der Verwaltung zum Stand der Spielplatzsanierung",
    "Anfragen und Mitteilungen",
    "Schließung der öffentlichen Sitzung",
    numbered="1.",
)
IMPRINT = office(
    "Stadt Wernigerode, Büro des Stadtrates",
    street="Breite Straße 94",
    postcode="38855",
    city="Wernigerode",
    phone="+493943654118",
    fax="+493943654119",
    email="stadtrat@rathaus-wernigerode.example",
    email_kind="function",
)


def text() -> str:
    body = heading(TITLE, 1)
    body += paragraph("der 23. Sitzung des Ausschusses für Schule, Kultur, Soziales und Sport")
    body += paragraph("Termin: Dienstag, 15. Mai 2012, 17:00 Uhr\nOrt: Rathaus, Kleiner Sitzungssaal, Marktplatz 1")
    body += heading("Öffentlicher Teil", 2) + list_xml(TOP)
    body += paragraph(
        "Änderungen und Ergänzungen bleiben vorbehalten. Die Unterlagen können während der Dienststunden eingesehen werden."
    )
    body += heading("Impressum", 2)
    body += paragraph(
        "Herausgeber: Stadt Wernigerode, Büro des Stadtrates\nBreite Straße 94, 38855 Wernigerode\nTelefon: 03943 654-118, Telefax: 03943 654-119\nE-Mail: stadtrat@rathaus-wernigerode.example"
    )
    return document(
        body,
        title=TITLE,
        head="Stadt Wernigerode – Ausschuss für Schule, Kultur, Soziales und Sport",
        foot="Wernigerode, 3. Mai 2012, Seite",
        font="Liberation Serif",
        markers=[("•", "OpenSymbol")],
    )


def sample() -> Sample:
    publication = {
        "publisher": "Stadt Wernigerode, Büro des Stadtrates",
        "title": TITLE,
        "published_on": "2012-05-03",
        "contacts": [IMPRINT],
    }
    return Sample("generic/agenda.pdf", libreoffice(text()), publication)
