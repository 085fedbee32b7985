"""Every value stands inside its boxes, as another reader finds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))

from evidence_boxes import not_covered

from pipeline.extract import extract
from schemas.profile import Record

SAMPLES = Path(__file__).parents[1] / "samples"
PDFS = sorted(SAMPLES.rglob("*.pdf"))


@pytest.mark.parametrize("pdf", PDFS, ids=lambda pdf: pdf.stem)
def test_every_value_of_a_sample_stands_inside_its_boxes(pdf: Path) -> None:
    record = extract(pdf)
    if isinstance(record, Record):
        assert record.evidence
        assert [(entry.path, letters) for entry, letters in not_covered(record, pdf)] == []


def test_a_box_beside_its_value_is_found_out() -> None:
    pdf = PDFS[0]
    record = extract(pdf)
    assert isinstance(record, Record)
    entry = next(e for e in record.evidence if e.path.endswith("/contacts/0/email"))
    beside = entry.model_copy(update={"boxes": [(x0 + 40, y0, x1 + 40, y1) for x0, y0, x1, y1 in entry.boxes]})
    ((found, letters),) = not_covered(record.model_copy(update={"evidence": [beside]}), pdf)
    assert found is beside
    assert letters
