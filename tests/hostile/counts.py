"""Numbers that lie about what follows them."""

from __future__ import annotations

import re

from tests.hostile import RECORD, ends
from tests.hostile.bombs import HONEST, page_with
from tests.small_pdf import pdf_file, small_pdf, stream

HONEST_FILE = small_pdf(HONEST)
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] >>"


@ends(RECORD, "too_many_pages", "damaged")
def a_thousand_million_pages() -> bytes:
    """One page, and a count that says otherwise."""
    return HONEST_FILE.replace(b"/Count 1", b"/Count 1000000000")


@ends(RECORD, "damaged", "empty")
def fewer_than_no_pages() -> bytes:
    return HONEST_FILE.replace(b"/Count 1", b"/Count -7")


@ends(RECORD, "damaged", "empty")
def pages_that_are_a_word() -> bytes:
    return HONEST_FILE.replace(b"/Count 1", b"/Count (many)")


@ends("too_many_pages")
def two_thousand_pages() -> bytes:
    """As many pages as it says, and more than are read."""
    return pdf_file(
        {
            1: CATALOG,
            2: b"<< /Type /Pages /Count 2000 /Kids [%b] >>" % b" ".join(b"%d 0 R" % n for n in range(10, 2010)),
            **dict.fromkeys(range(10, 2010), PAGE),
        }
    )


@ends("too_many_pages", "empty", "damaged")
def one_page_a_hundred_thousand_times() -> bytes:
    return pdf_file({1: CATALOG, 2: b"<< /Type /Pages /Count 100000 /Kids [%b] >>" % (b"10 0 R " * 100_000), 10: PAGE})


@ends("empty")
def no_pages() -> bytes:
    return pdf_file({1: CATALOG, 2: b"<< /Type /Pages /Count 0 /Kids [] >>"})


@ends(RECORD, "damaged")
def a_table_of_four_thousand_million() -> bytes:
    """A cross-reference table that claims all numbers there are."""
    return re.sub(rb"xref\n0 \d+\n", b"xref\n0 4294967295\n", HONEST_FILE)


@ends(RECORD, "damaged")
def a_table_below_zero() -> bytes:
    return re.sub(rb"xref\n0 \d+\n", b"xref\n-5 -5\n", HONEST_FILE)


@ends(RECORD, "damaged")
def a_size_of_nothing() -> bytes:
    return re.sub(rb"/Size \d+", b"/Size 0", HONEST_FILE)


@ends(RECORD, "damaged")
def an_object_of_a_huge_number() -> bytes:
    return HONEST_FILE.replace(b"3 0 obj\n", b"4294967295 65535 obj\n").replace(b"/Info 3 0", b"/Info 4294967295 65535")


@ends(RECORD, "no_text_layer")
def a_length_below_zero() -> bytes:
    return re.sub(rb"/Length \d+", b"/Length -1", HONEST_FILE)


@ends(RECORD, "no_text_layer")
def a_length_beyond_the_file() -> bytes:
    return re.sub(rb"/Length \d+", b"/Length 999999999999", HONEST_FILE)


@ends(RECORD, "no_text_layer", "damaged")
def columns_of_eight_bytes() -> bytes:
    """A cross-reference stream whose fields are as wide as they can be."""
    table = stream(b"\xff" * 24 * 200, "/Type /XRef /W [8 8 8] /Size 200 /Root 1 0 R /Index [0 4294967295]")
    before, _, _ = HONEST_FILE.partition(b"xref\n")
    return before + b"90 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(before)


@ends(RECORD, "no_text_layer", "damaged")
def columns_of_no_width() -> bytes:
    """A cross-reference stream of fields without bytes: endless entries in no space."""
    table = stream(b"", "/Type /XRef /W [0 0 0] /Size 2147483647 /Root 1 0 R")
    before, _, _ = HONEST_FILE.partition(b"xref\n")
    return before + b"90 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(before)


@ends(RECORD)
def a_picture_of_no_lines() -> bytes:
    """Pictures whose sizes are zero, negative and not there."""
    entries = "/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8"
    sizes = ("/Width 0 /Height 0", "/Width -9 /Height 2147483647", "", "/Width 1 /Height 1 /BitsPerComponent 77")
    pictures = [stream(b"x", f"{entries} {size}") for size in sizes]
    names = " ".join(f"/I{n} {n} 0 R" for n in range(20, 24))
    drawn = " ".join(f"q 9 0 0 9 0 0 cm /I{n} Do Q" for n in range(20, 24))
    return page_with(stream(f"{HONEST} {drawn}"), *pictures, resources=f"/XObject << {names} >>")
