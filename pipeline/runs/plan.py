"""What a run will do: every publication found and hashed, and what is held by the same key left out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.fetch.web import Web
from pipeline.fingerprint import extraction_key, rejection_key
from pipeline.runs.looks import Looked, alarms
from pipeline.runs.original import Original, Unchanged
from pipeline.sources.asked import Asked, asked
from pipeline.sources.find import Found, find
from pipeline.sources.listing import Listing, listings
from pipeline.warehouse import Held, Warehouse
from pipeline.warehouse.originals import Originals
from schemas.evidence import Rejection
from schemas.parameters import RunParameters
from schemas.runs import Run, SourceSeen
from schemas.settings import Settings
from schemas.sources import Fetching, Source

AT_ONCE = 16  # sources that are fetched from side by side; each keeps its own pace
CHUNK = 150  # publications; some minutes of work, and their records fit into memory many times over


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run will do."""

    run: Run
    originals: tuple[Original, ...]
    """To be read, each publication once, in the order of the sources."""
    refused: Mapping[str | None, tuple[Rejection, ...]] = field(default_factory=dict)
    """What could not even be fetched, by source; nothing of sources that were stopped."""
    seen: tuple[SourceSeen, ...] = ()
    scanned: tuple[str, ...] = ()
    looked: tuple[Looked, ...] = ()
    """The sources of `sources.toml` files."""
    findings: tuple[Mapping[str, Any], ...] = ()
    """Alarms about these sources."""
    passing: tuple[str, ...] = ()
    """Publications whose originals are not to be kept after the run."""
    refused_before: frozenset[str] = frozenset()
    """Addresses that could not be fetched at the last look either."""

    @property
    def rejected(self) -> tuple[Rejection, ...]:
        """What could not even be fetched."""
        return tuple(one for some in self.refused.values() for one in some)

    @property
    def to_read(self) -> int:
        """How many results the run will have."""
        return len(self.originals) + len(self.rejected)

    @property
    def nothing_new(self) -> bool:
        """Whether the run has nothing to say that the warehouse does not know."""
        refused = any(one.source_uri not in self.refused_before for one in self.rejected)
        return not (self.originals or refused or any(finding["severity"] != "info" for finding in self.findings))

    def chunks(self, at_once: int = 1) -> list[tuple[Original, ...]]:
        """What is read together: publications of one source, in order; at least `at_once` where there are as many."""
        size = max(1, min(CHUNK, math.ceil(len(self.originals) / at_once)))
        by_source = (tuple(group) for _, group in groupby(self.originals, key=lambda one: one.source))
        return [group[n : n + size] for group in by_source for n in range(0, len(group), size)]


@dataclass(frozen=True, slots=True)
class Progress:
    """Who wants to know how far looking and fetching are; called from several threads."""

    listed: Callable[[Listing], None] = lambda listing: None
    found: Callable[[Original | Unchanged | Rejection], None] = lambda result: None


@contextmanager
def webs_of(asked: Sequence[Asked]) -> Iterator[Mapping[Fetching, Web]]:
    """The web, once for each way in which it is to be met."""
    with ExitStack() as stack:
        yield {fetching: stack.enter_context(Web(fetching)) for fetching in dict.fromkeys(a.fetching for a in asked)}


def plan(
    parameters: RunParameters, warehouse: Warehouse, originals: Originals, *, run: Run, progress: Progress | None = None
) -> Plan:
    """Look at every source, fetch and hash what it lists, and leave out what is held by the same key.

    When everything is to be read again, only what was forgotten is left out. Raises UsageError for a source that
    cannot be used.
    """
    told = progress or Progress()
    wanted, held, forgotten = asked(parameters), warehouse.held(), warehouse.forgotten()

    def needless(source: Source | None) -> Callable[[str], bool]:
        return lambda key: not parameters.again and is_current(held.get(key), parameters.settings, source)

    with webs_of(wanted) as webs:
        listed = listings(wanted, webs, seen=told.listed)
        if any(one.source for one in listed) or any(not isinstance(at, Path) for one in listed for at in one.places):
            originals.open()

        def gather(listing: Listing) -> Found:
            return find(
                listing,
                webs[listing.asked.fetching],
                originals,
                limits=parameters.settings.limits,
                needless=needless(listing.source),
                seen=told.found,
            )

        threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="gather")
        try:
            found = list(threads.map(gather, listed))
        except BaseException:
            for web in webs.values():
                web.close()  # who is still fetching stops
            raise
        finally:
            threads.shutdown(wait=True, cancel_futures=True)
    gathered = _Gathered(parameters, held, forgotten)
    for one in found:
        gathered.add(one)
    originals.remove(gathered.forgotten_ids)
    before = originals.visits.looks() if gathered.looked else {}
    unchanged = len(gathered.unchanged)
    return Plan(
        run.model_copy(update={"sources": gathered.found, "unchanged": unchanged}),
        tuple(gathered.to_read.values()),
        gathered.refused,
        tuple(gathered.seen),
        tuple(gathered.scanned),
        tuple(gathered.looked),
        tuple(alarms(gathered.looked, before, run.started_at)),
        tuple(gathered.passing),
        frozenset(warehouse.refused()),
    )


def is_current(held: Held | None, settings: Settings, source: Source | None = None) -> bool:
    """Whether reading a publication again could change nothing."""
    return is_read_alike(held, settings, source.family if source else None)


def is_read_alike(held: Held | None, settings: Settings, hint: str | None) -> bool:
    """The same for who knows the family that was meant where looks do not tell."""
    if held is None:
        return False
    if held.family is None:
        return held.extraction_key == rejection_key(settings)
    return held.extraction_key == extraction_key(held.family, settings, hint)


class _Gathered:
    """What was found of all sources, put together."""

    def __init__(self, parameters: RunParameters, held: Mapping[str, Held], forgotten: Callable[[str], bool]) -> None:
        self._parameters, self._held, self._forgotten = parameters, held, forgotten
        self.found = 0
        self.to_read: dict[str, Original] = {}
        self.unchanged: set[str] = set()
        self.refused: dict[str | None, tuple[Rejection, ...]] = {}
        self.seen: list[SourceSeen] = []
        self.scanned: list[str] = []
        self.looked: list[Looked] = []
        self.passing: set[str] = set()
        self.forgotten_ids: set[str] = set()

    def add(self, found: Found) -> None:
        listing, source = found.listing, found.listing.source
        rejected = tuple(result for result in found.results if isinstance(result, Rejection))
        self.found += len(found.results)
        counts: Counter[str] = Counter()
        for result in found.results:
            if not isinstance(result, Rejection):
                self._sight(result, counts, keep=listing.asked.fetching.originals, stopped=bool(found.stopped))
        if not found.stopped:
            if rejected:
                self.refused[source.name if source else None] = rejected
            # What could not be fetched from a store is not gone.
            self.scanned += () if source and rejected else listing.scanned
        if source:
            self.looked.append(
                Looked(
                    source,
                    links=len(listing.places),
                    fetched=counts["fetched"],
                    new=counts["new"],
                    unchanged=counts["unchanged"],
                    failed=len(rejected),
                    stopped=found.stopped,
                    notes=listing.notes,
                )
            )

    def _sight(self, result: Original | Unchanged, counts: Counter[str], *, keep: bool, stopped: bool) -> None:
        key, source = result.publication_id, result.source
        if self._forgotten(key):
            self.forgotten_ids.add(key)
            return
        name, series = (source.name, source.series) if source else (None, None)
        self.seen.append(SourceSeen(result.source_uri, key, datetime.now(UTC), name, series))
        counts["new"] += key not in self._held
        if isinstance(result, Original) and result.fetched:
            counts["fetched"] += result.transferred
            if not keep:
                self.passing.add(key)
        if key in self.to_read or key in self.unchanged:
            return  # the first source that lists a publication says how it is read
        if not self._parameters.again and is_current(self._held.get(key), self._parameters.settings, source):
            self.unchanged.add(key)
            counts["unchanged"] += 1
        elif isinstance(result, Original) and not stopped:
            self.to_read[key] = result
