"""Pages and places of impossible size."""

from __future__ import annotations

from tests.hostile import RECORD, ends
from tests.hostile.bombs import HONEST
from tests.small_pdf import small_pdf


def paper(box: str, page: str = "") -> bytes:
    """A page whose media box is written like this."""
    return small_pdf(HONEST, page=page).replace(b"[0 0 400 300]", box.encode())


def placed(operators: str) -> bytes:
    """A page that has these operators before one more word."""
    return small_pdf(f"{HONEST} BT /F1 12 Tf {operators} (Ziele) Tj ET")


@ends(RECORD, "no_text_layer")
def as_large_as_a_continent() -> bytes:
    return paper("[-1000000000 -1000000000 1000000000 1000000000]")


@ends(RECORD)
def of_no_size() -> bytes:
    return paper("[0 0 0 0]")


@ends(RECORD, "no_text_layer")
def thinner_than_a_hair() -> bytes:
    return paper("[0 0 0.0000001 300]")


@ends(RECORD)
def upside_down() -> bytes:
    return paper("[400 300 0 0]")


@ends(RECORD, "no_text_layer")
def not_a_number() -> bytes:
    return paper("[nan nan inf inf]")


@ends(RECORD, "no_text_layer")
def larger_than_numbers() -> bytes:
    return paper(f"[0 0 {'9' * 400} {'9' * 400}]")


@ends(RECORD)
def of_words() -> bytes:
    return paper("[/left (bottom) null true]")


@ends(RECORD)
def of_two_numbers() -> bytes:
    return paper("[400 300]")


@ends(RECORD, "no_text_layer")
def cropped_away() -> bytes:
    return paper("[0 0 400 300]", page="/CropBox [5000 5000 5001 5001]")


@ends(RECORD)
def units_of_a_mile() -> bytes:
    return paper("[0 0 400 300]", page="/UserUnit 1000000000 /Rotate 47")


@ends(RECORD)
def text_at_infinity() -> bytes:
    return placed(f"1 0 0 1 {'9' * 40} -{'9' * 40} Tm")


@ends(RECORD)
def text_at_no_number() -> bytes:
    return placed("nan inf Td nan 0 0 nan nan nan Tm")


@ends(RECORD)
def letters_of_no_size() -> bytes:
    return placed("0 0 0 0 50 100 Tm /F1 0 Tf")


@ends(RECORD)
def letters_as_large_as_the_moon() -> bytes:
    return small_pdf(f"{HONEST} BT /F1 1e30 Tf 50 100 Td (Ziele) Tj /F1 99999999999999999999 Tf (Ziele) Tj ET")


@ends(RECORD)
def spaces_wider_than_the_page() -> bytes:
    return placed("50 100 Td 1e30 Tc -1e30 Tw 1e30 Tz 1e30 TL 1e30 Ts T* [(a) -1e38 (b) 1e38 (c)] TJ")


@ends(RECORD)
def pressed_flat() -> bytes:
    return small_pdf(f"{HONEST} q 1 0 0 0 0 0 cm BT /F1 12 Tf 50 100 Td (Ziele) Tj ET Q 0 0 0 0 0 0 cm 0 0 9 9 re f")
