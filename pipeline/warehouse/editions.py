"""Where publications were seen, and which one took the place of which.

The same bytes at two addresses are one publication with two rows. New bytes at an address supersede what stood there,
unless the old bytes are still to be had elsewhere. What vanished keeps its rows and gets a `gone_at`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby

from pipeline.rows import Row
from schemas.runs import Run, SourceSeen


@dataclass(frozen=True)
class Sightings:
    """What a run saw: for each address the latest bytes, for each publication its addresses."""

    by_uri: Mapping[str, SourceSeen]
    by_publication: Mapping[str, Sequence[SourceSeen]]
    scanned: tuple[str, ...] = ()
    """Beginnings of addresses that the run looked through completely, as `file:///data/profiles/`."""
    run: Run = field(kw_only=True)

    @classmethod
    def of(cls, seen: Iterable[SourceSeen], *, run: Run, scanned: Iterable[str] = ()) -> Sightings:
        by_uri: dict[str, SourceSeen] = {}
        for sighting in seen:
            known = by_uri.get(sighting.source_uri, sighting)
            earlier, later = sorted((known, sighting), key=lambda one: one.seen_at)
            if later.source is None:  # who has read the bytes does not know which source had listed them
                later = replace(later, source=earlier.source, series=earlier.series)
            by_uri[sighting.source_uri] = later
        by_publication: dict[str, list[SourceSeen]] = {}
        for sighting in by_uri.values():
            by_publication.setdefault(sighting.publication_id, []).append(sighting)
        return cls(by_uri, by_publication, tuple(scanned), run=run)

    def replacement(self, source_uri: str | None, publication_id: str | None, since: datetime) -> str | None:
        """The other publication that was seen at `source_uri` later than `since`."""
        sighting = self.by_uri.get(source_uri or "")
        if sighting is None or sighting.publication_id == publication_id or sighting.seen_at < since:
            return None
        return sighting.publication_id


def superseded(rows: Iterable[Row], sightings: Sightings) -> dict[str, str]:
    """Old publication -> the one that took its place.

    `rows` are rows of `publication_sources`, those of a publication together.
    """
    found: dict[str, str] = {}
    for publication_id, own in groupby(rows, key=lambda row: str(row["publication_id"])):
        if publication_id in sightings.by_publication:
            continue
        live = [row for row in own if row["gone_at"] is None]
        successors = [sightings.replacement(row["source_uri"], publication_id, row["last_seen_at"]) for row in live]
        if successors and all(successors):
            found[publication_id] = str(successors[0])
    return found


def refreshed(publication_id: str, rows: Sequence[Row], sightings: Sightings) -> list[Row]:
    """The rows of one publication after the run; the same objects where nothing changed."""
    by_uri: dict[str, Row] = {}
    for row in rows:
        by_uri[row["source_uri"]] = _vanished(row, sightings)
    for sighting in sightings.by_publication.get(publication_id, ()):
        known = by_uri.get(sighting.source_uri)
        if known is None:
            by_uri[sighting.source_uri] = {
                "publication_id": publication_id,
                "source_uri": sighting.source_uri,
                "first_seen_at": sighting.seen_at,
                "last_seen_at": sighting.seen_at,
                "gone_at": None,
                "source": sighting.source,
                "series": sighting.series,
                **_provenance(sightings.run),
            }
        elif known["last_seen_at"] < sighting.seen_at and (known["gone_at"] or sighting.seen_at) <= sighting.seen_at:
            again: Row = {"last_seen_at": sighting.seen_at, "gone_at": None}
            if sighting.source:
                again |= {"source": sighting.source, "series": sighting.series}
            by_uri[sighting.source_uri] = {**known, **again, **_provenance(sightings.run)}
    return list(by_uri.values())


def _vanished(row: Row, sightings: Sightings) -> Row:
    """The row with `gone_at` where its address holds other bytes now, or was looked for and not found."""
    uri, run = row["source_uri"], sightings.run
    if row["gone_at"] is not None:
        return row
    if sightings.replacement(uri, row["publication_id"], row["last_seen_at"]):
        return {**row, "gone_at": sightings.by_uri[uri].seen_at, **_provenance(run)}
    missing = uri not in sightings.by_uri and any(uri.startswith(place) for place in sightings.scanned)
    # A run beside this one may have found the address after this one had looked.
    if missing and row["last_seen_at"] < run.started_at:
        return {**row, "gone_at": run.started_at, **_provenance(run)}
    return row


def _provenance(run: Run) -> Row:
    return {
        "extracted_at": run.finished_at or run.started_at,
        "extractor_version": run.extractor_version,
        "run_id": run.run_id,
    }
