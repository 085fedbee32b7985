"""The data dictionary: what every column means, for people and for programs, out of the table definitions."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from rich.console import Group, RenderableType
from rich.table import Table as Grid

from schemas.columns import Column, ColumnType, Table
from schemas.errors import UsageError
from schemas.profile import SCHEMA_VERSION
from schemas.tables import TABLES

Format = Literal["terminal", "markdown", "html"]

# Frictionless Table Schema has no 32-bit integers and no dictionaries: what is lost stands in the Parquet schema.
_FRICTIONLESS: Mapping[ColumnType, str] = {
    "string": "string",
    "category": "string",
    "int32": "integer",
    "int64": "integer",
    "float64": "number",
    "bool": "boolean",
    "date": "date",
    "timestamp": "datetime",
    "list<string>": "array",
    "list<int32>": "array",
    "list<list<float64>>": "array",
}


def describe(format: Format = "terminal", *, table: str | None = None) -> RenderableType:
    """The dictionary of all tables, or of one: a string for Markdown and HTML, something rich prints for a terminal.

    Raises UsageError for an unknown table, naming those that there are.
    """
    if table is not None and table not in TABLES:
        raise UsageError(f"no table {table!r}; tables: {', '.join(TABLES)}")
    tables = [TABLES[table]] if table else list(TABLES.values())
    match format:
        case "terminal":
            return Group(*(part for one in tables for part in (_grid(one), "")))
        case "markdown":
            return markdown(tables)
        case "html":
            return _html(tables)


def markdown(tables: Iterable[Table] = tuple(TABLES.values())) -> str:
    """One heading and one pipe table per table."""
    lines: list[str] = []
    for table in tables:
        lines += [
            f"### {table.name}",
            "",
            table.description,
            "",
            "| column | type | meaning | example |",
            "|---|---|---|---|",
        ]
        lines += [
            f"| `{column.name}` | {column.type} | {_cell(_meaning(column))} | {_cell(_code(column.example))} |"
            for column in table.columns
        ]
        lines.append("")
    return "\n".join(lines)


def datapackage(files: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """A Frictionless data package of a snapshot: `files` are by table the names of its files."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "steckbrief",
        "title": "Steckbrief: published alliance and municipality profiles",
        "version": SCHEMA_VERSION,
        "resources": [_resource(TABLES[table], names) for table, names in files.items()],
    }


def _resource(table: Table, names: Sequence[str]) -> dict[str, Any]:
    return {
        "name": table.name.replace("_", "-"),
        "title": table.name,
        "description": table.description,
        "path": [f"{table.name}/{name}" for name in names],
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": {
            "fields": [_frictionless(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": [name], "reference": {"resource": target.replace("_", "-"), "fields": [column]}}
                for name, (target, column) in table.references.items()
            ],
        },
    }


def _frictionless(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.key else {}
    if column.values:
        constraints["enum"] = list(column.values)
    field: dict[str, Any] = {
        "name": column.name,
        "type": _FRICTIONLESS[column.type],
        "description": column.description,
        "example": column.example,
        "unit": column.unit,
        "personal": column.personal,
        "constraints": constraints,
    }
    return {name: value for name, value in field.items() if value}


def _meaning(column: Column) -> str:
    """The description with what else is to be known."""
    notes = [column.description]
    if column.key and not column.description.startswith("Key"):
        notes.append("Key.")
    if column.unit:
        notes.append(f"Unit: {column.unit}.")
    if column.values:
        notes.append(f"One of {', '.join(column.values)}.")
    if column.personal != "none":
        notes.append({"direct": "Personal data.", "free_text": "Free text that may name persons."}[column.personal])
    return " ".join(notes)


def _grid(table: Table) -> Grid:
    grid = Grid(title=f"{table.name}: {table.description}", title_justify="left", title_style="bold", expand=True)
    grid.add_column("column", no_wrap=True)
    grid.add_column("type", no_wrap=True)
    grid.add_column("meaning", ratio=3)
    grid.add_column("example", ratio=2, overflow="fold")
    for column in table.columns:
        grid.add_row(column.name, column.type, _plain(_meaning(column)), _plain(column.example or ""))
    return grid


def _html(tables: Sequence[Table]) -> str:
    """A page of its own: a list of the tables, then each with its columns; light and dark as the reader has it."""
    links = " ".join(f'<a href="#{table.name}">{table.name}</a>' for table in tables)
    parts = [
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Steckbrief: tables and columns</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head><body>'
        f'<h1>Tables and columns</h1><nav aria-label="Tables">{links}</nav><main>'
    ]
    for table in tables:
        parts.append(f'<section><h2 id="{table.name}">{table.name}</h2><p>{_marked(table.description)}</p>')
        parts.append('<table><thead><tr><th scope="col">column</th><th scope="col">type</th>')
        parts.append('<th scope="col">meaning</th><th scope="col">example</th></tr></thead><tbody>')
        parts += [
            f'<tr><th scope="row"><code>{column.name}</code></th><td>{html.escape(column.type)}</td>'
            f"<td>{_marked(_meaning(column))}</td>"
            f"<td>{f'<code>{html.escape(column.example)}</code>' if column.example else ''}</td></tr>"
            for column in table.columns
        ]
        parts.append("</tbody></table></section>")
    return "\n".join([*parts, "</main></body></html>\n"])


_STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}"
    "nav a{margin-right:.8rem}h2{margin-top:2.5rem}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;border-bottom:1px solid #8884}"
    "th{font-weight:600}th[scope=row]{font-weight:400;white-space:nowrap}code{font-size:.9em;overflow-wrap:anywhere}"
)


def _marked(text: str) -> str:
    """HTML of a description, in which code stands between backticks."""
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", html.escape(text))


def _code(text: str | None) -> str:
    return f"`{text}`" if text else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _plain(text: str) -> str:
    """Square brackets are markup to rich."""
    return text.replace("[", "\\[")
