"""Headings that are told from the text by their typeface alone."""

from __future__ import annotations

from pipeline.layout import arrange
from tests.typeset_page import BOLD, SERIF, Sheet, document

TEXT = ["Im Landkreis leben viele Familien", "mit Kindern in kleinen Orten und", "die Wege zur Schule sind weit."]


def chapter(*titles: str) -> Sheet:
    page = Sheet()
    page.lines(50, 100, TEXT * 2)
    for n, title in enumerate(titles):
        page.write(50, 190 + 70 * n, title, font=SERIF)
        page.lines(50, 206 + 70 * n, TEXT)
    return page


def headings(page: Sheet) -> list[str]:
    return [block.text for block in arrange(document(page)) if block.role == "heading"]


def test_lines_in_a_face_that_sets_nothing_else_are_headings() -> None:
    assert headings(chapter("2.1 Bestand", "Geförderter Wohnungsbau")) == ["2.1 Bestand", "Geförderter Wohnungsbau"]


def test_bold_lines_smaller_than_the_text_that_they_head_are_headings() -> None:
    def of(size: float, below: float) -> list[str]:
        page = Sheet()
        page.lines(50, 100, TEXT * 4)
        for n, title in enumerate(("Drei Bausteine", "Pflege entscheidet")):
            page.write(50, 262 + 70 * n, title, font=BOLD, size=size)
            page.lines(50, 278 + 70 * n, TEXT, size=below)
        return headings(page)

    assert of(8.5, 10) == ["Drei Bausteine", "Pflege entscheidet"]
    assert of(8.5, 8.5) == []  # labels of small print
    assert of(7, 10) == []  # captions


def test_one_line_in_a_face_of_its_own_is_none() -> None:
    assert headings(chapter("2.1 Bestand")) == []


def test_a_face_that_sets_a_sentence_or_a_caption_sets_no_headings() -> None:
    for other in ("Das Gespräch führte Erika Beispiel.", "Abbildung 3: Wohnungen nach dem Baujahr"):
        page = chapter("2.1 Bestand", "Geförderter Wohnungsbau")
        page.write(50, 400, other, font=SERIF)
        page.lines(50, 416, TEXT)
        assert headings(page) == []


def test_a_line_closer_to_the_text_above_heads_nothing() -> None:
    page = Sheet()
    for y in (100, 200):
        page.lines(50, y, TEXT)
        page.write(50, y + 40, "Erika Beispiel", font=SERIF)
        page.lines(50, y + 64, TEXT)
    assert headings(page) == []
