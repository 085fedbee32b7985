"""The tables as Delta Lake tables, in a folder and in an object store on this machine."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyarrow import fs
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.runs import plan as planning
from pipeline.runs import run as runs
from pipeline.warehouse import Warehouse, stage
from pipeline.warehouse.originals import visits_of
from pipeline.warehouse.visits import Visits
from schemas.errors import MissingExtra, NoWarehouse, UsageError, WarehouseError
from schemas.tables import TABLES
from tests import stand_in
from tests.integrity import faults
from tests.publications import NAME, NOON, named, publication_id, record, rejection, run, seen
from tests.site import a_site
from tests.test_run_sources import asked, publish, sources

deltalake = pytest.importorskip("deltalake", reason="the delta extra is not installed")

from pipeline.warehouse.delta import DeltaStore  # noqa: E402 - not without deltalake
from pipeline.warehouse.forget_delta import forget_in_delta  # noqa: E402


@pytest.fixture(scope="module")
def object_store() -> Iterator[dict[str, str]]:
    """A local S3 with one bucket, and how it is reached.

    In a process of its own: deltalake holds the interpreter's lock while it waits for an answer.
    """
    pytest.importorskip("moto.server", reason="moto[server] is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serve = f"import sys; sys.argv = ['moto_server', '-p{port}']; from moto.server import main; main()"
    server = subprocess.Popen([sys.executable, "-c", serve], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    options = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": "us-east-1",
        "AWS_ALLOW_HTTP": "true",
        "AWS_CONDITIONAL_PUT": "etag",
    }
    request = urllib.request.Request(f"{options['AWS_ENDPOINT_URL']}/profiles", method="PUT")
    for _ in range(300):
        try:
            urllib.request.urlopen(request, timeout=30).close()
            break
        except OSError:
            time.sleep(0.2)
    yield options
    server.terminate()
    server.wait()


@pytest.fixture(params=["file", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> DeltaStore:
    if request.param == "file":
        return DeltaStore((tmp_path / "delta").as_uri())
    return DeltaStore(f"s3://profiles/{uuid4().hex}", options=request.getfixturevalue("object_store"))


def commit(store: DeltaStore, place: Path, results: list[object], name: str, days: int = 0) -> None:
    at = NOON + timedelta(days=days)
    staged = stage(results, place / "staged" / name, run_id=name, extracted_at=at)  # type: ignore[arg-type]
    store.commit([staged.path], run=run(name, at=at))
    assert not staged.path.exists()


def comparable(table: pa.Table) -> list[str]:
    return sorted(json.dumps(row, sort_keys=True, default=str) for row in table.to_pylist())


def test_what_is_committed_is_read_and_replaced(store: DeltaStore, tmp_path: Path) -> None:
    with pytest.raises(NoWarehouse):
        store.tables()
    commit(store, tmp_path, [record(0), record(1), rejection(9)], "run-0")
    commit(store, tmp_path, [record(0, content="new edition", bullets=5), record(1, bullets=1)], "run-1", 1)
    tables = store.tables()
    assert set(tables) == set(TABLES)
    held = dict(
        zip(*(tables["publications"].column(c).to_pylist() for c in ("publication_id", "supersedes")), strict=True)
    )
    assert held == {
        publication_id("new edition"): publication_id("publication 0"),
        publication_id("publication 1"): None,
    }
    assert len(tables["bullets"]) == 6 + 2
    assert tables["runs"].column("rows_publications").to_pylist() == [2, 2]
    assert set(store.held()) == {*held, publication_id("publication 9")}


def test_both_layouts_hold_the_same(store: DeltaStore, tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "W")
    for n, results in enumerate([[record(0), record(1), rejection(9)], [record(0, content="new"), record(2)]]):
        at = NOON + timedelta(days=n)
        staged = stage(results, tmp_path / "plain", run_id=f"run-{n}", extracted_at=at)
        warehouse.commit([staged.path], run=run(f"run-{n}", at=at), seen=[seen(1, at=at)])
    store.from_plain(warehouse)
    back = store.to_plain(tmp_path / "back")
    assert faults(back.path) == []
    assert dict(back.rows) == dict(warehouse.snapshot().rows)
    for table in TABLES:
        original, copy = (Warehouse(tmp_path / name).table(table) for name in ("W", "back"))
        assert comparable(pa.Table.from_pandas(original)) == comparable(pa.Table.from_pandas(copy)), table
    with pytest.raises(UsageError, match="holds Delta tables already"):
        store.from_plain(warehouse)
    with pytest.raises(UsageError, match="holds a warehouse already"):
        store.to_plain(tmp_path / "W")


def test_two_writers_at_once_lose_nothing(store: DeltaStore, tmp_path: Path) -> None:
    commit(store, tmp_path, [record(0)], "first")
    wrong: list[BaseException] = []

    def write(writer: int) -> None:
        try:
            for n in range(2):
                number = 10 * writer + n
                commit(store, tmp_path, [record(number)], f"run-{number}", 1)
        except BaseException as error:
            wrong.append(error)

    writers = [threading.Thread(target=write, args=(writer,)) for writer in (1, 2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert wrong == []
    expected = {publication_id(f"publication {n}") for n in (0, 10, 11, 20, 21)}
    assert set(store.held()) == expected
    assert faults(store.to_plain(tmp_path / "back").path) == []


def test_a_half_written_commit_is_not_seen(tmp_path: Path) -> None:
    store = DeltaStore(str(tmp_path / "delta"))
    commit(store, tmp_path, [record(0), record(1)], "run-0")
    before = {table: comparable(rows) for table, rows in store.tables().items()}
    # What a writer leaves that dies before `publications`: contacts replaced, profiles added
    rows = store.tables()["contacts"]
    deltalake.DeltaTable(f"{store.uri}/contacts").delete(f"publication_id = '{publication_id('publication 0')}'")
    deltalake.write_deltalake(f"{store.uri}/contacts", rows.slice(0, 0), mode="append", schema_mode="merge")
    assert {table: comparable(rows) for table, rows in store.tables().items()} == before


def everything(store: DeltaStore) -> str:
    """All that stands in any file of the store: rows, statistics in the log, checkpoints."""
    files, found = store.files(), []
    for info in files.get_file_info(fs.FileSelector("", recursive=True)):
        if info.type == fs.FileType.File:
            with files.open_input_file(info.path) as file:
                table = info.path.endswith(".parquet")
                found.append(str(pq.read_table(file).to_pylist()) if table else file.read().decode())
    return "\n".join(found)


def test_a_person_leaves_the_rows_the_history_and_the_log(store: DeltaStore, tmp_path: Path) -> None:
    commit(store, tmp_path, [named(0), named(1), record(2)], "run-0")
    commit(store, tmp_path, [named(0, content="new edition"), record(3)], "run-1", 1)
    assert "Kramer" in everything(store)
    before = {table: len(rows) for table, rows in store.tables().items()}
    done = forget_in_delta(store, person=NAME, reason="on request")
    assert done.searched.places == []
    assert done.searched.files > 20
    assert not re.search(r"(?i)j(ö|oe)rdis|wei(ß|ss)-kra|j\.weiss|123-99911|12399911|Leiterin", everything(store))
    assert {table: len(rows) for table, rows in store.tables().items()} == before
    sections = {row["section_id"]: row["text"] for row in store.tables()["sections"].to_pylist()}
    assert any("[…]" in (text or "") for text in sections.values())
    for entity in store.tables()["entities"].to_pylist():
        if entity["table"] == "sections" and entity["column"] == "text":
            assert sections[entity["row_id"]][entity["start"] : entity["end"]] == entity["text"]
    assert faults(store.to_plain(tmp_path / "back").path) == []
    with pytest.raises(deltalake.exceptions.TableNotFoundError):
        deltalake.DeltaTable(f"{store.uri}/contacts", version=0, storage_options=store._options or None)


def test_what_was_forgotten_in_delta_tables_does_not_come_back(tmp_path: Path) -> None:
    store = DeltaStore((tmp_path / "delta").as_uri())
    commit(store, tmp_path, [record(0), record(1), record(2)], "run-0")
    key = publication_id("publication 1")
    done = forget_in_delta(store, publication=key[:20], reason="withdrawn")
    assert (done.searched.places, done.sources) == ([], ["file:///data/profile-1.pdf"])
    assert done.rows["publications"] == 1
    forget_in_delta(store, person=NAME, reason="on request")
    commit(store, tmp_path, [record(1), named(5)], "run-1", 1)
    assert key.removeprefix("sha256:") not in everything(store)
    assert set(store.held()) == {publication_id(f"publication {n}") for n in (0, 2, 5)}
    assert "Kramer" not in everything(store)


def test_a_run_that_began_before_somebody_was_forgotten_says_so(tmp_path: Path) -> None:
    store = DeltaStore((tmp_path / "delta").as_uri())
    commit(store, tmp_path, [named(0)], "run-0")
    staged = stage([named(1)], tmp_path / "staged", run_id="run-1", extracted_at=NOON)

    def run_meanwhile() -> None:
        with store.working_copy() as folder:
            Warehouse(folder).commit([staged.path], run=run("run-1"))
            forget_in_delta(store, person=NAME, reason="on request")

    with pytest.raises(WarehouseError, match="somebody was forgotten"):
        run_meanwhile()
    assert "Kramer" not in everything(store)


def test_the_command_forgets_in_delta_tables(tmp_path: Path) -> None:
    store = DeltaStore((tmp_path / "delta").as_uri())
    commit(store, tmp_path, [named(0)], "run-0")
    done = CliRunner().invoke(app, ["forget", "--person", NAME, "--reason", "on request", "-w", store.uri])
    assert done.exit_code == 0, done.output
    assert "found: nothing" in done.stdout
    missing = CliRunner().invoke(app, ["forget", "--person", NAME, "--reason", "x", "-w", f"{store.uri}-not"])
    assert isinstance(missing.exception, NoWarehouse)


def test_the_command_converts_both_ways(tmp_path: Path) -> None:
    staged = stage([record(0)], tmp_path / "staged", run_id="r", extracted_at=NOON)
    Warehouse(tmp_path / "W").commit([staged.path], run=run("r"))
    address = (tmp_path / "delta").as_uri()
    there = CliRunner().invoke(app, ["convert", str(tmp_path / "W"), address])
    assert there.exit_code == 0, there.output
    assert "1 publications" in there.stdout
    back = CliRunner().invoke(app, ["convert", address, str(tmp_path / "back")])
    assert back.exit_code == 0, back.output
    assert dict(Warehouse(tmp_path / "back").snapshot().rows) == dict(Warehouse(tmp_path / "W").snapshot().rows)
    neither = CliRunner().invoke(app, ["convert", str(tmp_path / "W"), str(tmp_path / "V")])
    assert isinstance(neither.exception, UsageError)
    assert "Example" in CliRunner().invoke(app, ["convert", "--help"]).stdout


def test_a_run_writes_delta_tables_and_reads_nothing_twice(tmp_path: Path) -> None:
    sample = Path(__file__).parents[1] / "samples" / "chancengerechtigkeit" / "elbe-elster.pdf"
    address = (tmp_path / "delta").as_uri()
    arguments = ["run", str(sample), "--store", "delta", "--out", address, "--direct", "--workers", "1"]
    lines = [CliRunner().invoke(app, [*arguments, "--log-format", "json"]).stdout.splitlines()[-1] for _ in range(2)]
    first, again = map(json.loads, lines)
    assert (first["rows"]["publications"], first["unchanged"]) == (1, 0)
    assert (again["rows"].get("publications", 0), again["unchanged"]) == (0, 1)
    tables = DeltaStore(address).tables()
    assert tables["profiles"].column("ags").to_pylist() == ["12062"]
    assert len(tables["runs"]) == 2
    refused = CliRunner().invoke(app, ["run", str(sample), "--out", "s3://bucket/x", "--direct"])
    assert isinstance(refused.exception, UsageError)


def test_a_run_over_sources_remembers_beside_delta_tables_what_servers_said(
    tmp_path: Path, store: DeltaStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "extraction_key", stand_in.key)
    with a_site() as site:
        publish(site, "Adorf", "Bstadt")
        asks, seen_at = sources(tmp_path, site), []
        for _ in range(2):
            site.asked.clear()
            with store.working_copy() as place:
                runs.run(asked(asks, place), target=stand_in.TARGET)
                seen_at.append(Visits(visits_of(place)).looks()["site"].first_at)
    assert (site.paths(200), len(site.paths(304))) == (["/list"], 2)
    assert seen_at[0] == seen_at[1]
    assert sorted(store.tables()["profiles"].column("municipality").to_pylist()) == ["Adorf", "Bstadt"]


def test_without_the_extra_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "deltalake", None)
    with pytest.raises(MissingExtra, match=r"pip install 'steckbrief\[delta\]'"):
        DeltaStore("file:///nowhere")
