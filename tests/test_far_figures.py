"""Key figures at the far end of a line that names the town."""

from __future__ import annotations

from extractors.generic import family
from pipeline.fields import read_profile
from pipeline.profiles import divide
from pipeline.regroup.far_figures import with_far_figures_apart
from tests.divided import a_portrait, municipality
from tests.printed import Sheet


def under_a_line(sheet: Sheet, *parts: str) -> None:
    sheet.foot(*parts)
    sheet.top += 14
    a_portrait(sheet, f"Einfall {len(sheet.blocks)}", "Wer hier wohnt, der kennt alle anderen und alle Häuser.")


def test_each_town_has_the_figures_at_the_end_of_the_line_over_its_title() -> None:
    sheet = Sheet()
    for town, figures in (
        ("Zittau", "Einwohner: 26.254 | Haltestellen: 38"),
        ("Torgau", "Einwohner: 20.065 | Geräte: 9"),
    ):
        under_a_line(sheet, f"Stadt {town}", figures)
        sheet.turn()
    profiles = divide(with_far_figures_apart(sheet.blocks), family).profiles
    assert [municipality(profile) for profile in profiles] == ["Zittau", "Torgau"]
    facts = [read_profile(profile)[0].lists["facts"] for profile in profiles]
    assert [[(c.value.value("label"), c.value.value("value")) for c in found] for found in facts] == [
        [("Einwohner", "26.254"), ("Haltestellen", "38")],
        [("Einwohner", "20.065"), ("Geräte", "9")],
    ]


def test_labels_and_values_far_apart_stay_one_line() -> None:
    sheet = Sheet()
    sheet.foot("Einwohner:", "26.254")
    sheet.foot("Stadt Zittau", "im Mai 2014")
    sheet.foot("Einwohner: 26.254", "Fläche: 66 km²")
    assert list(with_far_figures_apart(sheet.blocks)) == sheet.blocks
