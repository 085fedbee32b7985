from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path

import pyarrow.dataset as ds
import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.runs.plan import plan
from pipeline.runs.run import new_run
from pipeline.warehouse import Warehouse, diff, forget, stage
from pipeline.warehouse.manifest import read_manifest
from pipeline.warehouse.originals import Originals
from pipeline.warehouse.suppression import Suppression, cut, moved, pattern
from schemas.errors import NoWarehouse, UsageError
from schemas.parameters import RunParameters
from schemas.profile import Contact
from schemas.settings import Settings
from schemas.tables import TABLES
from tests.integrity import faults
from tests.publications import NAME, NOON, named, publication_id, record, rejection, run, seen


def commit(place: Path, results: list[object], name: str, days: int = 0) -> None:
    at = NOON + timedelta(days=days)
    staged = stage(results, place / "staged", run_id=name, extracted_at=at)  # type: ignore[arg-type]
    Warehouse(place / "W").commit([staged.path], run=run(name, at=at))


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    """Three snapshots that share files; somebody is named in two publications of the first and one of the last."""
    commit(tmp_path, [named(0), named(1), record(2), record(3), rejection(9)], "run-0")
    commit(tmp_path, [named(0, content="new edition")], "run-1", 1)
    commit(tmp_path, [record(4)], "run-2", 2)
    return Warehouse(tmp_path / "W")


def texts(folder: Path) -> str:
    """Everything that stands in any file below a folder."""
    found = []
    for path in folder.rglob("*"):
        if path.suffix == ".parquet":
            found.append(json.dumps(ds.dataset(path).to_table().to_pylist(), ensure_ascii=False, default=str))
        elif path.is_file():
            found.append(path.read_bytes().decode("utf-8", "replace"))
    return "\n".join(found)


def test_a_person_is_gone_from_every_snapshot_and_the_rest_stays(warehouse: Warehouse) -> None:
    rows = [dict(snapshot.rows) for snapshot in warehouse.snapshots()]
    done = forget(warehouse, person=NAME, reason="on request")
    assert done.searched.places == []
    assert done.searched.files > 20
    assert done.snapshots == 4
    left = texts(warehouse.path)
    assert not re.search(r"(?i)j(ö|oe)rdis|wei(ß|ss)-kra|j\.weiss|123-99911|12399911|Leiterin", left)
    assert "[…]" in left
    assert [dict(snapshot.rows) for snapshot in warehouse.snapshots()] == [*rows, rows[-1]]
    contact = warehouse.table("contacts").set_index("contact_id").loc[f"{publication_id('publication 1')}#1/c1"]
    assert contact[["name", "role", "email", "phone"]].isna().all()
    assert (contact.kind, contact.organisation) == ("office", "Bildungsbüro Mühlbach")
    assert "Ada Beispiel" in set(warehouse.table("contacts").name)


def test_entities_stand_where_they_say_after_a_name_was_cut(warehouse: Warehouse) -> None:
    forget(warehouse, person=NAME, reason="on request")
    sections = warehouse.table("sections").set_index("section_id").text
    entities = warehouse.table("entities")
    there = entities[(entities["table"] == "sections") & (entities.column == "text")]
    assert sorted(there.text.unique()) == ["2011", "[…]"]
    for entity in there.itertuples():
        assert sections[entity.row_id][entity.start : entity.end] == entity.text


def test_every_snapshot_holds_together_afterwards(warehouse: Warehouse) -> None:
    forget(warehouse, publication=publication_id("publication 1"), reason="withdrawn")
    forget(warehouse, person=NAME, reason="on request")
    for snapshot in warehouse.snapshots():
        assert faults(snapshot.path) == []
        manifest = read_manifest(snapshot.path)
        for table in TABLES:
            assert ds.dataset(snapshot.path / table).count_rows() == manifest.rows.get(table, 0)
        assert sum(part.size for part in manifest.parts) == manifest.rows["publications"] + manifest.rows["rejections"]
    assert list(diff(warehouse.snapshots()[-2].path, warehouse.current())) is not None


def test_a_publication_is_gone_from_every_snapshot(warehouse: Warehouse) -> None:
    key = publication_id("publication 0")  # no longer current: a new edition took its place
    done = forget(warehouse, publication=key, reason="withdrawn")
    assert done.searched.places == []
    assert done.sources == ["file:///data/profile-0.pdf"]
    assert key.removeprefix("sha256:") not in texts(warehouse.path)
    assert [snapshot.rows["publications"] for snapshot in warehouse.snapshots()] == [3, 4, 5, 5]
    assert publication_id("new edition") in warehouse.held()
    assert warehouse.table("publications").supersedes.isna().all()


def test_what_was_forgotten_does_not_come_back(warehouse: Warehouse, tmp_path: Path) -> None:
    key = publication_id("publication 2")
    forget(warehouse, publication=key[:20], reason="withdrawn")
    forget(warehouse, person=NAME, reason="on request")
    commit(tmp_path, [named(7), record(2)], "run-3", 3)
    assert key not in warehouse.held()
    assert publication_id("publication 7") in warehouse.held()
    assert not re.search(r"(?i)j(ö|oe)rdis|123-99911", texts(warehouse.path))
    assert faults(warehouse.current()) == []


def test_a_forgotten_publication_is_not_even_read_again(warehouse: Warehouse, tmp_path: Path) -> None:
    pdf = tmp_path / "one.pdf"
    pdf.write_bytes(b"%PDF-1.4 nothing")
    this, parameters = new_run(Settings()), RunParameters(sources=(str(pdf),), out=warehouse.path)
    (original,) = plan(parameters, warehouse, Originals(warehouse.path), run=this).originals
    forget(warehouse, publication=original.publication_id, reason="withdrawn")
    planned = plan(parameters, warehouse, Originals(warehouse.path), run=this)
    assert (planned.originals, planned.seen) == ((), ())


def test_a_file_named_after_the_person_is_renamed_and_stays_the_same(warehouse: Warehouse, tmp_path: Path) -> None:
    uri = "file:///data/joerdis.weiss-kramer.pdf"
    one = record(5).model_copy(deep=True)
    one.publication.source_uri, one.publication.file_name = uri, "joerdis.weiss-kramer.pdf"
    commit(tmp_path, [one], "run-3", 3)
    assert forget(warehouse, person=NAME, reason="on request").searched.places == []
    before = len(warehouse.sources())
    at = NOON + timedelta(days=4)
    key = one.publication.publication_id
    warehouse.commit([], run=run("run-4", at=at), seen=[seen(5, at=at, source_uri=uri)])
    assert len(warehouse.sources()) == before
    (address,) = [uri for uri, held in warehouse.sources().items() if held == key]
    assert re.fullmatch(r"file:///data/\[…\]\.pdf#[0-9a-f]{12}", address)


def test_staged_chunks_of_a_dead_run_are_searched_too(warehouse: Warehouse) -> None:
    with warehouse.staging("dead") as folder:
        stage([named(8)], folder, run_id="dead", extracted_at=NOON)
    assert forget(warehouse, person=NAME, reason="on request").searched.places == []
    warehouse.rescue(run("later", at=NOON))
    assert publication_id("publication 8") in warehouse.held()
    assert "rdis" not in texts(warehouse.path)


def test_numbers_that_others_share_stay(tmp_path: Path) -> None:
    one = named(0)
    shared = one.profiles[0].contacts[0].phone
    one.profiles[0].contacts.append(Contact(kind="person", name="Ole Beispiel", phone=shared))
    commit(tmp_path, [one], "run-0")
    warehouse = Warehouse(tmp_path / "W")
    forget(warehouse, person=NAME, reason="on request")
    contacts = warehouse.table("contacts")
    assert contacts[contacts.name == "Ole Beispiel"].phone.tolist() == [shared]


def test_forgetting_twice_changes_nothing_more(warehouse: Warehouse) -> None:
    forget(warehouse, person=NAME, reason="on request")
    entries = (warehouse.path / "suppressed.json").read_text()
    done = forget(warehouse, person="Weiß-Kramer, Jördis", reason="again")
    assert (done.snapshots, done.files, done.searched.places) == (0, 0, [])
    assert (warehouse.path / "suppressed.json").read_text() == entries


def test_the_entry_says_nothing_without_its_key(warehouse: Warehouse) -> None:
    forget(warehouse, person=NAME, reason="on request")
    (entry,) = json.loads((warehouse.path / "suppressed.json").read_text())
    assert set(entry) == {"kind", "hmac", "words", "at", "reason"}
    assert (warehouse.path / "suppression.key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"reason": "x"}, "one of both"),
        ({"person": "A B", "publication": "sha256:0", "reason": "x"}, "one of both"),
        ({"person": "Weiß", "reason": "x"}, "first name and surname"),
        ({"person": NAME, "reason": " "}, "says why"),
        ({"person": NAME, "reason": f"Brief von {NAME}"}, "must not name"),
        ({"publication": "profile-1.pdf", "reason": "x"}, "64 hex digits"),
        ({"publication": "00000000", "reason": "x"}, "no publications begin so"),
    ],
)
def test_what_cannot_be_meant_is_said(warehouse: Warehouse, arguments: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        forget(warehouse, **arguments)  # type: ignore[arg-type]
    assert not (warehouse.path / "suppressed.json").exists()


def test_a_folder_that_is_no_warehouse_stays_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(NoWarehouse):
        forget(Warehouse(tmp_path), person=NAME, reason="x")
    assert not list(tmp_path.iterdir())


def test_the_command_prints_the_proof_and_no_name(warehouse: Warehouse) -> None:
    arguments = ["forget", "--person", NAME, "--reason", "on request", "-w", str(warehouse.path)]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    assert re.search(r"Searched: \d+ files, [\d,]+ texts; found: nothing", done.stdout)
    assert "Kramer" not in done.output


@pytest.mark.parametrize(
    "text",
    [
        "Jördis Weiß-Kramer",
        "JÖRDIS WEISS-KRAMER",
        "Weiß-Kramer, Jördis",
        "joerdis.weiss-kramer@example.org",
        "Jo\u0308rdis Weiß Kramer",
    ],
)
def test_names_are_met_however_they_are_written(text: str) -> None:
    names = Suppression().with_entry("person", NAME, reason="x", at=NOON)
    ((start, end),) = names.spans(text)
    assert (start, end) in {(0, len(text)), (0, len("joerdis.weiss-kramer"))}
    assert all(re.search(one, text, re.IGNORECASE) for one in pattern(NAME))


def test_other_names_are_left_alone() -> None:
    names = Suppression().with_entry("person", "Ada Muster", reason="x", at=NOON)
    for text in ("Ada Musterfrau", "Ada Beispiel und Bo Muster", "Adam Uster", "Ada\n\n\n\nMuster"):
        assert names.spans(text) == []
    assert names.spans(None) == Suppression().spans("Ada Muster") == []


def test_positions_move_with_what_is_cut_before_them() -> None:
    text, spans = "a Name b Name c", [(2, 6), (9, 13)]
    assert cut(text, spans) == "a […] b […] c"
    assert (moved(0, spans), moved(2, spans), moved(4, spans, end=True), moved(7, spans)) == (0, 2, 5, 6)
    assert (moved(14, spans), moved(15, spans, end=True)) == (12, 13)
