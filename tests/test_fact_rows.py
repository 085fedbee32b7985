"""Key figures without a drawn table: ladders of labels and values, rows read column by column."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from extractors.generic.entries import entries_of
from pipeline.fields import read_profile
from pipeline.layout import arrange
from pipeline.regroup.fact_rows import with_fact_rows
from schemas.box import Box
from schemas.document import Block
from schemas.passage import Passage
from tests.printed import Sheet, passage
from tests.typeset_page import BOLD, PLAIN, document
from tests.typeset_page import Sheet as TypesetSheet


def facts(sheet: Sheet) -> list[tuple[Any, ...]]:
    fields, _ = read_profile(sheet.profile())
    names = ("label", "value", "unit", "as_of")
    return [tuple(c.value.value(name) for name in names) for c in fields.lists["facts"]]


def test_a_ladder_pairs_unknown_labels_too() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Stendal")
    for label, value in (
        ("Einwohner (31.12.2022)", "109.318"),
        ("Kinder unter 10 Jahren", "8.871"),
        ("Fördersumme", "184.500 Euro"),
    ):
        sheet.set("paragraph", label, bold=True, container=0)
        sheet.set("paragraph", value, container=0)
    sheet.set("paragraph", "„Der Bus kommt bis auf den Anger.“", container=0)
    assert facts(sheet) == [
        ("Einwohner", "109.318", None, "2022-12-31"),
        ("Kinder unter 10 Jahren", "8.871", None, None),
        ("Fördersumme", "184.500", "Euro", None),
    ]


def a_column(*lines: str, left: float, top: float, bold: bool = False) -> Block:
    """Lines one below the other, 12 points apart."""
    sheet = Sheet()
    sheet.top = top
    block = sheet.set("paragraph", *lines, bold=bold)
    printed = tuple(passage(t, top=top + 12 * n, left=left, bold=bold) for n, t in enumerate(lines))
    whole = type(block.passage).join(printed)
    return Block("paragraph", whole, block.boxes, 0, None, 10.0, 0, printed, (), 0)


def test_labels_and_values_on_one_height_are_rows() -> None:
    labels = a_column("Einwohner", "Fläche", "Besuche im Jahr", left=50, top=100)
    values = a_column("212.618", "4.767 km²", "158", left=200, top=100, bold=True)
    (table,) = with_fact_rows([labels, values])
    rows = {e.label.text: e.passage.text for e in entries_of([table], {})}
    assert rows == {"Einwohner": "212.618", "Fläche": "4.767 km²", "Besuche im Jahr": "158"}


def test_a_label_with_nothing_beside_it_makes_no_rows() -> None:
    labels = a_column("Einwohner", "Fläche", "Ziele", left=50, top=100)
    values = a_column("212.618", "4.767 km²", left=200, top=100)
    assert with_fact_rows([labels, values]) == (labels, values)


def rows_of(*blocks: Block) -> dict[str, str]:
    table = with_fact_rows(blocks)[0]
    return {e.label.text: e.passage.text for e in entries_of([table], {})}


def test_figures_flush_at_their_right_are_values() -> None:
    labels = a_column("Einwohner", "Fläche", "Jugendparlament", "seit", "Haushalt", left=50, top=100)
    values = [
        a_column("31.480", left=470, top=100, bold=True),
        a_column("117,6 km²", left=455, top=112, bold=True),
        a_column("2015", left=480, top=124, bold=True),
        a_column("10.000 Euro", left=445, top=148, bold=True),
    ]
    assert rows_of(labels, *values) == {
        "Einwohner": "31.480",
        "Fläche": "117,6 km²",
        "Jugendparlament seit": "2015",
        "Haushalt": "10.000 Euro",
    }


def test_rows_may_begin_with_a_label_that_is_not_known() -> None:
    labels = a_column("Mitgliedsgemeinden", "Einwohner", "Fläche", left=50, top=100)
    values = a_column("21", "157.115", "2.297 km²", left=200, top=100)
    assert rows_of(labels, values) == {"Mitgliedsgemeinden": "21", "Einwohner": "157.115", "Fläche": "2.297 km²"}


def test_a_note_in_smaller_type_between_labels_and_values_is_no_row() -> None:
    labels = a_column("Einwohner", "Fläche", "Stellenanteil", left=50, top=100)
    note = replace(a_column("Stand: 31.12.2011", left=50, top=140), size=7.0)
    values = a_column("40.403", "61,36 km²", "0,5 Stellen", left=200, top=100)
    assert rows_of(labels, note, values) == {
        "Einwohner": "40.403",
        "Fläche": "61,36 km²",
        "Stellenanteil": "0,5 Stellen",
    }


def test_what_follows_the_rows_in_their_type_is_none_of_them() -> None:
    labels = a_column("Einwohner", "Fläche", left=50, top=100)
    values = a_column("40.403", "61,36 km²", left=200, top=100)
    below = a_column("Die Stadt liegt am Wald.", left=50, top=160)
    table, rest = with_fact_rows([labels, values, below])
    assert table.cells
    assert rest == below


def test_several_labels_with_their_values_stand_in_one_row() -> None:
    sheet = TypesetSheet()
    rows = (("Bundesland", "Sachsen", "Einwohner", "11.900"), ("Gemeinden", "13", "Laufzeit", "2016–2019"))
    for n, row in enumerate(rows):
        for x, text, font in zip((50, 160, 300, 380), row, (BOLD, PLAIN, BOLD, PLAIN), strict=True):
            sheet.write(x, 100 + 14 * n, text, font=font)
    table = with_fact_rows(arrange(document(sheet)))
    assert {e.label.text: e.passage.text for e in entries_of(table, {})} == {
        "Bundesland": "Sachsen",
        "Einwohner": "11.900",
        "Gemeinden": "13",
        "Laufzeit": "2016–2019",
    }


def test_rows_on_stripes_and_rows_between_them_are_one_table() -> None:
    sheet = Sheet()
    sheet.set("paragraph", "Bundesland")
    sheet.move(left=160, top=50)
    sheet.set("paragraph", "Bayern")
    striped = []
    for top, label, value in ((68.0, "Einwohner", "34.870"), (86.0, "Fläche", "241 km²")):
        line = Passage.join([passage(label, top=top), passage(value, top=top, left=160)])
        box = Box.around(s.box for s in line.spans)
        striped.append(
            Block("paragraph", line, ((1, box),), 0, None, 10.0, 0, (line,), (), 0 if label == "Einwohner" else -1)
        )
    (table,) = with_fact_rows([*sheet.blocks, *striped])
    rows = {e.label.text: e.passage.text for e in entries_of([table], {})}
    assert rows == {"Bundesland": "Bayern", "Einwohner": "34.870", "Fläche": "241 km²"}


def test_two_labels_with_figures_beside_them_are_rows_where_one_is_known() -> None:
    labels = a_column("Einwohner", "Preisgeld", left=50, top=100)
    values = a_column("17.203", "15.000 Euro", left=200, top=100)
    (table,) = with_fact_rows([labels, values])
    rows = {e.label.text: e.passage.text for e in entries_of([table], {})}
    assert rows == {"Einwohner": "17.203", "Preisgeld": "15.000 Euro"}


def test_a_label_goes_on_in_its_second_line_although_that_is_a_label_itself() -> None:
    labels = a_column("Einwohnerinnen und", "Einwohner", "Fläche", left=50, top=100)
    values = [a_column(v, left=200, top=t) for v, t in (("10.317", 100.0), ("18,2 km²", 124.0))]
    (table,) = with_fact_rows([labels, *values])
    rows = {e.label.text: e.passage.text for e in entries_of([table], {})}
    assert rows == {"Einwohnerinnen und Einwohner": "10.317", "Fläche": "18,2 km²"}


def test_a_value_of_a_ladder_may_end_with_its_date_in_another_weight() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Stendal")
    for label, value, date in (
        ("Träger", "Landkreis", ""),
        ("Einwohner", "109.318", " (31.12.2022)"),
        ("davon über 65", "23,6 Prozent", ""),
    ):
        sheet.set("paragraph", label, container=0)
        block = sheet.set("paragraph", value + date, container=0)
        spans = tuple(s._replace(bold=s.start < len(value)) for s in block.passage.spans)
        line = Passage(block.text, spans)
        sheet.blocks[-1] = replace(block, passage=line, lines=(line,))
    assert [(label, value) for label, value, *_ in facts(sheet)][1:] == [
        ("Einwohner", "109.318"),
        ("davon über 65", "23,6"),
    ]


def test_two_labels_with_bold_values_in_a_row_are_two_facts() -> None:
    sheet = TypesetSheet()
    for n, row in enumerate(
        (("Einwohner", "223.470", "Fläche", "3.207 km²"), ("Kreissitz", "Stralsund", "Geburten 2014", "1.728"))
    ):
        for x, text, font in zip((50, 120, 260, 350), row, (PLAIN, BOLD, PLAIN, BOLD), strict=True):
            sheet.write(x, 100 + 18 * n, text, font=font)
    (table,) = with_fact_rows(arrange(document(sheet)))
    assert [tuple(cell.text for cell in row) for row in table.rows] == [
        ("Einwohner", "223.470"),
        ("Fläche", "3.207 km²"),
        ("Kreissitz", "Stralsund"),
        ("Geburten 2014", "1.728"),
    ]


def test_labels_of_a_ladder_may_differ_from_their_values_in_colour_alone() -> None:
    def facts(colour: int) -> list[tuple[str, str]]:
        sheet = Sheet()
        sheet.title("Kreis Höxter")
        for label, value in (("Bevölkerung", "147.140"), ("Größe", "1.200 km²"), ("Start", "August 2009")):
            sheet.set("heading", label, level=4)
            sheet.blocks[-1] = replace(sheet.blocks[-1], colour=colour)
            sheet.text(value)
        found, _ = read_profile(sheet.profile())
        return [(c.value.value("label"), c.value.value("value")) for c in found.lists["facts"]]

    assert facts(0x602060) == [("Bevölkerung", "147.140"), ("Größe", "1.200"), ("Start", "August 2009")]
    assert facts(0) != facts(0x602060)
