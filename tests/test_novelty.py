"""Series that the warehouse does not know yet are said, once."""

from __future__ import annotations

from pathlib import Path

from pipeline.warehouse import Staged, Warehouse, stage
from pipeline.warehouse.novelty import new_series
from schemas.profile import Record
from tests.publications import NOON, record, run


def of_series(number: int, series: str | None) -> Record:
    one = record(number)
    one.publication.series = series
    return one


def staged(place: Path, *records: Record) -> Staged:
    return stage(records, place / "staged", run_id="r", extracted_at=NOON)


def test_in_an_empty_warehouse_nothing_is_news(tmp_path: Path) -> None:
    assert new_series(Warehouse(tmp_path / "W"), [staged(tmp_path, of_series(0, "Alt")).path]) == []


def test_a_series_is_news_until_it_is_held(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "W")
    warehouse.commit([staged(tmp_path, of_series(0, "Alt")).path], run=run("r"))
    brought = staged(tmp_path, of_series(1, "Alt"), of_series(2, "Neu"), of_series(3, "Neu"), of_series(4, None)).path
    [finding] = new_series(warehouse, [brought])
    assert (finding["code"], finding["series"]) == ("new_series", "Neu")
    assert "2 publications" in finding["message"]
    warehouse.commit([brought], run=run("s"))
    assert new_series(warehouse, [staged(tmp_path, of_series(5, "Neu")).path]) == []
