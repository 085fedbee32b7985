"""Every reason for a rejection is reached in a run, and its row says which file it was, how large, and what it hit."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, get_args

import pytest

from pipeline.runs.run import run
from pipeline.warehouse import Warehouse
from schemas.errors import RejectionCode
from schemas.parameters import RunParameters
from schemas.settings import Limits, Settings
from tests import stand_in
from tests.hostile import bombs, broken, counts, draws, encryption, polyglots
from tests.small_pdf import small_pdf

MIB = 1024**2
LIMITS = Limits(cpu_seconds=2, memory_bytes=300 * MIB, file_bytes=6 * MIB, pages=50)
CLOSED = "http://127.0.0.1:9/lost.pdf"

FILES = {
    "not_a_pdf": polyglots.web_page_called_pdf,
    "damaged": broken.header_alone,
    "encrypted": encryption.aes_256,
    "no_text_layer": lambda: small_pdf("0 0 100 100 re f"),
    "too_large": lambda: small_pdf("") + bytes(7 * MIB),
    "too_many_pages": counts.two_thousand_pages,
    "memory_limit": bombs.flate,
    "empty": counts.no_pages,
}
HIT = {
    "too_large": f"file_bytes={6 * MIB}",
    "too_many_pages": "pages=50",
    "memory_limit": f"memory_bytes={300 * MIB}",
    "time_limit": "cpu_seconds=1",
}
"""The limit that a row names."""
WITHOUT_BYTES = {"not_found", "fetch_failed"}


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The rejections of three runs into one warehouse, by the name of the file, which is the code that is expected."""
    folder = tmp_path_factory.mktemp("rejections")
    for name, make in FILES.items():
        (folder / f"{name}.pdf").write_bytes(make())
    names = [*(f"{name}.pdf" for name in FILES), "not_found.pdf", CLOSED]
    read(folder, "first", names, Settings(ocr="never", limits=LIMITS))
    (folder / "time_limit.pdf").write_bytes(draws.a_hundred_million_forms())
    # Memory enough for one second of any machine: on a fast one the nested forms would be over it first.
    limits = Limits(cpu_seconds=1, memory_bytes=16 * 1024 * MIB)
    read(folder, "second", ["time_limit.pdf"], Settings(ocr="never", limits=limits))
    (folder / "crashed.pdf").write_bytes(b"deadly")
    read(folder, "third", ["crashed.pdf"], Settings(), target=stand_in.TARGET)
    found = Warehouse(folder / "out").table("rejections").astype(object)
    return {Path(row["source_uri"]).stem: row for row in found.where(found.notna(), None).to_dict("records")}


def read(folder: Path, name: str, sources: list[str], settings: Settings, **target: str) -> None:
    listed = folder / f"{name}.txt"
    listed.write_text("\n".join(sources))
    parameters = RunParameters(sources=(str(listed),), out=folder / "out", settings=settings, workers=1)
    report = run(parameters, **target)
    assert sum(report.rejections.values()) == len(sources)


@pytest.mark.parametrize("code", get_args(RejectionCode))
def test_the_reason_is_reached_and_its_row_is_complete(rows: dict[str, dict[str, Any]], code: str) -> None:
    row = rows["lost" if code == "fetch_failed" else code]
    assert row["code"] == code
    assert row["limit"] == HIT.get(code)
    assert row["message"]
    assert row["file_name"] == Path(row["source_uri"]).name
    if code in WITHOUT_BYTES:
        assert (row["publication_id"], row["size_bytes"]) == (None, None)
    else:
        data = Path(row["source_uri"].removeprefix("file://")).read_bytes()
        assert row["publication_id"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert row["size_bytes"] == len(data)
