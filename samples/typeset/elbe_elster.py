"""Elbe-Elster: the two-page sheet of the series Bündnisse für Chancengerechtigkeit, set like the original."""

from __future__ import annotations

from samples.typeset.content import Sample, html_section, items, section
from samples.typeset.engines import weasyprint
from samples.typeset.gold import entities, person, profile, quote

SERIES = "Bündnisse für Chancengerechtigkeit"
FUNDERS = ["Körber-Stiftung", "Jacobs Foundation", "Robert Bosch Stiftung"]
INITIATIVE = (
    "Eine Initiative der Deutschen Kinder- und Jugendstiftung. Die DKJS wird unterstützt von der Körber-Stiftung, "
    "der Jacobs Foundation und der Robert Bosch Stiftung."
)
TITLE = "Beispielkommune: Elbe-Elster"
HEADLINE = "Informieren statt irritieren"
SUMMARY = (
    "Als Pilotprojekt und Referenzregion entwickelt der Landkreis Elbe-Elster – gefördert vom Land Brandenburg – ein "
    "regionales Gesamtkonzept für mehr Kinder- und Familienfreundlichkeit, in dem Bildung eine wichtige Rolle spielt. "
    "Seit einigen Jahren gibt es ein Bildungsbüro, angesiedelt im Schulverwaltungs- und Sportamt der Kreisverwaltung."
)
ROLE = "Beigeordneter und Dezernent für Bildung, Jugend, Kultur, Gesundheit und Soziales"
QUOTES = [
    quote(
        "Roland Neumann",
        ROLE,
        "Wir kennen bereits viele Akteure, die bei der Umsetzung des Bildungs- und Teilhabepakets eine wichtige Rolle "
        "spielen. Wichtig ist jedoch, dass die Vereine oder Einrichtungen ihr Interesse an einer Zusammenarbeit mit dem "
        "Job-Center bzw. dem Landkreis bekunden. Dann kommen die Leistungen des Bildungs- und Teilhabepakets viel "
        "schneller und unkomplizierter bei den Kindern und Jugendlichen an.",
    ),
    quote(
        "Andrea Hähnlein",
        "Bildungsbüro Landkreis Elbe-Elster",
        "Wir haben ein Konzept, das fünf zusätzliche Schulsozialarbeiter vorsieht. Sie informieren die Eltern, Kitas, "
        "Schulen und Vereine über das Paket und beugen damit Irritationen vor.",
    ),
]
LABELS = [
    ("Kommune:", "Elbe-Elster"),
    ("Bundesland:", "Brandenburg"),
    ("Ansprechpartner:", f"Roland Neumann, {ROLE}"),
    ("Adresse:", "Landkreis Elbe-Elster, Ludwig-Jahn-Straße 2 04916 Herzberg"),
    ("E-Mail:", "Dezernat-III@lkee.de"),
    ("Telefon:", "03535 463000"),
]
CONTACT = person(
    "Roland Neumann",
    role=ROLE,
    organisation="Landkreis Elbe-Elster",
    street="Ludwig-Jahn-Straße 2",
    postcode="04916",
    city="Herzberg",
    email="Dezernat-III@lkee.de",
    email_kind="function",
    phone="+493535463000",
)
MATERIALS = section(
    "Vorhandene Materialien",
    "materials",
    items(
        'Informationen und Materialien unter <a href="http://www.lkee.de">www.lkee.de</a>',
        "Katalog „FamilienBildungElbeElster“ mit Beispielen für Eltern- und Familienbildung sowie Angebote regionaler "
        "Netzwerke im Landkreis",
        "Broschüre „Bildung gemeinsam gestalten mit Darstellung Bildungsbüro und Aktivitäten im Landkreis EE. (auch "
        'unter <a href="http://www.kobranet.de">www.kobranet.de</a>)',
        "aktuell arbeitet der Landkreis an einem Bildungsbericht (Veröffentlichung in 2012)",
    ),
)
STRUCTURES = section(
    "Strukturen und Strategien in Bezug auf Bildungsarmut",
    "structures_and_strategies",
    items(
        "Seit 2004 findet einmal jährlich eine Bildungskonferenz im Kreis statt",
        "2008 Einrichtung eines Bildungsbüros im Schulverwaltungs- und Sportamt",
        "Seit 2009 Teilnahme am Bundesprogramm „Lernen vor Ort (LvO)“ mit dem Ziel, eine umfassende "
        "Kooperationsstruktur im Bildungsbereich zu schaffen. LvO ist in die Aktivitäten des Bildungsbüros integriert. "
        "Langfristig soll sich aus dem Bildungsbüro eine „Kommunikations- und Koordinationsstelle Bildung“, entwickeln, "
        "die das kommunale Bildungsmanagement in allen Bildungsfragen übernimmt",
    ),
)
IMPLEMENTATION = section(
    "Umsetzung des Bildungs- und Teilhabepakets",
    "implementation",
    items(
        "Fünf neue Mitarbeiter, die sich um die optimale Nutzung der Ressourcen kümmern",
        "Ansprache und Information der Eltern „vor Ort“ in den Bildungseinrichtungen in Kooperation mit den Kitas, "
        "Schulen und Vereinen, um die Zugänge zu den Leistungen zu erleichtern",
        "Projektlaufzeit 1 Jahr",
        "Regelmäßige Abstimmungsrunden zwischen Landkreis und Jobcenter, „kurze Wege“ bei Problemlösung",
    ),
)

CSS = """
@page { size: A4; margin: 46mm 24mm 30mm 24mm;
  @top-left { content: element(series); width: 60%; vertical-align: bottom; padding-bottom: 8mm }
  @top-right { content: element(logo); width: 40%; vertical-align: bottom; padding-bottom: 8mm }
  @bottom-left { content: element(initiative); width: 100%; vertical-align: top; padding-top: 5mm } }
body { font: 10.5pt/1.42 'Liberation Sans'; color: #1d1d1b; hyphens: auto; margin: 0 }
.series { position: running(series); white-space: nowrap; font: bold 17pt/1.2 'Liberation Sans'; color: #a2185b }
.logo { position: running(logo); font: bold 9.5pt/1.15 'Liberation Sans'; color: #6f6f6e; text-align: right;
  border-right: 2.5mm solid #f39200; padding-right: 2.5mm }
.initiative { position: running(initiative); font: 7.5pt/1.35 'Liberation Sans'; color: #6f6f6e;
  border-top: .5pt solid #6f6f6e; padding-top: 2mm; hyphens: manual }
h1 { font-size: 19pt; margin: 0 0 2mm; color: #a2185b; hyphens: manual }
h2 { font-size: 14pt; margin: 0 0 3mm; hyphens: manual }
h2.second { color: #a2185b; font-size: 13pt; margin: 8mm 0 3mm }
h3 { font-size: 10.5pt; margin: 4.5mm 0 1mm; hyphens: manual } p { margin: 0 0 3mm }
table { border-collapse: collapse; margin: 6mm 0 5mm; background: #f6f2e9; width: 100% }
td { vertical-align: top; padding: .8mm 2mm } td:first-child { font-weight: bold; width: 34mm }
ul { margin: 0; padding-left: 5.5mm } li { margin-bottom: 1.4mm } ul { list-style-type: "•  " }
a { color: inherit; text-decoration: none } .break { break-before: page }
"""


def sheet() -> str:
    quotes = "".join(f"<h3>{q['speaker']}, {q['role']}:</h3><p>„{q['text']}“</p>" for q in QUOTES)
    rows = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in LABELS)
    second = "".join(html_section(s).replace("<h2>", '<h2 class="second">□ ') for s in (STRUCTURES, IMPLEMENTATION))
    return f"""<html lang="de"><head><title>{TITLE}</title><style>{CSS}</style></head><body>
<div class="series">{SERIES}</div><div class="logo">deutsche kinder-<br>und jugendstiftung</div>
<div class="initiative">{INITIATIVE}</div>
<h1>{TITLE}</h1><h2>{HEADLINE}</h2><p>{SUMMARY}</p>{quotes}<table>{rows}</table>
{html_section(MATERIALS, "h3").replace("</h3>", ":</h3>")}<div class="break">{second}</div></body></html>"""


def sample() -> Sample:
    record = profile(
        pages=[1, 2],
        municipality="Elbe-Elster",
        type="Landkreis",
        state="Brandenburg",
        ags="12062",
        headline=HEADLINE,
        summary=SUMMARY,
        contacts=[CONTACT],
        quotes=QUOTES,
        sections=(MATERIALS, STRUCTURES, IMPLEMENTATION),
        links={"www.lkee.de": "http://www.lkee.de", "www.kobranet.de": "http://www.kobranet.de"},
        entities=entities(
            PER="Roland Neumann|Andrea Hähnlein",
            ORG="Schulverwaltungs- und Sportamt|Job-Center|Jobcenter",
            DATE="2004|2008|2009|2012",
            DURATION="1 Jahr",
            PROGRAMME="„Lernen vor Ort (LvO)“|Bildungs- und Teilhabepakets",
            URL="www.lkee.de|www.kobranet.de",
        ),
    )
    publication = {
        "series": SERIES,
        "publisher": "Deutsche Kinder- und Jugendstiftung",
        "funders": FUNDERS,
        "title": TITLE,
    }
    return Sample("chancengerechtigkeit/elbe-elster.pdf", weasyprint(sheet()), publication, (record,))
