"""Who pays: read out of sentences, labels and marks of imprints, each body whole and in the nominative."""

from __future__ import annotations

import pytest

from extractors.generic import family
from extractors.generic.publication.funders import stated_funders
from extractors.profile_blocks import PublicationBlocks
from pipeline.profiles import divide
from tests.imprinted import a_sheet, publication, value
from tests.printed import LETTER, Sheet


def funders(sheet: Sheet) -> list[str]:
    division = divide(sheet.blocks, family)
    whole = PublicationBlocks(tuple(sheet.blocks), division.outside, family, division.profiles)
    return [c.value for c in stated_funders(whole)]


def of_cover(line: str) -> list[str]:
    sheet = Sheet()
    sheet.text(line)
    sheet.title("Landkreis Friesland")
    return funders(sheet)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Unterstützt von: Investitions- und Strukturbank Hessen, Sparkasse Unna Stand der Angaben: April 2016",
            ["Investitions- und Strukturbank Hessen", "Sparkasse Unna"],
        ),
        ("Mit freundlicher Unterstützung: IKK Nord; AOK Hessen", ["IKK Nord", "AOK Hessen"]),
        ("Gefördert durch: Werkhof für Bildung. © 2017 Verein Muster", ["Werkhof für Bildung"]),
        ("Gefördert von: Eigenmitteln", []),
        ("Förderer: Ada Muster", []),
        (
            "Gefördert durch das Bundesministerium für Ernährung und Landwirtschaft aufgrund eines Beschlusses des "
            "Deutschen Bundestages",
            ["Bundesministerium für Ernährung und Landwirtschaft"],
        ),
        (
            "Gefördert mit Mitteln des Ministeriums für Arbeit, Soziales und Familie des Landes Hessen",
            ["Ministerium für Arbeit, Soziales und Familie des Landes Hessen"],
        ),
        (
            "Gefördert von der Ada-Muster-Stiftung und dem Bundesministerium für Bildung und Forschung",
            ["Ada-Muster-Stiftung", "Bundesministerium für Bildung und Forschung"],
        ),
        ("Mit Unterstützung der Bürgerstiftung Wald und Wiesen.", ["Bürgerstiftung Wald und Wiesen"]),
        ("Gefördert durch die Glücksspirale", ["Glücksspirale"]),
        ("Gefördert durch Aktion Muster und Deutsche Tafelhilfe", ["Aktion Muster", "Deutsche Tafelhilfe"]),
        ("Gefördert durch den Europäischen Sozialfonds", ["Europäischer Sozialfonds"]),
        (
            "Das Heft wurde ermöglicht durch die Unterstützung der Musterschen Rentenbank und des Landkreises Unna.",
            ["Mustersche Rentenbank", "Landkreis Unna"],
        ),
        ("Die Werkstatt Lernen wird vom Landkreis Unna gefördert. Impressum: Verein X", ["Landkreis Unna"]),
        (
            "Gefördert vom Bundesministerium für Familie und Jugend im Rahmen des Programms „Muster“.",
            ["Bundesministerium für Familie und Jugend"],
        ),
        (
            "Förderer: Bundesministerium für Wohnen, Bauen und Umwelt; KfW",
            ["Bundesministerium für Wohnen, Bauen und Umwelt", "KfW"],
        ),
        (
            "Gefördert vom Landkreis Unna im Rahmen des Programms „Haus. Für alle“ sowie von der Stadt "
            "Kamen. Stand: 2024",
            ["Landkreis Unna", "Stadt Kamen"],
        ),
        (
            "Das Netz wird koordiniert von der Servicestelle Vor Ort, Unna, und gefördert vom Landkreis Unna.",
            ["Landkreis Unna"],
        ),
        (
            "Das Vorhaben „Lernort Unna“ wird im Rahmen des Programms „Lernorte“ durch das Bundesministerium für "
            "Bildung und Forschung und die Europäische Union über den Europäischen Sozialfonds Plus gefördert.",
            ["Bundesministerium für Bildung und Forschung", "Europäische Union"],
        ),
        (
            "Gefördert durch: Bundesministerium für Wohnen, Stadtentwicklung und Bauwesen · Kreditanstalt Hellweg",
            ["Bundesministerium für Wohnen, Stadtentwicklung und Bauwesen", "Kreditanstalt Hellweg"],
        ),
        ("Die Stiftung Hellweg hat die Untersuchung finanziert, aber nicht beeinflusst.", ["Stiftung Hellweg"]),
        (
            "Wir danken den Städten für ihre Offenheit und der Ada-Muster-Stiftung für die Förderung der Untersuchung.",
            ["Ada-Muster-Stiftung"],
        ),
        ("Gefördert vom Landkreis Unna im Bundesprogramm „Muster“", ["Landkreis Unna"]),
        (
            "Ich danke der Sparkassenstiftung Hellweg und dem Ministerium für Familie, ohne deren Förderung "
            "nichts ginge.",
            ["Sparkassenstiftung Hellweg", "Ministerium für Familie"],
        ),
        ("Herausgeber: Verein X | Gefördert vom Freistaat Bayern | Lizenz: CC BY 4.0", ["Freistaat Bayern"]),
        ("Stand: 2. Mai 2014 | Mit Unterstützung der Muster-Stiftung | Seite 1", ["Muster-Stiftung"]),
        (
            "Gefördert durch das Ministerium für Umwelt, Klima und Energiewirtschaft Baden-Württemberg Nachdruck "
            "mit Quellenangabe gestattet.",
            ["Ministerium für Umwelt, Klima und Energiewirtschaft Baden-Württemberg"],
        ),
        ("Unterstützt vom Verein Wegweiser e. V.", ["Verein Wegweiser e. V."]),
        ("Förderern: Landkreis Unna, Sparkasse Hellweg", ["Landkreis Unna", "Sparkasse Hellweg"]),
        (
            "Gefördert durch die Industrie- und Handelskammer Hellweg und das Bundesprogramm „Muster“",
            ["Industrie- und Handelskammer Hellweg", "Bundesprogramm „Muster“"],
        ),
        ("Vier Orte richten mit Mitteln des Landesprogramms Plätze her, an denen Kinder spielen.", []),
        ("Gefördert durch die Muster-Stiftung Veröffentlicht am 3. Mai 2014", ["Muster-Stiftung"]),
        (
            "Förderer: Karin und Uwe Muster Stiftung, Sparkasse Unna",
            ["Karin und Uwe Muster Stiftung", "Sparkasse Unna"],
        ),
        ("Förderung der Reihe: Muster-Stiftung", ["Muster-Stiftung"]),
        ("Förderer des Programms: Muster-Stiftung, Sparkasse Unna", ["Muster-Stiftung", "Sparkasse Unna"]),
        ("Unterstützt von Ada Muster und vielen Ehrenamtlichen", []),
    ],
)
def test_payers_are_named_whole_and_in_the_nominative(sentence: str, names: list[str]) -> None:
    assert of_cover(sentence) == names


def test_the_number_of_the_page_is_no_part_of_who_pays() -> None:
    sheet = a_sheet()
    sheet.set("footer", "Gefördert durch: Muster-Stiftung Unna 1 | 2", size=7.0)
    assert funders(sheet) == ["Muster-Stiftung Unna"]


def test_a_list_ends_where_the_next_statement_begins() -> None:
    line = "Gefördert durch das Land Hessen und den Landkreis Unna © Werkstatt Lernen 2014. Alle Rechte vorbehalten."
    assert of_cover(line) == ["Land Hessen", "Landkreis Unna"]
    line = "Mit Förderung durch die Muster-Stiftung. 2. Auflage, Januar 2014"
    assert of_cover(line) == ["Muster-Stiftung"]


def test_small_print_says_of_the_sheet_who_paid_for_it() -> None:
    sheet = a_sheet()
    sheet.text("Das Blatt wurde gedruckt mit Unterstützung der Muster-Stiftung. Mai 2014", size=8.0)
    assert funders(sheet) == ["Muster-Stiftung"]


def test_a_sentence_set_in_the_middle_goes_on_in_the_next_line() -> None:
    sheet = a_sheet()
    sheet.text(
        "Herausgeber: Werkstatt X. Die Reihe wird gefördert vom Landkreis Unna und von der Europäischen", size=7.0
    )
    above = sheet.blocks[-1].box
    sheet.move(left=(above.x0 + above.x1) / 2 - 3 * LETTER, top=above.bottom + 2)
    sheet.text("Union.", size=7.0)
    assert funders(sheet) == ["Landkreis Unna", "Europäische Union"]


@pytest.mark.parametrize("lead", ["Die Servicestelle wird gefördert durch:", "Gefördert durch"])
def test_lines_below_a_lead_are_who_pays(lead: str) -> None:
    sheet = a_sheet()
    sheet.heading("Impressum")
    sheet.text(lead)
    sheet.text("Bundesministerium für Familie und Jugend", "Europäischer Sozialfonds Plus")
    assert funders(sheet) == ["Bundesministerium für Familie und Jugend", "Europäischer Sozialfonds Plus"]


def test_who_gives_the_means_is_named_behind_a_label() -> None:
    line = "Herausgeber: Werkstatt X. Fördergeber: Europäischer Sozialfonds, Land Hessen. © Werkstatt X"
    assert of_cover(line) == ["Europäischer Sozialfonds", "Land Hessen"]


def test_the_edition_in_the_next_line_is_no_part_of_a_name() -> None:
    line = "Gefördert von der Muster-Stiftung und dem Landkreis Unna 2. Auflage, Juni 2017"
    assert of_cover(line) == ["Muster-Stiftung", "Landkreis Unna"]


def test_each_line_below_a_lead_that_names_a_payer_is_one() -> None:
    sheet = a_sheet()
    sheet.heading("Impressum")
    sheet.text("Gefördert durch:")
    for line in ("Bundesministerium für Familie und Jugend", "Landkreis Unna", "Muster-Stiftung", "Gestaltung: Ada M."):
        sheet.text(line)
    assert funders(sheet) == ["Bundesministerium für Familie und Jugend", "Landkreis Unna", "Muster-Stiftung"]


def test_hyphens_that_are_suspended_part_no_payers() -> None:
    name = "Europäischen Asyl-, Migrations- und Integrationsfonds"
    assert of_cover(f"Gefördert durch den {name} und die Stadt Mainz.") == [
        name.replace("Europäischen", "Europäischer"),
        "Stadt Mainz",
    ]


def test_a_town_with_a_date_in_the_line_below_is_no_part_of_who_pays() -> None:
    sheet = a_sheet()
    sheet.heading("Impressum")
    sheet.text("Gefördert durch den Bundesverband der Dorfgenossenschaften", "Dresden, August 2020")
    assert funders(sheet) == ["Bundesverband der Dorfgenossenschaften"]
    assert value(publication(sheet), "published_on") == "2020-08"


def test_who_pays_may_be_labelled_at_the_end_of_the_only_profile() -> None:
    sheet = Sheet()
    sheet.title("Stadt Bremerhaven")
    sheet.heading("Ausblick")
    sheet.text("Der Magistrat hat die Stelle entfristet und sucht nach weiteren Mitteln.")
    sheet.heading("Gefördert durch: Reeder-Claasen-Stiftung und Bürgerfonds Nordsee", level=3)
    assert funders(sheet) == ["Reeder-Claasen-Stiftung", "Bürgerfonds Nordsee"]


def test_a_month_at_the_far_end_of_the_line_is_no_part_of_who_pays() -> None:
    assert of_cover("Gefördert von der Verkehrsstiftung Mittelrhein November 2018") == ["Verkehrsstiftung Mittelrhein"]
