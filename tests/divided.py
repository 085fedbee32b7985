"""Publications set by hand, divided into profiles, with the municipality of each."""

from __future__ import annotations

from extractors.generic import family
from extractors.profile_blocks import ProfileBlocks
from pipeline.fields import read_profile
from pipeline.profiles import divide
from tests.printed import Sheet


def a_portrait(sheet: Sheet, slogan: str, line: str) -> None:
    sheet.set("heading", slogan, level=2, size=18.0, bold=True)
    sheet.text(line)
    sheet.heading("Ausgangspunkt", level=3)
    sheet.text("Hier stand lange alles leer.")
    sheet.heading("Ergebnisse", level=3)
    sheet.text("Heute ist wieder etwas los.")


def profiles(sheet: Sheet) -> tuple[ProfileBlocks, ...]:
    return divide(sheet.blocks, family).profiles


def municipality(profile: ProfileBlocks) -> object:
    best = read_profile(profile)[0].best("municipality")
    return best.value if best else None


def an_office(sheet: Sheet, name: str) -> None:
    sheet.text("Kontakt", name, "Am Markt 3, 02763 Zittau", "Telefon 03583 752611")


def headline(profile: ProfileBlocks) -> object:
    best = read_profile(profile)[0].best("headline")
    return best.value if best else None
