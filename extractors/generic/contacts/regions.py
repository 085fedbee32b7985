"""Where contact blocks stand: under headings, in labelled rows and lines, around numbers, in sentences that invite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractors.generic.contacts.extent import (
    PLACE_LINE,
    SAME_SIZE,
    around,
    before,
    is_labelled,
    labelled_run,
    reaches,
    under,
)
from extractors.generic.contacts.lines import Region, region_of
from extractors.generic.contacts.signs import has_number, is_prose_contact, signals
from extractors.generic.contacts.tables import contact_rows
from extractors.generic.entries import entries_of
from extractors.generic.entry import Entry, lines_of
from extractors.generic.kinds import kind_of
from extractors.generic.labels import CONTACT_FIELDS, field_for, field_of
from extractors.profile_blocks import ProfileBlocks
from extractors.values.address import find_addresses
from extractors.values.email import find_emails
from extractors.values.organisation import is_organisation
from extractors.values.person import find_persons
from extractors.values.phone import find_phones
from schemas.document import Block

NEAR = 2.0  # of the type size: white between a table and the line below it
SURE = 0.85  # of `is_organisation`
ADDRESS_LINES = 4  # an office, its unit, its street, its town
LABEL_WORDS = 3  # of a line that is nothing but a label


def regions(blocks: Sequence[Block], profile: ProfileBlocks) -> Iterator[Region]:
    """The contact blocks among `blocks`, in reading order."""
    own = profile.family.labels
    used: set[int] = set()
    for group in _merged(_groups(blocks, profile), blocks):
        fresh = [b for b in group if id(b) not in used]
        for table in [b for b in fresh if contact_rows(b, own)]:
            # The heading over a table of contacts is used up by its first row.
            claims = [b for b in fresh if _is_contact_title(b, profile)]
            office = _office_below(table, blocks)
            claims += [office] if office else []
            used |= {id(b) for b in (table, *claims)}
            head = entries_of([office], own) if office else ()
            yield from (region_of([*head, *row], [*claims, table]) for row in contact_rows(table, own))
        fresh = [b for b in fresh if id(b) not in used]
        told = [b for b in fresh if not _is_contact_title(b, profile)]
        entries = [e for e in entries_of(told, own) if _belongs(e)]
        if not entries or not reaches(entries):
            continue
        used |= {id(b) for b in fresh}
        yield region_of(entries, [b for b in fresh if not b.cells])


def _groups(blocks: Sequence[Block], profile: ProfileBlocks) -> Iterator[list[Block]]:
    """Runs of blocks that may be contact blocks: under a contact heading, labelled rows and lines, around numbers."""
    taken: set[int] = set()
    kinds = profile.family.section_kinds
    for n, block in enumerate(blocks):
        if id(block) in taken or block is profile.title:
            continue
        group: list[Block] = []
        if contact_rows(block, profile.family.labels):
            group = [block]
        elif is_labelled(block, profile):
            group = labelled_run(blocks, n, profile)
            front = before(blocks, n, taken, profile)
            if not _open_in_front(block, profile) and not any(PLACE_LINE.search(b.text) for b in front):
                front = []
            if not front and (head := _office_over(blocks, n)):
                front = [head]
            headed = bool(front) and field_for(front[-1].text, profile.family.labels) == "person"
            if block.cells and headed:
                front = front[-1:]
            if not block.cells or headed or any(PLACE_LINE.search(b.text) for b in front):
                group = [*front, *group]
        elif block.role == "heading" and kind_of(block.text, kinds) == "contact":
            group = under(blocks, n, profile)
            group = [block, *group] if group else []
        elif has_number(block):
            group = around(blocks, n, taken, profile)
        elif is_prose_contact(block):
            group = [block, *_address_behind(blocks, n)]
        taken |= {id(b) for b in group}
        if group:
            yield group


def _office_below(table: Block, blocks: Sequence[Block]) -> Block | None:
    """The office of all people of a table right below it: a line with its address and nobody's number."""
    at = next(n for n, b in enumerate(blocks) if b is table)
    below = next(iter(blocks[at + 1 :]), None)
    if below is None or below.role != "paragraph" or below.cells or below.page != table.pages[-1]:
        return None
    near = 0 <= below.box.top - max(box.bottom for page, box in table.boxes if page == below.page) < NEAR * below.size
    placed = any(hit.value.street for hit in find_addresses(below.text))
    alone = not (find_phones(below.text) or find_emails(below.text) or find_persons(below.text))
    named = is_organisation(below.text.partition(",")[0]) > SURE
    return below if near and placed and alone and named else None


def _address_behind(blocks: Sequence[Block], n: int) -> list[Block]:
    """The office with its address in lines of their own behind a sentence that says whom to call; none without."""
    found: list[Block] = []
    for block in blocks[n + 1 : n + 1 + ADDRESS_LINES]:
        alike = block.role == "paragraph" and abs(block.size - blocks[n].size) < SAME_SIZE
        if not alike or (block.page, block.container) != (blocks[n].page, blocks[n].container) or has_number(block):
            return []
        found.append(block)
        if PLACE_LINE.search(block.text):
            return found if is_organisation(" ".join(found[0].text.split())) > SURE else []
    return []


def _office_over(blocks: Sequence[Block], n: int) -> Block | None:
    """The office that heads the card in which a labelled line stands, in its type: "Bürgerstiftung Unna"."""
    head, block = (blocks[n - 1], blocks[n]) if n else (None, blocks[n])
    if head is None or head.container < 0 or head.container != block.container or head.role != "heading":
        return None
    return head if is_organisation(head.text) > SURE and abs(head.size - block.size) < SAME_SIZE else None


def _open_in_front(block: Block, profile: ProfileBlocks) -> bool:
    """Whether names and offices may stand in front of a labelled block: not where its label announces them.

    An office with its address in front of "Ansprechpartnerin: X" is that of X all the same.
    """
    entries = entries_of([block], profile.family.labels)
    return block.role != "heading" and not (
        not block.cells and bool(entries) and entries[0].field == "person" and entries[0].lines
    )


def _merged(groups: Iterable[list[Block]], blocks: Sequence[Block]) -> list[list[Block]]:
    """Groups that follow each other without anything between are one block: people who share an address."""
    place = {id(b): n for n, b in enumerate(blocks)}
    found: list[list[Block]] = []
    for group in groups:
        between = blocks[place[id(found[-1][-1])] + 1 : place[id(group[0])]] if found else ()
        adjacent = bool(found) and not between and not group[0].cells and not found[-1][-1].cells
        if found and (adjacent or _complete_each_other(found[-1], between, group)):
            found[-1] = [*found[-1], *group]
        else:
            found.append(group)
    return found


def _complete_each_other(first: Sequence[Block], between: Sequence[Block], second: Sequence[Block]) -> bool:
    """An address and, right behind it or behind one more line of a letterhead, the numbers that belong to it."""
    if (
        len(between) > 1
        or first[-1].page != second[0].page
        or any(len(lines_of(b)) > 3 or b.role == "heading" for b in between)
    ):
        return False
    a, b = ("\n".join(line.text for block in group for line in lines_of(block)) for group in (first, second))
    reach = [bool(find_emails(t) or find_phones(t)) for t in (a, b)]
    return bool(find_addresses(a)) and not find_addresses(b) and reach == [False, True]


def _is_contact_title(block: Block, profile: ProfileBlocks) -> bool:
    """Whether a heading says that contacts follow: it is used up by them but says nothing itself."""
    if _announces(block.text):
        return False
    titled = block.role == "heading" and not block.text.rstrip().endswith(":")
    return titled and kind_of(block.text, profile.family.section_kinds) == "contact"


def _announces(text: str) -> bool:
    """Whether a heading is the label of the person in the next line: "Ihre Ansprechpartnerin"."""
    return "nsprech" in text and field_of(text) == "person" and len(text.split()) <= LABEL_WORDS


def _belongs(entry: Entry) -> bool:
    """Whether an entry of a contact block is about the contact and not about the municipality or the project."""
    if entry.field in {"organisation", "role"} and entry.running_text:
        return False  # "Organisation: Ein Kreis aus … tagt viermal im Jahr. Er …" is a section
    return (entry.field in CONTACT_FIELDS or entry.field in {"imprint", "publisher", None}) and not (
        entry.field is None and entry.label.text and not signals("\n".join(p.text for p in entry.lines))
    )
