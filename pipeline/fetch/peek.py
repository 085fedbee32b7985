"""Asks a server whether an address has something new, without fetching it."""

from __future__ import annotations

from dataclasses import dataclass

import httpx

from pipeline.fetch.healing import Busy, failure
from pipeline.fetch.web import Manners, Web, describe
from pipeline.warehouse.visits import Visit
from schemas.errors import Unreadable


@dataclass(frozen=True, slots=True)
class Peek:
    """What the server says of an address."""

    unchanged: bool = False
    size: int | None = None
    """Bytes that would be fetched, where the server says so."""
    problem: str | None = None


def peek(address: str, web: Web, visit: Visit | None, manners: Manners) -> Peek:
    """By a HEAD request; a server that knows none of these says nothing of the size."""
    headers = {"Accept-Encoding": "identity"}
    if visit and visit.etag:
        headers["If-None-Match"] = visit.etag
    if visit and visit.last_modified:
        headers["If-Modified-Since"] = visit.last_modified
    try:
        for attempt in web.attempts():
            with attempt, web.open(address, manners=manners, method="HEAD", headers=headers) as response:
                if response.status_code == httpx.codes.NOT_MODIFIED:
                    return Peek(unchanged=True)
                if response.status_code in {httpx.codes.METHOD_NOT_ALLOWED, httpx.codes.NOT_IMPLEMENTED}:
                    return Peek()
                if response.status_code != httpx.codes.OK:
                    raise failure(response)
                same = visit is not None and visit.etag is not None and response.headers.get("etag") == visit.etag
                length = response.headers.get("content-length", "")
                return Peek(unchanged=same, size=int(length) if length.isdigit() else None)
    except Unreadable as error:
        return Peek(problem=error.message)
    except (Busy, httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        web.give_up(error)
        return Peek(problem=describe(error))
    raise AssertionError("there is at least one attempt")
