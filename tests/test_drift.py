from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.running import LogFormat, watched
from pipeline.runs.run import Report
from pipeline.warehouse import Warehouse, stage
from pipeline.warehouse.drift import drops
from schemas.parameters import RunParameters
from tests.publications import NOON, record, run


def contacts(rows: int, filled: int) -> dict[str, Any]:
    """Two contacts a publication."""
    publications = rows // 2
    return {
        "leaflets": {
            "publications": {"rows": publications, "filled": {"title": publications}},
            "contacts": {"rows": rows, "filled": {"email": filled, "name": rows}},
        }
    }


def test_a_drop_beyond_chance_is_found() -> None:
    (drop,) = drops(contacts(100, 60), [contacts(200, 180), contacts(200, 182)])
    assert (drop.table, drop.column, drop.rows) == ("contacts", "email", 100)
    assert drop.message == "leaflets: contacts.email is filled in 60% of 100 rows instead of 90%"


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (contacts(100, 86), [contacts(400, 362)]),  # chance explains it
        (contacts(10, 0), [contacts(400, 400)]),  # too few rows to say
        (contacts(9_000, 8_700), [contacts(9_000, 8_990)]),  # real, and too small to matter
        (contacts(100, 100), [contacts(400, 200)]),  # more is no fault
        (contacts(100, 50), []),  # nothing to compare with
        (contacts(100, 50), [{"brochures": contacts(400, 400)["leaflets"]}]),  # another family
    ],
)
def test_what_chance_explains_or_nobody_misses_is_left_alone(now: dict[str, Any], before: list[dict[str, Any]]) -> None:
    assert drops(now, before) == []


def test_rows_that_vanish_altogether_are_found() -> None:
    now = contacts(100, 90)
    del now["leaflets"]["contacts"]
    (drop,) = drops(now, [contacts(100, 90)])
    assert (drop.table, drop.column, drop.before, drop.now) == ("contacts", None, 2.0, 0.0)
    assert drops(contacts(80, 72), [contacts(100, 90)]) == []


def test_runs_that_are_alike_raise_hardly_any_alarm() -> None:
    rng = random.Random(7)

    def one_run() -> dict[str, Any]:
        filled = {f"column_{n}": sum(rng.random() < 0.7 for _ in range(200)) for n in range(20)}
        return {"leaflets": {"profiles": {"rows": 200, "filled": filled}}}

    alarms = sum(bool(drops(one_run(), [one_run(), one_run()])) for _ in range(200))
    assert alarms <= 2


def test_a_run_keeps_its_findings_and_says_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    warehouse = Warehouse(tmp_path / "W")
    for n, email in enumerate(["", None]):
        results = [record(2 * i, content=f"{n} {i}", email=email) for i in range(40)]
        name, at = f"run-{n}", NOON + timedelta(days=n)
        staged = stage(results, tmp_path / "staged", run_id=name, extracted_at=at)
        warehouse.commit([staged.path], run=run(name, at=at))
    assert warehouse.run_findings("run-0") == warehouse.run_findings("unknown") == []
    (finding,) = warehouse.run_findings("run-1")
    assert (finding["code"], finding["table"], finding["column"]) == ("completeness_drop", "contacts", "email")
    report = Report("run-1", warehouse.current(), 40, 0, findings=(finding,))
    asked = RunParameters(sources=("in",), out=tmp_path / "W")
    watched(lambda parameters, watch: report, asked, LogFormat.bar)
    assert f"warning: {finding['message']}" in capsys.readouterr().err
