"""The edition before: what a new publication has to be compared with, where it did not take anything's place.

A profile sheet of 2014 that appears at an address of its own leaves that of 2012 where it is. Both are of one series
and about one municipality: that makes them editions of the same profile.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pipeline.warehouse.arrow import columns_of
from pipeline.warehouse.manifest import read_manifest

GENERIC = "generic"  # the family of what is in no series that we know


@dataclass(frozen=True, slots=True)
class Edition:
    """A new profile, or what its publication says outside of profiles, and the same of an earlier edition."""

    publication_id: str
    profile_id: str | None
    earlier_publication_id: str
    earlier_profile_id: str | None


def earlier_editions(old: Path, new: Path, newcomers: Collection[str]) -> list[Edition]:
    """For the profiles of the publications `newcomers` in the snapshot `new` the edition before, held in `old`.

    It is the latest one; what states a later day is none. Where every profile of both publications is the other's,
    what stands outside of profiles (imprint, title) is an edition, too.
    """
    if not newcomers:
        return []
    fresh = [one for one in _profiles(new) if one.publication_id in newcomers]
    lines = {one.line for one in fresh if one.line}
    held: dict[tuple[str, ...], list[_Profile]] = defaultdict(list)
    number = Counter(one.publication_id for one in fresh)
    for one in _profiles(old):
        number[one.publication_id] += 1
        if one.line and one.line in lines:
            held[one.line].append(one)
    found = []
    for one in fresh:
        if before := [known for known in held.get(one.line or (), ()) if not known.is_after(one)]:
            latest = max(before, key=lambda known: (known.last_day or date.min, known.read_at, known.profile_id))
            found.append(Edition(one.publication_id, one.profile_id, latest.publication_id, latest.profile_id))
    return [*found, *_outside(found, number)]


def _outside(profiles: Sequence[Edition], number: Counter[str]) -> Iterator[Edition]:
    """For whole publications that are editions of one another."""
    pairs = Counter((one.publication_id, one.earlier_publication_id) for one in profiles)
    for (key, was), count in pairs.items():
        if count == number[key] == number[was]:
            yield Edition(key, None, was, None)


@dataclass(frozen=True, slots=True)
class _Profile:
    publication_id: str
    profile_id: str
    line: tuple[str, ...] | None
    """Family, series and municipality; None where one of them is not known."""
    first_day: date | None
    last_day: date | None
    read_at: datetime

    def is_after(self, other: _Profile) -> bool:
        """Whether it states a later day."""
        return bool(self.first_day and other.last_day and self.first_day > other.last_day)


def _profiles(snapshot: Path) -> Iterator[_Profile]:
    names = read_manifest(snapshot).names
    series = {
        key: name or publisher
        for file in names["publications"]
        for key, name, publisher in columns_of(
            snapshot / "publications" / file, "publication_id", "series", "publisher"
        )
    }
    columns = (
        "publication_id", "profile_id", "family", "ags", "municipality", "federal_state", "published_from",
        "published_to", "extracted_at",
    )  # fmt: skip
    for file in names["profiles"]:
        for row in columns_of(snapshot / "profiles" / file, *columns):
            key, profile, family, ags, municipality, state, first, last, read_at = row
            place = ags or (f"{municipality}, {state}" if municipality and state else None)
            known = series.get(key) if family == GENERIC else "its family is its series"
            line = (family, known.casefold(), place) if known and place else None
            yield _Profile(key, profile, line, first, last, read_at)
