"""`steckbrief query` and `describe`: what is in a warehouse and what its columns mean."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from pipeline.cli.terminal import console, write
from pipeline.cli.warehouse import WarehouseOption
from pipeline.escape import json_text
from schemas.errors import UsageError


class TableFormat(StrEnum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


class DictionaryFormat(StrEnum):
    """How the data dictionary is printed."""

    terminal = "terminal"
    markdown = "markdown"
    html = "html"


def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One SELECT; `steckbrief describe` names the columns.")],
    warehouse: WarehouseOption,
    format: Annotated[
        TableFormat, typer.Option(help="table for people, the others for programs; redirect parquet to a file.")
    ] = (TableFormat.table),
    snapshot: Annotated[
        str | None, typer.Option(metavar="ID", help="An earlier snapshot instead of the current.")
    ] = None,
) -> None:
    """Ask a warehouse in SQL (DuckDB); every table is a view.

    Example:

        steckbrief query "SELECT municipality, name, email, phone FROM contacts" --warehouse warehouse

        steckbrief query "FROM bullets" --warehouse warehouse --format parquet > bullets.parquet
    """
    from pipeline.cli import shown
    from pipeline.query import flat
    from pipeline.query import query as ask

    if format is TableFormat.parquet and sys.stdout.isatty():
        raise UsageError("--format parquet is no text: redirect it to a file, … > answer.parquet")
    answer = ask(sql, warehouse, snapshot=snapshot)
    rows = answer.to_pylist() if format in {TableFormat.table, TableFormat.json} else []
    match format:
        case TableFormat.table:
            console().print(shown.table(answer.column_names, (list(row.values()) for row in rows)))
        case TableFormat.csv:
            import pyarrow.csv as pc

            pc.write_csv(flat(answer), sys.stdout.buffer)
        case TableFormat.parquet:
            import pyarrow.parquet as pq

            sys.stdout.flush()
            pq.write_table(answer, sys.stdout.buffer, compression="zstd")
        case TableFormat.json:
            write(json_text(rows, indent=2) + "\n")


def describe(
    table: Annotated[str | None, typer.Argument(metavar="TABLE", help="One table only.")] = None,
    format: Annotated[DictionaryFormat, typer.Option(help="markdown and html for documents.")] = (
        DictionaryFormat.terminal
    ),
) -> None:
    """Print the data dictionary: every table, every column with its type, meaning and an example.

    Examples:

        steckbrief describe contacts

        steckbrief describe --format markdown > columns.md
    """
    from pipeline.describe import describe as dictionary

    text = dictionary(format.value, table=table)
    if isinstance(text, str):
        write(text)
    else:
        console().print(text)
