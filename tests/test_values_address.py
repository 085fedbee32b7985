"""Addresses in every shape, with the office before them."""

from __future__ import annotations

import pytest

from extractors.values.address import find_addresses, fits_state, parse_address, parse_street


@pytest.mark.parametrize(
    ("text", "street", "postcode", "city"),
    [
        ("Landkreis Elbe-Elster, Ludwig-Jahn-Straße 2 04916 Herzberg", "Ludwig-Jahn-Straße 2", "04916", "Herzberg"),
        ("Stadt X Sozialamt Bahnhofstraße 31 44623 Herne Tel. 02323", "Bahnhofstraße 31", "44623", "Herne"),
        ("Schulstr. 22a 63571\nGelnhausen\nE-Mail", "Schulstr. 22a", "63571", "Gelnhausen"),
        ("Weberallee 11 – 13\n10243 Berlin-Mitte", "Weberallee 11 – 13", "10243", "Berlin-Mitte"),
        ("Lindenstr. 41 - 40474 Düsseldorf", "Lindenstr. 41", "40474", "Düsseldorf"),
        ("Q 5, 14, 68161 Mannheim", "Q 5, 14", "68161", "Mannheim"),
        ("Q 5, 14 · 681 65 Mannheim", "Q 5, 14", "68165", "Mannheim"),
        ("Nördliche Ringstraße 2 a-c, 91126 Schwabach", "Nördliche Ringstraße 2 a-c", "91126", "Schwabach"),
        ("Bezirksamt X, Harburger Rathausplatz 4, 21073 Hamburg", "Harburger Rathausplatz 4", "21073", "Hamburg"),
        ("Hafen 3 · D-24937 Flensburg", "Hafen 3", "24937", "Flensburg"),
        ("Zum Mustergrund 14, 55286 Wörrstadt", "Zum Mustergrund 14", "55286", "Wörrstadt"),
        ("Unter den Linden 5 | 10117 Berlin", "Unter den Linden 5", "10117", "Berlin"),
        ("Hinter der Kirche 3, 26441 Jever", "Hinter der Kirche 3", "26441", "Jever"),
        ("Am\nMarkt 12, 06886 Lutherstadt Wittenberg", "Am Markt 12", "06886", "Lutherstadt Wittenberg"),
        ("Hans-Beispiel-\nStraße 3, 03149 Forst (Lausitz)", "Hans-Beispiel-Straße 3", "03149", "Forst (Lausitz)"),
        ("Maxstr. 7\n67433 Neustadt a. d. Weinstraße", "Maxstr. 7", "67433", "Neustadt a. d. Weinstraße"),
        ("Straße des 17. Juni 135, 10623 Berlin", "Straße des 17. Juni 135", "10623", "Berlin"),
        ("Platz der Republik 1, 60325 Frankfurt am Main, Tel.", "Platz der Republik 1", "60325", "Frankfurt am Main"),
        ("Große Ulrichstraße 12a, 06108 Halle/Saale", "Große Ulrichstraße 12a", "06108", "Halle/Saale"),
        ("Karl Marx Straße 5, 15890 Eisenhüttenstadt", "Karl Marx Straße 5", "15890", "Eisenhüttenstadt"),
        ("Straße: Berger Str. 41\nPLZ: 06618\nOrt: Naumburg", "Berger Str. 41", "06618", "Naumburg"),
        ("10243 Berlin, Weberallee 11", "Weberallee 11", "10243", "Berlin"),
        ("Berliner Allee 22 b, 13088 Berlin", "Berliner Allee 22 b", "13088", "Berlin"),
        (
            "Arbeitsgemeinschaft Integration\nBilker Gartenallee 77, 40217 Düsseldorf",
            "Bilker Gartenallee 77",
            "40217",
            "Düsseldorf",
        ),
        ("Ada Muster, Bürgermeister\nHauptstraße 29\n02733 Cunewalde", "Hauptstraße 29", "02733", "Cunewalde"),
        ("Lange Reihe am Fluss 12\n18055 Rostock", "Lange Reihe am Fluss 12", "18055", "Rostock"),
    ],
)
def test_streets_postcodes_and_towns(text: str, street: str, postcode: str, city: str) -> None:
    address = parse_address(text)
    assert address is not None
    assert address[:3] == (street, postcode, city)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Adresse: Kreis Plön, Sozialamt, Hafenstraße 18, 24306 Plön", "Kreis Plön, Sozialamt"),
        (
            "Ines Karbaum\nRektorin\nStadt Ulm, Koordinierungsstelle Bildung\nSeestr. 1\n89073 Ulm",
            "Stadt Ulm, Koordinierungsstelle Bildung",
        ),
        ("Kontakt\nKreis Plön\nFachbereich Jugend\nSeestr. 1\n24306 Plön", "Kreis Plön, Fachbereich Jugend"),
        ("Landkreis Ansbach,\nFachbereich Jugend und\nBildung\nSeestr. 1\n91522 Ansbach",
         "Landkreis Ansbach, Fachbereich Jugend und Bildung"),
        ("Tel.: 030 1\nSeestr. 1\n10115 Berlin", None),
        ("Das Projekt läuft seit 2012. Seestr. 1, 10115 Berlin", None),
    ],
)  # fmt: skip
def test_the_lead_is_the_office_and_nothing_else(text: str, lead: str | None) -> None:
    hit = find_addresses(text)[0]
    assert (hit.value.lead.value if hit.value.lead else None) == lead


def test_rooms_and_floors_are_no_part_of_the_street() -> None:
    address = parse_address("Stadthaus, Schmidtstr. 5-7, 3. OG, Zimmer 312\n45127 Essen")
    assert address is not None
    assert address[:3] == ("Schmidtstr. 5-7", "45127", "Essen")


def test_a_box_behind_the_town_belongs_to_it() -> None:
    address = parse_address("Pariser Straße 110, 55268 Nieder-Olm, Postfach 1164")
    assert address is not None
    assert address[:4] == ("Pariser Straße 110", "55268", "Nieder-Olm", "1164")


def test_a_box_behind_a_label_is_its_number() -> None:
    address = parse_address("Breite Straße 41\nPostfach: 10 06 50\n16225 Eberswalde")
    assert address is not None
    assert address[:4] == ("Breite Straße 41", "16225", "Eberswalde", "10 06 50")


def test_a_box_alone_in_the_line_below_belongs_to_the_town() -> None:
    (hit,) = find_addresses("Untermarkt 3\n82418 Murnau\nPostfach 12 34\nTelefon 08841 476-0")
    assert (hit.value.street, hit.value.po_box) == ("Untermarkt 3", "12 34")


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Wiesenweg 6, 14806 Bad\nBelzig", "Bad Belzig"),
        ("Wiesenweg 6, 73312 Geislingen an\nder Steige", "Geislingen an der Steige"),
        ("Wiesenweg 6\n26919 Brake\nUnterweser", "Brake"),
        ("Wiesenweg 6\n10115 Berlin\nMitte", "Berlin"),
    ],
)
def test_a_town_goes_on_in_the_next_line_only_where_its_name_is_not_whole(text: str, city: str) -> None:
    assert [h.value.city for h in find_addresses(text)] == [city]


def test_two_addresses_of_one_office() -> None:
    hits = find_addresses("Regierungsplatz 540, 84028 Landshut / Postfach, 84023 Landshut")
    assert [h.value[:4] for h in hits] == [
        ("Regierungsplatz 540", "84028", "Landshut", None),
        (None, "84023", "Landshut", "Postfach"),
    ]


def test_street_and_po_box_in_one_address() -> None:
    address = parse_address("Hamburger Straße 25-31\nPostfach 76 10 48\n22083 Hamburg")
    assert address is not None
    assert address[:4] == ("Hamburger Straße 25-31", "22083", "Hamburg", "76 10 48")


def test_a_large_receivers_postcode_needs_only_its_town() -> None:
    assert [h.value[:4] for h in find_addresses("Regierungspräsidium\n64276 Darmstadt")] == [
        (None, "64276", "Darmstadt", None)
    ]


@pytest.mark.parametrize(
    "text",
    ["20836 Einwohnerinnen und Einwohner", "12000 Essen wurden ausgegeben", "10243 Euro", "Art. 12345 Bestellung"],
)
def test_counted_things_are_no_towns(text: str) -> None:
    assert find_addresses(text) == []


def test_the_parts_know_their_places() -> None:
    text = "Amt X, Seestr. 1, D-24306 Plön"
    spans = {name: text[a:b] for name, a, b in find_addresses(text)[0].value.spans}
    assert spans == {"street": "Seestr. 1", "postcode": "24306", "city": "Plön"}


def test_streets_alone() -> None:
    assert parse_street("Schlossplatz 2, Zimmer 102") == "Schlossplatz 2"
    assert parse_street("am 12. Mai 2012") is None


def test_postcodes_and_states() -> None:
    assert fits_state("80331", "Bayern") is True
    assert fits_state("04916", "Brandenburg") is None
    assert fits_state("10115", "Hessen") is False
    assert fits_state("x", "Hessen") is None
