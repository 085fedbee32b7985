"""The web as Steckbrief meets it: one identity, a pace for each host, robots.txt, public addresses, checked TLS."""

from __future__ import annotations

import base64
import logging
import os
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any

import httpcore
import httpx
from tenacity import Retrying, retry_if_exception, sleep_using_event, stop_after_attempt, stop_after_delay

from pipeline.fetch.healing import Busy, failure, heals, wait_before
from pipeline.fetch.pace import Closed, Pace
from pipeline.fetch.peers import GuardedNetwork, public
from pipeline.fetch.robots import LARGEST, Robots
from pipeline.fingerprint import extractor_version
from pipeline.sources.addresses import without_credentials
from schemas.errors import Unreadable, UsageError
from schemas.sources import Fetching, Folder, Source

CONNECT_SECONDS = 10.0
REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class Manners:
    """How a host is asked."""

    delay: float = 1.0
    """Seconds between two requests."""
    concurrency: int = 2
    credentials: str | None = None
    """`user:password`."""

    @classmethod
    def of(cls, source: Source | None) -> Manners:
        """The manners that a source asks for. Raises UsageError where its credentials are not in the environment."""
        if source is None or isinstance(source, Folder) or source.kind == "bucket":
            return cls()
        credentials = os.environ.get(source.credentials) if source.credentials else None
        if source.credentials and (credentials is None or ":" not in credentials):
            raise UsageError(f"{source.name}: the environment variable {source.credentials} is to hold user:password")
        return cls(source.delay.total_seconds(), source.concurrency, credentials)


class Web:
    """Used by many threads; `close` ends what they do."""

    def __init__(self, fetching: Fetching) -> None:
        self.fetching = fetching
        self.identity = fetching.identity or f"steckbrief/{extractor_version()}"
        self._client = httpx.Client(
            transport=_Direct(fetching),
            mounts=dict(_proxies(fetching)),
            headers={"User-Agent": self.identity},
            timeout=httpx.Timeout(fetching.timeout.total_seconds(), connect=CONNECT_SECONDS, pool=None),
            trust_env=False,
        )
        self._pace = Pace()
        self._robots = Robots(self._ask, self.identity)
        self._unreached: dict[str, str] = {}

    def __enter__(self) -> Web:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._pace.close()
        self._client.close()

    def attempts(self) -> Retrying:
        """Attempts at something that can heal, some time apart; nobody waits for the next one when all is closed."""
        fetching = self.fetching
        return Retrying(
            retry=retry_if_exception(heals),
            wait=wait_before,
            stop=stop_after_attempt(fetching.attempts) | stop_after_delay(fetching.patience),
            sleep=sleep_using_event(self._pace.closed),
            reraise=True,
        )

    @contextmanager
    def open(
        self, address: str, *, manners: Manners, method: str = "GET", headers: Mapping[str, str] | None = None
    ) -> Iterator[httpx.Response]:
        """The answer to one request, after redirects; its body is read while the block runs.

        Raises:
            Unreadable: what trying again does not heal: refused, forbidden, no such host.
            Busy: the server asks for patience.
            httpx.HTTPError: the connection failed.
        """
        request = self._client.build_request(method, address, headers=dict(headers or {}))
        if manners.credentials:
            # As a header, which redirects to another origin lose.
            request.headers["Authorization"] = f"Basic {base64.b64encode(manners.credentials.encode()).decode()}"
        for _ in range(REDIRECTS + 1):
            self._permit(request.url)
            with self._turn(request, manners), self._send(request) as response:
                if response.next_request is None:
                    if isinstance(busy := failure(response), Busy):
                        self._pace.hold(request.url.host, busy.wait or 0.0)
                        raise busy
                    yield response
                    return
            if request.url.scheme == "https" and response.next_request.url.scheme != "https":
                raise Unreadable("fetch_failed", f"the server leads from https to {_shown(response.next_request.url)}")
            request = response.next_request
        raise Unreadable("fetch_failed", f"more than {REDIRECTS} redirects")

    def _permit(self, url: httpx.URL) -> None:
        if url.scheme not in {"http", "https"} or not url.host:
            raise Unreadable("fetch_failed", f"{_shown(url)} is no http(s) address")
        if self.fetching.robots and (reason := self._robots.refuses(str(url))):
            raise Unreadable("fetch_failed", reason)

    @contextmanager
    def _turn(self, request: httpx.Request, manners: Manners) -> Iterator[None]:
        asked = self._robots.delay(str(request.url)) if self.fetching.robots else 0.0
        try:
            with self._pace.turn(
                request.url.host, delay=max(manners.delay, asked), concurrency=1 if asked else manners.concurrency
            ):
                yield
        except Closed as error:
            raise Unreadable("fetch_failed", "the run was ended") from error

    @contextmanager
    def _send(self, request: httpx.Request) -> Iterator[httpx.Response]:
        origin = request.url.netloc.decode()
        if origin in self._unreached:
            raise Unreadable("fetch_failed", f"{self._unreached[origin]} (as a moment ago)")
        try:
            response = self._client.send(request, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            error.add_note(origin)
            raise
        try:
            yield response
        finally:
            response.close()

    def give_up(self, error: Exception) -> None:
        """Remember that a host could not be reached in all attempts, so that its other addresses need none."""
        if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout) and getattr(error, "__notes__", None):
            self._unreached[error.__notes__[0]] = describe(error)

    def _ask(self, address: str) -> bytes | str:
        """For robots.txt, which is asked for without asking robots.txt."""
        try:
            for attempt in self.attempts():
                with attempt:
                    return self._rules_at(self._client.build_request("GET", address))
        except (Busy, httpx.HTTPError) as error:
            self.give_up(error)
            return describe(error)
        raise AssertionError("there is at least one attempt")

    def _rules_at(self, request: httpx.Request) -> bytes | str:
        for _ in range(REDIRECTS + 1):
            with self._send(request) as response:
                if response.next_request is None:
                    if response.status_code == httpx.codes.OK:
                        return _beginning(response, LARGEST)
                    if isinstance(busy := failure(response), Busy):
                        raise busy
                    return busy.message if response.is_server_error else b""
            request = response.next_request
        return b""


class _Direct(httpx.HTTPTransport):
    """Connections that are made here."""

    def __init__(self, fetching: Fetching) -> None:
        super().__init__()
        # httpx hands no network backend on; the pool that it makes is replaced by one that has ours.
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=None,
            max_keepalive_connections=20,
            keepalive_expiry=5.0,
            network_backend=GuardedNetwork(fetching.allow),
        )


class _Proxied(httpx.HTTPTransport):
    """Connections that the operator's proxy makes; what resolves here to no public address is not asked for."""

    def __init__(self, proxy: str, fetching: Fetching) -> None:
        super().__init__(proxy=proxy)
        self._allow = fetching.allow

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        try:
            public(request.url.host, request.url.port or 443, self._allow)
        except Unreadable as error:
            if "no public address" in error.message:  # names that only the proxy can resolve are its affair
                raise
        except httpcore.ConnectError:
            pass
        return super().handle_request(request)


def _proxies(fetching: Fetching) -> Iterator[tuple[str, httpx.BaseTransport | None]]:
    """The proxies of the environment (HTTPS_PROXY, NO_PROXY …) as httpx mounts them."""
    found = urllib.request.getproxies()
    if found.get("no", "").strip() == "*":
        return
    for scheme in ("http", "https"):
        if proxy := found.get(scheme) or found.get("all"):
            yield f"{scheme}://", _Proxied(proxy if "://" in proxy else f"http://{proxy}", fetching)
    for host in filter(None, (part.strip().lstrip(".") for part in found.get("no", "").split(","))):
        if "/" not in host and ":" not in host:
            yield f"all://{host}", None
            yield f"all://*.{host}", None


def _beginning(response: httpx.Response, size: int) -> bytes:
    content = bytearray()
    for part in response.iter_bytes():
        content += part
        if len(content) >= size:
            break
    return bytes(content[:size])


def _shown(url: httpx.URL) -> str:
    return without_credentials(str(url))


def describe(error: Exception) -> str:
    """An error of the connection in a sentence; some carry no text of their own."""
    if isinstance(error, Busy):
        return str(error)
    if isinstance(error, httpx.TimeoutException):
        return "the server did not answer in time"
    return f"{type(error).__name__}: {error}".rstrip(": ")


class _WithoutCredentials(logging.Filter):
    """httpx logs every address that it asks for."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(_clean(one) for one in record.args)
        return True


def _clean(value: Any) -> Any:
    return without_credentials(str(value)) if isinstance(value, httpx.URL) else value


logging.getLogger("httpx").addFilter(_WithoutCredentials())
