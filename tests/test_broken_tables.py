"""Tables that the end of a page breaks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.regroup.broken_tables import with_tables_mended
from schemas.document import Block
from tests.printed import Sheet


def rows(blocks: tuple[Block, ...]) -> list[list[tuple[str, ...]]]:
    return [[tuple(cell.text for cell in row) for row in block.rows] for block in blocks if block.cells]


def test_the_rest_of_a_row_goes_back_to_its_label() -> None:
    sheet = Sheet()
    sheet.table(("Laufzeit", "2020 bis 2024"), ("Ausblick", "Über den Antrag entscheidet der Kreisausschuss im"))
    sheet.foot("Seite 1")
    sheet.blocks[-1] = replace(sheet.blocks[-1], role="footer")
    sheet.turn()
    table = sheet.table(("", "Februar 2023."), ("Links", "Alle Hefte zum Bestellen"))
    sheet.blocks[-1] = _without_empty(table)
    found = with_tables_mended(sheet.blocks)
    assert rows(found) == [
        [
            ("Laufzeit", "2020 bis 2024"),
            ("Ausblick", "Über den Antrag entscheidet der Kreisausschuss im Februar 2023."),
            ("Links", "Alle Hefte zum Bestellen"),
        ],
    ]
    assert found[0].pages == (1, 2)


def test_a_word_broken_by_the_page_is_whole() -> None:
    sheet = Sheet()
    sheet.table(("Ausblick", "Über den Antrag entscheidet der Kreisaus-"))
    sheet.turn()
    sheet.blocks.append(_without_empty(sheet.table(("", "schuss im Februar."))))
    del sheet.blocks[-2]
    ((row,),) = rows(with_tables_mended(sheet.blocks))
    assert row == ("Ausblick", "Über den Antrag entscheidet der Kreisausschuss im Februar.")


def test_rows_behind_a_page_break_belong_to_their_table() -> None:
    sheet = Sheet()
    sheet.table(("Einwohner", "117.218"), ("Anteil Wald", "62 %"))
    sheet.turn()
    sheet.table(("Wegepatenschaften", "ca. 180"))
    (table,) = with_tables_mended(sheet.blocks)
    assert rows((table,)) == [[("Einwohner", "117.218"), ("Anteil Wald", "62 %"), ("Wegepatenschaften", "ca. 180")]]
    assert table.pages == (1, 2)


@pytest.mark.parametrize("first", [("Einwohner", "58.000"), ("Kommune", "Unna"), ("Laufzeit", "2020", "offen")])
def test_a_sheet_that_begins_anew_is_another_table(first: tuple[str, ...]) -> None:
    sheet = Sheet()
    sheet.table(("Einwohner", "117.218"), ("Anteil Wald", "62 %"))
    sheet.turn()
    sheet.table(first, ("Fläche", "88 km²"))
    assert with_tables_mended(sheet.blocks) == tuple(sheet.blocks)


def test_a_head_that_is_printed_again_is_no_row() -> None:
    sheet = Sheet()
    sheet.table(("Merkmal", "Angaben"), ("Einwohner", "117.218"))
    sheet.turn()
    sheet.table(("Merkmal", "Angaben"), ("Ausblick", "Weiter geht es."))
    (table,) = with_tables_mended(sheet.blocks)
    assert rows((table,)) == [[("Merkmal", "Angaben"), ("Einwohner", "117.218"), ("Ausblick", "Weiter geht es.")]]


def test_a_table_of_several_columns_has_its_head_on_each_page() -> None:
    sheet = Sheet()
    sheet.table(("Ort", "Vorhaben", "Laufzeit"), ("Stadt Unna", "Ein Platz", "2016"))
    sheet.turn()
    sheet.table(("Ort", "Vorhaben", "Laufzeit"), ("Stadt Hamm", "Ein Bus", "2017"))
    assert with_tables_mended(sheet.blocks) == tuple(sheet.blocks)


def test_a_table_behind_text_is_another_one() -> None:
    sheet = Sheet()
    sheet.table(("Einwohner", "117.218"), ("Anteil Wald", "62 %"))
    sheet.turn()
    sheet.text("Wen man fragen kann:")
    sheet.table(("Telefon", "02303 5512"))
    assert with_tables_mended(sheet.blocks) == tuple(sheet.blocks)


def _without_empty(table: Block) -> Block:
    return replace(table, cells=tuple(cell for cell in table.cells if cell.text))
