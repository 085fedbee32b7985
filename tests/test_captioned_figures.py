"""Key figures in a row, each large over its caption, however the blocks were cut."""

from __future__ import annotations

from extractors.generic.entries import entries_of
from pipeline.regroup.captioned_figures import with_captioned_figures
from schemas.box import Box
from schemas.document import Block
from schemas.passage import Passage
from tests.printed import Sheet, passage


def block(*lines: Passage, size: float = 9.0) -> Block:
    boxes = ((1, Box.around(span.box for line in lines for span in line.spans)),)
    return Block("paragraph", Passage.join(lines), boxes, size=size, lines=lines)


def figure(text: str, left: float) -> Block:
    return block(passage(text, top=100.0, left=left, size=16.0), size=16.0)


def captions(*parts: tuple[str, float], top: float = 120.0) -> Passage:
    return Passage.join([passage(text, top=top, left=left, size=9.0) for text, left in parts])


def facts(blocks: list[Block]) -> dict[str, str]:
    return {e.label.text: e.passage.text for e in entries_of(with_captioned_figures(blocks), {})}


FIGURES = [figure("67.135", 50.0), figure("15.420", 150.0), figure("25.000 Euro", 260.0)]
READ = {"Einwohner": "67.135", "Davon unter 27 Jahren": "15.420", "Jugendbudget": "25.000 Euro"}


def test_captions_read_as_one_line_are_parted_where_the_figures_begin() -> None:
    line = captions(("Einwohner", 50.0), ("Davon unter 27 Jahren", 150.0), ("Jugendbudget", 260.0))
    assert facts([*FIGURES, block(line)]) == READ


def test_a_caption_may_have_two_lines() -> None:
    first = captions(("Einwohner", 50.0), ("Davon unter", 150.0), ("Jugendbudget", 260.0))
    assert facts([*FIGURES, block(first), block(captions(("27 Jahren", 150.0), top=131.0))]) == READ


def test_a_figure_without_a_caption_makes_no_row() -> None:
    blocks = [*FIGURES, block(captions(("Einwohner", 50.0), ("Davon unter 27 Jahren", 150.0)))]
    assert with_captioned_figures(blocks) == tuple(blocks)


def test_figures_over_nothing_known_are_left_alone() -> None:
    blocks = [*FIGURES, block(captions(("Rot", 50.0), ("Grün", 150.0), ("Blau", 260.0)))]
    assert with_captioned_figures(blocks) == tuple(blocks)


def test_further_rows_of_a_grid_need_no_known_caption() -> None:
    line = captions(("Einwohner", 50.0), ("Davon unter 27 Jahren", 150.0), ("Jugendbudget", 260.0))
    year = block(passage("2009", top=150.0, left=50.0, size=16.0), size=16.0)
    below = block(captions(("Gute Radwege", 50.0), top=170.0))
    (table,) = with_captioned_figures([*FIGURES, block(line), year, below])
    assert [row[0].text for row in table.rows] == [*READ, "Gute Radwege"]
    elsewhere = block(passage("2009", top=150.0, left=90.0, size=16.0), size=16.0)
    assert with_captioned_figures([*FIGURES, block(line), elsewhere, below])[1:] == (elsewhere, below)


def test_the_unit_of_a_figure_may_be_the_first_line_of_its_caption() -> None:
    sheet = Sheet()
    for left, figure, caption in (
        (50.0, "38", ("Prozent", "weniger Ausstoß")),
        (200.0, "100,6", ("km²", "Stadtfläche")),
        (350.0, "117.143", ("Einwohner", "Ende des Jahres")),
    ):
        sheet.move(left=left, top=100.0)
        sheet.set("paragraph", figure, size=22)
        sheet.set("paragraph", *caption, size=9)
    (table,) = with_captioned_figures(sheet.blocks)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["weniger Ausstoß", "38 Prozent"],
        ["Stadtfläche", "100,6 km²"],
        ["Einwohner Ende des Jahres", "117.143"],
    ]
