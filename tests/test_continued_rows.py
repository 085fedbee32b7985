"""Label tables whose labels are tinted, and their rows for which the page had no room."""

from __future__ import annotations

from pipeline.layout import arrange
from pipeline.regroup import regroup
from schemas.box import Box
from schemas.document import Block, Rule
from tests.typeset_page import BOLD, Sheet, document

TEXT = ("Der Verein verleiht ab dem Sommer auch Zelte und", "Bänke; der Rat hat dafür eine halbe Stelle bewilligt.")
ROWS = (("Landkreis", ("Unna",)), ("Träger", ("Stadt Unna",)), ("Laufzeit", ("2021 bis 2024",)), ("Ziele", TEXT))


def table(sheet: Sheet, rows: tuple[tuple[str, tuple[str, ...]], ...], *, top: float = 100, at: float = 50) -> None:
    """Tinted labels that white parts, and rules below the values alone."""
    for label, lines in rows:
        bottom = top + 14 + 12 * len(lines)
        sheet.tint(at, top, at + 130, bottom - 1)
        sheet.rules.append(Rule(Box(at + 130, bottom, at + 490, bottom + 0.5), 0))
        sheet.write(at + 8, top + 17, label, font=BOLD)
        sheet.lines(at + 140, top + 17, list(lines))
        top = bottom


def rows_of(block: Block) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in block.rows]


def in_full(rows: tuple[tuple[str, tuple[str, ...]], ...]) -> list[tuple[str, ...]]:
    return [(label, " ".join(lines)) for label, lines in rows]


def test_tints_with_rules_at_their_side_are_a_column_of_labels() -> None:
    sheet = Sheet()
    table(sheet, ROWS)
    (found,) = arrange(document(sheet))
    assert rows_of(found) == in_full(ROWS)


def two_pages(*, at: float = 50) -> Block:
    """The first block of a page that begins with one row behind a table."""
    first, second = Sheet(), Sheet()
    table(first, ROWS)
    table(second, (("Ausblick", TEXT),), top=60, at=at)
    second.write(50, 200, "Die Broschüre erscheint einmal im Jahr und liegt in allen Rathäusern aus.")
    return next(block for block in arrange(document(first, second)) if block.page == 2)


def test_a_row_alone_at_the_head_of_a_page_goes_on_with_the_table_before() -> None:
    assert rows_of(two_pages()) == [("Ausblick", " ".join(TEXT))]


def test_the_rest_of_a_row_at_the_head_of_a_page_goes_back_to_its_label() -> None:
    first, second = Sheet(), Sheet()
    table(first, ROWS)
    second.tint(50, 60, 180, 110)
    second.lines(190, 77, ["Außerdem lädt er", "alle Familien ein."])
    second.write(50, 200, "Die Broschüre erscheint einmal im Jahr und liegt in allen Rathäusern aus.")
    found = regroup(arrange(document(first, second)))
    assert rows_of(found[0])[-1] == ("Ziele", f"{' '.join(TEXT)} Außerdem lädt er alle Familien ein.")
    assert found[0].pages == (1, 2)


def test_a_row_elsewhere_goes_on_with_nothing() -> None:
    assert not two_pages(at=80).cells
