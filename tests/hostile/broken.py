"""Files that were cut, mixed up or worn out on their way."""

from __future__ import annotations

import random
import re

from tests.hostile import RECORD, ends
from tests.hostile.bombs import HONEST
from tests.small_pdf import pdf_file, small_pdf

HONEST_FILE = small_pdf(HONEST)


@ends("empty")
def no_bytes() -> bytes:
    return b""


@ends("damaged")
def header_alone() -> bytes:
    return b"%PDF-1.7\n"


@ends("damaged")
def header_and_end() -> bytes:
    return b"%PDF-1.7\n%%EOF\n"


@ends("damaged")
def cut_after_a_third() -> bytes:
    return HONEST_FILE[: len(HONEST_FILE) // 3]


@ends(RECORD, "damaged")
def cut_after_two_thirds() -> bytes:
    return HONEST_FILE[: len(HONEST_FILE) * 2 // 3]


@ends(RECORD)
def garbage_before_the_header() -> bytes:
    return b"\r\n\x00garbage" * 50 + HONEST_FILE


@ends(RECORD)
def garbage_behind_the_end() -> bytes:
    return HONEST_FILE + bytes(range(256)) * 4000


@ends("damaged")
def zeros_behind_the_header() -> bytes:
    """A download of which only the beginning came, in a file that was made large enough before."""
    return b"%PDF-1.7\n" + bytes(1_000_000)


@ends("not_a_pdf")
def zeros_alone() -> bytes:
    return bytes(100_000)


@ends("damaged")
def noise_behind_the_header() -> bytes:
    return b"%PDF-1.7\n" + random.Random(8).randbytes(500_000)


@ends(RECORD)
def table_of_noise() -> bytes:
    noise = random.Random(8)
    return re.sub(rb"\d{10} \d{5} [nf]", lambda entry: noise.randbytes(18), HONEST_FILE)


@ends(RECORD)
def table_beyond_the_end() -> bytes:
    return re.sub(rb"startxref\n\d+", b"startxref\n99999999999999", HONEST_FILE)


@ends(RECORD)
def table_before_the_beginning() -> bytes:
    return re.sub(rb"startxref\n\d+", b"startxref\n-1", HONEST_FILE)


@ends(RECORD)
def offsets_all_wrong() -> bytes:
    return re.sub(rb"(\d{10}) 00000 n", lambda m: b"%010d 00000 n" % (int(m[1]) + 7), HONEST_FILE)


@ends(RECORD)
def lines_ended_like_on_old_machines() -> bytes:
    return HONEST_FILE.replace(b"\n", b"\r")


@ends("damaged", RECORD)
def sent_as_text() -> bytes:
    """Every line end became two characters and the eighth bit was lost."""
    return bytes(byte & 0x7F for byte in HONEST_FILE).replace(b"\n", b"\r\n")


@ends("damaged")
def no_catalog() -> bytes:
    return HONEST_FILE.replace(b"/Root 1 0 R", b"").replace(b"/Type /Catalog", b"")


@ends("damaged", "empty")
def catalog_without_pages() -> bytes:
    return pdf_file({1: b"<< /Type /Catalog >>"})


@ends("damaged", "empty", RECORD)
def page_in_place_of_the_catalog() -> bytes:
    return HONEST_FILE.replace(b"/Root 1 0 R", b"/Root 10 0 R")


@ends("no_text_layer", "damaged", "empty")
def pages_that_are_not_there() -> bytes:
    return pdf_file(
        {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Count 3 /Kids [7 0 R 8 0 R null] >>"}
    )


@ends("no_text_layer")
def contents_of_noise() -> bytes:
    return small_pdf(random.Random(8).randbytes(20_000).decode("latin-1").encode("cp1252", "ignore").decode("cp1252"))


@ends(RECORD)
def operators_that_do_not_exist() -> bytes:
    return small_pdf(f"1 2 3 foo bar /x BX {HONEST} EX ) > ] }} >> endstream ET Q Q Q {HONEST}")
