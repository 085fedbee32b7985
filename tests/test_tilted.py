"""Stamps, watermarks and slanted titles: writing that follows no edge of the page."""

from __future__ import annotations

import math

import pytest

from pipeline.layout import arrange
from pipeline.read import read
from schemas.document import Block
from schemas.settings import READERS, ReaderName
from tests.small_pdf import small_pdf

LINES = [f"In Zeile {n} berichtet der Kreis von allem, was er Familien in seinen Orten bietet." for n in range(30)]


def slanted(words: str, degrees: float, *, x: float = 150, y: float = 200, size: float = 40) -> str:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return f"BT /F2 {size} Tf {cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {x} {y} Tm ({words}) Tj ET\n"


def text(*, top: float = 700) -> str:
    return "".join(f"BT /F1 10 Tf 1 0 0 1 50 {top - 13 * n} Tm ({line}) Tj ET\n" for n, line in enumerate(LINES))


def blocks_of(*pages: str, reader: ReaderName = "pdfium") -> list[Block]:
    data = small_pdf(*pages, media=(0, 0, 595, 842))
    return list(arrange(read(data, file_name="blatt.pdf", reader=reader)))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("degrees", [16, 45, 60, -20, -45])
def test_a_stamp_across_the_text_is_a_word_of_its_own(degrees: float, reader: ReaderName) -> None:
    stamp = slanted("ENTWURF", degrees, y=200 if degrees > 0 else 500)
    found = blocks_of(text() + stamp, reader=reader)
    assert [(block.role, block.text) for block in found] == [("paragraph", " ".join(LINES)), ("logo", "ENTWURF")]


def test_its_letters_may_be_drawn_one_by_one() -> None:
    letters = "".join(
        slanted(letter, 45, x=150 + 24 * n, y=200 + 24 * n) for n, letter in reversed(list(enumerate("MUSTER")))
    )
    assert ("logo", "MUSTER") in [(block.role, block.text) for block in blocks_of(text() + letters)]


def test_a_watermark_on_every_page_is_running_matter() -> None:
    page = slanted("MUSTER", 45) + text()
    roles = {block.text: block.role for block in blocks_of(page, page)}
    assert roles["MUSTER"] == "running_head"


def test_a_title_that_leans_a_little_heads_the_text_below_it() -> None:
    title = slanted("Gemeinsam stark", 5, x=50, y=760, size=24)
    first, second, *_ = blocks_of(title + text())
    assert (first.role, first.text) == ("heading", "Gemeinsam stark")
    assert second.text.startswith("In Zeile 0")


def test_the_box_of_what_leans_is_that_on_the_page() -> None:
    stamp = next(b for b in blocks_of(text() + slanted("ENTWURF", 45)) if b.text == "ENTWURF")
    (span,) = stamp.passage.spans
    assert span.box.x0 < 150 < span.box.x1 - 100
    assert span.box.top < 842 - 200 - 100
    assert span.box.bottom > 842 - 200
    assert span.box.width == pytest.approx(span.box.height, rel=0.1)
