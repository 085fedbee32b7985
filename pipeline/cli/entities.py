"""`steckbrief entities`: names, dates and amounts in any German text."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.settings import NerModelOption, NerOption, SettingsOption, chosen
from pipeline.cli.terminal import write
from schemas.errors import UsageError


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
    if file == "-":
        raw = sys.stdin.buffer.read()
    elif Path(file).is_file():
        raw = Path(file).read_bytes()
    else:
        raise UsageError(f"{file}: there is no such file; give one text a line, or - for standard input")
    try:
        texts = raw.decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: not UTF-8 at byte {error.start}") from error
    for found in annotate_lines(
        [text for text in texts if text.strip()], configured(settings.ner, rules=not model_only)
    ):
        write(f"{json.dumps(found, ensure_ascii=False)}\n")
