"""Headings beside their text, over typed rules, and text that goes on behind a box."""

from __future__ import annotations

from dataclasses import replace

from pipeline.fields import read_profile
from pipeline.regroup.margin_headings import with_margin_headings
from pipeline.regroup.typed_rules import with_typed_rules
from pipeline.sections import divide_sections
from tests.printed import Sheet

TEXT = "Seit dem Sommer treffen sich alle Beteiligten einmal im Monat im Rathaus. Sie planen gemeinsam, was ansteht."


def test_a_column_of_section_names_beside_their_text_is_no_table() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    quote = [Sheet().text(TEXT), Sheet().set("paragraph", "„Jetzt kommt sie zum Baden.“", size=14.0)]
    speaker = Sheet().set("paragraph", "Erika Muster, Köchin", size=9.0)
    sheet.table(("Ausgangslage", TEXT), ("Unsere Ziele", TEXT), ("Was wir tun", [*quote, speaker]))
    sheet.blocks = list(with_margin_headings(sheet.blocks))
    assert [b.text for b in sheet.blocks if b.role == "heading"][1:] == ["Ausgangslage", "Unsere Ziele", "Was wir tun"]
    fields, profile = read_profile(sheet.profile())
    assert [q.value.value("speaker") for q in fields.lists["quotes"]] == ["Erika Muster"]
    assert [s.passage.text for s in divide_sections(profile)] == [TEXT, TEXT, TEXT]


def test_a_table_of_figures_stays_one() -> None:
    sheet = Sheet()
    sheet.table(("Einwohner", "118.250"), ("Ziele", "Alle kommen mit"), ("Laufzeit", "2020 bis 2023"))
    assert with_margin_headings(sheet.blocks) == tuple(sheet.blocks)


def test_typed_rules_make_headings_of_the_lines_above() -> None:
    sheet = Sheet()
    sheet.text("Ausgangslage")
    sheet.text("------------")
    sheet.text(TEXT)
    sheet.text("Ziele", "=====", "Alle kommen mit.")
    found = with_typed_rules(sheet.blocks)
    assert [(b.role, b.text) for b in found] == [
        ("heading", "Ausgangslage"),
        ("paragraph", TEXT),
        ("heading", "Ziele"),
        ("paragraph", "Alle kommen mit."),
    ]


def test_text_goes_on_behind_a_box_in_the_margin() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    sheet.heading("Ziele")
    sheet.text("Alle kommen mit,")
    sheet.set("heading", "Projektdaten", level=3, size=12.0, container=0)
    sheet.set("paragraph", "Der Kasten hat einen eigenen Text.", container=0)
    sheet.turn()
    sheet.text("auch die Kleinen.")
    sections = divide_sections(sheet.profile())
    assert [(s.heading.text, [b.text for b in s.blocks]) for s in sections if s.heading] == [
        ("Ziele", ["Alle kommen mit,", "auch die Kleinen."]),
        ("Projektdaten", ["Der Kasten hat einen eigenen Text."]),
    ]


def test_text_under_no_heading_is_no_section_beside_headed_ones() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    stray = sheet.text("Blatt sieben")
    sheet.heading("Ziele")
    sheet.text(TEXT)
    assert [s.heading.text for s in divide_sections(sheet.profile()) if s.heading] == ["Ziele"]
    sheet.blocks = [sheet.blocks[0], replace(stray)]
    assert [s.passage.text for s in divide_sections(sheet.profile())] == ["Blatt sieben"]


def test_short_values_above_the_text_stay_a_table() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    texts = [(name, TEXT) for name in ("Ausgangslage", "Unsere Ziele", "Was wir tun", "So geht es weiter")]
    sheet.table(("Arbeitet seit", "Februar 2014"), ("Einwohnerzahl", "118.250"), *texts)
    sheet.blocks = list(with_margin_headings(sheet.blocks))
    fields, profile = read_profile(sheet.profile())
    facts = {c.value.value("label"): c.value.value("key") for c in fields.lists["facts"]}
    assert facts == {"Arbeitet seit": "founded", "Einwohnerzahl": "population"}
    assert [s.heading.text for s in divide_sections(profile) if s.heading] == [name for name, _ in texts]


def test_a_contact_beside_a_name_that_is_no_label_is_one() -> None:
    sheet = Sheet()
    sheet.title("Kreis Höxter")
    lines = [
        Sheet().text(line)
        for line in ("Kreis Höxter, Musterallee 118a, 37671 Höxter", "Ada Muster, Leiterin des Kommunalen")
    ]
    lines += [Sheet().text("Tel. 05271 965-7301", "ada.muster@kreis.example")]
    sheet.table(("Einwohner", "140.667"), ("Wer Auskunft gibt", lines))
    sheet.blocks = list(with_margin_headings(sheet.blocks))
    fields, _ = read_profile(sheet.profile())
    (contact,) = fields.lists["contacts"]
    assert contact.value.value("name") == "Ada Muster"
    assert contact.value.value("phone") == "+4952719657301"
    assert [c.value.value("label") for c in fields.lists["facts"]] == ["Einwohner"]
