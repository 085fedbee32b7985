"""`steckbrief retry`: rejected publications once more, with other limits or settings."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, get_args

import typer

from pipeline.cli.fetching import AllowOption, fetching
from pipeline.cli.limits import LimitsOption
from pipeline.cli.running import LogFormat, composition, watched
from pipeline.cli.settings import NerModelOption, NerOption, ReaderOption, SettingsOption, chosen
from pipeline.cli.terminal import write
from pipeline.cli.warehouse import WarehouseOption
from schemas.errors import RejectionCode, UsageError


def retry(  # noqa: PLR0917 - one per option
    warehouse: WarehouseOption,
    code: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Only what was rejected with it; may be repeated.")
    ] = None,
    allow_address: AllowOption = None,
    limits: LimitsOption = None,
    settings_file: SettingsOption = None,
    reader: ReaderOption = None,
    ner: NerOption = None,
    ner_model: NerModelOption = None,
    direct: Annotated[bool, typer.Option("--direct", help="Without Prefect; the warehouse is the same.")] = False,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Publications read at the same time; as many as there are cores.")
    ] = None,
    log_format: Annotated[LogFormat, typer.Option(help="bar for people, json: one line per publication.")] = (
        LogFormat.bar
    ),
) -> None:
    """Read rejected publications once more, where they were found, with other limits or settings.

    What can be read now takes the place of its rejection; the other rejections get their new reasons. What lies in an
    object store is read again by `steckbrief run` over its source: with other limits rejections get another try.

    Exit status: 0 completed, also where there was nothing to try; 2 unusable arguments.

    Examples:

        steckbrief retry --warehouse warehouse --code time_limit --limits wall=600,cpu=500

        steckbrief retry --warehouse warehouse --code memory_limit --code crashed --limits memory=8G --workers 1
    """
    from pipeline.runs.retry import as_list, rejected
    from schemas.parameters import RunParameters

    codes: tuple[str, ...] = get_args(RejectionCode)
    if unknown := [one for one in code or () if one not in codes]:
        raise UsageError(f"--code {unknown[0]}: there is no such code; codes are {', '.join(codes)}")
    settings = chosen(settings_file, reader=reader, ner=ner, ner_model=ner_model, limits=limits)
    found = rejected(warehouse, frozenset(code or ()))
    if not found.addresses:
        there = ", ".join(f"{number} {name}" for name, number in found.by_code) or "none"
        write(f"Nothing to try again; rejections in the warehouse: {there}\n")
        return
    with TemporaryDirectory(prefix="steckbrief-") as folder:
        parameters = RunParameters(
            sources=(str(as_list(found.addresses, Path(folder, "rejected.lst"))),),
            out=warehouse,
            settings=settings,
            fetch=fetching(allow_address),
            workers=workers,
            again=True,
        )
        watched(composition(direct=direct), parameters, log_format)
