"""The flow that brings publications into a warehouse: the steps of `pipeline.run` as Prefect tasks.

Tasks are handed chunks and give back paths and counts, never records. Prefect records and shows; what has been read
is known by the warehouse alone, so nothing is cached or persisted here, and nothing is retried that cannot heal.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
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

from flows.caller import Caller, called_by, caller_of
from flows.report import markdown, rejections_table
from pipeline import run as steps
from pipeline.addresses import is_address, without_credentials
from pipeline.isolate import EXTRACT, Workers
from pipeline.sources import check
from pipeline.warehouse import Staged, Warehouse
from schemas.parameters import RunParameters

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
def ingest(parameters: RunParameters) -> steps.Report:
    """Read the publications of the sources into the warehouse; the steps of `pipeline.run.run`."""
    begun = time.monotonic()
    caller = caller_of(parameters)
    parameters, watch = caller.parameters, caller.watch
    settings = parameters.settings
    check(parameters.sources)
    warehouse, run = Warehouse(parameters.out), steps.new_run(settings)
    warehouse.rescue(run)
    with TemporaryDirectory(prefix="steckbrief-") as fetched, warehouse.staging(run.run_id) as directory:

        @task(name="find publications", **BARE)
        def find() -> steps.Plan:
            return steps.plan(parameters, warehouse, run=run, fetched=Path(fetched))

        @task(name="commit", **BARE)
        def commit() -> steps.Report:
            watch.committing()
            return steps.commit(warehouse, planned, staged, budget=parameters.budget)

        planned = find()
        watch.planned(planned)
        staged = steps.stage_rejected(planned, directory, settings, watch=watch)
        staged += _read_chunks(planned, directory, caller)
        report = replace(commit(), seconds=time.monotonic() - begun)
    create_markdown_artifact(markdown(report), key="run-report", description="What the run read and wrote")
    create_table_artifact(rejections_table(report), key="rejections", description="What could not be read")
    return report


def _read_chunks(planned: steps.Plan, directory: Path, caller: Caller) -> list[Staged]:
    parameters, watch, target = caller.parameters, caller.watch, caller.target
    if parameters.runner == "dask":
        from flows.cluster import read_chunks

        return read_chunks(planned, directory, parameters=parameters, watch=watch, target=target)
    # Tasks close over what they need: Prefect looks through every argument, and these hold locks and many paths.
    chunks = planned.chunks()
    with Workers(parameters.workers or steps.cores(), settings=parameters.settings, target=target) as pool:

        @task(name="read chunk", task_run_name="chunk-{number}", **BARE)
        def read_chunk(number: int) -> Staged:
            return steps.read_chunk(chunks[number], pool, directory, run=planned.run, watch=watch)

        futures = [read_chunk.submit(number) for number in range(len(chunks))]
        try:
            return [future.result() for future in futures]
        except BaseException:
            pool.close()
            raise


def run(parameters: RunParameters, *, watch: steps.Watch | None = None, target: str = EXTRACT) -> steps.Report:
    """`pipeline.run.run` as a flow run of Prefect."""
    start_server()
    clean = tuple(without_credentials(source) if is_address(source) else source for source in parameters.sources)
    with called_by(Caller(parameters, watch or steps.Watch(), target)):
        return ingest(parameters.model_copy(update={"sources": clean}))
