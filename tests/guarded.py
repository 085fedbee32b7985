"""Guarded workers that run `tests.misbehave` in place of extraction."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from pipeline.guarded.isolate import Workers
from pipeline.runs.original import Original
from schemas.settings import Limits

LIMITS = Limits(wall_seconds=60, cpu_seconds=60, memory_bytes=512 * 1024**2)
Make = Callable[..., Workers]


def original(name: str, path: Path = Path(__file__)) -> Original:
    """A publication whose name says what its reader does."""
    return Original(path, f"{name}.pdf", f"file:///{name}.pdf", f"sha256:{name}", 17)


def gone(process: Path) -> bool:
    """Whether a process, as its folder in /proc, ends within ten seconds."""
    for _ in range(200):
        try:
            if "\nState:\tZ" in (process / "status").read_text():
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        threading.Event().wait(0.05)
    return False
