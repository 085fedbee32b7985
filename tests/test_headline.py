"""Headline and summary: what stands between the title and the first section."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.generic.ladder import ladder
from pipeline.fields import read_profile
from tests.printed import Sheet, passage
from tests.profiled import best

INTRODUCTION = "Im Landkreis Uckermark arbeiten zwanzig Gemeinden seit 2015 an einem gemeinsamen Fahrplan für Familien."


def head(sheet: Sheet) -> tuple[str | None, str | None]:
    fields, _ = read_profile(sheet.profile())
    found = [fields.best(name) for name in ("headline", "summary")]
    return tuple(c.value if c else None for c in found)  # type: ignore[return-value]


def sections(sheet: Sheet) -> None:
    for name in ("Ausgangslage", "Ziele", "Ausblick"):
        sheet.heading(name)
        sheet.text("Seit Jahren arbeiten hier viele zusammen.")


def test_a_slogan_is_set_in_another_type_than_the_sections_whatever_its_words_say() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    sheet.set("heading", "Kurze Wege, große Ziele", level=2, size=11.0, bold=True)
    sheet.text(INTRODUCTION)
    sections(sheet)
    assert head(sheet) == ("Kurze Wege, große Ziele", INTRODUCTION)


def test_a_section_behind_the_introduction_is_no_slogan() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    sheet.text(INTRODUCTION)
    sheet.heading("Ein Kreis an zwei Flüssen")
    sheet.text("Seit Jahren arbeiten hier viele zusammen.")
    sections(sheet)
    assert head(sheet) == (None, INTRODUCTION)


def test_a_heading_with_nothing_under_it_is_the_slogan() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    sheet.heading("Bauwagen statt Bushaltestelle")
    sheet.heading("Allgemeine Angaben")
    sheet.table(("Einwohner:", "118.250"), ("Laufzeit:", "2020 bis 2023"))
    assert head(sheet)[0] == "Bauwagen statt Bushaltestelle"


def test_dates_and_offices_at_the_head_introduce_nothing() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    sheet.text("Landkreis Uckermark | Aktualisiert am 14.03.2018")
    sheet.text("Die Landrätin")
    sheet.text(INTRODUCTION)
    sections(sheet)
    assert head(sheet)[1] == INTRODUCTION


def test_a_ladder_ends_at_the_edge_of_its_column() -> None:
    sheet = Sheet()
    for label, value in (("Laufzeit", "2020 bis 2023"), ("Einwohner", "118.250")):
        sheet.set("heading", label, level=5, size=10.0, bold=True)
        sheet.text(value)
    beside = passage("Problem", left=250.0)
    sheet.blocks.append(replace(sheet.text("Problem"), passage=beside, lines=(beside,)))
    del sheet.blocks[-2]
    entries = ladder(sheet.blocks, 0, {})
    assert [(e.label.text, e.passage.text) for e in entries] == [
        ("Laufzeit", "2020 bis 2023"),
        ("Einwohner", "118.250"),
    ]


@pytest.mark.parametrize(("size", "expected"), [(8.0, ["Allianz seit", "Betreuendes Amt"]), (10.0, [])])
def test_two_labels_of_which_one_is_known_are_a_ladder_beside_larger_text(size: float, expected: list[str]) -> None:
    sheet = Sheet()
    for label, value in (("Allianz seit", "2008"), ("Betreuendes Amt", "Amt für Ländliche Entwicklung Unterfranken")):
        sheet.set("heading", label, level=5, size=size, bold=True)
        sheet.text(value, size=size)
    sheet.text(INTRODUCTION + " Wer baut, soll es leichter haben als auf der grünen Wiese.")
    assert [e.label.text for e in ladder(sheet.blocks, 0, {})] == expected


def test_lines_without_a_sentence_are_no_summary() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    sheet.text("Bildungsmanagement auf dem Land, Konferenz der Werkstatt Lernen, zu der viele Gäste aus dem Land kamen")
    sheet.text("Prenzlau, 12. September 2014")
    sections(sheet)
    assert head(sheet)[1] is None


def test_a_state_below_the_title_and_the_caption_of_a_table_are_no_slogans() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    sheet.heading("Brandenburg", level=3)
    sheet.set("heading", "Platz haben ist ein Angebot", level=2, size=15.0, bold=True)
    sheet.text(INTRODUCTION)
    sections(sheet)
    assert head(sheet) == ("Platz haben ist ein Angebot", INTRODUCTION)
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    sheet.set("paragraph", "Tabelle 1: Eckdaten", bold=True)
    sheet.table(("Einwohner:", "118.250"), ("Fläche:", "3.077 km²"))
    sections(sheet)
    assert head(sheet)[0] is None


def test_a_title_that_is_a_numbered_place_is_no_slogan() -> None:
    sheet = Sheet()
    sheet.title("2.1 Landkreis Uckermark")
    sheet.text(INTRODUCTION)
    sections(sheet)
    assert head(sheet) == (None, INTRODUCTION)


def test_a_line_alone_between_title_and_first_section_is_a_slogan_unless_it_says_where_or_who() -> None:
    for line, expected in (
        ("Die vernetzte Schulstraße", "Die vernetzte Schulstraße"),
        ("Landkreis Barnim", None),
        ("Stand Mai 2019", None),
        ("Amt für Jugend und Soziales", None),
    ):
        sheet = Sheet()
        sheet.title("Landkreis Uckermark")
        sheet.text(line)
        sections(sheet)
        assert head(sheet)[0] == expected


def test_a_line_that_says_where_a_place_lies_is_no_slogan() -> None:
    sheet = Sheet()
    sheet.title("Stadt Prenzlau")
    sheet.set("heading", "Landkreis Uckermark | Brandenburg", level=4, size=11.0)
    sheet.set("heading", "Wärme aus der Nachbarschaft", level=2, size=15.0, bold=True)
    sheet.text(INTRODUCTION)
    sections(sheet)
    assert head(sheet) == ("Wärme aus der Nachbarschaft", INTRODUCTION)


def test_notes_on_the_sheet_introduce_nothing() -> None:
    for note, size in (("Ausgefüllt am 8. Oktober 2024. Die Angaben sind die der Kommune.", 10.0), (INTRODUCTION, 7.0)):
        sheet = Sheet()
        sheet.title("Landkreis Uckermark")
        sheet.table(("Einwohner:", "118.250"), ("Fläche:", "3.077 km²"))
        sheet.table(("Laufzeit:", "2020 bis 2023"), ("Träger:", "Landkreis Uckermark"))
        sheet.text(note, size=size)
        assert head(sheet)[1] is None


def test_sentences_are_a_slogan_whatever_nouns_stand_in_them() -> None:
    sheet = Sheet()
    sheet.title("Deine Stadt. Dein Plan.")
    sheet.text("Wie Jugendliche in Prenzlau mitbestimmen, erzählt dieses Faltblatt vom Jugendbeirat der Stadt.")
    sections(sheet)
    assert head(sheet)[0] == "Deine Stadt. Dein Plan."


def test_key_figures_between_title_and_slogan_do_not_part_them() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Friesland")
    sheet.table(("Einwohner", "98.460"), ("Fläche", "607 km²"), ("Kosten", "3,2 Mio. Euro"))
    sheet.set("heading", "Der Wind trägt alle", level=2, size=14.0)
    sheet.text("Der Landkreis an der Küste setzt auf Wind, auf Wärme aus der Tiefe und auf einen Beirat, der fragt.")
    sections(sheet)
    assert head(sheet)[0] == "Der Wind trägt alle"


def test_a_heading_over_the_key_figures_is_no_slogan() -> None:
    sheet = Sheet()
    sheet.set("heading", "Offene Türen", level=1, size=20.0, bold=True)
    sheet.text("Kommune: Landkreis Uckermark")
    sheet.text(INTRODUCTION)
    sheet.set("heading", "Auf einen Blick", level=2, size=10.0, bold=True)
    sheet.table(("Einwohner", "202.115"), ("Laufzeit", "2012 bis 2014"))
    sections(sheet)
    assert head(sheet)[0] == "Offene Türen"


def test_a_title_over_the_label_of_the_municipality_names_what_it_is_about() -> None:
    sheet = Sheet()
    sheet.set("heading", "Strom für Schulen, Schulen für Strom", level=1, size=20.0, bold=True)
    sheet.text("Kommune: Landkreis Uckermark")
    sheet.text(INTRODUCTION)
    sections(sheet)
    assert head(sheet)[0] == "Strom für Schulen, Schulen für Strom"


def test_a_description_is_no_slogan() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    sheet.set("heading", "Beschreibung", level=2, size=11.0, bold=True)
    sheet.text(INTRODUCTION)
    assert head(sheet)[0] is None


def test_the_place_below_a_slogan_is_no_headline() -> None:
    sheet = Sheet()
    sheet.title("Sorgende Dörfer")
    sheet.text("Landkreis Vulkaneifel, Rheinland-Pfalz")
    sheet.text("Wo die Wege weit und die Menschen älter werden, knüpft der Kreis ein Netz aus Profis und Nachbarinnen.")
    assert best(sheet, "headline") == "Sorgende Dörfer"


def test_a_kicker_above_the_title_is_no_slogan() -> None:
    sheet = Sheet()
    sheet.set("heading", "Auf dem Weg zur Bildungskommune", level=2, size=11.0, bold=True)
    title = sheet.title("Landkreis Uckermark")
    sheet.text(INTRODUCTION)
    sections(sheet)
    fields, _ = read_profile(replace(sheet.profile(), title=title))
    assert fields.best("headline") is None


def test_a_line_below_the_title_that_says_where_the_place_lies_is_no_section() -> None:
    sheet = Sheet()
    sheet.title("Gemeinde Saerbeck")
    sheet.set("heading", "Kreis Steinfurt, Nordrhein-Westfalen", level=5, size=10.0, bold=True)
    sheet.text(INTRODUCTION)
    sections(sheet)
    assert head(sheet) == (None, INTRODUCTION)
    fields, _ = read_profile(sheet.profile())
    assert [c.value.value("heading") for c in fields.lists["sections"]] == ["Ausgangslage", "Ziele", "Ausblick"]


def test_opening_hours_at_the_head_of_the_page_are_no_slogan() -> None:
    sheet = Sheet()
    sheet.title("Stadt Speyer")
    sheet.text("Sprechzeiten", size=8.0)
    sheet.text("Di 10–12 Uhr, Do 15–18 Uhr", size=8.0)
    sheet.text(INTRODUCTION)
    sections(sheet)
    assert head(sheet) == (None, INTRODUCTION)


def test_a_sidebar_read_before_the_text_parts_no_slogan_from_the_title() -> None:
    sheet = Sheet()
    sheet.title("Kreis Höxter")
    sheet.set("heading", "Ihr Draht zu uns", level=3, size=11.0, container=0)
    sheet.set("paragraph", "Kreis Höxter, Fachstelle Übergang", "Tel. 05271 965-7712", container=0)
    sheet.set("heading", "Auf einen Blick", level=3, size=11.0, container=0)
    for label, value in (("Bundesland", "Nordrhein-Westfalen"), ("Bevölkerung", "147.140"), ("Fläche", "1.200 km²")):
        sheet.set("heading", label, level=4, size=9.0, bold=True, container=0)
        sheet.set("paragraph", value, size=9.0, container=0)
    sheet.heading("Aus der Klasse in die Werkstatt", level=2)
    sheet.text(INTRODUCTION)
    for name in ("Ausgangslage", "Ziele"):
        sheet.heading(name, level=3)
        sheet.text("Seit Jahren arbeiten hier viele zusammen.")
    assert head(sheet) == ("Aus der Klasse in die Werkstatt", INTRODUCTION)


@pytest.mark.parametrize(
    "line",
    [
        "kreisfreie Stadt",
        "Große Kreisstadt",
        "Stadt im Burgenlandkreis",
        "Gemeinde im Landkreis Freudenstadt",
        "Landkreis in Hessen",
    ],
)
def test_what_a_place_is_and_in_which_kreis_it_lies_is_no_slogan(line: str) -> None:
    sheet = Sheet()
    sheet.title("Weißenfels")
    sheet.set("heading", line, level=4, size=11.0)
    sheet.set("heading", "Die Schuhstadt schaut auf die Sohle", level=2, size=18.0, bold=True)
    sheet.text(INTRODUCTION)
    sheet.heading("Maßnahmen", level=3)
    sheet.item("Schuhwerkstatt in der Berufsschule")
    assert head(sheet) == ("Die Schuhstadt schaut auf die Sohle", INTRODUCTION)


def test_a_title_in_a_sidebar_leaves_the_headings_beside_it_their_sections() -> None:
    sheet = Sheet()
    sheet.set("heading", "Stadt Ettlingen", level=4, size=11.0, bold=True, container=0)
    for line in ("Landkreis Karlsruhe", "Baden-Württemberg", "Große Kreisstadt"):
        sheet.set("paragraph", line, size=9.0, container=0)
    sheet.set("heading", "Kopfsteine, über die man rollen kann", level=1, size=24.0, bold=True)
    sheet.text(INTRODUCTION)
    for name in ("Das Pflaster", "Ziele"):
        sheet.heading(name)
        sheet.text("Die Gassen sind mit grobem Granit gepflastert.")
    found, _ = read_profile(sheet.profile())
    assert [section.value.value("heading") for section in found.lists["sections"]] == ["Das Pflaster", "Ziele"]


def test_the_kreis_among_the_figures_is_not_what_a_title_without_designation_is_about() -> None:
    sheet = Sheet()
    sheet.title("Isny im Allgäu, Baden-Württemberg")
    sheet.text(INTRODUCTION)
    sheet.table(("Einwohner", "14.300"), ("Fläche", "85,4 km²"), ("Landkreis", "Ravensburg"))
    assert best(sheet, "municipality") == "Isny im Allgäu"
