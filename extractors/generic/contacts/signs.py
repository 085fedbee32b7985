"""What shows that a block says how to reach somebody: numbers, addresses, lines; and what shows that it is prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.generic.entry import lines_of
from extractors.values.address import find_addresses
from extractors.values.email import find_emails
from extractors.values.person import find_persons
from extractors.values.phone import find_phones
from extractors.values.web import find_urls
from schemas.document import Block

MAX_LINE = 95  # characters of a line in a contact block that has no number in it
MAX_DENSE = 260  # characters of a paragraph that is all address
_INVITES = re.compile(
    r"\b(?:Ansprech(?:partner|person|bar)\w*|Kontakt\w*|erreich(?:en|bar)|Rückfragen|Auskunft|"
    r"Auskünfte|Fragen|Anmeldung\w*|wenden Sie sich|melden Sie sich|steht .{0,40}zur "
    r"Verfügung)\b"
)
REACH_LINE = re.compile(r"^\s*(?:Tel|Fon|Fax|Telefon|Mobil|E-?\s?-?Mail|Mail|www\.|\S+@\S+|\d{5}\s)", re.IGNORECASE)


_CREDIT = re.compile(
    r"(?:^|[.!?)]\s|\s[|·]\s|\()(?:Fotos?|Fotografie|Bild(?:er|nachweis)?|Abbildung|Illustration)\s?:\s"
)


def is_credit(block: Block) -> bool:
    """Whether a short line says who took a picture: nobody to call."""
    plain = block.role in {"paragraph", "caption"} and not block.cells and len(block.text) <= MAX_LINE
    return plain and _CREDIT.search(block.text) is not None and not signals(block.text)


def signals(text: str) -> bool:
    """An e-mail address, a phone number, or a postcode with its town and a street."""
    if find_emails(text):
        return True
    if any(h.value.kind is not None or h.value.valid for h in find_phones(text)):
        return True
    return any(a.value.street or a.value.po_box for a in find_addresses(text))


def has_number(block: Block) -> bool:
    """Whether a block holds what one can be reached by, and is no running text that merely mentions it."""
    if block.cells or block.role in {"footnote", "heading"}:
        return False
    text = "\n".join(line.text for line in lines_of(block))
    if block.role == "list_item" and not (find_emails(text) and find_phones(text)):
        return False  # an address in a bullet is something to read, not somebody to call
    if _ORDERS.search(text) and not find_phones(text):
        return False  # where to order the booklets is nobody to call
    if _EVENT.search(text) and not (find_phones(text) or find_emails(text)):
        return False  # where something takes place
    return signals(text) and not is_prose(block)


_EVENT = re.compile(r"\b\d{1,2}\.\s?(?:\d{1,2}\.\s?(?:\d{4}|\d\d)?|[JFMASOND][a-zä]+ (?:19|20)\d\d)(?!\d)|\d\s?Uhr\b")
_ORDERS = re.compile(r"\b(?:ab|nach)?bestell\w*|\babonnier\w*|\bzu beziehen\b", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:Mo|Di|Mi|Do|Fr|Sa|So|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tags?|Mittwochs?|täglich|werktags)\b"
    r".*\d{1,2}(?:[.:]\d\d)?\s?(?:Uhr\b|h\b|[–-]|bis\b)",
    re.IGNORECASE,
)


def says_when(text: str) -> bool:
    """Whether a line says when somebody can be reached: "Mo, Di 8–12 Uhr"."""
    return _WHEN.search(text) is not None and len(text) <= MAX_LINE


def broken_over(blocks: Sequence[Block]) -> bool:
    """Whether an e-mail address or a postal address begins in the first of two blocks and ends in the second."""
    if len(blocks) < 2 or blocks[0].page != blocks[1].page or any(b.cells or b.role != "paragraph" for b in blocks):
        return False
    end, start = lines_of(blocks[0])[-1].text, lines_of(blocks[1])[0].text
    both = f"{end}\n{start}"
    found = [(mail.start, mail.stop) for mail in find_emails(both)]
    found += [(address.start, address.stop) for address in find_addresses(both) if address.value.street]
    return len(end) <= MAX_LINE and any(a < len(end) < b for a, b in found)


def only_web(block: Block, above: Block) -> bool:
    """Whether a line below a contact is nothing but a web address."""
    hits = find_urls(block.text)
    return (
        block.role == "paragraph"
        and above.page == block.page
        and sum(h.stop - h.start for h in hits) > 0.8 * len(block.text)
    )


def is_prose_contact(block: Block) -> bool:
    """A sentence that says whom to call: it names a person or an office, how to reach them, and that one may."""
    if block.cells or block.role not in {"paragraph", "list_item"} or not _INVITES.search(block.text):
        return False
    reach = bool(find_emails(block.text)) or any(h.value.kind is not None for h in find_phones(block.text))
    return reach and (bool(find_persons(block.text)) or len(block.text) < 3 * MAX_LINE)


def is_prose(block: Block) -> bool:
    """Sentences that run over lines: no contact block, whatever numbers they hold."""
    text = block.text
    sentences = re.findall(r"[a-zäöüß)“]{2}[.!?](?:\s+[A-ZÄÖÜ„]|$)", text)
    placed = bool(find_emails(text)) or any(a.value.street for a in find_addresses(text))
    if len(text) < MAX_DENSE and len(sentences) <= 2 and placed and find_phones(text):
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
