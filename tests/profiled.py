"""What is read from a sheet as the fields of its profile."""

from __future__ import annotations

from typing import Any

from pipeline.fields import read_profile
from tests.printed import Sheet


def contacts(sheet: Sheet) -> list[dict[str, Any]]:
    return _items(sheet, "contacts")


def quotes(sheet: Sheet) -> list[dict[str, Any]]:
    return _items(sheet, "quotes")


def best(sheet: Sheet, name: str) -> Any:
    """The chosen value of a field that has one, None where nothing was found."""
    found = read_profile(sheet.profile())[0].best(name)
    return found.value if found else None


def _items(sheet: Sheet, name: str) -> list[dict[str, Any]]:
    fields, _ = read_profile(sheet.profile())
    return [{k: c.value.value(k) for k in c.value.parts} for c in fields.lists[name]]
