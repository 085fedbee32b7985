"""`steckbrief entities`: names, dates and amounts in any German text."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.settings import NerModelOption, NerOption, SettingsOption, chosen
from pipeline.cli.terminal import json_line
from schemas.errors import UsageError

CHUNK = 1_000  # lines at a time, so that any stream of texts can be read


def entities(
    file: Annotated[str, typer.Argument(metavar="[FILE|-]", help="One text a line, UTF-8; - is standard input.")] = "-",
    model_only: Annotated[bool, typer.Option("--model-only", help="Leave rules and gazetteers out.")] = False,
    ner: NerOption = None,
    ner_model: NerModelOption = None,
    settings_file: SettingsOption = None,
) -> None:
    """Find persons, organisations, places, roles, programmes, laws, dates and amounts: one JSON line per text.

    Examples:

        echo "Seit 2009 leitet Jana Wolter das Jugendamt." | steckbrief entities

        steckbrief entities texts.txt --model-only

        steckbrief entities texts.txt --ner-model models/de_core_news_lg
    """
    from extractors.entities import configured
    from pipeline.entities import annotate_lines

    settings = chosen(settings_file, ner=ner, ner_model=ner_model)
    if model_only and settings.ner.backend == "none":
        raise UsageError("--model-only with --ner none leaves nothing that could find a name")
    if file != "-" and not Path(file).is_file():
        raise UsageError(f"{file}: there is no such file; give one text a line, or - for standard input")
    annotator = configured(settings.ner, rules=not model_only)
    with sys.stdin.buffer if file == "-" else Path(file).open("rb") as lines:
        texts = _texts(lines, "standard input" if file == "-" else file)
        while chunk := list(islice(texts, CHUNK)):
            for found in annotate_lines(chunk, annotator):
                json_line(found)


def _texts(lines: Iterable[bytes], name: str) -> Iterator[str]:
    """The lines that are not empty; raises `UsageError` for one that is no UTF-8."""
    for number, line in enumerate(lines, 1):
        try:
            text = line.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise UsageError(f"{name}, line {number}: not UTF-8 at byte {error.start}") from error
        if text.strip():
            yield text
