"""A refresh: what older rules have read is read again, from the bytes that are at hand, and published when it holds up.

No source is looked at and nothing is fetched. Publications are found by what the warehouse knows of them: in its
originals, or where their file still holds the same bytes.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pyarrow.parquet as pq
from pydantic import TypeAdapter, ValidationError

from extractors import discover
from pipeline.guarded.isolate import EXTRACT, Workers
from pipeline.runs.original import Original
from pipeline.runs.plan import Plan, is_read_alike
from pipeline.runs.processor import cores
from pipeline.runs.run import Watch, new_run, read_chunks
from pipeline.warehouse import Counts, Held, Staged, Warehouse
from pipeline.warehouse.arrow import columns_of
from pipeline.warehouse.earlier import GENERIC
from pipeline.warehouse.staging import read_chunk_file
from pipeline.warehouse.waiting import read_already, refreshing, renew, what_waits
from pipeline.warehouse.warehouse import chunks_in
from schemas.errors import UsageError
from schemas.parameters import RefreshParameters, RunParameters
from schemas.runs import Run
from schemas.settings import Settings


@dataclass(frozen=True, slots=True)
class Outdated:
    """What a refresh will do."""

    plan: Plan
    """With what is to be read."""
    staged: tuple[Path, ...] = ()
    """Chunks that a killed refresh had finished."""
    current: int = 0
    """Publications that today's rules have read, or would read the same."""
    waiting: int = 0
    """Publications that today's rules have read into a snapshot that is waiting."""
    out_of_reach: Mapping[str, int] = field(default_factory=dict)
    """Publications whose bytes are not at hand: `file` is gone or holds others, `fetched` ones were not kept."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did. Counts only: nothing in it names a person."""

    run_id: str
    snapshot: Path
    """The current one, or the one that is waiting."""
    is_waiting: bool
    """Whether there is a snapshot that somebody is to look at, of this refresh or of an earlier one."""
    publications: int
    """Read again."""
    current: int
    waiting: int
    out_of_reach: Mapping[str, int]
    rows: Mapping[str, int] = field(default_factory=dict)
    """Rows by table of what was read."""
    rejections: Mapping[str, int] = field(default_factory=dict)
    """By code."""
    losses: tuple[Mapping[str, Any], ...] = ()
    """Why it is waiting."""
    replaced: tuple[str, ...] = ()
    """Snapshots that waited with the same publications and were discarded."""
    seconds: float = 0.0


def refresh(parameters: RefreshParameters, *, watch: Watch | None = None, target: str = EXTRACT) -> Refreshed:
    """The whole of a refresh in this process and its guarded workers; `target` is the function that they call.

    Raises NoWarehouse, UsageError, WarehouseLocked.
    """
    begun, watch = time.monotonic(), watch or Watch()
    warehouse = Warehouse(parameters.warehouse)
    reading = as_run(parameters, warehouse)
    run = new_run(reading.settings)
    with refreshing(warehouse, run) as directory:
        found = outdated(warehouse, reading.settings, directory, run=run)
        watch.planned(found.plan)
        with Workers(reading.workers or cores(), settings=reading.settings, target=target) as pool:
            staged = read_chunks(found.plan, pool, directory, (), watch)
        watch.committing()
        done = commit(warehouse, found, staged, max_drop=parameters.max_drop)
    return replace(done, seconds=time.monotonic() - begun)


def as_run(parameters: RefreshParameters, warehouse: Warehouse) -> RunParameters:
    """How the publications are read: by the settings of the latest run where none are given.

    Raises NoWarehouse, and UsageError where these settings no longer exist.
    """
    return RunParameters(
        sources=(),
        out=parameters.warehouse,
        settings=parameters.settings or _latest_settings(warehouse),
        workers=parameters.workers,
        runner=parameters.runner,
        dask_address=parameters.dask_address,
    )


def outdated(warehouse: Warehouse, settings: Settings, directory: Path, *, run: Run) -> Outdated:
    """What was read by another key than today's, and is neither read already nor waiting; `directory` holds chunks."""
    chunks, waiting = tuple(chunks_in(directory)), warehouse.waiting()
    known = _Known(warehouse)
    current = known.current(known.held, settings)
    ready = known.current(_by(read_already(chunks)), settings)
    waits = {key for one in waiting for key in known.current(_by(what_waits(warehouse, one).keys), settings)} - ready
    found: list[Original] = []
    missing: Counter[str] = Counter()
    for key in sorted(known.held.keys() - current - ready - waits):
        if original := known.at_hand(key):
            found.append(original)
        else:
            missing["fetched" if known.is_fetched(key) else "file"] += 1
    plan = Plan(run.model_copy(update={"unchanged": len(current)}), tuple(found))
    return Outdated(plan, chunks, len(current), len(waits & known.held.keys()), dict(missing))


def commit(warehouse: Warehouse, found: Outdated, staged: Sequence[Staged], *, max_drop: float) -> Refreshed:
    """Publish what was read, or keep it waiting where more than the share `max_drop` of anything is lost by it."""
    run = found.plan.run.model_copy(update={"finished_at": datetime.now(UTC)})
    chunks = [*found.staged, *(chunk.path for chunk in staged)]
    counts = Counts()
    for chunk in chunks:
        counts.add(read_chunk_file(chunk)[1])
    done = renew(warehouse, chunks, run=run, max_drop=max_drop) if chunks else None
    return Refreshed(
        run_id=run.run_id,
        snapshot=done.snapshot.path if done else warehouse.current(),
        is_waiting=bool(found.waiting or (done and done.losses)),
        publications=counts.rows["publications"] + sum(counts.rejections.values()),
        current=found.current,
        waiting=found.waiting,
        out_of_reach=found.out_of_reach,
        rows=dict(counts.rows),
        rejections=dict(sorted(counts.rejections.items())),
        losses=tuple(loss.as_finding() for loss in done.losses) if done else (),
        replaced=done.replaced if done else (),
    )


class _Known:
    """What the current snapshot knows of its publications and of the places where they were found."""

    def __init__(self, warehouse: Warehouse) -> None:
        self._originals = warehouse.path / "originals"
        self.held = warehouse.held()
        current = warehouse.current()
        self._named: dict[str, tuple[str, str]] = {}
        self._places: dict[str, list[str]] = {}
        self._listed: set[str] = set()
        for table in ("rejections", "publications"):
            for key, name, uri in _rows(current / table, "publication_id", "file_name", "source_uri"):
                if key and uri:
                    self._named[key] = (name, uri)
                    self._places.setdefault(key, []).append(uri)
        sources = _rows(current / "publication_sources", "publication_id", "source_uri", "gone_at", "source")
        for key, uri, gone, source in sources:
            if gone is None and uri not in self._places.get(key, ()):
                self._places.setdefault(key, []).append(uri)
            if source:
                self._listed.add(key)

    def current(self, read: Mapping[str, Held], settings: Settings) -> set[str]:
        """Those of the publications that would be read the same today, whatever family their source has meant."""
        found = {key for key, held in read.items() if is_read_alike(held, settings, None)}
        hinted = (self._listed & read.keys()) - found
        families = discover() if hinted else ()
        return found | {key for key in hinted if any(is_read_alike(read[key], settings, one) for one in families)}

    def at_hand(self, key: str) -> Original | None:
        """The bytes of a publication, wherever they still are."""
        if key not in self._named:
            return None
        name, uri = self._named[key]
        kept = self._originals / f"{key.removeprefix('sha256:')}.pdf"
        places = [(kept, name, uri)]
        for place in self._places[key]:
            if place.startswith("file:"):
                path = Path(url2pathname(urlsplit(place).path))
                places.append((path, path.name, place))
        for path, file_name, source_uri in places:
            if (size := _size_of(path, key)) is not None:
                # A source may have said of which family it is; what that was is seen by what came of it.
                family = self.held[key].family if key in self._listed else None
                hint = family if family != GENERIC else None
                return Original(path, file_name, source_uri, key, size, family=hint)
        return None

    def is_fetched(self, key: str) -> bool:
        """Whether it was fetched from somewhere and is no file of this machine."""
        return not any(place.startswith("file:") for place in self._places.get(key, ()))


def _rows(folder: Path, *columns: str) -> Iterator[tuple[Any, ...]]:
    for path in sorted(folder.glob("*.parquet")):
        yield from columns_of(path, *columns)


def _size_of(path: Path, publication_id: str) -> int | None:
    """The size of a file whose bytes are those of the publication; None for any other."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            return stream.tell() if publication_id == f"sha256:{digest}" else None
    except OSError:
        return None


def _by(read: Mapping[str, tuple[str | None, str | None]]) -> dict[str, Held]:
    return {key: Held(family, by) for key, (family, by) in read.items()}


def _latest_settings(warehouse: Warehouse) -> Settings:
    stored = pq.read_table(warehouse.current() / "runs", columns=["started_at", "settings"]).to_pylist()
    told = [row for row in stored if row["settings"]]
    if not told:
        return Settings()
    try:
        return TypeAdapter(Settings).validate_json(max(told, key=lambda row: row["started_at"])["settings"])
    except ValidationError as error:
        raise UsageError(
            f"{warehouse.path}: the settings of its latest run are no longer known ({error.error_count()} of them); "
            "--settings or an option says how publications are to be read"
        ) from error
