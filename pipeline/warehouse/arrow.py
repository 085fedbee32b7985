"""Table definitions as Arrow schemas, rows as Arrow tables, and the Parquet files of both.

Rows go to Arrow by the explicit schema: a detour through pandas would turn integers with gaps into floats.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.columns import Column, ColumnType
from schemas.profile import SCHEMA_VERSION
from schemas.tables import TABLES

ROW_GROUP = 50_000  # rows; the evidence of about 1,000 publications, 20 MB in memory

_TYPES: Mapping[ColumnType, pa.DataType] = {
    "string": pa.string(),
    "category": pa.dictionary(pa.int32(), pa.string()),  # 32 bits: what Parquet readers give back
    "int32": pa.int32(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us", tz="UTC"),
    "list<string>": pa.list_(pa.string()),
    "list<int32>": pa.list_(pa.int32()),
    "list<list<float64>>": pa.list_(pa.list_(pa.float64())),
}


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of a table, with what each column means in its metadata; KeyError for an unknown table."""
    definition = TABLES[table]
    metadata = {"table": table, "description": definition.description, "schema_version": SCHEMA_VERSION}
    return pa.schema([_field(column) for column in definition.columns], metadata=metadata)


def _field(column: Column) -> pa.Field:
    metadata = {
        "description": column.description,
        "personal": column.personal,
        "unit": column.unit or "",
        "example": column.example or "",
    }
    return pa.field(column.name, _TYPES[column.type], nullable=not column.key, metadata=metadata)


@cache
def fingerprint() -> str:
    """Changes where names, order or types of columns change: parts with another one are written anew."""
    names = ((table, [(f.name, str(f.type)) for f in arrow_schema(table)]) for table in sorted(TABLES))
    return hashlib.sha256(repr(list(names)).encode()).hexdigest()[:12]


def to_arrow(table: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Rows as an Arrow table; what a row does not have is null."""
    return pa.Table.from_pylist(list(rows), schema=arrow_schema(table))


def conform(data: pa.Table, table: str) -> pa.Table:
    """`data` with today's columns: those that it was written without are null."""
    schema = arrow_schema(table)
    if data.schema.equals(schema):
        return data.replace_schema_metadata(schema.metadata)
    columns = [
        data.column(field.name).cast(field.type) if field.name in data.column_names else pa.nulls(len(data), field.type)
        for field in schema
    ]
    return pa.table(columns, schema=schema)


class TableWriter:
    """Writes one Parquet file from many pieces, with row groups of a sane size whatever the size of the pieces."""

    def __init__(self, path: Path, table: str) -> None:
        self.rows = 0
        self._table = table
        self._pending: list[pa.Table] = []
        self._pending_rows = 0
        self._writer = pq.ParquetWriter(path, arrow_schema(table), compression="zstd", compression_level=3)

    def write(self, data: pa.Table) -> None:
        self._pending.append(conform(data, self._table))
        self._pending_rows += len(data)
        if self._pending_rows >= ROW_GROUP:
            self._flush()

    def close(self) -> None:
        try:
            self._flush()
            self._writer.close()
        except OSError:
            self._writer.is_open = False  # or it is closed once more, and complains, whenever Python collects it
            raise

    def _flush(self) -> None:
        if self._pending_rows:
            data = pa.concat_tables(self._pending).unify_dictionaries()
            self._writer.write_table(data, row_group_size=ROW_GROUP)
        self.rows += self._pending_rows
        self._pending, self._pending_rows = [], 0


def write_table(path: Path, table: str, pieces: Iterable[pa.Table]) -> int:
    """Writes `pieces` as one file and returns the number of rows."""
    writer = TableWriter(path, table)
    try:
        for piece in pieces:
            writer.write(piece)
    finally:
        writer.close()
    return writer.rows


def pieces_of(path: Path) -> Iterator[pa.Table]:
    """The rows of a file, some ten thousand at a time; nothing where there is no such file."""
    if path.exists():
        with pq.ParquetFile(path, memory_map=False) as file:
            for group in range(file.num_row_groups):
                yield file.read_row_group(group, use_threads=False)


def rows_of(snapshot: Path, table: str) -> Iterator[pa.Table]:
    """A table of a snapshot with today's columns, some ten thousand rows at a time.

    Nothing where the snapshot was written before there was such a table. KeyError for an unknown table.
    """
    arrow_schema(table)
    for path in sorted((snapshot / table).glob("*.parquet")):
        yield from (conform(piece, table) for piece in pieces_of(path))


def table_of(snapshot: Path, table: str) -> pa.Table:
    """The same as a whole."""
    return pa.concat_tables([arrow_schema(table).empty_table(), *rows_of(snapshot, table)]).unify_dictionaries()


def columns_of(path: Path, *names: str) -> list[tuple[Any, ...]]:
    """Some columns of a file as Python tuples; columns that the file was written without are None."""
    with pq.ParquetFile(path) as file:
        held = [name for name in names if name in file.schema_arrow.names]
        data = file.read(columns=held, use_threads=False)
    columns = [data.column(name).to_pylist() if name in held else [None] * len(data) for name in names]
    return list(zip(*columns, strict=True))
