"""Phone numbers in the shapes that publications print, and what only looks like one."""

from __future__ import annotations

import pytest

from extractors.values.area_code import exchange
from extractors.values.phone import area_code_of, area_code_of_town, find_phones, parse_phone


def read(text: str, area_code: str | None = None) -> list[tuple[str | None, str]]:
    return [(h.value.kind, h.value.e164) for h in find_phones(text, area_code=area_code)]


@pytest.mark.parametrize(
    ("printed", "e164"),
    [
        ("Telefon: +49 4472 8900-23", "+494472890023"),
        ("Tel 03532239130", "+493532239130"),
        ("Telefon: 09221/707-116", "+499221707116"),
        ("(0451) 122-5154", "+494511225154"),
        ("Bo Muster (05371 82-0)", "+495371820"),
        ("030 / 89 79 47-80", "+493089794780"),
        ("Tel.: 01805 - 262 302", "+491805262302"),
        ("Tel: +(49) 0751 / 85 1310", "+49751851310"),
        ("unter der Telefonnummer 03581/ 663 94 12", "+4935816639412"),
        ("Fon 0228.995 270", "+49228995270"),
        ("+49 (30) / 254 14 260", "+493025414260"),
        ("02 11.89-9 25 94", "+492118992594"),
        ("Tel. 08341 – 837455 23", "+49834183745523"),
        ("Tel.: (0 35 35) 46-30 00", "+493535463000"),
        ("0 35 35 / 46 30 00", "+493535463000"),
        ("+49 (0) 6221 / 455-017", "+496221455017"),
        ("0049 351 564-0", "+493515640"),
        ("Tel.: 06051 –\n455 002", "+496051455002"),
        ("Tel.: 03535\n463000", "+493535463000"),
        ("Tel. 0355 1234 03046 Cottbus", "+493551234"),
        ("Tel. 03663 4251493 / 07.-12.10.", "+4936634251493"),
        ("Telefon (Zentrale): 0341 123-4567", "+493411234567"),
        ("Fax (05931) 6171-392233", "+4959316171392233"),
        ("Fax: 0 66 21/51 40-57 33 10", "+4966215140573310"),
        ("Tel. 03535 46-1234 1235", "+493535461234"),
        ("Leiterin, 03631 696-\n812, post@x.example", "+493631696812"),
    ],
)
def test_every_printed_shape_gives_the_same_number(printed: str, e164: str) -> None:
    assert [h.value.e164 for h in find_phones(printed)] == [e164]


@pytest.mark.parametrize(
    ("printed", "both"),
    [
        ("04203 71-1230 / 71-1249", ["+494203711230", "+494203711249"]),
        ("Tel. 03904 7240-13, 7240-14", ["+493904724013", "+493904724014"]),
        ("05231 62-4410/11", ["+495231624410", "+495231624411"]),
        ("Tel. 0711/123-45/46", ["+4971112345", "+4971112346"]),
        ("Telefon 02041 70-4850 / -4851", ["+492041704850", "+492041704851"]),
        ("0351-4956/123", ["+493514956123"]),
        ("Tel.: 0 30-275 / 118", ["+4930275118"]),
    ],
)
def test_behind_an_extension_a_slash_begins_the_next_one(printed: str, both: list[str]) -> None:
    assert [h.value.e164 for h in find_phones(printed)] == both


def test_the_second_extension_behind_phone_and_fax_is_the_fax() -> None:
    assert read("Telefon / Fax: 03535 46-1210 / 46-1299") == [("phone", "+493535461210"), ("fax", "+493535461299")]


@pytest.mark.parametrize(
    "text",
    [
        "Mo-Fr 08.00 - 12.00 und 13:00–15:30 Uhr",
        "01.10.2012 – 30.09.2014, 02.03.2010",
        "04916 Herzberg, 01067 – 01069 Dresden",
        "IBAN DE05 4005 0150 0000 6397 81, Kto. 0310 2283-4",
        "94.350 €, 1.520,28 km², 199.268 Einwohner",
        "Schuljahr 2014/15, 2011–2013, S. 102-105",
        "ISBN 978-3-16-148410-0, ISSN 0123-4567, Postfach 02 11 89",
        "Telefon: 275 118-4",
        "Tel.: 115",
    ],
)
def test_figures_dates_and_codes_are_no_phones(text: str) -> None:
    assert find_phones(text) == []


def test_suffix_lists_give_one_number_each() -> None:
    assert read("Telefon 06124 - 510 - 664 und -211") == [("phone", "+496124510664"), ("phone", "+496124510211")]
    assert read("Tel./Fax: 0355 4612-10/-99") == [
        ("phone", "+49355461210"),
        ("fax", "+49355461299"),
    ]


def test_two_whole_numbers_with_a_slash_between_them_are_two() -> None:
    both = [("phone", "+4938717221680"), ("mobile", "+491745520919")]
    assert read("Telefon / Mobil: 03871 722-1680 / 0174 5520919") == both
    assert [number for _, number in read("03871 722-1680 / 0174 5520919")] == [number for _, number in both]
    assert read("Tel. 0171 / 0123456") == [("mobile", "+491710123456")]


def test_a_fax_suffix_takes_the_block_of_the_phone() -> None:
    assert read("Tel.: 0611 31-3597, Fax: -3598") == [("phone", "+49611313597"), ("fax", "+49611313598")]
    assert read("T: 0201 55017-0 F: 0201 55017-20") == [("phone", "+49201550170"), ("fax", "+492015501720")]


def test_an_extension_alone_behind_a_name_counts_on() -> None:
    text = "Frau Ahlers, Tel. 04461 919-4510\nHerr Wilken, -4511\nSchuljahr 2017 -2018"
    assert [number for _, number in read(text)] == ["+4944619194510", "+4944619194511"]


def test_a_number_before_a_counted_noun_is_no_suffix() -> None:
    assert read("Tel.: 030 1234-567 und 3 weitere Standorte") == [("phone", "+49301234567")]


def test_mobile_numbers_are_mobile_under_any_label_but_fax() -> None:
    assert read("Tel.: 0151 / 15 550 559")[0][0] == "mobile"
    assert read("mobil: 01761 5550142") == [("mobile", "+4917615550142")]


def test_a_missing_area_code_is_completed_and_said_so() -> None:
    hit = find_phones("Telefon: 275 118-4", area_code="030")[0]
    assert hit.value == ("+49302751184", "phone", True, True)
    assert find_phones("Im Jahr 2751184", area_code="030") == []


def test_the_number_right_before_lends_its_area_code() -> None:
    hits = find_phones("Tel. 05542 60331, Fax 60332", area_code="05651")
    assert [(h.value.e164, h.value.completed) for h in hits] == [("+49554260331", False), ("+49554260332", True)]


def test_the_span_covers_the_number_without_its_label() -> None:
    text = "Fax (gesch.): 0203/283-4420, dann mehr"
    hit = find_phones(text)[0]
    assert text[hit.start : hit.stop] == "0203/283-4420"


def test_invented_subscriber_numbers_are_kept_when_labelled() -> None:
    phone = parse_phone("Telefon 03843.455017")
    assert phone is not None
    assert phone.e164 == "+493843455017"


def test_area_codes_and_towns() -> None:
    assert area_code_of("+493535463000") == "03535"
    assert area_code_of("+491715550142") is None
    assert area_code_of_town("Düsseldorf") == "0211"
    assert area_code_of_town("Neustadt") is None
    assert [m.name for m in exchange("+493535463000")] == ["Herzberg (Elster)"]
    assert exchange("+491715550142") == ()


@pytest.mark.parametrize("text", ["Amt, Tel. 09571 18-0, Herr Muster, Durchwahl 14", "Tel. 09571 18-0, Apparat: -14"])
def test_an_extension_follows_the_number_of_the_exchange(text: str) -> None:
    assert [hit.value.e164 for hit in find_phones(text)] == ["+499571180", "+4995711814"]


def test_an_extension_without_the_number_of_an_exchange_is_none() -> None:
    assert [hit.value.e164 for hit in find_phones("Tel. 09571 1834, Apparat 14")] == ["+4995711834"]
