"""Tables with a row for each municipality: every row is a profile, and a table of figures is none."""

from __future__ import annotations

from pipeline.regroup.told_rows import with_told_rows
from tests.divided import municipality, profiles
from tests.printed import Sheet

HEAD = ("Kommune", "Beschreibung", "Laufzeit", "Kontakt")
UNNA = (
    "Stadt Unna",
    "Im Bahnhof lesen Großeltern den wartenden Kindern vor, jeden Tag von drei bis fünf.",
    "2011–2013",
    "Ada Beispiel, Tel. 02303 55501",
)
OYBIN = (
    "Gemeinde Oybin",
    "Ein Bus holt die Jugendlichen am Abend aus den Nachbarorten ab und bringt sie heim.",
    "2012–2014",
    "Ben Muster, Tel. 035844 55502",
)


def unfolded(sheet: Sheet) -> list[tuple[str, str]]:
    return [(b.role, b.text) for b in with_told_rows(sheet.blocks)]


def a_table(*rows: tuple[str, ...]) -> Sheet:
    sheet = Sheet()
    sheet.set("heading", "Gute Wege", level=1, size=24.0, bold=True)
    sheet.table(*rows)
    return sheet


def test_a_row_is_a_title_over_what_its_columns_say() -> None:
    _, title, short, told, other, *_ = with_told_rows(a_table(HEAD, UNNA, OYBIN).blocks)
    assert (title.role, title.text, other.text) == ("heading", "Stadt Unna", "Gemeinde Oybin")
    assert [tuple(c.text for c in row) for row in short.rows] == [("Laufzeit", "2011–2013")]
    assert [tuple(c.text for c in row) for row in told.rows] == [("Beschreibung", UNNA[1]), ("Kontakt", UNNA[3])]


def test_every_row_is_a_profile() -> None:
    sheet = a_table(HEAD, UNNA, OYBIN)
    sheet.blocks = list(with_told_rows(sheet.blocks))
    assert [municipality(p) for p in profiles(sheet)] == ["Unna", "Oybin"]


def test_rows_go_on_on_the_next_page() -> None:
    sheet = a_table(HEAD, UNNA, OYBIN)
    sheet.turn()
    sheet.table(("Stadt Lohne", UNNA[1], "2010", UNNA[3]))
    assert ("heading", "Stadt Lohne") in unfolded(sheet)


def test_a_table_of_figures_stays_one() -> None:
    sheet = a_table(
        ("Kommune", "Einwohner", "Plätze", "Quote"),
        ("Stadt Unna", "59.000", "412", "34 %"),
        ("Oybin", "1.300", "9", ""),
    )
    assert [role for role, _ in unfolded(sheet)] == ["heading", "table"]


def test_addresses_in_rows_stay_a_table() -> None:
    rows = (
        (name, "Am Markt 1, 59423 Unna, Familienbüro im Erdgeschoss, Tel. 02303 55501", "montags", "frei")
        for name in ("Unna", "Oybin")
    )
    assert [role for role, _ in unfolded(a_table(("Ort", "Adresse", "Zeiten", "Eintritt"), *rows))] == [
        "heading",
        "table",
    ]


def test_a_table_among_much_other_text_stays_one() -> None:
    sheet = a_table(HEAD, UNNA, OYBIN)
    for _ in range(12):
        sheet.text("Der Landkreis hat in vier Jahren aufgebaut, was nun in allen Gemeinden gilt und weitergeht.")
    assert "table" in [role for role, text in unfolded(sheet)[1:2]]


def test_what_stands_below_the_table_is_no_part_of_its_last_row() -> None:
    zittau = ("Stadt Zittau", "Im Hof der Schule wächst ein Garten, den Eltern und Kinder an jedem Samstag pflegen.")
    sheet = a_table(HEAD, UNNA, OYBIN, (*zittau, "2013–2015", "Cem Muster, Tel. 03583 55503"))
    sheet.text("Netzwerk Wege · Musterweg 1 · 37073 Göttingen · Tel. 0551 55504")
    unfolded_sheet = Sheet()
    unfolded_sheet.blocks = list(with_told_rows(sheet.blocks))
    *_, last = found = profiles(unfolded_sheet)
    assert [municipality(p) for p in found] == ["Unna", "Oybin", "Zittau"]
    assert not any("Göttingen" in block.text for block in last.all_blocks)
