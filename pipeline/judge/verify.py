"""Contact values held against the page: a number that the page does not show is improbable, and a finding says so.

Readers believe the file about its letters; here the places of numbers and addresses are drawn and looked at.
"""

from __future__ import annotations

import re

from pipeline.read.looks import Place, contradicted
from schemas.box import Box
from schemas.document import Document
from schemas.evidence import Evidence, Finding
from schemas.profile import Record

LEFT = 0.3  # probability of a value that the page does not show
_VERIFIED = re.compile(r"/contacts/\d+/(email|phone|fax|mobile|postcode|website)$")
FIGURES = frozenset({"phone", "fax", "mobile", "postcode"})


def verified(record: Record, document: Document, data: bytes) -> Record:
    """The record with contact values that are not to be seen where they were read made improbable."""
    pages = {page.number: page for page in document.pages}
    asked = [
        n
        for n, entry in enumerate(record.evidence)
        if _VERIFIED.search(entry.path) and not entry.rule.startswith("links.") and not pages[entry.page].recognised
    ]
    places = [_place(record.evidence[n]) for n in asked]
    evidence, findings = list(record.evidence), list(record.findings)
    for k, shown in contradicted(data, document, places):
        entry = evidence[asked[k]]
        evidence[asked[k]] = entry.model_copy(update={"confidence": min(entry.confidence, LEFT)})
        seen = f'shows "{shown[:60]}"' if shown else "shows something else"
        findings.append(
            Finding(
                code="text_contradicts_page",
                severity="warning",
                path=entry.path,
                message=f'The file says "{entry.raw[:60]}", the page {seen}.',
            )
        )
    return record.model_copy(update={"evidence": evidence, "findings": findings})


def _place(entry: Evidence) -> Place:
    part = entry.path.rpartition("/")[2]
    return Place(entry.page, tuple(Box(*box) for box in entry.boxes), entry.raw, part in FIGURES)
