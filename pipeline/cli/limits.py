"""`--limits wall=600,memory=4G`: what one publication may cost, in short."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Annotated, Any

import typer

from schemas.errors import UsageError
from schemas.settings import Limits

LimitsOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAME=VALUE,...",
        help="What one publication may cost: wall, cpu (seconds), memory, file, answer, written (bytes, or 64M, 4G), "
        "pages, files (numbers).",
    ),
]

SECONDS = {"wall": "wall_seconds", "cpu": "cpu_seconds"}
SIZES = {"memory": "memory_bytes", "file": "file_bytes", "answer": "answer_bytes", "written": "written_bytes"}
NUMBERS = {"pages": "pages", "files": "open_files"}
UNITS = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3}
_SIZE = re.compile(r"(\d+)([KMG]?)(?:I?B)?", re.IGNORECASE)


def with_limits(limits: Limits, text: str | None) -> Limits:
    """The limits with those that `text` names in place of theirs.

    >>> with_limits(Limits(), "wall=600, memory=4G").memory_bytes
    4294967296

    Raises UsageError with what would have been right.
    """
    for part in (text or "").split(","):
        name, _, value = (piece.strip() for piece in part.partition("="))
        if not part.strip():
            continue
        if name not in {*SECONDS, *SIZES, *NUMBERS}:
            known = ", ".join((*SECONDS, *SIZES, *NUMBERS))
            raise UsageError(f"--limits {part.strip()}: there is no limit {name!r}; limits are {known}")
        try:
            limits = replace(limits, **_named(name, value))
        except ValueError as error:
            right = "4G, 512M or a number of bytes" if name in SIZES else "a number above 0"
            raise UsageError(f"--limits {part.strip()}: {value!r} is no such value; {right} would be one") from error
    return limits


def _named(name: str, value: str) -> dict[str, Any]:
    """The setting and its value. Raises ValueError."""
    if name in SIZES:
        found = _SIZE.fullmatch(value)
        if found is None:
            raise ValueError(value)
        number: float = int(found[1]) * UNITS[found[2].upper()]
    else:
        number = float(value) if name in SECONDS else int(value)
    if not 0 < number < float("inf"):
        raise ValueError(value)
    return {(SECONDS | SIZES | NUMBERS)[name]: number}
