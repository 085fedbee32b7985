"""Where a page does not say for certain what it shows: values read there are less probable, and a finding says why.

Scans are read from pictures; fonts lie about their letters; text stands behind the picture of a page. The readers note
such places as `Doubt`s of a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import prod

from pipeline.read.scan.places import as_displayed
from schemas.box import Box
from schemas.document import Document, Page
from schemas.doubt import Doubt
from schemas.evidence import Evidence, Finding

INSIDE = 0.4  # of a doubtful place that must lie in a value's boxes
LEAST = 0.02
SHOWN = 60  # characters of a text in a finding
CODES = {
    "no_unicode": ("no_unicode", 'The font of "{raw}" does not say which letters these are.'),
    "contradicted": ("text_contradicts_page", 'The file says "{raw}" where the page shows "{shown}".'),
    "filled_in": ("field_contradicts_page", 'The form field shows "{raw}" but holds "{shown}".'),
    "unseen_layer": ("unseen_text", '"{raw}" stands unseen behind a picture on a page with other text.'),
}


def doubted(entries: Iterable[Evidence], document: Document) -> tuple[list[Evidence], list[Finding]]:
    """The entries with what the doubts of their places leave of their probability, and their findings. Boxes of scans
    that were put straight are turned back to where they lie on the page."""
    pages = {page.number: page for page in document.pages}
    found: list[Evidence] = []
    findings: list[Finding] = []
    for entry in entries:
        page = pages[entry.page]
        changes: dict[str, object] = {}
        if page.lean:
            changes["boxes"] = [tuple(round(v, 2) for v in as_displayed(Box(*box), page)) for box in entry.boxes]
        if doubts := list(_doubts_of(entry, page)):
            changes["confidence"] = max(LEAST, round(_remaining(entry.confidence, doubts), 4))
            findings += _findings(entry, doubts)
        found.append(entry.model_copy(update=changes))
    return found, findings


def _doubts_of(entry: Evidence, page: Page) -> Iterator[Doubt]:
    for doubt in page.doubts:
        area = doubt.box.width * doubt.box.height
        for box in (Box(*b) for b in entry.boxes):
            # A recognised word is judged as a whole; of what else is doubtful any part counts.
            least = area if doubt.kind == "recognised" else min(area, box.width * box.height)
            if _overlap(doubt.box, box) >= max(INSIDE * least, 1e-6):
                yield doubt
                break


def _overlap(a: Box, b: Box) -> float:
    return max(0.0, min(a.x1, b.x1) - max(a.x0, b.x0)) * max(0.0, min(a.bottom, b.bottom) - max(a.top, b.top))


def _remaining(confidence: float, doubts: Sequence[Doubt]) -> float:
    """Of a value that was read from a picture the part that all its words leave; of any other doubt no more than it
    leaves."""
    confidence *= prod(d.sure for d in doubts if d.kind == "recognised")
    return min([confidence, *(d.sure for d in doubts if d.kind != "recognised")])


def _findings(entry: Evidence, doubts: Sequence[Doubt]) -> Iterator[Finding]:
    for kind, (code, message) in CODES.items():
        of_kind = [d for d in doubts if d.kind == kind]
        if not of_kind:
            continue
        shown = " ".join(d.shown for d in of_kind if d.shown)[:SHOWN]
        told = message.format(raw=entry.raw[:SHOWN], shown=shown or "something else")
        yield Finding(code=code, severity="warning", path=entry.path, message=told)


def page_findings(document: Document, *, ocr: str) -> Iterator[Finding]:
    """What is to be known of the pages: text that nobody can see, scans that were not read."""
    hidden = {page.number: page.hidden_chars for page in document.pages if page.hidden_chars}
    if hidden:
        count = sum(hidden.values())
        yield Finding(
            code="hidden_text",
            severity="warning",
            path="/publication",
            message=f"{count} characters that cannot be seen were left out ({_listed(hidden)}).",
        )
    unread = [page.number for page in document.pages if _is_unread_scan(page)]
    if unread:
        why = "OCR is switched off" if ocr == "never" else "they were not recognised"
        yield Finding(
            code="pages_not_read",
            severity="warning",
            path="/publication",
            message=f"Pictures of pages without text, and {why} ({_listed(unread)}).",
        )


def _is_unread_scan(page: Page) -> bool:
    area = max((box.width * box.height for box in page.images), default=0.0)
    return not len(page.chars) and area > 0.5 * page.width * page.height > 0


def _listed(numbers: Iterable[int]) -> str:
    listed = list(numbers)
    more = f" and {len(listed) - 10} more" if len(listed) > 10 else ""
    return f"{'page' if len(listed) == 1 else 'pages'} {', '.join(map(str, listed[:10]))}{more}"
