"""What stands in, beside or across columns and is read apart from them: rules, narrow columns, notes, quotations."""

from __future__ import annotations

import pytest

from pipeline.layout import arrange
from pipeline.layout.containers import Container
from pipeline.layout.grids import Grid
from pipeline.layout.sheets import _is_row_of_cards
from schemas.box import Box
from schemas.document import Block, Rule
from tests.typeset_page import BOLD, PLAIN, Sheet, document

LEFT = ["Im Landkreis leben viele Familien", "mit Kindern in kleinen Orten und", "die Wege zur Schule sind weit."]
RIGHT = ["Das Bündnis trifft sich monatlich", "und spricht über alles, was die", "Eltern und Lehrkräfte bewegt."]


def blocks(*sheets: Sheet) -> tuple[Block, ...]:
    return arrange(document(*sheets))


def texts(*sheets: Sheet) -> list[str]:
    return [block.text for block in blocks(*sheets)]


def beginnings(sheet: Sheet) -> list[str]:
    return [text.split()[0] for text in texts(sheet)]


def test_a_rule_across_two_columns_parts_them() -> None:
    sheet = Sheet()
    for top, first, second in ((100, "Alter", "Elf"), (160, "Ergebnis", "Tipp")):
        sheet.lines(50, top, [f"{first} {LEFT[0]}", *LEFT[1:]])
        sheet.lines(300, top, [f"{second} {RIGHT[0]}", *RIGHT[1:]])
    assert beginnings(sheet) == ["Alter", "Ergebnis", "Elf", "Tipp"]
    sheet.rules.append(Rule(Box(45, 140, 500, 140.5), 0))
    assert beginnings(sheet) == ["Alter", "Elf", "Ergebnis", "Tipp"]


def test_nothing_is_read_across_a_rule_that_runs_down_all_of_a_gutter() -> None:
    sheet = Sheet()
    for x, first, second in ((50, "Reihengrab", "Wahlgrab"), (300, "Urnen", "Baumgrab")):
        for top, title in ((100, first), (200, second)):
            sheet.write(x, top, title, size=14, font=BOLD)
            sheet.lines(x, top + 20, LEFT)
    titles = [block.text for block in blocks(sheet) if block.role == "heading"]
    assert titles == ["Reihengrab", "Urnen", "Wahlgrab", "Baumgrab"]
    sheet.rules.append(Rule(Box(270, 60, 270.5, 300), 0))
    titles = [block.text for block in blocks(sheet) if block.role == "heading"]
    assert titles == ["Reihengrab", "Wahlgrab", "Urnen", "Baumgrab"]


def test_a_narrow_column_in_small_type_is_read_after_the_text_with_the_title() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["Termine", *("Fachtag in Unna", "Treffen in Hof") * 4], size=8)
    sheet.write(220, 100, "Begegnung statt Festrede", size=18, font=BOLD)
    sheet.lines(220, 131, [line + " " + line for line in LEFT * 5])
    found = texts(sheet)
    assert found[0] == "Begegnung statt Festrede"
    assert found[-1].startswith("Termine")


def test_boxes_in_the_margin_do_not_part_the_text_beside_them() -> None:
    sheet = Sheet()
    for top, title in ((100, "Beratung"), (250, "Förderung")):
        sheet.write(50, top, title, size=15, font=BOLD)
        sheet.lines(50, top + 20, [line + " " + line for line in LEFT * 2])
        sheet.tint(420, top + 12, 560, top + 80)
        sheet.lines(430, top + 30, ["Aus der Praxis", f"zur {title}", "und mehr"])
    found = " ".join(texts(sheet))
    assert found.index("Förderung") < found.index("Aus der Praxis")


def test_a_heading_with_its_text_belongs_to_its_column_however_short_the_other_is() -> None:
    """Below both columns stands a box; its title, in the left one, belongs to it."""
    sheet = Sheet()
    sheet.lines(50, 100, LEFT)
    sheet.write(50, 148, "Vorbeugen", font=BOLD)
    sheet.lines(50, 161, LEFT * 2)
    sheet.lines(300, 100, RIGHT)
    sheet.write(50, 262, "Kasten 1: Fälle", size=9)
    sheet.tint(45, 270, 480, 330)
    sheet.lines(60, 290, [LEFT[0] + " " + RIGHT[0]] * 2)
    found = " ".join(texts(sheet))
    assert found.index("Vorbeugen") < found.index("Das Bündnis")


def test_a_paragraph_goes_on_behind_what_is_set_into_it() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, [*LEFT[:2], "weil die Wege weit sind und Liegend-"])
    sheet.lines(50, 160, ["„Gesundheit darf nicht davon", "abhängen, wer Auto fährt.“"], leading=18, size=15)
    sheet.write(50, 200, "Ada Beispiel, Landrätin", size=7)
    sheet.lines(50, 230, ["transporte sowie unnötige Wege", "verringert werden sollen."])
    found = next(text for text in texts(sheet) if text.startswith("Im Landkreis"))
    assert found.endswith("sind und Liegendtransporte sowie unnötige Wege verringert werden sollen.")


def test_footnotes_stand_behind_the_text_of_all_columns() -> None:
    sheet = Sheet()
    for number, x in ((1, 50), (2, 300)):
        sheet.lines(x, 500, LEFT * 3)
        sheet.write(x + 151, 500 + 8 * 12 - 4, str(number), size=5)
        sheet.write(x, 625, str(number), size=5)
        sheet.write(x + 4, 628, "Erhebung des Amtes.", size=7)
    roles = [block.role for block in blocks(sheet)]
    assert roles == ["paragraph", "paragraph", "footnote", "footnote"]


def test_a_numbered_heading_is_no_footnote() -> None:
    sheet = Sheet()
    sheet.lines(50, 500, LEFT * 3)
    sheet.write(201, 500 + 8 * 12 - 4, "2", size=5)
    sheet.write(50, 630, "2.1 Beteiligung", size=9, font=BOLD)
    sheet.lines(50, 645, LEFT)
    assert [b.role for b in blocks(sheet) if b.text.endswith("Beteiligung")] == ["heading"]


@pytest.mark.parametrize(("gap", "cards"), [(10.0, True), (0.0, False)], ids=["cards", "tints of columns"])
def test_boxes_apart_from_each_other_are_no_columns_of_a_table(gap: float, cards: bool) -> None:
    places = [Box(50 + 150 * n, 80, 200 + 150 * n - gap, 230) for n in range(3)]
    cells = [
        (row, column, Box(place.x0, 80 + 50 * row, place.x1, 130 + 50 * row))
        for row in range(3)
        for column, place in enumerate(places)
    ]
    boxes = [Container(n, place, -1) for n, place in enumerate(places)]
    assert _is_row_of_cards(Grid(Box.around(places), tuple(cells)), boxes) is cards


def listed(leading: float) -> Sheet:
    sheet = Sheet()
    for n, row in enumerate(OFFICES):
        for x, cell in zip((50, 200, 350), row, strict=True):
            sheet.write(x, 100 + leading * n, cell, font=PLAIN if n else BOLD)
    return sheet


OFFICES = (("Ort", "Zeiten", "Leitung"), ("Bürgerbüro", "Mo bis Fr", "Muster"), ("Bücherei", "Di bis Do", "Beispiel"))


def test_names_in_bold_over_wide_rows_head_a_table() -> None:
    (table,) = blocks(listed(leading=18))
    assert [cell.text for cell in table.cells] == [cell for row in OFFICES for cell in row]
    assert "table" not in {block.role for block in blocks(listed(leading=12))}


def test_the_kicker_of_a_title_is_no_running_head() -> None:
    first, second = Sheet(), Sheet()
    first.lines(50, 100, LEFT * 4)
    second.write(50, 50, "Kommune im Porträt: Stadt Unna", size=8)
    second.write(50, 75, "Ein Haus, drei Generationen", size=20, font=BOLD)
    second.lines(50, 100, LEFT * 4)
    assert ("paragraph", "Kommune im Porträt: Stadt Unna") in [(b.role, b.text) for b in blocks(first, second)]


def test_capitals_head_text_as_large_as_they_look() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, LEFT * 3)
    sheet.write(50, 220, "WAS HIER GESCHIEHT", size=8.5, font=BOLD)
    sheet.lines(50, 238, LEFT * 3)
    assert [b.text for b in blocks(sheet) if b.role == "heading"] == ["WAS HIER GESCHIEHT"]


@pytest.mark.parametrize("recurs", [True, False], ids=["in its place", "as a chapter far above the text"])
def test_a_heading_that_begins_every_sheet_is_no_running_head(recurs: bool) -> None:
    """White parts it from its text; headings of its type follow further down the page."""
    sheets = []
    for n in range(4):
        sheet = Sheet()
        sheet.write(430, 30, "Fünf Porträts", size=8)
        sheet.write(50, 85 if recurs else 60, "So läuft es ab", size=11, font=BOLD)
        sheet.lines(50, 106, LEFT if n % 2 else RIGHT)
        sheet.write(50, 180, "Kooperation" if n % 2 else "Wirkung", size=11, font=BOLD)
        sheet.lines(50, 200, LEFT)
        sheets.append(sheet)
    roles = {block.role for block in arrange(document(*sheets)) if block.text == "So läuft es ab"}
    assert roles == {"heading" if recurs else "running_head"}
