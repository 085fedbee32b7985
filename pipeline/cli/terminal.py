"""Writing to standard output and standard error, and how commands end."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pipeline.escape import json_text, printable

if TYPE_CHECKING:
    from rich.console import Console

# Exit statuses, as in the data contract.
DONE, FAULT, UNUSABLE, REJECTED, OVER_BUDGET, WAITING, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130


def console(*, stderr: bool = False) -> Console:
    from rich.console import Console

    # A pipe has no width: tables keep their lines whole there.
    stream = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, width=None if stream.isatty() or "COLUMNS" in os.environ else 200)


def use_utf8() -> None:
    """Files and pipes get UTF-8 whatever the locale is; a terminal that knows fewer characters gets what it can."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def write(text: str) -> None:
    """UTF-8 whatever the terminal's locale is, as the contract says."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def json_line(line: Mapping[str, Any]) -> None:
    write(json_text(line) + "\n")


def complain(message: str) -> None:
    lines = "\n".join(printable(line) for line in message.splitlines())
    print(f"steckbrief: {lines}", file=sys.stderr)
