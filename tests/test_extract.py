"""The whole way: a PDF, its record, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.family import Rule
from extractors.generic import family
from pipeline.extract import examine, extract, extract_document
from pipeline.first_page import first_page
from pipeline.read import read
from schemas.evidence import Candidate, Rejection
from schemas.profile import Record

SAMPLES = Path(__file__).parents[1] / "samples"
SEED = SAMPLES / "chancengerechtigkeit" / "elbe-elster.pdf"


@pytest.fixture(scope="module")
def seed() -> Record:
    record = extract(SEED)
    assert isinstance(record, Record)
    return record


def test_the_seed_is_the_record_of_the_contract(seed: Record) -> None:
    publication, (profile,) = seed.publication, seed.profiles
    assert publication.family == "chancengerechtigkeit"
    assert publication.series == "Bündnisse für Chancengerechtigkeit"
    assert publication.publisher == "Deutsche Kinder- und Jugendstiftung"
    assert publication.funders == ["Körber-Stiftung", "Jacobs Foundation", "Robert Bosch Stiftung"]
    assert (profile.municipality, profile.municipality_type, profile.federal_state, profile.ags) == (
        "Elbe-Elster",
        "Landkreis",
        "Brandenburg",
        "12062",
    )
    assert profile.pages == [1, 2]
    assert profile.headline == "Informieren statt irritieren"
    (contact,) = profile.contacts
    assert (contact.name, contact.email, contact.phone) == ("Roland Neumann", "Dezernat-III@lkee.de", "+493535463000")
    assert [q.speaker for q in profile.quotes] == ["Roland Neumann", "Andrea Hähnlein"]
    assert [(s.kind, len(s.bullets)) for s in profile.sections] == [
        ("materials", 4),
        ("structures_and_strategies", 3),
        ("implementation", 4),
    ]
    assert [m.urls for m in profile.materials] == [["http://www.lkee.de"], [], ["http://www.kobranet.de"], []]


def test_evidence_points_at_the_page(seed: Record) -> None:
    (email,) = [e for e in seed.evidence if e.path == "/profiles/0/contacts/0/email"]
    assert (email.page, email.raw) == (1, "Dezernat-III@lkee.de")
    x0, top, x1, bottom = email.boxes[0]
    assert 0 < x0 < x1 < 596
    assert 0 < top < bottom < 843


def test_a_rule_that_raises_costs_its_own_value_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(blocks: object) -> Iterator[Candidate[str]]:
        raise ValueError("no such line")

    monkeypatch.setitem(family.rules, "headline", [Rule("headline", "mine.broken", broken)])
    monkeypatch.setitem(family.rules, "publication.title", [Rule("publication.title", "mine.untitled", broken)])
    record = extract(SAMPLES / "generic" / "fact_sheet.pdf")
    assert isinstance(record, Record)
    (profile,) = record.profiles
    assert (profile.headline, record.publication.title) == (None, None)
    assert profile.municipality
    assert [(f.path, f.severity, f.message) for f in record.findings if f.code == "rule_failed"] == [
        ("/publication/title", "error", "The rule mine.untitled failed: ValueError: no such line"),
        ("/profiles/0/headline", "error", "The rule mine.broken failed: ValueError: no such line"),
    ]


def test_no_text_of_the_page_is_lost(seed: Record) -> None:
    text = " ".join(b.text for b in seed.blocks)
    assert "Eine Initiative der Deutschen Kinder- und Jugendstiftung." in text
    assert "Regelmäßige Abstimmungsrunden" in text


def test_bytes_and_documents_give_the_same_record(seed: Record) -> None:
    data = SEED.read_bytes()
    document = read(data, file_name=SEED.name)
    for record in (extract(data, file_name=SEED.name), extract_document(document)):
        assert isinstance(record, Record)
        assert record.model_dump() == seed.model_dump()


def test_rejected_candidates_are_kept() -> None:
    found = examine(read(SEED.read_bytes(), file_name=SEED.name))
    choice = found.fields[0].single["municipality"]
    assert choice.best is not None
    assert {r.reason for r in choice.rejected} == {f"same value as {choice.best.rule}"}


def test_a_publication_without_profile_is_a_record_with_a_finding() -> None:
    record = extract(SAMPLES / "generic" / "agenda.pdf", source_uri="file:///agenda.pdf")
    assert isinstance(record, Record)
    assert record.profiles == []
    assert "no_profile" in {f.code for f in record.findings}
    assert record.publication.contacts
    assert record.publication.source_uri == "file:///agenda.pdf"


@pytest.mark.parametrize(
    ("name", "code"), [("encrypted.pdf", "encrypted"), ("damaged.pdf", "damaged"), ("nowhere.pdf", "not_found")]
)
def test_what_cannot_be_read_is_a_rejection(name: str, code: str) -> None:
    outcome = extract(SAMPLES / "rejected" / name)
    assert isinstance(outcome, Rejection)
    assert (outcome.code, outcome.file_name) == (code, name)
    assert (outcome.publication_id is None) == (code == "not_found")


def test_the_page_that_is_read_first_needs_what_all_pages_need() -> None:
    record = extract(first_page())
    assert isinstance(record, Record)
    (profile,) = record.profiles
    assert profile.municipality == "Sonnental"
    assert (profile.contacts[0].name, profile.contacts[0].phone) == ("Ada Beispiel", "+493535123456")
    assert {entity.label for entity in profile.entities} >= {"PROGRAMME", "MONEY", "DURATION", "LAW"}
