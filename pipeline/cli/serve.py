"""`steckbrief serve`: sources are looked at when they are due."""

from __future__ import annotations

import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.fetching import AllowOption, SourceOption, fetching
from pipeline.cli.run import make_folder
from pipeline.cli.running import LogFormat
from pipeline.cli.settings import SettingsOption, chosen
from pipeline.cli.terminal import complain, json_line
from pipeline.escape import printable

if TYPE_CHECKING:
    from pipeline.runs.run import Report
    from pipeline.runs.schedule import Due
    from schemas.errors import SteckbriefError


def serve(  # noqa: PLR0917 - one per option
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A sources.toml whose sources have schedules.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="WAREHOUSE", help="The warehouse's folder.")],
    workers: Annotated[
        int | None, typer.Option(min=1, help="Publications read at the same time; as many as there are cores.")
    ] = None,
    only: SourceOption = None,
    allow_address: AllowOption = None,
    settings_file: SettingsOption = None,
    log_format: Annotated[LogFormat, typer.Option(help="bar for people, json: one line per event.")] = LogFormat.bar,
) -> None:
    """Look at the sources of a sources.toml when their schedules say so, and read what is new.

    One process with a Prefect inside, for those who run no server; it ends with Ctrl-C or SIGTERM, after the look that
    is going on; asked twice, at once. Schedules count in the local time zone. The file is read again before every look.

    Exit status: 0 ended as asked; 2 a file that cannot be used, or without schedules.

    Example:

        steckbrief serve sources.toml --out warehouse
    """
    from pipeline.sources.asked import asked
    from schemas.parameters import RunParameters

    parameters = RunParameters(
        sources=(str(file),),
        only=tuple(only or ()),
        fetch=fetching(allow_address),
        out=out,
        settings=chosen(settings_file),
        workers=workers,
    )
    asked(parameters)  # before anything is made
    make_folder(out)
    from flows.environment import prepare

    prepare()
    from flows import serve as server
    from flows import watch

    stop = threading.Event()

    def end(number: int, frame: object) -> None:
        if stop.is_set():  # asked twice: at once
            raise KeyboardInterrupt
        stop.set()

    told = _Lines() if log_format is LogFormat.json else _Sentences(quiet=log_format is LogFormat.none)
    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        server.serve(parameters, told, look=watch.run, stop=stop)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Sentences:
    """Says to people what happens."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet

    def waiting(self, due: Due) -> None:
        self._say(f"next: {', '.join(due.names)} at {due.at:%Y-%m-%d %H:%M}")

    def looked(self, due: Due, report: Report | None) -> None:
        if report is None:
            self._say(f"{', '.join(due.names)}: nothing new")
            return
        read, refused = report.rows.get("publications", 0), sum(report.rejections.values())
        self._say(f"{', '.join(due.names)}: {read} publications read, {refused} rejected, run {report.run_id}")
        for finding in report.findings:
            complain(f"{finding['severity']}: {finding['message']}")

    def failed(self, error: SteckbriefError) -> None:
        complain(str(error))

    def _say(self, sentence: str) -> None:
        from pipeline.cli.terminal import write

        if not self._quiet:
            write(f"{printable(sentence)}\n")


class _Lines:
    """Says it to machines."""

    def waiting(self, due: Due) -> None:
        json_line({"event": "waiting", "at": due.at.isoformat(), "sources": list(due.names)})

    def looked(self, due: Due, report: Report | None) -> None:
        from pipeline.cli.shown import report_line

        known: dict[str, Any] = {"event": "nothing_new"} if report is None else report_line(report)
        json_line({**known, "looked_at": list(due.names)})

    def failed(self, error: SteckbriefError) -> None:
        json_line({"event": "failed", "message": str(error)})
