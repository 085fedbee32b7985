"""`steckbrief query` and `describe`: what is in a warehouse and what its columns mean."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.terminal import console, write


class TableFormat(StrEnum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    json = "json"


class DictionaryFormat(StrEnum):
    """How the data dictionary is printed."""

    terminal = "terminal"
    markdown = "markdown"
    html = "html"


def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One SELECT; `steckbrief describe` names the columns.")],
    warehouse: Annotated[Path, typer.Option("--warehouse", "-w", help="The warehouse's folder.")],
    format: Annotated[TableFormat, typer.Option(help="table for people, csv and json for programs.")] = (
        TableFormat.table
    ),
    snapshot: Annotated[
        str | None, typer.Option(metavar="ID", help="An earlier snapshot instead of the current.")
    ] = None,
) -> None:
    """Ask a warehouse in SQL (DuckDB); every table is a view.

    Example:

        steckbrief query "SELECT municipality, name, email, phone FROM contacts" --warehouse warehouse
    """
    from pipeline.cli import shown
    from pipeline.query import query as ask

    answer = ask(sql, warehouse, snapshot=snapshot)
    rows = answer.to_pylist()
    match format:
        case TableFormat.table:
            console().print(shown.table(answer.column_names, (list(row.values()) for row in rows)))
        case TableFormat.csv:
            import pyarrow.csv as pc

            pc.write_csv(answer, sys.stdout.buffer)
        case TableFormat.json:
            write(json.dumps(rows, ensure_ascii=False, indent=2, default=str) + "\n")


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
