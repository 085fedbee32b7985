"""What a snapshot holds, by publication and by address: with it a run decides what to read."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.warehouse.arrow import columns_of
from pipeline.warehouse.look import SOURCES
from pipeline.warehouse.view import View
from schemas.errors import RejectionCode


@dataclass(frozen=True, slots=True)
class Held:
    """How a publication is held: with it a run decides whether reading it again would change anything."""

    family: str | None
    """None where it was rejected."""
    extraction_key: str | None
    rejection: RejectionCode | None = None


def held(view: View) -> dict[str, Held]:
    """Every publication, extracted or rejected."""
    found: dict[str, Held] = {}
    for part in view.parts:
        if path := view.path(part, "rejections"):
            for key, extraction_key, code in columns_of(path, "publication_id", "extraction_key", "code"):
                if key is not None:
                    found[key] = Held(None, extraction_key, code)
        if path := view.path(part, "publications"):
            for key, family, extraction_key in columns_of(path, "publication_id", "family", "extraction_key"):
                found[key] = Held(family, extraction_key)
    return found


def sources(view: View) -> dict[str, str]:
    """Address -> the extracted publication that is known to stand there."""
    return {
        uri: publication_id
        for part in view.parts
        if (path := view.path(part, SOURCES))
        for publication_id, uri, gone_at in columns_of(path, "publication_id", "source_uri", "gone_at")
        if gone_at is None
    }


def refused(view: View) -> set[str]:
    """Addresses of which no bytes could be had when they were looked at last."""
    return {
        uri
        for part in view.parts
        if (path := view.path(part, "rejections"))
        for publication_id, uri in columns_of(path, "publication_id", "source_uri")
        if publication_id is None and uri
    }
