"""Every sample gives its expected record; one without it gets a draft and fails until somebody has looked at it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter

from schemas.errors import RejectionCode
from schemas.profile import Profile, Publication

SAMPLES = Path(__file__).parents[1] / "samples"
PDFS = sorted(SAMPLES.rglob("*.pdf"))

# What no expected record holds: it depends on the engine or on our version, or is checked by tests of its own.
LEFT_OUT = {
    "publication": ("source_uri", "producer", "pdf_created_at", "text_sha256", "extractor_version", "extraction_key"),
    "profile": ("ags_edition",),
    "entity": ("normalized", "path", "start", "end", "origin", "score"),
}

each_sample = pytest.mark.parametrize("pdf", PDFS, ids=lambda pdf: pdf.relative_to(SAMPLES).with_suffix("").as_posix())


def gold_of(pdf: Path) -> dict[str, Any]:
    """The expected record beside the PDF; where there is none, a draft is written and the test fails."""
    path = pdf.with_suffix(".gold.json")
    if not path.exists():
        path.write_text(json.dumps(draft(pdf), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(
            f"{path.name}: there was no expected record; a draft is written: compare it with the rendered pages"
        )
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


ENTITIES_FOUND = 0.8  # of the expected ones over all samples; the model's card has the figures on held-out sentences


def draft(pdf: Path) -> dict[str, Any]:
    """What the extractor reads, in the form of an expected record."""
    record = extracted(pdf)
    if "code" in record:
        return {"rejection": {"code": record["code"]}}
    for key in ("evidence", "findings"):
        record.pop(key, None)
    for key in LEFT_OUT["publication"]:
        record["publication"].pop(key, None)
    for profile in record["profiles"]:
        profile.pop("ags_edition", None)
        profile["entities"] = [{"label": e["label"], "text": e["text"]} for e in profile["entities"]]
    return record


def extracted(pdf: Path) -> dict[str, Any]:
    from pipeline.extract import extract

    outcome: dict[str, Any] = extract(pdf).model_dump(mode="json")
    return outcome


def bare(text: str) -> str:
    """An entity without the quotation marks that may or may not belong to it."""
    return text.strip("„“”‚‘’»«\"'")


def differences(expected: Any, actual: Any, path: str = "") -> Iterator[str]:
    """One line per value that is not as expected; keys that the expected record lacks are not compared."""
    if path.endswith("/entities"):
        return  # found by a statistical model: judged over all samples
    if isinstance(expected, dict) and isinstance(actual, dict):
        for key, value in expected.items():
            yield from differences(value, actual.get(key), f"{path}/{key}")
    elif isinstance(expected, list) and isinstance(actual, list):
        for n, (left, right) in enumerate(zip(expected, actual, strict=False)):
            yield from differences(left, right, f"{path}/{n}")
        yield from (f"{path}/{n}: expected {expected[n]!r}, got nothing" for n in range(len(actual), len(expected)))
        yield from (f"{path}/{n}: expected nothing, got {actual[n]!r}" for n in range(len(expected), len(actual)))
    elif expected != actual:
        yield f"{path}:\n    expected {expected!r}\n    got      {actual!r}"


@each_sample
def test_the_expected_record_is_valid(pdf: Path) -> None:
    gold = gold_of(pdf)
    if "rejection" in gold:
        TypeAdapter(RejectionCode).validate_python(gold["rejection"]["code"])
        return
    publication = dict.fromkeys(LEFT_OUT["publication"], "") | gold["publication"]
    Publication.model_validate(publication)
    assert publication["publication_id"] == f"sha256:{hashlib.sha256(pdf.read_bytes()).hexdigest()}"
    assert publication["file_name"] == pdf.name
    absent: dict[str, Any] = {"path": "", "start": 0, "end": 0, "origin": "", "score": 0.0}
    for profile in gold["profiles"]:
        entities = [absent | entity for entity in profile["entities"]]
        assert set(Profile.model_fields) - set(profile) == set(LEFT_OUT["profile"])
        Profile.model_validate(profile | {"entities": entities})


@each_sample
def test_the_extracted_record_is_the_expected_one(pdf: Path) -> None:
    gold, actual = gold_of(pdf), extracted(pdf)
    if "rejection" in gold:
        assert actual.get("code") == gold["rejection"]["code"]
        return
    assert "publication" in actual, f"{pdf.name} was rejected: {actual}"
    assert not [finding for finding in actual["findings"] if finding["code"] == "rule_failed"]
    found = list(differences(gold, actual))
    assert not found, f"{pdf.name}: {len(found)} differences\n" + "\n".join(found)


def test_most_entities_are_found() -> None:
    expected, found = 0, 0
    for pdf in PDFS:
        for gold, actual in zip(gold_of(pdf).get("profiles", []), extracted(pdf).get("profiles", []), strict=True):
            have = {(e["label"], bare(e["text"])) for e in actual["entities"]}
            expected += len(gold["entities"])
            found += sum((e["label"], bare(e["text"])) in have for e in gold["entities"])
    assert expected > 150
    assert found >= ENTITIES_FOUND * expected, f"{found} of {expected}"


def test_a_publication_without_profile_says_so() -> None:
    without = [pdf for pdf in PDFS if gold_of(pdf).get("profiles") == []]
    assert without
    for pdf in without:
        assert extracted(pdf)["findings"], f"{pdf.name}: no finding says that there is no profile"


def test_the_samples_hold_what_the_layout_has_to_master() -> None:
    golds = [gold_of(pdf) for pdf in PDFS]
    profiles = [profile for gold in golds for profile in gold.get("profiles", [])]
    bullets = [b for profile in profiles for section in profile["sections"] for b in section["bullets"]]
    assert sum(b["level"] > 1 for b in bullets) >= 60
    assert {b["level"] for b in bullets} >= {1, 2, 3}
    assert any(len(gold.get("profiles", [])) >= 4 for gold in golds)
    codes = {gold["rejection"]["code"] for gold in golds if "rejection" in gold}
    assert {"encrypted", "damaged"} <= codes <= set(get_args(RejectionCode))
