"""From what a source lists to publications at hand; a source of which too much fails is stopped."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.fetch.bucket import Object, Store
from pipeline.fetch.publication import Needless, fetch
from pipeline.fetch.web import Manners, Web
from pipeline.runs.original import Original, Unchanged, at_hand
from pipeline.sources.listing import Listing, Place
from pipeline.warehouse.originals import Originals
from schemas.evidence import Rejection
from schemas.settings import Limits
from schemas.sources import Bucket

Result = Original | Unchanged | Rejection
AT_ONCE = 4  # files hashed and objects read side by side


@dataclass(frozen=True, slots=True)
class Found:
    """What became of the places of a source, in their order."""

    listing: Listing
    results: tuple[Result, ...] = ()
    stopped: str | None = None
    """Why it was not gone through to its end."""


def find(
    listing: Listing,
    web: Web,
    originals: Originals,
    *,
    limits: Limits,
    needless: Needless,
    seen: Callable[[Result], None],
) -> Found:
    """Fetch or hash what a source lists, as many at once as it allows; `seen` hears of each."""
    source = listing.source
    if listing.problem:
        return Found(listing, stopped=f"could not be looked at: {listing.problem}")
    failures = Failures(source.budget if source else None, len(listing.places))
    store = Store(source) if isinstance(source, Bucket) else None
    manners = Manners.of(source)

    def one(place: Place) -> Result | None:
        if failures.stopped:
            return None
        result = _at(place)
        if isinstance(result, Rejection):
            failures.add(result)
        else:
            result = replace(result, source=source)
        seen(result)
        return result

    def _at(place: Place) -> Result:
        if isinstance(place, Path):
            return at_hand(place)
        if isinstance(place, Object):
            assert store is not None  # objects come from stores alone
            return store.fetch(place, originals, limits=limits, needless=needless)
        return fetch(place, web, originals, limits=limits, manners=manners, needless=needless)

    on_web = bool(listing.places) and isinstance(listing.places[0], str)
    threads = ThreadPoolExecutor(manners.concurrency if on_web else AT_ONCE, thread_name_prefix="fetch")
    try:
        results = tuple(result for result in threads.map(one, listing.places) if result is not None)
    except BaseException:
        web.close()  # nobody waits for what is under way
        raise
    finally:
        threads.shutdown(wait=True, cancel_futures=True)
    return Found(listing, results, failures.stopped)


class Failures:
    """Counts what fails of one source; used by several threads."""

    def __init__(self, budget: float | None, total: int) -> None:
        self._budget, self._total = budget, total
        self._codes: Counter[str] = Counter()
        self._first = ""
        self._lock = threading.Lock()
        self.stopped: str | None = None

    def add(self, rejection: Rejection) -> None:
        with self._lock:
            self._codes[rejection.code] += 1
            self._first = self._first or rejection.message
            self.stopped = self.stopped or too_many(self._codes, self._total, self._budget, self._first)


def too_many(codes: Counter[str], total: int, budget: float | None, first: str = "") -> str | None:
    """Why a source is over its budget, None where it is not."""
    failed = sum(codes.values())
    if budget is None or failed <= budget * total:
        return None
    said = ", ".join(f"{code} {number}" for code, number in sorted(codes.items()))
    return f"{failed} of {total} failed ({said}), more than the {budget:.0%} allowed" + (f"; {first}" if first else "")
