"""Files that are several things at once, or another thing than they say."""

from __future__ import annotations

import gzip
import zipfile
from io import BytesIO

from tests.hostile import RECORD, ends
from tests.hostile.bombs import HONEST
from tests.small_pdf import small_pdf

HONEST_FILE = small_pdf(HONEST)


@ends(RECORD)
def pdf_and_zip() -> bytes:
    """A PDF with an archive behind it, whose member would leave its folder."""
    out = BytesIO(HONEST_FILE)
    out.seek(0, 2)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("../../../../etc/cron.d/x", "* * * * * root id")
    return out.getvalue()


@ends(RECORD)
def web_page_and_pdf() -> bytes:
    """A script before the header, which is still within the first kilobyte."""
    return b"<html><script>alert(document.cookie)</script><!--" + HONEST_FILE


@ends(RECORD)
def picture_and_pdf() -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\0" + HONEST_FILE


@ends(RECORD)
def program_and_pdf() -> bytes:
    return b"MZ" + bytes(200) + HONEST_FILE


@ends(RECORD)
def two_pdfs_in_a_row() -> bytes:
    return HONEST_FILE + small_pdf(HONEST.replace("Sonnental", "Muehlbach"))


@ends("not_a_pdf")
def web_page_called_pdf() -> bytes:
    """What servers send in place of a file that they lost."""
    return b"<!doctype html><html><title>404</title><h1>Seite nicht gefunden</h1></html>"


@ends("not_a_pdf")
def word_document_called_pdf() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return out.getvalue()


@ends("not_a_pdf")
def compressed_pdf() -> bytes:
    return gzip.compress(HONEST_FILE, mtime=0)


@ends("not_a_pdf")
def pdf_in_two_bytes_a_letter() -> bytes:
    return HONEST_FILE.decode("latin-1").encode("utf-16")


@ends("not_a_pdf", RECORD)
def header_too_late() -> bytes:
    """Garbage in front, and the header behind the first kilobyte."""
    return bytes(range(128, 256)) * 9 + HONEST_FILE


@ends("not_a_pdf")
def postscript() -> bytes:
    return b"%!PS-Adobe-3.0\n{ } loop\n%%EOF\n"


@ends("not_a_pdf")
def script_of_the_shell() -> bytes:
    return b'#!/bin/sh\nrm -rf "$HOME"\n'
