"""A user's own spaCy pipeline: where it is, what it is made of, and what to do where it is missing."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from schemas.errors import MissingExtra, UsageError
from schemas.settings import Ner


def check(ner: Ner) -> None:
    """Whether the settings name a model exactly where one is wanted, and one that is there; imports no spaCy.

    Raises `UsageError`, and `MissingExtra` for a model that is not installed.
    """
    if ner.backend == "spacy":
        located(ner.model)
    elif ner.model or ner.label_map:
        key = "model" if ner.model else "label_map"
        raise UsageError(f'[ner] {key} is of use only with backend = "spacy", not with backend = "{ner.backend}"')


def located(model: str | None) -> str | Path:
    """The folder of the pipeline, or the name of its package; nothing is ever downloaded."""
    if not model:
        raise UsageError('[ner] backend = "spacy" needs model = a package name or a folder, such as "de_core_news_lg"')
    path = Path(model)
    if path.is_dir():
        return path
    try:
        version(model)
    except (PackageNotFoundError, ValueError) as error:
        folder = "/" in model or model.startswith(".")
        name = path.name or model
        raise MissingExtra(
            f'[ner] model = "{model}": {"there is no such folder" if folder else "not installed"}. Install the '
            f"pipeline first (python -m spacy download {name}), or give the folder of one on disk, or set "
            'backend = "builtin"'
        ) from error
    return model


@lru_cache(maxsize=8)
def fingerprint(model: str) -> str:
    """What tells this model from every other: the version of the package, or a hash of all files of the folder."""
    found = located(model)
    if isinstance(found, str):
        return f"{found} {version(found)}"
    digest = hashlib.sha256()
    for file in sorted(path for path in found.rglob("*") if path.is_file()):
        with file.open("rb") as stream:
            content = hashlib.file_digest(stream, "sha256").hexdigest()
        digest.update(f"{file.relative_to(found).as_posix()} {content}\n".encode())
    return digest.hexdigest()
