"""Text that a person cannot see is left out and counted; text that only looks suspicious stays."""

from __future__ import annotations

import pytest

from pipeline.read import read
from schemas.document import Page
from schemas.settings import READERS, ReaderName
from tests.small_pdf import small_pdf, stream

both = pytest.mark.parametrize("reader", READERS)

SHOWN = "BT /F1 12 Tf 50 250 Td (Wege) Tj ET "
PICTURE = stream(
    b"\x80\x40" * 200, "/Type /XObject /Subtype /Image /Width 100 /Height 4 /ColorSpace /DeviceGray /BitsPerComponent 8"
)


RESOURCES = (
    "/XObject << /Im 100 0 R /Black 101 0 R >> "
    "/ExtGState << /Full << /ca 1 /CA 1 >> /Gone << /ca 0 /CA 0 >> /Faint << /ca 0.02 >> /Half << /ca 0.5 >> >>"
)
BLACK = stream(b"\0", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8")


def page_of(content: str, reader: ReaderName, *, page: str = "") -> Page:
    data = small_pdf(SHOWN + content, page=page, resources=RESOURCES, objects=[PICTURE, BLACK])
    return read(data, file_name="blatt.pdf", reader=reader).pages[0]


def seen(page: Page) -> str:
    return "".join(map(chr, page.chars.code.tolist())).removeprefix("Wege")


def secret(x: float = 50, y: float = 100, *, before: str = "", size: float = 12) -> str:
    return f" BT {before} /F1 {size} Tf {x} {y} Td (geheim) Tj ET "


@both
@pytest.mark.parametrize(
    "content",
    [
        secret(-200, 100),
        secret(50, -40),
        secret(50, 400),
        secret(before="3 Tr"),
        secret(size=0.5),
        secret(before="1 g"),
        "0.9 0.9 0.5 rg 20 80 300 40 re f" + secret(before="0.9 0.9 0.5 rg"),
        "0 g 20 80 300 40 re f" + secret(before="0 g"),
        secret(before="0 g") + "0.8 g 20 80 300 40 re f",
        secret(before="0.98 g"),
        "0.9 0.9 0.5 rg 20 80 300 40 re f" + secret(before="0.92 0.9 0.52 rg"),
        "q 300 0 0 60 20 80 cm /Black Do Q" + secret(before="0 g"),
        secret(before="0 g") + "q 300 0 0 60 20 80 cm /Im Do Q",
        secret(before="0 g") + "1 g 20 90 m 20 140 l 330 140 l 330 90 l 170 80 l h f",
        "q /Gone gs" + secret() + "Q",
        "q /Faint gs" + secret() + "Q",
        secret(before="1 Tz"),
        secret(before="7 Tr"),
        "q 0 0 20 20 re W n" + secret() + "Q",
        "q 0.01 0 0 0.01 50 100 cm" + secret(0, 0) + "Q",
        "1 1 1 rg 20 80 300 40 re f" + secret(before="1 g") + "0 g 0 G 20 20 m 300 20 l S",
    ],
    ids=[
        *("left", "below", "above", "mode 3", "tiny", "white", "tinted", "black on black", "covered"),
        *("nearly white", "nearly tinted", "on a picture of its colour", "below a picture", "below a shape"),
        *("transparent", "nearly transparent", "squeezed", "clip mode", "clipped away", "scaled down", "white box"),
    ],
)
def test_unseen_text_is_left_out_and_counted(reader: ReaderName, content: str) -> None:
    page = page_of(content, reader)
    assert seen(page) == ""
    assert page.hidden_chars == 6


@both
@pytest.mark.parametrize(
    "content",
    [
        "0.1 0.2 0.5 rg 20 80 300 40 re f" + secret(before="1 g"),
        "0 g 20 80 300 40 re f" + secret(before="0.9 g"),
        "q 300 0 0 60 20 80 cm /Im Do Q" + secret(before="1 g"),
        "0.2 g 20 100 m 200 300 300 -100 320 100 c 320 140 l 20 140 l f" + secret(220, 110, before="1 g"),
        secret(before="1 Tr 1 g 0 G"),
        "0.8 g 20 80 300 40 re f" + secret(before="0 g"),
        "q /Half gs" + secret() + "Q",
        secret(before="0.85 g"),
        "q 300 0 0 60 20 80 cm /Black Do Q" + secret(before="1 g"),
        secret() + "q /Half gs 1 g 20 80 300 40 re f Q",
        secret(before="1 g") + secret(before="0 g"),
    ],
    ids=[
        *("white on blue", "grey on black", "white on a picture", "white on a shape", "outlined", "black on grey"),
        *("half transparent", "light grey", "white on a black picture", "below a glass", "drawn twice"),
    ],
)
def test_text_that_stands_out_from_its_ground_stays(reader: ReaderName, content: str) -> None:
    page = page_of(content, reader)
    assert seen(page) == "geheim"
    assert page.hidden_chars == 0


@both
def test_the_invisible_text_of_a_scanned_page_stays(reader: ReaderName) -> None:
    scan = "q 300 0 0 60 20 80 cm /Im Do Q"
    assert seen(page_of(scan + secret(before="3 Tr"), reader)) == "geheim"
    assert seen(page_of(secret(before="3 Tr") + scan, reader)) == "geheim"
    assert seen(page_of(scan + secret(50, 20, before="3 Tr"), reader)) == ""


@both
def test_text_outside_the_crop_box_is_left_out(reader: ReaderName) -> None:
    page = page_of(secret(50, 100), reader, page="/CropBox [0 200 400 300]")
    assert seen(page) == ""
    assert page.hidden_chars == 6


@both
@pytest.mark.parametrize(("state", "expected"), [("/OFF", ""), ("/ON", "geheim")])
def test_text_on_a_layer_shows_where_the_layer_does(reader: ReaderName, state: str, expected: str) -> None:
    data = small_pdf(
        SHOWN + "/OC /L1 BDC" + secret() + "EMC",
        resources="/Properties << /L1 100 0 R >>",
        objects=["<< /Type /OCG /Name (Englisch) >>"],
        catalog=f"/OCProperties << /OCGs [100 0 R] /D << {state} [100 0 R] /Order [100 0 R] >> >>",
    )
    page = read(data, file_name="blatt.pdf", reader=reader).pages[0]
    assert seen(page) == expected
    assert page.hidden_chars == 6 - len(expected)


@pytest.mark.parametrize(
    ("clip", "expected"),
    [
        ("0 0 20 20 re", ""),
        ("40 90 200 40 re", "geheim"),
        ("40 90 28 40 re", "geh"),
        ("40 90 33 40 re", "gehe"),
        ("40 90 m 300 90 l 40 190 l h", "geheim"),
    ],
)
def test_text_shows_as_far_as_its_clip_path_lets_it(clip: str, expected: str) -> None:
    page = page_of(f"q {clip} W n {secret()} Q", "pdfium")
    assert seen(page)[: len(expected)] == expected
    assert abs(len(seen(page)) - len(expected)) <= 1


def test_letters_drawn_transparent_and_then_in_their_colour_are_seen() -> None:
    """So browsers print a title with a shadow on a picture; PDFium's text page keeps the first of the two."""
    copy = "BT /F1 12 Tf 50 100 Td (Titel) Tj ET "
    for first, second in (("/Gone gs", "/Full gs"), ("/Full gs", "/Gone gs")):
        page = page_of(f"q {first} {copy} Q q {second} 1 0 0 rg {copy} Q", "pdfium")
        assert seen(page) == "Titel"
        fonts = {page.fonts[i].bold for i in page.chars.font[4:].tolist()}
        assert fonts == {False}
