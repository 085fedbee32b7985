"""Line-end hyphens on a long list of cases: words, compounds, names, addresses, figures, suspended hyphens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.layout.lines import lines
from pipeline.layout.mend import mend
from pipeline.layout.words import words
from schemas.document import Line
from tests.typeset_page import Sheet

CASES = Path(__file__).parent / "data" / "line_ends.txt"
JOINED = {"mend": "{left}{right}", "keep": "{left}-{right}", "suspend": "{left}- {right}", "space": "{left} {right}"}


def cases() -> Iterator[tuple[str, str, str, str]]:
    """Kind, the end of a line, the beginning of the next, what they are together."""
    kind = ""
    for row in CASES.read_text(encoding="utf-8").splitlines():
        if row.startswith("["):
            kind = row.strip("[]")
        elif not row.startswith("#"):
            for case in row.split():
                left, right = case.split("/", 1) if kind == "space" else case.split("-/", 1)
                whole = JOINED[kind].format(left=left, right=right)
                yield kind, left + ("" if kind == "space" else "-"), right, whole


def mended(left: str, right: str) -> str:
    sheet = Sheet()
    sheet.lines(50, 100, [f"Zeile {left}", f"{right} danach"])
    printed = lines([Line((word,)) for word in words(sheet.page())])
    return mend(printed, {}).text.removeprefix("Zeile ").removesuffix(" danach")


def test_of_the_line_ends_hardly_one_is_wrong() -> None:
    found = list(cases())
    wrong = [(left, right, mended(left, right)) for _, left, right, whole in found if mended(left, right) != whole]
    assert len(found) >= 400
    assert len(wrong) <= 0.005 * len(found), wrong


@pytest.mark.parametrize(("left", "right", "whole"), [c[1:] for c in cases() if c[0] == "suspend"])
def test_suspended_hyphens_are_never_lost(left: str, right: str, whole: str) -> None:
    assert mended(left, right) == whole
