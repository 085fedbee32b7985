"""`steckbrief run`: publications into a warehouse, with Prefect or without."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.fetching import AllowOption, SourceOption, fetching
from pipeline.cli.limits import LimitsOption
from pipeline.cli.running import LogFormat, composition, watched
from pipeline.cli.settings import (
    CrossCheckOption,
    NerModelOption,
    NerOption,
    OcrOption,
    ReaderOption,
    SettingsOption,
    TagsOption,
    chosen,
)
from pipeline.cli.terminal import OVER_BUDGET, console, json_line
from pipeline.escape import printable
from schemas.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from schemas.parameters import RunParameters


class Store(StrEnum):
    """How tables are kept."""

    plain = "plain"
    delta = "delta"


class Runner(StrEnum):
    """Where publications are read."""

    threads = "threads"
    dask = "dask"


def run(  # noqa: PLR0917 - one per option
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="PDFs, folders, lists (.txt), sources.toml, http(s) addresses."),
    ],
    out: Annotated[
        str,
        typer.Option("--out", "-o", metavar="WAREHOUSE", help="The warehouse's folder; with --store delta an address."),
    ],
    direct: Annotated[bool, typer.Option("--direct", help="Without Prefect; the warehouse is the same.")] = False,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Publications read at the same time; as many as there are cores.")
    ] = None,
    reader: ReaderOption = None,
    ocr: OcrOption = None,
    tags: TagsOption = None,
    cross_check: CrossCheckOption = False,
    ner: NerOption = None,
    ner_model: NerModelOption = None,
    limits: LimitsOption = None,
    settings_file: SettingsOption = None,
    runner: Annotated[
        Runner, typer.Option(help="Where publications are read: threads of this process, or a Dask cluster.")
    ] = Runner.threads,
    dask_address: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Scheduler of a Dask cluster that sees the same files; without it, a cluster on this machine.",
        ),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Read also what is held already.")] = False,
    max_rejected: Annotated[
        float | None,
        typer.Option(min=0, max=100, metavar="PERCENT", help="Commit nothing and exit 4 when more are rejected."),
    ] = None,
    log_format: Annotated[LogFormat, typer.Option(help="bar for people, json: one line per publication.")] = (
        LogFormat.bar
    ),
    only: SourceOption = None,
    allow_address: AllowOption = None,
    originals: Annotated[
        bool, typer.Option("--originals/--no-originals", help="Keep fetched PDFs in WAREHOUSE/originals.")
    ] = True,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be fetched, read and rewritten, and what it costs.")
    ] = False,
    report_page: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE", help="Write the page of `steckbrief report` after the run."),
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="Print the profiles in the warehouse afterwards.")] = False,
    store: Annotated[
        Store, typer.Option(help="plain: Parquet in folders; delta: Delta Lake tables, also in an object store.")
    ] = Store.plain,
) -> None:
    """Read publications into a warehouse of Parquet tables.

    What the warehouse holds already is not read again unless the rules have changed. A publication that cannot be
    read becomes a row of `rejections` and stops nothing. All tables switch at once when the run is complete.

    A sources.toml names sources with their series, schedule and manners (`steckbrief sources check` explains it). What
    is fetched is asked for again only when it has changed. A source of which more fails than its budget allows is
    stopped: nothing of it is committed, everything else is. Sources that are silent or list less than they should are
    warnings and findings of the run.

    Exit status: 0 completed; 2 unusable arguments; 4 more rejected than --max-rejected allows, or a source stopped.

    Examples:

        steckbrief run profiles/ more.pdf --out warehouse

        steckbrief run https://example.org/profile.pdf --out warehouse --direct

        steckbrief run sources.toml --source stiftung --out warehouse --dry-run

        steckbrief run profiles/ --store delta --out s3://bucket/profiles

        steckbrief run profiles/ --out warehouse --runner dask --dask-address tcp://scheduler:8786
    """
    from pipeline.sources.asked import asked
    from schemas.parameters import RunParameters

    settings = chosen(
        settings_file,
        reader=reader,
        ocr=ocr,
        tags=tags,
        cross_check=cross_check,
        ner=ner,
        ner_model=ner_model,
        limits=limits,
    )
    if dask_address and runner is not Runner.dask:
        raise UsageError(f"--dask-address {dask_address}: goes with --runner dask")
    if direct and runner is Runner.dask:
        raise UsageError("--direct and --runner dask: the cluster is reached through Prefect; leave one of both away")
    parameters = RunParameters(
        sources=tuple(sources),
        only=tuple(only or ()),
        fetch=fetching(allow_address, originals=originals),
        out=Path(out),
        settings=settings,
        workers=workers,
        runner=runner.value,
        dask_address=dask_address,
        again=again,
        budget=None if max_rejected is None else max_rejected / 100,
        report=report_page,
    )
    if report_page and store is Store.delta:
        raise UsageError(
            f"--report {report_page}: shows a warehouse of the plain layout; there is none with --store delta"
        )
    asked(parameters)
    if dry_run:
        _forecast(parameters, store, log_format)
        return
    with _place(out, store) as folder:
        report = watched(composition(direct=direct), parameters.model_copy(update={"out": folder}), log_format)
        if show and log_format is not LogFormat.json:
            _show_profiles(console(), folder)
    if log_format is LogFormat.bar:
        tables = Path(out) / "current" if store is Store.plain else out
        console().print(f"Warehouse: {printable(out)} (tables in {printable(tables)})", highlight=False, markup=False)
    if report.stopped:
        raise typer.Exit(OVER_BUDGET)


def _forecast(parameters: RunParameters, store: Store, log_format: LogFormat) -> None:
    from dataclasses import asdict

    from pipeline.cli import sources_shown
    from pipeline.runs.forecast import forecast

    if store is Store.delta:
        raise UsageError("--dry-run: looks into a warehouse of the plain layout; there is none with --store delta")
    found = forecast(parameters)
    if log_format is LogFormat.json:
        json_line({"event": "forecast", **asdict(found)})
    else:
        console().print(sources_shown.forecast(found))


@contextmanager
def _place(out: str, store: Store) -> Iterator[Path]:
    """The folder into which a run writes."""
    if store is Store.plain:
        if "://" in out:
            raise UsageError(f"--out {out}: is an address; with --store delta it can be written")
        make_folder(Path(out))
        yield Path(out)
        return
    from pipeline.warehouse.delta import DeltaStore

    with DeltaStore(out).working_copy() as folder:
        yield folder


def make_folder(out: Path) -> None:
    """Make the warehouse's folder. Raises UsageError where it cannot be made or written."""
    if out.exists() and not out.is_dir():
        raise UsageError(f"--out {out}: is a file; a warehouse is a folder, which is made where it is missing")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--out {out}: cannot be made there ({error.strerror})") from error
    if not os.access(out, os.W_OK):
        raise UsageError(f"--out {out}: cannot be written by this user")


def _show_profiles(terminal: Console, warehouse: Path) -> None:
    from pipeline.cli import shown
    from pipeline.query import query as ask

    for sql, title in ((shown.PROFILES, "Profiles"), (shown.REJECTED, "Rejected")):
        answer = ask(sql, warehouse)
        if answer.num_rows:
            terminal.print(shown.table(answer.column_names, (row.values() for row in answer.to_pylist()), title=title))
