"""Sources are looked at when they are due."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner

from flows.serve import serve
from pipeline.cli import app
from pipeline.runs.run import Report
from pipeline.runs.schedule import Due, next_due
from schemas.errors import SteckbriefError, UsageError, WarehouseLocked
from schemas.parameters import RunParameters
from schemas.sources import Folder

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2024, 5, 6, 5, 59, tzinfo=BERLIN)


def source(name: str, schedule: str | None) -> Folder:
    return Folder(kind="folder", name=name, at=("profiles",), schedule=schedule)


class Clock:
    """A clock that jumps to whenever somebody waits for."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.stop = threading.Event()
        self.stop.wait = self.wait  # type: ignore[method-assign]

    def now(self) -> datetime:
        return self.at

    def wait(self, timeout: float | None = None) -> bool:
        self.at += timedelta(seconds=timeout or 0)
        return self.stop.is_set()


class Told:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.waits: list[Due] = []
        self.looks: list[tuple[str, ...]] = []
        self.errors: list[str] = []

    def waiting(self, due: Due) -> None:
        self.waits.append(due)

    def looked(self, due: Due, report: Report | None) -> None:
        self.looks.append(due.names)

    def failed(self, error: SteckbriefError) -> None:
        self.errors.append(str(error))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "profiles").mkdir()
    path = tmp_path / "sources.toml"
    write(path, hourly="0 * * * *", weekly="0 6 * * 1")
    return path


def write(path: Path, **schedules: str) -> None:
    tables = (f'[sources.{n}]\nkind = "folder"\nat = "profiles"\nschedule = "{s}"\n' for n, s in schedules.items())
    path.write_text("\n".join(tables))


def asked(file: Path) -> RunParameters:
    return RunParameters(sources=(str(file),), out=file.parent / "warehouse")


def test_sources_that_are_due_together_are_one_look() -> None:
    due = next_due([source("a", "0 6 * * *"), source("b", "0 6 * * 1"), source("c", "1 6 * * *")], MONDAY)
    assert due == Due(MONDAY.replace(hour=6, minute=0), ("a", "b"))


def test_what_has_no_schedule_is_never_due() -> None:
    assert next_due([source("a", None)], MONDAY) is None


def test_the_hour_that_is_skipped_in_spring_skips_no_look() -> None:
    before = datetime(2024, 3, 31, 1, 0, tzinfo=BERLIN)
    due = next_due([source("a", "30 2 * * *")], before)
    assert due is not None
    assert due.at.date() == before.date()


def test_sources_are_looked_at_when_they_are_due(file: Path) -> None:
    clock, told, looked = Clock(MONDAY), Told(), []

    def look(parameters: RunParameters) -> None:
        looked.append((clock.at, parameters.only))
        if len(looked) == 3:
            clock.stop.set()

    serve(asked(file), told, look=look, stop=clock.stop, now=clock.now)
    six = MONDAY.replace(hour=6, minute=0)
    assert looked == [
        (six, ("hourly", "weekly")),
        (six + timedelta(hours=1), ("hourly",)),
        (six + timedelta(hours=2), ("hourly",)),
    ]
    assert told.looks == [("hourly", "weekly"), ("hourly",), ("hourly",)]


def test_what_became_due_during_a_look_is_one_look_after_it(file: Path) -> None:
    clock, looks = Clock(MONDAY), []

    def look(parameters: RunParameters) -> None:
        looks.append(clock.at)
        clock.at += timedelta(hours=5, minutes=30)
        if len(looks) == 2:
            clock.stop.set()

    serve(asked(file), Told(), look=look, stop=clock.stop, now=clock.now)
    assert looks[1] - looks[0] == timedelta(hours=6)


def test_a_look_that_fails_is_told_and_the_next_one_comes(file: Path) -> None:
    clock, told, looks = Clock(MONDAY), Told(), []

    def look(parameters: RunParameters) -> None:
        looks.append(clock.at)
        if len(looks) == 2:
            clock.stop.set()
            return
        raise WarehouseLocked("locked for long")

    serve(asked(file), told, look=look, stop=clock.stop, now=clock.now)
    assert (told.errors, len(told.looks)) == (["locked for long"], 1)


def test_an_edit_of_the_file_counts_from_the_next_look_on_and_a_broken_one_changes_nothing(file: Path) -> None:
    clock, told, looks = Clock(MONDAY), Told(), []
    edits = iter([lambda: file.write_text("nonsense"), lambda: write(file, other="15 * * * *"), clock.stop.set])

    def look(parameters: RunParameters) -> None:
        looks.append(parameters.only)
        next(edits)()

    serve(asked(file), told, look=look, stop=clock.stop, now=clock.now)
    assert looks == [("hourly", "weekly"), ("hourly",), ("other",)]
    assert len(told.errors) == 1
    assert "not TOML" in told.errors[0]


def test_without_a_schedule_there_is_nothing_to_wait_for(file: Path) -> None:
    file.write_text('[sources.a]\nkind = "folder"\nat = "profiles"\n')
    with pytest.raises(UsageError, match="no source has a schedule"):
        serve(asked(file), Told(), look=lambda parameters: None, stop=threading.Event())


def test_the_command_says_what_cannot_be_used(tmp_path: Path) -> None:
    missing = CliRunner().invoke(app, ["serve", str(tmp_path / "sources.toml"), "--out", str(tmp_path / "W")])
    assert isinstance(missing.exception, UsageError)
