"""What a publication without a profile of its own is called."""

from __future__ import annotations

import pytest

from tests.imprinted import publication, value
from tests.printed import Sheet


@pytest.mark.parametrize(("text", "title"), [("Agenda 21", "Agenda 21"), ("15Gruppe 1 16Gruppe 2", None)])
def test_a_title_is_words_and_not_the_head_of_a_table(text: str, title: str | None) -> None:
    sheet = Sheet()
    sheet.set("heading", text, level=1, size=24.0, bold=True)
    sheet.text("Die Mannschaften spielen in zwei Runden gegeneinander.")
    assert value(publication(sheet), "title") == title
