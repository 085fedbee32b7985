"""Several key figures in one line, parted by marks, by labels or by white."""

from __future__ import annotations

import pytest

from extractors.generic.fact_line import facts_in
from schemas.passage import Passage
from tests.printed import passage


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Einwohner: 12.300 · Fläche: 300 km²", [("Einwohner", "12.300"), ("Fläche", "300 km²")]),
        (
            "Einwohner: 12.300 (30.06.2012) Fläche: 300 km²",
            [("Einwohner", "12.300 (30.06.2012)"), ("Fläche", "300 km²")],
        ),
        (
            "Einwohner 12.300 | Fläche 300 km² | Kitas: 12",
            [("Einwohner", "12.300"), ("Fläche", "300 km²"), ("Kitas", "12")],
        ),
        ("12.300 Einwohner | 300 km² Fläche", [("Einwohner", "12.300"), ("Fläche", "300 km²")]),
        (
            "Einwohner: 12.300 | Fläche: 300 km² | Landkreis: Barnim | Regierungsbezirk: Oberbayern",
            [
                ("Einwohner", "12.300"),
                ("Fläche", "300 km²"),
                ("Landkreis", "Barnim"),
                ("Regierungsbezirk", "Oberbayern"),
            ],
        ),
        ("Einwohner: 12.300 | Landkreis: Barnim", [("Einwohner", "12.300"), ("Landkreis", "Barnim")]),
        ("Einwohner 15.660 / Orts- und Gemeindeteile 21", [("Einwohner", "15.660"), ("Orts- und Gemeindeteile", "21")]),
        (
            "Einwohner 15.839 | Durchschnittsalter 50,6 Jahre | Wanderungssaldo −63",
            [("Einwohner", "15.839"), ("Durchschnittsalter", "50,6 Jahre"), ("Wanderungssaldo", "−63")],
        ),
        ("Hundert Einwohner, 71.000 | Fläche: 300 km²", []),
        ("Einwohner: 12.300 | viele davon jung", []),
        ("Seit 2012: rund 40 Familien; viele davon mit Kindern", []),
        ("Einwohner: 12.300", []),
        (
            "Einwohner: 12.300 Fläche: 300 km² Leihräder: 140",
            [("Einwohner", "12.300"), ("Fläche", "300 km²"), ("Leihräder", "140")],
        ),
        ("Tel.: 03535 463000 | Fax: 03535 463001", []),
    ],
)
def test_several_figures_in_one_line(line: str, expected: list[tuple[str, str]]) -> None:
    assert [(label.text, value.text) for label, _, value in facts_in(passage(line), {})] == expected


def test_labels_in_bold_in_one_line_set_in_columns() -> None:
    line = Passage.join(
        [
            passage(text, left=left, bold=bold)
            for text, left, bold in (
                ("Einwohner", 50, True),
                ("5.600", 100, False),
                ("Beginn", 170, True),
                ("Herbst 2016", 205, False),
            )
        ]
    )
    assert [(label.text, value.text) for label, _, value in facts_in(line, {})] == [
        ("Einwohner", "5.600"),
        ("Beginn", "Herbst 2016"),
    ]
