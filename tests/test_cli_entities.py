"""`steckbrief entities` reads one text a line and prints one JSON line each."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from pipeline.cli.app import app

TEXTS = "Seit 2009 leitet Jana Wolter das Jugendamt.\n\nZwei Jahre später kamen 500 Euro dazu.\n"


def test_one_line_per_text(tmp_path: Path) -> None:
    (tmp_path / "texts.txt").write_text(TEXTS, encoding="utf-8")
    ran = CliRunner().invoke(app, ["entities", str(tmp_path / "texts.txt")])
    assert ran.exit_code == 0
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [one["text"] for one in found] == [line for line in TEXTS.splitlines() if line]
    assert {"label": "MONEY", "text": "500 Euro"}.items() <= found[1]["entities"][-1].items()


def test_standard_input_is_read(tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["entities", "-"], input=TEXTS.encode())
    assert ran.exit_code == 0
    assert len(ran.stdout.splitlines()) == 2


def test_bytes_that_are_no_utf_8_are_said(tmp_path: Path) -> None:
    (tmp_path / "texts.txt").write_bytes(b"J\xfcrgen")
    ran = CliRunner().invoke(app, ["entities", str(tmp_path / "texts.txt")])
    assert ran.exit_code != 0
    assert "not UTF-8 at byte 1" in str(ran.exception)
