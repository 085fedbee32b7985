"""A few bytes that unfold to gigabytes."""

from __future__ import annotations

import zlib

from tests.hostile import RECORD, ends
from tests.small_pdf import HELVETICA, pdf_file, small_pdf, stream

HONEST = "BT /F1 12 Tf 50 250 Td (Landkreis Sonnental) Tj ET"
MIB = 1024**2


def deflated(mib: int, fill: bytes = b" ") -> bytes:
    """`mib` MiB of `fill` in a thousandth of that: one compressed block after the other."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(fill * MIB) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\xda" + block * mib + b"\x03\x00"


def page_with(content: bytes, *objects: bytes, page: str = "", resources: str = "", contents: str = "11 0 R") -> bytes:
    """One page with this content stream object, which is number 11; `objects` are numbered from 20."""
    held = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count 1 /Kids [10 0 R] >>",
        10: (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents {contents} {page} "
            f"/Resources << /Font << /F1 {HELVETICA} >> {resources} >> >>"
        ).encode(),
        11: content,
    }
    return pdf_file(held | dict(enumerate(objects, 20)))


@ends("no_text_layer", "memory_limit", "time_limit", slow=True)
def flate() -> bytes:
    """Four GiB of blanks in a content stream."""
    return page_with(stream(deflated(4096), "/Filter /FlateDecode"))


@ends(RECORD, "no_text_layer", "memory_limit", "time_limit", slow=True)
def flate_with_text() -> bytes:
    """A GiB of blanks before the text."""
    packed = zlib.compress(HONEST.encode())
    content = stream(deflated(1024), "/Filter /FlateDecode")
    return page_with(content, stream(packed, "/Filter /FlateDecode"), contents="[11 0 R 20 0 R]")


@ends("no_text_layer", "memory_limit", "time_limit", slow=True)
def flate_in_flate() -> bytes:
    """Compressed three times: a GiB in some kilobytes."""
    data = zlib.compress(zlib.compress(deflated(1024), 9), 9)
    return page_with(stream(data, "/Filter [/FlateDecode /FlateDecode /FlateDecode]"))


@ends("no_text_layer", "memory_limit", "time_limit")
def run_length() -> bytes:
    """Runs of 128 blanks, 512 MiB, compressed once more."""
    packer = zlib.compress(b"\x81 " * (4 * MIB), 9)
    return page_with(stream(packer, "/Filter [/FlateDecode /RunLengthDecode]"))


@ends("no_text_layer", "memory_limit", "time_limit")
def lzw() -> bytes:
    """A string table that doubles its last entry: 512 MiB."""
    bits = []
    for code in (256, 32, *range(258, 4094)):
        following = 258 + max(code - 257, 0)
        width = 9 if following < 512 else 10 if following < 1024 else 11 if following < 2048 else 12
        bits.append(f"{code:0{width}b}")
    once = "".join(bits)
    whole = (once * 8)[: len(once) * 8]
    block = int(whole, 2).to_bytes(len(whole) // 8, "big")
    return page_with(stream(zlib.compress(block * 9), "/Filter [/FlateDecode /LZWDecode]"))


@ends(RECORD)
def hexadecimal_chain() -> bytes:
    """Text written in hexadecimal, and that in hexadecimal, twelve times."""
    data = HONEST.encode()
    for _ in range(12):
        data = data.hex().encode() + b">"
    return page_with(stream(data, f"/Filter [{'/ASCIIHexDecode ' * 12}]"))


@ends(RECORD, "no_text_layer", "damaged")
def ten_thousand_filters() -> bytes:
    """An array of filters that never ends."""
    return page_with(stream(HONEST, f"/Filter [{'/ASCIIHexDecode ' * 10_000}]"))


@ends(RECORD, "no_text_layer", "damaged")
def predictor_columns() -> bytes:
    """A predictor for rows of two thousand million columns."""
    parameters = "/DecodeParms << /Predictor 12 /Columns 2147483647 /Colors 32 /BitsPerComponent 16 >>"
    return page_with(stream(zlib.compress(HONEST.encode()), f"/Filter /FlateDecode {parameters}"))


@ends("no_text_layer", "damaged", "empty", "memory_limit", "time_limit", slow=True)
def object_stream() -> bytes:
    """A page tree in an object stream of two GiB."""
    held = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 4: stream(deflated(2048), "/Type /ObjStm /N 1000000000 /First 9")}
    body = pdf_file(held)
    return body.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev 9")


@ends(RECORD, "memory_limit", "time_limit")
def image() -> bytes:
    """A picture of 60,000 by 60,000 dots on a page with text."""
    entries = "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8"
    picture = stream(deflated(200, b"\0"), f"{entries} /Filter /FlateDecode")
    drawn = stream(f"{HONEST} q 400 0 0 300 0 0 cm /Im Do Q")
    return page_with(drawn, picture, resources="/XObject << /Im 20 0 R >>")


@ends("no_text_layer", "memory_limit", "time_limit", slow=True)
def picture_alone() -> bytes:
    """The same without a word of text: whoever wants to recognise it has to draw it."""
    entries = "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 8"
    picture = stream(deflated(200, b"\0"), f"{entries} /Filter /FlateDecode")
    return page_with(stream("q 400 0 0 300 0 0 cm /Im Do Q"), picture, resources="/XObject << /Im 20 0 R >>")


@ends(RECORD, "memory_limit", slow=True)
def metadata_stream() -> bytes:
    """A GiB of XMP metadata."""
    xmp = stream(deflated(1024), "/Type /Metadata /Subtype /XML /Filter /FlateDecode")
    return small_pdf(HONEST, catalog="/Metadata 100 0 R", objects=[xmp])


@ends(RECORD)
def attachment() -> bytes:
    """A GiB in an embedded file, which nobody unpacks."""
    names = "/Names << /EmbeddedFiles << /Names [(bomb.zip) 101 0 R] >> >>"
    file = stream(deflated(1024), "/Type /EmbeddedFile /Filter /FlateDecode")
    return small_pdf(HONEST, catalog=names, objects=[file, "<< /Type /Filespec /F (bomb.zip) /EF << /F 100 0 R >> >>"])
