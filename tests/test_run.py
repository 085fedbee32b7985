"""A run reads what is new, stops at nothing and leaves one consistent warehouse."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.runs import plan as planning
from pipeline.runs import run as runs
from pipeline.runs.outcome import Outcome
from pipeline.runs.plan import Plan
from pipeline.runs.run import BudgetExceeded, Report, Watch
from pipeline.warehouse import Warehouse
from schemas.errors import UsageError
from schemas.parameters import RunParameters
from schemas.settings import Limits, Settings
from tests import stand_in
from tests.stand_in import write_publications


def run(sources: Sequence[str], out: Path, *, watch: Watch | None = None, **options: Any) -> Report:
    parameters = RunParameters.model_validate({"sources": sources, "out": out, "workers": 1, **options})
    return runs.run(parameters, watch=watch, target=stand_in.TARGET)


class Log:
    """Remembers what a run told."""

    def __init__(self) -> None:
        self.plans: list[Plan] = []
        self.read: list[Outcome] = []
        self.watch = Watch(planned=self.plans.append, read=self.read.append)


def column(warehouse: Path, table: str, name: str) -> list[Any]:
    return sorted(Warehouse(warehouse).table(table)[name].dropna())


@pytest.fixture(autouse=True)
def _keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "extraction_key", stand_in.key)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return write_publications(tmp_path / "in", "Adorf", "Bstadt", "encrypted", "deadly", "unforeseen", "Cberg")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "warehouse"


def test_every_publication_ends_as_a_record_or_a_rejection(sources: Path, out: Path) -> None:
    report = run([str(sources)], out)
    assert column(out, "profiles", "municipality") == ["Adorf", "Bstadt", "Cberg"]
    assert column(out, "rejections", "code") == ["crashed", "crashed", "encrypted"]
    assert (report.sources, report.unchanged, report.rows["publications"]) == (6, 0, 3)
    assert report.rejections == {"crashed": 2, "encrypted": 1}


def test_a_rejection_knows_its_file(sources: Path, out: Path) -> None:
    run([str(sources)], out)
    rejections = Warehouse(out).table("rejections").set_index("file_name")
    row = rejections.loc["unforeseen.pdf"]
    assert row["publication_id"].startswith("sha256:")
    assert row["size_bytes"] == (sources / "unforeseen.pdf").stat().st_size
    assert "KeyError at stand_in.py" in row["message"]


def test_a_second_run_reads_nothing_not_even_what_was_rejected(sources: Path, out: Path) -> None:
    run([str(sources)], out)
    log = Log()
    report = run([str(sources)], out, watch=log.watch)
    assert log.read == []
    assert (report.sources, report.unchanged) == (6, 6)
    assert column(out, "profiles", "municipality") == ["Adorf", "Bstadt", "Cberg"]


def test_only_what_is_new_is_read(sources: Path, out: Path) -> None:
    run([str(sources)], out)
    write_publications(sources, "Ddorf")
    log = Log()
    run([str(sources)], out, watch=log.watch)
    assert [outcome.file_name for outcome in log.read if not outcome.code] == ["Ddorf.pdf"]
    assert column(out, "profiles", "municipality") == ["Adorf", "Bstadt", "Cberg", "Ddorf"]


def test_another_reader_reads_all_again(sources: Path, out: Path) -> None:
    run([str(sources)], out)
    log = Log()
    run([str(sources)], out, watch=log.watch, settings=Settings(reader="pdfplumber"))
    assert len(log.read) == 6
    assert len(column(out, "profiles", "municipality")) == 3


def test_other_limits_give_rejections_another_try_and_leave_records_alone(sources: Path, out: Path) -> None:
    run([str(sources)], out)
    log = Log()
    run([str(sources)], out, watch=log.watch, settings=Settings(limits=Limits(wall_seconds=300)))
    assert len(log.read) == 3
    assert all(outcome.code for outcome in log.read)


def test_everything_is_read_again_where_that_is_asked_for(sources: Path, out: Path) -> None:
    run([str(sources)], out)
    assert run([str(sources)], out, again=True).rows["publications"] == 3


def test_the_same_bytes_twice_are_one_publication_with_two_sources(tmp_path: Path, out: Path) -> None:
    write_publications(tmp_path / "one", "Adorf")
    write_publications(tmp_path / "two", "Adorf")
    log = Log()
    report = run([str(tmp_path / "one"), str(tmp_path / "two")], out, watch=log.watch)
    assert (len(log.read), report.sources) == (1, 2)
    assert len(column(out, "publications", "publication_id")) == 1
    assert len(column(out, "publication_sources", "source_uri")) == 2


def test_what_could_not_be_fetched_is_rejected_too(tmp_path: Path, out: Path) -> None:
    (tmp_path / "list.txt").write_text("missing.pdf\n")
    log = Log()
    report = run([str(tmp_path / "list.txt")], out, watch=log.watch)
    assert report.rejections == {"not_found": 1}
    assert log.plans[0].to_read == len(log.read) == 1
    assert column(out, "rejections", "file_name") == ["missing.pdf"]


def test_a_run_over_nothing_makes_a_warehouse_with_empty_tables(tmp_path: Path, out: Path) -> None:
    (tmp_path / "in").mkdir()
    run([str(tmp_path / "in")], out)
    assert pd.read_parquet(out / "current" / "contacts").empty


def test_too_many_rejections_leave_the_warehouse_as_it_was(sources: Path, out: Path) -> None:
    with pytest.raises(BudgetExceeded, match=r"3 of 6 .*crashed 2, encrypted 1.* 40%"):
        run([str(sources)], out, budget=0.4)
    run([str(write_publications(sources.parent / "other", "Ddorf"))], out, budget=0.4)
    assert column(out, "profiles", "municipality") == ["Ddorf"]


def test_what_an_interrupted_run_had_read_is_not_read_again(
    sources: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Warehouse, "commit", killed)
        with pytest.raises(KeyboardInterrupt):
            run([str(sources)], out)
    log = Log()
    report = run([str(sources)], out, watch=log.watch)
    assert log.read == []
    assert report.unchanged == 6
    assert column(out, "profiles", "municipality") == ["Adorf", "Bstadt", "Cberg"]


def test_an_interrupt_ends_a_run_at_once_and_leaves_no_worker(tmp_path: Path, out: Path) -> None:
    program = """
        import signal
        import sys
        from pipeline.runs.run import Watch, run
        from schemas.parameters import RunParameters
        from tests import stand_in

        signal.signal(signal.SIGINT, signal.default_int_handler)  # shells let what runs in the background ignore it
        watch = Watch(read=lambda result: print("read", flush=True))
        parameters = RunParameters(sources=(sys.argv[1],), out=sys.argv[2], workers=2)
        run(parameters, target=stand_in.TARGET, watch=watch)
    """
    sources = write_publications(tmp_path / "in", "Adorf", "slow", *(f"slow{n}" for n in range(20)))
    running = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program), str(sources), str(out)],
        cwd=Path(__file__).parent.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "read\n"
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=100)  # the pipes close when the last worker is gone
    assert "KeyboardInterrupt" in said
    assert not (out / "current").exists()


def test_an_unusable_source_leaves_no_trace(out: Path) -> None:
    with pytest.raises(UsageError):
        run(["nowhere.pdf"], out)
    assert not out.exists()


def test_many_chunks_give_the_warehouse_of_one(tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"Ort{n}" for n in range(7)]
    folder = write_publications(tmp_path / "in", *names)
    run([str(folder)], out)
    monkeypatch.setattr(Plan, "chunks", lambda plan: [(o,) for o in plan.originals])
    run([str(folder)], tmp_path / "chunked", workers=2)
    assert column(tmp_path / "chunked", "profiles", "municipality") == column(out, "profiles", "municipality") == names
