"""Values that narrow columns break over lines: names, bodies, roles, figures, numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.generic.contacts.pieces import pieces_of
from extractors.generic.contacts.texts import Token
from extractors.generic.line_ends import with_line_ends
from extractors.values.address import parse_address
from extractors.values.phone import find_phones
from pipeline.fields import read_profile
from pipeline.regroup.bold_headings import with_bold_headings
from pipeline.regroup.named_heads import with_named_heads
from schemas.document import Block
from tests.printed import Sheet, passage
from tests.profiled import contacts
from tests.test_contacts import block


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        (("Ansprechpartnerin: Dr. Carola", "Lindner-Jahn"), "name", "Carola Lindner-Jahn"),
        (("Ansprechpartner: Michael", "Krause"), "name", "Michael Krause"),
        (("Jana Lohmann", "Leiterin des Fachbereichs", "Jugend, Schule und Sport"), "role",
         "Leiterin des Fachbereichs Jugend, Schule und Sport"),
        (("Jana Lohmann (Dezernentin", "für Jugend, Schule und Sport)"), "role",
         "Dezernentin für Jugend, Schule und Sport"),
        (("Jana Lohmann", "Leiterin des Fachbereichs Jugend, Schule und Sport"), "role",
         "Leiterin des Fachbereichs Jugend, Schule und Sport"),
        (("Amt: Landkreis", "Unna, Koordinierungsstelle", "Bildung"), "organisation",
         "Landkreis Unna, Koordinierungsstelle Bildung"),
        (("Amt: Kreis Unna, Fachbereich Jugend", "und Bildung"), "organisation",
         "Kreis Unna, Fachbereich Jugend und Bildung"),
    ],
)  # fmt: skip
def test_what_a_narrow_column_breaks_is_one_value(lines: tuple[str, ...], field: str, value: str) -> None:
    (contact,) = contacts(block(*lines, "Tel. 02303 103-12", "post@unna.example"))
    assert contact[field] == value


def test_an_office_in_the_next_line_is_no_surname() -> None:
    (contact,) = contacts(block("Familienbüro Michael", "Sozialamt Unna", "Tel. 02303 103-12"))
    assert contact.get("name") is None


def test_a_street_goes_back_to_the_line_that_ends_with_its_hyphen() -> None:
    address = parse_address("Familienbüro Greiz, Otto-\nNuschke-Straße 5\n07973 Greiz")
    assert address is not None
    assert address.street == "Otto-Nuschke-Straße 5"


@pytest.mark.parametrize(
    "text", ["Tel. +49 (0) 4461\n990083 • Mail", "T +49 (0)\n4461 990083", "Telefon +49 4461\n990083", "04461\n990083"]
)
def test_a_number_goes_on_below_its_area_code(text: str) -> None:
    assert [h.value.e164 for h in find_phones(f"Tel. {text}")] == ["+494461990083"]


def test_figures_parted_by_marks_may_break_anywhere() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text("Träger: Kreis Unna | Dauer: 2011 bis 2013 | Fördervolumen:", "412.500 € | Fläche: 93 km²")
    found, _ = read_profile(sheet.profile())
    assert [(c.value.value("label"), c.value.value("value")) for c in found.lists["facts"]] == [
        ("Träger", "Kreis Unna"),
        ("Dauer", "2011 bis 2013"),
        ("Fördervolumen", "412.500"),
        ("Fläche", "93"),
    ]


def test_a_label_begins_a_line_of_an_imprint() -> None:
    sheet = Sheet()
    lines = with_line_ends(sheet.text("Herausgeber: Verein Teilhabe e. V.", "Gefördert von: Stiftung Anker"))
    assert lines.text.split("\n")[0] == "Herausgeber: Verein Teilhabe e. V."


def test_the_items_of_an_enumeration_are_the_roles() -> None:
    text = "Leiter des Fachbereichs Jugend, Schule, Kultur und Sport"
    assert [(p.what, p.passage.text) for p in pieces_of(Token("text", passage(text), text), [])] == [("role", text)]


def roles(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(b.role, b.text) for b in blocks]


def test_a_heading_ends_before_the_person_and_before_the_fact_that_it_announces() -> None:
    sheet = Sheet()
    sheet.set("heading", "Ihr Kontakt", "Jana Lohmann", level=2, bold=True)
    sheet.set("heading", "Ihr Kontakt", "Dr. Wiebke tho Rahde", level=2, bold=True)
    sheet.set("heading", "Zahlen und Fakten", "Einwohner", level=2, bold=True)
    sheet.set("heading", "Ziele und", "Budget", level=2, bold=True)
    sheet.set("heading", "Kontakt zu Frau", "Sozialamt Unna", level=2, bold=True)
    assert roles(with_named_heads(sheet.blocks)) == [
        ("heading", "Ihr Kontakt"),
        ("paragraph", "Jana Lohmann"),
        ("heading", "Ihr Kontakt"),
        ("paragraph", "Dr. Wiebke tho Rahde"),
        ("heading", "Zahlen und Fakten"),
        ("paragraph", "Einwohner"),
        ("heading", "Ziele und Budget"),
        ("heading", "Kontakt zu Frau Sozialamt Unna"),
    ]


def test_a_bold_label_with_its_value_is_no_heading() -> None:
    sheet = Sheet()
    label = sheet.set("paragraph", "Ansprechpartnerin:", bold=True)
    line = sheet.set("paragraph", "Ansprechpartnerin: Ada", bold=True)
    plain = sheet.text("Telefon 02303 103-12")
    spans = tuple(span._replace(bold=span.start == 0) for span in line.passage.spans)
    line = replace(line, passage=replace(line.passage, spans=spans))
    assert [r for r, _ in roles(with_bold_headings([label, plain]))] == ["heading", "paragraph"]
    assert [r for r, _ in roles(with_bold_headings([line, plain]))] == ["paragraph", "paragraph"]


def test_marks_part_what_lines_break_anywhere() -> None:
    (contact,) = contacts(block("Jana Lohmann • Leiterin der Regionalschule", "Süd • Stadt Unna • Tel. 02303 103-12"))
    assert (contact["role"], contact["organisation"]) == ("Leiterin der Regionalschule Süd", "Stadt Unna")


def test_a_role_goes_on_in_its_cell_and_keeps_its_links() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Kontakt")
    role = Sheet().text("Fachdienstleiterin", "Soziales")
    sheet.table(("Name", "Jana Lohmann"), ("Funktion", (role,)), ("Telefon", "02303 103-12"))
    (contact,) = contacts(sheet)
    assert contact["role"] == "Fachdienstleiterin Soziales"
    lines = ("Jana Lohmann, Dezernentin für Soziales", "und Bildung, Stadt Unna,", "Sozialamt, Tel. 02303 103-12")
    (contact,) = contacts(block(*lines))
    assert contact["role"] == "Dezernentin für Soziales und Bildung"


@pytest.mark.parametrize(
    ("lines", "role"),
    [
        (("Jana Lohmann", "Sozialdezernentin und stellvertretende", "Landrätin"),
         "Sozialdezernentin und stellvertretende Landrätin"),
        (("Jana Lohmann, Projektleiterin", "„Lesekahn“, Stadt Unna"), "Projektleiterin „Lesekahn“"),
    ],
)  # fmt: skip
def test_a_role_that_waits_for_its_noun_or_its_project_goes_on(lines: tuple[str, ...], role: str) -> None:
    (contact,) = contacts(block(*lines, "Tel. 02303 103-12", "post@unna.example"))
    assert contact["role"] == role


def test_marks_part_labels_of_any_kind_beside_a_known_one() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text("Spielort: Am Bahnhof | Laufzeit: 2018–2021")
    found, _ = read_profile(sheet.profile())
    assert [(c.value.value("label"), c.value.value("value")) for c in found.lists["facts"]] == [
        ("Spielort", "Am Bahnhof"),
        ("Laufzeit", "2018–2021"),
    ]


def test_an_office_behind_a_role_and_its_comma_is_no_part_of_it() -> None:
    lines = ("Jana Lohmann", "Geschäftsführerin, Zukunftsverein Unna e. V.", "02303 103-12")
    (contact,) = contacts(block(*lines))
    assert (contact["role"], contact["organisation"]) == ("Geschäftsführerin", "Zukunftsverein Unna e. V.")


def test_a_few_words_with_a_colon_announce_whom_to_ask() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Ziele")
    sheet.text("Ab 2025 wollen zwei Nachbarn mitmachen.")
    sheet.text("Wissen, wie’s geht: Jana Lohmann, Lotsin")
    sheet.text(*("Stadt Unna, Sozialamt", "Rathausplatz 1, 59423 Unna", "02303 103-12"))
    (contact,) = contacts(sheet)
    assert (contact["name"], contact["role"], contact["organisation"]) == (
        "Jana Lohmann",
        "Lotsin",
        "Stadt Unna, Sozialamt",
    )


def test_what_is_told_of_the_organisation_is_no_office() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    told = "Eine Runde unter Vorsitz des Bürgermeisters tagt viermal im Jahr. Der Rat ist mit zwei Stimmen vertreten."
    sheet.table(("Organisation", told), ("Kontakt", "Jana Lohmann, 02303 103-12"))
    (contact,) = contacts(sheet)
    assert (contact["name"], contact.get("organisation")) == ("Jana Lohmann", None)


def test_a_degree_in_brackets_is_a_title() -> None:
    (contact,) = contacts(block("Dipl.-Ing. (FH) Annemarie", "Lohmann", "Energiebeauftragte", "02303 103-12"))
    assert contact["name"] == "Annemarie Lohmann"
