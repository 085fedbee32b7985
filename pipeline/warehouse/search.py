"""Searching all that a store holds: the proof that something was forgotten."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq


@dataclass
class Found:
    """How much was searched, and where something was found."""

    files: int = 0
    cells: int = 0
    places: list[str] = field(default_factory=list)
    """Files, or columns of tables with the number of texts; empty when all is well."""


def files_below(folder: Path, *, without: str) -> Iterator[tuple[str, Path]]:
    """Every file below a folder by its place there, once where snapshots share it; none that is called `without`."""
    seen: set[int] = set()
    for root, _, names in os.walk(folder):
        for path in (Path(root) / name for name in names):
            inode = path.stat().st_ino
            if inode not in seen and path.name != without:
                seen.add(inode)
                yield str(path.relative_to(folder)), path


def search(files: Iterable[tuple[str, Path | IO[bytes]]], hint: str, needle: re.Pattern[str]) -> Found:
    """Looks into every file, every text of every table, and every name of a file.

    Without `hint`, a regular expression, no text is worth a closer look.
    """
    found = Found()
    for place, file in files:
        found.files += 1
        if needle.search(place.rpartition("/")[2]):
            found.places.append(f"{place}: its name")
        if place.endswith(".parquet"):
            _search_table(file, place, hint, needle, found)
            continue
        content = file.read_bytes() if isinstance(file, Path) else file.read()
        if needle.search(content.decode("utf-8", "replace")):
            found.places.append(place)
    return found


def _search_table(path: Path | IO[bytes], place: str, hint: str, needle: re.Pattern[str], found: Found) -> None:
    with pq.ParquetFile(path) as file:
        for group in range(file.num_row_groups):
            data = file.read_row_group(group)
            for name, column in zip(data.column_names, data.columns, strict=True):
                hits = 0
                for texts in (texts for chunk in column.chunks for texts in _texts(chunk)):
                    found.cells += len(texts)
                    near = texts.filter(pc.match_substring_regex(texts, hint, ignore_case=True))
                    hits += sum(bool(text and needle.search(text)) for text in near.to_pylist())
                if hits:
                    found.places.append(f"{place}: {name} ({hits})")


def _texts(values: Any) -> Iterator[Any]:
    """The texts in an array, however deep: in lists, maps, structs (as in the log of a Delta table), dictionaries."""
    if pa.types.is_string(values.type):
        yield values
    elif pa.types.is_dictionary(values.type):
        yield from _texts(values.dictionary)
    elif pa.types.is_struct(values.type):
        for member in values.flatten():
            yield from _texts(member)
    elif pa.types.is_map(values.type):
        yield from _texts(values.keys)
        yield from _texts(values.items)
    elif pa.types.is_list(values.type):
        yield from _texts(values.flatten())
