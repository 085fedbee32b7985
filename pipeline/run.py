"""A run: discover, hash, skip what is held, read the rest in guarded workers, stage, commit.

The steps are functions, so that the Prefect flow composes the same ones; `run` composes them without Prefect.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from pipeline.fingerprint import extraction_key, extractor_version, rejection_key
from pipeline.isolate import EXTRACT, Workers
from pipeline.outcome import Outcome, outcome
from pipeline.sources import Original, check, discover, scanned_places
from pipeline.warehouse import Counts, Held, Staged, Warehouse, stage
from schemas.errors import SteckbriefError
from schemas.evidence import Rejection
from schemas.parameters import RunParameters
from schemas.profile import Record
from schemas.runs import Run, SourceSeen
from schemas.settings import Settings

CHUNK = 150  # publications; some minutes of work, and their records fit into memory many times over
CHUNKS_AT_ONCE = 2  # while the last publication of one is still being read, the workers are busy with the next

Result = Record | Rejection


class BudgetExceeded(SteckbriefError):
    """More publications were rejected than the run allows; nothing was committed."""


def _nothing(*_: object) -> None:
    """What happens where nobody watches."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who wants to know how far a run is; called from several threads."""

    planned: Callable[[Plan], None] = _nothing
    read: Callable[[Outcome], None] = _nothing
    committing: Callable[[], None] = _nothing


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run will do."""

    run: Run
    originals: tuple[Original, ...]
    """To be read, each publication once, in the order of the sources."""
    rejected: tuple[Rejection, ...] = ()
    """What could not even be fetched."""
    seen: tuple[SourceSeen, ...] = ()
    scanned: tuple[str, ...] = ()

    @property
    def to_read(self) -> int:
        """How many results the run will have."""
        return len(self.originals) + len(self.rejected)

    def chunks(self, at_once: int = 1) -> list[tuple[Original, ...]]:
        """In the order of the sources, of equal size, at least `at_once` where there are as many publications."""
        size = max(1, min(CHUNK, math.ceil(len(self.originals) / at_once)))
        return [self.originals[n : n + size] for n in range(0, len(self.originals), size)]


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did. Counts only: nothing in it names a person."""

    run_id: str
    snapshot: Path
    sources: int
    unchanged: int
    rows: Mapping[str, int] = field(default_factory=dict)
    """New rows by table."""
    rejections: Mapping[str, int] = field(default_factory=dict)
    """By code."""
    findings: tuple[Mapping[str, Any], ...] = ()
    """What a person should know about the run as a whole: columns that are filled less than before."""
    seconds: float = 0.0


def new_run(settings: Settings) -> Run:
    """A run that begins now; its name sorts by time."""
    now = datetime.now(UTC)
    return Run(
        run_id=f"{now:%Y%m%dT%H%M%SZ}-{uuid4().hex[:8]}",
        started_at=now,
        extractor_version=extractor_version(),
        settings=json.dumps(asdict(settings), sort_keys=True),
    )


def plan(parameters: RunParameters, warehouse: Warehouse, *, run: Run, fetched: Path) -> Plan:
    """Find and hash every publication and leave out what is held by the same key; addresses are fetched to `fetched`.

    When everything is to be read again, only what was forgotten is left out. Raises UsageError for a source that
    cannot be used.
    """
    settings, held, forgotten = parameters.settings, warehouse.held(), warehouse.forgotten()
    to_read: dict[str, Original] = {}
    rejected: list[Rejection] = []
    seen: list[SourceSeen] = []
    unchanged: set[str] = set()
    found = 0
    for original in discover(parameters.sources, fetched=fetched, limits=settings.limits):
        found += 1
        if isinstance(original, Rejection):
            rejected.append(original)
            continue
        key = original.publication_id
        if forgotten(key):
            continue
        seen.append(SourceSeen(original.source_uri, key, datetime.now(UTC)))
        if not parameters.again and is_current(held.get(key), settings):
            unchanged.add(key)
        else:
            to_read.setdefault(key, original)
    run = run.model_copy(update={"sources": found, "unchanged": len(unchanged)})
    return Plan(run, tuple(to_read.values()), tuple(rejected), tuple(seen), tuple(scanned_places(parameters.sources)))


def is_current(held: Held | None, settings: Settings) -> bool:
    """Whether reading a publication again could change nothing."""
    if held is None:
        return False
    key = extraction_key(held.family, settings) if held.family else rejection_key(settings)
    return held.extraction_key == key


def read_chunk(
    originals: Sequence[Original], workers: Workers, directory: Path, *, run: Run, watch: Watch | None = None
) -> Staged:
    """Read one chunk in guarded workers and stage the results in the order of `originals`."""
    told = (watch or Watch()).read
    results = workers.extract_all(originals, progress=lambda result: told(outcome(result)))
    return _stage(results, directory, run=run, settings=workers.settings)


def stage_rejected(planned: Plan, directory: Path, settings: Settings, *, watch: Watch | None = None) -> list[Staged]:
    """Stage what could not even be fetched; nothing where there is nothing."""
    for rejection in planned.rejected:
        (watch or Watch()).read(outcome(rejection))
    return [_stage(planned.rejected, directory, run=planned.run, settings=settings)] if planned.rejected else []


def _stage(results: Iterable[Result], directory: Path, *, run: Run, settings: Settings) -> Staged:
    key = rejection_key(settings)
    return stage(results, directory, run_id=run.run_id, extracted_at=datetime.now(UTC), rejection_key=key)


def commit(warehouse: Warehouse, planned: Plan, staged: Sequence[Staged], *, budget: float | None = None) -> Report:
    """Commit what was staged. `budget` is the share of what was read that may be rejected, 0 to 1.

    Raises BudgetExceeded, and then the warehouse is as it was.
    """
    counts = Counts()
    for chunk in staged:
        counts.add(chunk.counts)
    rejected = sum(counts.rejections.values())
    total = counts.rows["publications"] + rejected
    if budget is not None and total and rejected / total > budget:
        for chunk in staged:
            shutil.rmtree(chunk.path, ignore_errors=True)  # else the next run would rescue it
        by_code = ", ".join(f"{code} {n}" for code, n in sorted(counts.rejections.items()))
        raise BudgetExceeded(
            f"{rejected} of {total} publications were rejected ({by_code}), more than the {budget:.0%} allowed; "
            "nothing was committed"
        )
    finished = planned.run.model_copy(update={"finished_at": datetime.now(UTC)})
    paths = [chunk.path for chunk in staged]
    snapshot = warehouse.commit(paths, run=finished, seen=planned.seen, scanned=planned.scanned)
    return Report(
        run_id=finished.run_id,
        snapshot=snapshot.path,
        sources=finished.sources,
        unchanged=finished.unchanged,
        rows=dict(counts.rows),
        rejections=dict(sorted(counts.rejections.items())),
        findings=tuple(warehouse.run_findings(finished.run_id)),
    )


def run(parameters: RunParameters, *, watch: Watch | None = None, target: str = EXTRACT) -> Report:
    """The whole of a run in this process and its guarded workers; `target` is the function that they call.

    Raises UsageError, WarehouseError, BudgetExceeded; a publication that cannot be read is a rejection and no error.
    """
    begun = time.monotonic()
    settings, watch = parameters.settings, watch or Watch()
    check(parameters.sources)
    warehouse, this = Warehouse(parameters.out), new_run(settings)
    warehouse.rescue(this)
    with TemporaryDirectory(prefix="steckbrief-") as fetched, warehouse.staging(this.run_id) as directory:
        planned = plan(parameters, warehouse, run=this, fetched=Path(fetched))
        watch.planned(planned)
        staged = stage_rejected(planned, directory, settings, watch=watch)
        with Workers(parameters.workers or cores(), settings=settings, target=target) as pool:
            staged += _read_chunks(planned, pool, directory, watch)
        watch.committing()
        report = commit(warehouse, planned, staged, budget=parameters.budget)
    return replace(report, seconds=time.monotonic() - begun)


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read_chunks(planned: Plan, pool: Workers, directory: Path, watch: Watch) -> list[Staged]:
    def read(originals: Sequence[Original]) -> Staged:
        return read_chunk(originals, pool, directory, run=planned.run, watch=watch)

    threads = ThreadPoolExecutor(CHUNKS_AT_ONCE, thread_name_prefix="chunk")
    try:
        return list(threads.map(read, planned.chunks()))
    except BaseException:
        pool.close()  # first, so that nobody waits for publications that are still being read
        raise
    finally:
        threads.shutdown(wait=True, cancel_futures=True)
