"""Line-end hyphens: mended, kept or suspended."""

from __future__ import annotations

import pytest

from pipeline.layout.lines import chunks, lines
from pipeline.layout.mend import mend, vocabulary
from pipeline.layout.words import words
from schemas.document import Line
from tests.typeset_page import Sheet


def mended(first: str, second: str, *, seen: str = "") -> str:
    sheet = Sheet()
    sheet.lines(50, 100, [first, second])
    known = Sheet()
    known.write(50, 100, seen or "x")
    return mend(lines_of(sheet), vocabulary(lines_of(known))).text


def lines_of(sheet: Sheet) -> list[Line]:
    return lines([Line((word,)) for word in words(sheet.page())])


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("enge Koopera-", "tion aller", "enge Kooperation aller"),
        ("weder Kitaplatz-", "noch Schulplatz", "weder Kitaplatz- noch Schulplatz"),
        ("und den-", "noch viel", "und dennoch viel"),
        ("Türkisch (www.landratsamt.example/", "elternbrief)", "Türkisch (www.landratsamt.example/elternbrief)"),
        ("enge Koopera\u00ad", "tion aller", "enge Kooperation aller"),
        ("im Schulverwaltungs-", "und Sportamt", "im Schulverwaltungs- und Sportamt"),
        ("Kinder-", "bzw. Jugendhilfe", "Kinder- bzw. Jugendhilfe"),
        ("die Kita-", "Qualität", "die Kita-Qualität"),
        ("eine E-Mail-", "Adresse", "eine E-Mail-Adresse"),
        ("die 10-", "jährige Arbeit", "die 10-jährige Arbeit"),
        ("in 2012-", "2013", "in 2012-2013"),
        ("vom ESF-", "geförderten Projekt", "vom ESF-geförderten Projekt"),
        ("das ist da-", "mit klar", "das ist damit klar"),
        ("die Bildungswerk-", "statt", "die Bildungswerkstatt"),
        ("info@kreis-", "beispiel.example", "info@kreis-beispiel.example"),
        # The typographer's hyphen in an address is put in where the line breaks.
        ("www.frue\u2010", "he-hilfen.example", "www.fruehe-hilfen.example"),
        ("Brief unter kreis-", "beispiel.example/brief", "Brief unter kreis-beispiel.example/brief"),
        ("www.kreis-beispiel.example/", "familie/index.html", "www.kreis-beispiel.example/familie/index.html"),
        ("Eltern –", "und Kinder", "Eltern – und Kinder"),
    ],
)
def test_line_ends(first: str, second: str, expected: str) -> None:
    assert mended(first, second) == expected


def test_a_soft_hyphen_before_the_printed_one_says_the_same() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["Koopera-", "tion aller"])
    first, second = lines_of(sheet)
    both = Line((first.words[0]._replace(text="Koopera\u00ad-"),))
    assert mend([both, second], {}).text == "Kooperation aller"


def test_the_publication_itself_says_how_a_word_is_spelt() -> None:
    assert mended("für non-", "formale Bildung", seen="die non-formale Bildung") == "für non-formale Bildung"


@pytest.mark.parametrize(
    ("first", "second", "seen", "expected"),
    [
        ("Post an akade-", "mie@bsp.example", "die Akademie", "Post an akademie@bsp.example"),
        ("Post an land-", "service@bsp.example", "ein Landgang", "Post an land-service@bsp.example"),
    ],
)
def test_the_publication_says_too_how_a_mail_address_is_spelt(
    first: str, second: str, seen: str, expected: str
) -> None:
    assert mended(first, second, seen=seen) == expected


def test_places_survive_mending() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["enge Koopera-", "tion aller"])
    passage = mend(lines_of(sheet), {})
    start = passage.text.index("Kooperation")
    boxes = passage[start : start + len("Kooperation")].boxes()[1]
    assert len(boxes) == 2
    assert boxes[0].top < boxes[1].top
    assert passage[0:4].boxes()[1][0].x0 == pytest.approx(50, abs=0.1)


def test_a_hyphen_after_a_lowered_figure_stays() -> None:
    sheet = Sheet()
    end = sheet.write(50, 100, "Grenzwerte, CO")
    end = sheet.write(end, 102, "2", size=6)
    sheet.write(end, 100, "-")
    sheet.write(50, 112, "Minderung und Pläne")
    assert mend(lines_of_rows(sheet), {}).text == "Grenzwerte, CO2-Minderung und Pläne"


def lines_of_rows(sheet: Sheet) -> list:  # type: ignore[type-arg]
    return lines(chunks(words(sheet.page())))
