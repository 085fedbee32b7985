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


def at_its_own_address(n: int, content: str, published_on: str) -> Record:
    """A later edition of publication number `n` that leaves it where it is."""
    one = record(n, content=content)
    one.publication.source_uri = f"file:///data/{content}.pdf"
    one.publication.file_name = f"{content}.pdf"
    one.publication.published_on = published_on
    return one


def test_a_new_publication_is_compared_with_the_edition_before_about_the_same_municipality(
    warehouse: Warehouse,
) -> None:
    one = at_its_own_address(0, "2014", "2014")
    one.profiles[0].facts[0].amount = 5.0
    one.profiles[0].contacts[0].name = "Cem Nachfolger"
    one.profiles[0].sections[0].bullets[0].text = "Jedes Kind bekommt ein Frühstück"
    put(warehouse, "second", one, record(5), hours=1)
    found = [change for change in changes(warehouse) if change.publication_id == publication_id("2014")]
    assert {(c.kind, c.table, c.name, c.column) for c in found if not (c.column or "").startswith("published")} == {
        ("added", "publications", "", None),
        ("removed", "contacts", "Ada Beispiel", None),
        ("added", "contacts", "Cem Nachfolger", None),
        ("changed", "facts", "Einwohner", "amount"),
        ("added", "bullets", "Jedes Kind bekommt ein Frühstück", None),
        ("removed", "bullets", "Schritt 1 im Jahr 2000", None),
    }
    assert {(c.edition_of, c.earlier_is_held) for c in found} == {(publication_id("publication 0"), True)}
    assert warehouse.snapshot().rows["publications"] == 5, "the edition before stays"


def test_the_edition_before_is_the_latest_one_and_none_that_is_younger(warehouse: Warehouse) -> None:
    put(warehouse, "second", at_its_own_address(0, "2014", "2014"), hours=1)
    put(warehouse, "third", at_its_own_address(0, "2015", "2015"), at_its_own_address(0, "2011", "2011"), hours=2)
    compared = {change.publication_id: change.edition_of for change in changes(warehouse)}
    assert compared == {publication_id("2015"): publication_id("2014"), publication_id("2011"): None}


@pytest.mark.parametrize("series", [(None, None), ("Jahresbericht", "Klimaschutz vor Ort")])
def test_publications_of_no_common_series_are_no_editions(
    tmp_path: Path, series: tuple[str | None, str | None]
) -> None:
    warehouse = Warehouse(tmp_path / "W")
    first, second = record(1), at_its_own_address(1, "2014", "2014")  # both of the generic family
    first.publication.series, second.publication.series = series
    put(warehouse, "first", first)
    put(warehouse, "second", second, hours=1)
    assert {(change.kind, change.edition_of) for change in changes(warehouse)} == {("added", None)}


def test_profiles_of_a_collection_are_compared_one_by_one(warehouse: Warehouse) -> None:
    one, other = at_its_own_address(0, "collection", "2014"), record(4)
    other.profiles[0].ordinal = 2
    one.profiles.append(other.profiles[0])  # Mühlbach, which publication 1 describes, is of another family
    put(warehouse, "second", one, hours=1)
    found = changes(warehouse)
    assert {(change.kind, change.edition_of) for change in found if change.municipality == "Mühlbach"} == {
        ("added", None)
    }
    assert {change.kind for change in found if change.municipality == "Sonnental"} == {"changed"}, "its dates"
    imprints = [change for change in found if change.name == "verlag@example.org"]
    assert [change.kind for change in imprints] == ["added"]


def test_a_municipality_that_is_read_otherwise_is_one_changed_cell(warehouse: Warehouse) -> None:
    one = record(1)
    one.profiles[0].municipality = "Mühlbach am Wald"
    put(warehouse, "second", one, hours=1)
    assert {(change.kind, change.column) for change in changes(warehouse)} == {("changed", "municipality")}


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
