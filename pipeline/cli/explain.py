"""`steckbrief explain`: why a cell says what it says."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.settings import OcrOption, ReaderOption, SettingsOption, TagsOption, chosen
from pipeline.cli.terminal import REJECTED, complain, write


def explain(  # noqa: PLR0917 - one per option
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A PDF.")],
    pointer: Annotated[
        str, typer.Argument(metavar="POINTER", help="A cell of the record: /profiles/0/contacts/0/phone.")
    ],
    png: Annotated[
        Path | None, typer.Option(metavar="PNG", help="Draw the chosen box and those that lost; pages are numbered.")
    ] = None,
    reader: ReaderOption = None,
    ocr: OcrOption = None,
    tags: TagsOption = None,
    settings_file: SettingsOption = None,
) -> None:
    """Say which rule read a value, where, how sure it is and what lost; of an empty cell, what was rejected and why.

    Exit status: 0 explained; 2 no such cell, the nearest are named; 3 the publication cannot be read.

    Examples:

        steckbrief explain profile.pdf /profiles/0/contacts/0/phone

        steckbrief explain profile.pdf /profiles/0/headline --png headline.png
    """
    from pipeline.escape import printable
    from pipeline.explain import explain as ask
    from pipeline.explain import told
    from schemas.errors import Unreadable

    try:
        explanation, extraction = ask(file, pointer, settings=chosen(settings_file, reader=reader, ocr=ocr, tags=tags))
    except Unreadable as error:
        complain(f"rejected ({error.code}): {error.message}")
        raise typer.Exit(REJECTED) from error
    for line in told(explanation).splitlines():
        write(f"{printable(line)}\n")
    if png is not None:
        from pipeline.show.explained import draw_explained

        for written in draw_explained(file, explanation, extraction, png):
            write(f"{printable(written)}\n")
