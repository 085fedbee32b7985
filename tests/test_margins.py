"""Lines at the foot of pages that come back, and those that only look like it."""

from __future__ import annotations

from pipeline.layout import arrange
from schemas.document import Document
from tests.typeset_page import BOLD, Sheet, document


def two_pages(*ends: tuple[str, ...]) -> Document:
    """Pages of text that end with these lines, 14 points apart, and a footer in smaller type."""
    sheets = []
    for number, lines in enumerate(ends, 1):
        sheet = Sheet(number=number)
        sheet.lines(50, 100, ["Ein Absatz, der über die ganze Zeile läuft und dann weiter."] * 6)
        for n, line in enumerate(lines):
            sheet.write(50, 742 + 14 * n, line)
        sheet.write(50, 815, "Digital auf dem Land", size=8)
        sheets.append(sheet)
    return document(*sheets)


def test_a_line_inside_a_box_at_the_foot_is_no_footer() -> None:
    found = two_pages(("Telefon 06000 12345", "anna@au.example"), ("Telefon 06000 54321", "bert@bach.example"))
    roles = {b.text: b.role for b in arrange(found)}
    assert [role for text, role in roles.items() if "Telefon" in text] == ["paragraph", "paragraph"]
    assert roles["Digital auf dem Land"] == "footer"


def test_a_line_that_comes_back_as_the_last_one_is_a_footer() -> None:
    found = two_pages(("Heft 1",), ("Heft 2",))
    assert {b.role for b in arrange(found) if b.text.startswith("Heft")} == {"footer"}


def test_a_head_whose_chapter_changes_stands_apart_from_headings_in_the_margin() -> None:
    text = ["Ein Absatz, der über die ganze Breite der Spalte läuft und dann weiter geht,"] * 5
    pages = []
    for chapter, label in (("Planung", ["Früh beginnen"]), ("Durchführung", ["Musik und", "Rechte"])):
        page = Sheet()
        page.write(50, 40, "Leitfaden Feste", size=9)
        page.write(540 - 4.5 * len(chapter), 40, chapter, size=9)
        page.write(160, 80, chapter, size=20, font=BOLD)
        for top, heading in ((110, label), (200, ["Was zu tun ist"])):
            page.lines(160, top, text)
            for n, line in enumerate(heading):
                page.write(50, top + 12 * n, line, font=BOLD)
        pages.append(page)
    found = [block.text for block in arrange(document(*pages)) if block.role == "heading"]
    assert found == ["Planung", "Früh beginnen", "Was zu tun ist", "Durchführung", "Musik und Rechte", "Was zu tun ist"]


def test_the_caption_of_a_figure_in_a_box_is_no_footer() -> None:
    sheets = []
    for number, figure in enumerate(("120", "310"), 1):
        sheet = Sheet(number=number)
        sheet.tint(20, 20, 160, 820)
        sheet.write(30, 743, figure, size=15)
        sheet.write(30, 757, "Beteiligte", size=9)
        sheet.lines(200, 100, ["Ein Absatz, der über die ganze Zeile läuft und dann weiter."] * 6)
        sheets.append(sheet)
    assert {b.role for b in arrange(document(*sheets)) if b.text == "Beteiligte"} == {"paragraph"}


def test_a_title_in_capitals_at_the_edge_of_the_page_is_no_running_head() -> None:
    first, second = Sheet(number=1), Sheet(number=2)
    for sheet, top, title in ((first, 300, "WIE WIR ARBEITEN"), (second, 45, "ZUM WEITERLESEN")):
        sheet.write(50, top, title, size=9, colour=0x884400)
        sheet.lines(50, top + 19, ["Ein Absatz, der über die ganze Zeile läuft und dann weiter."] * 6, size=11)
    roles = {b.text: b.role for b in arrange(document(first, second))}
    assert roles["ZUM WEITERLESEN"] == roles["WIE WIR ARBEITEN"] == "heading"


def test_a_small_bold_line_right_over_the_title_is_a_kicker_and_no_letterhead() -> None:
    def roles(font: int, title: float) -> list[str]:
        sheet = Sheet()
        sheet.write(50, 80, "Kreisfreie Stadt Neumünster", size=8.5, font=font)
        sheet.write(50, title, "Kaufhaus aus zweiter Hand", size=24, font=BOLD)
        sheet.lines(50, 180, ["Ein Absatz, der über die ganze Zeile läuft und dann weiter."] * 9)
        return [block.role for block in arrange(document(sheet))]

    assert roles(BOLD, 115)[0] != "running_head"
    assert roles(BOLD, 150)[0] == "running_head"
