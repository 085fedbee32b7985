"""Key figures in a grid: rows of labels over rows of their values."""

from __future__ import annotations

from extractors.generic.entries import entries_of
from pipeline.regroup.stacked_rows import with_stacked_rows
from schemas.box import Box
from schemas.document import Block
from schemas.passage import Passage
from tests.printed import Sheet, passage


def row(*parts: str, top: float, bold: bool = False) -> Block:
    """One printed line whose parts stand 200 points from each other."""
    line = Passage.join([passage(part, top=top, left=50.0 + 200 * n, bold=bold) for n, part in enumerate(parts)])
    box = Box.around(span.box for span in line.spans)
    return Block("paragraph", line, ((1, box),), size=10.0, lines=(line,))


def grid(*, bold: bool = True, second: tuple[str, ...] = ("11,3 Mio. €", "2")) -> list[Block]:
    return [
        row("Einwohner", "Förderphase", top=100),
        row("112.613", "2020-2025", top=114, bold=bold),
        row("Fördersumme", "Staffel", top=134),
        row(*second, top=148, bold=bold),
    ]


def test_each_value_stands_below_its_label() -> None:
    (table,) = with_stacked_rows(grid())
    assert {e.label.text: e.passage.text for e in entries_of([table], {})} == {
        "Einwohner": "112.613",
        "Förderphase": "2020-2025",
        "Fördersumme": "11,3 Mio. €",
        "Staffel": "2",
    }


def test_a_value_may_go_on_in_a_second_line() -> None:
    blocks = grid(second=("11,3 Mio. €",))
    first, rest = (
        passage(text, top=top, left=250.0, bold=True) for text, top in (("Kreis Unna und", 148), ("Hamm", 160))
    )
    value = Block(
        "paragraph", Passage.join([first, rest]), ((1, Box(250, 148, 320, 170)),), size=10.0, lines=(first, rest)
    )
    (table,) = with_stacked_rows([*blocks, value])
    assert [row[1].text for row in table.rows] == ["112.613", "2020-2025", "11,3 Mio. €", "Kreis Unna und Hamm"]


def test_what_is_set_alike_is_no_grid_of_labels_and_values() -> None:
    blocks = grid(bold=False)
    assert with_stacked_rows(blocks) == tuple(blocks)


def test_a_label_without_a_value_below_it_makes_no_grid() -> None:
    blocks = grid(second=("11,3 Mio. €",))
    assert with_stacked_rows(blocks) == tuple(blocks)


def test_a_ruled_row_of_figures_over_their_captions_is_turned() -> None:
    sheet = Sheet()
    table = sheet.table(("19.612", "23", "75.000 €"), ("Einwohner", "Ortsteile", "Budget pro Jahr"))
    (turned,) = with_stacked_rows([table])
    assert [(e.label.text, e.passage.text) for e in entries_of([turned], {})] == [
        ("Einwohner", "19.612"),
        ("Ortsteile", "23"),
        ("Budget pro Jahr", "75.000 €"),
    ]


def test_a_table_of_two_rows_of_words_stays() -> None:
    sheet = Sheet()
    table = sheet.table(("Gestern", "Heute"), ("Einwohner", "Budget"))
    assert with_stacked_rows([table]) == (table,)


def test_a_grid_of_figures_over_captions_pairs_each_with_its_own() -> None:
    sheet = Sheet()
    sheet.title("Stadt Emden")
    for n, (figure, caption) in enumerate(
        (("49.874", "Einwohner"), ("54", "Sportvereine"), ("2016", "Start"), ("75.000 €", "Sportfonds"))
    ):
        sheet.move(left=50.0 + 120 * (n % 2), top=100.0 + 40 * (n // 2))
        sheet.set("paragraph", figure, size=14.0, bold=True)
        sheet.move(left=50.0 + 120 * (n % 2), top=114.0 + 40 * (n // 2))
        sheet.set("paragraph", caption, size=11.0)
    table = next(block for block in with_stacked_rows(sheet.blocks) if block.cells)
    assert [tuple(cell.text for cell in row) for row in table.rows] == [
        ("Einwohner", "49.874"),
        ("Sportvereine", "54"),
        ("Start", "2016"),
        ("Sportfonds", "75.000 €"),
    ]
