"""What is set off from the text to draw the eye, and what only looks like it."""

from __future__ import annotations

from pipeline.layout import arrange
from schemas.document import Block
from tests.typeset_page import BOLD, Sheet, document

TEXT = ["Im Landkreis leben viele Familien", "mit Kindern in kleinen Orten, und", "wir kennen jedes Kind beim Namen."]
SAID = "„Wir kennen hier jedes Kind.“"


def blocks(sheet: Sheet) -> list[Block]:
    return list(arrange(document(sheet)))


def quoted(sheet: Sheet) -> list[str]:
    return [block.text for block in blocks(sheet) if block.role == "pull_quote"]


def test_a_quotation_in_large_type_is_a_pull_quote() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, TEXT * 3)
    sheet.write(50, 240, SAID, size=15)
    sheet.lines(50, 280, TEXT * 3)
    assert quoted(sheet) == [SAID]


def test_a_quotation_alone_in_a_box_is_a_pull_quote() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, TEXT * 4)
    sheet.tint(300, 90, 520, 150)
    sheet.write(310, 110, SAID)
    sheet.write(310, 128, "Erika Beispiel, Erzieherin", size=8)
    assert quoted(sheet) == [SAID]


def test_a_sentence_of_the_text_in_large_type_is_a_pull_quote_and_no_heading() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, TEXT * 3)
    sheet.write(300, 120, "Wir kennen jedes", size=15)
    sheet.write(300, 138, "Kind beim Namen.", size=15)
    assert quoted(sheet) == ["Wir kennen jedes Kind beim Namen."]


def test_a_title_that_comes_back_in_the_text_stays_a_heading() -> None:
    sheet = Sheet()
    sheet.write(50, 80, "Viele Familien mit Kindern in kleinen Orten", size=15, font=BOLD)
    sheet.lines(50, 110, TEXT * 3)
    assert {block.role for block in blocks(sheet)} == {"heading", "paragraph"}


def test_a_quotation_in_the_text_is_text() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, TEXT)
    sheet.write(50, 150, SAID)
    sheet.lines(50, 180, TEXT)
    assert quoted(sheet) == []


def test_a_paragraph_goes_on_behind_a_pull_quote() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, [*TEXT * 3, "Der Kreis hat darum beschlossen"])
    sheet.write(300, 100, SAID, size=14)
    sheet.lines(300, 140, ["dass alle Kinder dabei sein sollen.", *TEXT])
    assert any("darum beschlossen dass alle Kinder" in block.text for block in blocks(sheet))


def test_a_title_in_quotation_marks_heads_its_page_in_the_type_of_other_titles() -> None:
    first, second = Sheet(), Sheet()
    first.write(50, 80, "Der Acker als Klassenzimmer", size=24, font=BOLD)
    second.write(50, 80, SAID, size=20, font=BOLD)
    for sheet in (first, second):
        sheet.lines(50, 120, TEXT * 3)
    found = {block.text: block.role for block in arrange(document(first, second))}
    assert found["Der Acker als Klassenzimmer"] == found[SAID] == "heading"


def test_a_quotation_over_the_text_in_type_of_its_own_is_a_pull_quote() -> None:
    first, second = Sheet(), Sheet()
    first.write(50, 80, "Der Acker als Klassenzimmer", size=24, font=BOLD)
    second.write(50, 80, SAID, size=20)
    for sheet in (first, second):
        sheet.lines(50, 120, TEXT * 3)
    assert [block.text for block in arrange(document(first, second)) if block.role == "pull_quote"] == [SAID]


def test_a_title_in_quotation_marks_opens_a_publication_below_its_kicker() -> None:
    sheet = Sheet()
    sheet.write(50, 60, "Im Gespräch", size=11, font=BOLD)
    sheet.write(50, 90, SAID, size=24, font=BOLD)
    sheet.lines(50, 120, TEXT * 3)
    assert [block.text for block in arrange(document(sheet)) if block.role == "heading"][-1] == SAID
