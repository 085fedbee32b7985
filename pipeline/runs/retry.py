"""Which rejected publications are worth another try, as a list of sources for a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from pipeline.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class Rejected:
    """What a warehouse's `rejections` hold."""

    addresses: tuple[str, ...]
    """Of the publications that were rejected with one of the codes, in order, each once; none in object stores, which
    are reached through their sources alone."""
    by_code: tuple[tuple[str, int], ...]
    """All rejections, by code."""


def rejected(warehouse: Path, codes: Collection[str]) -> Rejected:
    """What was rejected with one of `codes`; with any where there are none. Raises NoWarehouse."""
    folder = Warehouse(warehouse).snapshot(None).path / "rejections"
    rows = pq.read_table(folder, columns=["code", "source_uri"]).to_pylist()
    known = ((row["code"], row["source_uri"] or "") for row in rows)
    chosen = {uri for code, uri in known if uri and not uri.startswith("s3://") and (not codes or code in codes)}
    return Rejected(tuple(sorted(chosen)), tuple(sorted(Counter(r["code"] for r in rows).items())))


def as_list(addresses: Collection[str], path: Path) -> Path:
    """A list of sources, in which a file that is gone by now is one publication's misfortune and not the run's."""
    path.write_text("".join(f"{address}\n" for address in addresses), encoding="utf-8")
    return path
