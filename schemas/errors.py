"""The whole error tree.

    SteckbriefError                  anything of ours that a caller may want to catch
    ├── UsageError                   the arguments or a settings file cannot be used (exit status 2)
    │   └── MissingExtra             an optional package is not installed; the message holds the install line
    ├── Unreadable                   one publication cannot be read; becomes a `Rejection` (exit status 3)
    ├── RuleError                    a family or a rule is put together wrongly; raised at import
    └── WarehouseError               the warehouse cannot be opened or written
        ├── NoWarehouse              there is no warehouse at that path
        └── WarehouseLocked          another writer holds the lock for longer than we wait

Data problems are values, not exceptions: a doubtful value is a `Finding`, an unreadable publication a `Rejection`.
`Unreadable` exists only between a reader and the stage that turns it into a `Rejection`.
"""

from __future__ import annotations

from typing import Literal

RejectionCode = Literal[
    "not_found",
    "fetch_failed",
    "not_a_pdf",
    "damaged",
    "encrypted",
    "no_text_layer",
    "too_large",
    "too_many_pages",
    "time_limit",
    "memory_limit",
    "empty",
    "crashed",
]


class SteckbriefError(Exception):
    """Anything of ours that a caller may want to catch."""


class UsageError(SteckbriefError):
    """The arguments or a settings file cannot be used."""


class MissingExtra(UsageError):
    """An optional package is not installed; the message holds the install line."""


class Unreadable(SteckbriefError):
    """One publication cannot be read: `code` is a rejection code, `limit` the limit that it hit, if any."""

    def __init__(self, code: RejectionCode, message: str, *, limit: str | None = None) -> None:
        super().__init__(message)
        self.code: RejectionCode = code
        self.message = message
        self.limit = limit

    def __reduce__(self) -> tuple[type[Unreadable], tuple[str, str], dict[str, str | None]]:
        return (type(self), (self.code, self.message), {"limit": self.limit})


class RuleError(SteckbriefError):
    """A family or a rule is put together wrongly."""


class WarehouseError(SteckbriefError):
    """The warehouse cannot be opened or written."""


class NoWarehouse(WarehouseError):
    """There is no warehouse at that path."""


class WarehouseLocked(WarehouseError):
    """Another writer holds the lock for longer than we wait."""
