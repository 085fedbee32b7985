"""From SOURCE arguments to publications at hand: files, folders, lists of sources and web addresses."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit, urlunsplit

from pipeline.fingerprint import extractor_version
from schemas.errors import RejectionCode, UsageError
from schemas.evidence import Rejection
from schemas.settings import Limits

if TYPE_CHECKING:
    import httpx

CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
FETCH_SECONDS = 600.0  # for the whole of one publication, however steadily it drips
REDIRECTS = 5
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

    A source is a PDF, a folder (searched recursively for `*.pdf`), a text file with one source per line (`#` starts a
    comment; relative paths count from the list's folder) or an http(s) address. Files are hashed here, so that
    whatever happens later is about known bytes.

    Raises:
        UsageError: a source or a list that cannot be read at all; nothing was fetched then.
    """
    limits = limits or Limits()
    for location in list(expand(sources)):
        if isinstance(location, Path):
            yield _at_hand(location, location.absolute().as_uri(), location.name)
        else:
            yield fetch(location, fetched, limits=limits)


def check(sources: Sequence[str]) -> None:
    """Say what is unusable before anything is written. Raises UsageError."""
    for _ in expand(sources):
        pass


def discover_one(source: str, *, fetched: Path, limits: Limits) -> Original | Rejection:
    """The one publication at a path or an address. Raises UsageError for a folder."""
    if is_address(source):
        return fetch(source, fetched, limits=limits)
    path = _path_of(source)
    if path.is_dir():
        raise UsageError(f"{source}: is a folder; `steckbrief run` reads folders, `extract` reads one PDF")
    return _at_hand(path, path.absolute().as_uri(), path.name)


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


def is_address(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def _path_of(source: str) -> Path:
    return Path(unquote(urlsplit(source).path) if source.startswith("file://") else source).expanduser()


def _pdfs_in(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in names if name.lower().endswith(".pdf") and not name.startswith("."))


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: a list of sources is UTF-8 text; byte {error.start} is not") from error
    stripped = (line.strip() for line in text.splitlines())
    return [line for line in stripped if line and not line.startswith("#")]


def _at_hand(path: Path, source_uri: str, file_name: str) -> Original | Rejection:
    """The file with its hash; a rejection where it cannot be read. Devices and pipes are no publications."""
    try:
        if path.exists() and not path.is_file():
            return _refuse("not_found", f"{file_name}: not a regular file", file_name, source_uri)
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            size = stream.tell()
    except OSError as error:
        return _refuse("not_found", f"{file_name}: {error.strerror or error}", file_name, source_uri)
    return Original(path, file_name, source_uri, f"sha256:{digest}", size)


def fetch(address: str, folder: Path, *, limits: Limits, client: httpx.Client | None = None) -> Original | Rejection:
    """Download one publication into `folder`, named by its hash; `fetch_failed` or `too_large` with the reason."""
    import httpx

    source_uri = without_credentials(address)
    file_name = _name_of(address)
    timeout = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
    folder.mkdir(parents=True, exist_ok=True)
    partial = folder / f"{hashlib.sha256(address.encode()).hexdigest()}.part"
    own = client or httpx.Client(timeout=timeout, follow_redirects=True, max_redirects=REDIRECTS, headers=_identity())
    try:
        with own.stream("GET", address) as response:
            if response.status_code != httpx.codes.OK:
                reason = f"the server answered {response.status_code} {response.reason_phrase}".rstrip()
                return _refuse("fetch_failed", f"{source_uri}: {reason}", file_name, source_uri)
            digest, size, latest = hashlib.sha256(), 0, time.monotonic() + FETCH_SECONDS
            with partial.open("wb") as stream:
                for part in response.iter_bytes():
                    if time.monotonic() > latest:
                        raise TimeoutError(f"not complete after {FETCH_SECONDS:g} s")
                    size += len(part)
                    if size > limits.file_bytes:
                        message = f"{source_uri}: larger than {limits.file_bytes} bytes"
                        limit = f"file_bytes={limits.file_bytes}"
                        return _refuse("too_large", message, file_name, source_uri, size=size, limit=limit)
                    digest.update(part)
                    stream.write(part)
        if not size:
            return _refuse("fetch_failed", f"{source_uri}: the server sent nothing", file_name, source_uri)
        path = partial.replace(folder / f"{digest.hexdigest()}.pdf")
        return Original(path, file_name, source_uri, f"sha256:{digest.hexdigest()}", size)
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        reason = f"{type(error).__name__}: {error}".rstrip(": ")
        return _refuse("fetch_failed", f"{source_uri}: {reason}", file_name, source_uri)
    finally:
        partial.unlink(missing_ok=True)
        if client is None:
            own.close()


def without_credentials(address: str) -> str:
    """The address without user, password, query signatures and fragment.

    >>> without_credentials("https://ada:secret@example.org/a.pdf?id=7&X-Amz-Signature=f00#page=2")
    'https://example.org/a.pdf?id=7'
    """
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    query = "&".join(pair for pair in parts.query.split("&") if not _secret(pair.partition("=")[0]))
    return urlunsplit((parts.scheme, host, parts.path, query, ""))


def _secret(name: str) -> bool:
    name = unquote(name).lower()
    exact = {
        "sig",
        "se",
        "sp",
        "sv",
        "sr",
        "st",
        "expires",
        "key-pair-id",
        "policy",
        "googleaccessid",
        "awsaccesskeyid",
    }
    return (
        name in exact
        or name.startswith(("x-amz-", "x-goog-"))
        or any(
            word in name
            for word in ("token", "signature", "secret", "password", "api_key", "apikey", "auth", "session")
        )
    )


def _name_of(address: str) -> str:
    name = PurePosixPath(unquote(urlsplit(address).path)).name
    # A server's name for a file is shown to people and never used as a path.
    printable = "".join(c for c in name if c.isprintable() and c not in '/\\:*?"<>|').strip(". ")
    return printable[:200] or urlsplit(address).hostname or "publication.pdf"


def _identity() -> dict[str, str]:
    return {"User-Agent": f"steckbrief/{extractor_version()}", "Accept": "application/pdf,*/*;q=0.1"}


def _refuse(
    code: RejectionCode,
    message: str,
    file_name: str,
    source_uri: str,
    *,
    size: int | None = None,
    limit: str | None = None,
) -> Rejection:
    return Rejection(
        code=code,
        message=message,
        file_name=file_name,
        source_uri=source_uri,
        size_bytes=size,
        limit=limit,
        extractor_version=extractor_version(),
    )
