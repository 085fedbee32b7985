"""One snapshot: what is known of it, how it is called, and how a folder of tables becomes one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from pipeline.describe import datapackage
from pipeline.warehouse.arrow import write_table
from pipeline.warehouse.files import sync
from pipeline.warehouse.manifest import File, Manifest, read_manifest
from schemas.tables import TABLES

WAITING = "waiting"
"""The folder of snapshots that were not published."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One commit."""

    snapshot_id: str
    path: Path
    created_at: datetime
    reason: str
    """The run that committed it, or what else made it."""
    rows: Mapping[str, int]
    """By table."""
    waiting: bool = False
    """Whether it was not published and somebody is to look at it (`pipeline.warehouse.waiting`)."""


def finish(folder: Path, manifest: Manifest, path: Path) -> Path:
    """Completes a snapshot and gives it its name, when all of it has reached the disk.

    Tables that it has not, because it was made of one that an older version has written, are empty.
    """
    for table in TABLES.keys() - manifest.names.keys():
        (folder / table).mkdir(exist_ok=True)
        file = folder / table / f"{manifest.snapshot_id}-none.parquet"
        empty = File(file.name, write_table(file, table, ()))
        sync(file)
        manifest = replace(manifest, shared={**manifest.shared, table: empty})
    sync(manifest.write(folder))
    package = folder / "datapackage.json"
    package.write_text(json.dumps(datapackage(manifest.names), ensure_ascii=False, indent=1), encoding="utf-8")
    sync(package)
    for table in TABLES:
        sync(folder / table)
    sync(folder)
    folder.rename(path)
    sync(path.parent)
    return path.absolute()


def snapshots_in(folder: Path) -> list[Snapshot]:
    """All snapshots in a folder, the oldest first."""
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return [describe(path, read_manifest(path)) for path in paths if not path.name.startswith(".")]


def describe(path: Path, manifest: Manifest) -> Snapshot:
    """What the manifest and the place of a snapshot say of it."""
    waiting = path.parent.name == WAITING
    return Snapshot(manifest.snapshot_id, path, manifest.created, manifest.reason, manifest.rows, waiting)


def new_id(now: datetime, *, after: str) -> str:
    """An id that sorts by time, later than `after` also where the clock has gone back."""
    stamp = max(now.strftime("%Y%m%dT%H%M%S.%f"), _following(after))
    return f"{stamp}-{uuid4().hex[:4]}"


def _following(snapshot_id: str) -> str:
    if not snapshot_id:
        return ""
    stamp, _, micros = snapshot_id.partition("-")[0].partition(".")
    return f"{stamp}.{int(micros or 0) + 1:06d}"
