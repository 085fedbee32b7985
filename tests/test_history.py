"""Earlier snapshots: what changed since, going back to them, letting them go."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest

from pipeline.warehouse import Change, Snapshot, Warehouse, diff, stage
from pipeline.warehouse import warehouse as module
from schemas.errors import NoWarehouse, UsageError
from schemas.evidence import Rejection
from schemas.profile import Bullet, Contact, Record
from tests.integrity import faults
from tests.publications import NOON, publication_id, record, rejection, run


def put(warehouse: Warehouse, name: str, *results: Record | Rejection, hours: int = 0) -> Snapshot:
    at = NOON + timedelta(hours=hours)
    with warehouse.staging(name) as folder:
        staged = stage(results, folder, run_id=name, extracted_at=at)
        return warehouse.commit([staged.path], run=run(name, at=at))


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    one = Warehouse(tmp_path / "W")
    put(one, "first", record(0), record(1), record(2))
    return one


def changes(warehouse: Warehouse) -> list[Change]:
    old, new = warehouse.snapshots()[-2:]
    return list(diff(old.path, new.path))


def test_nothing_changed_where_everything_was_read_again(warehouse: Warehouse) -> None:
    put(warehouse, "second", record(0), record(1), record(2), hours=1)
    assert changes(warehouse) == []


def test_a_new_publication_is_added_with_all_that_it_says(warehouse: Warehouse) -> None:
    put(warehouse, "second", record(4), hours=1)
    found = changes(warehouse)
    assert {change.kind for change in found} == {"added"}
    assert {change.publication_id for change in found} == {publication_id("publication 4")}
    assert {"publications", "profiles", "contacts", "bullets"} <= {change.table for change in found}


def test_changed_fields_show_old_and_new(warehouse: Warehouse) -> None:
    put(warehouse, "second", record(1, email="neu@example.org"), hours=1)
    (change,) = changes(warehouse)
    assert (change.table, change.name, change.column) == ("contacts", "Ada Beispiel", "email")
    assert (change.old, change.new) == ("ada.beispiel1@example.org", "neu@example.org")


def test_a_bullet_found_before_the_others_is_one_added_row(warehouse: Warehouse) -> None:
    one = record(1)
    bullets = one.profiles[0].sections[0].bullets
    for bullet in bullets:
        bullet.ordinal += 1
    bullets.insert(0, Bullet(ordinal=1, level=1, text="Neu gefunden"))
    put(warehouse, "second", one, hours=1)
    (change,) = changes(warehouse)
    assert (change.kind, change.table, change.name) == ("added", "bullets", "Neu gefunden")


def test_a_new_edition_is_compared_with_the_one_before(warehouse: Warehouse) -> None:
    one = record(1, content="second edition")
    one.profiles[0].facts[0].amount = 5.0
    one.profiles[0].contacts = [Contact(kind="person", name="Cem Nachfolger", email="cem@example.org")]
    put(warehouse, "second", one, hours=1)
    found = {(change.kind, change.table, change.name, change.column) for change in changes(warehouse)}
    assert found == {
        ("changed", "facts", "Einwohner", "amount"),
        ("removed", "contacts", "Ada Beispiel", None),
        ("added", "contacts", "Cem Nachfolger", None),
    }


def test_a_publication_that_can_no_longer_be_read_is_removed_and_rejected(warehouse: Warehouse) -> None:
    put(warehouse, "second", rejection(1), hours=1)
    found = changes(warehouse)
    assert {change.kind for change in found if change.table == "rejections"} == {"added"}
    assert {change.kind for change in found if change.table != "rejections"} == {"removed"}


def test_going_back_makes_a_new_snapshot(warehouse: Warehouse) -> None:
    first = warehouse.snapshot()
    second = put(warehouse, "second", record(5))
    restored = warehouse.restore(first.snapshot_id)
    assert restored.rows == first.rows
    assert warehouse.snapshot() == restored
    assert restored.snapshot_id > second.snapshot_id
    assert faults(warehouse.current()) == []
    assert len(warehouse.snapshots()) == 3
    with pytest.raises(NoWarehouse, match="no snapshot 'x'"):
        warehouse.restore("x")


def test_snapshots_younger_than_a_day_do_not_expire(warehouse: Warehouse) -> None:
    put(warehouse, "second", record(5))
    assert warehouse.expire(keep=1) == []
    assert len(warehouse.snapshots()) == 2


def test_the_latest_snapshots_stay_and_share_their_files(warehouse: Warehouse) -> None:
    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz: object = UTC) -> datetime:
            return datetime.now(UTC) + timedelta(days=2)

    for n in range(3):
        put(warehouse, f"run-{n}", record(10 + n))
    before = warehouse.snapshots()
    with patch.object(module, "datetime", Tomorrow):
        gone = warehouse.expire(keep=2)
    assert gone == [one.snapshot_id for one in before[:-2]]
    assert [one.snapshot_id for one in warehouse.snapshots()] == [one.snapshot_id for one in before[-2:]]
    assert all(faults(one.path) == [] for one in warehouse.snapshots())
    assert sorted(p.name for p in (warehouse.path / "snapshots").iterdir()) == [one.snapshot_id for one in before[-2:]]


def test_the_current_snapshot_never_expires(warehouse: Warehouse) -> None:
    with pytest.raises(UsageError):
        warehouse.expire(keep=0)
