"""The commands around a warehouse as their users meet them."""

from __future__ import annotations

import io
import json
import sqlite3
from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.warehouse import Warehouse, stage
from schemas.errors import NoWarehouse, SteckbriefError, UsageError
from tests.publications import NOON, record, rejection, run


def steckbrief(*arguments: object) -> Result:
    """The command in this process; errors of ours are raised, as `main` gets them."""
    result = CliRunner().invoke(app, [str(one) for one in arguments], env={"COLUMNS": "200"})
    if isinstance(result.exception, SteckbriefError):
        raise result.exception
    return result


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """Two publications and a rejection, then a new edition of the first."""
    editions = [[record(0), record(1), rejection(7)], [record(0, content="new", email="neu@example.org", bullets=4)]]
    for n, results in enumerate(editions):
        at = NOON + timedelta(days=n)
        staged = stage(results, tmp_path / "staged", run_id=f"run-{n}", extracted_at=at)
        Warehouse(tmp_path / "W").commit([staged.path], run=run(f"run-{n}", at=at))
    return tmp_path / "W"


def test_snapshots_are_listed_with_what_made_them(warehouse: Path) -> None:
    printed = steckbrief("snapshots", "list", "-w", warehouse).stdout.splitlines()
    assert [next(word for word in line.split() if word.startswith("run-")) for line in printed if "run-" in line] == [
        "run-0",
        "run-1",
    ]
    listed = json.loads(steckbrief("snapshots", "list", "-w", warehouse, "--format", "json").stdout)
    assert [one["current"] for one in listed] == [False, True]
    assert listed[0]["rows"]["rejections"] == 1


def test_a_diff_says_old_and_new(warehouse: Path) -> None:
    first = Warehouse(warehouse).snapshots()[0].snapshot_id
    printed = steckbrief("snapshots", "diff", first, "-w", warehouse, "--format", "table").stdout
    line = next(line for line in printed.splitlines() if "neu@example.org" in line and "email" in line)
    assert "changed" in line
    assert "ada.beispiel0@example.org" in line
    told = steckbrief("snapshots", "diff", first, "-w", warehouse).stdout.splitlines()
    assert told == [
        "Sonnental: profile-0.pdf, a new edition of profile-0.pdf",
        "  Ada Beispiel: email ada.beispiel0@example.org → neu@example.org",
        "  new goal: “Schritt 4 im Jahr 2000”",
        "",
    ]
    by_program = steckbrief("snapshots", "diff", first, "current", "-w", warehouse, "--format", "json").stdout
    added = [c for c in map(json.loads, by_program.splitlines()) if c["kind"] == "added" and c["table"] == "bullets"]
    assert [c["name"] for c in added] == ["Schritt 4 im Jahr 2000"]
    assert steckbrief("snapshots", "diff", "current", "-w", warehouse).stdout == "No changes.\n"


def test_restore_makes_a_new_snapshot(warehouse: Path) -> None:
    first = Warehouse(warehouse).snapshots()[0]
    assert "is current" in steckbrief("snapshots", "restore", first.snapshot_id, "-w", warehouse).stdout
    assert Warehouse(warehouse).snapshot().rows == first.rows
    assert len(Warehouse(warehouse).snapshots()) == 3


def test_young_snapshots_are_not_expired(warehouse: Path) -> None:
    assert "0 removed, 2 left" in steckbrief("snapshots", "expire", "--keep", 1, "-w", warehouse).stdout
    assert steckbrief("snapshots", "expire", "--keep", 0, "-w", warehouse).exit_code == 2


@pytest.mark.parametrize("command", [["list"], ["expire"], ["diff", "a"], ["restore", "a"]])
def test_a_folder_that_is_no_warehouse_is_named_and_left_alone(tmp_path: Path, command: list[str]) -> None:
    with pytest.raises(NoWarehouse, match="none"):
        steckbrief("snapshots", *command, "-w", tmp_path / "none")
    assert not list((tmp_path).iterdir())


def test_unknown_snapshots_are_named_with_those_that_there_are(warehouse: Path) -> None:
    with pytest.raises(NoWarehouse, match=r"no snapshot 'x'; the latest are \d{8}T"):
        steckbrief("snapshots", "diff", "x", "-w", warehouse)


def test_an_export_is_named_like_the_warehouse(warehouse: Path) -> None:
    made = Path(steckbrief("export", "--to", "sqlite", "-w", warehouse).stdout.strip())
    assert made == warehouse.with_name("W.sqlite")
    with sqlite3.connect(made) as connection:
        assert connection.execute("SELECT count(*) FROM publications").fetchone() == (2,)
    with pytest.raises(UsageError, match="exists already"):
        steckbrief("export", "--to", "sqlite", "-w", warehouse)


def test_an_export_of_some_tables_of_an_earlier_snapshot(warehouse: Path, tmp_path: Path) -> None:
    first = Warehouse(warehouse).snapshots()[0].snapshot_id
    place = tmp_path / "out"
    steckbrief("export", "--to", "csv", "-w", warehouse, "-o", place, "--table", "contacts", "--snapshot", first)
    assert [path.name for path in place.iterdir()] == ["contacts.csv"]
    assert "ada.beispiel0@example.org" in (place / "contacts.csv").read_text(encoding="utf-8-sig")


def test_a_question_is_answered_as_parquet_and_csv_with_lists(warehouse: Path) -> None:
    sql = "SELECT funders, page_count FROM publications LIMIT 1"
    answer = steckbrief("query", sql, "-w", warehouse, "--format", "parquet").stdout_bytes
    assert pq.read_table(io.BytesIO(answer)).to_pylist() == [{"funders": ["Stiftung A", "Stiftung B"], "page_count": 2}]
    text = steckbrief("query", sql, "-w", warehouse, "--format", "csv").stdout
    assert '"[""Stiftung A"", ""Stiftung B""]",2' in text


def test_every_command_has_an_example() -> None:
    for command in (["export"], *(["snapshots", one] for one in ("list", "diff", "restore", "expire"))):
        assert "Example" in steckbrief(*command, "--help").stdout
