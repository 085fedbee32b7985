"""Who governs a place names it."""

from __future__ import annotations

import pytest

from extractors.generic.office_holders import place_governed
from tests.divided import headline, municipality, profiles
from tests.printed import Sheet, passage


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Bürgermeisterin Eva Licht, Gronau (Westfalen)", "Gronau (Westfalen)"),
        ("Landrat Jens Tiede, Landkreis Uelzen", "Uelzen"),
        ("Erster Beigeordneter Hans-Werner Thiel, Wittlich", "Wittlich"),
    ],
)
def test_a_person_with_an_office_names_the_place(line: str, name: str) -> None:
    place = place_governed(passage(line))
    assert place is not None
    assert (place.name.text, place.marked) == (name, True)


@pytest.mark.parametrize("line", ["Eva Licht, Gronau", "Bürgermeisterin Eva Licht, SPD", "Wie regiert man Gronau?"])
def test_other_lines_name_none(line: str) -> None:
    assert place_governed(passage(line)) is None


def test_interviews_after_an_editorial_are_called_what_was_said() -> None:
    sheet = Sheet()
    sheet.set("heading", "Wer regiert hier?", level=1, size=38.0, bold=True)
    sheet.turn()
    sheet.set("heading", "Editorial", level=2, size=27.0, bold=True)
    sheet.text("Wir haben Menschen besucht, die Verantwortung tragen.")
    for said, who in (
        ("„Wir entschuldigen uns nicht“", "Bürgermeisterin Eva Licht, Gronau (Westfalen)"),
        ("„Ein Kreis ist kein Weg“", "Landrat Jens Tiede, Landkreis Uelzen"),
    ):
        sheet.turn()
        sheet.set("pull_quote", said, size=27.0, bold=True)
        sheet.set("paragraph", who, size=11.0, bold=True)
        sheet.text("Zum Gespräch kommt man hier mit dem Fahrrad, was niemand erwähnt; man sieht es an der Klammer.")
        sheet.set("heading", "Wozu die Tür?", level=5, size=11.2, bold=True)
        sheet.text("Weil die Leute sonst nicht hereinkommen.")
    assert [municipality(p) for p in profiles(sheet)] == ["Gronau (Westfalen)", "Uelzen"]
    assert [headline(p) for p in profiles(sheet)] == ["„Wir entschuldigen uns nicht“", "„Ein Kreis ist kein Weg“"]
