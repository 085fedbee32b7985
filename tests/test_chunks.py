"""What is one run of words in a row of a page, and what only stands beside it."""

from __future__ import annotations

from pipeline.layout.lines import chunks
from schemas.box import Box
from schemas.document import Font, Word

SIZE = 10.0
PLAIN = Font("Text", bold=False, italic=False)


def row(*placed: tuple[float, str], gap: float = 2.5) -> list[Word]:
    """Words of one line, each run of them from its left edge on."""
    found: list[Word] = []
    for left, text in placed:
        at = left
        for word in text.split():
            box = Box(at, 90, at + 5.0 * len(word), 100)
            found.append(Word(word, 1, box, 98.0, SIZE, PLAIN, 0, 0, 0))
            at = box.x1 + gap
    return found


def texts(words: list[Word], *dividers: Box) -> list[str]:
    return [" ".join(word.text for word in line.words) for line in chunks(words, dividers)]


def test_a_number_at_the_end_of_a_stretched_line_is_no_marker_of_the_next_column() -> None:
    stretched = row((50, "Die Satzung vom 12."), gap=8.0)
    beside = row((stretched[-1].box.x1 + 17, "Bedenken können"))
    assert texts([*stretched, *beside])[-2:] == ["12.", "Bedenken können"]
    assert texts(row((50, "12."), (80, "Bedenken können"))) == ["12. Bedenken können"]


def test_no_line_goes_on_across_an_upright_rule() -> None:
    words = row((50, "Die Satzung"), (107, "gilt hier"))
    assert texts(words) == ["Die Satzung gilt hier"]
    rule = Box(104, 50, 104.5, 400)
    assert texts(words, rule) == ["Die Satzung", "gilt hier"]
    assert texts(words, Box(104, 150, 104.5, 400)) == ["Die Satzung gilt hier"]
