"""Whether a snapshot holds together: keys once each, references that lead somewhere, no half publications."""

from __future__ import annotations

from pathlib import Path

import pyarrow.dataset as ds

from schemas.tables import TABLES


def faults(snapshot: Path) -> list[str]:
    """What is wrong with a snapshot of publications made by `publications.record`; nothing where all is well."""
    frames = {table: ds.dataset(snapshot / table, format="parquet").to_table() for table in TABLES}
    keys = {t: set(zip(*(frames[t].column(k).to_pylist() for k in TABLES[t].key), strict=True)) for t in TABLES}
    found: list[str] = []
    for table, frame in frames.items():
        if len(keys[table]) != len(frame):
            found.append(f"{table}: {len(frame)} rows with {len(keys[table])} keys")
        for column, (target, _) in TABLES[table].references.items():
            lost = {(value,) for value in frame.column(column).to_pylist() if value is not None} - keys[target]
            if lost:
                found.append(f"{table}.{column}: {len(lost)} values that {target} does not have")
        if "row_id" in frame.column_names:
            cells = zip(frame.column("table").to_pylist(), frame.column("row_id").to_pylist(), strict=True)
            lost_cells = [cell for cell in cells if (cell[1],) not in keys[cell[0]]]
            if lost_cells:
                found.append(f"{table}: {len(lost_cells)} cells that do not exist")
    rejected = set(frames["rejections"].column("publication_id").to_pylist())
    if both := rejected & set(frames["publications"].column("publication_id").to_pylist()):
        found.append(f"{len(both)} publications are extracted and rejected")
    # Every publication of the factory has one profile, one imprint and one contact: half a publication shows here.
    publications = len(frames["publications"])
    if len(frames["profiles"]) != publications or len(frames["contacts"]) != 2 * publications:
        found.append(
            f"{publications} publications, {len(frames['profiles'])} profiles, {len(frames['contacts'])} contacts"
        )
    return found
