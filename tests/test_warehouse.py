"""What a warehouse promises: one consistent snapshot, replaced publications, editions, nothing lost."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from pipeline.warehouse import Snapshot, Warehouse, stage
from schemas.errors import NoWarehouse
from schemas.evidence import Rejection
from schemas.profile import Record
from schemas.runs import Run, SourceSeen
from schemas.tables import TABLES
from tests.integrity import faults
from tests.publications import NOON, publication_id, record, rejection, run, seen, uri

LATER = NOON + timedelta(days=1)
TIMES_AND_RUNS = {"extracted_at", "run_id", "first_seen_at", "last_seen_at", "gone_at"}


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return Warehouse(tmp_path / "W")


def put(
    warehouse: Warehouse,
    *results: Record | Rejection,
    by: Run | None = None,
    saw: Iterable[SourceSeen] = (),
    scanned: Iterable[str] = (),
    chunks: int = 1,
) -> Snapshot:
    """Stages and commits in one run."""
    by = by or run()
    with warehouse.staging(by.run_id) as folder:
        staged = [
            stage(results[n::chunks], folder, run_id=by.run_id, extracted_at=by.started_at, rejection_key="rk").path
            for n in range(chunks)
        ]
        return warehouse.commit(staged, run=by, seen=saw, scanned=scanned)


def rows(warehouse: Warehouse, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ds.dataset(warehouse.current() / table, format="parquet").to_table().to_pylist()
    return found


def ids(warehouse: Warehouse, table: str = "publications") -> set[str]:
    return {row["publication_id"] for row in rows(warehouse, table)}


def content(warehouse: Warehouse) -> dict[str, set[str]]:
    """All tables but for times and runs, comparable."""
    return {
        table: {repr([(k, v) for k, v in row.items() if k not in TIMES_AND_RUNS]) for row in rows(warehouse, table)}
        for table in TABLES
        if table != "runs"
    }


def check(snapshot: Path) -> None:
    """The snapshot holds together over all tables."""
    assert faults(snapshot) == []


def test_before_the_first_commit_there_is_nothing_to_read(warehouse: Warehouse) -> None:
    assert warehouse.held() == {}
    assert warehouse.snapshots() == []
    with pytest.raises(NoWarehouse, match="not a warehouse"):
        warehouse.current()


def test_analysts_read_it_with_nothing_of_ours(warehouse: Warehouse) -> None:
    put(warehouse, *(record(n) for n in range(4)))
    glob = f"{warehouse.path}/current/contacts/*.parquet"
    found = duckdb.sql(f"SELECT municipality, name, email, postcode FROM '{glob}' WHERE name IS NOT NULL").fetchall()
    assert ("Sonnental", "Ada Beispiel", "ada.beispiel0@example.org", "04000") in found
    frame = pd.read_parquet(f"{warehouse.path}/current/contacts")
    assert set(frame["postcode"].dropna()) == {"04000", "04001", "04002", "04003"}
    assert isinstance(frame["federal_state"].dtype, pd.CategoricalDtype)


def test_polars_reads_it_with_nothing_of_ours(warehouse: Warehouse) -> None:
    import polars as pl

    put(warehouse, record(0), record(1))
    publications = pl.read_parquet(warehouse.current() / "publications")
    assert publications.schema["published_from"] == pl.Date
    assert publications["published_from"].to_list() == [date(2012, 2, 1)] * 2
    assert publications.schema["extracted_at"] == pl.Datetime("us", "UTC")
    contacts = pl.scan_parquet(warehouse.current() / "contacts" / "*.parquet")
    found = contacts.filter(pl.col("postcode").is_not_null()).select("municipality", "postcode", "ags", "federal_state")
    assert found.sort("postcode").collect().rows() == [
        ("Sonnental", "04000", "12099", "Brandenburg"),
        ("Mühlbach", "04001", "09999123", "Bayern"),
    ]


def test_every_table_has_a_file_and_nothing_else(warehouse: Warehouse) -> None:
    put(warehouse)
    for table in TABLES:
        files = list((warehouse.current() / table).iterdir())
        assert files
        assert all(file.suffix == ".parquet" for file in files)
    assert {path.name for path in warehouse.current().iterdir()} == {*TABLES, "manifest.json", "datapackage.json"}
    check(warehouse.current())


def test_columns_carry_their_meaning(warehouse: Warehouse) -> None:
    put(warehouse, record())
    (file,) = (warehouse.current() / "contacts").iterdir()
    field = pq.read_schema(file).field("email")
    assert field.metadata[b"personal"] == b"direct"
    assert b"E-mail" in field.metadata[b"description"]


def test_current_is_a_relative_link_and_older_snapshots_stay(warehouse: Warehouse) -> None:
    first = put(warehouse, record(0))
    before = warehouse.current()
    put(warehouse, record(1), by=run("run-2"))
    assert not (warehouse.path / "current").readlink().is_absolute()
    assert before == first.path
    check(before)
    assert ds.dataset(before / "publications").count_rows() == 1
    assert len(rows(warehouse, "publications")) == 2
    assert [s.reason for s in warehouse.snapshots()] == ["run-1", "run-2"]


def test_a_second_run_changes_no_row(warehouse: Warehouse, tmp_path: Path) -> None:
    results = [record(0), record(1), rejection(2)]
    put(warehouse, *results)
    before = content(warehouse)
    put(warehouse, *results, by=run("run-2"))
    assert content(warehouse) == before
    put(warehouse, by=run("run-3"), saw=[seen(0, at=LATER), seen(1, at=LATER), seen(2, at=LATER)])
    assert content(warehouse) == before
    other = Warehouse(tmp_path / "other")
    put(other, *reversed(results), chunks=3)
    assert content(other) == before


def test_what_is_held_says_how_it_was_read(warehouse: Warehouse) -> None:
    put(warehouse, record(0, key="a"), record(1, key="b"), rejection(2, code="encrypted"))
    held = warehouse.held()
    assert held[publication_id("publication 0")].extraction_key == "a"
    assert held[publication_id("publication 1")].family == "generic"
    refused = held[publication_id("publication 2")]
    assert (refused.family, refused.extraction_key, refused.rejection) == (None, "rk", "encrypted")
    assert warehouse.sources() == {uri(n): publication_id(f"publication {n}") for n in (0, 1)}


def test_reading_again_leaves_no_old_row(warehouse: Warehouse) -> None:
    put(warehouse, *(record(n, bullets=5) for n in range(5)))
    edited = record(3, bullets=1, key="k2")
    edited.profiles[0].quotes = []
    put(warehouse, edited, by=run("run-2"))
    check(warehouse.current())
    own = [row for row in rows(warehouse, "bullets") if row["publication_id"] == edited.publication.publication_id]
    assert len(own) == 2
    assert {row["run_id"] for row in own} == {"run-2"}
    assert len(rows(warehouse, "quotes")) == 4
    assert len(rows(warehouse, "bullets")) == 4 * 6 + 2
    assert warehouse.held()[edited.publication.publication_id].extraction_key == "k2"


def test_of_a_publication_in_two_chunks_the_last_counts(warehouse: Warehouse) -> None:
    put(warehouse, record(0, key="old"), record(0, key="new"), chunks=2)
    check(warehouse.current())
    assert {row["extraction_key"] for row in rows(warehouse, "publications")} == {"new"}


def test_a_publication_within_one_chunk_twice_is_one(warehouse: Warehouse) -> None:
    put(warehouse, record(0), record(0))
    check(warehouse.current())
    assert len(rows(warehouse, "publications")) == 1


def test_a_rejected_publication_that_is_read_now_is_no_longer_rejected(warehouse: Warehouse) -> None:
    put(warehouse, rejection(0), record(1))
    put(warehouse, record(0), by=run("run-2"))
    assert rows(warehouse, "rejections") == []
    assert len(ids(warehouse)) == 2
    put(warehouse, rejection(0, code="time_limit"), by=run("run-3"))
    check(warehouse.current())
    assert ids(warehouse) == {publication_id("publication 1")}
    assert [row["code"] for row in rows(warehouse, "rejections")] == ["time_limit"]


def test_an_address_that_could_not_be_fetched_is_rejected_until_it_can(warehouse: Warehouse) -> None:
    missing = rejection(0, code="not_found", bytes_read=False)
    put(warehouse, missing)
    put(warehouse, missing, by=run("run-2"))
    (row,) = rows(warehouse, "rejections")
    assert (row["publication_id"], row["source_uri"], row["run_id"]) == (None, uri(0), "run-2")
    put(warehouse, record(0), by=run("run-3", at=LATER))
    assert rows(warehouse, "rejections") == []


def test_an_address_that_cannot_be_fetched_today_keeps_its_publication(warehouse: Warehouse) -> None:
    put(warehouse, record(0))
    put(warehouse, rejection(0, code="fetch_failed", bytes_read=False), by=run("run-2", at=LATER))
    assert ids(warehouse) == {publication_id("publication 0")}
    assert len(rows(warehouse, "rejections")) == 1


def test_the_same_bytes_at_two_addresses_are_one_publication(warehouse: Warehouse) -> None:
    put(warehouse, record(0), saw=[seen(0), seen(0, source_uri="file:///copy.pdf")])
    found = {row["source_uri"]: row for row in rows(warehouse, "publication_sources")}
    assert set(found) == {uri(0), "file:///copy.pdf"}
    assert len(rows(warehouse, "publications")) == 1
    put(warehouse, by=run("run-2", at=LATER), saw=[seen(0, at=LATER), seen(0, source_uri="file:///third.pdf")])
    found = {row["source_uri"]: row for row in rows(warehouse, "publication_sources")}
    assert len(found) == 3
    assert (found[uri(0)]["first_seen_at"], found[uri(0)]["last_seen_at"]) == (NOON, LATER)
    assert found["file:///copy.pdf"]["last_seen_at"] == NOON


def test_when_it_was_first_seen_outlives_reading_it_again(warehouse: Warehouse) -> None:
    put(warehouse, record(0), saw=[seen(0, source_uri="file:///copy.pdf")])
    put(warehouse, record(0, key="k2"), by=run("run-2", at=LATER))
    found = {row["source_uri"]: row for row in rows(warehouse, "publication_sources")}
    assert found[uri(0)]["first_seen_at"] == NOON
    assert found[uri(0)]["last_seen_at"] == LATER
    assert "file:///copy.pdf" in found


def test_new_bytes_at_an_address_supersede_the_old_ones(warehouse: Warehouse) -> None:
    put(warehouse, record(0), record(1))
    put(warehouse, record(0, content="second edition"), by=run("run-2", at=LATER))
    check(warehouse.current())
    old, new = publication_id("publication 0"), publication_id("second edition")
    assert ids(warehouse) == {new, publication_id("publication 1")}
    assert {row["publication_id"]: row["supersedes"] for row in rows(warehouse, "publications")}[new] == old
    assert ids(warehouse, "publication_sources") == ids(warehouse)
    put(warehouse, record(0, content="second edition", key="k2"), by=run("run-3", at=LATER))
    assert {row["publication_id"]: row["supersedes"] for row in rows(warehouse, "publications")}[new] == old


def test_an_old_edition_that_is_still_elsewhere_stays(warehouse: Warehouse) -> None:
    put(warehouse, record(0), saw=[seen(0), seen(0, source_uri="file:///copy.pdf")])
    put(warehouse, record(0, content="second edition"), by=run("run-2", at=LATER))
    check(warehouse.current())
    assert len(ids(warehouse)) == 2
    gone = {row["source_uri"]: row["gone_at"] for row in rows(warehouse, "publication_sources") if row["gone_at"]}
    assert gone == {uri(0): LATER}
    assert {row["supersedes"] for row in rows(warehouse, "publications")} == {None}


def test_two_addresses_that_swap_their_bytes_supersede_nothing(warehouse: Warehouse) -> None:
    put(warehouse, record(0), record(1))
    swapped = [
        seen(0, content="publication 1", at=LATER),
        seen(1, content="publication 0", at=LATER),
    ]
    put(warehouse, by=run("run-2", at=LATER), saw=swapped)
    check(warehouse.current())
    assert len(ids(warehouse)) == 2
    live = {
        row["source_uri"]: row["publication_id"] for row in rows(warehouse, "publication_sources") if not row["gone_at"]
    }
    assert live == {s.source_uri: s.publication_id for s in swapped}


def test_held_bytes_that_appear_at_another_address_supersede_what_was_there(warehouse: Warehouse) -> None:
    put(warehouse, record(0), record(1))
    put(warehouse, by=run("run-2", at=LATER), saw=[seen(0, content="publication 1", at=LATER), seen(1, at=LATER)])
    check(warehouse.current())
    (only,) = rows(warehouse, "publications")
    assert only["publication_id"] == publication_id("publication 1")
    assert only["supersedes"] == publication_id("publication 0")


def test_new_bytes_that_cannot_be_read_supersede_too_and_it_is_remembered(warehouse: Warehouse) -> None:
    put(warehouse, record(0))
    put(warehouse, rejection(0, content="second edition"), by=run("run-2", at=LATER))
    assert ids(warehouse) == set()
    put(warehouse, record(0, content="second edition"), by=run("run-3", at=LATER))
    (only,) = rows(warehouse, "publications")
    assert only["supersedes"] == publication_id("publication 0")


def test_a_replaced_file_that_could_not_be_read_is_no_longer_rejected(warehouse: Warehouse) -> None:
    put(warehouse, rejection(0))
    put(warehouse, record(0, content="mended"), by=run("run-2", at=LATER))
    assert rows(warehouse, "rejections") == []
    assert ids(warehouse) == {publication_id("mended")}


def test_bytes_that_were_seen_but_not_read_supersede_nothing(warehouse: Warehouse) -> None:
    put(warehouse, record(0))
    put(warehouse, by=run("run-2", at=LATER), saw=[seen(0, content="not read yet", at=LATER)])
    assert ids(warehouse) == {publication_id("publication 0")}
    assert rows(warehouse, "publication_sources")[0]["gone_at"] is None
    put(warehouse, record(0, content="not read yet"), by=run("run-3", at=LATER))
    assert ids(warehouse) == {publication_id("not read yet")}


def test_a_run_that_commits_late_does_not_bring_back_an_old_edition(warehouse: Warehouse) -> None:
    put(warehouse, record(0, content="new"), by=run("fast", at=LATER))
    put(warehouse, record(0, content="old"), by=run("slow", at=NOON))
    assert ids(warehouse) == {publication_id("new")}


def test_a_vanished_source_keeps_its_rows(warehouse: Warehouse) -> None:
    put(warehouse, record(0), record(1))
    put(warehouse, by=run("run-2", at=LATER), saw=[seen(0, at=LATER)], scanned=["file:///data/"])
    gone = {row["source_uri"]: row["gone_at"] for row in rows(warehouse, "publication_sources")}
    assert gone == {uri(0): None, uri(1): LATER}
    assert len(ids(warehouse)) == 2
    assert set(warehouse.sources()) == {uri(0)}
    put(warehouse, by=run("run-3", at=LATER), saw=[seen(0, at=LATER), seen(1, at=LATER)], scanned=["file:///data/"])
    assert set(warehouse.sources()) == {uri(0), uri(1)}


def test_sources_elsewhere_are_not_gone(warehouse: Warehouse) -> None:
    put(warehouse, record(0), record(1))
    put(warehouse, by=run("run-2", at=LATER), scanned=["file:///elsewhere/"])
    assert set(warehouse.sources()) == {uri(0), uri(1)}


def test_each_run_has_one_row_with_what_it_wrote(warehouse: Warehouse) -> None:
    by = run("run-1")
    put(warehouse, record(0), rejection(1, code="encrypted"), by=by)
    put(warehouse, record(2, email=None), by=by)
    (row,) = rows(warehouse, "runs")
    assert (row["rows_publications"], row["rows_contacts"], row["rows_rejections"]) == (2, 4, 1)
    assert row["rejections_by_code"] == '{"encrypted": 1}'
    contacts = json.loads(row["completeness"])["leaflets"]["contacts"]
    assert (contacts["rows"], contacts["filled"]["email"]) == (4, 3)
    put(warehouse, by=run("run-2"))
    assert [row["run_id"] for row in rows(warehouse, "runs")] == ["run-1", "run-2"]


def test_unchanged_files_are_shared_between_snapshots(warehouse: Warehouse) -> None:
    put(warehouse, record(0))
    before = {file.name: file.stat().st_ino for file in warehouse.current().glob("bullets/*")}
    put(warehouse, record(1), by=run("run-2"))
    after = {file.name: file.stat().st_ino for file in warehouse.current().glob("bullets/*")}
    assert before.items() <= after.items()


def test_frames_have_nullable_types(warehouse: Warehouse) -> None:
    put(warehouse, record(0), rejection(1, bytes_read=False))
    facts = warehouse.table("facts")
    assert facts["amount"].tolist() == [0.0]
    assert str(warehouse.table("rejections")["size_bytes"].dtype) == "Int64"
    publications = warehouse.table("publications")
    assert str(publications["published_from"].iloc[0]) == "2012-02-01"
    assert publications["page_count"].tolist() == [2]
    with pytest.raises(KeyError):
        warehouse.table("nothing")
