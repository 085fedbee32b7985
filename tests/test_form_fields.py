"""What is filled into a form is read where it stands; a field that holds something else than it shows is doubted."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.read import read
from schemas.profile import Record
from schemas.settings import READERS, ReaderName, Settings
from tests.small_pdf import HELVETICA, small_pdf, stream

both = pytest.mark.parametrize("reader", READERS)


def form(value: str, appearance: str | None, *, flags: int = 4) -> bytes:
    """A sheet with a contact whose number stands in a field."""
    text = "BT /F2 20 Tf 50 330 Td (Landkreis Uelzen) Tj ET BT /F2 13 Tf 50 290 Td (Ziele) Tj ET "
    text += "BT /F1 10 Tf 50 270 Td (Jedes Kind findet seinen Weg in die Schule, und alle helfen mit.) Tj ET "
    text += "BT /F2 13 Tf 50 140 Td (Kontakt) Tj ET BT /F1 10 Tf 14 TL 50 118 Td (Wiebke Hansen) Tj T* "
    text += "(Herzogenplatz 2) Tj T* (29525 Uelzen) Tj T* (Telefon:) Tj ET"
    shown = "" if appearance is None else "/AP << /N 101 0 R >>"
    field = (
        f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (telefon) /V ({value}) /F {flags} "
        f"/Rect [95 70 250 86] /DA (/Helv 10 Tf 0 g) {shown} >>"
    )
    content = stream(
        f"/Tx BMC q BT /Helv 10 Tf 2 4 Td ({appearance}) Tj ET Q EMC",
        f"/Type /XObject /Subtype /Form /BBox [0 0 155 16] /Resources << /Font << /Helv {HELVETICA} >> >>",
    )
    catalog = f"/AcroForm << /Fields [100 0 R] /DR << /Font << /Helv {HELVETICA} >> >> >>"
    return small_pdf(text, media=(0, 0, 450, 370), page="/Annots [100 0 R]", objects=[field, content], catalog=catalog)


def record_of(data: bytes, reader: ReaderName) -> Record:
    record = extract(data, settings=Settings(reader=reader))
    assert isinstance(record, Record)
    return record


@both
@pytest.mark.parametrize("appearance", ["0581 82123", None], ids=["with appearance", "without"])
def test_what_is_filled_in_is_read_where_it_stands(reader: ReaderName, appearance: str | None) -> None:
    record = record_of(form("0581 82123", appearance), reader)
    (contact,) = record.profiles[0].contacts
    assert contact.phone == "+4958182123"
    (evidence,) = [e for e in record.evidence if e.path.endswith("/phone")]
    x0, top, _, bottom = evidence.boxes[0]
    assert x0 >= 95
    assert 280 <= top < bottom <= 302
    assert evidence.confidence > 0.5
    assert not [f for f in record.findings if f.code == "field_contradicts_page"]


@both
def test_a_field_that_holds_something_else_than_it_shows_is_doubted(reader: ReaderName) -> None:
    record = record_of(form("0581 99999", "0581 82123"), reader)
    (contact,) = record.profiles[0].contacts
    assert contact.phone == "+4958182123"
    (evidence,) = [e for e in record.evidence if e.path.endswith("/phone")]
    assert evidence.confidence < 0.5
    (finding,) = [f for f in record.findings if f.code == "field_contradicts_page" and f.path.endswith("/phone")]
    assert "0581 99999" in finding.message


@both
def test_a_hidden_field_says_nothing(reader: ReaderName) -> None:
    data = form("0581 82123", "0581 82123", flags=2)
    page = read(data, file_name="blatt.pdf", reader=reader).pages[0]
    assert "82123" not in "".join(map(chr, page.chars.code.tolist()))
