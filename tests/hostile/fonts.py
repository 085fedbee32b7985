"""Fonts that are huge, broken or lie, and tables of characters that explode."""

from __future__ import annotations

from tests.hostile import RECORD, ends
from tests.hostile.bombs import HONEST, deflated, page_with
from tests.small_pdf import HELVETICA, stream

WORD = "BT /F 12 Tf 50 100 Td (Ziele) Tj ET"
CMAP = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange {} endcmap"


def written_in(font: str, *objects: bytes, word: str = WORD) -> bytes:
    """An honest word, and one in `font`; `objects` are numbered from 20."""
    resources = f"/Font << /F1 {HELVETICA} /F {font} >>"
    return page_with(stream(f"{HONEST} {word}"), *objects, resources=resources)


def mapped_by(table: str) -> bytes:
    """A word in a font whose characters are said by this table."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 20 0 R >>"
    return written_in(font, stream(CMAP.format(table)))


def embedded(file: bytes, kind: str = "FontFile2", entries: str = "") -> bytes:
    """A word in a TrueType font of which this is the file."""
    descriptor = (
        f"<< /Type /FontDescriptor /FontName /X /Flags 32 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 "
        f"/Descent -200 /CapHeight 700 /StemV 80 /{kind} 21 0 R >>"
    )
    font = "<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor 20 0 R /FirstChar 32 /LastChar 255 >>"
    return written_in(font, descriptor.encode(), stream(file, entries))


@ends(RECORD)
def file_of_noise() -> bytes:
    return embedded(bytes(range(256)) * 100)


@ends(RECORD)
def file_with_tables_beyond_its_end() -> bytes:
    table = b"glyf" + b"\xff" * 12
    return embedded(b"\x00\x01\x00\x00\xff\xff\x00\x00\x00\x00\x00\x00" + table * 400)


@ends(RECORD, "memory_limit", slow=True)
def file_of_a_gibibyte() -> bytes:
    return embedded(deflated(1024, b"\0"), entries="/Filter /FlateDecode")


@ends(RECORD)
def program_that_never_ends() -> bytes:
    """A Type 1 font is a program; this one calls itself."""
    program = b"%!PS-AdobeFont-1.0: X\n/f { f f } def f\neexec\n" + bytes(4000)
    return embedded(program, "FontFile", "/Length1 40 /Length2 4000 /Length3 0")


@ends(RECORD)
def widths_of_all_numbers() -> bytes:
    return written_in(
        "<< /Type /Font /Subtype /TrueType /BaseFont /Arial /FirstChar -1000000000 /LastChar 1000000000 "
        f"/Widths [{'500 ' * 100_000}] >>"
    )


@ends(RECORD)
def widths_of_a_range_without_end() -> bytes:
    """A composite font whose width table speaks of two thousand million characters."""
    descendant = (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        "/Supplement 0 >> /DW -1e30 /W [0 2147483647 500 5 [1e30 nan (x)] 7] >>"
    )
    font = f"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [{descendant}] >>"
    return written_in(font, word="BT /F 12 Tf 50 100 Td <00410042> Tj ET")


@ends(RECORD)
def a_million_differences() -> bytes:
    names = "/a " * 300_000
    return written_in(
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [-5 {names} 999999 /b] >> >>"
    )


@ends(RECORD)
def descendants_without_end() -> bytes:
    """A composite font that is its own descendant."""
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [20 0 R] >>"
    return written_in("20 0 R", font)


@ends(RECORD)
def table_that_uses_itself() -> bytes:
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 20 0 R >>"
    return written_in(font, stream(CMAP.format("/X usecmap"), "/Type /CMap /CMapName /X /UseCMap 20 0 R"))


@ends(RECORD, "memory_limit", "time_limit", slow=True)
def table_of_four_thousand_million() -> bytes:
    """One line that maps all numbers of four bytes."""
    return mapped_by("1 beginbfrange <00000000> <ffffffff> <0041> endbfrange")


@ends(RECORD, "memory_limit", "time_limit", slow=True)
def table_of_endless_lines() -> bytes:
    return mapped_by("100 beginbfrange " + "<0000> <ffff> <0041> " * 3000 + "endbfrange")


@ends(RECORD)
def letters_that_are_books() -> bytes:
    """Each character means ten thousand."""
    return mapped_by(f"2 beginbfchar <5a> <{'0041' * 10_000}> <69> <{'d800' * 9}> endbfchar")


@ends(RECORD)
def table_that_runs_backwards() -> bytes:
    return mapped_by("1 beginbfrange <ff> <00> <ffffffffffff> <zz> <00> [] endbfrange 9 begincidrange <00> endcidrange")
