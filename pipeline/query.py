"""Questions in SQL to one snapshot of a warehouse: every table is a view, nothing can be written.

The snapshot is resolved once, so that a question over several tables sees one commit.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds

from pipeline.escape import harmless
from pipeline.warehouse import Warehouse
from schemas.columns import Column, ColumnType
from schemas.errors import UsageError
from schemas.tables import TABLES

_SQL_TYPES: Mapping[ColumnType, str] = {
    "string": "VARCHAR",
    "category": "VARCHAR",
    "int32": "INTEGER",
    "int64": "BIGINT",
    "float64": "DOUBLE",
    "bool": "BOOLEAN",
    "date": "DATE",
    "timestamp": "TIMESTAMPTZ",
    "list<string>": "VARCHAR[]",
    "list<int32>": "INTEGER[]",
    "list<list<float64>>": "DOUBLE[][]",
}


def query(sql: str, warehouse: Path | str, *, snapshot: str | None = None) -> pa.Table:
    """The answer to one SELECT over the tables of the current snapshot, or of the one with the id `snapshot`.

    Raises UsageError for what is not one readable question, naming the tables or columns that there are, and
    NoWarehouse.
    """
    folder = Warehouse(warehouse).snapshot(snapshot).path
    with connect(folder) as connection:
        try:
            statements = connection.extract_statements(sql)
            if len(statements) != 1:
                raise UsageError(f"one question at a time: {len(statements)} statements given")
            if statements[0].type not in {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN}:
                kind = statements[0].type.name
                raise UsageError(f"a warehouse is only read: SELECT … is possible, {kind} is not")
            return connection.sql(sql).to_arrow_table()
        except duckdb.Error as error:
            raise UsageError(_explained(str(error), sql, folder)) from error


def flat(answer: pa.Table) -> pa.Table:
    """The answer for CSV: lists are JSON, and no text can become a formula."""
    for n, field in enumerate(answer.schema):
        if pa.types.is_nested(field.type):
            values = (
                None if value is None else json.dumps(value, ensure_ascii=False, default=str)
                for value in answer.column(n).to_pylist()
            )
            answer = answer.set_column(n, field.name, pa.array(values, pa.string()))
        elif pa.types.is_string(field.type) or pa.types.is_large_string(field.type):
            safe = map(harmless, answer.column(n).to_pylist())
            answer = answer.set_column(n, field.name, pa.array(safe, field.type))
    return answer


def connect(snapshot: Path, *, attach: str | None = None) -> duckdb.DuckDBPyConnection:
    """A connection in which every table of the snapshot in that folder is a view; it can read nothing else.

    `attach` is an ATTACH statement for a database to write to.
    """
    connection = duckdb.connect(":memory:")
    if attach:
        connection.execute(attach)
    for table in TABLES:
        held = _columns(snapshot, table) if (snapshot / table).is_dir() else ()
        columns = ", ".join(_column(column, held=column.name in held) for column in TABLES[table].columns)
        pattern = str(snapshot / table / "*.parquet").replace("'", "''")
        # An older version may have had fewer columns, and fewer tables.
        rows = f"FROM read_parquet('{pattern}')" if held else "WHERE false"
        connection.execute(f'CREATE VIEW "{table}" AS SELECT {columns} {rows}')
    place = str(snapshot).replace("'", "''")
    connection.execute(f"SET allowed_directories = ['{place}/']")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _explained(message: str, sql: str, snapshot: Path) -> str:
    """DuckDB's message with what would have been right."""
    first = message.strip().splitlines()[0]
    if unknown := re.search(r"Table with name (\S+) does not exist", message):
        name = unknown.group(1)
        return f'no table "{name}"{_meant(name, TABLES)}; tables: {", ".join(TABLES)}'
    if unknown := re.search(r'Referenced column "([^"]+)" (?:not found|was not found)', message) or re.search(
        r'does not have a column named "([^"]+)"', message
    ):
        name = unknown.group(1)
        asked = [table for table in TABLES if re.search(rf"\b{table}\b", sql)]
        columns = {table: _columns(snapshot, table) for table in asked}
        hint = _meant(name, [column for held in columns.values() for column in held])
        lists = "; ".join(f"{table}: {', '.join(held)}" for table, held in columns.items())
        return f'no column "{name}"{hint}; columns of {lists}'
    return first


def _column(column: Column, *, held: bool) -> str:
    """The column in a view; null throughout where the snapshot was written before there was one."""
    return f'"{column.name}"' if held else f'NULL::{_SQL_TYPES[column.type]} AS "{column.name}"'


def _columns(snapshot: Path, table: str) -> list[str]:
    names: list[str] = ds.dataset(snapshot / table, format="parquet").schema.names
    return names


def _meant(name: str, known: object) -> str:
    near = difflib.get_close_matches(name.lower(), list(known), n=1)  # type: ignore[call-overload]
    return f", perhaps {near[0]}" if near else ""
