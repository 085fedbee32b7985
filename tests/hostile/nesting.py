"""Things within things within things."""

from __future__ import annotations

from tests.hostile import RECORD, ends
from tests.hostile.bombs import HONEST, page_with
from tests.small_pdf import pdf_file, small_pdf, stream

DEEP = 60_000


@ends(RECORD, "damaged", "crashed")
def arrays_in_the_page() -> bytes:
    """An array sixty thousand deep where a page has its tags."""
    return small_pdf(HONEST, page=f"/PieceInfo {'[' * DEEP}{']' * DEEP}")


@ends(RECORD, "damaged", "crashed")
def dictionaries_in_the_catalog() -> bytes:
    """A dictionary sixty thousand deep in the catalog."""
    return small_pdf(HONEST, catalog=f"/PieceInfo {'<< /A ' * DEEP} 1 {'>> ' * DEEP}")


@ends(RECORD, "damaged", "crashed", "empty")
def arrays_in_the_trailer() -> bytes:
    """An array sixty thousand deep before anything else is known of the file."""
    return small_pdf(HONEST).replace(b"/Info 3 0 R", b"/Info 3 0 R /ID " + b"[" * DEEP + b"]" * DEEP)


@ends(RECORD, "no_text_layer", "crashed")
def arrays_in_the_content() -> bytes:
    """An operand sixty thousand deep."""
    return small_pdf(f"{HONEST} {'[' * DEEP}{']' * DEEP} TJ {HONEST}")


@ends(RECORD, "no_text_layer", "crashed")
def brackets_in_a_string() -> bytes:
    """A string of balanced brackets, sixty thousand deep."""
    return small_pdf(f"{HONEST} BT /F1 8 Tf 9 9 Td ({'(' * DEEP}{')' * DEEP}) Tj ET")


@ends("memory_limit", "time_limit", slow=True)
def marked_content() -> bytes:
    """Marked content within marked content, sixty thousand times."""
    return small_pdf(f"{'/P << /MCID 0 >> BDC ' * DEEP} {HONEST}")


@ends(RECORD, "crashed", "no_text_layer")
def forms() -> bytes:
    """A form in a form in a form, two thousand deep, with text in the last."""
    entries = "/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Resources << /XObject << /X %d 0 R >> >>"
    chain = [stream("/X Do", entries % number) for number in range(21, 2020)]
    last = stream(HONEST, "/Type /XObject /Subtype /Form /BBox [0 0 400 300]")
    return page_with(stream(f"{HONEST} /X Do"), *chain, last, resources="/XObject << /X 20 0 R >>")


@ends(RECORD, "crashed", "damaged", "empty", "no_text_layer")
def page_tree() -> bytes:
    """A page at the end of a page tree ten thousand deep."""
    deep = 10_000
    nodes = {n: b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (n + 1) for n in range(2, deep)}
    page = b"<< /Type /Page /MediaBox [0 0 9 9] >>"
    return pdf_file({1: b"<< /Type /Catalog /Pages 2 0 R >>", **nodes, deep: page})


@ends(RECORD, "crashed")
def bookmarks() -> bytes:
    """Bookmarks ten thousand levels deep."""
    marks = [f"<< /Title (A) /Parent {n - 1} 0 R /First {n + 1} 0 R /Last {n + 1} 0 R >>" for n in range(101, 10_101)]
    return small_pdf(HONEST, catalog="/Outlines 100 0 R", objects=["<< /First 101 0 R /Last 101 0 R >>", *marks])


@ends(RECORD, "crashed")
def tags() -> bytes:
    """A structure tree twenty thousand deep."""
    elements = [f"<< /Type /StructElem /S /Div /P {n - 1} 0 R /K [{n + 1} 0 R] >>" for n in range(101, 20_101)]
    root = "<< /Type /StructTreeRoot /K [101 0 R] >>"
    return small_pdf(HONEST, catalog="/StructTreeRoot 100 0 R", objects=[root, *elements])
