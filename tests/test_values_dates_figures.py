"""Dates, durations, amounts and key figures."""

from __future__ import annotations

import pytest

from extractors.values.dates import find_dates, find_durations, parse_date, parse_duration
from extractors.values.figures import parse_figure
from extractors.values.money import find_money


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Stand: April 2012", "2012-04"),
        ("12.Mai 2010", "2010-05-12"),
        ("01.10.2012 \u00ad 30.09.2014", "2012-10-01/2014-09-30"),
        ("01.07.2010 bis 30.06.2013", "2010-07-01/2013-06-30"),
        ("2011–2013", "2011/2013"),
        ("Seit 2009", "2009/.."),
        ("März 2021 - Oktober 2022", "2021-03/2022-10"),
        ("Schuljahr 2014/15", "2014/2015"),
        ("im 2. Quartal 2011", "2011-04/2011-06"),
        ("zweites Halbjahr 2012", "2012-07/2012-12"),
        ("3.-5. Mai 2012", "2012-05-03/2012-05-05"),
        ("Mai bis Juli 2011", "2011-05/2011-07"),
        ("bis 2015", "../2015"),
        ("08/2012", "2012-08"),
    ],
)
def test_dates_are_as_precise_as_stated(text: str, iso: str) -> None:
    assert parse_date(text) == iso
    assert len(find_dates(text)) == 1


@pytest.mark.parametrize(
    "text", ["04916 Herzberg", "2.900 Haushalte", "2012 Kinder", "31.02.2012", "Agenda 2010", "Tel. 0351 2012"]
)
def test_figures_and_impossible_days_are_no_dates(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("1 Jahr", "P1Y"),
        ("fünf Tage", "P5D"),
        ("48 Monate", "P48M"),
        ("anderthalb Jahre", "P18M"),
        ("1 ½ Jahre", "P18M"),
        ("zweijähriges Projekt", "P2Y"),
        ("ein halbes Jahr", "P6M"),
        ("90 Minuten", "PT90M"),
        ("seit 2009", None),
        ("0 Tage", None),
    ],
)
def test_durations(text: str, period: str | None) -> None:
    assert parse_duration(text) == period


@pytest.mark.parametrize("text", ["vor fünf Jahren", "15 Jahre alt", "Kinder bis zehn Jahre"])
def test_ages_and_points_in_time_are_no_durations(text: str) -> None:
    assert find_durations(text) == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("94.350 €", 94350.0),
        ("6.200 Euro", 6200.0),
        ("1,2 Mio. Euro", 1.2e6),
        ("rund 3 Tsd. EUR", 3000.0),
        ("€ 500,-", 500.0),
        ("412.500,00 €", 412500.0),
        ("2 Milliarden Euro", 2e9),
        ("3 T€", 3000.0),
    ],
)
def test_amounts(text: str, amount: float) -> None:
    assert [h.value for h in find_money(text)] == [(amount, "EUR")]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("1.520,28 km²", ("1.520,28", "km²", 1520.28, None)),
        ("9343 (Stichtag 21.12.2017)", ("9343", None, 9343.0, "2017-12-21")),
        ("ca. 47.000", ("47.000", None, 47000.0, None)),
        ("20.836 Einwohnerinnen und Einwohner", ("20.836", "Einwohnerinnen und Einwohner", 20836.0, None)),
        ("48 Monate", ("48 Monate", None, None, None)),
        ("2011–2013", ("2011–2013", None, None, None)),
        ("412.500,00 €", ("412.500,00", "€", 412500.0, None)),
        ("1,2 Mio. Euro", ("1,2", "Mio. Euro", 1200000.0, None)),
        ("12.345 Einwohner am 31.12.2010", ("12.345", "Einwohner", 12345.0, "2010-12-31")),
        ("120 Einwohner/km²", ("120", "Einwohner/km²", 120.0, None)),
    ],
)
def test_value_and_unit_stand_apart(text: str, figure: tuple[str, str | None, float | None, str | None]) -> None:
    assert parse_figure(text) == figure


@pytest.mark.parametrize(
    "text", ["Landkreis Ravensburg", "Kinder bis zehn Jahre", "03KS0013", "10:01 Uhr", "unbefristet", ""]
)
def test_words_are_no_figures(text: str) -> None:
    assert parse_figure(text) is None
