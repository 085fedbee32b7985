"""One snapshot of a warehouse in Python: DuckDB relations, and pandas frames with nullable types."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import duckdb

from pipeline.query import connect
from pipeline.warehouse import Warehouse
from pipeline.warehouse.frames import frame, framed
from schemas.errors import UsageError
from schemas.tables import TABLES

if TYPE_CHECKING:
    import pandas as pd


class OpenWarehouse:
    """All tables of one snapshot, read only; a context manager that closes its connection.

    with open_warehouse("warehouse") as held:
        held["contacts"].filter("email IS NULL").df()
        held.frame("profiles").groupby("federal_state", observed=True).size()
    """

    tables: tuple[str, ...] = tuple(TABLES)

    def __init__(self, path: Path | str, *, snapshot: str | None = None) -> None:
        self.snapshot = Warehouse(path).snapshot(snapshot)
        self._connection = connect(self.snapshot.path)

    def __getitem__(self, table: str) -> duckdb.DuckDBPyRelation:
        """A table as a DuckDB relation: read when it is asked, not before. Raises UsageError for an unknown table."""
        self._check(table)
        return self._connection.view(table)

    def sql(self, question: str) -> duckdb.DuckDBPyRelation:
        """A SELECT over the tables as a relation."""
        return self._connection.sql(question)

    def frame(self, table: str) -> pd.DataFrame:
        """A table as a frame: integers with gaps stay integers, dates are dates, keys keep their zeros.

        Raises UsageError for an unknown table.
        """
        self._check(table)
        return frame(self.snapshot.path, table)

    def ask(self, question: str) -> pd.DataFrame:
        """The answer to a SELECT as a frame with nullable types."""
        return framed(self._connection.sql(question).to_arrow_table())

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> OpenWarehouse:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _check(self, table: str) -> None:
        if table not in TABLES:
            raise UsageError(f"no table {table!r}; tables: {', '.join(TABLES)}")


def open_warehouse(path: Path | str, *, snapshot: str | None = None) -> OpenWarehouse:
    """The tables of a warehouse's current snapshot, or of an earlier one, as DuckDB relations and pandas frames.

    What is opened stays as it is whatever is committed later. Raises NoWarehouse.
    """
    return OpenWarehouse(path, snapshot=snapshot)
