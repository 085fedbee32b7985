"""Rectangles, rules, images and links of a page, the same by either reader."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin

import pytest

from pipeline.read import read
from pipeline.read.rules import join_rules
from schemas.box import Box
from schemas.document import Page, Rule
from schemas.settings import READERS, ReaderName
from tests.small_pdf import small_pdf, stream

both = pytest.mark.parametrize("reader", READERS)

TEXT = "BT /F1 12 Tf 50 250 Td (Wege) Tj ET "
PICTURE = stream(
    b"\x80" * 16, "/Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace /DeviceGray /BitsPerComponent 8"
)
FORM = stream(
    "1 0 0 rg 0 0 50 20 re f 0 g BT /F1 10 Tf 5 5 Td (innen) Tj ET",
    "/Type /XObject /Subtype /Form /BBox [0 0 60 60] /Matrix [1 0 0 1 10 0] "
    "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>",
)


def page_of(content: str, reader: ReaderName, *, page: str = "", media: Sequence[float] = (0, 0, 400, 300)) -> Page:
    resources = "/XObject << /Im 100 0 R /Fm 101 0 R >>"
    data = small_pdf(TEXT + content, resources=resources, objects=[PICTURE, FORM], page=page, media=media)
    return read(data, file_name="blatt.pdf", reader=reader).pages[0]


def close(box: Box, *expected: float) -> bool:
    return tuple(box) == pytest.approx(expected, abs=0.1)


@both
def test_a_filled_rectangle_has_its_box_and_colour(reader: ReaderName) -> None:
    (rect,) = page_of("1 0 0 rg 20 80 300 40 re f", reader).rects
    assert close(rect.box, 20, 180, 320, 220)
    assert (rect.fill, rect.stroke) == (0xFF0000, None)


@both
def test_a_stroked_rectangle_has_no_fill(reader: ReaderName) -> None:
    (rect,) = page_of("0 0 1 RG 20 80 300 40 re S", reader).rects
    assert close(rect.box, 20, 180, 320, 220)
    assert (rect.fill, rect.stroke) == (None, 0x0000FF)


@both
def test_a_rectangle_may_be_drawn_as_lines_and_have_round_corners(reader: ReaderName) -> None:
    lines = "20 80 m 320 80 l 320 120 l 20 120 l h f "
    rounded = "30 20 m 90 20 l 95.5 20 100 24.5 100 30 c 100 50 l 100 55.5 95.5 60 90 60 c 30 60 l "
    rounded += "24.5 60 20 55.5 20 50 c 20 30 l 20 24.5 24.5 20 30 20 c h f"
    first, second = page_of(lines + rounded, reader).rects
    assert close(first.box, 20, 180, 320, 220)
    assert close(second.box, 20, 240, 100, 280)


@both
@pytest.mark.parametrize("pieces", [1, 4, 8, 16])
def test_a_round_corner_may_be_drawn_in_many_curves(reader: ReaderName, pieces: int) -> None:
    radius, (left, bottom, right, top) = 12.0, (20.0, 80.0, 320.0, 160.0)
    drawn = [f"{left + radius} {bottom} m"]
    for turn, (x, y) in enumerate(((right, bottom), (right, top), (left, top), (left, bottom))):
        middle = (x - radius if x == right else x + radius, y - radius if y == top else y + radius)
        for n in range(pieces + 1):
            angle = radians(90 * (turn - 1) + 90 * n / pieces)
            point = f"{middle[0] + radius * cos(angle):.3f} {middle[1] + radius * sin(angle):.3f}"
            drawn.append(f"{point} l" if n == 0 else f"{point} {point} {point} c")
    (rect,) = page_of(" ".join(drawn) + " h f", reader).rects
    assert close(rect.box, 20, 140, 320, 220)


@both
def test_drawings_are_no_rectangles(reader: ReaderName) -> None:
    page = page_of("20 80 m 320 80 l 170 120 l h f 20 20 m 60 90 90 -40 120 20 c 150 60 l h f", reader)
    assert page.rects == ()
    assert page.rules == ()


@both
@pytest.mark.parametrize(
    ("drawn", "marks"),
    [
        ("20 100 m 26 103 l 20 106 l h f", 1),  # a triangle
        ("20 103 m 23 106 l 26 103 l 23 100 l h f", 1),  # a diamond
        ("20 100 m 60 130 l 20 160 l h f", 0),  # a drawing
        ("20 100 m 60 101 l 20 106 l h f", 0),  # a wedge
    ],
)
def test_a_small_polygon_counts_because_it_may_be_a_list_marker(reader: ReaderName, drawn: str, marks: int) -> None:
    assert len(page_of(drawn, reader).rects) == marks


@both
def test_a_small_disc_counts_because_it_may_be_a_list_marker(reader: ReaderName) -> None:
    disc = "26 103 m 26 104.66 24.66 106 23 106 c 21.34 106 20 104.66 20 103 c "
    disc += "20 101.34 21.34 100 23 100 c 24.66 100 26 101.34 26 103 c h f"
    (rect,) = page_of(disc, reader).rects
    assert close(rect.box, 20, 194, 26, 200)


@both
def test_a_small_circle_counts_as_well(reader: ReaderName) -> None:
    """Browsers draw the bullets of the second level hollow."""
    circle = "26 103 m 26 104.66 24.66 106 23 106 c 21.34 106 20 104.66 20 103 c "
    circle += "20 101.34 21.34 100 23 100 c 24.66 100 26 101.34 26 103 c h S"
    (rect,) = page_of(circle, reader).rects
    assert (rect.fill, rect.stroke) == (None, 0)


@both
def test_a_thin_rectangle_is_a_rule(reader: ReaderName) -> None:
    page = page_of("0.5 g 20 80 300 1.5 re f 20 40 0.7 100 re f", reader)
    across, down = page.rules
    assert page.rects == ()
    assert close(across.box, 20, 218.5, 320, 220)
    assert across.horizontal
    assert not down.horizontal
    assert across.colour == 0x808080


@both
def test_a_stroke_has_the_thickness_of_its_line(reader: ReaderName) -> None:
    (rule,) = page_of("2 w 1 0 0 RG 20 80 m 320 80 l S", reader).rules
    assert close(rule.box, 20, 219, 320, 221)
    assert rule.colour == 0xFF0000


@both
def test_a_dashed_line_is_one_rule(reader: ReaderName) -> None:
    assert len(page_of("[3 2] 0 d 20 80 m 320 80 l S", reader).rules) == 1
    dots = "".join(f"{x} 80 1 1 re f " for x in range(20, 320, 3))
    (rule,) = page_of(dots, reader).rules
    assert close(rule.box, 20, 219, 318, 220)
    dots = "".join(f"80 {y} 1 1 re f " for y in range(20, 260, 3))
    (rule,) = page_of(dots, reader).rules
    assert close(rule.box, 80, 42, 81, 280)


@both
def test_table_borders_are_rules_through_the_whole_table(reader: ReaderName) -> None:
    borders = ""
    for row in range(3):
        for column in range(3):
            borders += f"{20 + 60 * column} {60 + 20 * row} 60 0.5 re f {20 + 60 * column} {60 + 20 * row} 0.5 20 re f "
    rules = page_of(borders, reader).rules
    across = [rule for rule in rules if rule.horizontal]
    assert len(across) == 3
    assert all(rule.box.width == pytest.approx(180, abs=0.1) for rule in across)
    assert len(rules) - len(across) == 3


@both
def test_a_grid_in_one_path_gives_all_its_lines(reader: ReaderName) -> None:
    path = "".join(f"20 {y} m 320 {y} l " for y in range(40, 140, 20))
    assert len(page_of(path + "S", reader).rules) == 5


@both
def test_form_objects_are_placed_by_all_their_matrices(reader: ReaderName) -> None:
    page = page_of("q 2 0 0 2 100 50 cm /Fm Do Q", reader)
    (rect,) = page.rects
    assert close(rect.box, 120, 210, 220, 250)
    chars = page.chars
    assert chars.x0[4] == pytest.approx(130, abs=0.1)
    assert chars.baseline[4] == pytest.approx(240, abs=0.1)
    assert chars.size[4] == pytest.approx(20, abs=0.1)


@both
def test_pictures_have_their_boxes(reader: ReaderName) -> None:
    assert close(page_of("q 80 0 0 60 20 40 cm /Im Do Q", reader).images[0], 20, 200, 100, 260)


@both
def test_what_is_off_the_page_is_left_out_and_what_juts_out_is_cut(reader: ReaderName) -> None:
    page = page_of("500 80 300 40 re f 300 80 300 40 re f q 80 0 0 60 -200 40 cm /Im Do Q", reader)
    (rect,) = page.rects
    assert close(rect.box, 300, 180, 400, 220)
    assert page.images == ()


@both
@pytest.mark.parametrize(
    ("turn", "box"), [(0, (20, 180, 80, 220)), (90, (80, 20, 120, 80)), (270, (180, 320, 220, 380))]
)
def test_shapes_and_links_turn_with_the_page(reader: ReaderName, turn: int, box: tuple[float, ...]) -> None:
    link = "<< /Type /Annot /Subtype /Link /Rect [20 80 80 120] /A << /S /URI /URI (http://www.example.org) >> >>"
    page = page_of("20 80 60 40 re f", reader, page=f"/Rotate {turn} /Annots [{link}]")
    assert close(page.rects[0].box, *box)
    assert close(page.links[0].box, *box)


@both
def test_links_have_their_addresses(reader: ReaderName) -> None:
    targets = ["http://www.example.org/a", "mailto:info@example.org"]
    entries = " ".join(
        f"<< /Type /Annot /Subtype /Link /Rect [20 {80 + 40 * i} 80 {100 + 40 * i}] /A << /S /URI /URI ({uri}) >> >>"
        for i, uri in enumerate(targets)
    )
    inner = "<< /Type /Annot /Subtype /Link /Rect [20 20 80 40] /Dest [10 0 R /Fit] >>"
    assert [link.uri for link in page_of("", reader, page=f"/Annots [{inner} {entries}]").links] == targets


@both
def test_a_path_with_very_many_segments_is_passed_over(reader: ReaderName) -> None:
    path = "0 0 m " + "".join(f"{x % 397} {x % 283} l " for x in range(9000)) + "S"
    page = page_of(path + " 1 0 0 rg 20 80 300 40 re f", reader)
    assert len(page.rects) == 1
    assert page.rules == ()


def test_a_clipped_rectangle_is_as_large_as_what_shows() -> None:
    (rect,) = page_of("q 100 50 40 60 re W n 0 0 400 300 re f Q", "pdfium").rects
    assert close(rect.box, 100, 190, 140, 250)


def test_a_frame_of_two_rectangles_is_a_border() -> None:
    (rect,) = page_of("1 0 0 rg 20 80 300 40 re 22 82 296 36 re f*", "pdfium").rects
    assert close(rect.box, 20, 180, 320, 220)
    assert (rect.fill, rect.stroke) == (None, 0xFF0000)


def test_rules_of_two_columns_are_not_joined() -> None:
    left, right = Rule(Box(50, 100, 200, 101), 0), Rule(Box(220, 100, 370, 101), 0)
    assert join_rules([left, right]) == [left, right]


def test_rules_of_other_colours_are_not_joined() -> None:
    left, right = Rule(Box(50, 100, 200, 101), 0), Rule(Box(200, 100, 370, 101), 0xFF0000)
    assert join_rules([left, right]) == [left, right]
