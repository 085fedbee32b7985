"""Markdown says what the page says: structure as markup, and no printed character mistaken for it."""

from __future__ import annotations

import html
import re

import pytest
from markdown_it import MarkdownIt

from pipeline.markdown import markdown
from schemas.box import Box
from schemas.document import Block, Cell, Role
from schemas.passage import Passage, Span


def passage(text: str, *, page: int = 1, turns: dict[str, int] | None = None) -> Passage:
    """One span per word; from the word in `turns` on, the words stand on the page given there."""
    spans, at = [], 0
    for number, word in enumerate(text.split(" ")):
        page = (turns or {}).get(word, page)
        box = Box(40.0 * number, 100.0, 40.0 * number + 35, 112.0)
        spans.append(Span(at, at + len(word), page, box, False, 10.0))
        at += len(word) + 1
    return Passage(text, tuple(spans))


def block(
    text: str,
    role: Role = "paragraph",
    *,
    page: int = 1,
    level: int = 0,
    marker: str | None = None,
    turns: dict[str, int] | None = None,
) -> Block:
    words = passage(text, page=page, turns=turns)
    boxes = tuple((p, b[0]) for p, b in sorted(words.boxes().items()))
    return Block(role, words, boxes, level=level, marker=marker)


def item(text: str, marker: str = "•", level: int = 1, *, page: int = 1, turns: dict[str, int] | None = None) -> Block:
    return block(text, "list_item", page=page, level=level, marker=marker, turns=turns)


def table(rows: list[list[str | list[Block]]], *, header: bool = True) -> Block:
    cells = tuple(
        Cell(r, c, tuple(content) if isinstance(content, list) else (block(content),), header=header and r == 0)
        for r, row in enumerate(rows)
        for c, content in enumerate(row)
    )
    return Block("table", Passage(""), ((1, Box(0, 0, 200, 100)),), cells=cells)


def body(blocks: list[Block]) -> str:
    """The markdown without the mark of page 1."""
    mark, _, rest = markdown(blocks).partition("\n\n")
    assert mark == "<!-- page 1 -->"
    return rest


def test_nothing_gives_nothing() -> None:
    assert markdown([]) == ""


def test_headings_paragraphs_and_nested_items() -> None:
    blocks = [
        block("Steckbrief", "heading", level=1),
        block("Ziele", "heading", level=2),
        block("Der Landkreis plant dreierlei:"),
        item("Beratung"),
        item("für Eltern", "–", 2),
        item("Netzwerke", "\uf0b7"),
        block("Danach folgt mehr."),
    ]
    assert body(blocks) == (
        "# Steckbrief\n\n## Ziele\n\nDer Landkreis plant dreierlei:\n\n"
        "- Beratung\n  - für Eltern\n- Netzwerke\n\nDanach folgt mehr.\n"
    )


@pytest.mark.parametrize(
    ("marker", "line"),
    [
        ("1.", "1. Antrag"),
        ("12)", "12) Antrag"),
        ("a)", "a) Antrag"),
        ("(1)", "- (1) Antrag"),
        ("1.1", "- 1.1 Antrag"),
        ("□", "- Antrag"),
        ("o", "- Antrag"),
    ],
)
def test_items_keep_their_printed_number(marker: str, line: str) -> None:
    assert body([item("Antrag", marker)]) == line + "\n"


def test_headings_keep_their_number_and_lose_their_square() -> None:
    assert body([block("Ziele", "heading", level=2, marker="2.1")]) == "## 2.1 Ziele\n"
    assert body([block("Ziele", "heading", level=2, marker="■")]) == "## Ziele\n"


def test_heading_levels_end_at_six() -> None:
    assert body([block("Tief", "heading", level=9)]) == "###### Tief\n"


def test_running_matter_is_left_out() -> None:
    roles: list[Role] = ["running_head", "footer", "page_number", "logo"]
    assert body([*(block("Reihe", role) for role in roles), block("Text")]) == "Text\n"


@pytest.mark.parametrize(
    ("printed", "escaped"),
    [
        ("1. Mai ist Feiertag", "1\\. Mai ist Feiertag"),
        ("12. März 2012", "12\\. März 2012"),
        ("2012 war ein Anfang", "2012 war ein Anfang"),
        ("a) steht hier im Satz", "a\\) steht hier im Satz"),
        ("- 5 Grad", "\\- 5 Grad"),
        ("# 3 im Feld", "\\# 3 im Feld"),
        ("#Bildung", "#Bildung"),
        ("+ Beratung", "\\+ Beratung"),
        ("> 100 Kinder", "\\> 100 Kinder"),
        ("---", "\\---"),
        ("| Amt |", "\\| Amt |"),
        ("Schüler*innen und Lehrer*innen", "Schüler\\*innen und Lehrer\\*innen"),
        ("nur Schüler*innen", "nur Schüler*innen"),
        ("max_muster@example.org", "max_muster@example.org"),
        ("Name: _x_", "Name: \\_x\\_"),
        ("ein <b> und 3 < 5", "ein \\<b> und 3 < 5"),
        ("A&amp;B, Kind & Ko", "A\\&amp;B, Kind & Ko"),
        ("siehe [1](Anhang)", "siehe [1\\](Anhang)"),
        ("C:\\_alt", "C:\\\\\\_alt"),
    ],
)
def test_printed_characters_are_no_markup(printed: str, escaped: str) -> None:
    assert body([block(printed)]) == escaped + "\n"
    assert body([item(printed)]) == f"- {escaped}\n"


def test_a_heading_may_begin_with_a_number_and_end_with_a_hash() -> None:
    assert body([block("1. Ziele in C#", "heading", level=1)]) == "# 1. Ziele in C\\#\n"


def test_every_page_is_marked_once_even_without_text() -> None:
    blocks = [block("Eins"), block("Zwei", page=3), block("4", "page_number", page=4)]
    assert markdown(blocks) == (
        "<!-- page 1 -->\n\nEins\n\n<!-- page 2 -->\n\n<!-- page 3 -->\n\nZwei\n\n<!-- page 4 -->\n"
    )


def test_a_list_that_goes_on_is_marked_between_its_items() -> None:
    assert body([item("eins"), item("zwei", page=2)]) == "- eins\n\n<!-- page 2 -->\n\n- zwei\n"


def test_a_paragraph_that_runs_on_carries_the_mark_inside() -> None:
    blocks = [block("Hier beginnt es und 2. Mai endet es", turns={"2.": 2}), block("Weiter", page=2)]
    assert body(blocks) == ("Hier beginnt es und\n    <!-- page 2 -->\n    2\\. Mai endet es\n\nWeiter\n")


def test_an_item_that_runs_on_stays_one_item() -> None:
    blocks = [item("oben"), item("Hier und dort", level=2, turns={"dort": 2})]
    assert body(blocks) == "- oben\n  - Hier und\n        <!-- page 2 -->\n        dort\n"


def test_the_mark_waits_where_more_of_the_page_follows() -> None:
    blocks = [
        block("Hier beginnt und dort endet es", turns={"dort": 2}),
        block("Bild der Seite", "caption"),
        block("Weiter", page=2),
    ]
    assert body(blocks) == "Hier beginnt und dort endet es\n\nBild der Seite\n\n<!-- page 2 -->\n\nWeiter\n"


def test_footnotes_stand_before_the_paragraph_that_leaves_their_page() -> None:
    blocks = [
        block("Ein Absatz"),
        block("Hier beginnt und dort endet es", turns={"dort": 2}),
        block("1 Eins", "footnote"),
        block("2 Zwei", "footnote"),
        block("Weiter", page=2),
    ]
    assert body(blocks) == (
        "Ein Absatz\n\n1 Eins\n\n2 Zwei\n\nHier beginnt und\n    <!-- page 2 -->\n    dort endet es\n\nWeiter\n"
    )


def test_what_is_read_after_the_next_page_stands_with_its_own_page() -> None:
    unfolded = [block("Der Titel"), block("Innen", page=2), block("Die Rückseite")]
    assert markdown(unfolded) == "<!-- page 1 -->\n\nDer Titel\n\nDie Rückseite\n\n<!-- page 2 -->\n\nInnen\n"


def test_a_word_broken_over_the_page_stays_whole() -> None:
    first, second = Box(0, 0, 30, 10), Box(0, 0, 20, 10)
    words = (
        Span(0, 3, 1, first, False, 10.0),
        Span(4, 10, 1, first, False, 10.0),
        Span(10, 15, 2, second, False, 10.0),
        Span(16, 22, 2, second, False, 10.0),
    )
    running = Block("paragraph", Passage("Die Kooperation gelingt", words), ((1, first), (2, second)))
    assert body([running]) == "Die Kooperation\n    <!-- page 2 -->\n    gelingt\n"


def test_tables_of_single_lines_are_pipe_tables() -> None:
    assert body([table([["Träger", "Laufzeit"], ["Kreis", "2012"]])]) == (
        "| Träger | Laufzeit |\n| --- | --- |\n| Kreis | 2012 |\n"
    )


def test_a_table_without_a_head_keeps_its_first_row() -> None:
    assert body([table([["Träger", "Kreis"], ["Laufzeit", "2012"]], header=False)]) == (
        "|  |  |\n| --- | --- |\n| Träger | Kreis |\n| Laufzeit | 2012 |\n"
    )


def test_a_missing_cell_is_an_empty_one() -> None:
    assert body([table([["a", "b"], ["c"]])]) == "| a | b |\n| --- | --- |\n| c |  |\n"


def test_cells_with_lists_or_bars_make_an_html_table() -> None:
    listed = table([["Ziel", "Maßnahme"], ["A & O", [block("Dazu:"), item("eins"), item("zwei", "2.")]]])
    assert body([listed]) == (
        "<table>\n<tr><th>Ziel</th><th>Maßnahme</th></tr>\n"
        "<tr><td>A &amp; O</td><td>Dazu:<br>• eins<br>2. zwei</td></tr>\n</table>\n"
    )
    assert body([table([["a|b", "c"]])]).startswith("<table>")


def test_two_cells_in_one_place_lose_nothing() -> None:
    cells = tuple(Cell(0, c, (block(t),)) for c, t in [(0, "eins"), (0, "zwei"), (1, "drei")])
    crowded = Block("table", Passage(""), ((1, Box(0, 0, 1, 1)),), cells=cells)
    assert all(word in body([crowded]) for word in ("eins", "zwei", "drei"))


@pytest.mark.parametrize(
    "printed",
    [
        "1. Mai",
        "- und + und * allein",
        "Schüler*innen, Lehrer*innen, `a` und `b`",
        "~~weg~~ _hin_ __her__ ____",
        "<b>fett</b> <!-- nichts --> <https://example.org> &auml; &",
        "[Text](Ziel) [a][b] ![c](d)",
        "[1]: Fußnote",
        "# Raute",
        "> 3 und > 4",
        "===",
        "```",
        "***",
        "C:\\*neu\\!",
    ],
)
def test_a_markdown_reader_gives_back_what_is_printed(printed: str) -> None:
    for role, tag in [("paragraph", "p"), ("list_item", "li"), ("heading", "h1")]:
        rendered = (
            MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(body([block(printed, role, level=1)]))
        )  # type: ignore[arg-type]
        tags = set(re.findall(r"<(\w+)", rendered)) - {"ul"}
        text = html.unescape(re.sub(r"<[^>]+>", "", rendered)).strip()
        assert (text, tags) == (printed, {tag})


def test_a_markdown_reader_keeps_what_runs_on_together() -> None:
    for role, level in [("paragraph", 0), ("list_item", 1), ("list_item", 2)]:
        running = block("Hier beginnt und # dort endet es", role, level=level, turns={"#": 2})  # type: ignore[arg-type]
        blocks = [item("davor"), running] if level == 2 else [running]
        rendered = MarkdownIt("commonmark").render(body(blocks))
        assert re.search(r"Hier beginnt und\n<!-- page 2 -->\n# dort endet es</(p|li)>", rendered)
