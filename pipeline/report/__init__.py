"""The report: one page that shows what is in a warehouse, to be opened without network and without us."""

from __future__ import annotations

from pathlib import Path

from schemas.errors import UsageError


def report(warehouse: Path | str, *, snapshot: str | None = None) -> str:
    """The page as HTML, of the current snapshot or of the named one. Raises NoWarehouse."""
    from pipeline.report.numbers import numbers
    from pipeline.report.page import page

    return page(numbers(warehouse, snapshot=snapshot))


def write_report(warehouse: Path | str, out: Path, *, snapshot: str | None = None) -> None:
    """Writes the page to the file `out`, in place of an earlier one. Raises UsageError, NoWarehouse."""
    if out.is_dir():
        raise UsageError(f"{out}: is a folder; the report is a file, as {out / 'report.html'}")
    text = report(warehouse, snapshot=snapshot)
    out.parent.mkdir(parents=True, exist_ok=True)
    unfinished = out.with_name(f".{out.name}-unfinished")  # an earlier page stays whole until this one is
    try:
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(out)
    finally:
        unfinished.unlink(missing_ok=True)
