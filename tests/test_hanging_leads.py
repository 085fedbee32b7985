"""Paragraphs that hang from bold leads are a list without markers."""

from __future__ import annotations

from pipeline.layout import arrange
from pipeline.regroup.hanging_leads import with_hanging_lists
from schemas.document import Block
from tests.typeset_page import BOLD, Sheet, document


def listed(*items: tuple[str, tuple[str, ...]], indent: float) -> tuple[Block, ...]:
    """Items of a bold lead and further lines, which begin `indent` points right of it."""
    sheet = Sheet()
    top = 100.0
    for lead, lines in items:
        end = sheet.write(50, top, lead, font=BOLD)
        sheet.write(end + 5, top, lines[0])
        for n, line in enumerate(lines[1:], 1):
            sheet.write(50 + indent, top + 12 * n, line)
        top += 12 * len(lines) + 8
    return with_hanging_lists(arrange(document(sheet)))


ROOMS = (
    "Wohnen für Hilfe:",
    ("Junge Menschen ziehen ein und zahlen mit Zeit statt mit Geld, je Zimmer", "eine Stunde."),
)
LUNCH = ("Mittagstisch:", ("an drei Tagen in der Woche, mit Abholdienst.",))


def test_bold_leads_with_hanging_lines_are_items() -> None:
    blocks = listed(ROOMS, LUNCH, indent=20)
    assert [(b.role, b.level) for b in blocks] == [("list_item", 1)] * 2
    assert blocks[0].text.startswith("Wohnen für Hilfe: Junge Menschen")


def test_bold_leads_of_flush_paragraphs_stay_paragraphs() -> None:
    assert [b.role for b in listed(ROOMS, ROOMS, indent=0)] == ["paragraph"] * 2


def test_labels_with_hanging_values_stay_what_they_are() -> None:
    address = ("Anschrift:", ("Stadt Wiesental, Amt für Schule und Sport, Haus am Markt, zweiter Stock", "Markt 1."))
    phone = ("Telefon:", ("06000 12345 und 06000 54321",))
    assert "list_item" not in [b.role for b in listed(address, phone, indent=20)]
