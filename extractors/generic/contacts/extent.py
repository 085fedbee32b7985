"""How far a contact block reaches: under its heading, along its labels, and around its numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extractors.generic.contacts.signs import MAX_LINE, broken_over, has_number, is_prose, only_web, says_when, signals
from extractors.generic.entries import entries_of
from extractors.generic.entry import Entry, lines_of
from extractors.generic.kinds import kind_of
from extractors.generic.labels import CONTACT_FIELDS, field_for
from extractors.profile_blocks import ProfileBlocks
from extractors.values.organisation import is_organisation
from extractors.values.person import find_persons, is_person_name, parse_person
from extractors.values.role import is_role
from extractors.values.street import parse_street
from schemas.document import RUNNING, Block

_LEADS_IN = re.compile(r"^[A-ZÄÖÜ][\w ]+\s(?:an|bei|von|mit)$")  # "Nachgefragt bei" over a name
LEAD = 5  # words before the name of somebody to be asked
SAME_SIZE = 0.3  # points
MAX_UNSURE = 2  # unrecognised lines between a name and its numbers
MAX_BEFORE = 8  # blocks that may belong to a contact block in front of its first number
PLACE_LINE = re.compile(r"(?:^|[\s,|])(?:D\s?-\s?)?\d{5}\s+[A-ZÄÖÜ][a-zäöüß]+")
STREET_LINE = re.compile(
    r"\b(?:[A-ZÄÖÜ][\w.-]*)?(?:straße|strasse|str\.|platz|weg|allee|gasse|ring|ufer|damm|"
    r"markt|graben|hof|steig|berg)\s+\d|^(?:Am|An der|Auf|Im|In der|Zum|Zur|Unter|Alter|Alte|"
    r"Neuer|Neue|Platz|Straße)\s[\w\s.-]{2,40}\d+\s?[a-z]?$",
    re.IGNORECASE,
)


def is_labelled(block: Block, profile: ProfileBlocks) -> bool:
    """Whether a block begins with a contact label that has its value behind it, or is a table with such labels."""
    if block.role in {"list_item", "footnote"} or (block.role == "heading" and not block.text.rstrip().endswith(":")):
        return False
    entries = entries_of([block], profile.family.labels)
    if block.cells:
        return any(e.label.text and e.lines and e.field in CONTACT_FIELDS for e in entries)
    return bool(entries) and bool(entries[0].label.text) and entries[0].field in CONTACT_FIELDS


def reaches(entries: Sequence[Entry]) -> bool:
    text = "\n".join(f"{e.label.text} " + "\n".join(p.text for p in e.lines) for e in entries)
    if signals(text):
        return True
    return any(e.field == "person" and e.lines and parse_person(e.lines[0].text) for e in entries if e.label.text)


def labelled_run(blocks: Sequence[Block], n: int, profile: ProfileBlocks) -> list[Block]:
    """Labelled rows and lines in a row, with the values of labels that stand alone and what a page break parted."""
    group = [blocks[n]]
    for at, block in enumerate(blocks[n + 1 :], start=n + 1):
        last = group[-1]
        entries = entries_of(group, profile.family.labels)
        waits = bool(entries) and bool(entries[-1].label.text) and not entries[-1].lines
        value = waits and block.role in {"paragraph", "heading"} and not block.cells and len(block.text) <= 2 * MAX_LINE
        rest = block.page > last.page and _continues(block, profile)
        more = not last.cells and (
            has_number(block)
            or only_web(block, last)
            or (_address_behind(blocks, at, last) if any(map(has_number, group)) else _behind(blocks, at, profile))
        )
        if block is profile.title or not (is_labelled(block, profile) or value or rest or more):
            break
        group.append(block)
    return group


def _continues(block: Block, profile: ProfileBlocks) -> bool:
    """Whether a block at the top of a page goes on with a contact block of the page before."""
    if block.cells:
        entries = entries_of([block], profile.family.labels)
        return bool(entries) and not entries[0].label.text and reaches(entries)
    return has_number(block) and len(lines_of(block)) <= 4


def under(items: Sequence[Block], n: int, profile: ProfileBlocks) -> list[Block]:
    """The blocks of a contact section: to the next heading that is neither a label nor a person nor an office."""
    group: list[Block] = []
    heading = items[n]
    for at, block in enumerate(items[n + 1 :], start=n + 1):
        first = not group and _is_office_over_lines(items[at : at + 2])
        if block.role == "heading" and not (first or _contact_heading(block, heading, profile)):
            break
        if (
            block.container != heading.container
            and heading.container >= 0
            and group
            and block.container != group[-1].container
        ):
            break
        if block.role not in RUNNING and is_prose(block) and not signals(block.text):
            break
        if block.cells and not entries_of([block], profile.family.labels):
            break
        group.append(block)
    return group


def _is_office_over_lines(blocks: Sequence[Block]) -> bool:
    """Whether a heading right below the one of the contacts names an office in the type of the lines below it."""
    return (
        len(blocks) > 1
        and blocks[0].role == "heading"
        and is_organisation(blocks[0].text) > 0.85
        and _in_the_type_of(*blocks)
        and len(lines_of(blocks[1])[0].text) <= MAX_LINE
    )


def _contact_heading(block: Block, heading: Block, profile: ProfileBlocks) -> bool:
    text = block.text
    if block is profile.title or (block.level < heading.level and block.size > heading.size + 0.5):
        return False
    if field_for(text, profile.family.labels) in CONTACT_FIELDS and block.level > heading.level:
        return True  # "Internet" over an address of the web
    if _of_the_imprint(block, profile):
        return False
    if block.level <= heading.level and not _no_section(block, profile):
        return False
    if is_organisation(text) <= 0.85 and not _no_section(block, profile):
        return False
    entries = entries_of([block], profile.family.labels)
    labelled = bool(entries and entries[0].label.text)
    return (
        labelled
        or is_person_name(text) > 0.6
        or is_organisation(text) > 0.6
        or kind_of(text) == "contact"
        or parse_person(text) is not None
    )


def around(items: Sequence[Block], n: int, taken: set[int], profile: ProfileBlocks) -> list[Block]:
    """The run of contact lines around a block with a number: names and offices in front, further lines behind."""
    group = [*before(items, n, taken, profile), items[n]]
    at = n + 1
    while at < len(items) and not items[at].cells:
        if not (
            broken_over(items[at - 1 : at + 1])
            or broken_over(items[at : at + 2])
            or _hours(items[at : at + 2], profile)
            or has_number(items[at])
            or only_web(items[at], group[-1])
            or _behind(items, at, profile)
            or _address_behind(items, at, group[-1])
        ):
            break
        group.append(items[at])
        at += 1
    return group


def _hours(blocks: Sequence[Block], profile: ProfileBlocks) -> bool:
    """Whether a block says when one may call, or is the heading over one that does."""
    block, *rest = blocks
    if block.role == "heading":
        return bool(rest) and field_for(block.text, profile.family.labels) == "hours" and _hours(rest, profile)
    return block.role == "paragraph" and all(says_when(line.text) for line in lines_of(block))


def before(items: Sequence[Block], n: int, taken: set[int], profile: ProfileBlocks) -> list[Block]:
    """The names, offices and address lines directly in front of a block with a number."""
    group: list[Block] = []
    unsure: list[Block] = []
    for at in range(n - 1, max(-1, n - 1 - MAX_BEFORE), -1):
        block = items[at]
        # What ends a page may be a signature, and what begins the next one its letterhead.
        if id(block) in taken or _of_the_imprint(block, profile) or block.page != items[at + 1].page:
            break
        if _in_front(block, items[at + 1], profile) or broken_over(items[at : at + 2]):
            group = [block, *unsure, *group]
            unsure = []
        elif len(unsure) < MAX_UNSURE and _short_line(block, items[at + 1], profile):
            unsure.insert(0, block)  # counts where a name or an office stands above it
        else:
            break
    return group


def _behind(items: Sequence[Block], at: int, profile: ProfileBlocks) -> bool:
    """Whether a block without number goes on with the contact block: a name or an office with a number soon behind."""
    block = items[at]
    if block.role in {"list_item", "footnote"} or block.cells:
        return False
    for following in items[at : at + 3]:
        if following.cells or not _follows(following, block):
            return False
        if following is not block and has_number(following):
            return _in_front(block, following, profile)
        if not _in_front(following, block, profile):
            return False
    return False


def _address_behind(items: Sequence[Block], at: int, last: Block) -> bool:
    """Whether a block right below the numbers is the rest of the contact block: its office, street and town."""
    block, rest = items[at], items[at + 1 : at + 2]
    if block.role != "paragraph" or (block.page, block.container) != (last.page, last.container):
        return False
    if abs(block.size - last.size) > SAME_SIZE or block.box.top - last.box.bottom > 1.5 * block.size:
        return False
    if any(has_number(b) for b in takewhile(lambda b: b.role == "paragraph", items[at : at + 4])):
        return False  # the office of those whose numbers follow
    texts = [
        line.text for b in (block, *rest) if b.page == block.page and b.role == "paragraph" for line in lines_of(b)
    ]
    return any(map(PLACE_LINE.search, texts)) and all(
        _is_address_line(line.text) or is_organisation(line.text) > 0.8 for line in lines_of(block)
    )


def _in_front(block: Block, following: Block, profile: ProfileBlocks) -> bool:
    if block is profile.title or block.cells or block.role in {"list_item", "footnote"}:
        return False
    if not _follows(following, block):
        return False
    text = block.text
    if block.role == "heading":
        return (
            is_person_name(text) > 0.6
            or (is_organisation(text) > 0.85 and (_in_the_type_of(block, following) or _no_section(block, profile)))
            or parse_person(text) is not None
            or _heads_lines(block, following, profile)
        )
    if is_prose(block) or text[:1] in "„»—–" or len(lines_of(block)) > 8:
        return False
    if field_for(text, profile.family.labels) in {"person", "address", "organisation"} and len(text.split()) <= 4:
        return True  # "Kontakt" in bold, no heading
    if _heads_lines(block, following, profile):
        return True
    return bool(STREET_LINE.search(text) or PLACE_LINE.search(text)) or any(
        _all_people(line.text)
        or is_organisation(line.text) > 0.8
        or is_role(line.text) > 0.8
        or parse_person(line.text) is not None
        or _explained(line.text)
        or (_LEADS_IN.match(line.text) and _all_people(lines_of(following)[0].text))
        or _announced(line.text)
        or _publishes(line.text, profile)
        for line in lines_of(block)
    )


def _follows(block: Block, before: Block) -> bool:
    """Whether a block stands below another in its container, or a page break parts them."""
    if block.page != before.page:
        return block.page == before.page + 1 and block.size == before.size
    return block.container == before.container


def _publishes(text: str, profile: ProfileBlocks) -> bool:
    """Whether a line says who publishes: "Herausgegeben vom: Netzwerk Muster"."""
    label, colon, rest = text.partition(": ")
    return bool(colon) and field_for(label, profile.family.labels) == "publisher" and is_organisation(rest) > 0.8


def _of_the_imprint(block: Block, profile: ProfileBlocks) -> bool:
    """Whether a block is the heading of an imprint: what stands before it is not the publisher's."""
    return field_for(block.text, profile.family.labels) == "publisher"


def _no_section(heading: Block, profile: ProfileBlocks) -> bool:
    return kind_of(heading.text, profile.family.section_kinds) in {"other", "contact"}


def _in_the_type_of(heading: Block, following: Block) -> bool:
    """Whether a heading is no more than the bold head of the lines below it, in their size."""
    return following.role == "paragraph" and abs(heading.size - following.size) < SAME_SIZE


def _heads_lines(bold: Block, following: Block, profile: ProfileBlocks) -> bool:
    """Whether a bold line directly over a street, a town or a number names whom they belong to, in whatever words.

    So does a role over a name. Over a number no section's heading does: "Beratung und Hilfe" over "Tel. 0800 …".
    """
    lines = lines_of(following)
    return (
        bold.passage.bold
        and not following.passage.bold
        and _in_the_type_of(bold, following)
        and bool(lines)
        and _short_line(replace(bold, role="paragraph"), following, profile)
        and (
            (is_role(bold.text) > 0.5 and _all_people(lines[0].text))
            or (
                field_for(bold.text, profile.family.labels) is None
                and len(bold.text.split()) > 1
                and (_is_address_line(lines[0].text) or (has_number(following) and _no_section(bold, profile)))
            )
        )
    )


def _is_address_line(text: str) -> bool:
    return bool(STREET_LINE.search(text) or PLACE_LINE.search(text)) or parse_street(text) is not None


def _explained(text: str) -> bool:
    """A name with anything in brackets behind it: "Ada Beispiel (Fahrdienst)"."""
    name, bracket, rest = text.partition(" (")
    return bool(bracket) and rest.endswith(")") and is_person_name(name) > 0.6


def _announced(text: str) -> bool:
    """A name behind a few words with a colon: "Wer mehr wissen will: Ada Beispiel, Lotsin"."""
    lead, colon, rest = text.rpartition(": ")
    return bool(colon) and len(lead.split()) <= LEAD and (_all_people(rest) or parse_person(rest) is not None)


def _short_line(block: Block, following: Block, profile: ProfileBlocks) -> bool:
    """One line that could be a role or an office in words nobody has foreseen."""
    text = block.text
    return (
        block is not profile.title
        and block.role == "paragraph"
        and not block.cells
        and block.page == following.page
        and block.container == following.container
        and len(lines_of(block)) <= 2
        and 3 < len(text) <= MAX_LINE
        and (text[:1].isupper() or "-" in text.split()[0])  # "wellcome-Büro Unna"
        and not text.rstrip().endswith((".", "!", "?", ":"))
    )


def _all_people(text: str) -> bool:
    """Whether a line is nothing but names."""
    return is_person_name(text) > 0.6 or sum(h.stop - h.start for h in find_persons(text)) > 0.7 * len(text)
