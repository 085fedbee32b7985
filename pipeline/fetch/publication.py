"""One publication from a web address into the store of originals, or why not."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from pipeline.fetch.healing import Busy, failure
from pipeline.fetch.web import Manners, Web, describe
from pipeline.runs.original import HEADER_WITHIN, Original, Unchanged, refuse
from pipeline.sources.addresses import file_name_of, without_credentials
from pipeline.warehouse.originals import Originals, key_of
from pipeline.warehouse.visits import Visit
from schemas.errors import Unreadable
from schemas.evidence import Rejection
from schemas.settings import Limits

Needless = Callable[[str], bool]
"""Whether nobody needs the bytes of a publication that are not at hand."""


def fetch(
    address: str,
    web: Web,
    originals: Originals,
    *,
    limits: Limits,
    manners: Manners = Manners(),  # noqa: B008  frozen
    needless: Needless = lambda publication_id: False,
) -> Original | Unchanged | Rejection:
    """Bring what stands at `address` into `originals`; nothing is transferred where the server says that it is there.

    A rejection is `fetch_failed`, `too_large` or `not_a_pdf`. What can heal is tried again, and goes on where it broke.
    """
    source_uri, file_name = without_credentials(address), file_name_of(address)
    download = _Download(address, web, originals, limits=limits, manners=manners, needless=needless)
    try:
        for attempt in web.attempts():
            with attempt, originals.alone(address):
                return download.once()
    except Unreadable as error:
        return refuse(error.code, f"{source_uri}: {error.message}", file_name, source_uri, limit=error.limit)
    except (Busy, httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        web.give_up(error)
        return refuse("fetch_failed", f"{source_uri}: {describe(error)}", file_name, source_uri)
    raise AssertionError("there is at least one attempt")


class _Download:
    """The attempts at one address."""

    def __init__(
        self, address: str, web: Web, originals: Originals, *, limits: Limits, manners: Manners, needless: Needless
    ) -> None:
        self._address, self._web, self._originals = address, web, originals
        self._limits, self._manners, self._needless = limits, manners, needless
        self._key = key_of(address)
        self._latest = time.monotonic() + web.fetching.patience.total_seconds()

    def once(self) -> Original | Unchanged:
        """One attempt. Raises Unreadable, and what `Web.open` raises."""
        partial = self._originals.partial(self._address)
        begun = self._begun(partial)
        known = None if begun else self._known()
        with self._web.open(self._address, manners=self._manners, headers=_headers(begun, known)) as response:
            if response.status_code == httpx.codes.NOT_MODIFIED and known:
                return self._unchanged(known)
            if response.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE and begun:
                partial.unlink()
                raise Busy("the server has other bytes by now", 0.0)
            if response.status_code == httpx.codes.PARTIAL_CONTENT and not (begun and begun.continued_by(response)):
                partial.unlink(missing_ok=True)
                raise Busy("the server sent a part that was not asked for", 0.0)
            if response.status_code not in {httpx.codes.OK, httpx.codes.PARTIAL_CONTENT}:
                raise failure(response)
            self._receive(response, partial)
            return self._complete(response, partial)

    def _known(self) -> Visit | None:
        """What the address held last, where it would do to hear that nothing has changed."""
        visit = self._originals.visits.last(self._key)
        if visit and (self._originals.find(visit.publication_id) or self._needless(visit.publication_id)):
            return visit
        return None

    def _begun(self, partial: Path) -> _Begun | None:
        validator = self._originals.visits.begun(self._key) if partial.exists() else None
        size = partial.stat().st_size if validator else 0
        return _Begun(size, validator) if validator and size else None

    def _unchanged(self, visit: Visit) -> Original | Unchanged:
        source_uri = without_credentials(self._address)
        if path := self._originals.find(visit.publication_id):
            name = file_name_of(self._address)
            return Original(path, name, source_uri, visit.publication_id, visit.size, fetched=True)
        return Unchanged(source_uri, visit.publication_id)

    def _receive(self, response: httpx.Response, partial: Path) -> None:
        resumed = response.status_code == httpx.codes.PARTIAL_CONTENT
        size = partial.stat().st_size if resumed else 0
        self._fits(size + int(response.headers.get("content-length") or 0))
        if not resumed:
            self._originals.visits.begin(self._key, _validator(response))
        with self._discarding(partial), partial.open("ab" if resumed else "wb") as stream:
            beginning = b"%PDF-" if resumed else b""
            for part in response.iter_bytes():
                if time.monotonic() > self._latest:
                    patience = self._web.fetching.patience.total_seconds()
                    raise Unreadable("fetch_failed", f"not complete after {patience:g} s")
                size += len(part)
                self._fits(size)
                stream.write(part)
                if len(beginning) < HEADER_WITHIN and not resumed:
                    beginning += part[:HEADER_WITHIN]
                    _is_pdf(beginning, response, complete=False)
            _is_pdf(beginning, response, complete=True)

    @contextmanager
    def _discarding(self, partial: Path) -> Iterator[None]:
        """What is refused leaves nothing; what breaks off leaves its part."""
        try:
            yield
        except Unreadable as error:
            if error.code != "fetch_failed":
                partial.unlink(missing_ok=True)
            raise

    def _fits(self, size: int) -> None:
        if size > self._limits.file_bytes:
            limit = f"file_bytes={self._limits.file_bytes}"
            raise Unreadable("too_large", f"larger than {self._limits.file_bytes} bytes", limit=limit)

    def _complete(self, response: httpx.Response, partial: Path) -> Original:
        path, publication_id, size = self._originals.keep(partial)
        headers = response.headers
        visit = Visit(publication_id, size, headers.get("etag"), headers.get("last-modified"))
        self._originals.visits.remember(self._key, visit)
        source_uri, name = without_credentials(self._address), file_name_of(self._address)
        return Original(path, name, source_uri, publication_id, size, fetched=True, transferred=True)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A part that is at hand."""

    size: int
    validator: str

    def continued_by(self, response: httpx.Response) -> bool:
        found = re.match(r"bytes (\d+)-", response.headers.get("content-range", ""))
        return found is not None and int(found.group(1)) == self.size and "content-encoding" not in response.headers


def _headers(begun: _Begun | None, known: Visit | None) -> dict[str, str]:
    # Bytes as they are: only these can be asked for from the middle on.
    headers = {"Accept": "application/pdf,*/*;q=0.1", "Accept-Encoding": "identity"}
    if begun:
        return {**headers, "Range": f"bytes={begun.size}-", "If-Range": begun.validator}
    if known and known.etag:
        headers["If-None-Match"] = known.etag
    if known and known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    return headers


def _validator(response: httpx.Response) -> str | None:
    """What a part of these bytes can be continued by; weak ETags do not promise the same bytes."""
    if "content-encoding" in response.headers:
        return None
    etag = response.headers.get("etag")
    return etag if etag and not etag.startswith("W/") else None if etag else response.headers.get("last-modified")


def _is_pdf(beginning: bytes, response: httpx.Response, *, complete: bool) -> None:
    """Raises Unreadable where the bytes are no PDF, whatever the server calls them."""
    if b"%PDF-" in beginning[: HEADER_WITHIN + 5]:
        return
    if not beginning and complete:
        raise Unreadable("fetch_failed", "the server sent nothing")
    if complete or len(beginning) >= HEADER_WITHIN:
        kind = response.headers.get("content-type", "").partition(";")[0].strip() or "something without a type"
        raise Unreadable("not_a_pdf", f"the server sent no PDF; it calls it {kind}")
