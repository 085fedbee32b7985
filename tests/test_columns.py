"""What parts columns, and what only looks as if it did."""

from __future__ import annotations

from pipeline.layout import arrange
from pipeline.layout.draft import Draft
from pipeline.layout.flow import join_continued
from pipeline.layout.lines import chunks
from pipeline.layout.words import words
from schemas.box import Box
from schemas.document import Rect, Rule
from tests.typeset_page import BOLD, Sheet, document

LEFT = ["Im Landkreis leben viele Familien", "mit Kindern in kleinen Orten und", "die Wege zur Schule sind weit."]
RIGHT = ["Das Bündnis trifft sich monatlich", "und spricht über alles, was die", "Eltern und Lehrkräfte bewegt."]


def texts(*sheets: Sheet) -> list[str]:
    return [block.text for block in arrange(document(*sheets))]


def test_a_running_head_carries_no_column_up_to_the_edge() -> None:
    """The heading in the middle of the page stands under the right part of the head, and over both columns."""
    pages = []
    for number, title in enumerate(("Eröffnung", "Aussprache")):
        page = Sheet()
        page.write(50, 40, "Landtag der Muster")
        page.write(260, 40, f"{number + 1}. Sitzung")
        page.write(270, 80, title)
        page.write(70, 100, "(Beginn um 10 Uhr)")
        page.lines(50, 130, LEFT * 3)
        page.lines(300, 130, RIGHT * 3)
        pages.append(page)
    found = texts(*pages)
    order = [found.index(text) for text in ("Eröffnung", "(Beginn um 10 Uhr)")]
    assert order == sorted(order)
    assert order[-1] < next(n for n, text in enumerate(found) if text.startswith("Im Landkreis"))


def test_facing_pages_mirror_their_heads() -> None:
    pages = []
    for number in (1, 2):
        page = Sheet()
        page.write(50 if number == 1 else 400, 40, "Bildung im Landkreis", size=8)
        page.write(500 if number == 1 else 50, 40, f"Seite {number}", size=8)
        page.lines(50, 130, LEFT * 3)
        pages.append(page)
    roles = [block.role for block in arrange(document(*pages)) if block.role != "paragraph"]
    assert sorted(roles) == ["page_number", "page_number", "running_head", "running_head"]


def test_a_drawn_rule_parts_columns_where_page_numbers_stand_before_it() -> None:
    """The numbers at the end of the left column's lines stand nearer to the right column than to their lines."""
    page = Sheet()
    for n in range(6):
        page.write(50, 100 + 14 * n, f"Punkt {n}")
        page.write(250, 100 + 14 * n, str(50 + n))
        page.write(285, 100 + 14 * n, f"Rede {n}")
        page.write(470, 100 + 14 * n, str(70 + n))
    page.rules.append(Rule(Box(272, 90, 272.5, 200), 0))
    words = " ".join(text for text in texts(page)).split()
    assert words.index("55") < words.index("Rede")
    assert words.index("Rede") < words.index("70")


def test_wide_spaces_in_justified_lines_part_nothing() -> None:
    page = Sheet()
    page.write(50, 100, "gemeinsam mit vielen Helfern in Dorf und Stadt")  # 46 characters, 230 points
    for n, (left, right) in enumerate(
        [("Engagement Global,", "vom"), ("Schulaustausch", "von"), ("Bundesamt und", "für")]
    ):
        page.write(50, 112 + 12 * n, left)
        page.write(280 - 5 * len(right), 112 + 12 * n, right)
    page.write(50, 148, "gemeinsam mit vielen Helfern in Dorf und Stadt")
    assert len(texts(page)) == 1


def test_years_in_larger_type_are_labels_of_the_text_beside_them() -> None:
    page = Sheet()
    for n, year in enumerate(("2009", "2010", "2012")):
        page.write(50, 103 + 45 * n, year, size=14, font=BOLD)
        page.lines(110, 100 + 45 * n, RIGHT[:2])
    (table,) = arrange(document(page))
    assert [[cell.text[:12] for cell in row] for row in table.rows] == [
        [year, "Das Bündnis "] for year in ("2009", "2010", "2012")
    ]


def test_figures_below_each_other_are_a_table_without_any_rule() -> None:
    page = Sheet()
    rows = [("Gemeinde", "Kinder", "Quote"), ("Musterstadt", "812", "79 %"), ("Altheim", "98", "81 %")]
    rows += [("Neudorf an der Muster", "1.145", "62 %")]
    for n, row in enumerate(rows):
        for x, cell in zip((50, 200, 280), row, strict=True):
            page.write(x, 100 + 16 * n, cell)
    page.write(50, 190, "Die Zahlen sind die des Jahres 2011.")
    table, text = arrange(document(page))
    assert [tuple(cell.text for cell in row) for row in table.rows] == rows
    assert text.text == "Die Zahlen sind die des Jahres 2011."


def test_addresses_in_three_columns_are_no_table() -> None:
    page = Sheet()
    for x, place in ((50, "Musterstadt"), (230, "Beispielau"), (410, "Altheim")):
        page.lines(x, 100, [f"Rathaus {place}", "Am Markt 1", f"01234 {place}", "01234 56780"])
    text = " ".join(texts(page))
    assert text.index("Rathaus Beispielau") > text.index("01234 Musterstadt")
    assert text.index("Rathaus Altheim") > text.index("01234 Beispielau")


def test_the_last_label_of_a_table_has_its_second_line() -> None:
    sheet = Sheet()
    labels = ["Gegründet", "Team", "Träger", "Einwohnerinnen und", "Einwohner"]
    for n, label in enumerate(labels):
        sheet.write(50, 100 + 14 * n, label, font=BOLD)
    sheet.lines(200, 100, ["2013", "21 Mitarbeitende", "Kreis Soest", "302.000"], leading=14)
    (table,) = [block for block in arrange(document(sheet)) if block.cells]
    assert [cell.text for cell in table.rows[-1]] == ["Einwohnerinnen und Einwohner", "302.000"]


def test_values_that_are_figures_make_a_label_table_however_wide_the_labels() -> None:
    page = Sheet()
    rows = [("Mitglied seit", "2011"), ("Einwohner", "40.403"), ("Arbeitslosenquote", "12,4 %"), ("Stellen", "0,5")]
    for n, (label, value) in enumerate(rows):
        page.write(50, 100 + 14 * n, label)
        page.write(160, 100 + 14 * n, value)
    (table,) = arrange(document(page))
    assert [tuple(cell.text for cell in row) for row in table.rows] == rows


def test_a_label_that_comes_close_to_its_value_is_a_cell_all_the_same() -> None:
    page = Sheet()
    rows = [("Einwohner", "17.260"), ("Fläche", "118 km²"), ("Bündnispartner", "52"), ("Start", "2010"), ("Orte", "18")]
    for n, (label, value) in enumerate(rows):
        page.write(50, 100 + 14 * n, label)
        page.write(125, 100 + 14 * n, value)  # "Bündnispartner" ends at 120
    (table,) = arrange(document(page))
    assert [tuple(cell.text for cell in row) for row in table.rows] == rows


def test_a_column_goes_on_beside_a_picture() -> None:
    page = Sheet()
    page.write(50, 60, "Eine Zeile, die über beide Spalten der Seite läuft und noch ein wenig mehr sagt.")
    page.rects.append(Rect(Box(50, 70, 260, 190), 0x88AACC, None))
    page.lines(50, 212, LEFT * 4)
    page.write(300, 82, "• Anschluss der Häuser")
    page.lines(300, 112, RIGHT * 7)
    found = texts(page)
    assert found.index("Anschluss der Häuser") > max(n for n, text in enumerate(found) if "Im Landkreis" in text)


def test_boxes_stand_beside_the_text_below_a_picture_too() -> None:
    page = Sheet()
    page.lines(50, 100, LEFT * 2)
    page.rects.append(Rect(Box(50, 170, 260, 290), 0x88AACC, None))
    page.lines(50, 312, LEFT * 6)
    for top, title in ((90, "In dieser Ausgabe"), (150, "Termine"), (210, "Kontakt")):
        page.tint(300, top, 450, top + 50)
        page.lines(306, top + 16, [title, "am Montag im Rathaus", "und am Freitag im Saal"])
    found = texts(page)
    boxed = min(n for n, text in enumerate(found) if "im Rathaus" in text)
    assert boxed > max(n for n, text in enumerate(found) if "Im Landkreis" in text)


def test_columns_end_with_the_rule_between_them() -> None:
    page = Sheet()
    page.lines(50, 100, LEFT * 3)
    page.lines(300, 100, RIGHT * 3)
    page.rules.append(Rule(Box(270, 90, 270.5, 200), 0))
    page.write(50, 224, "Musterstadt, den 4. Dezember 2023")
    assert [text[:11] for text in texts(page)] == ["Im Landkrei", "Das Bündnis", "Musterstadt"]


def two_columns_with_boxes(last: str) -> list[str]:
    """The first line of each column and box, in reading order; `last` is the last line of the left column."""
    page = Sheet()
    page.lines(50, 100, [*LEFT * 3, last])
    page.lines(300, 100, ["schreibt dann fort, was links begann", *RIGHT * 3])
    for x, lines in ((50, ["Zur Person ist nun zu sagen", *LEFT]), (300, ["Zahlen des Jahres in Kürze", *RIGHT])):
        page.tint(x - 10, 300, x + 180, 370)
        page.lines(x, 315, lines)
    found = " ".join(texts(page))
    return sorted(("schreibt dann", "Zur Person", "Zahlen des"), key=found.index)


def test_boxes_side_by_side_are_read_after_text_that_runs_on_over_them() -> None:
    assert two_columns_with_boxes("und wer mit einem der Berater") == ["schreibt dann", "Zur Person", "Zahlen des"]


def test_boxes_below_columns_that_end_stay_in_their_columns() -> None:
    assert two_columns_with_boxes("und alle sind zufrieden damit.") == ["Zur Person", "schreibt dann", "Zahlen des"]


def test_a_panel_with_the_title_is_read_before_the_text_beside_it() -> None:
    first = []
    for size in (30, 12):
        page = Sheet(width=842, height=595)
        page.tint(0, 0, 250, 595)
        page.write(30, 200, "Gut sortiert", size=size, font=BOLD)
        page.lines(30, 240, ["Ein Wegweiser für alle,", "die hier zu Hause sind."])
        page.lines(300, 100, LEFT * 6)
        page.lines(560, 100, RIGHT * 6)
        first.append(texts(page)[0])
    assert first[0] == "Gut sortiert"
    assert first[1].startswith("Im Landkreis")


def test_more_boxes_in_a_row_than_columns_below_them_are_read_first() -> None:
    page = Sheet()
    for n, line in enumerate(("18 Orte", "27 Kitas", "23 Vereine", "94 Helfer")):
        page.tint(40 + 125 * n, 50, 150 + 125 * n, 85)
        page.lines(50 + 125 * n, 64, [line, "machen mit"])
    page.lines(50, 130, LEFT * 4)
    page.lines(300, 130, RIGHT * 4)
    found = " ".join(texts(page))
    columns = [" ".join(lines * 4) for lines in (LEFT, RIGHT)]
    order = [found.index(words) for words in ("18 Orte", "27 Kitas", "23 Vereine", "94 Helfer", *columns)]
    assert order == sorted(order)


def columns_under_headings(gap: int) -> list[str]:
    """Two columns that begin anew below a second heading where `gap` lines are free in the right one."""
    page = Sheet()
    page.write(50, 90, "Begriffe", size=14, font=BOLD)
    page.lines(50, 110, LEFT)
    page.lines(300, 110, RIGHT)
    page.write(50, 170, "Antrag", size=14, font=BOLD)
    page.lines(50, 190, [line.replace("Landkreis", "Antrag") for line in LEFT])
    page.lines(300, 190 - 12 * gap, [f"{n} {line}" for n, line in enumerate(RIGHT * 2)][: 3 + gap])
    found = " ".join(texts(page))
    return sorted(("Im Landkreis", "Das Bündnis", "Im Antrag", "0 Das Bündnis"), key=found.index)


def test_columns_begin_anew_below_a_heading_with_nothing_beside_it() -> None:
    assert columns_under_headings(0) == ["Im Landkreis", "Das Bündnis", "Im Antrag", "0 Das Bündnis"]
    assert columns_under_headings(3) == ["Im Landkreis", "Im Antrag", "Das Bündnis", "0 Das Bündnis"]


def test_a_box_with_a_heading_like_those_beside_it_is_a_column() -> None:
    first = []
    for size in (14, 18):
        page = Sheet()
        page.tint(40, 60, 160, 260)
        page.write(50, 80, "In diesem Heft", size=14, font=BOLD)
        page.lines(50, 100, ["Begriffe, kurz", "Der Weg zum", "Antrag und wer", "dazu alles berät."])
        page.write(200, 80, "Begriffe", size=size, font=BOLD)
        page.lines(200, 100, [f"{left} {right}" for left, right in zip(LEFT, RIGHT, strict=True)] * 3)
        first.append(texts(page)[0])
    assert first == ["In diesem Heft", "Begriffe"]


def test_a_row_of_cards_begins_with_the_small_lines_above_its_titles() -> None:
    page = Sheet()
    for row, names in enumerate((("Unna", "Hamm"), ("Lohne", "Oybin"))):
        for x, name in zip((50, 300), names, strict=True):
            top = 100 + 110 * row
            page.write(x, top, f"Stadt {name}", size=8)
            page.write(x, top + 14, f"Lesen in {name}", size=14, font=BOLD)
            page.lines(x, top + 32, LEFT)
    found = texts(page)
    assert [text for text in found if text.startswith("Stadt")] == [
        "Stadt Unna",
        "Stadt Hamm",
        "Stadt Lohne",
        "Stadt Oybin",
    ]
    assert found[found.index("Stadt Lohne") + 1] == "Lesen in Lohne"


def test_a_title_of_two_lines_heads_a_card_beside_others_of_one() -> None:
    page = Sheet()
    for row, names in enumerate((("Unna liest", "Hamm liest im Park"), ("Lohne liest", "Oybin liest im Bus"))):
        for x, name in zip((50, 300), names, strict=True):
            top = 100 + 110 * row
            first, *rest = name.split(" im ")
            page.write(x, top, first, size=14, font=BOLD)
            for line in rest:
                page.write(x, top + 16, f"im {line}", size=14, font=BOLD)
            page.lines(x, top + 34, LEFT)
    heads = [text for text in texts(page) if "liest" in text]
    assert heads == ["Unna liest", "Hamm liest im Park", "Lohne liest", "Oybin liest im Bus"]


def columns_below(sheet: Sheet, top: float, *, heads: bool) -> None:
    """Three columns of text, each below its heading in bold."""
    for x, head in zip((40, 225, 410), ("Ausgangslage", "Ziele", "Strategie"), strict=True):
        if heads:
            sheet.write(x, top, head, size=11, font=BOLD)
        sheet.lines(x, top + 14, [f"{head} eins und zwei und drei", "vier fünf und sechs und sieben", "acht und neun."])


def test_headings_right_below_rows_of_boxes_begin_the_columns_of_text() -> None:
    sheet = Sheet()
    for n in range(7):
        x, y = 40 + 130 * (n % 4), 100 + 50 * (n // 4)
        sheet.tint(x, y, x + 124, y + 40)
        sheet.write(x + 6, y + 16, f"{n + 2} km", size=11, font=BOLD)
        sheet.write(x + 6, y + 30, f"Wege {n}", size=8)
    columns_below(sheet, 210, heads=True)
    found = [b.text for b in arrange(document(sheet)) if b.container < 0]
    assert [text.split()[0] for text in found] == ["Ausgangslage"] * 2 + ["Ziele"] * 2 + ["Strategie"] * 2


def test_what_stands_across_two_of_three_columns_is_read_below_all_of_them() -> None:
    sheet = Sheet()
    for n in range(3):
        columns_below(sheet, 100 + 50 * n, heads=False)
    sheet.grid([40, 200, 380], [290, 310, 330, 350])
    for row in range(3):
        for column, x in enumerate((46, 206)):
            sheet.write(x, 304 + 20 * row, f"Zelle {row} {column}")
    sheet.tint(400, 286, 560, 380)
    sheet.lines(410, 304, ["Im Kasten steht dazu", "noch etwas mehr."])
    found = [b.text or b.role for b in arrange(document(sheet))]
    assert found.index("table") > max(n for n, text in enumerate(found) if text.startswith("Strategie"))
    assert found[-1].startswith("Im Kasten")


def test_four_figures_in_a_row_are_read_before_the_two_columns_below_them() -> None:
    page = Sheet()
    figures = (("Gegründet", "2012"), ("Mitglieder", "684"), ("Leistung", "3,8 MWp"), ("Guthaben", "1,9 Mio. €"))
    for left, (label, figure) in zip((50, 175, 300, 425), figures, strict=True):
        page.write(left, 100, label, size=8)
        page.write(left, 115, figure, size=12, font=BOLD)
    page.lines(50, 150, LEFT * 3)
    page.lines(300, 150, RIGHT * 3)
    found = texts(page)
    assert [t for t in found if len(t) < 20] == [part for figure in figures for part in figure]
    assert found[8].startswith(LEFT[0])


def test_rows_of_two_cells_in_both_columns_stay_there() -> None:
    """Programmes of two days side by side: the day crosses the columns of its table, the rows go on below it."""
    page = Sheet()
    for left, days in ((50, ("Donnerstag", "Freitag")), (320, ("Samstag", "Sonntag"))):
        for top, day in zip((100, 170), days, strict=True):
            page.write(left, top, day, font=BOLD)
            for n in range(3):
                page.write(left, top + 16 + 13 * n, f"1{n}.00", font=BOLD)
                page.write(left + 45, top + 16 + 13 * n, "Vortrag im Foyer des Rathauses")
    found = " ".join(block.text + " ".join(c.text for c in block.cells) for block in arrange(document(page)))
    assert [day for day in found.split() if day.endswith("tag")] == ["Donnerstag", "Freitag", "Samstag", "Sonntag"]


def test_people_in_three_columns_are_no_table_however_wide_their_lines_stand() -> None:
    page = Sheet()
    for x, name, number in ((50, "Ada Beispiel", 61), (230, "Bela Muster", 64), (410, "Cleo Probe", 67)):
        page.write(x, 100, name, font=BOLD)
        page.lines(x, 116, ["Leitung", f"Fon 04521 7930-{number}", f"{name[:3].lower()}@stadt.example"], leading=16)
    text = " ".join(texts(page))
    assert text.index("Bela Muster") > text.index("ada@stadt.example")
    assert text.index("Cleo Probe") > text.index("bel@stadt.example")


def test_what_stands_between_two_rules_over_columns_is_read_before_them() -> None:
    """One label of the band stands across the strip between the columns below, its value does not."""
    page = Sheet()
    for x, label, value in (
        (50, "Einwohner", "66.743"),
        (150, "Fläche", "651 km²"),
        (230, "Gesundheitsregion seit", "2015"),
    ):
        page.write(x, 100, label, size=8)
        page.write(x, 112, value, font=BOLD)
    page.write(330, 100, "Themen", size=8)
    page.write(330, 112, "Vorsorge, Pflege", font=BOLD)
    page.rules += [Rule(Box(50, y, 480, y + 0.5), 0) for y in (88, 120)]
    page.lines(50, 150, LEFT * 3)
    page.lines(300, 150, RIGHT * 3)
    text = " ".join(texts(page))
    assert text.index("Vorsorge, Pflege") < text.index("Im Landkreis") < text.index("Das Bündnis")


def test_figures_of_a_sidebar_at_the_edge_are_no_page_numbers() -> None:
    page = Sheet()
    page.tint(0, 0, 130, 842)
    for n, (label, value) in enumerate((("Kommunen", "9"), ("Schulen", "94"))):
        page.write(26, 200 + 30 * n, label, size=8)
        page.write(26, 212 + 30 * n, value)
    page.lines(200, 100, LEFT * 3)
    page.write(26, 560, "7")
    numbers = [block.text for block in arrange(document(page)) if block.role == "page_number"]
    assert numbers == ["7"]


def test_columns_of_text_below_headings_on_one_line_are_no_table() -> None:
    page = Sheet()
    columns = (
        (
            "Wie es begann",
            [
                "Lehe ist jung und bunt, aber",
                "arm. Jedes zweite Kind lebt",
                "hier von sehr wenig. Das",
                "änderte sich erst spät.",
            ],
        ),
        (
            "Wer mitmacht",
            [
                "Die Gruppe trifft sich an",
                "jedem Montag. Wer oft",
                "fehlt, verliert sein Recht",
                "auf eine Stimme im Rat.",
            ],
        ),
        (
            "Wie es weitergeht",
            [
                "Im Frühjahr soll das neue",
                "Haus fertig werden. Noch",
                "fehlt das Geld dafür, das",
                "der Bund geben soll.",
            ],
        ),
    )
    for x, (title, lines) in zip((50, 220, 390), columns, strict=True):
        page.write(x, 100, title, font=BOLD, size=11)
        for n, line in enumerate(lines):
            page.write(x, 117 + 15 * n + (0.4 if n % 2 else 0), line)
    found = arrange(document(page))
    assert not any(block.cells for block in found)
    assert [b.text for b in found if b.role == "heading"] == ["Wie es begann", "Wer mitmacht", "Wie es weitergeht"]


def test_an_empty_cell_with_a_dash_is_no_marker_of_the_next_column() -> None:
    page = Sheet()
    page.write(50, 100, "–")
    page.write(90, 100, "Unterricht statt")
    assert [line.text for line in chunks(words(page.page()))] == ["–", "Unterricht statt"]


def test_a_river_through_two_stretched_lines_parts_no_paragraph() -> None:
    page = Sheet()
    lines = [
        [(50, "Drei von vier Häusern wurden mit Erdgas warm.")],
        [(50, "2019 noch heizten auch die Schulen im Ort so.")],
        [(50, "dem"), (130, "Beschluss"), (255, "des")],
        [(50, "Stadtverordnetenkollegiums"), (255, "und")],
        [(50, "die Stadt ist bald frei davon.")],
    ]
    for n, line in enumerate(lines):
        for x, text in line:
            page.write(x, 100 + 16.5 * n, text)
    assert " ".join(texts(page)).endswith(
        "dem Beschluss des Stadtverordnetenkollegiums und die Stadt ist bald frei davon."
    )


def test_labels_side_by_side_do_not_go_on_in_each_other() -> None:
    for top, continued in ((100, False), (40, True)):  # a column begins at the top of the page with the rest of a line
        page = Sheet()
        for x, baseline, text, size in (
            (50, 100, "Beitritt", 8.0),
            (90, top, "Ausstoß je Kopf", 8.0),
            (90, 130, "5,9 t", 14.0),
        ):
            page.write(x, baseline, text, size=size)
        drafts = [
            Draft([line], column=n, right=line.box.x1)
            for n, line in enumerate(sorted(chunks(words(page.page())), key=lambda line: line.box.x1))
        ]
        first, *_ = join_continued(sorted(drafts, key=lambda draft: (draft.box.x0, draft.size)))
        assert bool(first.joined) is continued
