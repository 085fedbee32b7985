"""What the rules find in running text, and what they leave alone."""

from __future__ import annotations

import pytest

from extractors.entities import Mention, load

RULES = load("none")


def marked(text: str) -> str:
    """The text with its mentions in brackets: `[ORG Jugendamt] der Stadt`."""
    for mention in reversed(RULES([text])[0]):
        text = f"{text[: mention.start]}[{mention.label} {mention.text}]{text[mention.end :]}"
    return text


def found(text: str) -> dict[str, Mention]:
    return {mention.text: mention for mention in RULES([text])[0]}


@pytest.mark.parametrize(
    "expected",
    [
        "das [ORG Amt für Jugend und Soziales des Landkreises Uckermark] berät",
        "angesiedelt im [ORG Schulverwaltungs- und Sportamt] der Verwaltung",
        "die [ORG Deutsche Kinder- und Jugendstiftung] und die [ORG Robert Bosch Stiftung]",
        "der [ORG Förderverein der Grundschule am Lindenplatz e. V.] spendet",
        "[ORG Evangelische Kirchengemeinde St. Marien] und [ORG Diakonisches Werk Niederlausitz e. V.]",
        "vom [ORG Ministerium für Arbeit, Integration und Soziales des Landes Nordrhein-Westfalen] gefördert",
        "Spende der [ORG Volksbank Unna eG] für die Kita",
        "die [ORG Hochschule Zittau/Görlitz] und der [ORG Sportbund Rheinland]",
        "[ORG Gymnasium am Wall], [ORG Stadtwerke Unna GmbH], [ORG Kreisjugendring]",
        "das [ORG Jobcenter Unna] und die [ORG Agentur für Arbeit Stendal]",
        "[ORG AOK Nordost] und [ORG Alzheimer-Gesellschaft Unna e. V.] laden ein",
        "im [ORG Haus der Familie] und beim [ORG Netzwerk Elternbildung Unna]",
        "der [ORG Verband alleinerziehender Mütter und Väter] und der [ORG Landesverband der Lesehelfer]",
        "das [ORG Büro für Chancengleichheit der Stadt Unna] zählt mit",
        "der [ORG Caritasverband für die Diözese Mainz], die [ORG Ev. Kita Arche]",
        "die [ORG Hochschule Emden] Bilanz zog gestern",
        "die [ORG Industrie- und Handelskammer zu Dortmund] berät, das [ORG Jugendamt des Saarlandes] zahlt",
        "die Hälfte zahlt der Bund. Den Rest teilen sich alle",
        "der [ORG Landfrauenverein Heide und Umgebung] backt",
        "der [ORG Mieterverein Jena und Umgebung e. V.] berät",
        "der [ORG Gewerbeverein] stiftet, alle Sportvereine helfen",
        "Spende vom [ORG Verein Lesefreunde e.V.].",
        "[ORG Bildungswerk der Hessischen Wirtschaft gGmbH], [ORG Werkstatt für behinderte Menschen Unna gGmbH]",
        "die [ORG Ev.-luth. Kirchengemeinde St. Anna] und die [ORG Theaterwerkstatt Unna]",
        "[ROLE Integrationslotsin] [PER Jana v. Lohmann] besucht Familie [PER Hadžić]",
        "[ROLE Leiter Stabsstelle Demografie], erst [DATE 2009] [ROLE Leiter des Fachbereichs Jugend]",
        "[LAW Gesetz zur Stärkung der Jugend] ([LAW KJSG]) und [LAW GaFöG]",
        "nach dem [LAW Hessischen Gesetz über die kommunale Zusammenarbeit] und der [LAW Arbeitsstättenverordnung]",
        "[ORG Bürgerinitiative Klimafreundliche Nordstadt], [ORG Moscheegemeinde Unna], [ORG Kulturhaus am Anger]",
        "am [DATE 7./8. Mai 2019] in [LOC Dresden-Neustadt]",
        "von der [ORG Agentur für Arbeit] und freien Trägern, der [ORG IHK Potsdam] und dem [ORG Jobcenter]",
        "die [ORG Deutsche Universität für Verwaltungswissenschaften] und die [ORG Regierung der Oberpfalz]",
        "der [ORG TSV Rödemis], die [ORG AOK PLUS] und der [ORG Pflegestützpunkt Gerolstein]",
        "die [ORG Verbraucherzentrale des Saarlandes], die [ORG Goetheschule] und die Musikschule",
        "die [ORG Hochschule für Angewandte Wissenschaften Hamburg] und der [ORG LandFrauenverein Gartow]",
        "die [ORG Salzlandsparkasse], die [ORG Helios-Klinik] und der [ORG Textilmaschinenbau-Verein]",
        "der [ORG Bund Deutscher Architektinnen und Architekten] und der [ORG Kleingartenverein Am Döllberg]",
        "der [ORG Caritasverband für den Kreis Coesfeld e. V.] und die [ORG Verkehrsgesellschaft Ostheide mbH].",
        "die [ORG Untere Denkmalschutzbehörde] und der [ORG Beirat für Migration und Integration]",
        "die [ORG IHK zu Kiel], der [ORG DRK-Ortsverein Unna], der [ORG AWO-Kreisverband Unna]",
        "die [ORG Ilmenauer Wohnungs- und Gebäudegesellschaft mbH], die [ORG Evangelische Kirchgemeinde St. Jakobus]",
        "[ORG JUGENDAMT] UND [ORG VOLKSHOCHSCHULE] IN [LOC TEMPLIN] LADEN EIN",
    ],
)
def test_organisations_are_whole(expected: str) -> None:
    assert marked(_plain(expected)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Der Lenkungskreis mit Leuten aus Rat und Vereinen tagt alle drei Monate",
        "Vordrucke gibt es am Empfang der Verwaltung und bei jeder Kita",
        "Das Ehrenamt trägt das Gesamtkonzept",
        "Die Koordinierungsstelle im Dezernat lädt die Vereine ein",
        "Weil Singen verbindet, singen alle; auch Regen hält niemanden ab",
        "Kinder von drei bis sechs Jahren lernen jede Woche zwei Mal",
        "Alle Sprecherinnen und Sprecher der Kurse waren da",
        "Faltblatt „Frühe Hilfen“ und ein Ausbau früher Hilfen",
        "Beratung für 2000 Kinder und 1950 Plätze",
    ],
)
def test_common_nouns_are_no_entities(text: str) -> None:
    assert marked(text) == text


@pytest.mark.parametrize(
    "expected",
    [
        "Frau Dr. [PER Jana Wolter], [ROLE Leiterin des Jugendamtes der Stadt Dorsten], begrüßt",
        "[ROLE Landrat] [PER Peter Haase] und [ROLE 1. Beigeordneter] [PER Hans Meyer]",
        "Eine [ROLE Bildungskoordinatorin] arbeitet beim Kreis",
        "[PER Klaus-Dieter von Holten] ist [ROLE Dezernent für Bildung, Jugend und Sport]",
        "Herr [PER Demirtaş] und [PER Renate Kühn-Brand] danken",
    ],
)
def test_people_stand_without_title_and_beside_their_role(expected: str) -> None:
    assert marked(_plain(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "in [LOC Essen], aber zum Essen; die Stadt [LOC Singen]",
        "im Landkreis [LOC Elbe-Elster], gefördert vom Land [LOC Brandenburg]",
        "für die Ortsteile [LOC Fümmelse] und [LOC Ahlum]",
        "im [LOC Hohen Fläming], in der [LOC Sächsischen Schweiz]; zwischen Harz und Heide",
        "in [LOC Halle (Saale)] und [LOC Bad Liebenwerda]",
    ],
)
def test_places_that_are_words_need_a_context(expected: str) -> None:
    assert marked(_plain(expected)) == expected


@pytest.mark.parametrize(
    ("text", "label", "mention", "normalized"),
    [
        ("Seit 2009 gibt es ein Büro", "DATE", "2009", "2009/.."),
        ("bis Ende 2014 geplant", "DATE", "Ende 2014", "../2014-12"),
        ("seit Mitte 2014", "DATE", "Mitte 2014", "2014-05/.."),
        ("Anfang März 2014", "DATE", "Anfang März 2014", "2014-03"),
        ("am 12. März 2011 eröffnet", "DATE", "12. März 2011", "2011-03-12"),
        ("März 2010 bis Dezember 2012", "DATE", "März 2010 bis Dezember 2012", "2010-03/2012-12"),
        ("01.10.2012 – 30.09.2014", "DATE", "01.10.2012 – 30.09.2014", "2012-10-01/2014-09-30"),
        ("im Schuljahr 2011/12", "DATE", "2011/12", "2011/2012"),
        ("vom 3. bis 5. Mai 2012", "DATE", "3. bis 5. Mai 2012", "2012-05-03/2012-05-05"),
        ("im Herbst 2013", "DATE", "Herbst 2013", "2013-09/2013-11"),
        ("Winter 2012/13", "DATE", "Winter 2012/13", "2012-12/2013-02"),
        ("seit 2009 Familiensache", "DATE", "2009", "2009/.."),
        ("Tausch für je vier Wochen", "DURATION", "vier Wochen", "P4W"),
        ("aus dem LEADER-Programm", "PROGRAMME", "LEADER-Programm", "LEADER"),
        ("Projektlaufzeit 1 Jahr", "DURATION", "1 Jahr", "P1Y"),
        ("nach sechs Monaten", "DURATION", "sechs Monaten", "P6M"),
        ("zwei bis drei Wochen", "DURATION", "zwei bis drei Wochen", "P2W/P3W"),
        ("eineinhalb Jahre", "DURATION", "eineinhalb Jahre", "P18M"),
        ("rund 1,2 Mio. Euro", "MONEY", "1,2 Mio. Euro", "1200000 EUR"),
        ("6.200 Euro Spenden", "MONEY", "6.200 Euro", "6200 EUR"),
        (
            "nach § 16 Brandenburgisches Archivgesetz",
            "LAW",
            "§ 16 Brandenburgisches Archivgesetz",
            "Brandenburgisches Archivgesetz § 16",
        ),
        ("nach § 18 der Kommunalverfassung", "LAW", "§ 18 der Kommunalverfassung", "Kommunalverfassung § 18"),
        ("nach § 16a SGB II", "LAW", "§ 16a SGB II", "SGB II § 16a"),
        ("laut §§ 22 ff. SGB VIII", "LAW", "§§ 22 ff. SGB VIII", "SGB VIII §§ 22 ff."),
        ("Art. 24 der UN-BRK gilt", "LAW", "Art. 24 der UN-BRK", "UN-Behindertenrechtskonvention Art. 24"),
        ("im Kinder- und Jugendhilfegesetz", "LAW", "Kinder- und Jugendhilfegesetz", "SGB VIII"),
        (
            "des Bildungs- und Teilhabepaketes",
            "PROGRAMME",
            "Bildungs- und Teilhabepaketes",
            "Bildungs- und Teilhabepaket",
        ),
        ("Programm „Lernen vor Ort“", "PROGRAMME", "Lernen vor Ort", "Lernen vor Ort"),
        ("Programm „Lernen vor Ort (LvO)“", "PROGRAMME", "Lernen vor Ort (LvO)", "Lernen vor Ort"),
        ("Sonderprogramm Stadt und Land. Die Stationen", "PROGRAMME", "Stadt und Land", "Stadt und Land"),
        ("Mittel des ESF", "PROGRAMME", "ESF", "Europäischer Sozialfonds"),
        ("im Landesprogramm „Starke Nachbarn“", "PROGRAMME", "Starke Nachbarn", "Starke Nachbarn"),
        ("Mail an a.wolter@Kreis.example", "EMAIL", "a.wolter@Kreis.example", "a.wolter@kreis.example"),
        ("unter www.kreis.example/bildung.", "URL", "www.kreis.example/bildung", "http://www.kreis.example/bildung"),
        ("Tel. 03535 463000", "PHONE", "03535 463000", "+493535463000"),
    ],
)
def test_values_have_a_canonical_form(text: str, label: str, mention: str, normalized: str) -> None:
    entity = found(text)[mention]
    assert (entity.label, entity.normalized) == (label, normalized)


def test_every_mention_is_the_text_at_its_place_and_says_where_it_comes_from() -> None:
    text = "Seit 2009 leitet Frau Jana Wolter das Jugendamt in Herzberg (www.kreis.example), 10 Euro je Tag."
    mentions = RULES([text])[0]
    assert len(mentions) == 6
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.origin.startswith("rule:")
        assert 0.5 < mention.score <= 1.0
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)


def test_texts_without_anything_give_empty_lists_in_order() -> None:
    assert [len(found) for found in RULES(["", "Elterncafé", "in Herne"])] == [0, 0, 1]


def _plain(expected: str) -> str:
    import re

    return re.sub(r"\[[A-Z]+ ([^\]]+)\]", r"\1", expected)


def test_mentions_of_a_long_text_stand_where_they_are_printed() -> None:
    text = "Seit 2009 berät das Jugendamt in Unna alle Eltern. " * 300
    (mentions,) = RULES([text])
    assert {text[m.start : m.end] == m.text for m in mentions} == {True}
    assert [sum(m.label == label for m in mentions) for label in ("DATE", "ORG", "LOC")] == [300, 300, 300]
