"""`steckbrief evaluate` and `show`: how good the records are, and what a stage has made of a page."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.terminal import REJECTED, Reader, ReaderOption, complain, console, write


class Stage(StrEnum):
    """What is drawn."""

    words = "words"
    lines = "lines"
    columns = "columns"
    blocks = "blocks"
    sections = "sections"
    fields = "fields"
    layout = "layout"


def evaluate(  # noqa: PLR0917 - one per option
    folders: Annotated[
        list[Path], typer.Argument(metavar="LABELLED_DIR...", help="Folders with x.pdf and x.gold.json.")
    ],
    predictions: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Judge the records x.json in there and extract nothing.")
    ] = None,
    reader: ReaderOption = Reader.pdfium,
    errors: Annotated[bool, typer.Option("--errors", help="Print every value that is not as labelled.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print all figures as JSON.")] = False,
    diagram: Annotated[
        Path | None, typer.Option(metavar="SVG", help="Draw how often values of a confidence are right.")
    ] = None,
) -> None:
    """Compare records with labelled publications: precision, recall and F1 of every field.

    Strict means equal character by character; soft forgives small differences of spelling. Versions, keys, addresses
    and times are not compared.

    Examples:

        steckbrief evaluate samples

        steckbrief evaluate labelled/ --errors

        steckbrief evaluate samples --diagram reliability.svg
    """
    from pipeline.evaluate import Calibration, render
    from pipeline.evaluate import diagram as drawn
    from pipeline.evaluate import evaluate as judge
    from pipeline.evaluate.calibration import Sure
    from schemas.errors import UsageError
    from schemas.settings import Settings

    if diagram is not None and diagram.suffix.lower() != ".svg":
        raise UsageError(f"--diagram {diagram}: the diagram is SVG, so the name must end in .svg")
    figures = {}
    values: list[Sure] = []
    for folder in folders:
        evaluation = judge(folder, settings=Settings(reader=reader.value), predictions=predictions)
        values += evaluation.calibration.values
        if as_json:
            figures[str(folder)] = evaluation.as_dict()
        else:
            console().print(str(folder), style="bold", markup=False, highlight=False)
            console().print(render(evaluation, errors=errors))
    if as_json:
        write(json.dumps(figures, ensure_ascii=False, indent=2) + "\n")
    if diagram is not None:
        diagram.parent.mkdir(parents=True, exist_ok=True)
        diagram.write_text(drawn(Calibration(tuple(values))), encoding="utf-8")


def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A PDF.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="PNG", help="The picture; several pages are numbered.")],
    page: Annotated[int | None, typer.Option(min=1, help="One page only.")] = None,
    stage: Annotated[Stage, typer.Option(help="What to draw.")] = Stage.blocks,
    reader: ReaderOption = Reader.pdfium,
) -> None:
    """Draw what a stage has made of a page on the rendered page.

    Example:

        steckbrief show profile.pdf --page 1 --stage fields --out page.png
    """
    from pipeline.show import show as draw
    from schemas.errors import Unreadable
    from schemas.settings import Settings

    try:
        written = draw(file, page=page, stage=stage.value, out=out, settings=Settings(reader=reader.value))
    except Unreadable as error:
        complain(f"rejected ({error.code}): {error.message}")
        raise typer.Exit(REJECTED) from error
    for path in written:
        write(f"{path}\n")
