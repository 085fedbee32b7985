"""Six questions that analysts ask, answered by a warehouse of all samples and checked against the expected records."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.extract import extract
from pipeline.query import query
from pipeline.warehouse import Warehouse, diff, stage
from tests.publications import NOON, record, run

SAMPLES = Path(__file__).parents[1] / "samples"

WHO_IS_RESPONSIBLE_WHERE = """
    SELECT federal_state, municipality, name, role, email, phone
    FROM contacts
    WHERE kind = 'person' AND profile_id IS NOT NULL
    ORDER BY federal_state, municipality, name
"""
WHICH_PROGRAMMES_IN_WHICH_STATE = """
    SELECT federal_state, coalesce(normalized, text) AS programme, count(DISTINCT profile_id) AS profiles,
           list_sort(list(DISTINCT text)) AS printed
    FROM entities
    WHERE label = 'PROGRAMME'
    GROUP BY 1, 2
    ORDER BY 1, 3 DESC, 2
"""
STRATEGIES_THAT_NAME_A_YEAR_SINCE_2010 = r"""
    SELECT municipality, text
    FROM bullets
    WHERE section_kind = 'structures_and_strategies'
      AND list_max(regexp_extract_all(text, '\b(?:19|20)\d\d\b')::INTEGER[]) >= 2010
    ORDER BY municipality, bullet_id
"""
CONTACTS_WITHOUT_EMAIL = """
    SELECT c.municipality, c.name, c.organisation, coalesce(c.phone, c.mobile) AS phone, p.source_uri
    FROM contacts c JOIN publications p USING (publication_id)
    WHERE c.email IS NULL
    ORDER BY 1, 2, 3
"""
WHAT_IS_NEW_SINCE_THE_LAST_SNAPSHOT = """
    SELECT p.municipality, p.headline, u.supersedes IS NOT NULL AS new_edition, count(b.bullet_id) AS bullets
    FROM profiles p
    JOIN publications u USING (publication_id)
    LEFT JOIN bullets b USING (profile_id)
    WHERE p.run_id = (SELECT run_id FROM runs ORDER BY started_at DESC LIMIT 1)
    GROUP BY ALL
    ORDER BY 1
"""
# The table of another office: keys are text there too, or "01004" would lose its zero and find nothing.
KEY_FIGURES_PER_KREIS = """
    SELECT k.name AS kreis, k.population, p.municipality, f.key, f.amount, f.unit
    FROM 'warehouse/current/profiles/*.parquet' p
    JOIN read_csv('kreise.csv', types = {'ags': 'VARCHAR'}) k ON k.ags = p.kreis_ags
    LEFT JOIN 'warehouse/current/facts/*.parquet' f ON f.profile_id = p.profile_id
         AND f.key IN ('population', 'area_km2', 'budget_eur')
    ORDER BY kreis, p.municipality, f.key
"""
KREISE = "ags,name,population\n01004,Neumünster,79487\n09180,Garmisch-Partenkirchen,88467\n12062,Elbe-Elster,101827\n"


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All samples, and in a later snapshot an invented publication whose contact has no e-mail address."""
    place = tmp_path_factory.mktemp("questions")
    for n, results in enumerate([map(extract, sorted(SAMPLES.rglob("*.pdf"))), [record(0, email=None)]]):
        at = NOON + timedelta(days=n)
        staged = stage(results, place / "staged", run_id=f"run-{n}", extracted_at=at)
        Warehouse(place / "warehouse").commit([staged.path], run=run(f"run-{n}", at=at))
    return place / "warehouse"


def expected() -> Iterator[dict[str, Any]]:
    """The profiles of all expected records."""
    for path in sorted(SAMPLES.rglob("*.gold.json")):
        yield from json.loads(path.read_text(encoding="utf-8")).get("profiles", [])


def ask(sql: str, warehouse: Path) -> list[dict[str, Any]]:
    """The answer without the invented publication."""
    rows: list[dict[str, Any]] = query(sql, warehouse).to_pylist()
    return [row for row in rows if row.get("municipality") != "Sonnental"]


def test_who_is_responsible_where(warehouse: Path) -> None:
    right = {
        (p["federal_state"], p["municipality"], c["name"], c["role"], c["email"], c["phone"])
        for p in expected()
        for c in p["contacts"]
        if c["kind"] == "person"
    }
    answer = ask(WHO_IS_RESPONSIBLE_WHERE, warehouse)
    assert {tuple(row.values()) for row in answer} == right
    assert len(right) > 10


def test_which_programmes_are_named_in_which_state(warehouse: Path) -> None:
    right = {
        (p["federal_state"], entity["text"].strip("„“"))
        for p in expected()
        for entity in p["entities"]
        if entity["label"] == "PROGRAMME"
    }
    answer = ask(WHICH_PROGRAMMES_IN_WHICH_STATE, warehouse)
    found = {(row["federal_state"], text) for row in answer for text in row["printed"]}
    assert right <= found  # short forms of the same programmes are found too
    brandenburg = {row["programme"]: row["profiles"] for row in answer if row["federal_state"] == "Brandenburg"}
    assert brandenburg["Bildungs- und Teilhabepaket"] == 1


def test_strategies_that_name_a_year_since_2010(warehouse: Path) -> None:
    right = sorted(
        (p["municipality"] or "", bullet["text"])
        for p in expected()
        for section in p["sections"]
        if section["kind"] == "structures_and_strategies"
        for bullet in section["bullets"]
        if any(int(year) >= 2010 for year in re.findall(r"\b(?:19|20)\d\d\b", bullet["text"]))
    )
    answer = ask(STRATEGIES_THAT_NAME_A_YEAR_SINCE_2010, warehouse)
    assert sorted((row["municipality"] or "", row["text"]) for row in answer) == right
    assert right


def test_contacts_without_email(warehouse: Path) -> None:
    right = {(p["municipality"], c["name"]) for p in expected() for c in p["contacts"] if c["email"] is None}
    answer = query(CONTACTS_WITHOUT_EMAIL, warehouse).to_pylist()
    assert {(row["municipality"], row["name"]) for row in answer} == right | {("Sonnental", "Ada Beispiel")}


def test_what_is_new_since_the_last_snapshot(warehouse: Path) -> None:
    (answer,) = query(WHAT_IS_NEW_SINCE_THE_LAST_SNAPSHOT, warehouse).to_pylist()
    assert answer == {"municipality": "Sonnental", "headline": "Profil 0", "new_edition": False, "bullets": 4}
    before, after = Warehouse(warehouse).snapshots()
    changes = [c for c in diff(before.path, after.path) if c.table == "bullets"]
    assert [c.kind for c in changes] == ["added"] * answer["bullets"]


def test_key_figures_per_kreis_join_by_ags(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(warehouse.parent)
    Path("kreise.csv").write_text(KREISE, encoding="utf-8")
    answer = duckdb.sql(KEY_FIGURES_PER_KREIS).fetchall()
    names = {line.split(",")[0]: line.split(",")[1] for line in KREISE.splitlines()[1:]}
    right = {
        (names[p["ags"][:5]], p["municipality"], fact["key"], fact["amount"])
        for p in expected()
        if p["ags"] and p["ags"][:5] in names
        for fact in [f for f in p["facts"] if f["key"] in {"population", "area_km2", "budget_eur"}]
        or [{"key": None, "amount": None}]
    }
    assert {(row[0], *row[2:5]) for row in answer} == right
    assert {row[0] for row in answer} == set(names.values())
