"""The flow that brings publications into a warehouse: the steps of `pipeline.run` as Prefect tasks.

Tasks are handed chunks and give back paths and counts, never records. Prefect records and shows; what has been read
is known by the warehouse alone, so nothing is cached or persisted here, and nothing is retried that cannot heal.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from filelock import FileLock
from prefect import flow, get_client, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.settings import get_current_settings
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.report import markdown, rejections_table
from pipeline import run as steps
from pipeline.isolate import EXTRACT, Workers
from pipeline.sources import check
from pipeline.warehouse import Staged, Warehouse
from schemas.settings import Settings

WATCH: ContextVar[steps.Watch] = ContextVar("watch")
"""Who watches the run; set by the caller, because what a flow is given is recorded."""
BARE: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}
CHUNK_RUNNER: TaskRunner[Any] = ThreadPoolTaskRunner(max_workers=steps.CHUNKS_AT_ONCE)


def start_server() -> None:
    """Start the embedded server, or find the one of the operator. One at a time: it makes its database first."""
    home = get_current_settings().home
    home.mkdir(parents=True, exist_ok=True)
    with FileLock(home / "start.lock"), _without_interrupts(), get_client(sync_client=True) as client:
        client.hello().raise_for_status()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Processes started here do not see Ctrl-C: a server that died of it could not be told of the interruption."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@flow(name="ingest", task_runner=CHUNK_RUNNER, persist_result=False)
def ingest(
    sources: list[str],
    out: Path,
    *,
    settings: Settings | None = None,
    workers: int = 2,
    again: bool = False,
    budget: float | None = None,
    target: str = EXTRACT,
) -> steps.Report:
    """Read the publications that `sources` name into the warehouse `out`; parameters as in `pipeline.run.run`."""
    begun = time.monotonic()
    settings, watch = settings or Settings(), WATCH.get(steps.Watch())
    check(sources)
    warehouse, run = Warehouse(out), steps.new_run(settings)
    warehouse.rescue(run)
    with TemporaryDirectory(prefix="steckbrief-") as fetched, warehouse.staging(run.run_id) as directory:

        @task(name="find publications", **BARE)
        def find() -> steps.Plan:
            return steps.plan(
                sources,
                warehouse.held(),
                run=run,
                settings=settings,
                fetched=Path(fetched),
                again=again,
                forgotten=warehouse.forgotten(),
            )

        @task(name="commit", **BARE)
        def commit() -> steps.Report:
            watch.committing()
            return steps.commit(warehouse, planned, staged, budget=budget)

        planned = find()
        watch.planned(planned)
        staged = steps.stage_rejected(planned, directory, settings, watch=watch)
        with Workers(workers, settings=settings, target=target) as pool:
            staged += _read_chunks(planned, pool, directory, watch)
        report = replace(commit(), seconds=time.monotonic() - begun)
    create_markdown_artifact(markdown(report), key="run-report", description="What the run read and wrote")
    create_table_artifact(rejections_table(report), key="rejections", description="What could not be read")
    return report


def _read_chunks(planned: steps.Plan, pool: Workers, directory: Path, watch: steps.Watch) -> list[Staged]:
    # Tasks close over what they need: Prefect looks through every argument, and these hold locks and many paths.
    chunks = planned.chunks()

    @task(name="read chunk", task_run_name="chunk-{number}", **BARE)
    def read_chunk(number: int) -> Staged:
        return steps.read_chunk(chunks[number], pool, directory, run=planned.run, watch=watch)

    futures = [read_chunk.submit(number) for number in range(len(chunks))]
    try:
        return [future.result() for future in futures]
    except BaseException:
        pool.close()
        raise


def run(
    sources: Sequence[str],
    out: Path,
    *,
    settings: Settings | None = None,
    workers: int = 2,
    again: bool = False,
    budget: float | None = None,
    watch: steps.Watch | None = None,
    target: str = EXTRACT,
) -> steps.Report:
    """`pipeline.run.run` as a flow run of Prefect."""
    start_server()
    token = WATCH.set(watch or steps.Watch())
    try:
        return ingest(list(sources), out, settings=settings, workers=workers, again=again, budget=budget, target=target)
    finally:
        WATCH.reset(token)
