"""Looking a municipality up: an association that is called like its chief town has no key."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.generic import family
from extractors.generic.place import read_place
from extractors.generic.place_lists import places_told_of
from extractors.profile_blocks import ProfileBlocks
from extractors.values.address import find_addresses
from pipeline.fields import read_profile
from pipeline.judge.places import Place, look_up
from schemas.passage import Passage
from tests.divided import municipality
from tests.printed import Sheet
from tests.profiled import best


def looked_up(name: str, context: str, kind: str | None = None) -> Place:
    return look_up(name, kind=kind, state=None, postcodes=["49584"], published_on="2014-09", context=context)


def test_a_samtgemeinde_gets_the_state_of_its_town_and_no_key() -> None:
    place = looked_up("Fürstenau", "Samtgemeinde Fürstenau, Fachbereich Schule")
    assert (place.kind, place.state, place.ags) == ("Verband", "Niedersachsen", None)


def test_an_association_that_says_so_gets_the_state_of_its_town() -> None:
    place = looked_up("Fürstenau", "Wir in Fürstenau", kind="Verband")
    assert (place.kind, place.state, place.ags) == ("Verband", "Niedersachsen", None)


def test_several_places_stand_behind_one_word() -> None:
    title = read_place(Passage("Städte Bünde und Löhne"))
    assert title is not None
    assert (title.name.text, title.kind) == ("Bünde und Löhne", "Stadt")
    assert read_place(Passage("Gemeinden Essen und Trinken")) is None


def test_a_town_keeps_its_key_beside_the_association_called_like_it() -> None:
    place = looked_up("Fürstenau", "Die Stadt Fürstenau gehört zur Samtgemeinde Fürstenau.")
    assert (place.kind, place.ags) == ("Stadt", "03459017")


def test_a_state_in_another_colour_stands_behind_the_name() -> None:
    title = read_place(Passage("COBURG Bayern"))
    assert title is not None
    assert (title.name.text, title.state and title.state.text) == ("COBURG", "Bayern")
    assert read_place(Passage("Dom Brandenburg")) is None


def test_an_alliance_of_municipalities_has_a_name_and_no_key() -> None:
    title = read_place(Passage("Interkommunale Allianz Hofheimer Land (Bayern)"))
    assert title is not None
    assert (title.name.text, title.kind) == ("Hofheimer Land", "Verband")


def test_the_printed_type_comes_first() -> None:
    assert looked_up("Fürstenau", "Rathaus der Samtgemeinde Fürstenau", kind="Stadt").ags == "03459017"


def test_a_name_that_the_list_spells_with_a_full_stop_is_one() -> None:
    for printed, name in (
        ("Stadt Oelsnitz/Erzgeb.", "Oelsnitz/Erzgeb."),
        ("Weiden i.d.OPf.", "Weiden i.d.OPf."),
        ("Stadt Hofheim i.UFr. (Bayern)", "Hofheim i.UFr."),
    ):
        title = read_place(Passage(printed))
        assert title is not None
        assert title.name.text == name
    assert read_place(Passage("Stadt Unna.")) is None
    cities = [
        a.value.city
        for line in ("Am Markt 4, 97461 Hofheim i.UFr.", "Am Markt 4, 59423 Unna.")
        for a in find_addresses(line)
    ]
    assert cities == ["Hofheim i.UFr.", "Unna"]


def test_several_places_may_have_a_type_each() -> None:
    title = read_place(Passage("Stadt Aßlar und Stadt Solms (Lahn-Dill-Kreis)"))
    assert title is not None
    assert (title.name.text, title.kind) == ("Aßlar und Stadt Solms", "Stadt")
    assert read_place(Passage("Stadt Aßlar und Umgebung")) is None


def test_a_state_may_be_called_one() -> None:
    title = read_place(Passage("Seestadt Bremerhaven (Land Bremen)"))
    assert title is not None
    assert (title.name.text, title.state and title.state.text) == ("Bremerhaven", "Land Bremen")


def test_a_part_of_a_running_head_may_name_the_place() -> None:
    sheet = Sheet()
    for _ in range(2):
        head = sheet.foot("Stadt Plettenberg", "Jahresbericht 2012", "Jugend und Soziales")
        sheet.blocks[-1] = replace(head, role="running_head")
        sheet.heading("Ausgangslage")
        sheet.text("Familien im Märkischen Kreis bitten erst spät um Hilfe, sagt der Kreis Soest.")
        sheet.turn()
    heads = tuple(b for b in sheet.blocks if b.role == "running_head")
    profile = ProfileBlocks(tuple(b for b in sheet.blocks if b not in heads), family, running=heads)
    assert municipality(profile) == "Plettenberg"


def test_an_alliance_may_be_called_a_verbund() -> None:
    title = read_place(Passage("Kommunalverbund Hessisches Kegelspiel"))
    assert title is not None
    assert (title.name.text, title.kind) == ("Hessisches Kegelspiel", "Verband")


def test_members_that_a_sentence_calls_so_are_told_of() -> None:
    def told(text: str) -> list[str]:
        return [name.text for name in places_told_of(Passage(text))]

    assert told("Die Mitgliedsgemeinden Menslage, Nortrup und Quakenbrück teilen sich Fahrzeuge.") == [
        "Menslage",
        "Nortrup",
        "Quakenbrück",
    ]
    assert told("Die beteiligten Kommunen Unna und Kamen planen gemeinsam.") == ["Unna", "Kamen"]
    assert told("Die Angebote Unna und Kamen planen gemeinsam.") == []


def test_what_a_region_is_made_of_is_said_behind_a_verb() -> None:
    def told(text: str) -> list[str]:
        return [name.text for name in places_told_of(Passage(text))]

    assert told("Zur Region gehören die Stadt Biedenkopf sowie die Gemeinden Dautphetal und Lahntal.") == [
        "Stadt Biedenkopf",
        "Dautphetal",
        "Lahntal",
    ]
    assert told("Sie besteht aus den Städten Kamen und Bergkamen und der Gemeinde Bönen mit 120.000 Menschen.") == [
        "Kamen",
        "Bergkamen",
        "Gemeinde Bönen",
    ]
    assert told("Das Netz verbindet Kitas und Schulen in Unna.") == []
    sheet = Sheet()
    sheet.title("Kreis Unna")
    sheet.text("Zum Kreis gehören die Städte Unna und Kamen. Er ist sechs Jahre lang dabei.")
    found = read_profile(sheet.profile())[0].lists["municipalities"]
    assert [c.value for c in found] == ["Unna"]


def test_what_presents_itself_behind_a_colon_is_named_and_ours_is_not() -> None:
    title = read_place(Passage("Bildungskommune stellt sich vor: Landkreis Hildburghausen"))
    assert title is not None
    assert (title.name.text, title.kind) == ("Hildburghausen", "Landkreis")
    for text in ("Unser Landkreis", "Der Landkreis", "Pflegefreundliche Kommunen stellen sich vor"):
        assert read_place(Passage(text)) is None


def test_a_label_tells_of_what_type_the_place_of_a_region_is() -> None:
    sheet = Sheet()
    sheet.title("LEADER-Region Barnim: Zwei Hälften, ein Kreis")
    sheet.table(("Landkreis", "Barnim"), ("Einwohner", "177.411"), ("Fläche", "1.472 km²"))
    fields, _ = read_profile(sheet.profile())
    assert best(sheet, "municipality") == "Barnim"
    assert best(sheet, "municipality_type") == "Landkreis"
    assert [c.value.value("label") for c in fields.lists["facts"]] == ["Einwohner", "Fläche"]


@pytest.mark.parametrize(
    ("kicker", "name", "kind"),
    [
        ("Samtgemeinde Elbtalaue · Landkreis Lüchow-Dannenberg · Niedersachsen", "Elbtalaue", "Verband"),
        ("Stadt Unna | Kreis Unna", "Unna", "Stadt"),
    ],
)
def test_the_kreis_in_which_a_place_lies_stands_behind_it(kicker: str, name: str, kind: str) -> None:
    place = read_place(Passage(kicker))
    assert place is not None
    assert (place.name.text, place.kind) == (name, kind)


def test_a_town_that_leads_others_is_the_first_of_them() -> None:
    sheet = Sheet()
    sheet.title("Stadt Naumburg (federführend) mit der Stadt Wolfhagen und der Gemeinde Bad Emstal")
    sheet.text("Der Bildungsverbund bündelt, was kleine Kommunen allein nicht stemmen können.")
    fields, _ = read_profile(sheet.profile())
    assert best(sheet, "municipality") == "Naumburg"
    assert [c.value for c in fields.lists["municipalities"]] == ["Naumburg", "Wolfhagen", "Bad Emstal"]
    assert read_place(Passage("Stadt Unna mit der Bahn")) is None


@pytest.mark.parametrize("name", ["Neustadt an der Weinstraße", "Neustadt bei Coburg", "Rothenburg ob der Tauber"])
def test_a_town_whose_name_ends_like_a_type_is_whole(name: str) -> None:
    place = read_place(Passage(name))
    assert place is not None
    assert (place.name.text, place.kind) == (name, None)
