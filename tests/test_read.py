"""Reading a PDF: what becomes a document, what is refused and with which code."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.read import read
from schemas.errors import Unreadable
from schemas.settings import READERS, Limits, ReaderName
from tests.small_pdf import small_pdf

HUGE = 99999999
LINE = "BT /F1 12 Tf 50 200 Td (Ziele und Wege) Tj ET"

pytestmark = pytest.mark.parametrize("reader", READERS)


def refused(data: bytes, reader: ReaderName, limits: Limits | None = None) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read(data, file_name="blatt.pdf", reader=reader, limits=limits or Limits())
    assert caught.value.message.startswith("blatt.pdf: ")
    return caught.value


def outcome(data: bytes, reader: ReaderName) -> str:
    try:
        read(data, file_name="blatt.pdf", reader=reader)
    except Unreadable as error:
        return error.code
    return "read"


def test_a_document_knows_its_bytes_and_its_metadata(reader: ReaderName) -> None:
    info = "/Producer (Setzer 3.1) /Creator (Satz) /Title (Pr\\344mie) /CreationDate (D:20120314153000+01'00')"
    data = small_pdf(LINE, LINE, info=info)
    document = read(data, file_name="blatt.pdf", reader=reader)
    assert document.publication_id.startswith("sha256:")
    assert len(document.publication_id) == len("sha256:") + 64
    assert (document.file_name, document.size_bytes) == ("blatt.pdf", len(data))
    assert (document.producer, document.creator, document.title) == ("Setzer 3.1", "Satz", "Prämie")
    assert document.created_at == "2012-03-14T15:30:00+01:00"
    assert [page.number for page in document.pages] == [1, 2]


def test_the_same_bytes_are_the_same_publication(reader: ReaderName) -> None:
    first, second = (read(small_pdf(LINE), file_name=name, reader=reader) for name in ("a.pdf", "b.pdf"))
    assert first.publication_id == second.publication_id
    assert first.publication_id != read(small_pdf(LINE, LINE), file_name="a.pdf", reader=reader).publication_id


def test_no_bytes_are_empty(reader: ReaderName) -> None:
    assert refused(b"", reader).code == "empty"


def test_a_file_without_header_is_no_pdf(reader: ReaderName) -> None:
    assert refused(b"<html><body>Seite nicht gefunden</body></html>", reader).code == "not_a_pdf"
    assert refused(b"\x89PNG\r\n\x1a\n" + bytes(5000), reader).code == "not_a_pdf"


def test_a_file_with_header_and_nothing_else_is_damaged(reader: ReaderName) -> None:
    assert refused(b"%PDF-1.7\n" + b"\x00\xff" * 400, reader).code == "damaged"


def test_a_cut_file_is_read_or_refused(reader: ReaderName) -> None:
    data = small_pdf(LINE, LINE)
    ends = {outcome(data[:length], reader) for length in range(0, len(data), 97)}
    assert ends <= {"read", "empty", "damaged", "not_a_pdf", "no_text_layer"}


def test_a_file_with_a_password_is_encrypted(reader: ReaderName) -> None:
    secret = "<" + "ab" * 32 + ">"
    entry = f"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O {secret} /U {secret} >> /ID [<00> <00>]"
    data = small_pdf(LINE).replace(b"/Info 3 0 R", entry.encode())
    error = refused(data, reader)
    assert error.code == "encrypted"
    assert "password" in error.message


def test_limits_are_kept_and_named(reader: ReaderName) -> None:
    data = small_pdf(LINE, LINE, LINE)
    large = refused(data, reader, Limits(file_bytes=100))
    assert (large.code, large.limit) == ("too_large", "file_bytes=100")
    many = refused(data, reader, Limits(pages=2))
    assert (many.code, many.limit) == ("too_many_pages", "pages=2")
    assert len(read(data, file_name="blatt.pdf", reader=reader, limits=Limits(pages=3)).pages) == 3


def test_pages_without_text_have_no_text_layer(reader: ReaderName) -> None:
    error = refused(small_pdf("0.5 g 10 10 100 100 re f", "BT /F1 12 Tf 50 200 Td (   ) Tj ET"), reader)
    assert error.code == "no_text_layer"
    assert "2 pages" in error.message
    assert "OCR" in error.message


def test_one_page_with_text_is_enough(reader: ReaderName) -> None:
    document = read(small_pdf("", LINE, ""), file_name="blatt.pdf", reader=reader)
    assert [len(page.chars) for page in document.pages] == [0, 14, 0]


@pytest.mark.parametrize("place", [f"{HUGE} 0 0 {HUGE} 10 10", f"1 0 0 1 {HUGE} -{HUGE}", "0 0 0 0 50 50"])
def test_text_at_absurd_places_costs_only_itself(reader: ReaderName, place: str) -> None:
    document = read(small_pdf(f"BT /F1 12 Tf {place} Tm (Unsinn) Tj ET {LINE}"), file_name="blatt.pdf", reader=reader)
    chars = document.pages[0].chars
    assert "".join(map(chr, chars.code.tolist())) == "Ziele und Wege"
    for column in (chars.x0, chars.top, chars.x1, chars.bottom, chars.baseline, chars.size):
        assert np.isfinite(column).all()
