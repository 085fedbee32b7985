"""Contacts of a profile, and those that belong to no profile: the rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from extractors.family import Item
from extractors.generic import family
from extractors.generic.contacts.draft import REACH, item_of
from extractors.generic.contacts.drafts import drafts_of
from extractors.generic.contacts.in_common import shared
from extractors.generic.contacts.lines import Region
from extractors.generic.contacts.regions import regions
from extractors.generic.contacts.signs import is_credit
from extractors.generic.contacts.tokens import tokens_of
from extractors.generic.place import read_place
from extractors.generic.publication.imprint_contacts import goes_on, imprint_contacts, reaches
from extractors.generic.publication.publishing import ANSWERS, PUBLISHED_BY, PUBLISHER
from extractors.generic.publication.statements import Statement, statements
from extractors.profile_blocks import ProfileBlocks, PublicationBlocks
from extractors.values.email import find_emails
from extractors.values.phone import area_code_of, find_phones
from schemas.document import Block
from schemas.evidence import Candidate

_IMPRINT = re.compile(rf"(?:Impressum|{PUBLISHER}|{PUBLISHED_BY}|Redaktion|Verfasser(?:in)?(?:nen)?|{ANSWERS})(?!\w)")

_REGISTERED = re.compile(r"\b(?:VR|HRA|HRB|GnR)\s?(?:Nr\.\s?)?\d{2}")
"""Where a body is registered, which is no office to be asked: "Amtsgericht Unna VR 17487"."""


@family.rule("contacts")
def contact_blocks(profile: ProfileBlocks) -> Iterator[Candidate[Item]]:
    """Labelled tables, labelled lines, and lines without labels around a phone number or an e-mail address."""
    blocks = [block for block in profile.blocks if not is_credit(block)]
    own = [c for region in regions(blocks, profile) for c in contacts_in(region, profile.family.labels)]
    yield from once(own or [c for head in letterheads(profile) for c in contacts_of(head, profile)])


def letterheads(profile: ProfileBlocks) -> list[Block]:
    """Running matter that says how the institution of the title can be reached."""
    place = read_place(profile.title.passage, profile.family.profile_start) if profile.title else None
    name = place.name.text if place else profile.title.text if profile.title else ""
    word = next(iter(re.findall(r"\w{4,}", name)), "")
    return [b for b in profile.running if word and word in b.text and (find_emails(b.text) or find_phones(b.text))]


def contacts_of(block: Block, profile: ProfileBlocks) -> Iterator[Candidate[Item]]:
    """The contacts of one block of running matter."""
    plain = replace(block, role="paragraph")
    for region in regions([plain], profile):
        yield from contacts_in(region, profile.family.labels)


@family.rule("publication.contacts")
def contacts_outside(publication: PublicationBlocks) -> Iterator[Candidate[Item]]:
    """Imprints, publishers' addresses and letterheads: every contact block that belongs to no profile."""
    inside = {id(b) for profile in publication.profiles for b in profile.all_blocks}
    if len(publication.profiles) == 1 and not any(regions(publication.profiles[0].blocks, publication.profiles[0])):
        inside |= {id(b) for b in letterheads(publication.profiles[0])}
    body = [b for b in publication.blocks if b.role != "page_number"]
    blocks = [b for b in body if id(b) not in inside]
    told, spoken = [], set[int]()
    said_of: dict[int, list[Statement]] = {}
    for statement in statements(publication):
        said_of.setdefault(id(statement.block), []).append(statement)
    for n in range(len(blocks)):
        said = [*said_of.get(id(blocks[n]), []), *_numbers_below(blocks, n, said_of)]
        for contact in imprint_contacts(said, publication.family.labels):
            told.append(contact)
            lines = takewhile(lambda b: id(b) not in said_of, blocks[n + 1 :])  # of the block's first statement
            spoken |= {id(b) for b in (*contact.value.claims, *lines)}
    # What stands above a profile and what stands below it is no block.
    runs = (
        [b for b in run if id(b) not in spoken]
        for within, run in groupby(body, lambda b: id(b) in inside)
        if not within
    )
    found = (region for run in runs for region in regions(run, publication.outside))
    yield from once(
        [*told, *(contact for region in found for contact in contacts_in(region, publication.family.labels))]
    )


def _numbers_below(blocks: Sequence[Block], n: int, said_of: Mapping[int, Sequence[Statement]]) -> Iterator[Statement]:
    """What is said right below the block at `n` of how its body can be reached."""
    below = (b for b in blocks[n + 1 :] if id(b) in said_of)  # the others are lines of the statements before them
    for block in takewhile(lambda b: goes_on(b, blocks[n]), below):
        yield from (statement for statement in said_of[id(block)] if reaches(statement.text))


def once(candidates: Iterable[Candidate[Item]]) -> list[Candidate[Item]]:
    """Each contact once: the same letterhead on every page is one contact, and so is a shorter form of it."""
    kept: list[tuple[dict[str, str], Candidate[Item]]] = []
    for candidate in candidates:
        values = {part: str(candidate.value.value(part)) for part in candidate.value.parts}
        same = [
            n for n, (other, _) in enumerate(kept) if values.items() <= other.items() or other.items() <= values.items()
        ]
        if not same:
            kept.append((values, candidate))
            continue
        other, first = kept[same[0]]
        longer = candidate if len(values) > len(other) else first
        claims = (*first.value.claims, *candidate.value.claims)
        kept[same[0]] = (
            values if longer is candidate else other,
            replace(longer, value=replace(longer.value, claims=claims)),
        )
    return [candidate for _, candidate in kept]


def contacts_in(region: Region, labels: Mapping[str, str]) -> Iterator[Candidate[Item]]:
    """The contacts of one block; a number without area code is read with that of a complete one beside it."""
    tokens = tokens_of(region, labels)
    codes = {
        c for t in tokens if t.kind in {"phone", "fax"} and not t.value.completed and (c := area_code_of(t.value.e164))
    }
    if len(codes) == 1:
        tokens = tokens_of(region, labels, area_code=codes.pop())
    drafts = drafts_of(tokens)
    if any(line.field in {"imprint", "publisher"} or _IMPRINT.match(line.passage.text) for line in region.lines):
        # Who edits an imprint and answers for it is named there, not to be called.
        drafts = [d for d in drafts if not d.has("name") or d.has("street", *REACH)]
    for n, draft in enumerate(shared(drafts)):
        if draft.has("organisation") and _REGISTERED.search(draft.text("organisation")):
            del draft.fields["organisation"]
        yield item_of(draft, region.claims if n == 0 else ())
