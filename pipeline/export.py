"""A snapshot for other tools: CSV files, one SQLite or DuckDB file, or one Excel workbook.

Text of publications is foreign text: nothing in it may become a formula in a spreadsheet.
"""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from pipeline.escape import harmless
from pipeline.query import connect
from pipeline.warehouse import Warehouse
from pipeline.warehouse.arrow import rows_of
from schemas.columns import ColumnType, Table
from schemas.errors import MissingExtra, UsageError
from schemas.tables import TABLES

Target = Literal["csv", "sqlite", "duckdb", "xlsx"]

SHEET_ROWS = 1_048_576  # rows of an Excel sheet, the header among them
CELL_LENGTH = 32_767  # characters of an Excel cell
_SQLITE: Mapping[ColumnType, str] = {"int32": "INTEGER", "int64": "INTEGER", "float64": "REAL", "bool": "INTEGER"}


def export(
    warehouse: Path | str, to: Target, out: Path, *, snapshot: str | None = None, tables: Sequence[str] = tuple(TABLES)
) -> Path:
    """Writes `tables` of the current (or the named) snapshot to `out`: a folder for csv, otherwise a file.

    `out` appears when it is complete. Lists are JSON where the target has none, times are UTC in ISO 8601. Raises
    UsageError where `out` exists already, a table is unknown or too long for a sheet, MissingExtra and NoWarehouse.
    """
    if unknown := [table for table in tables if table not in TABLES]:
        raise UsageError(f"no table {unknown[0]!r}; tables: {', '.join(TABLES)}")
    if out.exists():
        raise UsageError(f"{out}: exists already; a new name would be right")
    folder = Warehouse(warehouse).snapshot(snapshot).path
    out.parent.mkdir(parents=True, exist_ok=True)
    unfinished = out.with_name(f".{out.name}-unfinished")
    writers: Mapping[Target, Callable[[Path, Sequence[Table], Path], None]] = {
        "csv": _csv,
        "sqlite": _sqlite,
        "duckdb": _duckdb,
        "xlsx": _xlsx,
    }
    _remove(unfinished)
    try:
        writers[to](folder, [TABLES[table] for table in tables], unfinished)
        unfinished.rename(out)
    finally:
        _remove(unfinished)
    return out


def _csv(snapshot: Path, tables: Sequence[Table], out: Path) -> None:
    out.mkdir()
    for table in tables:
        # With a byte order mark: without it Excel takes UTF-8 for the Windows code page and spoils every umlaut
        with (out / f"{table.name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([column.name for column in table.columns])
            writer.writerows([harmless(value) for value in row] for row in _rows(snapshot, table))


def _sqlite(snapshot: Path, tables: Sequence[Table], out: Path) -> None:
    connection = sqlite3.connect(out)
    try:
        for table in tables:
            columns = ", ".join(f'"{column.name}" {_SQLITE.get(column.type, "TEXT")}' for column in table.columns)
            key = ", ".join(f'"{name}"' for name in table.key)
            marks = ", ".join("?" for _ in table.columns)
            connection.execute(f'CREATE TABLE "{table.name}" ({columns}, PRIMARY KEY ({key}))')
            connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', _rows(snapshot, table))
        connection.commit()
    finally:
        connection.close()


def _duckdb(snapshot: Path, tables: Sequence[Table], out: Path) -> None:
    place = str(out).replace("'", "''")
    with connect(snapshot, attach=f"ATTACH '{place}' AS exported") as connection:
        for table in tables:
            connection.execute(f'CREATE TABLE exported."{table.name}" AS SELECT * FROM "{table.name}"')
            for column in table.columns:
                description = column.description.replace("'", "''")
                connection.execute(f'COMMENT ON COLUMN exported."{table.name}"."{column.name}" IS \'{description}\'')


def _xlsx(snapshot: Path, tables: Sequence[Table], out: Path) -> None:
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingExtra("Excel workbooks need XlsxWriter: pip install 'steckbrief[excel]'") from error
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(out), options) as book:
        bold = book.add_format({"bold": True})
        for table in tables:
            sheet = book.add_worksheet(table.name)
            sheet.freeze_panes(1, 0)
            for n, column in enumerate(table.columns):
                sheet.write_string(0, n, column.name, bold)
            number = 0
            for number, row in enumerate(_rows(snapshot, table), 1):
                if number >= SHEET_ROWS:
                    raise UsageError(f"{table.name}: more than {SHEET_ROWS - 1:,} rows; an Excel sheet ends there")
                for n, value in enumerate(row):
                    if isinstance(value, bool):
                        sheet.write_boolean(number, n, value)
                    elif isinstance(value, int | float):
                        sheet.write_number(number, n, value)
                    elif value is not None:
                        sheet.write_string(number, n, _fitting(value))
            sheet.autofilter(0, 0, number, len(table.columns) - 1)


def _fitting(text: str) -> str:
    """Text that fits into an Excel cell; what was cut says so."""
    return text if len(text) <= CELL_LENGTH else f"{text[: CELL_LENGTH - 4]} […]"


def _rows(snapshot: Path, table: Table) -> Iterator[tuple[Any, ...]]:
    """Rows as tuples of numbers, strings and None, a few thousand at a time in memory."""
    for data in rows_of(snapshot, table.name):
        for batch in data.to_batches(max_chunksize=5_000):
            yield from zip(*([_plain(value) for value in column.to_pylist()] for column in batch.columns), strict=True)


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def _remove(unfinished: Path) -> None:
    """With the logs that SQLite and DuckDB leave beside a file that they could not finish."""
    if unfinished.is_dir():
        shutil.rmtree(unfinished)
    for path in (unfinished, *(unfinished.with_name(unfinished.name + log) for log in ("-journal", ".wal"))):
        path.unlink(missing_ok=True)
