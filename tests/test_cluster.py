"""The same flow on a Dask cluster of two worker processes, also where one of them is killed in the middle."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.runs import plan as planning
from pipeline.runs import run as runs
from pipeline.runs.outcome import Outcome
from pipeline.runs.run import Watch
from schemas.errors import MissingExtra, UsageError
from schemas.parameters import RunParameters
from tests import stand_in
from tests.stand_in import write_publications
from tests.warehouses import content

distributed = pytest.importorskip("distributed", reason="the dask extra is not installed")
NAMES = ("Adorf", "Bstadt", "encrypted", "deadly", "Cberg", *(f"Dorf{n}" for n in range(20)))


@pytest.fixture(scope="module")
def flow(embedded_prefect: None) -> ModuleType:
    """`flows.ingest` with a Prefect of its own."""
    from flows import ingest

    return ingest


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1", silence_logs=logging.CRITICAL
    ) as one:
        yield one


@pytest.fixture(autouse=True)
def _keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "extraction_key", stand_in.key)


def asked(source: Path, out: Path, **options: Any) -> RunParameters:
    return RunParameters.model_validate({"sources": [str(source)], "out": out, "workers": 2, **options})


def test_a_cluster_and_a_direct_run_give_equal_warehouses(flow: ModuleType, cluster: Any, tmp_path: Path) -> None:
    sources = write_publications(tmp_path / "in", *NAMES)
    read: list[Outcome] = []
    on_dask = asked(sources, tmp_path / "dask", runner="dask", dask_address=cluster.scheduler_address)
    report = flow.run(on_dask, target=stand_in.TARGET, watch=Watch(read=read.append))
    directly = runs.run(asked(sources, tmp_path / "directly"), target=stand_in.TARGET)
    assert content(tmp_path / "dask") == content(tmp_path / "directly")
    assert (report.rows, report.rejections) == (directly.rows, directly.rejections)
    assert sorted(outcome.file_name for outcome in read) == sorted(f"{name}.pdf" for name in NAMES)
    assert {outcome.code for outcome in read} == {None, "encrypted", "crashed"}
    assert list((tmp_path / "dask" / "staging").iterdir()) == []


def test_a_worker_that_is_killed_loses_nothing(flow: ModuleType, cluster: Any, tmp_path: Path) -> None:
    sources = write_publications(tmp_path / "in", *(f"pause-{n}" for n in range(24)))
    out = tmp_path / "out"

    def kill_one() -> None:
        until = time.monotonic() + 120
        while not list(out.glob("staging/*/chunk-*")) and time.monotonic() < until:
            time.sleep(0.05)
        pid = next(iter(cluster.workers.values())).pid
        os.kill(pid, signal.SIGKILL)

    killer = threading.Thread(target=kill_one)
    killer.start()
    report = flow.run(
        asked(sources, out, runner="dask", dask_address=cluster.scheduler_address), target=stand_in.TARGET
    )
    killer.join()
    assert report.rows["publications"] == 24
    assert report.rejections == {}


def test_workers_elsewhere_need_a_server_that_they_reach(flow: ModuleType, tmp_path: Path) -> None:
    sources = write_publications(tmp_path / "in", "Adorf")
    parameters = asked(sources, tmp_path / "out", runner="dask", dask_address="tcp://scheduler.example:8786")
    with pytest.raises(UsageError, match="PREFECT_API_URL"):
        flow.run(parameters, target=stand_in.TARGET)


def test_where_no_scheduler_answers_it_is_said(
    flow: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import cluster as module

    monkeypatch.setattr(module, "CONNECT_SECONDS", 0.5)
    sources = write_publications(tmp_path / "in", "Adorf")
    parameters = asked(sources, tmp_path / "out", runner="dask", dask_address="tcp://127.0.0.1:9")
    with pytest.raises(UsageError, match="no scheduler answers"):
        flow.run(parameters, target=stand_in.TARGET)


def test_without_the_extra_the_message_says_what_to_install(
    flow: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    sources = write_publications(tmp_path / "in", "Adorf")
    with pytest.raises(MissingExtra, match=r"pip install 'steckbrief\[dask\]'"):
        flow.run(asked(sources, tmp_path / "out", runner="dask"), target=stand_in.TARGET)
