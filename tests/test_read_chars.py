"""The characters of a page: code, place, size, style and order, the same by either reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from pipeline.read import read
from schemas.document import Chars, Font, Page
from schemas.settings import READERS, ReaderName
from tests.small_pdf import small_pdf, stream

pytestmark = pytest.mark.parametrize("reader", READERS)

TO_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
4 beginbfchar <41> <00660069> <42> <D83DDE00> <43> <00AD> <44> <F0B7> endbfchar
endcmap CMapName currentdict /CMap defineresource pop end end"""
"""A is fi, B is beyond the basic plane, C is a soft hyphen, D is a private bullet."""
MAPPED = (
    "<< /Type /Font /Subtype /TrueType /BaseFont /Schrift /Encoding /WinAnsiEncoding /ToUnicode 100 0 R "
    "/FirstChar 65 /LastChar 68 /Widths [667 667 722 722] >>"
)
WIDE = MAPPED.replace(
    "/FirstChar 65 /LastChar 68 /Widths [667 667 722 722]", f"/FirstChar 32 /LastChar 126 /Widths [{'556 ' * 95}]"
)


def page_of(
    content: str,
    reader: ReaderName,
    *,
    media: Sequence[float] = (0, 0, 400, 300),
    page: str = "",
    fonts: Mapping[str, str] | None = None,
    resources: str = "",
    objects: Sequence[str | bytes] = (),
) -> Page:
    data = small_pdf(content, media=media, page=page, fonts=fonts, resources=resources, objects=objects)
    return read(data, file_name="blatt.pdf", reader=reader).pages[0]


def text(chars: Chars) -> str:
    return "".join(map(chr, chars.code.tolist()))


def fonts_of(page: Page) -> list[Font]:
    """The fonts in use, each once, in order of use."""
    return list(dict.fromkeys(page.fonts[i] for i in page.chars.font.tolist()))


def show(words: str, x: float, y: float, *, size: float = 12, font: str = "F1", before: str = "") -> str:
    return f"BT {before} /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n"


def test_a_character_stands_where_it_is_drawn(reader: ReaderName) -> None:
    chars = page_of(show("Abg", 50, 200), reader).chars
    assert text(chars) == "Abg"
    assert chars.baseline.tolist() == pytest.approx([100, 100, 100])
    assert chars.size.tolist() == pytest.approx([12, 12, 12])
    assert chars.x0.tolist() == pytest.approx([50, 58.0, 64.68], abs=0.02)  # the advances of Helvetica
    assert chars.x1.tolist() == pytest.approx([58.0, 64.68, 71.35], abs=0.02)
    assert chars.colour.tolist() == [0, 0, 0]
    assert chars.angle.tolist() == [0, 0, 0]
    assert set(chars.run.tolist()) == {chars.run[0]}


def test_top_and_bottom_are_those_of_the_font_and_not_of_the_ink(reader: ReaderName) -> None:
    chars = page_of(show("xgÄ.", 50, 200, size=10), reader).chars
    assert len(set(chars.top.tolist())) == 1
    assert len(set(chars.bottom.tolist())) == 1
    assert 6 < 100 - chars.top[0] < 11
    assert 1 < chars.bottom[0] - 100 < 4


def test_columns_have_the_documented_types(reader: ReaderName) -> None:
    chars = page_of(show("Wege", 50, 200), reader).chars
    assert chars.code.dtype == chars.colour.dtype == chars.run.dtype == np.int32
    assert chars.font.dtype == chars.angle.dtype == np.int16
    assert {c.dtype for c in (chars.x0, chars.top, chars.x1, chars.bottom, chars.baseline, chars.size)} == {
        np.dtype(np.float32)
    }


def test_blanks_of_the_file_stay_and_none_are_made_up(reader: ReaderName) -> None:
    content = "BT /F1 12 Tf 50 200 Td [(Ziele) -900 (und Wege)] TJ 150 0 Td (Ort) Tj ET" + show("Zeile", 50, 180)
    assert text(page_of(content, reader).chars) == "Zieleund WegeOrtZeile"


def test_a_blank_drawn_alone_stays(reader: ReaderName) -> None:
    content = "BT /F1 12 Tf 50 200 Td (Ziele) Tj 32 0 Td ( ) Tj 3.5 0 Td (und) Tj ET"
    chars = page_of(content, reader).chars
    assert text(chars) == "Ziele und"
    assert chars.x1[4] <= chars.x0[5] + 0.1
    assert chars.x0[5] < chars.x1[5] <= chars.x0[6] + 0.1


def test_a_blank_drawn_alone_fills_the_gap_that_it_stands_in(reader: ReaderName) -> None:
    content = "BT /F1 12 Tf 50 200 Td (Ziele) Tj 30.1 0 Td ( ) Tj 0.5 0 Td (und) Tj ET"
    chars = page_of(content, reader).chars
    assert text(chars) == "Ziele und"
    assert chars.x1[5] <= chars.x0[6] + 0.1


def test_a_blank_drawn_alone_at_the_end_of_a_line_or_in_an_empty_one_is_nothing(reader: ReaderName) -> None:
    content = show("Ziele", 50, 200) + show(" ", 82, 200) + show(" ", 50, 193, size=6) + show("und Wege", 50, 186)
    assert text(page_of(content, reader).chars) == "Zieleund Wege"


def test_a_line_end_hyphen_is_a_hyphen(reader: ReaderName) -> None:
    content = show("Koopera-", 50, 200) + show("tion", 50, 186) + show("Eltern- und", 50, 172)
    assert text(page_of(content, reader).chars) == "Koopera-tionEltern- und"


def test_the_size_is_that_of_the_displayed_letters(reader: ReaderName) -> None:
    content = "BT /F1 1 Tf 9 0 0 10 50 200 Tm (matrix) Tj ET q 2 0 0 2 0 0 cm BT /F1 4 Tf 50 50 Td (cm) Tj ET Q"
    chars = page_of(content, reader).chars
    assert chars.size.tolist() == pytest.approx([10] * 6 + [8] * 2)


def test_leaning_letters_have_the_boxes_of_upright_ones(reader: ReaderName) -> None:
    upright = page_of("BT /F1 20 Tf 1 0 0 1 50 200 Tm (Wege) Tj ET", reader).chars
    leaning = page_of("BT /F1 20 Tf 1 0 0.33 1 50 200 Tm (Wege) Tj ET", reader).chars
    assert leaning.size.tolist() == pytest.approx(upright.size.tolist())
    assert leaning.x0.tolist() == pytest.approx(upright.x0.tolist(), abs=0.1)
    assert leaning.x1.tolist() == pytest.approx(upright.x1.tolist(), abs=0.6)


TURNS = {0: "1 0 0 1", 90: "0 -1 1 0", 180: "-1 0 0 -1", 270: "0 1 -1 0"}


@pytest.mark.parametrize(("angle", "matrix"), TURNS.items())
def test_writing_has_one_of_four_directions(reader: ReaderName, angle: int, matrix: str) -> None:
    chars = page_of(f"BT /F1 10 Tf {matrix} 200 150 Tm (Wege) Tj ET", reader).chars
    assert set(chars.angle.tolist()) == {angle}
    assert chars.baseline.tolist() == pytest.approx([150 if angle % 180 == 0 else 200] * 4)
    along = chars.x0 if angle % 180 == 0 else chars.top
    steps = np.diff(along)
    assert (steps > 0).all() if angle in {0, 90} else (steps < 0).all()
    heights = chars.bottom - chars.top if angle % 180 == 0 else chars.x1 - chars.x0
    assert heights.tolist() == pytest.approx([11.2] * 4, abs=1.5)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_page_rotation_and_crop_box_are_applied(reader: ReaderName, turn: int) -> None:
    box = "/CropBox [20 10 380 260]"
    page = page_of(show("Wege", 120, 110, size=10), reader, media=(-30, -20, 400, 300), page=f"/Rotate {turn} {box}")
    chars = page.chars
    across, up = 120 - 20, 260 - 110
    width, height = (360, 250) if turn % 180 == 0 else (250, 360)
    assert (page.width, page.height) == pytest.approx((width, height))
    assert set(chars.angle.tolist()) == {turn}
    place = {
        0: (chars.x0[0], chars.baseline[0], across, up),
        90: (chars.baseline[0], chars.top[0], width - up, across),
        180: (chars.x1[0], chars.baseline[0], width - across, height - up),
        270: (chars.baseline[0], chars.bottom[0], up, height - across),
    }[turn]
    assert place[:2] == pytest.approx(place[2:], abs=0.05)


def test_bold_and_italic_come_from_the_name_without_its_subset_prefix(reader: ReaderName) -> None:
    names = ["ABCDEF+Helvetica-Bold", "ABCDEF+Helvetica-Oblique", "Helvetica-BoldOblique", "Helvetica"]
    fonts = {f"G{i}": f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} >>" for i, name in enumerate(names)}
    content = "".join(show("x", 50, 200 - 20 * i, font=f"G{i}") for i in range(len(names)))
    assert fonts_of(page_of(content, reader, fonts=fonts)) == [
        Font("Helvetica-Bold", bold=True, italic=False),
        Font("Helvetica-Oblique", bold=False, italic=True),
        Font("Helvetica-BoldOblique", bold=True, italic=True),
        Font("Helvetica", bold=False, italic=False),
    ]


def test_letters_filled_and_stroked_are_bold(reader: ReaderName) -> None:
    page = page_of(show("Ziele", 50, 200, before="2 Tr") + show("Wege", 50, 180, before="0 Tr"), reader)
    assert [font.bold for font in fonts_of(page)] == [True, False]


@pytest.mark.parametrize("shift", [(0.0, 0.0), (0.3, 0.0), (0.3, 0.2)])
def test_letters_drawn_twice_are_one_bold_letter(reader: ReaderName, shift: tuple[float, float]) -> None:
    content = show("Ziele", 50, 200) + show("Ziele", 50 + shift[0], 200 + shift[1]) + show("Wege ll tt", 50, 180)
    page = page_of(content, reader)
    assert text(page.chars) == "ZieleWege ll tt"
    bold = [page.fonts[i].bold for i in page.chars.font.tolist()]
    assert bold == [True] * 5 + [False] * 10


def test_a_letter_under_a_combining_mark_keeps_its_width(reader: ReaderName) -> None:
    marked = TO_UNICODE.replace("<44> <F0B7>", "<44> <0308>")
    content = "BT /G 12 Tf 50 200 Td [(u) 300 (D) 166 (b)] TJ ET"
    chars = page_of(content, reader, fonts={"G": WIDE}, objects=[stream(marked)]).chars
    assert text(chars) == "u\u0308b"
    assert chars.x1[0] - chars.x0[0] == pytest.approx(6.7, abs=0.2)


def test_overlapping_lines_with_other_letters_stay(reader: ReaderName) -> None:
    assert text(page_of(show("Ziele", 50, 200) + show("Wege", 52, 200), reader).chars) == "ZieleWege"


@pytest.mark.parametrize(
    ("operator", "colour"), [("1 0 0 rg", 0xFF0000), ("0.5 g", 0x808080), ("0 0 0 rg", 0), ("0.2 0.4 0.6 rg", 0x336699)]
)
def test_colours_are_rgb(reader: ReaderName, operator: str, colour: int) -> None:
    chars = page_of(show("Wege", 50, 200, before=operator), reader).chars
    for shift in (0, 8, 16):
        assert abs((int(chars.colour[0]) >> shift & 255) - (colour >> shift & 255)) <= 1


def test_cmyk_is_converted(reader: ReaderName) -> None:
    colour = int(page_of(show("Wege", 50, 200, before="0 1 1 0 k"), reader).chars.colour[0])
    assert colour >> 16 > 200
    assert colour & 0xFF < 80


def test_stroked_letters_have_the_colour_of_the_stroke(reader: ReaderName) -> None:
    chars = page_of(show("Wege", 50, 200, before="1 Tr 1 0 0 RG 0 0 1 rg"), reader).chars
    assert set(chars.colour.tolist()) == {0xFF0000}


def test_characters_come_in_the_order_of_the_stream(reader: ReaderName) -> None:
    content = show("unten", 50, 50) + show("rechts", 250, 200) + show("links", 50, 200)
    chars = page_of(content, reader).chars
    assert text(chars) == "untenrechtslinks"
    assert (np.diff(chars.run) >= 0).all()
    assert len(set(chars.run.tolist())) == 3


def test_a_glyph_that_stands_for_two_letters_gives_two_boxes(reader: ReaderName) -> None:
    chars = page_of(show("A", 50, 200, font="G"), reader, fonts={"G": MAPPED}, objects=[stream(TO_UNICODE)]).chars
    assert text(chars) == "fi"
    assert chars.x0.tolist() == pytest.approx([50, 54], abs=0.05)
    assert chars.x1.tolist() == pytest.approx([54, 58], abs=0.05)


def test_code_points_beyond_the_basic_plane_and_private_ones_are_one_character(reader: ReaderName) -> None:
    content = show("BDx", 50, 200, font="G")
    chars = page_of(content, reader, fonts={"G": MAPPED}, objects=[stream(TO_UNICODE)]).chars
    assert chars.code.tolist() == [0x1F600, 0xF0B7, ord("x")]


def test_a_soft_hyphen_within_a_line_stays_one(reader: ReaderName) -> None:
    chars = page_of(show("aCb", 50, 200, font="G"), reader, fonts={"G": MAPPED}, objects=[stream(TO_UNICODE)]).chars
    assert chars.code.tolist() == [ord("a"), 0xAD, ord("b")]


def test_marks_that_turn_the_direction_of_writing_are_gone(reader: ReaderName) -> None:
    table = TO_UNICODE.replace("<00660069>", "<202E>").replace("<D83DDE00>", "<0031>").replace("<00AD>", "<2028>")
    page = page_of(show("BACB", 50, 200, font="F9"), reader, fonts={"F9": MAPPED}, objects=[stream(table)])
    assert text(page.chars) == "1 1"


def test_glyphs_without_code_are_replacement_characters(reader: ReaderName) -> None:
    nameless = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /Secret /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
        "/Subtype /CIDFontType2 /BaseFont /Secret /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        "/Supplement 0 >> /DW 600 >>] >>"
    )
    content = show("x", 20, 200) + "BT /G 12 Tf 50 200 Td <00120013> Tj ET"
    chars = page_of(content, reader, fonts={"G": nameless}).chars
    assert chars.code.tolist() == [ord("x"), 0xFFFD, 0xFFFD]


def test_a_text_that_stands_for_several_objects_leaves_no_gap(reader: ReaderName) -> None:
    marked = "/Span << /ActualText (langsam) >> BDC (lang) Tj (sam) Tj EMC"
    chars = page_of(f"BT /F1 12 Tf 50 200 Td {marked} (er) Tj ET", reader).chars
    assert text(chars) == "langsamer"
    assert (chars.x0[1:] - chars.x1[:-1] < 1.5).all()


BITMAPS = (
    "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 50 60] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar 66 "
    "/Widths [45 45] /Encoding << /Type /Encoding /Differences [65 /A /B] >> /CharProcs << /A 100 0 R /B 100 0 R >> "
    "/Resources << >> >>"
)


def test_letters_drawn_by_procedures_have_the_size_that_is_seen(reader: ReaderName) -> None:
    letter = stream("45 0 0 0 40 60 d1 0 0 40 60 re f")
    content = "BT /G 0.01 Tf 16 0 0 16 50 200 Tm (ABAB) Tj ET"
    chars = page_of(content, reader, fonts={"G": BITMAPS}, objects=[letter]).chars
    assert text(chars) == "ABAB"
    assert chars.size.tolist() == pytest.approx([9] * 4, rel=0.25)
