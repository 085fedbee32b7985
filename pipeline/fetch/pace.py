"""How often a host is asked: so many requests at a time, so long apart, and not before it wants to be asked again."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


class Closed(Exception):
    """Nobody is asked any more."""


@dataclass
class _Host:
    busy: int = 0
    next_at: float = 0.0
    """Seconds of `time.monotonic` before which no request begins."""
    turn: threading.Condition = field(default_factory=threading.Condition)


class Pace:
    """Gives turns; used by many threads."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()
        self.closed = threading.Event()
        """Set when nobody is asked any more."""

    @contextmanager
    def turn(self, host: str, *, delay: float, concurrency: int) -> Iterator[None]:
        """Wait until `host` may be asked, `delay` seconds after the last request and at most `concurrency` at once."""
        place = self._host(host)
        with place.turn:
            while not self.closed.is_set():
                wait = place.next_at - time.monotonic()
                if place.busy < concurrency and wait <= 0:
                    break
                place.turn.wait(timeout=wait if place.busy < concurrency else None)
            if self.closed.is_set():
                raise Closed
            place.busy += 1
            place.next_at = time.monotonic() + delay
        try:
            yield
        finally:
            with place.turn:
                place.busy -= 1
                place.turn.notify_all()

    def hold(self, host: str, seconds: float) -> None:
        """Let nobody ask `host` for so long."""
        place = self._host(host)
        with place.turn:
            place.next_at = max(place.next_at, time.monotonic() + seconds)

    def close(self) -> None:
        """Let nobody wait any longer: who waits gets Closed."""
        self.closed.set()
        for place in list(self._hosts.values()):
            with place.turn:
                place.turn.notify_all()

    def _host(self, host: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host, _Host())
