"""What can go wrong around a commit: dead runs, a full disk, two writers, columns that came later."""

from __future__ import annotations

import errno
import gc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from filelock import FileLock

from pipeline.query import query
from pipeline.warehouse import Warehouse, arrow, commit, stage
from pipeline.warehouse.manifest import read_manifest
from pipeline.warehouse.packing import CAPACITY, pack, to_merge
from schemas.columns import Column
from schemas.errors import WarehouseError, WarehouseLocked
from schemas.tables import TABLES
from tests.integrity import faults
from tests.publications import NOON, publication_id, record, rejection, run

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return Warehouse(tmp_path / "W", lock_seconds=60)


def put(warehouse: Warehouse, name: str, *numbers: int, key: str = "k1") -> None:
    with warehouse.staging(name) as folder:
        staged = stage((record(n, key=key) for n in numbers), folder, run_id=name, extracted_at=NOON)
        warehouse.commit([staged.path], run=run(name))


def numbers(warehouse: Warehouse) -> set[int]:
    by_id = {publication_id(f"publication {n}"): n for n in range(100)}
    return {by_id[key] for key in warehouse.held()}


def dead_run(warehouse: Warehouse) -> Path:
    """The staging folder of a run called dead: its lock is there and nobody holds it."""
    folder = warehouse.path / "staging" / "dead"
    folder.mkdir(parents=True)
    folder.with_name("dead.lock").touch()
    return folder


def test_what_a_dead_run_had_read_is_committed_by_the_next(warehouse: Warehouse) -> None:
    put(warehouse, "first", 0)
    folder = dead_run(warehouse)
    stage([record(1), record(2)], folder, run_id="dead", extracted_at=LATER)
    (folder / ".unfinished-x").mkdir()
    assert warehouse.rescue(run("next", at=LATER)) is not None
    assert numbers(warehouse) == {0, 1, 2}
    assert faults(warehouse.current()) == []
    runs = warehouse.table("runs").set_index("run_id")
    assert runs.loc["dead", "rows_publications"] == 2
    assert runs.loc["dead", "finished_at"] is None or runs["finished_at"].isna()["dead"]
    assert runs.loc["next", "rows_publications"] == 0
    assert list((warehouse.path / "staging").iterdir()) == []
    assert warehouse.rescue(run("another")) is None


def test_what_a_dead_run_had_read_does_not_replace_what_was_read_later(warehouse: Warehouse) -> None:
    put(warehouse, "first", 1, key="later")
    folder = dead_run(warehouse)
    stage([record(1, key="earlier"), record(2)], folder, run_id="dead", extracted_at=NOON - timedelta(hours=1))
    warehouse.rescue(run("next"))
    assert warehouse.held()[publication_id("publication 1")].extraction_key == "later"
    assert numbers(warehouse) == {1, 2}
    assert faults(warehouse.current()) == []


def test_what_a_dead_run_could_not_fetch_is_not_rejected_now(warehouse: Warehouse) -> None:
    stage([rejection(1, bytes_read=False)], dead_run(warehouse), run_id="dead", extracted_at=NOON)
    warehouse.rescue(run("next"))
    assert warehouse.snapshot().rows["rejections"] == 0


def test_a_dead_run_does_not_bring_back_a_source_that_has_gone_since(warehouse: Warehouse) -> None:
    put(warehouse, "first", 1)
    stage([record(1)], dead_run(warehouse), run_id="dead", extracted_at=LATER)
    warehouse.commit([], run=run("second", at=LATER + timedelta(hours=1)), scanned=["file:///data/"])
    assert warehouse.sources() == {}
    warehouse.rescue(run("next"))
    assert warehouse.sources() == {}
    assert faults(warehouse.current()) == []


def test_the_lock_of_a_run_that_died_before_it_read_anything_is_cleared_away(warehouse: Warehouse) -> None:
    dead_run(warehouse).rmdir()
    assert warehouse.rescue(run("next")) is None
    assert list((warehouse.path / "staging").iterdir()) == []


def test_chunks_of_a_living_run_are_left_to_it(warehouse: Warehouse) -> None:
    with warehouse.staging("living") as folder:
        staged = stage([record(1)], folder, run_id="living", extracted_at=NOON)
        assert warehouse.rescue(run("other")) is None
        assert staged.path.exists()


def test_a_run_that_fails_leaves_its_chunks_to_the_next(warehouse: Warehouse) -> None:
    def fail() -> None:
        with warehouse.staging("failing") as folder:
            stage([record(1)], folder, run_id="failing", extracted_at=NOON)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    warehouse.rescue(run("next"))
    assert numbers(warehouse) == {1}


def test_a_chunk_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def results() -> Iterator[object]:
        yield record(1)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        stage(results(), tmp_path, run_id="r", extracted_at=NOON)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_left_overs_of_dead_writers_are_cleared_away(warehouse: Warehouse) -> None:
    put(warehouse, "first", 0)
    snapshots = warehouse.path / "snapshots"
    (snapshots / ".unfinished-x").mkdir()
    (snapshots / "99991231T000000.000000-dead").mkdir()  # complete, but its writer died before it became current
    put(warehouse, "second", 1)
    assert [path.name for path in sorted(snapshots.iterdir())] == [s.snapshot_id for s in warehouse.snapshots()]
    assert len(warehouse.snapshots()) == 2


def test_a_full_disk_leaves_the_last_snapshot_and_what_was_read(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(warehouse, "first", 0)
    before = warehouse.current()
    with monkeypatch.context() as patched:

        def full(*_: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

        patched.setattr(commit, "write_table", full)
        with pytest.raises(WarehouseError, match="disk is full"):
            put(warehouse, "second", 1)
    assert warehouse.current() == before
    assert faults(before) == []
    assert [path.name for path in (warehouse.path / "snapshots").iterdir()] == [before.name]
    warehouse.rescue(run("third"))
    assert numbers(warehouse) == {0, 1}


def test_a_disk_that_is_full_while_reading_leaves_nothing_half_staged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[object] = []

    def full(writer: object) -> None:
        closed.append(writer)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(arrow.TableWriter, "close", full)
    with pytest.raises(OSError, match="No space left"):
        stage([record(0)], tmp_path, run_id="run", extracted_at=NOON)
    assert list(tmp_path.iterdir()) == []
    assert len(closed) > 1, "the files of all tables are closed, whatever becomes of the first"


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
def test_a_file_that_could_not_be_finished_says_so_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(pq.ParquetWriter):  # type: ignore[misc]
        def close(self) -> None:
            if self.is_open:
                raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(pq, "ParquetWriter", Full)
    writer = arrow.TableWriter(tmp_path / "contacts.parquet", "contacts")
    with pytest.raises(OSError, match="No space left"):
        writer.close()
    del writer
    gc.collect()


def test_two_writers_at_once_lose_nothing(warehouse: Warehouse) -> None:
    def write(writer: int) -> None:
        for n in range(4):
            put(warehouse, f"run-{writer}-{n}", 10 * writer + n)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(write, (1, 2)))
    assert numbers(warehouse) == {10, 11, 12, 13, 20, 21, 22, 23}
    assert len(warehouse.snapshots()) == 8
    assert faults(warehouse.current()) == []


def test_a_writer_waits_only_so_long(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "W", lock_seconds=0.1)
    put(warehouse, "first", 0)
    with FileLock(tmp_path / "W" / "writer.lock"), pytest.raises(WarehouseLocked, match="another run"):
        put(warehouse, "second", 1)


def test_small_commits_do_not_leave_many_parts(warehouse: Warehouse) -> None:
    for n in range(20):
        put(warehouse, f"run-{n:02}", n)
    parts = read_manifest(warehouse.current()).parts
    assert len(parts) <= 8 + 7
    assert sum(part.size for part in parts) == 20
    assert numbers(warehouse) == set(range(20))
    assert faults(warehouse.current()) == []


def test_eight_small_parts_become_one() -> None:
    assert to_merge([1] * 7) == set()
    assert to_merge([1] * 8) == set(range(8))
    assert to_merge([CAPACITY] * 20) == set()
    assert to_merge([100] * 8 + [CAPACITY, 1, 2]) == set(range(8))


def test_nothing_is_divided_and_no_group_is_too_large() -> None:
    sizes = [1500, 400, 300, 200, 150, 5000, 1]
    groups = pack(sizes)
    assert sorted(position for group in groups for position in group) == list(range(len(sizes)))
    assert all(sum(sizes[p] for p in group) <= CAPACITY or len(group) == 1 for group in groups)
    assert len(groups) == 3


@pytest.fixture
def newer_version(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Calling `monkeypatch.setitem(TABLES, …)` makes a later version of Steckbrief."""
    yield monkeypatch
    monkeypatch.undo()
    arrow.arrow_schema.cache_clear()
    arrow.fingerprint.cache_clear()


def test_a_snapshot_without_a_newer_column_stays_readable(
    warehouse: Warehouse, newer_version: pytest.MonkeyPatch
) -> None:
    put(warehouse, "first", 0)
    old = warehouse.snapshot()
    contacts = TABLES["contacts"]
    column = Column("floor", "int32", "Floor of the office.", "3")
    newer_version.setitem(  # type: ignore[arg-type]
        TABLES, "contacts", replace(contacts, columns=(*contacts.columns[:5], column, *contacts.columns[5:]))
    )
    arrow.arrow_schema.cache_clear()
    arrow.fingerprint.cache_clear()
    assert warehouse.table("contacts")["floor"].isna().all()
    assert query("SELECT floor, name FROM contacts", warehouse.path).num_rows == 2
    put(warehouse, "second", 1)  # writes the old parts anew: who reads with nothing of ours finds one schema
    schemas = {
        tuple(ds.dataset(p, format="parquet").schema.names) for p in (warehouse.current() / "contacts").iterdir()
    }
    assert schemas == {tuple(c.name for c in TABLES["contacts"].columns)}
    assert faults(warehouse.current()) == []
    assert "floor" not in ds.dataset(old.path / "contacts", format="parquet").schema.names
    assert len(warehouse.table("contacts", snapshot=old.snapshot_id)) == 2
