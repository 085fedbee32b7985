"""Stands in for an extractor whose newer version, the other reader, loses e-mail addresses and opens more files."""

from __future__ import annotations

from schemas.evidence import Rejection
from schemas.profile import Record
from schemas.settings import Settings
from tests import stand_in

TARGET = "tests.poorer:extract"


def extract(
    data: bytes, *, settings: Settings, file_name: str, source_uri: str | None, family: str | None = None
) -> Record | Rejection:
    newer = settings.reader == "pdfplumber"
    if b"locked" in data and not newer:
        data = b"encrypted"
    result = stand_in.extract(data, settings=settings, file_name=file_name, source_uri=source_uri, family=family)
    if isinstance(result, Record):
        (contact,) = result.profiles[0].contacts
        contact.organisation = f"Rathaus {result.profiles[0].municipality}"
        contact.email = None if newer and b"faint" in data else contact.email
    return result
