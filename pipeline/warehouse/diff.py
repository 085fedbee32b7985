"""What changed from one snapshot to another: what was added, changed field by field, removed.

A publication that was read anew is compared with itself, one that took the place of another at its address with that
one, and a new publication with the edition before it (`earlier`), which may well be held still: so a new edition says
who left, which goals are new and which figures changed. Rows are paired by what they say (`pairing`). Files that both
snapshots share are not opened, but where they hold an edition before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.rows import Row
from pipeline.warehouse.arrow import columns_of
from pipeline.warehouse.earlier import Edition, earlier_editions
from pipeline.warehouse.manifest import read_manifest
from pipeline.warehouse.pairing import NAMED_BY, name_of, pairs
from pipeline.warehouse.stated import stated

# Texts that vary with every reading (blocks, evidence, entities) and findings are left out: they follow from these.
COMPARED = tuple(NAMED_BY)
DETAIL: Mapping[str, tuple[str, ...]] = {
    "publications": ("file_name",),
    "contacts": ("role", "organisation"),
    "quotes": ("speaker",),
    "bullets": ("section_kind",),
    "facts": ("value",),
    "rejections": ("code",),
}
_OF_ONE_FILE = {"file_name", "source_uri", "page_count", "producer", "pdf_created_at", "pages"}
"""What differs between two editions anyway."""


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
    detail: str | None = None
    """What else tells people of a row: a contact's role, the kind of section of a bullet, a figure's value."""
    edition_of: str | None = None
    """The publication with which this one is compared, where it is another one."""
    earlier_is_held: bool = False
    """Whether that one is still there: then nothing of it was removed from the warehouse."""


def diff(old: Path, new: Path) -> Iterator[Change]:
    """The changes from the snapshot in folder `old` to that in `new`, table by table."""
    before, after = _Side(old, new), _Side(new, old)
    same = {key for key, read in before.read.items() if after.read.get(key) == read}
    # New publication -> the one with which it is compared: itself, or what it took the place of.
    compared = {key: key for key in after.read.keys() & before.read.keys()}
    compared |= {key: was for key, was in after.supersedes.items() if was in before.read and was not in after.read}
    successors = {was: key for key, was in compared.items()}
    editions = earlier_editions(old, new, after.read.keys() - compared.keys())
    newer = {(one.publication_id, one.profile_id): one for one in editions}
    held = {one.earlier_publication_id for one in editions}
    now_called = _renamed(before.rows("profiles", but=same), after.rows("profiles", but=same), successors)
    for table in COMPARED:
        groups: dict[tuple[str, str | None], tuple[list[Row], list[Row]]] = defaultdict(lambda: ([], []))
        by_edition: dict[Edition, list[Row]] = defaultdict(list)
        for row in before.rows(table, but=same):
            key, place = successors.get(_publication(row), _publication(row)), row.get("municipality")
            groups[key, now_called.get(key, place) if row.get("profile_id") else place][0].append(row)
        for row in after.rows(table, but=same):
            if edition := newer.get(_part(row)):
                by_edition[edition].append(row)
            else:
                groups[_publication(row), row.get("municipality")][1].append(row)
        for (key, municipality), (went, came) in sorted(groups.items(), key=lambda group: str(group[0])):
            was = compared.get(key, key)
            yield from _changes(table, went, came, key, municipality, edition_of=None if was == key else was)
        earlier: dict[tuple[str, str | None], list[Row]] = defaultdict(list)
        for row in before.rows_of(table, held) if held and table != "rejections" else ():
            earlier[_part(row)].append(row)
        for one in editions:
            went = earlier[one.earlier_publication_id, one.earlier_profile_id]
            yield from _between(table, went, by_edition[one], one, held=one.earlier_publication_id in after)


def file_names(*snapshots: Path) -> dict[str, str]:
    """The file names of the publications, rejected ones too; of the last snapshot where they differ."""
    return {
        key: name
        for snapshot in snapshots
        for table, column in (("rejections", "rejection_id"), ("publications", "publication_id"))
        for file in read_manifest(snapshot).names[table]
        for key, name in columns_of(snapshot / table / file, column, "file_name")
    }


def _publication(row: Row) -> str:
    return str(row.get("rejection_id") or row["publication_id"])


def _part(row: Row) -> tuple[str, str | None]:
    """The profile to which a row belongs, or the rest of its publication."""
    return _publication(row), row.get("profile_id")


def _renamed(went: Iterable[Row], came: Iterable[Row], successors: Mapping[str, str]) -> dict[str, str | None]:
    """Publications of one profile then and now -> its municipality now, which may have been read otherwise then."""
    before = Counter(successors.get(row["publication_id"], row["publication_id"]) for row in went)
    now: dict[str, list[str | None]] = defaultdict(list)
    for row in came:
        now[row["publication_id"]].append(row["municipality"])
    return {key: places[0] for key, places in now.items() if len(places) == before[key] == 1}


def _between(table: str, went: Sequence[Row], came: Sequence[Row], edition: Edition, *, held: bool) -> Iterator[Change]:
    """The changes between two editions; a new publication is an added one as well."""
    municipality = next((row["municipality"] for row in came if row.get("municipality")), None)
    key, was = edition.publication_id, edition.earlier_publication_id
    if table == "publications":
        yield from _changes(table, (), came, key, None, edition_of=was, held=held)
    yield from _changes(table, went, came, key, municipality, edition_of=was, held=held, but=_OF_ONE_FILE)


def _changes(
    table: str,
    went: Iterable[Row],
    came: Iterable[Row],
    publication_id: str,
    municipality: str | None,
    *,
    edition_of: str | None = None,
    held: bool = False,
    but: Container[str] = (),
) -> Iterator[Change]:
    for old, new in pairs(table, list(went), list(came)):
        row = new or old or {}
        detail = next((str(row[column]) for column in DETAIL.get(table, ()) if row.get(column)), None)
        about = (table, publication_id, municipality, name_of(table, row))
        edition = (detail, edition_of, held)
        if old is None or new is None:
            yield Change("added" if old is None else "removed", *about, None, None, None, *edition)
            continue
        for column in stated(table):
            was, now = old.get(column), new.get(column)
            if was != now and column not in but:
                yield Change("changed", *about, column, was, now, *edition)


class _Side:
    """The files of one snapshot that the other does not share."""

    def __init__(self, snapshot: Path, other: Path) -> None:
        self._snapshot = snapshot
        shared = {(table, name) for table, names in read_manifest(other).names.items() for name in names}
        self._paths = {
            table: [snapshot / table / name for name in names if (table, name) not in shared]
            for table, names in read_manifest(snapshot).names.items()
        }
        self.read: dict[str, tuple[str, object]] = {}
        """Publication or rejection -> when it was read, and by which run."""
        self.supersedes: dict[str, str] = {}
        for table, key in (("publications", "publication_id"), ("rejections", "rejection_id")):
            for row in self._load(self._paths.get(table, ()), [key, "run_id", "extracted_at", "supersedes"]):
                self.read[row[key]] = (row["run_id"], row["extracted_at"])
                if row["supersedes"]:
                    self.supersedes[row[key]] = row["supersedes"]

    def __contains__(self, publication_id: str) -> bool:
        """Whether the snapshot holds a publication, also in a file that is shared."""
        return publication_id in self._ids

    @cached_property
    def _ids(self) -> set[str]:
        folder = self._snapshot / "publications"
        names = read_manifest(self._snapshot).names["publications"]
        return {key for name in names for (key,) in columns_of(folder / name, "publication_id")}

    def rows(self, table: str, *, but: set[str]) -> list[Row]:
        """Rows in files that are not shared, without those of the publications `but`."""
        key = "rejection_id" if table == "rejections" else "publication_id"
        return self._load(self._paths.get(table, ()), None, key, but, inside=False)

    def rows_of(self, table: str, publication_ids: set[str]) -> list[Row]:
        """Rows of these publications, wherever they are."""
        manifest = read_manifest(self._snapshot)
        paths = [path for part in manifest.parts if (path := part.path(self._snapshot, table))]
        return self._load(paths, None, "publication_id", publication_ids, inside=True)

    def _load(
        self,
        paths: Iterable[Path],
        columns: list[str] | None,
        key: str | None = None,
        keys: Iterable[str] = (),
        *,
        inside: bool = False,
    ) -> list[Row]:
        known = pa.array(sorted(keys), pa.string())
        rows: list[Row] = []
        for path in paths:
            piece = pq.read_table(path, columns=columns)
            if key:
                meant = pc.is_in(piece.column(key), value_set=known)
                piece = piece.filter(meant if inside else pc.invert(meant))
            rows += piece.to_pylist()
        return rows
