"""A settings file: TOML with the tables and keys of `schemas.settings.Settings`, each checked before anything is read.

reader = "pdfium"

[ner]
backend = "spacy"
model = "de_core_news_lg"
label_map = { MISC = "" }

[limits]
wall_seconds = 60
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from schemas.errors import UsageError
from schemas.settings import Settings

HEADER = re.compile(r"\s*\[\s*([\w.-]+)\s*\]")
KEY = re.compile(r"""\s*["']?([\w-]+)["']?\s*=""")


def read_settings(path: Path) -> Settings:
    """The settings of a file; what it does not name stays as it is by default.

    A model that is a folder is looked for beside the file first. Raises `UsageError` with file, line and key, and what
    would have been right.
    """
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except FileNotFoundError as error:
        raise UsageError(f"{path}: there is no such settings file") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as TOML ({error})") from error
    ner = table.get("ner")
    if isinstance(ner, dict) and isinstance(ner.get("model"), str) and (path.parent / ner["model"]).is_dir():
        ner["model"] = str((path.parent / ner["model"]).resolve())
    try:
        # As JSON, because strict Python input would have to hold the dataclasses themselves
        return TypeAdapter(Settings).validate_json(json.dumps(table, default=str), strict=True)
    except ValidationError as error:
        raise UsageError("\n".join(_said(path, text, **problem) for problem in error.errors())) from error


def _said(path: Path, text: str, *, loc: Sequence[int | str], type: str, msg: str, input: Any, **_: Any) -> str:
    """One problem in a line: place, key, what is wrong with it."""
    keys = [key for key in loc if isinstance(key, str)]
    *tables, key = keys[:2]
    name = f"[{'.'.join(tables)}] {key}" if tables else key
    number = _line(text, tables, key)
    place = f"{path}, line {number}" if number else f"{path}"
    if type == "unexpected_keyword_argument":
        return f"{place}: {name}: there is no such setting; there are {', '.join(_known(tables))}"
    return f"{place}: {name}: {msg}, not {input!r}"


def _known(tables: Sequence[str]) -> list[str]:
    """The keys of a table; tables themselves in brackets."""
    at: Any = Settings()
    for table in tables:
        at = getattr(at, table)
    return [f"[{f.name}]" if is_dataclass(getattr(at, f.name)) else f.name for f in fields(at)]


def _line(text: str, tables: Sequence[str], key: str) -> int:
    """The line of a key, counted from 1; 0 where it stands in no line of its own."""
    current = ""
    for number, line in enumerate(text.split("\n"), 1):
        if header := HEADER.match(line):
            current = header[1]
            if not tables and current == key:
                return number
        elif (found := KEY.match(line)) and current == ".".join(tables) and found[1] == key:
            return number
    return 0
