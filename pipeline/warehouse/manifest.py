"""The manifest of a snapshot: of which parts it is made.

A part holds the rows of some publications: at most one file per table, all rows of a publication of one table in one
file. Files are immutable; a snapshot that keeps a part hard-links its files. Which publications a part holds is said
by its own files, so that the manifest stays small however large the warehouse is.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path

from schemas.errors import WarehouseError

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class File:
    """One Parquet file of a part."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Part:
    """The files that hold some publications (and rejections)."""

    size: int
    """Publications and rejections."""
    fingerprint: str
    """Of the columns with which it was written."""
    files: dict[str, File] = field(default_factory=dict)
    """By table; tables without rows have no file."""

    def path(self, snapshot: Path, table: str) -> Path | None:
        return snapshot / table / self.files[table].name if table in self.files else None

    def with_file(self, table: str, file: File | None) -> Part:
        files = {name: held for name, held in self.files.items() if name != table}
        return replace(self, files=files if file is None else {**files, table: file})


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot is made of."""

    snapshot_id: str
    created_at: str
    """ISO 8601, UTC."""
    parent: str | None
    reason: str
    """Which run committed it, or what else made it."""
    parts: tuple[Part, ...] = ()
    shared: dict[str, File] = field(default_factory=dict)
    """Files outside of parts: the runs, and an empty file for each table without rows."""

    @property
    def rows(self) -> dict[str, int]:
        """Number of rows by table."""
        total: dict[str, int] = {name: file.rows for name, file in self.shared.items()}
        for part in self.parts:
            for table, file in part.files.items():
                total[table] = total.get(table, 0) + file.rows
        return total

    @property
    def names(self) -> dict[str, list[str]]:
        """Names of the files by table."""
        found: dict[str, list[str]] = {table: [file.name] for table, file in self.shared.items()}
        for part in self.parts:
            for table, file in part.files.items():
                found.setdefault(table, []).append(file.name)
        return found

    @property
    def created(self) -> datetime:
        return datetime.fromisoformat(self.created_at)

    def write(self, snapshot: Path) -> Path:
        path = snapshot / NAME
        path.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")
        return path


def read_manifest(snapshot: Path) -> Manifest:
    """The manifest of a snapshot's folder; WarehouseError where it is missing or not ours."""
    path = snapshot / NAME
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        parts = tuple(
            Part(p["size"], p["fingerprint"], {t: File(**f) for t, f in p["files"].items()})
            for p in stored.pop("parts")
        )
        shared = {table: File(**f) for table, f in stored.pop("shared").items()}
        return Manifest(**stored, parts=parts, shared=shared)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WarehouseError(f"{path}: not the manifest of a snapshot ({error})") from error
