"""One commit: from the current snapshot and staged chunks to the folder of the next snapshot.

Look: which publications of which part are replaced or superseded, and where sources changed. Pack: which parts are
written anew, alone or merged. Write: the rows that stay and the new ones, table by table, some ten thousand at a time;
everything else is linked. Memory holds what the commit brings, never what the warehouse holds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.rows import Row
from pipeline.warehouse.arrow import fingerprint, pieces_of, to_arrow, write_table
from pipeline.warehouse.drift import RUNS, drops
from pipeline.warehouse.editions import refreshed
from pipeline.warehouse.files import share, sync
from pipeline.warehouse.look import SOURCES, Changes, Look
from pipeline.warehouse.manifest import File, Manifest, Part
from pipeline.warehouse.packing import pack, to_merge
from pipeline.warehouse.staging import Counts, read_chunk_file
from pipeline.warehouse.view import View
from schemas.runs import Run
from schemas.tables import EXTRACTED, TABLES


@dataclass(frozen=True)
class _Input:
    """What goes into a new part: a held part without what is replaced, or a staged chunk."""

    size: int
    paths: Mapping[str, Path]
    """By table."""
    dropped: frozenset[str]
    sources: Callable[[], Iterable[pa.Table]]
    """Gives its rows of `publication_sources` after the commit."""


def build(
    folder: Path,
    view: View,
    changes: Changes,
    run: Run,
    *,
    snapshot_id: str,
    created_at: str,
    findings: Sequence[Mapping[str, Any]] = (),
) -> Manifest:
    """Writes all tables of the next snapshot into `folder` and gives its manifest, which is not yet written.

    `findings` are what the run found out about itself. Nothing outside of `folder` is touched.
    """
    return _Builder(folder, view, changes, snapshot_id, findings).build(run, created_at)


class _Builder:
    def __init__(
        self, folder: Path, view: View, changes: Changes, snapshot_id: str, findings: Sequence[Mapping[str, Any]]
    ) -> None:
        self._folder = folder
        self._findings = findings
        self._view = view
        self._changes = changes
        self._snapshot_id = snapshot_id
        self._names = 0

    def build(self, run: Run, created_at: str) -> Manifest:
        for table in TABLES:
            (self._folder / table).mkdir(parents=True)
        parts = tuple(self._parts())
        shared = {"runs": self._write("runs", [to_arrow("runs", self._runs(run))])}
        for table in TABLES:  # every table has a file, also without rows
            if table not in shared and not any(table in part.files for part in parts):
                shared[table] = self._write(table, ())
        parent = self._view.manifest.snapshot_id if self._view.manifest else None
        return Manifest(self._snapshot_id, created_at, parent, run.run_id, parts, shared)

    def _parts(self) -> Iterator[Part]:
        looks = self._changes.looks
        merged = to_merge([look.size for look in looks])
        inputs: list[_Input] = []
        for n, look in enumerate(looks):
            if look.dropped or look.updated or n in merged or look.part.fingerprint != fingerprint():
                inputs.append(self._held(look))
            elif look.refreshed:
                part = self._link(look.part, but=SOURCES)
                yield part.with_file(SOURCES, self._write_some(SOURCES, self._sources(look)))
            else:
                yield self._link(look.part)
        inputs += [self._chunk(n) for n in range(len(self._changes.staged.chunks))]
        inputs = [one for one in inputs if one.size]
        for group in pack([one.size for one in inputs]):
            yield self._write_part([inputs[n] for n in group])

    def _held(self, look: Look) -> _Input:
        paths = {table: path for table in EXTRACTED if (path := self._view.path(look.part, table))}
        return _Input(look.size, paths, frozenset(look.dropped), lambda: self._sources(look))

    def _chunk(self, n: int) -> _Input:
        staged = self._changes.staged
        own = {key for key in staged.keys[n] if staged.owner.get(key) == n}
        folder = staged.chunks[n]
        paths = {table: path for table in EXTRACTED if (path := folder / f"{table}.parquet").exists()}
        return _Input(len(own), paths, frozenset(staged.keys[n] - own), lambda: self._new_sources(own))

    def _sources(self, look: Look) -> Iterator[pa.Table]:
        """The rows of `publication_sources` of what stays in a held part."""
        changed = pa.array([*look.dropped, *look.refreshed], pa.string())
        if path := self._view.path(look.part, SOURCES):
            for piece in pieces_of(path):
                yield piece.filter(pc.invert(pc.is_in(piece.column("publication_id"), value_set=changed)))
        yield to_arrow(SOURCES, [row for rows in look.refreshed.values() for row in rows])

    def _new_sources(self, own: set[str]) -> Iterator[pa.Table]:
        """The rows of `publication_sources` of what a chunk brings."""
        changes = self._changes
        for key in sorted(own & changes.staged.publications):
            yield to_arrow(SOURCES, refreshed(key, changes.moved.get(key, []), changes.sightings))

    def _write_part(self, inputs: Sequence[_Input]) -> Part:
        part = Part(sum(one.size for one in inputs), fingerprint())
        for table in EXTRACTED:
            pieces = (piece for one in inputs for piece in self._pieces(one, table))
            part = part.with_file(table, self._write_some(table, pieces))
        sources = (piece for one in inputs for piece in one.sources())
        return part.with_file(SOURCES, self._write_some(SOURCES, sources))

    def _pieces(self, one: _Input, table: str) -> Iterator[pa.Table]:
        if table not in one.paths:
            return
        key = "rejection_id" if table == "rejections" else "publication_id"
        dropped = pa.array(sorted(one.dropped), pa.string())
        for piece in pieces_of(one.paths[table]):
            kept = piece.filter(pc.invert(pc.is_in(piece.column(key), value_set=dropped))) if one.dropped else piece
            yield self._with_supersedes(kept, key) if table in {"publications", "rejections"} else kept

    def _with_supersedes(self, piece: pa.Table, key: str) -> pa.Table:
        supersedes = self._changes.supersedes
        if not supersedes or "supersedes" not in piece.column_names:
            return piece
        ids, before = piece.column(key).to_pylist(), piece.column("supersedes").to_pylist()
        after = [supersedes.get(one, old) for one, old in zip(ids, before, strict=True)]
        position = piece.column_names.index("supersedes")
        return piece.set_column(position, piece.schema.field(position), pa.array(after, pa.string()))

    def _write_some(self, table: str, pieces: Iterator[pa.Table]) -> File | None:
        """A file of `pieces`, none where they hold no rows."""
        first = next((piece for piece in pieces if len(piece)), None)
        return None if first is None else self._write(table, chain((first,), pieces))

    def _write(self, table: str, pieces: Iterable[pa.Table]) -> File:
        self._names += 1
        path = self._folder / table / f"{self._snapshot_id}-{self._names:05d}.parquet"
        rows = write_table(path, table, pieces)
        sync(path)
        return File(path.name, rows)

    def _link(self, part: Part, *, but: str = "") -> Part:
        for table, file in part.files.items():
            if table != but:
                share(self._view.folder / table / file.name, self._folder / table / file.name)
        return part

    def _runs(self, run: Run) -> list[Row]:
        """The rows of `runs`: a run that commits several times adds up; a rescued one was killed before its end."""
        runs: dict[str, Row] = {row["run_id"]: row for row in self._view.runs()}
        recent = sorted(runs.values(), key=lambda row: row["started_at"])
        counts: dict[str, Counts] = {run.run_id: Counts()}
        stubs: dict[str, Run] = {}
        for chunk in self._changes.staged.chunks:
            by, held = read_chunk_file(chunk)
            counts.setdefault(by.run_id, Counts()).add(held)
            stubs.setdefault(by.run_id, by)
        for run_id, new in counts.items():
            before = runs.pop(run_id, None)
            if before:
                new.add(_counts_of(before))
            said = run.__dict__ if run_id == run.run_id else before or stubs[run_id].__dict__
            earlier = [json.loads(row["completeness"] or "{}") for row in recent if row["run_id"] != run_id]
            own = self._findings if run_id == run.run_id else ()
            runs[run_id] = {
                **said,
                **{f"rows_{table}": new.rows[table] for table in EXTRACTED},
                "rejections_by_code": json.dumps(dict(sorted(new.rejections.items()))),
                "completeness": json.dumps(new.completeness, sort_keys=True, ensure_ascii=False),
                "findings": json.dumps(
                    [*own, *(drop.as_finding() for drop in drops(new.completeness, earlier[-RUNS:]))]
                ),
                "extracted_at": said["finished_at"] or said["started_at"],
            }
        return list(runs.values())


def _counts_of(row: Row) -> Counts:
    """The counts in a row of `runs`."""
    counts = Counts(completeness=json.loads(row["completeness"] or "{}"))
    counts.rows.update({table: row[f"rows_{table}"] or 0 for table in EXTRACTED})
    counts.rejections.update(json.loads(row["rejections_by_code"] or "{}"))
    return counts
