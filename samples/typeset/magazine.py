"""Landkreis Diepholz: two magazine pages with drop cap, letter-spaced headings, pull quote, sidebar and captions, by Chromium."""

from __future__ import annotations

from samples.typeset.content import Sample, Section, html_parts, items, section, soft_hyphened
from samples.typeset.engines import chromium
from samples.typeset.gold import entities, fact, person, profile, quote
from samples.typeset.pictures import picture_url

SERIES = "landauf, landab – Magazin für ländliche Räume"
PUBLISHER = "Akademie Dorf und Zukunft"
TITLE = "Landkreis Diepholz"
HEADLINE = "Die Hofladen-Revolution"
SUMMARY = "Acht Dörfer ohne Geschäft, ein leerer Stall und eine Idee: Wie der Landkreis Diepholz gemeinsam mit Landfrauen, Schulen und Sparkasse die Nahversorgung zurückholte."
FACTS = [
    fact("Einwohner", "population", "214.156", None, 214156.0, "2011-12-31"),
    fact("Fläche", "area_km2", "1.988", "km²", 1988.0),
    fact("Laufzeit", "duration", "2010 bis 2014"),
    fact("Fördermittel", "budget_eur", "365.000", "Euro", 365000.0),
]
SIDEBAR = [
    ("Einwohner", "214.156 (31.12.2011)"),
    ("Fläche", "1.988 km²"),
    ("Laufzeit", "2010 bis 2014"),
    ("Fördermittel", "365.000 Euro"),
]
BACKGROUND = section(
    "AUSGANGSLAGE",
    "background",
    "Als im Februar 2009 der letzte Laden in Scholen schloss, blieb den älteren Menschen nur der Bürgerbus nach Sulingen. Der Landkreis ließ daraufhin ein Gutachten erstellen. Das Ergebnis überraschte kaum jemanden: In 34 von 112 Ortsteilen gab es weder Bäcker noch Geldautomat.",
    "Die Landfrauen wollten nicht auf einen Investor warten. Sie sammelten 212 Anteile zu je 250 Euro und gründeten im Herbst 2010 die Genossenschaft „Unser Hofladen eG“. Ihr erster Laden steht in einem umgebauten Kuhstall.",
)
GOALS = section(
    "ZIELE",
    "goals",
    items(
        "Waren des täglichen Bedarfs in höchstens 15 Minuten Entfernung",
        "Ausbildungs- und Arbeitsplätze für Menschen mit Behinderung",
        "Treffpunkt für Alt und Jung",
    ),
)
MEASURES = section(
    "MASSNAHMEN",
    "measures",
    "Heute betreibt die Genossenschaft drei Hofläden, einen Verkaufswagen und einen Lieferdienst. Das Sortiment kommt zu zwei Dritteln aus der Region.",
    items(
        "Schülerfirmen der Realschule Barnstorf organisieren den Lieferdienst",
        "Poststelle, Reinigungsannahme und Geldautomat unter einem Dach",
        "Plauder-Dienstag mit Mittagstisch für Seniorinnen und Senioren",
        "Lern- und Praktikumsplätze in Zusammenarbeit mit der Lebenshilfe Syke",
    ),
)
PARTNERS = section(
    "PARTNER",
    "partners",
    items(
        "Kreislandfrauenverband Grafschaft Diepholz",
        "Kreissparkasse Diepholz",
        "Realschule Barnstorf und Gymnasium Sulingen",
        "Lebenshilfe Syke e. V.",
    ),
)
RESULTS = section(
    "ERGEBNISSE",
    "results",
    "Im zweiten Geschäftsjahr erreichte die Genossenschaft einen Umsatz von 1,1 Millionen Euro. Sieben Menschen haben einen festen Arbeitsplatz gefunden, zwei davon nach einem Praktikum in der Werkstatt für Menschen mit Behinderung.",
    "Ebenso wichtig ist, was sich nicht in Zahlen fassen lässt: In Scholen wird wieder gegrüßt, diskutiert und gefeiert.",
)
FUNDING = section(
    "FINANZIERUNG",
    "funding",
    "Den Umbau förderten die Europäische Union aus dem LEADER-Programm und das Land Niedersachsen mit zusammen 365.000 Euro. Der laufende Betrieb trägt sich seit dem dritten Jahr selbst.",
)
OUTLOOK = section(
    "AUSBLICK",
    "outlook",
    "Im Frühjahr 2013 eröffnet ein vierter Laden in Wagenfeld. Die Anfragen anderer Landkreise reißen nicht ab, und so bietet die Genossenschaft nun auch Beratungstage für Nachahmerinnen und Nachahmer an.",
)
QUOTE = quote(
    "Hella Meyer-Bartels",
    "Vorsitzende der Genossenschaft „Unser Hofladen eG“",
    "Wir verkaufen nicht nur Brot. Wir verkaufen das Gefühl, dass hier noch jemand ist.",
)
CONTACT = person(
    "Jörn Wietzke",
    role="Wirtschaftsförderer",
    organisation="Landkreis Diepholz, Stabsstelle Regionalentwicklung",
    street="Niedersachsenstraße 2",
    postcode="49356",
    city="Diepholz",
    email="joern.wietzke@regionalentwicklung-diepholz.example",
    email_kind="person",
    phone="+4954419764120",
)

CSS = """
@page { size: A4; margin: 0 } * { box-sizing: border-box } html { font: 10pt/1.4 'P052'; color: #1b1b1b } body { margin: 0 }
.page { width: 210mm; height: 296.5mm; position: relative; padding: 22mm 18mm 20mm; break-after: page; overflow: hidden } .page:last-child { break-after: auto }
.run { position: absolute; top: 10mm; left: 18mm; right: 18mm; font: 7.5pt 'Liberation Sans'; color: #6a7b2f; display: flex; justify-content: space-between }
.foot { position: absolute; bottom: 9mm; left: 18mm; right: 18mm; font: 7.5pt 'Liberation Sans'; color: #6a7b2f; display: flex; justify-content: space-between }
h1 { font: 11pt 'Liberation Sans'; letter-spacing: .12em; color: #6a7b2f; margin: 4mm 0 1mm; } h1 + div { font: bold 30pt/1.05 'P052'; margin-bottom: 4mm } .lead { font: italic 13pt/1.4 'P052'; margin: 0 0 6mm }
.cols { columns: 2; column-gap: 8mm; text-align: justify }
h2 { font: bold 10.5pt 'Liberation Sans'; letter-spacing: .32em; color: #6a7b2f; margin: 5mm 0 1.5mm; break-after: avoid; text-align: left } .typed { letter-spacing: normal } .cols > section:first-child h2 { margin-top: 0 }
p { margin: 0 0 0; text-indent: 4mm } h2 + p { text-indent: 0 } .drop p:first-of-type::first-letter { font: bold 41pt/.8 'P052'; float: left; padding: 1mm 1.5mm 0 0; color: #6a7b2f }
ul { margin: 1.5mm 0 0; padding-left: 4.5mm; text-align: left } li { margin-bottom: 1mm } li::marker { content: "▪ "; color: #6a7b2f }
figure { margin: 0 0 6mm } figure img { width: 174mm; height: 62mm; object-fit: cover; display: block } figcaption { font: 7.5pt 'Liberation Sans'; color: #555; margin-top: 1mm }
aside { position: absolute; right: 18mm; bottom: 22mm; width: 62mm; background: #eef2df; padding: 4mm 5mm; font: 8.8pt/1.45 'Liberation Sans' } aside b { display: block; font-size: 10pt; margin-bottom: 1.5mm; color: #55651f } aside td { padding: 0 3mm .6mm 0; vertical-align: top }
.pull { position: absolute; left: 18mm; bottom: 22mm; width: 104mm; border-top: 1mm solid #6a7b2f; padding-top: 3mm; font: italic bold 15pt/1.3 'P052'; color: #55651f } .pull span { display: block; font: 8.5pt 'Liberation Sans'; color: #333; margin-top: 2mm }
.kontakt { position: absolute; left: 18mm; right: 18mm; bottom: 22mm; background: #eef2df; padding: 4mm 5mm; font: 9pt/1.45 'Liberation Sans' } .kontakt b { color: #55651f }
"""


def shy(section: Section) -> str:
    """The section with soft hyphens; one heading is letter-spaced by typed spaces, the others by the style sheet."""
    heading = (
        f'<h2 class="typed">{" ".join(section.heading)}</h2>' if section is GOALS else f"<h2>{section.heading}</h2>"
    )
    return f"<section>{heading}" + soft_hyphened(html_parts(section)).replace("\u00ad", "&shy;") + "</section>"


def sheet() -> str:
    rows = "".join(f"<tr><td>{label}:</td><td>{value}</td></tr>" for label, value in SIDEBAR)
    run = f'<div class="run"><span>{SERIES}</span><span>Gute Beispiele</span></div>'
    return f"""<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{TITLE}: {HEADLINE}</title><style>{CSS}</style></head><body>
<div class="page">{run}<h1>{TITLE}</h1><div>{HEADLINE}</div><p class="lead" style="text-indent:0">{SUMMARY}</p>
<figure><img src="{picture_url(7)}"><figcaption>Morgens um sieben in Scholen: Die Schülerfirma packt die Kisten. Foto: Akademie Dorf und Zukunft</figcaption></figure>
<div class="cols"><div class="drop">{shy(BACKGROUND)}</div>{shy(GOALS)}{shy(MEASURES)}</div>
<div class="pull">„{QUOTE["text"]}“<span>{QUOTE["speaker"]}, {QUOTE["role"]}</span></div>
<aside><b>Auf einen Blick</b><table cellspacing="0">{rows}</table></aside>
<div class="foot"><span>{PUBLISHER} | Ausgabe März 2013</span><span>14</span></div></div>
<div class="page">{run}<figure><img src="{picture_url(4)}"><figcaption>Plauder-Dienstag im alten Kuhstall</figcaption></figure><div class="cols">{shy(PARTNERS)}{shy(RESULTS)}{shy(FUNDING)}{shy(OUTLOOK)}</div>
<div class="kontakt"><b>Kontakt:</b> Jörn Wietzke, Wirtschaftsförderer, Landkreis Diepholz, Stabsstelle Regionalentwicklung, Niedersachsenstraße 2, 49356 Diepholz, Tel. 05441 / 976 - 41 20, E-Mail: joern.wietzke@regionalentwicklung-diepholz.example</div>
<div class="foot"><span>15</span><span>{PUBLISHER} | Ausgabe März 2013</span></div></div></body></html>"""


def sample() -> Sample:
    record = profile(
        pages=[1, 2],
        municipality="Diepholz",
        type="Landkreis",
        state="Niedersachsen",
        ags="03251",
        headline=HEADLINE,
        summary=SUMMARY,
        contacts=[CONTACT],
        quotes=[QUOTE],
        facts=FACTS,
        sections=(BACKGROUND, GOALS, MEASURES, PARTNERS, RESULTS, FUNDING, OUTLOOK),
        entities=entities(
            PER="Hella Meyer-Bartels",
            ORG="Realschule Barnstorf|Lebenshilfe Syke|Kreissparkasse Diepholz|Gymnasium Sulingen",
            LOC="Scholen|Sulingen|Wagenfeld",
            DATE="Februar 2009|Herbst 2010|Frühjahr 2013",
            MONEY="250 Euro|1,1 Millionen Euro|365.000 Euro",
            PROGRAMME="LEADER-Programm",
        ),
    )
    publication = {"series": SERIES, "publisher": PUBLISHER, "title": HEADLINE, "published_on": "2013-03"}
    return Sample("generic/magazine.pdf", chromium(sheet()), publication, (record,))
