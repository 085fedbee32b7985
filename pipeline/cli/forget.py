"""`steckbrief forget`: a publication or a person leaves the warehouse for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.terminal import FAULT, write

if TYPE_CHECKING:
    from pipeline.warehouse import Forgotten


def forget(
    warehouse: Annotated[
        str,
        typer.Option(
            "--warehouse",
            "-w",
            envvar="STECKBRIEF_WAREHOUSE",
            help="The warehouse's folder, or an address of Delta tables.",
        ),
    ],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; kept, so without names.")],
    publication: Annotated[
        str | None, typer.Option(metavar="ID", help="A publication_id, or eight or more of its first digits.")
    ] = None,
    person: Annotated[str | None, typer.Option(metavar="NAME", help="First name and surname.")] = None,
) -> None:
    """Remove a publication or a person from the current and from every earlier snapshot, for good.

    A publication loses all rows in all tables. A person loses the cells that name or reach them, and their name in
    running text becomes […]. A later run does not bring them back: the warehouse keeps a keyed hash, not the name.
    Fetched originals of the publication, or that name the person, are removed. In the end everything that is left is
    searched. Exports, reports and PDFs outside of the warehouse are not touched. Delta tables lose their earlier
    versions.

    Exit status: 0 nothing is left; 1 something is, and it is named.

    Examples:

        steckbrief forget --person "Ada Muster" --reason "request of 3 May" --warehouse warehouse

        steckbrief forget --publication sha256:9f2c4e1b --reason "withdrawn by its publisher" --warehouse warehouse

        steckbrief forget --person "Ada Muster" --reason "request of 3 May" --warehouse s3://bucket/profiles
    """
    done = _forget(warehouse, publication=publication, person=person, reason=reason)
    searched = done.searched
    gone = ", ".join(f"{number:,} {table}" for table, number in done.rows.items() if number)
    places = f"{done.tables:,} tables" if done.tables else f"{done.snapshots:,} snapshots and {done.files:,} files"
    lines = [
        f"Forgotten: one {done.what}; {places} rewritten",
        *([f"Rows removed from the current snapshot: {gone}"] if gone else []),
        *([f"Fetched originals removed: {done.originals:,}"] if done.originals else []),
        f"Searched: {searched.files:,} files, {searched.cells:,} texts; found: {len(searched.places) or 'nothing'}",
        *(f"  still in {place}" for place in searched.places),
    ]
    if done.sources:
        lines += ["Outside of the warehouse, not removed:", *(f"  {uri}" for uri in done.sources)]
    write("\n".join(lines) + "\n")
    if searched.places:
        raise typer.Exit(FAULT)


def _forget(warehouse: str, *, publication: str | None, person: str | None, reason: str) -> Forgotten:
    if "://" in warehouse:
        from pipeline.warehouse.delta import DeltaStore
        from pipeline.warehouse.forget_delta import forget_in_delta

        return forget_in_delta(DeltaStore(warehouse), publication=publication, person=person, reason=reason)
    from pipeline.warehouse import Warehouse
    from pipeline.warehouse import forget as remove

    return remove(Warehouse(warehouse), publication=publication, person=person, reason=reason)
