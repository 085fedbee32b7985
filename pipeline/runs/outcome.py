"""What became of a publication, in short: what a run says of each one while it goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.warehouse.arrow import columns_of
from schemas.evidence import Rejection
from schemas.profile import Record


@dataclass(frozen=True, slots=True)
class Outcome:
    """One publication that was read, or rejected for the reason `code`."""

    publication_id: str | None
    file_name: str
    source_uri: str | None
    code: str | None = None
    limit: str | None = None
    """The limit that a rejected publication hit, if any."""
    profiles: int = 0
    findings: int = 0


def outcome(result: Record | Rejection) -> Outcome:
    """Of what a worker has read."""
    if isinstance(result, Rejection):
        return Outcome(result.publication_id, result.file_name, result.source_uri, result.code, result.limit)
    known = result.publication
    profiles, findings = len(result.profiles), len(result.findings)
    return Outcome(known.publication_id, known.file_name, known.source_uri, profiles=profiles, findings=findings)


def staged_outcomes(chunk: Path) -> Iterator[Outcome]:
    """Of all that was staged in one chunk, perhaps by another process."""
    number = {table: _number(chunk / f"{table}.parquet") for table in ("profiles", "findings")}
    if (path := chunk / "publications.parquet").exists():
        for key, name, uri in columns_of(path, "publication_id", "file_name", "source_uri"):
            yield Outcome(key, name, uri, profiles=number["profiles"][key], findings=number["findings"][key])
    if (path := chunk / "rejections.parquet").exists():
        for row in columns_of(path, "publication_id", "file_name", "source_uri", "code", "limit"):
            yield Outcome(*row)


def _number(path: Path) -> Counter[str]:
    """Rows by publication."""
    return Counter(key for (key,) in columns_of(path, "publication_id")) if path.exists() else Counter()
