""" "Ort: X": where a project is, and not where somebody lives or meets."""

from __future__ import annotations

from extractors.generic.sites import sites
from pipeline.fields import read_profile
from tests.divided import headline, municipality, profiles
from tests.printed import Sheet


def found(*lines: str) -> list[str]:
    sheet = Sheet()
    for line in lines:
        sheet.text(line)
    return [place.text for _, place in sites(sheet.blocks)]


def test_a_line_that_says_where_a_project_is_names_the_municipality() -> None:
    assert found("Ein Wagen bringt Bücher.", "Ort: Beelen", "Verein Lesewagen, seit 2012") == ["Beelen"]


def test_the_town_of_an_address_and_that_of_a_meeting_are_none() -> None:
    assert found("Straße: Am Markt 3", "PLZ: 48361", "Ort: Beelen") == []
    assert found("Termin: 3. Mai", "Ort: Beelen") == []
    assert found("Ort: Rathaus, Saal 2") == []


def test_cards_with_a_number_a_slogan_and_where_it_is_are_profiles() -> None:
    sheet = Sheet()
    sheet.set("heading", "Ideenkarten", level=1, size=34.0, bold=True)
    sheet.turn()
    for number, slogan, place in (("1", "Rollende Regale", "Beelen"), ("2", "Die Plauderkasse", "Oelde")):
        sheet.top += 60
        sheet.set("paragraph", number, size=13.0, bold=True)
        sheet.set("heading", slogan, level=3, size=14.0, bold=True)
        sheet.text("Ein umgebauter Anhänger bringt Bücher, Spiele und seit neuestem eine Maschine in alle Höfe.")
        sheet.text(f"Ort: {place}")
    assert [municipality(p) for p in profiles(sheet)] == ["Beelen", "Oelde"]
    assert [headline(p) for p in profiles(sheet)] == ["Rollende Regale", "Die Plauderkasse"]


def test_an_office_in_a_sentence_names_the_municipality() -> None:
    sheet = Sheet()
    sheet.title("Sprache öffnet Türen")
    sheet.heading("Ziele")
    sheet.item("Alle reden mit")
    sheet.heading("Kontakt")
    sheet.text(
        "Fragen Sie Ada Beispiel, bei der Stadtverwaltung Worms, Marktplatz 2, 67547 Worms, Telefon 06241 853-5107."
    )
    assert municipality(sheet.profile()) == "Worms"


def test_a_line_above_the_title_names_the_state() -> None:
    sheet = Sheet()
    sheet.text("Klimakommunen in Rheinland-Pfalz", size=8.0)
    sheet.title("Verbandsgemeinde Daun")
    best = read_profile(sheet.profile())[0].best("federal_state")
    assert best is not None
    assert best.value == "Rheinland-Pfalz"
