"""Imprints: read statement by statement, and kept apart from the profiles."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.generic import family
from extractors.generic.publication.funders import stated_funders
from extractors.generic.publication.imprint_dates import is_date
from extractors.generic.publication.imprint_lines import is_body, is_name
from extractors.generic.publication.publisher_names import name_of
from extractors.generic.publication.statements import split_statements
from extractors.profile_blocks import PublicationBlocks
from pipeline.profiles import divide
from schemas.passage import Passage
from tests.imprinted import a_sheet, publication, value
from tests.printed import Sheet

LINE = (
    "Herausgeberin: Werkstatt Heimat gGmbH, Musterweg 14, 26122 Oldenburg, Telefon 0441 99000-10, "
    "info@werkstatt.example. Gefördert durch das Niedersächsische Ministerium für Umwelt, Energie und Klima und vom "
    "Landkreis Friesland. Erschienen am 9. Februar 2023. © Werkstatt Heimat, alle Rechte vorbehalten."
)


def test_a_line_of_small_print_says_everything() -> None:
    sheet = a_sheet()
    sheet.text(LINE, size=7.0)
    found = publication(sheet)
    assert value(found, "publisher") == "Werkstatt Heimat gGmbH"
    assert value(found, "published_on") == "2023-02-09"
    assert value(found, "rights") == "© Werkstatt Heimat, alle Rechte vorbehalten."
    assert [c.value for c in found.lists["publication.funders"]] == [
        "Niedersächsisches Ministerium für Umwelt, Energie und Klima",
        "Landkreis Friesland",
    ]
    (contact,) = found.lists["publication.contacts"]
    parts = {name: contact.value.value(name) for name in contact.value.parts}
    assert parts == {
        "organisation": "Werkstatt Heimat gGmbH",
        "street": "Musterweg 14",
        "postcode": "26122",
        "city": "Oldenburg",
        "email": "info@werkstatt.example",
        "phone": "+494419900010",
    }


def test_what_is_published_is_a_series() -> None:
    sheet = a_sheet()
    sheet.text(
        "Praxisblätter „Stadt der Kinder“, herausgegeben von der Werkstatt Nord, Kiel. Stand: März 2017", size=7.0
    )
    found = publication(sheet)
    assert value(found, "series") == "Praxisblätter „Stadt der Kinder“"
    assert value(found, "publisher") == "Werkstatt Nord"


def test_statements_end_at_stops_and_marks_but_not_at_abbreviations() -> None:
    line = "Herausgeber: Dr. Ada Muster e. V., Unna · Stand: 3. Mai 2014. Alle Rechte vorbehalten."
    assert [p.text for p in split_statements(Passage(line))] == [
        "Herausgeber: Dr. Ada Muster e. V., Unna",
        "Stand: 3. Mai 2014.",
        "Alle Rechte vorbehalten.",
    ]


def test_numbers_of_books_and_labels_part_statements() -> None:
    line = "Werkstatt Lernen ISBN 978-3-00-012345-6 Kiel 2014 Text: Ada Muster Verantwortlich: Tom Beispiel"
    assert [p.text.strip() for p in split_statements(Passage(line))] == [
        "Werkstatt Lernen",
        "ISBN 978-3-00-012345-6",
        "Kiel 2014",
        "Text: Ada Muster",
        "Verantwortlich: Tom Beispiel",
    ]


def test_rows_of_an_imprint_are_its_statements() -> None:
    sheet = a_sheet()
    sheet.turn()
    sheet.heading("Impressum")
    sheet.table(
        ("Herausgeber", "Werkstatt Heimat gGmbH"),
        ("Gefördert durch", "Landkreis Friesland"),
        ("Stand", "9. Februar 2023"),
    )
    found = publication(sheet)
    assert value(found, "publisher") == "Werkstatt Heimat gGmbH"
    assert value(found, "published_on") == "2023-02-09"
    assert [c.value for c in found.lists["publication.funders"]] == ["Landkreis Friesland"]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Werkstatt Heimat e. V., Musterweg 14, 26122 Oldenburg", "Werkstatt Heimat e. V."),
        ("Stadt Unna, Büro des Rates, Musterplatz 1, 59423 Unna", "Stadt Unna, Büro des Rates"),
        (
            "Stadt Unna, Amt für Jugend, Sport und Kultur, Musterplatz 1, 59423 Unna",
            "Stadt Unna, Amt für Jugend, Sport und Kultur",
        ),
        ("Koordinationsstelle Wohnen Bayern.", "Koordinationsstelle Wohnen Bayern"),
        ("Werkstatt Nord, Kiel.", "Werkstatt Nord"),
        ("Verein Wegweiser e. V..", "Verein Wegweiser e. V."),
    ],
)
def test_a_publisher_is_named_without_its_address(printed: str, name: str) -> None:
    assert name_of(Passage(printed)).text == name


def test_a_date_alone_is_when_it_was_published() -> None:
    assert is_date("München, 11. November 2020") == "2020-11-11"
    assert is_date("Wir trafen uns im Mai 2014") is None


def test_who_gives_the_means_pays() -> None:
    sheet = a_sheet()
    sheet.text("Das Vorhaben wird aus Mitteln des Bayerischen Staatsministeriums für Familie gefördert.", size=7.0)
    division = divide(sheet.blocks, family)
    blocks = PublicationBlocks(tuple(sheet.blocks), division.outside, family, division.profiles)
    assert [c.value for c in stated_funders(blocks)] == ["Bayerisches Staatsministerium für Familie"]


def test_an_address_at_the_foot_is_the_publishers_where_somebody_else_can_be_reached() -> None:
    sheet = a_sheet()
    foot = ("Fachstelle Lernen, Musterstraße 131, 70197 Stuttgart, Tel. 0711 990044-10",)
    sheet.heading("Kontakt")
    sheet.text("Ada Muster", "Telefon 04461 990000")
    sheet.text(*foot, size=7.0)
    assert [b.text for b in divide(sheet.blocks, family).outside.all_blocks] == [*foot]
    alone = a_sheet()
    alone.text(*foot, size=7.0)
    assert divide(alone.blocks, family).outside.all_blocks == ()


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Landeshauptstadt Erfurt, Amt für Bildung", True),
        ("Deutsche Kinder- und Jugendstiftung", True),
        ("Werkstatt Vielfalt e. V.", True),
        ("Ministerium für Soziales und Integration des Landes Hessen", True),
        ("Satzung der Stadt Erfurt über ihre Beiräte", False),
        ("Die Auflagen wurden vom Zweckverband bestätigt.", False),
        ("in Stadt und Land . . . . . . . . . . 37", False),
        ("(zum Beispiel durch das Jugendamt).", False),
        ("Was hat die Stiftung Wegweiser im Jahr 2012 getan?", False),
        ("Einnahmen entstehen für die Stadt auch anderswo", False),
    ],
)
def test_a_line_that_speaks_of_a_body_names_no_publisher(line: str, is_one: bool) -> None:
    assert is_body(line) is is_one


def test_a_street_names_no_series() -> None:
    assert is_name("Blätter zur Bildung vor Ort")
    assert not is_name("Heinrich-Muster-Str. 17")
    assert not is_name("Förderreferat 34")


def test_events_are_not_when_it_was_published() -> None:
    sheet = Sheet()
    sheet.title("Veranstaltungen")
    for date in ("18. Februar 2011", "21. - 22. Januar 2011", "18. Mai 2011"):
        sheet.text(date)
        sheet.text("Wir waren dabei und haben vorgetragen, was wir tun.")
    assert value(publication(sheet), "published_on") is None
    lone = Sheet()
    lone.title("Jahresbericht")
    lone.text("Kiel, 18. Februar 2011")
    lone.text("Wir haben in diesem Jahr viel getan und berichten hier davon.")
    assert value(publication(lone), "published_on") == "2011-02-18"


def test_a_foreword_is_not_the_title() -> None:
    sheet = Sheet()
    sheet.set("heading", "Vorwort", level=1, size=24.0)
    sheet.text("Was haben wir in diesem Jahr gemacht?")
    assert value(publication(sheet), "title") is None
    sheet.set("heading", "Jahresbericht", level=2, size=18.0)
    assert value(publication(sheet), "title") == "Jahresbericht"


def printed_contacts(*lines: str) -> list[dict[str, Any]]:
    sheet = a_sheet()
    sheet.text(*lines, size=7.0)
    return [{k: c.value.value(k) for k in c.value.parts} for c in publication(sheet).lists["publication.contacts"]]


def test_an_imprint_without_a_colon_says_who_publishes() -> None:
    (contact,) = printed_contacts(
        "Impressum. Werkstatt Heimat e. V., Musterweg 14, 26122 Oldenburg, Tel. 0441 99000-10, info@werkstatt.example. "
        "Redaktion: Ada Muster. Alle Rechte vorbehalten."
    )
    assert (contact["organisation"], contact["phone"]) == ("Werkstatt Heimat e. V.", "+494419900010")
    assert "name" not in contact


def test_who_is_responsible_is_a_person_with_an_office() -> None:
    (contact,) = printed_contacts(
        "Herausgeber: Magistrat der Stadt Friesland. "
        "Verantwortlich für den Inhalt: Ada Neumann, Pressestelle, Musterweg 14, 26122 Oldenburg, "
        "Telefon 0441 99000-0, presse@blatt.example. Auflage: 800 Exemplare."
    )
    assert (contact["name"], contact["organisation"]) == ("Ada Neumann", "Pressestelle")


def test_who_edits_and_prints_is_no_contact() -> None:
    sheet = a_sheet()
    sheet.heading("Impressum")
    sheet.text("Herausgeber: Werkstatt Heimat gGmbH, Musterweg 14, 26122 Oldenburg", size=7.0)
    sheet.text("Telefon 0441 99000-10, info@werkstatt.example", size=7.0)
    sheet.text("Redaktion: Ada Neumann · Lektorat: Textwerk Elm · Druck: Muster & Sohn, Unna", size=7.0)
    found = publication(sheet).lists["publication.contacts"]
    assert [c.value.value("organisation") for c in found] == ["Werkstatt Heimat gGmbH"]


def test_contents_before_an_imprint_are_no_part_of_its_address() -> None:
    sheet = Sheet()
    sheet.text("Landkreis Friesland: Vom Nebeneinander zum Miteinander 4")
    sheet.text("Impressum")
    sheet.text("Herausgeberin")
    sheet.text("Stiftung Heimat", "Musterweg 14", "26122 Oldenburg", "Telefon 0441 99000-10")
    found = publication(sheet).lists["publication.contacts"]
    assert [c.value.value("organisation") for c in found] == ["Stiftung Heimat"]


def test_a_copyright_ends_with_when_it_was_published() -> None:
    sheet = a_sheet()
    sheet.text("Herausgeber: Werkstatt X e. V., Unna. © Werkstatt X e. V., Unna, im Mai 2017", size=7.0)
    assert value(publication(sheet), "published_on") == "2017-05"


def test_small_print_says_by_whom_it_was_published() -> None:
    sheet = a_sheet()
    sheet.text("Veröffentlicht von der Stiftung Kinderwort, Mainz, im Dezember 2012.", size=7.0)
    found = publication(sheet)
    assert (value(found, "publisher"), value(found, "published_on")) == ("Stiftung Kinderwort", "2012-12")


def test_what_a_browser_prints_below_a_page_is_no_profiles() -> None:
    sheet = a_sheet()
    sheet.text("Gedruckt von https://www.friesland.example/lernen am 3. Mai 2014", size=10.0)
    outside = divide(sheet.blocks, family).outside.all_blocks
    assert [b.text[:12] for b in outside] == ["Gedruckt von"]


def test_a_short_line_ends_its_statement() -> None:
    sheet = a_sheet()
    sheet.turn()
    sheet.heading("Impressum")
    sheet.text("Herausgeber: Werkstatt Heimat gGmbH", size=8.0)
    sheet.text("Gestaltung und alle Zeichnungen dieses Heftes von Ada Muster aus Kiel", size=8.0)
    assert value(publication(sheet), "publisher") == "Werkstatt Heimat gGmbH"


def test_the_numbers_of_a_publisher_may_stand_in_a_paragraph_of_their_own() -> None:
    sheet = a_sheet()
    sheet.text("Herausgeber: Werkstatt Heimat gGmbH, Musterweg 14, 26122 Oldenburg", size=7.0)
    sheet.text("E-Mail: info@werkstatt.example, Internet: www.werkstatt.example", size=7.0)
    (contact,) = publication(sheet).lists["publication.contacts"]
    assert contact.value.value("organisation") == "Werkstatt Heimat gGmbH"
    assert contact.value.value("email") == "info@werkstatt.example"


def test_the_unit_of_a_publisher_stays_where_its_address_is_a_line_of_its_own() -> None:
    sheet = a_sheet()
    sheet.text("Herausgeber: Stadt Unna, Büro des Rates", size=7.0)
    sheet.text("Musterweg 14, 59423 Unna", size=7.0)
    sheet.text("Telefon 02303 / 58 11-70, Fax 02303 / 58 11-79", size=7.0)
    sheet.text("Autorin: Ada Beispiel", size=7.0)
    (contact,) = publication(sheet).lists["publication.contacts"]
    assert contact.value.value("organisation") == "Stadt Unna, Büro des Rates"
    assert contact.value.value("phone") == "+492303581170"


def test_that_it_publishes_is_no_part_of_a_bodys_name() -> None:
    sheet = a_sheet()
    sheet.text(
        "Impressum: Netzstelle Heimat (Herausgeber), Musterweg 14, 26122 Oldenburg, Tel. 0441 99000-10", size=7.0
    )
    (contact,) = publication(sheet).lists["publication.contacts"]
    assert contact.value.value("organisation") == "Netzstelle Heimat"


def test_who_publishes_by_the_words_vom_heads_the_address_below() -> None:
    sheet = a_sheet()
    for line in ("Herausgegeben vom: Netzwerk Heimat", "Musterweg 14, 26122 Oldenburg", "E-Mail: info@netz.example"):
        sheet.text(line, size=7.0)
    (contact,) = publication(sheet).lists["publication.contacts"]
    assert contact.value.value("organisation") == "Netzwerk Heimat"


def test_what_stands_above_a_profile_and_what_stands_below_it_are_no_block() -> None:
    sheet = Sheet()
    sheet.text("Kreis Friesland, Netzwerke im Porträt")
    sheet.title("Willkommen im Leben")
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    sheet.heading("Maßnahmen")
    sheet.item("Hausbesuche")
    sheet.heading("Kontakt")
    sheet.text("Ada Muster", "Telefon 04461 990000")
    sheet.text("Landesstelle Lernen, Musterstraße 131, 70197 Stuttgart, Tel. 0711 990044-10", size=7.0)
    offices = [c.value.value("organisation") for c in publication(sheet).lists["publication.contacts"]]
    assert offices == ["Landesstelle Lernen"]


def test_a_sentence_says_whose_series_it_is_and_where_that_is_reached() -> None:
    sheet = a_sheet()
    sheet.text("Eine Veröffentlichung des Bayerischen Städtebundes, Musterweg 6, 12207 Berlin", size=7.0)
    (contact,) = publication(sheet).lists["publication.contacts"]
    assert contact.value.value("organisation") == "Bayerischer Städtebund"
    assert contact.value.value("street") == "Musterweg 6"


def test_rights_lie_with_somebody_or_in_a_licence() -> None:
    for line in ("Alle Rechte beim Herausgeber.", "Die Veröffentlichung steht unter der Lizenz CC BY 4.0."):
        sheet = a_sheet()
        sheet.heading("Impressum")
        sheet.text(line, size=7.0)
        assert value(publication(sheet), "rights") == line


def test_small_print_goes_on_below_what_says_whose_series_it_is() -> None:
    sheet = a_sheet()
    sheet.text("Rathaus Jever, Telefon 04461 919-10")
    sheet.top += 60
    for line in ("Eine Reihe des Kuratoriums Pflege e. V.", "Musterweg 3, 50677 Köln", "Telefon 0221 93184-70"):
        sheet.text(line, size=7.0)
        sheet.top -= 6
    found = publication(sheet)
    assert value(found, "publisher") == "Kuratorium Pflege e. V."
    (contact,) = found.lists["publication.contacts"]
    assert (contact.value.value("city"), contact.value.value("phone")) == ("Köln", "+492219318470")


def test_street_and_town_on_lines_of_their_own_at_the_foot_are_somebodys() -> None:
    sheet = a_sheet()
    sheet.text("Rathaus Jever, Telefon 04461 919-10")
    sheet.top += 60
    for line in ("Stadtverwaltung Gera", "Elsterbogen 9", "07545 Gera", "Silvio Neumann", "0365 5519-4680"):
        sheet.text(line, size=8.0)
    assert not publication(sheet).lists["publication.contacts"]


def test_two_publishers_with_their_addresses_are_named_in_the_nominative() -> None:
    sheet = a_sheet()
    sheet.heading("Impressum")
    sheet.text(
        "Herausgegeben von der Niedersächsischen Staatskanzlei, Hofweg 2, 30169 Hannover, gemeinsam mit der "
        "Landesstiftung Bürgersinn, Georgsbogen 17, 30159 Hannover, Telefon 0511 301855-0. Nachdruck honorarfrei.",
        size=7.0,
    )
    found = publication(sheet)
    assert value(found, "rights") == "Nachdruck honorarfrei."
    offices = [contact.value.value("organisation") for contact in found.lists["publication.contacts"]]
    assert offices == ["Niedersächsische Staatskanzlei", "Landesstiftung Bürgersinn"]


def test_how_a_booklet_is_printed_is_nobody_who_pays() -> None:
    sheet = a_sheet()
    sheet.text("Gefördert durch: Landkreis Friesland", "Druck auf 100 % Recyclingpapier", size=7.0)
    assert [c.value for c in publication(sheet).lists["publication.funders"]] == ["Landkreis Friesland"]


def test_a_named_licence_says_what_one_may_do() -> None:
    sheet = a_sheet()
    sheet.heading("Impressum")
    sheet.text("Datenlizenz Deutschland – Namensnennung – Version 2.0", size=7.0)
    assert value(publication(sheet), "rights") == "Datenlizenz Deutschland – Namensnennung – Version 2.0"


def test_the_address_of_a_publisher_stands_below_its_name() -> None:
    sheet = a_sheet()
    sheet.heading("Impressum")
    sheet.text("Herausgeber: Bund für Sport und Teilhabe e.", "V.", size=8.0)
    sheet.text("Fricke-Weg 92, 30169 Hannover", size=8.0)
    sheet.text("Tel. 0511 1268-5500, info@bund.example", size=8.0)
    (contact,) = publication(sheet).lists["publication.contacts"]
    assert {name: contact.value.value(name) for name in ("organisation", "street", "phone")} == {
        "organisation": "Bund für Sport und Teilhabe e. V.",
        "street": "Fricke-Weg 92",
        "phone": "+4951112685500",
    }


def test_a_series_may_stand_between_published_and_by_whom() -> None:
    sheet = a_sheet()
    sheet.text(
        "Herausgegeben wird die Reihe Demografie-Werkstatt von: Institut für Wandel gGmbH, Ring 6, 10117 Berlin.",
        size=7.0,
    )
    assert value(publication(sheet), "publisher") == "Institut für Wandel gGmbH"


def test_where_to_order_a_booklet_is_named_without_its_label() -> None:
    sheet = a_sheet()
    sheet.heading("Impressum")
    sheet.text("Herausgeberin: Werkstatt Heimat gGmbH, Musterweg 14, 26122 Oldenburg, Telefon 0441 99000-10", size=8.8)
    sheet.text("Bezugsstelle: Publikationsversand Nord, Postfach 48 77 01, 18132 Rostock", size=8.8)
    offices = [c.value.value("organisation") for c in publication(sheet).lists["publication.contacts"]]
    assert offices == ["Werkstatt Heimat gGmbH", "Publikationsversand Nord"]


def test_a_claim_of_rights_is_whole_with_its_year() -> None:
    sheet = a_sheet()
    sheet.text("© Ministerium für Familie und Gesundheit Rheinland-Pfalz 2017", size=7.0)
    sheet.text("Dieser Flyer erscheint in der Reihe „Gesunder Start“", "und ist kostenlos.", size=7.0)
    assert value(publication(sheet), "rights") == "© Ministerium für Familie und Gesundheit Rheinland-Pfalz 2017"
