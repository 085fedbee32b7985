"""Fields: headline, summary, facts, what a publication says of itself; how one of several candidates is chosen."""

from __future__ import annotations

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
from tests.profiled import best


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
