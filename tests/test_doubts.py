"""What nobody sees gives no value; what may not be what is seen gives an improbable one; both are told."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from pipeline import ocr
from pipeline.extract import extract
from pipeline.read import read
from pipeline.read.legible import legible
from schemas.document import Page
from schemas.profile import Record
from schemas.settings import READERS, ReaderName, Settings
from tests.small_pdf import small_pdf, stream

both = pytest.mark.parametrize("reader", READERS)
recognises = pytest.mark.skipif(not ocr.installed(), reason=f"OCR is not installed: {ocr.INSTALL}")
SAMPLES = Path(__file__).parents[1] / "samples"
SCANS = Path(__file__).with_name("scans")
RESOURCES = "/XObject << /Grey 100 0 R /Photo 101 0 R >> /ExtGState << /Gone << /ca 0 >> >>"
GREY = stream(b"\x30", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8")
PHOTO = stream(
    bytes((x * 37 + y * 91) % 256 for y in range(20) for x in range(20)),
    "/Type /XObject /Subtype /Image /Width 20 /Height 20 /ColorSpace /DeviceGray /BitsPerComponent 8",
)

SECRET = "BT {before} /F1 {size} Tf 50 62 Td (Telefon: 0581 82113, falsch@kreis.example) Tj ET"


def sheet(more: str) -> bytes:
    """A profile with a contact that prints neither number nor address."""
    text = "BT /F2 20 Tf 50 330 Td (Landkreis Uelzen) Tj ET BT /F2 13 Tf 50 290 Td (Ziele) Tj ET "
    text += "BT /F1 10 Tf 50 270 Td (Jedes Kind findet seinen Weg in die Schule, und alle helfen mit.) Tj ET "
    text += "BT /F2 13 Tf 50 140 Td (Kontakt) Tj ET BT /F1 10 Tf 14 TL 50 118 Td (Wiebke Hansen) Tj T* "
    text += "(Herzogenplatz 2) Tj T* (29525 Uelzen) Tj ET "
    return small_pdf(text + more, media=(0, 0, 450, 370), resources=RESOURCES, objects=[GREY, PHOTO])


def secret(before: str = "", size: float = 10) -> str:
    return SECRET.format(before=before, size=size)


def sure_of(record: Record, *parts: str) -> float:
    """The highest probability of any such value."""
    return max((e.confidence for e in record.evidence if e.path.rpartition("/")[2] in parts), default=0.0)


def record_of(data: bytes, reader: ReaderName = "pdfium") -> Record:
    record = extract(data, settings=Settings(reader=reader))
    assert isinstance(record, Record)
    return record


@both
@pytest.mark.parametrize(
    "hidden",
    [
        secret("3 Tr"),
        secret("1 g"),
        secret("0.97 g"),
        secret(size=0.4),
        "0.8 1 0.8 rg 40 50 300 30 re f " + secret("0.8 1 0.8 rg"),
        "q 300 0 0 30 40 50 cm /Grey Do Q " + secret("0.19 g"),
        secret() + " 0.9 g 40 50 300 30 re f",
        secret() + " q 300 0 0 30 40 50 cm /Photo Do Q",
        "q /Gone gs " + secret() + " Q",
        "q 0 0 10 10 re W n " + secret() + " Q",
    ],
    ids=[
        "mode 3",
        "white",
        "nearly white",
        "tiny",
        "tinted",
        "on a picture",
        "covered",
        "below a photo",
        "gone",
        "cut",
    ],
)
def test_what_nobody_sees_gives_no_value_and_is_told(reader: ReaderName, hidden: str) -> None:
    record = record_of(sheet(hidden), reader)
    (contact,) = record.profiles[0].contacts
    assert (contact.phone, contact.email, contact.postcode) == (None, None, "29525")
    (finding,) = [f for f in record.findings if f.code == "hidden_text"]
    assert "38 characters" in finding.message
    assert "page 1" in finding.message


@both
def test_what_everybody_sees_is_told_of_by_nothing(reader: ReaderName) -> None:
    record = record_of(sheet(secret()), reader)
    assert record.profiles[0].contacts[0].phone == "+4958182113"
    assert sure_of(record, "phone") > 0.8
    assert not [f for f in record.findings if f.code in {"hidden_text", "unseen_text"}]


@both
def test_text_unseen_behind_a_photo_is_no_value_to_rely_on(reader: ReaderName) -> None:
    record = record_of(sheet("q 300 0 0 30 40 50 cm /Photo Do Q " + secret("3 Tr")), reader)
    assert sure_of(record, "phone", "email") < 0.5
    if record.profiles[0].contacts[0].phone:
        assert any(f.code == "unseen_text" for f in record.findings)


@both
def test_an_old_text_below_a_new_one_gives_no_value(reader: ReaderName) -> None:
    new = "1 g 40 50 340 30 re f BT 0 g /F1 10 Tf 50 62 Td (Telefon: 0581 44556) Tj ET"
    record = record_of(sheet(secret() + new), reader)
    assert record.profiles[0].contacts[0].phone in {"+4958144556", None}
    assert record.profiles[0].contacts[0].email is None or reader == "pdfplumber"
    assert sure_of(record, "email") < 0.5


def with_layer(text: str) -> bytes:
    """A scan with `text` as its invisible layer, line below line over the page."""
    scan = pypdfium2.PdfDocument(SCANS / "no_labels_clean.pdf")
    image = scan[0].render(scale=2.0).to_pil().convert("L")
    picture = stream(
        image.tobytes(),
        f"/Type /XObject /Subtype /Image /Width {image.width} /Height {image.height} "
        "/ColorSpace /DeviceGray /BitsPerComponent 8",
    )
    lines = "".join(f"({line}) Tj T* " for line in text.splitlines())
    content = f"q 595 0 0 842 0 0 cm /Im Do Q BT 3 Tr /F1 10 Tf 14 TL 60 760 Td {lines} ET"
    return small_pdf(content, media=(0, 0, 595, 842), resources="/XObject << /Im 100 0 R >>", objects=[picture])


def scanned_with_layer(sample: Path) -> bytes:
    """A sample as a scan with its own text as invisible layer, as good OCR programs write it."""
    document = pypdfium2.PdfDocument(sample)
    for page in document:
        bitmap = page.render(scale=200 / 72)
        for shown in list(page.get_objects()):
            if shown.type == raw.FPDF_PAGEOBJ_TEXT:
                raw.FPDFTextObj_SetTextRenderMode(shown.raw, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
            else:
                page.remove_obj(shown)
        image = pypdfium2.PdfImage.new(document)
        image.set_bitmap(bitmap)
        image.set_matrix(pypdfium2.PdfMatrix().scale(*page.get_size()))
        page.insert_obj(image)
        page.gen_content()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@recognises
@pytest.mark.parametrize("name", ["generic/no_labels", "generic/labels_above"])
def test_the_honest_text_layer_of_a_scan_is_believed(name: str) -> None:
    sample = SAMPLES / f"{name}.pdf"
    record, plain = record_of(scanned_with_layer(sample)), record_of(sample.read_bytes())
    assert [p.contacts for p in record.profiles] == [p.contacts for p in plain.profiles]
    assert record.publication.has_text_layer
    assert not [f for f in record.findings if f.code in {"text_contradicts_page", "unseen_text", "hidden_text"}]


def text_of(page: Page) -> str:
    return "".join(map(chr, page.chars.code.tolist()))


GOOD = "Steckbrief der Gemeinde\nZiele und Wege der Bildung\nKontakt: Frau Beispiel, Tel. 0581 82113\nam Markt 3"
BAD = "5te{kbr|ef dcr Gcm~indc\nZ!ele vnd W~ge d3r B|ld^ng\nK0ntakt: Fr^u 8e1sp!el, Te| O58I 8Z1l3\n^m M4rkt 3"


def test_a_good_text_layer_of_a_scan_is_kept() -> None:
    (page,) = read(with_layer(GOOD), file_name="scan.pdf").pages
    assert not page.recognised
    assert page.layer_chars > 50
    assert "Bildung" in text_of(page)


@recognises
def test_a_poor_text_layer_gives_way_to_what_its_picture_shows() -> None:
    data = with_layer(BAD)
    (page,) = read(data, file_name="scan.pdf").pages
    assert page.recognised
    assert "W~ge" not in text_of(page)
    (kept,) = read(data, file_name="scan.pdf", ocr="never").pages
    assert not kept.recognised
    share = legible(kept.chars)
    assert share is not None
    assert share < 0.5


@recognises
def test_a_number_that_the_layer_of_a_scan_makes_up_is_found_out() -> None:
    record = record_of(with_layer("Landkreis Uelzen\nKontakt\nWiebke Hansen\nTelefon: 0581 82113\n29525 Uelzen"))
    assert sure_of(record, "phone") < 0.5


@both
def test_letters_without_a_code_are_doubted(reader: ReaderName) -> None:
    cmap = stream(
        "begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <30> <39> <FFFD> endbfrange"
    )
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 100 0 R >>"
    data = small_pdf(
        "BT /F1 12 Tf 50 250 Td (Ziele und Wege) Tj ET BT /F3 12 Tf 50 200 Td (Telefon 0581 82113) Tj ET",
        fonts={"F3": font}, objects=[cmap],
    )  # fmt: skip
    (page,) = read(data, file_name="blatt.pdf", reader=reader, ocr="never").pages
    if "\N{REPLACEMENT CHARACTER}" in text_of(page):
        assert [d.kind for d in page.doubts] == ["no_unicode"]
