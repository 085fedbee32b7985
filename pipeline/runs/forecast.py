"""What a run would do and cost: `run --dry-run`. Servers are asked, but nothing is fetched, read or written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.fetch.bucket import Object
from pipeline.fetch.peek import Peek, peek
from pipeline.fetch.web import Manners, Web
from pipeline.runs.original import at_hand
from pipeline.runs.plan import is_current, webs_of
from pipeline.sources.addresses import without_credentials
from pipeline.sources.asked import asked
from pipeline.sources.listing import Listing, Place, listings, shown
from pipeline.warehouse import Warehouse
from pipeline.warehouse.originals import Originals, key_of
from pipeline.warehouse.visits import Visit, Visits
from schemas.evidence import Rejection
from schemas.parameters import RunParameters

RUNS = 10  # earlier runs from which an estimate is made


@dataclass
class Expected:
    """What would become of one source, or of the arguments that belong to none."""

    name: str | None
    lists: int = 0
    fetched: int = 0
    fetched_bytes: int = 0
    """As far as servers say how large their files are."""
    unsized: int = 0
    """Of these without a size."""
    read: int = 0
    rewritten: int = 0
    """Publications whose rows would be replaced: read again, or followed by other bytes at their address."""
    unchanged: int = 0
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a run would do."""

    sources: tuple[Expected, ...]
    runs: int
    """Earlier runs of the warehouse from which the estimates are made; without any there are none."""
    cpu_seconds: float | None
    disk_bytes: int | None
    """Growth of the warehouse: tables, and originals where they are kept."""


def forecast(parameters: RunParameters) -> Forecast:
    """Raises UsageError for a source that cannot be used."""
    wanted = asked(parameters)
    looker = _Looker(parameters)
    with webs_of(wanted) as webs:
        listed = listings(wanted, webs, seen=lambda listing: None)
        sources = tuple(looker.expect(one, webs[one.asked.fetching]) for one in listed)
    read = sum(one.read for one in sources)
    runs, cpu = _cpu_per_publication(looker.warehouse)
    tables = _bytes_per_publication(looker.warehouse)
    keep = {one.asked.source.name if one.asked.source else None: one.asked.fetching.originals for one in listed}
    kept = sum(one.fetched_bytes for one in sources if keep[one.name])
    return Forecast(
        sources,
        runs,
        None if cpu is None else cpu * read,
        None if tables is None else round(tables * read) + kept,
    )


class _Looker:
    def __init__(self, parameters: RunParameters) -> None:
        self._parameters = parameters
        self.warehouse = Warehouse(parameters.out)
        self._held, self._forgotten = self.warehouse.held(), self.warehouse.forgotten()
        self._standing = self.warehouse.sources()
        self._originals = Originals(parameters.out)
        self._counted: set[str] = set()
        path = self._originals.folder / "visits.sqlite"
        self._visits = Visits(path) if path.exists() else None

    def expect(self, listing: Listing, web: Web) -> Expected:
        expected = Expected(listing.source.name if listing.source else None, lists=len(listing.places))
        if listing.problem:
            expected.problems.append(listing.problem)
        manners = Manners.of(listing.source)
        look: Callable[[Place], tuple[Place, str | None, Peek]] = lambda place: self._look(place, web, manners)  # noqa: E731
        with ThreadPoolExecutor(manners.concurrency) as threads:
            for place, key, said in threads.map(look, listing.places):
                self._count(expected, listing, place, key, said)
        return expected

    def _look(self, place: Place, web: Web, manners: Manners) -> tuple[Place, str | None, Peek]:
        """The publication at a place, where it is known, and what the place says."""
        if isinstance(place, Path):
            original = at_hand(place)
            if isinstance(original, Rejection):
                return place, None, Peek(problem=original.message)
            return place, original.publication_id, Peek(unchanged=True)
        visit = self._visit(place)
        key = visit.publication_id if visit else None
        if isinstance(place, Object):
            unchanged = visit is not None and visit.etag == place.version
            return place, key if unchanged else None, Peek(unchanged=unchanged, size=place.size)
        said = peek(place, web, visit, manners)
        return place, key if said.unchanged else None, said

    def _visit(self, place: str | Object) -> Visit | None:
        address = place.address if isinstance(place, Object) else place
        return self._visits.last(key_of(address)) if self._visits else None

    def _count(self, expected: Expected, listing: Listing, place: Place, key: str | None, said: Peek) -> None:
        if said.problem:
            where = "" if isinstance(place, Path) else f"{shown(place)}: "  # a file's problem names it
            expected.problems.append(f"{where}{said.problem}")
            return
        if key is not None and (self._forgotten(key) or key in self._counted):
            return
        source = listing.source
        current = is_current(self._held.get(key or ""), self._parameters.settings, source)
        if key is not None:
            self._counted.add(key)
            if current and not self._parameters.again:
                expected.unchanged += 1
                return
        expected.read += 1
        expected.rewritten += key in self._held if key is not None else _uri(place) in self._standing
        if not isinstance(place, Path) and (key is None or self._originals.find(key) is None):
            expected.fetched += 1
            expected.fetched_bytes += said.size or 0
            expected.unsized += said.size is None


def _uri(place: Place) -> str:
    if isinstance(place, Object):
        return place.address
    return place.absolute().as_uri() if isinstance(place, Path) else without_credentials(place)


def _cpu_per_publication(warehouse: Warehouse) -> tuple[int, float | None]:
    """How many earlier runs say so, and seconds of CPU for each publication that they read."""
    rows = sorted(warehouse.runs(), key=lambda row: row["started_at"])
    counted = [row for row in rows if row.get("cpu_seconds") and _read(row)][-RUNS:]
    read = sum(_read(row) for row in counted)
    return len(counted), sum(row["cpu_seconds"] for row in counted) / read if read else None


def _read(row: dict[str, object]) -> int:
    return sum(int(str(row.get(column) or 0)) for column in ("rows_publications", "rows_rejections"))


def _bytes_per_publication(warehouse: Warehouse) -> float | None:
    """What a publication takes in the tables of the current snapshot."""
    if not (held := warehouse.held()):
        return None
    files: Sequence[Path] = list(warehouse.current().glob("*/*.parquet"))
    return sum(path.stat().st_size for path in files) / len(held)
