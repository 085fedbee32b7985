"""Two readers: what they agree on stays, what differs is less sure and is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extract import extract
from pipeline.fingerprint import extraction_key
from pipeline.judge.cross_check import DISAGREED, cross_checked, differences, second_reader
from schemas.profile import Record
from schemas.settings import Settings
from tests.publications import record

SAMPLE = Path(__file__).parents[1] / "samples" / "chancengerechtigkeit" / "elbe-elster.pdf"
EMAIL = "/profiles/0/contacts/0/email"


def checked(other: Record) -> Record:
    return cross_checked(record(), other, readers=("pdfium", "pdfplumber"))


def sure(found: Record) -> dict[str, float]:
    return {e.path: e.confidence for e in found.evidence}


def disagreements(found: Record) -> dict[str, str]:
    return {f.path: f.message for f in found.findings if f.code == "readers_disagree"}


def test_where_both_agree_nothing_changes() -> None:
    assert checked(record()) == record()


def test_a_value_that_differs_is_less_sure_and_both_readings_are_said() -> None:
    found = checked(record(email="ada.beispie1@example.org"))
    assert found.profiles == record().profiles
    assert sure(found)[EMAIL] == pytest.approx(sure(record())[EMAIL] * DISAGREED)
    message = disagreements(found)[EMAIL]
    assert 'pdfium reads "ada.beispiel0@example.org"' in message
    assert 'pdfplumber reads "ada.beispie1@example.org"' in message
    others = {path: c for path, c in sure(found).items() if path != EMAIL}
    assert others == {path: c for path, c in sure(record()).items() if path != EMAIL}


def test_what_the_second_reader_misses_is_said() -> None:
    assert "pdfplumber reads nothing" in disagreements(checked(record(email=None)))[EMAIL]


def test_a_value_that_only_the_second_reader_has_is_said_where_it_is_missing() -> None:
    found = cross_checked(record(email=None), record(), readers=("pdfium", "pdfplumber"))
    assert disagreements(found)[EMAIL].startswith("pdfium reads nothing")


def test_members_of_lists_are_compared_with_the_most_alike() -> None:
    (profile,) = record().profiles
    (contact,) = profile.contacts
    other = contact.model_copy(update={"name": "Bo Muster", "email": "bo@example.net", "phone": "+4930999999"})
    two = record().model_copy(update={"profiles": [profile.model_copy(update={"contacts": [other, contact]})]})
    found = differences(record(), two)
    assert [(d.path, d.first) for d in found] == [("/profiles/0/contacts", None)]
    assert "Bo Muster" in found[0].second


def test_blanks_make_no_difference() -> None:
    (profile,) = record().profiles
    spaced = profile.model_copy(update={"summary": "Worum  es\ngeht."})
    assert not differences(record(), record().model_copy(update={"profiles": [spaced]}))


def test_the_other_reader_checks() -> None:
    assert (second_reader("pdfium"), second_reader("pdfplumber")) == ("pdfplumber", "pdfium")


def test_a_cross_check_is_another_key() -> None:
    assert extraction_key("generic", Settings()) != extraction_key("generic", Settings(cross_check=True))


def test_a_publication_is_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline import read as module

    asked: list[str] = []
    real = module.read

    def counted(*arguments: object, **options: object) -> object:
        asked.append(str(options["reader"]))
        return real(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "read", counted)
    found, plain = extract(SAMPLE, settings=Settings(cross_check=True)), extract(SAMPLE)
    assert isinstance(found, Record)
    assert isinstance(plain, Record)
    assert asked == ["pdfium", "pdfplumber", "pdfium"]
    assert found.profiles == plain.profiles
    assert {e.path for e in found.evidence if e.confidence < sure(plain)[e.path]} <= set(disagreements(found))
