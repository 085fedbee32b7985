"""Series that turn up for the first time: nobody has looked at how they are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.warehouse.arrow import columns_of
from pipeline.warehouse.warehouse import Warehouse
from schemas.errors import NoWarehouse

CODE = "new_series"


def new_series(warehouse: Warehouse, chunks: Iterable[Path]) -> list[dict[str, Any]]:
    """For the `findings` of a run: the series of staged publications that the warehouse does not know yet.

    In an empty warehouse everything is new, and nothing is said.
    """
    try:
        held = warehouse.current()
    except NoWarehouse:
        return []
    known = {series for path in (held / "publications").glob("*.parquet") for (series,) in columns_of(path, "series")}
    staged = (chunk / "publications.parquet" for chunk in chunks)
    found = Counter(
        series
        for path in staged
        if path.exists()
        for (series,) in columns_of(path, "series")
        if series and series not in known
    )
    return [
        {
            "code": CODE,
            "severity": "info",
            "series": series,
            "publications": number,
            "message": f"{series}: a series that is new here, {number} publication{'' if number == 1 else 's'}",
        }
        for series, number in sorted(found.items())
    ]
