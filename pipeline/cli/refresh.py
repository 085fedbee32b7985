"""`steckbrief refresh`: what older rules have read, once more; published when it holds up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.run import Runner
from pipeline.cli.running import LogFormat
from pipeline.cli.settings import SettingsOption, chosen
from pipeline.cli.terminal import INTERRUPTED, WAITING, complain, console, json_line, write
from pipeline.cli.warehouse import WarehouseOption
from schemas.errors import UsageError

if TYPE_CHECKING:
    from pipeline.runs.refresh import Refreshed

LOSSES_SHOWN = 20  # the largest; a rule that has broken a family takes every column along


def refresh(  # noqa: PLR0917 - one per option
    warehouse: WarehouseOption,
    max_drop: Annotated[
        float,
        typer.Option(
            min=0, max=100, metavar="PERCENT", help="How much of the rows or filled cells of a column may be lost."
        ),
    ] = 5,
    settings_file: SettingsOption = None,
    direct: Annotated[bool, typer.Option("--direct", help="Without Prefect; the warehouse is the same.")] = False,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Publications read at the same time; as many as there are cores.")
    ] = None,
    runner: Annotated[
        Runner, typer.Option(help="Where publications are read: threads of this process, or a Dask cluster.")
    ] = Runner.threads,
    dask_address: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Scheduler of a Dask cluster that sees the same files.")
    ] = None,
    log_format: Annotated[LogFormat, typer.Option(help="bar for people, json: one line per publication.")] = (
        LogFormat.bar
    ),
) -> None:
    """Read again what older rules, another model or an older version have read, from the bytes that are at hand.

    These are the originals that the warehouse keeps, and files that still hold the same bytes; nothing is fetched.
    Publications are read by the settings of the latest run, or by those of --settings. The same publications are
    compared before and after: where more rows or filled cells are lost than --max-drop allows, nothing is published
    and the new snapshot waits. `steckbrief snapshots list` shows it, `snapshots diff current ID` says what differs,
    `query --snapshot ID` asks it, `snapshots promote ID` publishes it and `snapshots discard ID` removes it.

    Exit status: 0 published, or nothing to read; 2 unusable arguments; 5 a snapshot waits for a look.

    Examples:

        steckbrief refresh --warehouse warehouse

        steckbrief refresh --warehouse warehouse --max-drop 1 --direct
    """
    from pipeline.cli import shown
    from pipeline.runs.run import Watch
    from schemas.parameters import RefreshParameters

    if dask_address and runner is not Runner.dask:
        raise UsageError(f"--dask-address {dask_address}: goes with --runner dask")
    if direct and runner is Runner.dask:
        raise UsageError("--direct and --runner dask: the cluster is reached through Prefect; leave one of both away")
    parameters = RefreshParameters(
        warehouse=warehouse,
        settings=chosen(settings_file) if settings_file else None,
        workers=workers,
        runner=runner.value,
        dask_address=dask_address,
        max_drop=max_drop / 100,
    )
    go = _runner(direct=direct)
    try:
        if log_format is LogFormat.bar:
            with shown.Bar(console(stderr=True)) as bar:
                done = go(parameters, watch=shown.watching(bar))
            write("".join(f"{line}\n" for line in said(done)))
        else:
            done = go(parameters, watch=shown.lines(json_line) if log_format is LogFormat.json else Watch())
    except KeyboardInterrupt as error:
        complain("interrupted; the warehouse is as it was, the next refresh goes on")
        raise typer.Exit(INTERRUPTED) from error
    if log_format is LogFormat.json:
        json_line(_line(done))
    if done.is_waiting:
        raise typer.Exit(WAITING)


def _runner(*, direct: bool) -> Callable[..., Refreshed]:
    if direct:
        from pipeline.runs.refresh import refresh as go
    else:
        from flows.environment import prepare

        prepare()
        from flows.refresh import run as go
    return go


def said(done: Refreshed) -> Iterator[str]:
    """A refresh in words."""
    what = "Nothing to read again" if not done.publications else f"Read again: {_number(done.publications)}"
    yield f"{what}; {_number(done.current)} as today's rules read them"
    if done.rejections:
        yield "Rejected: " + ", ".join(f"{number:,} {code}" for code, number in done.rejections.items())
    if number := done.out_of_reach.get("file"):
        yield f"Out of reach: {_number(number)} whose file is gone or holds other bytes by now"
    if number := done.out_of_reach.get("fetched"):
        yield f"Out of reach: {_number(number)} once fetched and not kept; `steckbrief run` fetches them anew"
    for one in done.replaced:
        yield f"Discarded: {one}, which was waiting with the same publications"
    if done.losses:
        yield f"Not published: {done.snapshot.name} waits for a look, because"
        yield from (f"  {loss['message']}" for loss in done.losses[:LOSSES_SHOWN])
        if more := len(done.losses) - LOSSES_SHOWN:
            yield from [f"  … and {more:,} more"] if more > 0 else []
        yield f"What differs:  steckbrief snapshots diff current {done.snapshot.name} -w WAREHOUSE"
        yield f"Publish it:    steckbrief snapshots promote {done.snapshot.name} -w WAREHOUSE"
        yield f"Remove it:     steckbrief snapshots discard {done.snapshot.name} -w WAREHOUSE"
    elif done.is_waiting:
        yield f"Waiting for a look: {_number(done.waiting)}; `steckbrief snapshots list` shows where"
    elif done.publications:
        yield f"Published: {done.snapshot.name}"


def _number(publications: int) -> str:
    return f"{publications:,} publication{'' if publications == 1 else 's'}"


def _line(done: Refreshed) -> dict[str, Any]:
    return {
        "event": "refresh",
        "run_id": done.run_id,
        "snapshot": done.snapshot.name,
        "waiting": done.is_waiting,
        "publications": done.publications,
        "current": done.current,
        "out_of_reach": dict(done.out_of_reach),
        "rows": dict(done.rows),
        "rejections": dict(done.rejections),
        "losses": [dict(loss) for loss in done.losses],
        "seconds": round(done.seconds, 3),
    }
