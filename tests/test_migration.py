"""A warehouse outlives its columns: snapshots written with others stay readable, and new ones are built upon them."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.export import export
from pipeline.opened import open_warehouse
from pipeline.query import query
from pipeline.report import report
from pipeline.warehouse import Warehouse, diff, forget, stage
from pipeline.warehouse.manifest import read_manifest
from pipeline.warehouse.waiting import renew
from schemas.evidence import Rejection
from schemas.profile import SCHEMA_VERSION, Record
from schemas.tables import TABLES
from tests.integrity import faults
from tests.publications import NOON, publication_id, record, rejection, run

LOST = {"contacts": "website", "facts": "as_of", "publications": "rights", "runs": "findings", "rejections": "limit"}
"""Columns that the version before did not have yet."""
UNKNOWN = "materials"
"""A table that it did not have."""
FOREIGN = "retired"
"""A column that it had and that nobody knows any more."""


def older(snapshot: Path) -> None:
    """The snapshot as the version before would have written it."""
    for table, column in LOST.items():
        for path in (snapshot / table).iterdir():
            with pq.ParquetFile(path) as file:
                data = file.read().drop_columns([column])
            data = data.append_column(FOREIGN, pa.array(["x"] * len(data), pa.string()))
            metadata = {**(data.schema.metadata or {}), b"schema_version": b"0.9"}
            path.unlink()
            pq.write_table(data.replace_schema_metadata(metadata), path)
    shutil.rmtree(snapshot / UNKNOWN)
    path = snapshot / "manifest.json"
    manifest = json.loads(path.read_text())
    for part in manifest["parts"]:
        part["fingerprint"] = "of the version before"
        part["files"].pop(UNKNOWN)
    path.write_text(json.dumps(manifest))


def put(warehouse: Warehouse, name: str, *results: Record | Rejection, hours: int = 0) -> None:
    at = NOON + timedelta(hours=hours)
    with warehouse.staging(name) as folder:
        staged = stage(results, folder, run_id=name, extracted_at=at)
        warehouse.commit([staged.path], run=run(name, at=at))


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    one = Warehouse(tmp_path / "W")
    put(one, "first", record(0), record(1), rejection(7))
    older(one.current())
    return one


def test_an_old_snapshot_is_asked_as_if_it_had_today_s_columns(warehouse: Warehouse, tmp_path: Path) -> None:
    answer = query("SELECT name, website FROM contacts WHERE name IS NOT NULL", warehouse.path).to_pylist()
    assert answer == [{"name": "Ada Beispiel", "website": None}] * 2
    for table, column in LOST.items():
        frame = warehouse.table(table)
        assert list(frame.columns) == [one.name for one in TABLES[table].columns]
        assert frame[column].isna().all()
    assert len(warehouse.table(UNKNOWN)) == 0
    assert query(f"SELECT count(*) AS n FROM {UNKNOWN}", warehouse.path).to_pylist() == [{"n": 0}]
    with open_warehouse(warehouse.path) as held:
        assert held["facts"].filter("as_of IS NULL").count("*").fetchall() == [(2,)]
    export(warehouse.path, "csv", tmp_path / "csv")
    assert "website" in (tmp_path / "csv" / "contacts.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert "Bayern: 1" in report(warehouse.path)
    assert set(warehouse.held()) == {publication_id(f"publication {n}") for n in (0, 1, 7)}


def test_a_commit_onto_an_old_snapshot_writes_today_s_columns(warehouse: Warehouse) -> None:
    old = warehouse.current()
    put(warehouse, "second", record(2), hours=1)
    assert faults(warehouse.current()) == []
    for table, definition in TABLES.items():
        for path in (warehouse.current() / table).iterdir():
            schema = pq.read_schema(path)
            assert schema.names == [column.name for column in definition.columns]
            assert schema.metadata[b"schema_version"].decode() == SCHEMA_VERSION
    assert FOREIGN in pq.read_schema(next((old / "contacts").iterdir())).names, "what was written stays as it was"
    assert len({part.fingerprint for part in read_manifest(warehouse.current()).parts}) == 1
    assert set(warehouse.table("runs")["run_id"]) == {"first", "second"}


def test_an_old_snapshot_is_compared_with_a_new_one(warehouse: Warehouse) -> None:
    old, changed = warehouse.current(), record(1, email="neu@example.org")
    changed.profiles[0].contacts[0].website = "https://example.org"
    put(warehouse, "second", changed, hours=1)
    changes = (change for change in diff(old, warehouse.current()) if change.table != UNKNOWN)
    found = {(change.table, change.column, change.old, change.new) for change in changes}
    assert found == {
        ("contacts", "email", "ada.beispiel1@example.org", "neu@example.org"),
        ("contacts", "website", None, "https://example.org"),
    }


def test_an_old_snapshot_is_restored_forgotten_and_refreshed(warehouse: Warehouse, tmp_path: Path) -> None:
    first = warehouse.snapshot()
    put(warehouse, "second", record(2), hours=1)
    warehouse.restore(first.snapshot_id)
    staged = stage([record(1, email=None)], tmp_path / "again", run_id="third", extracted_at=NOON + timedelta(hours=2))
    assert renew(warehouse, [staged.path], run=run("third", at=NOON + timedelta(hours=2))).losses == ()
    assert faults(warehouse.current()) == []
    done = forget(warehouse, publication=publication_id("publication 0"), reason="withdrawn")
    assert done.searched.places == []
    assert faults(warehouse.current()) == []


def test_the_version_is_told_to_who_reads(warehouse: Warehouse) -> None:
    put(warehouse, "second", record(2), hours=1)
    package = json.loads((warehouse.current() / "datapackage.json").read_text())
    assert package["version"] == SCHEMA_VERSION
    assert set(warehouse.table("publications")["schema_version"]) == {SCHEMA_VERSION}
