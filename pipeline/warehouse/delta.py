"""The same tables as Delta Lake tables, for object stores and many writers: one Delta table per table below an address.

A commit goes through the plain engine: what is known of publications, sources and runs is fetched, the run is committed
to it in a folder of its own, and what came out of it replaces the rows of the publications concerned, table by table.
`publications` is written last and says in its commit which version of every other table goes with it, so that a
reader who starts there sees one commit. Rows of a publication belong together by `publication_id` and `run_id`.
"""

from __future__ import annotations

import json
import random
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
from pyarrow import fs

from pipeline.warehouse.arrow import arrow_schema, conform, table_of
from pipeline.warehouse.holdings import Held
from pipeline.warehouse.originals import visits_of
from pipeline.warehouse.plain import KEY, make_snapshot
from pipeline.warehouse.snapshot import Snapshot
from pipeline.warehouse.suppression import Suppression, read_suppression
from pipeline.warehouse.warehouse import Warehouse
from schemas.errors import MissingExtra, NoWarehouse, UsageError, WarehouseError
from schemas.runs import Run, SourceSeen
from schemas.tables import EXTRACTED, TABLES

KNOWN = ("publications", "rejections", "publication_sources", "runs")
"""Tables that a commit has to know as a whole."""
ORDER = (*(table for table in TABLES if table != "publications"), "publications")
ATTEMPTS = 12
BATCH = 500  # keys in one predicate; thousands make the planner slow
VERSIONS = "steckbrief_versions"
SUPPRESSED = "suppressed"
VISITS = "visits"
"""Beside the tables: what servers said at the last visit, in one row. Originals are kept in plain warehouses alone."""


class DeltaStore:
    """The Delta tables below `uri`, an address as s3://bucket/folder, file:///folder or a path.

    Keys for object stores come from the environment (AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL …) or from `options`.
    """

    def __init__(self, uri: str, *, options: Mapping[str, str] | None = None) -> None:
        self.uri = uri.rstrip("/")
        self._options = dict(options or {})
        self._delta = _deltalake()

    def tables(self, names: Sequence[str] = tuple(TABLES)) -> dict[str, pa.Table]:
        """The tables of one commit. Raises NoWarehouse where nothing has been committed yet."""
        publications = self.open("publications")
        if publications is None:
            raise NoWarehouse(f"{self.uri}: no Delta tables; `steckbrief run --store delta` or `convert` makes them")
        history = publications.history(limit=20)
        versions: dict[str, int] = next((json.loads(entry[VERSIONS]) for entry in history if VERSIONS in entry), {})
        found = {"publications": conform(publications.to_pyarrow_table(), "publications")}
        for table in names:
            if table != "publications" and table in versions:
                held = self.open(table, version=versions[table])
                found[table] = conform(held.to_pyarrow_table(), table)
                if table in EXTRACTED and table != "rejections":
                    found[table] = _belonging(found[table], found["publications"])
        return {name: found.get(name, arrow_schema(name).empty_table()) for name in names}

    def pieces(self, table: str) -> Iterator[pa.Table]:
        """All rows of a table as they are now, some thousand at a time; none where there is no table."""
        held = self.open(table)
        for batch in held.to_pyarrow_dataset().to_batches() if held is not None else ():
            yield conform(pa.Table.from_batches([batch]), table)

    def rows(self, table: str, key: str, values: Iterable[str]) -> pa.Table:
        """Those of which column `key` has one of `values`."""
        held = self.open(table)
        if held is None:
            return arrow_schema(table).empty_table()
        return conform(held.to_pyarrow_dataset().to_table(filter=ds.field(key).isin(list(values))), table)

    def files(self) -> fs.FileSystem:
        """Everything below the address; places are relative to it."""
        from deltalake.fs import DeltaStorageHandler

        return fs.PyFileSystem(DeltaStorageHandler(self.uri, self._options or None))

    def suppression(self) -> Suppression:
        """What is to stay forgotten; it is kept in a table of its own, beside the others."""
        held = self.open(SUPPRESSED)
        if held is None:
            return Suppression()
        return Suppression.of({row["name"]: row["content"] for row in held.to_pyarrow_table().to_pylist()})

    def suppress(self, names: Suppression) -> None:
        """Keeps what is to stay forgotten: runs that begin later do not bring it back."""
        rows = [{"name": name, "content": content} for name, content in names.files().items()]
        self._write(SUPPRESSED, pa.Table.from_pylist(rows), mode="overwrite")

    def held(self) -> dict[str, Held]:
        """As `Warehouse.held`."""
        with self._local() as local:
            return local.held()

    def to_plain(self, path: Path) -> Snapshot:
        """Makes a warehouse of the plain layout at `path`, which holds none yet."""
        return make_snapshot(Warehouse(path), self.tables(), reason="converted from Delta Lake")

    def from_plain(self, warehouse: Warehouse, *, snapshot: str | None = None) -> None:
        """Writes a snapshot as Delta tables. Raises UsageError where there are some already."""
        if self.open("publications") is not None:
            raise UsageError(f"{self.uri}: holds Delta tables already; a new address would be right")
        folder = warehouse.snapshot(snapshot).path
        for table in ORDER:
            self._append(table, table_of(folder, table))

    def commit(
        self, staged: Sequence[Path], *, run: Run, seen: Iterable[SourceSeen] = (), scanned: Iterable[str] = ()
    ) -> None:
        """As `Warehouse.commit`; the chunks are removed. Raises WarehouseError when others commit all the time."""
        seen, scanned = list(seen), list(scanned)
        for _ in range(ATTEMPTS):
            with TemporaryDirectory(prefix="steckbrief-") as place, self._local() as local:
                copies = [Path(shutil.copytree(chunk, Path(place) / chunk.name)) for chunk in staged]
                before = _contents(local)
                local.commit(copies, run=run, seen=seen, scanned=scanned)
                if self._push(before, local):
                    for chunk in staged:
                        shutil.rmtree(chunk, ignore_errors=True)
                    return
        raise WarehouseError(f"{self.uri}: other runs have written the same publications {ATTEMPTS} times meanwhile")

    @contextmanager
    def working_copy(self) -> Iterator[Path]:
        """A folder that a run takes for its warehouse; what it commits there is brought here when the block ends.

        Raises WarehouseError where another run has read the same publications meanwhile (their rows count, and the
        next run reads what is missing) or somebody was forgotten.
        """
        with self._local() as local:
            before = _contents(local)
            self._bring_visits(local.path)
            yield local.path
            if (local.path / "current").is_symlink() and not self._push(before, local):
                raise WarehouseError(
                    f"{self.uri}: another run has read the same publications, or somebody was forgotten; run again"
                )
            self._keep_visits(local.path)

    def _bring_visits(self, folder: Path) -> None:
        """Put what servers said at the last visit where a run looks for it."""
        held = self.open(VISITS)
        for row in held.to_pyarrow_table().to_pylist() if held is not None else ():
            path = visits_of(folder)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(row["content"])

    def _keep_visits(self, folder: Path) -> None:
        """Of two runs at once the later one counts: what is not known of an address is asked for again."""
        if not visits_of(folder).is_file():
            return
        rows = [{"content": visits_of(folder).read_bytes()}]
        self._write(VISITS, pa.Table.from_pylist(rows), mode="overwrite")
        if (held := self.open(VISITS)) is not None:  # nobody asks what they said before
            held.vacuum(retention_hours=0, enforce_retention_duration=False, dry_run=False)

    @contextmanager
    def _local(self) -> Iterator[Warehouse]:
        """A warehouse that knows which publications, sources and runs there are, and nothing of what is in them."""
        with TemporaryDirectory(prefix="steckbrief-") as place:
            local = Warehouse(Path(place) / "known")
            if names := self.suppression():
                local.path.mkdir()
                names.write(local.path)
            if self.open("publications") is not None:
                make_snapshot(local, self.tables(KNOWN), reason="fetched")
            yield local

    def _push(self, before: Mapping[str, pa.Table], local: Warehouse) -> bool:
        """Replaces what the commit to `local` has changed.

        False where others have read the same publications meanwhile, or somebody was forgotten.
        """
        if self.suppression() != read_suppression(local.path):
            return False
        after = _contents(local)
        keys = {table: _changed(before[table], after[table], KEY.get(table, "publication_id")) for table in KNOWN}
        concerned = sorted({*keys["publications"], *keys["rejections"]})
        for table in ORDER[:-1]:
            key = KEY.get(table, "publication_id")
            if table in KNOWN:
                rows = after[table]
                changed = keys[table]
            else:  # holds what was staged, and nothing else
                rows = conform(ds.dataset(local.current() / table, format="parquet").to_table(), table)
                changed = [one for one in concerned if one.startswith("sha256:")]
            self.replace(table, key, changed, rows)
        now = self.open("publications")
        if now is not None and differ(before["publications"], now.to_pyarrow_table(), keys["publications"]):
            return False
        self.replace("publications", "publication_id", keys["publications"], after["publications"])
        return True

    def replace(self, table: str, key: str, keys: Sequence[str], rows: pa.Table) -> None:
        """The rows of `keys` are those in `rows` and no others."""
        if self.open(table) is None:
            self._append(table, rows)
            return
        if table == "publications" and not keys:
            self._append(table, rows.slice(0, 0))  # the versions of the other tables have changed
        for first in range(0, len(keys), BATCH):
            some = keys[first : first + BATCH]
            own = rows.filter(pc.is_in(rows.column(key), value_set=pa.array(some, pa.string())))
            listed = ", ".join("'" + one.replace("'", "''") + "'" for one in some)
            self._write(table, own, mode="overwrite", predicate=f"{key} IN ({listed})")

    def _append(self, table: str, rows: pa.Table) -> None:
        self._write(table, rows, mode="append")

    def _write(self, table: str, rows: pa.Table, **how: Any) -> None:
        """Writes, again where another writer came before."""
        for attempt in range(ATTEMPTS):
            said = {VERSIONS: json.dumps(self._versions())} if table == "publications" else {}
            try:
                self._delta.write_deltalake(
                    f"{self.uri}/{table}",
                    _undictionaried(rows),
                    storage_options=self._options or None,
                    commit_properties=self._delta.CommitProperties(custom_metadata=said),
                    **how,
                )
            except self._delta.exceptions.CommitFailedError:
                time.sleep(random.uniform(0, 0.1 * 2 ** min(attempt, 5)))
                continue
            if table == "publications" and json.loads(said[VERSIONS]) != self._versions():
                rows, how = rows.slice(0, 0), {"mode": "append"}  # others came in between: say the versions again
                continue
            return
        raise WarehouseError(f"{self.uri}/{table}: other writers were first {ATTEMPTS} times")

    def _versions(self) -> dict[str, int]:
        opened = ((table, self.open(table)) for table in ORDER[:-1])
        return {table: one.version() for table, one in opened if one is not None}

    def open(self, table: str, *, version: int | None = None) -> Any:
        """The `DeltaTable`, None where there is none yet."""
        try:
            return self._delta.DeltaTable(f"{self.uri}/{table}", version=version, storage_options=self._options or None)
        except self._delta.exceptions.TableNotFoundError:
            return None


def _deltalake() -> Any:
    try:
        import deltalake
        import deltalake.exceptions
    except ImportError as error:
        raise MissingExtra("Delta Lake tables need deltalake: pip install 'steckbrief[delta]'") from error
    return deltalake


def _contents(local: Warehouse) -> dict[str, pa.Table]:
    try:
        folder = local.current()
    except NoWarehouse:
        return {table: arrow_schema(table).empty_table() for table in KNOWN}
    return {table: table_of(folder, table) for table in KNOWN}


def _changed(before: pa.Table, after: pa.Table, key: str) -> list[str]:
    """Keys whose rows are others, fewer or more."""
    old, new = _by_key(before, key), _by_key(after, key)
    return sorted(one for one in old.keys() | new.keys() if old.get(one) != new.get(one))


def differ(before: pa.Table, now: pa.Table, keys: Sequence[str]) -> bool:
    """Whether somebody else has written one of these publications since."""
    old, new = _by_key(before, "publication_id"), _by_key(conform(now, "publications"), "publication_id")
    return any([r["run_id"] for r in old.get(k, [])] != [r["run_id"] for r in new.get(k, [])] for k in keys)


def _by_key(table: pa.Table, key: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in table.to_pylist():
        found.setdefault(row[key], []).append(row)
    return {one: sorted(rows, key=str) for one, rows in found.items()}


def _belonging(rows: pa.Table, publications: pa.Table) -> pa.Table:
    """Rows that were written together with the publications that there are."""
    pairs = {
        (row["publication_id"], row["run_id"]) for row in publications.select(["publication_id", "run_id"]).to_pylist()
    }
    own = zip(rows.column("publication_id").to_pylist(), rows.column("run_id").to_pylist(), strict=True)
    return rows.filter(pa.array([pair in pairs for pair in own], pa.bool_()))


def _undictionaried(rows: pa.Table) -> pa.Table:
    """Delta knows no dictionaries; what the columns mean stays."""
    fields = [
        (field.with_type(pa.string()) if pa.types.is_dictionary(field.type) else field).with_nullable(True)
        for field in rows.schema
    ]
    return rows.cast(pa.schema(fields))
