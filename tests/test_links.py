"""What links lead to is evidence of its own: it fills what is not printed, and what contradicts the print is told."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from schemas.profile import Contact, Record
from schemas.settings import READERS, ReaderName, Settings
from tests.small_pdf import small_pdf

both = pytest.mark.parametrize("reader", READERS)
LINES = ["Landrätin Wiebke Hansen", "Landkreis Uelzen", "Herzogenplatz 2", "29525 Uelzen"]


def sheet(last: str, uri: str, *, reader: ReaderName, box: str = "50 58 200 72") -> Record:
    """A profile whose contact block ends with a linked line."""
    text = "BT /F2 20 Tf 50 330 Td (Landkreis Uelzen) Tj ET BT /F2 13 Tf 50 290 Td (Ziele) Tj ET "
    text += "BT /F1 10 Tf 50 270 Td (Jedes Kind findet seinen Weg in die Schule, und alle helfen mit.) Tj ET "
    text += "BT /F2 13 Tf 50 140 Td (Kontakt) Tj ET BT /F1 10 Tf 14 TL 50 118 Td "
    text += "".join(f"({line}) Tj T* " for line in [*LINES, last] if line) + "ET"
    link = f"<< /Type /Annot /Subtype /Link /Rect [{box}] /Border [0 0 0] /A << /S /URI /URI ({uri}) >> >>"
    data = small_pdf(text, media=(0, 0, 450, 370), page="/Annots [100 0 R]", objects=[link])
    record = extract(data, settings=Settings(reader=reader))
    assert isinstance(record, Record)
    return record


def contact_of(record: Record) -> Contact:
    (contact,) = record.profiles[0].contacts
    return contact


@both
def test_an_address_behind_a_link_is_a_value_with_its_own_rule_and_box(reader: ReaderName) -> None:
    record = sheet("E-Mail schreiben", "mailto:W.Hansen@Kreis-Uelzen.example?subject=Anfrage", reader=reader)
    assert contact_of(record).email == "W.Hansen@kreis-uelzen.example"
    (evidence,) = [e for e in record.evidence if e.path.endswith("/email")]
    assert evidence.rule == "links.mailto"
    assert evidence.raw == "E-Mail schreiben"
    assert evidence.boxes[0] == pytest.approx((50, 298, 200, 312), abs=1)
    assert evidence.confidence < 0.95


@both
def test_a_number_behind_a_link_is_a_value(reader: ReaderName) -> None:
    assert contact_of(sheet("Anrufen", "tel:+49581820", reader=reader)).phone == "+49581820"


@both
def test_what_is_printed_goes_before_what_is_linked(reader: ReaderName) -> None:
    record = sheet("w.hansen@kreis-uelzen.example", "mailto:sammler@fremd.example", reader=reader)
    assert contact_of(record).email == "w.hansen@kreis-uelzen.example"
    (finding,) = [f for f in record.findings if f.code == "link_contradicts_text"]
    assert finding.path == "/profiles/0/contacts/0/email"
    assert "sammler@fremd.example" in finding.message
    plain = sheet("w.hansen@kreis-uelzen.example", "mailto:w.hansen@kreis-uelzen.example", reader=reader)
    assert not [f for f in plain.findings if f.code == "link_contradicts_text"]

    def sure(of: Record) -> float:
        return next(e.confidence for e in of.evidence if e.path.endswith("/contacts/0/email"))

    assert sure(record) < sure(plain)


@both
def test_a_link_on_empty_paper_says_nothing(reader: ReaderName) -> None:
    record = sheet("", "mailto:w.hansen@kreis-uelzen.example", reader=reader)
    assert contact_of(record).email is None
