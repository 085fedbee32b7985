"""The flow composes the same steps as a direct run: equal warehouses, a report, nothing about persons in Prefect."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from base64 import b64encode
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import Any

import pytest

from pipeline.runs import plan as planning
from pipeline.runs import run as runs
from pipeline.runs.outcome import Outcome
from pipeline.runs.run import BudgetExceeded, Watch
from pipeline.warehouse import Warehouse
from schemas.parameters import RefreshParameters, RunParameters
from schemas.settings import Settings
from tests import stand_in
from tests.stand_in import write_publications
from tests.warehouses import content

NAMES = ("Adorf", "Bstadt", "encrypted", "deadly", "Cberg")


class Guarded(BaseHTTPRequestHandler):
    """Gives a publication to who knows the password."""

    def do_GET(self) -> None:
        expected = "Basic " + b64encode(b"ada:geheim").decode()
        self.send_response(200 if self.headers["Authorization"] == expected and "token=geheim" in self.path else 401)
        self.end_headers()
        self.wfile.write(b"Adorf is described here, as in a %PDF-")

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def flow(embedded_prefect: None) -> ModuleType:
    """`flows.ingest` with a Prefect of its own, which is started once for all tests here."""
    from flows import ingest

    return ingest


@pytest.fixture(autouse=True)
def _keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "extraction_key", stand_in.key)


def asked(source: object, out: Path, **options: Any) -> RunParameters:
    return RunParameters.model_validate({"sources": [str(source)], "out": out, "workers": 1, **options})


def test_flow_and_direct_run_give_equal_warehouses(flow: ModuleType, tmp_path: Path) -> None:
    sources = write_publications(tmp_path / "in", *NAMES)
    read: list[Outcome] = []
    report = flow.run(asked(sources, tmp_path / "by_flow"), target=stand_in.TARGET, watch=Watch(read=read.append))
    directly = runs.run(asked(sources, tmp_path / "directly"), target=stand_in.TARGET)
    assert content(tmp_path / "by_flow") == content(tmp_path / "directly")
    assert (report.rows, report.rejections) == (directly.rows, directly.rejections)
    assert len(read) == len(NAMES)


def test_a_second_flow_run_reads_nothing(flow: ModuleType, tmp_path: Path) -> None:
    sources = write_publications(tmp_path / "in", *NAMES)
    runs.run(asked(sources, tmp_path / "out"), target=stand_in.TARGET)
    report = flow.run(asked(sources, tmp_path / "out"), target="no_such_module:extract")
    assert (report.unchanged, report.rows) == (len(NAMES), {})


def test_prefect_shows_counts_and_reasons_and_no_names(
    flow: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.sorting import ArtifactSort

    from flows import shown

    events: list[tuple[str, Any]] = []
    monkeypatch.setattr(shown, "emit_event", lambda name, resource, payload: events.append((name, payload)))
    sources = write_publications(tmp_path / "in", *NAMES)
    page = tmp_path / "report.html"
    report = flow.run(asked(sources, tmp_path / "out", report=page), target=stand_in.TARGET)
    with get_client(sync_client=True) as client:
        artifacts = client.read_artifacts(sort=ArtifactSort.CREATED_DESC, limit=4)
    told = {artifact.key: str(artifact.data) for artifact in artifacts}
    assert set(told) == {"run-report", "rejections", "findings", "report"}
    assert "| profiles | 3 |" in told["run-report"]
    assert "| encrypted | 1 |" in told["run-report"]
    assert "encrypted" in told["rejections"]
    assert page.as_uri() in told["report"]
    assert "<title>Steckbrief: out</title>" in page.read_text()
    [(name, payload)] = events
    assert (name, payload["run_id"]) == ("steckbrief.run.committed", report.run_id)
    assert payload["rejections"] == {"crashed": 1, "encrypted": 1}
    shown_there = " ".join(told[key] for key in ("run-report", "rejections", "findings")) + str(events)
    assert not any(word in shown_there for word in ("Adorf", ".pdf", "example"))


def test_what_is_to_be_looked_at_is_an_event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import shown

    events: list[tuple[str, Any]] = []
    monkeypatch.setattr(shown, "emit_event", lambda name, resource, payload: events.append((name, payload)))
    for artifact in ("create_markdown_artifact", "create_table_artifact"):
        monkeypatch.setattr(shown, artifact, lambda *data, **described: None)
    sources = write_publications(tmp_path / "in", "Adorf")
    report = runs.run(asked(sources, tmp_path / "out"), target=stand_in.TARGET)
    finding = {"code": "new_series", "severity": "info", "series": "Reihe", "message": "Reihe: new"}
    shown.show(replace(report, findings=(finding,)), asked(sources, tmp_path / "out"))
    assert [name for name, _ in events] == ["steckbrief.run.committed", "steckbrief.run.new_series"]
    assert events[1][1]["series"] == "Reihe"


def test_credentials_in_addresses_are_used_and_not_recorded(flow: ModuleType, tmp_path: Path) -> None:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.sorting import FlowRunSort

    with ThreadingHTTPServer(("127.0.0.1", 0), Guarded) as server:
        Thread(target=server.serve_forever).start()
        address = f"http://ada:geheim@127.0.0.1:{server.server_address[1]}/profile.pdf?token=geheim"
        report = flow.run(asked(address, tmp_path / "out", fetch={"allow": ["127.0.0.0/8"]}), target=stand_in.TARGET)
        server.shutdown()
    assert report.rows["publications"] == 1
    with get_client(sync_client=True) as client:
        [recorded] = client.read_flow_runs(sort=FlowRunSort.START_TIME_DESC, limit=1)
    assert recorded.parameters["parameters"]["out"] == str(tmp_path / "out")
    assert "geheim" not in str(recorded.parameters)


def test_watching_leaves_the_warehouse_as_it_is_where_nothing_is_new(flow: ModuleType, tmp_path: Path) -> None:
    from flows import watch

    folder = write_publications(tmp_path / "in", "Adorf")
    path = tmp_path / "sources.toml"
    path.write_text('[sources.folder]\nkind = "folder"\nat = "in"\n', encoding="utf-8")
    parameters = asked(path, tmp_path / "out")
    first = watch.run(parameters, target=stand_in.TARGET)
    assert first
    assert [(one.name, one.links, one.new) for one in first.looked] == [("folder", 1, 1)]
    assert watch.run(parameters, target=stand_in.TARGET) is None
    write_publications(folder, "Bstadt")
    second = watch.run(parameters, target=stand_in.TARGET)
    assert second
    assert (second.looked[0].new, second.unchanged) == (1, 1)
    assert len(Warehouse(tmp_path / "out").snapshots()) == 2


def test_errors_come_out_of_the_flow_as_they_are(flow: ModuleType, tmp_path: Path) -> None:
    sources = write_publications(tmp_path / "in", *NAMES)
    with pytest.raises(BudgetExceeded):
        flow.run(asked(sources, tmp_path / "out", budget=0.1), target=stand_in.TARGET)


def test_what_the_operator_has_set_stays(tmp_path: Path) -> None:
    program = """
        from flows.environment import prepare
        prepare()
        from prefect.settings import get_current_settings
        settings = get_current_settings()
        print(settings.server.ephemeral.startup_timeout_seconds, settings.server.analytics_enabled, settings.home)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        env={**os.environ, "PREFECT_HOME": str(tmp_path), "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "200"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["200", "False", str(tmp_path)]


def test_a_refresh_by_flow_reads_and_waits_as_a_direct_one(flow: ModuleType, tmp_path: Path) -> None:
    from flows import refresh as refreshing
    from tests import poorer

    sources = write_publications(tmp_path / "in", "Adorf", "Bstadt", "Cberg", "Dhausen")
    runs.run(asked(sources, tmp_path / "out"), target=poorer.TARGET)
    asks = RefreshParameters(warehouse=tmp_path / "out", settings=Settings(reader="pdfplumber"), workers=1)
    done = refreshing.run(asks, target=poorer.TARGET)
    assert (done.publications, done.is_waiting, done.snapshot) == (4, False, Warehouse(tmp_path / "out").current())
    for file in sources.iterdir():
        file.write_text(f"{file.stem} is faint")
    runs.run(asked(sources, tmp_path / "out"), target=poorer.TARGET)
    done = refreshing.run(asks, target=poorer.TARGET)
    assert [loss["column"] for loss in done.losses] == ["email"]
    assert [one.path for one in Warehouse(tmp_path / "out").waiting()] == [done.snapshot]
