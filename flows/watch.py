"""The flow that looks at the sources, says what is new and ingests it; without news the warehouse stays as it is.

It is meant to be scheduled often: a look costs a few requests, and no snapshot is made of nothing.
"""

from __future__ import annotations

from prefect import flow, get_run_logger

from flows.caller import Caller, called_by
from flows.ingest import CHUNK_RUNNER, carry_out, recorded, start_server
from pipeline.guarded.isolate import EXTRACT
from pipeline.runs import run as steps
from schemas.parameters import RunParameters


@flow(name="watch", task_runner=CHUNK_RUNNER, persist_result=False)
def watch(parameters: RunParameters) -> steps.Report | None:
    """As `ingest`, where the sources have something new or somebody should be told of them; else None.

    What is an alarm is a warning in the log as well.
    """
    report = carry_out(parameters, news_only=True)
    logger = get_run_logger()
    if report is None:
        logger.info("nothing new")
        return None
    for finding in report.findings:
        logger.warning(finding["message"])
    return report


def run(
    parameters: RunParameters, *, watching: steps.Watch | None = None, target: str = EXTRACT
) -> steps.Report | None:
    """The flow, called in this process."""
    start_server()
    with called_by(Caller(parameters, watching or steps.Watch(), target)):
        return watch(recorded(parameters))
