"""The structure tree of a tagged file: a witness of order and roles, heard where it agrees with the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.fingerprint import extraction_key
from pipeline.layout import arrange
from pipeline.read import read
from schemas.document import Block, Document
from schemas.settings import Settings, TagsMode
from tests.small_pdf import small_pdf

LONG = "Im Landkreis leben viele Familien mit Kindern in kleinen Orten"
FULL = "und die Wege zur Schule oder zur Bibliothek sind meistens weit"
Drawn = tuple[float, float, str]


def tagged_pdf(
    *blocks: tuple[str, list[Drawn]], loose: list[Drawn] | None = None, order: list[int] | None = None
) -> bytes:
    """Lines (x, y, text) of blocks with their roles; `loose` ones are artifacts; `order` is that of the tree."""
    drawn, elements, owners = [], [], []
    for role, lines in blocks:
        numbers = []
        for x, y, text in lines:
            numbers.append(len(owners))
            drawn.append(f"/{role} << /MCID {len(owners)} >> BDC BT /F1 10 Tf {x} {y} Td ({text}) Tj ET EMC")
            owners.append(101 + len(elements))
        kids = " ".join(map(str, numbers))
        elements.append(f"<< /Type /StructElem /S /{role} /P 100 0 R /Pg 10 0 R /K [{kids}] >>")
    drawn += [f"/Artifact BMC BT /F1 10 Tf {x} {y} Td ({text}) Tj ET EMC" for x, y, text in loose or []]
    kids = " ".join(f"{101 + n} 0 R" for n in order or range(len(elements)))
    parents = " ".join(f"{number} 0 R" for number in owners)
    root = f"<< /Type /StructTreeRoot /K [{kids}] /ParentTree << /Nums [0 [{parents}]] >> >>"
    return small_pdf(
        "\n".join(drawn),
        page="/StructParents 0",
        catalog="/MarkInfo << /Marked true >> /StructTreeRoot 100 0 R",
        objects=[root, *elements],
    )


def document(data: bytes, *, tags: TagsMode = "auto") -> Document:
    return read(data, file_name="x.pdf", tags=tags)


def found(data: bytes, *, tags: TagsMode = "auto") -> list[tuple[str, str]]:
    return [(block.role, block.text) for block in arrange(document(data, tags=tags))]


def headings(data: bytes) -> list[tuple[int, str]]:
    blocks: tuple[Block, ...] = arrange(document(data))
    return [(block.level, block.text) for block in blocks if block.role == "heading"]


TWO = [("P", [(40, 200, LONG), (40, 188, FULL)]), ("P", [(40, 176, FULL.capitalize()), (40, 164, "und lang.")])]


def test_both_readers_bring_the_same_tags() -> None:
    data = tagged_pdf(("H1", [(40, 250, "Ziele")]), *TWO, loose=[(40, 20, "Seite 1")])
    (first,), (second,) = (read(data, file_name="x", reader=r).pages for r in ("pdfium", "pdfplumber"))
    assert [tag.role for tag in first.tags] == [tag.role for tag in second.tags] == ["H1", "P", "P"]
    assert [len(tag.runs) for tag in first.tags] == [len(tag.runs) for tag in second.tags] == [1, 2, 2]


def test_two_paragraphs_that_look_like_one_are_two_by_their_tags() -> None:
    data = tagged_pdf(*TWO)
    assert len(found(data, tags="never")) == 1
    assert [text[:10] for _, text in found(data)] == ["Im Landkre", "Und die we"]


def test_an_address_within_a_sentence_ends_no_paragraph_by_its_tag() -> None:
    begun, address = f"{LONG},", "post@unna.example"
    data = tagged_pdf(("P", [(40, 200, LONG), (40, 188, begun)]), ("P", [(40, 176, address)]))
    assert [text for _, text in found(data)] == [f"{LONG} {begun} {address}"]


def test_a_plain_line_that_is_tagged_as_a_heading_is_one() -> None:
    data = tagged_pdf(("H2", [(40, 230, "Unsere Ziele")]), *TWO)
    assert found(data, tags="never")[0] == ("paragraph", "Unsere Ziele")
    assert found(data)[0] == ("heading", "Unsere Ziele")


def test_levels_are_those_of_the_tags_where_all_headings_have_one() -> None:
    data = tagged_pdf(("H1", [(40, 270, "Ein Bericht")]), ("H3", [(40, 240, "Unsere Ziele")]), *TWO)
    assert headings(data) == [(1, "Ein Bericht"), (2, "Unsere Ziele")]


def test_a_line_at_the_edge_that_has_no_tag_is_running_matter() -> None:
    data = tagged_pdf(*TWO, loose=[(40, 22, "Ein Bericht des Kreises")])
    assert ("footer", "Ein Bericht des Kreises") in found(data)
    assert ("footer", "Ein Bericht des Kreises") not in found(data, tags="never")


def test_what_the_tree_puts_last_is_read_last() -> None:
    """Five blocks one below the other, of which the tree has the second at the end: set apart from the text."""
    lines = [(f"Absatz {n} steht hier.", 250 - 40 * n) for n in range(6)]
    data = tagged_pdf(*(("P", [(40.0, y, text)]) for text, y in lines), order=[0, 2, 3, 4, 5, 1])
    assert [text for _, text in found(data)] == [lines[n][0] for n in (0, 2, 3, 4, 5, 1)]


def test_a_tree_in_another_order_than_the_page_is_not_heard() -> None:
    lines = [(f"Absatz {n} steht hier.", 250 - 40 * n) for n in range(6)]
    data = tagged_pdf(*(("H1", [(40.0, y, text)]) for text, y in lines), order=[5, 2, 4, 1, 3, 0])
    assert found(data) == found(data, tags="never")


def test_a_tree_made_line_by_line_is_not_heard() -> None:
    lines = [(40.0, 250.0 - 12 * n, LONG if n % 2 else FULL) for n in range(6)]
    data = tagged_pdf(*(("P", [line]) for line in lines))
    assert found(data) == found(data, tags="never")
    assert len(found(data)) == 1


def test_a_tree_that_holds_half_of_the_text_is_not_heard() -> None:
    data = tagged_pdf(("H1", [(40, 250, "Ziele")]), loose=[(40, 200, LONG), (40, 188, FULL)])
    assert found(data) == found(data, tags="never")


def test_a_file_without_tags_has_none_and_reads_the_same() -> None:
    data = small_pdf(f"BT /F1 10 Tf 40 200 Td ({LONG}) Tj ET")
    assert document(data).pages[0].tags == ()
    assert found(data) == found(data, tags="never")


@pytest.mark.parametrize("damage", [b"/ParentTree", b"/StructElem", b"/Nums"])
def test_a_damaged_tree_costs_nothing_but_its_word(damage: bytes) -> None:
    data = tagged_pdf(*TWO).replace(damage, b"/" + b"X" * (len(damage) - 1))
    assert " ".join(text for _, text in found(data)).startswith(LONG)


def test_records_read_with_and_without_tags_have_different_keys() -> None:
    assert extraction_key("generic", Settings()) != extraction_key("generic", replace(Settings(), tags="never"))


def test_text_that_goes_on_after_a_cut_paragraph_comes_out_once() -> None:
    """The next column goes on with the last of the paragraphs, and with none of the others."""
    left = [
        ("P", [(40, 200, LONG[:40]), (40, 188, FULL[:40])]),
        ("P", [(40, 176, "D" + LONG[1:40]), (40, 164, FULL[:40])]),
    ]
    right = [
        (
            "P",
            [
                (300, 200, "sowie in allen Orten, die weit vom"),
                (300, 188, "Rathaus liegen und klein sind."),
                (300, 176, "x"),
            ],
        )
    ]
    text = " ".join(text for _, text in found(tagged_pdf(*left, *right)))
    assert text.count("sowie in allen Orten") == 1
