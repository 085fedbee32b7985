"""What it has cost to read the same publications again: rows and filled cells, before and now.

Nothing here is chance, as it is between runs over different publications (`drift`): whatever has fallen has fallen by
the change of the rules. It may be right all the same, when what is gone was wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.warehouse.arrow import columns_of, pieces_of
from pipeline.warehouse.manifest import read_manifest
from pipeline.warehouse.stated import stated

CODE = "refresh_loss"
MAX_DROP = 0.05  # of rows or filled cells; a rule that is mended changes less
LEAST = 3  # rows or cells; fewer are a matter of one publication, which `snapshots diff` shows
COMPARED = (
    "publications", "profiles", "municipalities", "contacts", "quotes", "sections", "bullets", "materials", "facts",
    "entities",
)  # fmt: skip
"""Tables of what is read; blocks, evidence and findings follow from these."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One number that has fallen, for the publications that a family had before."""

    family: str
    table: str
    column: str | None
    """None where it is about rows."""
    before: int
    now: int

    @property
    def share(self) -> float:
        """What is gone of what there was, 0 to 1."""
        return 1 - self.now / self.before

    @property
    def message(self) -> str:
        what = f"{self.table}.{self.column} filled" if self.column else f"rows of {self.table}"
        return f"{self.family}: {what} {self.before:,} times before, {self.now:,} times now (-{self.share:.0%})"

    def as_finding(self) -> dict[str, Any]:
        """For programs."""
        return {**asdict(self), "code": CODE, "message": self.message}


def losses(before: Path, now: Path, publication_ids: Iterable[str], *, max_drop: float = MAX_DROP) -> list[Loss]:
    """What has fallen by more than the share `max_drop`, the largest first.

    Publications that were rejected before are left out; those that are rejected now have lost all that they had. A
    column of which as much is gone as of the rows of its table is not named beside them.
    """
    families = _families(before, set(publication_ids))
    then, today = _counts(before, now, families), _counts(now, before, families)
    found: dict[tuple[str, str, str | None], Loss] = {}
    for key in sorted(+then, key=lambda key: (*key[:2], key[2] or "")):  # rows before columns
        loss = Loss(*key, then[key], today[key])
        rows = found.get((loss.family, loss.table, None))
        known = rows.share if rows else 0.0
        if loss.share - known > max_drop and loss.before - loss.now >= LEAST:
            found[key] = loss
    return sorted(found.values(), key=lambda loss: (-loss.share, loss.family, loss.table, loss.column or ""))


def _families(snapshot: Path, wanted: set[str]) -> dict[str, str]:
    """The families in which the publications were read."""
    return {
        key: family
        for name in read_manifest(snapshot).names.get("publications", ())
        for key, family in columns_of(snapshot / "publications" / name, "publication_id", "family")
        if key in wanted and family
    }


def _counts(snapshot: Path, other: Path, families: Mapping[str, str]) -> Counter[tuple[str, str, str | None]]:
    """Rows (column None) and filled cells by family, table and column, in files that `other` does not share."""
    ids, names = pa.array(families.keys(), pa.string()), pa.array(families.values(), pa.string())
    shared = read_manifest(other).names
    counts: Counter[tuple[str, str, str | None]] = Counter()
    for table in COMPARED:
        for file in read_manifest(snapshot).names.get(table, ()):
            if file in shared.get(table, ()):
                continue
            for piece in pieces_of(snapshot / table / file):
                family = names.take(pc.index_in(piece.column("publication_id").combine_chunks(), value_set=ids))
                for name, filled in _filled(table, piece, family):
                    counts[name, table, None] += len(filled)
                    for column in filled.column_names:
                        counts[name, table, column] += pc.sum(filled.column(column)).as_py() or 0
    return counts


def _filled(table: str, piece: pa.Table, family: pa.Array) -> Iterable[tuple[str, pa.Table]]:
    """By family which cells hold a value."""
    cells = pa.table({name: _holds(piece.column(name)) for name in stated(table) if name in piece.column_names})
    for name in pc.unique(pc.drop_null(family)).to_pylist():
        yield name, cells.filter(pc.fill_null(pc.equal(family, name), fill_value=False))


def _holds(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_list(column.type):
        return pc.fill_null(pc.greater(pc.list_value_length(column), 0), fill_value=False)
    return pc.is_valid(column)
