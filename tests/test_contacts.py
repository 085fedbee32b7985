"""Contacts: who belongs to which office and number, and what in a contact block is neither name nor office."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.fields import read_profile
from tests.printed import Sheet


def contacts(sheet: Sheet) -> list[dict[str, Any]]:
    fields, _ = read_profile(sheet.profile())
    return [{k: c.value.value(k) for k in c.value.parts} for c in fields.lists["contacts"]]


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
