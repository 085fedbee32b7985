"""A sheet about a district, to print an imprint under, and what is read from it."""

from __future__ import annotations

from typing import Any

from extractors.generic import family
from extractors.profile_blocks import PublicationBlocks
from pipeline.fields import Fields, read_publication
from pipeline.profiles import divide
from tests.printed import Sheet


def a_sheet() -> Sheet:
    sheet = Sheet()
    sheet.title("Landkreis Friesland")
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    sheet.text("Hier steht ein Absatz in der Größe des Textes.")
    return sheet


def publication(sheet: Sheet) -> Fields:
    division = divide(sheet.blocks, family)
    return read_publication(PublicationBlocks(tuple(sheet.blocks), division.outside, family, division.profiles))


def value(found: Fields, name: str) -> Any:
    best = found.best(f"publication.{name}")
    return best.value if best else None
