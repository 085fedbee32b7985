"""What is a heading, what only looks like one, and what belongs to the page instead of the text."""

from __future__ import annotations

import pytest

from pipeline.layout import arrange
from schemas.box import Box
from schemas.document import Rule
from tests.typeset_page import BOLD, SYMBOL, Sheet, document

TEXT = ["Im Landkreis leben viele Familien", "mit Kindern in kleinen Orten und", "die Wege zur Schule sind weit."]


def headings(*sheets: Sheet) -> list[str]:
    return [block.text for block in arrange(document(*sheets)) if block.role == "heading"]


def roles(sheet: Sheet) -> list[tuple[str, str]]:
    return [(block.role, block.text) for block in arrange(document(sheet))]


def slide(title: str, corner: str) -> Sheet:
    page = Sheet(width=720, height=540)
    page.write(620, 48, corner, size=24, font=BOLD)
    page.write(70, 100, title, size=24, font=BOLD)
    page.lines(70, 160, TEXT, size=16, leading=20)
    return page


def test_the_name_of_a_part_in_the_corner_of_its_slides_is_no_title() -> None:
    assert headings(slide("Ausgangslage", "Teil 1"), slide("Ausblick", "Teil 1")) == ["Ausgangslage", "Ausblick"]


def test_a_title_that_comes_back_on_slides_stays_a_title() -> None:
    pages = []
    for _ in range(2):
        page = Sheet(width=720, height=540)
        page.write(70, 60, "Ergebnisse", size=24, font=BOLD)
        page.lines(70, 160, TEXT, size=16, leading=20)
        pages.append(page)
    assert headings(*pages) == ["Ergebnisse", "Ergebnisse"]


@pytest.mark.parametrize("credit", ["© Erika Beispiel", "Foto: Erika Beispiel", "Bildnachweis: Archiv"])
def test_the_credit_of_a_picture_at_the_edge_is_text(credit: str) -> None:
    page = Sheet()
    page.lines(50, 200, TEXT * 3)
    page.write(400, 820, credit, size=6)
    assert ("caption", credit) in roles(page)


@pytest.mark.parametrize(
    "line",
    [
        "www.kreis.example",
        "Fragen an rat@kreis.example",
        "Am Markt 3 | 01234 Musterstadt",
        "Mit freundlichen Grüßen",
        "Sehr geehrte Damen und Herren",
    ],
)
def test_addresses_and_the_forms_of_letters_head_nothing(line: str) -> None:
    page = Sheet()
    page.lines(50, 100, TEXT)
    page.write(50, 160, line, size=13, font=BOLD)
    page.lines(50, 190, TEXT)
    assert headings(page) == []


def test_a_bold_heading_broken_by_hand_is_one_heading() -> None:
    page = Sheet()
    page.lines(50, 100, TEXT)
    page.write(50, 160, "Ein Rahmen für alle", font=BOLD)
    page.write(50, 172, "Vereine", font=BOLD)
    page.lines(50, 190, TEXT)
    assert headings(page) == ["Ein Rahmen für alle Vereine"]


def test_a_bold_sentence_heads_the_text_that_it_stands_close_to() -> None:
    page = Sheet()
    page.lines(50, 100, TEXT)
    page.write(50, 160, "Unsere Schule bleibt.", font=BOLD)
    page.lines(50, 172, TEXT)
    assert headings(page) == ["Unsere Schule bleibt."]


def test_a_bold_sentence_between_paragraphs_heads_nothing() -> None:
    page = Sheet()
    page.lines(50, 100, TEXT)
    page.write(50, 160, "Das zeigt Wirkung.", font=BOLD)
    page.lines(50, 190, TEXT)
    assert headings(page) == []


def test_what_is_tabbed_over_a_line_heads_nothing() -> None:
    page = Sheet()
    page.lines(50, 200, TEXT * 3)
    for x, part in ((50, "Beginn: 10 Uhr"), (220, "Saal der Musterstadt"), (420, "Ende: 12 Uhr")):
        page.write(x, 160, part, size=13)
    assert headings(page) == []


def test_an_ordinal_opens_no_list() -> None:
    page = Sheet()
    page.lines(50, 100, TEXT)
    page.write(50, 160, "5. Wahlperiode")
    page.lines(50, 200, TEXT)
    assert roles(page)[1] == ("paragraph", "5. Wahlperiode")


def test_a_line_framed_by_dashes_is_no_item() -> None:
    page = Sheet()
    page.write(50, 100, "Erika Beispiel")
    page.write(50, 112, "- Leiterin des Amtes -")
    assert ("paragraph", "- Leiterin des Amtes -") in roles(page)


def test_the_pictogram_of_a_telephone_opens_no_item_a_bullet_does() -> None:
    for glyph, expected in (("\uf028", "paragraph"), ("\uf0a7", "list_item")):
        page = Sheet()
        page.write(50, 100, glyph, font=SYMBOL)
        page.write(64, 100, "01234 56780")
        assert [role for role, _ in roles(page)] == [expected]


def page_with_foot(line: str, *, size: float = 7) -> Sheet:
    page = Sheet()
    page.lines(50, 200, ["Im Landkreis leben viele Familien mit Kindern in kleinen Orten und Städten."] * 3)
    end = page.write(50, 236, "Die Zahl der Kinder")
    page.write(page.write(end, 233, "1", size=6) + 3, 236, "steigt seit Jahren.")
    page.rules.append(Rule(Box(45, 760, 450, 760.5), 0))
    page.write(50, 775, line, size=size)
    if size == 7:
        page.write(50, 800, "Logo", size=7)
    return page


def test_small_type_below_a_rule_over_the_page_is_a_footer() -> None:
    assert ("footer", "Schirmherrschaft: Träger:") in roles(page_with_foot("Schirmherrschaft:  Träger:"))


def test_small_type_that_opens_with_a_raised_mark_of_the_text_is_a_footnote() -> None:
    assert ("footnote", "1 Statistik des Landes") in roles(page_with_foot("1 Statistik des Landes"))


def test_a_footnote_in_the_size_of_the_text_is_one_where_it_stands_last() -> None:
    assert ("footnote", "1 Statistik des Landes") in roles(page_with_foot("1 Statistik des Landes", size=10))
    assert ("paragraph", "12 Gemeinden machen mit") in roles(page_with_foot("12 Gemeinden machen mit", size=10))


def test_a_small_number_in_front_of_a_heading_refers_to_no_footnote() -> None:
    page = Sheet()
    page.lines(50, 200, TEXT)
    page.write(page.write(50, 300, "1", size=9) + 5, 300, "Problem", size=14)
    page.lines(50, 320, TEXT)
    page.write(50, 600, "1. März 2021 bis 31. Mai 2023", size=8)
    page.lines(50, 640, TEXT)
    assert "footnote" not in {role for role, _ in roles(page)}


def test_what_heads_a_box_beside_the_title_is_no_logo() -> None:
    page = Sheet()
    page.write(50, 100, "Stadt Musterau", size=24)
    page.tint(380, 60, 560, 400)
    page.write(390, 76, "Zahlen und Daten", font=BOLD)
    page.lines(
        390, 96, ["Mitglied seit dem Jahr 2011 und", "mit einer halben Stelle besetzt,", "die das Land bezahlt."]
    )
    page.lines(50, 140, TEXT * 4)
    assert "Zahlen und Daten" in headings(page)


def test_what_heads_a_column_beside_the_title_is_no_logo() -> None:
    """In the small type of its column it is a heading all the same."""
    page = Sheet()
    page.write(50, 100, "Stadt fördert Büchereien", size=20)
    page.write(420, 82, "Kontakt", size=8, font=BOLD)
    page.lines(
        420,
        96,
        ["Stiftung Beispiel", "Erika Muster", "Am Markt 1", "12345 Musterstadt", "Telefon 0421 5550"] * 2,
        size=8,
    )
    page.lines(50, 140, TEXT * 4)
    assert "Kontakt" in headings(page)


def test_a_small_label_over_one_line_heads_nothing() -> None:
    page = Sheet()
    page.lines(50, 100, TEXT * 4)
    page.tint(380, 90, 560, 140)
    page.write(390, 110, "Einwohner", size=8, font=BOLD)
    page.write(390, 122, "12.345 im Jahr 2020", size=8)
    assert not headings(page)


def test_the_name_of_a_series_beside_the_title_is_no_text() -> None:
    page = Sheet()
    page.write(50, 80, "Stadt Musterau", size=24)
    page.write(450, 70, "Blätter Bildung")
    page.write(450, 84, "Blatt 8")
    page.lines(50, 140, TEXT * 4)
    page.lines(320, 140, TEXT * 4)
    assert [role for role, text in roles(page) if "Bl" in text] == ["logo"]


def test_a_number_on_a_disc_belongs_to_its_heading() -> None:
    page = Sheet()
    page.write(50, 101.5, "3", size=9, font=BOLD)
    page.write(66, 103, "Bausteine", size=13, font=BOLD)
    page.lines(50, 124, TEXT * 3)
    assert headings(page) == ["3 Bausteine"]


@pytest.mark.parametrize(("font", "role"), [(SYMBOL, "heading"), (BOLD, "list_item")])
def test_a_letter_is_the_square_before_a_heading_in_a_symbol_font_alone(font: int, role: str) -> None:
    page = Sheet()
    page.write(50, 100, "o", font=font)
    page.write(66, 100, "Unsere Ziele", font=BOLD)
    page.lines(50, 124, TEXT * 3)
    assert roles(page)[0] == (role, "Unsere Ziele")


def test_a_coloured_line_over_small_type_heads_it_below_a_caption_too() -> None:
    page = Sheet()
    page.lines(50, 100, TEXT * 6)
    page.lines(300, 100, ["Erika Beispiel betreut", "die Gärten im Kreis."], size=7, leading=9)
    for y, title in ((130, "Zur Person"), (190, "So geht es")):
        page.write(300, y, title, size=7, font=BOLD, colour=0x8A1538)
        page.lines(300, y + 9, ["Die Gärtnerin leitet", "seit langem die Schule."], size=7, leading=9)
    page.write(300, 250, "Zuständiges Amt", size=7, font=BOLD, colour=0x8A1538)
    page.lines(300, 259, ["Am Markt 1", "01234 Musterstadt"], size=7, leading=9)
    assert headings(page) == ["Zur Person", "So geht es"]


def test_a_note_of_a_font_with_raised_figures_of_its_own_is_parted_from_its_number() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["Die Quoten sind nach der Finanzkraft gestaffelt:2", "und gelten bis zum Ende des Jahres."])
    sheet.write(50, 700, "2Maßgeblich ist der Bescheid des Vorjahres.", size=8)
    sheet.write(50, 780, "3", size=8)
    assert [b.text for b in arrange(document(sheet)) if b.role == "footnote"] == [
        "2 Maßgeblich ist der Bescheid des Vorjahres."
    ]


def test_a_raised_mark_stays_with_its_word_beside_the_line_of_another_column() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["Im Landkreis leben viele", "Familien mit Kindern in", "kleinen Orten weit draußen."])
    sheet.lines(300, 103, ["Das Bündnis trifft sich oft", "zehn Monate.", "Alle Eltern sind dabei."])
    sheet.write(360, 112, "2", size=6)
    sheet.write(50, 700, "2 Seit dem Jahr 2019.", size=8)
    found = [(b.role, b.text) for b in arrange(document(sheet))]
    assert ("footnote", "2 Seit dem Jahr 2019.") in found
    assert ("paragraph", "Das Bündnis trifft sich oft zehn Monate.2") in found
