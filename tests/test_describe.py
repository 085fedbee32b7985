from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.describe import datapackage, describe
from pipeline.warehouse import Warehouse, stage
from schemas.errors import UsageError
from schemas.tables import TABLES
from tests.publications import NOON, record, run


def test_the_terminal_shows_every_column() -> None:
    console = Console(width=200, record=True, file=Path("/dev/null").open("w"))  # noqa: SIM115
    console.print(describe("terminal"))
    shown = console.export_text()
    for table in TABLES.values():
        assert table.description in shown
        assert all(column.name in shown for column in table.columns)
    assert "[x0, top, x1, bottom]" in shown


def test_markdown_has_one_row_per_column() -> None:
    text = describe("markdown", table="contacts")
    assert isinstance(text, str)
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    assert len(rows) == len(TABLES["contacts"].columns)
    assert all(line.count(" | ") == 3 for line in rows)
    assert "Personal data." in text


def test_html_is_escaped() -> None:
    text = describe("html")
    assert isinstance(text, str)
    assert "list&lt;string&gt;" in text
    assert "list<string>" not in text


def test_an_unknown_table_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="contacts"):
        describe("markdown", table="contact")


def test_the_data_package_beside_the_tables_names_their_files(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "W")
    staged = stage([record(0)], tmp_path / "s", run_id="r", extracted_at=NOON)
    folder = warehouse.commit([staged.path], run=run()).path
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert {resource["title"] for resource in package["resources"]} == set(TABLES)
    assert all((folder / path).is_file() for resource in package["resources"] for path in resource["path"])


def test_the_data_package_knows_keys_and_fixed_values() -> None:
    (resource,) = datapackage({"bullets": ["a.parquet"]})["resources"]
    assert resource["schema"]["primaryKey"] == ["bullet_id"]
    targets = {key["fields"][0]: key["reference"]["resource"] for key in resource["schema"]["foreignKeys"]}
    assert targets["parent_bullet_id"] == "bullets"
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    assert "goals" in fields["section_kind"]["constraints"]["enum"]
    assert fields["text"]["personal"] == "free_text"
