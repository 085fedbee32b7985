"""Bold lines about as large as the text: which of them head something."""

from __future__ import annotations

from pipeline.layout import arrange
from tests.typeset_page import BOLD, Sheet, document

TEXT = ["Im Landkreis leben viele Familien", "mit Kindern in kleinen Orten und", "die Wege zur Schule sind weit."]


def headings(*sheets: Sheet) -> list[str]:
    return [block.text for block in arrange(document(*sheets)) if block.role == "heading"]


def minutes(last: str = "") -> Sheet:
    """A page of three points with their texts, and a bold line at its end."""
    sheet = Sheet()
    for n in range(3):
        sheet.write(50, 100 + 64 * n, f"TOP {n + 1}: Bericht", size=10.5, font=BOLD)
        sheet.lines(50, 118 + 64 * n, TEXT)
    if last:
        sheet.write(50, 292, last, size=10.5, font=BOLD)
    return sheet


def test_headings_hardly_larger_than_the_text_are_headings() -> None:
    """Their only neighbours of nearly their size are lines of text further off than lines of one text."""
    assert headings(minutes()) == ["TOP 1: Bericht", "TOP 2: Bericht", "TOP 3: Bericht"]


def test_the_last_line_of_a_page_is_a_heading_in_the_style_of_headings_alone() -> None:
    assert "TOP 4: Ausblick" in headings(minutes("TOP 4: Ausblick"), minutes())
    signed = minutes()
    signed.write(50, 305, "Erika Muster, Leiterin", font=BOLD, colour=0x800000)
    assert "Erika Muster, Leiterin" not in headings(signed, minutes())


def test_who_says_the_quotation_above_is_no_heading() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, TEXT * 2)
    sheet.lines(80, 190, ["„Wir kennen hier jedes Kind", "und alle seine Freunde.“"])
    sheet.write(80, 219, "Erika Muster, Leiterin", font=BOLD)
    sheet.lines(50, 250, TEXT)
    assert headings(sheet) == []
