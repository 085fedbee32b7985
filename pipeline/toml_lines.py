"""In which line of a TOML text a value stands, for errors that name the place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence

_HEADER = re.compile(r"^\s*(\[\[?.+?\]\]?)\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")


def line_of(text: str, path: Sequence[object]) -> int | None:
    """The line, counted from 1, of the value at `path` or of the innermost table around it that has one.

    >>> line_of('[fetch]\\nrobots = true\\n[sources.a]\\nat = "x"', ["sources", "a", "at"])
    4
    """
    wanted = tuple(str(part) for part in path if not isinstance(part, int))
    places = dict(reversed(list(_places(text))))  # the first of several
    return next((places[wanted[:n]] for n in range(len(wanted), 0, -1) if wanted[:n] in places), None)


def _places(text: str) -> Iterator[tuple[tuple[str, ...], int]]:
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if found := _HEADER.match(line):
            try:
                table = _names(f"[{found.group(1).strip('[]')}]")
            except tomllib.TOMLDecodeError:  # a line of a list that begins with a bracket
                continue
            yield from ((table[:n], number) for n in range(1, len(table) + 1))
        elif found := _KEY.match(line):
            names = _names(f"{found.group(1)} = 0")
            yield from ((table + names[:n], number) for n in range(1, len(names) + 1))


def _names(line: str) -> tuple[str, ...]:
    names: list[str] = []
    inner: object = tomllib.loads(line)
    while isinstance(inner, dict) and inner:
        [(name, inner)] = inner.items()
        names.append(name)
    return tuple(names)
