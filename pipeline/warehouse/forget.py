"""Forgetting: out of every snapshot, never to come back, and proved by searching what is left.

First the suppression entry, so that a run beside us brings nothing back; then a new current snapshot, switched as every
other; then the files of earlier snapshots, and of those that wait, each replaced by one without; then what was
fetched. What is killed in between is finished by forgetting again.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.warehouse.arrow import write_table
from pipeline.warehouse.files import share, sync
from pipeline.warehouse.manifest import NAME, File, Manifest, Part, read_manifest
from pipeline.warehouse.originals import forget_originals
from pipeline.warehouse.redact import redact_chunk, redacted
from pipeline.warehouse.search import Found, files_below, search
from pipeline.warehouse.snapshot import WAITING, Snapshot, new_id
from pipeline.warehouse.staging import CHUNK, UNFINISHED
from pipeline.warehouse.suppression import Suppression, pattern, read_suppression, words
from pipeline.warehouse.warehouse import Warehouse
from schemas.errors import UsageError
from schemas.tables import TABLES

_ID = re.compile(r"(?:sha256:)?([0-9a-f]{8,64})")
DATAPACKAGE = "datapackage.json"  # the dictionary of columns with its own examples; nothing in it was read anywhere
_REASON = "forgot on request"


@dataclass
class Forgotten:
    """What was removed, and what a search of everything that is left found."""

    what: Literal["publication", "person"]
    snapshots: int = 0
    """Snapshots that were changed or made."""
    rows: dict[str, int] = field(default_factory=dict)
    """Rows removed from the current snapshot, by table."""
    files: int = 0
    """Files rewritten."""
    originals: int = 0
    """Fetched files that were removed."""
    tables: int = 0
    """Delta tables rewritten."""
    sources: list[str] = field(default_factory=list)
    """Addresses of the publication's file outside of the warehouse, which is not ours to remove."""
    searched: Found = field(default_factory=Found)
    """Its places still hold it; none when all is well."""


def forget(
    warehouse: Warehouse, *, publication: str | None = None, person: str | None = None, reason: str
) -> Forgotten:
    """Removes a publication, or a person from all publications, everywhere in the warehouse.

    A publication is named by its id, or by eight or more of its first digits. Raises UsageError for what cannot be
    meant, and NoWarehouse.
    """
    warehouse.current()
    check_request(publication=publication, person=person, reason=reason)
    with warehouse.writing():
        now = datetime.now(UTC)
        meant = person or whole_id(publication or "", _ids(warehouse))
        done = Forgotten("person" if person else "publication")
        known = read_suppression(warehouse.path)
        names = known.with_entry(done.what, meant, reason=reason, at=now)
        if names is not known:
            names.write(warehouse.path)
        only = names.only(meant)  # what was forgotten before is gone already
        hint, whole = pattern(person) if person else (None, meant.removeprefix("sha256:"))
        _sources(warehouse, meant, done)
        for lock_free in (warehouse.path / "staging").glob(f"*/{UNFINISHED}*"):
            shutil.rmtree(lock_free, ignore_errors=True) if _is_dead(lock_free.parent) else None
        met: set[str] = {meant} if publication else set()
        for place in (f"staging/*/{CHUNK}*", f"{WAITING}/*/*/{CHUNK}*"):
            for chunk in warehouse.path.glob(place):
                redact_chunk(chunk, only, met=met)
        _renew(warehouse, only, done, met, hint=hint, now=now)
        _scrub(warehouse, only, done, met, hint=hint)
        done.originals = forget_originals(warehouse.path, met, addresses=done.sources, visits=publication is not None)
        files = files_below(warehouse.path, without=DATAPACKAGE)
        done.searched = search(files, hint or whole, re.compile(whole, re.IGNORECASE))
        return done


def _is_dead(run: Path) -> bool:
    """Whether nobody holds the lock of a run's staging folder."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(run.with_name(f"{run.name}.lock"), timeout=0):
            return True
    except Timeout:
        return False


def check_request(*, publication: str | None, person: str | None, reason: str) -> None:
    """Raises UsageError for what cannot be meant."""
    if (publication is None) == (person is None):
        raise UsageError("--publication ID or --person NAME: one of both")
    if person is not None and len(words(person)) < 2:
        raise UsageError(f"--person {person!r}: first name and surname; one word would take other people along")
    if not reason.strip():
        raise UsageError("--reason: says why, for those who ask later")
    if person and all(word in {w for w, _, _ in words(reason)} for word, _, _ in words(person)):
        raise UsageError("--reason: is kept, and so must not name the person")


def whole_id(given: str, known: Iterable[str]) -> str:
    """The full id of the publication that is meant, out of those that are `known`. Raises UsageError."""
    found = _ID.fullmatch(given.strip().lower())
    if not found:
        raise UsageError(f"--publication {given!r}: sha256: and 64 hex digits, or the first eight of them, is an id")
    digits = found.group(1)
    if len(digits) == 64:
        return f"sha256:{digits}"
    meant = {key for key in known if key.startswith(f"sha256:{digits}")}
    if len(meant) != 1:
        raise UsageError(f"--publication {given!r}: {len(meant) or 'no'} publications begin so; more digits or others")
    return meant.pop()


def _everything(warehouse: Warehouse) -> list[Snapshot]:
    """All snapshots, also those that wait for a look."""
    return [*warehouse.snapshots(), *warehouse.waiting()]


def _ids(warehouse: Warehouse) -> Iterator[str]:
    for snapshot in _everything(warehouse):
        for table in ("publications", "rejections"):
            for path in (snapshot.path / table).glob("*.parquet"):
                ids = pq.read_table(path, columns=["publication_id"]).column(0).to_pylist()
                yield from (key for key in ids if key)


def _sources(warehouse: Warehouse, publication_id: str, done: Forgotten) -> None:
    """Where the publication's file lies, as far as the warehouse knows."""
    found: set[str] = set()
    for snapshot in _everything(warehouse) if done.what == "publication" else ():
        for table in ("publication_sources", "rejections"):
            for path in (snapshot.path / table).glob("*.parquet"):
                with pq.ParquetFile(path) as file:
                    data = file.read(columns=["publication_id", "source_uri"])
                ours = data.filter(pc.equal(data.column("publication_id"), publication_id))
                found |= {uri for uri in ours.column("source_uri").to_pylist() if uri}
    done.sources = sorted(found)


def _paths(snapshot: Path, part: Part) -> dict[str, Path]:
    return {table: snapshot / table / file.name for table, file in part.files.items()}


def _shrunk(part: Part, changed: Mapping[str, File]) -> Part:
    """The part with other files."""
    lost = sum(part.files[t].rows - changed[t].rows for t in ("publications", "rejections") if t in changed)
    return replace(part, size=part.size - lost, files={**part.files, **changed})


def _renew(
    warehouse: Warehouse, names: Suppression, done: Forgotten, met: set[str], *, hint: str | None, now: datetime
) -> None:
    """A new current snapshot without what is forgotten; none where the current one holds nothing of it."""
    current = warehouse.current()
    manifest = read_manifest(current)
    snapshot_id = new_id(now, after=manifest.snapshot_id)
    folder = warehouse.path / "snapshots" / f"{UNFINISHED}{snapshot_id}"
    for table in manifest.names:
        (folder / table).mkdir(parents=True)
    parts: list[Part] = []
    for part in manifest.parts:
        changed: dict[str, File] = {}
        for table, data in redacted(_paths(current, part), names, hint=hint, met=met).items():
            path = folder / table / f"{snapshot_id}-{len(parts):05d}.parquet"
            changed[table] = File(path.name, write_table(path, table, [data]))
            sync(path)
            done.rows[table] = done.rows.get(table, 0) + part.files[table].rows - changed[table].rows
            done.files += 1
        parts.append(_shrunk(part, changed) if changed else part)
    if parts == list(manifest.parts):
        shutil.rmtree(folder)
        return
    fresh = replace(
        manifest,
        snapshot_id=snapshot_id,
        created_at=now.isoformat(),
        parent=manifest.snapshot_id,
        reason=_REASON,
        parts=tuple(parts),
    )
    for table, file_names in fresh.names.items():
        for name in file_names:
            if not (folder / table / name).exists():
                share(current / table / name, folder / table / name)
    warehouse.publish(folder, fresh)
    done.snapshots += 1


def _scrub(warehouse: Warehouse, names: Suppression, done: Forgotten, met: set[str], *, hint: str | None) -> None:
    """Every snapshot but the current, file by file: a reader finds the old or the new file, never none."""
    current = warehouse.current().name
    waiting = warehouse.path / "snapshots" / f"{UNFINISHED}forget"
    waiting.mkdir()
    known: dict[tuple[str, str], tuple[Path, int] | None] = {}
    """Files by table and name: what takes their place, None where they stay."""
    for snapshot in _everything(warehouse):
        if snapshot.snapshot_id == current:
            continue
        manifest = read_manifest(snapshot.path)
        parts = []
        for part in manifest.parts:
            files = {(table, file.name) for table, file in part.files.items()}
            if not files <= known.keys():
                changed = redacted(_paths(snapshot.path, part), names, hint=hint, met=met)
                for table, file in part.files.items():
                    if table not in changed:
                        known.setdefault((table, file.name), None)
                    elif (table, file.name) not in known:
                        path = waiting / f"{table}-{file.name}"
                        known[table, file.name] = path, write_table(path, table, [changed[table]])
                        sync(path)
                        done.files += 1
            parts.append(_replace(snapshot.path, part, known))
        if any(known[table, file.name] for part in manifest.parts for table, file in part.files.items()):
            _rewrite(snapshot.path, replace(manifest, parts=tuple(parts)))
            done.snapshots += 1
    shutil.rmtree(waiting)


def _replace(snapshot: Path, part: Part, known: Mapping[tuple[str, str], tuple[Path, int] | None]) -> Part:
    changed: dict[str, File] = {}
    for table, file in part.files.items():
        if fresh := known[table, file.name]:
            path, rows = fresh
            beside = snapshot / table / f".{file.name}"
            beside.unlink(missing_ok=True)
            share(path, beside)
            beside.replace(snapshot / table / file.name)
            changed[table] = File(file.name, rows)
    return _shrunk(part, changed) if changed else part


def _rewrite(snapshot: Path, manifest: Manifest) -> None:
    fresh = snapshot / f".{NAME}"
    fresh.mkdir(exist_ok=True)
    sync(manifest.write(fresh))
    (fresh / NAME).replace(snapshot / NAME)
    fresh.rmdir()
    for table in TABLES:
        sync(snapshot / table) if (snapshot / table).is_dir() else None
    sync(snapshot)
