"""Staging: what a worker has read, written beside the warehouse until it is committed.

A chunk is a folder with one Parquet file per table that has rows, and `chunk.json`. It appears under its final name
only when it is complete, so that what a killed run had finished can be committed by the next one.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from pipeline.rows import Row, rows
from pipeline.warehouse.arrow import ROW_GROUP, TableWriter, to_arrow
from schemas.evidence import Rejection
from schemas.profile import Record
from schemas.runs import Run
from schemas.tables import EXTRACTED

CHUNK = "chunk-"
UNFINISHED = ".unfinished-"
CHUNK_FILE = "chunk.json"


@dataclass
class Counts:
    """How much was written, how often publications were rejected and how complete the rows are."""

    rows: Counter[str] = field(default_factory=Counter)
    """By table."""
    rejections: Counter[str] = field(default_factory=Counter)
    """By code."""
    completeness: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    """By family and table `{"rows": n, "filled": {column: n}}`."""

    def add_row(self, table: str, row: Row) -> None:
        self.rows[table] += 1
        if table == "rejections":
            self.rejections[row["code"]] += 1
        if table in _JUDGED:
            entry = self._entry(row["family"], table)
            entry["rows"] += 1
            for column, value in row.items():
                if value is not None and value != []:
                    entry["filled"][column] = entry["filled"].get(column, 0) + 1

    def add(self, other: Counts) -> None:
        self.rows.update(other.rows)
        self.rejections.update(other.rejections)
        for family, tables in other.completeness.items():
            for table, theirs in tables.items():
                ours = self._entry(family, table)
                ours["rows"] += theirs["rows"]
                for column, n in theirs["filled"].items():
                    ours["filled"][column] = ours["filled"].get(column, 0) + n

    def _entry(self, family: str, table: str) -> dict[str, Any]:
        return self.completeness.setdefault(family, {}).setdefault(table, {"rows": 0, "filled": {}})

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Counts:
        """The counts from their parts as they are stored."""
        return cls(Counter(stored["rows"]), Counter(stored["rejections"]), stored["completeness"])


_JUDGED = frozenset({"publications", "profiles", "contacts", "quotes", "sections", "materials", "facts"})


@dataclass(frozen=True, slots=True)
class Staged:
    """A staged chunk: its folder and what is in it. Small enough to be a task's result."""

    path: Path
    counts: Counts
    source: str | None = None
    """Name of the source to which all of it belongs."""
    cpu_seconds: float = 0.0
    """What reading it took in the guarded processes."""

    @property
    def publications(self) -> int:
        return self.counts.rows["publications"]

    @property
    def rejections(self) -> int:
        return self.counts.rows["rejections"]


def read_chunk_file(chunk: Path) -> tuple[Run, Counts]:
    """The run that staged a chunk, as far as the chunk knows, and what it staged."""
    stored = json.loads((chunk / CHUNK_FILE).read_text(encoding="utf-8"))
    return Run.model_validate(stored["run"]), Counts.of(stored)


def stage(
    results: Iterable[Record | Rejection],
    directory: Path,
    *,
    run_id: str,
    extracted_at: datetime,
    rejection_key: str | None = None,
) -> Staged:
    """Writes what was read as one chunk in `directory`, which is made where it is missing.

    `results` is consumed one by one and never held as a whole. Of the same publication twice the first counts.
    `extracted_at` carries its time zone; `rejection_key` is the extraction key of rejections.
    """
    name = uuid4().hex[:12]
    unfinished = directory / f"{UNFINISHED}{name}"
    unfinished.mkdir(parents=True)
    counts = Counts()
    writers: dict[str, TableWriter] = {}
    open_files = ExitStack()
    pending: dict[str, list[Row]] = {table: [] for table in EXTRACTED}
    seen: set[str] = set()
    extractor_version = ""

    def flush(table: str) -> None:
        if table not in writers:
            writers[table] = TableWriter(unfinished / f"{table}.parquet", table)
            open_files.callback(writers[table].close)
        writers[table].write(to_arrow(table, pending[table]))
        pending[table] = []

    try:
        with open_files:
            for result in results:
                found = rows(result, run_id=run_id, extracted_at=extracted_at, rejection_key=rejection_key)
                key = (found["publications"] or found["rejections"])[0]
                identity = key.get("rejection_id") or key["publication_id"]
                if identity in seen:
                    continue
                seen.add(identity)
                extractor_version = key["extractor_version"]
                for table, table_rows in found.items():
                    for row in table_rows:
                        counts.add_row(table, row)
                    pending[table] += table_rows
                    if len(pending[table]) >= ROW_GROUP // 5:
                        flush(table)
            for table in EXTRACTED:
                if pending[table]:
                    flush(table)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    by = {"run_id": run_id, "started_at": extracted_at.isoformat(), "extractor_version": extractor_version}
    (unfinished / CHUNK_FILE).write_text(json.dumps({"run": by, **vars(counts)}), encoding="utf-8")
    final = directory / f"{CHUNK}{name}"
    unfinished.rename(final)
    return Staged(final, counts)
