"""Publications in an S3-compatible object store: which there are, and their bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from pyarrow import fs

from pipeline.fetch.publication import Needless
from pipeline.runs.original import Original, Unchanged, refuse
from pipeline.warehouse.originals import Originals, key_of
from pipeline.warehouse.visits import Visit
from schemas.errors import Unreadable
from schemas.evidence import Rejection
from schemas.settings import Limits
from schemas.sources import Bucket

PIECE = 1 << 20  # bytes read at a time
SCHEME = "s3://"


@dataclass(frozen=True, slots=True)
class Object:
    """One object: its address, and what changes when its bytes do."""

    address: str
    version: str
    size: int


class Store:
    """The object store of one source."""

    def __init__(self, source: Bucket) -> None:
        self._source = source
        endpoint = source.endpoint or ""
        self._files = fs.S3FileSystem(
            endpoint_override=endpoint.partition("://")[2] or endpoint or None,
            scheme="http" if endpoint.startswith("http://") else "https",
            region=source.region or ("us-east-1" if endpoint else None),
            anonymous=source.anonymous,
            connect_timeout=10,
            request_timeout=60,
        )

    def objects(self) -> Iterator[Object]:
        """The publications of the source, by address. Raises OSError where the store cannot be read."""
        for place in self._source.at:
            base = place.removeprefix(SCHEME).rstrip("/")
            for found in sorted(self._files.get_file_info(fs.FileSelector(base, recursive=True)), key=lambda f: f.path):
                if found.type is fs.FileType.File and re.search(self._source.matching, found.path):
                    yield Object(SCHEME + quote(found.path), f"{found.mtime_ns}-{found.size}", found.size)

    def scanned(self) -> tuple[str, ...]:
        """Beginnings of addresses below which `objects` finds everything."""
        return tuple(SCHEME + quote(place.removeprefix(SCHEME).rstrip("/")) + "/" for place in self._source.at)

    def fetch(
        self, found: Object, originals: Originals, *, limits: Limits, needless: Needless
    ) -> Original | Unchanged | Rejection:
        """As `fetch.publication.fetch`, for an object."""
        with originals.alone(found.address):
            return self._fetch(found, originals, limits, needless)

    def _fetch(
        self, found: Object, originals: Originals, limits: Limits, needless: Needless
    ) -> Original | Unchanged | Rejection:
        key, name = key_of(found.address), PurePosixPath(unquote(found.address)).name
        visit = originals.visits.last(key)
        if visit and visit.etag == found.version:
            if path := originals.find(visit.publication_id):
                return Original(path, name, found.address, visit.publication_id, visit.size, fetched=True)
            if needless(visit.publication_id):
                return Unchanged(found.address, visit.publication_id)
        try:
            return self._copy(found, name, key, originals, limits)
        except Unreadable as error:
            return refuse(error.code, f"{found.address}: {error.message}", name, found.address, limit=error.limit)
        except OSError as error:
            return refuse("fetch_failed", f"{found.address}: {reason(error)}", name, found.address)

    def _copy(self, found: Object, name: str, key: str, originals: Originals, limits: Limits) -> Original:
        partial, size = originals.partial(found.address), 0
        try:
            path = unquote(found.address.removeprefix(SCHEME))
            with self._files.open_input_stream(path) as stream, partial.open("wb") as copy:
                while part := stream.read(PIECE):
                    size += len(part)
                    if size > limits.file_bytes:
                        limit = f"file_bytes={limits.file_bytes}"
                        raise Unreadable("too_large", f"larger than {limits.file_bytes} bytes", limit=limit)
                    copy.write(part)
            kept, publication_id, size = originals.keep(partial)
        finally:
            partial.unlink(missing_ok=True)
        originals.visits.remember(key, Visit(publication_id, size, found.version, None))
        return Original(kept, name, found.address, publication_id, size, fetched=True, transferred=True)


def reason(error: OSError) -> str:
    """What an object store says, in its own words and without its stack of wrappers."""
    return str(error).partition("Detail:")[2].strip() or str(error).strip()
