"""A web site for tests: it behaves as the address says and remembers what it was asked."""

from __future__ import annotations

import hashlib
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import trustme

PDF = b"%PDF-1.4 nearly"


@dataclass
class Site:
    """What stands where. Everything has an ETag and a Last-Modified; HEAD and ranges are understood."""

    address: str = ""
    authority: str = ""
    """File of the authority that vouches for it, where it is encrypted; nobody knows that authority."""
    pages: dict[str, bytes] = field(default_factory=dict)
    """By path."""
    types: dict[str, str] = field(default_factory=dict)
    """Content types by path; PDFs and web pages have theirs."""
    moved: dict[str, str] = field(default_factory=dict)
    """Redirects by path."""
    answers: dict[str, list[int]] = field(default_factory=dict)
    """Statuses by path that come first, one request each."""
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    """Further headers by path."""
    breaks: dict[str, int] = field(default_factory=dict)
    """Bytes by path after which the connection breaks, once."""
    endless: set[str] = field(default_factory=set)
    slow: set[str] = field(default_factory=set)
    asked: list[tuple[str, str, int]] = field(default_factory=list)
    """Method, path and status of every request."""
    agents: set[str | None] = field(default_factory=set)
    authorizations: dict[str, str | None] = field(default_factory=dict)
    sent: int = 0
    """Bytes of bodies."""
    stopping: threading.Event = field(default_factory=threading.Event)

    def paths(self, status: int | None = None) -> list[str]:
        """What was asked for, without robots.txt."""
        return [p for _, p, s in self.asked if p != "/robots.txt" and status in {None, s}]


def etag(content: bytes) -> str:
    return f'"{hashlib.sha256(content).hexdigest()[:12]}"'


@contextmanager
def a_site(*, encrypted: bool = False) -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            site.agents.add(self.headers["User-Agent"])
            site.authorizations[path] = self.headers["Authorization"]
            if site.answers.get(path):
                self._answer(site.answers[path].pop(0), b"")
            elif path in site.moved:
                self._answer(302, b"", Location=site.moved[path])
            elif path in site.slow:
                self._answer(200, None)
                site.stopping.wait(30)
            elif path in site.endless:
                self._answer(200, None)
                self._drip()
            elif path in site.pages:
                self._content(path, site.pages[path])
            else:
                self._answer(404, b"")

        do_HEAD = do_GET  # noqa: N815  the name that the server looks for

        def _content(self, path: str, content: bytes) -> None:
            tag, about = etag(content), {"ETag": etag(content), "Last-Modified": "Thu, 15 Mar 2012 10:15:00 GMT"}
            if self.headers["If-None-Match"] == tag:
                self._answer(304, b"", **about)
                return
            start = 0
            wanted = self.headers["Range"]
            if wanted and self.headers["If-Range"] == tag:
                start = int(wanted.removeprefix("bytes=").rstrip("-"))
                about["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
            if path in site.breaks:
                self._answer(206 if start else 200, None, **about, **{"Content-Length": str(len(content) - start)})
                self.wfile.write(content[start : start + site.breaks.pop(path)])
                self.close_connection = True
                return
            self._answer(206 if start else 200, content[start:], **about)

        def _answer(self, status: int, body: bytes | None, **headers: str) -> None:
            path = self.path.split("?")[0]
            site.asked.append((self.command, path, status))
            self.send_response(status)
            kind = site.types.get(path) or ("application/pdf" if path.endswith(".pdf") else "text/html; charset=utf-8")
            found = {"Content-Type": kind, **headers, **site.headers.get(path, {})}
            if body is not None and status != 304:
                found["Content-Length"] = str(len(body))
            elif body is None and "Content-Length" not in found:
                found["Connection"] = "close"
            for name, value in found.items():
                self.send_header(name, value)
            self.end_headers()
            if body and self.command != "HEAD":
                site.sent += len(body)
                self.wfile.write(body)

        def _drip(self) -> None:
            try:
                self.wfile.write(PDF)
                while not site.stopping.is_set():
                    self.wfile.write(bytes(1000))
            except OSError:
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            """Quiet."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            """Clients that hang up are no news."""

    with ExitStack() as stack, Server(("127.0.0.1", 0), Handler) as server:
        site.address = f"http://127.0.0.1:{server.server_address[1]}"
        if encrypted:
            authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            authority.issue_cert("127.0.0.1").configure_cert(context)
            site.authority = str(stack.enter_context(authority.cert_pem.tempfile()))
            server.socket = context.wrap_socket(server.socket, server_side=True)
            site.address = site.address.replace("http:", "https:")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield site
        finally:
            site.stopping.set()
            server.shutdown()
            thread.join()
            time.sleep(0)
