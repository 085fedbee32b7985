"""Chunks on a Dask cluster: they travel as references, workers write staged parts, one committer commits.

Whatever a worker reads or writes lies below the warehouse's folder or at the paths of the sources, so both are on a
file system that all workers see. A worker that dies loses its chunk to another one; a chunk that was staged twice
counts once. In every Dask worker publications are read in guarded processes as everywhere else.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.server.api.server import SubprocessASGIServer
from prefect.settings import PREFECT_API_URL, temporary_settings

from pipeline.guarded.isolate import Workers
from pipeline.runs import run as steps
from pipeline.runs.original import Original
from pipeline.runs.outcome import staged_outcomes
from pipeline.runs.plan import Plan
from pipeline.runs.processor import cores
from pipeline.warehouse import Staged
from schemas.errors import MissingExtra, UsageError
from schemas.parameters import RunParameters
from schemas.runs import Run
from schemas.settings import Settings

CHUNKS_PER_WORKER = 4  # a worker that is done early takes over from one that is late
CONNECT_SECONDS = 30
HERE = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class Work:
    """One chunk, as it is sent to a worker."""

    originals: Sequence[Original]
    directory: Path
    run: Run
    settings: Settings
    target: str


def read_chunks(
    planned: Plan, directory: Path, *, parameters: RunParameters, watch: steps.Watch, target: str
) -> list[Staged]:
    """Read all chunks on the cluster at `parameters.dask_address`, or on one of this machine that is made for it.

    Raises MissingExtra without Dask, and UsageError where no cluster answers.
    """
    if not planned.originals:
        return []
    with _one_server(parameters), _runner(parameters) as runner:
        workers = _workers(runner, parameters)
        chunks = planned.chunks(at_once=CHUNKS_PER_WORKER * workers)
        directory = directory.absolute()
        futures = [
            runner.submit(read_chunk, {"work": Work(chunk, directory, planned.run, parameters.settings, target)})
            for chunk in chunks
        ]
        staged: list[Staged] = []
        try:
            for future in futures:
                staged.append(future.result())
                for outcome in staged_outcomes(staged[-1].path):
                    watch.read(outcome)
        except BaseException:
            for future in futures:
                future.wrapped_future.cancel()
            raise
        return staged


@task(name="read chunk", cache_policy=NO_CACHE, persist_result=False)
def read_chunk(work: Work) -> Staged:
    """In a Dask worker: read one chunk in guarded processes and stage it."""
    return steps.read_chunk(work.originals, _pool(work.settings, work.target), work.directory, run=work.run)


_POOLS: dict[str, Workers] = {}
_POOLS_LOCK = Lock()


def _pool(settings: Settings, target: str) -> Workers:
    """The guarded processes of this Dask worker, as many as it has threads; kept from chunk to chunk."""
    from distributed import get_worker

    key = repr((settings, target))
    with _POOLS_LOCK:
        if key not in _POOLS:
            for old in _POOLS.values():
                old.close()
            _POOLS.clear()
            _POOLS[key] = Workers(get_worker().state.nthreads, settings=settings, target=target)
        return _POOLS[key]


def _runner(parameters: RunParameters) -> Any:
    try:
        import distributed
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError as error:
        raise MissingExtra("--runner dask needs Dask: pip install 'steckbrief[dask]'") from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # of workers that die we hear from the scheduler
    if parameters.dask_address:
        return DaskTaskRunner(address=parameters.dask_address, client_kwargs={"timeout": CONNECT_SECONDS})
    here = {
        "n_workers": parameters.workers or cores(),
        "threads_per_worker": 1,
        "dashboard_address": None,
        "host": "127.0.0.1",
        "silence_logs": logging.CRITICAL,
    }
    return DaskTaskRunner(cluster_class=distributed.LocalCluster, cluster_kwargs=here)


@contextmanager
def _one_server(parameters: RunParameters) -> Iterator[None]:
    """Workers report to the server of the flow: without its address every one of them would start one of its own."""
    embedded = SubprocessASGIServer()
    if PREFECT_API_URL.value() or not embedded.running:
        yield
        return
    if parameters.dask_address and urlsplit(parameters.dask_address).hostname not in HERE:
        raise UsageError(
            f"--dask-address {parameters.dask_address}: workers on other machines report to a Prefect server that they "
            "reach; `export PREFECT_API_URL=http://SERVER:4200/api` names it"
        )
    with temporary_settings(updates={PREFECT_API_URL: embedded.api_url}):
        yield


def _workers(runner: Any, parameters: RunParameters) -> int:
    """How many threads the cluster has."""
    try:
        return sum(runner.client.nthreads().values()) or 1
    except (OSError, TimeoutError) as error:
        raise UsageError(f"--dask-address {parameters.dask_address}: no scheduler answers there ({error})") from error
