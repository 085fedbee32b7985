"""Lists and what stands next to them: items without markers, quotations below the last item."""

from __future__ import annotations

from dataclasses import replace

from pipeline.regroup.announced_lists import with_announced_lists
from pipeline.regroup.quotes_apart import with_quotes_apart
from schemas.document import Block
from tests.printed import Sheet


def announced(*items: str, lead: str = "Das Bündnis hat sich eine Ordnung gegeben:", indent: float = 12.0) -> list[str]:
    sheet = Sheet()
    sheet.text(lead)
    sheet.left += indent
    for text in items:
        sheet.text(text)
    sheet.left -= indent
    sheet.text("Die Mitglieder zahlen keinen Beitrag.")
    return [b.text for b in with_announced_lists(sheet.blocks) if b.role == "list_item"]


def test_sentences_set_in_below_a_colon_are_items() -> None:
    items = ["Das Familienbüro führt die Geschäfte.", "Einmal im Jahr berichtet es allen."]
    assert announced(*items) == items


def test_nothing_is_announced_without_a_colon_or_an_indent_or_by_lines_of_an_address() -> None:
    items = ("Das Familienbüro führt die Geschäfte.", "Einmal im Jahr berichtet es allen.")
    assert announced(*items, lead="Das Bündnis hat eine Ordnung.") == []
    assert announced(*items, indent=0.0) == []
    assert announced("Amt für Jugend", "Am Markt 5", "17291 Prenzlau", lead="Zu bestellen bei:") == []
    assert announced("„Das ist unser Haus.“", "„Und das bleibt es auch.“", lead="Zwei sagen:") == []


def item(*lines: str) -> Block:
    sheet = Sheet()
    return replace(sheet.set("list_item", *lines, marker="•"), level=1)


def test_a_quotation_below_the_last_item_stands_for_itself() -> None:
    for quotation in (
        "„Früher hat jede Gemeinde ihre Schule verteidigt.“",
        "Bürgermeister Bernd Tepe: „Heute zählen wir die Kinder zusammen.“",
    ):
        parts = with_quotes_apart([item("eine Kasse für Ausflüge"), item("ein Bus für alle Schulen", quotation)])
        assert [(b.role, b.text) for b in parts[1:]] == [
            ("list_item", "ein Bus für alle Schulen"),
            ("paragraph", quotation),
        ]


def test_a_title_in_quotation_marks_and_a_quotation_between_items_belong_to_their_item() -> None:
    title = item("Broschüre für neue Eltern", "„Was nun?“")
    between = [item("Leitsatz des Bündnisses", "„Früher hat jede Gemeinde ihre Schule verteidigt.“"), item("ein Bus")]
    announced_by_the_item = item("Unser Leitsatz heißt:", "„Jede Gemeinde zählt auf jedes einzelne Kind.“")
    for blocks in ([title], between, [announced_by_the_item]):
        assert list(with_quotes_apart(blocks)) == blocks
