"""`steckbrief convert`: a warehouse as Delta Lake tables, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.terminal import write
from schemas.errors import UsageError


def convert(
    source: Annotated[
        str, typer.Argument(metavar="FROM", help="A warehouse's folder, or the address of Delta tables.")
    ],
    target: Annotated[str, typer.Argument(metavar="TO", help="The other one; nothing may be there yet.")],
    snapshot: Annotated[
        str | None, typer.Option(metavar="ID", help="An earlier snapshot of a warehouse instead of the current.")
    ] = None,
) -> None:
    """Write a warehouse as Delta Lake tables in a folder or an object store, or Delta tables as a warehouse.

    Delta tables are known by their address: file:///… or s3://bucket/…. Keys for an object store come from the
    environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL …). What was forgotten in a warehouse
    stays forgotten there; the other store is another one.

    Examples:

        steckbrief convert warehouse s3://bucket/profiles

        steckbrief convert s3://bucket/profiles warehouse
    """
    from pipeline.warehouse import Warehouse
    from pipeline.warehouse.delta import DeltaStore

    if ("://" in source) == ("://" in target):
        raise UsageError("one of both is a warehouse's folder, the other an address as file:///… or s3://…")
    if "://" in source:
        if snapshot:
            raise UsageError("--snapshot: names a snapshot of a warehouse, and Delta tables have none")
        rows = DeltaStore(source).to_plain(Path(target)).rows
    else:
        held = Warehouse(source)
        DeltaStore(target).from_plain(held, snapshot=snapshot)
        rows = held.snapshot(snapshot).rows
    write(f"{target}: {rows.get('publications', 0):,} publications, {sum(rows.values()):,} rows in all tables\n")
