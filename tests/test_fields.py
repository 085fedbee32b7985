"""Fields: contacts, quotes, headline, summary, facts and what the publication says of itself."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.generic import family
from extractors.generic.publication.funders import stated_funders
from extractors.profile_blocks import ProfileBlocks, PublicationBlocks
from extractors.values.nominative import nominative
from pipeline.fields import read_profile, read_publication
from pipeline.profiles import divide
from pipeline.resolve import choose
from schemas.evidence import Candidate
from schemas.passage import Passage
from tests.printed import Sheet


def contacts(sheet: Sheet) -> list[dict[str, Any]]:
    fields, _ = read_profile(sheet.profile())
    return [{k: c.value.value(k) for k in c.value.parts} for c in fields.lists["contacts"]]


def quotes(sheet: Sheet) -> list[dict[str, Any]]:
    fields, _ = read_profile(sheet.profile())
    return [{k: c.value.value(k) for k in c.value.parts} for c in fields.lists["quotes"]]


def best(sheet: Sheet, name: str) -> Any:
    found = read_profile(sheet.profile())[0].best(name)
    return found.value if found else None


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
    assert (contact["po_box"], contact["postcode"], contact["city"]) == ("Postfach 26 40", "59423", "Unna")


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


SPEAKER = "Andrea Hähnlein"


@pytest.mark.parametrize(
    ("blocks", "role"),
    [
        ([("heading", f"{SPEAKER}, Bildungsbüro Unna:", 10.0), ("paragraph", "Q", 10.0)], "Bildungsbüro Unna"),
        ([("paragraph", "Q", 10.0), ("paragraph", f"Dr. {SPEAKER}, Erste Stadträtin", 8.0)], "Erste Stadträtin"),
        (
            [("paragraph", "Q", 10.0), ("list_item", SPEAKER, 8.0), ("paragraph", "Bildungskoordinatorin", 8.0)],
            "Bildungskoordinatorin",
        ),
        ([("paragraph", f"{SPEAKER}, Lehrerin in Unna: Q", 10.0)], "Lehrerin in Unna"),
        ([("paragraph", f"Die Lehrerin, Frau {SPEAKER}, sagt dazu:", 10.0), ("paragraph", "Q", 10.0)], "Lehrerin"),
        ([("paragraph", f"So beschreibt es {SPEAKER}, Lehrerin:", 10.0), ("paragraph", "Q", 10.0)], "Lehrerin"),
        ([("paragraph", f"Viele machen mit. Lehrerin {SPEAKER} erzählt: Q Das gefällt allen.", 10.0)], "Lehrerin"),
        ([("paragraph", f"Q ({SPEAKER}, Lehrerin)", 10.0)], "Lehrerin"),
        ([("heading", "Q", 15.0), ("paragraph", f"{SPEAKER}, Lehrerin", 8.0)], "Lehrerin"),
    ],
    ids=[
        "lead-in",
        "line behind",
        "dash and role below",
        "in front",
        "role first",
        "so says",
        "in prose",
        "in brackets",
        "pull quote",
    ],
)
def test_quotes_and_their_speakers(blocks: list[tuple[Any, str, float]], role: str) -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Ziele")
    for kind, text, size in blocks:
        marker = "—" if kind == "list_item" else None
        sheet.set(
            kind,
            text.replace("Q", "„Früher hieß es ‚Geht nicht‘, heute fragen alle.“"),
            level=3,
            size=size,
            marker=marker,
        )
    (quote,) = quotes(sheet)
    assert quote == {"text": "Früher hieß es ‚Geht nicht‘, heute fragen alle.", "speaker": SPEAKER, "role": role}


def test_a_name_in_quotation_marks_is_no_quote() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text("„Lernen vor Ort“ heißt das Programm, an dem die Stadt seit 2009 teilnimmt.")
    assert quotes(sheet) == []


def test_slogan_and_summary_stand_between_title_and_sections() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Gemeinsam Zukunft gestalten")
    sheet.text("Die Stadt Unna hat sich auf den Weg gemacht, mit allen zusammen.")
    sheet.heading("Ziele", level=3)
    sheet.item("Alle lernen")
    assert best(sheet, "headline") == "Gemeinsam Zukunft gestalten"
    assert best(sheet, "summary") == "Die Stadt Unna hat sich auf den Weg gemacht, mit allen zusammen."


def test_no_slogan_where_the_first_heading_is_a_section() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text("Die Stadt Unna hat sich auf den Weg gemacht, mit allen zusammen.")
    sheet.heading("Ausgangslage")
    sheet.text("Viele Familien ziehen weg.")
    assert best(sheet, "headline") is None
    assert best(sheet, "summary") == "Die Stadt Unna hat sich auf den Weg gemacht, mit allen zusammen."


def test_a_kicker_names_the_place_and_the_large_heading_is_the_slogan() -> None:
    sheet = Sheet()
    kicker = sheet.set("heading", "Landkreis Diepholz", level=3, size=11.0)
    sheet.set("heading", "Die Hofladen-Revolution", level=1, size=30.0)
    sheet.text("Acht Dörfer ohne Geschäft und eine Idee, die alles ändert.")
    sheet.heading("Ziele")
    sheet.item("Kurze Wege")
    profile = ProfileBlocks(tuple(sheet.blocks), family, title=kicker)
    fields, _ = read_profile(profile)
    assert fields.best("municipality").value == "Diepholz"  # type: ignore[union-attr]
    assert fields.best("headline").value == "Die Hofladen-Revolution"  # type: ignore[union-attr]


def test_facts_have_value_unit_amount_and_date_apart() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.table(
        ("Einwohner", "ca. 59.000 (Stichtag 31.12.2011)"), ("Fläche", "88,54 km²"), ("Laufzeit", "2010 bis 2013")
    )
    fields, _ = read_profile(sheet.profile())
    facts = [{k: c.value.value(k) for k in c.value.parts} for c in fields.lists["facts"]]
    assert facts[0] == {
        "label": "Einwohner",
        "key": "population",
        "value": "ca. 59.000",
        "amount": 59000.0,
        "as_of": "2011-12-31",
    }
    assert facts[1] == {"label": "Fläche", "key": "area_km2", "value": "88,54", "unit": "km²", "amount": 88.54}
    assert (facts[2]["key"], facts[2]["value"]) == ("duration", "2010 bis 2013")


def test_an_imprint_belongs_to_the_publication() -> None:
    sheet = Sheet()
    sheet.set("running_head", "Kommunen machen Schule")
    sheet.title("Stadt Unna")
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    sheet.heading("Impressum")
    sheet.text(
        "Herausgeber: Werkstatt Kommune e. V.",
        "Musterallee 99, 10999 Berlin",
        "Telefon: 030 990000-55, E-Mail: redaktion@werkstatt.example",
    )
    sheet.text("Gefördert von der Stiftung Lernende Region und der Klosterkammer Hannover.")
    sheet.text("Stand: April 2012")
    sheet.text("© 2012 Werkstatt Kommune e. V.")
    division = divide(sheet.blocks, family)
    fields, _ = read_profile(division.profiles[0])
    assert fields.lists["contacts"] == ()
    whole = read_publication(PublicationBlocks(tuple(sheet.blocks), division.outside, family, division.profiles))
    (contact,) = whole.lists["publication.contacts"]
    assert contact.value.value("organisation") == "Werkstatt Kommune e. V."
    assert contact.value.value("street") == "Musterallee 99"
    assert contact.value.value("email") == "redaktion@werkstatt.example"
    values = {name: c.best.value for name, c in whole.single.items() if c.best}
    assert values["publication.series"] == "Kommunen machen Schule"
    assert values["publication.publisher"] == "Werkstatt Kommune e. V."
    assert values["publication.published_on"] == "2012-04"
    assert values["publication.rights"] == "© 2012 Werkstatt Kommune e. V."
    assert [c.value for c in whole.lists["publication.funders"]] == [
        "Stiftung Lernende Region",
        "Klosterkammer Hannover",
    ]


def test_an_initiative_line_names_publisher_and_funders() -> None:
    sheet = Sheet()
    sheet.text(
        "Eine Initiative der Deutschen Kinder- und Jugendstiftung. Die DKJS wird unterstützt von der Körber-Stiftung,",
        "der Jacobs Foundation und der Robert Bosch Stiftung.",
    )
    sheet.title("Beispielkommune: Elbe-Elster")
    division = divide(sheet.blocks, family)
    whole = PublicationBlocks(tuple(sheet.blocks), division.outside, family, division.profiles)
    assert read_publication(whole).best("publication.publisher").value == "Deutsche Kinder- und Jugendstiftung"  # type: ignore[union-attr]
    assert [c.value for c in stated_funders(whole)] == ["Körber-Stiftung", "Jacobs Foundation", "Robert Bosch Stiftung"]


def test_an_and_inside_a_name_parts_no_funders() -> None:
    sheet = Sheet()
    sheet.text("Gefördert durch das Ministerium für Jugend und Sport und die Stiftung Lernen.")
    sheet.title("Stadt Unna")
    division = divide(sheet.blocks, family)
    whole = PublicationBlocks(tuple(sheet.blocks), division.outside, family, division.profiles)
    assert [c.value for c in stated_funders(whole)] == ["Ministerium für Jugend und Sport", "Stiftung Lernen"]


def test_names_leave_the_case_of_the_sentence() -> None:
    assert nominative("Deutschen Kinder- und Jugendstiftung", "der") == "Deutsche Kinder- und Jugendstiftung"
    assert nominative("Stiftung Wegweiser", "der") == "Stiftung Wegweiser"


def test_rules_that_agree_are_surer_and_rivals_make_less_sure() -> None:
    here = Passage("Unna")
    alone = choose([Candidate("Unna", here, 0.8, "a")])
    agreed = choose([Candidate("Unna", here, 0.8, "a"), Candidate("Unna", here, 0.7, "b")])
    disputed = choose([Candidate("Unna", here, 0.8, "a"), Candidate("Kamen", here, 0.75, "b")])
    scores = [c.best.score for c in (disputed, alone, agreed) if c.best]
    assert scores == sorted(scores)
    assert len(set(scores)) == 3
    assert disputed.rejected[0].candidate.value == "Kamen"
    assert "below" in disputed.rejected[0].reason


def test_a_quotation_inside_a_paragraph_stays_in_the_text() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Ergebnisse")
    sheet.text("Alle sind dabei. „Wir reden jetzt wirklich miteinander“, sagt Andrea Hähnlein, Schulrätin. Das hilft.")
    (quote,) = quotes(sheet)
    assert quote == {"text": "Wir reden jetzt wirklich miteinander", "speaker": "Andrea Hähnlein", "role": "Schulrätin"}
    fields, _ = read_profile(sheet.profile())
    (section,) = fields.lists["sections"]
    assert section.value.value("text").startswith("Alle sind dabei. „Wir reden")


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
