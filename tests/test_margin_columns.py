"""Programmes, address columns, titles of tables and bold lines in the margin: what only looks like columns of text."""

from __future__ import annotations

from pipeline.layout import arrange
from schemas.document import Block
from tests.typeset_page import BOLD, Sheet, document

TOLD = ["Zuerst werden die Leitungen in der Altstadt gebaut,", "danach folgt das Viertel am Fluss mit seinen Schulen."]


def blocks(*sheets: Sheet) -> tuple[Block, ...]:
    return arrange(document(*sheets))


def texts(*sheets: Sheet) -> list[str]:
    return [block.text for block in blocks(*sheets)]


def test_a_programme_with_boxes_is_read_time_by_time() -> None:
    sheet = Sheet()
    rows = [("8.30 Uhr", "Anmeldung"), ("9.15 Uhr", "Begrüßung"), ("9.30 Uhr", "Vortrag"), ("10.15 Uhr", "Werkstätten")]
    for n, (time, title) in enumerate(rows):
        sheet.write(50, 100 + 30 * n, time)
        sheet.write(140, 100 + 30 * n, title, font=BOLD)
        sheet.write(140, 112 + 30 * n, "Ada Beispiel, Hochschule für alles Mögliche und mehr")
    for n, letter in enumerate("AB"):
        sheet.tint(140 + 110 * n, 215, 240 + 110 * n, 260)
        sheet.lines(145 + 110 * n, 230, [f"Werkstatt {letter}", "im großen Saal"])
    sheet.write(50, 290, "11.00 Uhr")
    sheet.write(140, 290, "Pause", font=BOLD)
    found = " ".join(texts(sheet))
    order = [
        "8.30 Uhr",
        "Anmeldung",
        "9.15 Uhr",
        "10.15 Uhr",
        "Werkstätten",
        "Werkstatt A",
        "Werkstatt B",
        "11.00 Uhr",
        "Pause",
    ]
    assert [found.index(text) for text in order] == sorted(found.index(text) for text in order)


def test_addresses_side_by_side_are_read_one_by_one() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["Hochschule Muster", "Institut 4", "Ring 8", "18995 Muster"])
    sheet.lines(200, 100, ["Haus der Kultur", "Am Speicher 2", "18999 Muster"])
    found = " ".join(texts(sheet))
    assert found.index("18995 Muster") < found.index("Haus der Kultur")
    assert "18995 Muster Haus" not in texts(sheet)


def test_the_title_of_a_table_is_no_line_of_the_column_above_it() -> None:
    sheet = Sheet()
    for x in (50, 300):
        sheet.lines(
            x, 100, ["Der Weg beginnt am Parkplatz und", "führt durch das Moor bis zum See.", "Er ist befahrbar."]
        )
    sheet.write(50, 160, "Tabelle: Brutpaare im Moor")
    for n, row in enumerate(
        (("Art", "2008", "2013"), ("Bekassine", "6", "9"), ("Kiebitz", "3", "4"), ("Krick", "5", "7"))
    ):
        for x, cell in zip((50, 150, 250), row, strict=True):
            sheet.write(x, 180 + 14 * n, cell)
    found = texts(sheet)
    assert found.index("Tabelle: Brutpaare im Moor") == 2


def test_columns_end_where_nothing_stands_on_either_side_for_long() -> None:
    sheet = Sheet()
    for n, (date, event) in enumerate(
        (("2. Mai", "Elternabend in der Aula"), ("3. Mai", "Tag der Tür"), ("4. Mai", "Rat"))
    ):
        sheet.write(50, 100 + 14 * n, date, font=BOLD)
        sheet.write(200, 100 + 14 * n, event)
    sheet.lines(50, 400, ["Amt für Muster", "Ring 3", "31099 Muster"])
    sheet.lines(200, 400, ["Stelle für Muster", "Wall 7", "31097 Muster"])
    table, *_ = blocks(sheet)
    assert [c.text for c in table.rows[0]] == ["2. Mai", "Elternabend in der Aula"]


def test_small_bold_lines_in_the_margin_are_headings() -> None:
    sheet = Sheet()
    for n, title in enumerate(("Ablauf bis 2030", "Finanzierung", "Beteiligung")):
        sheet.write(50, 100 + 80 * n, title, font=BOLD, size=8)
        sheet.lines(160, 101 + 80 * n, TOLD * 2)
    assert [(b.role, b.text) for b in blocks(sheet)][::2] == [
        ("heading", "Ablauf bis 2030"),
        ("heading", "Finanzierung"),
        ("heading", "Beteiligung"),
    ]


def test_a_soft_hyphen_in_spaced_letters_parts_no_word() -> None:
    """Browsers print it as a space as wide as the space between letters."""
    sheet = Sheet()
    end = sheet.write(50, 100, "DI", tracking=1.2)
    sheet._rows.append((ord(" "), end, end + 1.2, 100.0, 10.0, 0, 0, 0, 0))
    sheet.write(end + 1.2, 100, "GITALES", tracking=1.2)
    assert texts(sheet) == ["DIGITALES"]
