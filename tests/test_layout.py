"""Blocks in the order in which a person reads them, with their roles."""

from __future__ import annotations

import itertools

from pipeline.layout import arrange
from schemas.box import Box
from schemas.document import Rect
from tests.typeset_page import BOLD, SYMBOL, Sheet, document

LEFT = ["Im Landkreis leben viele Familien", "mit Kindern in kleinen Orten und", "die Wege zur Schule sind weit."]
RIGHT = ["Das Bündnis trifft sich monatlich", "und spricht über alles, was die", "Eltern und Lehrkräfte bewegt."]


def roles(sheet: Sheet) -> list[tuple[str, str]]:
    return [(block.role, block.text) for block in arrange(document(sheet))]


def text_of(sheet: Sheet) -> list[str]:
    return [block.text for block in arrange(document(sheet))]


def test_two_columns_with_shared_baselines_are_read_one_after_the_other() -> None:
    sheet = Sheet()
    sheet.lines(50, 200, LEFT * 2)
    sheet.lines(250, 200, RIGHT * 2)
    first, second = text_of(sheet)
    assert first.startswith("Im Landkreis leben viele Familien mit Kindern")
    assert second.startswith("Das Bündnis trifft sich monatlich und spricht")


def test_a_heading_over_both_columns_comes_first_and_text_below_them_last() -> None:
    sheet = Sheet()
    sheet.write(50, 150, "Gemeinsam für alle Kinder in unserem schönen Landkreis", size=16)
    sheet.lines(50, 200, LEFT * 2)
    sheet.lines(250, 200, RIGHT * 2)
    sheet.write(50, 320, "Zum Schluss eine Zeile, die über die ganze Breite der Seite läuft und mehr sagt.")
    found = roles(sheet)
    assert found[0] == ("heading", "Gemeinsam für alle Kinder in unserem schönen Landkreis")
    assert [text[:12] for _, text in found[1:]] == ["Im Landkreis", "Das Bündnis ", "Zum Schluss "]


def test_labels_and_values_are_a_table_and_no_columns() -> None:
    sheet = Sheet()
    for n, (label, value) in enumerate(
        [
            ("Kommune:", "Musterkreis"),
            ("Bundesland:", "Hessen"),
            ("Telefon:", "06000 12345"),
            ("E-Mail:", "a@b.example"),
        ]
    ):
        sheet.write(50, 200 + 14 * n, label, font=BOLD)
        sheet.write(150, 200 + 14 * n, value)
    (table,) = arrange(document(sheet))
    assert table.role == "table"
    assert [[cell.text for cell in row] for row in table.rows][:2] == [
        ["Kommune:", "Musterkreis"],
        ["Bundesland:", "Hessen"],
    ]


def test_a_tinted_box_is_read_on_its_own() -> None:
    sheet = Sheet()
    sheet.lines(50, 200, LEFT * 3)
    sheet.tint(300, 190, 500, 260)
    sheet.lines(310, 205, ["Kontakt", "Frau Beispiel", "Musterweg 1", "12345 Ort"])
    blocks = arrange(document(sheet))
    inside = [block for block in blocks if block.container >= 0]
    assert " ".join(block.text for block in inside) == "Kontakt Frau Beispiel Musterweg 1 12345 Ort"
    assert all("Kontakt" not in block.text for block in blocks if block.container < 0)


def test_the_last_row_of_a_ruled_table_may_stand_alone_on_the_next_page() -> None:
    first, second, other = Sheet(), Sheet(), Sheet()
    first.grid([50, 150, 400], [100, 120, 140])
    second.grid([50, 150, 400], [100, 120])
    other.grid([50, 210, 400], [100, 120])
    for row, (label, value) in enumerate((("Träger", "Landkreis"), ("Laufzeit", "2 Jahre"))):
        first.write(55, 114 + 20 * row, label)
        first.write(155, 114 + 20 * row, value)
    for sheet in (second, other):
        sheet.write(55, 114, "Auskunft")
        sheet.write(sheet.rules[-2].box.x0 + 5, 114, "Ada Muster")
    assert [block.role for block in arrange(document(first, second))] == ["table", "table"]
    assert "table" not in {block.role for block in arrange(document(first, other)) if block.page == 2}


def test_ruled_tables_keep_their_cells() -> None:
    sheet = Sheet()
    sheet.grid([50, 150, 400], [100, 120, 140, 160])
    for row, (a, b) in enumerate([("Träger", "Landkreis"), ("Laufzeit", "2 Jahre"), ("Ziel", "Teilhabe")]):
        sheet.write(55, 114 + 20 * row, a)
        sheet.write(155, 114 + 20 * row, b)
    (table,) = arrange(document(sheet))
    assert [(c.row, c.column, c.text) for c in table.cells] == [
        (0, 0, "Träger"),
        (0, 1, "Landkreis"),
        (1, 0, "Laufzeit"),
        (1, 1, "2 Jahre"),
        (2, 0, "Ziel"),
        (2, 1, "Teilhabe"),
    ]


def test_bars_on_a_tinted_page_are_no_rows_of_a_table() -> None:
    sheet = Sheet()
    sheet.tint(0, 0, 595, 840)
    sheet.tint(0, 0, 595, 160, colour=0xC24010)
    sheet.tint(0, 790, 595, 840, colour=0x303030)
    sheet.write(50, 60, "Markt der Ideen", size=30)
    sheet.write(50, 110, "Samstag, rund um die Kirche", size=18)
    sheet.lines(50, 200, LEFT * 2)
    for n, text in enumerate(["Pflanzen tauschen", "Räder leihen"]):
        sheet.rects.append(Rect(Box(300, 191 + 20 * n, 309, 200 + 20 * n), 0xC24010, None))
        sheet.write(316, 200 + 20 * n, text)
    foot = [
        "Es lädt ein: Stadt Beispiel, Stabsstelle Umwelt, Telefon 06000 12345.",
        "Bei Regen ist der Markt in der Halle.",
    ]
    sheet.lines(50, 806, foot)
    found = roles(sheet)
    assert [role for role, _ in found] == ["heading", "heading", "paragraph", "list_item", "list_item", "paragraph"]
    assert found[3:5] == [("list_item", "Pflanzen tauschen"), ("list_item", "Räder leihen")]


def test_list_items_have_markers_levels_and_their_whole_text() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "• Erster Punkt, der in der nächsten")
    sheet.write(60, 112, "Zeile weitergeht")
    sheet.write(70, 124, "– Unterpunkt")
    sheet.write(50, 136, "• Zweiter Punkt")
    items = arrange(document(sheet))
    assert [(b.role, b.marker, b.level, b.text) for b in items] == [
        ("list_item", "•", 1, "Erster Punkt, der in der nächsten Zeile weitergeht"),
        ("list_item", "–", 2, "Unterpunkt"),
        ("list_item", "•", 1, "Zweiter Punkt"),
    ]


def test_bullets_may_be_drawn_squares_or_letters_of_a_symbol_font() -> None:
    drawn, symbol = Sheet(), Sheet()
    for n, text in enumerate(["Ein Angebot", "Noch ein Angebot"]):
        drawn.square(50, 94 + 14 * n)
        drawn.write(62, 100 + 14 * n, text)
        symbol.write(50, 100 + 14 * n, "§", font=SYMBOL)
        symbol.write(62, 100 + 14 * n, text)
    for sheet in (drawn, symbol):
        assert roles(sheet) == [("list_item", "Ein Angebot"), ("list_item", "Noch ein Angebot")]


def test_a_date_at_the_start_of_a_line_opens_no_list() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "6. März 2012")
    assert roles(sheet) == [("paragraph", "6. März 2012")]


def test_a_dash_after_a_quotation_names_the_speaker() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "„Wir sind klein, aber viele und wir bleiben dran.“")
    sheet.write(50, 114, "— Erika Beispiel")
    assert [role for role, _ in roles(sheet)] == ["paragraph", "paragraph"]


def test_marked_headings_are_headings_and_not_items() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "□ Ziele", size=14, font=BOLD)
    sheet.lines(50, 124, ["• Alle Kinder erreichen", "• Eltern stärken"])
    assert roles(sheet) == [
        ("heading", "Ziele"),
        ("list_item", "Alle Kinder erreichen"),
        ("list_item", "Eltern stärken"),
    ]


def test_heading_levels_follow_the_ladder_of_styles_over_all_pages() -> None:
    first, second = Sheet(), Sheet()
    first.write(50, 100, "Der Titel der Publikation", size=22)
    first.write(50, 140, "Ein Abschnitt", size=14, font=BOLD)
    first.lines(50, 160, LEFT * 2)
    second.write(50, 140, "Noch ein Abschnitt", size=14, font=BOLD)
    second.lines(50, 160, LEFT * 2)
    levels = {b.text: b.level for b in arrange(document(first, second)) if b.role == "heading"}
    assert levels == {"Der Titel der Publikation": 1, "Ein Abschnitt": 2, "Noch ein Abschnitt": 2}


def test_running_heads_and_page_numbers_are_known_by_their_return() -> None:
    sheets = []
    for number in range(1, 4):
        sheet = Sheet()
        sheet.write(50, 40, "Bündnisse im Landkreis", size=8)
        sheet.lines(50, 200, LEFT * 3)
        sheet.write(500, 810, f"Seite {number}", size=8)
        sheets.append(sheet)
    found = [(b.role, b.text) for b in arrange(document(*sheets)) if b.role != "paragraph"]
    assert found == list(
        itertools.chain.from_iterable(
            [("running_head", "Bündnisse im Landkreis"), ("page_number", f"Seite {n}")] for n in range(1, 4)
        )
    )


def test_a_paragraph_goes_on_over_the_page_break() -> None:
    first, second = Sheet(), Sheet()
    first.lines(50, 700, ["Der Kreis hat im vergangenen Jahr", "viele neue Angebote aufgebaut und"])
    second.lines(50, 100, ["will sie im kommenden Jahr weiter", "ausbauen und besser bekannt machen."])
    (block,) = arrange(document(first, second))
    assert block.text.endswith("aufgebaut und will sie im kommenden Jahr weiter ausbauen und besser bekannt machen.")
    assert [page for page, _ in block.boxes] == [1, 2]


def test_footnote_marks_stay_in_their_line() -> None:
    sheet = Sheet()
    end = sheet.write(50, 100, "Die Zahl der Kinder")
    after = sheet.write(end, 97, "1", size=6)
    sheet.write(after + 3, 100, "steigt seit Jahren.")
    (block,) = arrange(document(sheet))
    assert block.text == "Die Zahl der Kinder1 steigt seit Jahren."


def test_lines_broken_on_purpose_stay_apart() -> None:
    printed = ["Erika Beispiel", "Musterweg 1", "Landratsamt Musterkreis, Fachbereich Familie und Jugend"]
    sheet = Sheet()
    sheet.lines(50, 100, printed)
    assert text_of(sheet) == printed


def test_every_word_comes_out_once_whatever_the_page_looks_like() -> None:
    sheet = Sheet()
    expected = []
    for n in range(40):
        x, y = 40 + (n * 137) % 480, 60 + (n * 211) % 720
        sheet.write(x, y, f"Wort{n}", size=8 + n % 5)
        expected.append(f"Wort{n}")
    found = " ".join(
        part
        for block in arrange(document(sheet))
        for part in ([block.text] if block.role != "table" else [cell.text for cell in block.cells])
    ).split()
    assert sorted(found) == sorted(expected)


def test_a_figure_is_no_heading_however_large() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "119,4 km²", size=24, font=BOLD)
    sheet.write(50, 115, "Fläche", size=8)
    sheet.lines(50, 160, LEFT * 3)
    assert "heading" not in [role for role, _ in roles(sheet)]


def test_an_abbreviation_broken_over_lines_opens_no_list() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["• getragen vom Landfrauenverein Hoher Wald e.", "   V. und der Gemeinde"])
    assert [text for _, text in roles(sheet)] == ["getragen vom Landfrauenverein Hoher Wald e. V. und der Gemeinde"]


def test_dashes_open_items_in_lower_case_too() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Was wir anbieten:")
    sheet.lines(50, 116, ["– zehn Besuche", "– viele Gespräche"])
    assert roles(sheet)[1:] == [("list_item", "zehn Besuche"), ("list_item", "viele Gespräche")]


def test_abbreviations_and_initials_open_no_list() -> None:
    for text in ("e. V. im Landkreis", "z. B. Vereine", "N. (Projektleitung)"):
        sheet = Sheet()
        sheet.write(50, 100, text)
        assert [role for role, _ in roles(sheet)] == ["paragraph"], text


def test_items_side_by_side_are_two_items() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "a) Kinder in Dörfern")
    sheet.write(300, 100, "b) neue Mitglieder")
    assert [text for _, text in roles(sheet)] == ["Kinder in Dörfern", "neue Mitglieder"]


def test_a_bullet_a_little_off_the_baseline_belongs_to_its_line() -> None:
    sheet = Sheet()
    for n, text in enumerate(["Stadt und Land", "Vereine und Schulen"]):
        sheet.write(50, 98.5 + 16 * n, "■", size=9)
        sheet.write(64, 100 + 16 * n, text, size=10)
    assert roles(sheet) == [("list_item", "Stadt und Land"), ("list_item", "Vereine und Schulen")]


def test_short_paragraphs_stay_apart_where_most_steps_are_between_paragraphs() -> None:
    """In a letter of two-line paragraphs there are as many steps between paragraphs as within them."""
    sheet = Sheet()
    y = 100.0
    for _ in range(4):
        sheet.write(50, y, "Im Landkreis leben viele Familien mit Kindern in kleinen Orten")
        sheet.write(50, y + 12, "und die Wege zur Schule sind weit für alle, die dort leben.")
        y += 29
    for line in ("Mit Gruß", "Erika Beispiel", "Leitung", "Amt für Bildung", "Musterstadt"):
        sheet.write(50, y, line)
        y += 17
    assert len([text for text in text_of(sheet) if text.startswith("Im Landkreis")]) == 4


def test_headings_in_the_margin_are_read_before_the_text_beside_them() -> None:
    sheet = Sheet()
    text = ["Ein Absatz, der über die ganze Breite der Spalte läuft und dann weiter geht,"] * 5
    sheet.write(160, 80, "1 Planung", size=20, font=BOLD)
    for top, lines in ((110, ["Früh beginnen"]), (200, ["Was genehmigt", "werden muss"])):
        sheet.lines(160, top, text)
        for n, line in enumerate(lines):
            sheet.write(50, top + 12 * n, line, font=BOLD)
    blocks = arrange(document(sheet))
    assert [(b.role, b.text[:25]) for b in blocks] == [
        ("heading", "1 Planung"),
        ("heading", "Früh beginnen"),
        ("paragraph", "Ein Absatz, der über die "),
        ("heading", "Was genehmigt werden muss"),
        ("paragraph", "Ein Absatz, der über die "),
    ]


def test_a_label_of_two_lines_beside_a_sentence_that_goes_on_is_one() -> None:
    sheet = Sheet()
    rows = [
        ("Träger", "Landkreis"),
        ("Wer entscheidet, wer", "Eine Lenkungsgruppe aus Landrat und Forstamt"),
        ("arbeitet", "tagt alle acht Wochen."),
        ("Laufzeit", "2012–2014"),
    ]
    for n, (label, value) in enumerate(rows):
        sheet.write(50, 200 + 14 * n, label, font=BOLD)
        sheet.write(200, 200 + 14 * n, value)
    (table,) = arrange(document(sheet))
    assert [cell.text for cell in table.rows[1]] == [
        "Wer entscheidet, wer arbeitet",
        "Eine Lenkungsgruppe aus Landrat und Forstamt tagt alle acht Wochen.",
    ]
