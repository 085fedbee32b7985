"""Fetched publications by their content: `originals/<sha256>.pdf`, and what is known of their addresses.

WAREHOUSE/originals/
  <sha256>.pdf             complete; the name is the hash of the bytes
  partial/<key>.part       begun and not complete; a later attempt goes on where it stopped
  visits.sqlite            what servers said of each address, so that they can be asked whether anything has changed
"""

from __future__ import annotations

import hashlib
import shutil
import threading
import time
from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from uuid import uuid4

from filelock import FileLock, Timeout

from pipeline.sources.addresses import without_credentials
from pipeline.warehouse.files import sync
from pipeline.warehouse.visits import Visits

PART = ".part"
STALE = timedelta(days=7)  # for which a broken download is worth going on with


class Originals:
    """The originals of a warehouse, for one run; any folder will do."""

    def __init__(self, warehouse: Path) -> None:
        self.folder = warehouse / "originals"
        self._partial = self.folder / "partial"
        self._mine = self._partial
        self._lock = FileLock(self._partial / ".lock", thread_local=False)
        self._visits: Visits | None = None
        self._turns: dict[str, threading.Lock] = defaultdict(threading.Lock)

    def open(self) -> None:
        """Make what is needed; where everything lies in folders of this machine nothing is."""
        if self._visits is not None:
            return
        self._partial.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:  # another run fetches into this warehouse: nothing that it has begun is touched
            self._mine = self._partial / uuid4().hex
            self._mine.mkdir()
        else:
            self._tidy()
        self._visits = Visits(visits_of(self.folder.parent))

    @property
    def visits(self) -> Visits:
        if self._visits is None:
            raise RuntimeError("the originals are not open")
        return self._visits

    def __enter__(self) -> Originals:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._visits is None:
            return
        self._visits.close()
        if self._mine != self._partial:
            shutil.rmtree(self._mine, ignore_errors=True)
        self._lock.release()

    def find(self, publication_id: str) -> Path | None:
        """The file of a publication, None where it is not kept."""
        path = self._path(publication_id)
        return path if path.is_file() else None

    def alone(self, address: str) -> threading.Lock:
        """Held by who fetches `address`, which several sources may list."""
        return self._turns[key_of(address)]

    def partial(self, address: str) -> Path:
        """Where the bytes of an address are written until they are complete."""
        return self._mine / f"{key_of(address)}{PART}"

    def keep(self, partial: Path) -> tuple[Path, str, int]:
        """Gives complete bytes their name: the file, the publication's id and the size."""
        with partial.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            size = stream.tell()
        path = self.folder / f"{digest}.pdf"
        sync(partial)
        partial.replace(path)
        return path, f"sha256:{digest}", size

    def remove(self, publication_ids: Iterable[str]) -> int:
        """Removes the files of these publications; gives how many there were."""
        paths = [path for one in publication_ids if (path := self.find(one))]
        for path in paths:
            path.unlink(missing_ok=True)
        return len(paths)

    def _tidy(self) -> None:
        """Removes what was begun so long ago that nobody will go on with it, and what runs that died have left."""
        old = time.time() - STALE.total_seconds()
        for path in self._partial.iterdir():
            if path.suffix == PART and path.stat().st_mtime < old:
                path.unlink(missing_ok=True)
            elif path.is_dir() and path.stat().st_mtime < old:
                shutil.rmtree(path, ignore_errors=True)

    def _path(self, publication_id: str) -> Path:
        return self.folder / f"{publication_id.removeprefix('sha256:')}.pdf"


def visits_of(warehouse: Path) -> Path:
    """The database of what servers said; there is none where nothing was ever fetched."""
    return warehouse / "originals" / "visits.sqlite"


def key_of(address: str) -> str:
    """An address as it is remembered: without credentials, and hashed, because addresses may name people."""
    return hashlib.sha256(without_credentials(address).encode()).hexdigest()


def forget_originals(
    warehouse: Path, publication_ids: Iterable[str], *, addresses: Iterable[str] = (), visits: bool = False
) -> int:
    """Removes the originals of publications and what was begun at `addresses`; gives how many files that were.

    With `visits` also what is remembered of them; without, they are not fetched again as long as they stay the same.
    """
    folder = warehouse / "originals"
    ids, keys = list(publication_ids), [key_of(address) for address in addresses]
    if not folder.is_dir() or not (ids or keys):
        return 0
    with Originals(warehouse) as originals:
        originals.open()
        removed = originals.remove(ids)
        if visits:
            originals.visits.forget(ids, keys)
    for begun in (path for key in keys for path in folder.glob(f"partial/**/{key}{PART}")):
        begun.unlink(missing_ok=True)
        removed += 1
    return removed
