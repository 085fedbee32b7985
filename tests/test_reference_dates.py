"""Notes beside key figures that say to which day they refer."""

from __future__ import annotations

from typing import Any

from extractors.generic import family
from pipeline.fields import read_profile
from pipeline.profiles import divide
from tests.imprinted import publication, value
from tests.printed import Sheet


def dated(sheet: Sheet) -> list[tuple[Any, Any]]:
    found, _ = read_profile(sheet.profile())
    return [(c.value.value("label"), c.value.value("as_of")) for c in found.lists["facts"]]


def with_note(*notes: str, below: float = 6.0) -> Sheet:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.table(("Einwohner", "59.111"), ("Fläche", "88,6 km²"), ("Gegründet", "1290"))
    sheet.top += below
    for note in notes:
        sheet.text(note, size=7.0)
    return sheet


def test_a_note_below_figures_dates_them_and_no_year() -> None:
    assert dated(with_note("Stand: 31.12.2010")) == [
        ("Einwohner", "2010-12-31"),
        ("Fläche", "2010-12-31"),
        ("Gegründet", None),
    ]


def test_a_note_may_say_which_figures_it_is_about() -> None:
    assert dated(with_note("* Einwohner: Stand 31.12.2010", below=80)) == [
        ("Einwohner", "2010-12-31"),
        ("Fläche", None),
        ("Gegründet", None),
    ]
    assert dated(with_note("Alle Angaben: Stand 2010", below=80))[1] == ("Fläche", "2010")


def test_a_date_far_from_the_figures_is_that_of_the_sheet() -> None:
    assert {date for _, date in dated(with_note("Stand: 31.12.2010", below=80))} == {None}


def test_a_note_on_figures_belongs_to_the_profile_and_dates_no_publication() -> None:
    sheet = with_note("Stand: 31.12.2010")
    assert value(publication(sheet), "published_on") is None
    apart = with_note("Stand: 31.12.2010", below=80)
    assert value(publication(apart), "published_on") == "2010-12-31"
    assert [b.text for b in divide(apart.blocks, family).outside.all_blocks] == ["Stand: 31.12.2010"]


def test_a_note_between_title_and_figures_dates_them() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text("Stand: 31.12.2010", size=7.0)
    sheet.text("Einwohner: 59.111")
    assert dated(sheet) == [("Einwohner", "2010-12-31")]
    assert value(publication(sheet), "published_on") is None
