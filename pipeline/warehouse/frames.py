"""Tables as pandas frames: integers with gaps stay integers, dates are dates, keys are strings."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa

from pipeline.warehouse.arrow import table_of

_NULLABLE = {
    pa.int32(): pd.Int32Dtype(),
    pa.int64(): pd.Int64Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
    pa.string(): pd.StringDtype("pyarrow"),
    pa.date32(): pd.ArrowDtype(pa.date32()),
}


def frame(snapshot: Path, table: str) -> pd.DataFrame:
    """A table of the snapshot in the folder `snapshot`; KeyError for an unknown table.

    Categories are pandas categories, timestamps have a time zone, lists are arrays. A column that the snapshot was
    written without is null throughout.
    """
    return framed(table_of(snapshot, table))


def framed(data: pa.Table) -> pd.DataFrame:
    """An Arrow table as a frame with nullable types."""
    result: pd.DataFrame = data.to_pandas(types_mapper=_NULLABLE.get)
    return result
