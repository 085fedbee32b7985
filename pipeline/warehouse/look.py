"""What a commit means for each held part: which publications leave it, where its sources change."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Literal

from pipeline.rows import Row
from pipeline.warehouse.arrow import columns_of
from pipeline.warehouse.editions import Sightings, refreshed, superseded
from pipeline.warehouse.manifest import Part
from pipeline.warehouse.view import View
from schemas.runs import Run, SourceSeen
from schemas.tables import TABLES

Take = Literal["all", "new", "renewed"]
"""Which staged rows count: all; those of which the warehouse holds no later ones; of these only publications that are
held, whose addresses nobody has looked at."""

SOURCES = "publication_sources"
_SOURCE_COLUMNS = tuple(column.name for column in TABLES[SOURCES].columns)
_ID = ("publication_id",)


@dataclass
class Staged:
    """What the staged chunks bring. A key is a publication, or the address of a rejection without one."""

    chunks: list[Path]
    keys: list[set[str]] = field(default_factory=list)
    """By chunk."""
    owner: dict[str, int] = field(default_factory=dict)
    """Key -> the chunk whose rows count: the last."""
    at: dict[str, datetime] = field(default_factory=dict)
    """Key -> when it was extracted."""
    publications: set[str] = field(default_factory=set)
    """Keys that were extracted and not rejected."""
    addresses: dict[str, str] = field(default_factory=dict)
    """Key -> source_uri."""
    uris: set[str] = field(default_factory=set)
    """All of these."""
    sightings: list[SourceSeen] = field(default_factory=list)

    rejected_before: dict[str, SourceSeen] = field(default_factory=dict)
    """Publication that could be read and is held as a rejection -> where it was found when it was rejected."""

    def leave_out(self, key: str) -> None:
        self.owner.pop(key, None)
        self.publications.discard(key)


def read_staged(chunks: Sequence[Path]) -> Staged:
    """The keys of the chunks; their rows stay where they are."""
    staged = Staged(list(chunks))
    for n, chunk in enumerate(chunks):
        keys: set[str] = set()
        for table, key_column in (("publications", "publication_id"), ("rejections", "rejection_id")):
            path = chunk / f"{table}.parquet"
            if not path.exists():
                continue
            for key, publication_id, uri, at in columns_of(
                path, key_column, "publication_id", "source_uri", "extracted_at"
            ):
                keys.add(key)
                staged.owner[key], staged.at[key] = n, at
                (staged.publications.add if table == "publications" else staged.publications.discard)(key)
                if uri:
                    staged.addresses[key] = uri
                    staged.uris.add(uri)
                if uri and publication_id:
                    staged.sightings.append(SourceSeen(uri, publication_id, at))
        staged.keys.append(keys)
    return staged


@dataclass
class Look:
    """What was found out about one held part."""

    part: Part
    dropped: set[str] = field(default_factory=set)
    """Keys whose rows leave the part."""
    updated: bool = False
    """Whether a publication that stays supersedes another one now."""
    refreshed: dict[str, list[Row]] = field(default_factory=dict)
    """Publications that stay with their rows of `publication_sources`, where these changed."""

    @property
    def size(self) -> int:
        """Publications and rejections that stay."""
        return self.part.size - len(self.dropped)


@dataclass
class Changes:
    """What a commit does to the warehouse, found by reading keys and addresses only."""

    staged: Staged
    sightings: Sightings
    looks: list[Look]
    supersedes: dict[str, str]
    """New publication -> the one whose place it took."""
    moved: dict[str, list[Row]]
    """Staged publication -> its rows of `publication_sources` until now."""


def changes(
    view: View, staged: Staged, seen: Iterable[SourceSeen], *, run: Run, scanned: Iterable[str], take: Take
) -> Changes:
    """Looks at every part."""
    if take == "renewed":
        _only_held(view, staged)
        seen = [*seen, *staged.rejected_before.values()]
    else:
        seen = [*staged.sightings, *seen]
    sightings = _settled(view, staged, Sightings.of(seen, run=run, scanned=scanned), only_new=take != "all")
    for key, uri in staged.addresses.items():
        # What had been replaced at its address before it could be committed; what once could not be fetched
        if take == "renewed":
            lost = key in staged.rejected_before and key not in sightings.by_publication
        else:
            lost = (key not in sightings.by_publication) if key != uri else take == "new"
        if lost:
            staged.leave_out(key)
    replaced: dict[str, str] = {}
    for part in view.parts:
        replaced |= superseded(_sources(view, part, {"source_uri": sightings.by_uri}), sightings)
    found = Changes(staged, sightings, [], {new: old for old, new in replaced.items()}, {})
    for part in view.parts:
        found.looks.append(_look(view, part, found, replaced))
    return found


def _only_held(view: View, staged: Staged) -> None:
    """Leaves out what the warehouse does not hold, or no longer."""
    held: set[str] = set()
    for part in view.parts:
        held |= {
            row["publication_id"] for row in view.rows(part, "publications", _ID, {"publication_id": staged.owner})
        }
        names = ["rejection_id", "source_uri", "extracted_at"]
        for row in view.rows(part, "rejections", names, {"rejection_id": staged.owner}):
            key, uri = row["rejection_id"], row["source_uri"]
            held.add(key)
            if key in staged.publications and uri:
                staged.rejected_before[key] = SourceSeen(uri, key, row["extracted_at"])
    for key in staged.owner.keys() - held:
        staged.leave_out(key)


def _settled(view: View, staged: Staged, sightings: Sightings, *, only_new: bool) -> Sightings:
    """The sightings that count: of publications that are held or staged, and not older than what is known."""
    known = set(staged.owner)
    stale: set[str] = set()
    ids, uris, own = sightings.by_publication, sightings.by_uri, staged.owner
    for part in view.parts:
        for table, key in (("publications", "publication_id"), ("rejections", "rejection_id")):
            known |= {row[key] for row in view.rows(part, table, [key], {key: ids})}
            for row in view.rows(part, table, [key, "extracted_at"], {key: own}) if only_new else ():
                if row["extracted_at"] >= staged.at[row[key]]:
                    staged.leave_out(row[key])
        for row in view.rows(part, SOURCES, _SOURCE_COLUMNS, {"source_uri": uris}):
            sighting = sightings.by_uri[row["source_uri"]]
            other = sighting.publication_id != row["publication_id"]
            if other and row["gone_at"] is None and sighting.seen_at < row["last_seen_at"]:
                stale.add(row["source_uri"])
    counting = (s for s in sightings.by_uri.values() if s.publication_id in known and s.source_uri not in stale)
    return Sightings.of(counting, run=sightings.run, scanned=sightings.scanned)


def _look(view: View, part: Part, found: Changes, replaced: dict[str, str]) -> Look:
    look = Look(part)
    staged, sightings = found.staged, found.sightings
    concerned = _Either(staged.owner, replaced, found.supersedes)
    for row in view.rows(part, "publications", ["publication_id", "supersedes"], {"publication_id": concerned}):
        key = row["publication_id"]
        if key in staged.owner or key in replaced:
            look.dropped.add(key)
            if row["supersedes"] and key in staged.owner:
                found.supersedes.setdefault(key, row["supersedes"])
        else:
            look.updated = True
    addresses = _Either(sightings.by_uri, staged.uris)
    names = ["rejection_id", "publication_id", "source_uri", "supersedes", "extracted_at"]
    for row in view.rows(part, "rejections", names, {"rejection_id": concerned, "source_uri": addresses}):
        key, publication_id, uri = row["rejection_id"], row["publication_id"], row["source_uri"]
        successor: str | None = key
        if key not in staged.owner:
            if publication_id in sightings.by_publication:
                continue
            sighting = sightings.by_uri.get(uri or "")
            successor = sighting.publication_id if sighting and sighting.seen_at >= row["extracted_at"] else None
            if successor is None and publication_id is not None:
                continue
        look.dropped.add(key)
        if row["supersedes"] and successor:
            found.supersedes.setdefault(successor, row["supersedes"])
    _look_at_sources(view, look, found)
    return look


def _look_at_sources(view: View, look: Look, found: Changes) -> None:
    sightings = found.sightings
    ids = _Either(sightings.by_publication, look.dropped)
    addresses = _Either(sightings.by_uri, _unseen(view, look.part, sightings))
    known = _sources(view, look.part, {"publication_id": ids, "source_uri": addresses})
    before = {key: list(rows) for key, rows in groupby(known, key=lambda row: str(row["publication_id"]))}
    held = {row["publication_id"] for row in view.rows(look.part, "publications", _ID, {"publication_id": ids})}
    for key in sorted(held | before.keys()):
        rows = before.get(key, [])
        if key in look.dropped:
            if key in found.staged.publications:
                found.moved[key] = rows
            continue
        now = refreshed(key, rows, sightings)
        if len(now) != len(rows) or any(a is not b for a, b in zip(now, rows, strict=True)):
            look.refreshed[key] = now


def _sources(view: View, part: Part, where: Mapping[str, Container[str]]) -> list[Row]:
    """All rows of `publication_sources` of the publications that are met, those of a publication together."""
    ids = {row["publication_id"] for row in view.rows(part, SOURCES, _ID, where)}
    rows = view.rows(part, SOURCES, _SOURCE_COLUMNS, {"publication_id": ids}) if ids else []
    return sorted(rows, key=lambda row: (str(row["publication_id"]), str(row["source_uri"])))


def _unseen(view: View, part: Part, sightings: Sightings) -> set[str]:
    """Addresses below what the run looked through where it found nothing."""
    path = view.path(part, SOURCES)
    if path is None or not sightings.scanned:
        return set()
    uris = (uri for (uri,) in columns_of(path, "source_uri"))
    return {uri for uri in uris if uri.startswith(sightings.scanned) and uri not in sightings.by_uri}


class _Either:
    """What stands in one of several containers; putting them into one for each part would cost too much."""

    def __init__(self, *containers: Container[str]) -> None:
        self._containers = containers

    def __contains__(self, key: object) -> bool:
        return any(key in container for container in self._containers)
