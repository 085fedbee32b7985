"""Contacts: who belongs to which office and number, and what in a contact block is neither name nor office."""

from __future__ import annotations

import pytest

from pipeline.fields import read_profile
from schemas.box import Box
from schemas.passage import Passage, Span
from tests.printed import Sheet
from tests.profiled import contacts


def block(*lines: str) -> Sheet:
    """A profile that is nothing but one contact block."""
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Kontakt")
    sheet.text(*lines)
    return sheet


OFFICE = ("Stadt Unna, Familienbüro", "Rathausplatz 1, 59423 Unna")
LOHMANN = ("Jana Lohmann, Leiterin", "02303 103-12", "lohmann@unna.example")


def test_what_somebody_does_is_no_office() -> None:
    sheet = block(*OFFICE, *LOHMANN, "Peter Krause, Ehrenamt", "02303 103-14", "krause@unna.example")
    assert [(c["name"], c["role"], c["organisation"]) for c in contacts(sheet)] == [
        ("Jana Lohmann", "Leiterin", "Stadt Unna, Familienbüro"),
        ("Peter Krause", "Ehrenamt", "Stadt Unna, Familienbüro"),
    ]


def test_brackets_behind_a_name_say_what_somebody_does() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text(*OFFICE)
    sheet.text("Jana Lohmann (Koordination)")
    sheet.text("Fon 02303 103-12")
    sheet.text("Peter Krause (Einkauf und Fahrdienst)")
    sheet.text("Fon 02303 103-14")
    assert [(c["name"], c["role"], c["organisation"]) for c in contacts(sheet)] == [
        ("Jana Lohmann", "Koordination", "Stadt Unna, Familienbüro"),
        ("Peter Krause", "Einkauf und Fahrdienst", "Stadt Unna, Familienbüro"),
    ]


def test_an_office_behind_a_whole_contact_is_the_next_ones() -> None:
    sheet = block(
        "Stadt Unna, Jugendamt",
        "Jana Lohmann",
        "Rathausplatz 1, 59423 Unna",
        "Tel.: 02303 103-12",
        "E-Mail: lohmann@unna.example",
        "Hellweg-Werkstatt e. V.",
        "Peter Krause",
        "Lange Straße 7, 59423 Unna",
        "Tel.: 02303 5512",
        "E-Mail: krause@hellweg.example",
    )
    assert [(c["name"], c["organisation"], c["street"]) for c in contacts(sheet)] == [
        ("Jana Lohmann", "Stadt Unna, Jugendamt", "Rathausplatz 1"),
        ("Peter Krause", "Hellweg-Werkstatt e. V.", "Lange Straße 7"),
    ]


def test_a_room_is_no_part_of_the_office() -> None:
    (contact,) = contacts(block("Stadt Unna", "Familienbüro, Zimmer 12", "Rathausplatz 1, 59423 Unna", *LOHMANN))
    assert contact["organisation"] == "Stadt Unna, Familienbüro"


def test_a_colon_ends_what_stands_before_the_office() -> None:
    (contact,) = contacts(block("Rufen Sie uns an:", "Landkreis Unna", "Jugendamt", *OFFICE[1:], *LOHMANN))
    assert contact["organisation"] == "Landkreis Unna, Jugendamt"


@pytest.mark.parametrize("name", ["Dörthe Lohmann", "Focko Lohmann", "Ludmila Lohmann"])
def test_given_names_of_grown_ups_are_known(name: str) -> None:
    (contact,) = contacts(block(name, *OFFICE, "02303 103-12", "familienbuero@unna.example"))
    assert (contact["name"], contact["organisation"]) == (name, "Stadt Unna, Familienbüro")


def test_a_number_goes_to_the_person_whom_brackets_behind_it_name() -> None:
    first, second = contacts(
        block(
            "Stadt Unna, Jugendamt",
            "Jana Lohmann (Leitung) und Peter Krause (Fahrdienst)",
            "Rathausplatz 1, 59423 Unna",
            "Fon 02303 103-12 (Krause), 02303 103-14 (Lohmann)",
            "garten@unna.example",
        )
    )
    assert (first["name"], first["phone"]) == ("Jana Lohmann", "+49230310314")
    assert (second["name"], second["phone"]) == ("Peter Krause", "+49230310312")
    shared = ("organisation", "street", "email")
    assert {part: first[part] for part in shared} == {part: second[part] for part in shared}
    assert "fax" not in first.keys() | second.keys()


def test_an_office_with_numbers_of_its_own_is_a_contact_beside_its_people() -> None:
    office, person = contacts(
        block(*OFFICE, "Tel. 02303 103-0", "Fax 02303 103-99", "familienbuero@unna.example", *LOHMANN)
    )
    assert (office["email"], office["fax"]) == ("familienbuero@unna.example", "+49230310399")
    assert "name" not in office
    assert (person["name"], person["phone"], person["street"]) == ("Jana Lohmann", "+49230310312", "Rathausplatz 1")
    assert "fax" not in person


def test_the_fax_of_an_office_without_a_phone_is_its_peoples() -> None:
    (person,) = contacts(block(*OFFICE, "Fax 02303 103-99", *LOHMANN))
    assert (person["name"], person["fax"]) == ("Jana Lohmann", "+49230310399")


def test_a_bold_office_over_its_address_is_read_whatever_section_its_name_could_be() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Kontakt")
    sheet.set("heading", "Stadt Unna", "Fachdienst Jugendarbeit", level=3, size=10.0, bold=True)
    sheet.set("heading", "Jana Lohmann", level=3, size=10.0, bold=True)
    sheet.text("Rathausplatz 1", "59423 Unna", "02303 103-12")
    (contact,) = contacts(sheet)
    assert (contact["name"], contact["organisation"]) == ("Jana Lohmann", "Stadt Unna, Fachdienst Jugendarbeit")


def test_a_job_before_a_name_is_the_role_though_the_mail_address_has_the_name() -> None:
    (contact,) = contacts(block("Sozialpädagogin Jana Lohmann", *OFFICE, "jana.lohmann@unna.example"))
    assert (contact["name"], contact["role"]) == ("Jana Lohmann", "Sozialpädagogin")


def test_hours_and_a_helpline_behind_them_belong_to_no_section_and_to_nobody() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text(*OFFICE, "Jana Lohmann", "Telefon 02303 103-12")
    sheet.heading("Telefonisch erreichbar", level=3)
    sheet.text("Montag bis Donnerstag 8 – 16 Uhr", "Freitag 8 – 12 Uhr")
    sheet.text("Außerhalb dieser Zeiten: Sorgentelefon 0800 111 0444")
    fields, _ = read_profile(sheet.profile())
    assert contacts(sheet) == [
        {
            "organisation": "Stadt Unna, Familienbüro",
            "street": "Rathausplatz 1",
            "postcode": "59423",
            "city": "Unna",
            "name": "Jana Lohmann",
            "phone": "+49230310312",
        }
    ]
    assert not fields.lists.get("sections")


def test_values_that_go_on_in_the_next_block_are_whole() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    for line in (
        "Jana Lohmann",
        "02303 103-12",
        "lohmann@familienbuero-",
        "unna.example",
        "Rathausplatz 1",
        "59423 Unna",
    ):
        sheet.text(line)
    (contact,) = contacts(sheet)
    assert (contact["email"], contact["street"]) == ("lohmann@familienbuero-unna.example", "Rathausplatz 1")


def test_a_row_of_a_table_with_a_head_is_a_contact() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Kontakte zu den Projekten")
    sheet.table(
        ("Projekt", "Anschrift", "Ansprechperson", "Telefon"),
        ("Lesepaten", "Stadtbücherei Unna, Rathausplatz 1, 59423 Unna", "Jana Lohmann, Leiterin", "02303 103-12"),
        ("Nachtwerk", "Hellweg-Werkstatt e. V., Lange Straße 7, 59423 Unna", "Peter Krause", "02303 5512"),
    )
    fields, _ = read_profile(sheet.profile())
    assert [(c["name"], c["organisation"], c["street"], c["phone"]) for c in contacts(sheet)] == [
        ("Jana Lohmann", "Stadtbücherei Unna", "Rathausplatz 1", "+49230310312"),
        ("Peter Krause", "Hellweg-Werkstatt e. V.", "Lange Straße 7", "+4923035512"),
    ]
    assert not fields.lists.get("sections")


def test_an_office_and_its_place_in_a_narrow_column_are_one_name() -> None:
    (contact,) = contacts(block("Kreisvolkshochschule", "Germersheim", "Wiesenweg 1", "76726 Germersheim", *LOHMANN))
    assert contact["organisation"] == "Kreisvolkshochschule Germersheim"


def test_the_office_of_a_sentence_is_what_its_address_belongs_to() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Kontakt")
    sheet.text(
        "Ansprechpartnerin ist Jana Lohmann, Leiterin der Geschäftsstelle. Sie ist unter der Telefonnummer "
        "02303 103-12 zu erreichen. Besuch ist im Laden des Netzwerks Hellweg e. V. in der Langen Straße 7 in "
        "59423 Unna willkommen."
    )
    (contact,) = contacts(sheet)
    assert (contact["name"], contact["organisation"]) == ("Jana Lohmann", "Netzwerk Hellweg e. V.")


def test_where_only_the_role_names_an_office_it_is_the_office() -> None:
    (contact,) = contacts(block("Jana Lohmann, Ehrenamtsbeauftragte der Stadt Unna", "02303 103-12"))
    assert (contact["role"], contact["organisation"]) == ("Ehrenamtsbeauftragte", "Stadt Unna")


def test_a_role_keeps_the_name_of_what_it_is_for() -> None:
    (contact,) = contacts(block(*OFFICE, "Jana Lohmann, Koordinatorin „Lesen im Park“", "02303 103-12"))
    assert contact["role"] == "Koordinatorin „Lesen im Park“"


def test_what_stands_between_an_office_and_its_address_is_its_unit() -> None:
    (contact,) = contacts(block("Kreisschulamt Unna", "Regionales Übergangsmanagement", *OFFICE[1:], *LOHMANN))
    assert contact["organisation"] == "Kreisschulamt Unna, Regionales Übergangsmanagement"


def test_an_office_mailbox_behind_people_with_numbers_of_their_own_is_everybodys() -> None:
    people = ("Jana Lohmann, Telefon 02303 103-12", "Peter Krause, Telefon 02303 103-14")
    found = contacts(block(*OFFICE, *people, "E-Mail: familienbuero@unna.example"))
    assert [c["email"] for c in found] == ["familienbuero@unna.example"] * 2
    found = contacts(block(*OFFICE, *people, "E-Mail: p.krause@unna.example"))
    assert [c.get("email") for c in found] == [None, "p.krause@unna.example"]


@pytest.mark.parametrize("unit", ["Förderreferat 34", "Jugendamt 12", "Fachbereich 5"])
def test_a_numbered_unit_is_no_street(unit: str) -> None:
    (contact,) = contacts(block("Ministerium für Bildung", unit, "Postfach 12 34", "39106 Magdeburg", "0391 567-10"))
    assert "street" not in contact
    assert contact["organisation"] == f"Ministerium für Bildung, {unit}"


def test_where_to_order_a_booklet_is_nobody_to_call() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text("Die Hefte können kostenfrei bestellt werden unter bestellung@unna.example.")
    assert contacts(sheet) == []


def test_a_heading_that_announces_a_person_makes_a_rare_name_one() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Ihre Ansprechpartnerin")
    sheet.text("Nkechi Adebayo-Oduya", "Quartiersbüro Nord", *OFFICE[1:], "02303 103-12")
    (contact,) = contacts(sheet)
    assert (contact["name"], contact["organisation"]) == ("Nkechi Adebayo-Oduya", "Quartiersbüro Nord")


def test_what_a_heading_over_an_office_announces_is_no_person() -> None:
    (contact,) = contacts(block("Kinderstark Unna", *OFFICE[1:], "02303 103-12"))
    assert "name" not in contact


def test_roles_over_names_begin_the_next_contact() -> None:
    lines = ("Leitung", "Jana Lohmann", "02303 103-12", "Teamassistenz", "Peter Krause", "02303 103-14")
    assert [(c["name"], c["role"], c["organisation"]) for c in contacts(block(*OFFICE, *lines))] == [
        ("Jana Lohmann", "Leitung", "Stadt Unna, Familienbüro"),
        ("Peter Krause", "Teamassistenz", "Stadt Unna, Familienbüro"),
    ]


def test_what_stands_before_a_name_and_a_colon_is_what_to_ask_about() -> None:
    found = contacts(
        block(
            "Kita und Schule: Jana Lohmann, Tel. 02303 103-12", "Übergang in den Beruf: Peter Krause, Tel. 02303 103-14"
        )
    )
    assert [(c["name"], c["role"]) for c in found] == [
        ("Jana Lohmann", "Kita und Schule"),
        ("Peter Krause", "Übergang in den Beruf"),
    ]


def test_whose_house_it_is_belongs_to_the_office() -> None:
    (contact,) = contacts(block("Bündnis für Familie Unna", "c/o Stadtverwaltung", *OFFICE[1:], *LOHMANN))
    assert contact["organisation"] == "Bündnis für Familie Unna, c/o Stadtverwaltung"


def test_a_place_at_the_end_of_an_office_is_no_part_of_the_street_below() -> None:
    (contact,) = contacts(block("Familienbüro Jever", "Kirchplatz 13, 26441 Jever", "04461 9000-10"))
    assert (contact["organisation"], contact["street"]) == ("Familienbüro Jever", "Kirchplatz 13")


def test_the_box_of_a_value_holds_all_its_letters_though_a_comma_follows() -> None:
    box = Box(0, 0, 39, 10)  # six letters of 6 points and a comma of 3
    word = Passage("Banaas,", (Span(0, 7, 1, box, bold=False, size=10.0),))
    assert word[:6].spans[0].box.x1 > 35.5


def test_the_office_in_front_is_everybodys_though_the_address_stands_behind() -> None:
    found = contacts(block("Landkreis Unna", "Frau Lohmann, Tel. 02303 103-4510", "Herr Krause, -4511", *OFFICE[1:]))
    assert [(c["name"], c["phone"], c["organisation"]) for c in found] == [
        ("Lohmann", "+4923031034510", "Landkreis Unna"),
        ("Krause", "+4923031034511", "Landkreis Unna"),
    ]


def test_a_salutation_is_no_part_of_a_name_that_a_mail_address_confirms() -> None:
    found = contacts(block(*OFFICE, "Frau Lohmann: 02303 103-12, lohmann@unna.example"))
    assert [c["name"] for c in found] == ["Lohmann"]


def test_where_something_takes_place_is_nobody_to_call() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Termine")
    sheet.text("12.03.2019 Auftakt im Bürgerhaus, Rathausplatz 1, 59423 Unna")
    assert contacts(sheet) == []


def test_a_street_without_a_postcode_is_no_part_of_the_office() -> None:
    (contact,) = contacts(block("Tiefbauamt, Zimmer 214", "Am Alten Markt 3", "Telefon 0341 9000-214"))
    assert (contact["organisation"], contact["street"]) == ("Tiefbauamt", "Am Alten Markt 3")


def test_a_second_role_behind_and_belongs_to_the_first() -> None:
    (contact,) = contacts(
        block(
            "Jana Lohmann", "Stellvertretende Fachdienstleiterin", "und Koordinatorin Frühe Hilfen", *OFFICE, LOHMANN[1]
        )
    )
    assert contact["role"] == "Stellvertretende Fachdienstleiterin und Koordinatorin Frühe Hilfen"


def test_an_office_ends_with_its_legal_form() -> None:
    (contact,) = contacts(
        block("Hellweg-Werkstatt Unna in Bewegung e. V.", "Regionalmanagement", *OFFICE[1:], *LOHMANN)
    )
    assert contact["organisation"] == "Hellweg-Werkstatt Unna in Bewegung e. V., Regionalmanagement"


@pytest.mark.parametrize(
    ("mail", "mails"),
    [
        ("duscha@ifeu.example", ["duscha@ifeu.example", None, None]),
        ("kutzner@ifeu.example", [None, None, "kutzner@ifeu.example"]),
        ("klima@ifeu.example", ["klima@ifeu.example"] * 3),
    ],
)
def test_a_mail_address_behind_several_names_is_whose_name_it_bears(mail: str, mails: list[str | None]) -> None:
    people = "Markus Duscha, Frank Dünnebeil, Frank Kutzner"
    sheet = block(people, "ifeu GmbH", "Musterstraße 3, 69120 Heidelberg", f"Tel: 06221 4767-0, E-Mail: {mail}")
    found = contacts(sheet)
    assert [c["name"] for c in found] == people.split(", ")
    assert [c.get("email") for c in found] == mails
    assert {c["phone"] for c in found} == {"+49622147670"}


def test_a_role_may_say_for_which_part_of_the_area_it_is_held() -> None:
    people = (
        "Sabine Wendlandt (Koordinatorin Frühe Hilfen, Region Nord), Telefon: 02303 103-34",
        "Kathleen Brüdgam-Pohl (Koordinatorin Frühe Hilfen, Region Süd), Telefon: 02303 103-35",
    )
    found = contacts(block(*OFFICE, *people))
    assert [c["role"] for c in found] == [
        "Koordinatorin Frühe Hilfen, Region Nord",
        "Koordinatorin Frühe Hilfen, Region Süd",
    ]
    assert {(c["organisation"], c["street"]) for c in found} == {("Stadt Unna, Familienbüro", "Rathausplatz 1")}


def test_who_edits_with_a_number_of_their_own_shares_no_office() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Impressum")
    sheet.text("Stadt Unna, Amt für Bildung", "Rathausplatz 1, 59423 Unna", "Telefon 02303 103-0")
    sheet.text("Redaktion: Ada Beispiel, ada@schreibt.example")
    found = contacts(sheet)
    assert found[-1] == {"name": "Ada Beispiel", "role": "Redaktion", "email": "ada@schreibt.example"}
    assert "name" not in found[0]


def test_a_column_may_be_headed_by_several_parts_of_a_contact() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Kontakt")
    sheet.table(
        ("Name, Funktion", "Telefon"),
        ("Ada Muster, Amtsleiterin", "02303 990001"),
        ("Tom Beispiel, Referent", "02303 990002"),
    )
    assert [(c.get("name"), c.get("role"), c.get("phone")) for c in contacts(sheet)] == [
        ("Ada Muster", "Amtsleiterin", "+492303990001"),
        ("Tom Beispiel", "Referent", "+492303990002"),
    ]


def test_a_municipality_in_the_next_line_is_no_part_of_a_role() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text("Ansprechpartner/in:")
    sheet.text(
        "Marlis Beispiel, Gemeindesekretärin", "Gemeinde Wiesenburg/Mark", "Schlossstraße 1, 14827 Wiesenburg/Mark"
    )
    (contact,) = contacts(sheet)
    assert (contact["role"], contact["organisation"]) == ("Gemeindesekretärin", "Gemeinde Wiesenburg/Mark")
