"""The five chapters of the collected brochure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from samples.typeset.content import Section, item, items, section
from samples.typeset.gold import entities, office, person, quote


@dataclass(frozen=True)
class Chapter:
    """One profile of the brochure: what is printed and what it means."""

    title: str
    municipality: str | None
    type: str | None
    state: str
    ags: str | None
    pages: list[int]
    headline: str
    summary: str
    sections: tuple[Section, ...]
    contact_html: str
    contacts: list[dict[str, Any]]
    quotes: list[dict[str, Any]] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    entities: list[dict[str, str]] = field(default_factory=list)


def table(*rows: tuple[str, str]) -> str:
    return "<table>" + "".join(f"<tr><td>{label}:</td><td>{value}</td></tr>" for label, value in rows) + "</table>"


WISMAR = Chapter(
    "Landkreis Nordwestmecklenburg",
    "Nordwestmecklenburg",
    "Landkreis",
    "Mecklenburg-Vorpommern",
    "13074",
    [4, 5],
    "Ein Kreis lernt rechnen",
    "Mathematik gilt als Angstfach. In Nordwestmecklenburg ist sie seit 2009 Familiensache: Kitas, Grundschulen und Handwerksbetriebe entdecken Zahlen dort, wo Kinder leben.",
    (
        section(
            "Ausgangslage",
            "background",
            "Nach der Kreisgebietsreform vom 4. September 2011 trafen zwei Schulverwaltungen aufeinander. Was beide verband, waren schwache Ergebnisse in den Vergleichsarbeiten – und der Wille, daran etwas zu ändern.",
        ),
        section(
            "Ziele",
            "goals",
            items(
                "Freude an Zahlen wecken, bevor Noten vergeben werden",
                "Erzieherinnen und Erzieher in früher mathematischer Bildung schulen",
                "Eltern Mut machen",
            ),
        ),
        section(
            "Maßnahmen",
            "measures",
            "Das Programm folgt dem Lebenslauf der Kinder:",
            items(
                item(
                    "Krippe und Kindergarten",
                    "Zählreime, Bau- und Muldenkästen",
                    "Entdeckerkisten, die von Haus zu Haus wandern",
                ),
                item("Grundschule", "Rechenpaten aus Handwerksbetrieben", "Mathe-Nacht in der Georgenkirche"),
                item(
                    "Weiterführende Schule",
                    "Schülerlabor „Windkraft“ an der Hochschule Wismar",
                    "Ferienkurs vor dem Realschulabschluss",
                ),
            ),
        ),
        section(
            "Ergebnisse",
            "results",
            items(
                "87 von 104 Kitas beteiligen sich",
                "Bei den Vergleichsarbeiten 2012 lag der Kreis erstmals über dem Landesdurchschnitt",
            ),
        ),
    ),
    table(
        ("Ansprechpartnerin", "Dr. Solveig Reimers, Leiterin des Fachdienstes Bildung und Kultur"),
        ("Adresse", "Landkreis Nordwestmecklenburg, Rostocker Straße 76, 23970 Wismar"),
        ("Telefon", "03841 3040-4100"),
        ("E-Mail", "s.reimers@nwm-kreis.example"),
    ),
    [
        person(
            "Solveig Reimers",
            academic_title="Dr.",
            role="Leiterin des Fachdienstes Bildung und Kultur",
            organisation="Landkreis Nordwestmecklenburg",
            street="Rostocker Straße 76",
            postcode="23970",
            city="Wismar",
            email="s.reimers@nwm-kreis.example",
            email_kind="person",
            phone="+49384130404100",
        )
    ],
    [
        quote(
            "Ole Pagenkopf",
            "Zimmerermeister und Rechenpate",
            "Wer einen Dachstuhl zeichnet, fragt nicht mehr, wozu man den Satz des Pythagoras braucht.",
        )
    ],
    entities=entities(PER="Ole Pagenkopf", ORG="Hochschule Wismar", DATE="2009|4. September 2011|2012"),
)

DELMENHORST = Chapter(
    "Stadt Delmenhorst",
    "Delmenhorst",
    "Kreisfreie Stadt",
    "Niedersachsen",
    "03401",
    [5],
    "Das Rathaus kommt nach Hause",
    "Delmenhorst hat seine Elternbriefe abgeschafft und stattdessen 26 Stadtteilmütter ausgebildet. Sie klingeln, hören zu und kommen wieder.",
    (
        section(
            "Hintergrund",
            "background",
            "Briefe auf Amtsdeutsch blieben ungelesen; in Düsternort und im Wollepark erreichten sie weniger als ein Zehntel der Familien.",
        ),
        section(
            "Umsetzung",
            "implementation",
            items(
                "Ausbildung in 30 Unterrichtseinheiten an der Volkshochschule",
                "Anstellung als geringfügig Beschäftigte bei der Stadt",
                item(
                    "Begleitung durch zwei Sozialpädagoginnen",
                    "wöchentliche Team- und Fallbesprechung",
                    "Supervision einmal im Quartal",
                ),
            ),
        ),
        section(
            "Partner",
            "partners",
            "Volkshochschule Delmenhorst, Jobcenter, Moscheegemeinde Mevlana, Arbeiterwohlfahrt und zehn Kindertagesstätten.",
        ),
        section(
            "Ausblick",
            "outlook",
            "2014 sollen erste Stadtteilväter folgen. Die Kosten von jährlich 118.000 Euro sind im Haushalt fest eingeplant.",
        ),
    ),
    "Nurcan Öztürk-Behrens, Koordinatorin Stadtteilmütter<br>Stadt Delmenhorst, Fachbereich Jugend, Familie, Senioren und Soziales<br>Postfach 18 44, 27747 Delmenhorst<br>Telefon 04221/99-26 41 · Mobil 0170/4 40 81 93<br>stadtteilmuetter@delmenhorst-hilft.example",
    [
        person(
            "Nurcan Öztürk-Behrens",
            role="Koordinatorin Stadtteilmütter",
            organisation="Stadt Delmenhorst, Fachbereich Jugend, Familie, Senioren und Soziales",
            po_box="Postfach 18 44",
            postcode="27747",
            city="Delmenhorst",
            phone="+494221992641",
            mobile="+491704408193",
            email="stadtteilmuetter@delmenhorst-hilft.example",
            email_kind="function",
        )
    ],
    entities=entities(
        ORG="Volkshochschule Delmenhorst|Jobcenter|Arbeiterwohlfahrt",
        LOC="Düsternort",
        DATE="2014",
        MONEY="118.000 Euro",
    ),
)

SIMMERN = Chapter(
    "Rhein-Hunsrück-Kreis",
    "Rhein-Hunsrück-Kreis",
    "Landkreis",
    "Rheinland-Pfalz",
    "07140",
    [6],
    "Strom für Schulen, Schulen für Strom",
    "Windräder bringen Geld in die Dörfer des Hunsrücks. Ein Teil davon fließt in einen Bildungsfonds, über den Jugendliche mitentscheiden.",
    (
        section(
            "Ziele",
            "goals",
            items("Erträge der Energiewende in die Zukunft investieren", "Mitsprache üben, wo es um echtes Geld geht"),
        ),
        section(
            "Projekte und Maßnahmen",
            "measures",
            items(
                item(
                    "Bildungsfonds der Ortsgemeinden",
                    "0,5 Prozent der Pachterträge, 2012 waren es 143.000 €",
                    "Jugendjury mit 15 gewählten Mitgliedern",
                ),
                item(
                    "Energie-Detektive in 31 Grundschulen",
                    "Wärmebild- und Stromprotokolle der eigenen Schule",
                    "Prämie: die Hälfte der eingesparten Kosten",
                ),
                "Ausbildungsverbund „Rotor“ mit sieben Metall- und Elektrobetrieben",
            ),
        ),
        section(
            "Materialien",
            "materials",
            items(
                "Handreichung „Jugendjury – so geht das“ (PDF unter www.bildungsfonds-hunsrueck.example/jury)",
                "Wanderausstellung „Wind macht Schule“, 14 Tafeln",
                "Satzung des Bildungsfonds vom 1. März 2011",
            ),
        ),
    ),
    table(
        ("Ansprechpartner", "Prof. Dr. Volkmar Stürzebecher, Vorsitzender des Fondsbeirats"),
        ("Anschrift", "Kreisverwaltung Rhein-Hunsrück-Kreis, Ludwigstraße 3-5, 55469 Simmern"),
        ("Tel.", "+49 6761 82-711"),
        ("Mail", "beirat@bildungsfonds-hunsrueck.example"),
        ("Web", "www.bildungsfonds-hunsrueck.example"),
    ),
    [
        person(
            "Volkmar Stürzebecher",
            academic_title="Prof. Dr.",
            role="Vorsitzender des Fondsbeirats",
            organisation="Kreisverwaltung Rhein-Hunsrück-Kreis",
            street="Ludwigstraße 3-5",
            postcode="55469",
            city="Simmern",
            phone="+49676182711",
            email="beirat@bildungsfonds-hunsrueck.example",
            email_kind="function",
            website="http://www.bildungsfonds-hunsrueck.example",
        )
    ],
    [
        quote(
            "Jonas Thees",
            "Mitglied der Jugendjury",
            "Beim ersten Antrag haben wir drei Stunden gestritten. Danach wussten wir, was ein Haushalt ist.",
        ),
        quote(
            "Marianne Kauer",
            "Ortsbürgermeisterin von Mastershausen",
            "Das Windrad steht bei uns vor der Tür. Da soll auch etwas hinter der Tür ankommen.",
        ),
    ],
    {"www.bildungsfonds-hunsrueck.example/jury": "http://www.bildungsfonds-hunsrueck.example/jury"},
    entities(
        PER="Jonas Thees|Marianne Kauer",
        DATE="2012|1. März 2011",
        MONEY="143.000 €",
        URL="www.bildungsfonds-hunsrueck.example/jury",
    ),
)

BERNBURG = Chapter(
    "Salzlandkreis",
    "Salzlandkreis",
    "Landkreis",
    "Sachsen-Anhalt",
    "15089",
    [7],
    "Zweite Chance im Stellwerk",
    "Fast jeder achte Jugendliche im Salzlandkreis verlässt die Schule ohne Abschluss. Im Stellwerk Aschersleben holen Schulverweigerer ihn nach – in Werkstatt, Küche und Garten.",
    (
        section(
            "Ausgangssituation",
            "background",
            items(
                "12,6 Prozent Schulabgänge ohne Abschluss im Jahr 2010",
                "lange Wege, hohe Fehlzeiten, überlastete Klassenleitungen",
            ),
        ),
        section(
            "Strukturen",
            "structures_and_strategies",
            "Träger ist die Kreisvolkshochschule. Ein Fachbeirat aus Staatlichem Schulamt, Jugendamt, Jobcenter und Kreishandwerkerschaft berät monatlich über jeden Einzelfall.",
        ),
        section(
            "Angebote",
            "measures",
            items(
                "Lernwerkstatt mit höchstens acht Jugendlichen",
                "Koch- und Gartengruppe, die das Mehrgenerationenhaus beliefert",
                "Nachtreffen: Begleitung bis zum Ende der Probezeit",
            ),
        ),
        section(
            "Finanzierung",
            "funding",
            "Das Bundesprogramm „Schulverweigerung – Die 2. Chance“ und der Europäische Sozialfonds tragen 210.000 Euro im Jahr, der Kreis stellt Räume und Fahrdienst.",
        ),
    ),
    "<b>Ronny Kühlewind</b><br>Projektleiter<br>Kreisvolkshochschule Salzlandkreis<br>Heinrich-Heine-Straße 120<br>06449 Aschersleben<br>Tel.: 03473 / 96 11-45<br>Fax: 03473 / 96 11-49<br>ronny.kuehlewind@kvhs-salzland.example",
    [
        person(
            "Ronny Kühlewind",
            role="Projektleiter",
            organisation="Kreisvolkshochschule Salzlandkreis",
            street="Heinrich-Heine-Straße 120",
            postcode="06449",
            city="Aschersleben",
            phone="+493473961145",
            fax="+493473961149",
            email="ronny.kuehlewind@kvhs-salzland.example",
            email_kind="person",
        )
    ],
    entities=entities(
        ORG="Kreisvolkshochschule|Jugendamt|Jobcenter|Kreishandwerkerschaft",
        LOC="Aschersleben",
        DATE="2010",
        MONEY="210.000 Euro",
        PROGRAMME="„Schulverweigerung – Die 2. Chance“|Europäische Sozialfonds",
    ),
)

RUHRTAL = Chapter(
    "Bildungsgenossenschaft Oberes Ruhrtal eG",
    None,
    None,
    "Nordrhein-Westfalen",
    None,
    [7, 8],
    "Wissen gehört allen",
    "Keine Behörde, kein Verein: 640 Mitglieder zwischen Winterberg und Arnsberg betreiben gemeinsam Lernorte – mit Stimmrecht für jede und jeden.",
    (
        section(
            "Wie wir arbeiten",
            "structures_and_strategies",
            items(
                "Ein Mitglied, eine Stimme; der Anteil kostet 50 Euro",
                "Sechs Lernorte in Bahnhöfen und ehemaligen Sparkassenfilialen",
                "Generalversammlung jeweils im November",
            ),
        ),
        section(
            "Angebote",
            "measures",
            items(
                item("Reparatur- und Nähcafé", "jeden zweiten Samstag", "Ersatzteil-Tauschbörse"),
                "Sprachkurse für Monteure und ihre Familien",
                "Digitale Sprechstunde für Ältere",
            ),
        ),
        section(
            "Was kommt",
            "outlook",
            "Mit dem siebten Lernort in Meschede wird 2013 erstmals ein Schulgebäude übernommen.",
        ),
    ),
    "Bildungsgenossenschaft Oberes Ruhrtal eG, Geschäftsstelle<br>Bahnhofstraße 142, 59759 Arnsberg<br>Telefon: 02932 4290-15<br>E-Mail: post@bildung-ruhrtal.example",
    [
        office(
            "Bildungsgenossenschaft Oberes Ruhrtal eG, Geschäftsstelle",
            street="Bahnhofstraße 142",
            postcode="59759",
            city="Arnsberg",
            phone="+492932429015",
            email="post@bildung-ruhrtal.example",
            email_kind="function",
        )
    ],
    entities=entities(LOC="Winterberg|Arnsberg|Meschede", DATE="2013", MONEY="50 Euro"),
)

PROFILES = (WISMAR, DELMENHORST, SIMMERN, BERNBURG, RUHRTAL)
