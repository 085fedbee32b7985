"""What older rules have read is read again from what is at hand, and published unless too much is lost by it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.runs import plan as planning
from pipeline.runs import refresh as module
from pipeline.runs import run as runs
from pipeline.runs.refresh import Refreshed, refresh
from pipeline.warehouse import Warehouse, diff, forget
from pipeline.warehouse.waiting import discard, promote, refreshing
from schemas.errors import NoWarehouse, UsageError, WarehouseLocked
from schemas.parameters import RefreshParameters, RunParameters
from schemas.settings import Settings
from tests import stand_in
from tests.poorer import TARGET
from tests.publications import publication_id

NEWER = Settings(reader="pdfplumber")


@pytest.fixture(autouse=True)
def _keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "extraction_key", stand_in.key)
    for place in (planning, runs):
        monkeypatch.setattr(place, "rejection_key", lambda settings: f"rejected by {settings.reader}")


def write(folder: Path, **texts: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.pdf").write_text(text)


def run(place: Path) -> Warehouse:
    asked = RunParameters(sources=(str(place / "in"),), out=place / "W", workers=1)
    runs.run(asked, target=TARGET)
    return Warehouse(place / "W")


def again(warehouse: Warehouse, settings: Settings | None = NEWER, max_drop: float = 0.05) -> Refreshed:
    asked = RefreshParameters(warehouse=warehouse.path, settings=settings, workers=1, max_drop=max_drop)
    return refresh(asked, target=TARGET)


def emails(warehouse: Warehouse, snapshot: str | None = None) -> dict[str, str | None]:
    rows = warehouse.table("contacts", snapshot=snapshot)
    return {row["municipality"]: row["email"] or None for row in rows.astype(object).to_dict("records")}


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    """Of three publications that any version reads alike."""
    write(tmp_path / "in", a="Adorf is here", b="Bstadt is here", c="Cberg is here")
    return run(tmp_path)


@pytest.fixture
def faint(tmp_path: Path) -> Warehouse:
    """Of five publications, of which the newer version loses three e-mail addresses."""
    names = {f"p{n}": f"{name} is faint" for n, name in enumerate(("Adorf", "Bstadt", "Cberg"))}
    write(tmp_path / "in", **names, d="Dhausen is here", e="Eheim is here")
    return run(tmp_path)


def test_what_today_s_rules_have_read_is_left_alone(warehouse: Warehouse) -> None:
    done = again(warehouse, settings=None)
    assert (done.publications, done.current, done.is_waiting) == (0, 3, False)
    assert len(warehouse.snapshots()) == 1


def test_what_older_rules_have_read_is_read_again_and_published(warehouse: Warehouse) -> None:
    before = warehouse.table("publication_sources")
    done = again(warehouse)
    assert (done.publications, done.is_waiting, done.snapshot) == (3, False, warehouse.current())
    assert set(warehouse.table("publications")["extraction_key"]) == {"generic read with pdfplumber"}
    assert warehouse.table("publication_sources").equals(before), "a refresh looks at no source"
    assert list(diff(warehouse.snapshots()[0].path, warehouse.current())) == []
    assert again(warehouse).publications == 0


def test_what_was_read_for_the_family_of_its_source_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path / "in", a="Adorf is here")
    listed = tmp_path / "sources.toml"
    listed.write_text('[sources.archive]\nkind = "folder"\nat = "in"\nfamily = "chancengerechtigkeit"\n')
    runs.run(RunParameters(sources=(str(listed),), out=tmp_path / "W", workers=1), target=TARGET)
    warehouse = Warehouse(tmp_path / "W")
    assert set(warehouse.table("publications")["extraction_key"]) == {"generic read with pdfiumchancengerechtigkeit"}
    assert again(warehouse, settings=None).current == 1


def test_without_settings_publications_are_read_as_the_latest_run_has_read_them(warehouse: Warehouse) -> None:
    again(warehouse)
    assert again(warehouse, settings=None).current == 3


def test_settings_that_are_no_longer_known_are_an_error_that_says_what_to_do(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "Settings", int)
    with pytest.raises(UsageError, match="--settings or an option says"):
        again(warehouse, settings=None)


def test_what_is_not_at_hand_is_counted(warehouse: Warehouse) -> None:
    inbox = warehouse.path.parent / "in"
    (inbox / "a.pdf").unlink()
    (inbox / "b.pdf").write_text("other bytes")
    done = again(warehouse)
    assert (done.publications, dict(done.out_of_reach)) == (1, {"file": 2})
    assert emails(warehouse) == dict.fromkeys(("Adorf", "Bstadt", "Cberg")) | {
        name: f"rathaus@{name.lower()}.example" for name in ("Adorf", "Bstadt", "Cberg")
    }


def test_originals_that_the_warehouse_keeps_are_at_hand(warehouse: Warehouse) -> None:
    file = warehouse.path.parent / "in" / "a.pdf"
    kept = warehouse.path / "originals" / f"{publication_id(file.read_text()).removeprefix('sha256:')}.pdf"
    kept.parent.mkdir(exist_ok=True)
    file.rename(kept)
    assert (again(warehouse).publications, set(warehouse.table("publications")["file_name"])) == (
        3,
        {"a.pdf", "b.pdf", "c.pdf"},
    )
    kept.write_text("spoilt")
    assert again(warehouse, settings=Settings()).out_of_reach == {"file": 1}


def test_a_rejection_that_can_be_read_by_now_becomes_a_record(tmp_path: Path) -> None:
    write(tmp_path / "in", a="Adorf locked", b="Bstadt is here")
    warehouse = run(tmp_path)
    assert warehouse.snapshot().rows["rejections"] == 1
    again(warehouse)
    assert warehouse.snapshot().rows["rejections"] == 0
    sources = warehouse.table("publication_sources")
    assert sources["source_uri"].is_unique
    assert set(sources["publication_id"]) == set(warehouse.table("publications")["publication_id"])


def test_a_refresh_that_loses_too_much_waits_for_a_look(faint: Warehouse) -> None:
    before = faint.snapshot()
    done = again(faint)
    assert faint.snapshot() == before
    (waiting,) = faint.waiting()
    assert (done.is_waiting, done.snapshot) == (True, waiting.path)
    (loss,) = done.losses
    assert (loss["family"], loss["table"], loss["column"]) == ("generic", "contacts", "email")
    assert loss["message"] == "generic: contacts.email filled 5 times before, 2 times now (-60%)"
    assert emails(faint)["Adorf"] == "rathaus@adorf.example"
    assert emails(faint, waiting.snapshot_id)["Adorf"] is None
    changed = {(change.municipality, change.column, change.new) for change in diff(before.path, waiting.path)}
    assert changed == {(name, "email", None) for name in ("Adorf", "Bstadt", "Cberg")}


def test_publications_that_can_no_longer_be_read_are_a_loss(tmp_path: Path) -> None:
    write(tmp_path / "in", **{f"p{n}": f"Dorf{n}" for n in range(5)})
    warehouse = run(tmp_path)
    asked = RefreshParameters(warehouse=warehouse.path, settings=NEWER, workers=1)
    done = refresh(asked, target="tests.test_refresh:nothing_is_readable")
    assert done.is_waiting
    assert {(loss["table"], loss["column"], loss["now"]) for loss in done.losses} == {
        (table, None, 0) for table in ("publications", "profiles", "contacts")
    }


def nothing_is_readable(data: bytes, **options: object) -> object:
    return stand_in.extract(b"encrypted", **options)  # type: ignore[arg-type]


def test_more_may_be_lost_where_somebody_allows_it(faint: Warehouse) -> None:
    done = again(faint, max_drop=0.6)
    assert (done.is_waiting, faint.waiting(), done.snapshot) == (False, [], faint.current())
    assert emails(faint)["Adorf"] is None


def test_what_waits_is_not_read_once_more(faint: Warehouse) -> None:
    again(faint)
    done = again(faint)
    assert (done.publications, done.waiting, done.is_waiting, len(faint.waiting())) == (0, 5, True, 1)


def test_a_better_reading_takes_the_place_of_one_that_waits(faint: Warehouse) -> None:
    (first,) = [again(faint).snapshot.name]
    done = again(faint, settings=Settings(reader="pdfplumber", cross_check=True))
    assert done.publications == 0, "the stand-in's key knows the reader alone"
    discard(faint, first)
    assert again(faint).publications == 5
    assert len(faint.waiting()) == 1


def test_promoting_publishes_what_waits(faint: Warehouse) -> None:
    waiting = again(faint).snapshot.name
    done = promote(faint, waiting)
    assert (done.published, done.left_out) == (5, 0)
    assert done.snapshot is not None
    assert faint.current().name == done.snapshot.snapshot_id
    assert emails(faint)["Adorf"] is None
    assert faint.waiting() == []
    assert "refresh" not in {path.name for path in (faint.path / "staging").iterdir()}
    assert len(faint.table("runs")) == 2


def test_promoting_leaves_alone_what_is_newer_by_then(faint: Warehouse, tmp_path: Path) -> None:
    waiting = again(faint).snapshot.name
    write(tmp_path / "in", p0="Adorf has news", f="Fwald is here")  # a new edition and a new publication
    run(tmp_path)
    done = promote(faint, waiting)
    assert (done.published, done.left_out) == (4, 1)
    assert emails(faint) == {
        "Adorf": "rathaus@adorf.example", "Bstadt": None, "Cberg": None, "Dhausen": "rathaus@dhausen.example",
        "Eheim": "rathaus@eheim.example", "Fwald": "rathaus@fwald.example",
    }  # fmt: skip


def test_promoting_what_is_all_newer_by_then_makes_no_snapshot(faint: Warehouse) -> None:
    waiting = again(faint).snapshot.name
    again(faint, settings=Settings(), max_drop=1.0)
    asked = RunParameters(sources=(str(faint.path.parent / "in"),), out=faint.path, workers=1, again=True)
    runs.run(asked, target=TARGET)
    current = faint.current()
    done = promote(faint, waiting)
    assert (done.snapshot, done.published, done.left_out) == (None, 0, 5)
    assert (faint.current(), faint.waiting()) == (current, [])


def test_only_what_waits_can_be_promoted_or_discarded(faint: Warehouse) -> None:
    current = faint.snapshot().snapshot_id
    for command in (promote, discard):
        with pytest.raises(UsageError, match="is published and not waiting; waiting are none"):
            command(faint, current)
        with pytest.raises(NoWarehouse, match="no snapshot 'x'"):
            command(faint, "x")
    with pytest.raises(UsageError, match="promote"):
        faint.restore(again(faint).snapshot.name)


def test_what_a_killed_refresh_had_finished_is_not_read_again(
    faint: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(module, "renew", killed)
        with pytest.raises(SystemExit):
            again(faint)
    before = faint.snapshot()
    run(faint.path.parent)
    assert emails(faint)["Adorf"] == "rathaus@adorf.example", "a run does not publish what has not been compared"
    done = refresh(RefreshParameters(warehouse=faint.path, settings=NEWER, workers=1), target="no_such_module:extract")
    assert (done.publications, done.is_waiting) == (5, True)
    assert before.snapshot_id in {one.snapshot_id for one in faint.snapshots()}
    assert list((faint.path / "staging").iterdir()) == []


@pytest.mark.parametrize("allowed", [0.05, 1.0])
def test_a_refresh_killed_after_its_commit_does_nothing_twice(
    faint: Warehouse, allowed: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.warehouse import waiting

    with monkeypatch.context() as patched:
        patched.setattr(waiting.shutil, "rmtree", lambda *_, **__: None)  # the chunks stay, as if nobody came to it
        again(faint, max_drop=allowed)
    snapshots, waits = len(faint.snapshots()), len(faint.waiting())
    again(faint, max_drop=allowed)
    assert (len(faint.snapshots()), len(faint.waiting())) == (snapshots, waits)


def test_two_refreshes_at_once_are_one_too_many(faint: Warehouse) -> None:
    with refreshing(faint, runs.new_run(NEWER)), pytest.raises(WarehouseLocked, match="another refresh is at work"):
        again(faint)


def test_the_command_says_what_is_lost_and_what_to_do(faint: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = faint.path.parent / "steckbrief.toml"
    settings.write_text('reader = "pdfplumber"\n')
    monkeypatch.setattr(refresh, "__kwdefaults__", {"watch": None, "target": TARGET})
    options = ["-w", str(faint.path), "--direct", "--settings", str(settings), "--workers", "1"]
    done = CliRunner().invoke(app, ["refresh", *options])
    assert done.exit_code == 5, done.output
    (waiting,) = faint.waiting()
    assert "Read again: 5 publications; 0 publications as today's rules read them" in done.stdout
    assert "generic: contacts.email filled 5 times before, 2 times now (-60%)" in done.stdout
    assert f"steckbrief snapshots promote {waiting.snapshot_id}" in done.stdout
    listed = CliRunner().invoke(app, ["snapshots", "list", "-w", str(faint.path), "--format", "json"]).stdout
    assert [(one["current"], one["waiting"]) for one in json.loads(listed)] == [(True, False), (False, True)]
    sql = "SELECT count(*) AS n FROM contacts WHERE email IS NULL"
    asked = ["query", sql, "-w", str(faint.path), "--snapshot", waiting.snapshot_id, "--format", "json"]
    assert json.loads(CliRunner().invoke(app, asked).stdout) == [{"n": 3}]
    compared = ["snapshots", "diff", "current", waiting.snapshot_id, "-w", str(faint.path), "--format", "json"]
    assert len(CliRunner().invoke(app, compared).stdout.splitlines()) == 3
    published = CliRunner().invoke(app, ["snapshots", "promote", waiting.snapshot_id, "-w", str(faint.path)])
    assert "is current with 5 publications" in published.stdout
    assert CliRunner().invoke(app, ["refresh", *options]).exit_code == 0


def test_discarding_leaves_what_is_current(faint: Warehouse) -> None:
    waiting, current = again(faint).snapshot.name, faint.current()
    assert "is removed" in CliRunner().invoke(app, ["snapshots", "discard", waiting, "-w", str(faint.path)]).stdout
    assert (faint.waiting(), faint.current()) == ([], current)


def test_a_waiting_snapshot_never_expires(faint: Warehouse) -> None:
    again(faint)
    faint.expire(keep=1)
    assert len(faint.waiting()) == 1


def test_forgetting_reaches_what_waits(faint: Warehouse) -> None:
    (waiting,) = [again(faint).snapshot]
    key = publication_id("Adorf is faint")
    done = forget(faint, publication=key, reason="withdrawn")
    assert done.searched.places == []
    assert key not in set(faint.table("publications", snapshot=waiting.name)["publication_id"])
    assert promote(faint, waiting.name).published == 4
    assert set(emails(faint)) == {"Bstadt", "Cberg", "Dhausen", "Eheim"}
