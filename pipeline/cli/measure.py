"""`steckbrief evaluate` and `show`: how good the records are, and what a stage has made of a page."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.settings import NerModelOption, NerOption, OcrOption, ReaderOption, SettingsOption, TagsOption, chosen
from pipeline.cli.terminal import REJECTED, complain, console, write
from pipeline.escape import json_text


class Stage(StrEnum):
    """What is drawn."""

    words = "words"
    lines = "lines"
    columns = "columns"
    blocks = "blocks"
    sections = "sections"
    fields = "fields"
    layout = "layout"
    entities = "entities"


def evaluate(  # noqa: PLR0917 - one per option
    folders: Annotated[
        list[Path], typer.Argument(metavar="LABELLED_DIR...", help="Folders with x.pdf and x.gold.json.")
    ],
    predictions: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Judge the records x.json in there and extract nothing.")
    ] = None,
    reader: ReaderOption = None,
    ocr: OcrOption = None,
    tags: TagsOption = None,
    ner: NerOption = None,
    ner_model: NerModelOption = None,
    settings_file: SettingsOption = None,
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

    settings = chosen(settings_file, reader=reader, ocr=ocr, tags=tags, ner=ner, ner_model=ner_model)
    if diagram is not None and diagram.suffix.lower() != ".svg":
        raise UsageError(f"--diagram {diagram}: the diagram is SVG, so the name must end in .svg")
    figures = {}
    values: list[Sure] = []
    for folder in folders:
        evaluation = judge(folder, settings=settings, predictions=predictions)
        values += evaluation.calibration.values
        if as_json:
            figures[str(folder)] = evaluation.as_dict()
        else:
            console().print(str(folder), style="bold", markup=False, highlight=False)
            console().print(render(evaluation, errors=errors))
    if as_json:
        write(json_text(figures, indent=2) + "\n")
    if diagram is not None:
        diagram.parent.mkdir(parents=True, exist_ok=True)
        diagram.write_text(drawn(Calibration(tuple(values))), encoding="utf-8")


def show(  # noqa: PLR0917 - one per option
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A PDF.")],
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            "-o",
            metavar="PNG|HTML",
            help="The picture; several pages are numbered. Of entities a page of HTML.",
        ),
    ],
    page: Annotated[int | None, typer.Option(min=1, help="One page only.")] = None,
    stage: Annotated[Stage, typer.Option(help="What to draw.")] = Stage.blocks,
    reader: ReaderOption = None,
    ocr: OcrOption = None,
    tags: TagsOption = None,
    ner: NerOption = None,
    ner_model: NerModelOption = None,
    settings_file: SettingsOption = None,
) -> None:
    """Draw what a stage has made of a page on the rendered page; entities as a page of HTML with the marked texts.

    Examples:

        steckbrief show profile.pdf --page 1 --stage fields --out page.png

        steckbrief show profile.pdf --stage entities --out entities.html
    """
    from pipeline.show import show as draw
    from pipeline.show.entities_page import show_entities
    from schemas.errors import Unreadable, UsageError

    settings = chosen(settings_file, reader=reader, ocr=ocr, tags=tags, ner=ner, ner_model=ner_model)
    try:
        if stage is Stage.entities:
            if page is not None:
                raise UsageError("--page: entities are shown for the whole publication")
            written: tuple[Path, ...] = (show_entities(file, out=out, settings=settings),)
        else:
            written = draw(file, page=page, stage=stage.value, out=out, settings=settings)
    except Unreadable as error:
        complain(f"rejected ({error.code}): {error.message}")
        raise typer.Exit(REJECTED) from error
    for path in written:
        write(f"{path}\n")
