"""What stands over the lines of a contact: captions, offices in bold, addresses; and who is not to be asked."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.fields import read_profile
from tests.imprinted import a_sheet, publication
from tests.printed import Sheet
from tests.profiled import contacts


def sheet_of(*blocks: tuple[str, ...]) -> Sheet:
    """A profile with a block for each tuple; a line that begins with `*` is in bold."""
    sheet = Sheet()
    sheet.title("Stadt Unna")
    for lines in blocks:
        bold = lines[0].startswith("*")
        sheet.set("paragraph", *(line.lstrip("*") for line in lines), bold=bold)
    return sheet


def offices(*blocks: tuple[str, ...]) -> list[tuple[Any, Any]]:
    return [(c.get("name"), c.get("organisation")) for c in contacts(sheet_of(*blocks))]


AT_TOWN = ("Rathausplatz 1, 59423 Unna", "Tel. 02303 103-12", "jugend@unna.example")
AT_CLUB = ("Lange Straße 7, 59423 Unna", "Tel. 02303 5512", "krause@hellweg.example")


@pytest.mark.parametrize("caption", ["Federführendes Amt", "Geschäftsstelle", "Koordinierungs- und Fachstelle"])
def test_a_function_in_bold_over_the_office_is_its_caption(caption: str) -> None:
    assert offices((f"*{caption}",), ("Stadt Unna", "Jugendamt", *AT_TOWN)) == [(None, "Stadt Unna, Jugendamt")]


def test_a_function_in_the_type_of_the_lines_below_is_a_unit() -> None:
    assert offices(("Koordinierungsstelle", "Stadt Unna", *AT_TOWN)) == [(None, "Koordinierungsstelle, Stadt Unna")]


def test_an_office_with_a_name_of_its_own_in_bold_is_no_caption() -> None:
    assert offices(("*Kreisjugendamt Unna",), ("Team Frühe Hilfen", *AT_TOWN)) == [
        (None, "Kreisjugendamt Unna, Team Frühe Hilfen")
    ]


def test_each_caption_begins_another_contact() -> None:
    town = (("*Federführendes Amt",), ("Stadt Unna", *AT_TOWN))
    club = (("*Fachstelle",), ("Peter Krause, Koordinator", "Hellweg-Werkstatt e. V.", *AT_CLUB))
    assert offices(*town, *club) == [(None, "Stadt Unna"), ("Peter Krause", "Hellweg-Werkstatt e. V.")]


@pytest.mark.parametrize("name", ["Familienhebammen Hellweg", "wellcome-Büro Unna", "Schwangerenberatung der Diakonie"])
def test_whatever_stands_in_bold_over_an_address_is_at_home_there(name: str) -> None:
    town = (("*Jugendamt Unna",), AT_TOWN)
    club = ((f"*{name}",), ("Lange Straße 7", "59423 Unna"), ("Jana Lohmann, mobil 0175 2209418",))
    assert offices(*town, *club) == [(None, "Jugendamt Unna"), ("Jana Lohmann", name)]


def test_an_office_and_its_address_in_front_of_the_person_to_ask_are_those_of_the_person() -> None:
    (contact,) = contacts(
        sheet_of(
            ("*Hebammenzentrale Hellweg",),
            ("Altendorfer Tor 13a",),
            ("59423 Unna",),
            ("Ansprechpartnerin: Jana Lohmann",),
            ("Tel. 02303 5512", "lohmann@hellweg.example"),
        )
    )
    assert (contact["name"], contact["organisation"]) == ("Jana Lohmann", "Hebammenzentrale Hellweg")
    assert (contact["street"], contact["postcode"]) == ("Altendorfer Tor 13a", "59423")


def test_a_role_behind_numbers_begins_the_next_person() -> None:
    people = [
        ("Netzwerkkoordinatorin", "Telefon 02303 103-12", "Peter Krause", "Familienhebamme", "Mobil 0175 2209418")
    ]
    assert [c.get("mobile") for c in contacts(sheet_of(*people)) if c.get("name") == "Peter Krause"] == [
        "+491752209418"
    ]


def test_a_label_of_a_role_says_that_a_name_follows_however_rare() -> None:
    (contact,) = contacts(sheet_of(("Stadt Unna", "Hausleitung: Jördis Kallwass", *AT_TOWN)))
    assert (contact["name"], contact["role"]) == ("Jördis Kallwass", "Hausleitung")


def test_contact_before_a_number_is_how_to_reach_the_one_above() -> None:
    lines = ("Name: Jana Lohmann", "Aufgabe: Leiterin", "Kontakt: 02303 103-12", "lohmann@unna.example")
    more = ("Name: Peter Krause", "Aufgabe: Monitoring", "Kontakt: 02303 103-14", "krause@unna.example")
    assert [(c["name"], c["phone"]) for c in contacts(sheet_of((*lines, *more, "Stadt Unna, Rathausplatz 1")))] == [
        ("Jana Lohmann", "+49230310312"),
        ("Peter Krause", "+49230310314"),
    ]


def test_who_presides_is_not_whom_a_label_says_to_ask() -> None:
    lines = ("Bürgermeisterin: Jana Lohmann", "Ansprechpartner: Peter Krause", "Stadt Unna", *AT_TOWN)
    assert offices(lines) == [("Peter Krause", "Stadt Unna")]


def test_a_company_behind_an_office_is_not_in_its_house() -> None:
    lines = ("Jana Lohmann, Leiterin", "Stadt Unna, Jugendamt", *AT_TOWN)
    more = ("Peter Krause, Sprecher", "Krause Landtechnik GmbH", "krause@technik.example")
    first, second = contacts(sheet_of((*lines, *more)))
    assert first["street"] == "Rathausplatz 1"
    assert "street" not in second
    assert second["organisation"] == "Krause Landtechnik GmbH"


def test_a_unit_behind_its_office_is_in_its_house() -> None:
    lines = ("Jana Lohmann, Leiterin", "Stadt Unna, Jugendamt", *AT_TOWN)
    _, second = contacts(sheet_of((*lines, "Peter Krause, Planer", "Sozialamt", "krause@unna.example")))
    assert second["street"] == "Rathausplatz 1"


def test_who_edits_an_imprint_is_not_to_be_called() -> None:
    sheet = Sheet()
    sheet.text("Herausgeber: Hellweg-Werkstatt e. V.", *AT_CLUB, "Verantwortlich: Dr. Jana Lohmann")
    (contact,) = publication(sheet).lists["publication.contacts"]
    assert contact.value.value("name") is None
    assert contact.value.value("organisation") == "Hellweg-Werkstatt e. V."


def test_a_line_to_call_in_need_is_no_contact() -> None:
    lines = ("Elterntelefon: 0800 1110550", "Hilfetelefon: 0800 4040020")
    (contact,) = contacts(sheet_of(lines, ("Stadt Unna, Jugendamt", *AT_TOWN)))
    assert contact["organisation"] == "Stadt Unna, Jugendamt"


def test_where_to_order_is_nobody_to_call() -> None:
    sheet = a_sheet()
    sheet.heading("Impressum")
    sheet.text("Hellweg-Werkstatt e. V.", *AT_CLUB)
    sheet.heading("Weitere Hefte")
    sheet.text("Bestellung: hefte@hellweg.example oder Fax 02303 5599")
    assert [c.value.value("organisation") for c in publication(sheet).lists["publication.contacts"]] == [
        "Hellweg-Werkstatt e. V."
    ]


def test_a_role_in_bold_is_that_of_the_name_below_it() -> None:
    first = ("Jana Lohmann", "Tel. 02303 103-12")
    second = ("Peter Krause", "Mobil 0175 2209418", "Stadt Unna, Jugendamt", "Rathausplatz 1, 59423 Unna")
    people = contacts(sheet_of(first, ("*Familienhebamme",), second))
    assert [(c["name"], c.get("role")) for c in people] == [("Jana Lohmann", None), ("Peter Krause", "Familienhebamme")]


def test_a_role_begins_behind_the_end_of_a_sentence() -> None:
    sentence = "Ansprechpartnerin ist Jana Lohmann, unter 02303 103-12 zu erreichen. Vertretung: Peter Krause, Telefon"
    people = contacts(sheet_of((f"{sentence} 02303 103-14.",)))
    assert [c.get("role") for c in people if c["name"] == "Peter Krause"] == ["Vertretung"]


def test_who_leads_a_unit_leads_what_stands_below() -> None:
    lines = ("Jana Lohmann, Fachbereichsleiterin", "Bildung und Freizeit", "Rathausplatz 1, 59423 Unna", AT_TOWN[1])
    (contact,) = contacts(sheet_of(lines))
    assert contact["role"] == "Fachbereichsleiterin Bildung und Freizeit"


def test_the_whole_office_in_front_of_its_address_is_the_contact_of_an_imprint() -> None:
    sheet = a_sheet()
    sheet.text(
        "Impressum: Netz Nord, Gruppe Jever, c/o Stadt Jever, Musterweg 3, 26441 Jever. Stand: Mai 2014", size=7.0
    )
    (contact,) = publication(sheet).lists["publication.contacts"]
    assert contact.value.value("organisation") == "Netz Nord, Gruppe Jever, c/o Stadt Jever"


def test_a_bracket_of_a_towns_name_is_closed_and_a_label_is_no_part_of_an_office() -> None:
    sentence = "Ansprechpartnerin ist Jana Lohmann, Fachdienst Jugend der Stadt Frankenberg (Eder), Tel. 06451 505-12."
    (first,) = contacts(sheet_of((sentence,)))
    (second,) = contacts(sheet_of(("Peter Krause, Jugendhaus Hellweg, mobil 0170 9955814", "krause@hellweg.example")))
    assert first["organisation"] == "Fachdienst Jugend der Stadt Frankenberg (Eder)"
    assert second["organisation"] == "Jugendhaus Hellweg"


def test_the_unit_that_a_person_leads_goes_on_in_the_next_line() -> None:
    lines = ("Jana Lohmann", "Leiterin der Stabsstelle", "Bildung", "Landkreis Unna", "Platanenallee 16, 59425 Unna")
    (contact,) = contacts(sheet_of((*lines, "Tel. 02303 27-12")))
    assert (contact["role"], contact["organisation"]) == ("Leiterin der Stabsstelle Bildung", "Landkreis Unna")


def test_a_line_between_the_office_and_its_address_is_its_unit_whoever_is_named_above() -> None:
    lines = ("Jana Lohmann", "Bildungsmanagerin", "Landkreis Unna", "Bereich Bildung und Kultur")
    (contact,) = contacts(sheet_of((*lines, "Platanenallee 16", "59425 Unna", "Tel. 02303 27-12")))
    assert contact["organisation"] == "Landkreis Unna, Bereich Bildung und Kultur"


def test_a_label_may_run_into_the_office() -> None:
    (contact,) = contacts(sheet_of(("Ansprechpersonen beim Amt Peitz, Stabsstelle Bau", *AT_TOWN)))
    assert contact["organisation"] == "Amt Peitz, Stabsstelle Bau"


def test_a_mail_address_names_no_service() -> None:
    lines = ("Mobile Jugendarbeit FRANZ", "Rathausplatz 1, 59423 Unna", "Tel. 02303 103-12", "franz@jugend.example")
    assert offices(lines) == [(None, "Mobile Jugendarbeit FRANZ")]


def test_labels_set_as_headings_end_no_contact() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Kontakt")
    for label, line in (
        ("Behörde", "Stadt Unna, Jugendamt"),
        ("Telefon", AT_TOWN[1]),
        ("Internet", "www.unna.example"),
    ):
        sheet.heading(label, level=4)
        sheet.text(line)
    (contact,) = contacts(sheet)
    assert (contact["organisation"], contact["website"]) == ("Stadt Unna, Jugendamt", "http://www.unna.example")


def test_a_lead_in_over_a_name_is_no_text_of_the_section_before() -> None:
    sheet = Sheet()
    sheet.title("Stadt Coburg")
    sheet.heading("Ausblick")
    sheet.text("Im Sommer soll das erste Stadtoratorium entstehen.")
    sheet.text("Nachgefragt bei")
    sheet.text("Ada Beispiel", "Chorleiterin", "Steingasse 18", "96450 Coburg", "09561 89-24 16")
    fields, _ = read_profile(sheet.profile())
    assert [c.value.value("name") for c in fields.lists["contacts"]] == ["Ada Beispiel"]
    assert "Nachgefragt bei" not in " ".join(s.value.value("text") or "" for s in fields.lists["sections"])


def test_a_sentence_says_who_somebody_is_where_and_how_to_be_reached() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Mehr erfahren")
    sheet.text(
        "Ada Beispiel ist Referentin für Kultur und Zusammenarbeit in der Stadtverwaltung Unna (Rathausplatz 1, 59423 "
        "Unna). Sie ist unter der Telefonnummer 02303 103-21 zu erreichen."
    )
    (contact,) = contacts(sheet)
    assert [contact[name] for name in ("role", "organisation", "street", "city")] == [
        "Referentin für Kultur und Zusammenarbeit",
        "Stadtverwaltung Unna",
        "Rathausplatz 1",
        "Unna",
    ]


def test_an_address_below_several_people_is_that_of_all_of_them() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Unser Team")
    for name, role, phone in (("Ada Beispiel", "Lotsin", "02303 103-21"), ("Ben Muster", "Lotse", "02303 103-25")):
        sheet.set("heading", name, level=4, size=10, bold=True)
        sheet.text(role)
        sheet.text(f"Tel.: {phone}")
    sheet.text("Stadtverwaltung Unna", "Rathausplatz 1")
    sheet.text("59423 Unna")
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    assert [[c["name"], c["organisation"], c["street"], c["city"]] for c in contacts(sheet)] == [
        ["Ada Beispiel", "Stadtverwaltung Unna", "Rathausplatz 1", "Unna"],
        ["Ben Muster", "Stadtverwaltung Unna", "Rathausplatz 1", "Unna"],
    ]


@pytest.mark.parametrize("page_break", [False, True])
def test_names_and_office_over_numbers_hold_on_over_a_page_break(page_break: bool) -> None:
    sheet = sheet_of(("Kontakt:",), ("Ada Beispiel, Kuno Muster",), ("Netzwerk Muster e.V.",))
    if page_break:
        sheet.turn()
    sheet.text("ada.beispiel@muster.example / kuno.muster@muster.example", "Telefon: 02303 5512")
    office = {"organisation": "Netzwerk Muster e.V.", "phone": "+4923035512"}
    assert contacts(sheet) == [
        {"name": "Ada Beispiel", "email": "ada.beispiel@muster.example", **office},
        {"name": "Kuno Muster", "email": "kuno.muster@muster.example", **office},
    ]


def test_a_signature_at_the_end_of_a_page_heads_no_letterhead_of_the_next() -> None:
    sheet = sheet_of(("Das Bündnis freut sich über Gäste.",), ("Bürgerverein Hellweg",))
    sheet.turn()
    sheet.text("Bürgerverein Hellweg e.V.", *AT_CLUB)
    assert [c.get("organisation") for c in contacts(sheet)] == ["Bürgerverein Hellweg e.V."]


def test_another_address_at_the_top_of_the_next_page_is_another_contact() -> None:
    sheet = sheet_of(("Stadt Unna", "Jugendamt", *AT_TOWN))
    sheet.turn()
    sheet.text("Bürgerverein Hellweg e.V.")
    sheet.text(*AT_CLUB)
    assert [c.get("organisation") for c in contacts(sheet)] == ["Stadt Unna, Jugendamt", "Bürgerverein Hellweg e.V."]


def test_a_sentence_may_say_what_the_address_is() -> None:
    (contact,) = contacts(sheet_of(("Ada Beispiel, Leiterin",), ("Die Postanschrift lautet: Stadt Unna", *AT_TOWN)))
    assert contact["organisation"] == "Stadt Unna"
