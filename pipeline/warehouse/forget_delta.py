"""Forgetting in Delta Lake tables: out of the rows, out of the history, out of the log, and proved by searching.

First the suppression entry, so that no run that begins later brings anything back; then new versions of the tables;
then the earlier versions lose their files. The log of a table keeps the least and the greatest value of each column of
each file, and the keys that a commit replaced: it begins anew, too. What is killed in between is finished by
forgetting again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import fs

from pipeline.warehouse.delta import ORDER, DeltaStore, differ
from pipeline.warehouse.forget import Forgotten, check_request, whole_id
from pipeline.warehouse.plain import KEY
from pipeline.warehouse.redact import naming, redacted_tables
from pipeline.warehouse.search import search
from pipeline.warehouse.suppression import Suppression, pattern
from schemas.errors import NoWarehouse, WarehouseError
from schemas.tables import TABLES

WITNESSES = ("evidence", "contacts", "quotes")
"""What is printed of a person elsewhere is known from these: they are written after the others."""
AT_ONCE = 200  # publications; all their rows are held in memory
AT_NO_TIME = "interval 0 seconds"
RETENTION = {"delta.logRetentionDuration": "interval 30 days", "delta.deletedFileRetentionDuration": "interval 7 days"}
"""Properties that say how long a table keeps its history, with Delta's own defaults."""


def forget_in_delta(
    store: DeltaStore, *, publication: str | None = None, person: str | None = None, reason: str
) -> Forgotten:
    """Removes a publication, or a person from all publications, from all tables and their history.

    Arguments and errors as in `forget`; WarehouseError also where a run has written the same publications meanwhile.
    """
    if store.open("publications") is None:
        raise NoWarehouse(f"{store.uri}: no Delta tables; `steckbrief run --store delta` or `convert` makes them")
    check_request(publication=publication, person=person, reason=reason)
    meant = person or whole_id(publication or "", _ids(store))
    done = Forgotten("person" if person else "publication")
    known = store.suppression()
    names = known.with_entry(done.what, meant, reason=reason, at=datetime.now(UTC))
    if names is not known:
        store.suppress(names)
    hint, whole = pattern(person) if person else (None, meant.removeprefix("sha256:"))
    if publication:
        rows = store.rows("publication_sources", "publication_id", [meant])
        done.sources = sorted({uri for uri in rows.column("source_uri").to_pylist() if uri})
    only = names.only(meant)
    concerned = sorted(_concerned(store, only, None if person else meant, hint))
    rewritten: set[str] = set()
    for first in range(0, len(concerned), AT_ONCE):
        rewritten |= _redact(store, only, concerned[first : first + AT_ONCE], hint, done)
    done.tables = len(rewritten)
    for table in ORDER:
        _forget_history(store, table)
    done.searched = search(_files(store), hint or whole, re.compile(whole, re.IGNORECASE))
    return done


def _ids(store: DeltaStore) -> Iterator[str]:
    for table in ("publications", "rejections"):
        for piece in store.pieces(table):
            yield from (key for key in piece.column("publication_id").to_pylist() if key)


def _concerned(store: DeltaStore, names: Suppression, publication_id: str | None, hint: str | None) -> set[str]:
    """Keys of publications and rejections with rows that change."""
    found: set[str] = set()
    for table in TABLES:
        if table == "runs":
            continue
        for piece in store.pieces(table):
            if publication_id is None:
                found |= naming(table, piece, names, hint)
                continue
            for column in {"publication_id", "supersedes"} & set(piece.column_names):
                hits = piece.filter(pc.equal(piece.column(column), publication_id))
                found |= set(hits.column(KEY.get(table, "publication_id")).to_pylist())
    return found


def _redact(store: DeltaStore, names: Suppression, keys: list[str], hint: str | None, done: Forgotten) -> set[str]:
    """Rewrites the rows of some publications and says in which tables."""
    held: dict[str, pa.Table] = {
        table: store.rows(table, KEY.get(table, "publication_id"), keys) for table in TABLES if table != "runs"
    }
    changed = redacted_tables(held, names, hint=hint)
    before = held["publications"]
    for table in sorted(changed, key=lambda one: (one == "publications", one in WITNESSES)):
        if table == "publications" and differ(before, store.rows(table, "publication_id", keys), keys):
            raise WarehouseError(f"{store.uri}: a run has written the same publications meanwhile; forget again")
        store.replace(table, KEY.get(table, "publication_id"), keys, changed[table])
        done.rows[table] = done.rows.get(table, 0) + len(held[table]) - len(changed[table])
    if changed and "publications" not in changed:
        store.replace("publications", "publication_id", [], before)  # says the versions of the others
    return set(changed)


def _forget_history(store: DeltaStore, table: str) -> None:
    """Only the present version stays, in the files and in the log."""
    held = store.open(table)
    if held is None:
        return
    usual = {name: held.metadata().configuration.get(name, value) for name, value in RETENTION.items()}
    held.alter.set_table_properties(dict.fromkeys(RETENTION, AT_NO_TIME))
    store.open(table).vacuum(retention_hours=0, enforce_retention_duration=False, dry_run=False, full=True)
    store.open(table).create_checkpoint()
    if table == "publications":  # its log has to say which versions of the others go with it
        store.replace(table, "publication_id", [], held.to_pyarrow_table().slice(0, 0))
    store.open(table).cleanup_metadata()
    store.open(table).alter.set_table_properties(usual)


def _files(store: DeltaStore) -> Iterator[tuple[str, IO[bytes]]]:
    files = store.files()
    for info in files.get_file_info(fs.FileSelector("", recursive=True)):
        if info.type == fs.FileType.File:
            yield info.path, files.open_input_file(info.path)
