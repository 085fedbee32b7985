"""Scanned pages are read from their pictures, each page for itself, and say how sure that is."""

from __future__ import annotations

import io
import json
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from pipeline import ocr
from pipeline.evaluate import Evaluation, evaluate_each, find_labelled
from pipeline.evaluate.figures import Score
from pipeline.extract import extract
from pipeline.fingerprint import extraction_key
from pipeline.read import read
from pipeline.read.scan.places import as_displayed
from pipeline.read.scan.upright import lean, straight
from schemas.box import Box
from schemas.document import Page
from schemas.errors import Unreadable
from schemas.evidence import Rejection
from schemas.profile import Record
from schemas.settings import Settings

SCANS = Path(__file__).with_name("scans")
SAMPLES = Path(__file__).parents[1] / "samples"
SCAN = SCANS / "no_labels_clean.pdf"
recognises = pytest.mark.skipif(not ocr.installed(), reason=f"OCR is not installed: {ocr.INSTALL}")


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    found = {pdf.stem: extract(pdf) for pdf in sorted(SCANS.glob("*.pdf"))}
    return {name: record for name, record in found.items() if isinstance(record, Record)}


def judged(records: dict[str, Record], kind: str) -> Evaluation:
    scans = [s for s in find_labelled(SCANS) if s.name.endswith(kind)]
    return evaluate_each((s, records[s.name].model_dump(mode="json")) for s in scans)


def contact_f1(evaluation: Evaluation) -> float:
    judgements = [j for v in evaluation.verdicts for j in v.judgements if j.field.startswith("contact.")]
    return Score.of(judgements, soft=True).f1


@recognises
@pytest.mark.parametrize(("kind", "contacts", "all_values"), [("clean", 0.95, 0.95), ("bad", 0.9, 0.9)])
def test_scans_give_nearly_what_the_sheets_give(
    records: dict[str, Record], kind: str, contacts: float, all_values: float
) -> None:
    evaluation = judged(records, kind)
    assert contact_f1(evaluation) >= contacts
    assert evaluation.micro(soft=True).f1 >= all_values


@recognises
def test_a_scan_says_that_it_has_no_text_layer(records: dict[str, Record]) -> None:
    assert len(records) == 6
    assert not any(record.publication.has_text_layer for record in records.values())


@recognises
def test_what_was_recognised_is_less_sure_than_what_was_read(records: dict[str, Record]) -> None:
    plain = extract(SAMPLES / "generic" / "no_labels.pdf")
    assert isinstance(plain, Record)

    def mean(record: Record) -> float:
        return float(np.mean([e.confidence for e in record.evidence]))

    assert mean(records["no_labels_bad"]) < mean(plain)
    assert mean(records["no_labels_clean"]) < mean(plain)


@recognises
def test_the_boxes_of_a_leaning_sheet_lie_on_its_words(records: dict[str, Record]) -> None:
    record = records["no_labels_bad"]
    straight_one = {e.path: e for e in records["no_labels_clean"].evidence}
    page = pypdfium2.PdfDocument(SCANS / "no_labels_bad.pdf")[0]
    width, height = page.get_size()
    compared = 0
    for entry in record.evidence:
        other = straight_one.get(entry.path)
        if other is None or other.page != 1 or entry.page != 1 or other.raw != entry.raw or len(other.boxes) > 1:
            continue
        # The sheet was turned by 1.1 degrees about its middle.
        expected = as_displayed(Box(*other.boxes[0]), blank(width, height, 1.1))
        middle = (np.array(entry.boxes[0][:2]) + np.array(entry.boxes[0][2:])) / 2
        wanted = (np.array(expected[:2]) + np.array(expected[2:])) / 2
        assert np.abs(middle - wanted).max() < 4.0
        compared += 1
    assert compared >= 5


def blank(width: float, height: float, degrees: float) -> Page:
    from pipeline.read.normalise import empty_chars

    return Page(1, width, height, empty_chars(), (), (), (), (), (), lean=degrees)


@recognises
def test_a_mixed_publication_is_read_page_by_page() -> None:
    document = pypdfium2.PdfDocument.new()
    document.import_pages(pypdfium2.PdfDocument(SAMPLES / "generic" / "no_labels.pdf"), [0])
    document.import_pages(pypdfium2.PdfDocument(SCAN), [0])
    out = io.BytesIO()
    document.save(out)
    pages = read(out.getvalue(), file_name="gemischt.pdf").pages
    assert [page.recognised for page in pages] == [False, True]
    assert all(len(page.chars) > 200 for page in pages)


@recognises
def test_always_reads_pages_with_text_from_their_picture_too() -> None:
    data = (SAMPLES / "generic" / "no_labels.pdf").read_bytes()
    assert all(page.recognised for page in read(data, file_name="blatt.pdf", ocr="always").pages)
    assert not any(page.recognised for page in read(data, file_name="blatt.pdf").pages)


def test_with_ocr_switched_off_a_scan_is_rejected() -> None:
    result = extract(SCAN, settings=Settings(ocr="never"))
    assert isinstance(result, Rejection)
    assert result.code == "no_text_layer"
    assert "--ocr never" in result.message


def test_without_ocr_a_scan_is_rejected_with_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.pictured.installed", lambda: False)
    with pytest.raises(Unreadable) as refused:
        read(SCAN.read_bytes(), file_name="scan.pdf")
    assert refused.value.code == "no_text_layer"
    assert "pip install 'steckbrief[ocr]'" in refused.value.message


def test_the_setting_and_the_engine_are_part_of_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {extraction_key("generic", Settings(ocr=mode)) for mode in ("auto", "never", "always")}
    assert len(keys) == 3
    monkeypatch.setattr("pipeline.fingerprint.engine_version", lambda: "another")
    extraction_key.cache_clear()
    assert extraction_key("generic", Settings(ocr="auto")) not in keys
    assert extraction_key("generic", Settings(ocr="never")) in keys
    extraction_key.cache_clear()


@pytest.mark.parametrize("degrees", [-2.5, -0.4, 0.0, 1.3])
def test_the_lean_of_a_sheet_is_measured_and_taken_out(degrees: float) -> None:
    sheet = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(sheet)
    for y in range(150, 1600, 40):
        for x in range(120, 1100, 90):
            draw.rectangle([x, y, x + 70, y + 12], fill=0)
    leaning = np.asarray(sheet.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255))
    found = lean(leaning)
    assert found == pytest.approx(degrees, abs=0.06)
    assert abs(lean(straight(leaning, found))) <= 0.1


def test_the_scans_are_those_of_the_samples() -> None:
    for gold in SCANS.glob("*.gold.json"):
        record = json.loads(gold.read_text(encoding="utf-8"))
        assert record["publication"]["has_text_layer"] is False
        assert gold.with_name(record["publication"]["file_name"]).stat().st_size < 150_000
