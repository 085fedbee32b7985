"""A line on a strip of colour spans what the strip spans."""

from __future__ import annotations

from pipeline.layout import arrange
from schemas.box import Box
from schemas.document import Rect
from tests.typeset_page import BOLD, Sheet, document

LEFT = ["Im Landkreis leben viele Familien", "mit Kindern in kleinen Orten und", "die Wege zur Schule sind weit."]
RIGHT = ["Das Bündnis trifft sich monatlich", "und spricht über alles, was die", "Eltern und Lehrkräfte bewegt."]
CONTACT = ["Ada Beispiel, Leiterin", "Kreis Musterland", "Am Markt 1"]


def page_of_two(*, tinted: bool) -> Sheet:
    """Two articles in two columns each, every one below its short title; the right columns lie one below the other."""
    page = Sheet()
    for n, name in enumerate(("Musterland", "Beispielau")):
        top = 100 + 90 * n
        if tinted:
            page.tint(45, top - 14, 550, top + 5, 0x800000)
        page.write(50, top, name, size=12, font=BOLD)
        page.lines(50, top + 20, LEFT)
        page.lines(300, top + 20, RIGHT if n else CONTACT)
        page.lines(300, top + 56, ["Telefon 0421 5550"])
    return page


def test_a_short_title_on_a_bar_parts_what_is_above_from_what_is_below() -> None:
    text = " ".join(block.text for block in arrange(document(page_of_two(tinted=True))))
    assert text.index("Ada Beispiel") < text.index("Beispielau")


def contacts_in_columns(*, tinted: bool) -> Sheet:
    page = Sheet()
    for x, right, cells in (
        (50, 280, ("Name", "Ada Beispiel", "Ben Muster")),
        (290, 550, ("E-Mail", "ada@kreis.example", "ben@kreis.example")),
    ):
        page.write(x, 100, cells[0], font=BOLD)
        page.lines(x, 120, list(cells[1:]), leading=16)
        if tinted:
            page.tint(x - 5, 90, right + 5, 103)
    return page


def test_the_cells_of_a_tinted_head_are_no_bars() -> None:
    plain, tinted = (arrange(document(contacts_in_columns(tinted=on))) for on in (False, True))
    assert [block.text for block in tinted] == [block.text for block in plain]


def test_a_tint_inside_a_framed_card_makes_no_table_of_it() -> None:
    sheet = Sheet()
    sheet.rects.append(Rect(Box(40, 60, 540, 400), None, 0x007770))
    sheet.tint(40, 60, 540, 100, colour=0x007770)
    sheet.write(55, 85, "Großeltern auf Zeit", font=BOLD, size=16, colour=0xFFFFFF)
    sheet.lines(55, 125, ["Kinder erleben ältere Menschen im Alltag", "und die Börse achtet auf Verlässlichkeit."] * 4)
    sheet.tint(360, 220, 520, 270)
    sheet.lines(370, 235, ["„Ich habe keine Enkel.", "Jetzt habe ich drei.“"])
    found = arrange(document(sheet))
    assert "table" not in [block.role for block in found]
    assert [block.text for block in found if block.text[0] == "„"] == ["„Ich habe keine Enkel. Jetzt habe ich drei.“"]
