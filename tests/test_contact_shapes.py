"""Contacts in all the shapes in which they are printed: tables, lines, people in a row, sentences."""

from __future__ import annotations

from schemas.document import Block
from tests.printed import Sheet
from tests.profiled import contacts

NEUMANN = {
    "name": "Roland Neumann",
    "role": "Beigeordneter und Dezernent für Bildung, Jugend, Kultur, Gesundheit und Soziales",
    "organisation": "Landkreis Elbe-Elster",
    "street": "Ludwig-Jahn-Straße 2",
    "postcode": "04916",
    "city": "Herzberg",
    "email": "Dezernat-III@lkee.de",
    "phone": "+493535463000",
}


def test_a_labelled_table() -> None:
    sheet = Sheet()
    sheet.title("Beispielkommune: Elbe-Elster")
    sheet.table(
        ("Kommune:", "Elbe-Elster"),
        ("Bundesland:", "Brandenburg"),
        ("Ansprechpartner:", f"{NEUMANN['name']}, {NEUMANN['role']}"),
        ("Adresse:", "Landkreis Elbe-Elster, Ludwig-Jahn-Straße 2 04916 Herzberg"),
        ("E-Mail:", NEUMANN["email"]),
        ("Telefon:", "03535 463000"),
    )
    assert contacts(sheet) == [NEUMANN]


def test_lines_without_labels() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text(
        NEUMANN["name"],
        "Beigeordneter",
        NEUMANN["organisation"],
        NEUMANN["street"],
        "04916 Herzberg",
        "Tel. 03535 463000",
        NEUMANN["email"],
    )
    assert contacts(sheet) == [NEUMANN | {"role": "Beigeordneter"}]


def test_lines_that_are_blocks_of_their_own() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Herr Roland Neumann", level=4)
    for line in ("Beigeordneter", NEUMANN["organisation"], NEUMANN["street"], "04916 Herzberg", "Tel.: 03535 463000"):
        sheet.text(line)
    (contact,) = contacts(sheet)
    assert contact == {k: v for k, v in NEUMANN.items() if k != "email"} | {"role": "Beigeordneter"}


def test_people_share_office_and_address_but_no_phone() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Kontakt")
    sheet.text(
        "Roland Neumann",
        "Beigeordneter",
        "Landkreis Elbe-Elster",
        "Ludwig-Jahn-Straße 2",
        "04916 Herzberg",
        "Tel. 03535 463000",
    )
    sheet.text("Andrea Hähnlein", "Bildungsreferentin", "haehnlein@lkee.example")
    first, second = contacts(sheet)
    assert first["phone"] == "+493535463000"
    assert "phone" not in second
    assert {k: second[k] for k in ("organisation", "street", "postcode", "city")} == {
        k: first[k] for k in ("organisation", "street", "postcode", "city")
    }


def test_a_number_behind_all_the_names_is_everybodys() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Kontakt")
    sheet.text(
        "Roland Neumann, Andrea Hähnlein",
        "Bildungsbüro, Ludwig-Jahn-Straße 2, 04916 Herzberg",
        "Tel. 03535 463000",
    )
    assert [(c["name"], c["phone"]) for c in contacts(sheet)] == [
        ("Roland Neumann", "+493535463000"),
        ("Andrea Hähnlein", "+493535463000"),
    ]


def test_small_letters_are_labels() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Kontakt")
    sheet.text("Stadt Unna, Kulturbüro", "t 02303 103-0", "f 02303 103-99", "e info@unna.example", "w www.unna.example")
    (contact,) = contacts(sheet)
    assert (contact["phone"], contact["fax"]) == ("+4923031030", "+49230310399")
    assert (contact["email"], contact["website"]) == ("info@unna.example", "http://www.unna.example")
    assert contact["organisation"] == "Stadt Unna, Kulturbüro"


def test_a_unit_over_its_office_is_not_named_twice() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Kontakt")
    sheet.text("Bildungsbüro", "Stadt Unna, Bildungsbüro", "Rathausplatz 1, 59423 Unna", "Tel. 02303 103-0")
    assert [c["organisation"] for c in contacts(sheet)] == ["Stadt Unna, Bildungsbüro"]


def test_the_one_website_of_an_office_is_all_its_peoples() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Kontakt")
    sheet.text(
        "Kulturbüro, Rathausplatz 1, 59423 Unna",
        "Roland Neumann, Leiter, Tel. 02303 103-10",
        "Andrea Hähnlein, Stellvertretung, Tel. 02303 103-11, www.unna.example",
    )
    assert [(c["phone"], c["website"]) for c in contacts(sheet)] == [
        ("+49230310310", "http://www.unna.example"),
        ("+49230310311", "http://www.unna.example"),
    ]


def test_one_line_with_bars() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text("Kontakt: Stadt Unna, Kulturbüro | Rathausplatz 1 | 59423 Unna | Tel. 02303 103-0 | info@unna.example")
    (contact,) = contacts(sheet)
    assert contact["organisation"] == "Stadt Unna, Kulturbüro"
    assert (contact["street"], contact["postcode"], contact["city"]) == ("Rathausplatz 1", "59423", "Unna")
    assert (contact["phone"], contact["email"]) == ("+4923031030", "info@unna.example")


def test_a_sentence_that_says_whom_to_call() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Kontakt")
    sheet.text(
        "Ansprechpartnerin ist Andrea Hähnlein, Leiterin der Geschäftsstelle, Rathausplatz 1, 59423 Unna.",
        "Sie erreichen sie unter der Telefonnummer 02303 103-12 oder per E-Mail an haehnlein@unna.example.",
    )
    (contact,) = contacts(sheet)
    assert contact["name"] == "Andrea Hähnlein"
    assert contact["role"] == "Leiterin der Geschäftsstelle"
    assert (contact["phone"], contact["email"]) == ("+49230310312", "haehnlein@unna.example")
    assert contact["street"] == "Rathausplatz 1"


def test_postcode_and_town_under_labels_of_their_own() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.table(
        ("Ansprechpartner:", "Herr Roland Neumann"),
        ("Straße/Postfach:", "Postfach 26 40"),
        ("PLZ:", "59423"),
        ("Telefon:", "02303 103-0"),
        ("Ort:", "Unna"),
    )
    (contact,) = contacts(sheet)
    assert (contact["po_box"], contact["postcode"], contact["city"]) == ("26 40", "59423", "Unna")


def test_the_role_as_a_label() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.table(
        ("Schulleiterin:", "Frau Schulze"), ("Stellv. Schulleiterin:", "Frau Lang"), ("Telefon:", "02303 103-0")
    )
    assert [(c["name"], c["role"]) for c in contacts(sheet)] == [
        ("Schulze", "Schulleiterin"),
        ("Lang", "Stellv. Schulleiterin"),
    ]


def test_a_mobile_number_is_one_whatever_its_label() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text("Roland Neumann", "Beigeordneter", "Tel.: 0171 5550142", "neumann@unna.example")
    (contact,) = contacts(sheet)
    assert contact["mobile"] == "+491715550142"
    assert "phone" not in contact


def test_a_name_no_list_has_is_confirmed_by_the_mail_address() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Kontakt")
    sheet.text("Xanthe Qwertzky", "Leiterin der Stabsstelle", "Stadt Unna", "x.qwertzky@unna.example")
    (contact,) = contacts(sheet)
    assert contact["name"] == "Xanthe Qwertzky"


def test_addresses_in_running_text_are_no_contacts() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Materialien")
    sheet.item("Bestellung unter info@unna.example")
    assert contacts(sheet) == []


def test_a_suffix_belongs_to_the_number_before() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text("Familienbüro Unna", "Fon 02303 103-500, Fax -599", "familie@unna.example")
    (contact,) = contacts(sheet)
    assert (contact["phone"], contact["fax"]) == ("+492303103500", "+492303103599")


def test_phone_and_fax_under_one_label() -> None:
    sheet = Sheet()
    sheet.title("Stadt Suhl")
    sheet.table(("Name", "Frau Andrea Hähnlein"), ("Telefon / Fax", "03681 74-2555 / 03681 74-2556"))
    (contact,) = contacts(sheet)
    assert (contact["phone"], contact["fax"]) == ("+493681742555", "+493681742556")


def test_an_office_heads_the_card_in_which_its_people_are_labelled() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Kontakt")
    for n, (office, person) in enumerate(
        (("Bürgerstiftung Unna", "Ada Beispiel"), ("Jugendamt Unna", "Roland Neumann"))
    ):
        for role, line in (
            ("heading", office),
            ("paragraph", f"Ansprechperson: {person}"),
            ("paragraph", "Musterweg 15"),
            ("paragraph", "59423 Unna"),
            ("paragraph", f"Tel.: 02303 64092{n}"),
        ):
            sheet.set(role, line, level=4 if role == "heading" else 0, container=n)
    assert [(c["name"], c["organisation"]) for c in contacts(sheet)] == [
        ("Ada Beispiel", "Bürgerstiftung Unna"),
        ("Roland Neumann", "Jugendamt Unna"),
    ]


def test_where_a_body_is_registered_is_no_office() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Kontakt")
    sheet.text("Ada Beispiel", "Amtsgericht Unna VR 17487", "ada@netz.example")
    assert contacts(sheet) == [{"name": "Ada Beispiel", "email": "ada@netz.example"}]


def _cell(*lines: str) -> tuple[Block, ...]:
    return (Sheet().text(*lines),)


def test_a_table_without_a_head_whose_rows_begin_with_a_person() -> None:
    sheet = Sheet()
    sheet.title("Stadt Quakenbrück")
    sheet.heading("Auskunft geben gern")
    sheet.table(
        (
            _cell("Claus Wernecke", "Bürgermeister"),
            _cell("Stadt Quakenbrück", "Markt 11", "49610 Quakenbrück"),
            _cell("Telefon: 05431 182100", "E-Mail: c.wernecke@quakenbrueck.example"),
        ),
        (
            _cell("Dieter Möhlmann", "Leiter des gemeinsamen Bauhofs"),
            _cell("Bauhof Artland", "Industriestraße 7", "49610 Quakenbrück"),
            _cell("Telefon: 05431 182380", "Mobil: 0160 55502271"),
        ),
    )
    mayor, depot = contacts(sheet)
    assert (mayor["name"], mayor["role"], mayor["organisation"]) == (
        "Claus Wernecke",
        "Bürgermeister",
        "Stadt Quakenbrück",
    )
    # Nothing but its place above an address says that this is whose it is.
    assert (depot["name"], depot["role"], depot["organisation"], depot["street"]) == (
        "Dieter Möhlmann",
        "Leiter des gemeinsamen Bauhofs",
        "Bauhof Artland",
        "Industriestraße 7",
    )


def test_a_unit_whose_name_stands_in_the_next_line_of_a_cell() -> None:
    sheet = Sheet()
    sheet.title("Stadt Emden")
    sheet.heading("Kontakt")
    sheet.text("Folkert Janssen", "Leiter Fachdienst", "Bildungsplanung", "Telefon 04921 871655")
    assert [c["role"] for c in contacts(sheet)] == ["Leiter Fachdienst Bildungsplanung"]


def test_a_word_in_small_letters_within_the_name_of_an_office() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Cham")
    sheet.heading("Kontakt")
    sheet.text("Gesundheitsregion plus Landkreis Cham", "Rachelstraße 6, 93413 Cham", "Telefon 09971 78462")
    assert [c["organisation"] for c in contacts(sheet)] == ["Gesundheitsregion plus Landkreis Cham"]


def test_what_is_said_to_be_everybodys_is() -> None:
    for line, field, value in (
        ("Telefax für beide: 02303 103-99", "fax", "+49230310399"),
        ("Beide erreichen Sie unter 02303 103-0.", "phone", "+4923031030"),
        ("gemeinsames Postfach: kultur@unna.example", "email", "kultur@unna.example"),
    ):
        sheet = Sheet()
        sheet.title("Stadt Unna")
        sheet.heading("Kontakt")
        sheet.text(
            "Kulturbüro, Rathausplatz 1, 59423 Unna",
            "Roland Neumann (Leiter), mobil 0171 2345678",
            "Andrea Hähnlein (Technik), mobil 0171 2345679",
            line,
        )
        assert [c[field] for c in contacts(sheet)] == [value, value]


def test_a_call_in_front_of_an_office_is_no_part_of_its_name() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text("Nachmachen? Anrufen! Stadt Unna, Familienbüro, Rathausplatz 1, 59423 Unna", "Telefon 02303 103-10")
    assert [c["organisation"] for c in contacts(sheet)] == ["Stadt Unna, Familienbüro"]


def test_a_unit_behind_a_name_is_what_somebody_does_in_the_office_that_heads_them_all() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Kontakt")
    sheet.text(
        "Stadt Unna, Fachbereich Bildung",
        "Donaugasse 11 | 59423 Unna",
        "Roland Neumann, Fachbereichsleiter",
        "Tel. 02303 103-10",
        "Andrea Hähnlein, Kita-Fachberatung",
        "Tel. 02303 103-11",
    )
    assert [(c["role"], c["organisation"]) for c in contacts(sheet)] == [
        ("Fachbereichsleiter", "Stadt Unna, Fachbereich Bildung"),
        ("Kita-Fachberatung", "Stadt Unna, Fachbereich Bildung"),
    ]


def test_numbers_stand_in_brackets_behind_names_before_mail_addresses() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text("Es antworten Leiterin Ada Neumann (02303 103-38, ada@unna.example) und Planer Ole Kern (02303 103-30).")
    assert [(c["name"], c["phone"]) for c in contacts(sheet)] == [
        ("Ada Neumann", "+49230310338"),
        ("Ole Kern", "+49230310330"),
    ]


def test_surnames_stand_first_where_a_form_asks_for_them() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Ansprechperson")
    sheet.table(
        ("Name, Vorname", "Dr. Neumann, Roland"),
        ("Funktion", "Koordinator der Jugendberufsagentur"),
        ("Dienststelle", "Stadt Unna, Jugendamt"),
        ("Telefon (mit Durchwahl)", "02303 103-517"),
    )
    (contact,) = contacts(sheet)
    assert (contact["academic_title"], contact["name"]) == ("Dr.", "Roland Neumann")
    assert contact["role"] == "Koordinator der Jugendberufsagentur"
    assert contact["phone"] == "+492303103517"


def test_who_answers_questions_is_named_in_a_sentence_of_its_own() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Weitere Auskünfte")
    sheet.text(
        "Ansprechpartnerin ist Anneliese Budde, Amt für Bildung, Stadt Unna, Ring 1, 59423 Unna. Sie ist unter",
        "02303 614-2281 zu erreichen. Fragen zur energetischen Sanierung beantwortet Dr. Detlef Ramsbrock,",
        "Telefon 02303 614-2287.",
    )
    assert [(c["name"], c["phone"], c["street"]) for c in contacts(sheet)] == [
        ("Anneliese Budde", "+4923036142281", "Ring 1"),
        ("Detlef Ramsbrock", "+4923036142287", "Ring 1"),
    ]


def test_a_surname_behind_an_office_names_somebody_and_a_building_does_not() -> None:
    found = []
    for last in ("Okka Folkerts", "Villa Wessel"):
        sheet = Sheet()
        sheet.title("Stadt Emden")
        sheet.text(f"Kontakt: Stadt Emden, Freiwilligenagentur, {last}, Delft 6, 26721 Emden, Telefon 04921 871234")
        found += [(c.get("name"), c["organisation"]) for c in contacts(sheet)]
    assert found == [
        ("Okka Folkerts", "Stadt Emden, Freiwilligenagentur"),
        (None, "Stadt Emden, Freiwilligenagentur, Villa Wessel"),
    ]


def test_who_can_be_asked_stands_below_any_words_that_say_so() -> None:
    sheet = Sheet()
    sheet.title("Gemeinde Wildpoldsried")
    for line in ("Wer Auskunft gibt", "Vroni Zengerle", "Energieteam", "Tel. 08304 961731"):
        sheet.text(line)
    assert [(c["name"], c["phone"]) for c in contacts(sheet)] == [("Vroni Zengerle", "+498304961731")]


def test_who_took_a_picture_is_nobody_to_call() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Kontakt")
    for line in ("Petra Neumann", "Amtsvorsteherin", "Stadt Unna", "Ring 1", "59423 Unna", "Tel. 02303 614281"):
        sheet.text(line)
    sheet.text("Umspannwerk im Abendlicht. Foto: Ole Christiansen")
    assert [c["name"] for c in contacts(sheet)] == ["Petra Neumann"]


def test_numbered_labels_of_people_name_one_each() -> None:
    sheet = Sheet()
    sheet.title("Samtgemeinde Artland")
    sheet.table(
        ("1. Ansprechperson", "Frau Insa Lüdeke-Brandt, Fachdienstleiterin, Telefon: 05431 182-340"),
        ("2. Ansprechperson", "Herr Hajo Meyran, Projektberater, Handy: 0151 17702986"),
    )
    assert [c["name"] for c in contacts(sheet)] == ["Insa Lüdeke-Brandt", "Hajo Meyran"]


def test_the_office_below_a_table_of_people_is_theirs() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Heidenheim")
    sheet.table(
        ("Ansprechpersonen", "Telefon", "E-Mail"),
        ("Dr. Karl-Heinz Schnaitmann, Sprecher", "07321 6611-2550", "buendnis@heidenheim.example"),
        ("Selina Barth, Assistentin", "07321 6611-2553", "s.barth@heidenheim.example"),
    )
    sheet.text("Landratsamt Heidenheim, Fachbereich Soziales, Brenzweg 12, 89518 Heidenheim")
    office = {"organisation": "Landratsamt Heidenheim, Fachbereich Soziales", "street": "Brenzweg 12"}
    assert [(c["name"], c["phone"]) for c in contacts(sheet)] == [
        ("Karl-Heinz Schnaitmann", "+49732166112550"),
        ("Selina Barth", "+49732166112553"),
    ]
    assert all(office.items() <= c.items() for c in contacts(sheet))


def test_an_address_with_numbers_in_long_lines_is_no_prose() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Bad Kissingen")
    sheet.text(
        "Landratsamt Bad Kissingen, Geschäftsstelle Gesundheitsregion, Salinenweg 21, 97688 Bad Kissingen",
        "Dipl.-Sozialpäd. Cornelia Metz-Rüttiger (Leiterin der Geschäftsstelle), Tel. 0971 7099-5230",
    )
    assert [(c["name"], c["street"], c["phone"]) for c in contacts(sheet)] == [
        ("Cornelia Metz-Rüttiger", "Salinenweg 21", "+4997170995230")
    ]


def test_the_office_in_lines_behind_a_sentence_that_says_whom_to_call_is_theirs() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Cloppenburg")
    sheet.heading("Mehr erfahren?")
    sheet.text(
        "Ansprechpartnerin ist Dr. Maren Tiemerding, Leiterin des Bildungsbüros. Sie erreichen sie unter der Nummer "
        "Tel. 04471 155-2310."
    )
    for line in ("Bildungsbüro des Landkreises Cloppenburg", "Mühlenstraße 47", "49661 Cloppenburg"):
        sheet.text(line)
    assert [(c["name"], c["organisation"], c["street"]) for c in contacts(sheet)] == [
        ("Maren Tiemerding", "Bildungsbüro des Landkreises Cloppenburg", "Mühlenstraße 47")
    ]


def test_an_office_with_its_own_mail_stands_beside_people_who_have_all_numbers_of_their_own() -> None:
    sheet = Sheet()
    sheet.title("Landkreis St. Wendel")
    sheet.heading("Kontakt")
    sheet.text("Landkreis St. Wendel", "Mommstraße 312", "66606 St. Wendel", "digitalbus@wendel.example")
    sheet.text("Dr. Annkathrin Zenner", "Leiterin der Stabsstelle", "Tel. 06851 801-4711", "a.zenner@wendel.example")
    sheet.text("Marius Thome", "Projektleiter", "Tel. 06851 801-4712", "m.thome@wendel.example")
    assert [(c.get("name"), c["email"], c["street"]) for c in contacts(sheet)] == [
        (None, "digitalbus@wendel.example", "Mommstraße 312"),
        ("Annkathrin Zenner", "a.zenner@wendel.example", "Mommstraße 312"),
        ("Marius Thome", "m.thome@wendel.example", "Mommstraße 312"),
    ]


def test_labels_in_words_that_few_use() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Uelzen")
    sheet.table(
        ("Auskunft erteilt", "Ada Beispiel, Leiterin der Stabsstelle Familie"),
        ("Dienstsitz", "Landkreis Uelzen, Am Hammersteinplatz 14 b, 29525 Uelzen"),
        ("Apparat", "0581 8277-341"),
        ("E-Post", "a.beispiel@lk-uelzen.example"),
        ("Netz", "www.lk-uelzen.example"),
    )
    assert contacts(sheet) == [
        {
            "name": "Ada Beispiel",
            "role": "Leiterin der Stabsstelle Familie",
            "organisation": "Landkreis Uelzen",
            "street": "Am Hammersteinplatz 14 b",
            "postcode": "29525",
            "city": "Uelzen",
            "phone": "+495818277341",
            "email": "a.beispiel@lk-uelzen.example",
            "website": "http://www.lk-uelzen.example",
        }
    ]


def test_either_half_of_a_double_name_may_stand_in_the_address_that_names_somebody() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Vechta")
    sheet.text("Dumitru Ionescu-Tabeling, Sprachmittler", "Tel. 04441 898-2216", "ionescu@willkommen-vechta.example")
    (contact,) = contacts(sheet)
    assert contact["name"] == "Dumitru Ionescu-Tabeling"


def test_a_pattern_of_addresses_is_filled_with_the_names_of_a_block() -> None:
    sheet = Sheet()
    sheet.title("Kreis Segeberg")
    sheet.text("Silke Beispiel", "Teamleiterin Gewässerschutz", "Telefon 04551 9517-511")
    sheet.text("Jörg Muster", "Sachbearbeiter Knickschutz", "Telefon -512")
    sheet.text(
        "Kreis Segeberg, Fachdienst Wasser",
        "Hamburger Chaussee 30, 23795 Bad Segeberg",
        "E-Mail: vorname.nachname@segeberg.example",
        "www.segeberg.example",
    )
    assert [(c["name"], c["email"], c["phone"], c["website"]) for c in contacts(sheet)] == [
        ("Silke Beispiel", "silke.beispiel@segeberg.example", "+4945519517511", "http://www.segeberg.example"),
        ("Jörg Muster", "joerg.muster@segeberg.example", "+4945519517512", "http://www.segeberg.example"),
    ]


def test_extensions_with_surnames_behind_them_are_dealt_out() -> None:
    sheet = Sheet()
    sheet.title("Werra-Meißner-Kreis")
    sheet.text(
        "Werra-Meißner-Kreis, Stabsstelle Energie",
        "Landgrafenstraße 18, 37269 Eschwege",
        "Dorothea Rimbach, Klimaschutzmanagerin",
        "Till Wollenhaupt, Energieberater",
        "Tel. 05651 3027-11 (Rimbach) oder -12 (Wollenhaupt)",
    )
    assert [(c["name"], c["phone"]) for c in contacts(sheet)] == [
        ("Dorothea Rimbach", "+495651302711"),
        ("Till Wollenhaupt", "+495651302712"),
    ]


def test_people_in_columns_beside_their_labels_have_what_stands_alone_in_its_row_in_common() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Mansfeld-Südharz")
    sheet.table(
        ("Einrichtung", "Kreisvolkshochschule Mansfeld-Südharz"),
        ("Anschrift", "Hüttenstraße 8 b, 06526 Sangerhausen"),
        ("Name", "Dr. Ada Beispiel", "Robin von der Muster"),
        ("Funktion", "Leiterin der Fachstelle Grundbildung", "Lernberater für Betriebe und Jobcenter"),
        ("Tel.-Nr.", "03464 5351620", "03464 5351624"),
        ("Fax-Nr.", "03464 5351629", "–"),
    )
    office = {
        "organisation": "Kreisvolkshochschule Mansfeld-Südharz",
        "street": "Hüttenstraße 8 b",
        "postcode": "06526",
        "city": "Sangerhausen",
    }
    assert contacts(sheet) == [
        {
            "name": "Ada Beispiel",
            "academic_title": "Dr.",
            "role": "Leiterin der Fachstelle Grundbildung",
            "phone": "+4934645351620",
            "fax": "+4934645351629",
            **office,
        },
        {
            "name": "Robin von der Muster",
            "role": "Lernberater für Betriebe und Jobcenter",
            "phone": "+4934645351624",
            **office,
        },
    ]


def test_whom_to_ask_at_which_office_may_be_said_in_a_sentence() -> None:
    sheet = Sheet()
    sheet.title("Gemeinde Nalbach")
    sheet.heading("Kontakt")
    sheet.text(
        "Ansprechpartnerin bei der Gemeinde Nalbach, Litermontring 6, 66809 Nalbach, ist Jugendpflegerin",
        "Ada Beispiel. Sie erreichen sie telefonisch unter 06838 70029-41.",
    )
    assert [(c["name"], c["organisation"]) for c in contacts(sheet)] == [("Ada Beispiel", "Gemeinde Nalbach")]


def test_what_somebody_is_there_for_may_go_on_with_und_in_the_next_line() -> None:
    sheet = Sheet()
    sheet.title("Kreis Plön")
    inner = Sheet().text("Dr. Ada Beispiel, Schulrätin, Beauftragte für Bewegung, Spiel", "und Sport im Ganztag")
    sheet.table(("Auskunft erteilt", [inner]), ("Dienststelle", "Kreis Plön, Schulamt"), ("Rufnummer", "04522 743312"))
    (contact,) = contacts(sheet)
    assert contact["role"] == "Schulrätin, Beauftragte für Bewegung, Spiel und Sport im Ganztag"
    assert contact["organisation"] == "Kreis Plön, Schulamt"


def test_a_double_given_name_may_end_its_line() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Emmendingen")
    sheet.text("Dipl.-Ing. Jörg-Uwe", "Kaltenbach")
    sheet.text("Leiter der Wirtschaftsförderung", "Tel. 07641 451-8871")
    assert [(c["name"], c["role"]) for c in contacts(sheet)] == [
        ("Jörg-Uwe Kaltenbach", "Leiter der Wirtschaftsförderung")
    ]


def test_extensions_stand_for_the_last_group_of_the_number_of_the_exchange() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Lichtenfels")
    sheet.heading("Auskunft erteilen")
    sheet.text("Landratsamt Lichtenfels, Kreisjugendamt", "Mainleitenweg 30, 96215 Lichtenfels")
    sheet.text("Fernruf (0 95 71) 18-0, bei Durchwahl statt der 0 die Apparatnummer wählen")
    sheet.text("Frau Ada Beispiel, Sachgebietsleiterin, App. 214")
    sheet.text("Herr Kuno Muster, Fachberater Kindertagespflege, App. 227")
    assert [(c["name"], c["phone"]) for c in contacts(sheet)] == [
        ("Ada Beispiel", "+49957118214"),
        ("Kuno Muster", "+49957118227"),
    ]


def test_an_adjective_in_a_name_waits_for_its_noun_in_the_next_line() -> None:
    sheet = Sheet()
    sheet.title("Kreis Coesfeld")
    sheet.text(
        "Ada Beispiel",
        "Kreis Coesfeld, Regionales",
        "Bildungsbüro",
        "Berkelbogen 14",
        "48653 Coesfeld",
        "Tel. 02541 18-4620",
    )
    assert [c["organisation"] for c in contacts(sheet)] == ["Kreis Coesfeld, Regionales Bildungsbüro"]
