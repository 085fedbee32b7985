"""What the words tell better than the place: headings and speakers at the edge of a page, labels read before values."""

from __future__ import annotations

from dataclasses import replace

from extractors.generic.footnote_marks import with_text_unmarked, without_marks
from pipeline.regroup.label_columns import with_label_tables
from pipeline.regroup.readopted import readopted
from schemas.box import Box
from schemas.document import Block
from schemas.passage import Passage, Span
from tests.printed import Sheet


def test_a_running_head_that_is_a_heading_elsewhere_is_one() -> None:
    sheet = Sheet()
    sheet.heading("Angebote")
    sheet.item("Lernpaten")
    sheet.turn()
    sheet.set("running_head", "Angebote", size=12.0, bold=True)
    sheet.item("Elterncafé")
    sheet.set("running_head", "Kommunen machen Schule", size=8.0)
    assert [b.role for b in readopted(sheet.blocks)] == ["heading", "list_item", "heading", "list_item", "running_head"]


def test_a_footer_behind_a_quotation_is_its_speaker() -> None:
    sheet = Sheet()
    sheet.text("„Wir fangen früh an und hören nicht auf.“")
    sheet.set("footer", "Andrea Hähnlein, Bildungsbüro", size=8.0)
    sheet.set("footer", "Werkstatt Kommune e. V.", size=8.0)
    assert [b.role for b in readopted(sheet.blocks)] == ["paragraph", "paragraph", "footer"]


def test_a_bold_paragraph_is_no_heading_because_of_its_first_line() -> None:
    sheet = Sheet()
    sheet.set("heading", "Seit vielen Jahren arbeiten alle", level=3, size=10.0, bold=True)
    sheet.set("paragraph", "an einem gemeinsamen Ziel.", size=10.0, bold=True)
    (block,) = readopted(sheet.blocks)
    assert (block.role, block.text) == ("paragraph", "Seit vielen Jahren arbeiten alle an einem gemeinsamen Ziel.")


def test_labels_read_before_their_values_are_a_table() -> None:
    tops = {"Kommune": 100.0, "Bundesland": 120.0, "Ziele": 140.0}
    values = {"Unna": 100.0, "Nordrhein-Westfalen": 120.0, "Alle lernen": 140.0}
    blocks = [_at(text, 50.0, top) for text, top in tops.items()] + [
        _at(text, 200.0, top) for text, top in values.items()
    ]
    (table,) = with_label_tables(blocks)
    assert [[c.text for c in row] for row in table.rows] == [
        ["Kommune", "Unna"],
        ["Bundesland", "Nordrhein-Westfalen"],
        ["Ziele", "Alle lernen"],
    ]


def test_short_lines_that_are_no_labels_stay_as_they_are() -> None:
    blocks = [_at(f"Zeile {n}", 50.0, 100.0 + 20 * n) for n in range(3)]
    blocks += [_at(f"Wert {n}", 200.0, 100.0 + 20 * n) for n in range(3)]
    assert list(with_label_tables(blocks)) == blocks


def test_footnote_marks_go_and_chemistry_stays() -> None:
    def words(*parts: tuple[str, float, float]) -> Passage:
        text, spans, x = "", [], 0.0
        for part, size, lift in parts:
            glued = size < 10
            start = len(text) + (0 if glued or not text else 1)
            text += part if glued or not text else f" {part}"
            spans.append(Span(start, len(text), 1, Box(x, 10 - lift, x + 5, 10 - lift + size), False, size))
            x += 5
        return Passage(text, tuple(spans))

    raised = words(("Bildungsrat", 10, 0), ("1", 6, 0), ("tagt", 10, 0))
    assert without_marks(raised).text == "Bildungsrat tagt"
    lowered = words(("CO", 10, 0), ("2", 6, -5), ("sinkt", 10, 0))
    assert without_marks(lowered).text == "CO2 sinkt"
    unit = words(("12", 10, 0), ("km", 10, 0), ("2", 6, 0))
    assert without_marks(unit).text == "12 km2"


def test_the_note_at_the_foot_tells_a_mark_as_large_as_the_text() -> None:
    sheet = Sheet()
    sheet.text("Die Quoten sind gestaffelt:2 Sie sinken von 7,2 auf 3.2 und gelten auf 12 km2 bis Ende 3")
    sheet.set("footnote", "2 Maßgeblich ist der Bescheid des Vorjahres.", size=8)
    text, note = with_text_unmarked(sheet.blocks)
    assert text.text == "Die Quoten sind gestaffelt: Sie sinken von 7,2 auf 3.2 und gelten auf 12 km2 bis Ende 3"
    assert note.text.startswith("2 ")


def _at(text: str, left: float, top: float) -> Block:
    (block,) = [Sheet().text(text)]
    return replace(block, boxes=((1, Box(left, top, left + 80, top + 10)),))
