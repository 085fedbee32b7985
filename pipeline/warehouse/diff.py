"""What changed from one snapshot to another: what was added, changed field by field, removed.

Rows are paired by what they say and not by where they stand: a new bullet before the others is one added row. A
publication that took the place of another is compared with it, so that a new edition says who left and which figures
changed. Only publications that were read anew in between are looked at; files that both snapshots share are not opened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.rows import Row
from pipeline.warehouse.manifest import read_manifest
from schemas.tables import TABLES

# What names a row for people, the first that is stated. Texts that vary with every reading (blocks, evidence, entities)
# and findings are left out: they follow from these.
NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "publications": (),
    "profiles": ("municipality", "headline"),
    "municipalities": ("name",),
    "contacts": ("name", "email", "organisation", "phone"),
    "quotes": ("text",),
    "sections": ("heading", "text"),
    "bullets": ("text",),
    "materials": ("text",),
    "facts": ("label",),
    "rejections": (),
}
_POSITION = {"ordinal", "schema_version", "extraction_key", "profile_key", "bullet_key", "supersedes", "text_sha256"}
_PROVENANCE = {"extracted_at", "extractor_version", "run_id"}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: a row that came or went, or a cell that says something else."""

    kind: Literal["added", "changed", "removed"]
    table: str
    publication_id: str
    """Of the later snapshot; of the earlier one for what was removed with its publication."""
    municipality: str | None
    name: str
    """What names the row for people."""
    column: str | None = None
    old: Any = None
    new: Any = None


def diff(old: Path, new: Path) -> Iterator[Change]:
    """The changes from the snapshot in folder `old` to that in `new`, table by table."""
    before, after = _Side(old, new), _Side(new, old)
    same = {key for key, read in before.read.items() if after.read.get(key) == read}
    # New publication -> the one with which it is compared: itself, or what it took the place of.
    compared = {key: key for key in after.read.keys() & before.read.keys()}
    compared |= {key: was for key, was in after.supersedes.items() if was in before.read and was not in after.read}
    inverse = {was: key for key, was in compared.items()}
    for table, names in NAMED_BY.items():
        rows = {
            "old": _named(before.rows(table, without=same), names, {was: inverse.get(was, was) for was in before.read}),
            "new": _named(after.rows(table, without=same), names, {}),
        }
        for key in sorted(rows["old"].keys() | rows["new"].keys(), key=str):
            yield from _pair(table, rows["old"].get(key), rows["new"].get(key), key)


class _Side:
    """The files of one snapshot that the other does not share."""

    def __init__(self, snapshot: Path, other: Path) -> None:
        shared = {(table, name) for table, names in read_manifest(other).names.items() for name in names}
        self._paths = {
            table: [snapshot / table / name for name in names if (table, name) not in shared]
            for table, names in read_manifest(snapshot).names.items()
        }
        self.read: dict[str, tuple[str, object]] = {}
        """Publication or rejection -> when it was read, and by which run."""
        self.supersedes: dict[str, str] = {}
        for table, key in (("publications", "publication_id"), ("rejections", "rejection_id")):
            for row in self._load(table, [key, "run_id", "extracted_at", "supersedes"], None).to_pylist():
                self.read[row[key]] = (row["run_id"], row["extracted_at"])
                if row["supersedes"]:
                    self.supersedes[row[key]] = row["supersedes"]

    def rows(self, table: str, *, without: set[str]) -> list[Row]:
        key = "rejection_id" if table == "rejections" else "publication_id"
        rows: list[Row] = self._load(table, None, (key, without)).to_pylist()
        return rows

    def _load(self, table: str, columns: list[str] | None, without: tuple[str, set[str]] | None) -> pa.Table:
        pieces = []
        for path in self._paths.get(table, ()):
            piece = pq.read_table(path, columns=columns)
            if without:
                known = pa.array(sorted(without[1]), pa.string())
                piece = piece.filter(pc.invert(pc.is_in(piece.column(without[0]), value_set=known)))
            pieces.append(piece)
        return pa.concat_tables(pieces, promote_options="permissive") if pieces else pa.table({})


_Key = tuple[str, str | None, str, int]


def _named(rows: list[Row], names: tuple[str, ...], renamed: Mapping[str, str]) -> dict[_Key, Row]:
    """Rows by publication, municipality, name and, of several with one name, their number."""
    count: dict[tuple[str, str | None, str], int] = defaultdict(int)
    found: dict[_Key, Row] = {}
    for row in rows:
        publication = row.get("rejection_id") or row["publication_id"]
        name = next((str(row[column]) for column in names if row[column]), "")
        key = (renamed.get(publication, publication), row.get("municipality"), name)
        count[key] += 1
        found[(*key, count[key])] = row
    return found


def _pair(table: str, old: Row | None, new: Row | None, key: _Key) -> Iterator[Change]:
    publication, municipality, name, _ = key
    if old is None or new is None:
        yield Change("added" if old is None else "removed", table, publication, municipality, name)
        return
    for column in TABLES[table].columns:
        if column.name.endswith("_id") or column.name in _POSITION | _PROVENANCE:
            continue
        was, now = old.get(column.name), new.get(column.name)
        if was != now:
            yield Change("changed", table, publication, municipality, name, column.name, was, now)
