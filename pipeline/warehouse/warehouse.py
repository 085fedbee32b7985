"""A warehouse: the folder in which snapshots follow one another and `current` names the last.

WAREHOUSE/
  current -> snapshots/<id>            swapped in one step
  snapshots/<id>/<table>/*.parquet     immutable files, shared between snapshots by hard links
  snapshots/<id>/manifest.json
  waiting/<id>/                        a snapshot that nobody has approved yet, with the chunks it is made of
  staging/<run>/chunk-*                what a run has read and not yet committed
  writer.lock                          held while a snapshot is built; readers never look at it
"""

from __future__ import annotations

import errno
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from pipeline.warehouse import holdings
from pipeline.warehouse.commit import build
from pipeline.warehouse.files import point, share
from pipeline.warehouse.holdings import Held
from pipeline.warehouse.look import Changes, Take, changes, read_staged
from pipeline.warehouse.manifest import Manifest, read_manifest
from pipeline.warehouse.originals import forget_originals
from pipeline.warehouse.redact import redact_chunk
from pipeline.warehouse.snapshot import WAITING, Snapshot, describe, finish, new_id, snapshots_in
from pipeline.warehouse.staging import CHUNK
from pipeline.warehouse.suppression import read_suppression
from pipeline.warehouse.view import View
from schemas.errors import NoWarehouse, UsageError, WarehouseError, WarehouseLocked
from schemas.runs import Run, SourceSeen

if TYPE_CHECKING:
    import pandas as pd

LOCK_SECONDS = 600.0  # a writer holds the lock for seconds; ten minutes mean that something is wrong
YOUNG = timedelta(days=1)  # who has resolved `current` may read it that long
REFRESHING = "refresh-"  # how staging folders of a refresh begin
_UNFINISHED = ".unfinished-"


class Warehouse:
    """The warehouse at `path`; the folder is made by the first commit."""

    def __init__(self, path: Path | str, *, lock_seconds: float = LOCK_SECONDS) -> None:
        self.path = Path(path)
        self._lock_seconds = lock_seconds

    # Reading

    def current(self) -> Path:
        """The folder of the current snapshot, which stays as it is whatever is committed later.

        Raises NoWarehouse where nothing has been committed yet.
        """
        try:
            target = (self.path / "current").readlink()
        except OSError as error:
            known = "no such folder" if not self.path.exists() else "no snapshot in it; `steckbrief run` makes one"
            raise NoWarehouse(f"{self.path}: not a warehouse ({known})") from error
        return self.path.absolute() / target

    def snapshot(self, snapshot_id: str | None = None) -> Snapshot:
        """A snapshot by its id, also one that is waiting; the current one by default.

        Raises NoWarehouse where there is none.
        """
        if snapshot_id is None:
            path = self.current()
            return describe(path, read_manifest(path))
        for folder in (self.path.absolute() / "snapshots", self.path.absolute() / WAITING):
            if (path := folder / snapshot_id).parent == folder and path.is_dir() and not path.name.startswith("."):
                return describe(path, read_manifest(path))
        known = ", ".join(s.snapshot_id for s in self.snapshots()[-5:])
        raise NoWarehouse(f"{self.path}: no snapshot {snapshot_id!r}; the latest are {known or 'none'}")

    def snapshots(self) -> list[Snapshot]:
        """All snapshots that are or were current, the oldest first."""
        return snapshots_in(self.path.absolute() / "snapshots")

    def waiting(self) -> list[Snapshot]:
        """Snapshots that were made and not published, the oldest first."""
        return snapshots_in(self.path.absolute() / WAITING)

    def table(self, name: str, *, snapshot: str | None = None) -> pd.DataFrame:
        """A table as a frame with nullable types. KeyError for an unknown table."""
        from pipeline.warehouse.frames import frame  # pandas takes half a second, and most who write need none

        return frame(self.snapshot(snapshot).path, name)

    def held(self) -> dict[str, Held]:
        """Every publication in the current snapshot, extracted or rejected; empty where there is no snapshot yet."""
        return holdings.held(self._view())

    def sources(self) -> dict[str, str]:
        """Address -> the extracted publication that is known to stand there."""
        return holdings.sources(self._view())

    def refused(self) -> set[str]:
        """Addresses of which no bytes could be had when they were looked at last."""
        return holdings.refused(self._view())

    def forgotten(self) -> Callable[[str], bool]:
        """Tells of a publication whether it was forgotten on request and is not to be read again."""
        return read_suppression(self.path).publication

    def runs(self) -> list[dict[str, Any]]:
        """The rows of `runs`; none where nothing has been committed yet."""
        return list(self._view().runs())

    def run_findings(self, run_id: str) -> list[dict[str, Any]]:
        """What a person should know about a run as a whole; nothing where the run is unknown."""
        row = next((row for row in self._view().runs() if row["run_id"] == run_id), {})
        findings: list[dict[str, Any]] = json.loads(row.get("findings") or "[]")
        return findings

    # Writing

    @contextmanager
    def staging(self, run_id: str) -> Iterator[Path]:
        """The folder into which a run stages chunks; what it leaves there uncommitted is kept for `rescue`."""
        folder = self.path / "staging" / run_id
        folder.parent.mkdir(parents=True, exist_ok=True)
        # The lock stands beside the folder and is there first: a folder whose lock is free belongs to a dead run.
        with FileLock(_lock_of(folder)):
            folder.mkdir(exist_ok=True)
            yield folder
            if not chunks_in(folder):
                discard_staging(folder)

    def commit(
        self,
        staged: Sequence[Path],
        *,
        run: Run,
        seen: Iterable[SourceSeen] = (),
        scanned: Iterable[str] = (),
        findings: Sequence[Mapping[str, Any]] = (),
    ) -> Snapshot:
        """Makes a new snapshot in which the rows of the staged publications are those of the chunks.

        All rows of these publications are replaced, in all tables; all other publications stay. `seen` says where
        which bytes were found, also of publications that were not read again; an address of which the run has read
        nothing changes nothing. `scanned` are beginnings of addresses that were looked through completely: what is
        held there and was not seen is gone. `findings` are what the run found out about itself, for its row in `runs`.
        The chunks are removed. Raises WarehouseLocked.
        """
        with self.writing():
            snapshot = self.commit_locked(staged, run=run, seen=seen, scanned=scanned, findings=findings)
            for chunk in staged:
                shutil.rmtree(chunk, ignore_errors=True)
            return snapshot

    def rescue(self, run: Run) -> Snapshot | None:
        """Commits what killed runs had finished reading, where nothing later is held; None where there is nothing."""
        with self.writing():
            dead = list(self.dead_runs())
            chunks = [chunk for folder in dead for chunk in chunks_in(folder)]
            snapshot = self.commit_locked(chunks, run=run, take="new") if chunks else None
            for folder in dead:
                discard_staging(folder)
            return snapshot

    def restore(self, snapshot_id: str) -> Snapshot:
        """Makes a new snapshot with the content of an earlier one; nothing that came between is lost."""
        self.current()  # a folder that is no warehouse is named, not made
        with self.writing():
            old = self.snapshot(snapshot_id)
            if old.waiting:
                raise UsageError(f"{snapshot_id}: was never current; `steckbrief snapshots promote` publishes it")
            now = datetime.now(UTC)
            current = self._current_id()
            manifest = replace(
                read_manifest(old.path),
                snapshot_id=new_id(now, after=current),
                created_at=now.isoformat(),
                parent=current,
                reason=f"restored {snapshot_id}",
            )
            folder = self.path / "snapshots" / f"{_UNFINISHED}{manifest.snapshot_id}"
            for table, names in manifest.names.items():
                (folder / table).mkdir(parents=True)
                for name in names:
                    share(old.path / table / name, folder / table / name)
            return describe(self.publish(folder, manifest), manifest)

    def expire(self, *, keep: int) -> list[str]:
        """Removes all snapshots but the `keep` latest, never one younger than a day; gives the ids of the removed.

        Files that a later snapshot shares stay.
        """
        if keep < 1:
            raise UsageError(f"keep={keep}: at least the current snapshot stays")
        self.current()
        with self.writing():
            young = datetime.now(UTC) - YOUNG
            old = [one for one in self.snapshots()[:-keep] if one.created_at < young]
            for one in old:
                # First out of sight as a whole: a reader finds a complete snapshot or none.
                away = one.path.rename(one.path.with_name(f"{_UNFINISHED}{one.snapshot_id}"))
                shutil.rmtree(away, ignore_errors=True)
            return [one.snapshot_id for one in old]

    def commit_locked(
        self,
        staged: Sequence[Path],
        *,
        run: Run,
        seen: Iterable[SourceSeen] = (),
        scanned: Iterable[str] = (),
        findings: Sequence[Mapping[str, Any]] = (),
        take: Take = "all",
        publish: Callable[[Path, Manifest, Changes], Path] | None = None,
    ) -> Snapshot:
        """`commit` for who holds the lock and removes the chunks; `publish` says what becomes of the made folder."""
        view = self._view()
        if names := read_suppression(self.path):  # who was forgotten stays so, also where a run has read them before
            naming: set[str] = set()
            for chunk in staged:
                redact_chunk(chunk, names, met=naming)
            forget_originals(self.path, naming)
            seen = [replace(one, source_uri=names.address(one.source_uri)) for one in seen]
        found = changes(view, read_staged(staged), seen, run=run, scanned=scanned, take=take)
        now = datetime.now(UTC)
        snapshot_id = new_id(now, after=view.manifest.snapshot_id if view.manifest else "")
        folder = self.path / "snapshots" / f"{_UNFINISHED}{snapshot_id}"
        try:
            manifest = build(
                folder, view, found, run, snapshot_id=snapshot_id, created_at=now.isoformat(), findings=findings
            )
            path = publish(folder, manifest, found) if publish else self.publish(folder, manifest)
            manifest = read_manifest(path) if publish else manifest
        except BaseException as error:
            shutil.rmtree(folder, ignore_errors=True)
            if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
                raise WarehouseError(
                    f"{self.path}: the disk is full; the last snapshot is as it was, and what was read stays in "
                    f"{self.path / 'staging'} until the next run commits it"
                ) from error
            raise
        return describe(path, manifest)

    def publish(self, folder: Path, manifest: Manifest) -> Path:
        """Gives a finished folder its name and makes it the current snapshot."""
        path = finish(folder, manifest, folder.with_name(manifest.snapshot_id))
        point(self.path / "current", f"snapshots/{manifest.snapshot_id}")
        return path

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the writers' lock and clears away what writers that died have left."""
        (self.path / "snapshots").mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.path / "writer.lock", timeout=self._lock_seconds)
        try:
            lock.acquire()
        except Timeout as error:
            raise WarehouseLocked(
                f"{self.path}: another run has been writing for more than {self._lock_seconds:g} seconds"
            ) from error
        try:
            current = self._current_id()
            for folder in (self.path / "snapshots").iterdir():
                # A complete folder later than `current` is a commit that died before it became visible.
                if folder.name.startswith(".") or folder.name > current:
                    shutil.rmtree(folder, ignore_errors=True)
            for folder in (self.path / WAITING).glob(".*"):
                shutil.rmtree(folder, ignore_errors=True)
            yield
        finally:
            lock.release()

    def _current_id(self) -> str:
        return self.current().name if (self.path / "current").is_symlink() else ""

    def _view(self) -> View:
        if not (self.path / "current").is_symlink():
            return View(None, None)
        current = self.current()
        return View(current, read_manifest(current))

    def dead_runs(self, *, refreshing: bool = False) -> Iterator[Path]:
        """The staging folders of runs that no longer live: nobody holds their lock.

        What a refresh has left is no run's to commit: it has not been compared yet.
        """
        for lock in sorted((self.path / "staging").glob("*.lock")):
            if lock.name.startswith(REFRESHING) is not refreshing:
                continue
            try:
                with FileLock(lock, timeout=0):
                    folder = lock.with_name(lock.name.removesuffix(".lock"))
                    if folder.is_dir():
                        yield folder
                    else:
                        lock.unlink(missing_ok=True)
            except Timeout:
                continue


def _lock_of(staging: Path) -> Path:
    return staging.with_name(f"{staging.name}.lock")


def discard_staging(staging: Path) -> None:
    """Removes the staging folder of a run that is over."""
    shutil.rmtree(staging, ignore_errors=True)
    _lock_of(staging).unlink(missing_ok=True)


def chunks_in(folder: Path) -> list[Path]:
    """The complete chunks in a folder."""
    return sorted(path for path in folder.iterdir() if path.name.startswith(CHUNK))
