from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from pipeline.opened import open_warehouse
from pipeline.warehouse import Warehouse, stage
from schemas.errors import NoWarehouse, UsageError
from tests.publications import NOON, record, rejection, run


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    for n in range(2):
        staged = stage([record(n), rejection(7 + n)], tmp_path / "staged", run_id=f"r{n}", extracted_at=NOON)
        Warehouse(tmp_path / "W").commit([staged.path], run=run(f"r{n}"))
    return tmp_path / "W"


def test_tables_are_relations_and_frames(warehouse: Path) -> None:
    with open_warehouse(warehouse) as held:
        assert held["profiles"].filter("federal_state = 'Bayern'").project("municipality").fetchall() == [("Mühlbach",)]
        contacts = held.frame("contacts")
        assert set(contacts.loc[contacts.name.notna(), "postcode"]) == {"04000", "04001"}
        publications = held.frame("publications")
        assert publications.page_count.dtype == pd.Int32Dtype()
        assert str(publications.published_from.iloc[0]) == "2012-02-01"
        assert len(held.tables) == 16


def test_answers_have_nullable_types(warehouse: Path) -> None:
    with open_warehouse(warehouse) as held:
        answer = held.ask("SELECT unnest([1, NULL])::INTEGER AS n, TRUE AS yes")
        assert answer.n.dtype == pd.Int32Dtype()
        assert answer.n.isna().tolist() == [False, True]
        assert answer.yes.dtype == pd.BooleanDtype()


def test_what_is_open_stays_as_it_is(warehouse: Path, tmp_path: Path) -> None:
    with open_warehouse(warehouse) as held:
        staged = stage([record(5)], tmp_path / "staged", run_id="later", extracted_at=NOON)
        Warehouse(warehouse).commit([staged.path], run=run("later"))
        assert len(held.frame("publications")) == held["publications"].count("*").fetchall()[0][0] == 2
    first = Warehouse(warehouse).snapshots()[0].snapshot_id
    with open_warehouse(warehouse, snapshot=first) as earlier:
        assert len(earlier.frame("publications")) == 1


def test_mistakes_are_named(warehouse: Path, tmp_path: Path) -> None:
    with pytest.raises(NoWarehouse):
        open_warehouse(tmp_path / "none")
    with open_warehouse(warehouse) as held, pytest.raises(UsageError, match="no table 'contact'; tables: publ"):
        held["contact"]
