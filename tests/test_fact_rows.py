"""Key figures without a drawn table: ladders of labels and values, rows read column by column."""

from __future__ import annotations

from typing import Any

from extractors.generic.entries import entries_of
from pipeline.fact_rows import with_fact_rows
from pipeline.fields import read_profile
from schemas.document import Block
from tests.printed import Sheet, passage


def facts(sheet: Sheet) -> list[tuple[Any, ...]]:
    fields, _ = read_profile(sheet.profile())
    names = ("label", "value", "unit", "as_of")
    return [tuple(c.value.value(name) for name in names) for c in fields.lists["facts"]]


def test_a_ladder_pairs_unknown_labels_too() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Stendal")
    for label, value in (
        ("Einwohner (31.12.2022)", "109.318"),
        ("Kinder unter 10 Jahren", "8.871"),
        ("Fördersumme", "184.500 Euro"),
    ):
        sheet.set("paragraph", label, bold=True, container=0)
        sheet.set("paragraph", value, container=0)
    sheet.set("paragraph", "„Der Bus kommt bis auf den Anger.“", container=0)
    assert facts(sheet) == [
        ("Einwohner", "109.318", None, "2022-12-31"),
        ("Kinder unter 10 Jahren", "8.871", None, None),
        ("Fördersumme", "184.500", "Euro", None),
    ]


def a_column(*lines: str, left: float, top: float, bold: bool = False) -> Block:
    """Lines one below the other, 12 points apart."""
    sheet = Sheet()
    sheet.top = top
    block = sheet.set("paragraph", *lines, bold=bold)
    printed = tuple(passage(t, top=top + 12 * n, left=left, bold=bold) for n, t in enumerate(lines))
    whole = type(block.passage).join(printed)
    return Block("paragraph", whole, block.boxes, 0, None, 10.0, 0, printed, (), 0)


def test_labels_and_values_on_one_height_are_rows() -> None:
    labels = a_column("Einwohner", "Fläche", "Besuche im Jahr", left=50, top=100)
    values = a_column("212.618", "4.767 km²", "158", left=200, top=100, bold=True)
    (table,) = with_fact_rows([labels, values])
    rows = {e.label.text: e.passage.text for e in entries_of([table], {})}
    assert rows == {"Einwohner": "212.618", "Fläche": "4.767 km²", "Besuche im Jahr": "158"}


def test_a_label_with_nothing_beside_it_makes_no_rows() -> None:
    labels = a_column("Einwohner", "Fläche", "Ziele", left=50, top=100)
    values = a_column("212.618", "4.767 km²", left=200, top=100)
    assert with_fact_rows([labels, values]) == (labels, values)
