"""Link targets as evidence of their own: what stands behind "E-Mail schreiben", and what contradicts the printed text.

What is printed goes first: a target fills only what a contact does not print, and a contradiction is a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

from extractors.family import Item
from extractors.values.email import find_emails
from extractors.values.phone import parse_phone
from pipeline.fields import Fields
from schemas.box import Box
from schemas.document import Document, Link, Page
from schemas.evidence import Candidate, Evidence, Finding
from schemas.passage import Passage, Span

SURE = 0.85  # probability of a value that only a link's target says
MOST = 0.9  # at most, whatever else speaks for it: nobody sees it on the page
CONTRADICTED = 0.7  # factor of the probability of a printed value behind which another one is linked
INSIDE = 0.5  # of a link's box that must lie on a value
BESIDE = 1.5  # line heights below a contact's last line in which its links stand
NUMBERS = ("phone", "mobile", "fax")


@dataclass(frozen=True)
class Target:
    """An address or a number behind a place of a page."""

    part: str
    """Of a contact: email, phone or mobile."""
    value: str
    page: int
    box: Box
    text: str
    """What is printed there, the target itself where that is a picture."""


def with_targets(fields: Fields, name: str, document: Document) -> Fields:
    """The fields with the contacts of `name` completed by the links in their blocks."""
    contacts = fields.lists.get(name, ())
    targets = list(targets_of(document)) if contacts else []
    if not targets:
        return fields
    given: dict[int, list[Target]] = {}
    for target in targets:
        if (n := _owner(target, contacts)) is not None:
            given.setdefault(n, []).append(target)
    completed = tuple(_completed(c, given.get(n, ())) for n, c in enumerate(contacts))
    return replace(fields, lists={**fields.lists, name: completed})


def targets_of(document: Document) -> Iterator[Target]:
    """The mail addresses and numbers that links lead to, where something is to be seen."""
    for page in document.pages:
        for link in page.links:
            part, value = _target(link)
            if value and (shown := _shown(link, page)) is not None:
                yield Target(part, value, page.number, link.box, shown or link.uri)


def contradictions(
    entries: Iterable[Evidence], record: Mapping[str, Any], document: Document
) -> tuple[list[Evidence], list[Finding]]:
    """The entries with printed addresses less probable where a link leads elsewhere, and the findings that say so."""
    targets = list(targets_of(document))
    found: list[Evidence] = []
    findings: list[Finding] = []
    for entry in entries:
        part = entry.path.rpartition("/")[2]
        other = _other(entry, part, targets, record) if targets and part in {"email", *NUMBERS} else None
        if other is None:
            most = MOST if entry.rule.startswith("links.") else 1.0
            found.append(entry.model_copy(update={"confidence": min(entry.confidence, most)}))
            continue
        found.append(entry.model_copy(update={"confidence": round(entry.confidence * CONTRADICTED, 4)}))
        message = f'"{entry.raw}" is printed, but its link leads to {other.value}.'
        findings.append(Finding(code="link_contradicts_text", severity="warning", path=entry.path, message=message))
    return found, findings


def _other(entry: Evidence, part: str, targets: Sequence[Target], record: Mapping[str, Any]) -> Target | None:
    """A target of the same kind on the place of a value that is another one."""
    value = str(_at(record, entry.path)).casefold()
    for target in targets:
        alike = target.part == part or (target.part != "email" and part in NUMBERS)
        on_it = target.page == entry.page and any(_overlaps(target.box, Box(*box)) for box in entry.boxes)
        if alike and on_it and target.value.casefold() != value and not entry.rule.startswith("links."):
            return target
    return None


def _at(record: Mapping[str, Any], path: str) -> Any:
    value: Any = record
    for part in path.split("/")[1:]:
        value = value[int(part)] if isinstance(value, list | tuple) else value[part]
    return value


def _target(link: Link) -> tuple[str, str | None]:
    scheme, _, rest = link.uri.partition(":")
    rest = unquote(rest).partition("?")[0].strip()
    match scheme.strip().lower():
        case "mailto":
            found = find_emails(rest.partition(",")[0])
            return "email", found[0].value if found else None
        case "tel" | "callto":
            phone = parse_phone(rest)
            number = phone.e164 if phone is not None and phone.valid else None
            return ("mobile" if number and number.startswith(("+4915", "+4916", "+4917")) else "phone"), number
    return "", None


def _shown(link: Link, page: Page) -> str | None:
    """The text in a link's box, "" for a picture, None where nothing is to be seen."""
    c, box = page.chars, link.box
    x, y = (c.x0 + c.x1) / 2, (c.top + c.bottom) / 2
    inside = (x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom)
    if text := " ".join("".join(map(chr, c.code[inside].tolist())).split()):
        return text
    drawn = [*page.images, *(rect.box for rect in page.rects)]
    return "" if any(_overlaps(shape, box) for shape in drawn) else None


def _owner(target: Target, contacts: Sequence[Candidate[Item]]) -> int | None:
    """The contact in whose block a link stands: the last that begins above it."""
    best: tuple[float, int] | None = None
    for n, contact in enumerate(contacts):
        boxes = contact.evidence.boxes().get(target.page, [])
        blocks = [b for block in contact.value.claims for page, b in block.boxes if page == target.page]
        if not boxes and not blocks:
            continue
        line = min((b.height for b in boxes), default=12.0)
        around = Box.around([*boxes, *blocks])
        within = around.x0 - line <= target.box.x0 <= around.x1 + line and target.box.bottom <= around.bottom + (
            BESIDE * line
        )
        begins = min((b.top for b in boxes), default=around.top)
        middle = (target.box.top + target.box.bottom) / 2
        if within and begins - line <= middle and (best is None or begins > best[0]):
            best = (begins, n)
    return best[1] if best else None


def _completed(contact: Candidate[Item], targets: Iterable[Target]) -> Candidate[Item]:
    parts = dict(contact.value.parts)
    for target in targets:
        if target.part in parts or (target.part == "mobile" and "phone" in parts):
            continue
        if any(str(c.value).casefold() == target.value.casefold() for found in parts.values() for c in found):
            continue
        span = Span(0, len(target.text), target.page, target.box, bold=False, size=target.box.height)
        rule = "links.mailto" if target.part == "email" else "links.tel"
        parts[target.part] = (Candidate(target.value, Passage(target.text, (span,)), SURE, rule),)
    return replace(contact, value=Item(parts, contact.value.lists, contact.value.claims))


def _overlaps(a: Box, b: Box) -> bool:
    """Whether half of the smaller box lies in the other."""
    width, height = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.bottom, b.bottom) - max(a.top, b.top)
    smaller = min(a.width * a.height, b.width * b.height)
    return width > 0 and height > 0 and width * height >= INSIDE * smaller
