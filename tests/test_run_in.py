"""Bold leads at the beginning of paragraphs are headings where a publication is written so."""

from __future__ import annotations

from extractors import discover
from pipeline.layout import arrange
from pipeline.regroup.run_in import with_run_in_headings
from schemas.document import Block
from tests.typeset_page import BOLD, Sheet, document

GENERIC = discover()["generic"]


def blocks_of(*paragraphs: tuple[str, str]) -> tuple[Block, ...]:
    sheet = Sheet()
    for n, (lead, text) in enumerate(paragraphs):
        end = sheet.write(50, 100 + 40 * n, lead, font=BOLD)
        sheet.write(end + 5, 100 + 40 * n, text)
    return with_run_in_headings(arrange(document(sheet)), GENERIC)


def test_bold_leads_become_headings() -> None:
    found = blocks_of(
        ("Unsere Ziele:", "Alle Kinder im Kreis sollen lesen können."),
        ("Was es kostet:", "Das Land übernimmt die Hälfte der Kosten."),
    )
    assert [(b.role, b.text) for b in found] == [
        ("heading", "Unsere Ziele"),
        ("paragraph", "Alle Kinder im Kreis sollen lesen können."),
        ("heading", "Was es kostet"),
        ("paragraph", "Das Land übernimmt die Hälfte der Kosten."),
    ]
    assert found[0].box.x1 <= found[1].box.x0 + 1


def test_labels_of_contact_lines_and_lead_ins_of_quotes_stay() -> None:
    found = blocks_of(
        ("Telefon:", "06000 12345 oder 06000 54321, werktags"),
        ("E-Mail:", "post@kreis.example und info@kreis.example"),
        ("Erika Beispiel:", "„Wir sind klein, aber wir sind sehr viele.“"),
    )
    assert all(b.role == "paragraph" for b in found)


def test_a_single_emphasised_beginning_is_no_heading() -> None:
    found = blocks_of(("Unsere Ziele:", "Alle Kinder im Kreis sollen lesen können."))
    assert [b.role for b in found] == ["paragraph"]


def test_boxes_of_key_figures_in_bold_have_no_headings() -> None:
    sheet = Sheet()
    for top in (100, 200):
        for n, (label, value) in enumerate((("LEADER-Budget:", "2,4 Mio. Euro"), ("Kommunen:", "9 am Fluss"))):
            sheet.write(sheet.write(50, top + 12 * n, label, font=BOLD) + 5, top + 12 * n, value)
    found = with_run_in_headings(arrange(document(sheet)), GENERIC)
    assert [b.role for b in found] == ["paragraph"] * len(found)


def test_leads_that_ask_are_headings_without_a_known_word() -> None:
    found = blocks_of(
        ("Für wen?", "Für alle Familien mit Kindern bis zwölf Jahren."),
        ("Wann?", "An sieben Tagen der Woche, auch in den Ferien."),
        ("Wo?", "In der Kernstadt und in allen Ortsteilen am See."),
    )
    assert [b.text for b in found if b.role == "heading"] == ["Für wen?", "Wann?", "Wo?"]


def test_a_lead_alone_over_a_list_is_a_heading_like_the_others() -> None:
    sheet = Sheet()
    for n, (lead, text) in enumerate(
        (
            ("Ziel.", "Alle Kinder sollen draußen lernen können."),
            ("Ergebnis.", "Es waren 320 Kinder dabei, so viele wie nie."),
        )
    ):
        sheet.write(sheet.write(50, 100 + 40 * n, lead, font=BOLD) + 5, 100 + 40 * n, text)
    sheet.write(50, 180, "Partner.", font=BOLD)
    for n, item in enumerate(("Deichband", "Landvolk")):
        sheet.write(60, 196 + 14 * n, "•")
        sheet.write(70, 196 + 14 * n, item)
    found = with_run_in_headings(arrange(document(sheet)), GENERIC)
    assert [b.text for b in found if b.role == "heading"] == ["Ziel", "Ergebnis", "Partner"]


def test_a_lead_without_a_mark_may_stand_before_a_figure() -> None:
    found = blocks_of(
        ("Ziel", "Fachärztlicher Rat in der Nähe des Wohnorts, auch am Abend."),
        ("Erfahrungen", "860 Gespräche im ersten Jahr, davon ein Drittel am Abend."),
    )
    assert [b.text for b in found if b.role == "heading"] == ["Ziel", "Erfahrungen"]


def test_a_lead_with_a_full_stop_is_no_label_whatever_its_word_announces() -> None:
    found = blocks_of(
        ("Ziele.", "Wir wollen, dass jedes Kind ein ganzes Buch gelesen hat."),
        ("Organisation.", "Die Fäden laufen im Bildungsbüro zusammen, ein Beirat berät."),
    )
    assert [b.text for b in found if b.role == "heading"] == ["Ziele", "Organisation"]
