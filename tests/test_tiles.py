"""Key figures in boxes side by side, and tables with a column of reference dates."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.generic.entries import entries_of
from schemas.document import Block
from tests.printed import Sheet
from tests.test_fact_rows import facts


def a_row(pairs: Sequence[tuple[str, str]], *, sizes: tuple[float, float], bold: tuple[bool, bool]) -> Sheet:
    """One tile beside the other, each in a box of its own."""
    sheet = Sheet()
    sheet.title("Stadt Wiesental")
    for n, (above, below) in enumerate(pairs):
        sheet.move(left=50.0 + 120 * n, top=100.0)
        sheet.set("paragraph", above, size=sizes[0], bold=bold[0], container=n)
        sheet.set("paragraph", below, size=sizes[1], bold=bold[1], container=n)
    return sheet


def read(blocks: Sequence[Block]) -> dict[str, str]:
    return {e.label.text: e.passage.text for e in entries_of(blocks, {}) if e.label.text}


def test_a_row_of_figures_over_captions_states_facts_of_any_unit() -> None:
    sheet = a_row(
        [("54.120", "Einwohner"), ("150 km²", "Fläche"), ("5,8 t", "Ausstoß je Kopf")],
        sizes=(16, 8),
        bold=(True, False),
    )
    assert [(label, value) for label, value, *_ in facts(sheet)] == [
        ("Einwohner", "54.120"),
        ("Fläche", "150"),
        ("Ausstoß je Kopf", "5,8"),
    ]


def test_a_row_of_labels_over_values_states_facts_that_are_no_figures() -> None:
    sheet = a_row(
        [("Einwohner", "93.120"), ("Fläche", "152 km²"), ("Blickrichtung", "Stadtumbau, Teilhabe")],
        sizes=(10, 14),
        bold=(False, True),
    )
    assert read(sheet.blocks[1:]) == {
        "Einwohner": "93.120",
        "Fläche": "152 km²",
        "Blickrichtung": "Stadtumbau, Teilhabe",
    }


def test_boxes_at_one_height_of_which_nothing_is_known_are_no_tiles() -> None:
    sheet = a_row(
        [("Lesen", "im Bus"), ("Kochen", "im Hof"), ("Werken", "im Keller")], sizes=(14, 10), bold=(True, False)
    )
    assert read(sheet.blocks[1:]) == {}


def test_a_column_of_dates_says_when_each_row_was_true() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Wiesental")
    sheet.table(
        ("Einwohner", "109.120 Personen", "31.12.2022"),
        ("Fläche", "2.423 km²", "31.12.2021"),
        ("Geburten", "718", "2022"),
    )
    assert facts(sheet) == [
        ("Einwohner", "109.120", "Personen", "2022-12-31"),
        ("Fläche", "2.423", "km²", "2021-12-31"),
        ("Geburten", "718", None, "2022"),
    ]


def test_a_note_on_a_figures_date_is_no_figure() -> None:
    sheet = Sheet()
    sheet.title("Stadt Wiesental")
    sheet.text("Einwohner am 31.12.2021")
    assert facts(sheet) == []


def test_boxes_one_below_the_other_are_tiles_whatever_their_values_are() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Wiesental")
    pairs = [("Landkreis Wiesental", "Projektträger"), ("01.07.2010 bis 30.06.2013", "Dauer"), ("412.500 €", "Budget")]
    for n, (above, below) in enumerate(pairs):
        sheet.move(left=50.0, top=100.0 + 60 * n)
        sheet.set("heading", above, size=16.0, bold=True, container=n)
        sheet.set("paragraph", below, size=8.0, container=n)
    assert read(sheet.blocks) == {label: value for value, label in pairs}


def test_boxes_in_a_grid_are_tiles_whatever_some_labels_are() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Wiesental")
    pairs = [("Einwohner", "142.631"), ("Kinder unter sechs Jahren", "6.980"), ("Fläche", "418 km²"), ("Budget", "9 €")]
    for n, (above, below) in enumerate(pairs):
        sheet.move(left=50.0 + 250 * (n % 2), top=100.0 + 60 * (n // 2))
        sheet.set("paragraph", above, size=8.0, container=n)
        sheet.set("paragraph", below, size=16.0, bold=True, container=n)
    assert read(sheet.blocks) == dict(pairs)


def test_two_large_figures_below_a_row_of_labels_are_facts_whatever_they_count() -> None:
    sheet = Sheet()
    sheet.title("Stadt Husum")
    for text, left, top, size in (
        ("Beitritt", 50, 100, 8),
        ("Ausstoß je Kopf", 150, 100, 8),
        ("2009", 50, 114, 14),
        ("5,9 t", 150, 114, 14),
    ):
        sheet.move(left=left, top=top)
        sheet.set("paragraph", text, size=size)
    assert [(label, value) for label, value, *_ in facts(sheet)] == [("Beitritt", "2009"), ("Ausstoß je Kopf", "5,9")]
