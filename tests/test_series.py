"""Series: lines that recur, count issues or call themselves one; a subtitle, a letterhead and a rubric are none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extractors.generic import family
from extractors.generic.publication.series_names import named_series, read_series
from extractors.generic.publication.statements import split_statements
from extractors.profile_blocks import PublicationBlocks
from pipeline.fields import Fields, read_profile, read_publication
from pipeline.profiles import divide
from schemas.passage import Passage
from tests.printed import Sheet


def series(sheet: Sheet, pages: int = 1) -> str | None:
    division = divide(sheet.blocks, family)
    whole = PublicationBlocks(tuple(sheet.blocks), division.outside, family, division.profiles, pages)
    best = read_publication(whole).best("publication.series")
    return best.value if best else None


def of_profile(sheet: Sheet, name: str) -> Any:
    found: Fields = read_profile(divide(sheet.blocks, family).profiles[0])[0]
    best = found.best(name)
    return best.value if best else None


def sheet_with(*heads: str, above: str = "") -> Sheet:
    sheet = Sheet()
    if above:
        sheet.set("heading", above, level=4, size=9.0)
    sheet.title("Stadt Unna")
    for head in heads:
        sheet.text(head, size=8.0)
    sheet.text("Unna bündelt seit vielen Jahren, was Familien brauchen, und lädt alle Eltern zu sich ein.")
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    sheet.heading("Partner")
    sheet.text("Viele machen mit.")
    return sheet


def brochure(subtitle: str, *running: str) -> Sheet:
    sheet = Sheet()
    sheet.set("heading", "Kleine Orte, große Pläne", level=1, size=30.0)
    sheet.set("heading", subtitle, level=3, size=14.0)
    for place in ("Stadt Unna", "Landkreis Uckermark"):
        sheet.turn()
        for line in running:
            sheet.set("running_head", line, size=8.0)
        sheet.title(place)
        sheet.heading("Ziele")
        sheet.item("Alle lernen")
    return sheet


@pytest.mark.parametrize(
    ("line", "name", "numbered"),
    [
        ("Schriftenreihe Kommunale Bildung, Heft 7", "Schriftenreihe Kommunale Bildung", True),
        ("Demografie-Steckbrief 12", "Demografie-Steckbrief", True),
        ("Familien vor Ort – Blatt 31", "Familien vor Ort", True),
        ("STADT UND LAND 3/2014", "STADT UND LAND", True),
        ("Werkheft Lernorte 7", "Werkheft Lernorte", False),
        ("Demografie kompakt – Datenblätter für Hessen", "Demografie kompakt", False),
        ("Steckbrief 23/73", "", True),
        ("Gemeinsam handeln – Fallbeispiel 6", "Gemeinsam handeln", True),
        ("Profilblatt Nr. 9", "", True),
        ("Rundbrief Lernorte, Ausgabe 4", "Rundbrief Lernorte", True),
        ("Lernorte in Hessen – Brief 11", "Lernorte in Hessen", True),
        ("Praxisdatenbank Kommunen", "Praxisdatenbank Kommunen", False),
        ("Reihe Orte konkret, Heft 4", "Orte konkret", True),
        ("Gute Praxis Wohnen in Hessen | Steckbrief 05", "Gute Praxis Wohnen in Hessen", True),
    ],
)
def test_a_series_is_named_without_the_number_of_its_issue(line: str, name: str, numbered: bool) -> None:
    read = read_series(Passage(line))
    assert (read.name.text, read.numbered, read.says_so) == (name, numbered, True)


@pytest.mark.parametrize(
    "line", ["Drei Orte und ihre Wege", "Vier Orte im Porträt", "Kommune im Porträt", "Richtlinie Nr. 7/2014"]
)
def test_a_subtitle_a_rubric_and_a_law_are_no_series(line: str) -> None:
    assert not read_series(Passage(line)).says_so


def test_which_session_it_was_is_no_series() -> None:
    assert series(brochure("Protokoll", "5. Wahlperiode – 2. Sitzung"), 3) is None


def test_a_line_of_the_cover_is_a_series_only_where_it_says_so_or_recurs() -> None:
    assert series(brochure("Drei Reisen aufs Land"), 3) is None
    assert series(brochure("Werkheft Lernorte 7"), 3) == "Werkheft Lernorte"
    assert series(brochure("Lernorte vor Ort", "Lernorte vor Ort"), 3) == "Lernorte vor Ort"


def test_the_title_in_the_running_head_is_no_series() -> None:
    assert series(brochure("Zwei Reisen aufs Land", "Kleine Orte, große Pläne Zwei Reisen"), 3) is None
    assert series(brochure("Zwei Reisen aufs Land", "Große Pläne"), 3) is None


@pytest.mark.parametrize(("head", "name"), [("Demenz-Netzwerk Unna", None), ("Demenz-Netzwerke", "Demenz-Netzwerke")])
def test_a_head_that_ends_with_the_place_of_the_sheet_is_who_acts_there(head: str, name: str | None) -> None:
    sheet = sheet_with()
    sheet.set("running_head", head, size=8.0)
    sheet.title("Vergesslich, aber nicht vergessen")
    sheet.blocks = [*sheet.blocks[-2:], *sheet.blocks[:-2]]
    assert series(sheet) == name


def test_what_stands_behind_the_place_is_its_office() -> None:
    sheet = Sheet()
    sheet.set("running_head", "Stadt Unna · Ada Muster, Beauftragte für Kinder · Musterweg 4", size=8.0)
    sheet.blocks += sheet_with().blocks
    assert series(sheet) is None
    sheet = Sheet()
    sheet.set("running_head", "Stadt Unna · Lernorte, Blatt 3", size=8.0)
    sheet.blocks += sheet_with().blocks
    assert series(sheet) == "Lernorte"


def test_a_line_below_the_title_that_counts_issues_is_the_series_and_no_summary() -> None:
    sheet = sheet_with("Praxisblätter Lernen in Orten · Nr. 7")
    assert series(sheet) == "Praxisblätter Lernen in Orten"
    assert of_profile(sheet, "summary").startswith("Unna bündelt")
    sheet = sheet_with('Steckbrief für die Sammlung "Lernorte in Hessen"')
    assert series(sheet) == "Lernorte in Hessen"
    assert of_profile(sheet, "summary").startswith("Unna bündelt")


def test_a_line_over_the_number_of_an_issue_is_the_series() -> None:
    sheet = sheet_with("Lernorte in Hessen", "Blatt 8")
    assert series(sheet) == "Lernorte in Hessen"
    assert of_profile(sheet, "summary").startswith("Unna bündelt")
    assert series(sheet_with("Lernorte in Hessen")) is None


def test_a_series_above_the_title_stays_there() -> None:
    assert series(sheet_with(above="Demografie kompakt – Datenblätter für Hessen")) == "Demografie kompakt"


def test_a_line_in_small_type_above_the_title_of_a_sheet_is_its_series() -> None:
    sheet = Sheet()
    sheet.text("Lernorte in Hessen")
    sheet.blocks += sheet_with().blocks
    assert series(sheet) is None  # it stands beside the title
    sheet = Sheet()
    sheet.text("Lernorte in Hessen")
    sheet.title("Stadt Unna")
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    assert series(sheet) == "Lernorte in Hessen"


def test_a_newsletter_is_called_by_its_title() -> None:
    sheet = Sheet()
    sheet.set("heading", "Bildung bewegt", level=1, size=26.0)
    sheet.text("Newsletter der Werkstatt Lernen · Ausgabe 28 · November 2014")
    sheet.text("Liebe Leserinnen und Leser, der Herbst ist da.")
    assert series(sheet, 2) == "Bildung bewegt"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Aus der Reihe „Vereinbar! Orte in Hessen“.", "Vereinbar! Orte in Hessen"),
        ("Der Musterbote erscheint viermal im Jahr.", "Musterbote"),
        ("ort.und.land – Magazin für Orte, Ausgabe 3/2014, September 2014.", "ort.und.land"),
    ],
)
def test_small_print_says_of_which_series_it_is(sentence: str, name: str) -> None:
    found = named_series(Passage(sentence))
    assert found is not None
    assert found.text == name


def test_an_exclamation_in_a_title_ends_no_statement() -> None:
    line = "Aus der Reihe „Vereinbar! Orte in Hessen“. Verantwortlich: Verein Muster"
    assert [p.text for p in split_statements(Passage(line))] == [
        "Aus der Reihe „Vereinbar! Orte in Hessen“.",
        "Verantwortlich: Verein Muster",
    ]


def test_a_name_beside_the_number_of_an_issue_is_a_series() -> None:
    sheet = sheet_with()
    sheet.foot("ort.und.zeit", "Heft 11")
    sheet.blocks[-1] = replace(sheet.blocks[-1], role="footer")
    assert series(sheet, pages=4) == "ort.und.zeit"


def test_a_kicker_beside_the_head_of_a_sheet_calls_itself_a_series() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.foot("Eine Stadt rechnet", "Kommunen im Porträt")
    sheet.text("Unna bündelt seit vielen Jahren, was Familien brauchen, und lädt alle Eltern zu sich ein.")
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    assert series(sheet) == "Kommunen im Porträt"


@pytest.mark.parametrize("line", ["Gestaltung: Kontor Elster", "Kongress „Stadt macht Schule“"])
def test_who_set_it_and_where_it_was_shown_are_no_series(line: str) -> None:
    sheet = sheet_with(line)
    sheet.foot(line)
    assert series(sheet) is None


def test_a_running_head_that_ends_with_the_title_is_the_title() -> None:
    sheet = Sheet()
    sheet.title("Frühe Netze")
    sheet.text("Arbeitspapiere zur Jugendhilfe, Nr. 12")
    for _ in range(2):
        sheet.turn()
        sheet.text("Ein Absatz über die Netze, wie sie im Land entstanden sind und was sie heute tun.")
        sheet.foot("Dokumentation Frühe Netze")
        sheet.blocks[-1] = replace(sheet.blocks[-1], role="running_head")
    assert series(sheet, pages=3) != "Dokumentation Frühe Netze"


def test_a_footer_of_nothing_but_its_page_is_none() -> None:
    sheet = sheet_with()
    foot = sheet.foot("Seite 1 von 2")
    sheet.blocks[-1] = replace(foot, role="footer")
    assert series(sheet, pages=2) is None
    division = divide(sheet.blocks, family)
    whole = PublicationBlocks(tuple(sheet.blocks), division.outside, family, division.profiles, 2)
    assert read_publication(whole).failures == ()


def test_the_head_of_a_letter_is_its_sender() -> None:
    sheet = Sheet()
    sheet.set("running_head", "Lernorte vor Ort", size=8.0)
    sheet.title("Einladung zur Sitzung")
    sheet.text("Wir laden alle, die mitreden wollen, herzlich zu uns ein.")
    assert series(sheet) is None


def test_an_article_stands_below_the_name_of_its_newsletter() -> None:
    sheet = Sheet()
    sheet.text("Kommunaler Klimaschutz – Mitteilungen")
    sheet.title("Warum Zahlen allein niemanden überzeugen")
    sheet.text("Wer über Klimaschutz spricht, spricht gern in Tonnen.")
    assert series(sheet) == "Kommunaler Klimaschutz – Mitteilungen"
    sheet = Sheet()
    sheet.set("heading", "Infobrief Kommunale Energiewende", level=1, size=27.0, bold=True)
    sheet.text("Ausgabe 2/2024 | Juni 2024")
    sheet.heading("Was jetzt auf die Rathäuser zukommt")
    assert series(sheet) == "Infobrief Kommunale Energiewende"


def test_a_series_is_called_without_the_word_imprint_before_it() -> None:
    assert read_series(Passage("Impressum – Kommune im Gespräch, Heft 3")).name.text == "Kommune im Gespräch"


def test_what_is_allowed_is_no_series_though_every_footer_says_it() -> None:
    sheet = sheet_with()
    sheet.foot("Nachdruck mit Quellenangabe gestattet")
    sheet.blocks[-1] = replace(sheet.blocks[-1], role="footer")
    assert series(sheet, pages=4) is None


def test_ornaments_behind_a_series_are_no_part_of_its_name() -> None:
    assert read_series(Passage("Bewegte Kreise ≈≈≈ Blatt 6")).name.text == "Bewegte Kreise"
