"""Regions that no official list has: named by the title, and by what the profile calls them."""

from __future__ import annotations

import pytest

from pipeline.judge.places import look_up
from tests.printed import Sheet
from tests.profiled import best


def a_region(title: str, office: str) -> Sheet:
    sheet = Sheet()
    sheet.title(title)
    sheet.text("Sieben Gemeinden geben den Häusern in der Mitte der Dörfer seit 2008 gemeinsam neue Aufgaben.")
    sheet.heading("Kontakt")
    sheet.text(office, "Störbogen 17", "25524 Itzehoe", "Telefon 04821 178845")
    return sheet


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Hofheimer Land", "Gemeinde-Allianz Hofheimer Land e. V."),
        ("Schlei-Ostsee", "LAG AktivRegion Schlei-Ostsee e. V."),
        ("Oben an der Volme", "LEADER-Region Oben an der Volme"),
    ],
)
def test_a_title_is_the_name_of_a_region_where_somebody_acts_for_it(title: str, office: str) -> None:
    sheet = a_region(title, office)
    assert (best(sheet, "municipality"), best(sheet, "municipality_type")) == (title, "Region")


@pytest.mark.parametrize("title", ["Dorfkerne mit Zukunft", "Gemeinsam stark", "Ausgangslage"])
def test_a_title_that_nobody_acts_for_names_no_region(title: str) -> None:
    sheet = a_region(title, "Gemeinde-Allianz Hofheimer Land e. V.")
    assert best(sheet, "municipality") != title


@pytest.mark.parametrize(("kreise", "state"), [({"01061", "01058"}, "Schleswig-Holstein"), ({"01061", "03359"}, None)])
def test_a_region_lies_in_the_land_to_which_its_contacts_point(kreise: set[str], state: str | None) -> None:
    found = look_up(
        "Oben am Fluss",
        kind="Region",
        state=None,
        postcodes=[],
        published_on=None,
        context="",
        kreise=frozenset(kreise),
    )
    assert (found.kind, found.state, found.ags) == ("Region", state, None)
