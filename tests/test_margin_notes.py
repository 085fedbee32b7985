"""Notes in the margin: behind the paragraph that they stand beside, or behind all columns."""

from __future__ import annotations

from pipeline.layout import arrange
from tests.typeset_page import Sheet, document

LEFT = ["Im Landkreis leben viele Familien", "mit Kindern in kleinen Orten und", "die Wege zur Schule sind weit."]
RIGHT = ["Das Bündnis trifft sich monatlich", "und spricht über alles, was die", "Eltern und Lehrkräfte bewegt."]
NOTE, OTHER = ["Ein Anteil kostet", "250 Euro im Jahr."], ["Er wird im Januar", "überwiesen."]


def texts(page: Sheet) -> list[str]:
    return [block.text for block in arrange(document(page))]


def test_notes_in_the_margin_are_read_after_the_columns_beside_them() -> None:
    page = Sheet()
    for y in (100, 220):
        page.lines(30, y, ["Ein Anteil kostet", "250 Euro im Jahr."], size=7, leading=9)
    page.lines(150, 100, [*LEFT[:2], "die Wege zur Schule sind weit."] * 6)
    page.lines(350, 100, [*RIGHT[:2], "Eltern und Lehrkräfte bewegt."] * 6)
    found = texts(page)
    assert [text[:10] for text in found] == ["Im Landkre", "Das Bündni", "Ein Anteil", "Ein Anteil"]


def test_a_note_in_the_margin_of_one_column_is_read_behind_its_paragraph() -> None:
    page = Sheet()
    page.lines(150, 100, [*LEFT[:2], "die Wege zur Schule sind weit."])
    page.lines(150, 145, [*RIGHT[:2], "Eltern und Lehrkräfte bewegt."])
    page.lines(30, 100, ["Ein Anteil kostet", "250 Euro im Jahr."], size=7, leading=9)
    page.lines(150, 190, [*LEFT[:2], "weit sind die Wege am Morgen."] * 3)
    page.lines(30, 190, ["Er wird im Januar", "überwiesen."], size=7, leading=9)
    assert [text[:10] for text in texts(page)] == ["Im Landkre", "Ein Anteil", "Das Bündni", "Im Landkre", "Er wird im"]


def test_notes_beside_the_last_of_several_columns_are_read_behind_it() -> None:
    page = Sheet()
    page.lines(50, 100, LEFT * 6)
    page.lines(230, 100, RIGHT)
    page.lines(230, 145, LEFT)
    page.lines(230, 190, RIGHT * 3)
    page.lines(430, 105, NOTE, size=7, leading=9)
    page.lines(430, 220, OTHER, size=7, leading=9)
    assert [text[:10] for text in texts(page)][-5:] == [
        *("Das Bündni", "Im Landkre", "Das Bündni"),
        *("Ein Anteil", "Er wird im"),
    ]


def test_a_note_beside_loosely_set_lines_cuts_no_paragraph() -> None:
    page = Sheet()
    page.lines(150, 100, LEFT, leading=17)
    page.lines(150, 162, RIGHT, leading=17)
    page.lines(30, 100, NOTE, size=7, leading=9)
    assert [text[:10] for text in texts(page)] == ["Im Landkre", "Ein Anteil", "Das Bündni"]
