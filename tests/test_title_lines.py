"""Titles of municipalities in whose block something else stands."""

from __future__ import annotations

from pipeline.regroup.title_lines import with_title_lines
from schemas.document import Block
from schemas.passage import Passage, Span
from tests.printed import Sheet, passage


def shown(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(b.role, b.text) for b in blocks]


def in_two_sizes(large: str, small: str) -> Block:
    line = Passage.join([passage(large, bold=True), passage(small, left=300.0)])
    spans = tuple(Span(s.start, s.stop, s.page, s.box, s.bold, 13.0 if s.bold else 9.0) for s in line.spans)
    return Block("paragraph", Passage(line.text, spans), ((1, spans[0].box),), size=9.0, lines=(line,))


def test_a_population_in_small_type_is_no_part_of_the_title_before_it() -> None:
    found = with_title_lines([in_two_sizes("Gemeinde Burbach", "14.100 Einwohner")])
    assert shown(found) == [("heading", "Gemeinde Burbach"), ("paragraph", "14.100 Einwohner")]
    assert found[0].size == 13.0


def test_several_lines_that_begin_with_a_bare_name_are_titles_each_with_its_motto() -> None:
    lines = [("Aalen", "Familie ist Trumpf"), ("Zittau", "Drei Länder"), ("Kronach (Landkreis)", "Heim kommen")]
    found = with_title_lines([in_two_sizes(*line) for line in [*lines, ("Emden", "Ebbe und Flut")]])
    assert [b.text for b in found if b.role == "heading"] == ["Aalen", "Zittau", "Kronach (Landkreis)", "Emden"]
    assert len(with_title_lines([in_two_sizes("Aalen", "Familie ist Trumpf")])) == 1


def test_small_type_behind_other_words_stays() -> None:
    assert len(with_title_lines([in_two_sizes("Unsere Ziele", "14.100 Euro")])) == 1


def test_the_line_below_a_place_is_its_slogan() -> None:
    sheet = Sheet()
    sheet.set("heading", "Landkreis Nordhausen", "Ein Kreis zählt nach", level=1, size=20.0, bold=True)
    found = with_title_lines(sheet.blocks)
    assert shown(found) == [("heading", "Landkreis Nordhausen"), ("heading", "Ein Kreis zählt nach")]


def test_a_title_that_reads_on_in_its_second_line_stays_whole() -> None:
    sheet = Sheet()
    sheet.set("heading", "Landkreis Nordhausen", "zählt nach", level=1, size=20.0, bold=True)
    assert len(with_title_lines(sheet.blocks)) == 1


def test_the_first_row_of_a_table_in_larger_type_is_the_title_of_what_it_tells() -> None:
    title = Block("paragraph", passage("Bus auf Bestellung"), ((1, passage("Bus").spans[0].box),), size=14.0)
    sheet = Sheet()
    sheet.table([[title]], ("Kommune", "Kreis Plön"))
    found = with_title_lines(sheet.blocks)
    assert shown(found[:1]) == [("heading", "Bus auf Bestellung")]
    assert [c.text for c in found[1].cells] == ["Kommune", "Kreis Plön"]
