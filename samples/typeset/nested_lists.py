"""Landkreis Vorpommern-Rügen: an action plan of lists, three levels deep and broken over pages, with footnotes, by WeasyPrint."""

from __future__ import annotations

from samples.typeset.content import Sample, html_section, item, items, section
from samples.typeset.engines import weasyprint
from samples.typeset.gold import entities, fact, person, profile

SERIES = "Aktionspläne für ein kinderfreundliches Land"
PUBLISHER = "Landesjugendring Vorpommern und Mecklenburg e. V."
TITLE = "Landkreis Vorpommern-Rügen"
HEADLINE = "Vom Hafenkran zum Klassenzimmer"
SUMMARY = (
    "Der Kreistag hat am 8. Oktober 2012 einstimmig einen Aktionsplan für Kinder und Jugendliche beschlossen. Er bündelt, was die früheren Kreise Nordvorpommern und Rügen "
    "sowie die Hansestadt Stralsund getrennt begonnen hatten, und legt fest, wer bis wann was zu tun hat."
)
FACTS = [
    fact("Einwohnerzahl", "population", "224.820", None, 224820.0, "2011-12-31"),
    fact("Fläche", "area_km2", "3.188", "km²", 3188.0),
    fact("Haushaltsmittel", "budget_eur", "415.000", "Euro", 415000.0),
]
GOALS = section(
    "Leitziele",
    "goals",
    items(
        item(
            "Aufwachsen in Sicherheit",
            item(
                "Frühe Hilfen in allen vier Sozialräumen",
                "Familienhebammen und Kinderkrankenschwestern",
                "Lotsendienst an den Geburtskliniken in Stralsund und Bergen",
            ),
            item(
                "Kinderschutz als gemeinsame Aufgabe",
                "verbindlicher Ablaufplan nach § 8a SGB VIII",
                "jährliche Schulung für Fach- und Ehrenamtliche",
            ),
        ),
        item(
            "Bildung ohne Brüche",
            item(
                "Übergänge gestalten",
                "Patenklassen für alle Vorschulkinder",
                "Übergabegespräche mit Zustimmung der Eltern",
            ),
            "Ganztag auch im ländlichen Raum",
        ),
        item(
            "Mitbestimmung von Anfang an",
            "Kinder- und Jugendparlament mit eigenem Haushalt",
            "Antrags- und Rederecht im Jugendhilfeausschuss",
        ),
    ),
)
STRUCTURES = section(
    "Organisation und Steuerung",
    "structures_and_strategies",
    "Die Umsetzung liegt bei einer Geschäftsstelle mit zwei Vollzeitstellen.<sup>Beschluss des Kreisausschusses vom 26. November 2012, befristet bis Ende 2015.</sup>",
    items(
        item(
            "Steuerungsgruppe",
            "Vorsitz: Beigeordnete für Soziales",
            "Mitglieder: Jugendamt, Schulamt, Gesundheitsamt, Jobcenter, Kreissportbund",
        ),
        item(
            "Vier Regionalkonferenzen",
            "Ribnitz-Damgarten, Grimmen, Stralsund, Bergen auf Rügen",
            "je zwei Sitzungen im Jahr, öffentlich und protokolliert",
        ),
        "Jährlicher Umsetzungsbericht an den Kreistag",
    ),
)
MEASURES = section(
    "Maßnahmen 2013 bis 2015",
    "measures",
    "Jede Maßnahme nennt Verantwortliche und Frist.",
    items(
        item(
            "Früh anfangen",
            item(
                "Willkommensbesuche",
                "Besuch in den ersten acht Wochen nach der Geburt",
                "Begrüßungsmappe mit Gutscheinen für Eltern-Kind-Kurse und Schwimmbadbesuche in der Hansedom-Region",
            ),
            item(
                "Sprachförderung in Kitas",
                "Fachkraft für je fünf Einrichtungen",
                "Plattdeutsch- und Vorlesestunden mit Ehrenamtlichen",
            ),
            "Elternschule auf dem Dorf",
        ),
        item(
            "Schule öffnen",
            item(
                "Hafenakademie",
                "Werkstattwochen auf der Volkswerft für die Klassen 7 und 8, begleitet von Ausbilderinnen und Ausbildern im Ruhestand, die ihr Wissen ohne Notendruck weitergeben und den Jugendlichen auch danach zur Seite stehen",
                "Segelschein als Abschlussprüfung",
            ),
            item(
                "Lernzeit statt Nachhilfe",
                "kostenfrei an 14 Regionalen Schulen",
                "Finanzierung über das Bildungs- und Teilhabepaket, soweit die Voraussetzungen vorliegen",
            ),
            item("Schülerbeförderung", "Rufbus für die Mittags- und Abendstunden", "Azubi-Ticket für 25 Euro im Monat"),
        ),
        item(
            "Orte schaffen",
            item("Jugendklubs sanieren", "Dach und Heizung in Barth", "Proberaum in Sassnitz"),
            item("Strand- und Spielplatzpaten", "Ausbildung durch die Wasserwacht", "Materialgeld von 200 Euro je Ort"),
            "Sommerkino in zehn Gutsparks: Jugendliche wählen die Filme selbst aus, verhandeln mit den Verleihern, kümmern sich um Strom, Leinwand und Verpflegung und rechnen die Einnahmen am Ende mit der Gemeinde ab, damit im Folgejahr niemand bei null beginnen muss",
        ),
        item(
            "Engagement anerkennen",
            "Juleica-Bonus: ermäßigter Eintritt in Museen und Bädern",
            item("Ehrenamtspreis „Windstärke 10“", "dotiert mit 2.500 Euro", "Verleihung am Tag der Jugend"),
        ),
    ),
)
FUNDING = section(
    "Finanzierung",
    "funding",
    items(
        "Kreishaushalt: 260.000 Euro",
        item(
            "Drittmittel: 155.000 Euro",
            "Europäischer Sozialfonds",
            "Ostdeutsche Sparkassenstiftung",
            "Spenden von Werften und Hotels",
        ),
    ),
)
OUTLOOK = section(
    "Nächste Schritte",
    "outlook",
    items(
        "Erster Umsetzungsbericht im Herbst 2013",
        item(
            "Befragung aller Achtklässler",
            "Fragebogen auch in leichter Sprache",
            "Auswertung durch die Fachhochschule Stralsund",
        ),
    ),
)
SECTIONS = (GOALS, STRUCTURES, MEASURES, FUNDING, OUTLOOK)
CONTACT = person(
    "Karl-Friedrich Graf von der Osten",
    academic_title="Dr.",
    role="Leiter der Geschäftsstelle Aktionsplan",
    organisation="Landkreis Vorpommern-Rügen, Fachdienst Jugend",
    street="Carl-Heydemann-Ring 97a",
    postcode="18437",
    city="Stralsund",
    email="aktionsplan@lk-vr.example",
    email_kind="function",
    phone="+493831357612",
    website="http://www.lk-vr.example",
)

CSS = """
@page { size: A4; margin: 27mm 25mm 26mm 28mm; @footnote { border-top: .4pt solid #444; padding-top: 2mm; margin-top: 4mm }
  @top-left { content: "SERIES"; font: 8pt 'C059'; color: #555; vertical-align: bottom; padding-bottom: 6mm }
  @bottom-left { content: "Landesjugendring Vorpommern und Mecklenburg e. V. – Januar 2013"; font: 8pt 'C059'; color: #555 }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt 'C059'; color: #555 } }
body { font: 10.6pt/1.45 'C059'; text-align: justify; hyphens: auto; margin: 0 }
h1 { font-size: 20pt; margin: 0; text-align: left; hyphens: manual } .slogan { font: italic 14pt 'C059'; margin: 1mm 0 4mm } h2 { font-size: 13pt; margin: 6mm 0 2mm; border-bottom: .6pt solid #444; hyphens: manual; break-after: avoid }
p { margin: 0 0 2.5mm } .summary { font-weight: bold; font-size: 10.6pt }
ul { margin: 0; padding-left: 5.5mm; list-style-type: "•  " } ul ul { list-style-type: "–  " } ul ul ul { list-style-type: "▪  " } li { margin: 0 0 1.1mm; orphans: 1; widows: 1 } ul ul { margin-top: 1.1mm }
table { margin: 4mm 0 } td { padding: 0 6mm 1mm 0; text-align: left } .box { break-inside: avoid; border: .8pt solid #444; padding: 3mm 4mm; margin-top: 7mm; text-align: left; hyphens: manual }
.box b.head { display: block; margin-bottom: 1.5mm } sup { float: footnote; font-size: 8pt; line-height: 1.3; text-align: left }
"""


def sheet() -> str:
    return f"""<html lang="de"><head><title>{TITLE}</title><style>{CSS.replace("SERIES", SERIES)}</style></head><body>
<h1>{TITLE}</h1><p class="slogan">{HEADLINE}</p><p class="summary">{SUMMARY}</p>
<table><tr><td>Bundesland:</td><td>Mecklenburg-Vorpommern</td></tr><tr><td>Einwohnerzahl:</td><td>224.820 (31.12.2011)</td></tr><tr><td>Fläche:</td><td>3.188 km²</td></tr><tr><td>Haushaltsmittel:</td><td>415.000 Euro</td></tr></table>
{"".join(html_section(s) for s in SECTIONS)}
<div class="box"><b class="head">Ihr Kontakt</b>Dr. Karl-Friedrich Graf von der Osten, Leiter der Geschäftsstelle Aktionsplan<br>Landkreis Vorpommern-Rügen, Fachdienst Jugend<br>Carl-Heydemann-Ring 97a, 18437 Stralsund<br>Telefon: 03831 357-612<br>E-Mail: aktionsplan(at)lk-vr.example | Internet: www.lk-vr.example</div>
</body></html>"""


def sample() -> Sample:
    record = profile(
        pages=[1, 2, 3],
        municipality="Vorpommern-Rügen",
        type="Landkreis",
        state="Mecklenburg-Vorpommern",
        ags="13073",
        headline=HEADLINE,
        summary=SUMMARY,
        contacts=[CONTACT],
        facts=FACTS,
        sections=SECTIONS,
        entities=entities(
            ORG="Kreistag|Jugendhilfeausschuss|Jugendamt|Schulamt|Gesundheitsamt|Jobcenter|Kreissportbund|Fachhochschule Stralsund|Ostdeutsche Sparkassenstiftung|Wasserwacht",
            LOC="Bergen|Ribnitz-Damgarten|Grimmen|Bergen auf Rügen|Barth|Sassnitz",
            DATE="8. Oktober 2012|Herbst 2013",
            MONEY="25 Euro|200 Euro|2.500 Euro|260.000 Euro|155.000 Euro",
            LAW="§ 8a SGB VIII",
            PROGRAMME="Bildungs- und Teilhabepaket|Europäischer Sozialfonds",
            DURATION="acht Wochen",
        ),
    )
    publication = {"series": SERIES, "publisher": PUBLISHER, "title": TITLE, "published_on": "2013-01"}
    return Sample("generic/nested_lists.pdf", weasyprint(sheet()), publication, (record,))
