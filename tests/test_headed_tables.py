"""Tables told by the line that names their columns, whatever parts their rows."""

from __future__ import annotations

from pipeline.layout import arrange
from schemas.box import Box
from schemas.document import Block, Rule
from tests.typeset_page import BOLD, Sheet, document

COLUMNS = (50.0, 150.0, 400.0)
NAMES = ("Ort", "Was geschieht", "Laufzeit")
ROWS = (
    ("Stadt Unna", ("Im Bahnhof lesen Großeltern den", "wartenden Kindern vor."), "2011–2013"),
    ("Gemeinde Oybin", ("Ein Bus holt die Jugendlichen", "am Abend aus den Nachbarorten", "ab."), "2012–2014"),
    ("Stadt Lohne", ("Ein Laden leiht aus, was man", "selten braucht."), "2010–2012"),
)
WANTED = [NAMES, *((place, " ".join(lines), years) for place, lines, years in ROWS)]


def table(
    *, leading: float = 12.0, white: float = 12.0, head: int = BOLD, first: int = 0, number: int = 1
) -> tuple[Sheet, list[float]]:
    """Three rows, one with a cell of three lines, below a head, and the heights between the rows."""
    sheet = Sheet(number=number)
    for x, name in zip(COLUMNS, NAMES, strict=True):
        sheet.write(x, 100, name, font=head)
    y, borders = 100 + leading + white, [104 + white / 2]
    for place, lines, years in ROWS[first:]:
        sheet.write(COLUMNS[0], y, place)
        sheet.lines(COLUMNS[1], y, list(lines), leading=leading)
        sheet.write(COLUMNS[2], y, years)
        y += leading * len(lines) + white
        borders.append(y - leading - white / 2 + 4)
    return sheet, borders


def rows_of(blocks: tuple[Block, ...]) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for block in blocks for row in block.rows]


def test_white_between_the_rows_parts_them() -> None:
    sheet, _ = table()
    assert rows_of(arrange(document(sheet))) == WANTED


def test_rules_part_rows_that_stand_close() -> None:
    sheet, borders = table(white=4, head=0)
    sheet.rules += [Rule(Box(45, y, 500, y + 0.5), 0) for y in borders]
    assert rows_of(arrange(document(sheet))) == WANTED


def test_stripes_part_rows_that_stand_close() -> None:
    sheet, borders = table(white=4)
    sheet.tint(45, borders[0], 500, borders[1])
    sheet.tint(45, borders[2], 500, borders[3])
    assert rows_of(arrange(document(sheet))) == WANTED


def test_a_head_on_cells_of_colour_is_that_of_one_row() -> None:
    sheet, borders = table(first=2, head=0)
    for x0, x1 in ((45, 145), (145, 395), (395, 500)):
        sheet.tint(x0, 88, x1, borders[0], 0x204060)
    assert rows_of(arrange(document(sheet))) == [NAMES, WANTED[-1]]


def test_a_head_printed_again_on_the_next_page_is_that_of_the_rest() -> None:
    blocks = arrange(document(table()[0], table(first=2, number=2)[0]))
    assert rows_of(blocks) == [*WANTED, NAMES, WANTED[-1]]


def test_a_table_goes_on_at_the_top_of_the_next_page() -> None:
    rest = Sheet(number=2)
    for y, (place, lines, years) in zip((60, 110, 160), ROWS, strict=True):
        rest.write(COLUMNS[0], y, place)
        rest.lines(COLUMNS[1], y, list(lines))
        rest.write(COLUMNS[2], y, years)
    assert rows_of(arrange(document(table()[0], rest))) == [*WANTED, *WANTED[1:]]


def test_what_stands_below_the_table_is_none_of_its_cells() -> None:
    sheet, borders = table()
    sheet.write(50, borders[-1] + 12, "Quelle: eigene Angaben der Orte, Stand 1. März 2014, alle Angaben ohne Gewähr.")
    blocks = arrange(document(sheet))
    assert rows_of(blocks) == WANTED
    assert blocks[-1].text.startswith("Quelle: eigene")


def test_columns_of_text_below_bold_titles_are_no_table() -> None:
    sheet = Sheet()
    text = [
        "Das Bündnis trifft sich alle",
        "vier Wochen und spricht über",
        "alles, was Eltern bewegt und",
        "was noch fehlt.",
    ]
    for x, title in ((50, "Auftrag"), (220, "Arbeitsweise"), (390, "Ausblick")):
        sheet.write(x, 100, title, font=BOLD)
        sheet.lines(x, 116, [*text, *text], size=9)
    assert not rows_of(arrange(document(sheet)))


def test_cards_and_addresses_in_three_columns_are_no_table() -> None:
    sheet = Sheet()
    for n, names in enumerate((("Leitung", "Beratung", "Verwaltung"), ("Technik", "Küche", "Garten"))):
        for x, name in zip((50, 220, 390), names, strict=True):
            sheet.write(x, 100 + 80 * n, name, font=BOLD)
            sheet.lines(x, 114 + 80 * n, ["Ada Beispiel", "Am Markt 1", "Telefon 0421 555"])
    assert not rows_of(arrange(document(sheet)))


def test_what_stands_beside_the_rule_under_the_head_is_no_part_of_the_table() -> None:
    sheet, _ = table()
    sheet.rules.append(Rule(Box(45, 104, 470, 104.5), 0))
    sheet.tint(490, 88, 590, 260)
    sheet.lines(495, 112, ["Zahlen zum", "Projekt:", "52 Kinder", "in 9 Orten", "11 Busse", "und zwei", "Räume"])
    blocks = arrange(document(sheet))
    assert rows_of(blocks) == WANTED
    assert blocks[-1].text.startswith("Zahlen zum Projekt")


def test_headings_of_columns_of_text_are_no_head() -> None:
    """In larger type than the text, which a rule does not part from them, or which has such a heading again."""
    sheet = Sheet()
    for n, head in enumerate(("Ausgangslage", "Organisation", "Ergebnisse")):
        text = ["Die Orte liegen weit", "auseinander und sind", "zu klein für sich.", "Alle helfen ihnen."][: 2 + n % 3]
        for top, name in ((100, head), (132 + 14 * len(text), f"Mehr {head}")):
            sheet.write(40 + 190 * n, top, name, size=13, font=BOLD)
            sheet.lines(40 + 190 * n, top + 16, text, leading=14)
    found = arrange(document(sheet))
    assert not any(block.cells for block in found)
    assert [b.text for b in found if b.role == "heading"][:2] == ["Ausgangslage", "Mehr Ausgangslage"]


def test_columns_of_text_beside_a_table_stand_in_no_head_of_it() -> None:
    sheet = Sheet()
    rows = (("Kennzahl", "Wert", "Stand"), ("Einwohner", "79.502", "2022"), ("Fläche", "71,63 km²", "2021"))
    for n, row in enumerate(rows):
        for x, text in zip((50, 130, 179), row, strict=True):
            sheet.write(x, 100 + 20 * n, text, font=BOLD if n == 0 else 0)
        sheet.rules.append(Rule(Box(45, 106 + 20 * n, 240, 106.5 + 20 * n), 0))
    sheet.lines(
        290, 100, ["Auf dem alten Hof landeten Schränke und Räder", "im Container, obwohl vieles noch ging."] * 2
    )
    assert rows_of(arrange(document(sheet))) == list(rows)
