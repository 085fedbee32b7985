"""Records: values in their places, evidence for each, findings."""

from __future__ import annotations

import re
from typing import Any

import pytest

from extractors.generic import family
from pipeline.evidence import Ledger
from pipeline.fields import read_profile
from pipeline.judge.places import look_up
from pipeline.profiles import divide
from pipeline.records import blocks_of, profile_of
from schemas.evidence import Evidence, Finding
from schemas.profile import Profile
from tests.printed import Sheet

WITHOUT_EVIDENCE = re.compile(r"/(?:ordinal|level|pages(?:/\d+)?|type)$|/municipalities/\d+/ags$")


def record_of(sheet: Sheet) -> tuple[Profile, list[Evidence], list[Finding]]:
    (profile,) = divide(sheet.blocks, family).profiles
    fields, _ = read_profile(profile)
    ledger = Ledger()
    found, findings = profile_of(1, profile, fields, ledger, published_on=None)
    return found, ledger.entries, findings


def a_sheet(**changes: str) -> Sheet:
    values = {
        "municipality": "Elbe-Elster",
        "state": "Brandenburg",
        "address": "Landkreis Elbe-Elster, Ludwig-Jahn-Straße 2 04916 Herzberg",
        "email": "Dezernat-III@lkee.de",
        "phone": "03535 463000",
    } | changes
    sheet = Sheet()
    sheet.title(f"Beispielkommune: {values['municipality']}")
    sheet.heading("Informieren statt irritieren")
    sheet.text("Als Pilotprojekt entwickelt der Landkreis ein regionales Gesamtkonzept.")
    sheet.table(
        ("Kommune:", values["municipality"]),
        ("Bundesland:", values["state"]),
        ("Einwohner:", "110.000 (31.12.2011)"),
        ("Ansprechpartner:", "Roland Neumann, Beigeordneter"),
        ("Adresse:", values["address"]),
        ("E-Mail:", values["email"]),
        ("Telefon:", values["phone"]),
    )
    sheet.heading("Vorhandene Materialien:")
    sheet.item("Informationen unter www.lkee.de")
    sheet.turn()
    sheet.heading("Umsetzung")
    sheet.text("Fünf neue Mitarbeiter kümmern sich.")
    return sheet


def codes(findings: list[Finding]) -> set[str]:
    return {f.code for f in findings}


def test_a_profile_is_whole() -> None:
    profile, _, findings = record_of(a_sheet())
    assert (profile.municipality, profile.municipality_type, profile.federal_state, profile.ags) == (
        "Elbe-Elster",
        "Landkreis",
        "Brandenburg",
        "12062",
    )
    assert profile.pages == [1, 2]
    assert profile.headline == "Informieren statt irritieren"
    assert [c.email for c in profile.contacts] == ["Dezernat-III@lkee.de"]
    assert profile.contacts[0].email_kind == "function"
    assert [s.heading for s in profile.sections] == ["Vorhandene Materialien", "Umsetzung"]
    assert profile.materials[0].urls == ["http://www.lkee.de"]
    assert [(f.key, f.amount) for f in profile.facts] == [("population", 110000.0)]
    assert codes(findings) == set()


def test_every_value_has_evidence_that_covers_it() -> None:
    profile, evidence, _ = record_of(a_sheet())
    paths = {e.path for e in evidence}
    missing = [
        path
        for path, _ in leaves({"profiles": [profile.model_dump()]})
        if path not in paths and not WITHOUT_EVIDENCE.search(path)
    ]
    assert missing == []
    assert all(e.boxes and e.raw and 0 < e.confidence <= 1 and e.rule for e in evidence)
    derived = {e.path.rsplit("/", 1)[1] for e in evidence if e.rule.startswith("derived:")}
    assert {"ags", "kind", "amount", "email_kind", "key"} <= derived


def test_a_state_that_is_not_printed_is_derived() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Elbe-Elster")
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    profile, evidence, findings = record_of(sheet)
    assert profile.federal_state == "Brandenburg"
    assert [e.rule for e in evidence if e.path == "/profiles/0/federal_state"] == ["derived:ags"]
    assert "missing_contact" in codes(findings)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"municipality": "Neustadt", "state": ""}, "ambiguous_municipality"),
        ({"municipality": "Hinterposemuckel"}, "unknown_municipality"),
        ({"state": "Bayern"}, "municipality_state_mismatch"),
        ({"email": ""}, "missing_email"),
        ({"address": "Landkreis Elbe-Elster, Ludwig-Jahn-Straße 2, 80331 München"}, "postcode_state_mismatch"),
    ],
)
def test_doubts_are_findings(changes: dict[str, str], code: str) -> None:
    _, _, findings = record_of(a_sheet(**changes))
    assert code in codes(findings)


def test_a_profile_without_municipality_says_so() -> None:
    sheet = Sheet()
    sheet.title("Lernende Genossenschaft")
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    sheet.heading("Angebote")
    sheet.item("Reparaturcafé")
    profile, _, findings = record_of(sheet)
    assert profile.municipality is None
    assert profile.municipalities == []
    assert "missing_municipality" in codes(findings)


def test_all_municipalities_the_main_one_first() -> None:
    sheet = Sheet()
    sheet.title("Bündnis an der Werra")
    sheet.table(
        ("Kommune", "Stadt Eschwege"),
        ("Weitere Kommunen", "Stadt Witzenhausen, Gemeinde Meinhard"),
        ("Bundesland", "Hessen"),
    )
    profile, _, _ = record_of(sheet)
    assert [m.name for m in profile.municipalities] == ["Eschwege", "Witzenhausen", "Meinhard"]
    assert [m.ags for m in profile.municipalities] == ["06636003", "06636016", "06636007"]


def test_a_town_that_is_a_kreis_is_kreisfrei() -> None:
    place = look_up(
        "Passau", kind="Stadt", state="Bayern", postcodes=["94032"], published_on=None, context="Stadt Passau"
    )
    assert (place.kind, place.ags) == ("Kreisfreie Stadt", "09262")


def test_every_block_knows_its_profile_and_section() -> None:
    sheet = a_sheet()
    division = divide(sheet.blocks, family)
    fields = [read_profile(p)[0] for p in division.profiles]
    rows = blocks_of(sheet.blocks, division.profiles, [f.lists["sections"] for f in fields])
    assert [r.ordinal for r in rows] == list(range(1, len(sheet.blocks) + 1))
    by_text = {r.text: r for r in rows}
    assert by_text["Fünf neue Mitarbeiter kümmern sich."].section == 2
    assert by_text["Informationen unter www.lkee.de"].section == 1
    assert {r.profile for r in rows} == {1}


def leaves(value: Any, path: str = "") -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in leaves(inner, f"{path}/{key}")]
    if isinstance(value, list):
        return [leaf for n, inner in enumerate(value) for leaf in leaves(inner, f"{path}/{n}")]
    return [] if value is None else [(path, value)]


def test_the_members_of_an_alliance_are_its_municipalities_one_below_the_other() -> None:
    sheet = Sheet()
    sheet.set("heading", "Fünf Rathäuser, ein Personalbüro", level=1, size=20.0, bold=True)
    members = Sheet().text("Stadt Wittstock/Dosse", "Stadt Pritzwalk", "Gemeinde Heiligengrabe")
    sheet.table(("Mitgliedskommunen", (members,)), ("Mitglieder", "3 Kommunen"), ("Gegründet", "2018"))
    for heading in ("Ausgangslage", "Ziele", "Maßnahmen", "Ausblick"):
        sheet.heading(heading)
        sheet.text("Die drei Häuser teilen sich ihre Aufgaben.")
    sheet.text("Ada Beispiel", "03394 4470-11", "beispiel@verbund.example")
    profile, _, _ = record_of(sheet)
    assert profile.municipality is None
    assert [(m.name, m.ags) for m in profile.municipalities] == [
        ("Wittstock/Dosse", "12068468"),
        ("Pritzwalk", "12070316"),
        ("Heiligengrabe", "12068181"),
    ]
    assert [f.label for f in profile.facts] == ["Mitglieder", "Gegründet"]
    assert "Mitgliedskommunen" not in [s.heading for s in profile.sections]


def test_places_listed_below_a_heading_are_the_members_of_an_alliance() -> None:
    profile, _, _ = record_of(_alliance("Unsere Partnerkommunen", "Stadt Wittstock/Dosse", "Heiligengrabe"))
    assert [(m.name, m.ags) for m in profile.municipalities] == [
        ("Wittstock/Dosse", "12068468"),
        ("Heiligengrabe", "12068181"),
    ]
    assert "Unsere Partnerkommunen" in [s.heading for s in profile.sections]


@pytest.mark.parametrize(
    ("heading", "items"),
    [
        ("Partnerstädte", ["Stadt Wittstock/Dosse", "Heiligengrabe"]),
        ("Was Kommunen tun können", ["Wege nach Heiligengrabe ausbauen", "Stadt Wittstock/Dosse"]),
        ("Haltestellen", ["Stadt Wittstock/Dosse", "Heiligengrabe"]),
    ],
)
def test_other_lists_name_no_members(heading: str, items: list[str]) -> None:
    profile, _, _ = record_of(_alliance(heading, *items))
    assert len(profile.municipalities) < 2


def _alliance(heading: str, *items: str) -> Sheet:
    sheet = Sheet()
    sheet.title("Fünf Rathäuser, ein Personalbüro")
    for above in ("Ausgangslage", "Ziele", "Maßnahmen"):
        sheet.heading(above)
        sheet.text("Die Häuser teilen sich ihre Aufgaben.")
    sheet.table(("Gegründet", "2018"), ("Mitgliedskommunen", "2"))
    sheet.heading(heading)
    for item in items:
        sheet.item(item)
    return sheet


def test_the_town_is_another_member_than_the_kreis_of_its_name() -> None:
    sheet = Sheet()
    sheet.title("Pflegebündnis im Landkreis Neuwied")
    sheet.text("Im Landkreis Neuwied haben sich Städte, Kliniken und Kirchen zu einem Bündnis zusammengetan.")
    sheet.heading("Steckbrief")
    sheet.set("paragraph", "Kommunen im Bündnis", size=8.0)
    sheet.text("Landkreis Neuwied", "Stadt Neuwied", "Stadt Unkel")
    sheet.heading("Ziele")
    sheet.item("Rund um die Uhr erreichbar sein")
    profile, _, _ = record_of(sheet)
    assert [(m.name, m.ags) for m in profile.municipalities] == [
        ("Neuwied", "07138"),
        ("Neuwied", "07138045"),
        ("Unkel", "07138073"),
    ]
    assert [s.heading for s in profile.sections] == ["Ziele"]
