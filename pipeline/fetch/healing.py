"""What can heal by itself and is tried again, and how long to wait before."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
from tenacity import RetryCallState, wait_exponential_jitter

from schemas.errors import Unreadable

STATUSES = frozenset({408, 425, 429, 502, 503, 504})
FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0  # seconds between attempts: doubled each time, with some chance
LONGEST_ASKED = 120.0  # seconds that a server may ask us to wait; whoever wants longer is left to the next run


class Busy(Exception):
    """The server says that it cannot answer now; `wait` is how many seconds it asks for."""

    def __init__(self, message: str, wait: float | None) -> None:
        super().__init__(message)
        self.wait = wait


def heals(error: BaseException) -> bool:
    """Whether to try again after `error`."""
    if isinstance(error, httpx.TimeoutException | httpx.NetworkError | httpx.RemoteProtocolError):
        return not _untrusted(error)
    return isinstance(error, Busy)


def wait_before(state: RetryCallState) -> float:
    """Seconds until the next attempt: what the server asks for, or twice as long as before, give or take a second."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, Busy) and error.wait is not None:
        return error.wait
    return float(wait_exponential_jitter(initial=FIRST_WAIT, max=LONGEST_WAIT)(state))


def failure(response: httpx.Response) -> Busy | Unreadable:
    """What an answer means that brings nothing."""
    said = f"the server answered {response.status_code} {response.reason_phrase}".rstrip()
    if response.status_code not in STATUSES:
        return Unreadable("fetch_failed", said)
    wait = _wait(response.headers.get("retry-after"))
    if wait is not None and wait > LONGEST_ASKED:
        return Unreadable("fetch_failed", f"{said} and asks for {wait:.0f} seconds of patience; run again later")
    return Busy(said, wait)


def _wait(value: str | None) -> float | None:
    """Seconds that Retry-After asks for: a number or a date.

    >>> _wait("7"), _wait("soon")
    (7.0, None)
    """
    if not value:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _untrusted(error: BaseException) -> bool:
    """Whether it was the certificate: trying again makes it no better."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False
