"""What the engine cannot tell: little shapes that open list items, lines of columns, misreadings."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline.read.scan.amend import amended
from pipeline.read.scan.engine import Grey, Printed
from pipeline.read.scan.lines import on_lines
from pipeline.read.scan.marks import with_markers
from pipeline.read.scan.specks import without_specks
from pipeline.read.scan.strokes import strokes, without_strokes
from pipeline.read.scan.tints import grounds, paper_level, tints

SIZE = 10.0  # points, that is 42 pixels


def word(text: str, x0: float, x1: float, *, baseline: float = 100, line: int = 0, height: float = 30) -> Printed:
    return Printed(text, x0, baseline - height, x1, baseline, baseline, 0.9, line)


def sheet(width: int = 600, height: int = 200) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("L", (width, height), 255)
    return image, ImageDraw.Draw(image)


def marked(draw_marker: str, text: str | None) -> list[str]:
    """The texts of a line whose first word is a drawn shape that was read as `text` (None: not at all)."""
    image, draw = sheet()
    draw.rectangle([140, 72, 300, 99], fill=0)  # the item's text
    getattr(draw, draw_marker)([100, 80, 113, 93] if draw_marker == "ellipse" else [98, 78, 114, 94], fill=0)
    words = [word("Ziele", 140, 300)]
    if text is not None:
        words.insert(0, word(text, 98, 114, height=20))
    found = with_markers(words, [SIZE] * len(words), np.asarray(image), 255)
    return [w.text for w in found]


@pytest.mark.parametrize("read_as", ["«", "e", "°", "*", "+", None])
def test_a_disc_before_a_line_is_its_bullet_whatever_it_was_read_as(read_as: str | None) -> None:
    assert marked("ellipse", read_as) == ["•", "Ziele"]


@pytest.mark.parametrize("read_as", ["m", "I", "u", None])
def test_a_square_is_a_square(read_as: str | None) -> None:
    assert marked("rectangle", read_as) == ["■", "Ziele"]


def test_an_empty_square_is_one_too() -> None:
    image, draw = sheet()
    draw.rectangle([140, 72, 300, 99], fill=0)
    draw.rectangle([96, 70, 122, 96], outline=0, width=3)
    words = [word("OD", 96, 122), word("Ziele", 140, 300)]
    assert [w.text for w in with_markers(words, [SIZE, SIZE], np.asarray(image), 255)] == ["□", "Ziele"]


def test_a_short_word_is_no_marker() -> None:
    image, draw = sheet()
    draw.rectangle([100, 72, 104, 99], fill=0)
    draw.rectangle([110, 72, 122, 99], fill=0)
    draw.rectangle([140, 72, 300, 99], fill=0)
    words = [word("Im", 100, 122), word("Jahr", 140, 300)]
    assert [w.text for w in with_markers(words, [SIZE, SIZE], np.asarray(image), 255)] == ["Im", "Jahr"]


def test_lines_of_two_columns_that_nearly_meet_are_two() -> None:
    left = [word("Heute", 0, 100, baseline=100), word("und", 110, 160, baseline=100)]
    right = [word("Kinder", 400, 500, baseline=130), word("lernen", 510, 600, baseline=130)]
    found = on_lines([w._replace(baseline=115, line=0) for w in (*left, *right)])
    assert [w.line for w in found] == [0, 0, 1, 1]
    assert [w.baseline for w in found] == [100, 100, 130, 130]


def test_justified_words_stay_on_their_line() -> None:
    words = [word("Atlas", 0, 100), word("im", 300, 330), word("Netz", 500, 580)]
    assert {w.line for w in on_lines(words)} == {0}


def test_an_address_in_pieces_is_joined_and_a_lone_stroke_is_a_dash() -> None:
    words = [word("info@", 0, 80), word("stadt.de", 84, 200), word("Kreis", 220, 300), word("-", 320, 330)]
    assert [w.text for w in amended([*words, word("Stadt", 350, 420)])] == ["info@stadt.de", "Kreis", "–", "Stadt"]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("O3535", "03535"),
        ("46-3O0l", "46-3001"),
        ("info©stadt.de", "info@stadt.de"),
        ("a,jahn@stadt.de", "a.jahn@stadt.de"),
        ("Dezernat-IlI", "Dezernat-III"),
    ],
)
def test_what_grammar_rules_out_is_amended_and_less_sure(read: str, meant: str) -> None:
    (found,) = amended([word(read, 0, 100)])
    assert found.text == meant
    assert found.confidence < 0.9


@pytest.mark.parametrize("text", ["U8", "B2B", "SOS", "variieren", "Il-18", "A4", "4c"])
def test_what_may_be_meant_stays(text: str) -> None:
    assert [w.text for w in amended([word(text, 0, 100)])] == [text if text != "Il-18" else "II-18"]


def noisy(image: Image.Image, spread: float) -> Grey:
    chance = np.random.default_rng(3)
    return (np.asarray(image, float) - 20 + chance.normal(0, spread, image.size[::-1])).clip(0, 255).astype(np.uint8)


@pytest.mark.parametrize("level", [0, 120, 190])
@pytest.mark.parametrize("spread", [0.0, 5.0])
def test_ruled_lines_are_found_and_wiped_out(level: int, spread: float) -> None:
    image, draw = sheet(800, 400)
    draw.line([50, 100, 750, 100], fill=level, width=3)
    draw.line([400, 100, 400, 380], fill=level, width=3)
    for x in range(60, 380, 26):  # letters
        draw.rectangle([x, 200, x + 8, 228], fill=0)
    picture = noisy(image, spread)
    paper = paper_level(grounds(picture))
    found = strokes(picture, paper)
    assert sorted(s.horizontal for s in found) == [False, True]
    lying = next(s for s in found if s.horizontal)
    assert lying.x0 == pytest.approx(50, abs=12)
    assert lying.x1 == pytest.approx(750, abs=12)
    clean = without_strokes(picture, found, paper)
    assert clean[98:104, 100:700].min() > paper - 40
    assert clean[200:228, 60:68].max() < 60


def test_a_tinted_box_is_found_and_text_is_none() -> None:
    image, draw = sheet(900, 700)
    draw.rectangle([300, 200, 800, 500], fill=225)
    for y in range(230, 480, 40):
        draw.rectangle([330, y, 600, y + 14], fill=0)
    ground = grounds(noisy(image, 4.0))
    (box,) = tints(ground, paper_level(ground))
    assert box[:4] == pytest.approx((300, 200, 800, 500), abs=12)


def test_specks_go_and_clean_sheets_stay_as_they_are() -> None:
    image, draw = sheet()
    draw.rectangle([140, 72, 300, 99], fill=0)
    clean = np.asarray(image)
    assert without_specks(clean) is clean
    dirty = noisy(image, 8.0)
    dirty[20, 20] = 0
    assert without_specks(dirty)[20, 20] > 150
