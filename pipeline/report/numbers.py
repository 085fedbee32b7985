"""What the report shows, as plain lists out of one snapshot."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb

from pipeline.query import connect
from pipeline.warehouse import Change, Snapshot, Warehouse, diff
from schemas.tables import TABLES

COUNTED = ("publications", "profiles", "contacts", "quotes", "bullets", "facts", "rejections")
JUDGED = {
    "publications": ("series", "publisher", "title", "published_on", "rights"),
    "profiles": ("municipality", "federal_state", "ags", "headline", "summary"),
    "contacts": ("name", "role", "organisation", "street", "postcode", "email", "phone", "website"),
    "quotes": ("speaker", "role"),
    "facts": ("key", "amount", "unit", "as_of"),
}
"""Columns whose completeness is shown: those that a reader would miss."""
FAMILIES = 6  # columns of the table of completeness; the largest families first
PROGRAMMES = 20
SERIES = 20
YEARS = 1985, 2035  # what lies outside is no year of a programme or a plan
CHANGES = 60  # rows shown of the newest changes; the counts are of all
RUNS = 12

Rows = list[tuple[Any, ...]]


@dataclass
class Numbers:
    """Everything that the page shows. Rows are tuples in the order of the page's columns."""

    title: str
    snapshot: Snapshot
    previous: Snapshot | None
    counts: dict[str, int]
    """By table."""
    states: dict[str, int]
    """Profiles by Land."""
    stateless: int
    """Profiles whose Land is not known."""
    series: Rows
    """Series, family, publications, profiles."""
    families: list[str]
    completeness: Rows
    """Table, column, share of all rows, share by family in the order of `families`; None without rows."""
    confidence: list[int]
    """Values by tenth of their probability, the lowest first."""
    findings: Rows
    """Code, severity, number, publications."""
    rejections: Rows
    """Code, number, example of a message."""
    years: Rows
    """Year, profiles that name it, mentions."""
    programmes: Rows
    """Programme, profiles, Länder."""
    runs: Rows
    """Run, begun, publications, rejections, share of filled cells; the latest last."""
    run_findings: Rows
    """Run, message."""
    changed: dict[tuple[str, str], int] = field(default_factory=dict)
    """Rows by table and kind of change since the snapshot before."""
    changes: list[Change] = field(default_factory=list)


def numbers(warehouse: Path | str, *, snapshot: str | None = None) -> Numbers:
    """Reads one snapshot. Raises NoWarehouse."""
    held = Warehouse(warehouse)
    this = held.snapshot(snapshot)
    before = [one for one in held.snapshots() if one.snapshot_id < this.snapshot_id]
    with connect(this.path) as connection:
        found = _numbers(connection, Path(warehouse).resolve().name, this, before[-1] if before else None)
    if found.previous:
        _compare(found, found.previous, this)
    return found


def _numbers(c: duckdb.DuckDBPyConnection, title: str, this: Snapshot, previous: Snapshot | None) -> Numbers:
    families = [name for (name,) in _rows(c, "SELECT family FROM publications GROUP BY 1 ORDER BY count(*) DESC, 1")][
        :FAMILIES
    ]
    states: dict[str | None, int] = dict(_rows(c, "SELECT federal_state, count(*) FROM profiles GROUP BY 1"))
    tenths: dict[int, int] = dict(
        _rows(c, "SELECT least(floor(confidence * 10), 9)::INTEGER, count(*) FROM evidence GROUP BY 1")
    )
    runs, run_findings = _runs(c)
    return Numbers(
        title=title,
        snapshot=this,
        previous=previous,
        counts={table: this.rows.get(table, 0) for table in TABLES},
        states={state: n for state, n in states.items() if state},
        stateless=states.get(None, 0),
        series=_rows(
            c,
            f"""SELECT u.series, u.family, count(DISTINCT u.publication_id), count(p.profile_id)
                FROM publications u LEFT JOIN profiles p USING (publication_id)
                GROUP BY ALL ORDER BY 3 DESC, 4 DESC, 1 LIMIT {SERIES}""",
        ),
        families=families,
        completeness=[row for table, columns in JUDGED.items() for row in _filled(c, table, columns, families)],
        confidence=[tenths.get(n, 0) for n in range(10)],
        findings=_rows(
            c,
            """SELECT code, severity, count(*), count(DISTINCT publication_id) FROM findings GROUP BY ALL
               ORDER BY 3 DESC, 1""",
        ),
        rejections=_rows(c, "SELECT code, count(*), min(message) FROM rejections GROUP BY 1 ORDER BY 2 DESC, 1"),
        years=_years(c),
        programmes=_rows(
            c,
            f"""SELECT coalesce(normalized, text), count(DISTINCT profile_id),
                       list_sort(list(DISTINCT federal_state::VARCHAR) FILTER (federal_state IS NOT NULL))
                FROM entities WHERE label = 'PROGRAMME' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {PROGRAMMES}""",
        ),
        runs=runs,
        run_findings=run_findings,
    )


def _filled(c: duckdb.DuckDBPyConnection, table: str, columns: Sequence[str], families: Sequence[str]) -> Rows:
    counted = ", ".join(f'count("{column}")' for column in columns)
    by_family = {row[0]: row[1:] for row in _rows(c, f"SELECT family, count(*), {counted} FROM {table} GROUP BY 1")}
    total = [sum(row[n] for row in by_family.values()) for n in range(len(columns) + 1)]
    rows = [total, *(by_family.get(family, [0] * len(total)) for family in families)]
    return [
        (table, column, *(row[n] / row[0] if row[0] else None for row in rows)) for n, column in enumerate(columns, 1)
    ]


def _years(c: duckdb.DuckDBPyConnection) -> Rows:
    """Years that profiles name, also within dates and periods."""
    first, last = YEARS
    return _rows(
        c,
        rf"""SELECT year, count(DISTINCT profile_id), count(*) FROM (
               SELECT profile_id,
                      unnest(list_distinct(regexp_extract_all(normalized, '(?:^|[/.])(\d{{4}})', 1)))::INTEGER AS year
               FROM entities WHERE label = 'DATE')
             WHERE year BETWEEN {first} AND {last} GROUP BY 1 ORDER BY 1""",
    )


def _runs(c: duckdb.DuckDBPyConnection) -> tuple[Rows, Rows]:
    stored = _rows(
        c,
        f"""FROM (SELECT run_id, started_at::TIMESTAMP, rows_publications, rows_rejections, completeness, findings
                  FROM runs ORDER BY started_at DESC LIMIT {RUNS}) ORDER BY 2""",
    )
    runs, findings = [], []
    for run_id, started, publications, rejections, completeness, said in stored:
        filled, cells = Counter[str](), 0
        for tables in json.loads(completeness or "{}").values():
            for table, entry in tables.items():
                cells += entry["rows"] * len(JUDGED.get(table, ()))
                filled["all"] += sum(entry["filled"].get(column, 0) for column in JUDGED.get(table, ()))
        runs.append((run_id, started, publications, rejections, filled["all"] / cells if cells else None))
        findings += [(run_id, finding["message"]) for finding in json.loads(said or "[]")]
    return runs, findings


def _compare(found: Numbers, before: Snapshot, this: Snapshot) -> None:
    seen: set[tuple[object, ...]] = set()
    changes = diff(before.path, this.path)

    def counted(change: Change) -> Change:
        row = (change.kind, change.table, change.publication_id, change.municipality, change.name)
        stays = change.kind == "removed" and change.earlier_is_held  # only a new edition no longer says it
        if row not in seen and not stays:  # several columns of one row are one row
            seen.add(row)
            key = (change.table, change.kind)
            found.changed[key] = found.changed.get(key, 0) + 1
        return change

    # Changed values first: what came and what went is seen by the counts
    kept: dict[str, list[Change]] = {"changed": [], "removed": [], "added": []}
    for change in map(counted, changes):
        if len(kept[change.kind]) < CHANGES:
            kept[change.kind].append(change)
    found.changes = list(islice((change for kind in kept.values() for change in kind), CHANGES))


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> Rows:
    return connection.execute(sql).fetchall()
