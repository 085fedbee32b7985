"""Stands in for extraction where tests are about runs: what a file holds says what becomes of it."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

from pipeline.fingerprint import extractor_version
from schemas.evidence import Rejection
from schemas.profile import Contact, Profile, Publication, Record
from schemas.settings import Settings

TARGET = "tests.stand_in:extract"


def key(family: str, settings: Settings, hint: str | None = None) -> str:
    """Stands in for the extraction key, which depends on the source files and not on these tests."""
    return f"{family} read with {settings.reader}{hint or ''}"


def extract(
    data: bytes, *, settings: Settings, file_name: str, source_uri: str | None, family: str | None = None
) -> Record | Rejection:
    if data.startswith(b"encrypted"):
        return Rejection(code="encrypted", message="locked", file_name=file_name, extractor_version=extractor_version())
    if data.startswith(b"deadly"):
        os.abort()
    if data.startswith(b"slow"):
        time.sleep(600)
    if data.startswith((b"pause", b"steady")):
        time.sleep(0.2 if data.startswith(b"pause") else 0.1)
    if data.startswith(b"unforeseen"):
        raise KeyError("unforeseen")
    name = data.decode().split()[0]
    publication = Publication(
        publication_id=f"sha256:{hashlib.sha256(data).hexdigest()}",
        file_name=file_name,
        source_uri=source_uri,
        page_count=1,
        family="generic",
        has_text_layer=True,
        text_sha256=hashlib.sha256(data).hexdigest(),
        extractor_version=extractor_version(),
        extraction_key=key("generic", settings, family),
    )
    contact = Contact(kind="office", email=f"rathaus@{name.lower()}.example")
    profile = Profile(ordinal=1, pages=[1], municipality=name, contacts=[contact])
    return Record(publication=publication, profiles=[profile])


def write_publications(folder: Path, *names: str) -> Path:
    """A folder with one file for each name, which holds that name."""
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}.pdf").write_text(f"{name} is described here")
    return folder
