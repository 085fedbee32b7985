"""Lines at the foot of pages that come back, and those that only look like it."""

from __future__ import annotations

from pipeline.layout import arrange
from schemas.document import Document
from tests.typeset_page import Sheet, document


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
