"""Characters become words, however the file drew them."""

from __future__ import annotations

import numpy as np

from pipeline.layout.words import words
from schemas.document import Chars, Page
from tests.typeset_page import Sheet


def texts(sheet: Sheet) -> list[str]:
    return [word.text for word in words(sheet.page())]


def shuffled(page: Page, seed: int) -> Page:
    order = np.random.default_rng(seed).permutation(len(page.chars))
    columns = {name: getattr(page.chars, name)[order] for name in Chars.__slots__}
    return Page(page.number, page.width, page.height, Chars(**columns), page.fonts, (), (), (), ())


def test_words_end_at_space_glyphs() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Bildung vor Ort")
    assert texts(sheet) == ["Bildung", "vor", "Ort"]


def test_words_end_at_gaps_where_no_space_glyph_stands() -> None:
    sheet = Sheet()
    end = sheet.write(50, 100, "Bildung")
    sheet.write(end + 2.5, 100, "vor")
    assert texts(sheet) == ["Bildung", "vor"]


def test_in_type_without_any_space_glyph_narrow_blanks_part_words() -> None:
    sheet = Sheet()
    end = sheet.write(50, 100, "schallgeschützter")
    end = sheet.write(end + 1.4, 100, "Raum")
    sheet.write(end + 1.3, 100, "im Bürgerbüro")
    assert texts(sheet) == ["schallgeschützterRaum" + "im", "Bürgerbüro"]
    sheet = Sheet()
    end = sheet.write(50, 100, "schallgeschützter")
    end = sheet.write(end + 1.4, 100, "Raum")
    sheet.write(end + 1.3, 100, "im")
    assert texts(sheet) == ["schallgeschützter", "Raum", "im"]


def test_glyphs_drawn_one_by_one_in_any_order_give_the_same_words() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Eine Zeile mit Wörtern")
    sheet.write(50, 112, "und noch eine")
    page = sheet.page()
    for seed in range(5):
        assert [w.text for w in words(shuffled(page, seed))] == [w.text for w in words(page)]


def test_letter_spaced_headings_are_words() -> None:
    sheet = Sheet()
    end = sheet.write(50, 100, "ZIELE", size=12, tracking=4)
    sheet.write(end + 13, 100, "UND", size=12, tracking=4)
    assert texts(sheet) == ["ZIELE", "UND"]


def test_letters_typed_with_spaces_between_are_a_word() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Z I E L E")
    assert texts(sheet) == ["ZIELE"]


def test_dotted_leaders_stay_as_they_are() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Inhalt . . . . . 7")
    assert texts(sheet) == ["Inhalt", ".", ".", ".", ".", ".", "7"]


def test_ligatures_are_expanded_and_accents_composed() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "\ufb01nden")
    sheet.write(150, 100, "fu\u0308r")
    assert texts(sheet) == ["finden", "für"]


def test_a_drop_cap_belongs_to_the_first_word_of_its_paragraph() -> None:
    sheet = Sheet()
    sheet.write(50, 124, "D", size=40)
    sheet.lines(72, 100, ["as Bündnis arbeitet", "seit zehn Jahren in", "allen Orten zusammen"])
    assert texts(sheet)[:3] == ["Das", "Bündnis", "arbeitet"]


def test_a_space_without_width_parts_nothing() -> None:
    sheet = Sheet()
    end = sheet.write(50, 100, "Struk")
    sheet.write(end, 100, " ", size=0.4)
    sheet.write(end + 0.2, 100, "turen")
    assert texts(sheet) == ["Strukturen"]


def test_a_space_drawn_over_a_glyph_parts_nothing() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "fi")
    sheet.write(56, 100, " ")
    sheet.write(60, 100, "nden")
    assert texts(sheet) == ["finden"]


def test_texts_printed_over_each_other_are_not_woven_together() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Donnerstag")
    sheet.write(52, 100, "Samstag")
    assert sorted(texts(sheet)) == ["Donnerstag", "Samstag"]


def test_a_blank_that_the_next_letter_is_drawn_over_parts_nothing() -> None:
    """So browsers print a soft hyphen within a line."""
    sheet = Sheet()
    end = sheet.write(50, 100, "Hof")
    sheet.write(end, 100, " ")
    sheet.write(end, 100, "laden")
    assert texts(sheet) == ["Hofladen"]


def test_a_figure_that_is_kerned_over_the_blank_before_it_is_a_word() -> None:
    sheet = Sheet()
    end = sheet.write(50, 100, "jeweils")
    sheet.write(end, 100, " ")
    sheet.write(end, 100, "100")
    assert texts(sheet) == ["jeweils", "100"]


def test_a_blank_of_a_line_that_was_pressed_together_still_parts_words() -> None:
    sheet = Sheet()
    end = sheet.write(50, 100, "der")
    sheet.write(end, 100, " ", size=2)
    sheet.write(end + 0.55, 100, "Satzung")
    assert texts(sheet) == ["der", "Satzung"]


def test_a_soft_hyphen_that_is_drawn_within_a_word_is_a_hyphen() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Rand\u00ad und Ferien\u00adzeiten")
    assert texts(sheet) == ["Rand-", "und", "Ferien-zeiten"]


def test_a_soft_hyphen_that_the_next_letter_is_drawn_over_stays_soft() -> None:
    sheet = Sheet()
    end = sheet.write(50, 100, "Hof")
    sheet.write(end, 100, "\u00ad")
    sheet.write(end, 100, "laden")
    assert texts(sheet) == ["Hof\u00adladen"]


def test_a_soft_hyphen_within_a_ligature_stays_soft() -> None:
    """Readers part the glyph evenly among the letters of its text."""
    sheet = Sheet()
    sheet.write(50, 100, "schaf\u00adfen")
    assert texts(sheet) == ["schaf\u00adfen"]


def test_one_blank_that_a_reader_invented_makes_no_type_one_with_space_glyphs() -> None:
    def line(sheet: Sheet, top: float, *, narrow: bool) -> None:
        end = sheet.write(50, top, "Elektroauto")
        end = sheet.write(end + (1.3 if narrow else 2.5), top, "ist")
        sheet.write(end + 2.5, top, "bequem")

    sheet = Sheet()
    line(sheet, 100, narrow=True)
    for top in (120, 140, 160):
        line(sheet, top, narrow=False)
    sheet.write(54, 160, " ")
    assert texts(sheet)[:3] == ["Elektroauto", "ist", "bequem"]
