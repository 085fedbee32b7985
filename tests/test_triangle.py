"""Where a contact lies: its witnesses agree, or the odd one is named."""

from __future__ import annotations

import pytest

from extractors.values.domain_place import places_of_domain
from extractors.values.municipality import resolve
from pipeline.evaluate.learn import Seen, learn
from pipeline.judge.triangle import judge, place_finding, whereabouts

HERZBERG = {
    "city": "Herzberg (Elster)",
    "postcode": "04916",
    "phone": "+493535463000",
    "email": "kita@herzberg-elster.de",
}


def odd(state: str | None = "Brandenburg", **changes: str) -> set[str]:
    return {w.part for w in judge(HERZBERG | changes, state).odd}


def test_witnesses_that_agree_say_nothing() -> None:
    assert odd() == set()
    assert place_finding(HERZBERG, "/x", "Brandenburg") is None
    assert judge(HERZBERG, "Brandenburg").confirms("phone")


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"phone": "+498923300000"}, "phone"),
        ({"postcode": "80331"}, "postcode"),
        ({"city": "Kiel"}, "city"),
        ({"email": "kita@stadt-kiel.de"}, "email"),
        ({"email": "kita@kreis-unna.de"}, "email"),
    ],
)
def test_one_that_contradicts_all_others_is_the_odd_one(changes: dict[str, str], part: str) -> None:
    assert odd(**changes) == {part}
    finding = place_finding(HERZBERG | changes, "/profiles/0/contacts/0", "Brandenburg")
    assert finding is not None
    assert finding.path == f"/profiles/0/contacts/0/{part}"
    assert "is the odd one beside" in finding.message


def test_a_contact_that_lies_elsewhere_makes_the_state_the_odd_one() -> None:
    assert odd(state="Bayern") == {"state"}


def test_two_that_contradict_each_other_are_both_named() -> None:
    finding = place_finding({"postcode": "80331", "phone": "+493535463000"}, "/x", None)
    assert finding is not None
    assert finding.message == ("The area code 03535 (Herzberg Elster) and the postcode 80331 contradict each other.")


def test_neighbours_and_mobile_numbers_contradict_nothing() -> None:
    assert odd(phone="+493531700000") == set()
    assert odd(phone="+4915155000942") == set()
    assert odd(email="jemand@web.example") == set()


def test_the_code_of_a_city_reaches_over_the_border_of_its_land() -> None:
    suburb = {"city": "Neu Wulmstorf", "postcode": "21629", "phone": "+49407007430"}
    assert judge(suburb, "Niedersachsen").odd == ()
    assert {w.part for w in judge(suburb | {"phone": "+498923300000"}, "Niedersachsen").odd} == {"phone"}


def test_namesakes_are_told_apart_by_where_contacts_lie() -> None:
    there = whereabouts([{"city": "Neustadt", "phone": "+49456170000"}])
    found = resolve("Neustadt", kreise=there)
    assert found.best is not None
    assert found.best.name == "Neustadt in Holstein"
    assert "where its contacts lie" in found.reason
    assert resolve("Neustadt", kreise={"12062"}).best is None


def test_domains_name_whole_places_only() -> None:
    assert [p.name for p in places_of_domain("info@neustadt-holstein.de")] == ["Neustadt in Holstein"]
    assert {p.kreis_ags for p in places_of_domain("https://www.landkreis-stade.de/x")} == {"03359"}
    assert not places_of_domain("x@familie-in-stade.de")
    assert not places_of_domain("poststelle@sachsen.de")


def test_a_contradiction_lowers_also_what_no_label_has_shown() -> None:
    seen = [Seen(f"p{n}", "contact.phone", "r", 0.9, {"labelled": 1.0}, n % 20 > 0) for n in range(200)]
    curve = learn(seen)
    sure, doubtful = (curve("contact.phone", "r", 0.9, {"labelled": 1.0} | more) for more in ({}, {"odd_one": 1.0}))
    assert doubtful < sure - 0.1
