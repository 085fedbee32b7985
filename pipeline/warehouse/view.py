"""The current snapshot as a commit reads it: only the rows that concern the commit, part by part."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from pathlib import Path

import pyarrow.parquet as pq

from pipeline.rows import Row
from pipeline.warehouse.manifest import Manifest, Part


class View:
    """One snapshot; `folder` and `manifest` are None where there is no snapshot yet."""

    def __init__(self, folder: Path | None, manifest: Manifest | None) -> None:
        self._folder = folder
        self.manifest = manifest
        self.parts: tuple[Part, ...] = manifest.parts if manifest else ()

    @property
    def folder(self) -> Path:
        assert self._folder is not None, "a part without a snapshot"
        return self._folder

    def path(self, part: Part, table: str) -> Path | None:
        return part.path(self.folder, table)

    def rows(self, part: Part, table: str, names: Iterable[str], where: Mapping[str, Container[str]]) -> list[Row]:
        """The columns `names` of those rows of which one of the columns of `where` has one of its values.

        The values are looked up one by one: a commit may bring a few of them or a hundred thousand, a part has at most
        some thousand rows, and hashing all values anew for each part would cost more than the rest of the commit.
        """
        path = self.path(part, table)
        if path is None:
            return []
        names = list(names)
        with pq.ParquetFile(path) as file:
            held = set(file.schema_arrow.names)
            keys = file.read(columns=list(where), use_threads=False)
            hits: set[int] = set()
            for name, values in where.items():
                hits.update(n for n, value in enumerate(keys.column(name).to_pylist()) if value in values)
            if not hits:
                return []
            data = file.read(columns=[name for name in names if name in held], use_threads=False).take(sorted(hits))
        absent = {name: None for name in names if name not in held}
        return [{**absent, **row} for row in data.to_pylist()]

    def runs(self) -> list[Row]:
        """All rows of the `runs` table."""
        if self.manifest is None:
            return []
        rows: list[Row] = pq.read_table(self.folder / "runs" / self.manifest.shared["runs"].name).to_pylist()
        return rows
