"""What a host wants to be left alone with: its robots.txt, as RFC 9309 has it."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

LARGEST = 512 * 1024  # bytes that are looked at
LONGEST_DELAY = 60.0  # seconds between requests that a host may ask for
Ask = Callable[[str], bytes | str]
"""Fetches an address: at most `LARGEST` bytes, none where there is nothing, or why nobody knows."""


class Robots:
    """The rules of every host that was asked, once in a run."""

    def __init__(self, ask: Ask, identity: str) -> None:
        self._ask, self._identity = ask, identity
        self._known: dict[str, Protego | str] = {}
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)

    def refuses(self, address: str) -> str | None:
        """Why an address is not to be fetched; None where it may."""
        rules = self._rules(address)
        if isinstance(rules, str):
            return rules
        if rules.can_fetch(address, self._identity):
            return None
        return f"the robots.txt of {urlsplit(address).hostname} asks that this be left alone"

    def delay(self, address: str) -> float:
        """Seconds between two requests that the host asks for."""
        rules = self._rules(address)
        asked = 0.0 if isinstance(rules, str) else rules.crawl_delay(self._identity) or 0.0
        return min(float(asked), LONGEST_DELAY)

    def _rules(self, address: str) -> Protego | str:
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        with self._locks[origin]:  # others wait for the first who asks
            if origin not in self._known:
                self._known[origin] = self._fetch(origin)
            return self._known[origin]

    def _fetch(self, origin: str) -> Protego | str:
        content = self._ask(f"{origin}/robots.txt")
        if isinstance(content, str):
            return f"robots.txt cannot be had ({content}), and without it the host is left alone"
        return Protego.parse(content.decode("utf-8", "replace"))
