"""Faults of the machine and none of ours: a full disk, a place that this user may not read or write."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator

_FULL = {errno.ENOSPC, errno.EDQUOT}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def fault_of_the_machine(error: BaseException) -> str | None:
    """A sentence for whoever can mend it; None where the fault is the program's.

    >>> fault_of_the_machine(PermissionError(errno.EACCES, "Permission denied", "out/x.html"))
    'out/x.html: Permission denied'
    """
    for one in _chain(error):
        if _is_full(one):
            place = f"{one.filename}: " if isinstance(one, OSError) and one.filename else ""
            return f"{place}the disk is full; what stood there before is as it was, and the command can be given again"
        if isinstance(one, OSError) and one.errno in _CLOSED and one.filename:
            return f"{one.filename}: {one.strerror}"
    return None


def _is_full(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in _FULL
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
    # DuckDB and Delta say it in words alone
    return os.strerror(errno.ENOSPC) in str(error)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error and what it came from: libraries wrap what the system told them."""
    one: BaseException | None = error
    while one is not None:
        yield one
        one = one.__cause__ or one.__context__
