"""What sidebars and narrow columns break over lines, and what stands at their edges."""

from __future__ import annotations

from pipeline.layout import arrange
from schemas.box import Box
from schemas.document import Block, Rule
from tests.typeset_page import BOLD, Sheet, document

LEFT = ["Im Landkreis leben viele Familien", "mit Kindern in kleinen Orten und", "die Wege zur Schule sind weit."]


def blocks(*sheets: Sheet) -> tuple[Block, ...]:
    return arrange(document(*sheets))


def texts(*sheets: Sheet) -> list[str]:
    return [block.text for block in blocks(*sheets)]


def sidebar(sheet: Sheet, bottom: float = 300) -> None:
    sheet.tint(50, 90, 220, bottom)


def test_bars_across_a_tinted_box_are_no_rows_of_a_table() -> None:
    sheet = Sheet()
    sidebar(sheet)
    for top, title, text in ((100, "Daten", "Einwohner: 12.300"), (160, "Kontakt", "Ada Beispiel")):
        sheet.tint(60, top, 210, top + 18, colour=0x804000)
        sheet.write(65, top + 13, title, font=BOLD, colour=0xFFFFFF)
        sheet.write(60, top + 34, text)
        sheet.write(60, top + 48, "und noch mehr")
    sheet.lines(250, 100, LEFT * 5)
    assert [b.role for b in blocks(sheet)].count("table") == 0


def test_tables_in_a_tinted_box_are_tables_of_their_own() -> None:
    sheet = Sheet()
    sidebar(sheet)
    sheet.grid([60, 130, 210], [100, 120, 140])
    sheet.grid([60, 110, 210], [200, 220, 240])
    for top, cells in (
        (100, ("Fläche", "93 km²")),
        (120, ("Dauer", "2014")),
        (200, ("Tel.", "12")),
        (220, ("Fax", "13")),
    ):
        sheet.write(64, top + 14, cells[0])
        sheet.write(134, top + 14, cells[1])
    sheet.write(60, 180, "Kontakt", font=BOLD)
    sheet.lines(250, 100, LEFT * 5)
    tables = [b for b in blocks(sheet) if b.role == "table"]
    assert [[c.text for c in t.cells] for t in tables] == [
        ["Fläche", "93 km²", "Dauer", "2014"],
        ["Tel.", "12", "Fax", "13"],
    ]


def test_a_separator_that_begins_a_line_is_no_bullet() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["Ada Beispiel • Leiterin der Stelle", "• Landkreis Muster • 12345 Muster", "• Tel. 0123 456"])
    assert [b.role for b in blocks(sheet)] == ["paragraph"]


def test_items_below_a_line_with_a_dot_in_it_are_items() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["Kita • Hort", "• Landkreis Muster und Umland", "• noch ein Punkt"])
    assert [b.role for b in blocks(sheet)] == ["paragraph", "list_item", "list_item"]


def test_a_dash_inside_of_a_quoted_name_opens_no_item() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["Das Landesprogramm „Mo.Ki ist dabei", "– Monheim für Kinder“ ist der Name"])
    assert [b.role for b in blocks(sheet)] == ["paragraph"]


def test_labels_in_the_small_type_of_a_sidebar_stand_close_to_their_values() -> None:
    """The page's type is 10 points, that of the box 7: seven tenths of the gap make its columns."""
    sheet = Sheet()
    sidebar(sheet)
    rows = [("Kontakt:", "Ada Beispiel"), ("Position:", "Leiterin der"), ("", "Abteilung"), ("Tel.:", "0123 456789")]
    for n, (label, value) in enumerate(rows):
        sheet.write(60, 110 + 10 * n, label, size=7)
        sheet.write(60 + 3.5 * 9 + 5.6, 110 + 10 * n, value, size=7)
    sheet.lines(250, 100, LEFT * 6)
    (table,) = [b for b in blocks(sheet) if b.role == "table"]
    assert [[c.text for c in row] for row in table.rows] == [
        ["Kontakt:", "Ada Beispiel"],
        ["Position:", "Leiterin der Abteilung"],
        ["Tel.:", "0123 456789"],
    ]


def test_a_label_goes_on_to_its_colon() -> None:
    sheet = Sheet()
    rows = [
        ("Ihre", "Dr. Ada von"),
        ("Ansprechpartnerin:", "Beispiel"),
        ("Telefon:", "0123 456"),
        ("Telefax:", "0123 457"),
    ]
    rows += [("E-Mail:", "ada@muster.example"), ("Internet:", "www.muster.example")]
    for n, (label, value) in enumerate(rows):
        sheet.write(50, 100 + 12 * n, label)
        sheet.write(160, 100 + 12 * n, value)
    (table,) = blocks(sheet)
    assert [c.text for c in table.rows[0]] == ["Ihre Ansprechpartnerin:", "Dr. Ada von Beispiel"]


def test_what_stands_below_a_rule_across_the_columns_is_read_after_them() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, LEFT * 3)
    sheet.lines(
        300, 100, ["Das Bündnis trifft sich monatlich", "und spricht über alles, was die", "Eltern bewegt."] * 3
    )
    sheet.rules.append(Rule(Box(50, 214, 480, 214.5), 0))
    sheet.write(50, 226, "Herausgeber: Stelle für Muster", size=8)
    assert texts(sheet)[-1] == "Herausgeber: Stelle für Muster"


def test_the_last_line_of_a_lead_over_the_columns_is_its_own() -> None:
    sheet = Sheet()
    sheet.write(
        50, 100, "Sport, Musik, Kultur und Klassenfahrten dürfen nicht am Geld scheitern. Der Kreis setzt", font=BOLD
    )
    sheet.write(50, 112, "alles daran, dass es gelingt.", font=BOLD)
    for x in (50, 300):
        sheet.lines(x, 130, LEFT * 3)
    first, *_ = blocks(sheet)
    assert first.role == "paragraph"
    assert first.text.endswith("Der Kreis setzt alles daran, dass es gelingt.")


def test_an_item_goes_on_in_the_next_column_where_its_text_hangs() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, LEFT * 2)
    for y, text in ((172, "• Vier Gremien arbeiten an den"), (184, "  Zielen und erarbeiten fachliche")):
        sheet.write(50, y, text)
    for y, text in (
        (100, "  Empfehlungen"),
        (112, "• Die Planung liegt in einer Hand"),
        (124, "  und wird jährlich erneuert"),
    ):
        sheet.write(300, y, text)
    sheet.lines(300, 140, LEFT)
    items = [b.text for b in blocks(sheet) if b.role == "list_item"]
    assert items[0] == "Vier Gremien arbeiten an den Zielen und erarbeiten fachliche Empfehlungen"


def test_an_item_that_ends_with_a_comma_goes_on_in_the_next_column() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, LEFT * 2)
    sheet.write(50, 172, "• Werkstatt für Kinder bis zwölf,")
    sheet.lines(300, 100, ["  Kosten 10 Euro je Woche"])
    sheet.lines(300, 130, LEFT * 2)
    assert "Werkstatt für Kinder bis zwölf, Kosten 10 Euro je Woche" in texts(sheet)


def test_stretched_lines_of_a_narrow_column_part_nothing() -> None:
    """Two wide spaces below each other are no gutter: what stands behind them begins anywhere and ends at one edge."""
    sheet = Sheet()
    for y, words in ((100, ("Unterzeichnung", "der")), (112, ("„Erklärung", "mehr"))):
        sheet.write(50, y, words[0])
        sheet.write(200 - 5 * len(words[1]), y, words[1])
    sheet.write(50, 124, "Bildungsgerechtigkeit“")
    assert texts(sheet) == ["Unterzeichnung der „Erklärung mehr Bildungsgerechtigkeit“"]


def test_a_lone_title_in_the_margin_is_read_before_its_text() -> None:
    """Nothing but one line stands at the left, and the quotation below ends the strip."""
    sheet = Sheet()
    sheet.write(50, 100, "Ausgangslage und", font=BOLD)
    sheet.write(50, 112, "Bedarf", font=BOLD)
    sheet.lines(160, 100, ["• Jedes sechste Kind lebt hier", "  in einem Haushalt mit wenig", "• Die Wege sind weit"])
    sheet.write(50, 150, "Ada Beispiel, Bürgermeisterin, sagt: „Wir sind klein, aber viele.“")
    found = [(b.role, b.text) for b in blocks(sheet)]
    assert found[:2] == [
        ("heading", "Ausgangslage und Bedarf"),
        ("list_item", "Jedes sechste Kind lebt hier in einem Haushalt mit wenig"),
    ]


def test_bold_labels_are_as_wide_as_their_values_in_a_narrow_box() -> None:
    sheet = Sheet()
    rows = [
        ("Ansprechpartner/in", "Ada von Beispiel"),
        ("Funktion", "Leiterin"),
        ("Stelle", "Amt Muster"),
        ("Telefon", "0123 45"),
    ]
    for n, (label, value) in enumerate(rows):
        sheet.write(50, 100 + 12 * n, label, font=BOLD)
        sheet.write(160, 100 + 12 * n, value)
    (table,) = blocks(sheet)
    assert [c.text for c in table.rows[1]] == ["Funktion", "Leiterin"]


def test_spaces_alike_in_a_stretched_line_part_nothing() -> None:
    """The first line of a lead over two columns: one of its wide spaces stands where the columns part."""
    sheet = Sheet()
    x = 50.0
    for word in ["Kinderkonferenzen", "sind", "das", "Herzstück", "der", "Beteiligung", "und", "wo", "sie", "sind"]:
        x = sheet.write(x, 100, word, font=BOLD) + 11
    sheet.write(50, 112, "kommen sie vor den Rat.", font=BOLD)
    sheet.lines(50, 140, LEFT * 3)
    sheet.lines(sheet.write(0, 0, "") + 257, 140, LEFT * 3)
    assert texts(sheet)[0].endswith("wo sie sind kommen sie vor den Rat.")


def test_a_heading_at_one_place_of_several_pages_heads_their_text() -> None:
    pages = []
    for number, town in enumerate(("Unna", "Kamen"), 1):
        sheet = Sheet(number=number)
        sheet.write(50, 30, "Kommunen am Werk", size=8)
        sheet.write(50, 80, "Ausgangslage", font=BOLD)
        sheet.lines(50, 95, [f"In {town} leben viele Familien mit", *LEFT * 4])
        pages.append(sheet)
    roles = {(b.role, b.text) for b in blocks(*pages)}
    assert ("heading", "Ausgangslage") in roles
    assert ("running_head", "Kommunen am Werk") in roles


def test_a_heading_breaks_over_two_columns() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, LEFT * 3)
    sheet.write(50, 225, "Strukturen gegen", font=BOLD, size=12)
    sheet.write(300, 100, "Armut", font=BOLD, size=12)
    sheet.lines(300, 116, LEFT * 3)
    assert ("heading", "Strukturen gegen Armut") in [(b.role, b.text) for b in blocks(sheet)]


def test_the_words_of_a_spaced_heading_are_one_line() -> None:
    sheet = Sheet()
    for y, words in ((100, ("Zielgruppen", "und Ziele")), (150, ("Materialien", "und Links"))):
        end = sheet.write(50, y, words[0], font=BOLD, tracking=2.5)
        sheet.write(end + 9, y, words[1], font=BOLD, tracking=2.5)
        sheet.lines(50, y + 14, LEFT)
    assert [b.text for b in blocks(sheet)][::2] == ["Zielgruppen und Ziele", "Materialien und Links"]


def test_labels_with_colons_stand_close_to_their_values() -> None:
    sheet = Sheet()
    rows = [("Kontakt:", "Ada Beispiel"), ("Adresse:", "Ring 3, 12345"), ("", "Muster"), ("Tel.:", "0123 45")]
    rows += [("Fax:", "0123 46")]
    for n, (label, value) in enumerate(rows):
        sheet.write(50, 100 + 12 * n, label)
        sheet.write(96.5, 100 + 12 * n, value)
    (table,) = blocks(sheet)
    assert [[c.text for c in row] for row in table.rows][:3] == [
        ["Kontakt:", "Ada Beispiel"],
        ["Adresse:", "Ring 3, 12345 Muster"],
        ["Tel.:", "0123 45"],
    ]


def test_who_is_quoted_is_named_over_two_columns() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, LEFT * 3)
    sheet.write(50, 212, "Ada Beispiel-Muster, Fachdienstleiterin", size=8)
    sheet.write(300, 100, "Jugend und Schulsozialarbeit", size=8)
    sheet.lines(300, 125, LEFT * 3)
    assert "Ada Beispiel-Muster, Fachdienstleiterin Jugend und Schulsozialarbeit" in texts(sheet)


def test_a_title_in_the_margin_goes_on_in_small_letters() -> None:
    sheet = Sheet()
    told = ["Ein Kreis aus Politik, Verwaltung und freien Trägern trifft sich", "Verwaltung und freie Träger tagen"]
    sheet.write(50, 112, "sind", font=BOLD)
    for n, title in enumerate(("Wie wir organisiert", "Was wir tun", "Wer hilft")):
        sheet.write(50, 100 + 60 * n, title, font=BOLD)
        sheet.lines(170, 100 + 60 * n, told)
    assert "Wie wir organisiert sind" in [c.text for b in blocks(sheet) for c in b.cells] + texts(sheet)


def test_labels_of_a_second_block_with_a_wider_column_are_labels_each() -> None:
    sheet = Sheet()
    first = [("Name", "Ada Beispiel"), ("Funktion", "Lotsin"), ("T", "02303 103-21"), ("E", "ada@unna.example")]
    second = [("Name", "Ben Muster"), ("Funktion", "Lotse"), ("Postanschrift", "Rathausplatz 1, 59423 Unna")]
    for x, top, rows in ((100, 100, first), (118, 160, second)):
        for n, (label, value) in enumerate(rows):
            sheet.write(50, top + 13 * n, label, size=8.5, font=BOLD)
            sheet.write(x, top + 13 * n, value, size=8.5)
    cells = [cell.text for block in arrange(document(sheet)) for cell in block.cells]
    assert [cell for cell in cells if cell in {"Name", "Funktion"}] == ["Name", "Funktion", "Name", "Funktion"]
