"""The flow that brings publications into a warehouse: the steps of `pipeline.runs.run` as Prefect tasks.

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
from typing import Any

from filelock import FileLock
from prefect import flow, get_client, task
from prefect.cache_policies import NO_CACHE
from prefect.settings import get_current_settings
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.caller import Caller, called_by, caller_of
from flows.shown import show
from pipeline.guarded.isolate import EXTRACT, Workers
from pipeline.report import write_report
from pipeline.runs import run as steps
from pipeline.runs.plan import Plan, plan
from pipeline.runs.processor import cores
from pipeline.sources.addresses import is_address, without_credentials
from pipeline.sources.asked import asked
from pipeline.warehouse import Staged, Warehouse
from pipeline.warehouse.originals import Originals
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
    """Read the publications of the sources into the warehouse; the steps of `pipeline.runs.run.run`."""
    report = carry_out(parameters)
    assert report is not None  # only who asks for news alone may get none
    return report


def carry_out(parameters: RunParameters, *, news_only: bool = False) -> steps.Report | None:
    """The steps of a run as tasks of the flow that calls.

    With `news_only` nothing is committed, and the answer is None, where the sources have nothing that the warehouse
    does not know.
    """
    begun = time.monotonic()
    caller = caller_of(parameters)
    parameters, watch = caller.parameters, caller.watch
    settings = parameters.settings
    asked(parameters)
    warehouse, run = Warehouse(parameters.out), steps.new_run(settings)
    warehouse.rescue(run)
    with warehouse.staging(run.run_id) as directory, Originals(parameters.out) as originals:

        @task(name="find publications", **BARE)
        def find() -> Plan:
            return plan(parameters, warehouse, originals, run=run, progress=watch.finding)

        @task(name="commit", **BARE)
        def commit() -> steps.Report:
            watch.committing()
            return steps.commit(warehouse, planned, staged, originals, budget=parameters.budget)

        planned = find()
        watch.planned(planned)
        if news_only and planned.nothing_new:
            steps.remember(planned, originals)
            return None
        refused = steps.stage_rejected(planned, directory, settings, watch=watch)
        staged = read_chunks(planned, directory, refused, caller)
        report = replace(commit(), seconds=time.monotonic() - begun)
    if parameters.report:
        write_report(parameters.out, parameters.report)
    show(report, parameters)
    return report


def read_chunks(planned: Plan, directory: Path, refused: list[Staged], caller: Caller) -> list[Staged]:
    """Read all chunks where the caller wants them read, each as a task; with the `refused` ones before them."""
    parameters, watch, target = caller.parameters, caller.watch, caller.target
    if parameters.runner == "dask":
        from flows import cluster

        return refused + cluster.read_chunks(planned, directory, parameters=parameters, watch=watch, target=target)
    # Tasks close over what they need: Prefect looks through every argument, and these hold locks and many paths.
    chunks, staged = planned.chunks(), list(refused)
    with Workers(parameters.workers or cores(), settings=parameters.settings, target=target) as pool:

        @task(name="read chunk", task_run_name="chunk-{number}", **BARE)
        def read_chunk(number: int) -> None:
            if not steps.is_stopped(chunks[number], planned, staged):
                staged.append(steps.read_chunk(chunks[number], pool, directory, run=planned.run, watch=watch))

        futures = [read_chunk.submit(number) for number in range(len(chunks))]
        try:
            for future in futures:
                future.result()
        except BaseException:
            pool.close()
            raise
    return staged


def run(parameters: RunParameters, *, watch: steps.Watch | None = None, target: str = EXTRACT) -> steps.Report:
    """`pipeline.runs.run.run` as a flow run of Prefect."""
    start_server()
    with called_by(Caller(parameters, watch or steps.Watch(), target)):
        return ingest(recorded(parameters))


def recorded(parameters: RunParameters) -> RunParameters:
    """The parameters as Prefect may record them: without what is secret in addresses."""
    clean = (without_credentials(source) if is_address(source) else source for source in parameters.sources)
    return parameters.model_copy(update={"sources": tuple(clean)})
