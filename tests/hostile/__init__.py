"""Files that mean harm, or were harmed: a function makes the bytes of each and says how reading it may end.

A module holds the files of one idea. `corpus()` finds all of them; `python -m tests.hostile FOLDER` writes them down.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

RECORD = "record"
Make = Callable[[], bytes]


@dataclass(frozen=True)
class Hostile:
    """A hostile file."""

    name: str
    """Module and function that make it."""
    make: Make
    ends: frozenset[str]
    """`record` or rejection codes; several where libraries or the speed of the machine decide."""
    slow: bool
    """Whether it is made or read in seconds and not in a blink."""


def ends(*how: str, slow: bool = False) -> Callable[[Make], Make]:
    """Marks a function that makes a hostile file."""

    def mark(make: Make) -> Make:
        module = make.__module__.rpartition(".")[2]
        vars(make)["hostile"] = Hostile(f"{module}__{make.__name__}", make, frozenset(how), slow)
        return make

    return mark


def corpus() -> Iterator[Hostile]:
    """All hostile files, by module and by their order in it."""
    for found in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        if found.name != "__main__":
            module = importlib.import_module(f"{__name__}.{found.name}")
            yield from (made.hostile for made in vars(module).values() if hasattr(made, "hostile"))
