"""Forms ruled as one grid are taken apart at their bands and at heads of their own."""

from __future__ import annotations

from pipeline.layout import arrange
from pipeline.regroup.parted_tables import with_tables_parted
from tests.typeset_page import BOLD, Sheet, document

COLUMNS = [50.0, 180.0, 300.0, 420.0, 540.0]


def form() -> Sheet:
    """Two rows of labels and values, a title, a list of people with its head, and a text with its title."""
    sheet = Sheet()
    sheet.grid([50.0, 540.0], [80.0, 100.0, 140.0, 160.0, 240.0, 300.0])
    sheet.grid([50.0, 300.0, 540.0], [160.0, 180.0])
    sheet.grid(COLUMNS, [100.0, 120.0, 140.0])
    sheet.grid(COLUMNS, [180.0, 200.0, 220.0, 240.0])
    sheet.write(55, 95, "A Angaben", font=BOLD)
    for y, row in ((115, ("Name", "Nordsachsen", "Land", "Sachsen")), (135, ("Fläche", "20 km²", "Orte", "30"))):
        for x, text in zip(COLUMNS, row, strict=False):
            sheet.write(x + 5, y, text)
    sheet.write(55, 155, "B Personen", font=BOLD)
    sheet.write(55, 175, "Dienststelle")
    sheet.write(305, 175, "Landratsamt")
    for x, text in zip(COLUMNS, ("Name", "Funktion", "Telefon", "Mail"), strict=False):
        sheet.write(x + 5, 195, text, font=BOLD)
    for y, row in (
        (215, ("Ada Beispiel", "Leiterin", "03421 1", "a@x.de")),
        (235, ("Bo Muster", "Rat", "03421 2", "b@x.de")),
    ):
        for x, text in zip(COLUMNS, row, strict=False):
            sheet.write(x + 5, y, text)
    sheet.write(55, 255, "C1 Lage", font=BOLD)
    sheet.lines(55, 270, ["Zwischen den Orten liegen weite Wege, auf denen", "selten ein Bus fährt."])
    return sheet


def test_bands_and_lists_of_a_form_stand_apart() -> None:
    (whole,) = arrange(document(form()))
    found = with_tables_parted([whole])
    read = [[[c.text for c in row] for row in b.rows] if b.cells else (b.role, b.text) for b in found]
    assert read == [
        ("caption", "A Angaben"),
        [["Name", "Nordsachsen", "Land", "Sachsen"], ["Fläche", "20 km²", "Orte", "30"]],
        ("caption", "B Personen"),
        [["Dienststelle", "Landratsamt"]],
        [
            ["Name", "Funktion", "Telefon", "Mail"],
            ["Ada Beispiel", "Leiterin", "03421 1", "a@x.de"],
            ["Bo Muster", "Rat", "03421 2", "b@x.de"],
        ],
        ("heading", "C1 Lage"),
        ("paragraph", "Zwischen den Orten liegen weite Wege, auf denen selten ein Bus fährt."),
    ]
    assert [cell.column for cell in found[3].cells] == [0, 1]
