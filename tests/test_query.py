from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.query import query
from pipeline.warehouse import Warehouse, stage
from schemas.errors import NoWarehouse, UsageError
from schemas.tables import TABLES
from tests.publications import NOON, record, run


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("it's here")  # a quote in the path
    for n in range(2):
        staged = stage([record(n)], place / "staged", run_id=f"run-{n}", extracted_at=NOON)
        Warehouse(place / "W").commit([staged.path], run=run(f"run-{n}"))
    return place / "W"


def test_all_tables_can_be_asked(warehouse: Path) -> None:
    for table in TABLES:
        assert query(f"SELECT * FROM {table}", warehouse).column_names


def test_a_question_over_two_tables(warehouse: Path) -> None:
    answer = query(
        """SELECT p.municipality, count(*) AS n FROM profiles p JOIN bullets b USING (profile_id)
           GROUP BY 1 ORDER BY 1""",
        warehouse,
    )
    assert answer.to_pylist() == [{"municipality": "Mühlbach", "n": 4}, {"municipality": "Sonnental", "n": 4}]


def test_keys_keep_their_zeros_and_dates_are_dates(warehouse: Path) -> None:
    answer = query("SELECT postcode FROM contacts WHERE postcode LIKE '04%' ORDER BY 1", warehouse)
    assert answer.column("postcode").to_pylist() == ["04000", "04001"]
    assert (
        str(query("SELECT published_from FROM publications LIMIT 1", warehouse).schema.field(0).type) == "date32[day]"
    )


def test_an_earlier_snapshot_can_be_asked(warehouse: Path) -> None:
    first = Warehouse(warehouse).snapshots()[0]
    assert query("SELECT * FROM publications", warehouse, snapshot=first.snapshot_id).num_rows == 1
    with pytest.raises(NoWarehouse, match="no snapshot 'x'"):
        query("SELECT 1", warehouse, snapshot="x")


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("SELECT * FROM contact", 'no table "contact", perhaps contacts; tables: publications'),
        ("SELECT nam FROM contacts", 'no column "nam", perhaps name; columns of contacts: contact_id'),
        ("SELECT c.nam FROM contacts c", 'no column "nam", perhaps name'),
        ("SELEC 1", "syntax error"),
        ("SELECT 1; SELECT 2", "one question at a time"),
        ("", "one question at a time"),
        ("CREATE TABLE x AS SELECT 1", "only read"),
        ("INSERT INTO contacts VALUES (1)", "only read"),
        ("COPY (SELECT 1) TO 'x.csv'", "only read"),
        ("SET enable_external_access = true", "only read"),
        ("SELECT * FROM read_csv('/etc/hostname')", "Cannot access file"),
        ("SELECT * FROM read_text('/etc/hostname')", "Cannot access file"),
    ],
)
def test_what_cannot_be_asked_says_what_could(warehouse: Path, sql: str, message: str) -> None:
    with pytest.raises(UsageError) as raised:
        query(sql, warehouse)
    assert message in str(raised.value)


def test_a_folder_that_is_no_warehouse_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoWarehouse, match="not a warehouse"):
        query("SELECT 1", tmp_path)
