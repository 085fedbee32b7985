"""Things that contain themselves."""

from __future__ import annotations

from tests.hostile import RECORD, ends
from tests.hostile.bombs import HONEST, page_with
from tests.small_pdf import HELVETICA, pdf_file, small_pdf, stream

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


@ends("empty", "damaged", "no_text_layer")
def page_tree_of_itself() -> bytes:
    """A page tree whose only kid is the tree."""
    return pdf_file({1: CATALOG, 2: b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"})


@ends("empty", "damaged", "no_text_layer", "too_many_pages", "time_limit")
def page_tree_of_two() -> bytes:
    """Two nodes of a page tree, each the kid of the other, ten times."""
    return pdf_file(
        {
            1: CATALOG,
            2: b"<< /Type /Pages /Count 100 /Kids [" + b"4 0 R " * 10 + b"] >>",
            4: b"<< /Type /Pages /Count 10 /Parent 2 0 R /Kids [" + b"2 0 R " * 10 + b"] >>",
        }
    )


@ends(RECORD, "damaged")
def inheriting_from_oneself() -> bytes:
    """A page without a size whose parents go round in a circle."""
    return pdf_file(
        {
            1: CATALOG,
            2: b"<< /Type /Pages /Count 1 /Kids [10 0 R] /Parent 4 0 R >>",
            4: b"<< /Type /Pages /Count 1 /Kids [2 0 R] /Parent 2 0 R >>",
            10: (
                f"<< /Type /Page /Parent 2 0 R /Contents 11 0 R /Resources << /Font << /F1 {HELVETICA} >> >> >>"
            ).encode(),
            11: stream(HONEST),
        }
    )


@ends(RECORD)
def previous_table_is_this_one() -> bytes:
    """A cross-reference table that names itself as the one before."""
    whole = small_pdf(HONEST)
    start = int(whole.rpartition(b"startxref\n")[2].split()[0])
    return whole.replace(b"/Info 3 0 R", b"/Prev %d /Info 3 0 R" % start)


@ends(RECORD, "damaged")
def a_long_way_back() -> bytes:
    """Twenty thousand cross-reference tables, each before the next."""
    whole = bytearray(small_pdf(HONEST))
    before = int(whole.rpartition(b"startxref\n")[2].split()[0])
    for _ in range(20_000):
        start = len(whole)
        whole += b"xref\n0 0\ntrailer\n<< /Size 20 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (before, start)
        before = start
    return bytes(whole)


@ends(RECORD, "damaged", "no_text_layer")
def length_of_itself() -> bytes:
    """A stream whose length stands in the stream."""
    body = b"<< /Length 11 0 R >>\nstream\n" + HONEST.encode() + b"\nendstream"
    return page_with(body)


@ends("damaged", "empty", "no_text_layer")
def reference_to_itself() -> bytes:
    """The page tree is an object that is a reference to itself."""
    return pdf_file({1: CATALOG, 2: b"2 0 R"})


@ends("damaged", "empty", "no_text_layer")
def object_stream_within_itself() -> bytes:
    """An object stream that extends itself and is said to lie in itself."""
    held = stream("2 0 4 40 << /Type /Pages /Kids [] /Count 1 >> <<>>", "/Type /ObjStm /N 2 /First 8 /Extends 4 0 R")
    table = stream(
        bytes([0, 0, 0, 1, 0, 9, 2, 0, 4, 0, 0, 0, 2, 0, 4]),
        "/Type /XRef /W [1 1 1] /Size 5 /Root 1 0 R /Index [0 5]",
    )
    return (
        b"%PDF-1.5\n1 0 obj\n"
        + CATALOG
        + b"\nendobj\n4 0 obj\n"
        + held
        + b"\nendobj\n5 0 obj\n"
        + table
        + (b"\nendobj\nstartxref\n0\n%%EOF\n")
    )


@ends(RECORD)
def form_that_draws_itself() -> bytes:
    """A form whose content is the form."""
    form = stream(
        f"{HONEST} /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Resources << /XObject << /X 20 0 R >> >>"
    )
    return page_with(stream(f"{HONEST} /X Do"), form, resources="/XObject << /X 20 0 R >>")


@ends("memory_limit", "time_limit", slow=True)
def forms_that_draw_each_other() -> bytes:
    """Two forms, each with the other twice in it."""
    entries = "/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Resources << /XObject << /X %d 0 R >> >>"
    one, other = stream("/X Do /X Do", entries % 21), stream("/X Do /X Do", entries % 20)
    return page_with(stream(f"{HONEST} /X Do"), one, other, resources="/XObject << /X 20 0 R >>")


@ends(RECORD)
def pattern_of_itself() -> bytes:
    """A tiling pattern that is painted with itself."""
    entries = "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 0.001 /YStep 0.001"
    tile = stream("/Pattern cs /P scn 0 0 9 9 re f", f"{entries} /Resources << /Pattern << /P 20 0 R >> >>")
    content = stream(f"/Pattern cs /P scn 0 0 400 300 re f 0 g {HONEST}")
    return page_with(content, tile, resources="/Pattern << /P 20 0 R >>")


@ends(RECORD, "no_text_layer")
def glyph_that_writes_itself() -> bytes:
    """A font of drawn glyphs in which the letter a is made of the letter a."""
    glyph = stream("500 0 0 0 500 500 d1 BT /T 500 Tf (a) Tj ET")
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [0.001 0 0 0.001 0 0]"
        b" /FirstChar 97 /LastChar 97 /Widths [500] /Encoding << /Differences [97 /a] >> /CharProcs << /a 20 0 R >>"
        b" /Resources << /Font << /T 21 0 R >> >> >>"
    )
    content = stream(f"{HONEST} BT /T 12 Tf 50 100 Td (aaaa) Tj ET")
    return page_with(content, glyph, font, resources=f"/Font << /F1 {HELVETICA} /T 21 0 R >>")


@ends(RECORD)
def mask_of_itself() -> bytes:
    """A soft mask whose group is painted under that mask."""
    entries = "/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Group << /S /Transparency /CS /DeviceGray >>"
    group = stream("/G gs 0 0 400 300 re f", f"{entries} /Resources << /ExtGState << /G 21 0 R >> >>")
    state = b"<< /Type /ExtGState /SMask << /S /Luminosity /G 20 0 R >> >>"
    return page_with(stream(f"/G gs {HONEST}"), group, state, resources="/ExtGState << /G 21 0 R >>")


@ends(RECORD)
def outline_in_a_circle() -> bytes:
    """Bookmarks of which each is the next of the other, and a child of itself."""
    one = "<< /Title (A) /Parent 100 0 R /Next 102 0 R /First 101 0 R /Last 101 0 R /Count 1 >>"
    other = "<< /Title (B) /Parent 100 0 R /Next 101 0 R /Prev 102 0 R >>"
    root = "<< /Type /Outlines /First 101 0 R /Last 102 0 R /Count 2 >>"
    return small_pdf(HONEST, catalog="/Outlines 100 0 R", objects=[root, one, other])


@ends(RECORD)
def names_and_fields_in_a_circle() -> bytes:
    """A name tree and a form field that are their own kids."""
    catalog = "/Names << /Dests 100 0 R >> /AcroForm << /Fields [101 0 R] >>"
    tree, field = "<< /Kids [100 0 R 100 0 R] >>", "<< /T (a) /FT /Tx /Kids [101 0 R 101 0 R] /Parent 101 0 R >>"
    return small_pdf(HONEST, catalog=catalog, objects=[tree, field])


@ends(RECORD)
def tags_in_a_circle() -> bytes:
    """A structure tree whose element is its own kid and parent."""
    catalog = "/StructTreeRoot 100 0 R /MarkInfo << /Marked true >>"
    root = "<< /Type /StructTreeRoot /K 101 0 R /ParentTree << /Nums [0 101 0 R] >> >>"
    element = "<< /Type /StructElem /S /P /P 101 0 R /K [101 0 R 0 101 0 R] /Pg 10 0 R >>"
    return small_pdf(HONEST, catalog=catalog, page="/StructParents 0", objects=[root, element])
