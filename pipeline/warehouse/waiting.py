"""Snapshots that wait for a look: a refresh that has lost more than it may is made, kept beside, and not published.

WAREHOUSE/waiting/<id>/     a complete snapshot, readable as every other
  chunks/chunk-*            what it has brought; published by committing these, whatever `current` is by then
  waiting.json              the run that made it, and what it has lost

A folder appears under its name when all of it is written, and its chunks leave it only with it. What is killed in
between is done again: a chunk that was published already is not newer than what is held, and changes nothing.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from pipeline.warehouse.arrow import columns_of
from pipeline.warehouse.files import share, sync
from pipeline.warehouse.look import Changes
from pipeline.warehouse.losses import MAX_DROP, Loss, losses
from pipeline.warehouse.manifest import Manifest
from pipeline.warehouse.snapshot import WAITING, Snapshot, finish
from pipeline.warehouse.staging import UNFINISHED
from pipeline.warehouse.warehouse import REFRESHING, Warehouse, chunks_in, discard_staging
from schemas.errors import UsageError, WarehouseLocked
from schemas.runs import Run

FILE = "waiting.json"
CHUNKS = "chunks"


@dataclass(frozen=True, slots=True)
class Renewed:
    """What became of publications that were read again."""

    snapshot: Snapshot
    """The new current one, or one that is waiting."""
    losses: tuple[Loss, ...] = ()
    """Why it is waiting; none where it is current."""
    replaced: tuple[str, ...] = ()
    """Snapshots that waited with the same publications and were discarded."""


@dataclass(frozen=True, slots=True)
class Promoted:
    """What became of a waiting snapshot."""

    snapshot: Snapshot | None
    """The new current one; None where nothing of it was wanted any more."""
    published: int
    """Publications (and rejections) that took the place of what was held."""
    left_out: int
    """Publications that were read again since, replaced at their address, or are no longer held."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is known of a waiting snapshot."""

    snapshot: Snapshot
    run: Run
    losses: tuple[Loss, ...] = ()
    keys: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    """What it has read: publication -> family and extraction key."""


@contextmanager
def refreshing(warehouse: Warehouse, run: Run) -> Iterator[Path]:
    """The folder into which a refresh stages its chunks, with those in it that a killed refresh had finished.

    Raises WarehouseLocked while another refresh is at work.
    """
    warehouse.current()  # a folder that is no warehouse is named, not made
    lock = FileLock(warehouse.path / "refresh.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise WarehouseLocked(f"{warehouse.path}: another refresh is at work; it reads what is to be read") from error
    try:
        with warehouse.staging(f"{REFRESHING}{run.run_id}") as folder:
            for dead in warehouse.dead_runs(refreshing=True):
                for chunk in chunks_in(dead):
                    chunk.rename(folder / chunk.name)
                discard_staging(dead)
            yield folder
    finally:
        lock.release()


def read_already(chunks: Iterable[Path]) -> dict[str, tuple[str | None, str | None]]:
    """Publications in chunks with the family (None where rejected) and the key by which they were read."""
    found: dict[str, tuple[str | None, str | None]] = {}
    for chunk in chunks:
        if (path := chunk / "rejections.parquet").exists():
            found |= {key: (None, by) for key, by in columns_of(path, "rejection_id", "extraction_key")}
        if (path := chunk / "publications.parquet").exists():
            rows = columns_of(path, "publication_id", "family", "extraction_key")
            found |= {key: (family, by) for key, family, by in rows}
    return found


def renew(warehouse: Warehouse, staged: Sequence[Path], *, run: Run, max_drop: float = MAX_DROP) -> Renewed:
    """Commits what was read again, or keeps it as a waiting snapshot where more than `max_drop` of anything is lost.

    Only publications that the warehouse holds are replaced, and none that was read later. Waiting snapshots of which
    everything was read again are discarded. The chunks are removed.
    """
    lost: list[Loss] = []

    def publish(folder: Path, manifest: Manifest, found: Changes) -> Path:
        if not found.staged.owner:
            return _nothing(warehouse, folder)
        manifest.write(folder)  # without it, it could not be compared
        lost.extend(losses(warehouse.current(), folder, found.staged.owner, max_drop=max_drop))
        if not lost:
            return warehouse.publish(folder, manifest)
        for chunk in staged:
            (folder / CHUNKS / chunk.name).mkdir(parents=True)
            for file in chunk.iterdir():
                share(file, folder / CHUNKS / chunk.name / file.name)
            sync(folder / CHUNKS / chunk.name)
        said = {"run": run.model_dump(mode="json"), "losses": [loss.as_finding() for loss in lost]}
        (folder / FILE).write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")
        sync(folder / FILE)
        (warehouse.path / WAITING).mkdir(exist_ok=True)
        return finish(folder, manifest, warehouse.path / WAITING / manifest.snapshot_id)

    with warehouse.writing():
        before = [what_waits(warehouse, one) for one in warehouse.waiting()]
        read = read_already(staged).keys()
        snapshot = warehouse.commit_locked(staged, run=run, take="renewed", publish=publish)
        replaced = [one.snapshot for one in before if one.keys.keys() <= read]
        for one in replaced:
            _remove(one)
        for chunk in staged:
            shutil.rmtree(chunk, ignore_errors=True)
    return Renewed(snapshot, tuple(lost), tuple(one.snapshot_id for one in replaced))


def what_waits(warehouse: Warehouse, snapshot: Snapshot) -> Waiting:
    """Why a snapshot is waiting and what it has read."""
    stored: dict[str, Any] = json.loads((snapshot.path / FILE).read_text(encoding="utf-8"))
    lost = tuple(Loss(**{name: one[name] for name in Loss.__dataclass_fields__}) for one in stored["losses"])
    return Waiting(snapshot, Run.model_validate(stored["run"]), lost, read_already(chunks_in(snapshot.path / CHUNKS)))


def promote(warehouse: Warehouse, snapshot_id: str) -> Promoted:
    """Publishes a waiting snapshot: what it has read takes the place of what is held and not newer.

    Raises UsageError for a snapshot that is not waiting, and NoWarehouse.
    """
    with warehouse.writing():
        waiting = what_waits(warehouse, _waiting(warehouse, snapshot_id))
        chunks = chunks_in(waiting.snapshot.path / CHUNKS)
        took: set[str] = set()

        def publish(folder: Path, manifest: Manifest, found: Changes) -> Path:
            took.update(found.staged.owner)
            return warehouse.publish(folder, manifest) if took else _nothing(warehouse, folder)

        made = warehouse.commit_locked(chunks, run=waiting.run, take="renewed", publish=publish)
        _remove(waiting.snapshot)
    return Promoted(made if took else None, len(took), len(waiting.keys) - len(took))


def discard(warehouse: Warehouse, snapshot_id: str) -> None:
    """Removes a waiting snapshot; what is current stays. Raises UsageError for another one, and NoWarehouse."""
    with warehouse.writing():
        _remove(_waiting(warehouse, snapshot_id))


def _waiting(warehouse: Warehouse, snapshot_id: str) -> Snapshot:
    snapshot = warehouse.snapshot(snapshot_id)
    if not snapshot.waiting:
        known = ", ".join(one.snapshot_id for one in warehouse.waiting())
        raise UsageError(f"{snapshot_id}: is published and not waiting; waiting are {known or 'none'}")
    return snapshot


def _nothing(warehouse: Warehouse, folder: Path) -> Path:
    """No new snapshot where nothing has come of it."""
    shutil.rmtree(folder)
    return warehouse.current()


def _remove(snapshot: Snapshot) -> None:
    """First out of sight as a whole: who lists snapshots finds a complete one or none."""
    away = snapshot.path.rename(snapshot.path.with_name(f"{UNFINISHED}{snapshot.snapshot_id}"))
    shutil.rmtree(away, ignore_errors=True)
