"""`steckbrief snapshots` and `export`: the warehouse through time, and for other tools."""

from __future__ import annotations

import json
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.terminal import console, json_line, write

if TYPE_CHECKING:
    from pipeline.warehouse import Change

WarehouseOption = Annotated[
    Path,
    typer.Option("--warehouse", "-w", envvar="STECKBRIEF_WAREHOUSE", help="The warehouse's folder."),
]
SHOWN = 200  # changes printed for people; a new edition of a brochure has some hundred
NOW = "current"

snapshots = typer.Typer(
    help="List, compare, restore and remove snapshots; every run makes one. Approve those that a refresh left waiting.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


class ListFormat(StrEnum):
    """How snapshots and changes are printed."""

    table = "table"
    json = "json"


class DiffFormat(StrEnum):
    """How changes are printed."""

    words = "words"
    table = "table"
    json = "json"


class ExportTarget(StrEnum):
    """What an export is written as."""

    csv = "csv"
    sqlite = "sqlite"
    duckdb = "duckdb"
    xlsx = "xlsx"


FormatOption = Annotated[ListFormat, typer.Option(help="table for people, json for programs.")]


@snapshots.command("list")
def list_snapshots(warehouse: WarehouseOption, format: FormatOption = ListFormat.table) -> None:
    """List all snapshots, the oldest first, and then those that a refresh has made and not published.

    Example:

        steckbrief snapshots list --warehouse warehouse
    """
    from pipeline.cli import shown
    from pipeline.warehouse import Warehouse

    held = Warehouse(warehouse)
    current = held.current().name
    found = [*held.snapshots(), *held.waiting()]
    if format is ListFormat.json:
        write(
            json.dumps(
                [
                    {
                        "snapshot_id": one.snapshot_id,
                        "created_at": one.created_at.isoformat(),
                        "made_by": one.reason,
                        "current": one.snapshot_id == current,
                        "waiting": one.waiting,
                        "rows": dict(one.rows),
                    }
                    for one in found
                ],
                indent=2,
            )
            + "\n"
        )
        return
    rows = [
        (
            one.snapshot_id,
            f"{one.created_at:%Y-%m-%d %H:%M} UTC",
            one.reason,
            *(one.rows.get(table, 0) for table in ("publications", "profiles", "contacts", "rejections")),
            NOW if one.snapshot_id == current else "waiting" if one.waiting else "",
        )
        for one in found
    ]
    columns = ["snapshot", "made", "by", "publications", "profiles", "contacts", "rejections", ""]
    console().print(shown.table(columns, rows))


@snapshots.command("diff")
def diff_snapshots(
    old: Annotated[str, typer.Argument(metavar="A", help="Id of the earlier snapshot.")],
    warehouse: WarehouseOption,
    new: Annotated[str, typer.Argument(metavar="B", help="Id of the later one, or `current`.")] = NOW,
    format: Annotated[
        DiffFormat, typer.Option(help="words and table for people, json for programs: one line per change.")
    ] = DiffFormat.words,
) -> None:
    """Say what was added, changed (old and new value) and removed from snapshot A to snapshot B.

    A publication that took the place of another at its address is compared with it, and a new one of the same series
    about the same municipality with the edition before, which stays: who left, which goals are new, which figures
    changed.

    Example:

        steckbrief snapshots diff 20240501T120000.000000-4f2a current --warehouse warehouse
    """
    from pipeline.cli import shown
    from pipeline.warehouse import Warehouse, diff
    from pipeline.warehouse.diff import file_names

    held = Warehouse(warehouse)
    before, after = (held.snapshot(None if one == NOW else one).path for one in (old, new))
    changes = diff(before, after)
    if format is DiffFormat.json:
        for change in changes:
            json_line(_plain(change))
        return
    if format is DiffFormat.words:
        from pipeline.cli.differences import told
        from pipeline.escape import printable

        for line in told(changes, file_names(before, after)):
            write(f"{printable(line)}\n")
        return
    rows = [
        (
            c.kind,
            c.table,
            c.municipality,
            c.name or c.detail,
            c.column,
            *(None if v is None else str(v) for v in (c.old, c.new)),
        )
        for c in islice(changes, SHOWN)
    ]
    if not rows:
        write("No changes.\n")
        return
    console().print(shown.table(["", "table", "municipality", "row", "column", "old", "new"], rows))
    if more := sum(1 for _ in changes):
        write(f"… and {more:,} more; --format json gives them all\n")


@snapshots.command("restore")
def restore(
    snapshot: Annotated[str, typer.Argument(metavar="ID", help="The snapshot whose content becomes current.")],
    warehouse: WarehouseOption,
) -> None:
    """Make an earlier snapshot's content current again, as a new snapshot; nothing that came between is lost.

    Example:

        steckbrief snapshots restore 20240501T120000.000000-4f2a --warehouse warehouse
    """
    from pipeline.warehouse import Warehouse

    made = Warehouse(warehouse).restore(snapshot)
    write(f"{made.snapshot_id} is current and holds what {snapshot} holds\n")


@snapshots.command("promote")
def promote(
    snapshot: Annotated[str, typer.Argument(metavar="ID", help="A snapshot that is waiting.")],
    warehouse: WarehouseOption,
) -> None:
    """Publish a snapshot that a refresh left waiting, after a look at what differs.

    Where the warehouse has moved on meanwhile, only what is not newer takes the place of what it holds.

    Example:

        steckbrief snapshots promote 20240501T120000.000000-4f2a --warehouse warehouse
    """
    from pipeline.warehouse import Warehouse
    from pipeline.warehouse.waiting import promote as publish

    done = publish(Warehouse(warehouse), snapshot)
    left = f"; {done.left_out:,} left out, which are newer or gone by now" if done.left_out else ""
    if done.snapshot:
        write(f"{done.snapshot.snapshot_id} is current with {done.published:,} publications of {snapshot}{left}\n")
    else:
        write(f"Nothing of {snapshot} was to be published{left}; it is removed\n")


@snapshots.command("discard")
def discard(
    snapshot: Annotated[str, typer.Argument(metavar="ID", help="A snapshot that is waiting.")],
    warehouse: WarehouseOption,
) -> None:
    """Remove a snapshot that a refresh left waiting; what is current stays, and the next refresh reads again.

    Example:

        steckbrief snapshots discard 20240501T120000.000000-4f2a --warehouse warehouse
    """
    from pipeline.warehouse import Warehouse
    from pipeline.warehouse.waiting import discard as remove

    remove(Warehouse(warehouse), snapshot)
    write(f"{snapshot} is removed\n")


@snapshots.command("expire")
def expire(
    warehouse: WarehouseOption,
    keep: Annotated[int, typer.Option(min=1, help="How many of the latest snapshots stay.")] = 30,
) -> None:
    """Remove all snapshots but the latest; never one that is younger than a day.

    Example:

        steckbrief snapshots expire --keep 30 --warehouse warehouse
    """
    from pipeline.warehouse import Warehouse

    held = Warehouse(warehouse)
    removed = held.expire(keep=keep)
    write(f"{len(removed)} removed, {len(held.snapshots())} left\n" + "".join(f"  {one}\n" for one in removed))


def export(
    to: Annotated[ExportTarget, typer.Option("--to", help="csv writes a folder with one file per table.")],
    warehouse: WarehouseOption,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="File or folder to make; by default named like the warehouse.")
    ] = None,
    table: Annotated[list[str] | None, typer.Option(metavar="TABLE", help="Only this table; may be repeated.")] = None,
    snapshot: Annotated[
        str | None, typer.Option(metavar="ID", help="An earlier snapshot instead of the current.")
    ] = None,
) -> None:
    """Write a snapshot for other tools: CSV, SQLite, DuckDB or Excel.

    CSV and Excel open with right umlauts, and no text in them can become a formula.

    Examples:

        steckbrief export --to xlsx --warehouse warehouse --out profiles.xlsx --table profiles --table contacts

        steckbrief export --to sqlite --warehouse warehouse --out warehouse.sqlite
    """
    from pipeline.export import export as write_export
    from schemas.tables import TABLES

    ending = "-csv" if to is ExportTarget.csv else f".{to.value}"
    place = out or warehouse.with_name(f"{warehouse.resolve().name}{ending}")
    made = write_export(warehouse, to.value, place, snapshot=snapshot, tables=table or tuple(TABLES))
    write(f"{made}\n")


def _plain(change: Change) -> dict[str, Any]:
    return {name: getattr(change, name) for name in change.__dataclass_fields__}
