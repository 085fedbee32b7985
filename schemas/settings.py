"""What a user can set, as frozen dataclasses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

ReaderName = Literal["pdfium", "pdfplumber"]
READERS: tuple[ReaderName, ...] = ("pdfium", "pdfplumber")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one publication may cost; defaults pass every honest publication."""

    wall_seconds: float = 120.0
    cpu_seconds: float = 90.0
    memory_bytes: int = 2 * 1024**3
    """Address space of the worker above what it holds at its start."""
    file_bytes: int = 200 * 1024**2
    pages: int = 1000


@dataclass(frozen=True, slots=True)
class Settings:
    """How publications are read."""

    reader: ReaderName = "pdfium"
    cross_check: bool = False
    """Read with the other reader as well; what differs gets a finding and a lower probability."""
    limits: Limits = field(default_factory=Limits)
