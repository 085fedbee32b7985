"""Boxes at the side of the text, cards that have but a rule over them, and what begins anew below a heading."""

from __future__ import annotations

import pytest

from pipeline.layout import arrange
from schemas.box import Box
from schemas.document import Block, Rect, Rule
from tests.typeset_page import BOLD, ITALIC, Sheet, document

LEFT = ["Im Landkreis leben viele Familien", "mit Kindern in kleinen Orten und", "die Wege zur Schule sind weit."]
RIGHT = ["Das Bündnis hilft ihnen dabei mit", "einem Bus, der jeden Morgen alle", "Orte anfährt und sie abholt."]


def blocks(sheet: Sheet) -> list[Block]:
    return list(arrange(document(sheet)))


def texts(sheet: Sheet) -> list[str]:
    return [block.text for block in blocks(sheet)]


def beside_text(*boxes: tuple[float, float, str]) -> Sheet:
    """Tinted boxes (top, bottom, first line) at the left of a text with its title."""
    sheet = Sheet()
    for top, bottom, line in boxes:
        sheet.tint(0, top, 170, bottom)
        sheet.lines(30, top + 30, [line, "und mehr davon"])
    sheet.write(200, 80, "Bücherbus mit langem Atem", size=20, font=BOLD)
    sheet.lines(200, 110, [f"{line} {line}" for line in LEFT * 6])
    return sheet


@pytest.mark.parametrize(
    "sheet",
    [beside_text((40, 500, "Der Bus hält")), beside_text((40, 200, "Der Bus hält"), (220, 300, "Wir suchen"))],
    ids=["one box", "several"],
)
def test_boxes_at_the_left_are_read_after_the_text_that_has_the_title(sheet: Sheet) -> None:
    found = texts(sheet)
    assert found[0] == "Bücherbus mit langem Atem"
    assert found[-1].endswith("und mehr davon")


def test_large_figures_are_no_title() -> None:
    sheet = beside_text((40, 500, "Halte in elf Orten"))
    sheet.write(30, 180, "8.900", size=22, font=BOLD)
    assert texts(sheet)[0] == "Bücherbus mit langem Atem"


def test_a_box_with_the_title_is_read_first() -> None:
    sheet = beside_text((40, 500, "Halte in elf Orten"))
    sheet.write(30, 180, "Lesen", size=32, font=BOLD)
    assert texts(sheet)[0].startswith("Halte in elf Orten")


def test_the_foot_below_a_rule_has_columns_of_its_own() -> None:
    """Its headings alone stand at both sides of the gutter that the sidebar leaves."""
    sheet = beside_text((40, 340, "Der Bus hält"))
    sheet.rules.append(Rule(Box(30, 380, 545, 380.5), 0))
    sheet.write(40, 400, "Büro", font=BOLD)
    sheet.write(300, 400, "Impressum", font=BOLD)
    sheet.lines(40, 414, ["Landesverband der Kleingärten Mittelmark", "Gartenstraße 101, 14772 Lüdersitz"])
    sheet.lines(300, 414, ["Redaktion: Ada Muster", "Auflage: 4.000"])
    found = " ".join(texts(sheet))
    assert found.index("und mehr davon") < found.index("Büro") < found.index("Gartenstraße") < found.index("Impressum")


def test_rules_of_a_table_beside_them_part_no_columns() -> None:
    sheet = Sheet(width=842, height=595)
    sheet.rules += [Rule(Box(40, y, 390, y + 0.5), 0) for y in (200, 218, 236)]
    sheet.lines(470, 204, ["Hafenstadt", "Speicherzeile 11", "26954 Hafenstadt", "Telefon 04731 602215"], leading=14)
    sheet.lines(640, 204, ["Osterdeich", "Kirchenallee 40", "26935 Osterdeich", "Telefon 04737 3370"], leading=14)
    found = " ".join(texts(sheet))
    assert found.index("Telefon 04731 602215") < found.index("Osterdeich")


def capped(*, above: bool = False, deep: bool = False) -> Sheet:
    """Three rules side by side with a few lines below each, close to each other."""
    sheet = Sheet()
    for n, (day, what) in enumerate((("Freitag", "Auftakt"), ("Samstag", "Mühlen"), ("Sonntag", "Markt"))):
        x = 50 + 130 * n
        if above:
            sheet.write(x, 96, "Spalte")
        sheet.rects.append(Rect(Box(x, 100, x + 122, 102), 0x602080, None))
        sheet.write(x, 120, f"{day}, 7. Juni im Ort", font=BOLD)
        sheet.lines(x, 132, [f"{what} für alle auf dem", "Platz am Dom"] * (25 if deep else 1))
    return sheet


def test_rules_side_by_side_head_cards() -> None:
    assert [b.container >= 0 for b in blocks(capped())] == [True] * 6
    assert texts(capped())[:2] == ["Freitag, 7. Juni im Ort", "Auftakt für alle auf dem Platz am Dom"]


@pytest.mark.parametrize("sheet", [capped(above=True), capped(deep=True)], ids=["a table's head", "columns of text"])
def test_rules_over_columns_head_no_cards(sheet: Sheet) -> None:
    assert {block.container for block in blocks(sheet)} == {-1}


def test_columns_begin_anew_below_a_kicker_with_its_title() -> None:
    sheet = Sheet()
    for x, lines in ((50, LEFT), (230, RIGHT), (410, LEFT)):
        sheet.lines(x, 60, lines)
    sheet.write(50, 130, "IM GESPRÄCH", size=8)
    sheet.write(50, 152, "Wir zählen keine Köpfe", size=20, font=BOLD)
    sheet.lines(50, 180, RIGHT * 4)
    sheet.lines(230, 180, LEFT * 4)
    sheet.tint(405, 165, 570, 300)
    sheet.lines(415, 180, ["Zur Person", "Sie lehrt und forscht", "in Letschin"])
    found = " ".join(texts(sheet))
    assert found.count("Wege zur Schule sind weit", 0, found.index("IM GESPRÄCH")) == 2


def test_white_text_in_a_dark_box_heads_nothing() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, LEFT * 4)
    sheet.tint(40, 300, 400, 420, colour=0x004060)
    sheet.write(50, 330, "Beratung", font=BOLD, colour=0xFFFFFF)
    for n, line in enumerate(("Speicherzeile am Hafen", "26954 Hafenstadt", "Telefon 04731 602215")):
        sheet.write(50, 346 + 15 * n, line, colour=0xFFFFFF)
    assert [b.text for b in blocks(sheet) if b.role == "heading"] == ["Beratung"]


@pytest.mark.parametrize(("size", "roles"), [(10.5, ["heading", "heading"]), (10.0, ["heading", "paragraph"])])
def test_a_title_right_below_its_kicker_is_a_heading(size: float, roles: list[str]) -> None:
    sheet = Sheet()
    sheet.lines(50, 60, LEFT * 4)
    sheet.write(50, 230, "Freitag, 6. Juni", font=BOLD, colour=0x602080)
    sheet.write(50, 242, "Nacht der Mühlen", font=BOLD, size=size)
    sheet.lines(50, 254, LEFT)
    assert [b.role for b in blocks(sheet)][1:3] == roles


def barred(*, left: str = "") -> Sheet:
    """Four cards in two rows, each at the right of an upright bar; `left` stands before the first bars."""
    sheet = Sheet()
    sheet.lines(50, 60, LEFT)
    for n, name in enumerate(("Nord", "Ost", "Süd", "West")):
        x, top = 100 + 200 * (n % 2), 120 + 70 * (n // 2)
        sheet.rects.append(Rect(Box(x, top, x + 2, top + 50), 0x602080, None))
        sheet.write(x + 10, top + 12, f"Bezirk {name}", font=BOLD)
        sheet.lines(x + 10, top + 26, [f"Kammer {name}", "Holzhafen am Kai"])
        if left and not n % 2:
            sheet.lines(50, top + 12, [left, left])
    return sheet


def test_bars_side_by_side_have_cards_beside_them() -> None:
    found = blocks(barred())
    assert [b.text for b in found if b.text.startswith("Bezirk")] == [
        f"Bezirk {n}" for n in ("Nord", "Ost", "Süd", "West")
    ]
    assert all(b.container >= 0 for b in found if b.box.top > 110)


def test_upright_rules_between_columns_head_no_cards() -> None:
    assert {block.container for block in blocks(barred(left="Lauf"))} == {-1}


def test_bold_lines_over_smaller_text_head_it_where_they_come_back_in_a_box() -> None:
    sheet = Sheet()
    sheet.lines(200, 60, LEFT * 6)
    sheet.tint(30, 60, 180, 300)
    sheet.lines(40, 80, ["Alle gehen zu Fuß und sind", "am Abend wieder da."], size=7.5)
    for n, stage in enumerate(("1 Salzthal", "2 Wernroda")):
        sheet.write(40, 120 + 60 * n, stage, size=8, font=BOLD)
        sheet.lines(40, 131 + 60 * n, ["Sechzehn Kilometer, fünf", "Stunden mit einer Rast."], size=7.5)
    assert [b.text for b in blocks(sheet) if b.role == "heading"] == ["1 Salzthal", "2 Wernroda"]


@pytest.mark.parametrize(("picture", "role"), [(True, "paragraph"), (False, "footer")])
def test_a_line_below_a_picture_at_the_foot_of_a_page_is_no_footer(picture: bool, role: str) -> None:
    sheet = Sheet()
    sheet.lines(50, 100, LEFT * 6)
    if picture:
        sheet.tint(50, 560, 400, 770)
    sheet.write(50, 782, "Der Zollstein bei Quenstieg", size=8)
    assert next(b.role for b in blocks(sheet) if b.text.startswith("Der Zoll")) == role


def test_a_value_in_white_behind_its_bold_label_heads_nothing() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, LEFT * 4)
    sheet.tint(40, 300, 400, 420, colour=0x004060)
    end = sheet.write(50, 330, "Einwohner:", font=BOLD, colour=0xFFFFFF)
    sheet.write(end + 5, 330, "612 im Ortsteil", colour=0xFFFFFF)
    sheet.write(50, 360, "Beteiligte", size=11, font=BOLD, colour=0xFFFFFF)
    sheet.write(50, 375, "Amt Plauer Land und viele Vereine am Ort", colour=0xFFFFFF)
    assert [b.text for b in blocks(sheet) if b.role == "heading"] == ["Beteiligte"]


def test_a_row_apart_from_its_table_is_a_table_in_its_columns() -> None:
    sheet = Sheet()
    sheet.grid([50, 150, 400], [100, 120, 140, 160])
    for n, (label, value) in enumerate((("Fläche", "911 km²"), ("Laufzeit", "2019 bis 2026"), ("Träger", "Kreis"))):
        sheet.write(56, 114 + 20 * n, label, font=BOLD)
        sheet.write(156, 114 + 20 * n, value)
    sheet.write(100, 190, "„Darauf bauen wir auf.“")
    sheet.grid([50, 150, 400], [220, 240])
    sheet.write(56, 234, "Partner", font=BOLD)
    sheet.write(156, 234, "Krankenkasse und Bürgerverein")
    tables = [[cell.text for cell in b.cells] for b in blocks(sheet) if b.role == "table"]
    assert tables[-1] == ["Partner", "Krankenkasse und Bürgerverein"]


def test_boxes_at_the_end_of_columns_parted_by_a_rule_are_read_with_their_column() -> None:
    sheet = Sheet()
    for x, lines in ((50, LEFT), (300, RIGHT)):
        sheet.lines(x, 100, [*lines, "Gegründet 2007"])
        sheet.tint(x - 5, 160, x + 200, 220)
        sheet.lines(x + 5, 180, [f"Kontakt in Spalte {x}", "Telefon 0391 406842"])
    found = " ".join(texts(sheet))
    assert found.index("Das Bündnis") < found.index("Spalte 50")
    sheet.rules.append(Rule(Box(270, 80, 270.5, 230), 0))
    found = " ".join(texts(sheet))
    assert found.index("Spalte 50") < found.index("Das Bündnis")


def test_the_state_at_the_other_end_of_a_title_is_no_beginning_of_the_next_line() -> None:
    sheet = Sheet()
    sheet.lines(50, 60, [f"{line} {line}" for line in LEFT * 2])
    sheet.write(50, 160, "Westerwaldkreis", size=12, font=BOLD)
    sheet.write(350, 160, "Hessen", size=8)
    sheet.write(50, 175, "Frühe Hilfen im Land", size=11.6)
    sheet.lines(50, 190, [f"{line} {line}" for line in LEFT * 2])
    assert "Frühe Hilfen im Land" in texts(sheet)


def test_the_fields_of_a_card_that_touch_are_no_cells() -> None:
    sheet = Sheet()
    sheet.tint(50, 50, 180, 250, colour=0x0B7A70)
    sheet.tint(50, 250, 520, 290, colour=0xE0F0EE)
    sheet.rects.append(Rect(Box(50, 50, 520, 250), None, 0x0B7A70))
    sheet.write(60, 80, "Landkreis Peine", size=15, font=BOLD)
    sheet.lines(60, 110, ["Einwohner 135.366", "Start 2016", "Anteile 2,5", "Stand 2020"])
    sheet.write(200, 80, "Übergänge, die halten", size=14, font=BOLD)
    sheet.lines(200, 110, ["Der Landkreis begleitet Jugendliche", *LEFT, *RIGHT])
    sheet.write(60, 275, "Kontakt: Ada Beispiel, 05171 401-2277")
    found = blocks(sheet)
    assert not any(block.cells for block in found)
    assert {b.text for b in found if b.role == "heading"} >= {"Landkreis Peine", "Übergänge, die halten"}


def test_two_label_tables_side_by_side_are_two() -> None:
    sheet = Sheet()
    left = [("Bezirk:", "Oberfranken"), ("Einwohner:", "71.845"), ("Fläche:", "606 km²"), ("Gemeinden:", "17")]
    for n, (label, value) in enumerate(left):
        sheet.write(50, 100 + 14 * n, label)
        sheet.write(130, 100 + 14 * n, value)
    right = [("Träger:", "Landkreis Hof im"), ("", "Vogtland"), ("Laufzeit:", "2020–2023"), ("Quote:", "80 %")]
    for n, (label, value) in enumerate(right):
        sheet.write(300, 100 + 14 * n, label or " ")
        sheet.write(380, 100 + 14 * n, value)
    tables = [[[cell.text for cell in row] for row in block.rows] for block in blocks(sheet) if block.cells]
    assert tables == [
        [list(row) for row in left],
        [["Träger:", "Landkreis Hof im Vogtland"], ["Laufzeit:", "2020–2023"], ["Quote:", "80 %"]],
    ]


def test_a_bar_over_a_sidebar_and_a_text_makes_no_cells_and_keeps_its_own_words() -> None:
    sheet = Sheet()
    sheet.tint(40, 40, 180, 300)
    sheet.tint(40, 40, 555, 86, colour=0x0A6AA1)
    sheet.write(50, 62, "Wildpoldsried", size=17)
    sheet.write(50, 80, "Das Energiedorf macht eine Schule", size=12)
    sheet.lines(50, 110, ["Einwohner", "2.610", "Dabei seit", "2010"], leading=16)
    sheet.lines(200, 110, [*LEFT, *RIGHT])
    found = blocks(sheet)
    assert not any(block.cells for block in found)
    assert "Das Energiedorf macht eine Schule" in [block.text for block in found]


def test_a_row_of_boxes_below_text_and_sidebar_is_read_behind_both_with_its_title() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, [f"{line} {line}" for line in (*LEFT, *RIGHT)])
    sheet.tint(430, 85, 560, 170)
    sheet.lines(440, 105, ["Kurz gefasst", "und gut"])
    sheet.write(50, 205, "Die Wochen im Überblick", size=14, font=BOLD)
    for x in (50, 230, 430):
        sheet.tint(x, 220, x + 130, 290)
        sheet.lines(x + 10, 240, [f"Woche {x}", "mit Ausflug"])
    found = " ".join(texts(sheet))
    order = [
        found.index(t) for t in ("Im Landkreis", "Kurz gefasst", "Die Wochen", "Woche 50", "Woche 230", "Woche 430")
    ]
    assert order == sorted(order)


def test_what_ends_a_card_in_a_type_of_its_own_heads_nothing() -> None:
    sheet = Sheet()
    for x in (50, 300):
        sheet.tint(x, 80, x + 220, 190)
        sheet.write(x + 10, 100, "Vom Laden zum Treffpunkt", font=BOLD, size=11)
        sheet.lines(x + 10, 115, LEFT)
        sheet.write(x + 10, 160, "Leitung: Ada Beispiel", font=ITALIC, colour=0x808080)
        sheet.write(x + 10, 178, "Raum 1", colour=0x808080)
    sheet.lines(50, 230, [f"{line} {line}" for line in RIGHT])
    roles = {b.text: b.role for b in blocks(sheet)}
    assert roles["Leitung: Ada Beispiel"] == roles["Raum 1"] == "paragraph"
    assert roles["Vom Laden zum Treffpunkt"] == "heading"


def test_each_of_several_boxes_is_read_with_the_text_that_has_its_title_beside_it() -> None:
    def read(second: float) -> list[str]:
        sheet = Sheet()
        for top, place, title in ((80, "Neustadt", "Kaffee unter Reben"), (300, "Weißenfels", "Die Schuhstadt schaut")):
            sheet.tint(40, top, 190, top + 190)
            sheet.lines(50, top + 30, [place, "Einwohner: 53.100"])
            sheet.write(210, top + (20 if top < 100 else second), title, size=18, font=BOLD)
            sheet.lines(210, top + (45 if top < 100 else second + 25), LEFT * 3)
        found = texts(sheet)
        names = ("Neustadt", "Kaffee", "Weißenfels", "Die Schuh")
        return sorted(names, key=lambda name: next(n for n, text in enumerate(found) if text.startswith(name)))

    assert read(20) == ["Neustadt", "Kaffee", "Weißenfels", "Die Schuh"]
    assert read(90) != ["Neustadt", "Kaffee", "Weißenfels", "Die Schuh"]  # what stands at no head of a box
