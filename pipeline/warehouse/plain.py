"""A snapshot out of whole tables, in parts of the usual size: what comes from another store becomes a warehouse."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.warehouse.arrow import arrow_schema, fingerprint, write_table
from pipeline.warehouse.files import sync
from pipeline.warehouse.manifest import File, Manifest, Part
from pipeline.warehouse.packing import CAPACITY
from pipeline.warehouse.snapshot import Snapshot, new_id
from pipeline.warehouse.staging import UNFINISHED
from pipeline.warehouse.warehouse import Warehouse
from schemas.errors import UsageError
from schemas.tables import TABLES

KEY = {"rejections": "rejection_id", "runs": "run_id"}
"""Columns by which rows belong together; elsewhere it is the publication."""


def make_snapshot(warehouse: Warehouse, tables: Mapping[str, pa.Table], *, reason: str) -> Snapshot:
    """The first snapshot of a warehouse, with the rows of `tables`. Raises UsageError where there is one already."""
    with warehouse.writing():
        if (warehouse.path / "current").is_symlink():
            raise UsageError(f"{warehouse.path}: holds a warehouse already; an empty folder would be right")
        now = datetime.now(UTC)
        snapshot_id = new_id(now, after="")
        folder = warehouse.path / "snapshots" / f"{UNFINISHED}{snapshot_id}"

        def write(table: str, data: pa.Table, name: str) -> File:
            path = folder / table / f"{snapshot_id}-{name}.parquet"
            rows = write_table(path, table, [data] if len(data) else [])
            sync(path)
            return File(path.name, rows)

        for table in TABLES:
            (folder / table).mkdir(parents=True)
        held = {table: tables.get(table, arrow_schema(table).empty_table()) for table in TABLES}
        keys = held["publications"].column("publication_id").to_pylist()
        keys += held["rejections"].column("rejection_id").to_pylist()
        parts: list[Part] = []
        for first in range(0, len(keys), CAPACITY):
            group = pa.array(keys[first : first + CAPACITY], pa.string())
            part = Part(len(group), fingerprint())
            for table, data in held.items():
                if table == "runs":
                    continue
                own = data.filter(pc.is_in(data.column(KEY.get(table, "publication_id")), value_set=group))
                part = part.with_file(table, write(table, own, f"{len(parts):05d}") if len(own) else None)
            parts.append(part)
        shared = {"runs": write("runs", held["runs"], "runs")}
        for table in TABLES:
            if table not in shared and not any(table in part.files for part in parts):
                shared[table] = write(table, arrow_schema(table).empty_table(), "none")
        manifest = Manifest(snapshot_id, now.isoformat(), None, reason, tuple(parts), shared)
        warehouse.publish(folder, manifest)
    return warehouse.snapshot()
