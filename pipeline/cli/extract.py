"""`steckbrief extract`: one publication in, one record out."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.fetching import AllowOption, fetching
from pipeline.cli.limits import LimitsOption
from pipeline.cli.settings import (
    CrossCheckOption,
    NerModelOption,
    NerOption,
    OcrOption,
    ReaderOption,
    SettingsOption,
    TagsOption,
    chosen,
)
from pipeline.cli.terminal import REJECTED, write

if TYPE_CHECKING:
    from schemas.profile import Record


class OutputFormat(StrEnum):
    """How a record is printed."""

    json = "json"
    yaml = "yaml"
    markdown = "markdown"


def extract(  # noqa: PLR0917 - one per option
    file: Annotated[str, typer.Argument(metavar="FILE", help="A PDF, as a path or an http(s) address.")],
    format: Annotated[OutputFormat, typer.Option(help="json and yaml: the record; markdown: the whole text.")] = (
        OutputFormat.json
    ),
    reader: ReaderOption = None,
    ocr: OcrOption = None,
    tags: TagsOption = None,
    cross_check: CrossCheckOption = False,
    allow_address: AllowOption = None,
    ner: NerOption = None,
    ner_model: NerModelOption = None,
    limits: LimitsOption = None,
    settings_file: SettingsOption = None,
) -> None:
    """Read one publication and print its record.

    Exit status: 0 extracted; 3 rejected, with the reason as JSON on standard output; 2 unusable arguments.

    Examples:

        steckbrief extract profile.pdf

        steckbrief extract profile.pdf --format markdown

        steckbrief extract profile.pdf --ner-model models/de_core_news_lg
    """
    from tempfile import TemporaryDirectory

    from pipeline.formats import as_json, as_yaml
    from pipeline.guarded.guard import Failure, Fault
    from pipeline.guarded.isolate import EXTRACT, Workers
    from pipeline.sources.arguments import discover_one
    from schemas.evidence import Rejection

    settings = chosen(
        settings_file,
        reader=reader,
        ocr=ocr,
        tags=tags,
        cross_check=cross_check,
        ner=ner,
        ner_model=ner_model,
        limits=limits,
    )
    target = "pipeline.formats:as_markdown" if format is OutputFormat.markdown else EXTRACT
    result: Record | Rejection | Failure | str
    with TemporaryDirectory(prefix="steckbrief-") as fetched, Workers(settings=settings, target=target) as workers:
        original = discover_one(
            file, fetched=Path(fetched), limits=settings.limits, fetching=lambda: fetching(allow_address)
        )
        result = original if isinstance(original, Rejection) else workers.read(original)
    if isinstance(result, Failure):
        raise Fault(result.traceback)
    if isinstance(result, Rejection):
        write(as_json(result))
        raise typer.Exit(REJECTED)
    if isinstance(result, str):
        write(result)
    else:
        write(as_yaml(result) if format is OutputFormat.yaml else as_json(result))
