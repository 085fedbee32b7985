"""The flow that brings a warehouse up to date: the steps of `pipeline.runs.refresh` as Prefect tasks.

It is meant to be scheduled after an update of the program. Where reading again has lost more than it may, nothing is
published: the new snapshot waits for somebody to look at it.
"""

from __future__ import annotations

import time
from dataclasses import replace

from prefect import flow, task

from flows.caller import Caller, called_by, caller_of
from flows.ingest import BARE, CHUNK_RUNNER, read_chunks, start_server
from flows.shown import show_refresh
from pipeline.guarded.isolate import EXTRACT
from pipeline.runs import refresh as steps
from pipeline.runs.run import Watch, new_run
from pipeline.warehouse import Warehouse
from pipeline.warehouse.waiting import refreshing
from schemas.parameters import RefreshParameters


@flow(name="refresh", task_runner=CHUNK_RUNNER, persist_result=False)
def refresh(parameters: RefreshParameters) -> steps.Refreshed:
    """Read again what older rules have read; the steps of `pipeline.runs.refresh.refresh`."""
    begun = time.monotonic()
    warehouse = Warehouse(parameters.warehouse)
    caller = caller_of(steps.as_run(parameters, warehouse))
    watch, run = caller.watch, new_run(caller.parameters.settings)
    with refreshing(warehouse, run) as directory:

        @task(name="find what is outdated", **BARE)
        def find() -> steps.Outdated:
            return steps.outdated(warehouse, caller.parameters.settings, directory, run=run)

        @task(name="commit", **BARE)
        def commit() -> steps.Refreshed:
            watch.committing()
            return steps.commit(warehouse, found, staged, max_drop=parameters.max_drop)

        found = find()
        watch.planned(found.plan)
        staged = read_chunks(found.plan, directory, [], caller)
        done = replace(commit(), seconds=time.monotonic() - begun)
    show_refresh(done, parameters.warehouse)
    return done


def run(parameters: RefreshParameters, *, watch: Watch | None = None, target: str = EXTRACT) -> steps.Refreshed:
    """`pipeline.runs.refresh.refresh` as a flow run of Prefect."""
    start_server()
    reading = steps.as_run(parameters, Warehouse(parameters.warehouse))
    with called_by(Caller(reading, watch or Watch(), target)):
        return refresh(parameters)
