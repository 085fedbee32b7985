"""Strings that become more than strings where somebody forgets to escape them."""

from __future__ import annotations

from tests.hostile import RECORD, ends
from tests.nasty import NASTY
from tests.small_pdf import small_pdf, stream


def utf16(text: str) -> str:
    """A string of a PDF in hexadecimal UTF-16, whatever is in it."""
    return "<FEFF" + text.encode("utf-16-be", "surrogatepass").hex() + ">"


def everywhere(text: str) -> bytes:
    """A profile that says `text` in its metadata and in its running text."""
    printed = (
        text.encode("cp1252", "replace").decode("cp1252").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    )
    content = (
        f"BT /F2 18 Tf 50 250 Td (Landkreis Sonnental) Tj /F2 14 Tf 0 -40 Td (Ziele {printed}) Tj "
        f"/F1 10 Tf 0 -20 Td ({printed}) Tj 0 -40 Td /F2 14 Tf (Kontakt) Tj /F1 10 Tf 0 -20 Td "
        f"(Ansprechpartnerin: Ada Beispiel, {printed}) Tj 0 -12 Td (Telefon: 03535 123456) Tj ET"
    )
    return small_pdf(content, info=f"/Title {utf16(text)} /Producer {utf16(text)} /Author {utf16(text)}")


@ends(RECORD)
def web_page() -> bytes:
    return everywhere(NASTY["markup"])


@ends(RECORD)
def formula() -> bytes:
    return everywhere(NASTY["formula"])


@ends(RECORD)
def database() -> bytes:
    return everywhere(NASTY["database"])


@ends(RECORD)
def terminal() -> bytes:
    return everywhere(NASTY["terminal"])


@ends(RECORD)
def console_markup() -> bytes:
    return everywhere(NASTY["console markup"])


@ends(RECORD)
def nothing_at_all() -> bytes:
    return everywhere(NASTY["zero bytes"])


@ends(RECORD)
def writing_backwards() -> bytes:
    return everywhere(NASTY["direction"])


@ends(RECORD)
def half_a_character() -> bytes:
    """A lone surrogate, which no encoding can write."""
    return everywhere(NASTY["half a character"])


@ends(RECORD)
def template() -> bytes:
    return everywhere(NASTY["template"])


@ends(RECORD)
def a_million_letters() -> bytes:
    """A title that is longer than the publication."""
    return small_pdf("BT /F1 12 Tf 50 250 Td (Landkreis Sonnental) Tj ET", info=f"/Title ({'Titel ' * 200_000})")


@ends(RECORD)
def dates_out_of_time() -> bytes:
    info = "/CreationDate (D:99999999999999+99'99') /ModDate (D:-1) /Title <> /Producer <FEFF> /Author /Name"
    return small_pdf("BT /F1 12 Tf 50 250 Td (Landkreis Sonnental) Tj ET", info=info)


@ends(RECORD)
def paths_that_leave_their_folder() -> bytes:
    """Embedded files that would like to be unpacked elsewhere."""
    names = ("../../../../etc/passwd", "C:\\\\Windows\\\\x.exe", "/root/.ssh/authorized_keys", "a\\000b", "con")
    files = [f"<< /Type /Filespec /F ({name}) /UF ({name}) /EF << /F 100 0 R >> >>" for name in names]
    listed = " ".join(f"({name}) {101 + n} 0 R" for n, name in enumerate(names))
    return small_pdf(
        "BT /F1 12 Tf 50 250 Td (Landkreis Sonnental) Tj ET",
        catalog=f"/Names << /EmbeddedFiles << /Names [{listed}] >> >>",
        objects=[stream(b"MZ", "/Type /EmbeddedFile"), *files],
    )
