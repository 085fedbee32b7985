"""What servers said at the last visit: of addresses their ETag and Last-Modified, of sources how much they listed."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

_TABLES = """
    PRAGMA secure_delete = ON;
    CREATE TABLE IF NOT EXISTS addresses (
        key TEXT PRIMARY KEY, publication_id TEXT, size INTEGER, etag TEXT, last_modified TEXT, begun TEXT
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS sources (
        name TEXT PRIMARY KEY, first_at TEXT, last_at TEXT, new_at TEXT, links INTEGER
    ) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """What stood at an address when it was fetched last."""

    publication_id: str
    size: int
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class Look:
    """How a source was found at earlier looks."""

    first_at: datetime
    last_at: datetime
    new_at: datetime | None
    """When it last had something new."""
    links: int
    """At the last look."""


class Visits:
    """A small database, used by several threads and runs at once."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._database = sqlite3.connect(path, timeout=60, check_same_thread=False, isolation_level=None)
        self._database.executescript(_TABLES)

    def close(self) -> None:
        self._database.close()

    def last(self, key: str) -> Visit | None:
        """What is known of the address `key`; None where it was never fetched as a whole."""
        sql = (
            "SELECT publication_id, size, etag, last_modified FROM addresses WHERE key = ? AND publication_id NOT NULL"
        )
        row = self._one(sql, key)
        return Visit(*row) if row else None

    def remember(self, key: str, visit: Visit) -> None:
        values = (key, visit.publication_id, visit.size, visit.etag, visit.last_modified)
        self._run("INSERT OR REPLACE INTO addresses VALUES (?, ?, ?, ?, ?, NULL)", *values)

    def begun(self, key: str) -> str | None:
        """What identifies the bytes of which a part is at hand, as If-Range takes it."""
        row = self._one("SELECT begun FROM addresses WHERE key = ?", key)
        return row[0] if row else None

    def begin(self, key: str, validator: str | None) -> None:
        """Remember to which bytes the part belongs that is about to be written."""
        self._run(
            "INSERT INTO addresses (key, begun) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET begun = excluded.begun",
            key,
            validator,
        )

    def looks(self) -> dict[str, Look]:
        """Every source by its name."""
        with self._lock:
            rows = self._database.execute("SELECT name, first_at, last_at, new_at, links FROM sources").fetchall()
        return {
            name: Look(
                datetime.fromisoformat(first),
                datetime.fromisoformat(last),
                datetime.fromisoformat(new) if new else None,
                links,
            )
            for name, first, last, new, links in rows
        }

    def looked(self, name: str, *, at: datetime, links: int, new: bool) -> None:
        """Remember a look at a source that could be listed."""
        stamp = at.isoformat()
        self._run(
            """INSERT INTO sources VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET
               last_at = excluded.last_at, new_at = coalesce(excluded.new_at, new_at), links = excluded.links""",
            *(name, stamp, stamp, stamp if new else None, links),
        )

    def forget(self, publication_ids: Sequence[str], keys: Iterable[str] = ()) -> None:
        with self._lock:
            self._database.executemany(
                "DELETE FROM addresses WHERE publication_id = ?", [(p,) for p in publication_ids]
            )
            self._database.executemany("DELETE FROM addresses WHERE key = ?", [(key,) for key in keys])

    def _one(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        with self._lock:
            row: tuple[Any, ...] | None = self._database.execute(sql, values).fetchone()
            return row

    def _run(self, sql: str, *values: object) -> None:
        with self._lock:
            self._database.execute(sql, values)
