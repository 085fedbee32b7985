"""Municipalities: how they are named, and which official key they get."""

from __future__ import annotations

import pytest

from extractors.values.municipality import (
    Resolution,
    by_ags,
    find_municipalities,
    find_state,
    places,
    resolve,
    split_designation,
)


def ags(found: Resolution) -> str | None:
    return found.best.ags if found.best else None


@pytest.mark.parametrize(
    ("text", "name", "kind", "state"),
    [
        ("Landkreis Tübingen (Baden-Württemberg)", "Tübingen", "Landkreis", "Baden-Württemberg"),
        ("Steckbrief: Kreis Borken", "Borken", "Landkreis", None),
        ("Beispielkommune: Elbe-Elster", "Elbe-Elster", "Landkreis", None),
        ("Kommune: Elbe-\nElster", "Elbe-Elster", "Landkreis", None),
        ("Stadt Heidelberg", "Heidelberg", "Kreisfreie Stadt", None),
        ("Hansestadt Rostock", "Rostock", "Kreisfreie Stadt", None),
        ("im Landkreis Uckermark leben", "Uckermark", "Landkreis", None),
        ("das Gebiet des Main-Kinzig-Kreises", "Main-Kinzig-Kreis", "Landkreis", None),
        ("im Märkischen Kreis", "Märkischer Kreis", "Landkreis", None),
        ("des Rhein-Kreises Neuss", "Rhein-Kreis Neuss", "Landkreis", None),
        ("Region Hannover", "Region Hannover", "Region", None),
        ("Samtgemeinde Bersenbrück", "Bersenbrück", "Verband", None),
        ("Landkreis Neustadt a. d. Aisch-Bad Windsheim", "Neustadt a. d. Aisch-Bad Windsheim", "Landkreis", None),
        ("Stadt Halle (Saale)", "Halle (Saale)", "Kreisfreie Stadt", None),
        ("Name der Kommune: Rostock", "Rostock", None, None),
    ],
)
def test_names_are_bare_and_typed(text: str, name: str, kind: str | None, state: str | None) -> None:
    assert [tuple(h.value) for h in find_municipalities(text)] == [(name, kind, state)]


@pytest.mark.parametrize("text", ["in Heidelberg leben viele", "im Kreis der Familie", "Stadt Land Fluss", "Bad Ideen"])
def test_mentions_are_no_designations(text: str) -> None:
    assert find_municipalities(text) == []


def test_lists_and_pairs_name_several() -> None:
    listed = find_municipalities("die Landkreise Uckermark, Barnim und Prignitz")
    assert [h.value.name for h in listed] == ["Uckermark", "Barnim", "Prignitz"]
    pair = find_municipalities("Stadt und Landkreis Osnabrück")
    assert [(h.value.name, h.value.type) for h in pair] == [
        ("Osnabrück", "Kreisfreie Stadt"),
        ("Osnabrück", "Landkreis"),
    ]


@pytest.mark.parametrize(
    ("name", "given", "key"),
    [
        ("Elbe-Elster", {}, "12062"),
        ("Hilden", {}, "05158016"),
        ("Stadt Heidelberg", {}, "08221"),
        ("Rostock", {"type": "Landkreis"}, "13072"),
        ("Rostock", {"type": "kreisfreie Stadt"}, "13003"),
        ("Rostock", {"context": "Der Landkreis Rostock hat …"}, "13072"),
        ("Borken", {"type": "Kreis"}, "05554"),
        ("Plön", {"type": "Kreis", "state": "Schleswig-Holstein"}, "01057"),
        ("Frankfurt", {"postcode": "60311"}, "06412"),
        ("Frankfurt/Oder", {}, "12053"),
        ("Neustadt a. d. Weinstr.", {}, None),
        ("Neustadt an der Weinstraße", {}, "07316"),
        ("Neustadt", {"state": "Hessen"}, "06534016"),
        ("Hannover", {"type": "Region"}, "03241"),
        ("Lutherstadt Wittenberg", {"type": "Stadt"}, "15091375"),
        ("Göttingen", {"type": "Landkreis", "published_on": "2012-03"}, "03152"),
        ("Göttingen", {"type": "Landkreis", "published_on": "2018"}, "03159"),
        ("Hamburg", {}, "02000"),
    ],
)
def test_keys(name: str, given: dict[str, str], key: str | None) -> None:
    assert ags(resolve(name, **given)) == key


@pytest.mark.parametrize("name", ["Rostock", "Borken", "Neustadt", "Unna", "Nirgendwo", "Samtgemeinde Hambergen", ""])
def test_ambiguous_and_unknown_names_get_no_key_but_a_reason(name: str) -> None:
    found = resolve(name)
    assert found.best is None
    assert found.reason


def test_contradicting_evidence_gives_no_key() -> None:
    assert resolve("Elbe-Elster", state="Hessen").best is None
    assert resolve("Elbe-Elster", postcode="80331").best is None


def test_the_edition_that_fits_the_date_is_named() -> None:
    early, late = (
        resolve("Plön", type="Kreis", published_on="2012").best,
        resolve("Plön", type="Kreis", published_on="2018").best,
    )
    assert early is not None
    assert late is not None
    assert (early.edition, late.edition, early.nuts3) == ("2011-12-31", "2018-12-31", "DEF0A")


def test_a_weaker_rule_scores_lower() -> None:
    assert resolve("Münster").score < 0.9 <= resolve("Münster", type="Kreisfreie Stadt").score


def test_names_and_keys_are_found_back() -> None:
    found = by_ags("06412000")
    assert found is not None
    assert found.name == "Frankfurt am Main"
    assert {p.state for p in places("Frankfurt")} == {"Hessen", "Brandenburg"}
    assert split_designation("Rostock, Landkreis")[:2] == ("Rostock", "Landkreis")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("gefördert vom Land Brandenburg", "Brandenburg"),
        ("NRW", "Nordrhein-Westfalen"),
        ("Baden-\nWürttemberg", "Baden-Württemberg"),
        ("Sachsen-Anhalt", "Sachsen-Anhalt"),
        ("MV", "Mecklenburg-Vorpommern"),
        ("Berlin", "Berlin"),
        ("in Berlin wohnen", None),
        ("Brandenburg an der Havel", None),
    ],
)
def test_states(text: str, state: str | None) -> None:
    assert find_state(text) == state
