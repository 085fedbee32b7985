"""Facts: rows, lines and lists that state figures and short values."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.generic.labels import field_of
from extractors.values.figures import parse_figure
from pipeline.fields import read_profile
from pipeline.regroup.fact_rows import with_fact_rows
from pipeline.regroup.labelled_lists import with_labelled_lists
from pipeline.regroup.open_boxes import with_boxes_open
from schemas.document import Block
from tests.printed import Sheet, passage


def facts(sheet: Sheet) -> list[tuple[Any, Any, Any]]:
    found, _ = read_profile(sheet.profile())
    return [tuple(c.value.value(part) for part in ("label", "value", "unit")) for c in found.lists["facts"]]  # type: ignore[misc]


def test_dots_lead_from_labels_to_values() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text("Einwohner ........................................................ 41.200")
    sheet.text("Fläche . . . . . . . . . . . 93,6 km²")
    sheet.text("Laufzeit …………… 2021–2024")
    sheet.text("Kitas .......... 12")
    assert facts(sheet) == [
        ("Einwohner", "41.200", None),
        ("Fläche", "93,6", "km²"),
        ("Laufzeit", "2021–2024", None),
        ("Kitas", "12", None),
    ]


def test_the_dots_of_a_list_of_contents_lead_to_no_facts() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text("Vorwort .......... 3")
    sheet.text("Unsere Kitas .......... 12")
    assert facts(sheet) == []


def test_since_when_there_are_inhabitants_is_no_number_of_them() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text("Einwohnerrat seit 2014")
    sheet.text("Laufzeit seit 2014")
    assert [label for label, *_ in facts(sheet)] == ["Laufzeit"]


def test_a_label_that_heads_a_section_or_names_places_makes_a_fact_of_a_figure_only() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    sheet.table(
        ("Einwohner:", "118.250"),
        ("Städte und Gemeinden:", "13"),
        ("Mitglieder:", "58"),
        ("Ziele:", "46 Kitas, 19 Grundschulen und ein gemeinsamer Plan"),
    )
    assert facts(sheet) == [
        ("Einwohner", "118.250", None),
        ("Städte und Gemeinden", "13", None),
        ("Mitglieder", "58", None),
    ]


def test_the_kreis_of_a_gemeinde_is_a_fact_and_that_of_a_kreis_is_not() -> None:
    for title, expected in (("Gemeinde Wandlitz", [("Landkreis", "Barnim", None)]), ("Landkreis Barnim", [])):
        sheet = Sheet()
        sheet.title(title)
        sheet.table(("Landkreis:", "Barnim"), ("Bundesland:", "Brandenburg"))
        assert facts(sheet) == expected


def test_abbreviated_months_are_no_sentences() -> None:
    sheet = Sheet()
    sheet.title("Gemeinde Wandlitz")
    sheet.table(("Laufzeit:", "Feb. 2019 bis Jan. 2022"), ("Einwohner:", "23.104"))
    assert ("Laufzeit", "Feb. 2019 bis Jan. 2022", None) in facts(sheet)


def test_a_list_that_says_nothing_but_labels_and_values_is_no_list() -> None:
    sheet = Sheet()
    for text in ("Kommune: Landkreis Uckermark", "Gegründet: 14. April 2010", "Anschrift: Kreisverwaltung Uckermark"):
        sheet.item(text)
    assert {b.role for b in with_labelled_lists(sheet.blocks)} == {"paragraph"}
    sheet.item("Beratung in allen Orten")
    assert {b.role for b in with_labelled_lists(sheet.blocks)} == {"list_item"}


def test_a_long_label_that_touches_its_value_is_cut_at_the_edge_of_the_values() -> None:
    sheet = Sheet()
    for label, value in (("Einwohner", "212.618"), ("Städte und Gemeinden", "158"), ("Träger", "Landkreis")):
        top = sheet.top
        if len(label) < 15:
            sheet.text(label)
            sheet.top = top
            line = passage(value, top=top, left=155.0)
            block = sheet.text(value)
            sheet.blocks[-1] = type(block)("paragraph", line, ((1, line.spans[0].box),), size=10.0, lines=(line,))
        else:
            sheet.text(f"{label} {value}")
    (table,) = with_fact_rows(sheet.blocks)
    assert [[c.text for c in row] for row in table.rows] == [
        ["Einwohner", "212.618"],
        ["Städte und Gemeinden", "158"],
        ["Träger", "Landkreis"],
    ]


def test_units_of_each_year_and_of_climate_reports() -> None:
    assert parse_figure("1,1 Mio. Euro jährlich") == ("1,1", "Mio. Euro jährlich", 1_100_000.0, None)
    assert parse_figure("8,7 t CO₂") == ("8,7", "t CO₂", 8.7, None)


def test_in_a_box_of_key_figures_unknown_labels_count_like_their_neighbours() -> None:
    sheet = Sheet()
    sheet.title("Gemeinde Wandlitz")
    sheet.text("Regierungsbezirk: Oberbayern", "Einwohner: 23.104", "Laufzeit: 2012 bis 2015")
    sheet.heading("Ziele")
    sheet.text("Zeit: Alle nehmen sie sich.")
    assert [label for label, _, _ in facts(sheet)] == ["Regierungsbezirk", "Einwohner", "Laufzeit"]


def test_a_known_label_and_its_figure_need_no_colon() -> None:
    sheet = Sheet()
    sheet.title("Gemeinde Wandlitz")
    sheet.text("Einwohner 23.104")
    sheet.text("Einwohner kommen gern 3 Mal")
    assert facts(sheet) == [("Einwohner", "23.104", None)]


def test_lines_of_known_labels_and_their_figures_need_none_either() -> None:
    sheet = Sheet()
    sheet.title("Gemeinde Wandlitz")
    sheet.text("Einwohner 23.104", "Start 2017")
    assert facts(sheet) == [("Einwohner", "23.104", None), ("Start", "2017", None)]
    sheet = Sheet()
    sheet.title("Gemeinde Wandlitz")
    sheet.text("Einwohner 2014", "wurden alle gefragt, was ihnen fehlt.")
    assert facts(sheet) == []


def test_one_known_label_over_figures_makes_a_row_of_labels() -> None:
    sheet = Sheet()
    sheet.title("Gemeinde Wandlitz")
    sheet.table(("Einwohner", "Kitas", "Beratungen"), ("23.104", "12", "rund 300"))
    assert [label for label, _, _ in facts(sheet)] == ["Einwohner", "Kitas", "Beratungen"]


def test_days_of_the_week_label_no_facts() -> None:
    sheet = Sheet()
    sheet.title("Gemeinde Wandlitz")
    sheet.table(("Einwohner:", "23.104"), ("Montag bis Donnerstag", "9.00–18.00 Uhr"), ("Freitag", "9.00–14.00 Uhr"))
    assert facts(sheet) == [("Einwohner", "23.104", None)]


def test_a_reference_date_alone_is_no_value() -> None:
    sheet = Sheet()
    sheet.title("Gemeinde Wandlitz")
    sheet.set("paragraph", "Einwohner: Stand 30.6.2022")
    assert facts(sheet) == []


def test_a_label_with_its_short_value_beside_it_is_a_fact_although_it_looks_like_a_heading() -> None:
    sheet = Sheet()
    sheet.title("Gemeinde Wandlitz")
    for label, value in (("Laufzeit", "2016 bis 2018"), ("Zielgruppe", "Familien ohne Kita")):
        top = sheet.top
        sheet.set("heading", label, bold=True, level=3)
        sheet.move(left=160, top=top)
        sheet.set("paragraph", value)
        sheet.move(left=50, top=sheet.top + 10)
    assert facts(sheet) == [("Laufzeit", "2016 bis 2018", None), ("Zielgruppe", "Familien ohne Kita", None)]
    found, _ = read_profile(sheet.profile())
    assert found.lists["sections"] == ()


def test_a_text_beside_its_heading_is_a_section() -> None:
    sheet = Sheet()
    sheet.title("Gemeinde Wandlitz")
    top = sheet.top
    sheet.set("heading", "Zielgruppe", bold=True, level=3)
    sheet.move(left=160, top=top)
    sheet.set("paragraph", "Familien ohne Kita")
    sheet.set("paragraph", "Wir laden sie jede Woche ein.")
    assert facts(sheet) == []


def test_one_name_answers_a_label_in_a_table_of_key_figures() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    sheet.table(
        ("Einwohner:", "118.250"),
        ("Gegründet:", "2016"),
        ("Rechtsform:", "eingetragener Verein"),
        ("Ziel:", "Mehr Busse"),
        ("Angebote:", "Wir fahren jeden Tag von Ort zu Ort und holen alle ab, die nicht selbst fahren."),
    )
    assert facts(sheet) == [
        ("Einwohner", "118.250", None),
        ("Gegründet", "2016", None),
        ("Rechtsform", "eingetragener Verein", None),
    ]


def test_where_all_rows_of_key_figures_are_short_each_is_a_fact() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    sheet.table(
        ("Einwohner", "118.250"), ("Gegründet", "2016"), ("Schwerpunkt", "Busse auf dem Land"), ("Sitz", "Prenzlau")
    )
    assert [label for label, _, _ in facts(sheet)] == ["Einwohner", "Gegründet", "Schwerpunkt", "Sitz"]


def test_an_unknown_label_may_stand_before_an_amount() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    sheet.set("paragraph", "Mitglieder: 412", "Gegründet: 2019", "Investition: 7,8 Mio. €")
    assert facts(sheet) == [
        ("Mitglieder", "412", None),
        ("Gegründet", "2019", None),
        ("Investition", "7,8", "Mio. €"),
    ]


def test_who_governs_is_a_fact_among_key_figures() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    sheet.table(("Einwohner:", "118.250"), ("Fläche:", "3.077 km²"), ("Landrätin:", "Karin Thode"))
    assert facts(sheet)[-1] == ("Landrätin", "Karin Thode", None)


def test_in_a_box_of_key_figures_any_label_counts_and_values_may_go_on_in_a_second_line() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    sheet.set("paragraph", "Einwohner: 118.250", "Staffel: 1. Staffel (2019)", "Kreisstadt: Prenzlau")
    sheet.set("paragraph", "Zielgruppen: Rückkehrer, Zuziehende,", "Ältere")
    assert facts(sheet) == [
        ("Einwohner", "118.250", None),
        ("Staffel", "1. Staffel (2019)", None),
        ("Kreisstadt", "Prenzlau", None),
        ("Zielgruppen", "Rückkehrer, Zuziehende, Ältere", None),
    ]


def test_a_frame_around_key_figures_is_no_table() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    inside = Sheet()
    for line in ("Einwohner: 118.250", "Fläche: 3.077 km²"):
        inside.set("paragraph", line)
    sheet.table((inside.blocks,))
    sheet.blocks = list(with_boxes_open(sheet.blocks))
    assert [label for label, *_ in facts(sheet)] == ["Einwohner", "Fläche"]
    assert {b.container for b in sheet.blocks} == {-1, 0}


def test_the_members_of_an_association_are_a_fact_among_its_key_figures() -> None:
    sheet = Sheet()
    sheet.title("Allianz Uckerseen")
    sheet.table(
        ("Einwohner:", "34.870"),
        ("Gegründet:", "2016"),
        ("Mitglieder:", "Prenzlau, Nordwestuckermark, Boitzenburger Land"),
    )
    assert facts(sheet)[-1] == ("Mitglieder", "Prenzlau, Nordwestuckermark, Boitzenburger Land", None)


def test_rows_may_hold_two_pairs_each_though_one_label_is_unknown() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.table(("Einwohner", "59.111", "Bienenvölker", "412"), ("Fläche", "88,6 km²", "Parkbänke", "97"))
    assert {(label, value) for label, value, _ in facts(sheet)} == {
        ("Einwohner", "59.111"),
        ("Bienenvölker", "412"),
        ("Fläche", "88,6"),
        ("Parkbänke", "97"),
    }


def test_a_line_with_a_colon_that_ends_a_sentence_states_nothing() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text("Jede Woche gibt es ein Treffen für", "Menschen ab 60: 25 kommen")
    assert facts(sheet) == []


def test_a_year_in_which_something_began_is_no_amount() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.table(("Einwohner", "2.020"), ("Förderung seit", "2020"), ("Vereine", "2020"))
    found, _ = read_profile(sheet.profile())
    assert {c.value.value("label"): c.value.value("amount") for c in found.lists["facts"]} == {
        "Einwohner": 2020.0,
        "Förderung seit": None,
        "Vereine": 2020.0,
    }


def test_dates_are_values_in_a_row_of_figures() -> None:
    sheet = Sheet()
    sheet.table(
        ("Fläche", "Baubeginn", "Fertigstellung", "Bauherrin"),
        ("62,5 km²", "September 2019", "Juni 2021", "Genossenschaft Unterm Dach eG"),
    )
    assert [label for label, _, _ in facts(sheet)] == ["Fläche", "Baubeginn", "Fertigstellung", "Bauherrin"]


def test_one_known_label_among_figures_and_dates_makes_a_table_of_key_figures() -> None:
    sheet = Sheet()
    sheet.table(
        ("Rechtsform", "öffentlich-rechtliche Vereinbarung"),
        ("Betriebsaufnahme", "1. Januar 2019"),
        ("Beschäftigte", "19"),
        ("Einwohner im Gebiet", "11.900"),
    )
    assert [label for label, _, _ in facts(sheet)][:2] == ["Rechtsform", "Betriebsaufnahme"]


def test_who_is_in_charge_among_figures_is_the_operator_where_it_is_a_body() -> None:
    sheet = Sheet()
    sheet.title("Städte Unna und Kamen")
    sheet.table(("Einwohner", "102.020"), ("Laufzeit", "2020–2024"), ("Federführung", "Stadt Unna"))
    found, _ = read_profile(sheet.profile())
    assert [(c.value.value("key"), c.value.value("value")) for c in found.lists["facts"]][-1] == (
        "operator",
        "Stadt Unna",
    )
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.table(("Einwohner", "102.020"), ("Laufzeit", "2020–2024"), ("Federführung", "Ada Muster"))
    found, _ = read_profile(sheet.profile())
    assert len(found.lists["facts"]) == 2


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Pilotphase", "duration"),
        ("Finanzierung pro Jahr", "budget_eur"),
        ("Menschen im Landkreis", "population"),
        ("Menschen mit Pflegegrad", None),
        ("Gesundheitsregion seit", "founded"),
        ("LEADER-Budget 2023–2027", "budget_eur"),
        ("Größe des Programmgebiets", None),
        ("Einwohnerinnen/Einwohner", "population"),
        ("Flächengröße", "area_km2"),
        ("Gemarkungsfläche", "area_km2"),
        ("Verantwortlicher Träger", "operator"),
    ],
)
def test_labels_of_key_figures(label: str, key: str | None) -> None:
    assert field_of(label) == key


def test_what_is_counted_stands_behind_its_number_whatever_it_is() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Wiesental")
    sheet.table(
        ("Einwohner", "31.120"),
        ("Fläche", "212 km²"),
        ("Mitglieder", "17 Kommunen"),
        ("Beratungen", "211 pro Jahr"),
        ("Schülerzahl", "6.340 (Schuljahr 2022/23)"),
        ("Sprechzeit", "12 Uhr"),
    )
    found, _ = read_profile(sheet.profile())
    read = [{k: c.value.value(k) for k in c.value.parts} for c in found.lists["facts"]]
    by_label = {f["label"]: (f["value"], f.get("unit"), f.get("amount"), f.get("as_of")) for f in read}
    assert by_label["Mitglieder"] == ("17", "Kommunen", 17, None)
    assert by_label["Beratungen"] == ("211", "pro Jahr", 211, None)
    assert by_label["Schülerzahl"] == ("6.340", None, 6340, "2022/2023")
    assert by_label["Sprechzeit"] == ("12 Uhr", None, None, None)


def test_a_figure_of_a_ladder_may_have_its_date_below_and_words_stand_smaller() -> None:
    sheet = Sheet()
    sheet.title("Stadt Eutin")
    for label, value, note in (
        ("Einwohnerzahl", "17.210", "Stand: 31.12.2022"),
        ("Fläche", "41,4 km²", ""),
        ("Pendler", "2.340", "am 30.06.2022"),
    ):
        sheet.text(label, size=8.0)
        sheet.set("paragraph", value, size=14.0)
        if note:
            sheet.text(note, size=8.0)
    sheet.text("Beschlossen", size=8.0)
    sheet.text("Stadtvertretung", size=11.0)
    found, _ = read_profile(sheet.profile())
    read = [{k: c.value.value(k) for k in c.value.parts} for c in found.lists["facts"]]
    assert [(f["label"], f["value"], f.get("as_of")) for f in read] == [
        ("Einwohnerzahl", "17.210", "2022-12-31"),
        ("Fläche", "41,4", None),
        ("Pendler", "2.340", "2022-06-30"),
        ("Beschlossen", "Stadtvertretung", None),
    ]


def test_columns_of_units_and_dates_belong_to_the_figures_beside_them() -> None:
    sheet = Sheet()
    sheet.title("Kreisfreie Stadt Pirmasens")
    sheet.table(
        ("Merkmal", "Einheit", "Wert", "Stichtag / Zeitraum"),
        ("Bevölkerung", "Anzahl", "40.632", "31.12.2018"),
        ("Fläche", "km²", "61,35", "31.12.2018"),
        ("Arbeitslosenquote", "%", "11,2", "Mai 2019"),
        ("Projektlaufzeit", "", "Mai 2014 bis Juni 2017", "–"),
        ("Tendenz", "", "steigend", "–"),
    )
    found, _ = read_profile(sheet.profile())
    read = [{k: c.value.value(k) for k in c.value.parts} for c in found.lists["facts"]]
    assert [(f["label"], f["value"], f.get("unit"), f.get("amount"), f.get("as_of")) for f in read] == [
        ("Bevölkerung", "40.632", None, 40632, "2018-12-31"),
        ("Fläche", "61,35", "km²", 61.35, "2018-12-31"),
        ("Arbeitslosenquote", "11,2", "%", 11.2, "2019-05"),
        ("Projektlaufzeit", "Mai 2014 bis Juni 2017", None, None, None),
    ]


def test_labels_of_a_form_in_two_columns_are_told_by_their_type() -> None:
    def small(text: str) -> list[Block]:
        return [Sheet().text(text, size=8.0)]

    def large(text: str) -> list[Block]:
        return [Sheet().text(text, size=11.0)]

    sheet = Sheet()
    sheet.title("Datenblatt Nordsachsen")
    sheet.table(
        (small("Bundesland"), large("Sachsen"), small("Fläche"), large("2.028 km²")),
        (small("Einwohner"), large("198.104"), small("Schulen"), large("86")),
    )
    assert facts(sheet) == [("Einwohner", "198.104", None), ("Fläche", "2.028", "km²"), ("Schulen", "86", None)]


def test_a_heading_of_words_behind_a_label_heads_a_section() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Ausgangslage")
    sheet.text("Hier arbeiten viele zusammen.")
    sheet.heading("Bevölkerung: Der Rückgang ist gestoppt")
    sheet.text("Seit 2015 ziehen wieder mehr Menschen nach Unna.")
    found, _ = read_profile(sheet.profile())
    assert found.lists["facts"] == ()
    headings = [s.value.value("heading") for s in found.lists["sections"]]
    assert headings == ["Ausgangslage", "Bevölkerung: Der Rückgang ist gestoppt"]


def test_a_date_or_an_amount_is_set_large_over_its_caption_too() -> None:
    sheet = Sheet()
    sheet.title("Kreis Höxter")
    for value, caption in (
        ("140.251", "Einwohner"),
        ("163", "Dorflotsen"),
        ("Mai 2019", "Projektbeginn"),
        ("118.000 Euro jährlich", "Budget"),
    ):
        sheet.set("heading", value, size=19, bold=True)
        sheet.text(caption, size=10)
    assert facts(sheet) == [
        ("Einwohner", "140.251", None),
        ("Dorflotsen", "163", None),
        ("Projektbeginn", "Mai 2019", None),
        ("Budget", "118.000", "Euro jährlich"),
    ]


def test_the_ticked_option_of_a_form_is_its_value() -> None:
    sheet = Sheet()
    sheet.title("Stadt Pirmasens")
    sheet.table(
        ("Einwohnerzahl", "40.416"),
        ("Gründungsjahr", "2014"),
        ("Vereinbarung", "☒ ja ☐ nein"),
        ("Beirat", [Sheet().set("list_item", t, marker=m) for m, t in (("☐", "ja"), ("☐", "nein"), ("☑", "geplant"))]),
        ("Sonstiges", "☐ ja ☐ nein"),
    )
    assert facts(sheet) == [
        ("Einwohnerzahl", "40.416", None),
        ("Gründungsjahr", "2014", None),
        ("Vereinbarung", "ja", None),
        ("Beirat", "geplant", None),
    ]


def test_items_that_are_numbers_to_call_are_no_list() -> None:
    sheet = Sheet()
    for text in ("0365 5519-4680", "Fax 0365 5519-4685", "smartcity@gera.example"):
        sheet.set("list_item", text, marker="→", level=1)
    sheet.text("Dazwischen")
    for text in ("0365 5519-4680 anrufen", "smartcity@gera.example"):
        sheet.set("list_item", text, marker="→", level=1)
    roles = [block.role for block in with_labelled_lists(sheet.blocks)]
    assert roles == ["paragraph"] * 4 + ["list_item"] * 2


def test_what_stands_in_the_columns_is_no_fact() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Regen")
    sheet.table(("Merkmal", "Angaben"), ("Einwohner", "77.700"), ("Fläche", "975 km²"))
    found, _ = read_profile(sheet.profile())
    assert [c.value.value("label") for c in found.lists["facts"]] == ["Einwohner", "Fläche"]


def test_units_may_stand_in_the_labels_and_figures_may_be_ranges() -> None:
    sheet = Sheet()
    sheet.title("Kreis Segeberg")
    sheet.table(
        ("Einwohner", "258.685"),
        ("Fläche in km²", "1.344"),
        ("Länge der Wege in km", "5.800 bis 6.100"),
        ("Fördersumme (Mio. Euro)", "1,2"),
        ("Plätze in Kitas", "912"),  # there, and not measured in them
    )
    sheet.text("Getauschte Stunden pro Monat: 400 bis 500")
    found, _ = read_profile(sheet.profile())
    read = [tuple(c.value.value(part) for part in ("label", "value", "unit", "amount")) for c in found.lists["facts"]]
    assert read == [
        ("Einwohner", "258.685", None, 258685),
        ("Fläche in km²", "1.344", "km²", 1344),
        ("Länge der Wege in km", "5.800 bis 6.100", "km", None),
        ("Fördersumme (Mio. Euro)", "1,2", "Mio. Euro", 1200000),
        ("Plätze in Kitas", "912", None, 912),
        ("Getauschte Stunden pro Monat", "400 bis 500", None, None),
    ]


def test_figures_with_their_dates_need_no_known_label() -> None:
    sheet = Sheet()
    sheet.title("Stadt Bremerhaven")
    sheet.heading("Ergebnisse")
    sheet.item("Alle Schulen machen mit")
    sheet.item("Alle Eltern werden angerufen")
    sheet.text("Die Fehlzeiten sind in allen Jahrgängen zurückgegangen.")
    sheet.text("Tabelle 1: Zahlen aus dem Bericht", size=9.0)
    sheet.table(
        ("Indikator", "Erreicht", "Erhoben am"),
        ("Versäumte Schultage je Kind", "11,4 Tage", "31.01.2019"),
        ("Jugendliche ohne Abschluss", "9,8 %", "31.07.2018"),
        ("Familien mit Beratung", "318", "31.12.2018"),
    )
    found, _ = read_profile(sheet.profile())
    read = [tuple(c.value.value(part) for part in ("label", "value", "as_of")) for c in found.lists["facts"]]
    assert read == [
        ("Versäumte Schultage je Kind", "11,4", "2019-01-31"),
        ("Jugendliche ohne Abschluss", "9,8", "2018-07-31"),
        ("Familien mit Beratung", "318", "2018-12-31"),
    ]
    (section,) = found.lists["sections"]
    assert section.value.value("text") == "Die Fehlzeiten sind in allen Jahrgängen zurückgegangen."
