"""Sections: headings with what stands under them."""

from __future__ import annotations

from dataclasses import replace

from extractors.generic.entries import entries_of
from pipeline.fields import read_profile
from pipeline.sections import divide_sections, levels
from tests.printed import Sheet, passage


def test_text_stands_before_between_and_after_the_bullets() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Angebote")
    sheet.text("Es gibt viel zu tun.")
    sheet.item("Lernpaten")
    sheet.text("Und noch mehr.")
    (section,), _ = _sections(sheet)
    assert section["heading"] == "Angebote"
    assert section["kind"] == "measures"
    assert section["text"] == "Es gibt viel zu tun.\n\nUnd noch mehr."
    assert section["bullets"] == ["Lernpaten"]


def test_a_sentence_of_the_text_set_large_is_text_once() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Anlass")
    sheet.text("Ein Rathaus, in dem gekocht wird, verändert eine Stadt. Heute treffen sich dort alle.")
    sheet.heading("Angebote")
    sheet.item("Lernpaten")
    sheet.set("pull_quote", "Ein Rathaus, in dem gekocht", "wird, verändert eine Stadt.", size=18.0)
    sheet.set("pull_quote", "Alle kochen mit, auch wer nicht kann.", size=18.0)
    sections, _ = _sections(sheet)
    assert sections[1]["text"] == "Alle kochen mit, auch wer nicht kann."


def test_letters_that_count_headings_are_no_part_of_them() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    for heading in ("A Ausgangslage", "B Ziele", "C Maßnahmen"):
        sheet.heading(heading)
        sheet.text("Es gibt viel zu tun.")
    sections, _ = _sections(sheet)
    assert [s["heading"] for s in sections] == ["Ausgangslage", "Ziele", "Maßnahmen"]


def test_letters_count_headings_whether_the_layout_took_them_for_markers_or_not() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    first = sheet.heading("Ausgangslage")
    sheet.blocks[-1] = replace(first, marker="A.")
    sheet.text("Es gibt viel zu tun.")
    sheet.heading("B. Ziele")
    sheet.text("Und noch mehr.")
    sections, _ = _sections(sheet)
    assert [s["heading"] for s in sections] == ["Ausgangslage", "Ziele"]


def test_a_lone_letter_is_a_part_of_its_heading() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    for heading in ("Ausgangslage", "E Government"):
        sheet.heading(heading)
        sheet.text("Es gibt viel zu tun.")
    sections, _ = _sections(sheet)
    assert [s["heading"] for s in sections] == ["Ausgangslage", "E Government"]


def test_nesting_counts_from_one() -> None:
    sheet = Sheet()
    items = [sheet.item("a", 2), sheet.item("b", 3), sheet.item("c", 2)]
    assert levels(items) == [1, 2, 1]


def test_rows_with_running_text_are_sections_and_short_ones_are_facts() -> None:
    sheet = Sheet()
    sheet.title("Steckbrief Kreis Unna")
    apart = Sheet()
    bullets = (apart.item("Lernpaten"), apart.item("Elterncafé"))
    sheet.table(
        ("Kommune", "Unna"),
        ("Bundesland", "Nordrhein-Westfalen"),
        ("Einwohner", "410.000"),
        ("Träger", "Werkstatt Unna e. V."),
        ("Angebote", bullets),
        ("Partner", "Sportverein"),
    )
    sections, facts = _sections(sheet)
    assert [(s["heading"], s["kind"], s["bullets"], s["text"]) for s in sections] == [
        ("Angebote", "measures", ["Lernpaten", "Elterncafé"], None),
        ("Partner", "partners", [], "Sportverein"),
    ]
    assert facts == [("Einwohner", "410.000"), ("Träger", "Werkstatt Unna e. V.")]


def test_a_table_of_figures_under_its_own_title_is_a_section() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    table = sheet.table(
        ("Besuche in Zahlen",), ("Jahr", "2021", "2022", "2023"), ("Bad", "31", "45", "52"), ("Kino", "9", "8", "7")
    )
    sheet.blocks[-1] = replace(table, cells=(replace(table.cells[0], header=True), *table.cells[1:]))
    sections, facts = _sections(sheet)
    assert [(s["heading"], s["text"].split("\n\n")) for s in sections] == [
        ("Besuche in Zahlen", ["Jahr 2021 2022 2023", "Bad 31 45 52", "Kino 9 8 7"])
    ]
    assert facts == []


def test_contacts_and_quotes_are_no_sections() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    sheet.text("„Wir fangen früh an und hören nicht auf.“")
    sheet.text("Roland Neumann, Beigeordneter", size=8.0)
    sheet.heading("Kontakt")
    sheet.text("Andrea Hähnlein", "Bildungsbüro Unna", "Tel. 02303 27-0")
    sections, _ = _sections(sheet)
    assert [s["heading"] for s in sections] == ["Ziele"]
    assert sections[0]["text"] is None


def test_a_heading_whose_content_is_read_elsewhere_is_no_section() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Unna in Zahlen")
    sheet.text("Einwohner: 59.000", "Fläche: 88,5 km²", "Kinder in Kitas: 2.480")
    sections, facts = _sections(sheet)
    assert sections == []
    assert [label for label, _ in facts] == ["Einwohner", "Fläche", "Kinder in Kitas"]


def test_captions_are_no_text() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Ziele")
    sheet.text("Wir wollen, dass alle lernen.")
    sheet.text("Fest am Markt (Foto: Stadt Unna)", size=7.0)
    (section,), _ = _sections(sheet)
    assert section["text"] == "Wir wollen, dass alle lernen."


def test_a_table_broken_by_the_page_is_one() -> None:
    sheet = Sheet()
    sheet.table(("Kommune:", "Unna"), ("Zuständig:", ""))
    sheet.turn()
    sheet.table(("", "Roland Neumann, Beigeordneter"), ("E-Mail:", "neumann@unna.example"))
    entries = entries_of(sheet.blocks, {})
    assert [(e.label.text, e.passage.text) for e in entries] == [
        ("Kommune:", "Unna"),
        ("Zuständig:", "Roland Neumann, Beigeordneter"),
        ("E-Mail:", "neumann@unna.example"),
    ]


def test_labels_in_one_row_and_values_in_the_next() -> None:
    sheet = Sheet()
    sheet.table(("Einwohner", "Fläche", "Träger"), ("1.422", "12 km²", "Gemeinde"))
    assert [(e.label.text, e.passage.text) for e in entries_of(sheet.blocks, {})] == [
        ("Einwohner", "1.422"),
        ("Fläche", "12 km²"),
        ("Träger", "Gemeinde"),
    ]


def test_labels_above_their_values() -> None:
    sheet = Sheet()
    sheet.text("Laufzeit", size=7.5)
    sheet.text("Januar 2009 bis Dezember 2012", size=10.5)
    sheet.text("Budget", size=7.5)
    sheet.text("72.000 Euro", size=10.5)
    assert [(e.field, e.passage.text) for e in entries_of(sheet.blocks, {})] == [
        ("duration", "Januar 2009 bis Dezember 2012"),
        ("budget_eur", "72.000 Euro"),
    ]


def test_materials_are_the_bullets_of_their_section() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Zum Weiterlesen")
    sheet.item("Bericht unter www.unna.example/bericht")
    sheet.item("Flyer")
    fields, _ = read_profile(sheet.profile())
    materials = fields.lists["materials"]
    assert [m.value.value("text") for m in materials] == ["Bericht unter www.unna.example/bericht", "Flyer"]
    assert [u.value.value("url") for u in materials[0].value.lists["urls"]] == ["http://www.unna.example/bericht"]


def test_no_block_is_divided_twice() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    found = divide_sections(sheet.profile())
    assert [b.text for s in found for b in s.blocks] == ["Alle lernen"]
    assert passage("a b")[2:].text == "b"


def _sections(sheet: Sheet) -> tuple[list[dict[str, object]], list[tuple[str, str]]]:
    fields, _ = read_profile(sheet.profile())
    sections = [
        {
            "heading": s.value.value("heading"),
            "kind": s.value.value("kind"),
            "text": s.value.value("text"),
            "bullets": [b.value.value("text") for b in s.value.lists["bullets"]],
        }
        for s in fields.lists["sections"]
    ]
    return sections, [(f.value.value("label"), f.value.value("value")) for f in fields.lists["facts"]]


def test_a_chronicle_is_the_text_of_its_section() -> None:
    sheet = Sheet()
    sheet.title("Stadt Zittau")
    sheet.heading("Meilensteine")
    sheet.table(("Februar 2021", "Beschluss des Rats"), ("Juni 2022", "Strategie verabschiedet"))
    fields, _ = read_profile(sheet.profile())
    (section,) = fields.lists["sections"]
    assert section.value.value("text") == "Februar 2021 Beschluss des Rats\n\nJuni 2022 Strategie verabschiedet"
    assert fields.lists["facts"] == ()


def test_dates_of_events_to_come_are_no_text() -> None:
    sheet = Sheet()
    sheet.title("Stadt Zittau")
    sheet.heading("Termine")
    sheet.table(("14.10.2023", "Fachtag in der Aula"), ("9.11.2023", "Sprechstunde"))
    fields, _ = read_profile(sheet.profile())
    assert fields.lists["sections"] == ()


def test_the_legend_of_a_chart_is_no_list() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    sheet.heading("Umsetzung")
    sheet.item("Auswahl von zwölf Straßen")
    sheet.item("Gespräche an der Haustür")
    sheet.text("Viele Häuser werden noch mit Öl geheizt.")
    for text in ("Öl und Gas", "erneuerbar"):
        sheet.set("list_item", text, level=1, size=7.0, marker="▪")
    (section,) = divide_sections(sheet.profile())
    assert [b.text for b in section.blocks if b.role == "list_item"] == [
        "Auswahl von zwölf Straßen",
        "Gespräche an der Haustür",
    ]


def test_roman_numbers_are_no_part_of_a_heading_and_a_web_address_is_no_section() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    sheet.heading("I. Wo wir stehen")
    sheet.text("Seit Jahren ziehen viele fort.")
    sheet.heading("Internet")
    sheet.text("www.uckermark.example")
    (section,) = divide_sections(sheet.profile())
    assert section.heading is not None
    assert section.heading.text == "Wo wir stehen"


def test_text_behind_a_box_of_key_figures_belongs_to_the_section_before_it() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Friesland")
    sheet.heading("Ausgangslage")
    sheet.text("Hier arbeiten seit Jahren viele zusammen.")
    sheet.set("heading", "Auf einen Blick", level=3, container=1)
    sheet.set("paragraph", "Einwohner: 98.460", container=1)
    sheet.text("Eine Umfrage hat gezeigt, was sich alle wünschen.")
    (section,) = divide_sections(read_profile(sheet.profile())[1])
    assert "Umfrage" in section.passage.text


def test_text_below_a_heading_alone_on_its_bar_is_the_headings() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Friesland")
    sheet.heading("Ausgangslage")
    sheet.text("Hier arbeiten seit Jahren viele zusammen.")
    sheet.set("heading", "Ergebnisse", level=2, container=1)
    sheet.text("Eine Umfrage hat gezeigt, was sich alle wünschen.")
    assert [s.heading.text for s in divide_sections(sheet.profile()) if s.heading] == ["Ausgangslage", "Ergebnisse"]


def test_a_credit_may_hold_an_initial() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Friesland")
    sheet.heading("Ausgangslage")
    sheet.text("Hier arbeiten seit Jahren viele zusammen.")
    sheet.text("Der Pegel am Hafen misst jede Stunde. Foto: Stadt Jever / A. Muster", size=7.0)
    assert "Pegel" not in divide_sections(sheet.profile())[0].passage.text


def test_bodies_listed_under_what_works_together_are_partners() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Kooperation")
    for name in ("Volkshochschule Unna", "Stadtjugendring Unna", "Horizont e. V."):
        sheet.item(name)
    sheet.heading("Zusammenarbeit")
    for told in ("Alle treffen sich jeden Monat im Rathaus", "Protokolle stehen im Netz"):
        sheet.item(told)
    sections, _ = _sections(sheet)
    assert [s["kind"] for s in sections] == ["partners", "structures_and_strategies"]


def test_what_a_quote_leaves_of_a_row_is_a_section() -> None:
    sheet, apart = Sheet(), Sheet()
    sheet.title("Steckbrief Kreis Unna")
    row = (
        apart.text("Die Börse vermittelt Fahrten und kleine Hilfen."),
        apart.text("Ada Beispiel, Landrätin, sagt dazu:"),
        apart.text("„Wer hier alt wird, soll nicht wegziehen müssen.“"),
    )
    sheet.table(("Einwohner", "410.000"), ("Umsetzung", row), ("Träger", "Werkstatt Unna e. V."))
    sections, _ = _sections(sheet)
    assert [(s["heading"], s["text"]) for s in sections] == [
        ("Umsetzung", "Die Börse vermittelt Fahrten und kleine Hilfen.")
    ]


def test_a_line_over_what_others_have_read_is_no_text_of_the_section_before() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Ausblick")
    sheet.text("Im Frühjahr kommt eine Ladestation hinzu.")
    sheet.top += 20
    for line in ("Zahlen zur Stadt", "Einwohner: 113.366", "Fläche: 93,8 km²", "Kinder: 14.890"):
        sheet.text(line, size=9.5)
    sections, _ = _sections(sheet)
    assert [(s["heading"], s["text"]) for s in sections] == [("Ausblick", "Im Frühjahr kommt eine Ladestation hinzu.")]


def test_questions_of_an_interview_are_text_and_those_of_a_leaflet_are_headings() -> None:
    for heading, expected in (
        ("Drei Fragen an Rosalinde Metz", ["Drei Fragen an Rosalinde Metz"]),
        ("Unser Bündnis", ["Unser Bündnis", "Wer macht mit?", "Was kostet das?"]),
    ):
        sheet = Sheet()
        sheet.title("Stadt Unna")
        for name in ("Ausgangslage", "Ziele", heading):
            sheet.text("Im Frühjahr kommt eine Ladestation hinzu, und alle freuen sich.")
            sheet.heading(name)
        for question in ("Wer macht mit?", "Was kostet das?"):
            sheet.heading(question, 3)
            sheet.text("Das ist ganz verschieden, je nachdem, wer gerade fragt und wer antwortet.")
        sections, _ = _sections(sheet)
        assert [s["heading"] for s in sections] == ["Ausgangslage", "Ziele", *expected]


def test_a_table_below_a_heading_that_others_have_read_is_no_text_of_the_section_before() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Ausblick")
    sheet.text("Im Frühjahr kommt eine Ladestation hinzu.")
    sheet.heading("Kontakt")
    sheet.text("Stadtverwaltung Unna, Marktplatz 2, 59423 Unna, Tel. 02303 103-0")
    sheet.table(("März 2018", "Der Rat fragt nach"), ("Mai 2018", "Ein Bündnis entsteht"))
    sections, _ = _sections(sheet)
    assert [(s["heading"], s["text"]) for s in sections] == [("Ausblick", "Im Frühjahr kommt eine Ladestation hinzu.")]
