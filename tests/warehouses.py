"""Comparing warehouses as the contract defines equal: all tables, but for times, run and snapshot ids."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.warehouse import Warehouse
from schemas.tables import TABLES

TIMES = {"extracted_at", "run_id", "first_seen_at", "last_seen_at", "gone_at"}


def content(warehouse: Path) -> dict[str, Any]:
    """All rows of all tables but `runs`, without times and run ids."""
    held = Warehouse(warehouse)
    tables = {name: held.table(name) for name in TABLES if name != "runs"}
    kept = {name: table.drop(columns=TIMES & set(table.columns)) for name, table in tables.items()}
    return {name: sorted(map(str, table.astype(object).to_dict("records"))) for name, table in kept.items()}
