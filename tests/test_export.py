from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

import duckdb
import pytest

from pipeline.escape import harmless
from pipeline.export import Target, export
from pipeline.warehouse import Warehouse, stage
from schemas.errors import UsageError
from schemas.tables import TABLES
from tests.publications import NOON, record, rejection, run

FORMULA = '=HYPERLINK("http://example.org","klick")'


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("export")
    results = [record(n) for n in range(3)]
    results[1].profiles[0].headline = FORMULA
    staged = stage([*results, rejection(9)], place / "staged", run_id="r", extracted_at=NOON)
    Warehouse(place / "W").commit([staged.path], run=run())
    return place / "W"


def test_csv_opens_in_a_spreadsheet_with_umlauts_and_without_formulas(warehouse: Path, tmp_path: Path) -> None:
    out = export(warehouse, "csv", tmp_path / "csv")
    assert {path.stem for path in out.iterdir()} == set(TABLES)
    assert (out / "profiles.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (out / "profiles.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["municipality"] for row in rows} == {"Sonnental", "Mühlbach", "Grünau"}
    assert f"'{FORMULA}" in {row["headline"] for row in rows}
    assert rows[0]["pages"] == "[1, 2]"
    with (out / "contacts.csv").open(encoding="utf-8-sig", newline="") as file:
        contact = next(row for row in csv.DictReader(file) if row["name"])
    assert contact["phone"] == "+493012345678"
    assert contact["postcode"].startswith("04")


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "\t=1", "- Punkt"]
)
def test_text_that_begins_like_a_formula_is_made_harmless(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("value", ["+493535463000", "-5", "-1,5", "Text = mehr", "", None, 5, 1.5])
def test_numbers_and_other_text_stay(value: object) -> None:
    assert harmless(value) == value


def test_sqlite_has_all_tables_with_keys_and_zeros(warehouse: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(export(warehouse, "sqlite", tmp_path / "w.sqlite"))
    for table in TABLES:
        assert connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()
    found = connection.execute(
        """SELECT p.headline, c.postcode, u.funders, u.published_from, f.amount FROM profiles p
           JOIN contacts c USING (profile_id) JOIN publications u ON u.publication_id = p.publication_id
           JOIN facts f USING (profile_id) WHERE p.municipality = 'Mühlbach'"""
    ).fetchall()
    assert found == [(FORMULA, "04001", '["Stiftung A", "Stiftung B"]', "2012-02-01", 1000.0)]
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("INSERT INTO profiles SELECT * FROM profiles")
    connection.close()


def test_duckdb_keeps_types_and_descriptions(warehouse: Path, tmp_path: Path) -> None:
    out = export(warehouse, "duckdb", tmp_path / "w.duckdb")
    with duckdb.connect(str(out), read_only=True) as connection:
        assert connection.sql("SELECT pages FROM profiles LIMIT 1").fetchall() == [([1, 2],)]
        comment = connection.sql("SELECT comment FROM duckdb_columns() WHERE column_name = 'postcode'").fetchall()
        assert comment == [(TABLES["contacts"].column("postcode").description,)]
        assert connection.sql("SELECT published_from FROM publications LIMIT 1").types == ["DATE"]


def test_excel_holds_text_as_text(warehouse: Path, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter", reason="the excel extra is not installed")
    openpyxl = pytest.importorskip("openpyxl", reason="nothing to read the workbook with")
    book = openpyxl.load_workbook(export(warehouse, "xlsx", tmp_path / "w.xlsx"))
    assert set(book.sheetnames) == set(TABLES)
    header, *rows = book["profiles"].iter_rows()
    column = [cell.value for cell in header].index("headline")
    (cell,) = (row[column] for row in rows if row[column].value == FORMULA)
    assert cell.data_type == "s"


def test_some_tables_of_an_earlier_snapshot(warehouse: Path, tmp_path: Path) -> None:
    first = Warehouse(warehouse).snapshots()[0].snapshot_id
    out = export(warehouse, "csv", tmp_path / "csv", snapshot=first, tables=["facts"])
    assert [path.name for path in out.iterdir()] == ["facts.csv"]


@pytest.mark.parametrize("to", ["csv", "sqlite", "duckdb"])
def test_nothing_is_overwritten_and_nothing_left_half_done(warehouse: Path, tmp_path: Path, to: Target) -> None:
    there = tmp_path / "there"
    there.write_text(json.dumps("mine"))
    with pytest.raises(UsageError, match="exists already"):
        export(warehouse, to, there)
    with pytest.raises(UsageError, match="no table 'fact'"):
        export(warehouse, to, tmp_path / "new", tables=["fact"])
    assert list(tmp_path.iterdir()) == [there]
