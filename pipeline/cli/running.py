"""A run that people or programs watch: its progress, its closing words, its interruption."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

from pipeline.cli.terminal import INTERRUPTED, OVER_BUDGET, complain, console, json_line

if TYPE_CHECKING:
    from pipeline.runs.run import Report
    from schemas.parameters import RunParameters

    Go = Callable[..., Report]


class LogFormat(StrEnum):
    """How a run tells how far it is."""

    bar = "bar"
    json = "json"
    none = "none"


def composition(*, direct: bool) -> Go:
    """`run` of the composition that is asked for; Prefect is imported only where it is."""
    if direct:
        from pipeline.runs.run import run as go
    else:
        from flows.environment import prepare

        prepare()
        from flows.ingest import run as go
    return go


def watched(go: Go, parameters: RunParameters, log_format: LogFormat) -> Report:
    """Run and tell of it, alarms on standard error; raises Exit where the budget is exceeded or somebody interrupts."""
    from pipeline.cli import shown
    from pipeline.runs.run import BudgetExceeded, Watch

    try:
        if log_format is LogFormat.bar:
            with shown.Bar(console(stderr=True)) as bar:
                report = go(parameters, watch=shown.watching(bar))
            console().print(shown.closing(report))
        else:
            report = go(parameters, watch=shown.lines(json_line) if log_format is LogFormat.json else Watch())
    except BudgetExceeded as error:
        complain(str(error))
        raise typer.Exit(OVER_BUDGET) from error
    except KeyboardInterrupt as error:
        complain("interrupted; the warehouse is as it was, the next run goes on")
        raise typer.Exit(INTERRUPTED) from error
    if log_format is LogFormat.json:
        json_line(shown.report_line(report))
    for finding in report.findings:
        complain(f"{finding['severity']}: {finding['message']}")
    return report
