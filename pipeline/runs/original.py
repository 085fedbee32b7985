"""One publication before it is read: its bytes at hand, known to be unchanged, or refused with the reason."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.fingerprint import extractor_version
from schemas.errors import RejectionCode
from schemas.evidence import Rejection

if TYPE_CHECKING:
    from schemas.sources import Source

HEADER_WITHIN = 1024  # bytes from the start, as readers of PDF have it


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of one publication, at hand as a local file."""

    path: Path
    file_name: str
    source_uri: str
    """Where it came from: a `file:`, `http(s):` or `s3:` address without credentials."""
    publication_id: str
    """`sha256:` and 64 hex digits."""
    size_bytes: int
    source: Source | None = None
    """The source of a `sources.toml` that listed it."""
    fetched: bool = False
    """Whether the file is a copy of ours."""
    transferred: bool = False
    """Whether that copy was made just now."""
    family: str | None = None
    """The family that is meant where looks do not tell, when it is not the source that says so."""

    @property
    def hint(self) -> str | None:
        """The family that is meant where looks do not tell."""
        return (self.source.family if self.source else None) or self.family


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What stands at an address is known, and nobody needs its bytes."""

    source_uri: str
    publication_id: str
    source: Source | None = None


def at_hand(path: Path) -> Original | Rejection:
    """The file with its hash; a rejection where it cannot be read. Devices and pipes are no publications."""
    source_uri = path.absolute().as_uri()
    file_name = os.fsencode(path.name).decode(errors="replace")  # names may hold bytes that are no UTF-8
    try:
        if path.exists() and not path.is_file():
            return refuse("not_found", f"{file_name}: not a regular file", file_name, source_uri)
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            size = stream.tell()
    except OSError as error:
        return refuse("not_found", f"{file_name}: {error.strerror or error}", file_name, source_uri)
    return Original(path, file_name, source_uri, f"sha256:{digest}", size)


def refuse(
    code: RejectionCode,
    message: str,
    file_name: str,
    source_uri: str,
    *,
    size: int | None = None,
    limit: str | None = None,
) -> Rejection:
    """The rejection of a publication of which no bytes are at hand."""
    return Rejection(
        code=code,
        message=message,
        file_name=file_name,
        source_uri=source_uri,
        size_bytes=size,
        limit=limit,
        extractor_version=extractor_version(),
    )
