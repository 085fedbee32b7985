"""Looking at sources when they are due, for those who run no server of their own: one process, cron from sources.toml.

The file is read again before every look, so that an edit counts from the next one on. What became due while a look was
going on is one look after it. A look that fails is told and the next one comes all the same.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from pipeline.runs.run import Report
from pipeline.runs.schedule import Due, next_due
from pipeline.sources.asked import Asked, asked
from schemas.errors import SteckbriefError, UsageError
from schemas.parameters import RunParameters

STEP = 30.0  # seconds; a clock that was put right and a machine that slept are noticed so soon


class Told(Protocol):
    """Who is told what happens."""

    def waiting(self, due: Due) -> None: ...

    def looked(self, due: Due, report: Report | None) -> None: ...

    def failed(self, error: SteckbriefError) -> None: ...


def serve(
    parameters: RunParameters,
    told: Told,
    *,
    look: Callable[[RunParameters], Report | None],
    stop: threading.Event,
    now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
) -> None:
    """Look at the sources of `parameters` when they are due, until `stop` is set. `now` carries its time zone.

    Raises UsageError where nothing is scheduled, or the sources cannot be used, at the beginning.
    """
    wanted, after = asked(parameters), now()
    while not stop.is_set():
        due = next_due((one.source for one in wanted if one.source), after)
        if due is None:
            raise UsageError('no source has a schedule; `schedule = "0 6 * * 1"` in its table is Mondays at six')
        told.waiting(due)
        while (left := (due.at - now()).total_seconds()) > 0:
            if stop.wait(min(left, STEP)):
                return
        try:
            told.looked(due, look(parameters.model_copy(update={"only": due.names})))
        except SteckbriefError as error:
            told.failed(error)
        after, wanted = now(), _again(parameters, wanted, told)


def _again(parameters: RunParameters, before: list[Asked], told: Told) -> list[Asked]:
    """The sources as the file has them now, as before where it cannot be used."""
    try:
        return asked(parameters)
    except UsageError as error:
        told.failed(error)
        return before
