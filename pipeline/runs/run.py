"""A run: look at the sources, find, hash, skip what is held, read the rest in guarded workers, stage, commit.

The steps are functions, so that the Prefect flow composes the same ones; `run` composes them without Prefect.
"""

from __future__ import annotations

import json
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from pipeline.fingerprint import extractor_version, rejection_key
from pipeline.guarded.isolate import EXTRACT, Workers
from pipeline.report import write_report
from pipeline.runs.looks import Looked
from pipeline.runs.original import Original
from pipeline.runs.outcome import Outcome, outcome
from pipeline.runs.plan import Plan, Progress, plan
from pipeline.runs.processor import cores
from pipeline.sources.asked import asked
from pipeline.sources.find import too_many
from pipeline.warehouse import Counts, Staged, Warehouse, stage
from pipeline.warehouse.novelty import new_series
from pipeline.warehouse.originals import Originals
from schemas.errors import SteckbriefError
from schemas.evidence import Rejection
from schemas.parameters import RunParameters
from schemas.profile import Record
from schemas.runs import Run
from schemas.settings import Settings

CHUNKS_AT_ONCE = 2  # while the last publication of one is still being read, the workers are busy with the next

Result = Record | Rejection


class BudgetExceeded(SteckbriefError):
    """More publications were rejected than the run allows; nothing was committed."""


def _nothing(*_: object) -> None:
    """What happens where nobody watches."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who wants to know how far a run is; called from several threads."""

    finding: Progress = field(default_factory=Progress)
    planned: Callable[[Plan], None] = _nothing
    read: Callable[[Outcome], None] = _nothing
    committing: Callable[[], None] = _nothing


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
    """What a person should know about the run as a whole: columns that are filled less than before, silent sources,
    series that are new."""
    looked: tuple[Looked, ...] = ()
    """The sources of `sources.toml` files as they were found."""
    stopped: Mapping[str, str] = field(default_factory=dict)
    """Sources of which nothing was committed, with the reason."""
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


def read_chunk(
    originals: Sequence[Original], workers: Workers, directory: Path, *, run: Run, watch: Watch | None = None
) -> Staged:
    """Read one chunk, all of one source, in guarded workers and stage the results in the order of `originals`.

    Chunks of a source that is over its budget need not be read (see `is_stopped`).
    """
    told = (watch or Watch()).read
    seconds: list[float] = []
    results = workers.extract_all(originals, progress=lambda result: told(outcome(result)), spent=seconds.append)
    staged = _stage(results, directory, run=run, settings=workers.settings)
    source = originals[0].source if originals else None
    return replace(staged, source=source.name if source else None, cpu_seconds=sum(seconds))


def stage_rejected(planned: Plan, directory: Path, settings: Settings, *, watch: Watch | None = None) -> list[Staged]:
    """Stage what could not even be fetched; nothing where there is nothing."""
    for rejection in planned.rejected:
        (watch or Watch()).read(outcome(rejection))
    return [
        replace(_stage(refused, directory, run=planned.run, settings=settings), source=source)
        for source, refused in planned.refused.items()
    ]


def _stage(results: Iterable[Result], directory: Path, *, run: Run, settings: Settings) -> Staged:
    key = rejection_key(settings)
    return stage(results, directory, run_id=run.run_id, extracted_at=datetime.now(UTC), rejection_key=key)


def commit(
    warehouse: Warehouse,
    planned: Plan,
    staged: Sequence[Staged],
    originals: Originals,
    *,
    budget: float | None = None,
) -> Report:
    """Commit what was staged but of sources of which too much has failed. `budget` is the share of the whole run's
    results that may be rejected, 0 to 1.

    Raises BudgetExceeded, and then the warehouse is as it was.
    """
    stopped = stopped_sources(planned, staged)
    kept = [chunk for chunk in staged if chunk.source not in stopped]
    _discard(chunk for chunk in staged if chunk.source in stopped)
    counts = Counts()
    for chunk in kept:
        counts.add(chunk.counts)
    rejected = sum(counts.rejections.values())
    total = counts.rows["publications"] + rejected
    if budget is not None and total and rejected / total > budget:
        _discard(kept)
        by_code = ", ".join(f"{code} {n}" for code, n in sorted(counts.rejections.items()))
        raise BudgetExceeded(
            f"{rejected} of {total} publications were rejected ({by_code}), more than the {budget:.0%} allowed; "
            "nothing was committed"
        )
    spent = sum(chunk.cpu_seconds for chunk in staged)
    finished = planned.run.model_copy(update={"finished_at": datetime.now(UTC), "cpu_seconds": spent})
    paths = [chunk.path for chunk in kept]
    findings = [*planned.findings, *_findings(planned, stopped), *new_series(warehouse, paths)]
    snapshot = warehouse.commit(paths, run=finished, seen=planned.seen, scanned=planned.scanned, findings=findings)
    remember(planned, originals, but=stopped)
    return Report(
        run_id=finished.run_id,
        snapshot=snapshot.path,
        sources=finished.sources,
        unchanged=finished.unchanged,
        rows=dict(counts.rows),
        rejections=dict(sorted(counts.rejections.items())),
        findings=tuple(warehouse.run_findings(finished.run_id)),
        looked=planned.looked,
        stopped=stopped,
    )


def remember(planned: Plan, originals: Originals, *, but: Iterable[str] = ()) -> None:
    """What a run leaves behind beside the tables: when its sources were looked at, and no original that is not kept."""
    for one in planned.looked:
        if not one.stopped and one.name not in but:
            originals.visits.looked(one.name, at=planned.run.started_at, links=one.links, new=one.new > 0)
    originals.remove(planned.passing)


def is_stopped(chunk: Sequence[Original], planned: Plan, staged: Sequence[Staged]) -> bool:
    """Whether a chunk need not be read, because its source is over its budget by what was `staged` so far."""
    source = chunk[0].source
    return source is not None and source.name in stopped_sources(planned, tuple(staged))


def stopped_sources(planned: Plan, staged: Sequence[Staged]) -> dict[str, str]:
    """The sources that are over their failure budget by what was found and what was read, with the reason."""
    stopped = {}
    for one in planned.looked:
        codes: Counter[str] = Counter()
        for chunk in staged:
            if chunk.source == one.name:
                codes.update(chunk.counts.rejections)
        if reason := one.stopped or too_many(codes, one.links, one.source.budget):
            stopped[one.name] = reason
    return stopped


def _findings(planned: Plan, stopped: Mapping[str, str]) -> list[dict[str, Any]]:
    """Of the sources that were stopped by what was read of them."""
    known = {one.name for one in planned.looked if one.stopped}
    return [
        {"code": "source_stopped", "severity": "error", "source": name, "message": f"{name}: {reason}"}
        for name, reason in stopped.items()
        if name not in known
    ]


def _discard(chunks: Iterable[Staged]) -> None:
    for chunk in chunks:
        shutil.rmtree(chunk.path, ignore_errors=True)  # else the next run would rescue it


def run(parameters: RunParameters, *, watch: Watch | None = None, target: str = EXTRACT) -> Report:
    """The whole of a run in this process and its guarded workers; `target` is the function that they call.

    Raises UsageError, WarehouseError, BudgetExceeded; a publication that cannot be read is a rejection and no error.
    """
    begun = time.monotonic()
    settings, watch = parameters.settings, watch or Watch()
    asked(parameters)
    warehouse, this = Warehouse(parameters.out), new_run(settings)
    warehouse.rescue(this)
    with warehouse.staging(this.run_id) as directory, Originals(parameters.out) as originals:
        planned = plan(parameters, warehouse, originals, run=this, progress=watch.finding)
        watch.planned(planned)
        refused = stage_rejected(planned, directory, settings, watch=watch)
        with Workers(parameters.workers or cores(), settings=settings, target=target) as pool:
            staged = read_chunks(planned, pool, directory, refused, watch)
        watch.committing()
        report = commit(warehouse, planned, staged, originals, budget=parameters.budget)
    if parameters.report:
        write_report(parameters.out, parameters.report)
    return replace(report, seconds=time.monotonic() - begun)


def read_chunks(planned: Plan, pool: Workers, directory: Path, refused: Sequence[Staged], watch: Watch) -> list[Staged]:
    """Read all chunks, some at once; gives them after the `refused` ones."""
    staged = list(refused)

    def read(originals: Sequence[Original]) -> None:
        if not is_stopped(originals, planned, staged):
            staged.append(read_chunk(originals, pool, directory, run=planned.run, watch=watch))

    threads = ThreadPoolExecutor(CHUNKS_AT_ONCE, thread_name_prefix="chunk")
    try:
        for _ in threads.map(read, planned.chunks()):
            pass
    except BaseException:
        pool.close()  # first, so that nobody waits for publications that are still being read
        raise
    finally:
        threads.shutdown(wait=True, cancel_futures=True)
    return staged
