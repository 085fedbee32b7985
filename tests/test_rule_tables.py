"""Tables with rules between their rows and none between their columns."""

from __future__ import annotations

from pipeline.layout import arrange
from schemas.box import Box
from schemas.document import Block, Rule
from tests.typeset_page import BOLD, WIDTH, Sheet, document

ROWS = [("2007–2013", "244", "0,9 Mrd. Euro"), ("2014–2020", "321", "1,2 Mrd. Euro"), ("2021–2027", "372", "1,6 Mrd.")]


def rule(sheet: Sheet, y: float, x0: float = 45, x1: float = 400) -> None:
    sheet.rules.append(Rule(Box(x0, y, x1, y + 0.5), 0))


def rows_of(block: Block) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in block.rows]


def test_the_line_over_the_first_rule_names_the_columns() -> None:
    sheet = Sheet()
    for n, row in enumerate([("Zeitraum", "Regionen", "Mittel"), *ROWS]):
        for x, cell in zip((50, 180, 300), row, strict=True):
            sheet.write(x, 100 + 20 * n, cell, font=BOLD if n == 0 else 0)
        rule(sheet, 106 + 20 * n)
    (table,) = arrange(document(sheet))
    assert rows_of(table) == [("Zeitraum", "Regionen", "Mittel"), *ROWS]


def test_a_cell_of_two_lines_between_two_rules_is_one_cell() -> None:
    sheet = Sheet()
    rule(sheet, 88)
    for n, (label, value) in enumerate(
        [("Träger", "Verein"), ("Zielgruppe des Vorhabens", "Kinder"), ("Start", "2019")]
    ):
        y = 100 + 34 * n
        sheet.write(50, y, label)
        sheet.write(220, y, value)
        sheet.write(220, y + 12, "und noch etwas mehr")
        rule(sheet, y + 20)
    (table,) = arrange(document(sheet))
    assert rows_of(table)[1] == ("Zielgruppe des Vorhabens", "Kinder und noch etwas mehr")


def test_rules_at_head_and_foot_alone_frame_rows_of_words() -> None:
    sheet = Sheet()
    rows = [
        ("Gegenstand", "Entgelt", "Bemerkung"),
        ("Ausweis", "frei", "auf Antrag"),
        ("Kopie", "auf Rechnung", "je Seite"),
    ]
    rows += [("Ersatz einer Hülle", "frei", "für Kinder")]
    for n, row in enumerate(rows):
        for x, cell in zip((50, 180, 300), row, strict=True):
            sheet.write(x, 100 + 18 * n, cell)
    for y in (86, 106, 162):
        rule(sheet, y)
    (table,) = arrange(document(sheet))
    assert rows_of(table) == rows


def test_tables_side_by_side_keep_their_own_rows() -> None:
    sheet = Sheet()
    for x, names in ((40, ("Altstadt", "Schloss", "Kreuz")), (300, ("Handorf", "Berg", "Sentrup"))):
        rule(sheet, 86, x, x + 220)
        for n, name in enumerate(names):
            sheet.write(x + 4, 100 + 20 * n, name)
            sheet.write(x + 110, 100 + 20 * n, f"Erika Beispiel{n}")
            rule(sheet, 106 + 20 * n, x, x + 220)
    first, second = arrange(document(sheet))
    assert [row[0] for row in rows_of(first)] == ["Altstadt", "Schloss", "Kreuz"]
    assert [row[0] for row in rows_of(second)] == ["Handorf", "Berg", "Sentrup"]


def test_a_ruled_list_of_contents_and_the_grid_of_a_chart_are_no_tables() -> None:
    contents, chart = Sheet(), Sheet()
    for n, title in enumerate(("Vorwort", "Sprache baut Brücken", "Der Hafen lernt mit", "Impressum")):
        contents.write(50, 100 + 20 * n, title)
        contents.write(300, 100 + 20 * n, str(3 + n))
        rule(contents, 106 + 20 * n)
        chart.write(50, 100 + 20 * n, f"{90 - 20 * n} %")
        chart.write(200 + 30 * n, 100 + 20 * n, f"{80 - 20 * n} %")
        rule(chart, 106 + 20 * n)
    for sheet in (contents, chart):
        assert "table" not in [block.role for block in arrange(document(sheet))]


def test_columns_of_text_below_a_heading_between_rules_are_no_table() -> None:
    sheet = Sheet()
    rule(sheet, 80, 45, 500)
    sheet.write(50, 96, "Gemeinsam", size=16)
    rule(sheet, 106, 45, 500)
    for x, name in ((50, "Vorstand"), (280, "Beirat")):
        sheet.lines(x, 124, [f"Der {name} trifft sich monatlich", "und spricht über alles, was die", "Eltern bewegt."])
    rule(sheet, 160, 45, 500)
    assert [(block.role, block.text[:12]) for block in arrange(document(sheet))] == [
        ("heading", "Gemeinsam"),
        ("paragraph", "Der Vorstand"),
        ("paragraph", "Der Beirat t"),
    ]


def test_the_row_over_the_first_rule_may_have_further_lines() -> None:
    sheet = Sheet()
    rows = [("10 Uhr", "Eröffnung mit dem"), ("11 Uhr", "Modenschau"), ("13 Uhr", "Gespräch"), ("14 Uhr", "Theater")]
    for n, (time, what) in enumerate(rows):
        y = 100 + 24 * n + (24 if n else 0)
        sheet.write(50, y, time, font=BOLD)
        sheet.write(150, y, what)
        rule(sheet, y + 6 if n else y + 30)
    sheet.lines(150, 112, ["neuen Bürgermeister", "und dem Rat"])
    (table,) = arrange(document(sheet))
    assert rows_of(table)[:2] == [
        ("10 Uhr", "Eröffnung mit dem neuen Bürgermeister und dem Rat"),
        ("11 Uhr", "Modenschau"),
    ]


def test_rules_drawn_cell_by_cell_part_columns_that_stand_close() -> None:
    sheet = Sheet()
    rows = [("Vereinsgründung", "2019"), ("Beginn", "im August"), ("Lehrkräfte", "fünf"), ("Schulgeld", "95 Euro")]
    for n, (label, value) in enumerate(rows):
        sheet.write(50, 100 + 30 * n, label)
        sheet.write(132, 100 + 30 * n, value)  # 7 points from "Vereinsgründung"
        sheet.write(132, 112 + 30 * n, "etwa")
        rule(sheet, 116 + 30 * n, 50, 128)
        rule(sheet, 116 + 30 * n, 130, 200)
    (table,) = arrange(document(sheet))
    assert rows_of(table) == [(label, f"{value} etwa") for label, value in rows]


def test_a_heading_below_the_rule_of_the_running_head_is_no_row() -> None:
    sheet = Sheet()
    rows = [("Gegner", "Gericht", "Stand"), ("Händler", "Mainz", "läuft"), ("Bauträger", "Koblenz", "Vergleich")]
    rule(sheet, 60)
    sheet.write(50, 80, "Ausgewählte Verfahren", size=14, font=BOLD)
    for n, row in enumerate(rows):
        for x, cell in zip((50, 180, 300), row, strict=True):
            sheet.write(x, 120 + 20 * n, cell, font=BOLD if n == 0 else 0)
        rule(sheet, 126 + 20 * n)
    heading, table = arrange(document(sheet))
    assert (heading.role, heading.text) == ("heading", "Ausgewählte Verfahren")
    assert rows_of(table) == rows


def test_the_last_label_goes_on_in_its_second_line() -> None:
    sheet = Sheet()
    for n, (day, event) in enumerate((("Sa 7.9.", "Eröffnung"), ("So 15.9.", "Spaziergang"), ("So 29.9.", "Orgel"))):
        y = 100 + 45 * n
        rule(sheet, y - 13)
        sheet.lines(50, y, [day, "11.00 Uhr"], leading=11)
        sheet.write(180, y, event, font=BOLD)
        sheet.write(180, y + 14, "mit allen, die kommen")
    (table,) = arrange(document(sheet))
    assert [row[0] for row in rows_of(table)] == ["Sa 7.9. 11.00 Uhr", "So 15.9. 11.00 Uhr", "So 29.9. 11.00 Uhr"]


def test_tinted_cells_that_rules_part_are_the_first_column() -> None:
    sheet = Sheet()
    rows = [
        ("Einwohner", "23.100"),
        ("Kosten", "3,4 Mio. Euro"),
        ("Träger", "Kommunale Werke"),
        ("Laufzeit", "2 Jahre"),
    ]
    for n, (label, value) in enumerate(rows):
        top = 90 + 24 * n
        sheet.tint(45, top, 170, top + 24)
        rule(sheet, top)
        sheet.write(50, top + 16, label, font=BOLD)
        sheet.write(176, top + 16, value)
    rule(sheet, 90 + 24 * len(rows))
    (table,) = arrange(document(sheet))
    assert rows_of(table) == rows


def test_a_tall_row_of_a_label_and_its_list_belongs_to_the_table_above_it() -> None:
    sheet = Sheet()
    rule(sheet, 88)
    for n, (label, value) in enumerate((("Träger", "Verein"), ("Start", "2019"))):
        sheet.write(50, 100 + 20 * n, label)
        sheet.write(220, 100 + 20 * n, value)
        rule(sheet, 106 + 20 * n)
    sheet.write(50, 140, "Gruppen")
    for n in range(9):
        sheet.write(220, 140 + 14 * n, f"• Gruppe {'ABCDEFGHI'[n]} trifft sich jede Woche")
    rule(sheet, 260)
    sheet.write(50, 274, "Fläche")
    sheet.write(220, 274, "212 km²")
    rule(sheet, 280)
    (found,) = arrange(document(sheet))
    assert [row[0] for row in rows_of(found)] == ["Träger", "Start", "Gruppen", "Fläche"]
    assert [b.text for b in found.rows[2][1].blocks] == [f"Gruppe {x} trifft sich jede Woche" for x in "ABCDEFGHI"]


def test_a_row_without_upright_rules_between_rows_that_have_them_has_their_cells() -> None:
    page = Sheet()
    page.grid([50, 150, 300], [100, 120])
    page.grid([50, 300], [120, 140])
    page.grid([50, 150, 300], [140, 160])
    for n, (name, topic) in enumerate((("Ada Muster", "Kultur"), ("Dirk Molter", "Schulen"), ("Eva Kunz", "Bus"))):
        page.write(54, 114 + 20 * n, name)
        page.write(154, 114 + 20 * n, topic)
    (table,) = [block for block in arrange(document(page)) if block.cells]
    assert [tuple(cell.text for cell in row) for row in table.rows] == [
        ("Ada Muster", "Kultur"),
        ("Dirk Molter", "Schulen"),
        ("Eva Kunz", "Bus"),
    ]


def test_a_long_label_on_a_tint_begins_where_short_ones_do() -> None:
    sheet = Sheet()
    rule(sheet, 88)
    top = 88
    rows = [
        ("Träger", ["Kreis Unna"]),
        ("Start", ["2019"]),
        ("Anlass und", [f"Zeile {n} des Textes" for n in "ABCDEFGH"]),
    ]
    for label, lines in rows:
        bottom = top + 8 + 12 * len(lines)
        sheet.tint(45, top, 160, bottom)
        sheet.write(54, top + 14, label, font=BOLD)
        sheet.lines(170, top + 14, lines)
        rule(sheet, bottom)
        top = bottom
    sheet.write(54, top - 8 * 12 + 18, "Lage", font=BOLD)
    (table,) = arrange(document(sheet))
    assert [row[0] for row in rows_of(table)] == ["Träger", "Start", "Anlass und Lage"]


def test_values_that_no_upright_rule_ends_are_cells_below_their_head() -> None:
    sheet = Sheet()
    rows = (("Merkmal", "Angaben"), ("Einwohner", "77.700"), ("Fläche", "975 km²"), ("Ziele", "Sichere Heimfahrt"))
    for n, (label, value) in enumerate(rows):
        top = 90 + 24 * n
        sheet.tint(45, top, 170, top + 24, colour=0x3B3F8F if n == 0 else 0xECEEF8)
        if n == 0:
            sheet.tint(170, top, 500, top + 24, colour=0x3B3F8F)
        elif n < len(rows) - 1:  # the page ends in the last row
            rule(sheet, top + 24, x1=500)
        sheet.write(52, top + 16, label, font=BOLD)
        sheet.write(180, top + 16, value)
    (table,) = arrange(document(sheet))
    assert rows_of(table) == list(rows)


def test_labels_flush_right_beside_texts_of_any_height_are_a_table_down_to_its_last_row() -> None:
    sheet = Sheet()
    labels = [["Verbündete und", "Mittler"], ["Was wir gelernt", "haben"], ["Wie es weitergeht"], ["Zum", "Nachlesen"]]
    heights, top = (3, 10, 2, 4), 90.0
    for n, (lines, height) in enumerate(zip(labels, heights, strict=True)):
        rule(sheet, top)
        for m, line in enumerate(lines):
            sheet.write(150 - 10 * WIDTH * len(line), top + 14 + 12 * m, line, font=BOLD)
        sheet.lines(170, top + 14, [f"Zeile {m} sagt, was hier zu sagen ist {n}" for m in range(height)])
        top += 12 * height + 10
    (table,) = arrange(document(sheet))
    assert [row[0] for row in rows_of(table)] == [" ".join(lines) for lines in labels]


def test_the_first_row_of_such_a_table_may_go_on_from_the_page_before() -> None:
    sheet = Sheet()
    for y in (90, 120, 150, 300):
        rule(sheet, y)
    sheet.write(170, 104, "Die Quote sank auf 27 Prozent")
    for y, label, lines in ((134, "Vorausschau", 1), (164, "Wen Sie fragen", 10)):
        sheet.write(50, y, label, font=BOLD)
        sheet.lines(170, y, [f"Zeile {m} sagt, was hier zu sagen ist" for m in range(lines)])
    (table,) = arrange(document(sheet))
    assert [row[0] for row in rows_of(table)] == ["Die Quote sank auf 27 Prozent", "Vorausschau", "Wen Sie fragen"]
    assert [len(row) for row in rows_of(table)] == [1, 2, 2]
