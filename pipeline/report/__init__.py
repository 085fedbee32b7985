"""The report: one page that shows what is in a warehouse, to be opened without network and without us."""

from __future__ import annotations

from pathlib import Path


def report(warehouse: Path | str, *, snapshot: str | None = None) -> str:
    """The page as HTML, of the current snapshot or of the named one. Raises NoWarehouse."""
    from pipeline.report.numbers import numbers
    from pipeline.report.page import page

    return page(numbers(warehouse, snapshot=snapshot))
