"""From SOURCE arguments to publications at hand: files, folders, lists of sources and web addresses."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pipeline.addresses import is_address
from pipeline.fingerprint import extractor_version
from schemas.errors import RejectionCode, UsageError
from schemas.evidence import Rejection
from schemas.settings import Limits

HEADER_WITHIN = 1024  # bytes from the start, as readers of PDF have it
LIST_SUFFIXES = frozenset({".txt", ".lst", ".urls"})


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of one publication, at hand as a local file."""

    path: Path
    file_name: str
    source_uri: str
    """Where it came from: a `file:` or `http(s):` address without credentials."""
    publication_id: str
    """`sha256:` and 64 hex digits."""
    size_bytes: int


def discover(sources: Sequence[str], *, fetched: Path, limits: Limits | None = None) -> Iterator[Original | Rejection]:
    """Every publication that `sources` name, in their order and folders by path; addresses are fetched into `fetched`.

    A source is a PDF, a folder (searched recursively for files with the name or the header of a PDF), a text file
    with one source per line (`#` starts a comment; relative paths count from the list's folder) or an http(s)
    address. Files are hashed here, so that whatever happens later is about known bytes.

    Raises:
        UsageError: a source or a list that cannot be read at all; nothing was fetched then.
    """
    limits = limits or Limits()
    for location in list(expand(sources)):
        if isinstance(location, Path):
            yield _at_hand(location)
        else:
            from pipeline.fetch import fetch

            yield fetch(location, fetched, limits=limits)


def check(sources: Sequence[str]) -> None:
    """Say what is unusable before anything is written. Raises UsageError."""
    for _ in expand(sources):
        pass


def discover_one(source: str, *, fetched: Path, limits: Limits) -> Original | Rejection:
    """The one publication at a path or an address. Raises UsageError for a folder."""
    if is_address(source):
        from pipeline.fetch import fetch

        return fetch(source, fetched, limits=limits)
    path = _path_of(source)
    if path.is_dir():
        raise UsageError(f"{source}: is a folder; `steckbrief run` reads folders, `extract` reads one PDF")
    return _at_hand(path)


def expand(sources: Sequence[str], *, base: Path | None = None, depth: int = 0) -> Iterator[Path | str]:
    """Paths of files and addresses, each once, in the order of `sources`."""
    seen: set[Path | str] = set()
    for source in sources:
        for location in _expand_one(source, base or Path(), depth):
            if location not in seen:
                seen.add(location)
                yield location


def _expand_one(source: str, base: Path, depth: int) -> Iterator[Path | str]:
    if is_address(source):
        yield source
        return
    path = base / _path_of(source)
    if path.is_dir():
        yield from sorted(_pdfs_in(path), key=lambda p: p.relative_to(path).parts)
    elif path.suffix.lower() in LIST_SUFFIXES and path.is_file():
        if depth > 3:
            raise UsageError(f"{path}: lists of sources are nested more than three deep; does a list name itself?")
        yield from expand(_lines(path), base=path.parent, depth=depth + 1)
    elif depth == 0 and not path.exists():
        raise UsageError(f"{source}: no such file or folder; a source is a PDF, a folder, a list (.txt) or an address")
    else:
        yield path  # in a list a missing file is one publication's misfortune and not the run's


def scanned_places(sources: Sequence[str]) -> Iterator[str]:
    """Beginnings of the addresses that `discover` looks through completely: what is no longer found there is gone."""
    for source in sources:
        if not is_address(source) and (folder := _path_of(source)).is_dir():
            yield folder.absolute().as_uri().rstrip("/") + "/"


def _path_of(source: str) -> Path:
    return Path(unquote(urlsplit(source).path) if source.startswith("file://") else source).expanduser()


def _pdfs_in(folder: Path) -> Iterator[Path]:
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


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: a list of sources is UTF-8 text; byte {error.start} is not") from error
    stripped = (line.strip() for line in text.splitlines())
    return [line for line in stripped if line and not line.startswith("#")]


def _at_hand(path: Path) -> Original | Rejection:
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
