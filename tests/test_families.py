"""Families: data and rules, found by themselves; wrong rules fail when they are written down."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extractors import FIELDS, Candidate, Family, ProfileBlocks, discover
from extractors.generic.labels import LEXICON, field_of
from pipeline.extract import recognise
from pipeline.fields import read_profile, rules_for
from schemas.errors import RuleError
from schemas.profile import Section
from tests.printed import Sheet


def test_every_folder_with_a_family_is_found() -> None:
    found = discover()
    assert {"generic", "chancengerechtigkeit"} <= set(found)
    assert "values" not in found


def test_the_generic_family_reads_every_field() -> None:
    generic = discover()["generic"]
    by_stages = {"sections", "materials"}  # the sections stage itself; materials are the bullets of some sections
    assert set(FIELDS) - by_stages <= set(generic.rules)


def test_a_rule_for_an_unknown_field_names_the_nearest() -> None:
    with pytest.raises(RuleError, match=r'no field "headlines".*headline'):
        Family("mine").rule("headlines")


def test_two_rules_of_one_name_are_refused() -> None:
    family = Family("mine")

    def read(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
        yield from ()

    family.rule("headline")(read)
    with pytest.raises(RuleError, match="two rules"):
        family.rule("headline")(read)


def test_a_family_is_recognised_by_all_its_patterns() -> None:
    sheet = Sheet()
    sheet.set("running_head", "Bündnisse für Chancengerechtigkeit")
    assert recognise(sheet.blocks).name == "generic"
    sheet.text("Eine Initiative der Deutschen Kinder- und Jugendstiftung.")
    assert recognise(sheet.blocks).name == "chancengerechtigkeit"


def test_a_source_may_name_the_family_of_what_no_family_or_several_recognise() -> None:
    sheet = Sheet()
    sheet.text("Ein Profil der Stadt Adorf.")
    known = {name: Family(name, recognise=(pattern,)) for name, pattern in (("a", "Profil"), ("b", "Adorf"))}
    known |= {"c": Family("c", recognise=("Landkreis",)), "generic": Family("generic")}
    assert recognise(sheet.blocks, known, hint="b").name == "b"
    assert recognise(sheet.blocks, known, hint="c").name in {"a", "b"}
    only = {"c": known["c"], "generic": known["generic"]}
    assert [recognise(sheet.blocks, only, hint=hint).name for hint in ("c", "unknown", None)] == [
        "c",
        "generic",
        "generic",
    ]


def test_the_family_is_asked_before_the_generic_one() -> None:
    family = Family("mine")

    @family.rule("headline")
    def loudest(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
        """The last heading, of all things."""
        *_, last = profile.all(role="heading")
        yield Candidate(last.text, last.passage, 0.8)

    sheet = Sheet()
    sheet.title("Landkreis Uckermark")
    sheet.heading("Weite Wege, kurze Drähte")
    sheet.text("Der Landkreis ist groß, das Bündnis auch.")
    sheet.heading("Ganz unten")
    sheet.item("ein Punkt")
    fields, _ = read_profile(sheet.profile(family))
    best = fields.best("headline")
    assert best is not None
    assert (best.value, best.rule) == ("Ganz unten", "mine.loudest")
    assert "Weite Wege, kurze Drähte" in [r.candidate.value for r in fields.single["headline"].rejected]


def test_rules_are_asked_family_first() -> None:
    groups = rules_for("headline", discover()["chancengerechtigkeit"])
    assert [g[0].name.split(".")[0] for g in groups] == ["chancengerechtigkeit", "generic"]


def test_section_names_of_families_are_kinds() -> None:
    kinds = set(Section.model_fields["kind"].annotation.__args__)  # type: ignore[union-attr]
    for family in discover().values():
        assert set(family.section_kinds.values()) <= kinds


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Kommune:", "municipality"),
        ("Name der Kommune", "municipality"),
        ("Name der Stadt/der Gemeinde/des Landkreises:", "municipality"),
        ("Gebietskörperschaft", "municipality"),
        ("Land", "federal_state"),
        ("Ansprechpartner/in:", "person"),
        ("Ansprechpartner*innen", "person"),
        ("Ansprechpartnerinnen und -partner", "person"),
        ("Ansprechpersonen im Landkreis:", "person"),
        ("Zuständig:", "person"),
        ("E - Mail", "email"),
        ("eMail-Adresse:", "email"),
        ("Tel.-Nr.:", "phone"),
        ("Ruf", "phone"),
        ("Telefax:", "fax"),
        ("Straße, Ort:", "address"),
        ("PLZ/Ort", "postcode_city"),
        ("Einwohner:innen", "population"),
        ("Größe", "area_km2"),
        ("Besteht seit", "founded"),
        ("Mittel gesamt", "budget_eur"),
        ("Projektlaufzeit", "duration"),
        ("Kooperationspartner", None),
        ("Zielgruppen und Ziele", None),
        ("Städtebau", None),
    ],
)
def test_labels_in_all_their_forms(label: str, field: str | None) -> None:
    assert field_of(label) == field


def test_the_lexicon_names_each_pattern_for_a_field() -> None:
    assert all(field and pattern for field, pattern in LEXICON)
