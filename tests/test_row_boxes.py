"""Tables whose rows are boxes that touch."""

from __future__ import annotations

from pipeline.layout import arrange
from schemas.document import Block
from tests.typeset_page import BOLD, Sheet, document

ROWS = (
    ("Bündnispartner", ["• Biologische Station", "• Forstamt Eifel", "• Krankenkassen"]),
    ("Mittel", ["Das Land fördert die Fortbildungen und die", "Ausstattung der Wagen."]),
    ("Bilanz", ["Bis Dezember haben 47 Häuser einen Waldtag."]),
    ("Telefax", ["02251 15988"]),
)


def boxed(rows: tuple[tuple[str, list[str]], ...], *, apart: float = 0.0) -> list[Block]:
    sheet = Sheet()
    top = 90.0
    for n, (label, lines) in enumerate(rows):
        height = 12.0 + 14.0 * len(lines)
        sheet.tint(45, top, 500, top + height, colour=0xFAF3E8 if n % 2 else 0xFFFFFF)
        sheet.write(52, top + 16, label, font=BOLD)
        sheet.lines(180, top + 16, lines, leading=14)
        top += height + apart
    return list(arrange(document(sheet)))


def test_a_label_at_the_left_of_each_box_makes_a_table() -> None:
    (table,) = boxed(ROWS)
    assert [row[0].text for row in table.rows] == ["Bündnispartner", "Mittel", "Bilanz", "Telefax"]
    assert [b.role for b in table.rows[0][1].blocks] == ["list_item"] * 3


def test_boxes_apart_from_each_other_are_no_rows() -> None:
    assert not any(block.cells for block in boxed(ROWS[:2], apart=20.0))


def test_boxes_with_a_text_each_are_no_rows() -> None:
    texts = tuple((f"Karte {n}", ["", "Das Land fördert die Wagen."]) for n in "ABC")
    sheet = Sheet()
    for n, (title, _) in enumerate(texts):
        sheet.tint(45, 90 + 50 * n, 500, 140 + 50 * n)
        sheet.write(52, 106 + 50 * n, title, font=BOLD)
        sheet.write(52, 124 + 50 * n, "Das Land fördert die Fortbildungen und die Ausstattung der Wagen.")
    assert not any(block.cells for block in arrange(document(sheet)))
