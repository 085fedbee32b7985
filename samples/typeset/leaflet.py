"""Görlitz: a folded leaflet, two landscape pages of three panels, by WeasyPrint."""

from __future__ import annotations

from samples.typeset.content import Sample, html_section, item, items, section
from samples.typeset.engines import weasyprint
from samples.typeset.gold import entities, fact, office, person, profile
from samples.typeset.pictures import picture_url

SERIES = "Lokale Bündnisse in der Lausitz"
HEADLINE = "Grenzenlos aufwachsen"
SUMMARY = "Görlitz und das polnische Zgorzelec liegen an zwei Ufern der Neiße. Das Bündnis verbindet Kitas, Schulen und Vereine beiderseits des Flusses."
GOALS = section(
    "Unsere Ziele",
    "goals",
    items(
        "Zweisprachige Bildungs- und Betreuungsangebote von der Krippe bis zum Schulabschluss",
        "Familien entlasten, die auf der einen Seite der Neiße wohnen und auf der anderen arbeiten",
        "Begegnung zum Alltag machen",
    ),
)
MEASURES = section(
    "Das tun wir",
    "measures",
    "Was im Jahr 2006 mit einem gemeinsamen Sommerfest begann, ist heute ein festes Programm:",
    items(
        item(
            "Neiße-Kitas",
            "tägliche Sprachbegleitung durch Muttersprachlerinnen",
            "Erzieherinnentausch für je vier Wochen",
        ),
        item(
            "Brückenschule am Nachmittag",
            "Hausaufgaben- und Lernhilfe in beiden Sprachen",
            "Theater-, Foto- und Kanuwerkstatt",
        ),
        "Familienpass mit Ermäßigungen in 46 Einrichtungen dies- und jenseits der Grenze",
        "Eltern-Kind-Treff „Most“ jeden Mittwoch im Bürgerhaus",
    ),
)
PARTNERS = section(
    "Wer macht mit?",
    "partners",
    items(
        "Stadt Görlitz, Amt für Jugend, Schule und Soziales",
        "Euroregion Neisse e. V.",
        "Diakonie Görlitz-Hoyerswerda gGmbH",
        "Hochschule Zittau/Görlitz",
        "zwölf Kindertagesstätten und sieben Schulen",
    ),
)
FUNDING = section(
    "Förderung",
    "funding",
    "Das Bündnis wird aus dem Ziel-3-Programm der Europäischen Union zur Förderung der grenzübergreifenden Zusammenarbeit mit 312.500 € unterstützt. Die Stadt trägt einen Eigenanteil von 15 Prozent.",
)
OUTLOOK = section(
    "Ausblick",
    "outlook",
    "Im Herbst 2013 eröffnet das gemeinsame Familienzentrum am Postplatz. Bis dahin gilt: Mitmachen ist jederzeit möglich!",
)
FACTS = [
    fact("Einwohner", "population", "55.255", None, 55255.0, "2011-12-31"),
    fact("Fläche", "area_km2", "67,22", "km²", 67.22),
    fact("Kinder in Kitas", None, "2.480", None, 2480.0),
]
ADDRESS = {
    "organisation": "Stadt Görlitz, Amt für Jugend, Schule und Soziales",
    "street": "Hugo-Keller-Str. 14",
    "postcode": "02826",
    "city": "Görlitz",
}
CONTACTS = [
    person(
        "Agnieszka Wolff",
        role="Bündniskoordinatorin",
        email="a.wolff@goerlitz-buendnis.example",
        email_kind="person",
        phone="+493581671552",
        mobile="+4915206744180",
        website="http://www.goerlitz-buendnis.example",
        **ADDRESS,
    ),
]
IMPRINT = office(
    "Landesservicestelle Bündnisse Sachsen",
    street="Könneritzstraße 5",
    postcode="01067",
    city="Dresden",
    phone="+493514460011",
    email="info@buendnisse-sachsen.example",
    email_kind="function",
)

CSS = """
@page { size: 297mm 210mm; margin: 0 }
body { margin: 0; font: 11pt/1.42 'Open Sans'; color: #263238; hyphens: auto }
.side { width: 297mm; height: 210mm; position: relative; break-after: page } .side:last-child { break-after: auto }
.panel { position: absolute; top: 0; width: 99mm; height: 210mm; box-sizing: border-box; padding: 14mm 9mm }
.one { left: 0 } .two { left: 99mm } .three { left: 198mm }
.cover { background: #00695c; color: white } .cover .series { font-size: 9pt; margin-bottom: 58mm }
h1 { font-size: 25pt; line-height: 1.1; margin: 0 0 4mm; hyphens: manual } .slogan { font-size: 14pt; font-weight: 600; margin: 0 0 22mm; hyphens: manual }
h2 { font: bold 15pt/1.2 'Open Sans'; color: #00695c; margin: 0 0 2.5mm; hyphens: manual } section { margin-bottom: 8mm } p { margin: 0 0 2.5mm }
ul { margin: 0; padding-left: 4mm; list-style-type: "■  " } ul ul { list-style-type: "–  "; margin-top: .8mm } li { margin-bottom: 1.3mm } li::marker { color: #00897b; font-size: 8pt } ul ul li::marker { font-size: 11pt }
td { padding: .5mm 4mm .5mm 0; font-size: 10.5pt } td:first-child { font-weight: 600 } .tint { background: #e0f2f1 } .lead { font-size: 13pt; line-height: 1.45; margin-bottom: 8mm }
img { width: 81mm; height: 48mm; display: block } .caption { font-size: 8pt; color: #607d8b; margin-top: 1.5mm } .small { font-size: 7.5pt; position: absolute; bottom: 12mm; left: 9mm; right: 9mm; hyphens: manual }
"""


def sheet() -> str:
    return f"""<html lang="de"><head><title>Görlitz: {HEADLINE}</title><style>{CSS}</style></head><body>
<div class="side">
<div class="panel one tint">{html_section(FUNDING)}{html_section(OUTLOOK)}<img src="{picture_url(5)}"></div>
<div class="panel two"><h2>Kontakt</h2><p><b>Agnieszka Wolff</b><br>Bündniskoordinatorin</p>
<p>Stadt Görlitz<br>Amt für Jugend, Schule und Soziales<br>Hugo-Keller-Str. 14<br>02826 Görlitz</p>
<p>Tel.: 03581 67-1552<br>Mobil: 0152 / 06 74 41 80<br>a.wolff@goerlitz-buendnis.example<br>www.goerlitz-buendnis.example</p>
<div class="small"><b>Impressum</b><br>Herausgeber: Landesservicestelle Bündnisse Sachsen, Könneritzstraße 5, 01067 Dresden, Telefon 0351 4460011, info@buendnisse-sachsen.example<br>Stand: März 2013<br>© Landesservicestelle Bündnisse Sachsen</div></div>
<div class="panel three cover"><div class="series">{SERIES}</div><h1>Stadt Görlitz</h1><div class="slogan">{HEADLINE}</div><div>Sachsen</div></div>
</div>
<div class="side">
<div class="panel one"><div class="lead">{SUMMARY}</div>{html_section(GOALS)}<img src="{picture_url(3)}"><div class="caption">Kinderfest auf der Altstadtbrücke, Juni 2012 (Foto: Stadt Görlitz)</div></div>
<div class="panel two">{html_section(MEASURES)}</div>
<div class="panel three">{html_section(PARTNERS)}<section><h2>Görlitz in Zahlen</h2>
<table><tr><td>Einwohner:</td><td>55.255 (31.12.2011)</td></tr><tr><td>Fläche:</td><td>67,22 km²</td></tr><tr><td>Kinder in Kitas:</td><td>2.480</td></tr></table></section></div>
</div></body></html>"""


def sample() -> Sample:
    record = profile(
        pages=[1, 2],
        municipality="Görlitz",
        type="Stadt",
        state="Sachsen",
        ags="14626110",
        headline=HEADLINE,
        summary=SUMMARY,
        contacts=CONTACTS,
        facts=FACTS,
        sections=(GOALS, MEASURES, PARTNERS, FUNDING, OUTLOOK),
        entities=entities(
            ORG="Euroregion Neisse e. V.|Diakonie Görlitz-Hoyerswerda gGmbH|Hochschule Zittau/Görlitz",
            LOC="Zgorzelec",
            DATE="2006|Herbst 2013",
            DURATION="vier Wochen",
            MONEY="312.500 €",
        ),
    )
    publication = {
        "series": SERIES,
        "publisher": "Landesservicestelle Bündnisse Sachsen",
        "title": "Stadt Görlitz",
        "published_on": "2013-03",
        "rights": "© Landesservicestelle Bündnisse Sachsen",
        "contacts": [IMPRINT],
    }
    return Sample("generic/leaflet.pdf", weasyprint(sheet()), publication, (record,))
