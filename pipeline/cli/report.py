"""`steckbrief report`: the warehouse as one page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.terminal import write


def report(
    warehouse: Annotated[Path, typer.Argument(metavar="WAREHOUSE", help="The warehouse's folder.")],
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="The page to write; replaced where it is.")
    ] = (Path("report.html")),
    snapshot: Annotated[
        str | None, typer.Option(metavar="ID", help="An earlier snapshot instead of the current.")
    ] = None,
) -> None:
    """Write one page that shows what a warehouse holds: where, how complete, how sure, what is new.

    The page needs no network and no program but a browser. It names people as the warehouse does.

    Example:

        steckbrief report warehouse --out report.html
    """
    from pipeline.report import write_report

    write_report(warehouse, out, snapshot=snapshot)
    write(f"{out}\n")
