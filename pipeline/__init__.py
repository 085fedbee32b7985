"""The verbs. `open_warehouse` is the door for analysts who work in Python."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.opened import OpenWarehouse


def open_warehouse(path: Path | str, *, snapshot: str | None = None) -> OpenWarehouse:
    """The tables of a warehouse's current snapshot, or of an earlier one, as DuckDB relations and pandas frames.

    What is opened stays as it is whatever is committed later. Raises NoWarehouse.
    """
    from pipeline.opened import (
        OpenWarehouse,
    )  # DuckDB and pandas take a second, and commands that need neither start here

    return OpenWarehouse(path, snapshot=snapshot)
