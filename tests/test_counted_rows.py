"""Tables whose first column counts their rows."""

from __future__ import annotations

from pipeline.regroup.counted_rows import with_rows_uncounted
from schemas.document import Block
from tests.printed import Sheet


def rows(table: Block) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_the_numbers_of_the_rows_mark_their_labels_on_every_page() -> None:
    sheet = Sheet()
    sheet.table(
        ("A  Allgemeine Angaben",), ("1.", "Kommune", "Unna"), ("2.", "Land", "Hessen"), ("3.", "Fläche", "212 km²")
    )
    sheet.turn()
    sheet.table(("4.", "Anschrift", "Rathausplatz 1, 59423 Unna"))
    first, second = with_rows_uncounted(sheet.blocks)
    assert rows(first) == [["A  Allgemeine Angaben"], ["Kommune", "Unna"], ["Land", "Hessen"], ["Fläche", "212 km²"]]
    assert rows(second) == [["Anschrift", "Rathausplatz 1, 59423 Unna"]]
    assert [cell.column for cell in first.cells] == [0, 0, 1, 0, 1, 0, 1]
    assert [row[0].blocks[0].marker for row in first.rows] == [None, "1.", "2.", "3."]


def test_a_column_of_figures_counts_nothing() -> None:
    for table in (
        [("2018", "Unna", "12"), ("2019", "Unna", "14"), ("2020", "Unna", "19")],
        [("3", "Kitas", "in Unna"), ("7", "Schulen", "in Unna"), ("9", "Vereine", "in Unna")],
        [("1.", "Unna"), ("2.", "Kamen"), ("3.", "Werne")],
    ):
        sheet = Sheet()
        sheet.table(*table)
        assert with_rows_uncounted(sheet.blocks) == tuple(sheet.blocks)


def test_numbers_in_front_of_labels_mark_them_and_count_on_behind_tables_without() -> None:
    sheet = Sheet()
    sheet.table(("1. Kommune", "Unna"), ("2. Land", "Hessen"), ("3. Fläche", "212 km²"))
    sheet.table(("Name", "Ada Beispiel"), ("Telefon", "02303 103-0"))
    sheet.table(("4. Welche Ziele verfolgen Sie?", "Alle lernen."))
    first, between, last = with_rows_uncounted(sheet.blocks)
    assert rows(first) == [["Kommune", "Unna"], ["Land", "Hessen"], ["Fläche", "212 km²"]]
    assert between is sheet.blocks[1]
    assert rows(last) == [["Welche Ziele verfolgen Sie?", "Alle lernen."]]
    assert last.rows[0][0].blocks[0].marker == "4."
