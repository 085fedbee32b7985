"""The options that say how publications are read, and the settings that they make together with a settings file."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.limits import with_limits
from schemas.errors import UsageError

if TYPE_CHECKING:
    from schemas.settings import Settings


class Reader(StrEnum):
    """Who opens the PDF."""

    pdfium = "pdfium"
    pdfplumber = "pdfplumber"


class Ocr(StrEnum):
    """Which pages are read from their picture."""

    auto = "auto"
    never = "never"
    always = "always"


class Tags(StrEnum):
    """Whether the structure tree of a tagged file is heard."""

    auto = "auto"
    never = "never"


class NerBackend(StrEnum):
    """Who finds names in the running text."""

    builtin = "builtin"
    spacy = "spacy"
    none = "none"


SettingsOption = Annotated[
    Path | None,
    typer.Option(
        "--settings",
        metavar="TOML",
        envvar="STECKBRIEF_SETTINGS",
        help="A settings file with reader, ocr, tags, cross_check, [ner] and [limits]; options beside it win.",
    ),
]
ReaderOption = Annotated[
    Reader | None, typer.Option(help="Who opens the PDF; pdfplumber is slower, for comparison. [default: pdfium]")
]
OcrOption = Annotated[
    Ocr | None,
    typer.Option(
        help="Scans: auto reads pages without usable text from their picture, always all pages (extra `ocr`). "
        "[default: auto]"
    ),
]
TagsOption = Annotated[
    Tags | None,
    typer.Option(
        help="Tagged files: auto lets their structure tree correct order and roles where it agrees with the page. "
        "[default: auto]"
    ),
]
CrossCheckOption = Annotated[
    bool,
    typer.Option("--cross-check", help="Read with the other reader too; where they differ, values are less sure."),
]
NerOption = Annotated[
    NerBackend | None,
    typer.Option(
        help="Who finds names: the shipped model, a spaCy pipeline of your own, or rules alone. [default: builtin]"
    ),
]
NerModelOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAME_OR_FOLDER", help="The spaCy pipeline in place of the shipped model; implies --ner spacy."
    ),
]


def chosen(
    file: Path | None = None,
    *,
    reader: Reader | None = None,
    ocr: Ocr | None = None,
    tags: Tags | None = None,
    cross_check: bool = False,
    ner: NerBackend | None = None,
    ner_model: str | None = None,
    limits: str | None = None,
) -> Settings:
    """The settings of the file with the options over them.

    Raises `UsageError` for a file or a model that cannot be used, before anything is read.
    """
    from extractors.entities import check
    from pipeline.settings_file import read_settings
    from schemas.settings import Ner, Settings

    settings = read_settings(file) if file else Settings()
    names = settings.ner
    if ner_model is not None:
        if ner not in {None, NerBackend.spacy}:
            raise UsageError(f"--ner-model {ner_model}: only --ner spacy has a model of your own, not --ner {ner}")
        names = replace(names, backend="spacy", model=ner_model)
    elif ner is not None and ner != names.backend:
        names = Ner(backend=ner.value, batch_size=names.batch_size)
    check(names)
    return replace(
        settings,
        reader=reader.value if reader else settings.reader,
        ocr=ocr.value if ocr else settings.ocr,
        tags=tags.value if tags else settings.tags,
        cross_check=cross_check or settings.cross_check,
        ner=names,
        limits=with_limits(settings.limits, limits),
    )
