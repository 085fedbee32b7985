"""What a person should know about a record: each check is a function, each finding has a code that stays."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.values.phone import parse_phone
from pipeline.judge.places import Place
from pipeline.judge.triangle import place_finding
from schemas.evidence import Evidence, Finding
from schemas.profile import Contact, Profile

UNSURE = 0.5  # values below are pointed out


def no_profile() -> Finding:
    return Finding(code="no_profile", severity="warning", path="/profiles", message="The publication holds no profile.")


def rule_failed(path: str, rule: str, error: str) -> Finding:
    """A rule raised: what it would have read is missing."""
    return Finding(code="rule_failed", severity="error", path=path, message=f"The rule {rule} failed: {error}")


def not_cross_checked(reader: str, reason: str) -> Finding:
    """The second reader could not read the publication: nothing is confirmed."""
    return Finding(
        code="not_cross_checked", severity="info", path="/publication", message=f"Not checked by {reader}: {reason}"
    )


def contact_findings(
    contact: Contact, path: str, state: str | None, evidence: tuple[Evidence, ...]
) -> Iterator[Finding]:
    """Missing e-mail, numbers outside the numbering plan or completed, places that contradict each other."""
    who = contact.name or contact.organisation or "the contact"
    if contact.email is None:
        yield Finding(
            code="missing_email", severity="info", path=f"{path}/email", message=f"No e-mail address for {who}."
        )
    if not any((contact.email, contact.phone, contact.mobile, contact.street, contact.po_box, contact.website)):
        yield Finding(
            code="unreachable_contact", severity="warning", path=path, message=f"Neither address nor number for {who}."
        )
    for name in ("phone", "fax", "mobile"):
        number = getattr(contact, name)
        if number is None:
            continue
        parsed = parse_phone(number)
        if parsed is None or not parsed.valid:
            yield Finding(
                code="invalid_phone",
                severity="warning",
                path=f"{path}/{name}",
                message=f"{number} is no number of the German numbering plan.",
            )
        if any(e.path == f"{path}/{name}" and e.rule == "derived:area_code" for e in evidence):
            yield Finding(
                code="phone_completed",
                severity="info",
                path=f"{path}/{name}",
                message=f"{number} is printed without area code; it was completed.",
            )
    if found := place_finding(contact.model_dump(), path, state):
        yield found
    if contact.postcode and not contact.city:
        yield Finding(
            code="missing_city",
            severity="info",
            path=f"{path}/city",
            message=f"A postcode without a town: {contact.postcode}.",
        )


def place_findings(place: Place | None, path: str) -> Iterator[Finding]:
    """A municipality that the official list does not have, has twice, or has in another state."""
    if place is None:
        yield Finding(
            code="missing_municipality",
            severity="warning",
            path=f"{path}/municipality",
            message="The profile names no municipality.",
        )
        return
    if place.ags is not None:
        return
    if not place.found:
        yield Finding(
            code="unknown_municipality",
            severity="warning",
            path=f"{path}/municipality",
            message=f'"{place.name}" is not in the official list.',
        )
    elif not place.state_fits:
        yield Finding(
            code="municipality_state_mismatch",
            severity="warning",
            path=f"{path}/federal_state",
            message=f'No "{place.name}" of the official list lies in {place.state}.',
        )
    else:
        yield Finding(
            code="ambiguous_municipality",
            severity="warning",
            path=f"{path}/ags",
            message=f'"{place.name}" has no single key: {place.reason}.',
        )


def profile_findings(profile: Profile, path: str) -> Iterator[Finding]:
    """A profile without contact or without sections."""
    if not profile.contacts:
        yield Finding(
            code="missing_contact", severity="warning", path=f"{path}/contacts", message="The profile has no contact."
        )
    if not profile.sections:
        yield Finding(
            code="missing_sections", severity="warning", path=f"{path}/sections", message="The profile has no section."
        )
    for i, quote in enumerate(profile.quotes):
        if quote.speaker is None:
            yield Finding(
                code="missing_speaker",
                severity="info",
                path=f"{path}/quotes/{i}/speaker",
                message="A quote without a speaker.",
            )


def unsure_findings(evidence: tuple[Evidence, ...]) -> Iterator[Finding]:
    """Values that are as likely wrong as right."""
    for entry in evidence:
        if entry.confidence < UNSURE:
            yield Finding(
                code="low_confidence",
                severity="info",
                path=entry.path,
                message=f"Read by {entry.rule} with confidence {entry.confidence:.2f}.",
            )
