"""The tables of the warehouse and their columns in order.

Keys are strings. What a column means never changes within 1.x; columns are only ever added, at the place where they are
most useful.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import get_args

from schemas import profile as records
from schemas.columns import Column, Table, columns_of
from schemas.evidence import Evidence, Finding, Rejection
from schemas.runs import Run

PUBLICATION = "sha256:9f2c4e…"
PROFILE = f"{PUBLICATION}#1"

_PUBLICATION_ID = Column("publication_id", "string", "`sha256:` and 64 hex digits of the file.", PUBLICATION)
_PROFILE_ID = Column("profile_id", "string", "Profile to which the row belongs; null outside of profiles.", PROFILE)
_ORDINAL = Column("ordinal", "int32", "Position within its parent, counted from 1.", "1")
_FAMILY = Column("family", "category", "Publication series as Steckbrief knows it.", "chancengerechtigkeit")
_OF_PROFILE = (
    _FAMILY,
    Column("municipality", "string", "Municipality of the profile, bare name.", "Elbe-Elster"),
    Column("ags", "string", "Official municipality key of the profile's municipality.", "12062"),
    Column(
        "federal_state",
        "category",
        "Land of the profile's municipality.",
        "Brandenburg",
        values=get_args(records.FederalState),
    ),
)
_CELL = (
    Column("table", "category", "Table of the cell that the row is about.", "contacts"),
    Column("row_id", "string", "Key of that row.", f"{PROFILE}/c1"),
    Column("column", "category", "Column of that cell; null where the row as a whole is meant.", "email"),
)
_DATES = (
    Column("published_from", "date", "First day of the time that `published_on` states.", "2012-03-01"),
    Column("published_to", "date", "Last day of the time that `published_on` states.", "2012-03-31"),
)
_PROVENANCE = (
    Column("extracted_at", "timestamp", "When the publication was read, UTC.", "2012-03-15T10:15:00Z"),
    Column("extractor_version", "category", "Version of Steckbrief that wrote the row.", "0.1.0"),
    Column("run_id", "string", "Run that wrote the row.", "20120315T101500Z-4f2a"),
)
_KEYS = ("publication_id", "profile_id")


def _key(name: str, suffix: str, what: str, *, of: str = PROFILE) -> Column:
    return Column(name, "string", f"Key of {what}.", f"{of}{suffix}", key=True)


def _table(name: str, description: str, *parts: Column | Iterable[Column]) -> Table:
    """A table of columns and groups of columns; a name that comes twice keeps its first meaning."""
    columns: dict[str, Column] = {}
    for part in (*parts, _PROVENANCE):
        for column in (part,) if isinstance(part, Column) else part:
            columns.setdefault(column.name, column)
    return Table(name, description, tuple(columns.values()))


_PUBLICATIONS = _table(
    "publications",
    "One row per PDF, known by the SHA-256 of its bytes.",
    replace(_PUBLICATION_ID, key=True),
    columns_of(
        records.Publication,
        {
            "file_name": "elbe-elster.pdf",
            "source_uri": "https://example.org/elbe-elster.pdf",
            "page_count": "2",
            "series": "Bündnisse für Chancengerechtigkeit",
            "publisher": "Deutsche Kinder- und Jugendstiftung",
            "funders": '["Körber-Stiftung", "Jacobs Foundation"]',
            "title": "Informieren statt irritieren",
            "rights": "© 2012 Deutsche Kinder- und Jugendstiftung",
            "language": "de",
            "producer": "Adobe PDF Library 9.9",
            "pdf_created_at": "2012-03-15T10:15:00+01:00",
            "has_text_layer": "true",
            "text_sha256": "5d41402a…",
            "extractor_version": "0.1.0",
            "extraction_key": "b1946ac9…",
        },
        family={"type": "category", "example": "chancengerechtigkeit"},
        page_count={"unit": "pages"},
        language={"type": "category"},
        extractor_version={"type": "category"},
    ),
    _DATES,
    Column("supersedes", "string", "Publication that stood at the same address before.", "sha256:1b7a90…"),
    Column("schema_version", "category", "Version of the data contract.", "1.0"),
)

_SOURCES = _table(
    "publication_sources",
    "One row per publication and address at which its bytes were found.",
    replace(_PUBLICATION_ID, key=True),
    Column("source_uri", "string", "Address without credentials.", "https://example.org/elbe-elster.pdf", key=True),
    Column("first_seen_at", "timestamp", "First time that the bytes were found there, UTC.", "2012-03-15T10:15:00Z"),
    Column("last_seen_at", "timestamp", "Last time that the bytes were found there, UTC.", "2012-06-15T10:15:00Z"),
    Column("gone_at", "timestamp", "When they were found to be gone, UTC; null while there.", "2012-09-15T10:15:00Z"),
    Column("source", "category", "Name of the source in `sources.toml` that listed it.", "chancengerechtigkeit"),
    Column(
        "series", "category", "Series to which that source says that it belongs.", "Bündnisse für Chancengerechtigkeit"
    ),
)

_PROFILES = _table(
    "profiles",
    "One row per municipality, alliance or other institution that a publication describes.",
    _key("profile_id", "", "the profile: publication and ordinal"),
    _PUBLICATION_ID,
    Column("profile_key", "string", "Key made of content, not of position.", "6f1ed002ab559585"),
    _FAMILY,
    columns_of(records.Profile, {"ordinal": "1", "pages": "[1, 2]", "headline": "Informieren statt irritieren",
                          "summary": "Der Landkreis setzt auf kurze Wege."},
        federal_state={"example": "Brandenburg"}),
    Column("kreis_ags", "string", "First five digits of `ags`: the Kreis.", "12062"),
    Column("nuts3", "string", "NUTS 3 code of the Kreis.", "DE407"),
    Column("published_on", "string", "Date of publication as stated: year, month or day.", "2012-03"),
    _DATES,
)  # fmt: skip

_MUNICIPALITIES = _table(
    "municipalities",
    "One row per municipality that a profile covers, the main one first.",
    _key("municipality_id", "/g1", "the row"),
    _PROFILE_ID,
    _PUBLICATION_ID,
    _ORDINAL,
    columns_of(records.MunicipalityRef, {"name": "Elbe-Elster", "ags": "12062"}),
    Column("kreis_ags", "string", "First five digits of `ags`: the Kreis.", "12062"),
    _FAMILY,
    _OF_PROFILE[1],
    replace(_OF_PROFILE[2], name="profile_ags"),
    _OF_PROFILE[3],
)

_CONTACTS = _table(
    "contacts",
    "One row per person or office with the ways to reach it; imprints and publishers have no profile_id.",
    _key("contact_id", "/c1", "the contact"),
    (_PROFILE_ID, _PUBLICATION_ID, *_OF_PROFILE, _ORDINAL),
    columns_of(records.Contact, {}),
)

_QUOTES = _table(
    "quotes",
    "One row per quoted statement.",
    _key("quote_id", "/q1", "the quote"),
    (_PROFILE_ID, _PUBLICATION_ID, *_OF_PROFILE, _ORDINAL),
    columns_of(records.Quote, {"text": "Wir wollen alle Kinder erreichen."}),
)

_SECTIONS = _table(
    "sections",
    "One row per heading with the text below it.",
    _key("section_id", "/s1", "the section"),
    (_PROFILE_ID, _PUBLICATION_ID, *_OF_PROFILE),
    columns_of(records.Section, {"ordinal": "1", "text": "Der Landkreis setzt auf kurze Wege."}),
)

_BULLETS = _table(
    "bullets",
    "One row per list item.",
    _key("bullet_id", "/s1/b2", "the bullet"),
    Column("section_id", "string", "Section in which it stands.", f"{PROFILE}/s1"),
    Column("parent_bullet_id", "string", "Bullet below which it is nested; null at the top.", f"{PROFILE}/s1/b1"),
    Column("bullet_key", "string", "Key made of content, not of position.", "0cc175b9c0f1b6a8"),
    (_PROFILE_ID, _PUBLICATION_ID, *_OF_PROFILE),
    Column("section_kind", "category", "What the section is about.", "measures", values=get_args(records.SectionKind)),
    Column("section_heading", "string", "Heading of the section.", "Vorhandene Materialien", personal="free_text"),
    columns_of(records.Bullet, {"ordinal": "2", "level": "1", "text": "Einrichtung einer Koordinierungsstelle"}),
)

_MATERIALS = _table(
    "materials",
    "One row per publication or web page that a profile points to.",
    _key("material_id", "/m1", "the material"),
    Column("bullet_id", "string", "Bullet in which it stands.", f"{PROFILE}/s3/b1"),
    (_PROFILE_ID, _PUBLICATION_ID, *_OF_PROFILE, _ORDINAL),
    columns_of(records.Material, {"text": "Bildungsbericht 2011", "urls": '["http://www.lkee.de"]'}),
)

_FACTS = _table(
    "facts",
    "One row per stated figure or short value.",
    _key("fact_id", "/f1", "the fact"),
    (_PROFILE_ID, _PUBLICATION_ID, *_OF_PROFILE, _ORDINAL),
    columns_of(records.Fact, {}, key={"type": "category"}, amount={"unit": "as in `unit`"}),
)

_ENTITIES = _table(
    "entities",
    "One row per name, date or amount in a text.",
    _key("entity_id", "/e1", "the entity"),
    (_PROFILE_ID, _PUBLICATION_ID, *_OF_PROFILE, _ORDINAL),
    (replace(_CELL[0], example="sections"), replace(_CELL[1], example=f"{PROFILE}/s1")),
    replace(_CELL[2], example="text"),
    columns_of(
        records.Entity,
        {"text": "März 2012", "normalized": "2012-03", "path": "/profiles/0/sections/0/text", "start": "10",
         "end": "19", "origin": "rule:date", "score": "0.95"},
        start={"unit": "code points"},
        end={"unit": "code points"},
        origin={"type": "category"},
        score={"unit": "0 to 1"},
    ),
)  # fmt: skip

_BLOCKS = _table(
    "blocks",
    "The whole publication in reading order, one row per block.",
    _key("block_id", "/x1", "the block", of=PUBLICATION),
    (_PUBLICATION_ID, _PROFILE_ID),
    Column("section_id", "string", "Section to which it belongs; null outside of sections.", f"{PROFILE}/s1"),
    _OF_PROFILE,
    tuple(
        c
        for c in columns_of(
            records.BlockText,
            {"page": "1", "ordinal": "1", "role": "paragraph", "level": "0", "text": "Der Landkreis setzt auf …"},
            role={"type": "category"},
        )
        if c.name not in {"profile", "section"}
    ),
)

_EVIDENCE = _table(
    "evidence",
    "One row per value and page: where the value was read.",
    _key("evidence_id", "/v1", "the row", of=PUBLICATION),
    (_PUBLICATION_ID, _PROFILE_ID, *_OF_PROFILE, *_CELL),
    columns_of(
        Evidence,
        {"path": "/profiles/0/contacts/0/email", "page": "1", "boxes": "[[56.7, 120.4, 210.2, 131.0]]",
         "rule": "label:email", "raw": "Dezernat-III@lkee.de", "confidence": "0.97"},
        boxes={"unit": "points"},
        rule={"type": "category"},
        confidence={"unit": "0 to 1"},
    ),
)  # fmt: skip

_FINDINGS = _table(
    "findings",
    "One row per thing that a person should know about a record.",
    _key("finding_id", "/w1", "the row", of=PUBLICATION),
    (_PUBLICATION_ID, _PROFILE_ID, *_OF_PROFILE, *_CELL),
    columns_of(
        Finding,
        {"code": "missing_email", "path": "/profiles/0/contacts/0", "message": "The contact has no e-mail address."},
        code={"type": "category"},
    ),
)

_REJECTIONS = _table(
    "rejections",
    "One row per publication that could not be read.",
    Column("rejection_id", "string", "Key of the row: publication_id, or the address.", PUBLICATION, key=True),
    columns_of(
        Rejection,
        {"code": "encrypted", "message": "antwort.pdf: encrypted; a file without password would have been right",
         "publication_id": PUBLICATION, "file_name": "antwort.pdf", "source_uri": "https://example.org/antwort.pdf",
         "size_bytes": "48213", "limit": "pages: 1000", "extractor_version": "0.1.0"},
        size_bytes={"type": "int64", "unit": "bytes"},
        extractor_version={"type": "category"},
    ),
    Column("extraction_key", "string", "Hash of everything that can change the result.", "b1946ac9…"),
    Column("supersedes", "string", "Publication that stood at the same address before.", "sha256:1b7a90…"),
)  # fmt: skip

_CONTENT = (
    _PUBLICATIONS, _SOURCES, _PROFILES, _MUNICIPALITIES, _CONTACTS, _QUOTES, _SECTIONS, _BULLETS, _MATERIALS, _FACTS,
    _ENTITIES, _BLOCKS, _EVIDENCE, _FINDINGS, _REJECTIONS,
)  # fmt: skip

_RUNS = _table(
    "runs",
    "One row per run with what it wrote.",
    Column("run_id", "string", "Key of the run.", "20120315T101500Z-4f2a", key=True),
    columns_of(Run, {"started_at": "2012-03-15T10:15:00Z", "finished_at": "2012-03-15T10:25:00Z"},
        extractor_version={"type": "category"}, cpu_seconds={"unit": "s"}),
    (
        Column(f"rows_{table.name}", "int64", f"Rows that the run wrote to {table.name}.", "120", "rows")
        for table in _CONTENT
        if table is not _SOURCES
    ),
    Column("rejections_by_code", "string", "JSON: rejections of the run by code.", '{"encrypted": 2}'),
    Column(
        "completeness",
        "string",
        "JSON: by family and table the rows of the run and, by column, how many of them hold a value.",
        '{"generic": {"contacts": {"rows": 20, "filled": {"email": 18}}}}',
    ),
    Column(
        "findings",
        "string",
        "JSON: what a person should know about the run as a whole: columns that are filled less than before, sources "
        "that are silent or were stopped.",
        '[{"code": "completeness_drop", "family": "generic", "table": "contacts", "column": "email", …}]',
    ),
)  # fmt: skip

TABLES: Mapping[str, Table] = {table.name: table for table in (*_CONTENT, _RUNS)}
"""All tables by name."""
EXTRACTED: tuple[str, ...] = tuple(t.name for t in _CONTENT if t is not _SOURCES)
"""Tables whose rows come out of reading publications; the others say what runs saw."""
