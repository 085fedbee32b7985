"""Headings that are told from the text by the line under them."""

from __future__ import annotations

import pytest

from pipeline.layout import arrange
from schemas.box import Box
from schemas.document import Link, Rule
from tests.typeset_page import Sheet, document

TEXT = [
    "Die Verwaltung hat elf Häuser besucht und nach der",
    "Lage, den Räumen und den Zeiten bewertet, so dass",
    "es losgeht.",
]


def headings(
    title: str, *, x1: float | None = None, y: float = 2.0, white: float = 16, linked: bool = False
) -> list[str]:
    """Headings of a page with a title between two paragraphs and a rule `y` points under its baseline."""
    sheet = Sheet()
    sheet.lines(50, 100, TEXT)
    end = sheet.write(50, 160, title)
    sheet.rules += [Rule(Box(50, 160 + y, 90, 160.5 + y), 0), Rule(Box(90, 160 + y, x1 or end, 160.5 + y), 0)]
    sheet.lines(50, 160 + white, TEXT)
    found = document(sheet)
    if linked:
        (page,) = found.pages
        object.__setattr__(page, "links", (Link(Box(50, 150, end, 163), "https://muster.example"),))
    return [block.text for block in arrange(found) if block.role == "heading"]


def test_an_underlined_line_over_text_is_a_heading() -> None:
    assert headings("Auswahl der Standorte") == ["Auswahl der Standorte"]


@pytest.mark.parametrize(
    ("title", "drawn"),
    [
        ("Auswahl der Standorte", {"x1": 400.0}),  # a rule across the column
        ("Auswahl der Standorte", {"y": 6.0}),
        ("Auswahl der Standorte", {"white": 40.0}),  # over nothing
        ("Auswahl der Standorte", {"linked": True}),
        ("post@muster.example", {}),
        ("Das ist ein Satz.", {}),
    ],
)
def test_other_lines_over_a_rule_are_none(title: str, drawn: dict[str, float]) -> None:
    assert headings(title, **drawn) == []  # type: ignore[arg-type]


def test_numbers_stand_on_the_line_under_headings_too() -> None:
    sheet = Sheet()
    for n, title in enumerate(("Anlass", "Zielsetzung"), 1):
        top = 100 + 80 * n
        sheet.write(50, top, f"{n}.")
        end = sheet.write(65, top, title)
        sheet.rules.append(Rule(Box(50, top + 2, end, top + 2.5), 0))
        sheet.lines(50, top + 16, TEXT)
    assert [block.text for block in arrange(document(sheet)) if block.role == "heading"] == ["Anlass", "Zielsetzung"]
