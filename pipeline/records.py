"""Fields -> the record: values in their places, evidence for each of them, findings."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from extractors.family import Item
from extractors.generic.place_types import split_type
from extractors.profile_blocks import ProfileBlocks
from extractors.values.email import email_kind
from extractors.values.gazetteer import as_listed
from pipeline.evidence import Ledger
from pipeline.fields import Fields
from pipeline.judge import findings as checks
from pipeline.judge.places import Place, look_up, reference
from pipeline.judge.triangle import whereabouts
from schemas.document import Block, Document
from schemas.evidence import Candidate, Finding
from schemas.passage import Passage
from schemas.profile import (
    BlockText,
    Bullet,
    Contact,
    Fact,
    Material,
    MunicipalityRef,
    Profile,
    Publication,
    Quote,
    Section,
)

HYPHENS = {0x2010: "-", 0x2011: "-"}
"""Typographic hyphens, which some programs set for the one of the keyboard."""
CONTACT_PARTS = (
    "name",
    "academic_title",
    "role",
    "organisation",
    "street",
    "postcode",
    "city",
    "po_box",
    "email",
    "phone",
    "fax",
    "mobile",
    "website",
)


ALLIANCE = 2  # municipalities that do together what the profile tells of


def publication_of(
    document: Document,
    fields: Fields,
    ledger: Ledger,
    *,
    family: str,
    blocks: Sequence[Block],
    source_uri: str | None,
    extractor_version: str,
    extraction_key: str,
) -> Publication:
    """The publication's own values; its contacts are those of imprints and letterheads."""
    values: dict[str, Any] = {}
    for name in ("series", "publisher", "title", "published_on", "rights", "language"):
        best = fields.best(f"publication.{name}")
        values[name] = _noted(ledger, f"/publication/{name}", best)
    funders = []
    for i, candidate in enumerate(fields.lists.get("publication.funders", ())):
        funders.append(_noted(ledger, f"/publication/funders/{i}", candidate))
    contacts = [
        contact_of(c, f"/publication/contacts/{i}", ledger)
        for i, c in enumerate(fields.lists.get("publication.contacts", ()))
    ]
    return Publication(
        publication_id=document.publication_id,
        file_name=document.file_name,
        source_uri=source_uri,
        page_count=len(document.pages),
        family=family,
        funders=funders,
        producer=document.producer or None,
        pdf_created_at=document.created_at or None,
        has_text_layer=any(len(p.chars) and not p.recognised for p in document.pages),
        text_sha256=text_hash(blocks),
        extractor_version=extractor_version,
        extraction_key=extraction_key,
        contacts=contacts,
        **values,
    )


def profile_of(
    ordinal: int, blocks: ProfileBlocks, fields: Fields, ledger: Ledger, *, published_on: str | None
) -> tuple[Profile, list[Finding]]:
    """One profile with its evidence noted in the ledger, and its findings."""
    path = f"/profiles/{ordinal - 1}"
    contacts = [contact_of(c, f"{path}/contacts/{i}", ledger) for i, c in enumerate(fields.lists["contacts"])]
    place, refs = _place(fields, blocks, contacts, path=path, ledger=ledger, published_on=published_on)
    profile = Profile(
        ordinal=ordinal,
        pages=list(blocks.pages),
        municipality=place.name if place else None,
        municipality_type=place.kind if place else None,
        federal_state=place.state if place else _noted(ledger, f"{path}/federal_state", fields.best("federal_state")),
        ags=place.ags if place else None,
        ags_edition=place.edition if place else None,
        municipalities=refs,
        headline=_noted(ledger, f"{path}/headline", fields.best("headline")),
        summary=_noted(ledger, f"{path}/summary", fields.best("summary")),
        contacts=contacts,
        quotes=[
            Quote(**_parts(c, f"{path}/quotes/{i}", ("speaker", "role", "text"), ledger))
            for i, c in enumerate(fields.lists["quotes"])
        ],
        sections=[_section(c, i, path, ledger) for i, c in enumerate(fields.lists["sections"])],
        materials=[_material(c, f"{path}/materials/{i}", ledger) for i, c in enumerate(fields.lists["materials"])],
        facts=[
            Fact(**_parts(c, f"{path}/facts/{i}", ("label", "key", "value", "unit", "amount", "as_of"), ledger))
            for i, c in enumerate(fields.lists["facts"])
        ],
    )
    found = [*checks.place_findings(place, path), *checks.profile_findings(profile, path)]
    for i, contact in enumerate(contacts):
        at = f"{path}/contacts/{i}"
        found += checks.contact_findings(contact, at, profile.federal_state, ledger.at(at))
    return profile, found


def contact_of(candidate: Candidate[Item], path: str, ledger: Ledger) -> Contact:
    """A contact with its evidence; what kind of contact and of e-mail address it is follows from the values."""
    values = _parts(candidate, path, CONTACT_PARTS, ledger)
    source = candidate.value.best("name") or candidate.value.best("organisation") or candidate
    kind = "person" if values.get("name") else "office"
    ledger.note(f"{path}/kind", source, rule="derived:kind")
    email = candidate.value.best("email")
    if email is not None:
        values["email_kind"] = email_kind(email.value, persons=[values["name"]] if values.get("name") else [])
        ledger.note(f"{path}/email_kind", email, rule="derived:email_kind")
    return Contact(kind=kind, **values)


def blocks_of(
    blocks: Sequence[Block], profiles: Sequence[ProfileBlocks], sections: Sequence[Sequence[Candidate[Item]]]
) -> list[BlockText]:
    """Every block in reading order with the profile and the section to which it belongs."""
    owner: dict[int, int] = {}
    section: dict[int, int] = {}
    for ordinal, (profile, found) in enumerate(zip(profiles, sections, strict=True), 1):
        owner |= {id(b): ordinal for b in profile.all_blocks}
        for n, candidate in enumerate(found, 1):
            section |= {id(b): n for b in candidate.value.claims}
    rows = []
    for n, block in enumerate(blocks, 1):
        cells = [b for c in block.cells for b in c.blocks]
        inside = {section[id(b)] for b in cells if id(b) in section}
        rows.append(
            BlockText(
                page=block.page,
                ordinal=n,
                role=block.role,
                level=block.level,
                text=block.text or "\n".join(" | ".join(c.text for c in row) for row in block.rows),
                profile=owner.get(id(block)),
                section=section.get(id(block)) or (inside.pop() if len(inside) == 1 else None),
            )
        )
    return rows


def text_hash(blocks: Sequence[Block]) -> str:
    """Hash of the words in reading order: equal for two files that say the same."""
    words = [w for b in blocks for t in (b.text, *(c.text for c in b.cells)) for w in t.split()]
    return hashlib.sha256(" ".join(words).encode()).hexdigest()


def _place(
    fields: Fields,
    blocks: ProfileBlocks,
    contacts: Sequence[Contact],
    *,
    path: str,
    ledger: Ledger,
    published_on: str | None,
) -> tuple[Place | None, list[MunicipalityRef]]:
    name = fields.best("municipality")
    members = fields.lists.get("municipalities", ())
    if name is None and len(members) < ALLIANCE:
        return None, []
    kind, state = fields.best("municipality_type"), fields.best("federal_state")
    if state is not None and state.score < checks.UNSURE:
        state = None
    context = "\n".join(
        [
            *(b.text for b in blocks.all_blocks),
            *(c.organisation or "" for c in contacts),
            *(c.email or "" for c in contacts),
        ]
    )
    known: dict[str, Any] = {
        "postcodes": [c.postcode for c in contacts if c.postcode],
        "published_on": published_on,
        "context": context,
        "kreise": whereabouts([c.model_dump() for c in contacts]),
    }
    refs: list[MunicipalityRef] = []
    if name is None:  # what several towns do together is no municipality
        _add_members(refs, members, known, state=state.value if state else None, path=path, ledger=ledger)
        return None, refs
    name = replace(name, value=as_listed(name.value))
    place = look_up(name.value, kind=kind.value if kind else None, state=state.value if state else None, **known)
    ledger.note(f"{path}/municipality", name)
    if place.kind is not None:
        printed = kind is not None and kind.value == place.kind
        ledger.note(
            f"{path}/municipality_type", kind if printed and kind else name, rule=None if printed else "derived:ags"
        )
    if place.state is not None:
        ledger.note(f"{path}/federal_state", state or _less(name, place.score), rule=None if state else "derived:ags")
    if place.ags is not None:
        ledger.note(f"{path}/ags", _less(name, place.score), rule="derived:ags")
        ledger.note(f"{path}/ags_edition", _less(name, place.score), rule="derived:ags")
    refs.append(reference(place))
    ledger.note(f"{path}/municipalities/0/name", name)
    _add_members(refs, members, known, state=place.state, path=path, ledger=ledger)
    return place, refs


def _add_members(
    refs: list[MunicipalityRef],
    members: Sequence[Candidate[Any]],
    known: Mapping[str, Any],
    *,
    state: str | None,
    path: str,
    ledger: Ledger,
) -> None:
    """Add the municipalities that are not there yet; the postcode of an office says nothing about where others lie."""
    for printed in members:
        kind, name = split_type(Passage(printed.value))
        candidate = replace(printed, value=as_listed(name.text))
        if any(r.name == candidate.value and kind in (None, r.type) for r in refs):
            continue
        other = look_up(candidate.value, kind=kind, state=state, **{**known, "postcodes": [], "kreise": frozenset()})
        ledger.note(f"{path}/municipalities/{len(refs)}/name", candidate)
        refs.append(reference(other))


def _less(candidate: Candidate[Any], score: float) -> Candidate[Any]:
    return Candidate(candidate.value, candidate.evidence, round(candidate.score * score, 4), candidate.rule)


def _noted(ledger: Ledger, path: str, candidate: Candidate[Any] | None) -> Any:
    """The value, its evidence noted; None for no candidate and for an empty string."""
    if candidate is None:
        return None
    value = (
        " ".join(candidate.value.split())
        if isinstance(candidate.value, str) and "\n\n" not in candidate.value
        else candidate.value
    )
    if isinstance(value, str):
        value = value.translate(HYPHENS)
    if value in ("", None):
        return None
    ledger.note(path, candidate)
    return value


def _parts(candidate: Candidate[Item], path: str, names: Sequence[str], ledger: Ledger) -> dict[str, Any]:
    return {name: _noted(ledger, f"{path}/{name}", candidate.value.best(name)) for name in names}


def _section(candidate: Candidate[Item], index: int, path: str, ledger: Ledger) -> Section:
    at = f"{path}/sections/{index}"
    values: Mapping[str, Any] = _parts(candidate, at, ("heading", "kind", "text"), ledger)
    bullets = []
    for i, bullet in enumerate(candidate.value.lists.get("bullets", ())):
        text = _noted(ledger, f"{at}/bullets/{i}/text", bullet.value.best("text"))
        bullets.append(Bullet(ordinal=i + 1, level=bullet.value.value("level"), text=text))
    return Section(ordinal=index + 1, bullets=bullets, **values)


def _material(candidate: Candidate[Item], path: str, ledger: Ledger) -> Material:
    urls = [
        _noted(ledger, f"{path}/urls/{i}", c.value.best("url"))
        for i, c in enumerate(candidate.value.lists.get("urls", ()))
    ]
    return Material(text=_noted(ledger, f"{path}/text", candidate.value.best("text")), urls=urls)
