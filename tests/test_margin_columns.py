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


def test_a_column_goes_on_below_a_gap_where_its_lines_are_broken_at_its_edge() -> None:
    sheet = Sheet()
    line = "Im Landkreis leben viele Familien mit Kind"  # 42 characters, 210 points
    sheet.lines(50, 100, [line] * 6)
    sheet.write(50, 190, "Ergebnisse", size=13, font=BOLD)
    sheet.lines(50, 206, [line, "und der Weg zur Schule ist weit, doch noch"])
    sheet.lines(320, 100, ["weiter ist der Weg zur Arbeit.", *[line] * 4])
    sheet.tint(50, 230, 530, 300)
    sheet.lines(60, 250, ["Unna in Zahlen und Kontakt zu denen, die mehr wissen als hier steht", "Einwohner: 58.000"])
    read = [block.text for block in arrange(document(sheet))]
    assert read[1] == "Ergebnisse"
    assert read[2].endswith("doch noch weiter ist der Weg zur Arbeit.")


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


def test_full_hours_in_the_margin_are_labels_and_no_numbers_of_sections() -> None:
    sheet = Sheet()
    for n, (time, event) in enumerate((("9.30", "Gottesdienst"), ("11.00", "Gedenken"), ("12.30", "Ausklang"))):
        sheet.write(50, 100 + 30 * n, time, font=BOLD)
        sheet.lines(90, 100 + 30 * n, [f"{event} in der Kirche am Markt", "mit Musik und Gesang"])
    (table,) = blocks(sheet)
    assert [row[0].text for row in table.rows] == ["9.30", "11.00", "12.30"]


def test_heads_of_the_panels_of_a_leaflet_are_no_logos() -> None:
    sheet = Sheet(width=842, height=595)
    sheet.write(30, 120, "Woche der Erinnerung", size=26)
    for x, day in ((350, "DONNERSTAG"), (600, "SAMSTAG")):
        sheet.write(x, 60, day)
        sheet.lines(x, 90, ["Eröffnung der Ausstellung im Foyer", "des Rathauses mit Musik"] * 6)
    assert {"DONNERSTAG", "SAMSTAG"} <= {b.text for b in blocks(sheet) if b.role in {"heading", "paragraph"}}


def test_footnotes_at_one_place_of_their_pages_are_no_running_foot() -> None:
    pages = []
    for number in (1, 2):
        sheet = Sheet(number=number)
        end = sheet.write(
            50, 200, f"Im Landkreis leben viele Familien in {'kleinen' if number == 1 else 'großen'} Orten"
        )
        sheet.write(end, 196, str(number), size=5)
        sheet.lines(50, 212, TOLD * 6)
        sheet.write(50, 774, str(number), size=5)
        sheet.write(53, 778, f"{'Ohne' if number == 1 else 'Mit'} Studierende im Abschluss", size=8)
        pages.append(sheet)
    notes = [b.text for b in blocks(*pages) if b.role == "footnote"]
    assert notes == ["1 Ohne Studierende im Abschluss", "2 Mit Studierende im Abschluss"]


def test_labels_in_a_colour_of_their_own_are_labels() -> None:
    sheet = Sheet()
    rows = [("Frist", "30. September"), ("Wiederholung", "alle fünf Jahre"), ("Nachweis", "Bericht in Text")]
    rows += [("Rechtsgrundlage", "Verordnung, § 9"), ("Kosten", "bis 900 Euro")]
    for n, (label, value) in enumerate(rows):
        sheet.write(50, 100 + 14 * n, label, colour=0x888888)
        sheet.write(140, 100 + 14 * n, value)
    (table,) = blocks(sheet)
    assert [row[0].text for row in table.rows] == [label for label, _ in rows]


def test_a_box_stands_closer_to_a_column_than_text_does() -> None:
    """The column beside the box is read before it, although half an em parts them and short lines stand at its top."""
    sheet = Sheet()
    sheet.tint(255, 90, 400, 250)
    sheet.lines(265, 110, ["Der Hafen in Zahlen:", "vier Becken", "drei Kräne"])
    sheet.lines(50, 100, ["Wer hier oben sitzt,", "braucht Geduld."], size=12)
    sheet.lines(50, 140, ["Inzwischen bildet sie aus, zwei Leute ja"] * 3 + ["und einige davon ganz neu dabei."])
    found = " ".join(texts(sheet))
    assert found.index("ganz neu dabei") < found.index("Der Hafen")


def test_a_table_of_figures_is_known_beside_a_box_on_its_page() -> None:
    sheet = Sheet()
    sheet.tint(50, 60, 400, 120)
    sheet.lines(60, 80, ["Das Wichtigste in Kürze", "steht in diesem Kasten."])
    for n, row in enumerate(
        (("Region", "Anteil", "Plätze"), ("Nord", "7,1 Prozent", "38"), ("Süd", "5,8 Prozent", "29"))
    ):
        for x, cell in zip((50, 150, 250), row, strict=True):
            sheet.write(x, 180 + 14 * n, cell)
    tables = [b for b in blocks(sheet) if b.role == "table"]
    assert [[c.text for c in row] for row in tables[0].rows][1] == ["Nord", "7,1 Prozent", "38"]


def wordy(row_gap: float) -> Sheet:
    sheet = Sheet()
    y = 100.0
    for n in range(1, 5):
        sheet.write(50, y, f"Station {n}")
        sheet.lines(180, y, ["Brände löschen im", "Wald"] if n % 2 else ["Türen öffnen"])
        sheet.write(330, y, f"Ortswehr {['Nord', 'Süd', 'Ost', 'West'][n - 1]}")
        y += row_gap + (12 if n % 2 else 0)
    return sheet


def test_rows_of_words_that_white_parts_are_a_table() -> None:
    (table,) = blocks(wordy(16))
    assert [[c.text for c in row] for row in table.rows][:2] == [
        ["Station 1", "Brände löschen im Wald", "Ortswehr Nord"],
        ["Station 2", "Türen öffnen", "Ortswehr Süd"],
    ]


def test_columns_of_text_in_one_leading_are_no_table() -> None:
    sheet = Sheet()
    for x in (50, 220, 390):
        sheet.lines(x, 100, ["Viele Insekten finden", "kaum noch Nahrung,", "weil Gärten fehlen."])
    sheet.lines(220, 136, ["Und es wird", "nicht besser."])
    assert not [b for b in blocks(sheet) if b.role == "table"]


def test_a_sidebar_beside_title_and_columns_is_read_whole() -> None:
    sheet = Sheet()
    sheet.write(50, 80, "Leere Schulen, volle Töne", size=22, font=BOLD)
    sheet.lines(
        50, 110, ["Wo Klassenzimmer leer waren, wird heute gesungen, und alle Kinder", "lernen ein Instrument."]
    )
    line = "Im Landkreis leben viele Familien"
    for x in (50, 240):
        sheet.lines(x, 150, [line] * 30)
    for n, (label, value) in enumerate((("Land", "Sachsen"), ("Einwohner", "239.200"), ("Fläche", "1.412 km²"))):
        sheet.write(430, 80 + 28 * n, label, size=8)
        sheet.write(430, 90 + 28 * n, value, font=BOLD)
    sheet.lines(430, 160, ["Ada Muster", "Markt 3", "08523 Plauen", "Tel. 03741 392-10"], leading=12)
    found = texts(sheet)
    side = ["Land", "Sachsen", "Einwohner", "239.200", "Fläche"]
    begin = found.index("Land")
    assert found[begin : begin + 6] == [*side, "1.412 km²"]
    assert found[begin + 6].startswith("Ada Muster")
