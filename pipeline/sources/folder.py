"""Publications in a folder of this machine, and in text files that list sources."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pipeline.runs.original import HEADER_WITHIN
from schemas.errors import UsageError


def path_of(source: str) -> Path:
    """The path that a source names, also as a `file:` address."""
    return Path(unquote(urlsplit(source).path) if source.startswith("file://") else source).expanduser()


def pdfs_in(folder: Path) -> Iterator[Path]:
    """Files with the name or the header of a PDF, recursively and by path; hidden ones are none."""
    yield from sorted(_walk(folder), key=lambda path: path.relative_to(folder).parts)


def below(folder: Path) -> str:
    """The beginning of the addresses of everything in a folder."""
    return folder.absolute().as_uri().rstrip("/") + "/"


def lines(path: Path) -> list[str]:
    """What a list of sources names. Raises UsageError where it is no text."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: a list of sources is UTF-8 text; byte {error.start} is not") from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from error
    stripped = (line.strip() for line in text.splitlines())
    return [line for line in stripped if line and not line.startswith("#")]


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (path for name in names if not name.startswith(".") and _is_pdf(path := Path(parent, name)))


def _is_pdf(path: Path) -> bool:
    """By its name, or by its header: downloads are often called `get?id=7`."""
    if path.suffix.lower() == ".pdf":
        return True
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return b"%PDF-" in stream.read(HEADER_WITHIN)
    except OSError:
        return False
