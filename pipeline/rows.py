"""A record or a rejection as rows of all tables.

`record or rejection -> {table: [row]}`; a row is a dict with the columns of `schemas.tables`, missing ones are null.
"""

from __future__ import annotations

import calendar
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel

from extractors.values.municipality import by_ags
from pipeline.cells import cell, profile_id
from schemas.evidence import Rejection
from schemas.profile import Bullet, Contact, Profile, Record, Section
from schemas.tables import EXTRACTED, TABLES

Row = dict[str, Any]


def rows(
    result: Record | Rejection, *, run_id: str, extracted_at: datetime, rejection_key: str | None = None
) -> dict[str, list[Row]]:
    """The rows of all tables that reading publications fills; tables without rows have an empty list.

    `extracted_at` carries its time zone. `rejection_key` is the extraction key of a rejection, which has none itself.
    """
    found: dict[str, list[Row]] = {table: [] for table in EXTRACTED}
    if isinstance(result, Rejection):
        key = result.publication_id or result.source_uri or result.file_name
        found["rejections"].append(
            {
                "rejection_id": key,
                **_values(result),
                "extraction_key": rejection_key,
                "extracted_at": extracted_at,
                "run_id": run_id,
            }
        )
        return found
    provenance = {
        "extracted_at": extracted_at,
        "extractor_version": result.publication.extractor_version,
        "run_id": run_id,
    }
    for table, row in _record(result):
        found[table].append({**row, **provenance})
    return found


def _record(record: Record) -> Iterator[tuple[str, Row]]:
    publication = record.publication
    begin, end = period(publication.published_on)
    published = {"published_from": begin, "published_to": end}
    yield "publications", {**_values(publication), **published, "schema_version": record.schema_version}
    bare = {"profile_id": None, "publication_id": publication.publication_id, **_of_profile(record, None)}
    yield from _contacts(publication.contacts, publication.publication_id, bare)
    profile_keys, bullet_keys = _Keys(publication.publication_id), _Keys(publication.publication_id)
    for profile in record.profiles:
        row: Row = {
            "profile_id": profile_id(record, profile),
            "publication_id": publication.publication_id,
            "profile_key": profile_keys.of(_identity(profile)),
            "family": publication.family,
            **_values(profile),
            "kreis_ags": profile.ags[:5] if profile.ags else None,
            "nuts3": _nuts3(profile.ags),
            "published_on": publication.published_on,
            **published,
        }
        yield "profiles", row
        yield from _profile(record, profile, bullet_keys)
    yield from _blocks(record)
    for n, evidence in enumerate(record.evidence, 1):
        yield (
            "evidence",
            {
                "evidence_id": f"{publication.publication_id}/v{n}",
                **_cell_of(evidence.path, record),
                **_values(evidence),
            },
        )
    for n, finding in enumerate(record.findings, 1):
        row_id = f"{publication.publication_id}/w{n}"
        yield "findings", {"finding_id": row_id, **_cell_of(finding.path, record), **_values(finding)}


def _profile(record: Record, profile: Profile, bullet_keys: _Keys) -> Iterator[tuple[str, Row]]:
    key = profile_id(record, profile)
    common = {
        "profile_id": key,
        "publication_id": record.publication.publication_id,
        **_of_profile(record, profile),
    }
    for n, municipality in enumerate(profile.municipalities, 1):
        kreis = municipality.ags[:5] if municipality.ags else None
        own = {"municipality_id": f"{key}/g{n}", "ordinal": n, "kreis_ags": kreis, "profile_ags": profile.ags}
        yield "municipalities", {**common, **own, **_values(municipality)}
    yield from _contacts(profile.contacts, key, common)
    for n, quote in enumerate(profile.quotes, 1):
        yield "quotes", {**common, "quote_id": f"{key}/q{n}", "ordinal": n, **_values(quote)}
    for section in profile.sections:
        section_id = f"{key}/s{section.ordinal}"
        yield "sections", {**common, "section_id": section_id, **_values(section)}
        parents = _parents(section.bullets)
        for bullet in section.bullets:
            parent = parents[bullet.ordinal]
            yield (
                "bullets",
                {
                    **common,
                    "bullet_id": f"{section_id}/b{bullet.ordinal}",
                    "section_id": section_id,
                    "parent_bullet_id": None if parent is None else f"{section_id}/b{parent}",
                    "bullet_key": bullet_keys.of(bullet.text),
                    "section_kind": section.kind,
                    "section_heading": section.heading,
                    **_values(bullet),
                },
            )
    places = _places([m.text for m in profile.materials], profile.sections, key)
    for n, (material, bullet_id) in enumerate(zip(profile.materials, places, strict=True), 1):
        own = {"material_id": f"{key}/m{n}", "bullet_id": bullet_id, "ordinal": n}
        yield "materials", {**common, **own, **_values(material)}
    for n, fact in enumerate(profile.facts, 1):
        yield "facts", {**common, "fact_id": f"{key}/f{n}", "ordinal": n, **_values(fact)}
    for n, entity in enumerate(profile.entities, 1):
        own = {"entity_id": f"{key}/e{n}", "ordinal": n}
        yield "entities", {**common, **own, **_cell_of(entity.path, record), **_values(entity)}


def _contacts(contacts: Iterable[Contact], key: str, common: Row) -> Iterator[tuple[str, Row]]:
    for n, contact in enumerate(contacts, 1):
        yield "contacts", {**common, "contact_id": f"{key}/c{n}", "ordinal": n, **_values(contact)}


def _blocks(record: Record) -> Iterator[tuple[str, Row]]:
    profiles = {profile.ordinal: profile for profile in record.profiles}
    for block in record.blocks:
        profile = profiles.get(block.profile) if block.profile is not None else None
        key = profile_id(record, profile) if profile else None
        yield (
            "blocks",
            {
                "block_id": f"{record.publication.publication_id}/x{block.ordinal}",
                "publication_id": record.publication.publication_id,
                "profile_id": key,
                "section_id": f"{key}/s{block.section}" if key and block.section is not None else None,
                **_of_profile(record, profile),
                **block.model_dump(exclude={"profile", "section"}),
            },
        )


def _nuts3(ags: str | None) -> str | None:
    kreis = by_ags(ags[:5]) if ags else None
    return kreis.nuts3 if kreis else None


def _of_profile(record: Record, profile: Profile | None) -> Row:
    """What child tables repeat, so that a question is one table."""
    return {
        "family": record.publication.family,
        "municipality": profile.municipality if profile else None,
        "ags": profile.ags if profile else None,
        "federal_state": profile.federal_state if profile else None,
    }


def _cell_of(path: str, record: Record) -> Row:
    table, row_id, column, profile = cell(path, record)
    return {
        "publication_id": record.publication.publication_id,
        "profile_id": profile_id(record, profile) if profile else None,
        **_of_profile(record, profile),
        "table": table,
        "row_id": row_id,
        "column": column,
    }


def _values(model: BaseModel) -> Row:
    """A model's own fields as they are; its lists of other models are tables of their own and named like them."""
    return {name: value for name, value in model.__dict__.items() if name not in TABLES}


def _parents(bullets: list[Bullet]) -> dict[int, int | None]:
    """For each bullet's ordinal that of the nearest one before it with a lower level."""
    parents: dict[int, int | None] = {}
    open_bullets: list[Bullet] = []
    for bullet in bullets:
        while open_bullets and open_bullets[-1].level >= bullet.level:
            open_bullets.pop()
        parents[bullet.ordinal] = open_bullets[-1].ordinal if open_bullets else None
        open_bullets.append(bullet)
    return parents


def _places(texts: list[str], sections: list[Section], key: str) -> list[str | None]:
    """For each material the bullet of a materials section in which it stands.

    Of several bullets with its text each is taken once; a bullet that names several materials holds them all.
    """
    bullets = [
        (f"{key}/s{section.ordinal}/b{bullet.ordinal}", _plain(bullet.text))
        for section in sections
        if section.kind == "materials"
        for bullet in section.bullets
    ]
    taken: set[str] = set()
    places: list[str | None] = []
    for text in map(_plain, texts):
        same = [bullet_id for bullet_id, other in bullets if other == text]
        place = next((b for b in same if b not in taken), same[0] if same else None)
        place = place or next((bullet_id for bullet_id, other in bullets if text in other), None)
        if place:
            taken.add(place)
        places.append(place)
    return places


class _Keys:
    """Keys made of content: equal words of one publication are told apart by counting."""

    def __init__(self, publication_id: str) -> None:
        self._publication_id = publication_id
        self._seen: Counter[str] = Counter()

    def of(self, content: str) -> str:
        """16 hex digits; case and white space do not matter."""
        plain = _plain(content)
        self._seen[plain] += 1
        parts = (self._publication_id, plain, str(self._seen[plain]))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _identity(profile: Profile) -> str:
    """What names a profile, whatever else the rules find in it."""
    headings = (section.heading for section in profile.sections)
    names = (profile.ags, profile.municipality, profile.headline, *headings, profile.summary)
    return next((name for name in names if name), "")


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def period(published_on: str | None) -> tuple[date | None, date | None]:
    """First and last day of what is stated as year, month or day; (None, None) where it is none of these.

    >>> period("2012-02")
    (datetime.date(2012, 2, 1), datetime.date(2012, 2, 29))
    """
    stated = _DATE.fullmatch(published_on or "")
    if not stated:
        return None, None
    year, month, day = (int(group) if group else None for group in stated.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None, None
