"""A value that the page does not show is improbable, however the file lies about its letters."""

from __future__ import annotations

import pytest

from pipeline import ocr
from pipeline.extract import extract
from schemas.evidence import Evidence
from schemas.profile import Record
from schemas.settings import READERS, ReaderName, Settings
from tests.small_pdf import small_pdf, stream

both = pytest.mark.parametrize("reader", READERS)
with_and_without_ocr = pytest.mark.parametrize(
    "recognised",
    [
        pytest.param(True, marks=pytest.mark.skipif(not ocr.installed(), reason=f"no OCR: {ocr.INSTALL}")),
        False,
    ],
    ids=["with OCR", "without OCR"],
)

SEVENS_FOR_ONES = stream(
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
    "1 begincodespacerange <00> <FF> endcodespacerange\n"
    "1 beginbfrange <20> <7E> <0020> endbfrange\n"
    "3 beginbfchar <31> <0037> <35> <0032> <61> <0065> endbfchar\n"
    "endcmap CMapName currentdict /CMap defineresource pop end end"
)
LIAR = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 100 0 R >>"


def sheet(
    *, phone: str = "(Telefon: 0581 82113) Tj", font: str = "F1", mail: str = "(hansen@kreis.example) Tj"
) -> bytes:
    """A profile whose number and address are drawn by these operators."""
    text = "BT /F2 20 Tf 50 330 Td (Landkreis Uelzen) Tj ET BT /F2 13 Tf 50 290 Td (Ziele) Tj ET "
    text += "BT /F1 10 Tf 50 270 Td (Jedes Kind findet seinen Weg in die Schule, und alle helfen mit.) Tj ET "
    text += "BT /F2 13 Tf 50 140 Td (Kontakt) Tj ET BT /F1 10 Tf 14 TL 50 118 Td (Wiebke Hansen) Tj T* "
    text += f"(Herzogenplatz 2) Tj T* (29525 Uelzen) Tj T* /{font} 10 Tf {phone} T* {mail} ET"
    return small_pdf(text, media=(0, 0, 450, 370), fonts={"F3": LIAR}, objects=[SEVENS_FOR_ONES])


def record_of(data: bytes, reader: ReaderName) -> Record:
    record = extract(data, settings=Settings(reader=reader))
    assert isinstance(record, Record)
    return record


def evidence_of(record: Record, part: str) -> Evidence:
    (entry,) = [e for e in record.evidence if e.path == f"/profiles/0/contacts/0/{part}"]
    return entry


@both
@with_and_without_ocr
def test_honest_letters_are_believed(reader: ReaderName, recognised: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "installed", lambda: recognised)
    record = record_of(sheet(), reader)
    assert record.profiles[0].contacts[0].phone == "+4958182113"
    assert evidence_of(record, "phone").confidence > 0.8
    assert evidence_of(record, "email").confidence > 0.8
    assert not [f for f in record.findings if f.code == "text_contradicts_page"]


@both
@with_and_without_ocr
def test_a_font_that_lies_about_its_digits_is_found_out(
    reader: ReaderName, recognised: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "installed", lambda: recognised)
    record = record_of(sheet(font="F3"), reader)
    assert record.profiles[0].contacts[0].phone == "+4928782773"
    assert evidence_of(record, "phone").confidence < 0.5
    (finding,) = [f for f in record.findings if f.code == "text_contradicts_page" and f.path.endswith("/phone")]
    assert ("82113" in finding.message) == recognised


@with_and_without_ocr
def test_marked_text_that_replaces_what_is_drawn_is_found_out(
    recognised: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "installed", lambda: recognised)
    lie = "/Span << /ActualText (Telefon: 0581 99999) >> BDC (Telefon: 0581 82113) Tj EMC"
    record = record_of(sheet(phone=lie), "pdfium")
    contact = record.profiles[0].contacts[0]
    assert contact.phone == "+4958182113" or evidence_of(record, "phone").confidence < 0.5


@both
@with_and_without_ocr
def test_an_address_that_is_drawn_otherwise_is_found_out(
    reader: ReaderName, recognised: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "installed", lambda: recognised)
    # The same advance, other letters: a font whose ToUnicode turns the alphabet.
    turned = "".join(chr(97 + (ord(c) - 97 + 7) % 26) if c.isalpha() else c for c in "hansen@kreis.example")
    cmap = "1 beginbfrange <20> <60> <0020> endbfrange\n2 beginbfrange <68> <7A> <0061> <61> <67> <0074> endbfrange\n"
    start = SEVENS_FOR_ONES[: SEVENS_FOR_ONES.index(b"1 beginbfrange")].partition(b"stream\n")[2].decode()
    content = f"{start}{cmap}endcmap CMapName currentdict /CMap defineresource pop end end"
    data = sheet(mail=f"/F3 10 Tf ({turned}) Tj").replace(SEVENS_FOR_ONES, stream(content))
    record = record_of(data, reader)
    assert record.profiles[0].contacts[0].email == "hansen@kreis.example"
    assert evidence_of(record, "email").confidence < 0.5
    assert any(f.code == "text_contradicts_page" and f.path.endswith("/email") for f in record.findings)
