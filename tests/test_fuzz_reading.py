"""Whatever is done to a file: it is read into a sound record or rejected, and nothing of ours raises.

Seconds in `make test`; `make fuzz` does it for as long as FUZZ_EXAMPLES says.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipeline.extract import extract
from pipeline.formats import as_json, as_markdown, as_yaml
from pipeline.guarded.sound import faults
from pipeline.rows import rows
from pipeline.warehouse.arrow import to_arrow
from schemas.evidence import Rejection
from schemas.settings import READERS, Limits, ReaderName, Settings
from tests.harm import Harm, files, harmed, harms

EXAMPLES = int(os.environ.get("STECKBRIEF_FUZZ_EXAMPLES", "20"))
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
fuzzed = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
)


def check(data: bytes, reader: ReaderName) -> None:
    chosen = Settings(reader=reader, ocr="never", limits=Limits(pages=50))
    result = extract(data, settings=chosen, file_name="harmed.pdf")
    as_json(result).encode()
    as_yaml(result).encode()
    for table, found in rows(result, run_id="r", extracted_at=NOON, rejection_key="k").items():
        to_arrow(table, found)
    if isinstance(result, Rejection):
        assert result.code not in {"crashed", "not_found", "fetch_failed"}
    else:
        assert list(faults(result)) == []
        assert isinstance(as_markdown(data, settings=chosen, file_name="harmed.pdf"), str)


@fuzzed
@given(number=files, done=harms)
def test_a_harmed_file_is_read_or_rejected(number: int, done: list[Harm]) -> None:
    check(harmed(number, done), "pdfium")


@settings(fuzzed, max_examples=max(5, EXAMPLES // 5))
@given(number=files, done=harms)
def test_the_second_reader_holds_as_well(number: int, done: list[Harm]) -> None:
    check(harmed(number, done), "pdfplumber")


@pytest.mark.parametrize("reader", READERS)
@fuzzed
@given(data=st.binary(max_size=300), header=st.sampled_from([b"", b"%PDF-1.4\n", b"%PDF-2.0\n1 0 obj\n"]))
def test_noise_is_rejected(reader: ReaderName, data: bytes, header: bytes) -> None:
    result = extract(header + data, settings=Settings(reader=reader, ocr="never"))
    assert isinstance(result, Rejection)
    assert result.code in {"empty", "not_a_pdf", "damaged"}
