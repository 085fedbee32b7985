"""Where contact blocks stand: under headings, in labelled rows and lines, around numbers, in sentences that invite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.generic.contact_lines import Region, region_of
from extractors.generic.entries import entries_of
from extractors.generic.entry import Entry, lines_of
from extractors.generic.kinds import kind_of
from extractors.generic.labels import CONTACT_FIELDS, field_for
from extractors.profile_blocks import ProfileBlocks
from extractors.values.address import find_addresses
from extractors.values.email import find_emails
from extractors.values.organisation import is_organisation
from extractors.values.person import find_persons, is_person_name, parse_person
from extractors.values.phone import find_phones
from extractors.values.role import is_role
from extractors.values.web import find_urls
from schemas.document import RUNNING, Block

MAX_LINE = 95  # characters of a line in a contact block that has no number in it
MAX_DENSE = 260  # characters of a paragraph that is all address
MAX_UNSURE = 2  # unrecognised lines between a name and its numbers
MAX_BEFORE = 8  # blocks that may belong to a contact block in front of its first number
PLACE_LINE = re.compile(r"(?:^|[\s,|])(?:D\s?-\s?)?\d{5}\s+[A-ZÄÖÜ][a-zäöüß]+")
STREET_LINE = re.compile(
    r"\b(?:[A-ZÄÖÜ][\w.-]*)?(?:straße|strasse|str\.|platz|weg|allee|gasse|ring|ufer|damm|"
    r"markt|graben|hof|steig|berg)\s+\d|^(?:Am|An der|Auf|Im|In der|Zum|Zur|Unter|Alter|Alte|"
    r"Neuer|Neue|Platz|Straße)\s[\w\s.-]{2,40}\d+\s?[a-z]?$",
    re.IGNORECASE,
)


def regions(blocks: Sequence[Block], profile: ProfileBlocks) -> Iterator[Region]:
    """The contact blocks among `blocks`, in reading order."""
    own = profile.family.labels
    used: set[int] = set()
    for group in _merged(_groups(blocks, profile), blocks):
        fresh = [b for b in group if id(b) not in used]
        told = [b for b in fresh if not _is_contact_title(b, profile)]
        entries = [e for e in entries_of(told, own) if _belongs(e)]
        if not entries or not _reaches(entries):
            continue
        used |= {id(b) for b in fresh}
        yield region_of(entries, [b for b in fresh if not b.cells])


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
    titled = block.role == "heading" and not block.text.rstrip().endswith(":")
    return titled and kind_of(block.text, profile.family.section_kinds) == "contact"


def _belongs(entry: Entry) -> bool:
    """Whether an entry of a contact block is about the contact and not about the municipality or the project."""
    return (entry.field in CONTACT_FIELDS or entry.field in {"imprint", "publisher", None}) and not (
        entry.field is None and entry.label.text and not _signals("\n".join(p.text for p in entry.lines))
    )


def _reaches(entries: Sequence[Entry]) -> bool:
    text = "\n".join(f"{e.label.text} " + "\n".join(p.text for p in e.lines) for e in entries)
    if _signals(text):
        return True
    return any(e.field == "person" and e.lines and parse_person(e.lines[0].text) for e in entries if e.label.text)


def _groups(blocks: Sequence[Block], profile: ProfileBlocks) -> Iterator[list[Block]]:
    """Runs of blocks that may be contact blocks: under a contact heading, labelled rows and lines, around numbers."""
    taken: set[int] = set()
    kinds = profile.family.section_kinds
    for n, block in enumerate(blocks):
        if id(block) in taken or block is profile.title:
            continue
        group: list[Block] = []
        if _is_labelled(block, profile):
            group = _labelled_run(blocks, n, profile)
            front = _before(blocks, n, taken, profile) if _open_in_front(block, profile) else []
            headed = bool(front) and field_for(front[-1].text, profile.family.labels) == "person"
            if block.cells and headed:
                front = front[-1:]
            if not block.cells or headed or any(PLACE_LINE.search(b.text) for b in front):
                group = [*front, *group]
        elif block.role == "heading" and kind_of(block.text, kinds) == "contact":
            group = _under(blocks, n, profile)
            group = [block, *group] if group else []
        elif _has_number(block):
            group = _around(blocks, n, taken, profile)
        elif _is_prose_contact(block):
            group = [block]
        taken |= {id(b) for b in group}
        if group:
            yield group


def _open_in_front(block: Block, profile: ProfileBlocks) -> bool:
    """Whether names and offices may stand in front of a labelled block: not where its label announces them."""
    entries = entries_of([block], profile.family.labels)
    return block.role != "heading" and not (
        not block.cells and bool(entries) and entries[0].field == "person" and entries[0].lines
    )


def _is_labelled(block: Block, profile: ProfileBlocks) -> bool:
    """Whether a block begins with a contact label that has its value behind it, or is a table with such labels."""
    if block.role in {"list_item", "footnote"} or (block.role == "heading" and not block.text.rstrip().endswith(":")):
        return False
    entries = entries_of([block], profile.family.labels)
    if block.cells:
        return any(e.label.text and e.lines and e.field in CONTACT_FIELDS for e in entries)
    return bool(entries) and bool(entries[0].label.text) and entries[0].field in CONTACT_FIELDS


def _only_web(block: Block, above: Block) -> bool:
    """Whether a line below a contact is nothing but a web address."""
    hits = find_urls(block.text)
    return (
        block.role == "paragraph"
        and above.page == block.page
        and sum(h.stop - h.start for h in hits) > 0.8 * len(block.text)
    )


def _labelled_run(blocks: Sequence[Block], n: int, profile: ProfileBlocks) -> list[Block]:
    """Labelled rows and lines in a row, with the values of labels that stand alone and what a page break parted."""
    group = [blocks[n]]
    for block in blocks[n + 1 :]:
        last = group[-1]
        entries = entries_of(group, profile.family.labels)
        waits = bool(entries) and bool(entries[-1].label.text) and not entries[-1].lines
        value = waits and block.role in {"paragraph", "heading"} and not block.cells and len(block.text) <= 2 * MAX_LINE
        rest = block.page > last.page and _continues(block, profile)
        more = not last.cells and (_has_number(block) or _only_web(block, last))
        if block is profile.title or not (_is_labelled(block, profile) or value or rest or more):
            break
        group.append(block)
    return group


def _continues(block: Block, profile: ProfileBlocks) -> bool:
    """Whether a block at the top of a page goes on with a contact block of the page before."""
    if block.cells:
        entries = entries_of([block], profile.family.labels)
        return bool(entries) and not entries[0].label.text and _reaches(entries)
    return _has_number(block) and len(lines_of(block)) <= 4


def _under(items: Sequence[Block], n: int, profile: ProfileBlocks) -> list[Block]:
    """The blocks of a contact section: to the next heading that is neither a label nor a person nor an office."""
    group: list[Block] = []
    heading = items[n]
    for block in items[n + 1 :]:
        if block.role == "heading" and not _contact_heading(block, heading, profile):
            break
        if (
            block.container != heading.container
            and heading.container >= 0
            and group
            and block.container != group[-1].container
        ):
            break
        if block.role not in RUNNING and _is_prose(block) and not _signals(block.text):
            break
        if block.cells and not entries_of([block], profile.family.labels):
            break
        group.append(block)
    return group


def _contact_heading(block: Block, heading: Block, profile: ProfileBlocks) -> bool:
    text = block.text
    if block is profile.title or (block.level < heading.level and block.size > heading.size + 0.5):
        return False
    if kind_of(text, profile.family.section_kinds) not in {"other", "contact"}:
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


def _around(items: Sequence[Block], n: int, taken: set[int], profile: ProfileBlocks) -> list[Block]:
    """The run of contact lines around a block with a number: names and offices in front, further lines behind."""
    group = [*_before(items, n, taken, profile), items[n]]
    at = n + 1
    while at < len(items) and not items[at].cells:
        if not (_has_number(items[at]) or _only_web(items[at], group[-1]) or _behind(items, at, profile)):
            break
        group.append(items[at])
        at += 1
    return group


def _before(items: Sequence[Block], n: int, taken: set[int], profile: ProfileBlocks) -> list[Block]:
    """The names, offices and address lines directly in front of a block with a number."""
    group: list[Block] = []
    unsure: list[Block] = []
    for at in range(n - 1, max(-1, n - 1 - MAX_BEFORE), -1):
        block = items[at]
        if id(block) in taken:
            break
        if _in_front(block, items[at + 1], profile):
            group = [block, *unsure, *group]
            unsure = []
        elif len(unsure) < MAX_UNSURE and _short_line(block, items[at + 1], profile):
            unsure.insert(0, block)  # counts where a name or an office stands above it
        else:
            break
    return group


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
        and text[:1].isupper()
        and not text.rstrip().endswith((".", "!", "?", ":"))
    )


def _in_front(block: Block, following: Block, profile: ProfileBlocks) -> bool:
    if block is profile.title or block.cells or block.role in {"list_item", "footnote"} or block.page != following.page:
        return False
    if block.container != following.container:
        return False
    text = block.text
    if block.role == "heading":
        return (
            is_person_name(text) > 0.6
            or (is_organisation(text) > 0.85 and kind_of(text, profile.family.section_kinds) == "other")
            or parse_person(text) is not None
        )
    if _is_prose(block) or text[:1] in "„»—–" or len(lines_of(block)) > 8:
        return False
    if field_for(text, profile.family.labels) in {"person", "address", "organisation"} and len(text.split()) <= 4:
        return True  # "Kontakt" in bold, no heading
    return bool(STREET_LINE.search(text) or PLACE_LINE.search(text)) or any(
        _all_people(line.text)
        or is_organisation(line.text) > 0.8
        or is_role(line.text) > 0.8
        or parse_person(line.text) is not None
        for line in lines_of(block)
    )


def _all_people(text: str) -> bool:
    """Whether a line is nothing but names."""
    return is_person_name(text) > 0.6 or sum(h.stop - h.start for h in find_persons(text)) > 0.7 * len(text)


def _behind(items: Sequence[Block], at: int, profile: ProfileBlocks) -> bool:
    """Whether a block without number goes on with the contact block: a name or an office with a number soon behind."""
    block = items[at]
    if block.role in {"list_item", "footnote"} or block.cells:
        return False
    for following in items[at : at + 3]:
        if following.cells or following.page != block.page:
            return False
        if following is not block and _has_number(following):
            return _in_front(block, following, profile)
        if not _in_front(following, block, profile):
            return False
    return False


def _has_number(block: Block) -> bool:
    """Whether a block holds what one can be reached by, and is no running text that merely mentions it."""
    if block.cells or block.role in {"footnote", "heading"}:
        return False
    text = "\n".join(line.text for line in lines_of(block))
    if block.role == "list_item" and not (find_emails(text) and find_phones(text)):
        return False  # an address in a bullet is something to read, not somebody to call
    return _signals(text) and not _is_prose(block)


def _is_prose_contact(block: Block) -> bool:
    """A sentence that says whom to call: it names a person or an office, how to reach them, and that one may."""
    if block.cells or block.role not in {"paragraph", "list_item"} or not _INVITES.search(block.text):
        return False
    reach = bool(find_emails(block.text)) or any(h.value.kind is not None for h in find_phones(block.text))
    return reach and (bool(find_persons(block.text)) or len(block.text) < 3 * MAX_LINE)


def _signals(text: str) -> bool:
    """An e-mail address, a phone number, or a postcode with its town and a street."""
    if find_emails(text):
        return True
    if any(h.value.kind is not None or h.value.valid for h in find_phones(text)):
        return True
    return any(a.value.street or a.value.po_box for a in find_addresses(text))


def _is_prose(block: Block) -> bool:
    """Sentences that run over lines: no contact block, whatever numbers they hold."""
    text = block.text
    sentences = re.findall(r"[a-zäöüß)“]{2}[.!?](?:\s+[A-ZÄÖÜ„]|$)", text)
    if len(text) < MAX_DENSE and len(sentences) <= 2 and find_emails(text) and find_phones(text):
        return False  # number beside number: an address in one piece, with an abbreviation or two
    return (len(text) > 150 and len(sentences) >= 2) or (
        len(sentences) >= 1 and len(text) > MAX_LINE and len(text.split()) > 12 and not _mostly_lines(block)
    )


def _mostly_lines(block: Block) -> bool:
    """Lines that end where their content ends: names, streets, numbers."""
    lines = lines_of(block)
    return (
        len(lines) > 2
        and sum(len(line.text) < 60 for line in lines) > 0.7 * len(lines)
        and bool([line for line in lines if REACH_LINE.match(line.text)])
    )


_INVITES = re.compile(
    r"\b(?:Ansprech(?:partner|person|bar)\w*|Kontakt\w*|erreich(?:en|bar)|Rückfragen|Auskunft|"
    r"Auskünfte|Fragen|Anmeldung\w*|wenden Sie sich|melden Sie sich|steht .{0,40}zur "
    r"Verfügung)\b"
)
REACH_LINE = re.compile(r"^\s*(?:Tel|Fon|Fax|Telefon|Mobil|E-?\s?-?Mail|Mail|www\.|\S+@\S+|\d{5}\s)", re.IGNORECASE)
