"""Pages that never stop drawing."""

from __future__ import annotations

import zlib

from tests.hostile import RECORD, ends
from tests.hostile.bombs import HONEST, page_with
from tests.small_pdf import stream

FORM = "/Type /XObject /Subtype /Form /BBox [0 0 400 300]"


def packed(content: str) -> bytes:
    """A compressed content stream."""
    return stream(zlib.compress(content.encode(), 9), "/Filter /FlateDecode")


@ends(RECORD, "time_limit", "memory_limit", "crashed", slow=True)
def a_hundred_million_forms() -> bytes:
    """Eight forms, each of which draws the next ten times."""
    drawn = "/X Do " * 10
    levels = [stream(drawn, f"{FORM} /Resources << /XObject << /X {number} 0 R >> >>") for number in range(21, 28)]
    last = stream("BT /F1 12 Tf 9 9 Td (x) Tj ET", FORM)
    return page_with(stream(f"{HONEST} {drawn}"), *levels, last, resources="/XObject << /X 20 0 R >>")


@ends(RECORD, "time_limit", "memory_limit", slow=True)
def two_hundred_thousand_text_objects() -> bytes:
    """Each letter in a text object of its own, all over the page."""
    places = (f"BT /F1 8 Tf {n % 390} {n % 290} Td (a) Tj ET" for n in range(200_000))
    return page_with(packed("\n".join([HONEST, *places])))


@ends(RECORD, "time_limit", "memory_limit", slow=True)
def everything_in_one_place() -> bytes:
    """Forty thousand words on top of each other."""
    return page_with(packed(HONEST + " BT /F1 12 Tf 50 100 Td " + "(Sonnental) Tj -0 0 Td " * 40_000 + "ET"))


@ends(RECORD, "time_limit", "memory_limit", slow=True)
def one_long_string() -> bytes:
    """A million letters in one line."""
    return page_with(packed(f"{HONEST} BT /F1 12 Tf 50 100 Td ({'Sonnental ' * 100_000}) Tj ET"))


@ends(RECORD, "time_limit", "memory_limit")
def one_path_of_a_million_lines() -> bytes:
    """A path of a million pieces."""
    return page_with(packed(f"{HONEST} 0 0 m " + "1 1 l 2 0 l " * 500_000 + "S"))


@ends(RECORD, "time_limit", "memory_limit", slow=True)
def three_hundred_thousand_rectangles() -> bytes:
    """As many boxes as a page has dots."""
    return page_with(packed(f"{HONEST} " + " ".join(f"{n % 400} {n % 300} 5 5 re f" for n in range(300_000))))


@ends(RECORD, "time_limit", "memory_limit")
def a_grid_of_rules() -> bytes:
    """Thousands of lines that look like one huge table."""
    rows = " ".join(f"0 {n / 10} m 400 {n / 10} l S" for n in range(3000))
    columns = " ".join(f"{n / 10} 0 m {n / 10} 300 l S" for n in range(4000))
    return page_with(packed(f"{HONEST} 0.1 w {rows} {columns}"))


@ends(RECORD, "no_text_layer", "time_limit", "memory_limit")
def clips_in_clips() -> bytes:
    """A hundred thousand clip paths, one within the other, before the text."""
    return page_with(packed("0 0 400 300 re W n " * 100_000 + HONEST))


@ends(RECORD, "no_text_layer", "time_limit", "memory_limit")
def states_never_restored() -> bytes:
    """Two hundred thousand saved graphics states."""
    return page_with(packed("q " * 200_000 + HONEST))


@ends(RECORD, "time_limit", "memory_limit")
def inline_images() -> bytes:
    """Fifty thousand pictures of one dot."""
    return page_with(packed(f"{HONEST} " + "q BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q\n" * 50_000))


@ends(RECORD, "time_limit", "memory_limit", "damaged")
def the_same_content_ten_thousand_times() -> bytes:
    """A page whose contents are one stream, named ten thousand times."""
    return page_with(stream(f"{HONEST} "), contents=f"[{'11 0 R ' * 10_000}]")


@ends(RECORD, "no_text_layer", "time_limit", "memory_limit")
def a_shading_of_many_functions() -> bytes:
    """A gradient stitched of twenty thousand functions, painted over the page's foot."""
    functions = "<< /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [1] /N 1 >> " * 20_000
    bounds, encode = " ".join(str(n / 20_000) for n in range(1, 20_000)), "0 1 " * 20_000
    shading = (
        f"<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 400 0] /Function << /FunctionType 3 /Domain [0 1] "
        f"/Functions [{functions}] /Bounds [{bounds}] /Encode [{encode}] >> >>"
    )
    content = stream(f"q 0 0 400 50 re W n /S sh Q {HONEST}")
    return page_with(content, shading.encode(), resources="/Shading << /S 20 0 R >>")
