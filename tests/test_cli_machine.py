"""A full disk and a place that is closed to the user are said in a sentence; a fault of the program shows where."""

from __future__ import annotations

import errno
import sqlite3
import sys
from pathlib import Path

import duckdb
import pytest

from pipeline.cli.app import main
from pipeline.cli.machine import fault_of_the_machine

FAULT, UNUSABLE = 1, 2


def ended(error: Exception, monkeypatch: pytest.MonkeyPatch) -> int:
    """How a command ends in which `error` is raised."""

    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("pipeline.report.write_report", fails)
    monkeypatch.setattr(sys, "argv", ["steckbrief", "report", "warehouse"])
    with pytest.raises(SystemExit) as left:
        main()
    return int(str(left.value.code))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "out/report.html"), "out/report.html: the disk is full"),
        (OSError(errno.EROFS, "Read-only file system", "report.html"), "report.html: Read-only file system"),
        (PermissionError(errno.EACCES, "Permission denied", "report.html"), "report.html: Permission denied"),
        (duckdb.IOException('Could not write file "x.wal": No space left on device'), "the disk is full"),
    ],
)
def test_a_fault_of_the_machine_is_said_in_a_sentence(
    error: Exception, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(error, monkeypatch) == UNUSABLE
    printed = capsys.readouterr().err
    assert said in printed
    assert "Traceback" not in printed


def test_a_fault_of_the_program_shows_where(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(FileNotFoundError(errno.ENOENT, "No such file", "rules.json"), monkeypatch) == FAULT
    assert "Traceback" in capsys.readouterr().err


def test_what_a_library_wraps_is_found(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "small.sqlite")
    connection.execute("PRAGMA max_page_count = 2")
    with pytest.raises(sqlite3.OperationalError) as full:
        connection.execute("CREATE TABLE t AS SELECT randomblob(100000) AS x")
    connection.close()
    wrapped = RuntimeError("the visits could not be kept")
    wrapped.__cause__ = full.value
    assert fault_of_the_machine(wrapped)
    assert fault_of_the_machine(RuntimeError("something else")) is None
